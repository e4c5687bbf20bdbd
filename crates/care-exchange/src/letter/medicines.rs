//! Medicines to stop, hold, continue, start or change, in the letter's own words.

use super::days::Lead;
use super::drugs::DRUGS;
use super::findings::Findings;
use super::page::Entry;
use super::pattern::{after, before, cut, part_text, pattern, sentence_start};
use super::reckoning::count_of;
use chrono::{Days, NaiveDate};
use std::ops::Range;

pattern!(DRUG, r"\b", DRUGS);
pattern!(
    STRENGTH,
    r"\b([a-z][a-z-]{4,24})(?: (?:er|xr|sr|xl|dr|hct|cr|la|odt))? \d+(?:[.,]\d+)?(?:[-/]\d+(?:[.,]\d+)?)? ?(?:mg|mcg|ug|meq|iu|ui|units?|unidades)\b"
);
pattern!(
    NO_DRUG,
    r"^(?:over|under|than|dose|doses|dosis|take|takes|tome|tomar|about|least|every|maximum|contrast|glucose|weight|total|level|above|below|sodium|inyectar|approximately|tablet|tablets|tableta|tabletas|capsule|capsules|capsula|capsulas|pill|pills|cada|hasta|salt|limit|strength|reduce|increase|with|daily|inject|contains|only|from|until|both|start|stop|suspender|aumentar|bajar|change|changed)$"
);
pattern!(
    STOP,
    r"\b(?:do not (?:take|use|restart|give|inject)|don't (?:take|use|give)|not (?:to )?take|stop(?:ped|s)?(?: taking| using)?|hold(?: off on)?|held|skip|pause|discontinue[d]?|avoid|withhold|d/c'?d?|last dose|suspend(?:a|er|e|al[oa]s?|ido|ida|erlo|erla)|suspension|deje(?:l[oa]s?)?(?: de (?:tomar|usar|inyectar)\w*)?|no (?:se )?(?:l[aeo]s? )?(?:tom[ae]r?|use|usar|ponga|pongas|inyecte|aplique)|interrumpa|interrumpir|evit(?:e|ar)|detenga|pare|dejar de tomar|ultima (?:dosis|toma)|retir(?:ar|a|ado)|nada de|no(?: more)?|off|none)\b"
);
pattern!(
    CONTINUE,
    r"\b(?:continue[sd]?(?: taking| with| your| on)*|cont\b\.?|keep taking|keep on|stay on|(?:do not|don't|no need to|need not|do not need to|don't need to) (?:stop|hold|skip)(?: any of| taking)?|same(?: dose)?|no changes?|unchanged|as usual|as normal|do take|(?:ok(?:ay)?|fine|safe) to (?:take|continue)|(?:may|can|should) (?:still )?(?:take|continue)|keep|siga(?: tom\w+| con)*|sigue igual|continu[ea](?:r|n)?(?: tom\w+| con)*|mantenga|mantener|mantiene|no (?:suspenda|deje|interrumpa|hay que suspender|es necesario suspender)\w*|sin cambios?|igual|como siempre|con normalidad|normal|si (?:se )?(?:l[aeo]s? )?tom[ae]|se l[ao]s? tom[ae]|puede (?:seguir )?tomar(?:l[ao]s?)?|no hace falta (?:suspender|dejar)\w*)\b"
);
pattern!(
    OTHER,
    r"\b(?:start(?:ed|ing)?(?: taking)?|begin|resume|restart|increase[d]?|decrease[d]?|reduce[d]?|lower|raise[d]?|change[d]?(?: to)?|new|take(?: half)?|use|switch(?:ed)?(?: to)?|add(?:ed)?|half|double|inici(?:e|ar|a|o)|empiece(?: a tomar)?|empezar|comience|comenzar|tome(?: la mitad)?|tomar|reanud(?:e|ar)|reinici(?:e|ar)|aument(?:e|ar|a|o)|reduzca|reducir|disminuya|disminuir|baj(?:e|ar)|sub(?:a|ir)|cambi(?:e|ar|a|o)(?: a)?|nuev[oa]|use|usar|prescribed|refill(?:ed|s)?|ready(?: (?:for pick-?up|to ship))?|needs? (?:a )?new (?:rx|prescription)|not covered|no refills? (?:remain\w*|left)|sent to|picked up|pick up|out of refills|every \d+ hours|once (?:a day|daily)|twice (?:a day|daily)|as needed|cada \d+ horas|enviad[oa] a|list[oa] para (?:recoger|retirar)|recet\w+|ajust\w+|adjust(?:ed)?|taper)\b"
);
pattern!(
    NO_ACTION,
    r"\b(?:allerg(?:y|ies|ic)|alergi[ac]s?|alergico|history of|takes|is taking|was taking|are you|do you take|if you (?:also )?(?:take|are on|use)|si (?:usted )?(?:toma|usa)|tell (?:us|the)|avise|let us know|tried|failed|probo|fracaso|has been|he takes|she takes|ask (?:your|the|us)|pregunte|list of|lista de|current medications|level|panel|blood test|labs?|such as|example|nivel(?:es)? de|en tratamiento con|toma actualmente|tto)\b"
);
pattern!(
    TEST_BEHIND,
    r"^ (?:level|panel|test|study|studies|antibod\w+|serum|binding|ratio|score|clearance|saturation|count|intake|scan|en sangre)\b"
);
pattern!(LISTED, r"^[^.;:|]{0,80}$");
pattern!(
    LIST_HEAD,
    r"\b(?:stop|hold|continue|start|new|changed?|keep taking|do not take|don't take|same|suspend\w*|dejar|continu\w*|empezar|iniciar|nuevos?|nuevas?|deje|siga|tome|no tom[ea]r?|cambi\w+|no longer|unchanged|sin cambios|mantener|modific\w+)\b"
);
pattern!(FOOD, r"\b(?:eat|food|drink|comer|beber|coma|beba|liquids?|liquidos)\b");
pattern!(SUPPLY, r"\b(\d{1,3})[- ](?:day|days|dias)\b(?: supply)?");
pattern!(
    REFILLS,
    r"\b(?:refills?(?: left| remaining)?:?\s(\d{1,2})\b|(\d{1,2}|no|zero) refills?\b|(?:resurtidos?|repeticiones):?\s(\d{1,2})\b)"
);
pattern!(
    STATUS_ROW,
    r"\b(ready|not covered|needs? new rx|refill too soon|out of stock|on hold|no refills|picked up|transferred|in process|waiting for (?:doctor|prescriber)|prior auth\w* (?:needed|required)|listo|agotado|pendiente|no cubierto)\b"
);
pattern!(
    PHARMACY_HEAD,
    r"\b(?:qty|days|refills?|cant\w*|dias|status|estado)\b.*\b(?:refills?|status|days|estado|dias)\b"
);
pattern!(
    BEFORE,
    r"\b(\d{1,2}|one|two|three|four|five|seven|un|una|dos|tres|cuatro|cinco|siete)(?: \(\d{1,2}\))? (days?|dias?|weeks?|semanas?|hours?|hrs?|horas?|hs)\b.{0,14}?\b(?:before|prior|antes|previ[oa]s?)\b"
);
pattern!(
    DAY_BEFORE,
    r"\b(?:(?:the )?(?:day|night|evening) before|(?:el|un) dia (?:antes|anterior|previo)|la noche anterior|noche (?:antes|previa))\b"
);
pattern!(
    WEEK_BEFORE,
    r"\b(?:the week before|a week before|one week before|la semana (?:antes|previa|anterior)|una semana antes)\b"
);
pattern!(
    DAY_OF,
    r"\b(?:(?:the )?(?:morning|day) of|that (?:morning|day)|(?:el|la) (?:mismo |misma )?(?:dia|manana) de(?:l| la)|esa manana|ese dia)\b"
);

