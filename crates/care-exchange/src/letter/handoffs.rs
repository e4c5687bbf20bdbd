//! Papers, results and pictures that go from one party to another: sent, promised, or asked for.

use super::days::{Day, Lead};
use super::findings::Findings;
use super::page::{Entry, shifted};
use super::parties::{Parties, capital_name, parties_of, trim_name};
use super::pattern::{after, before, cut, pattern};
use std::ops::Range;

const NOUN: &str = r"(?:reports?|results?|records?|notes?|images?|pictures?|photos?|films?|forms?|letters?|cop(?:y|ies)|slides|dis[ck]s?|cds?|dvds?|orders?|plan of care|release|clearance|summar(?:y|ies)|readings?|tracings?|studies|labs?|lab work|paperwork|documentation|documents|prescription|questionnaire|ekgs?|ecgs?|scans?|x-?rays?|chart|consent|certificate|history|referral|blocks?|logs?|test results|medication list|informes?|resultados?|expedientes?|notas?|imagenes|placas|formularios?|formatos?|formas?|cartas?|copias?|laminillas|discos?|orden(?:es)?|autorizacion|resumen(?:es)?|historia(?: clinica)?|estudios?|documentos?|documentacion|recetas?|certificado|consentimiento|radiografias|analisis|analitica|laboratorios|volante|epicrisis|reportes?|papeles|bloques|biopsia)";

const LEADS: &str = r"(?:(?:a |an |the |your |my |our |his |her |their |this |any |all |these |both |el |la |los |las |su |sus |una? |este |esta |mi |dicho |dichos )?(?:[a-z0-9][a-z0-9'/-]* ){0,4}?)";
const TAIL: &str = r"(?:(?: (?:of|from|for|de|del|con|en)(?: (?:the|your|his|her|this|last|la|las|los|su|sus|esta|este|el))*(?: [a-z0-9][a-z0-9'-]*){1,3}?)?)";

pattern!(
    PAPER,
    r"\b",
    LEADS,
    NOUN,
    r"\b(?: (?:report|results?|images|notes?|on disc|on cd|en cd|firmad[oa]s?|complet[oa]s?|llen[oa]s?))?(?: [a-z]{2,5}-\d{1,4}\b)?",
    r"(?: (?:of|de|del) (?:the |this |your |la |su |este |esta |las |los )?[a-z0-9'-]+(?: de [a-z0-9'-]+)?)?",
    r"(?:,? (?:and|&|y) ",
    LEADS,
    NOUN,
    r"\b)?"
);
pattern!(PAPER_ONLY, r"^[\s]*", LEADS, NOUN, r"\b", TAIL);

/// Verbs of sending, in the form that asks or promises.
const SEND: &str = r"(?:send|fax|forward|mail|e-?mail|upload|share|submit|release|transfer|route|push|return|provide|transmit|copy|envie(?:n)?|enviar(?:a|an|emos|le|nos)?|mand(?:e|en|ar|ara|aremos|aran|arle)|remit(?:a|an|ir|ira|iremos|iran)|hag[ao]\w* llegar|hacer(?:nos)? llegar|entregu?e(?:n)?|entregar(?:a|an)?|compart(?:a|ir|iremos)|faxe(?:e|ar|aremos)|suba|subir|devuelva|devolver|traslad(?:e|ar)|adjunt(?:e|ar))";
const SENT: &str = r"(?:sent|faxed|forwarded|mailed|e-?mailed|uploaded|shared|submitted|released|transferred|copied|pushed|returned|delivered|enviad[oa]s?|enviamos|envie|mandad[oa]s?|mandamos|remitid[oa]s?|remitimos|compartid[oa]s?|entregad[oa]s?|trasladad[oa]s?|subid[oa]s?)";

