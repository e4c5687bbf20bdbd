//! Lists of papers: the items below "please send the following", ticked boxes, copies.

use super::naming::recipient;
use super::{CC_LABEL, COPY_TO, PAPER, PAPER_ONLY, PRESENT_ENCLOSED, Transfer, due, keep, trimmed};
use crate::letter::findings::Findings;
use crate::letter::page::{Entry, shifted};
use crate::letter::parties::Parties;
use crate::letter::pattern::{cut, pattern};
use std::ops::Range;

pattern!(
    ASK_LIST,
    r"\b(?:(?:send|fax|forward|provide|submit|mail|upload|bring|need|needs|require[sd]?|request(?:ing|ed)?|get|obtain|include|attach|missing|enviar?|envien|envienos|mande(?:nos)?|remita(?:n)?|necesitamos|requerimos|solicitamos|faltan?|adjunte|presente)\b.{0,60}\b(?:the )?(?:following|these|below|items?|records?|documents?|siguientes?|estos|lo siguiente|documentos)\b|\b(?:must|need to|have to) (?:be here|reach us|arrive|be in)\b|\b(?:sends?|envie|mande|fax|need|needs|necesitamos):$|(?:we (?:still )?need|still needed|missing|records? requested|(?:documents|records|information|items) (?:needed|requested|required|to send)|please (?:send|fax|forward|provide)|to send|nos (?:falta|faltan)|se requiere|documentos (?:requeridos|solicitados|faltantes|que faltan)|solicitamos)\b[^.]{0,50}:?$)"
);
pattern!(
    GAVE_LIST,
    r"\b(?:(?:enclosed|attached|included|sent|faxed|encl|adjunt\w*|anex\w*|enviad\w*)\b[^.]{0,40}:?$|^(?:enclosures?|attachments?|adjuntos|anexos|attached|enclosed|records (?:attached|enclosed|sent))\b)"
);
pattern!(BRING_LIST, r"\b(?:bring|traer|traiga|lleve|llevar)\b");
pattern!(TICKED, r"\[x\]\s*([^\[|]{3,60})");
pattern!(IS_TICK_LIST, r"\b(?:attach\w*|enclos\w*|includ\w*|sent|send\w*|records|adjunt\w*|anex\w*|document\w*)\b");
pattern!(
    NAME_LINE,
    r"^(?:(?:dr|dra)\.? [a-z]|[a-z][a-z'-]+ (?:[a-z]\. )?[a-z][a-z'-]+,? (?:md|do|np|pa|rd|phd|dpt|rn)\b)"
);
pattern!(NAME_BREAK, r";\s|\s(?:and|y)\s|,\s(?:dr|dra)\b\.?\s?");
pattern!(FILE_ONLY, r"^(?:file|chart|your patient.*|patient|the patient|paciente|expediente|archivo|medical records)$");
pattern!(
    LIST_INTRO,
    r"^.{0,80}?\b(?:(?:we |you |i )?(?:still )?needs? (?:from|the following)?[^:]{0,40}|still missing|missing|still needed|records? (?:requested|needed|to send)|documents? (?:needed|requested|required|missing)|please (?:send|fax|provide|submit|upload)[^:]{0,40}|send(?: us)?|enclosed|enclosures?|attached|attachments|adjuntos?|adjunto|anexos?|se adjunta[^:]{0,30}|se necesita[^:]{0,30}|falta(?:n)?[^:]{0,30}|documentacion (?:a presentar|requerida|faltante|necesaria)|documentos (?:requeridos|faltantes|solicitados)|presentar|enviar):\s"
);
pattern!(ITEM_BREAK, r"(?:;|,)?\s\(?\d\)\s|;\s|,\s(?:and |y )?|\s(?:and|y)\s");
pattern!(
    SEND_TO,
    r"^(?:send|fax|mail|return|reply|submit|enviar|mandar|remitir|entregar)(?: (?:it|them|records|these|everything))? (?:to|a|al)$"
);
pattern!(ASKED_FROM, r"^(?:requested from|request(?:ed)? to|from|records? (?:from|custodian)|solicitado a|de)$");
pattern!(
    SENDS,
    r"\b(?:send|sends|fax|forward|submit|mail|upload|provide|envie|enviar|envien|mande|remita|remitir|presente)\b"
);
pattern!(NOT_PAPER, r"\b(?:visit|drawn?|appointment|cita|consulta|extraccion|blood (?:test|work))\b");
pattern!(FROM_PART, r",? from ((?:the )?[a-z][a-z' .&-]{3,50})$");
pattern!(CLOSES, r"^(?:thank|sincerely|gracias|atentamente|fax|phone|tel|call|questions|please|signed|if you|we )\b");

