//! Referrals to a specialist, a service or a hospital: on a form, in a letter to the one who is asked, or told
//! in a sentence of another letter.

use super::days::Lead;
use super::findings::{Findings, Making};
use super::form::{field, named};
use super::page::{Entry, shifted};
use super::parties::{Parties, parties_of, trim_name};
use super::pattern::{cut, part_text, pattern};
use std::ops::Range;

const SPECIALTY: &str = r"(?:(?:cardio|neuro|dermato|gastroentero|rheumato|uro|nephro|endocrino|pulmono|hemato|onco|ophthalmo|allergo|gyneco|audio|hepato|otolaryngo|immuno)logists?|(?:pa?ediatric |hand |spine |vascular |general |heart |eye )?surgeon|orthop(?:a?edist|od)|psychiatrist|psychologist|podiatrist|dietitian|nutritionist|neurosurgeon|urogynecologist|(?:cardio|neuro|dermato|gastroentero|reumato|uro|nefro|endocrino|neumo|hemato|onco|oftalmo|alergo|gineco|otorrinolaringo|hepato|infecto|psico)log[oa]|psiquiatra|traumatologo|traumatologa|cirujano|cirujana|nutriologa?|internista|fisiatra|ortopedista|ear,? nose,?(?: and|&) throat|pa?ediatric (?:neurology|cardiology|surgery|gastroenterology|endocrinology|orthop\w+|dermatology)|medicina (?:interna|fisica(?: y rehabilitacion)?|familiar)|traumatologia y ortopedia|ortopedia y traumatologia|cirugia (?:general|vascular|plastica|cardiaca|maxilofacial|ortopedica|pediatrica|toracica)|salud mental|rehabilitacion|medicina del (?:dolor|sueno)|internal medicine|maternal[- ]fetal medicine|palliative care|cuidados paliativos|memory clinic|eye clinic|colorectal surgery|breast (?:clinic|surgery)|thoracic surgery|oral surgery|maxillofacial(?: surgery)?|heart failure clinic|electrophysiology|hepatology|hepatologia|hand clinic|fracture clinic|stroke clinic|respiratory(?: medicine)?|rehabilitation|orthop(?:a?edics?|a?edic surgery)|cardiology|cardiac surgery|dermatology|neurology|neurosurgery|gastroenterology|gi|rheumatology|urology|nephrology|endocrinology|pulmonology|pulmonary|hematology|oncology|ophthalmology|optometry|ent|otolaryngology|allergy(?: (?:and|&) immunology)?|psychiatry|psychology|behavioral health|podiatry|pain (?:management|medicine)|vascular surgery|general surgery|plastic surgery|gynecology|obstetrics|ob/gyn|infectious diseases?|physiatry|sleep medicine|genetics|geriatrics|audiology|nutrition|wound care|physical medicine|sports medicine|hand surgery|spine surgery|ortopedia|traumatologia|cardiologia|dermatologia|neurologia|neurocirugia|gastroenterologia|reumatologia|urologia|nefrologia|endocrinologia|neumologia|hematologia|oncologia|oftalmologia|otorrinolaringologia|alergi(?:a|ologia)|psiquiatria|psicologia|podologia|clinica del dolor|cirugia (?:general|vascular|plastica)|ginecologia|obstetricia|nutricion|audiologia|genetica|optometria|neuropediatria|fisiatria|urogynecology|otorrino|inmunologia|infectologia|geriatria|odontologia|endocrino)";
const DOCTOR: &str = r"(?:(?:dr|dra|doctor|doctora|prof|professor)\.?\s[a-z][a-z'-]+(?:\s[a-z]\.)?(?:\s[a-z][a-z'-]{2,})?|[a-z][a-z'-]+ (?:[a-z]\. )?[a-z][a-z'-]+,? (?:md|do|np|pa-c|rd|rdn|phd|dpt|dpm|cnm|lcsw|aud)\b)";