pattern!(
    ACTIVE,
    r"\b(?:(?:please|pls|will|to|must|should|can|could|we|i|shall|favor|debe(?:n|ra|ran)?|que|por favor|hay|solicito|ruego|rogamos|pedimos|vamos a|va a|voy a|le|nos|lo|se lo|tiene(?:n)? que|needs? to|have|and|or|y)[\s,]+)?(?:also |kindly |then |nos |me |le )?",
    SEND,
    r"(?: (?:us|me|them|you|him|her|over|back|in|by fax|via fax|a la brevedad|por fax|por correo|copy|cc))*\b"
);
pattern!(
    DONE,
    r"\b(?:(?:have|has|had|was|were|been|being|already|ya|se|ha(?:n)?|hemos|he|fue(?:ron)?|i|we|office) )*",
    SENT,
    r"\b"
);
pattern!(
    REFLEXIVE,
    r"\bse (?:le )?(?:envi(?:a|an|ara|aran|o|aron)|remit(?:e|en|ira|iran|io|ieron)|mand(?:a|an|ara|aran|o|aron)|adjunta(?:n)?|entregara(?:n)?|hara(?:n)? llegar)\b"
);
pattern!(
    FUTURE,
    r"\b(?:will|to be|should be|must be|needs? to be|can be|may be|going to|sera(?:n)?|debe(?:n)? ser|once|when|cuando|after)\b.{0,20}$"
);
pattern!(
    PRESENT_ENCLOSED,
    r"\b(?:enclosed|attached|included|encl\.?|enc\.?|adjunt[oa]s?|anex[oa]s?|se adjunta(?:n)?|se anexa(?:n)?|incluimos|adjuntamos|le adjunto|i am (?:enclosing|attaching|sending)|we are (?:enclosing|attaching|sending))\b"
);
pattern!(
    ENCLOSED_LABEL,
    r"^(?:enclosed|enclosures?|encl?|attached|attachments?|adjunt[oa]s?|anexos?|records (?:attached|enclosed|sent|included)|documents? (?:attached|enclosed|sent)|sent with this (?:form|referral)|documentos adjuntos|con este (?:fax|envio)|items? (?:sent|enclosed|attached))$"
);
pattern!(
    TO_LABEL,
    r"^(?:(?:please )?(?:send|fax|route|mail|forward|copy|cc|return)\b.{0,30}?\b(?:results?|reports?|copies|copy|images?|to)(?: (?:and|&) (?:images?|reports?))?(?: to)?|results?(?: (?:to|sent to|go to|copied to))|reports? (?:to|sent to|copied to)|cop(?:y|ies)(?: (?:to|of (?:report|results)(?: to)?|sent to))?|additional cop(?:y|ies)|results? cc|cc results|(?:enviar|mandar|remitir|entregar)\b.{0,30}\b(?:resultados?|informes?|copias?)(?: al?)?|resultados? a|informe a|copias?(?: al?| para)?|con copia a)$"
);
pattern!(CC_LABEL, r"^(?:cc|c\.c\.?|copy|copies|copia|copies to|copy to|cc to|ccs|con copia|c/c|copias?)$");
pattern!(
    RECIPIENT,
    r"\b(?:to|shared with|into|a|al|ante|para):?\s(?:el |la |los |las |the attention of )?",
    super::parties::WHO
);
pattern!(
    ASK_LIST,
    r"\b(?:(?:send|fax|forward|provide|submit|mail|upload|bring|need|needs|require[sd]?|request(?:ing|ed)?|get|obtain|include|attach|missing|enviar?|envien|envienos|mande(?:nos)?|remita(?:n)?|necesitamos|requerimos|solicitamos|faltan?|adjunte|presente)\b.{0,60}\b(?:the )?(?:following|these|below|items?|records?|documents?|siguientes?|estos|lo siguiente|documentos)\b|\b(?:must|need to|have to) (?:be here|reach us|arrive|be in)\b|\b(?:sends?|envie|mande|fax|need|needs|necesitamos):$|(?:we (?:still )?need|still needed|missing|records? requested|(?:documents|records|information|items) (?:needed|requested|required|to send)|please (?:send|fax|forward|provide)|to send|nos (?:falta|faltan)|se requiere|documentos (?:requeridos|solicitados|faltantes|que faltan)|solicitamos)\b[^.]{0,50}:?$)"
);
pattern!(
    GAVE_LIST,
    r"\b(?:(?:enclosed|attached|included|sent|faxed|encl|adjunt\w*|anex\w*|enviad\w*)\b[^.]{0,40}:?$|^(?:enclosures?|attachments?|adjuntos|anexos|attached|enclosed|records (?:attached|enclosed|sent))\b)"
);
pattern!(BRING_LIST, r"\b(?:bring|traer|traiga|lleve|llevar)\b");
pattern!(
    GETS,
    r"\b((?:dr|dra)\.? [a-z][a-z'-]+|your (?:doctor|surgeon|gp|pcp|specialist)|su (?:medico|doctora?)) (?:will (?:get|receive|have)|recibira|tendra) (",
    LEADS,
    NOUN,
    r")\b|\b(?:el |los |la )?((?:resultados?|informes?|reportes?|imagenes)) (?:l[oa]s? )?(?:recibira|tendra|vera|llegara)n? (?:a )?(su medico, (?:dr|dra)\.? [a-z]+(?: [a-z]{3,})?|su (?:medico|doctora?)|el (?:dr|dra)\.? [a-z]+|la dra\.? [a-z]+)"
);
pattern!(
    FETCH,
    r"\b(?:get|have|obtain|consiga|haga llegar)\s(",
    LEADS,
    NOUN,
    r"\b(?: from [a-z][a-z' -]{2,40}?)?) to (us|me|our office|dr\.? [a-z'-]+)\b"
);
pattern!(
    SUBJECT_NEEDS,
    r"^(?:the |your |his |her |el |la |los |su )?([a-z][a-z' ]{0,30}?) (?:needs?|requires?|must have|necesitan?|requieren?) (",
    LEADS,
    NOUN,
    r"\b)"
);
pattern!(
    NEEDED_BY,
    r"\b(?:in hand|due|(?:must|should|needs? to) (?:be received|reach|arrive|get to)|(?:is|are) (?:due|needed|required)|we (?:must|need to) (?:have|receive)|on file|received|debe(?:n)? (?:llegar|recibirse)|necesitamos|requerimos|nos falta(?:n)?|we (?:still )?need|we(?:'re| are) (?:still )?(?:waiting|missing)|faltan?)\b"
);
pattern!(
    NEVER,
    r"\b(?:unless|si no |not (?:been )?sent|not yet|bill|payment|survey|pago|factura|claim|money|premium|check payable|complaint|feedback|unsubscribe|privacy|appeal in writing|(?:fax|mail|send) (?:your|an|the) (?:appeal|question|payment)|mailed? (?:on|date)|you will (?:get|receive) (?:a|another|our) (?:letter|bill|survey)|another letter|carta aparte|reminder|text message|welcome|newsletter|portal password|were (?:normal|reviewed)|did not|no se envi)\b"
);
pattern!(TICKED, r"\[x\]\s*([^\[|]{3,60})");
pattern!(IS_TICK_LIST, r"\b(?:attach\w*|enclos\w*|includ\w*|sent|send\w*|records|adjunt\w*|anex\w*|document\w*)\b");
pattern!(
    RESULTS_GO,
    r"\b(?:results?|reports?|copy|resultados?|informe|copia)\b[^.]{0,30}\b(?:will (?:be sent|go|be faxed|be forwarded|be available)|goes?|go|se (?:enviara|enviaran|remitira|mandara)\w*|sera(?:n)? enviad[oa]s?|llegara(?:n)?)\s(?:directly |directamente )?(?:to|a|al)\s(?:el |la )?",
    super::parties::WHO
);

