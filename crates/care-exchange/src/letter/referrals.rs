//! Referrals, and papers that go from one party to another.

use super::days::Lead;
use super::findings::Findings;
use super::page::{Entry, shifted};
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
    referral(found);
    handoffs(found);
}

fn referral(found: &mut Findings<'_, '_>) {
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

pattern!(
    NO_NAME,
    r"\b(?:fax|dear|estimad[oa]|rx|request|order|notice|subject|page|pages|date|fecha|confidential|form|january|february|march|april|may|june)\b"
);

const PAPER: &str = r"(?:(?:a |an |the |your |my |our |his |her |this |any |all |el |la |los |las |su |sus |una? )?(?:[a-z'/-]+ ){0,4}?(?:reports?|results?|records?|notes?|images?|pictures?|films?|forms?|letters?|cop(?:y|ies)(?: of (?:this letter|the [a-z]+|your [a-z]+))?|slides|discs?|cds?|order|referral|plan of care|release|clearance|informes?|resultados?|expedientes?|notas?|imagenes|placas|formularios?|cartas?|copias?(?: de (?:esta carta|[a-z ]{3,20}))?|orden|referido|plan de cuidado|laminas|disco)(?: (?:and|y) (?:[a-z'-]+ ){0,3}(?:reports?|images?|results?|notes?|records?|informes?|imagenes|resultados?|notas?))?)";
const WHO: &str = r"((?:dr|dra|doctor|doctora)\.?\s[a-z][a-z'-]+(?:\s[a-z][a-z'-]{2,})?|us\b|me\b|our office|our clinic|you\b|your (?:doctor|plan|insurance|primary care \w+)|the [a-z'& -]{3,40}|[a-z][a-z'&-]+(?: [a-z'&-]+){0,4}|nosotros|nuestra (?:oficina|clinica)|usted|su (?:medico|seguro)[a-z ]{0,20})";

pattern!(
    SENT,
    r"\b(?:i|we|our office|he|hemos|ya)?\s?(?:have |has |ya )?(?:already )?(?:sent|faxed|forwarded|mailed|enviado|enviamos|envie|mandamos|mandado)\s(",
    PAPER,
    r")\s(?:to|a|al)\s(?:la |el )?",
    WHO
);
pattern!(
    WAS_SENT,
    r"\b(",
    PAPER,
    r")\s(?:was|were|has been|have been|fue(?:ron)?|ha(?:n)? sido|se)\s(?:sent|faxed|forwarded|mailed|enviad[oa]s?|envio|enviaron)\s(?:to|a|al)\s(?:la |el )?",
    WHO
);
pattern!(
    ENCLOSED,
    r"^(?:el |la |los |las |the |a )?(",
    PAPER,
    r")\s(?:is |are |se |va(?:n)? )?(?:enclosed|attached|adjunt[oa]s?|anex[oa]s?)\b"
);
pattern!(
    TO_SEND,
    r"\b(?:please|will|to|must|should|can|favor de|debe|que|por favor,?|^)\s?(?:also )?(?:send|fax|forward|mail|email|upload|envie|envien|enviar|enviara|enviaremos|mande|manden|remita|remitir|faxear)\s(",
    PAPER,
    r")\s(?:(?:by fax|directly|por fax|back|over)\s)?(?:to|a|al)\s(?:la |el )?",
    WHO
);
pattern!(SEND_START, r"^(?:please )?(?:send|fax|forward|mail|envie|mande|remita)\s(", PAPER, r")\b");
pattern!(FAXED_TO, r"^(", PAPER, r")\s(?:faxed|sent|mailed|enviad[oa]s?)\s(?:to|a|al)\s", WHO);
pattern!(
    NOT_SENT,
    r"\b(?:if you|unless|si (?:usted|no)|will be sent to you|not (?:been )?sent|we will (?:send|mail) you|le enviaremos|bill|payment|survey|pago|factura)\b"
);

fn handoffs(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    let head = entries.iter().find(|entry| {
        let low = entry.line.low();
        let name = cut(low, 0..low.find(" | ").unwrap_or(low.len()));
        name.len() > 6
            && !name.contains([':', '<'])
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && !NO_NAME.is_in(name)
    });
    let head = head
        .map(|entry| found.page.words(entry, 0..entry.line.low().find(" | ").unwrap_or(entry.line.low().len().min(60))))
        .unwrap_or_default();
    let dear = entries.iter().take(30).find_map(|entry| {
        DEAR.parts(entry.line.low()).and_then(|hit| shifted(&hit, 1, 0)).map(|range| found.page.words(entry, range))
    });
    let addressee =
        entries.iter().take(20).find(|entry| matches!(entry.line.label(), "to" | "para" | "attn")).map(|entry| {
            let low = entry.line.low();
            let end = low.find(" | ").unwrap_or(low.len());
            found.page.words(entry, entry.line.value_start()..end.max(entry.line.value_start()))
        });
    for (at, entry) in entries.iter().enumerate() {
        let low = entry.line.low();
        if low.ends_with('?') || NOT_SENT.is_in(low) || entry.line.is_heading {
            continue;
        }
        let hit = [(&SENT, true), (&WAS_SENT, true), (&TO_SEND, false), (&FAXED_TO, false)]
            .into_iter()
            .find_map(|(words, done)| words.parts(low).map(|hit| (hit, done)));
        let (what, to, done, range) = if let Some((hit, done)) = hit {
            let (Some(what), Some(range)) = (shifted(&hit, 1, 0), shifted(&hit, 0, 0)) else { continue };
            let to = match part_text(&hit, 2).trim() {
                "us" | "me" | "our office" | "our clinic" | "nosotros" | "nuestra oficina" | "nuestra clinica" => {
                    head.clone()
                }
                "you" | "usted" => dear.clone().unwrap_or_default(),
                _ => {
                    shifted(&hit, 2, 0).map(|range| found.page.words(entry, trim_name(low, range))).unwrap_or_default()
                }
            };
            (what, to, done, range)
        } else if let Some(hit) = ENCLOSED.parts(low) {
            let (Some(what), Some(range)) = (shifted(&hit, 1, 0), shifted(&hit, 0, 0)) else { continue };
            (what, dear.clone().or(addressee.clone()).unwrap_or_default(), true, range)
        } else if let Some(hit) = SEND_START.parts(low).filter(|_| due(entry).is_some()) {
            let (Some(what), Some(range)) = (shifted(&hit, 1, 0), shifted(&hit, 0, 0)) else { continue };
            (what, head.clone(), false, range)
        } else {
            continue;
        };
        if to.trim().is_empty() {
            continue;
        }
        let mut making = found.start("handoff", entry, range);
        making.put("what", found.page.words(entry, what)).put("to", to);
        if done {
            making.put("done", true);
        }
        if let Some(day) = due(entry).filter(|_| !done) {
            making.put_day("by_date", day);
            found.take(at, day);
            found.last_days.insert(day.date);
        }
        found.keep(making);
    }
}

fn due(entry: &Entry) -> Option<&super::days::Day> {
    entry.days.iter().find(|day| day.lead == Lead::By)
}

/// A name ends where a small word starts.
fn trim_name(low: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let words = cut(low, range.clone());
    let end = [
        " at ", " by ", " on ", " before ", " for ", " and ", " today", " with ", " al ", " antes ", " el ", " para ",
        " y ", " so ", " within ", " hoy", " after ", " as ", " when ", " in ",
    ]
    .iter()
    .filter_map(|stop| words.find(stop))
    .min()
    .unwrap_or(words.len());
    range.start..range.start + end
}
