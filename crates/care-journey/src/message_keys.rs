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
    ("why-needed-by", &["date", "n", "to", "what"]),
    ("why-failed-by", &["date", "to", "what"]),
    ("why-failed", &["what"]),
    ("why-promise-passed", &["date", "to", "what"]),
    ("why-copy-for-file", &[]),
    ("why-referral-ends", &["date", "date2"]),
    ("why-approval-window", &["date", "date2", "date3"]),
    ("why-not-in-order", &["date", "list"]),
    ("why-last-safe-day", &["date"]),
    ("why-last-safe-day-passed", &["date"]),
    ("why-ready-until", &["date"]),
    ("why-set-for", &["date"]),
    ("why-referral-closes", &["party"]),
    ("why-you-call", &["party"]),
    ("why-office-quiet", &["party"]),
    ("why-referral-sent", &["date", "party"]),
    ("why-denied", &["date"]),
    ("why-denied-open", &[]),
    ("why-decision-due", &["date"]),
    ("why-not-asked", &[]),
    ("why-supply-until", &["date"]),
    ("why-receivers-open", &[]),
    ("why-result-not-discussed", &[]),
    ("why-form-open", &["date", "item"]),
    ("why-visit", &["date", "item"]),
    ("why-day", &["date"]),
    ("why-open", &["item"]),
    ("why-due", &["date"]),
    ("why-snoozed", &["date"]),
    ("why-backup", &["name"]),
    ("why-away", &[]),
    ("why-date-passed", &["date"]),
    ("why-missed", &[]),
    ("why-blocked-by", &["list"]),
    ("why-waiting-until", &["date", "party"]),
    ("why-waiting", &["party"]),
    ("why-not-done-yet", &["date"]),
    ("why-not-done-yet-open", &[]),
    ("why-status-done", &[]),
    ("why-status-cancelled", &[]),
    ("why-status-conflict", &[]),
    ("why-status-unknown", &[]),
    ("why-status-missed", &[]),
    ("why-status-late", &[]),
    ("why-status-at-risk", &[]),
    ("why-status-scheduled", &[]),
    ("why-status-ready", &[]),
    ("why-status-in-hand", &[]),
    ("why-status-not-booked", &[]),
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
