//! Figures with their intervals. People are the units: what happens to one person hangs together.

use crate::assumptions::Rates;
use crate::calendar::Calendar;
use crate::life::SEASON_DAYS;
use crate::policy::Policy;
use crate::season::{Ending, What, journeys_of, live};

/// A ratio with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The ratio over all people.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Figure {
    /// Sum of the first over sum of the second, one pair a person; the variance is that of a ratio of means.
    pub fn ratio(pairs: &[(f64, f64)]) -> Self {
        let n = pairs.len() as f64;
        let (top, bottom) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        if bottom <= 0.0 || n < 2.0 {
            return Self { value: 0.0, low: 0.0, high: 0.0 };
        }
        let value = top / bottom;
        let squares: f64 = pairs.iter().map(|pair| (pair.0 - value * pair.1).powi(2)).sum();
        let half = 1.96 * (n / (n - 1.0) * squares).sqrt() / bottom;
        Self { value, low: (value - half).max(0.0), high: value + half }
    }
}

/// The figures of one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Which.
    pub policy: Policy,
    /// Hard needs closed on or before the last safe day.
    pub in_time: Figure,
    /// The same by kind.
    pub by_kind: Vec<(What, Figure)>,
    /// Pictures and reports that lay with the office on the day of the visit.
    pub there: Figure,
    /// Days after the last safe day, for each hard need; at most 30.
    pub days_late: Figure,
    /// Referrals whose note was back at the end.
    pub loops: Figure,
    /// Visits and scans that were missed, of all that were due.
    pub missed: Figure,
    /// Pushes for each person and week.
    pub pushes: Figure,
    /// Pushes after which nothing could be done.
    pub useless: Figure,
    /// Pushes that changed nothing: nothing could be done, or nobody followed.
    pub idle: Figure,
}

/// Kinds, in the order of the tables.
pub const KINDS: &[What] = &[What::Pictures, What::Report, What::Approval, What::Supply, What::Seen];

/// A population: whole people, until there are so many journeys.
#[derive(Clone, Copy, Debug)]
pub struct Population {
    /// The seed of all chance.
    pub seed: u64,
    /// At least so many journeys.
    pub journeys: u64,
}

impl Population {
    /// People in it.
    pub fn people(self) -> u64 {
        let (mut people, mut journeys) = (0, 0);
        while journeys < self.journeys {
            journeys += journeys_of(self.seed, people);
            people += 1;
        }
        people
    }

    /// Lives every season on two threads and measures. The same whatever the number of threads.
    pub fn live(self, policy: Policy, rates: &Rates) -> Figures {
        let (calendar, people) = (Calendar::new(), self.people());
        let half = people / 2;
        let of = |from: u64, to: u64| -> Vec<Ending> {
            (from..to).map(|person| live(self.seed, person, policy, rates, &calendar)).collect()
        };
        let endings = std::thread::scope(|scope| {
            let second = scope.spawn(|| of(half, people));
            let mut all = of(0, half);
            all.extend(second.join().unwrap_or_default());
            all
        });
        figures(policy, &endings)
    }
}

fn figures(policy: Policy, endings: &[Ending]) -> Figures {
    let ratio = |pair: &dyn Fn(&Ending) -> (f64, f64)| Figure::ratio(&endings.iter().map(pair).collect::<Vec<_>>());
    let share = |of: &dyn Fn(What) -> bool, is: &dyn Fn(&crate::season::Ended) -> bool| {
        ratio(&|ending| {
            let goals: Vec<_> = ending.goals.iter().filter(|goal| of(goal.what)).collect();
            (goals.iter().filter(|goal| is(goal)).count() as f64, goals.len() as f64)
        })
    };
    let counts = |pair: (u32, u32)| (f64::from(pair.0), f64::from(pair.1));
    Figures {
        policy,
        in_time: share(&|_| true, &|goal| goal.in_time),
        by_kind: KINDS.iter().map(|kind| (*kind, share(&|what| what == *kind, &|goal| goal.in_time))).collect(),
        there: share(&|what| matches!(what, What::Pictures | What::Report), &|goal| goal.there),
        days_late: ratio(&|ending| {
            (ending.goals.iter().map(|goal| goal.days_late as f64).sum(), ending.goals.len() as f64)
        }),
        loops: ratio(&|ending| counts(ending.loops)),
        missed: ratio(&|ending| counts(ending.missed)),
        pushes: ratio(&|ending| (f64::from(ending.told.pushes), SEASON_DAYS as f64 / 7.0)),
        useless: ratio(&|ending| counts((ending.told.useless, ending.told.pushes))),
        idle: ratio(&|ending| {
            counts((ending.told.pushes - ending.told.followed.min(ending.told.pushes), ending.told.pushes))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_share_is_the_textbook_one() {
        let pairs: Vec<(f64, f64)> = (0..400).map(|n| (f64::from(u8::from(n % 4 == 0)), 1.0)).collect();
        let share = Figure::ratio(&pairs);
        assert!((share.value - 0.25).abs() < 1e-9);
        assert!((share.high - 0.25 - 1.96 * (0.25f64 * 0.75 / 400.0).sqrt()).abs() < 1e-4);
    }
}
