//! Appointments: booked, moved, cancelled, offered. A past visit, a birthday or an open event is none.

use super::clocks::Clock;
use super::days::{Day, Lead};
use super::findings::{Findings, iso};
use super::page::{Entry, is_birth, shifted};
use super::parties::capital_name;
use super::pattern::{after, before, cut, pattern};
use std::ops::Range;

pattern!(
    VISIT,
    r"\b(?:appointments?|appts?|visits?|scheduled|schedule[ds]?|booked|reserved|slot|openings?|reminder|confirm(?:ed|ation)?|surgery|procedure|see you|expect(?:ing)? you|citas?|programad[oa]s?|agendad[oa]s?|reservad[oa]s?|consulta|cirugia|procedimiento|recordatorio|turno|lo esperamos|la esperamos|le esperamos|moved|rescheduled|cancell?ed|telehealth|video|follow[- ]?up|f/u|exam|scan|mri|ct|mammogram|ultrasound|colonoscopy|echo|infusion|session|study|test|estudio|examen|resonancia|tomografia|see (?:him|her|you|me|them)|saved|spot|check(?:-?up)?|post-?op|control|revision|arriv(?:e|al)|check[- ]in|report to|fitting|evaluation|consult(?:ation)?|therapy|terapia|lab|visita|injection|inyeccion|vaccin\w+|vacuna|shot|chemo\w*|quimio\w*|treatment|tratamiento|dialysis|dialisis|labs|draw|x-?ray|imaging|cleaning|screening|biopsy|biopsia|ecografia|mamografia|analitica|extraccion|ingreso|admission|hospitali[sz]ation|class|clase|clinic|preop\w*|pre-op\w*|preoperatori[oa])\b"
);
pattern!(
    STRONG,
    r"\b(?:appointments?|appts?|scheduled (?:for|on)|booked for|citas? (?:es|sera|esta|para|con|del)|programad[oa] para|see you (?:on )?|surgery (?:is|date|on)|is (?:now )?(?:on|set for)|moved to|rescheduled (?:to|for)|(?:date|day) of (?:surgery|procedure|exam|test)|cancell?ed|fecha de la (?:cita|cirugia)|visit (?:is|on))\b"
);
pattern!(
    WHEN,
    r"^(?:(?:day|dia|visit|session|dose|cita|visita|sesion|dosis|cycle|ciclo) \d{1,2}|(?:your |new |su |nueva |scheduled |the )*(?:appointment|appt|visit|exam|test|procedure|surgery|cita|scan|study|arrival)?\.? ?(?:date|date ?(?:/|and|&) ?time|when|day|on|fecha|fecha ?(?:/|y) ?hora|cuando|dia|time|hora|scheduled(?: for)?|new|now|nueva)|(?:your )?(?:next )?(?:appointment|appt|visit|cita|surgery|procedure|exam|scan)(?: (?:is|date|de la cita))?)$"
);
pattern!(
    TIME_LABEL,
    r"^(?:(?:your |appointment |appt |exam |start |scan |procedure |test )*time|start|procedure|surgery|scan|exam|procedimiento|cirugia|operacion|estudio|examen|prueba|appointment|cita|consulta|inicio|hora de la (?:prueba|cita)|hora(?: de (?:la cita|inicio))?|at)$"
);
pattern!(
    ARRIVAL,
    r"(?:\b(?:arriv(?:e|al|ing)|check[- ]?in|report (?:to|at)|llegu?e|llegar|llegada|presentese|presentarse|registr\w+|be here|get here|come (?:in )?at|register|doors open|show up)\b[^.|]{0,34})$"
);
pattern!(
    NO_VISIT,
    r"\b(?:open house|seminar|webinar|support group|workshop|health fair|feria|taller|(?:free|community|fitness|yoga|cooking|birth|childbirth|exercise) class(?:es)?|nothing (?:to eat|by mouth)|no (?:food|solid)|stop (?:eating|drinking)|npo|ayun[ao]|birth|dob|nacimiento|office hours|horario|hours:|open (?:monday|mon)|closed|cerrad[oa]|received|recibi(?:mos|do)|printed|page|pagina|was seen|were seen|fue atendid|visited|last (?:visit|seen|appointment|dose|exam)|ultima (?:visita|cita|dosis)|previous(?:ly)?|collected|specimen|performed on|completed on|se realizo|discharged|admitted|hold (?:it|your)|expires|valid|drink|first (?:half|bottle|dose)|second (?:half|dose)|take |tome|beba|begin|answer by|start taking|missed|no[- ]show|falto|rsvp|refill|pick ?up|picked up|decision|appeal)\b"
);
pattern!(
    CANCEL,
    r"\b(?:(?:is|was|been|are|were|be) (?:now )?cancel+ed|cancel+ed|we (?:have to|had to|must|need to) cancel|cancelad[oa]s?|se cancel[oa]|se suspend(?:e|io)|suspendid[oa]|anulad[oa]|fue cancelad[oa])\b"
);
pattern!(
    NOT_CANCEL,
    r"\b(?:to cancel|if you (?:need|must|cancel)|para cancelar|si (?:necesita|desea) cancelar|cancell?ed (?:appointments|visits) (?:may|will)|cancellations?)\b"
);
pattern!(
    MOVE,
    r"\b(?:moved|move (?:your|the|you)|rescheduled|changed (?:to|from)|has changed|new (?:date|time|day|appointment)|instead of|reprogramad[oa]|cambiad[oa]|cambio de|movid[oa]|se movio|se cambio|nueva (?:fecha|hora|cita)|en lugar de|pasa al?|switched|bumped|push(?:ed)? (?:to|back))\b"
);
pattern!(
    OLD,
    r"(?:\b(?:from|was|were|old|original(?:ly)?|previous(?:ly)?|instead of|rather than|not|former|replaces|en lugar del?|en vez del?|anterior|original|antes era|era(?: el)?|estaba)\b[^.]{0,40})$"
);
pattern!(
    OLD_LABEL,
    r"^(?:(?:your |su )?(?:old|original|previous|former|was|cancell?ed|anterior|antes|cita anterior|fecha anterior)\b.{0,20})$"
);
pattern!(NEW_LEAD, r"\b(?:to|new|now|al|nueva|para el|ahora)\b[^.]{0,30}$");
pattern!(
    OFFER,
    r"\b(?:we (?:can|could) (?:offer|see)|offer(?:ing|ed)?|can see you|openings?|open(?:ed)? up|slot|available|would (?:that|this|you like)|do you want|reply (?:yes|y)\b|if you (?:want|would like) (?:it|this)|earlier (?:appointment|visit|time)|work for you|podemos ofrecer|(?:te|le) puedo (?:dar|ofrecer)|(?:te|le) (?:sirve|queda bien)|le ofrecemos|disponible|hueco|se libero|responda (?:si|1)|wait ?list)\b"
);
pattern!(REMIND, r"\b(?:reminder|remind(?:s|ing)?|recordatorio|le recordamos|recuerde)\b");
pattern!(
    WITH,
    r"\b(?:with|con)\s(?:el |la |your |our |su )?((?:(?:dr|dra)\.?\s)?[a-z][a-z'-]+(?:\s(?:[a-z]\.\s)?[a-z][a-z'-]+)?(?:, (?:md|do|np|pa-c|rn|pt|pa))?)"
);
pattern!(DOCTOR, r"\b(?:dr|dra|drs)\.?\s[a-z][a-z'-]+(?:\s[a-z][a-z'-]{2,})?");
pattern!(
    PLACE_LABEL,
    r"^(?:where|location|place|lugar|donde|direccion|address|facility|ubicacion|clinic|site|report to)$"
);
pattern!(WITH_LABEL, r"^(?:with|provider|doctor|physician|medico|doctora?|con|proveedor|surgeon|clinician)$");

