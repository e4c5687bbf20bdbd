//! Runs the population.
#![allow(clippy::print_stdout, reason = "the figures go to standard output")]
use care_simulate::assumptions::Rates;
use care_simulate::measure::Population;
use care_simulate::policy::Policy;

fn main() {
    let journeys = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1000);
    let population = Population { seed: 20270301, journeys };
    for policy in [
        Policy::NoHelp,
        Policy::Calendar,
        Policy::Clock { every_days: 1 },
        Policy::Clock { every_days: 3 },
        Policy::Clock { every_days: 7 },
        Policy::Clock { every_days: 14 },
        Policy::Ours,
    ] {
        let f = population.live(policy, &Rates::usual());
        println!(
            "{:45} in time {:.3} [{:.3} {:.3}] there {:.3} late {:.2} loops {:.3} missed {:.3} pushes {:.2} useless {:.3} idle {:.3}",
            policy.name(),
            f.in_time.value,
            f.in_time.low,
            f.in_time.high,
            f.there.value,
            f.days_late.value,
            f.loops.value,
            f.missed.value,
            f.pushes.value,
            f.useless.value,
            f.idle.value
        );
        println!("    {:?}", f.by_kind.iter().map(|(k, f)| format!("{k:?} {:.3}", f.value)).collect::<Vec<_>>());
    }
}
