//! Every key that the engine may say, with its arguments: so that a test can prove that both languages
//! have them.

use crate::book::book;
use care_model::Kind;

/// Keys of the engine that no rule or card names.
const OWN: &[(&str, &[&str])] = &[
    ("card-say-back", &["date", "fax"]),
    ("card-say-back-by", &["date"]),
    ("card-close", &[]),
    ("card-permission-none", &["party", "init"]),
    ("lock-more", &["lock", "n", "init"]),
    ("step-task", &["item"]),
    ("step-unknown", &["item"]),
    ("step-body-safe-until", &["date"]),
    ("step-body-owed", &["to"]),
    ("step-body-open", &[]),
    ("step-body-unknown", &[]),
    ("why-needed-by", &["what", "to", "from", "date", "n"]),
    ("why-last-start", &["item", "date"]),
    ("why-visit", &["item", "date"]),
    ("why-day", &["item", "date"]),
    ("why-open", &["item"]),
    ("why-away", &[]),
    ("why-status-done", &["item"]),
    ("why-status-cancelled", &["item"]),
    ("why-status-conflict", &["item"]),
    ("why-status-unknown", &["item", "date"]),
    ("why-status-missed", &["item", "date"]),
    ("why-status-late", &["item", "date"]),
    ("why-status-blocked", &["item", "list"]),
    ("why-status-at-risk", &["item", "date"]),
    ("why-status-scheduled", &["item", "date"]),
    ("why-status-waiting", &["item", "to", "date"]),
    ("why-status-ready", &["item"]),
    ("why-status-in-hand", &["item"]),
    ("why-status-not-booked", &["item"]),
    ("the-office", &[]),
    ("the-plan", &[]),
    ("the-person", &[]),
    ("your-plan", &[]),
    ("no-date", &[]),
    ("no-number", &[]),
    ("no-phone", &[]),
    ("list-usual", &[]),
    ("as-on-the-sheet", &[]),
    ("none-yet", &[]),
    ("who-the-pharmacist", &[]),
    ("card-conflict-medicine", &[]),
    ("card-permission-form", &["date"]),
    ("card-permission-verbal", &["person"]),
];

/// Every key with its argument names, sorted, each once.
pub fn message_keys() -> Vec<(String, Vec<&'static str>)> {
    let names = |names: &'static [String]| names.iter().map(String::as_str).collect::<Vec<_>>();
    let mut keys: Vec<(String, Vec<&'static str>)> =
        OWN.iter().map(|(key, args)| ((*key).to_owned(), args.to_vec())).collect();
    for rule in book().rules.values() {
        let [title, body] = rule.keys();
        keys.push((title, names(&rule.title)));
        keys.push((body, names(&rule.body)));
        if let Some(variant) = &rule.variant {
            keys.push((format!("{}-body-{}", rule.id, variant.name), names(&variant.body)));
        }
        keys.push((format!("lock-{}", rule.lock), Vec::new()));
        if rule.lock != "L7" {
            keys.push((format!("lock-{}-relative", rule.lock), vec!["init"]));
        }
    }
    for card in book().cards.values() {
        keys.push((format!("{}-say", card.id), names(&card.say)));
        keys.push((format!("step-{}", card.id), vec!["office", "item"]));
        for (n, args) in (1..).zip(&card.ask) {
            keys.push((format!("{}-ask-{n}", card.id), names(args)));
        }
        keys.extend((1..=card.write).map(|n| (format!("{}-write-{n}", card.id), Vec::new())));
    }
    for thing in crate::words::THINGS {
        keys.push((format!("thing-{thing}"), Vec::new()));
    }
    for step in crate::words::STEPS {
        keys.push((format!("clearance-{step}"), Vec::new()));
    }
    for kind in Kind::ALL {
        keys.push((format!("kind-{}", kind.name()), Vec::new()));
        keys.push((format!("number-{}", kind.name()), Vec::new()));
    }
    keys.sort();
    keys.dedup();
    keys
}
