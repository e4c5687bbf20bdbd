//! Dates in all printed forms, and how each is meant: on, by, before, valid through, counted from.

use super::pattern::{after, before, part, part_text, pattern};
use super::reckoning::{month_end, month_of, number, spelled_day, spelled_year, weekday_of, year_of, ymd};
use chrono::{Datelike, NaiveDate, Weekday};
use std::ops::Range;

/// How a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// On that day, as far as its neighbours tell.
    On,
    /// The last day: by, until, before, no later than, within.
    By,
    /// The first day: from, starting, effective.
    From,
}

/// A date in a line.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub range: Range<usize>,
    pub date: NaiveDate,
    /// First day of a range of which `date` is the last.
    pub first: Option<NaiveDate>,
    /// What else a numeric date could be.
    pub other: Option<NaiveDate>,
    /// Year, weekday or count was resolved.
    pub is_resolved: bool,
    /// Counted from another day: "in 3 months".
    pub is_counted: bool,
    /// A month or a weekday alone: too wide for an appointment.
    pub is_wide: bool,
    pub lead: Lead,
}

/// What a letter's dates are read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    /// The day that relative dates count from.
    pub anchor: NaiveDate,
    /// The letter itself gives that day.
    pub is_anchored: bool,
    /// Day before month in numeric dates.
    pub is_day_first: bool,
    /// Discharge or operation day, where the letter names one.
    pub event: Option<NaiveDate>,
}

const MONTH: &str = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|ene|febrero|marzo|abril|abr|mayo|junio|julio|agosto|ago|septiembre|setiembre|octubre|noviembre|diciembre|dic)\b\.?";
pub(super) const WEEKDAY: &str = r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|lun|martes|miercoles|mie|jueves|jue|viernes|vie|sabado|sab|domingo|dom)\b\.?";