/// What is done with a medicine.
#[derive(Clone, Debug)]
struct Act {
    class: &'static str,
    range: Range<usize>,
}

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let visit = visit_day(found);
    let has_status = found.entries().iter().any(|entry| PHARMACY_HEAD.is_in(entry.line.low()));
    for (at, entry) in found.entries().iter().enumerate() {
        let low = entry.line.low();
        if low.ends_with('?') || low.len() > 700 || NO_HEAD.is_in(&entry.line.heading) {
            continue;
        }
        let drugs = drugs_in(low);
        if entry.line.is_heading && drugs.is_empty() {
            continue;
        }
        let mut last: Option<Act> = None;
        for (number, drug) in drugs.iter().enumerate() {
            let until = drugs.get(number + 1).map_or(low.len(), |next| next.start);
            one(found, at, drug.clone(), until, &mut last, (has_status, visit));
        }
    }
}

pattern!(NO_HEAD, r"\b(?:allerg\w+|alergias?|history|antecedentes)\b");

/// The medicines that a line names, in order.
fn drugs_in(low: &str) -> Vec<Range<usize>> {
    let mut drugs = DRUG.all(low);
    for hit in STRENGTH.all_parts(low) {
        let Some(name) = super::page::shifted(&hit, 1, 0) else { continue };
        let is_known = drugs.iter().any(|drug| drug.start < name.end && name.start < drug.end);
        if !is_known && !NO_DRUG.is_in(cut(low, name.clone())) {
            drugs.push(name);
        }
    }
    // "warfarin (Coumadin)" is one medicine.
    drugs.sort_by_key(|drug| drug.start);
    let mut kept: Vec<Range<usize>> = Vec::new();
    for drug in drugs {
        match kept.last_mut() {
            Some(former) if matches!(cut(low, former.end..drug.start), " (" | " / " | "/") => former.end = drug.end,
            _ => kept.push(drug),
        }
    }
    kept
}