struct Visit {
    at: usize,
    day: Day,
    clock: Option<Clock>,
    range: Range<usize>,
    status: &'static str,
    is_old: bool,
    is_torn: bool,
}

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    let mut visits: Vec<Visit> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        for (number, day) in entry.days.iter().enumerate() {
            if let Some(visit) = visit_at(found, at, number, day) {
                visits.push(visit);
            }
        }
    }
    let mut kept: Vec<Visit> = Vec::new();
    for visit in visits {
        let same = kept.iter_mut().find(|other| {
            other.day.date == visit.day.date
                && other.is_old == visit.is_old
                && (other.clock.is_none()
                    || visit.clock.is_none()
                    || other.clock.as_ref().map(|clock| clock.time) == visit.clock.as_ref().map(|clock| clock.time))
        });
        match same {
            Some(other) => {
                if visit.status == "cancelled" {
                    other.status = "cancelled";
                } else if CHOSEN.is_in(entries.get(visit.at).map_or("", |entry| entry.line.low())) {
                    (other.status, other.at) = ("booked", visit.at);
                    other.range.clone_from(&visit.range);
                }
                if other.clock.is_none() && visit.clock.is_some() {
                    let status = if other.status == "cancelled" { "cancelled" } else { visit.status };
                    *other = Visit { status, ..visit };
                }
            }
            None => kept.push(visit),
        }
    }
    // What a message quotes of the old visit is no second one.
    let old_days: Vec<chrono::NaiveDate> =
        kept.iter().filter(|visit| visit.is_old).map(|visit| visit.day.date).collect();
    let has_new = kept.iter().any(|visit| !visit.is_old && !old_days.contains(&visit.day.date));
    for visit in &mut kept {
        visit.is_old |= has_new && old_days.contains(&visit.day.date);
    }
    kept.sort_by_key(|visit| (visit.is_old && visit.clock.is_none(), visit.at));
    let mut seen = Vec::new();
    kept.retain(|visit| {
        let is_first = !visit.is_old || !seen.contains(&visit.day.date);
        seen.extend(visit.is_old.then_some(visit.day.date));
        is_first
    });
    // Of times that were offered only the chosen one stays.
    let chosen = kept.iter().any(|visit| visit.status == "offered")
        && kept.iter().any(|visit| CHOSEN.is_in(entries.get(visit.at).map_or("", |entry| entry.line.low())));
    kept.retain(|visit| !(chosen && visit.status == "offered"));
    // "Monday's is off; it will be Tuesday the 13th then" moves it.
    if chosen {
        kept.iter_mut().filter(|visit| visit.status == "cancelled").for_each(|visit| visit.is_old = true);
    }
    // A moved visit is one fact: the old time goes with the new one that stands nearest.
    let olds: Vec<(usize, String)> = kept
        .iter()
        .filter(|visit| visit.is_old)
        .map(|visit| (visit.at, iso(visit.day.date, visit.clock.as_ref().map(|clock| clock.time))))
        .collect();
    let mut olds = olds.into_iter();
    let mut old = olds.next();
    for visit in kept.iter().filter(|visit| !visit.is_old) {
        let Some(entry) = entries.get(visit.at) else { continue };
        found.take(visit.at, &visit.day);
        let mut making = found.start("appointment", entry, visit.range.clone());
        making.put_day("start", &visit.day);
        making.put("start", iso(visit.day.date, visit.clock.as_ref().map(|clock| clock.time)));
        if visit.is_torn || visit.clock.as_ref().is_some_and(|clock| clock.is_resolved) {
            making.imply();
        }
        if let Some(clock) = &visit.clock {
            making.put("zone", clock.zone.unwrap_or_default());
            if let Some(end) = clock.end {
                making.put("end", iso(visit.day.date, Some(end)));
            }
        }
        let mut status = visit.status;
        if let Some((_, start)) = old.take_if(|(old_at, _)| old_at.abs_diff(visit.at) <= 8) {
            making.put("old_start", start);
            status = "moved";
            old = olds.next();
        }
        making.put("status", status);
        let (with, place) = people(found, visit.at);
        making.put("with", with).put("place", place);
        found.keep(making);
    }
    for visit in kept.iter().filter(|visit| visit.is_old) {
        found.take(visit.at, &visit.day);
    }
}

