//! The page: what was assumed, what came out. Written by the command, never by hand.

use crate::assumptions::TABLE;
use crate::life::SEASON_DAYS;
use crate::measure::{Figure, Figures};
use crate::season::What;
use crate::study::Study;
use std::fmt::Write;

/// What stands beside every figure.
pub const MODEL: &str = "A model, not a trial.";

/// A share in percent with its interval.
pub fn percent(figure: Figure) -> String {
    format!("{:.1} % ({:.1} to {:.1})", figure.value * 100.0, figure.low * 100.0, figure.high * 100.0)
}

fn number(figure: Figure) -> String {
    format!("{:.2} ({:.2} to {:.2})", figure.value, figure.low, figure.high)
}

/// The table of assumptions.
pub fn assumptions() -> String {
    let mut text = "| name | value | unit | source | what it means |\n|---|---|---|---|---|\n".to_owned();
    for row in TABLE {
        let _ = writeln!(text, "| `{}` | {} | {} | {} | {} |", row.name, row.value, row.unit, row.source, row.why);
    }
    text
}

/// A line of a table: its name, and what stands under each policy.
type Row<'a> = (&'a str, &'a dyn Fn(&Figures) -> String);

fn table(heads: &[Figures], rows: &[Row<'_>]) -> String {
    let names: Vec<String> = heads.iter().map(|figures| figures.policy.name()).collect();
    let mut text = format!("| | {} |\n|---|{}\n", names.join(" | "), "---|".repeat(names.len()));
    for (name, cell) in rows {
        let cells: Vec<String> = heads.iter().map(cell).collect();
        let _ = writeln!(text, "| {name} | {} |", cells.join(" | "));
    }
    text
}

fn kind(figures: &Figures, what: What) -> String {
    figures.by_kind.iter().find(|(known, _)| *known == what).map_or(String::new(), |(_, figure)| percent(*figure))
}

fn silent(figures: &Figures, figure: Figure) -> String {
    if figures.pushes.value > 0.0 { percent(figure) } else { "none".to_owned() }
}

fn figures(heads: &[Figures]) -> String {
    table(
        heads,
        &[
            ("hard needs closed by the last safe day", &|f| percent(f.in_time)),
            ("pictures and reports there on the day of the visit", &|f| percent(f.there)),
            ("days late, for each hard need", &|f| number(f.days_late)),
            ("referrals whose note came back", &|f| percent(f.loops)),
            ("visits and scans missed", &|f| percent(f.missed)),
            ("pushes a person and week", &|f| number(f.pushes)),
            ("pushes after which nothing could be done", &|f| silent(f, f.useless)),
            ("pushes that changed nothing", &|f| silent(f, f.idle)),
            ("by kind: pictures", &|f| kind(f, What::Pictures)),
            ("by kind: report", &|f| kind(f, What::Report)),
            ("by kind: the plan's yes", &|f| kind(f, What::Approval)),
            ("by kind: a new supply", &|f| kind(f, What::Supply)),
            ("by kind: seen while the referral holds", &|f| kind(f, What::Seen)),
        ],
    )
}

fn variants(study: &Study) -> String {
    let mut text =
        "| what differs | clock each day | clock each week | Care Navigator |\n|---|---|---|---|\n".to_owned();
    for variant in &study.variants {
        let cell = |f: &Figures| format!("{}, {:.1} pushes", percent(f.in_time), f.pushes.value);
        let cells: Vec<String> = variant.figures.iter().map(cell).collect();
        let _ = writeln!(text, "| {} | {} |", variant.says, cells.join(" | "));
    }
    text
}

/// Where a clock closes more than ours, said in words.
fn where_a_clock_wins(study: &Study) -> String {
    let mut lines = String::new();
    for variant in &study.variants {
        let Some((ours, clocks)) = variant.figures.split_last() else { continue };
        for clock in clocks.iter().filter(|clock| clock.in_time.value > ours.in_time.value) {
            let times = clock.pushes.value / ours.pushes.value;
            let _ = writeln!(
                lines,
                "- *{}*: the {} closes {:.0} %, ours {:.0} %, with {times:.1} times as many pushes.",
                variant.says,
                clock.policy.name(),
                clock.in_time.value * 100.0,
                ours.in_time.value * 100.0
            );
        }
    }
    match lines.is_empty() {
        true => "In none of these does a clock close more.\n".to_owned(),
        false => format!("Where a clock closes more than ours:\n\n{lines}"),
    }
}

/// The whole page.
pub fn page(study: &Study) -> String {
    let (journeys, people, small) = (study.population.journeys, study.people, study.small.journeys);
    format!(
        "# A population that forgets\n\n\
<!-- Written by `cargo xtask simulate`. Do not edit: a test compares. -->\n\n\
**{MODEL}** Nobody was treated, asked or watched. It answers one question: if people and offices forget as much \
as the literature says, what does the way of being reminded change? The plan of the last column is the product's \
own, run on records of its own facts; the world and the people are made up by the table at the end.\n\n\
{journeys} journeys (a referral, a scan whose pictures a visit needs, an approval, a supply that ends) of {people} \
people with one to four of them at once, {SEASON_DAYS} days each. All chance comes from one seed and is named by \
person, thing and day: the same fax is lost and the same day is a forgetful one in every column. Intervals are 95 %, \
with people as units.\n\n\
![Hard needs closed against pushes]({PLOT})\n\n\
*{MODEL}*\n\n\
## The four\n\n{}\n*{MODEL}*\n\n\
A hard need counts as closed when it is so in the world, whether anybody noted it or not. Never closed counts as 30 \
days late. Nothing could be done: no step of hers, on that day, would have changed anything about any thing of the \
push; a reminder of a visit in its last four days helps twice. Changed nothing: that, or nobody followed.\n\n\
## Slower clocks\n\n{}\n*{MODEL}*\n\n\
## Other numbers\n\nHard needs closed by the last safe day and pushes a person and week, with {small} journeys.\n\n\
{}\n*{MODEL}*\n\n\
{}\nHow much a repeat costs decides most. Somebody who heeds the hundredth reminder like the first needs a clock and \
nothing else; [S14] and [S15] say that people do not.\n\n\
## What it leaves out\n\n\
- Everybody knows whom to call and what to ask, whoever reminds. Call cards, the list of who needs what, bringing a \
date forward, a caregiver as backup and learning are given no effect at all.\n\
- Nobody turns a noisy program off. A clock that rings each day would lose more people than the table says.\n\
- Nobody opens the app by herself. What is shown there without a push has no effect.\n\
- The visit of a scan is booked when the story begins and does not move to wait for pictures; a plan never says no.\n\
- One zone, one member, offices with the default hours.\n\n\
## What was assumed\n\n\
`[Sn]` are the sources of the domain handbook; *assumption* was not seen in a source.\n\n{}",
        figures(&study.four),
        figures(&study.clocks),
        variants(study),
        where_a_clock_wins(study),
        assumptions(),
    )
}

/// The plot's file, beside the page.
pub const PLOT: &str = "simulation.svg";
