//! Papers, results and pictures that go from one party to another: sent, promised, or asked for.

mod lists;
mod naming;
mod told;

use super::days::{Day, Lead};
use super::findings::Findings;
use super::page::{Entry, shifted};
use super::parties::{Parties, parties_of};
use super::pattern::{before, cut, pattern};
use lists::{copies, inline_list, list_at, ticked};
use std::ops::Range;
use told::told;

const NOUN: &str = r"(?:reports?|results?|records?|notes?|images?|pictures?|photos?|films?|forms?|letters?|cop(?:y|ies)|slides|dis[ck]s?|cds?|dvds?|orders?|plan of care|action plan|care plan|treatment plan|plan de accion|release|clearance|summar(?:y|ies)|readings?|tracings?|studies|labs?|lab work|paperwork|documentation|documents|prescription|questionnaire|ekgs?|ecgs?|scans?|x-?rays?|chart|consent|certificate|history|referral|blocks?|logs?|test results|medication list|informes?|resultados?|expedientes?|notas?|imagenes|placas|formularios?|formatos?|formas?|cartas?|copias?|laminillas|discos?|orden(?:es)?|autorizacion|resumen(?:es)?|historia(?: clinica)?|estudios?|documentos?|documentacion|recetas?|certificado|consentimiento|radiografias|analisis|analitica|laboratorios|volante|epicrisis|reportes?|papeles|bloques|biopsia)";
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
    PRESENT_ENCLOSED,
    r"\b(?:enclosed|attached|included|encl\.?|enc\.?|adjunt[oa]s?|anex[oa]s?|se adjunta(?:n)?|se anexa(?:n)?|incluimos|adjuntamos|le adjunto|i am (?:enclosing|attaching|sending)|we are (?:enclosing|attaching|sending))\b"
);
pattern!(CC_LABEL, r"^(?:cc|c\.c\.?|copy|copies|copia|copies to|copy to|cc to|ccs|con copia|c/c|copias?)$");
pattern!(COPY_TO, r"^(?:con copia a|cop(?:y|ies) to|copias? (?:al?|para)|additional cop(?:y|ies))$");
pattern!(
    NEVER,
    r"\b(?:unless|si no |not (?:been )?sent|not yet|bill|payment|survey|pago|factura|claim|money|premium|check payable|complaint|feedback|unsubscribe|privacy|appeal in writing|(?:fax|mail|send) (?:your|an|the) (?:appeal|question|payment)|mailed? (?:on|date)|you will (?:get|receive) (?:a|another|our) (?:letter|bill|survey)|another letter|carta aparte|reminder|text message|welcome|newsletter|portal password|were (?:normal|reviewed)|did not|no se envi)\b"
);
pattern!(
    JOINTS,
    r", and (?:my|our|we|i|he|she|they|the|have|please|send|fax|also)\b|, y (?:el|la|nosotros|mi|nuestr[oa]|por favor|le|se|envi\w+|mand\w+)\b|; "
);
pattern!(
    ALSO,
    r"\b(?:to|a|al)\s[^;]{3,48}?,? (?:and|y|con copia a|with a copy to)(?: (?:to|also to|al?|a la))?(?: el| la)? ((?:dr|dra)\.? [a-z][a-z'-]+(?: [a-z][a-z'-]{2,})?|su medico|your (?:doctor|gp|pcp|primary care [a-z]+))"
);
pattern!(THIS_FORM, r"^(?:this|the|these|este|esta|el|la) (?:forms?|page|pages|sheet|formulario|formato|forma|hoja)$");
pattern!(
    FORM_TITLE,
    r"\b(?:form|request|clearance|questionnaire|release|authorization|consent|certificate|formulario|solicitud|consentimiento|certificado)\b"
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

impl<'a> Transfer<'a> {
    /// One that is still to come, of a paper that stands in the line.
    fn of(entry: &'a Entry, what: Range<usize>, to: String, span: Range<usize>) -> Transfer<'a> {
        let day = due(entry).cloned();
        Transfer { entry, what, named: String::new(), to, from: String::new(), is_done: false, span, day }
    }

    /// One that has been made.
    fn done(self, from: &str) -> Transfer<'a> {
        Transfer { from: from.to_owned(), is_done: true, ..self }
    }
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

/// A second one who gets the same.
fn also_to(found: &Findings<'_, '_>, entry: &Entry, from: usize) -> Option<String> {
    let hit = ALSO.parts(cut(entry.line.low(), from..entry.line.low().len()))?;
    shifted(&hit, 1, from).map(|range| found.page.words(entry, range))
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

fn due(entry: &Entry) -> Option<&Day> {
    entry.days.iter().find(|day| day.lead == Lead::By)
}

fn trimmed(low: &str, range: Range<usize>) -> Range<usize> {
    let value = cut(low, range.clone());
    let start = range.start + value.len() - value.trim_start_matches([' ', ',', ':', '-', '(']).len();
    let end = range.start + value.trim_end_matches([' ', ',', '.', ';', ':', '|']).len();
    start..end.max(start)
}
