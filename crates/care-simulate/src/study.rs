//! What is run, once, for the page: the four policies, and smaller runs with other numbers.

use crate::assumptions::Rates;
use crate::measure::{Figures, Population};
use crate::policy::Policy;

/// The seed of every published figure.
pub const SEED: u64 = 20_270_301;

/// The four ways of being reminded.
pub const FOUR: [Policy; 4] = [Policy::NoHelp, Policy::Calendar, Policy::Clock { every_days: 1 }, Policy::Ours];

/// Slower clocks.
pub const CLOCKS: [Policy; 3] =
    [Policy::Clock { every_days: 3 }, Policy::Clock { every_days: 7 }, Policy::Clock { every_days: 14 }];

/// The same with another number.
#[derive(Clone, Debug)]
pub struct Variant {
    /// What differs.
    pub says: &'static str,
    /// The clock of each day, that of each week, and ours.
    pub figures: Vec<Figures>,
}

/// Everything that the page shows.
#[derive(Clone, Debug)]
pub struct Study {
    /// Journeys asked for.
    pub population: Population,
    /// People that make them.
    pub people: u64,
    /// The four policies.
    pub four: Vec<Figures>,
    /// Slower clocks.
    pub clocks: Vec<Figures>,
    /// Journeys of the smaller runs.
    pub small: Population,
    /// Other numbers.
    pub variants: Vec<Variant>,
}

impl Study {
    /// Runs all of it; the smaller runs with a fifth of the journeys.
    pub fn run(journeys: u64) -> Self {
        let population = Population { seed: SEED, journeys };
        let small = Population { seed: SEED, journeys: journeys / 5 };
        let rates = Rates::usual();
        let each = |policies: &[Policy]| policies.iter().map(|policy| population.live(*policy, &rates)).collect();
        let other = |says, change: &dyn Fn(&mut Rates)| {
            let mut rates = Rates::usual();
            change(&mut rates);
            let policies = [Policy::Clock { every_days: 1 }, Policy::Clock { every_days: 7 }, Policy::Ours];
            Variant { says, figures: policies.iter().map(|policy| small.live(*policy, &rates)).collect() }
        };
        Self {
            population,
            people: population.people(),
            four: each(&FOUR),
            clocks: each(&CLOCKS),
            small,
            variants: vec![
                other("as above", &|_| {}),
                other("a fresh push is followed in 20 %, not 40 %", &|rates| rates.acts_on_push = 0.2),
                other("in 60 %", &|rates| rates.acts_on_push = 0.6),
                other("a repeat costs nothing", &|rates| rates.each_more_repeat = 1.0),
                other("repeats cost by their share of all asks (10 % for each 5 points), not one by one", &|rates| {
                    rates.each_more_repeat = 1.0;
                    rates.each_more_share = 0.9;
                }),
                other("half as many forget at once", &|rates| rates.forgets_at_once = 0.3),
                other("she asks after what offices owe three times as often", &|rates| rates.checks_unasked = 0.06),
                other("she notes half of what she does", &|rates| rates.notes_it = 0.5),
            ],
        }
    }
}
