//! A letter as a whole: its language, the order of its numbers, the day it was written, and for every
//! line its dates and times.

use super::clocks::{Clock, clocks};
use super::days::{Calendar, Day, days};
use super::pattern::{after, before, cut, part, part_text, pattern};
use super::sheet::{Line, lines_of};
use chrono::NaiveDate;

/// A line with what it says of time.
pub(super) struct Entry {
    pub line: Line,
    pub days: Vec<Day>,
    pub clocks: Vec<Clock>,
}

/// A letter, ready to be read.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub entries: Vec<Entry>,
    pub language: &'static str,
    pub doc_date: Option<NaiveDate>,
    /// The day that dates without a year come after.
    pub anchor: NaiveDate,
}

impl Page<'_> {
    /// The letter's own words of a range of a line, blanks put together.
    pub(super) fn words(&self, entry: &Entry, range: std::ops::Range<usize>) -> String {
        let span = entry.line.folded.span(&range);
        let words = self.text.get(span).unwrap_or_default();
        let mut put = String::new();
        for word in words.split_whitespace() {
            let word = if word.chars().all(|c| c == '>') { continue } else { word };
            if !put.is_empty() {
                put.push(' ');
            }
            put.push_str(word);
        }
        put
    }
}

/// Reads the lines of a letter. `today` is used only to find the year of dates without one.
pub(super) fn page_of<'a>(text: &'a str, is_scan: bool, today: NaiveDate) -> Page<'a> {
    let lines = lines_of(text, is_scan);
    let (is_spanish, language) = language_of(&lines);
    let is_day_first = is_day_first(&lines, is_spanish);
    let blind = Calendar { anchor: today, is_anchored: false, is_day_first, event: None };
    let doc_date = doc_date(&lines, &blind);
    let is_day_first = is_day_first != is_printed_twice(&lines, &blind);
    let doc_date = doc_date.or_else(|| event_day(&lines, &blind, None).filter(|day| *day <= today));
    let anchor = doc_date.unwrap_or(today);
    let event = event_day(&lines, &Calendar { anchor, is_anchored: false, is_day_first, event: None }, doc_date);
    let mut calendar = Calendar { anchor, is_anchored: doc_date.is_some(), is_day_first, event };
    let mut entries = Vec::with_capacity(lines.len());
    let mut last_quotes = 0;
    for line in lines {
        // An older message below: its own date counts.
        if let Some(date) = message_date(&line, &calendar) {
            calendar.anchor = date;
        } else if line.quotes < last_quotes {
            calendar.anchor = anchor;
        }
        last_quotes = line.quotes;
        let days = days(line.low(), &calendar);
        let clocks = clocks(line.low());
        entries.push(Entry { line, days, clocks });
    }
    Page { text, entries, language, doc_date, anchor }
}

pattern!(ENGLISH_WORDS, r"\b(?:the|and|your|you|for|with|please|at|on|is|to|of|are|will|we)\b");
pattern!(SPANISH_WORDS, r"\b(?:el|la|los|las|de|del|que|para|con|su|por|favor|usted|en|una|un|se|y|cita)\b");

fn language_of(lines: &[Line]) -> (bool, &'static str) {
    let count = |words: &super::pattern::Pattern| -> usize {
        lines.iter().take(400).map(|line| words.all(line.low()).len()).sum()
    };
    let (english, spanish) = (count(&ENGLISH_WORDS), count(&SPANISH_WORDS));
    match (english, spanish) {
        (0, 0) => (false, ""),
        _ if spanish > english => (true, "es"),
        _ => (false, "en"),
    }
}

pattern!(NUMERIC, r"(?:^|[^\d./-])(\d{1,2})[/.-](\d{1,2})[/.-](?:20|19)?\d{2}(?:$|[^\d./-])");
pattern!(BRITISH, r"\b(?:nhs|gp surgery|\+44|your gp|trust|radiotherapy department|outpatients)\b");