fn visit_at(found: &Findings<'_, '_>, at: usize, number: usize, day: &Day) -> Option<Visit> {
    let entries = found.entries();
    let entry = entries.get(at)?;
    let line = &entry.line;
    let low = line.low();
    let label = line.label();
    let head = before(low, day.range.start, 70);
    if day.is_counted || day.is_wide || day.first.is_some() || is_birth(low, day) || found.is_taken(at, day) {
        return None;
    }
    let near = neighbours(entries, at);
    let is_moving = MOVE.is_in(low) || MOVE.is_in(&near);
    let is_old = is_moving
        && (OLD_LABEL.is_in(label) || (OLD.is_in(head) && !NEW_LEAD.is_in(head)) || old_of_two(low, day, entry));
    if day.date < found.page.anchor && !is_old {
        return None;
    }
    // The day of writing stands in headers, not in plans.
    if found.page.doc_date == Some(day.date) && !day.is_resolved {
        return None;
    }
    let next_day = entry.days.get(number + 1).map_or(low.len(), |next| next.range.start);
    let last_day = number.checked_sub(1).and_then(|number| entry.days.get(number)).map_or(0, |last| last.range.end);
    let mut is_torn = false;
    let usable = |clock: &&Clock| {
        !ARRIVAL.is_in(cut(low, last_day.min(clock.range.start)..clock.range.start)) || label.contains("arriv")
    };
    let mut inside = entry
        .clocks
        .iter()
        .filter(|clock| clock.range.start >= day.range.end && clock.range.start < next_day.min(day.range.end + 70));
    let mut clock = inside.clone().find(usable).or_else(|| inside.next());
    if clock.is_none() {
        clock = entry.clocks.iter().rev().find(|clock| {
            clock.range.end <= day.range.start
                && clock.range.start >= last_day
                && day.range.start - clock.range.end < 24
        });
    }
    let mut clock = clock.cloned().or_else(|| bare_time(low, day));
    let mut range = day.range.clone();
    if let Some(clock) = &clock {
        range = range.start.min(clock.range.start)..range.end.max(clock.range.end);
    }
    let is_when = WHEN.is_in(label);
    let is_visit = VISIT.is_in(low) || VISIT.is_in(&line.heading);
    if clock.is_none() && (is_when || is_visit || cut(low, day.range.clone()).len() + 4 > low.len()) {
        // "Time: 2:00 PM" in a line of its own below.
        for next in entries.iter().skip(at + 1).take(4) {
            if !next.days.is_empty() || next.line.is_heading {
                break;
            }
            let next_low = next.line.low();
            let Some(first) = next.clocks.iter().find(|clock| !ARRIVAL.is_in(before(next_low, clock.range.start, 60)))
            else {
                continue;
            };
            if next.line.label().contains("arriv")
                || next.line.label().contains("llegada")
                || !(TIME_LABEL.is_in(next.line.label()) || first.range.start < 9)
            {
                continue;
            }
            (clock, is_torn) = (Some(first.clone()), true);
            break;
        }
    }
    // "Time: 9:15 AM" stands above its date, or in the sentence behind: "Surgery starts at 7:30".
    if clock.is_none() && (is_when || is_visit) {
        let above = entries.get(at.saturating_sub(2)..at).unwrap_or_default().iter().rev();
        let above = above.take_while(|entry| entry.days.is_empty() && !entry.line.is_heading);
        let labelled =
            above.filter(|entry| TIME_LABEL.is_in(entry.line.label())).find_map(|entry| entry.clocks.first());
        let behind =
            entries.iter().skip(at + 1).take(3).take_while(|entry| entry.days.is_empty() && !entry.line.is_heading);
        let started = behind.filter(|entry| STARTS.is_in(entry.line.low())).find_map(|entry| {
            entry.clocks.iter().find(|clock| !ARRIVAL.is_in(before(entry.line.low(), clock.range.start, 60)))
        });
        if let Some(found) = labelled.or(started) {
            (clock, is_torn) = (Some(found.clone()), true);
        }
    }
    let status_words = format!("{low} {}", line.heading);
    if NO_VISIT.is_in(low) && !STRONG.is_in(low) && !is_when {
        return None;
    }
    if day.lead == Lead::By || (day.lead == Lead::From && !is_moving && clock.is_none()) {
        return None;
    }
    let is_open_label = clock.is_none() && matches!(label, "date" | "fecha" | "dia" | "day");
    let is_when = is_when && (!is_open_label || STRONG.is_in(&near));
    if clock.is_none() && SAME_TIME.is_in(low) {
        clock = entry.clocks.first().cloned();
    }
    let is_sure = if clock.is_some() {
        is_when || is_visit || VISIT.is_in(&near) || (low.contains(" | ") && !PAST_HEAD.is_in(&line.heading))
    } else {
        (is_when && NAMES_VISIT.is_in(&format!("{near} {label} {}", line.heading)))
            || (STRONG.is_in(low) && !PAST_ONLY.is_in(head))
    };
    if !is_sure || (HEADER.is_in(label) && found.page.doc_date == Some(day.date)) {
        return None;
    }
    let is_cancelled =
        CANCEL.is_in(&status_words) && !NOT_CANCEL.is_in(low) || (line.block > 0 && before_says_cancelled(entries, at));
    let status = if is_cancelled && !MOVE.is_in(low) {
        "cancelled"
    } else if KEEPS.is_in(low) || CHOSEN.is_in(low) {
        "booked"
    } else if OFFER.is_in(low)
        || offered_above(entries, at)
        || (line.low().ends_with('?') && !REMIND.is_in(low) && !MINE.is_in(low))
    {
        "offered"
    } else if REMIND.is_in(low) {
        "reminder"
    } else {
        "booked"
    };
    Some(Visit { at, day: day.clone(), clock, range, status, is_old, is_torn })
}

