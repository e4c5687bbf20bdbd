//! Last days for an act, and follow-ups that have no time yet. Runs last: a date that another fact
//! holds is not said twice.

use super::days::Lead;
use super::findings::Findings;
use super::page::is_birth;
use super::pattern::{before, cut, part_text, pattern, sentence_start};
use super::reckoning::count_of;
use chrono::Datelike;

pattern!(
    FOLLOW,
    r"\b(?:see (?:me|us|you|her|him|dr|your|the)|follow[- ]?up|f/u|return|rtc|rto|recheck|come back|again|next (?:visit|colonoscopy|mammogram|exam|appointment|check\w*|dose|screening)|repeat|out in|visit|control|seguimiento|regres[ea]r?|vuelva|volver|proxim[oa] (?:cita|control|visita)|revision|cita|check[- ]?up|suture|stitches|staples|puntos|grapas|checked|transmission|transmit|wound check|schedule|call|llame)\b"
);
pattern!(
    NOT_DUE,
    r"\b(?:(?:fax|send|need|get|receive) (?:these|this|it|them)|hold it|hagasel[oa]|realicesel[oa]|valid[ao]?s?|in hand|vigente|vigencia|expir\w+|coverage|cobertura|network|red de|premium|born|birth|nacimiento|open until|hours|horario|was due|received|recibi(?:mos|da|do)|processing|takes|results? (?:will|are|should|in)|resultados? (?:estaran|en)|decision within|usually|most people|swelling|feel better|normal|enrollment period|soreness|do not (?:drive|lift|shower|eat)|no (?:lifting|driving)|avoid|heal\w*|gone|lasts?|keep (?:it|the) dry|seen? (?:on|today)|admitted|stay(?:ed)?|pain (?:should|will)|bruis\w+|continue|take|tome|wear|days? a week)\b"
);
pattern!(
    LEAD_TRIM,
    r"(?:[\s,:(-]*\b(?:by|until|till|before|no later than|on or before|within|in|on|due(?: by| on| date)?|at the latest|hasta(?: el)?|antes del?|a mas tardar(?: el| en)?|para el|dentro de|en|el|is|es|the|end of(?: the)?|next|about|approximately|noon|mediodia|las \d{1,2}(?::\d\d)?|\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|deadline|not later than|or before|a los|a las|unos|unas)\b)*[\s,:(-]*$"
);

pattern!(
    UNHEARD,
    r"^(?:please )?(?:if|si)\b.{0,90}\b(?:not|no|nobody|nothing|nadie|haven't|hasn't|don't|n't)\b.{0,90}\b(?:heard?|hear|called|call|contact\w*|receiv\w*|answer\w*|arriv\w*|got|get|schedul\w*|repl\w*|llam\w+|contest\w+|recib\w+|comunic\w+|respond\w+|avis\w+|contact\w+|respuesta|noticias|lleg\w+|citad\w+)\b"
);
pattern!(
    NOTICE,
    r"\b(\d{1,2}|one|two|three|five|un|una|dos|tres|cinco) (?:full )?(business |working )?(days?|hours?|hrs?|hs|dias?|horas?)'?(?: (habiles|laborables))?(?: in advance| (?:of )?notice| ahead| before(?:hand)?| prior| antes| de anticipacion| de antelacion| previ[oa]s)"
);
pattern!(
    TO_CHANGE,
    r"\b(?:cancel\w*|reschedul\w*|chang(?:es?|ing)|reagend\w*|reprogram\w*|cambi\w+|anul\w+|re-?book)\b"
);
pattern!(DAY_BEFORE, r"\b(?:the )?(?:day|evening) before\b|\bel dia (?:antes|anterior|previo)\b");
pattern!(FEE, r"\b(?:fee|charge[ds]?|cargo|multa|penalizacion)\b");

