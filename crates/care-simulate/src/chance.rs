//! Chance that does not depend on the order in which it is asked for.
//!
//! Each draw is named: whose, about what, which stream, the how manieth. So the same fax is lost and the same
//! day is a forgetful one whatever was said to the person: policies differ only by what they say.

/// What a draw is for. The numbers are part of every published figure: never renumber.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What the person's season looks like.
    Make = 1,
    /// Whether she remembers a task.
    Remembers = 2,
    /// Whether she acts by herself on a day.
    OwnDay = 3,
    /// Whether she acts on a push.
    ActsOnPush = 4,
    /// Whether somebody answers the phone.
    Answers = 5,
    /// Whether she notes what she did.
    Notes = 6,
    /// Whether something sent arrives and can be used.
    Arrives = 7,
    /// Whether an office or plan does by itself what it said.
    Office = 8,
    /// How long a party takes.
    Lasts = 9,
    /// Whether she misses a visit.
    Misses = 10,
    /// Whether a reminder of a visit comes through.
    Reminded = 11,
    /// Whether an earlier date turns up.
    Sooner = 12,
}

/// The draws of one person.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    root: u64,
}

impl Chance {
    /// The draws of a person in a population with this seed.
    pub fn of(seed: u64, person: u64) -> Self {
        Self { root: mix(mix(seed) ^ person.wrapping_mul(0x9E37_79B9_7F4A_7C15)) }
    }

    /// Uniform in [0, 1): one number for each name.
    pub fn draw(self, stream: Stream, about: u64, nth: u64) -> f64 {
        let named = mix(self.root ^ mix(about.wrapping_mul(64).wrapping_add(stream as u64)));
        let bits = mix(named.wrapping_add(nth.wrapping_mul(0xD1B5_4A32_D192_ED03))) >> 11;
        bits as f64 / (1u64 << 53) as f64
    }

    /// Whether something that happens with this probability happens.
    pub fn happens(self, probability: f64, stream: Stream, about: u64, nth: u64) -> bool {
        self.draw(stream, about, nth) < probability
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(self, low: i64, high: i64, stream: Stream, about: u64, nth: u64) -> i64 {
        let width = (high - low + 1).max(1) as f64;
        low + (self.draw(stream, about, nth) * width) as i64
    }
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014; public domain).
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_even_and_do_not_hang_together() {
        let draws: Vec<f64> = (0..20_000).map(|n| Chance::of(7, n / 10).draw(Stream::Answers, 3, n % 10)).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        let pairs: f64 = draws.windows(2).map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5)).sum();
        assert!((pairs / draws.len() as f64).abs() < 0.003);
    }

    #[test]
    fn a_draw_has_a_name_and_no_order() {
        let chance = Chance::of(1, 2);
        let first = chance.draw(Stream::Arrives, 5, 0);
        chance.draw(Stream::Answers, 5, 0);
        assert_eq!(first, Chance::of(1, 2).draw(Stream::Arrives, 5, 0));
        assert_ne!(first, chance.draw(Stream::Arrives, 5, 1));
    }
}
