//! The right moment: when a nudge reaches a person who can act on it (handbook 3.6).
//!
//! It turns a target day into an instant that lies inside the recipient's waking hours and, for a call,
//! inside the hours in which the party answers. It must never look at what the nudge says.

use crate::calendar::Office;
use care_model::{Instant, Member, Party, WallClock, day_of, resolve};
use chrono::{Days, Duration, NaiveDate};
use chrono_tz::Tz;

/// A stretch of time, end not included.
pub type Piece = (Instant, Instant);

/// No search looks further ahead than this many days.
const DAYS_MAX: usize = 400;

/// Hours of the member who gets the nudge.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'r> {
    /// Zone of the member.
    pub zone: Tz,
    awake: [WallClock; 2],
    pref: WallClock,
    quiet: &'r [[WallClock; 2]],
}

impl<'r> Reader<'r> {
    /// The hours of a member, in the record's zone where the member names none.
    pub fn of(member: &'r Member, zone: Tz) -> Self {
        Self { zone: member.tz.unwrap_or(zone), awake: member.awake, pref: member.pref, quiet: &member.quiet }
    }

    /// The same hours with another preferred moment.
    pub fn at_hour(self, pref: WallClock) -> Self {
        Self { pref, ..self }
    }

    /// The preferred wall time.
    pub fn pref(&self) -> WallClock {
        self.pref
    }

    /// The member's calendar day at an instant.
    pub fn day(&self, at: Instant) -> NaiveDate {
        day_of(at, self.zone)
    }

    /// The preferred moment of a day.
    pub fn pref_on(&self, day: NaiveDate) -> Instant {
        resolve(day.and_time(self.pref.0), self.zone)
    }

    /// A wall time of a day.
    pub fn clock_on(&self, day: NaiveDate, clock: WallClock) -> Instant {
        resolve(day.and_time(clock.0), self.zone)
    }

    /// Waking hours of a day without quiet times.
    pub fn awake_on(&self, day: NaiveDate) -> Vec<Piece> {
        span(day, self.awake, self.zone)
            .map(|piece| without(vec![piece], day, self.quiet, self.zone))
            .unwrap_or_default()
    }

    /// Whether an instant lies in waking hours.
    pub fn is_awake(&self, at: Instant) -> bool {
        inside(&self.awake_on(self.day(at)), at)
    }

    /// The pieces of a day in which the nudge can be acted on: awake, and the office callable.
    /// `None` = a self-task, any waking hour.
    pub fn feasible_on(&self, day: NaiveDate, office: Option<&Office<'_>>) -> Vec<Piece> {
        let awake = self.awake_on(day);
        let Some(office) = office else { return awake };
        // The office's day may begin on another date than the reader's.
        let days = [day.pred_opt(), Some(day), day.succ_opt()];
        let callable: Vec<Piece> = days.into_iter().flatten().flat_map(|day| callable_on(office, day)).collect();
        let mut pieces: Vec<Piece> = awake
            .iter()
            .flat_map(|a| callable.iter().map(|c| (a.0.max(c.0), a.1.min(c.1))))
            .filter(|piece| piece.1 - piece.0 >= Duration::minutes(30))
            .collect();
        pieces.sort_unstable();
        pieces
    }

    /// The first right moment on or after `target`, not before `from` (handbook 3.6).
    pub fn right_moment(&self, target: NaiveDate, from: Instant, office: Option<&Office<'_>>) -> Option<Instant> {
        self.right_moment_in(target, from, |day| self.feasible_on(day, office))
    }

    /// The same in pieces that somebody else knows by day.
    pub fn right_moment_in<P: AsRef<[Piece]>>(
        &self,
        target: NaiveDate,
        from: Instant,
        pieces_on: impl Fn(NaiveDate) -> P,
    ) -> Option<Instant> {
        let today = self.day(from);
        for day in target.max(today).iter_days().take(DAYS_MAX) {
            let known = pieces_on(day);
            let pieces = known.as_ref();
            let Some(first) = pieces.first() else { continue };
            let pref = self.pref_on(day);
            let best = if inside(pieces, pref) { pref } else { first.0 };
            if best >= from {
                return Some(best);
            }
            let open = |piece: &&Piece| piece.0 <= from && piece.1 - from >= Duration::minutes(30);
            if pieces.iter().any(|piece| open(&piece)) {
                return Some(from);
            }
            if let Some(later) = pieces.iter().find(|piece| piece.0 >= from) {
                return Some(later.0);
            }
        }
        None
    }

    /// The end of the stretch in which the nudge can be acted on at `at`.
    pub fn good_until(&self, at: Instant, office: Option<&Office<'_>>) -> Option<Instant> {
        self.feasible_on(self.day(at), office).iter().find(|piece| piece.0 <= at && at < piece.1).map(|piece| piece.1)
    }
}

/// A stretch in which somebody answers the phone of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeHours {
    /// When it begins; not later than the moment asked about while somebody answers.
    pub opens_at: Instant,
    /// When it ends: a break or closing time.
    pub closes_at: Instant,
}

