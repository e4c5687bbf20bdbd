//! Runs the study and writes the page and its plot: `care-simulate [JOURNEYS] [FOLDER]`; prints the page
//! without a folder. With `four` for the folder it lives the four policies alone.
#![allow(clippy::print_stdout, reason = "the figures go to standard output")]

use care_simulate::assumptions::Rates;
use care_simulate::measure::{Figures, Population};
use care_simulate::study::{FOUR, SEED, Study};
use care_simulate::{plot, report};
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let journeys = arguments.next().map_or(Ok(10_000), |text| text.parse::<u64>())?;
    let folder = arguments.next();
    if folder.as_deref() == Some("four") {
        let population = Population { seed: SEED, journeys };
        FOUR.iter().for_each(|policy| tell(&population.live(*policy, &Rates::usual())));
        println!("{}", report::MODEL);
        return Ok(());
    }
    let study = Study::run(journeys);
    let page = report::page(&study);
    let Some(folder) = folder else {
        println!("{page}");
        return Ok(());
    };
    std::fs::write(Path::new(&folder).join("simulation.md"), page)?;
    std::fs::write(Path::new(&folder).join(report::PLOT), plot::plot(&study))?;
    study.four.iter().chain(&study.clocks).for_each(tell);
    println!("{}", report::MODEL);
    Ok(())
}

fn tell(figures: &Figures) {
    let (name, share) = (figures.policy.name(), report::percent(figures.in_time));
    println!("{name:40} closed in time {share}, {:.2} pushes a person and week", figures.pushes.value);
}