/// Day before month: in Spanish, and where the letter's own numbers can mean nothing else.
fn is_day_first(lines: &[Line], is_spanish: bool) -> bool {
    let (mut month_first, mut day_first) = (0, 0);
    for line in lines {
        for hit in NUMERIC.all_parts(line.low()) {
            let number = |at| part_text(&hit, at).parse::<u32>().unwrap_or(0);
            month_first += u32::from(number(2) > 12 && number(1) <= 12);
            day_first += u32::from(number(1) > 12 && number(2) <= 12);
        }
    }
    match (month_first, day_first) {
        (0, 0) => is_spanish || lines.iter().any(|line| BRITISH.is_in(line.low())),
        _ => day_first > month_first,
    }
}

pattern!(
    LETTER_LABEL,
    r"^(?:date(?: of (?:this )?(?:letter|notice|visit|service|report|order|referral|discharge|encounter))?|letter date|notice date|order date|ordered|order date|referral date|visit date|encounter date|discharge date|discharged|date discharged|date mailed|mailed|mail date|date of issue|issued|issue date|today'?s date|printed|date sent|sent|rx date|prescription date|date ordered|signed|report date|fecha|emitido|fecha de hoy|alta|fecha de (?:la |esta )?(?:carta|emision|aviso|visita|consulta|alta|notificacion|egreso|orden|envio|solicitud|impresion|la visita|la carta|la consulta|la orden)|enviado(?: el)?|fecha del (?:aviso|documento|alta|informe|envio)|dated?)\s*:"
);
pattern!(BIRTH, r"\b(?:dob|d\.o\.b|f\.\s?n(?:ac)?\b|birth|born|nacimiento|nacid[oa]|f\.?\s?nac|fnac|date of birth)\b");
pattern!(
    ONLY_DATE,
    r"^(?:[a-z .,]{2,40}, (?:a |[a-z]{2} )?)?(?:(?:notice |note |letter )?(?:date|fecha|sent|enviado|printed|impreso|mailed|msg sent|mensaje enviado|date seen|schedule made|seen|dated|voicemail|visit|surgery date|fecha de hoy|emitido|alta)\s*:?\s*)?(?:a )?$"
);
pattern!(
    VISIT_LINE,
    r"\b(?:after[- ]visit summary|visit summary|discharge (?:summary|instructions)|seen (?:today )?on|resumen (?:de|posterior)|dated|date:|fecha:|discharged(?: home)? on|fecha de alta|alta el|visit on|visita del|letter of|printed on|message sent|sent on|generated|(?:voicemail|voice mail|message|text|sms|whatsapp|call|mensaje|llamada|buzon)\b.{0,50}\b(?:received|left|recibid[oa]|dejad[oa]|on|at|el)|today is|hoy es|a fecha de|con fecha|a los|issued|emitid[oa])\b"
);
pattern!(WROTE, r"(?:\bwrote:|\bescribio:|^sent:|^date:|^fecha:|^enviado(?: el)?:|^on .{6,60}\bwrote\b)");

pattern!(LABELLED, r"\b(?:appointment|appt|cita|exam|test|visit|surgery)\b");
pattern!(ROW_TIME, r"\b(?:time|hora)\b");