/// The stretch that holds `now`, else the next one. `zone` is used where the party names none; `None` for
/// a party that never opens.
pub fn office_hours(party: &Party, zone: Tz, now: Instant) -> Option<OfficeHours> {
    let office = Office::of(Some(party), zone);
    // A day that runs past midnight may have begun yesterday.
    let first = day_of(now, office.zone).pred_opt()?;
    let open = first.iter_days().take(DAYS_MAX).filter(|day| office.is_open(*day));
    let mut pieces = open.flat_map(|day| {
        let whole = span(day, office.hours, office.zone).into_iter().collect();
        without(whole, day, office.breaks, office.zone)
    });
    pieces.find(|piece| piece.1 > now).map(|(opens_at, closes_at)| OfficeHours { opens_at, closes_at })
}

/// From half an hour after opening to an hour before closing, without breaks.
fn callable_on(office: &Office<'_>, day: NaiveDate) -> Vec<Piece> {
    if !office.is_open(day) {
        return Vec::new();
    }
    let Some((open, close)) = span(day, office.hours, office.zone) else { return Vec::new() };
    let piece = (open + Duration::minutes(30), close - Duration::minutes(60));
    without(vec![piece], day, office.breaks, office.zone)
}

/// Two wall times of a day; an end at or before the start lies on the next day.
fn span(day: NaiveDate, clocks: [WallClock; 2], zone: Tz) -> Option<Piece> {
    let [from, until] = clocks;
    let last = if until <= from { day.checked_add_days(Days::new(1))? } else { day };
    Some((resolve(day.and_time(from.0), zone), resolve(last.and_time(until.0), zone)))
}

fn without(pieces: Vec<Piece>, day: NaiveDate, gaps: &[[WallClock; 2]], zone: Tz) -> Vec<Piece> {
    let mut left = pieces;
    for gap in gaps {
        let Some((from, until)) = span(day, *gap, zone) else { continue };
        left =
            left.into_iter().flat_map(|(a, b)| [(a, b.min(from)), (a.max(until), b)]).filter(|(a, b)| a < b).collect();
    }
    left
}

/// Whether an instant lies in one of the pieces.
pub fn inside(pieces: &[Piece], at: Instant) -> bool {
    pieces.iter().any(|(from, until)| *from <= at && at < *until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use care_model::WallTime;
    use chrono_tz::America::{Chicago, New_York, Phoenix};

    fn at(text: &str, zone: Tz) -> Instant {
        WallTime::parse(text).unwrap().at(zone)
    }

    fn moment(reader_zone: Tz, party: &Party, target: &str, from: &str) -> String {
        let member = Member { tz: Some(reader_zone), ..Member::default() };
        let reader = Reader::of(&member, reader_zone);
        let office = Office::of(Some(party), reader_zone);
        let found = reader.right_moment(target.parse().unwrap(), at(from, reader_zone), Some(&office)).unwrap();
        found.with_timezone(&reader_zone).format("%Y-%m-%d %H:%M").to_string()
    }

    #[test]
    fn a_default_office_is_called_at_ten() {
        assert_eq!(moment(New_York, &Party::default(), "2027-01-12", "2027-01-11 11:00"), "2027-01-12 10:00");
    }

    #[test]
    fn an_office_in_phoenix_is_called_when_phoenix_answers() {
        let phoenix =
            Party { tz: Some(Phoenix), hours: [WallClock::hm(8, 0), WallClock::hm(17, 0)], ..Party::default() };
        assert_eq!(moment(Chicago, &phoenix, "2027-03-08", "2027-03-04 09:00"), "2027-03-08 10:00");
        assert_eq!(moment(Chicago, &phoenix, "2027-03-22", "2027-03-18 12:00"), "2027-03-22 10:30");
    }

    #[test]
    fn late_in_the_day_the_call_moves_to_the_next_open_day() {
        let office = Party::default();
        assert_eq!(moment(New_York, &office, "2027-05-27", "2027-05-27 13:10"), "2027-05-27 13:10");
        assert_eq!(moment(New_York, &office, "2027-05-27", "2027-05-27 12:10"), "2027-05-27 13:00");
        assert_eq!(moment(New_York, &office, "2027-05-28", "2027-05-28 15:10"), "2027-06-01 10:00");
    }

    #[test]
    fn an_office_says_until_when_it_answers_and_when_it_opens_next() {
        let hours = |now: &str| {
            let found = office_hours(&Party::default(), New_York, at(now, New_York)).unwrap();
            let local = |at: Instant| at.with_timezone(&New_York).format("%a %H:%M").to_string();
            format!("{} to {}", local(found.opens_at), local(found.closes_at))
        };
        assert_eq!(hours("2027-05-27 09:00"), "Thu 08:30 to Thu 12:00");
        assert_eq!(hours("2027-05-27 12:10"), "Thu 13:00 to Thu 16:30");
        assert_eq!(hours("2027-05-28 16:30"), "Tue 08:30 to Tue 12:00"); // Monday is Memorial Day
    }

    #[test]
    fn a_wish_for_two_in_the_night_on_the_short_day_never_lands_in_the_night() {
        let member = Member { tz: Some(New_York), pref: WallClock::hm(2, 30), ..Member::default() };
        let reader = Reader::of(&member, New_York);
        let found = reader.right_moment("2027-03-14".parse().unwrap(), at("2027-03-13 21:00", New_York), None);
        assert_eq!(found, Some(at("2027-03-14 08:00", New_York)));
    }
}