/// One transfer, before it is a fact.
struct Transfer<'a> {
    entry: &'a Entry,
    what: Range<usize>,
    /// The paper's name where it stands elsewhere; else empty.
    named: String,
    to: String,
    from: String,
    is_done: bool,
    span: Range<usize>,
    day: Option<Day>,
}

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    let parties = parties_of(found.page);
    let mut at = 0;
    while let Some(entry) = entries.get(at) {
        at += 1;
        let low = entry.line.low();
        if NEVER.is_in(low) || low.ends_with('?') {
            continue;
        }
        if inline_list(found, at - 1, entry, &parties) {
            continue;
        }
        if let Some(listed) = list_at(found, at - 1, &parties) {
            at += listed;
            continue;
        }
        if entry.line.is_heading {
            continue;
        }
        ticked(found, entry, &parties);
        if copies(found, at - 1, entry, &parties) {
            continue;
        }
        for part in clauses(entry) {
            let entry = part.as_ref().unwrap_or(entry);
            one(found, at - 1, entry, &parties);
        }
    }
}

/// The parts of a sentence of which each tells a transfer of its own; `None` stands for the whole sentence.
fn clauses(entry: &Entry) -> Vec<Option<Entry>> {
    let low = entry.line.low();
    let joints = JOINTS.all(low);
    let verbs = |range: Range<usize>| ACTIVE.is_in(cut(low, range.clone())) || DONE.is_in(cut(low, range));
    let Some(joint) = joints.into_iter().find(|joint| verbs(0..joint.start) && verbs(joint.end..low.len())) else {
        return vec![None];
    };
    let part = |range: Range<usize>| {
        let mut line = entry.line.clone();
        line.folded = line.folded.sub(range.clone());
        line.colon = line.colon.filter(|_| range.start == 0);
        let days = entry.days.iter().filter(|day| range.contains(&day.range.start)).cloned();
        let days = days.map(|mut day| {
            day.range = day.range.start - range.start..day.range.end - range.start;
            day
        });
        Some(Entry { line, days: days.collect(), clocks: Vec::new() })
    };
    vec![part(0..joint.start), part(joint.start + 2..low.len())]
}

pattern!(
    JOINTS,
    r", and (?:my|our|we|i|he|she|they|the|have|please|send|fax|also)\b|, y (?:el|la|nosotros|mi|nuestr[oa]|por favor|le|se|envi\w+|mand\w+)\b|; "
);

