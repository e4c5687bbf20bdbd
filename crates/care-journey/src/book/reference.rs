//! The reference page `docs/pathways.md`: made from the book, and compared with it by a test.

use super::{DateExpr, Form, Lag, LagUnit, Named, Pathway, Rule, book};
use crate::predicate;
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "\
# Lifecycles, rules and conditions

This page is made from `pathways/`; `CARE_WRITE_DOCS=1 cargo test -p care-journey` writes it anew, and a test
compares it. Do not edit it by hand.

`bd` business days of the party that must act, `cd` calendar days, `h` hours, `min` minutes. *p50* is the time that
half of all cases take, *p80* the one that four out of five keep. E1 to E20 are the edges of handbook 3.2.

## How to change a lead time

1. Open the file of the lifecycle in `pathways/`, such as `imaging.yaml`, and find the time under `durations`.
2. Change `p80` (the safe length; dates are reckoned back with it) and `p50` (the likely one, never longer), and say
   in `source` where the figure comes from.
3. How long before a visit a thing must be there is the `lag` of its edge, under `edges`.
4. When a nudge looks at its date is `t` of its rule, in `pathways/rules/`.
5. Run the tests. A mistake is told like this:
   ``pathways/imaging.yaml:14: state `perfomed` is not one of …; did you mean `performed`?``

Dates are reckoned with the `p80` of the times marked *reckoned with*. The other times tell what is usual and where that
is said; the moment to look again is the state's *we check*, and a nudge has its own target.

What an office says of itself (its turnaround, its days, a promise on the phone, a date on a letter) always goes before
the times of these files.
";

fn lag(lag: Lag) -> String {
    match lag.unit {
        LagUnit::BusinessDays => format!("{}bd", lag.n),
        LagUnit::CalendarDays => format!("{}cd", lag.n),
        LagUnit::Minutes if lag.n % 60 == 0 => format!("{}h", lag.n / 60),
        LagUnit::Minutes => format!("{}min", lag.n),
    }
}

fn date(expr: &DateExpr) -> String {
    let mut text = expr.anchor.clone();
    if expr.lag.n != 0 {
        let sign = if expr.lag.n < 0 { '-' } else { '+' };
        let far = Lag { n: expr.lag.n.abs(), ..expr.lag };
        let _ = write!(text, " {sign} {}", lag(far));
    }
    if let Some(days) = expr.every_cd {
        let _ = write!(text, " every {days}cd");
    }
    text
}

