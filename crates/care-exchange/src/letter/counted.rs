//! Dates that are counted from another day: "in 3 weeks", "within 5 business days", "next Tuesday",
//! "Thursday the 8th", "between day 31 and day 91".

use super::days::{Found, Lead, WEEKDAY};
use super::pattern::{after, before, part, part_text, pattern};
use super::reckoning::{count_of, number, step, weekday_of};
use chrono::{Datelike, Days, NaiveDate};

const NUMBER: &str = r"(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|thirty|sixty|ninety|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|treinta|sesenta|noventa)";

pattern!(
    BETWEEN_DAYS,
    r"\b(?:between|entre(?: el| los)?) (?:dias? |days? )?(\d{1,3}) (?:and|y(?: el)?) (?:dias? |days? )?(\d{1,3})(?: (?:days?|dias?))?(?: (after|from|of|despues|desde|of use|following)\b)?|\b(?:days?|dias?) (\d{1,3}) ?(?:-|to|through|al?|and|y) ?(?:day |dia )?(\d{1,3})\b"
);
pattern!(
    THIS_DAY,
    r"\b(?:by|before|until|till|antes de|hasta|no later than)\b[^.;|]{0,30}?\b(today|this (?:afternoon|evening)|end of (?:the )?(?:day|business)(?: today)?|hoy|esta tarde)\b"
);
pattern!(
    COUNTED,
    r"\b",
    NUMBER,
    r"\b(?:\s?\((\d{1,3})\))?(?:\s?(?:-|to|or|a|o|and|y)\s?",
    NUMBER,
    r"\b)?[\s-]?(?:full )?(business |working |work |weekday |calendar |bus\. )?(days?|weeks?|wks?|months?|mos?\b\.?|years?|yrs?|hours?|hrs?|dias?|semanas?|mes(?:es)?|anos?|horas?|hs|h)\b(?:\s(habiles|laborables|laborales|de trabajo|calendario|naturales|corridos))?"
);
pattern!(
    COUNT_LEAD,
    r"(?:\b(?:in|within|en|dentro de|a los|a las|en un plazo de|plazo de|en el plazo de|no later than|no mas de|next|after|proxim[oa]s|siguientes|follow[- ]?up(?: visit)?(?: w/ me| with me| with us)?:?|f/u(?: w/ me| with me)?:?|return|checked|control|revision|cita|w/in|antes de|recheck|repeat|rtc|rto|again|tras|in about|en aproximadamente|in approximately|durante los|hasta)\s(?:about |approximately |aprox\. |approx\. |unos |unas |the next |los proximos |las proximas |los |las |a maximum of )?|\b(?:rtc|rto|f/u|follow[- ]?up|recheck):\s?)$"
);
pattern!(
    COUNT_TAIL,
    r"^(?:,)?\s(?:from (?:now|today|the date|this)|a partir de|of (?:the date of )?(?:this|the date)|of the (?:letter|notice)|from the (?:letter|notice)|desde (?:hoy|la fecha|el dia)|de (?:la fecha|esta|este)|siguientes a)\b"
);
pattern!(
    COUNT_PAST,
    r"^(?:\s?\)?,?\s(?:ago|before|prior|earlier|old|of (?:age|pain|history|symptoms|therapy|treatment|physical|conservative|pt\b)|antes|previ[oa]s?|atras|in advance|de anticipacion|con anticipacion|notice\b|supply|de edad|de dolor|de evolucion|de tratamiento|de terapia|a week|per|por semana|a la semana|or (?:more|longer)|o mas))"
);
pattern!(
    COUNT_PAST_LEAD,
    r"(?:\b(?:for|past|last|previous|every|each|hace|por|cada|ultim[oa]s|at least|more than|al menos|por lo menos|mas de|durante|takes?|allow|tarda[n]?|up to|x|about every)\s(?:the |los |las |the last |the past |up to |aproximadamente |about )?|hace (?:unos|unas|mas de|aproximadamente) )$"
);
pattern!(HOLDS_FOR, r"\b(?:valid|good|valid[oa]s?|vigente|vigencia|validez)\s(?:(?:for|por|de|durante)\s)?$");
pattern!(RECEIPT, r"^.{0,40}\b(?:receipt|receiv\w+|recib\w+|recepcion|after you get|you get this)\b");
pattern!(
    EVENT,
    r"^\s(?:after|of|from|following|despues de|de|tras|desde)\s(?:your |the |leaving |su |la |el |hospital )*(?:surgery|operation|procedure|discharge|hospital stay|cirugia|operacion|procedimiento|alta|salir|egreso)\b"
);
pattern!(
    OTHER_EVENT,
    r"^\s(?:after|following|of|from|despues de|de|tras|desde|posteriores a)\s(?:your |the |this |su |la |el |los |las |that |each |starting |completing |finishing )*(?:test|exam|scan|mri|ct|visit|appointment|results?|x-?ray|imaging|labs?|biopsy|examen|estudio|visita|cita|resultados?|prueba|biopsia|delivery|injection|last|first|therapy|treatment|start|birth|due|event|service|denial|completion)\w*"
);
pattern!(
    WEEKDAY_ALONE,
    r"\b(?:(?:on|by|before|until|next|this|this coming|coming|el|para el|este|antes del|hasta el|proximo|al|no later than)\s)(?:next |this |proximo |este |the )?",
    WEEKDAY,
    r"(?:\s(?:que viene|proximo|siguiente))?"
);
pattern!(TOMORROW, r"\b(?:tomorrow|pasado manana|manana)\b");
pattern!(WEEKDAY_NUMBER, r"\b", WEEKDAY, r",? (?:the |dia |el )?(\d{1,2})(?:st|nd|rd|th)?\b");
pattern!(
    NUMBER_TAIL,
    r"^(?:[:/.-]\d| ?[ap]\.? ?m\b| ?(?:hours?|hrs?|hs|de |of |jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|min|days?|weeks?|times|%|mg))"
);
pattern!(
    OPEN_DAYS,
    r"^\.?\s?(?:-|to|through|thru|a|y|and|or|o|,)\s?(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom)|^s\b"
);
pattern!(
    LAST_DAY,
    r"\b(?:within|dentro de|plazo de|no later than|no mas de|a mas tardar en)\s(?:the next |los proximos |las proximas |los |las |a maximum of )?$"
);