fn one(found: &mut Findings<'_, '_>, at: usize, entry: &Entry, parties: &Parties) {
    if let Some(transfer) = told(found, at, entry, parties)
        && !parties.is_patient(&transfer.to)
    {
        let (what, is_done, day) = (transfer.what.clone(), transfer.is_done, transfer.day.clone());
        let (named_elsewhere, span) = (transfer.named.clone(), transfer.span.clone());
        keep(found, at, transfer);
        // "to Dr. Rosenthal and to Dr. Paz".
        if let Some(also) = also_to(found, entry, span.start) {
            let second =
                Transfer { entry, what, named: named_elsewhere, to: also, from: String::new(), is_done, span, day };
            keep(found, at, second);
        }
    }
}

/// `cc: Dr. Lee; Dr. Adams`, also with names in the lines below: each has a copy.
fn copies(found: &mut Findings<'_, '_>, at: usize, entry: &Entry, parties: &Parties) -> bool {
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

pattern!(
    NAME_LINE,
    r"^(?:(?:dr|dra)\.? [a-z]|[a-z][a-z'-]+ (?:[a-z]\. )?[a-z][a-z'-]+,? (?:md|do|np|pa|rd|phd|dpt|rn)\b)"
);
pattern!(NAME_BREAK, r";\s|\s(?:and|y)\s|,\s(?:dr|dra)\b\.?\s?");
pattern!(FILE_ONLY, r"^(?:file|chart|your patient.*|patient|the patient|paciente|expediente|archivo|medical records)$");

/// A second one who gets the same.
fn also_to(found: &Findings<'_, '_>, entry: &Entry, from: usize) -> Option<String> {
    let hit = ALSO.parts(cut(entry.line.low(), from..entry.line.low().len()))?;
    shifted(&hit, 1, from).map(|range| found.page.words(entry, range))
}

pattern!(
    ALSO,
    r"\b(?:to|a|al)\s[^;]{3,48}?,? (?:and|y|con copia a|with a copy to)(?: (?:to|also to|al?|a la))?(?: el| la)? ((?:dr|dra)\.? [a-z][a-z'-]+(?: [a-z][a-z'-]{2,})?|su medico|your (?:doctor|gp|pcp|primary care [a-z]+))"
);

/// A sentence or a labelled line that tells of a transfer.
fn told<'e>(found: &Findings<'_, '_>, at: usize, entry: &'e Entry, parties: &Parties) -> Option<Transfer<'e>> {
    let low = entry.line.low();
    let label = entry.line.label();
    let day = due(entry).cloned();
    let value = entry.line.value_start()..low.len();
    if (TO_LABEL.is_in(label) || CC_LABEL.is_in(label)) && !is_list_form(found) {
        let to_end = cut(low, value.clone()).find([';', '|', '(']).map_or(low.len(), |end| value.start + end);
        let to = found.page.words(entry, trim_name(low, value.start..to_end));
        let is_copy = CC_LABEL.is_in(label) || COPY_TO.is_in(label);
        let what = PAPER.find(label).filter(|_| !is_copy).unwrap_or(0..label.len());
        // A copy line at the end of a letter names who has it too.
        let is_party = to.chars().any(char::is_alphabetic) && !ADDRESS.is_in(&to.to_lowercase());
        if !is_party
            || label == "report to"
            || !(is_copy || PAPER.is_in(label))
            || to.trim().len() < 4
            || to.contains('@')
            || (is_copy && at < 4)
        {
            return None;
        }
        let named = if is_copy { kind_of_page(found) } else { String::new() };
        return Some(Transfer {
            entry,
            what,
            named,
            to,
            from: parties.sender.clone(),
            is_done: is_copy,
            span: 0..to_end,
            day,
        });
    }
    if ENCLOSED_LABEL.is_in(label) && cut(low, value.clone()).trim().len() > 3 {
        let what = trimmed(low, value);
        let to = parties.reader.clone();
        return Some(Transfer {
            entry,
            span: 0..what.end,
            what,
            named: String::new(),
            to,
            from: parties.sender.clone(),
            is_done: true,
            day: None,
        });
    }
    if let Some(hit) = GETS.parts(low) {
        let reaches =
            shifted(&hit, 1, 0).zip(shifted(&hit, 2, 0)).or_else(|| shifted(&hit, 4, 0).zip(shifted(&hit, 3, 0)));
        let (who, what) = reaches?;
        let to = named(found, entry, who, parties)?;
        let span = shifted(&hit, 0, 0)?;
        return Some(Transfer {
            entry,
            what: phrase(low, what),
            named: String::new(),
            to,
            from: String::new(),
            is_done: false,
            span,
            day,
        });
    }
    if let Some(hit) = FETCH.parts(low)
        && let (Some(what), Some(who), Some(span)) = (shifted(&hit, 1, 0), shifted(&hit, 2, 0), shifted(&hit, 0, 0))
    {
        let to = named(found, entry, who, parties)?;
        return Some(Transfer {
            entry,
            what: phrase(low, what),
            named: String::new(),
            to,
            from: String::new(),
            is_done: false,
            span,
            day,
        });
    }
    if let Some(hit) = RESULTS_GO.parts(low)
        && let (Some(who), Some(span)) = (shifted(&hit, 1, 0), shifted(&hit, 0, 0))
    {
        let what = PAPER.find(cut(low, span.clone())).map(|range| range.start + span.start..range.end + span.start)?;
        let to = named(found, entry, who, parties)?;
        return Some(Transfer {
            entry,
            what,
            named: String::new(),
            to,
            from: String::new(),
            is_done: false,
            span,
            day,
        });
    }
    if let Some(enclosed) = PRESENT_ENCLOSED.find(low)
        && !FUTURE.is_in(cut(low, 0..enclosed.start))
    {
        let what = nearest_paper(low, &enclosed, 60)?;
        let to = recipient(found, entry, enclosed.end, parties).unwrap_or_else(|| parties.reader.clone());
        if to.is_empty() {
            return None;
        }
        let span = what.start.min(enclosed.start)..what.end.max(enclosed.end);
        return Some(Transfer {
            entry,
            what,
            named: String::new(),
            to,
            from: parties.sender.clone(),
            is_done: true,
            span,
            day: None,
        });
    }
    if let Some(sent) = DONE.find(low).or_else(|| REFLEXIVE.find(low)) {
        let is_future = FUTURE.is_in(cut(low, 0..sent.start)) || FUTURE.is_in(before(low, sent.start + 24, 40));
        let word = cut(low, sent.clone());
        let is_coming = word.starts_with("se ") && (word.ends_with("ra") || word.ends_with("ran"));
        let is_due = day.as_ref().is_some_and(|day| day.date > found.page.anchor);
        let is_done = !is_future && !is_coming && !is_due && !NOT_YET.is_in(low);
        let Some(what) = nearest_paper(low, &sent, 90) else {
            let above = paper_above(found, at).filter(|_| PRONOUN.is_in(low))?;
            let to = recipient(found, entry, sent.end, parties)?;
            return Some(Transfer {
                entry,
                what: sent.clone(),
                named: above,
                to,
                from: String::new(),
                is_done,
                span: sent,
                day,
            });
        };
        let to =
            recipient(found, entry, sent.end.min(what.end), parties).or_else(|| recipient(found, entry, 0, parties))?;
        let span = what.start.min(sent.start)..what.end.max(sent.end);
        return Some(Transfer { entry, what, named: String::new(), to, from: String::new(), is_done, span, day });
    }
    if let Some(send) = ACTIVE.find(low) {
        let tail = after(low, send.end, 120);
        let what = PAPER
            .find(tail)
            .filter(|range| range.start < 40)
            .map(|range| phrase(low, range.start + send.end..range.end + send.end));
        let Some(what) = what else {
            // "Please fax it to us": the paper was named before.
            let near = send.end..send.end + after(low, send.end, 8).len();
            let lead = before(low, send.start, 8);
            let above = paper_above(found, at)
                .filter(|_| PRONOUN.is_in(cut(low, send.start..near.end)) || PRONOUN.is_in(lead))?;
            let to = recipient(found, entry, send.end, parties)?;
            return Some(Transfer {
                entry,
                what: send.clone(),
                named: above,
                to,
                from: String::new(),
                is_done: false,
                span: send,
                day,
            });
        };
        let to = recipient(found, entry, what.end, parties);
        let is_asking = ASKS.is_in(cut(low, send.clone())) || send.start < 16;
        let to = match to {
            Some(to) => to,
            None if WE.is_in(cut(low, 0..send.end)) && !parties.reader.is_empty() => parties.reader.clone(),
            None if is_asking => parties.sender.clone(),
            None => return None,
        };
        let span = send.start..what.end;
        return Some(Transfer {
            entry,
            what,
            named: String::new(),
            to,
            from: String::new(),
            is_done: false,
            span,
            day,
        });
    }
    if let Some(hit) = GRATEFUL.parts(low)
        && let (Some(what), Some(span)) = (shifted(&hit, 1, 0), shifted(&hit, 0, 0))
    {
        let (to, from) = (parties.sender.clone(), parties.reader.clone());
        return Some(Transfer { entry, what, named: String::new(), to, from, is_done: false, span, day });
    }
    if let Some(hit) = SUBJECT_NEEDS.parts(low).filter(|_| day.is_some())
        && let (Some(who), Some(what), Some(span)) = (shifted(&hit, 1, 0), shifted(&hit, 2, 0), shifted(&hit, 0, 0))
    {
        let to = match cut(low, who.clone()) {
            "we" | "i" => parties.sender.clone(),
            "you" => return None,
            _ => found.page.words(entry, who),
        };
        return Some(Transfer {
            entry,
            what: phrase(low, what),
            named: String::new(),
            to,
            from: String::new(),
            is_done: false,
            span,
            day,
        });
    }
    if let Some(needed) = NEEDED_BY.find(low).filter(|_| day.is_some() || NEED_US.is_in(low)) {
        let what = nearest_paper(low, &needed, 70)?;
        if TESTS_ONLY.is_in(cut(low, what.clone())) {
            return None;
        }
        let span = what.start.min(needed.start)..what.end.max(needed.end);
        return Some(Transfer {
            entry,
            what,
            named: String::new(),
            to: parties.sender.clone(),
            from: String::new(),
            is_done: false,
            span,
            day,
        });
    }
    None
}