pattern!(FIELD, r"\b", SPECIALTY, r"\b");
pattern!(NAME, r"\b", DOCTOR);
pattern!(
    TITLE,
    r"^(?:[a-z ]{0,30} )?(?:referral (?:request|order|form|authorization|notice|letter|summary)|(?:new |your |outpatient |patient |specialty )*referral(?:$| \|)|hoja de (?:referido|referencia|derivacion|interconsulta)|orden de (?:referido|interconsulta|remision)|solicitud de (?:referido|interconsulta|referencia|derivacion|valoracion)|volante de (?:interconsulta|derivacion|citacion)|(?:formato|formulario|informe|documento) de (?:referencia|remision|derivacion|interconsulta)|remision(?: a especialista| de pacientes?)?|interconsulta|derivacion|orden de derivacion|e-?referral(?: service)?|nhs e-referral(?: service)?|referencia(?: y contrarreferencia)?|consult(?:ation)? (?:request|order|referral)|request for consult(?:ation)?|pase medico)\b"
);
pattern!(
    TO_LABEL,
    r"^(?:refer(?:red|ral)?(?: to)?(?: (?:provider|specialist|physician|facility|clinic))?|referral to|refer to|to|a|al|para|specialist|consultant|consult(?:ing)?(?: (?:physician|provider))?|clinic|especialista|(?:unidad|hospital|centro|institucion|clinica) (?:a la que se |al que se |de |que )?(?:destino|recibe)|(?:unidad|hospital|centro|clinica) (?:a la|al) que se (?:refiere|deriva|envia|remite)|se (?:remite|deriva|refiere) al?|remitido a|remitir a|derivado a|derivar a|deriva a|referido a|referir a|referencia a|(?:centro|hospital|unidad|clinica|ips)(?: de)? (?:destino|remitid[oa]|receptora?)|destino|profesional|medico (?:especialista|destino|consultado)|dirigido a)$"
);
pattern!(
    SPECIFIC_TO,
    r"^(?:refer(?:red|ral)?(?: to)(?: (?:provider|specialist|physician|facility|clinic|doctor))?|refer|consult(?:ant| to|ing (?:physician|provider))?|specialist|especialista|se (?:remite|deriva|refiere) al?|remitido a|derivado a|derivar a|referido a|referir a|unidad a la que se (?:refiere|deriva|envia|remite))$"
);
pattern!(
    FIELD_LABEL,
    r"^(?:special(?:i)?t(?:y|ies)\b.{0,24}|service(?: requested)?|department|dept|especialidad(?: solicitada| destino)?|servicio(?: (?:solicitado|destino|de destino|al que se (?:deriva|remite|refiere|envia)|requerido|interconsultado))?|departamento|se (?:remite|deriva|refiere|solicita) al?|interconsulta (?:a|con)|consulta con)$"
);
pattern!(
    FROM_LABEL,
    r"^(?:from|de|referring (?:provider|physician|office|clinician|doctor|practice|gp)|referred by|refer(?:ral)? from|requesting (?:provider|physician)|ordering provider|pcp|gp|medico (?:solicitante|remitente|tratante|que (?:deriva|refiere|remite))|solicita(?:nte)?|solicitado por|derivado por|referido por|remitido por|unidad que (?:refiere|envia|deriva)|(?:ips|centro|hospital) (?:que remite|remitente|de origen|origen|solicitante)|medico)$"
);
pattern!(
    REASON_LABEL,
    r"^(?:reason(?: for (?:the )?(?:referral|consult(?:ation)?|visit))?|clinical question|question|indication|for|dx|diagnosis|diagnoses|motivo(?: de (?:la )?(?:consulta|derivacion|interconsulta|remision|referencia|referido|solicitud))?|diagnostico(?: presuntivo)?|razon)$"
);
pattern!(
    REFERS,
    r"\b(?:refer(?:red|ring)?|(?:ambulatory |new |urgent |routine |a |the |your |her |his )?referral(?:s)?(?: (?:order|request|was|has been|is|placed|made|sent|entered))*|ref(?:\.| placed| made| sent)? ?-(?:>)?|consult(?:ation)? (?:order|placed|requested)|consult(?: to)?:?|le (?:refiero|remito|refirio|remitio|derivo|deriv[eo]|hemos (?:referido|derivado|remitido)|he (?:referido|derivado|remitido))|l[ao] (?:refiero|remito|derivo|hemos derivado|he derivado)|refiero|remito|derivo|remitimos|derivamos|se (?:le )?(?:refiere|remite|deriva|envia)|se (?:hizo|realizo|solicita|genera|emite) (?:una? )?(?:referido|referencia|remision|derivacion|interconsulta)|interconsulta|pase|derivacion|remision|referido|referencia)\b"
);
pattern!(
    TO_WHOM,
    r"^[^;]{0,60}?\s?(?:->|:|\bto\b|\bwith\b|\bal?\b|\bcon\b|\bpara\b|\bpor\b|\bfor\b)\s(?:el |la |los |las |the |our |servicio de |department of |an? |your )*"
);
pattern!(
    NO_REFERRAL,
    r"\b(?:no referral|referral (?:is )?(?:not |is not )|do(?:es)? not need a referral|(?:will )?need(?:s)? (?:a|an|to get a) referral|requires? (?:a )?referral|bring (?:your|the) referral|get a referral|without a referral|if (?:you|a referral|we|your)|no (?:necesita|requiere) (?:un[ao]? )?(?:referido|referencia|derivacion|remision|interconsulta)|necesita(?:ra)? (?:un[ao]? )?(?:referido|referencia|derivacion|remision)|si (?:necesita|su|usted)|seen by|was referred (?:by|to us|to me|here)|referred (?:by|to us|to me)|referral (?:from|coordinator|number|id|#|line|department|form|expires|valid)|fue referid[oa]|(?:for|por) (?:referring|referir\w*|su referencia|enviar\w*|remitir\w*)|refer to (?:the|your|page|our|this|section)|por referencia|referencia(?:s)? (?:bancaria|n|de)|ask (?:your|the) (?:doctor|pcp)|consult (?:your|with your)|consulte|would refer|could refer|may refer|can refer|hasta la proxima)\b"
);
pattern!(
    ASKS_READER,
    r"\b(?:thank you (?:very much )?for (?:seeing|agreeing to see|accepting|evaluating)|please (?:see|evaluate|assess|review) (?:this|mr|mrs|ms|him|her|and)|(?:grateful|appreciate|value) (?:it )?(?:if you|your (?:opinion|assessment|help|advice|evaluation))|i am referring|i(?:'m| would like to) refer|we are referring|i refer|kindly see|gracias por (?:ver|atender|recibir|evaluar|valorar)|agradez\w+ (?:su )?(?:valoracion|evaluacion|atencion)|ruego (?:valoracion|valore)|solicito (?:su )?(?:valoracion|evaluacion|interconsulta)|le (?:remito|refiero|envio|derivo) a(?:l| la)? (?:paciente|sra?|senora?))\b"
);
pattern!(
    REPLIES,
    r"\b(?:thank you for (?:referring|asking me|sending|the referral|your referral|letting me)|gracias por (?:referir|enviar|remitir|derivar)|i saw|was seen in|vi a|fue (?:visto|vista|valorad[oa]))\b"
);
pattern!(
    NUMBER,
    r"\b(?:referral|ref|referido|referencia|remision|derivacion|interconsulta|propuesta|volante|booking reference|ubrn|folio|auth(?:orization)?)\.?\s?(?:id|number|num\.?|numero|no\.?|nro\.?|n\.?o|n|#)?\s?[:#.|]{0,2}\s?((?:[a-z]{1,4}-?)?\d[a-z0-9]*(?:[-/][a-z0-9]+)*(?: \d{4} \d{4})?)\b|\b(?:numero|no\.?|num\.?|n\.?o\.?|nro\.?) (?:de )?(?:la )?(?:referido|referencia|remision|derivacion|interconsulta|propuesta|volante|solicitud|orden|folio)\s?(?::|es|is)?\s?([a-z0-9]*-?[a-z0-9]*\d[a-z0-9]*(?:[-/][a-z0-9]+)*)"
);
pattern!(
    VALID,
    r"\b(?:valid|expires?|expiration|good (?:through|until|for|thru)|vigente|vigencia|valid[oa]s?|vence|effective|caduca)\b"
);
pattern!(
    VISITS,
    r"\bvisit(?:s|as)(?: (?:allowed|authorized|approved|autorizadas))?(?:\s?[:|]\s?|\s)(\d{1,3})\b|\b(\d{1,2}) (?:visits|visitas|consultas)\b"
);
pattern!(
    THERAPY,
    r"\b(?:physical therapy|physiotherapy|occupational therapy|speech|terapia (?:fisica|ocupacional|del? lenguaje)|fisioterapia|\bpt\b|\bot\b|home health|imaging|mri|ct|x-?ray)\b"
);
pattern!(
    PLACE,
    r"\b(?:clinic|clinica|hospital|center|centre|centro|institute|instituto|associates|group|practice|unit|unidad|service|program|umf|hgz|department|specialists)\b"
);
pattern!(OWN_DOCTOR, r"\b(?:primary care|gp\b|pcp|medico de (?:cabecera|familia)|family doctor)\b");

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let parties = parties_of(found.page);
    if form(found, &parties) || letter(found, &parties) {
        return;
    }
    told(found);
}