fn acts(text: &str, by: usize) -> Vec<Act> {
    let mut all: Vec<Act> = Vec::new();
    for (class, words) in [("continue", &CONTINUE), ("stop", &STOP), ("other", &OTHER)] {
        all.extend(words.all(text).into_iter().map(|range| Act { class, range: range.start + by..range.end + by }));
    }
    // "do not stop" is one act, and the longer of two at one place holds.
    all.sort_by_key(|act| (act.range.start, std::cmp::Reverse(act.range.end)));
    let mut kept: Vec<Act> = Vec::new();
    for act in all {
        if kept.last().is_none_or(|last| act.range.start >= last.range.end) {
            kept.push(act);
        }
    }
    kept
}

fn one(
    found: &mut Findings<'_, '_>,
    at: usize,
    drug: Range<usize>,
    until: usize,
    last: &mut Option<Act>,
    (has_status, visit): (bool, Option<NaiveDate>),
) {
    let Some(entry) = found.entries().get(at) else { return };
    let low = entry.line.low();
    let head = cut(low, 0..drug.start);
    let near_head = before(head, head.len(), 50);
    let is_named = NO_ACTION.is_in(near_head) && !STOP.is_in(before(head, head.len(), 16));
    // "If you take metformin, hold it that day": the order stands behind.
    let is_condition = IF_TAKEN.is_in(near_head);
    let rest = cut(low, drug.end..until);
    if TEST_BEHIND.is_in(after(low, drug.end, 20))
        || (is_named && !is_condition)
        || ASK_FIRST.is_in(rest)
        || PAST.is_in(rest)
    {
        *last = None;
        return;
    }
    let heading = entry.line.heading.as_str();
    let clause = clause_start(head);
    let lead = acts(cut(low, clause..drug.start), clause).pop();
    let carried = last.clone().filter(|act| LISTED.is_in(cut(low, act.range.end.min(drug.start)..drug.start)));
    let tail_end = cut(low, drug.end..until).find(['.', ';']).map_or(until, |stop| drug.end + stop);
    let is_opened = ROW_OPENS.is_in(cut(low, drug.end..until));
    let behind = || acts(cut(low, drug.end..if is_opened { until } else { tail_end }), drug.end).into_iter().next();
    let near = || {
        behind().filter(|act| {
            act.range.start < drug.end + 60 && (is_opened || TAIL_OPENS.is_in(cut(low, drug.end..act.range.end)))
        })
    };
    // "Hierro: suspéndalo 7 días antes": in a row the act stands behind the name.
    let act = if is_condition {
        acts(rest, drug.end).into_iter().find(|act| act.class != "other")
    } else if is_opened && lead.as_ref().is_none_or(|act| act.range.end + 24 < drug.start) {
        near().or(lead).or(carried)
    } else {
        lead.or(carried).or_else(near)
    };
    let status = has_status.then(|| STATUS_ROW.find(cut(low, drug.end..low.len()))).flatten();
    let below = if act.is_none() && status.is_none() { told_below(found, at) } else { None };
    let (action, from, class) = if let Some(below) = &below {
        (below.clone(), drug.start, "other")
    } else if let Some(status) = status {
        let range = status.start + drug.end..status.end + drug.end;
        (found.page.words(entry, range), drug.start, "other")
    } else if let Some(act) = &act {
        (found.page.words(entry, act.range.clone()), act.range.start.min(drug.start), act.class)
    } else if !heading.is_empty() && heading.len() < 60 && LIST_HEAD.is_in(heading) {
        let Some(act) = acts(heading, 0).into_iter().next() else { return };
        (cut(heading, act.range.clone()).to_owned(), drug.start, act.class)
    } else {
        return;
    };
    let end = act.as_ref().map_or(drug.end, |act| act.range.end.max(drug.end));
    let mut making = found.start("medicine", entry, from..end);
    let name = found.page.words(entry, drug.clone());
    let name = ["your ", "daily ", "Your "].iter().fold(name.as_str(), |name, lead| name.trim_start_matches(lead));
    making.put("name", name).put("action", action);
    let row = cut(low, drug.end..until);
    if let Some(hit) = SUPPLY.parts(row).filter(|_| class == "other") {
        making.put("supply", found.page.words(entry, super::page::shifted(&hit, 0, drug.end).unwrap_or_default()));
    }
    if let Some(hit) = REFILLS.parts(row) {
        let count = [1, 2, 3].into_iter().map(|part| part_text(&hit, part)).find(|text| !text.is_empty());
        making.put("refills", count.and_then(|count| count.parse::<u32>().ok()).unwrap_or_default());
    }
    if let Some((day, is_counted)) = day_of(found, entry, (&drug, until), visit) {
        making.put("date", day.to_string());
        if is_counted {
            making.imply();
        }
    }
    *last = act;
    found.keep(making);
    for (number, day) in entry.days.iter().enumerate() {
        if day.range.start >= drug.start && day.range.start < until && day.lead != Lead::By {
            found.take(at, &entry.days.get(number).cloned().unwrap_or_else(|| day.clone()));
        }
    }
}