pattern!(ISO, r"\b(20\d{2}|19\d{2})-(\d{2})-(\d{2})(?:\b|t)");
pattern!(
    MONTH_RANGE,
    r"\b",
    MONTH,
    r"\s?(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|to|through|thru|and)\s?(?:",
    MONTH,
    r"\s?)?(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s(\d{4})\b)?"
);
pattern!(
    DAY_RANGE,
    r"\b(?:del? |el |desde el |entre el )?(\d{1,2})(?:\sde ",
    MONTH,
    r")?(?:\sdel? (\d{4}))?\s?(?:al|a|hasta el|y el|-)\s?(\d{1,2}) de ",
    MONTH,
    r"(?:,?\s?(?:de |del )?(\d{4})\b)?"
);
pattern!(MONTH_DAY, r"\b", MONTH, r"\s?(\d{1,2})(?:st|nd|rd|th)?\b(?:\s?[,|]?\s?(?:of )?(20\d{2}|19\d{2}|'\d{2})\b)?");
pattern!(
    DAY_MONTH,
    r"\b(\d{1,2}|primero|1ro|1o|first)(?:st|nd|rd|th|º|°)?(?:\s|-|/|\.)?(?:dias? )?(?:de |of )?(?:-)?",
    MONTH,
    r"(?:\s?,?\s?-?/?(?:de |del |of )?(20\d{2}|19\d{2}|'\d{2}|\d{2}\b)\b)?"
);
pattern!(
    SPELLED,
    r"\b(?:(?:el |dia )?((?:veinti|treinta y |veinte y )?(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|treinta|primero)) de |(?:the )?((?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)) (?:day )?of )",
    MONTH,
    r"(?:,? (?:de |del |of )?(20\d{2}|dos mil [a-z]+(?: y [a-z]+)?|two thousand(?: and)? [a-z]+(?:[- ][a-z]+)?)\b)?"
);
pattern!(
    MONTH_SPELLED,
    r"\b",
    MONTH,
    r" (?:the )?((?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth))\b(?:,? (20\d{2})\b)?"
);
pattern!(NUMERIC, r"\b(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?[/.-]\s?(20\d{2}|19\d{2}|\d{2})\b");
pattern!(NUMERIC_SHORT, r"\b(\d{1,2})/(\d{1,2})\b");
pattern!(
    MONTH_ALONE,
    r"\b(?:in|by|en|until|before|during|through|thru|hasta|para|antes de|mes de|end of|fin(?:es|al)? de|late|early|mid)\s(?:the end of |the month of |late |early |mid-?|fin(?:es|al)? de |el mes de |finales de )?",
    MONTH,
    r"(?:,?\s(?:of |de |del )?(20\d{2})\b)?"
);
pattern!(WEEKDAY_BEFORE, WEEKDAY, r"\s?,?\s?(?:\(|-\s?)?(?:the |el |dia |day )?$");
pattern!(END_OF_MONTH, r"\b(?:end of (?:the|this) month|(?:fin|final|finales) de(?:l| este) mes|month'?s end)\b");
pattern!(
    BY,
    r"(?:\b(?:by|until|till|through|thru|before|due|deadline|hasta|antes del?|tardar|para el|para antes del?|vence|fecha limite|no despues del?|expires?|expiration|vigente hasta|valid thru|at the latest|within|dentro de|no later than|not later than|en un plazo de)(?: date| is| on| el| es| dia| fecha)*)[\s:|]*(?:the |this |next |coming |el |este |proximo |del |dia |end of (?:the )?(?:day|business)(?: on)? |close of business(?: on)? |cob |eod |noon(?: on)? |las? \d{1,2}(?::\d{2})?(?: ?[ap]\.?\s?m\.?)?(?: del?| el)? |\d{1,2}(?::\d{2})? ?[ap]\.?\s?m\.?,?(?: (?:[a-z]{2,3}|(?:eastern|central|mountain|pacific|local) time))?,?(?: on)? |medianoche del? |on )*(?:or before )?[\s(]*$"
);
pattern!(LATE, r"^\s?,?\s(?:at the latest|a mas tardar|or (?:before|sooner|earlier)|o antes)\b");
pattern!(
    FROM,
    r"(?:\b(?:from|starting|beginning|effective|since|as of|desde|a partir del?|efectiv[oa]|vigente desde|vigencia|after|despues del?|start date|valid)(?: on| date| el| dia| del)*)[\s:]*(?:the |el |del |[a-z]+day,? )*$"
);
pattern!(
    NUMERIC_LEAD,
    r"(?:\b(?:on|by|before|until|through|thru|from|el|del|al|hasta|date|fecha|dia|for|a|de|to|due|through|since|effective|exp|expires|starting|appt|appointment|cita|at|para|is|was|es|era|now|this|or|and|y|o)[\s:.]*|[|(]\s*|^\s*)$"
);
pattern!(
    NUMERIC_TAIL,
    r"^\s?(?:tablet|tab|pill|cup|mg|ml|mcg|hour|hr|mile|pastilla|tableta|taza|hora|dose|inch|pulgada|day|tsp|of|pain|strength|%|\d)"
);

/// All dates of a line, in order, none overlapping.
pub(super) fn days(low: &str, calendar: &Calendar) -> Vec<Day> {
    let mut found = Found { days: Vec::new(), low, calendar };
    found.printed();
    found.counted();
    found.days.sort_by_key(|day| day.range.start);
    found.join();
    for day in &mut found.days {
        let head = before(low, day.range.start, 70);
        // "programada para el 3 de mayo" is a visit, no last day.
        let is_for = FOR.is_in(head) && PLANNED.is_in(head);
        // "7 days before (May 11)" names the day itself.
        let is_told = BRACKETED.is_in(head);
        if (BY.is_in(head) && !is_for && !is_told) || LATE.is_in(after(low, day.range.end, 24)) || day.lead == Lead::By
        {
            day.lead = Lead::By;
        } else if FROM.is_in(head) {
            day.lead = Lead::From;
        }
    }
    found.days
}