/// A page that is itself a referral: its fields say the rest.
fn form(found: &mut Findings<'_, '_>, parties: &Parties) -> bool {
    let entries = found.entries();
    let title = entries.iter().take(9).find(|entry| {
        let low = entry.line.low();
        TITLE.is_in(low.trim_start()) && (low.len() < 90 || entry.line.is_heading) && !NO_REFERRAL.is_in(low)
    });
    let specific =
        entries.iter().find(|entry| SPECIFIC_TO.is_in(entry.line.label()) && !NO_REFERRAL.is_in(entry.line.low()));
    let Some(cue) = title.or(specific) else { return false };
    let to_line = field(entries, &SPECIFIC_TO).or_else(|| field(entries, &TO_LABEL));
    let mut to = to_line.as_ref().map(|(at, range)| named(found.page, *at, range.clone())).unwrap_or_default();
    let mut specialty = String::new();
    if let Some((at, range)) =
        field(entries, &FIELD_LABEL).filter(|(at, _)| to_line.as_ref().is_none_or(|(to, _)| to != at))
    {
        let value = cut(entries.get(at).map_or("", |entry| entry.line.low()), range.clone());
        let chosen = value.find("[x] ").map_or(0, |at| at + 4);
        let within = FIELD
            .find(cut(value, chosen..value.len()))
            .map(|hit| hit.start + chosen + range.start..hit.end + chosen + range.start);
        specialty = named(found.page, at, within.unwrap_or(range));
    }
    // "Dr. Alan Moss, Cardiology" holds both.
    if let Some((at, range)) = &to_line
        && let Some(entry) = entries.get(*at)
    {
        let value = cut(entry.line.low(), range.clone());
        let within = |hit: Range<usize>| named(found.page, *at, hit.start + range.start..hit.end + range.start);
        let field = FIELD.find(value);
        if let Some(name) = NAME.find(value) {
            to = within(name);
        } else if let Some(comma) =
            value.find(", ").filter(|comma| field.as_ref().is_some_and(|field| field.end <= *comma))
            && PLACE.is_in(cut(value, comma..value.len()))
        {
            to = within(comma + 2..value.len());
        } else if let Some(field) = &field
            && field.len() + 4 > value.trim().len()
            && !PLACE.is_in(value)
        {
            to = String::new();
        }
        if let Some(field) = field.filter(|_| specialty.is_empty()) {
            specialty = within(field);
        }
    }
    {
        let chosen = entries.iter().find_map(|entry| {
            let low = entry.line.low();
            let from = low.find("[x] ")? + 4;
            let hit = FIELD.find(cut(low, from..low.len())).filter(|hit| hit.start < 4)?;
            Some(found.page.words(entry, hit.start + from..hit.end + from))
        });
        specialty = chosen.unwrap_or(specialty);
    }
    if specialty.is_empty() {
        let near = entries.iter().find(|entry| {
            let low = entry.line.low();
            let is_named = (!to.is_empty() && low.contains(&to.to_lowercase()))
                || entry.line.tick == Some(true)
                || low.starts_with("dear ");
            is_named && FIELD.is_in(low)
        });
        let fallback =
            || entries.iter().take(20).find(|entry| FIELD.is_in(entry.line.low()) && !is_sender(found, entry, parties));
        let chosen = near.or(Some(cue).filter(|cue| FIELD.is_in(cue.line.low()))).or_else(fallback);
        if let Some(entry) = chosen
            && let Some(range) = FIELD.find(entry.line.low())
        {
            specialty = found.page.words(entry, range);
        }
    }
    if to.is_empty() && specialty.is_empty() {
        return false;
    }
    // A request about therapy or pictures is an order.
    if title.is_none() && to.is_empty() && THERAPY.is_in(&specialty.to_lowercase()) {
        return false;
    }
    let mut making = found.start("referral", cue, cue.line.all());
    if to.is_empty() && parties.reader.to_lowercase().starts_with("dr") {
        to.clone_from(&parties.reader);
    }
    making.put("to", to).put("specialty", specialty);
    details(found, &mut making, 0..entries.len());
    found.keep(making);
    true
}

