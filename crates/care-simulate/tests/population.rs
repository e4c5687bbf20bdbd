//! A short population: the order of the policies, the same figures from the same seed, and a page that says
//! what the code assumes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test program")]

use care_simulate::assumptions::Rates;
use care_simulate::calendar::Calendar;
use care_simulate::measure::{Figures, Population};
use care_simulate::policy::Policy;
use care_simulate::season::{journeys_of, live};
use care_simulate::study::SEED;
use care_simulate::{plot, report};

const SHORT: Population = Population { seed: SEED, journeys: 300 };

fn short(policy: Policy) -> Figures {
    SHORT.live(policy, &Rates::usual())
}

#[test]
fn ours_closes_more_than_any_clock_with_fewer_pushes() {
    let ours = short(Policy::Ours);
    for every_days in [1, 3, 7] {
        let clock = short(Policy::Clock { every_days });
        assert!(ours.in_time.value > clock.in_time.value, "{every_days}: {:?} {:?}", ours.in_time, clock.in_time);
        assert!(ours.pushes.high < clock.pushes.low, "{every_days}: {:?} {:?}", ours.pushes, clock.pushes);
        assert!(ours.useless.value < clock.useless.value, "{every_days}: {:?} {:?}", ours.useless, clock.useless);
    }
    let (none, calendar) = (short(Policy::NoHelp), short(Policy::Calendar));
    assert!(none.in_time.value < calendar.in_time.value && calendar.in_time.high < ours.in_time.value);
    assert_eq!(none.pushes.value, 0.0);
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_seed_others() {
    let of = |seed, policy| Population { seed, journeys: 80 }.live(policy, &Rates::usual());
    assert_eq!(of(SEED, Policy::Ours), of(SEED, Policy::Ours));
    assert_ne!(of(SEED, Policy::NoHelp), of(SEED + 1, Policy::NoHelp));
}

#[test]
fn who_never_follows_a_push_lives_as_if_nobody_spoke_save_for_visits_she_comes_to() {
    let (calendar, deaf) =
        (Calendar::new(), Rates { acts_on_push: 0.0, one_reminder: 1.0, two_reminders: 1.0, ..Rates::usual() });
    for person in 0..30 {
        let alone = live(SEED, person, Policy::NoHelp, &deaf, &calendar);
        for policy in [Policy::Calendar, Policy::Clock { every_days: 1 }, Policy::Ours] {
            let told = live(SEED, person, policy, &deaf, &calendar);
            assert_eq!(
                (&told.goals, told.loops, told.missed),
                (&alone.goals, alone.loops, alone.missed),
                "{policy:?} {person}"
            );
        }
    }
}

#[test]
fn where_nothing_is_forgotten_or_lost_everything_is_closed() {
    let sure = Rates {
        forgets_at_once: 0.0,
        acts_when_remembered: 1.0,
        checks_unasked: 1.0,
        office_answers: 1.0,
        referral_sent: 1.0,
        pictures_arrive: 1.0,
        report_arrives: 1.0,
        misses_visit: 0.0,
        approval_asked: 1.0,
        plan_on_time: 1.0,
        ..Rates::usual()
    };
    let figures = SHORT.live(Policy::NoHelp, &sure);
    assert!(figures.in_time.value > 0.98, "{:?} {:?}", figures.in_time, figures.by_kind);
}

#[test]
fn a_population_has_as_many_journeys_as_were_asked_for_and_people_have_several() {
    let people = SHORT.people();
    let journeys: u64 = (0..people).map(|person| journeys_of(SEED, person)).sum();
    assert!((300..304).contains(&journeys));
    assert!((0..people).any(|person| journeys_of(SEED, person) == 4));
}

#[test]
fn the_page_prints_the_numbers_that_the_code_uses_and_says_beside_each_figure_what_it_is() {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let page = std::fs::read_to_string(docs.join("simulation.md")).unwrap();
    assert!(page.ends_with(&report::assumptions()), "run cargo xtask simulate");
    let sections: Vec<&str> = page.split("\n## ").collect();
    for name in ["The four", "Slower clocks", "Other numbers"] {
        let section = sections.iter().find(|section| section.starts_with(name)).unwrap();
        assert!(section.contains(report::MODEL), "{name}");
    }
    let svg = std::fs::read_to_string(docs.join(report::PLOT)).unwrap();
    assert!(svg.contains(report::MODEL));
    let readme = std::fs::read_to_string(docs.join("../README.md")).unwrap();
    let below = readme.split("docs/simulation.svg").nth(1).unwrap();
    let row = page.lines().find(|line| line.starts_with("| hard needs closed")).unwrap();
    let shares = row.split('|').skip(2).filter_map(|cell| cell.trim().split(' ').next()?.parse::<f64>().ok());
    for share in shares {
        assert!(below.contains(&format!("{share:.0} % with")), "{share} in the README");
    }
    assert!(below.lines().take(4).any(|line| line.contains(report::MODEL)), "the plot of the README");
}

#[test]
fn the_plot_is_well_formed_and_names_every_policy() {
    let study = care_simulate::study::Study::run(40);
    let svg = plot::plot(&study);
    assert_eq!(svg.matches("<circle").count(), 7);
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}
