//! Which sides are worth comparing: those that share a key.
//!
//! Each side stands under a few keys (the quarter of an hour of a visit, a surname, a number); a new one
//! looks under its own. A key that very many share says little and is passed over, so that the work stays
//! near linear however large the record is; narrower keys of the same side still find it.

use super::side::{Read, Side};
use super::visits::Start;
use chrono::{Datelike, NaiveDate};
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

/// Sides under one key beyond which the key is passed over.
const SHARED_MAX: usize = 96;
/// Seconds of a quarter of an hour.
const QUARTER: i64 = 900;

/// Sides by their keys.
#[derive(Default)]
pub(super) struct Index {
    by_key: HashMap<u64, Vec<usize>>,
}

impl Index {
    pub(super) fn add(&mut self, place: usize, side: &Side) {
        for key in keys(&side.read, true) {
            self.by_key.entry(key).or_default().push(place);
        }
    }

    /// Places of the sides to compare with, each once, in order.
    pub(super) fn near(&self, side: &Side) -> BTreeSet<usize> {
        let shared = keys(&side.read, false).into_iter().filter_map(|key| self.by_key.get(&key));
        shared.filter(|places| places.len() <= SHARED_MAX).flatten().copied().collect()
    }
}

fn key(parts: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

fn month(day: NaiveDate) -> i32 {
    day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0)
}

/// Keys under which a side stands (`stands`), or under which it looks for others.
fn keys(read: &Read, stands: bool) -> Vec<u64> {
    match read {
        Read::Party(party) => {
            let mut all: Vec<u64> = party.name.keys().iter().map(|word| key(("party", word))).collect();
            all.push(key(("party is", party.name.narrow_key())));
            all.extend(party.phone.iter().chain(&party.fax).map(|digits| key(("phone", digits))));
            all
        }
        Read::Visit(visit) => {
            let mut all = Vec::new();
            for start in [visit.start, visit.moved_from.filter(|_| !stands)].into_iter().flatten() {
                all.extend(times(start, stands));
            }
            if stands || visit.says_moved {
                let months = visit
                    .start
                    .map_or(0..=0, |start| around(start.day, if stands { 0 } else { 2 }, 2 * i32::from(!stands)));
                all.extend(months.map(|month| key(("visits of", month))));
            }
            // A calendar's visit may be the exam of an order.
            if let Some(exam) = visit.exam.as_ref().filter(|_| !stands) {
                let months = exam.booked.map_or(0..=0, |day| around(day, 7, 1));
                all.extend(months.map(|month| key(("exam", exam.modality, month))));
            }
            all
        }
        Read::Exam(exam) => {
            let mut all: Vec<u64> = exam.number.iter().chain(&exam.uid).map(|number| key(("number", number))).collect();
            let days = [exam.ordered, exam.booked, exam.performed];
            all.extend(dated("exam", exam.modality, &days, 7, stands));
            let region = exam.regions.iter().next();
            all.extend(dated("exam of", (&exam.modality, region), &days, 7, stands));
            all
        }
        Read::Lab(lab) => {
            let days = [lab.ordered, lab.resulted];
            let numbers = lab.number.iter().map(|number| key(("number", number)));
            numbers.chain(lab.name.iter().flat_map(|word| dated("lab", word, &days, 5, stands))).collect()
        }
        Read::Order(order) => {
            let mut all: Vec<u64> =
                order.number.iter().map(|number| key(("order number", &order.kind, number))).collect();
            all.extend(order.code.iter().map(|code| key(("order code", &order.kind, code))));
            all.extend(
                order.words.iter().flat_map(|word| dated("order", (&order.kind, word), &[order.day], 3, stands)),
            );
            // Whom it goes to may be spelled in two ways, so that only the month is left.
            all.extend(dated("any order", &order.kind, &[order.day], 2, stands));
            all
        }
        Read::Medicine(medicine) => {
            medicine.made_of.iter().chain(&medicine.stems()).map(|name| key(("medicine", name))).collect()
        }
        Read::Paper(paper) => {
            let mut all: Vec<u64> =
                paper.code.iter().map(|code| key(("paper code", &paper.kind, code, paper.day))).collect();
            all.extend(paper.words.iter().map(|word| key(("paper", &paper.kind, word, by_day(paper)))));
            all.extend(paper.file.iter().map(|file| key(("file", file))));
            if paper.kind == "coverage" {
                all.extend(paper.code.iter().map(|code| key(("member", code))));
            }
            all
        }
    }
}

/// Documents and tasks are one only if their days agree; plans and hand-offs need not name one.
fn by_day(paper: &super::papers::PaperRead) -> Option<NaiveDate> {
    paper.day.filter(|_| matches!(paper.kind.as_str(), "document" | "task"))
}

fn times(start: Start, stands: bool) -> Vec<u64> {
    let quarter = start.at.timestamp().div_euclid(QUARTER);
    let reach = if stands { 0 } else { 3 };
    let quarters = (quarter - reach..=quarter + reach).map(|quarter| key(("quarter", quarter)));
    quarters.chain([key(("day", start.day))]).collect()
}

fn around(day: NaiveDate, before: i32, after: i32) -> std::ops::RangeInclusive<i32> {
    let month = month(day);
    month - before..=month + after
}

/// Keys by month: a dated side stands in its months and in "any"; one without a date stands in "none".
fn dated(name: &str, of: impl Hash + Copy, days: &[Option<NaiveDate>], reach: i32, stands: bool) -> Vec<u64> {
    let known: BTreeSet<i32> = days.iter().flatten().map(|day| month(*day)).collect();
    let any = key((name, of, "any"));
    let none = key((name, of, "none"));
    if known.is_empty() {
        return if stands { vec![none] } else { vec![any, none] };
    }
    if stands {
        return known.into_iter().map(|month| key((name, of, month))).chain([any]).collect();
    }
    let months: BTreeSet<i32> = known.into_iter().flat_map(|month| month - reach..=month + reach).collect();
    months.into_iter().map(|month| key((name, of, month))).chain([none]).collect()
}
