//! Telephone and fax numbers that a patient could use, once each.

use super::findings::Findings;
use super::pattern::{after, before, cut, pattern};
use std::collections::BTreeSet;

pattern!(
    NUMBER,
    r"\b01[ -]?800[ -]\d{3}[ -]\d{4}\b|\b0?800[ -]\d{3}[ -]\d{3,4}\b|(?:\+?1[-. ]?)?(?:\(\d{3}\)|\b\d{3})[-. /]{0,2}\d{3}[-. ]\d{4}\b(?:,? ?(?:ext|x|extension|opcion|option|opt)\.? ?\d{1,5}\b)?|(?:\+\d{1,3}[ .-])?(?:\(?\b\d{2,4}\)?)[ .-]\d{3,4}[ .-]\d{3,4}\b|\b\d{3}-\d{4}\b|\b1-\d{3}-[a-z0-9-]{7,9}\b"
);
pattern!(FAX, r"\b(?:fax(?:ed|ing|es)?|facsimile|facsimil|fx|f:|telefax)(?:\b|\s)");
pattern!(
    VOICE,
    r"\b(?:phone|tel|telephone|telefono|ph|call|llame|voice|voz|cell|office|main|whatsapp|text|dial|calling|llamar|llamenos|p|t|o)\b|☎"
);
pattern!(
    OWN,
    r"\b(?:(?:patient|home|cell|mobile|your|her|his|member|daughter|son|spouse|emergency contact|guardian|caregiver|mother|father|wife|husband)(?:'s)?(?: (?:phone|telephone|cell|mobile|number|home|contact))+(?: (?:number|on file|#))?|(?:telefono|tel|celular)\.? (?:del? (?:la )?(?:paciente|hij[oa]|familiar|casa)|de casa|particular)|emergency contact|contacto de emergencia|on file|reach you at|registrado)\b"
);
pattern!(
    NOT_A_PHONE,
    r"\b(?:tty|tdd|ttd|npi|mrn|member id|account|acct|auth(?:orization)?|ref(?:erral|erence)?|claim|order|case|policy|group|id|tracking|invoice|confirmation|autorizacion|referencia|poliza|expediente|tax|ndc|rx)(?: ?(?:number|numero|no\.?|#|id|num\.?))?\s*[:#]?\s*$"
);
pattern!(
    QUIT,
    r"\b(?:quit ?line|quit smoking|smok(?:ing|ers)|dejar de fumar|tobacco|suicide|crisis|poison|911|112|988|nurse ratline)\b"
);
pattern!(
    PATIENT_LINE,
    r"^(?:patient|paciente|member|name|nombre|afiliado)\b.{0,80}\b(?:dob|phone|tel|home|cell|birth|nac)\b"
);
pattern!(
    PARTY,
    r"\b(?:call|llame a(?:l| la)?|contact|fax(?: it| them)? to)\s+((?:the |dr\.? |dra\.? )?[a-z][a-z'& .-]{2,44}?)(?:\s+(?:at|al|on|by|en)\s+(?:the )?(?:number |numero |fax )?)?[\s(:,]*$"
);

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let mut known = BTreeSet::new();
    let head = found.entries().iter().find(|entry| entry.line.low().len() > 3 && !entry.line.low().contains(':'));
    let head = head
        .map(|entry| cut(entry.line.low(), 0..entry.line.low().find(" | ").unwrap_or(entry.line.low().len())).len());
    for entry in found.entries() {
        let low = entry.line.low();
        if PATIENT_LINE.is_in(low) {
            continue;
        }
        let mut last_end = 0;
        let mut last_is_fax = false;
        for range in NUMBER.all(low) {
            let lead = cut(low, last_end.min(range.start)..range.start);
            let near = before(lead, lead.len(), 40);
            let glued = before(low, range.start, 1)
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '#' | '/'))
                || after(low, range.end, 1).starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let fax_at = FAX.all(lead).last().map(|hit| hit.start);
            let voice_at = VOICE.all(lead).last().map(|hit| hit.start);
            let tail_fax = after(low, range.end, 8).trim_start_matches([' ', '(', ',']).starts_with("fax")
                && !after(low, range.end, 8).contains(':');
            let has_word = fax_at.is_some() || voice_at.is_some();
            let was_fax = last_is_fax && lead.trim().len() < 5 && !lead.contains('|');
            last_end = range.end;
            let words = cut(low, range.clone());
            let digits: String =
                words.split(['x', 'e', 'o']).next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
            let number =
                if words.contains(|c: char| c.is_alphabetic()) && digits.len() < 7 { words.to_owned() } else { digits };
            let number = if number.len() == 11 { number.trim_start_matches('1').to_owned() } else { number };
            if glued
                || NOT_A_PHONE.is_in(near)
                || (OWN.is_in(near) && !near.contains("our "))
                || QUIT.is_in(before(low, range.start, 60))
            {
                continue;
            }
            // Seven digits alone are also numbers of papers.
            let is_foreign = matches!(number.len(), 8 | 9 | 11 | 12) || (number.len() == 10 && !US.is_in(words));
            let is_spanish = found.page.language == "es" && SPANISH_NUMBER.is_in(words);
            if is_foreign && !(is_spanish || has_word || was_fax || DESK.is_in(lead) || words.starts_with('+')) {
                continue;
            }
            if number.len() == 7 && !has_word && !was_fax && !tail_fax {
                continue;
            }
            let is_both = near.contains("phone/fax") || near.contains("tel/fax") || near.contains("phone & fax");
            let is_fax = tail_fax
                || was_fax
                || fax_at.is_some_and(|fax| {
                    voice_at.is_none_or(|voice| voice < fax) || cut(lead, fax..lead.len()).len() < 8
                });
            last_is_fax = is_fax;
            let kinds: &[&str] = if is_both {
                &["phone", "fax"]
            } else if is_fax {
                &["fax"]
            } else {
                &["phone"]
            };
            for kind in kinds {
                if !known.insert((*kind, number.clone())) {
                    continue;
                }
                let mut making = found.start(kind, entry, range.clone());
                let printed = found.page.words(entry, range.clone());
                // A scanner's letters among the digits are no part of the number.
                let is_mended = !words.contains(char::is_alphabetic) && printed.contains(char::is_alphabetic);
                making.put("number", if is_mended { words.to_owned() } else { printed });
                let party = PARTY.parts(lead).and_then(|hit| super::page::shifted(&hit, 1, range.start - lead.len()));
                let party = match (party, head) {
                    (Some(party), _) => found.page.words(entry, party),
                    (None, Some(length)) => found
                        .entries()
                        .iter()
                        .find(|entry| entry.line.low().len() > 3 && !entry.line.low().contains(':'))
                        .map_or_else(String::new, |entry| found.page.words(entry, 0..length)),
                    _ => String::new(),
                };
                making.put("party", party);
                found.keep(making);
            }
        }
    }
}

pattern!(SPANISH_NUMBER, r"^[6-9]\d{2} \d{3} \d{3}$|^[89]\d{2} \d{2} \d{2} \d{2}$");
pattern!(US, r"^(?:\+?1[-. ]?)?\(?\d{3}\)?[-. /]{0,2}\d{3}[-. ]\d{4}");
pattern!(
    DESK,
    r"\b(?:avis\w*|comuni\w*|escrib\w*|mensaje|informacion|secretari\w*|enfermer\w*|hospital|clinica|consultorios?|centro|control|dudas|preguntas|contacto|citas?|turnos?|citaciones|urgencias|consultas?|conmutador|centralita|recepcion|informes|atencion|linea|appointments|admissions|tfno|tlf|cel)\b"
);