/// "Please give 48 hours notice to cancel": the last moment counts back from the visit.
fn notices(found: &mut Findings<'_, '_>) {
    let starts: Vec<String> = found
        .facts
        .iter()
        .filter(|fact| fact.kind == "appointment")
        .filter(|fact| {
            !matches!(fact.fields.get("status").and_then(|status| status.as_str()), Some("cancelled" | "offered"))
        })
        .filter_map(|fact| fact.fields.get("start")?.as_str().map(str::to_owned))
        .collect();
    // With several visits it is open which one is meant.
    let [start] = starts.as_slice() else { return };
    let Some(date) = start.get(..10).and_then(|date| date.parse::<chrono::NaiveDate>().ok()) else { return };
    for entry in found.entries() {
        let low = entry.line.low();
        // "Changes: call by 2 PM the day before".
        if let (Some(change), Some(_), Some(clock)) = (TO_CHANGE.find(low), DAY_BEFORE.find(low), entry.clocks.first())
            && let Some(last) = date.pred_opt().filter(|last| *last >= found.page.anchor)
        {
            let mut making = found.start("deadline", entry, change.start..clock.range.end.max(change.end));
            making.put("what", found.page.words(entry, change.start..clock.range.start.max(change.end)));
            making.put("date", last.to_string()).put("time", clock.time.format("%H:%M").to_string()).imply();
            found.keep(making);
            continue;
        }
        let (Some(hit), Some(change)) = (NOTICE.parts(low), TO_CHANGE.find(low)) else { continue };
        let Some(count) = count_of(part_text(&hit, 1)) else { continue };
        let is_hours = part_text(&hit, 3).starts_with('h');
        let count = if is_hours { count / 24 } else { count };
        let is_business = !part_text(&hit, 2).is_empty() || !part_text(&hit, 4).is_empty();
        let (Some(last), true) = (step_back(date, count, is_business), count > 0 && !FEE.is_in(low)) else { continue };
        if last < found.page.anchor {
            continue;
        }
        let range = super::page::shifted(&hit, 0, 0).unwrap_or(change.clone());
        let mut making = found.start("deadline", entry, change.start.min(range.start)..change.end.max(range.end));
        making.put("what", found.page.words(entry, change)).put("date", last.to_string()).imply();
        if let Some(time) = start.get(11..16).filter(|_| is_hours) {
            making.put("time", time);
        }
        found.keep(making);
    }
}

fn step_back(date: chrono::NaiveDate, count: u32, is_business: bool) -> Option<chrono::NaiveDate> {
    let mut day = date;
    let mut left = count;
    while left > 0 {
        day = day.pred_opt()?;
        left -= u32::from(!is_business || day.weekday().num_days_from_monday() < 5);
    }
    Some(day)
}

