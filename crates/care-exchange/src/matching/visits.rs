//! Whether two visits are one, one that was moved, or one that was called off.
//!
//! Nobody is at two doctors' at once, but a day has room for several visits: the time decides, then whom it
//! is with, then the words. A letter prints when to arrive, a calendar when it starts: a quarter of an hour
//! lies between them. The same weekday and hour a week later is the next of a series, never the same visit.

use super::exams::ExamRead;
use super::people::{Agreement, People};
use super::side::Registers;
use super::words::{Likeness, Street, likeness, service};
use super::{MOVED_FROM, MatchKind, Verdict, WhyCode};
use care_model::{EntityId, Instant, Slot, WallTime};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// From the time to arrive to the start.
const ARRIVAL_MINUTES: i64 = 15;
/// Starts up to this far apart with one doctor on one day are worth a question.
const NEAR_MINUTES: i64 = 45;
/// A new date that does not name the old one is looked for this far around.
const MOVED_DAYS: i64 = 60;

/// A visit, as far as it can be compared.
pub(super) struct VisitRead {
    pub start: Option<Start>,
    /// The time that it was moved from, where the source names it.
    pub moved_from: Option<Start>,
    pub party: Option<EntityId>,
    place: Option<String>,
    street: Option<Street>,
    what: Option<String>,
    pub is_cancelled: bool,
    is_done: bool,
    /// The words say that an older date no longer holds.
    pub says_moved: bool,
    pub exam: Option<ExamRead>,
}

/// A start: the instant, and the day at the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub at: Instant,
    pub day: NaiveDate,
    is_day: bool,
}

impl Start {
    fn of_slot(slot: &Slot, zone: Tz) -> Self {
        Self { at: slot.starts_at(zone), day: slot.day(), is_day: slot.all_day }
    }

    /// `2027-04-15T14:00` or a bare day, in the zone given.
    fn of_text(text: &str, zone: Tz) -> Option<Self> {
        let wall = WallTime::parse(text)?;
        let is_day = text.len() <= 10 && wall.0.time() == NaiveTime::MIN;
        Some(Self { at: wall.at(zone), day: wall.date(), is_day })
    }
}

/// How two starts stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Equal,
    /// Within the time between arrival and start.
    Arrival,
    /// One day; at least one names no time of day.
    Day,
    /// One day, less than an hour apart.
    Near,
    Apart,
}

fn times(a: Start, b: Start) -> Times {
    let minutes = (a.at - b.at).num_minutes().abs();
    match () {
        () if a.is_day || b.is_day => {
            if a.day == b.day {
                Times::Day
            } else {
                Times::Apart
            }
        }
        () if minutes == 0 => Times::Equal,
        () if minutes <= ARRIVAL_MINUTES => Times::Arrival,
        () if minutes <= NEAR_MINUTES => Times::Near,
        () => Times::Apart,
    }
}

impl VisitRead {
    pub(super) fn of(registers: Registers<'_>, zone: Tz) -> Self {
        let slot = registers.slot();
        let place = slot.as_ref().and_then(|slot| slot.place.as_ref()).map(|place| place.reveal().clone());
        let outcome = registers.text("outcome");
        let what = registers.text("what").map(str::to_owned);
        let own_zone = slot.as_ref().and_then(|slot| slot.tz).unwrap_or(zone);
        Self {
            start: slot.as_ref().map(|slot| Start::of_slot(slot, zone)),
            moved_from: registers.text(MOVED_FROM).and_then(|text| Start::of_text(text, own_zone)),
            party: registers.id("party"),
            street: place.as_deref().and_then(Street::of),
            place,
            is_cancelled: outcome == Some("cancelled"),
            is_done: matches!(outcome, Some("done" | "missed")),
            says_moved: what.as_deref().is_some_and(says_moved),
            exam: ExamRead::of_visit(registers, zone),
            what,
        }
    }

    /// Words of what it is for, without those that any visit has and without whom it is with.
    fn purpose(&self, people: &People) -> BTreeSet<String> {
        const ANY: [&str; 30] = [
            "appointment",
            "appt",
            "doctor",
            "dr",
            "dra",
            "md",
            "office",
            "cita",
            "follow",
            "up",
            "followup",
            "video",
            "telehealth",
            "clinic",
            "hospital",
            "return",
            "visita",
            "phone",
            "established",
            "medical",
            "center",
            "my",
            "rescheduled",
            "moved",
            "cancelled",
            "canceled",
            "your",
            "was",
            "reprogramada",
            "cancelada",
        ];
        let mut words = self.what.as_deref().map(service).unwrap_or_default();
        words.retain(|word| !ANY.contains(&word.as_str()));
        if let Some(party) = people.get(self.party.as_ref()) {
            let names = party.name.words();
            words.retain(|word| !names.contains(word));
        }
        words
    }
}