/// The day on which a letter was written; of a discharge paper or a visit summary the day it is about.
fn doc_date(lines: &[Line], calendar: &Calendar) -> Option<NaiveDate> {
    let head: Vec<&Line> = lines.iter().take(60).collect();
    let date_in = |line: &Line, from: usize| {
        let found = days(line.low(), calendar);
        let mut plain = found.into_iter().filter(|day| {
            let is_plain = !day.is_resolved && !day.is_counted && !day.is_wide;
            let years = (day.date - calendar.anchor).num_days().abs() / 365;
            day.range.start >= from && is_plain && years < 20 && !is_birth(line.low(), day)
        });
        // Printed twice, the form with the name of the month settles it.
        let first = plain.next()?;
        if first.other.is_none() {
            return Some(first);
        }
        let second = plain.next().filter(|second| Some(second.date) == first.other);
        Some(second.map_or_else(|| first.clone(), |second| Day { date: second.date, ..first.clone() }))
    };
    let own_line = |top: usize| {
        // A line of its own near the top.
        for line in head.iter().take(top) {
            let low = line.low();
            let Some(day) = date_in(line, 0) else { continue };
            let lead = cut(low, 0..day.range.start);
            let tail = low.get(day.range.end..).unwrap_or_default().trim();
            let bar_lead = lead.rsplit('|').next().unwrap_or_default().trim_start();
            if (ONLY_DATE.is_in(lead) || ONLY_DATE.is_in(bar_lead))
                && TAIL.is_in(tail)
                && !BIRTH.is_in(low)
                && !FAX_HEADER.is_in(low)
                && !LABELLED.is_in(bar_lead)
            {
                return Some(day.date);
            }
        }
        None
    };
    if let Some(date) = own_line(5) {
        return Some(date);
    }
    // A label says it outright.
    for line in &head {
        let low = line.low();
        for (at, _) in low.match_indices(':') {
            let from = before(low, at, 50).rfind(" | ").map_or(0, |bar| at.saturating_sub(50).min(at) + bar + 3);
            let from = if low.get(..from).is_some() { from } else { 0 };
            let from = if at > 50 && from == 0 { continue } else { from };
            let label = cut(low, from..at + 1).trim_start();
            if !LETTER_LABEL.is_in(label) || BIRTH.is_in(label) {
                continue;
            }
            let Some(day) = date_in(line, at) else { continue };
            let is_mail = MAIL_DATE.is_in(low);
            let is_visit = ROW_TIME.is_in(after(low, day.range.end, 40))
                || APPOINTMENT_NEAR.is_in(&line.heading)
                || HAS_TIME.is_in(after(low, day.range.end, 16));
            if is_mail || (day.range.start <= at + 24 && !is_visit) {
                return Some(day.date);
            }
        }
    }
    if let Some(date) = own_line(30) {
        return Some(date);
    }
    for line in &head {
        let low = line.low();
        if BIRTH.is_in(low) {
            continue;
        }
        if let Some(hit) = VISIT_LINE.find(low)
            && let Some(day) = date_in(line, hit.start)
            && day.range.start < hit.end + 30
        {
            return Some(day.date);
        }
    }
    // "LAB REQUISITION 3/1/2027": a heading that ends with it.
    for line in head.iter().take(5) {
        let low = line.low();
        if let Some(day) = date_in(line, 0)
            && low.len() < 80
            && TAIL.is_in(low.get(day.range.end..).unwrap_or_default().trim_start_matches([')', ' ']))
            && !BIRTH.is_in(low)
            && !A_VISIT.is_in(&low.replace("after visit", "").replace("visit summary", ""))
            && !FAX_HEADER.is_in(low)
            && !PERIOD.is_in(low)
        {
            return Some(day.date);
        }
    }
    // Messages start with their date.
    for line in head.iter().take(3) {
        if let Some(day) = date_in(line, 0)
            && day.range.start < 12
            && !BIRTH.is_in(line.low())
            && (!A_VISIT.is_in(line.low())
                || (day.range.start == 0 && HAS_TIME.is_in(after(line.low(), day.range.end, 12))))
        {
            return Some(day.date);
        }
    }
    // A fax header is better than nothing.
    let fax = lines.iter().take(4).find(|line| FAX_HEADER.is_in(line.low()));
    fax.and_then(|line| date_in(line, 0)).map(|day| day.date)
}

