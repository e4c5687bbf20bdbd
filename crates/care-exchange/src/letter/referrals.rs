//! Referrals to a specialist, a service or a hospital.

use super::days::Lead;
use super::findings::Findings;
use super::page::shifted;
use super::pattern::{cut, part_text, pattern};

const SPECIALTY: &str = r"(?:orthop(?:a?edics?|a?edic surgery)|cardiology|cardiac surgery|dermatology|neurology|neurosurgery|gastroenterology|gi|rheumatology|urology|nephrology|endocrinology|pulmonology|pulmonary|hematology|oncology|ophthalmology|optometry|ent|otolaryngology|allergy(?: (?:and|&) immunology)?|psychiatry|psychology|behavioral health|podiatry|pain (?:management|medicine)|vascular surgery|general surgery|plastic surgery|gynecology|obstetrics|ob/gyn|infectious diseases?|physiatry|sleep medicine|genetics|geriatrics|audiology|nutrition|wound care|physical medicine|sports medicine|hand surgery|spine surgery|ortopedia|traumatologia|cardiologia|dermatologia|neurologia|neurocirugia|gastroenterologia|reumatologia|urologia|nefrologia|endocrinologia|neumologia|hematologia|oncologia|oftalmologia|otorrinolaringologia|alergi(?:a|ologia)|psiquiatria|psicologia|podologia|clinica del dolor|cirugia (?:general|vascular|plastica)|ginecologia|obstetricia|nutricion|audiologia|genetica)";
const DOCTOR: &str = r"(?:(?:dr|dra|doctor|doctora)\.?\s[a-z][a-z'-]+(?:\s[a-z]\.)?(?:\s[a-z][a-z'-]{2,})?)";

