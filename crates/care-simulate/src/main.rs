//! Runs the study and writes the page and its plot: `care-simulate [JOURNEYS] [FOLDER]`.
#![allow(clippy::print_stdout, reason = "the figures go to standard output")]

use care_simulate::study::Study;
use care_simulate::{plot, report};
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let journeys = arguments.next().map_or(Ok(10_000), |text| text.parse::<u64>())?;
    let study = Study::run(journeys);
    let page = report::page(&study);
    match arguments.next() {
        Some(folder) => {
            std::fs::write(Path::new(&folder).join("simulation.md"), page)?;
            std::fs::write(Path::new(&folder).join(report::PLOT), plot::plot(&study))?;
            for figures in study.four.iter().chain(&study.clocks) {
                println!(
                    "{:40} closed in time {}, {:.2} pushes a person and week",
                    figures.policy.name(),
                    report::percent(figures.in_time),
                    figures.pushes.value
                );
            }
            println!("{}", report::MODEL);
        }
        None => println!("{page}"),
    }
    Ok(())
}