pattern!(
    PERIOD,
    r"\b(?:by|until|before|through|expires?|valid|due|starting|effective|from|hasta|antes|vence|desde|a partir)\b"
);
pattern!(TAIL, r"^[.|*\s]*(?:(?:at |a las )?\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?[|\s]*(?:from.*)?)?[.|*\s]*$");
pattern!(
    A_VISIT,
    r"\b(?:appointment|appt|cita|exam|when|scheduled|reminder|visit|surgery|test|cuando|recordatorio|see you)\b"
);
pattern!(FAX_HEADER, r"\b(?:fax|pg\.? ?\d|p\.? ?\d{1,2}(?:/| of )\d{1,2}|page \d|pag\. ?\d)");
pattern!(HAS_TIME, r"^[\s,|]*(?:at |a las )?\d{1,2}[:.]\d{2}");
pattern!(
    MAIL_DATE,
    r"^(?:date|sent|fecha|enviado(?: el)?):\s?(?:[a-z]{3,9}\.?, ?)?(?:\d{1,2} [a-z]{3}|[a-z]+ \d{1,2}|\d{1,2} de )"
);
pattern!(APPOINTMENT_NEAR, r"\b(?:appointment|cita|visit details|upcoming|procedure details)\b");

fn message_date(line: &Line, calendar: &Calendar) -> Option<NaiveDate> {
    if !WROTE.is_in(line.low()) || BIRTH.is_in(line.low()) {
        return None;
    }
    if !line.low().contains("wrote") && !line.low().contains("escribio") && !MAIL_DATE.is_in(line.low()) {
        return None;
    }
    let found = days(line.low(), calendar).into_iter().find(|day| !day.is_resolved && !day.is_counted);
    found.map(|day| day.date)
}

pattern!(
    EVENT_LABEL,
    r"\b(?:date of (?:surgery|discharge|procedure|operation)|surgery date|discharge date|procedure date|discharged(?: home)?(?: on)?|date discharged|fecha de (?:la )?(?:cirugia|alta|operacion|egreso|procedimiento)|surgery (?:is|on|will be)|cirugia (?:es|sera|el))\b"
);
pattern!(
    DISCHARGE,
    r"\b(?:discharge (?:summary|instructions|paper|date)|instrucciones (?:de|al) alta|resumen de alta|informe de alta|discharged)\b"
);

/// The day of the operation or discharge that a letter speaks of.
fn event_day(lines: &[Line], calendar: &Calendar, doc_date: Option<NaiveDate>) -> Option<NaiveDate> {
    for line in lines.iter().take(200) {
        let low = line.low();
        if let Some(hit) = EVENT_LABEL.find(low)
            && let Some(day) =
                days(low, calendar).into_iter().find(|day| day.range.start >= hit.end && day.range.start < hit.end + 20)
        {
            return Some(day.date);
        }
    }
    let is_discharge = lines.iter().take(30).any(|line| DISCHARGE.is_in(line.low()));
    doc_date.filter(|_| is_discharge)
}

/// Whether a date stands beside a word of birth.
pub(super) fn is_birth(low: &str, day: &Day) -> bool {
    BIRTH.all(before(low, day.range.start, 32)).last().is_some_and(|hit| {
        // Another date between both has taken the word.
        !before(low, day.range.start, 32).get(hit.end..).unwrap_or_default().contains('|')
    }) || after(low, day.range.end, 8).trim_start().starts_with("(dob")
}

/// Whether a date in numbers and the same in words beside it say that the other order holds.
fn is_printed_twice(lines: &[Line], calendar: &Calendar) -> bool {
    lines.iter().take(60).any(|line| {
        let found = days(line.low(), calendar);
        let swapped = |day: &Day| found.iter().any(|same| Some(same.date) == day.other && same.other.is_none());
        found.iter().any(swapped)
    })
}

/// The range of a numbered part, shifted into the line.
pub(super) fn shifted(hit: &regex::Captures<'_>, number: usize, by: usize) -> Option<std::ops::Range<usize>> {
    part(hit, number).map(|range| range.start + by..range.end + by)
}
