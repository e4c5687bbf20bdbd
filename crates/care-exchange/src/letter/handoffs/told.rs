//! A sentence or a labelled line that tells of one transfer.

use super::lists::is_list_form;
use super::naming::{PRONOUN, named, nearest_paper, paper_above, phrase, recipient};
use super::{ACTIVE, CC_LABEL, COPY_TO, DONE, LEADS, NOUN, PAPER, PRESENT_ENCLOSED, Transfer, due, trimmed};
use crate::letter::days::Day;
use crate::letter::findings::Findings;
use crate::letter::page::{Entry, shifted};
use crate::letter::parties::{Parties, trim_name};
use crate::letter::pattern::{after, before, cut, pattern};
use std::ops::Range;

pattern!(
    REFLEXIVE,
    r"\bse (?:le )?(?:envi(?:a|an|ara|aran|o|aron)|remit(?:e|en|ira|iran|io|ieron)|mand(?:a|an|ara|aran|o|aron)|adjunta(?:n)?|entregara(?:n)?|hara(?:n)? llegar)\b"
);
pattern!(
    FUTURE,
    r"\b(?:will|to be|should be|must be|needs? to be|can be|may be|going to|sera(?:n)?|debe(?:n)? ser|once|when|cuando|after)\b.{0,20}$"
);
pattern!(
    ENCLOSED_LABEL,
    r"^(?:enclosed|enclosures?|encl?|attached|attachments?|adjunt[oa]s?|anexos?|records (?:attached|enclosed|sent|included)|documents? (?:attached|enclosed|sent)|sent with this (?:form|referral)|documentos adjuntos|con este (?:fax|envio)|items? (?:sent|enclosed|attached))$"
);
pattern!(
    TO_LABEL,
    r"^(?:(?:please )?(?:send|fax|route|mail|forward|copy|cc|return)\b.{0,30}?\b(?:results?|reports?|copies|copy|images?|to)(?: (?:and|&) (?:images?|reports?))?(?: to)?|results?(?: (?:to|sent to|go to|copied to))|reports? (?:to|sent to|copied to)|cop(?:y|ies)(?: (?:to|of (?:report|results)(?: to)?|sent to))?|additional cop(?:y|ies)|results? cc|cc results|(?:enviar|mandar|remitir|entregar)\b.{0,30}\b(?:resultados?|informes?|copias?)(?: al?)?|resultados? a|informe a|copias?(?: al?| para)?|con copia a)$"
);
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
    RESULTS_GO,
    r"\b(?:results?|reports?|copy|resultados?|informe|copia)\b[^.]{0,30}\b(?:will (?:be sent|go|be faxed|be forwarded|be available)|goes?|go|se (?:enviara|enviaran|remitira|mandara)\w*|sera(?:n)? enviad[oa]s?|llegara(?:n)?)\s(?:directly |directamente )?(?:to|a|al)\s(?:el |la )?",
    crate::letter::parties::WHO
);
pattern!(NOT_YET, r"^(?:if|si)\b|\bhave (?:it|them|this|these|your [a-z]+) (?:sent|faxed|mailed)\b");
pattern!(ADDRESS, r"\b(?:level|floor|suite|room|tower|piso|entrance|desk|building|street|avenue)\b");
pattern!(TESTS_ONLY, r"(?:analitica|analisis|labs?|lab work|estudios?|scans?|x-?rays?)$");
pattern!(
    WE,
    r"\b(?:i|we|my office|our office|my staff|this office|our team|nosotros|mi oficina)(?:'ll| will| am| are| plan| vamos)\b"
);
pattern!(
    GRATEFUL,
    r"\b(?:grateful|appreciate|love|like|glad|thankful|agradec\w+|agradezco)\b.{0,40}?\b(a copy of [a-z' ]{3,40}|your (?:report|note|notes|findings|recommendations|letter)|(?:una )?copia de[l]? [a-z ]{3,40}|su informe|contrarreferencia)\b"
);
pattern!(ASKS, r"\b(?:please|pls|por favor|favor|solicito|ruego|rogamos|pedimos|must|should|debe\w*|us|me|nos\w*)\b");
pattern!(
    NEED_US,
    r"\b(?:we (?:still )?need (?:the|your|a|a copy|copies)|necesitamos|requerimos|nos falta(?:n)?|still (?:waiting|missing))\b"
);

/// A line where it stands, and who writes to whom.
struct Line<'f, 'p, 'a, 'e> {
    found: &'f Findings<'p, 'a>,
    at: usize,
    entry: &'e Entry,
    parties: &'f Parties,
    day: Option<Day>,
}