pub(super) struct Found<'a> {
    pub days: Vec<Day>,
    pub low: &'a str,
    pub calendar: &'a Calendar,
}

impl Found<'_> {
    pub(super) fn is_free(&self, range: &Range<usize>) -> bool {
        !self.days.iter().any(|day| day.range.start < range.end && range.start < day.range.end)
    }

    pub(super) fn put(&mut self, range: Range<usize>, date: NaiveDate, is_resolved: bool) {
        if self.is_free(&range) {
            self.days.push(Day {
                range,
                date,
                first: None,
                other: None,
                is_resolved,
                is_counted: false,
                is_wide: false,
                lead: Lead::On,
            });
        }
    }

    fn printed(&mut self) {
        let low = self.low;
        let has_digit = low.bytes().any(|b| b.is_ascii_digit());
        if has_digit {
            self.numbered();
        }
        self.spelled();
        for hit in MONTH_ALONE.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 1))) else { continue };
            let year: Option<i32> = part_text(&hit, 2).parse().ok();
            // "you may" and "in may" differ in the word before; "by mar 3" was taken above.
            let first = self.in_year(year, month, 1, None).or(None);
            let Some(first) = first else { continue };
            let anchor = self.calendar.anchor;
            let first = if year.is_none()
                && first > anchor
                && (first.month(), anchor.year()) == (anchor.month(), first.year() - 1)
            {
                first.with_year(anchor.year()).unwrap_or(first)
            } else {
                first
            };
            let Some(last) = month_end(first) else { continue };
            self.put(range, last, true);
            if let Some(day) = self.days.last_mut().filter(|day| day.date == last) {
                day.is_wide = true;
            }
        }
        if self.calendar.is_anchored {
            for range in END_OF_MONTH.all(low) {
                if let Some(last) = month_end(self.calendar.anchor) {
                    self.put(range, last, true);
                }
            }
        }
    }

    /// "diecinueve de octubre", "the twenty-third of June".
    fn spelled(&mut self) {
        let low = self.low;
        for hit in SPELLED.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 3))) else { continue };
            let word = if part_text(&hit, 1).is_empty() { part_text(&hit, 2) } else { part_text(&hit, 1) };
            let Some(day) = spelled_day(word) else { continue };
            let year = spelled_year(part_text(&hit, 4));
            self.in_words(range, day, month, year);
        }
        for hit in MONTH_SPELLED.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 1))) else { continue };
            let Some(day) = spelled_day(part_text(&hit, 2)) else { continue };
            self.in_words(range, day, month, part_text(&hit, 3).parse().ok());
        }
    }

    fn in_words(&mut self, range: Range<usize>, day: u32, month: u32, year: Option<i32>) {
        let weekday = self.weekday_before(range.start);
        let Some(date) = self.in_year(year, month, day, weekday) else { return };
        let start = self.start_with_weekday(range.start);
        self.put(start..range.end, date, true);
    }

    fn numbered(&mut self) {
        let low = self.low;
        for hit in ISO.all_parts(low) {
            let date = ymd(part_text(&hit, 1), part_text(&hit, 2), part_text(&hit, 3));
            if let (Some(range), Some(date)) = (part(&hit, 0), date) {
                self.put(range, date, false);
            }
        }
        for hit in DAY_RANGE.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 5))) else { continue };
            let last = self.in_year(part_text(&hit, 6).parse().ok(), month, number(part_text(&hit, 4)), None);
            let first_month = month_of(part_text(&hit, 2)).unwrap_or(month);
            self.span(
                range,
                first_month,
                number(part_text(&hit, 1)),
                part_text(&hit, 3).parse().ok(),
                last,
                part(&hit, 6).is_none(),
            );
        }
        for hit in MONTH_RANGE.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 1))) else { continue };
            let last_month = month_of(part_text(&hit, 3)).unwrap_or(month);
            let last = self.in_year(part_text(&hit, 5).parse().ok(), last_month, number(part_text(&hit, 4)), None);
            // "april 15 and 20" without a second month is two days; "april 15-20" is one range.
            self.span(range, month, number(part_text(&hit, 2)), None, last, part(&hit, 5).is_none());
        }
        for hit in DAY_MONTH.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 2))) else { continue };
            // "april 15 may 3": the 15 belongs to what stands before it; "2027 may": no day.
            if before(low, range.start, 1).ends_with(|c: char| c.is_ascii_digit() || c == '/')
                || self.is_taken_by_month(range.start)
            {
                continue;
            }
            // "10 feb 16:20": the hour is no year.
            let (mut range, mut year) = (range, part_text(&hit, 3));
            if year.len() == 2 && after(low, range.end, 3).trim_start().starts_with([':', 'h', 'a', 'p']) {
                (range.end, year) = (part(&hit, 2).map_or(range.end, |month| month.end), "");
            }
            self.named(range, part_text(&hit, 1), month, year);
        }
        for hit in MONTH_DAY.all_parts(low) {
            let (Some(range), Some(month)) = (part(&hit, 0), month_of(part_text(&hit, 1))) else { continue };
            let tail = after(low, range.end, 8);
            let is_clock = tail.starts_with(':')
                && tail.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if tail.starts_with('%') || is_clock || NUMERIC_TAIL.is_in(tail) && part(&hit, 3).is_none() {
                continue;
            }
            self.named(range, part_text(&hit, 2), month, part_text(&hit, 3));
        }
        self.numeric();
    }

    fn is_taken_by_month(&self, at: usize) -> bool {
        MONTH_END.is_in(before(self.low, at, 12))
    }

    fn named(&mut self, range: Range<usize>, day: &str, month: u32, year: &str) {
        let day = match day {
            "primero" | "first" | "1ro" | "1o" => 1,
            day => number(day),
        };
        let weekday = self.weekday_before(range.start);
        let resolved = year.is_empty();
        let Some(date) = self.in_year(year_of(year), month, day, weekday) else { return };
        let start = self.start_with_weekday(range.start);
        self.put(start..range.end, date, resolved);
    }

    fn numeric(&mut self) {
        let low = self.low;
        for hit in NUMERIC.all_parts(low) {
            let Some(range) = part(&hit, 0) else { continue };
            let glued = before(low, range.start, 1)
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '#'))
                || after(low, range.end, 1).starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '/');
            let (one, two) = (number(part_text(&hit, 1)), number(part_text(&hit, 3)));
            if glued || (part_text(&hit, 2) != "/" && part_text(&hit, 4).len() == 2 && one > 31) {
                continue;
            }
            let year = year_of(part_text(&hit, 4));
            self.two_ways(range, one, two, year);
        }
        for hit in NUMERIC_SHORT.all_parts(low) {
            let Some(range) = part(&hit, 0) else { continue };
            let head = before(low, range.start, 24);
            let tail = after(low, range.end, 10);
            let has_weekday = WEEKDAY_BEFORE.is_in(head);
            if !(has_weekday || NUMERIC_LEAD.is_in(head))
                || (NUMERIC_TAIL.is_in(tail) && !TIME_TAIL.is_in(tail))
                || tail.starts_with('/')
                || head.ends_with("page ")
                || BODY.is_in(head)
            {
                continue;
            }
            self.two_ways(range, number(part_text(&hit, 1)), number(part_text(&hit, 2)), None);
        }
    }

    /// A date of two numbers: the letter's own order first, the other where only that is possible.
    fn two_ways(&mut self, range: Range<usize>, one: u32, two: u32, year: Option<i32>) {
        let weekday = self.weekday_before(range.start);
        let resolved = year.is_none();
        let month_first = self.in_year(year, one, two, weekday);
        let day_first = self.in_year(year, two, one, weekday);
        let (first, second) =
            if self.calendar.is_day_first { (day_first, month_first) } else { (month_first, day_first) };
        let (date, other) = match (first, second, weekday) {
            // The weekday beside it settles which of both it is.
            (Some(first), Some(second), Some(weekday)) if first.weekday() != weekday && second.weekday() == weekday => {
                (second, None)
            }
            (Some(first), Some(_), Some(weekday)) if first.weekday() == weekday => (first, None),
            (Some(first), second, _) => (first, second.filter(|second| *second != first)),
            (None, Some(second), _) => (second, None),
            (None, None, _) => return,
        };
        let start = self.start_with_weekday(range.start);
        if self.is_free(&(start..range.end)) {
            self.put(start..range.end, date, resolved);
            if let Some(day) = self.days.last_mut() {
                day.other = other;
            }
        }
    }

    fn span(
        &mut self,
        range: Range<usize>,
        month: u32,
        day: u32,
        year: Option<i32>,
        last: Option<NaiveDate>,
        resolved: bool,
    ) {
        let Some(last) = last else { return };
        let first = NaiveDate::from_ymd_opt(year.unwrap_or_else(|| last.year()), month, day);
        let first =
            first.filter(|first| *first < last).or_else(|| NaiveDate::from_ymd_opt(last.year() - 1, month, day));
        if first.is_none() || !self.is_free(&range) {
            return;
        }
        self.put(range, last, resolved);
        if let Some(found) = self.days.last_mut() {
            found.first = first;
        }
    }

    /// Two dates with a dash, "to" or "al" between them are a first and a last day.
    fn join(&mut self) {
        let mut joined: Vec<Day> = Vec::new();
        for next in std::mem::take(&mut self.days) {
            let between =
                joined.last().map(|former| self.low.get(former.range.end..next.range.start).unwrap_or_default());
            if let (Some(between), Some(former)) = (between, joined.last_mut())
                && JOINT.is_in(between)
                && !MOVES.is_in(self.low)
                && former.first.is_none()
                && former.date < next.date
                && !former.is_counted
                && !next.is_counted
            {
                former.first = Some(former.date);
                former.date = next.date;
                former.range.end = next.range.end;
                former.is_resolved |= next.is_resolved;
                former.other = None;
                continue;
            }
            joined.push(next);
        }
        self.days = joined;
    }

    fn weekday_before(&self, at: usize) -> Option<Weekday> {
        WEEKDAY_BEFORE.parts(before(self.low, at, 24)).and_then(|hit| weekday_of(part_text(&hit, 1)))
    }

    fn start_with_weekday(&self, at: usize) -> usize {
        let head = before(self.low, at, 24);
        WEEKDAY_BEFORE.find(head).map_or(at, |range| at - (head.len() - range.start))
    }

    /// The date in its year; without one the first such date on or after the anchor, on the weekday
    /// that stands beside it where that is possible.
    fn in_year(&self, year: Option<i32>, month: u32, day: u32, weekday: Option<Weekday>) -> Option<NaiveDate> {
        if let Some(year) = year {
            return NaiveDate::from_ymd_opt(year, month, day);
        }
        let anchor = self.calendar.anchor;
        let years = [anchor.year(), anchor.year() + 1];
        let mut ahead = years
            .into_iter()
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .filter(|date| *date >= anchor);
        let first = ahead.next()?;
        let Some(weekday) = weekday.filter(|weekday| *weekday != first.weekday()) else { return Some(first) };
        // A weekday that does not fit says that the day lies behind, or is a slip: no date either way.
        let behind = NaiveDate::from_ymd_opt(first.year() - 1, month, day);
        behind.filter(|behind| behind.weekday() == weekday).or(Some(first))
    }
}

