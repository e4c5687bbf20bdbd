//! What a paper is called in a sentence, and who gets it.

use super::{NOUN, PAPER};
use crate::letter::findings::Findings;
use crate::letter::page::{Entry, shifted};
use crate::letter::parties::{Parties, capital_name, trim_name};
use crate::letter::pattern::{after, cut, pattern};
use std::ops::Range;

pattern!(
    RECIPIENT,
    r"\b(?:to|shared with|into|a|al|ante|para):?\s(?:el |la |los |las |the attention of )?",
    crate::letter::parties::WHO
);
pattern!(ARTICLE, r"\b(?:the|your|his|her|our|their|this|los|las|el|la|su|sus|este|esta)\s");
pattern!(NOUN_AT, r"\b", NOUN, r"\b");
pattern!(
    STOPS,
    r"\b(?:i|we|you|us|me|they|he|she|it|is|are|be|was|were|have|has|had|sent|send|sends|sending|fax|faxed|faxing|mail|mailed|forward|forwarded|please|need|needs|if|for|to|by|with|on|at|from|and|also|will|can|must|should|get|bring|that|when|then|as|in|or|que|para|por|con|se|nos|le|les|envie|enviar|enviara|enviaran|enviaremos|mande|mandar|mandaremos|remite|remita|remitir|remitira|adjunta|adjunto|adjuntamos|necesitamos|solicitamos|ya|favor|debe|deben|a|en|request|requested|requesting|enclosed|attached|copy|give|take|sign|signed and|return|complete|completed and|upload|release|via|up|out|back|over|cc|not|no|any|all of|both)\s+"
);
pattern!(pub(super) PRONOUN, r"\b(?:it|them|se los?|se las?|lo|los|la|las)\b");
pattern!(
    STRAIGHT,
    r"^ (?:over |back |al? |to )?((?:you|us)\b|(?:dr|dra)\.? [a-z][a-z'-]+(?:'s office)?|your (?:doctor|surgeon|plan|pharmacy|specialist)(?:'s office)?|the (?:doctor|plan|pharmacy|surgeon)(?:'s office)?|su (?:medico|plan|doctora?))\b"
);
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

/// A paper without the verb in front of it.
pub(super) fn phrase(low: &str, range: Range<usize>) -> Range<usize> {
    let words = cut(low, range.clone());
    let Some(noun) = NOUN_AT.find(words) else { return range };
    let head = cut(words, 0..noun.start);
    let start = STOPS.all(head).last().map_or(0, |stop| stop.end);
    // "Paz los resultados": the paper starts at its article.
    let article = ARTICLE.all(cut(head, start..head.len())).last().map_or(0, |article| article.start);
    range.start + start + article..range.end
}

/// The paper that "it" or "them" stands for: the last one named above.
pub(super) fn paper_above(found: &Findings<'_, '_>, at: usize) -> Option<String> {
    (at.saturating_sub(3)..at).rev().find_map(|above| {
        let entry = found.entries().get(above)?;
        let low = entry.line.low();
        let last = PAPER.all(low).pop()?;
        Some(found.page.words(entry, phrase(low, last)))
    })
}

/// The paper that stands nearest to the verb.
pub(super) fn nearest_paper(low: &str, verb: &Range<usize>, reach: usize) -> Option<Range<usize>> {
    let all: Vec<Range<usize>> = PAPER.all(low).into_iter().map(|range| phrase(low, range)).collect();
    let distance = |range: &Range<usize>| {
        if range.end <= verb.start { verb.start - range.end } else { range.start.saturating_sub(verb.end) }
    };
    let nearest = all.into_iter().min_by_key(distance)?;
    (distance(&nearest) < reach).then_some(nearest)
}

/// Who gets it: named behind "to", or the writer and the reader by "us" and "you".
pub(super) fn recipient(found: &Findings<'_, '_>, entry: &Entry, from: usize, parties: &Parties) -> Option<String> {
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

pub(super) fn named(found: &Findings<'_, '_>, entry: &Entry, range: Range<usize>, parties: &Parties) -> Option<String> {
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