fn names(list: &[Named]) -> String {
    list.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// Hand-offs travel as long as the time of their name says; of other lifecycles the engine asks for some by name.
fn is_reckoned_with(pathway: &Pathway, name: &str) -> bool {
    let kind = pathway.kind.value.as_str();
    kind == "need" || super::check::STRETCHES.iter().any(|(of, names)| *of == kind && names.contains(&name))
}

fn lifecycle(page: &mut String, pathway: &Pathway) -> std::fmt::Result {
    let begins = names(&pathway.entry);
    writeln!(page, "\n### {} (`{}`)\n\nBegins as {begins}.\n", pathway.pathway.replace('_', " "), pathway.kind.value)?;
    writeln!(page, "| State | Ball with | Exits | We check | Card | Rules |\n|---|---|---|---|---|---|")?;
    for (name, state) in &pathway.states {
        let mut ball = state.ball_with.value.clone();
        for case in &state.ball_when {
            let when = case.when.as_ref().map_or("always", |when| when.value.as_str());
            write!(ball, "; {} when `{when}`", case.to.value)?;
        }
        let mut exits: Vec<String> = state.on.iter().map(|(on, to)| format!("`{on}` → {}", to.value)).collect();
        exits.extend(state.ends.map(|ends| format!("ends ({})", format!("{ends:?}").to_lowercase())));
        exits.extend(state.done_when.as_ref().map(|when| format!("done while `{}`", when.value)));
        let checks: Vec<String> = state.check.iter().map(|case| date(&case.at)).collect();
        let cards: Vec<&str> = state.card.iter().map(|case| case.to.value.as_str()).collect();
        let (exits, checks, cards) = (exits.join("<br>"), checks.join("; "), cards.join(", "));
        writeln!(page, "| {name} | {ball} | {exits} | {checks} | {cards} | {} |", names(&state.rules))?;
    }
    if !pathway.any.on.is_empty() {
        let any: Vec<String> = pathway.any.on.iter().map(|(on, to)| format!("`{on}` → {}", to.value)).collect();
        writeln!(page, "\nFrom every state: {}.", any.join(", "))?;
    }
    let own = pathway.states.iter().filter_map(|(name, state)| Some((name, state.dur.as_ref()?, false)));
    let named = pathway.durations.iter().map(|(name, time)| (name, time, is_reckoned_with(pathway, name)));
    let times: Vec<_> = own.chain(named).collect();
    if !times.is_empty() {
        writeln!(page, "\n| Time | p50 | p80 | Reckoned with | Source |\n|---|---|---|---|---|")?;
    }
    for (name, time, is_used) in times {
        let [p50, p80] = [&time.p50, &time.p80].map(|spot| lag(spot.value));
        let used = if is_used { "yes" } else { "" };
        writeln!(page, "| {name} | {p50} | {p80} | {used} | {} |", time.source.value)?;
    }
    if !pathway.needs.is_empty() {
        writeln!(
            page,
            "\n| Hand-off | Made when | From | To | Must be there | Made by | Source |\n|---|---|---|---|---|---|---|"
        )?;
    }
    for need in &pathway.needs {
        let when = need.at.as_ref().or(need.when.as_ref()).map_or("", |when| when.value.as_str());
        let (from, to, made_by) = (&need.from.value, &need.to.value, &need.made_by.value);
        let hard = if need.hard { "yes" } else { "no" };
        writeln!(page, "| {} | {when} | {from} | {to} | {hard} | {made_by} | {} |", need.what, need.source)?;
    }
    Ok(())
}

fn edges(page: &mut String, pathways: &[&Pathway]) -> std::fmt::Result {
    writeln!(
        page,
        "\n## Edges\n\n| Edge | First | Then | Type | Lead | No older than | Must |\n|---|---|---|---|---|---|---|"
    )?;
    let mut edges: Vec<_> = pathways.iter().flat_map(|pathway| &pathway.edges).collect();
    edges.sort_by_key(|edge| edge.id.value.trim_start_matches('E').parse::<u8>().ok());
    for edge in edges {
        let [lead, window] = [edge.lag, edge.window].map(|some| some.map(lag).unwrap_or_default());
        let (id, to, kind) = (&edge.id.value, &edge.to.value, &edge.edge_type.value);
        writeln!(
            page,
            "| {id} | {} | {to} | {kind} | {lead} | {window} | {} |",
            edge.from,
            if edge.hard { "yes" } else { "no" }
        )?;
    }
    Ok(())
}

fn rules(page: &mut String, rules: &[&Rule]) -> std::fmt::Result {
    writeln!(
        page,
        "\n## Rules\n\n| Rule | Form | Target | Only when | Silent when | Floor | Card | Lock text |\n|---|---|---|---|---|---|---|---|"
    )?;
    for rule in rules {
        let form = match rule.form {
            Form::On => "on",
            Form::After => "after",
            Form::Before => "before",
            Form::Slack => "slack",
            Form::Window => "window",
        };
        let only = names(&[rule.pre.as_slice(), &rule.first].concat());
        let card = rule.card.as_ref().map_or("none", |card| card.value.as_str());
        let (id, target, silent) = (&rule.id, date(&rule.t), names(&rule.stop));
        writeln!(page, "| {id} | {form} | {target} | {only} | {silent} | {:?} | {card} | {} |", rule.floor, rule.lock)?;
    }
    Ok(())
}

fn users(name: &str, pathways: &[&Pathway], rules: &[&Rule]) -> String {
    let is_it = |named: &&Named| named.value == name;
    let by_rule = rules.iter().filter(|rule| rule.pre.iter().chain(&rule.first).chain(&rule.stop).any(|n| is_it(&n)));
    let by_state = pathways.iter().filter(|pathway| {
        let needs = pathway.needs.iter().filter_map(|need| need.when.clone());
        pathway.states.values().flat_map(super::State::predicates).chain(needs).any(|n| is_it(&&n))
    });
    let states = by_state.map(|pathway| pathway.pathway.clone());
    by_rule.map(|rule| rule.id.clone()).chain(states).collect::<Vec<_>>().join(", ")
}

fn page() -> Result<String, std::fmt::Error> {
    let mut pathways: Vec<&Pathway> = book().pathways.values().collect();
    pathways.sort_by(|a, b| a.pathway.cmp(&b.pathway));
    let mut all: Vec<&Rule> = book().rules.values().filter(|rule| rule.id.starts_with("N-")).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    let mut page = HEAD.to_owned();
    writeln!(page, "\n## Lifecycles")?;
    pathways.iter().try_for_each(|pathway| lifecycle(&mut page, pathway))?;
    edges(&mut page, &pathways)?;
    rules(&mut page, &all)?;
    writeln!(page, "\n## Conditions\n\nEach is a small function in `crates/care-journey/src/predicate.rs`.\n")?;
    writeln!(page, "| Name | Holds when | Used by |\n|---|---|---|")?;
    let mut conditions = predicate::names();
    conditions.sort_unstable();
    for name in conditions {
        writeln!(page, "| `{name}` | {} | {} |", name.replace('_', " "), users(name, &pathways, &all))?;
    }
    Ok(page)
}

#[test]
fn the_reference_page_says_what_the_book_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/pathways.md");
    let page = page().unwrap();
    if std::env::var_os("CARE_WRITE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/pathways.md is old: run CARE_WRITE_DOCS=1 cargo test -p care-journey");
}

#[test]
fn the_page_shows_all_82_rules_and_all_20_edges() {
    let page = page().unwrap();
    assert_eq!(page.lines().filter(|line| line.starts_with("| N-")).count(), 82);
    let missing: Vec<String> = (1..=20).map(|n| format!("| E{n} |")).filter(|edge| !page.contains(edge)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