/// `cc: Dr. Lee; Dr. Adams`, also with names in the lines below: each has a copy.
pub(super) fn copies(found: &mut Findings<'_, '_>, at: usize, entry: &Entry, parties: &Parties) -> bool {
    if !(CC_LABEL.is_in(entry.line.label()) || COPY_TO.is_in(entry.line.label())) {
        return false;
    }
    let entries = found.entries();
    let below = entries
        .iter()
        .skip(at + 1)
        .take(4)
        .take_while(|next| NAME_LINE.is_in(next.line.low()) && next.line.colon.is_none());
    let mut names: Vec<(&Entry, Range<usize>)> = Vec::new();
    for (line, from) in std::iter::once((entry, entry.line.value_start())).chain(below.map(|line| (line, 0))) {
        let low = line.line.low();
        let mut start = from;
        for stop in NAME_BREAK.all(cut(low, from..low.len())) {
            names.push((line, start..from + stop.start));
            // Behind a comma the title belongs to the name.
            let comma = cut(low, from + stop.start..from + stop.end).starts_with(',');
            start = if comma { from + stop.start + 2 } else { from + stop.end };
        }
        names.push((line, start..low.len()));
    }
    let what = kind_of_page(found);
    for (line, range) in names {
        let range = trimmed(line.line.low(), range);
        let end = cut(line.line.low(), range.clone()).find('(').map_or(range.end, |end| range.start + end);
        let name = found.page.words(line, range.start..end);
        let is_party = name.chars().filter(|c| c.is_alphabetic()).count() > 3
            && !name.contains('@')
            && name.trim().starts_with(|c: char| c.is_uppercase());
        if !is_party || parties.is_patient(&name) || FILE_ONLY.is_in(&name.to_lowercase()) {
            continue;
        }
        let mut making = found.start("handoff", line, range.start..end);
        making.put("what", what.clone()).put("to", name.trim()).put("from", parties.sender.clone()).put("done", true);
        found.keep(making);
    }
    true
}

/// A form that lists papers and names who gets them in a field of its own.
pub(super) fn is_list_form(found: &Findings<'_, '_>) -> bool {
    found.entries().iter().any(|entry| LIST_INTRO.is_in(entry.line.low()) && PAPER.all(entry.line.low()).len() >= 2)
        && crate::letter::form::field(found.entries(), &SEND_TO).is_some()
}

/// "Still missing: signed consent form; copy of the card": each is one.
pub(super) fn inline_list(found: &mut Findings<'_, '_>, at: usize, entry: &Entry, parties: &Parties) -> bool {
    let low = entry.line.low();
    let Some(intro) = LIST_INTRO.find(low) else { return false };
    let mut items = Vec::new();
    let mut from = intro.end;
    for stop in ITEM_BREAK.all(cut(low, intro.end..low.len())) {
        items.push(from..intro.end + stop.start);
        from = intro.end + stop.end;
    }
    items.push(from..low.len());
    let items: Vec<Range<usize>> =
        items.into_iter().map(|item| trimmed(low, item)).filter(|item| PAPER.is_in(cut(low, item.clone()))).collect();
    let is_given = PRESENT_ENCLOSED.is_in(cut(low, intro.clone()));
    let is_bring = BRING_LIST.is_in(cut(low, intro.clone()));
    if items.len() < 2 || is_bring {
        return false;
    }
    let entries = found.entries();
    let around = entries.get(at.saturating_sub(4)..(at + 6).min(entries.len())).unwrap_or_default();
    let day = around.iter().find_map(|entry| due(entry).cloned()).filter(|_| !is_given);
    let labelled = crate::letter::form::field(entries, &SEND_TO)
        .map(|(at, range)| crate::letter::form::named(found.page, at, range));
    let to = labelled.unwrap_or_else(|| if is_given { parties.reader.clone() } else { parties.sender.clone() });
    let asked = crate::letter::form::field(entries, &ASKED_FROM).filter(|_| !is_given);
    let from = asked.map_or_else(
        || if is_given { parties.sender.clone() } else { String::new() },
        |(at, range)| crate::letter::form::named(found.page, at, range),
    );
    for what in items {
        let transfer = Transfer {
            entry,
            span: what.clone(),
            what,
            named: String::new(),
            to: to.clone(),
            from: from.clone(),
            is_done: is_given,
            day: day.clone(),
        };
        keep(found, at, transfer);
    }
    true
}