pattern!(NOT_YET, r"^(?:if|si)\b|\bhave (?:it|them|this|these|your [a-z]+) (?:sent|faxed|mailed)\b");
pattern!(ADDRESS, r"\b(?:level|floor|suite|room|tower|piso|entrance|desk|building|street|avenue)\b");
pattern!(TESTS_ONLY, r"(?:analitica|analisis|labs?|lab work|estudios?|scans?|x-?rays?)$");
pattern!(THIS_FORM, r"^(?:this|the|these|este|esta|el|la) (?:forms?|page|pages|sheet|formulario|formato|forma|hoja)$");
pattern!(
    WE,
    r"\b(?:i|we|my office|our office|my staff|this office|our team|nosotros|mi oficina)(?:'ll| will| am| are| plan| vamos)\b"
);
pattern!(
    GRATEFUL,
    r"\b(?:grateful|appreciate|love|like|glad|thankful|agradec\w+|agradezco)\b.{0,40}?\b(a copy of [a-z' ]{3,40}|your (?:report|note|notes|findings|recommendations|letter)|(?:una )?copia de[l]? [a-z ]{3,40}|su informe|contrarreferencia)\b"
);
pattern!(COPY_TO, r"^(?:con copia a|cop(?:y|ies) to|copias? (?:al?|para)|additional cop(?:y|ies))$");
pattern!(ASKS, r"\b(?:please|pls|por favor|favor|solicito|ruego|rogamos|pedimos|must|should|debe\w*|us|me|nos\w*)\b");
pattern!(
    NEED_US,
    r"\b(?:we (?:still )?need (?:the|your|a|a copy|copies)|necesitamos|requerimos|nos falta(?:n)?|still (?:waiting|missing))\b"
);

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