pattern!(TIME_TAIL, r"^\s\d{1,2}[:.]\d{2}");
pattern!(MONTH_END, MONTH, r"\s?$");
pattern!(
    BODY,
    r"\b(?:pain|dolor|score|bp|presion|vision|strength|fuerza|level|nivel|grade|page|pagina|pag\.|p\.|step|part|parte|lot)\s(?:is |of |es |de )?$"
);
pattern!(
    JOINT,
    r"^\s?(?:-|to|through|thru|until|al|a|hasta|hasta el|a el|and|y el|y|through and including)\s?(?:the |el )?$"
);
pattern!(MOVES, r"\b(?:moved?|rescheduled?|changed?|switched|bumped|cambi\w+|reprogram\w+|movid[oa]|pasa)\b");

pattern!(BRACKETED, r"\b(?:before|antes|prior)\s\((?:[a-z]+,? )?$");
pattern!(FOR, r"\bpara el (?:dia |proximo )*(?:[a-z]+,? )?$");
pattern!(
    PLANNED,
    r"\b(?:programad\w+|previst\w+|citas?|citad\w+|agendad\w+|consulta|reservad\w+|turno|cirugia|hora)\b"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::folding::fold;

    fn read_as(text: &str, is_day_first: bool) -> String {
        let anchor = "2027-01-11".parse().unwrap();
        let calendar = Calendar { anchor, is_anchored: true, is_day_first, event: "2027-01-09".parse().ok() };
        let all: Vec<String> = days(&fold(text), &calendar)
            .iter()
            .map(|day| match day.first {
                Some(first) => format!("{first}/{}", day.date),
                None => day.date.to_string(),
            })
            .collect();
        all.join(" ")
    }

    #[test]
    fn printed_dates_in_all_forms() {
        let read = |text: &str| read_as(text, false);
        assert_eq!(read("Thursday, April 15, 2027 at 2:00 PM"), "2027-04-15");
        assert_eq!(read("Apr. 15th 2027, 15-Apr-2027, 15 April 27"), "2027-04-15 2027-04-15 2027-04-15");
        assert_eq!(read("on 4/15 and by 04/15/27"), "2027-04-15 2027-04-15");
        assert_eq!(read("el jueves 15 de abril de 2027"), "2027-04-15");
        assert_eq!(read("del 1 al 30 de abril de 2027"), "2027-04-01/2027-04-30");
        assert_eq!(read("January 5 through March 31, 2027"), "2027-01-05/2027-03-31");
        assert_eq!(read("01/05/2027 - 03/31/2027"), "2027-01-05/2027-03-31");
        assert_eq!(read("2027-03-04"), "2027-03-04");
        assert_eq!(read("by the end of May"), "2027-05-31");
        assert_eq!(read("take 1/2 tablet, BP 120/80, pain 7/10, 5 mg"), "");
        assert_eq!(read_as("03/04/2027", true), "2027-04-03");
        assert_eq!(read_as("04/15/2027", true), "2027-04-15");
        assert_eq!(read_as("jueves 04/03/2027", true), "2027-03-04");
    }

    #[test]
    fn counted_dates_start_from_the_letter() {
        let read = |text: &str| read_as(text, false);
        assert_eq!(read("see me in 3 months"), "2027-04-11");
        assert_eq!(read("within 30 days of this letter"), "2027-02-10");
        assert_eq!(read("within 5 business days"), "2027-01-18");
        assert_eq!(read("dentro de diez (10) días hábiles"), "2027-01-25");
        assert_eq!(read("en 4 a 6 semanas"), "2027-02-08/2027-02-22");
        assert_eq!(read("5 to 7 days after discharge"), "2027-01-14/2027-01-16");
        assert_eq!(read("within 60 days of receiving this notice"), "");
        assert_eq!(read("3 weeks ago, for 6 weeks, every 3 months, stop 5 days before"), "");
        assert_eq!(read("by Monday, este viernes"), "2027-01-18 2027-01-15");
        assert_eq!(read("Monday through Friday; on Mondays; por la mañana"), "");
    }
}