pattern!(
    STARTS,
    r"\b(?:starts?|begins?|is (?:at|set|scheduled)|scheduled (?:for|at)|start time|appointment time|surgery time|empieza|comienza|inicia|es a las|sera a las)\b"
);
pattern!(SAME_TIME, r"\b(?:same time|misma hora|mismo horario)\b");
pattern!(
    NAMES_VISIT,
    r"\b(?:appointments?|appts?|surgery|procedure|exam|scan|mri|ct|pet|test|study|scheduled|visit (?:date|is|on|with)|your visit|colonoscopy|endoscopy|ultrasound|mammogram|echo|consult|clinic|biopsy|infusion|citas?|cirugia|operacion|procedimiento|examen|estudio|prueba|consulta|turno|resonancia|tomografia|tac|ecografia|ultrasonido|mamografia|colonoscopia|endoscopia|programad[oa])\b"
);
pattern!(HEADER, r"^(?:date|sent|fecha|enviado|letter date|notice date|printed|received)$");
pattern!(PAST_ONLY, r"\b(?:was|were|seen|on file|since|had|missed|fue)\b[^.]{0,24}$");
pattern!(
    BARE_TIME,
    r"^,?\s(?:at |@ )?((?:0[6-9]|1[0-9])[0-5][05]|(?:[7-9]|1[0-9])[.h][0-5][05])\b(?:\s?(?:h|hrs|hours))?"
);
pattern!(
    CANCEL_ABOVE,
    r"\b(?:(?:following|next|siguientes?) (?:appointments?|visits?|citas?)|appointments? below)\b.{0,30}\bcancel"
);