/// A form that lists papers and names who gets them in a field of its own.
fn is_list_form(found: &Findings<'_, '_>) -> bool {
    found.entries().iter().any(|entry| LIST_INTRO.is_in(entry.line.low()) && PAPER.all(entry.line.low()).len() >= 2)
        && super::form::field(found.entries(), &SEND_TO).is_some()
}

/// "Still missing: signed consent form; copy of the card": each is one.
fn inline_list(found: &mut Findings<'_, '_>, at: usize, entry: &Entry, parties: &Parties) -> bool {
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
    let labelled = super::form::field(entries, &SEND_TO).map(|(at, range)| super::form::named(found.page, at, range));
    let to = labelled.unwrap_or_else(|| if is_given { parties.reader.clone() } else { parties.sender.clone() });
    let asked = super::form::field(entries, &ASKED_FROM).filter(|_| !is_given);
    let from = asked.map_or_else(
        || if is_given { parties.sender.clone() } else { String::new() },
        |(at, range)| super::form::named(found.page, at, range),
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
fn list_at(found: &mut Findings<'_, '_>, at: usize, parties: &Parties) -> Option<usize> {
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

pattern!(
    SENDS,
    r"\b(?:send|sends|fax|forward|submit|mail|upload|provide|envie|enviar|envien|mande|remita|remitir|presente)\b"
);
pattern!(NOT_PAPER, r"\b(?:visit|drawn?|appointment|cita|consulta|extraccion|blood (?:test|work))\b");
pattern!(FROM_PART, r",? from ((?:the )?[a-z][a-z' .&-]{3,50})$");
pattern!(CLOSES, r"^(?:thank|sincerely|gracias|atentamente|fax|phone|tel|call|questions|please|signed|if you|we )\b");

/// `Attached: [x] Last note  [x] Labs  [ ] Imaging`.
fn ticked(found: &mut Findings<'_, '_>, entry: &Entry, parties: &Parties) {
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

/// A paper without the verb in front of it.
fn phrase(low: &str, range: Range<usize>) -> Range<usize> {
    let words = cut(low, range.clone());
    let Some(noun) = NOUN_AT.find(words) else { return range };
    let head = cut(words, 0..noun.start);
    let start = STOPS.all(head).last().map_or(0, |stop| stop.end);
    // "Paz los resultados": the paper starts at its article.
    let article = ARTICLE.all(cut(head, start..head.len())).last().map_or(0, |article| article.start);
    range.start + start + article..range.end
}

pattern!(ARTICLE, r"\b(?:the|your|his|her|our|their|this|los|las|el|la|su|sus|este|esta)\s");
pattern!(NOUN_AT, r"\b", NOUN, r"\b");
pattern!(
    STOPS,
    r"\b(?:i|we|you|us|me|they|he|she|it|is|are|be|was|were|have|has|had|sent|send|sends|sending|fax|faxed|faxing|mail|mailed|forward|forwarded|please|need|needs|if|for|to|by|with|on|at|from|and|also|will|can|must|should|get|bring|that|when|then|as|in|or|que|para|por|con|se|nos|le|les|envie|enviar|enviara|enviaran|enviaremos|mande|mandar|mandaremos|remite|remita|remitir|remitira|adjunta|adjunto|adjuntamos|necesitamos|solicitamos|ya|favor|debe|deben|a|en|request|requested|requesting|enclosed|attached|copy|give|take|sign|signed and|return|complete|completed and|upload|release|via|up|out|back|over|cc|not|no|any|all of|both)\s+"
);

/// The paper that "it" or "them" stands for: the last one named above.
fn paper_above(found: &Findings<'_, '_>, at: usize) -> Option<String> {
    (at.saturating_sub(3)..at).rev().find_map(|above| {
        let entry = found.entries().get(above)?;
        let low = entry.line.low();
        let last = PAPER.all(low).pop()?;
        Some(found.page.words(entry, phrase(low, last)))
    })
}

pattern!(PRONOUN, r"\b(?:it|them|se los?|se las?|lo|los|la|las)\b");

/// The paper that stands nearest to the verb.
fn nearest_paper(low: &str, verb: &Range<usize>, reach: usize) -> Option<Range<usize>> {
    let all: Vec<Range<usize>> = PAPER.all(low).into_iter().map(|range| phrase(low, range)).collect();
    let distance = |range: &Range<usize>| {
        if range.end <= verb.start { verb.start - range.end } else { range.start.saturating_sub(verb.end) }
    };
    let nearest = all.into_iter().min_by_key(distance)?;
    (distance(&nearest) < reach).then_some(nearest)
}

pattern!(
    STRAIGHT,
    r"^ (?:over |back |al? |to )?((?:you|us)\b|(?:dr|dra)\.? [a-z][a-z'-]+(?:'s office)?|your (?:doctor|surgeon|plan|pharmacy|specialist)(?:'s office)?|the (?:doctor|plan|pharmacy|surgeon)(?:'s office)?|su (?:medico|plan|doctora?))\b"
);

/// Who gets it: named behind "to", or the writer and the reader by "us" and "you".
fn recipient(found: &Findings<'_, '_>, entry: &Entry, from: usize, parties: &Parties) -> Option<String> {
    let low = entry.line.low();
    let tail = cut(low, from..low.len());
    // "We faxed Dr. Tillery's office the form".
    if let Some(hit) = STRAIGHT.parts(tail)
        && let Some(range) = shifted(&hit, 1, from)
    {
        return named(found, entry, range, parties);
    }
    for hit in RECIPIENT.all_parts(tail) {
        let Some(range) = shifted(&hit, 1, from) else { continue };
        if NO_WHO.is_in(cut(low, range.clone())) {
            continue;
        }
        if let Some(name) = named(found, entry, range, parties) {
            return Some(name);
        }
    }
    US.is_in(low).then(|| parties.sender.clone()).filter(|name| !name.is_empty())
}

pattern!(
    PLAIN_PARTY,
    r"^(?:nuestr|insurance|plan\b|school|radiology|medical records|pharmacy|hospital|surgery|cardiology|neurology|oncology|orthopedics|registros|archivo|farmacia|aseguradora|seguro|obra social|su medico|your)"
);
pattern!(NAMED_BEHIND, r"^,? \(?((?:dr|dra)\.? [a-z][a-z'-]+(?: [a-z][a-z'-]{2,})?)");
pattern!(
    US,
    r"\b(?:send|fax|mail|forward|email|get|provide|give) (?:us|me)\b|\b(?:envie|mande|remita|haga|envien|manden|hagan)(?:nos|me)\b|\bnos (?:envie|mande|remita|haga)\b|\b(?:al|to the|our) fax\b|\b(?:fax|email) (?:to|al?) [\d(]"
);
pattern!(
    NO_WHO,
    r"^(?:be|have|the (?:number|address|appointment|visit|fax|clinic on|left|right|test|above|below|front|portal|attention$)|[a-z]+ing\b|[a-z]+ar\b|get|see|help|make|review|complete|schedule|confirm|avoid|ensure|allow|la (?:cita|consulta|brevedad|fecha|hora)|las|mas|partir|traves|tiempo|cita|consulta|fax|no later|any|date|follow|continue|this|it|them|that|his|her (?:next)|your (?:next|appointment|visit|surgery|account|portal))\b"
);

fn named(found: &Findings<'_, '_>, entry: &Entry, range: Range<usize>, parties: &Parties) -> Option<String> {
    let low = entry.line.low();
    if !cut(low, range.clone()).chars().any(char::is_alphabetic) {
        return None;
    }
    // "his doctor, Dr. Ruiz": the name is better.
    if let Some(hit) = NAMED_BEHIND.parts(after(low, range.end, 40))
        && let Some(name) = shifted(&hit, 1, range.end)
        && !cut(low, range.clone()).starts_with("dr")
    {
        return Some(found.page.words(entry, name));
    }
    let name = match cut(low, range.clone()).trim() {
        "us"
        | "me"
        | "our office"
        | "our clinic"
        | "our department"
        | "our team"
        | "nosotros"
        | "nuestra oficina"
        | "nuestra clinica"
        | "this office"
        | "esta oficina"
        | "nuestro consultorio" => parties.sender.clone(),
        "you" | "usted" | "ustedes" => parties.reader.clone(),
        folded => {
            let words = found.page.words(entry, trim_name(low, range.clone()));
            let is_titled = folded.starts_with("dr");
            let is_name =
                words.starts_with(|c: char| c.is_uppercase()) || ARTICLE.find(folded).is_some_and(|at| at.start == 0);
            match (is_titled, is_name || PLAIN_PARTY.is_in(folded)) {
                (true, _) => capital_name(&words),
                (_, true) => words,
                _ => return None,
            }
        }
    };
    (!name.trim().is_empty()).then_some(name)
}

fn keep(found: &mut Findings<'_, '_>, at: usize, transfer: Transfer<'_>) {
    let Transfer { entry, what, named, to, from, is_done, span, day } = transfer;
    let low = entry.line.low();
    let what = trimmed(low, what);
    let mut making = found.start("handoff", entry, span);
    let is_for = before(low, what.start, 4) == "for ";
    let is_form = THIS_FORM.is_in(cut(low, what.clone()));
    let words = if named.is_empty() { found.page.words(entry, what) } else { named };
    // "Return this form": the form's title says which.
    let words = if is_form { title_of(found).unwrap_or(words) } else { words };
    let plain = words.to_lowercase();
    let is_told = found.facts.iter().any(|fact| {
        fact.kind == "handoff"
            && fact.fields.get("to").and_then(|to| to.as_str()).is_none_or(|other| to.is_empty() || other == to)
            && fact.fields.get("what").and_then(|what| what.as_str()).is_some_and(|what| {
                let what = what.to_lowercase();
                what.contains(&plain) || what.contains(plain.trim_end_matches('s'))
            })
            && fact.fields.get("done").is_some() == is_done
    });
    if is_told || (is_for && named_only(&plain)) {
        return;
    }
    making.put("what", words).put("to", to);
    if !from.is_empty() {
        making.put("from", from);
    }
    if is_done {
        making.put("done", true);
    } else if let Some(day) = day {
        found.take(at, &day);
        if day.is_counted && has_visit(found) {
            found.keep(making);
            return;
        }
        making.put_day("by_date", &day);
        found.last_days.insert(day.date);
    }
    found.keep(making);
}

/// Days that count from a visit which is still to come have no date yet.
fn has_visit(found: &Findings<'_, '_>) -> bool {
    found.facts.iter().any(|fact| fact.kind == "appointment")
}

/// What this paper is: the thing that a copy line hands on.
fn kind_of_page(found: &Findings<'_, '_>) -> String {
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

fn named_only(words: &str) -> bool {
    !words.contains(' ')
}

/// What the page calls itself, where it is a form.
fn title_of(found: &Findings<'_, '_>) -> Option<String> {
    let titled = found.entries().iter().take(6).find(|entry| {
        let low = entry.line.low();
        low.len() < 60 && FORM_TITLE.is_in(low) && entry.line.colon.is_none()
    })?;
    let low = titled.line.low();
    Some(found.page.words(titled, 0..low.find(" | ").unwrap_or(low.len())))
}

pattern!(
    FORM_TITLE,
    r"\b(?:form|request|clearance|questionnaire|release|authorization|consent|certificate|formulario|solicitud|consentimiento|certificado)\b"
);

fn due(entry: &Entry) -> Option<&Day> {
    entry.days.iter().find(|day| day.lead == Lead::By)
}

fn trimmed(low: &str, range: Range<usize>) -> Range<usize> {
    let value = cut(low, range.clone());
    let start = range.start + value.len() - value.trim_start_matches([' ', ',', ':', '-', '(']).len();
    let end = range.start + value.trim_end_matches([' ', ',', '.', ';', ':', '|']).len();
    start..end.max(start)
}