pub(super) fn read(found: &mut Findings<'_, '_>) {
    notices(found);
    for (at, entry) in found.entries().iter().enumerate() {
        let line = &entry.line;
        let low = line.low();
        for day in &entry.days {
            let near = before(low, day.range.start, 120);
            let is_unheard = UNHEARD.is_in(low);
            let is_range = day.first.is_some() && !day.is_counted && NEEDS.is_in(near);
            let is_on = day.lead == Lead::On
                && !day.is_wide
                && !day.is_counted
                && day.range.start < 60
                && ON_DAY.is_in(low)
                && entry.clocks.is_empty();
            let is_due = is_unheard
                || is_range
                || is_on
                || ENDS.is_in(near)
                || day.lead == Lead::By
                || ((day.is_counted || day.is_wide) && FOLLOW.is_in(near))
                || (day.is_counted && low.len() < 60 && FOLLOW.is_in(&line.heading))
                || (line.label().contains("deadline")
                    || line.label().contains("fecha limite")
                    || line.label().starts_with("due"));
            if !is_due
                || day.date < found.page.anchor
                || is_birth(low, day)
                || found.is_taken(at, day)
                || found.last_days.contains(&day.date)
                || (day.is_counted && entry.days.iter().any(|other| !other.is_counted && found.is_taken(at, other)))
            {
                continue;
            }
            if is_unheard {
                let end = low.trim_end_matches(['.', ' ']).len();
                let mut making = found.start("deadline", entry, 0..end);
                making.put("what", found.page.words(entry, 0..end)).put_day("date", day);
                found.take(at, day);
                found.keep(making);
                continue;
            }
            let is_promise = PROMISE.is_in(low);
            if is_promise && (day.is_counted || day.lead != Lead::By) {
                continue;
            }
            if NOT_DUE.is_in(low) && !(FOLLOW.is_in(near) && day.is_counted && !NEVER.is_in(low)) {
                continue;
            }
            let head = cut(low, 0..day.range.start);
            let end = LEAD_TRIM.find(head).map_or(head.len(), |range| range.start);
            let mut start = clause_start(cut(head, 0..end));
            let mut end = end;
            // "If this does not work, call before noon on Thursday": the act stands behind the comma.
            if IF.is_in(cut(low, start..end))
                && let Some(comma) = cut(low, start..end).find(", ")
                && cut(low, start + comma..end).trim().len() > 6
            {
                start += comma + 2;
            }
            // "If we have nothing by then we will decide on or before July 27".
            if IF.is_in(cut(low, start..end))
                && let Some(promise) = PROMISE.find(cut(low, start..end))
            {
                start += promise.start;
            }
            let is_if = IF.is_in(cut(low, start..end));
            if is_if || cut(low, start..end).trim().len() < 3 {
                let rest = cut(low, day.range.end..low.len());
                let skip = rest.len() - rest.trim_start_matches([' ', ',', ':', '-', ')']).len();
                start = day.range.end + skip;
                end = low.trim_end_matches(['.', ' ']).len().max(start);
                if cut(low, start..end).trim().len() < 3 {
                    continue;
                }
            }
            let mut making = found.start("deadline", entry, start.min(day.range.start)..day.range.end.max(end));
            let mut what = found.page.words(entry, start..end);
            if let Some(range) = NUMBER.find(&what).filter(|range| range.start > 3) {
                what.truncate(range.start);
            }
            let rest = cut(low, day.range.end..low.len());
            if end <= day.range.start && TO_DO.is_in(rest) {
                let more = found.page.words(entry, day.range.end..low.trim_end_matches('.').len().max(day.range.end));
                what = format!("{what} {more}");
            }
            making.put("what", what.trim()).put_day("date", day);
            if let Some(first) = day.first {
                making.put("date_from", first.to_string());
            }
            if let Some(clock) = entry
                .clocks
                .iter()
                .find(|clock| clock.range.end + 30 > day.range.start && clock.range.start < day.range.end + 20)
            {
                making.put("time", clock.time.format("%H:%M").to_string()).put("zone", clock.zone.unwrap_or_default());
            }
            found.keep(making);
        }
    }
}

pattern!(
    PROMISE,
    r"\b(?:we(?: will|'ll) (?:call|decide|send|let|tell|answer|review|write|mail)|you(?: will|'ll) (?:receive|hear|get)|they(?: will|'ll) (?:call|contact)|recibira|le (?:llamaremos|llamaran|avisaremos|enviaremos|notificaremos))\b"
);
pattern!(ENDS, r"\b(?:ends?|ending|runs? out|(?:se )?termina|se vence|vence|caduca)\s(?:on |el )?(?:[a-z]+,? )?$");
pattern!(NEEDS, r"\b(?:must|need(?:s|ed)?|required?|due|schedule|between|debe\w*|tiene que|entre)\b");
pattern!(
    ON_DAY,
    r"^(?:[a-z]{2,12}: )?(?:please |por favor,? )?(?:send|transmit|submit|collect|turn in|pick up|mail|buy|begin|drop off|compre|recoja|entregue|envie)\b"
);
pattern!(
    NEVER,
    r"\b(?:results? (?:will|are)|we will|you will (?:receive|hear)|le (?:llamaremos|enviaremos)|recibira|valid|expir\w+|usually)\b"
);

fn clause_start(head: &str) -> usize {
    let marks = ["; ", " | ", ", and ", ", y ", ", please ", ", por favor "];
    let start = marks.iter().filter_map(|mark| head.rfind(mark).map(|at| at + mark.len())).max().unwrap_or(0);
    let start = start.max(sentence_start(head));
    let rest = cut(head, start..head.len());
    POLITE.find(rest).map_or(start, |range| start + range.end)
}

pattern!(POLITE, r"^(?:please |por favor,? |you (?:must|should|need to|have to) |debe |favor de )");

pattern!(IF, r"^\s?(?:if|si)\b");
pattern!(TO_DO, r"^,? (?:to|for|so|para|about|sobre)\b");
pattern!(NUMBER, r"(?:,? (?:us )?(?:at|al|on|en))? ?(?:\+?1[- ])?\(?\d{3}\)?[- ]\d{3}-\d{4}.*$");