/// Military time behind a date: `MON 05/17/2027 0815`.
fn bare_time(low: &str, day: &Day) -> Option<Clock> {
    let tail = after(low, day.range.end, 20);
    let hit = BARE_TIME.parts(tail)?;
    let range = shifted(&hit, 1, day.range.end)?;
    let digits = cut(low, range.clone());
    if let Some((hour, minute)) = digits.split_once(['.', 'h']) {
        let time = chrono::NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)?;
        return Some(Clock { range, time, end: None, zone: None, is_resolved: false });
    }
    let time = chrono::NaiveTime::from_hms_opt(digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?, 0)?;
    Some(Clock { range, time, end: None, zone: None, is_resolved: false })
}

fn offered_above(entries: &[Entry], at: usize) -> bool {
    let above = entries.get(at.saturating_sub(3)..at).unwrap_or_default();
    above.iter().rev().any(|entry| OFFER_ABOVE.is_in(entry.line.low()))
}

pattern!(
    OFFER_ABOVE,
    r"\b(?:can see you|following (?:times|dates|openings)|these (?:times|dates|openings)|we (?:have|can offer)|siguientes (?:horarios|fechas)|podemos ofrecer)\b.{0,80}$"
);

fn before_says_cancelled(entries: &[Entry], at: usize) -> bool {
    entries.get(at.saturating_sub(3)..at).unwrap_or_default().iter().any(|entry| CANCEL_ABOVE.is_in(entry.line.low()))
}