impl Found<'_> {
    /// All dates of the line that count from another day.
    pub(super) fn counted(&mut self) {
        let low = self.low;
        for hit in COUNTED.all_parts(low) {
            let Some(range) = part(&hit, 0) else { continue };
            let head = before(low, range.start, 60);
            let tail = after(low, range.end, 60);
            let holds = HOLDS_FOR.is_in(head);
            let has_lead = holds || COUNT_LEAD.is_in(head);
            let has_tail = COUNT_TAIL.is_in(tail);
            let is_event = EVENT.is_in(tail);
            if !(has_lead || has_tail || is_event)
                || COUNT_PAST.is_in(tail)
                || (COUNT_PAST_LEAD.is_in(head) && !has_tail && !is_event && !holds)
                || RECEIPT.is_in(tail)
            {
                continue;
            }
            let from = if is_event {
                let Some(event) = self.calendar.event else { continue };
                event
            } else if OTHER_EVENT.is_in(tail) {
                continue;
            } else if self.calendar.is_anchored {
                self.calendar.anchor
            } else {
                continue;
            };
            let business = !part_text(&hit, 4).is_empty() && !part_text(&hit, 4).starts_with("cal")
                || matches!(part_text(&hit, 6), "habiles" | "laborables" | "laborales" | "de trabajo");
            let unit = part_text(&hit, 5);
            let step = |count: &str| {
                let count = count_of(count)?;
                // Two or three whole days may be said in hours.
                match unit.get(..1) {
                    Some("h") if count >= 24 && count % 24 == 0 => step(from, count / 24, "d", false),
                    Some("h") => None,
                    _ => step(from, count, unit, business),
                }
            };
            let one = step(part_text(&hit, 1));
            let two = part(&hit, 3).and_then(|_| step(part_text(&hit, 3)));
            let (date, first) = match (one, two) {
                (Some(one), Some(two)) if one < two => (two, Some(one)),
                (Some(one), None) => (one, None),
                _ => continue,
            };
            if self.is_free(&range) {
                self.put(range, date, true);
                if let Some(day) = self.days.last_mut() {
                    (day.first, day.is_counted) = (first, true);
                    if holds || LAST_DAY.is_in(head) {
                        day.lead = Lead::By;
                    }
                }
            }
        }
        if self.calendar.is_anchored {
            self.between();
            self.weekdays();
        }
    }

    /// "Between day 31 and day 91 after setup": both ends count from the letter's day.
    fn between(&mut self) {
        for hit in BETWEEN_DAYS.all_parts(self.low) {
            let Some(range) = part(&hit, 0) else { continue };
            let from = self.calendar.event.unwrap_or(self.calendar.anchor);
            let text = |one, other| {
                if part_text(&hit, one).is_empty() { part_text(&hit, other) } else { part_text(&hit, one) }
            };
            let ahead = |text: &str| from.checked_add_days(Days::new(text.parse().ok()?));
            let (Some(first), Some(last)) = (ahead(text(1, 4)), ahead(text(2, 5))) else { continue };
            let names_days =
                self.low.get(range.clone()).is_some_and(|words| words.contains("da") || words.contains("di"));
            if first < last && names_days && self.is_free(&range) {
                self.put(range, last, true);
                if let Some(day) = self.days.last_mut() {
                    (day.first, day.is_counted, day.lead) = (Some(first), true, Lead::By);
                }
            }
        }
    }

    fn weekdays(&mut self) {
        let (low, anchor) = (self.low, self.calendar.anchor);
        for hit in WEEKDAY_ALONE.all_parts(low) {
            let (Some(range), Some(day)) = (part(&hit, 1), weekday_of(part_text(&hit, 1))) else { continue };
            if OPEN_DAYS.is_in(after(low, range.end, 14)) {
                continue;
            }
            let ahead = (7 + day.num_days_from_monday() - anchor.weekday().num_days_from_monday()) % 7;
            let ahead = if ahead == 0 { 7 } else { ahead };
            let Some(date) = anchor.checked_add_days(Days::new(u64::from(ahead))) else { continue };
            self.put(range, date, true);
        }
        for hit in THIS_DAY.all_parts(low) {
            if let Some(range) = part(&hit, 1) {
                self.put(range, anchor, true);
                if let Some(day) = self.days.last_mut().filter(|day| day.date == anchor) {
                    day.lead = Lead::By;
                }
            }
        }
        // "Thursday the 8th": the first such day.
        for hit in WEEKDAY_NUMBER.all_parts(low) {
            let (Some(range), Some(weekday)) = (part(&hit, 0), weekday_of(part_text(&hit, 1))) else { continue };
            if NUMBER_TAIL.is_in(after(low, range.end, 10)) {
                continue;
            }
            let day = number(part_text(&hit, 2));
            let ahead = (0..62).filter_map(|ahead| anchor.checked_add_days(Days::new(ahead)));
            let fits = |date: &NaiveDate| date.day() == day && date.weekday() == weekday;
            if let Some(date) = ahead.into_iter().find(fits) {
                self.put(range, date, true);
            }
        }
        for range in TOMORROW.all(low) {
            let word = low.get(range.clone()).unwrap_or_default();
            let head = before(low, range.start, 8);
            if word == "manana"
                && ["la ", "por ", "esa ", "esta ", "de ", "una ", "cada ", "misma "]
                    .iter()
                    .any(|lead| head.ends_with(lead))
                || head.ends_with("today or ")
            {
                continue;
            }
            let ahead = if word.starts_with("pasado") { 2 } else { 1 };
            if let Some(date) = anchor.checked_add_days(Days::new(ahead)) {
                self.put(range, date, true);
            }
        }
    }
}