/// A new date stands in the words without the old one.
fn says_moved(what: &str) -> bool {
    const SAYS: [&str; 8] = [
        "rescheduled",
        "moved to",
        "new date",
        "new time",
        "has changed",
        "reprogramada",
        "cambio de fecha",
        "nueva fecha",
    ];
    let what = crate::line::fold(what);
    SAYS.iter().any(|words| what.contains(words))
}

/// Whom two visits are with, by party, by the place's name or street, or by the words.
fn whom(a: &VisitRead, b: &VisitRead, people: &People) -> (Agreement, Option<WhyCode>) {
    let agreement = people.agree(a.party.as_ref(), b.party.as_ref());
    match agreement {
        Agreement::Same => return (agreement, Some(WhyCode::SameParty)),
        Agreement::Maybe => return (agreement, Some(WhyCode::LikeParty)),
        Agreement::Different => return (agreement, None),
        Agreement::Unknown => {}
    }
    if matches!((&a.street, &b.street), (Some(a), Some(b)) if a.is_one_with(b)) {
        return (Agreement::Same, Some(WhyCode::SamePlace));
    }
    for (one, other) in [(a, b), (b, a)] {
        let Some(party) = people.get(one.party.as_ref()) else { continue };
        if other.party.is_some() {
            continue;
        }
        let said = [&other.place, &other.what].into_iter().flatten();
        if said.into_iter().any(|text| party.name.stands_in(text)) {
            return (Agreement::Same, Some(WhyCode::NamedInWords));
        }
        if matches!((&party.street, &other.street), (Some(a), Some(b)) if a.is_one_with(b)) {
            return (Agreement::Same, Some(WhyCode::SamePlace));
        }
    }
    (Agreement::Unknown, None)
}

/// `a` is the former one, `b` the new one.
pub(super) fn compare(a: &VisitRead, b: &VisitRead, people: &People) -> Option<Verdict> {
    let (whom, why) = whom(a, b, people);
    if whom == Agreement::Different || matches!((&a.exam, &b.exam), (Some(a), Some(b)) if a.is_other_than(b)) {
        return None;
    }
    let words = likeness(&a.purpose(people), &b.purpose(people));
    let told = why.into_iter().chain((words == Likeness::Equal).then_some(WhyCode::SameWords));
    let verdict = |kind: MatchKind, score: u8, time: WhyCode| {
        Some(Verdict::new(kind, score, std::iter::once(time).chain(told.clone())))
    };
    let agrees = whom.holds() || words == Likeness::Equal;
    let start = a.start?;
    if let Some(old) = b.moved_from.filter(|_| !a.is_cancelled && !a.is_done)
        && matches!(times(start, old), Times::Equal | Times::Arrival | Times::Day)
    {
        let kind = if agrees { MatchKind::Moved } else { MatchKind::PerhapsSame };
        return verdict(kind, 85, WhyCode::OldTime);
    }
    let new = b.start?;
    let times = times(start, new);
    if a.is_cancelled != b.is_cancelled {
        return called_off(a, b, times, agrees).and_then(|kind| verdict(kind, 85, WhyCode::SameTime));
    }
    match times {
        Times::Equal if agrees => verdict(MatchKind::Same, 95, WhyCode::SameTime),
        Times::Equal => verdict(MatchKind::PerhapsSame, 60, WhyCode::SameTime),
        Times::Arrival if agrees && words != Likeness::Apart => verdict(MatchKind::Same, 85, WhyCode::NearTime),
        Times::Arrival => verdict(MatchKind::PerhapsSame, 50, WhyCode::NearTime),
        Times::Day if whom.holds() && words != Likeness::Apart => verdict(MatchKind::Same, 80, WhyCode::SameDay),
        Times::Day if agrees => verdict(MatchKind::PerhapsSame, 50, WhyCode::SameDay),
        Times::Near if whom.holds() && words != Likeness::Apart => {
            verdict(MatchKind::PerhapsSame, 45, WhyCode::NearTime)
        }
        Times::Apart | Times::Near | Times::Day => moved_without_old_date(a, b, whom)
            .then(|| Verdict::new(MatchKind::PerhapsSame, 40, [WhyCode::SaysMoved].into_iter().chain(told.clone()))),
    }
}

/// One of the two is called off: of one time and whom, that is news; anything else is another visit.
fn called_off(a: &VisitRead, b: &VisitRead, times: Times, agrees: bool) -> Option<MatchKind> {
    if a.is_cancelled || a.is_done || !b.is_cancelled {
        return None;
    }
    match times {
        Times::Equal | Times::Arrival | Times::Day if agrees => Some(MatchKind::Cancelled),
        Times::Equal => Some(MatchKind::PerhapsSame),
        _ => None,
    }
}

fn moved_without_old_date(a: &VisitRead, b: &VisitRead, whom: Agreement) -> bool {
    let (Some(old), Some(new)) = (a.start, b.start) else { return false };
    b.says_moved
        && b.moved_from.is_none()
        && whom.holds()
        && !a.is_cancelled
        && !a.is_done
        && super::side::apart(old.day, new.day) <= MOVED_DAYS
}