/// Of "moved from A to B" and "was A, now B" the first; of "B instead of A" the second.
fn old_of_two(low: &str, day: &Day, entry: &Entry) -> bool {
    entry.days.len() == 2
        && day.range.start == entry.days.first().map_or(0, |day| day.range.start)
        && FROM_TO.is_in(low)
        && !low.contains("instead of")
        && !low.contains("en lugar")
}

pattern!(
    FROM_TO,
    r"\b(?:moved?|changed?|rescheduled?|reprogramad[oa]|cambiad[oa]|cambiar)\b.{0,60}\b(?:from|of|on|del?)\b.{4,80}\b(?:to|al|for|para)\b|\b(?:appointment|visit|cita)\s(?:on|of|del)\b.{4,60}\b(?:moved|rescheduled|changed|reprogramad[oa]|cambi[oa]\w*)\b|\bdel?\b.{4,60}\b(?:pasa|cambia|se (?:cambia|mueve|pasa|reprograma|traslada))\b.{0,30}\b(?:al|para)\b"
);

fn neighbours(entries: &[Entry], at: usize) -> String {
    let around = entries.get(at.saturating_sub(3)..(at + 4).min(entries.len())).unwrap_or_default();
    around.iter().map(|entry| entry.line.low()).collect::<Vec<_>>().join(" | ")
}

fn people(found: &Findings<'_, '_>, at: usize) -> (String, String) {
    let entries = found.entries();
    let (mut with, mut place) = (String::new(), String::new());
    for (number, entry) in entries.iter().enumerate().skip(at).take(6) {
        let line = &entry.line;
        let low = line.low();
        if number > at && (!entry.days.is_empty() || line.is_heading) {
            break;
        }
        let value = line.value_start()..low.find(" | ").unwrap_or(low.len()).max(line.value_start());
        if with.is_empty() {
            if WITH_LABEL.is_in(line.label()) {
                with = found.page.words(entry, value.clone());
            } else if let Some(range) = DOCTOR.find(low) {
                with = found.page.words(entry, range);
            } else if let Some(range) = WITH.parts(low).and_then(|hit| shifted(&hit, 1, 0)).filter(|_| number == at) {
                with = found.page.words(entry, range);
            }
        }
        if place.is_empty() && PLACE_LABEL.is_in(line.label()) {
            place = found.page.words(entry, value);
        }
    }
    (capital_name(&with), place)
}

pattern!(
    PAST_HEAD,
    r"\b(?:history|past|log|previous|resultados|results|antecedentes|historial|vitals|payments?|pagos|statement)\b"
);
pattern!(
    MINE,
    r"\b(?:my|your|her|his|mi|su|tu) (?:surgery|appointment|visit|procedure|scan|test|exam|mri|ct|cirugia|cita|consulta|operacion|estudio)\b"
);
pattern!(
    CHOSEN,
    r"\b(?:queda(?:mos)? (?:el|para|confirmad\w+|agendad\w+)|i(?:'ve| have) (?:booked|put) you|you(?:'re| are) (?:all )?(?:set|booked|confirmed) for|see you then)\b"
);
pattern!(
    KEEPS,
    r"\b(?:current (?:visit|appointment)|stays|you still have|cita actual|se mantiene|already (?:have|booked))\b"
);