/// The items below "please send the following": each is one. Returns how many lines it took.
pub(super) fn list_at(found: &mut Findings<'_, '_>, at: usize, parties: &Parties) -> Option<usize> {
    let entries = found.entries();
    let intro = entries.get(at)?;
    let low = intro.line.low();
    let is_given = GAVE_LIST.is_in(low);
    let is_asked = ASK_LIST.is_in(low) && !BRING_LIST.is_in(low);
    if !(is_given || is_asked) {
        return None;
    }
    let items: Vec<usize> = (at + 1..entries.len())
        .take(12)
        .take_while(|next| {
            entries.get(*next).is_some_and(|entry| {
                !entry.line.is_heading
                    && (entry.line.is_bullet || entry.line.low().starts_with(['[', '(']) || entry.line.low().len() < 60)
                    && !CLOSES.is_in(entry.line.low())
            })
        })
        .collect();
    let papers =
        items.iter().filter(|next| entries.get(**next).is_some_and(|entry| PAPER_ONLY.is_in(entry.line.low()))).count();
    if papers == 0 || (papers == 1 && items.len() == 1 && entries.get(at + 1).is_none_or(|entry| !entry.line.is_bullet))
    {
        return None;
    }
    let around = entries.get(at.saturating_sub(2)..(at + items.len() + 3).min(entries.len())).unwrap_or_default();
    let day = due(intro).cloned().or_else(|| around.iter().find_map(|entry| due(entry).cloned())).filter(|_| !is_given);
    let to = recipient(found, intro, 0, parties)
        .unwrap_or_else(|| if is_given { parties.reader.clone() } else { parties.sender.clone() });
    let from = if is_given { parties.sender.clone() } else { parties.reader.clone() };
    let has_ticks = items.iter().any(|next| entries.get(*next).is_some_and(|entry| entry.line.tick == Some(true)));
    let mut last = at;
    for next in items {
        let Some(entry) = entries.get(next) else { continue };
        if has_ticks && entry.line.tick == Some(false) {
            last = next;
            continue;
        }
        let is_paper = PAPER_ONLY.is_in(entry.line.low());
        if !(is_paper || is_given || SENDS.is_in(low)) || NOT_PAPER.is_in(entry.line.low()) {
            last = next;
            continue;
        }
        let day = due(entry).cloned().filter(|_| !is_given).or_else(|| day.clone());
        let line = trimmed(entry.line.low(), 0..entry.line.low().len());
        let what = if line.len() <= 80 { line } else { PAPER.find(entry.line.low()).unwrap_or(line) };
        // "pathology slides, from Sierra Vista Hospital" names the other end too.
        let source = FROM_PART
            .parts(cut(entry.line.low(), what.clone()))
            .and_then(|hit| Some((shifted(&hit, 0, what.start)?, shifted(&hit, 1, what.start)?)));
        let (what, from) = match source {
            Some((part, name)) if !is_given => (what.start..part.start, found.page.words(entry, name)),
            _ => (what, from.clone()),
        };
        let transfer = Transfer {
            entry,
            span: what.clone(),
            what,
            named: String::new(),
            to: to.clone(),
            from,
            is_done: is_given,
            day,
        };
        keep(found, next, transfer);
        last = next;
    }
    Some(last - at)
}

/// `Attached: [x] Last note  [x] Labs  [ ] Imaging`.
pub(super) fn ticked(found: &mut Findings<'_, '_>, entry: &Entry, parties: &Parties) {
    let low = entry.line.low();
    if !(IS_TICK_LIST.is_in(low) || IS_TICK_LIST.is_in(&entry.line.heading)) {
        return;
    }
    for hit in TICKED.all_parts(low) {
        let Some(what) = shifted(&hit, 1, 0).map(|range| trimmed(low, range)) else { continue };
        if !PAPER.is_in(cut(low, what.clone())) {
            continue;
        }
        let mut making = found.start("handoff", entry, what.clone());
        making.put("what", found.page.words(entry, what)).put("to", parties.reader.clone()).put("done", true);
        found.keep(making);
    }
}

/// What this paper is: the thing that a copy line hands on.
pub(super) fn kind_of_page(found: &Findings<'_, '_>) -> String {
    const KINDS: [(&str, &str); 9] = [
        ("consult", "consult note"),
        ("discharge", "discharge summary"),
        ("operative", "operative report"),
        ("report", "report"),
        ("after visit", "visit summary"),
        ("informe", "informe"),
        ("alta", "informe de alta"),
        ("resultado", "resultados"),
        ("interconsulta", "interconsulta"),
    ];
    let top: Vec<&str> = found.entries().iter().take(6).map(|entry| entry.line.low()).collect();
    let kind = KINDS.iter().find(|(word, _)| top.iter().any(|low| low.len() < 80 && low.contains(word)));
    let plain = if found.page.language == "es" { "carta" } else { "letter" };
    kind.map_or(plain, |(_, kind)| *kind).to_owned()
}