/// The transfer that a line tells; the plainest way of saying it is tried first.
pub(super) fn told<'e>(
    found: &Findings<'_, '_>,
    at: usize,
    entry: &'e Entry,
    parties: &Parties,
) -> Option<Transfer<'e>> {
    let line = Line { found, at, entry, parties, day: due(entry).cloned() };
    if CC_LABEL.is_in(entry.line.label()) || COPY_TO.is_in(entry.line.label()) {
        return None;
    }
    let ways = [
        Line::labelled,
        Line::is_received,
        Line::is_fetched,
        Line::results_go,
        Line::is_enclosed,
        Line::was_sent,
        Line::is_sent,
        Line::is_hoped,
        Line::is_needed_by_one,
        Line::is_needed,
    ];
    ways.iter().find_map(|way| way(&line))
}

impl<'e> Line<'_, '_, '_, 'e> {
    fn low(&self) -> &'e str {
        self.entry.line.low()
    }

    fn who(&self, range: Range<usize>) -> Option<String> {
        named(self.found, self.entry, range, self.parties)
    }

    fn recipient(&self, from: usize) -> Option<String> {
        recipient(self.found, self.entry, from, self.parties)
    }

    /// `Send results to: Dr. Lee`, `Enclosed: last note`.
    fn labelled(&self) -> Option<Transfer<'e>> {
        let (low, label) = (self.low(), self.entry.line.label());
        let value = self.entry.line.value_start()..low.len();
        if ENCLOSED_LABEL.is_in(label) && cut(low, value.clone()).trim().len() > 3 {
            let what = trimmed(low, value);
            let transfer = Transfer::of(self.entry, what.clone(), self.parties.reader.clone(), 0..what.end);
            return Some(transfer.done(&self.parties.sender));
        }
        if !TO_LABEL.is_in(label) || label == "report to" || is_list_form(self.found) {
            return None;
        }
        let what = PAPER.find(label)?;
        let to_end = cut(low, value.clone()).find([';', '|', '(']).map_or(low.len(), |end| value.start + end);
        let to = self.found.page.words(self.entry, trim_name(low, value.start..to_end));
        let is_party = to.chars().any(char::is_alphabetic) && !ADDRESS.is_in(&to.to_lowercase());
        let is_named = is_party && to.trim().len() >= 4 && !to.contains('@');
        is_named.then(|| {
            let transfer = Transfer::of(self.entry, what, to, 0..to_end);
            Transfer { from: self.parties.sender.clone(), ..transfer }
        })
    }

    /// "Your doctor will get the report".
    fn is_received(&self) -> Option<Transfer<'e>> {
        let hit = GETS.parts(self.low())?;
        let reaches =
            shifted(&hit, 1, 0).zip(shifted(&hit, 2, 0)).or_else(|| shifted(&hit, 4, 0).zip(shifted(&hit, 3, 0)));
        let (who, what) = reaches?;
        Some(Transfer::of(self.entry, phrase(self.low(), what), self.who(who)?, shifted(&hit, 0, 0)?))
    }

    /// "Please get the disc from Mercy to us".
    fn is_fetched(&self) -> Option<Transfer<'e>> {
        let hit = FETCH.parts(self.low())?;
        let what = phrase(self.low(), shifted(&hit, 1, 0)?);
        Some(Transfer::of(self.entry, what, self.who(shifted(&hit, 2, 0)?)?, shifted(&hit, 0, 0)?))
    }

    /// "Results go to Dr. Lee".
    fn results_go(&self) -> Option<Transfer<'e>> {
        let hit = RESULTS_GO.parts(self.low())?;
        let span = shifted(&hit, 0, 0)?;
        let what = PAPER.find(cut(self.low(), span.clone()))?;
        let what = what.start + span.start..what.end + span.start;
        Some(Transfer::of(self.entry, what, self.who(shifted(&hit, 1, 0)?)?, span))
    }

    fn is_enclosed(&self) -> Option<Transfer<'e>> {
        let low = self.low();
        let enclosed = PRESENT_ENCLOSED.find(low).filter(|range| !FUTURE.is_in(cut(low, 0..range.start)))?;
        let what = nearest_paper(low, &enclosed, 60)?;
        let to = self.recipient(enclosed.end).unwrap_or_else(|| self.parties.reader.clone());
        let span = what.start.min(enclosed.start)..what.end.max(enclosed.end);
        let transfer = Transfer::of(self.entry, what, to, span).done(&self.parties.sender);
        (!transfer.to.is_empty()).then_some(transfer)
    }

    /// "We faxed your records to Mercy", "the report will be sent to Dr. Lee".
    fn was_sent(&self) -> Option<Transfer<'e>> {
        let low = self.low();
        let sent = DONE.find(low).or_else(|| REFLEXIVE.find(low))?;
        let is_future = FUTURE.is_in(cut(low, 0..sent.start)) || FUTURE.is_in(before(low, sent.start + 24, 40));
        let word = cut(low, sent.clone());
        let is_coming = word.starts_with("se ") && (word.ends_with("ra") || word.ends_with("ran"));
        let is_due = self.day.as_ref().is_some_and(|day| day.date > self.found.page.anchor);
        let is_done = !is_future && !is_coming && !is_due && !NOT_YET.is_in(low);
        let Some(what) = nearest_paper(low, &sent, 90) else {
            let above = paper_above(self.found, self.at).filter(|_| PRONOUN.is_in(low))?;
            let transfer = Transfer::of(self.entry, sent.clone(), self.recipient(sent.end)?, sent);
            return Some(Transfer { named: above, is_done, ..transfer });
        };
        let to = self.recipient(sent.end.min(what.end)).or_else(|| self.recipient(0))?;
        let span = what.start.min(sent.start)..what.end.max(sent.end);
        Some(Transfer { is_done, ..Transfer::of(self.entry, what, to, span) })
    }

    /// "Please fax the notes to us", "my office will send the films".
    fn is_sent(&self) -> Option<Transfer<'e>> {
        let low = self.low();
        let send = ACTIVE.find(low)?;
        let what = PAPER.find(after(low, send.end, 120)).filter(|range| range.start < 40);
        let Some(what) = what.map(|range| phrase(low, range.start + send.end..range.end + send.end)) else {
            // "Please fax it to us": the paper was named before.
            let near = send.end + after(low, send.end, 8).len();
            let is_meant = PRONOUN.is_in(cut(low, send.start..near)) || PRONOUN.is_in(before(low, send.start, 8));
            let above = paper_above(self.found, self.at).filter(|_| is_meant)?;
            let transfer = Transfer::of(self.entry, send.clone(), self.recipient(send.end)?, send);
            return Some(Transfer { named: above, ..transfer });
        };
        let is_asking = ASKS.is_in(cut(low, send.clone())) || send.start < 16;
        let is_promise = WE.is_in(cut(low, 0..send.end)) && !self.parties.reader.is_empty();
        let open = || match (is_promise, is_asking) {
            (true, _) => Some(self.parties.reader.clone()),
            (_, true) => Some(self.parties.sender.clone()),
            _ => None,
        };
        let to = self.recipient(what.end).or_else(|| self.recipient(send.end)).or_else(open)?;
        let span = send.start..what.end;
        Some(Transfer::of(self.entry, what, to, span))
    }

    /// "I would be grateful for a copy of your note".
    fn is_hoped(&self) -> Option<Transfer<'e>> {
        let hit = GRATEFUL.parts(self.low())?;
        let to = self.parties.sender.clone();
        let transfer = Transfer::of(self.entry, shifted(&hit, 1, 0)?, to, shifted(&hit, 0, 0)?);
        Some(Transfer { from: self.parties.reader.clone(), ..transfer })
    }

    /// "The school needs the form by April 5".
    fn is_needed_by_one(&self) -> Option<Transfer<'e>> {
        self.day.as_ref()?;
        let hit = SUBJECT_NEEDS.parts(self.low())?;
        let who = shifted(&hit, 1, 0)?;
        let to = match cut(self.low(), who.clone()) {
            "we" | "i" => self.parties.sender.clone(),
            "you" => return None,
            _ => self.found.page.words(self.entry, who),
        };
        Some(Transfer::of(self.entry, phrase(self.low(), shifted(&hit, 2, 0)?), to, shifted(&hit, 0, 0)?))
    }

    /// "We still need your records".
    fn is_needed(&self) -> Option<Transfer<'e>> {
        let low = self.low();
        let needed = NEEDED_BY.find(low).filter(|_| self.day.is_some() || NEED_US.is_in(low))?;
        let what = nearest_paper(low, &needed, 70).filter(|what| !TESTS_ONLY.is_in(cut(low, what.clone())))?;
        let span = what.start.min(needed.start)..what.end.max(needed.end);
        Some(Transfer::of(self.entry, what, self.parties.sender.clone(), span))
    }
}
