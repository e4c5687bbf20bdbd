//! Everything that is in the record, by kind.

use super::Concierge;
use crate::Trouble;
use crate::view::{RecordGroupView, RecordRowView, RecordsView};
use crate::voice::{Voice, party_of, slot_of};
use care_journey::Plan;
use care_model::{EntityId, Item, Kind};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// Lines of each kind where all kinds are asked for.
const FIRST_FEW: usize = 5;
/// Lines of one kind; beyond that, search is the better way.
const ROWS_MAX: usize = 2_000;

/// Days by which a thing is placed, the one that matters most first.
const DAYS: [&str; 12] = [
    "needed_by",
    "due",
    "performed",
    "dated",
    "discharged",
    "decide_by",
    "run_out",
    "start",
    "ordered",
    "said_on",
    "detected",
    "started",
];

impl Concierge {
    /// Everything by kind: of one kind alone all of it, else the first few of each; latest first.
    ///
    /// # Errors
    /// No record is open.
    pub fn list_records(&self, kind: Option<&str>) -> Result<RecordsView, Trouble> {
        let now = self.now();
        let (voice, plan) = (self.voice_at(now)?, self.plan_seen(now)?);
        let mut by_kind: BTreeMap<(usize, &str), Vec<&Item>> = BTreeMap::new();
        for item in voice.record.items.values() {
            let name = item.detail.kind_name();
            if kind.is_none_or(|kind| kind == name) {
                let place = Kind::ALL.iter().position(|kind| kind.name() == name).unwrap_or(usize::MAX);
                by_kind.entry((place, name)).or_default().push(item);
            }
        }
        let most = if kind.is_some() { ROWS_MAX } else { FIRST_FEW };
        let groups = by_kind.into_iter().map(|((_, name), items)| group(&voice, &plan, name, items, most));
        Ok(RecordsView { groups: groups.collect() })
    }
}

fn group(voice: &Voice<'_>, plan: &Plan, name: &str, items: Vec<&Item>, most: usize) -> RecordGroupView {
    let key = format!("kinds-{name}");
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let mut dated: Vec<(Option<NaiveDate>, &Item)> =
        items.into_iter().map(|item| (day_of(voice, item), item)).collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    RecordGroupView {
        kind: name.to_owned(),
        // A kind from a newer version has no word here: its own name is better than none.
        word: if voice.words.has(&key) { voice.plain(&key) } else { name.to_owned() },
        count,
        rows: dated.into_iter().take(most).map(|(day, item)| row(voice, plan, day, item)).collect(),
    }
}

fn row(voice: &Voice<'_>, plan: &Plan, day: Option<NaiveDate>, item: &Item) -> RecordRowView {
    let party = party_of(&item.detail).map(|party| voice.party(party));
    let parts: Vec<String> = day.map(|day| voice.day(day)).into_iter().chain(party).collect();
    RecordRowView {
        id: item.id.to_string(),
        title: voice.title(item),
        detail: parts.join(" · "),
        status: plan.standings.get(&item.id).map(|standing| voice.status(&standing.status)),
    }
}

/// The day of a thing: its appointment, else the first day that somebody gave it.
fn day_of(voice: &Voice<'_>, item: &Item) -> Option<NaiveDate> {
    if let Some(slot) = slot_of(&item.detail) {
        return Some(slot.day());
    }
    let fields = voice.record.fields(&EntityId::from(&item.id))?;
    let texts = DAYS.iter().filter_map(|field| fields.get(*field).and_then(Value::as_str));
    texts.filter_map(|text| NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()).next()
}