fn is_sender(found: &Findings<'_, '_>, entry: &Entry, parties: &Parties) -> bool {
    let words = found.page.words(entry, entry.line.all());
    FROM_LABEL.is_in(entry.line.label()) || (!parties.sender.is_empty() && words.contains(&parties.sender))
}

/// A letter to the one who is asked to see the patient.
fn letter(found: &mut Findings<'_, '_>, parties: &Parties) -> bool {
    let entries = found.entries();
    if entries.iter().any(|entry| REPLIES.is_in(entry.line.low())) {
        return false;
    }
    let Some(cue) = entries.iter().find(|entry| ASKS_READER.is_in(entry.line.low())) else { return false };
    let low = cue.line.low();
    let surname = parties.reader.rsplit(' ').next().unwrap_or_default();
    let full = (surname.len() > 2 && parties.address.contains(surname)).then(|| parties.address.clone());
    let to = full.or_else(|| {
        NAME.find(&parties.reader.to_lowercase()).and_then(|range| parties.reader.get(range)).map(str::to_owned)
    });
    let top = entries.iter().take(25).find_map(|entry| {
        let is_address = entry.line.low().starts_with("dear ")
            || TO_LABEL.is_in(entry.line.label())
            || to.as_ref().is_some_and(|to| entry.line.low().contains(&to.to_lowercase()));
        FIELD.find(entry.line.low()).filter(|_| is_address).map(|range| found.page.words(entry, range))
    });
    let told = || entries.iter().find(|entry| FIELD.is_in(entry.line.low()) && !is_sender(found, entry, parties));
    let told = || told().and_then(|entry| FIELD.find(entry.line.low()).map(|range| found.page.words(entry, range)));
    let specialty = top.or_else(|| FIELD.find(low).map(|range| found.page.words(cue, range))).or_else(told);
    let to = to.or_else(|| (!parties.reader.is_empty() && specialty.is_some()).then(|| parties.reader.clone()));
    if to.is_none() {
        return false;
    }
    let mut making = found.start("referral", cue, cue.line.all());
    making.put("to", to.unwrap_or_default()).put("specialty", specialty.unwrap_or_default());
    making.put("from", parties.sender.clone());
    details(found, &mut making, 0..entries.len());
    found.keep(making);
    true
}