pattern!(FIELD, r"\b", SPECIALTY, r"\b");
pattern!(
    REFER_LABEL,
    r"^(?:refer(?:red)?(?: to)?|referral to|refer to|referred to (?:provider|specialist)|specialist|consult(?:ant)?|referido a|remitido a|referir a|derivado a|especialista)$"
);
pattern!(
    REFER,
    r"\b(?:(?:i|we) (?:am|are|have|would like to)?\s?(?:been )?refer(?:red|ring)?|refer(?:red|ring)? (?:you|him|her|this|mr|mrs|ms|the patient)|(?:placed|made|sent|put in|entered|ordered|new) an? (?:\w+ )?referral|referral (?:to|for|was|has been|is) |ref ->|le (?:refiero|remito|refirio|hemos referido)|la (?:refiero|remito)|lo (?:refiero|remito)|refiero al?|remito al?|(?:hice|hicimos|se hizo|enviamos|envie) un[ao]? (?:referido|referencia|remision|derivacion)|(?:referido|remision|derivacion|referencia) (?:a|al|para) |thank you for seeing|gracias por (?:ver|atender))\b"
);
pattern!(
    TITLE,
    r"\b(?:referral (?:request|order|form|authorization|notice|letter)|hoja de referido|orden de referido|solicitud de (?:referido|interconsulta)|interconsulta)\b"
);
pattern!(
    NO_REFERRAL,
    r"\b(?:no referral|referral (?:is )?(?:not |is not )|do not need a referral|need a referral|needs a referral|requires? (?:a )?referral|bring your referral|get a referral|without a referral|if (?:you|a referral)|no necesita (?:un )?(?:referido|referencia)|necesita (?:un )?(?:referido|referencia)|si (?:necesita|su)|seen by|was referred|referred by|referral from|fue referid|for referring|por referir)\b"
);
pattern!(TO_DOCTOR, r"\b(?:to|a|al|con|see|seeing|->)\s(?:el |la |the )?(", DOCTOR, r")");
pattern!(DEAR, r"^(?:dear|estimad[oa]|apreciad[oa])\s(", DOCTOR, r")");
pattern!(
    NUMBER,
    r"\b(?:referral|ref|referido|referencia|remision|auth(?:orization)?)\.?\s?(?:id|number|num\.?|numero|no\.?|nro\.?|#)\s?[:#]?\s?([a-z0-9]*-?[a-z0-9]*\d[a-z0-9]*(?:-[a-z0-9]+)*)\b|\b(?:numero|no\.?|num\.?) de (?:referido|referencia|remision)\s?:?\s?([a-z0-9]*-?[a-z0-9]*\d[a-z0-9]*(?:-[a-z0-9]+)*)"
);
pattern!(VALID, r"\b(?:valid|expires?|good (?:through|until|for)|vigente|valid[oa]|vence|effective)\b");
pattern!(
    VISITS,
    r"\bvisit(?:s|as)(?: (?:allowed|authorized|autorizadas))?\s?:\s?(\d{1,3})|\b(\d{1,2}) (?:visits|visitas)\b"
);
pattern!(
    INSURER,
    r"\b(?:we (?:have )?(?:approved|denied)|notice of (?:approval|denial)|utilization management|member services|appeals?)\b"
);

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    if entries.iter().any(|entry| INSURER.is_in(entry.line.low())) {
        return;
    }
    let cue = entries.iter().position(|entry| {
        let low = entry.line.low();
        !NO_REFERRAL.is_in(low)
            && !low.ends_with('?')
            && ((REFER_LABEL.is_in(entry.line.label()) && entry.line.label() != "refer") || REFER.is_in(low))
    });
    let Some(cue) = cue else { return };
    let Some(entry) = entries.get(cue) else { return };
    let low = entry.line.low();
    let is_letter = low.contains("thank you for seeing") || low.contains("gracias por");
    let has_number = entries.iter().any(|entry| NUMBER.is_in(entry.line.low()));
    if is_letter && !has_number && !entries.iter().any(|entry| TITLE.is_in(entry.line.low())) {
        return;
    }
    let mut making = found.start("referral", entry, entry.line.all());
    let value = entry.line.value_start()..low.len();
    let mut to = TO_DOCTOR.parts(low).and_then(|hit| shifted(&hit, 1, 0)).map(|range| found.page.words(entry, range));
    if to.is_none() && REFER_LABEL.is_in(entry.line.label()) {
        let end = cut(low, value.clone()).find([',', '|', '(']).map_or(value.end, |at| value.start + at);
        let name = found.page.words(entry, value.start..end);
        let is_field = FIELD.find(name.to_lowercase().as_str()).is_some_and(|range| range.len() == name.len());
        to = (!is_field).then_some(name);
    }
    let dear = entries.iter().take(25).find_map(|entry| {
        DEAR.parts(entry.line.low()).and_then(|hit| shifted(&hit, 1, 0)).map(|range| found.page.words(entry, range))
    });
    let to_dear = to.is_none() && (is_letter || low.contains("i am referring"));
    let to = to.or(dear.filter(|_| to_dear));
    let after_cue = cut(low, REFER.find(low).map_or(0, |range| range.start)..low.len());
    let shift = low.len() - after_cue.len();
    let mut field = FIELD.find(after_cue).map(|range| found.page.words(entry, range.start + shift..range.end + shift));
    let is_open = field.is_none();
    for other in entries.iter().take(60) {
        let low = other.line.low();
        if is_open && field.is_none() {
            let chosen = low.find("[x] ").filter(|_| other.line.label().contains("special")).map_or(0, |at| at + 4);
            let is_named = other.line.label().contains("special")
                || low.starts_with("dear ")
                || to.as_ref().is_some_and(|to| low.contains(&to.to_lowercase()));
            if is_named && let Some(range) = FIELD.find(cut(low, chosen..low.len())) {
                field = Some(found.page.words(other, range.start + chosen..range.end + chosen));
            }
        }
        if let Some(hit) = NUMBER.parts(low)
            && let Some(range) = shifted(&hit, 1, 0).or_else(|| shifted(&hit, 2, 0))
            && cut(low, range.clone()).len() >= 4
        {
            making.put("number", found.page.words(other, range));
        }
        if let Some(hit) = VISITS.parts(low) {
            let count = if part_text(&hit, 1).is_empty() { part_text(&hit, 2) } else { part_text(&hit, 1) };
            making.put("visits", count.parse::<u32>().unwrap_or_default());
        }
    }
    if field.is_none() && is_letter {
        field = entries
            .iter()
            .skip(cue)
            .find_map(|other| FIELD.find(other.line.low()).map(|range| found.page.words(other, range)));
    }
    if to.is_none() && field.is_none() {
        return;
    }
    making.put("to", to.unwrap_or_default()).put("specialty", field.unwrap_or_default());
    for (at, other) in entries.iter().enumerate() {
        if !VALID.is_in(other.line.low()) {
            continue;
        }
        let Some(day) = other.days.iter().find(|day| day.first.is_some() || day.lead == Lead::By) else { continue };
        making.put_day("valid_to", day);
        if let Some(first) = day.first {
            making.put("valid_from", first.to_string());
        }
        found.take(at, day);
        found.last_days.insert(day.date);
        break;
    }
    found.keep(making);
}