/// The lines below a name that only say its state: "90 day supply / No refills remain", or a lone "NEW".
fn told_below(found: &Findings<'_, '_>, at: usize) -> Option<String> {
    let entries = found.entries();
    let drug = entries.get(at)?;
    let is_item = STRENGTH.is_in(drug.line.low()) && drug.line.low().len() < 60;
    for (step, entry) in entries.iter().skip(at + 1).take(4).enumerate() {
        let low = entry.line.low();
        if !drugs_in(low).is_empty() || entry.line.is_heading || low.len() > 60 {
            return None;
        }
        let same_row = step == 0 && entry.line.block == drug.line.block && low.split_whitespace().count() <= 3;
        if (is_item || same_row)
            && let Some(act) = acts(low, 0).into_iter().next()
        {
            return Some(found.page.words(entry, act.range));
        }
    }
    None
}

pattern!(
    IF_TAKEN,
    r"\b(?:if you (?:take|are (?:on|taking)|use)|si (?:usted )?(?:toma|usa|esta tomando))\b[^.;]{0,40}$"
);
pattern!(ASK_FIRST, r"^[^.;]{0,20}\b(?:talk|call|ask|speak|check with|hable|consulte|pregunte|llame|comuniquese)\b");
pattern!(PAST, r"^ ?\((?:started|since|stopped|desde|iniciad[oa])\b");