/// "I have referred you to Dr. Moss in cardiology", "Ambulatory referral to dermatology".
fn told(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    let mut cues: Vec<(usize, Range<usize>, Range<usize>)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let low = entry.line.low();
        let is_listed = LIST_HEAD.is_in(&entry.line.heading) && !entry.line.is_heading && low.len() < 120;
        if is_listed && (FIELD.is_in(low) || NAME.is_in(low)) {
            cues.push((at, 0..0, 0..low.len()));
            continue;
        }
        if let Some(see) =
            TO_SEE.find(low).filter(|see| FIELD.is_in(cut(low, see.end..low.len())) && !low.contains(" if "))
        {
            cues.push((at, see.clone(), see.end..low.len()));
            continue;
        }
        if low.ends_with('?') || NO_REFERRAL.is_in(low) || low.contains(" if ") || low.contains(" si ") {
            continue;
        }
        let Some(cue) = REFERS.find(low) else { continue };
        let tail = cut(low, cue.end..low.len());
        let Some(lead) = TO_WHOM.find(tail) else {
            // "Pt to see Derm (Dr. Cole) re: mole. Ref placed."
            continue;
        };
        let start = cue.end + lead.end;
        let end = cut(low, start..low.len()).find([';', '|', '(']).map_or(low.len(), |end| start + end);
        cues.push((at, cue, start..end));
    }
    let is_single = cues.len() == 1;
    for (at, cue, whom) in cues {
        let Some(entry) = entries.get(at) else { continue };
        let low = entry.line.low();
        let rest = cut(low, whom.start..low.len());
        let name = NAME.find(rest).map(|range| range.start + whom.start..range.end + whom.start);
        let specialty = FIELD.find(rest).map(|range| range.start + whom.start..range.end + whom.start);
        let place = trim_name(low, whom.clone());
        let phrase = cut(low, place.start..place_end(low, &place));
        let is_named = specialty.as_ref().is_some_and(|field| phrase.len() > field.len() + 3)
            && phrase.split_whitespace().count() <= 6;
        let is_place = PLACE.is_in(phrase) || is_named;
        let is_therapy = THERAPY.is_in(cut(low, whom.clone())) && name.is_none();
        if is_therapy
            || OWN_DOCTOR.is_in(cut(low, whom.clone()))
            || (name.is_none() && specialty.is_none() && !is_place)
        {
            continue;
        }
        let to = match &name {
            Some(name) => found.page.words(entry, name.clone()),
            None if is_place => found.page.words(entry, place.start..place_end(low, &place)),
            None => String::new(),
        };
        let specialty = specialty.map(|range| found.page.words(entry, range)).unwrap_or_default();
        let mut making = found.start("referral", entry, cue.start..whom.end.max(cue.end));
        making.put("to", to).put("specialty", specialty);
        details(found, &mut making, if is_single { 0..entries.len() } else { at..at + 1 });
        found.keep(making);
    }
}

