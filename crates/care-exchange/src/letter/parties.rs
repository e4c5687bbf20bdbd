//! Who writes the letter and who reads it: the head of the page, the "To" and "Dear" lines.

use super::page::{Page, shifted};
use super::pattern::{cut, pattern};
use std::ops::Range;

const DOCTOR: &str = r"(?:(?:dr|dra|doctor|doctora|prof)\.?\s[a-z][a-z'-]+(?:\s[a-z]\.)?(?:\s[a-z][a-z'-]{2,})?)";

/// How a party is named in a sentence.
pub(super) const WHO: &str = r"((?:dr|dra|doctor|doctora)\.?\s[a-z][a-z'-]+(?:\s[a-z][a-z'-]{2,})?|us\b|me\b|our (?:office|clinic|department|team)|you\b|your (?:doctor|plan|insurance|surgeon|gp|pcp|family doctor|primary care \w+|referring \w+|[a-z]+ologist|specialist)|the [a-z'& -]{3,40}|[a-z][a-z'&-]+(?: [a-z'&-]+){0,4}|nosotros|nuestr[oa] (?:oficina|clinica|consultorio)|ustedes|usted|su (?:medico|seguro|doctor|doctora|cardiologo|especialista|aseguradora)[a-z ]{0,20})";

pattern!(
    DEAR,
    r"^(?:dear|estimad[oa]s?|apreciad[oa]|hi|hello|hola|querid[oa])\s(",
    DOCTOR,
    r"|[a-z][a-z'-]+(?: [a-z][a-z'-]+){0,3})"
);
pattern!(
    TO_LABEL,
    r"^(?:to|para|attn|attention|a la atencion de|atencion|recipient|destinatario|send to|referred to|refer to|referido a|referral to)$"
);
pattern!(FROM_LABEL, r"^(?:from|de|sender|remitente|requesting (?:provider|office)|return to)$");
pattern!(
    ORGANISATION,
    r"\b(?:clinic|clinica|hospital|center|centre|medical|medicine|associates|imaging|radiology|health|group|practice|surgery|orthop\w+|cardiology|neurology|urology|oncology|dermatology|physicians|specialists|institute|instituto|laborator\w+|labs?|centro|consultorio|sanatorio|policlinica|eps|ips|plan|insurance|seguros?|servicio|department|pharmacy|farmacia|therapy|dental|eye|care|partners|network|program|programa|wellness|diagnostic\w*|endoscop\w+|salud|rehab\w*|university|universidad|family|pediatric\w*|women'?s|spine|sport|sports|joint|heart|brain|foot|vein|sleep|pain|kidney|breast|bone|skin|allergy|digestive|surgical|surgeons|consultants|clinics|supply|alliance|labs|obra social|sanatorio|consultorios|aseguradora|farmacia|optica|residencia)\b"
);
pattern!(
    NO_NAME,
    r"\b(?:fax|dear|estimad[oa]|rx|request|order|notice|subject|page|pages|date|fecha|confidential|form|referral|authorization|january|february|march|april|may|june|summary|instructions|patient|paciente|appointment|cita|reminder|letter|carta|discharge|aviso|orden|solicitud)\b"
);

/// The two ends of a letter; empty where they are not named.
pub(super) struct Parties {
    pub sender: String,
    pub reader: String,
    /// The reader as the address block writes the name.
    pub address: String,
    /// Folded name of the patient.
    patient: String,
}

pub(super) fn parties_of(page: &Page<'_>) -> Parties {
    let entries = &page.entries;
    let cell = |low: &str| low.find(" | ").unwrap_or(low.len());
    let named =
        |range: Range<usize>, at: usize| entries.get(at).map(|entry| page.words(entry, range)).unwrap_or_default();
    let labelled = |label: &super::pattern::Pattern, top: usize| {
        entries.iter().take(top).enumerate().find_map(|(at, entry)| {
            let low = entry.line.low();
            if !label.is_in(entry.line.label()) {
                return None;
            }
            let value = entry.line.value_start()..cell(low).max(entry.line.value_start());
            let end = cut(low, value.clone()).find(['<', '(']).map_or(value.end, |end| value.start + end);
            let name = named(value.start..end, at);
            let is_name = name.trim().len() > 3 && !name.contains('@') && !name.contains("/20");
            is_name.then(|| name.trim().trim_matches('"').to_owned())
        })
    };
    let is_name = |low: &str| {
        low.len() > 6
            && !low.contains([':', '<'])
            && !low.starts_with(|c: char| c.is_ascii_digit())
            && !NO_NAME.is_in(low)
            && !SENTENCE.is_in(low)
    };
    let head = |is_organisation: bool| {
        entries.iter().enumerate().take(if is_organisation { 12 } else { 9 }).find_map(|(at, entry)| {
            let low = entry.line.low();
            let end = cell(low).min(if cell(low) < 70 { 70 } else { 60 });
            let name = cut(low, 0..end);
            // Without a word for an office only a short line of its own is a name.
            let is_whole = is_organisation || (cell(low) <= 60 && name.split_whitespace().count() <= 6);
            let fits = is_whole
                && is_name(name)
                && name.len() <= 70
                && !ENDS_SENTENCE.is_in(name)
                && entry.line.tick.is_none()
                && (!is_organisation || ORGANISATION.is_in(name));
            fits.then(|| named(0..end, at))
        })
    };
    let dear = entries.iter().take(40).enumerate().find_map(|(at, entry)| {
        let low = entry.line.low();
        let range = DEAR.parts(low).and_then(|hit| shifted(&hit, 1, 0))?;
        Some(named(range, at))
    });
    let to = labelled(&TO_LABEL, 25);
    let block = addressee(page);
    let is_doctor = |name: &&String| name.to_lowercase().starts_with("dr");
    let greeted = dear.as_ref().filter(is_doctor).cloned();
    let written_to = to.clone().or(greeted).or_else(|| block.clone()).or_else(|| dear.clone());
    let apart = |name: &String| block.as_ref() != Some(name);
    let is_office = |name: &String| ORGANISATION.is_in(&name.to_lowercase());
    let sender = labelled(&FROM_LABEL, 8)
        .filter(is_office)
        .or_else(|| head(true).filter(apart))
        .or_else(|| labelled(&FROM_LABEL, 15))
        .or_else(|| signature(page))
        .or_else(|| head(false).filter(apart));
    let (sender, reader) = (sender.unwrap_or_default(), written_to.unwrap_or_default());
    Parties { sender, reader, address: block.unwrap_or_default(), patient: patient(page) }
}