/// The first day on which it holds: printed beside it, in the heading above, or counted back from the visit.
fn day_of(
    found: &Findings<'_, '_>,
    entry: &Entry,
    (drug, until): (&Range<usize>, usize),
    visit: Option<NaiveDate>,
) -> Option<(NaiveDate, bool)> {
    let low = entry.line.low();
    let clause = clause_start(cut(low, 0..drug.start));
    let printed = entry.days.iter().find(|day| day.range.start >= clause && day.range.start < until && !day.is_counted);
    if let Some(day) = printed {
        return Some((day.first.unwrap_or(day.date), day.is_resolved));
    }
    let visit = visit?;
    let near = cut(low, clause..until);
    let text = if BEFORE.is_in(near) || DAY_BEFORE.is_in(near) || DAY_OF.is_in(near) || WEEK_BEFORE.is_in(near) {
        near
    } else {
        entry.line.heading.as_str()
    };
    let back = |days: u64| visit.checked_sub_days(Days::new(days));
    let counted = if let Some(hit) = BEFORE.parts(text) {
        let count = u64::from(count_of(part_text(&hit, 1))?);
        match part_text(&hit, 2).get(..1)? {
            "d" => back(count),
            "w" | "s" => back(count * 7),
            _ if count % 24 == 0 => back(count / 24),
            _ => None,
        }
    } else if WEEK_BEFORE.is_in(text) {
        back(7)
    } else if DAY_BEFORE.is_in(text) {
        back(1)
    } else if DAY_OF.is_in(text) {
        Some(visit)
    } else {
        None
    };
    counted.filter(|day| *day >= found.page.anchor).map(|day| (day, true))
}

/// The day of the test or operation: the one date with a visit's label.
fn visit_day(found: &Findings<'_, '_>) -> Option<NaiveDate> {
    let mut days = found.entries().iter().filter_map(|entry| {
        let is_label = VISIT_LABEL.is_in(entry.line.label()) || VISIT_DAY.is_in(entry.line.low());
        let day = entry.days.iter().find(|day| !day.is_counted && !day.is_wide && day.date >= found.page.anchor)?;
        is_label.then_some(day.date)
    });
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

pattern!(
    VISIT_LABEL,
    r"^(?:.{0,30}\b)?(?:(?:surgery|procedure|exam|test|scan|appointment|operation|visit) ?(?:date|day)?|date(?: (?:and|&) time)?|date of (?:surgery|procedure|exam|test)|day|when|fecha(?: de(?: la| su)? (?:cirugia|operacion|procedimiento|examen|estudio|prueba|cita))?|dia|cita|cuando|cirugia|operacion)$"
);
pattern!(
    VISIT_DAY,
    r"\b(?:surgery|procedure|scan|mri|ct|colonoscopy|endoscopy|operation|cirugia|operacion|colonoscopia|endoscopia|prueba|estudio)\b.{0,50}\b(?:is|on|scheduled|set|el|es|programad\w+)\b"
);
pattern!(
    ROW_OPENS,
    r"^[^a-z|:]{0,12}(?:\([^)]{0,24}\))?[^a-z]{0,14}(?:(?:\d[\w./ ]*)?(?:mg|mcg|tablets?|tabs?|ml|units?|comprimidos?|capsulas?)\b[\w\s/.]{0,24})?\s?(?::|\||\.\s?\.|->|- )|^ de la (?:noche|manana)[a-z ]{0,12}:"
);
pattern!(
    TAIL_OPENS,
    r"^[^a-z]*(?:\d[\w./ ]*)?(?:mg|mcg|tablets?|tabs?|daily|once|twice|pills?|medicines?|day|at|night|g|[(:|,.-]|\s|\d)*\s?(?:itself |also |still )?(?:is |are |was |has been |se |le |must be |should be )?(?:stop|hold|held|continu|cont\b|same|start|new|change|increase|decrease|reduce|suspend|siga|si (?:se )?l|se l[ao]s? tom|no (?:se )?(?:l[aeo]s? )?tom|no se l[ao]|do not|don't|skip|resume|restart|no change|unchanged|inici|sin cambio|igual|nuev|every|cada|once|twice|last dose|ultima|deje|tome|ready|sent|no refills|needs|not covered|ok|as usual|como siempre|normal|prescribed|refill|off|d/c|reanud|aument|dismin|reduz|mant|d[aoe]|is)"
);

fn clause_start(head: &str) -> usize {
    let marks = [", but ", "; ", " but ", ", pero ", " pero ", ") - "];
    let start = marks.iter().filter_map(|mark| head.rfind(mark).map(|at| at + mark.len())).max().unwrap_or(0);
    start.max(sentence_start(head))
}

/// Whether a sentence is about a medicine that is to be taken or left.
pub(super) fn is_about(low: &str) -> bool {
    DRUG.is_in(low) && (STOP.is_in(low) || CONTINUE.is_in(low) || OTHER.is_in(low)) && !FOOD.is_in(low)
}