pattern!(
    LIST_HEAD,
    r"^(?:new |your |su |sus )?(?:referrals?|derivaciones|referidos|interconsultas|remisiones)(?: (?:placed|made|ordered|today|to do).{0,20})?$"
);
pattern!(
    TO_SEE,
    r"\b(?:(?:like|want) (?:you|him|her|them) to see|(?:you|he|she) (?:should|needs? to|will need to) see|(?:make|schedule|get) an appointment with|quiero que (?:l[ao] )?(?:vea|consulte)|(?:debe|tiene que) (?:ver|consultar) (?:al?|con)|set you up with|sending (?:you|him|her) to|l[ao] (?:mando|envio) con|se envia (?:a l?[ao]? ?paciente )?a(?:l)?)\b"
);

fn place_end(low: &str, place: &Range<usize>) -> usize {
    let words = cut(low, place.clone());
    place.start + words.find([',', '.']).unwrap_or(words.len())
}

/// Number, visits, how long it holds, from whom and why.
fn details(found: &mut Findings<'_, '_>, making: &mut Making, within: Range<usize>) {
    let entries = found.entries();
    let lines = entries.get(within.clone()).unwrap_or_default();
    let mut has_number = false;
    for other in lines {
        let low = other.line.low();
        if let Some(hit) = NUMBER.parts(low)
            && !has_number
            && let Some(range) = shifted(&hit, 1, 0).or_else(|| shifted(&hit, 2, 0))
            && is_number(other, &range)
        {
            making.put("number", found.page.words(other, range));
            has_number = true;
        }
        if let Some(hit) = VISITS.parts(low) {
            let count = if part_text(&hit, 1).is_empty() { part_text(&hit, 2) } else { part_text(&hit, 1) };
            making.put("visits", count.parse::<u32>().unwrap_or_default());
        }
    }
    if lines.len() > 1 {
        if let Some((at, range)) = field(entries, &REASON_LABEL) {
            making.put("reason", named(found.page, at, range));
        }
        if let Some((at, range)) = field(entries, &FROM_LABEL) {
            making.put("from", named(found.page, at, range));
        }
    }
    for (at, other) in entries.iter().enumerate().take(within.end).skip(within.start) {
        if !VALID.is_in(other.line.low()) {
            continue;
        }
        let Some(day) = other.days.iter().find(|day| day.first.is_some() || day.lead == Lead::By || day.is_counted)
        else {
            continue;
        };
        making.put_day("valid_to", day);
        if let Some(first) = day.first.filter(|_| !day.is_counted) {
            making.put("valid_from", first.to_string());
        }
        found.take(at, day);
        found.last_days.insert(day.date);
        break;
    }
}

fn is_number(entry: &Entry, range: &Range<usize>) -> bool {
    let words = cut(entry.line.low(), range.clone());
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let is_day = entry.days.iter().any(|day| day.range.start < range.end && range.start < day.range.end);
    digits >= 3 && words.len() >= 4 && !is_day
}