pattern!(
    SENTENCE,
    r"\b(?:please|favor|envi\w+|mand\w+|send|have|your|you|su|sus|le|we|is|are|was|will|por|que|i|has|he|she|se|should|must)\b"
);
pattern!(SALUTATION, r"^(?:dear|re\b|re:|subject|ref|estimad|to whom|asunto|hi\b|hola|a quien|apreciad)");
pattern!(
    CLOSING,
    r"^(?:sincerely|regards|respectfully|best|yours|thank you|thanks|atentamente|cordialmente|saludos|gracias|un saludo)\b"
);

/// The address block between the date and the salutation.
fn addressee(page: &Page<'_>) -> Option<String> {
    let entries = &page.entries;
    let date = entries.iter().take(8).position(|entry| {
        entry.days.iter().any(|day| Some(day.date) == page.doc_date) && entry.line.low().len() < 60
    })?;
    let opening = entries.iter().take(20).position(|entry| SALUTATION.is_in(entry.line.low()))?;
    let first = entries.get(date + 1..opening)?.first()?;
    let low = first.line.low();
    let is_name = low.len() < 70
        && low.len() > 5
        && first.line.colon.is_none()
        && !NO_NAME.is_in(low)
        && !low.starts_with(|c: char| c.is_ascii_digit());
    is_name.then(|| page.words(first, 0..low.len()))
}

/// Who signs: behind the closing words, or in the last lines.
fn signature(page: &Page<'_>) -> Option<String> {
    let entries = &page.entries;
    let closing = entries.iter().rposition(|entry| CLOSING.is_in(entry.line.low()));
    let from = closing.map_or(entries.len().saturating_sub(3), |at| at + 1);
    let signed = entries.iter().skip(from).find(|entry| {
        let low = entry.line.low();
        low.len() < 60
            && !low.ends_with('.')
            && entry.days.is_empty()
            && (SIGNED.is_in(low) || ORGANISATION.is_in(low))
            && !low.contains(':')
    })?;
    let low = signed.line.low();
    let end = low.find(" | ").unwrap_or(low.len());
    let end = CONTACT.find(cut(low, 0..end)).map_or(end, |contact| contact.start);
    Some(page.words(signed, 0..end))
}

pattern!(ENDS_SENTENCE, r"[?!]$|[a-z0-9]{5,}\.$");
pattern!(CONTACT, r"\s(?:tel|ph|phone|fax|t|o|/)\b");
pattern!(SIGNED, r"\b(?:md|do|np|pa-c|rn|dr|dra|dds|dmd|phd|lcsw|dpt)\b");
pattern!(
    PATIENT,
    r"^(?:patient(?: name)?|name|re|member(?: name)?|paciente|nombre(?: del paciente)?|usuari[oa]|afiliad[oa]|asegurad[oa])$"
);

/// The patient's name, to know who is no office.
fn patient(page: &Page<'_>) -> String {
    let named = page.entries.iter().take(30).find(|entry| PATIENT.is_in(entry.line.label()));
    named.map_or_else(String::new, |entry| {
        cut(entry.line.low(), entry.line.value_start()..entry.line.low().len()).trim().to_owned()
    })
}

impl Parties {
    /// Whether a name is the patient's or a relative's: they hold papers, they are no office.
    pub(super) fn is_patient(&self, name: &str) -> bool {
        let low = name.to_lowercase();
        let last = low.rsplit(' ').next().unwrap_or_default();
        TITLED.is_in(&low) || (last.len() > 2 && self.patient.split([' ', ',']).any(|word| word == last))
    }
}

pattern!(
    TITLED,
    r"^(?:mr|mrs|ms|miss|sr|sra|srta|don|dona|the patient|patient|el paciente|la paciente|su familia|member|parents?)\b"
);

/// A name without the small words that follow it: "Dr. Brandvold can" is Dr. Brandvold.
pub(super) fn capital_name(words: &str) -> String {
    let is_name = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || word.len() <= 2;
    words.split(' ').take_while(is_name).collect::<Vec<_>>().join(" ")
}

/// A name ends where a small word starts.
pub(super) fn trim_name(low: &str, range: Range<usize>) -> Range<usize> {
    let words = cut(low, range.clone());
    let end = [
        " at ",
        " by ",
        " on ",
        " before ",
        " for ",
        " and ",
        " today",
        " with ",
        " al ",
        " antes ",
        " el ",
        " para ",
        " y ",
        " so ",
        " within ",
        " hoy",
        " after ",
        " as ",
        " when ",
        " in ",
        " within",
        " once ",
        " if ",
        " por ",
        " con ",
        " en ",
        " a mas ",
        " via ",
        " no later",
        " prior",
        " who ",
        " to ",
        " has ",
        " is ",
        " was ",
        " will ",
        " have ",
        " are ",
        " un ",
        " una ",
        " fax",
        " tel",
    ]
    .iter()
    .filter_map(|stop| words.find(stop))
    .min()
    .unwrap_or(words.len());
    range.start..range.start + end
}
