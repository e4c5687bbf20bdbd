//! Orders: imaging, blood tests, therapy. A test that was done, that may come, or that already has a time
//! is none.

use super::days::Lead;
use super::findings::{Findings, Making};
use super::page::{Entry, shifted};
use super::pattern::{Pattern, after, before, cut, part_text, pattern};
use std::ops::Range;

pattern!(
    ORDERED,
    r"\b(?:i (?:have |am )?order(?:ed|ing)?|(?:has|was|were|have|been|is|are|we|dr\.? [a-z]+) order(?:ed|ing)?|order(?:ed)?(?: (?:an?|for|placed))|orders?:|new orders?|recommend(?:s|ed|ing)?|request(?:s|ed|ing)?|would like|repeat|(?:please|pls) (?:get|have|schedule|obtain|do|draw|check|perform|go)|needs? (?:an?|to have|the|your|more)|placed|schedule (?:an?|your|the)|will need|due for|get (?:an?|your|the)|obtain|check (?:an?|his|her|your)?|requisition|exam ordered|study ordered|ordene|he ordenado|ha ordenado|ordeno|orden de|ordenes|se ordena\w*|solicit[aoe]\w*|recomiend[ao]|recomendamos|recomendo|necesita (?:una?|hacerse|realizarse)|requiere|hacerse|realizarse|hagase|programe|indico|se le (?:hara|indica|pide|ha pedido)|se (?:pide|indica|solicita|prescribe|requiere|ruega)|le (?:pido|pedimos|he pedido|hemos pedido|solicito|indico)|debe (?:hacerse|realizarse|tomarse|sacarse)|tomese|saquese|tomarse|favor de realizar|realizar|control con|pedi(?:mos|do)?|repetir|should (?:have|get)|to be done|have (?:these|the following)|(?:to|please|should|must) have (?:a|an|your)|would like (?:her|him|you|them|the patient) to|we(?:'d| would) like|let's get|go for|sent for|arrange(?:d)? (?:for )?(?:an?)|book (?:an?)|requisition for|se ordeno|he solicitado|hemos (?:pedido|solicitado))\b"
);
pattern!(
    ORDER_HEAD,
    r"\b(?:orders?|ordered|have (?:these|this|the following)|get (?:these|the following)|imaging|radiology|tests? (?:ordered|to (?:do|get))|plan|to do|next steps|follow[- ]?up|labs?|ordenes?|examenes (?:pendientes|ordenados)|estudios|laboratorios?|pendientes|requisition|solicito|se solicita|solicitad[oa]s?|plan de estudio|pruebas|peticion|recomendaciones|recommendations)\b"
);
pattern!(
    NOT_ORDERED,
    r"\b(?:showed|shows|was normal|were normal|normal|revealed|demonstrated|reviewed|resultados? de|your results|results of|hx|history|prior|previous|last|mostro|anterior|reciente|recent|from (?:19|20)\d\d|in (?:19|20)\d\d|may need|might|consider|if (?:you|no|symptoms|not|the pain|pain|it|he|she)|unless|podria|si (?:no|el|la|los|persiste)|do(?:es)? not need|no need|not needed|no necesita|declin\w+|deferred|instead of|was done|were done|performed|completed|had an?|denied|approved|approval|authorization|autorizacion|aprob\w+|negad\w+|denegad\w+|pending review|scheduled|is set|(?:your|su|an) (?:appointment|cita)|appointment (?:is|on|for|at|date)|programad[oa]|bring|traiga|disc|fax|send|pictures of|enviar|report|outside|images|down for|control de inr|segun control|booked|reservad[oa])\b"
);
pattern!(
    MODALITY,
    r"\b(?:(mri|m\.r\.i\.|mra|magnetic resonance(?: imaging)?|resonancia(?: magnetica)?|rmn)|(ct(?:a)?(?: scan)?|cat scan|computed tomography|tomografia(?: (?:axial )?computarizada)?|tac)|(ultrasound|us(?: of)?|sonogram|u/s|eco(?: abdominal| renal| pelvica| tiroidea)|ultrasonido|ecografias?|sonografia|doppler)|(x-?rays?|xr|cxr|radiographs?|radiografias?|placas?|rayos x|rx)|((?:screening |diagnostic |bilateral )*mammo(?:gram|graphy|grama)?|mamografias?|mamograma)|(pet(?:[-/ ](?:ct|tac)| scan))|(dexa|dxa|bone density(?: (?:scan|test))?|densitometria(?: osea)?|densidad osea)|(bone scan|nuclear stress test|hida scan|nuclear (?:stress|medicine|scan)\w*|myocardial perfusion|gammagrafia|gamagrama|thyroid uptake)|((?:transthoracic |stress )?echo(?:cardiogram)?|ecocardiograma|tte))\b"
);
const CODES: [&str; 9] = ["MRI", "CT", "US", "XR", "MAMMO", "PET", "DXA", "NM", "ECHO"];
const PART: &str = r"(?:(?:the |your |su |la |el |del |de la |de los )?(?:(?:left|right|bilateral|both|upper|lower|l|r|lt|rt)\.? )*(?:shoulders?|knees?|hips?|ankles?|foot|feet|hands?|wrists?|elbows?|arm|leg|thigh|neck|back|brain|head|orbits?|sinus(?:es)?|face|jaw|chest|lungs?|heart|abdomen|belly|pelvis|kidneys?|renal|liver|gallbladder|pancreas|thyroid|breasts?|pelvic|prostate|uterus|ovaries|bladder|spine|(?:lumbar|cervical|thoracic|c|l|t)[- ]spine|lumbar|cervical|thoracic|scrotum|carotids?|veins?|aorta|hombros?|rodillas?|caderas?|tobillos?|pies?|manos?|munecas?|codos?|brazo|pierna|cuello|espalda|cerebro|cabeza|craneo|senos paranasales|torax|pecho|pulmon(?:es)?|corazon|vientre|rinon(?:es)?|renal|higado|vesicula|tiroides?|mamas?|senos?|prostata|utero|ovarios|vejiga|columna(?: (?:lumbar|cervical|dorsal|toracica))?|pelvic[ao]|abdominal)(?: (?:spine|lumbar|cervical))?(?: (?:izquierd[oa]s?|derech[oa]s?|bilateral(?:es)?))?)";
pattern!(
    BODY_AFTER,
    r"^(?: (?:scan|exam|study|imaging))?(?: with and without contrast| without contrast| with contrast)?(?: of| del?| to| -|:|,)?\s(",
    PART,
    r"(?:(?: and | & |/| y )",
    PART,
    r")?)\b"
);
pattern!(BODY_BEFORE, r"\b(", PART, r")(?: (?:diagnostic|screening|complete|limited))?\s$");
pattern!(BOTH, r"\b(?:with and without|w/? ?(?:&|and|\+) ?w/?o|w/?o and w/?|con y sin)\b");
pattern!(WITHOUT, r"\b(?:without|w/o|wo|no|sin) (?:iv )?contrast(?:e)?\b");
pattern!(WITH_DYE, r"\b(?:with|w/|w|con|iv) ?(?:iv )?contrast(?:e)?\b");
pattern!(
    LAB,
    r"\b(?:cbc(?: with diff\w*)?|complete blood count|fbc|full blood count|u&es?|urea|bloods|glucemia|glicemia|pcr|proteina c reactiva|vsg|velocidad de sedimentacion|coagulograma|coagulacion|hepatograma|ionograma|orina completa|parcial de orina|cuadro hematico|transaminasas|antigeno prostatico|nitrogeno ureico|perfil de [a-z]+|sangre oculta(?: en heces)?|fit test|stool (?:test|sample|culture)|folate|sed rate|thyroid (?:panel|function)|hemoglobin|platelets|coagulation|iron|protein|albumin|cortisol|testosterone|tirotropina|t3|t4 libre|cultivo(?: de [a-z]+)?|panel [a-z]+|hepatitis|bun|cmp|bmp|(?:comprehensive|basic) metabolic panel|hemoglobin a1c|hba1c|a1c|lipid (?:panel|profile)|cholesterol|tsh|free t4|t4|psa|pt/inr|inr|ferritin|iron (?:studies|panel|level)|vitamin (?:d|b12)(?: level)?|b12|urinalysis|urine (?:culture|protein|albumin|microalbumin|test)(?: test)?|microalbumin|creatinine|egfr|bun|esr|crp|ana|alt|ast|liver (?:panel|function tests?|enzymes)|lfts|renal (?:panel|function)|kidney function|fasting glucose|glucose|hcg|uric acid|magnesium|potassium|bnp|troponin|d-dimer|rheumatoid factor|blood (?:count|cultures?)|hepatitis (?:panel|[bc])|hiv|rpr|blood (?:work|tests?)|hemograma(?: completo)?|biometria hematica(?: completa)?|perfil (?:lipidico|tiroideo|hepatico|renal)|quimica sanguinea|glucosa(?: en ayunas)?|hemoglobina (?:glucosilada|glicosilada|a1c)|examen (?:general )?de orina|analisis de (?:orina|sangre)|urocultivo|creatinina|panel metabolico(?: (?:completo|basico))?|funcion (?:renal|hepatica|tiroidea)|colesterol|ferritina|vitamina (?:d|b12)|acido urico|tiempo de protrombina|electrolitos)\b"
);
pattern!(LAB_JOINT, r"^(?: test)?\s?(?:,|;|/|\+|&|and|y|e|,? and an?|,? y una?|\||\(|:)\s?(?:an? |una? |the )?$");
pattern!(
    LAB_FOUND,
    r"^ (?:level )?(?:is|was|were|are|running|of|at|has|remains?|came|high|low|normal|esta|fue|salio|\d)\b"
);
pattern!(LAB_DUE, r"\b(?:blood (?:test|work|draw)|labs?|drawn|draw|laboratorio|sangre|in fasting|ayunas|fasting)\b");
pattern!(
    THERAPY,
    r"\b(?:(physical therapy|physiotherapy|pt eval\w*|pt (?:\d|for|x)|physio|terapia fisica|fisioterapia|kinesiologia(?: motora)?|kinesioterapia|fisiokinesioterapia|kinesica|rehabilitacion (?:fisica|de|del)|outpatient pt)|(occupational therapy|ot eval\w*|ot (?:\d|for)|hand therapy|terapia ocupacional)|(speech[- ](?:language )?(?:therapy|pathology)|terapia del? (?:habla|lenguaje)|logopedia|fonoaudiologia|terapia de lenguaje|st eval\w*))\b"
);
pattern!(
    FREQUENCY,
    r"\b(?:\d ?x ?(?:/|per|a|por)? ?(?:wk|week|semana)\w*|(?:once|twice|(?:one|two|three|\d)(?: to (?:three|\d))? (?:times|visits|sessions)) (?:a|per|each) week|(?:una|dos|tres|\d) (?:vez|veces|sesiones|visitas) (?:por|a la) semana)\b(?:,? ?(?:x|for|por|durante)? ?(?:\d{1,2}|one|two|three|four|six|eight|twelve|cuatro|seis|ocho|doce) ?(?:wks?|weeks|semanas))?"
);
pattern!(
    VISITS,
    r"\b(\d{1,3}) (?:visits|visitas|sesiones|sessions)\b|\b(?:visits|visitas)\s?(?:allowed|approved|authorized)?:?\s(\d{1,3})\b"
);
pattern!(
    NOT_THERAPY,
    r"\b(?:after|completed|tried|failed|despues de|completo|weeks of|semanas de|denied|approved|we (?:have )?approved|denial|authorization|autorizacion|if|may|consider|asked for|last|previous|notes?)\b"
);
pattern!(VALID, r"\b(?:valid|good|vigente|valida?|expires?|vence)\b");
pattern!(FIRST_VISIT, r"\b(?:first visit|start|begin|primera (?:visita|sesion)|empezar|comenzar|iniciar)\b");

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let first = found.facts.len();
    imaging(found);
    labs(found);
    therapies(found);
    if is_order_page(found.entries()) {
        page_day(found, first);
    }
}

pattern!(
    PAGE_DUE,
    r"\b(?:schedule|collect\w*|complete\w*|perform\w*|due|needed|priority|prioridad|realizar\w*|plazo|within|before|antes|by|timeframe|hagase?l[ao]s?|hacer\w*|drawn?|done|programar)\b"
);

/// "Please schedule within 2 weeks" on an order counts for all that is ordered there.
fn page_day(found: &mut Findings<'_, '_>, first: usize) {
    let days: Vec<(usize, super::days::Day)> = found
        .entries()
        .iter()
        .enumerate()
        .filter(|(_, entry)| PAGE_DUE.is_in(entry.line.low()) && !VALID.is_in(entry.line.low()))
        .flat_map(|(at, entry)| entry.days.iter().map(move |day| (at, day.clone())))
        .filter(|(at, day)| {
            (day.lead == Lead::By || day.is_counted) && !found.is_taken(*at, day) && day.date >= found.page.anchor
        })
        .collect();
    let [(at, day)] = days.as_slice() else { return };
    let mut is_used = false;
    for fact in found.facts.iter_mut().skip(first).filter(|fact| !fact.fields.contains_key("by_date")) {
        fact.fields.insert("by_date".into(), day.date.to_string().into());
        fact.certainty = super::LetterCertainty::Implied;
        is_used = true;
    }
    if is_used {
        found.take(*at, day);
        found.last_days.insert(day.date);
    }
}

/// Whether the page is itself an order: its title says so, and it gives no time of a visit.
fn is_order_page(entries: &[Entry]) -> bool {
    if is_decided(entries, &DECISION) {
        return false;
    }
    let titled = entries.iter().take(8).any(|entry| {
        let low = entry.line.low();
        low.split(" | ").any(|cell| cell.len() < 70 && ORDER_TITLE.is_in(cell)) && !DECISION.is_in(low)
    });
    titled
        && entries
            .iter()
            .all(|entry| entry.days.is_empty() || entry.clocks.is_empty() || entry.line.label().contains("date"))
}

pattern!(
    ORDER_TITLE,
    r"^(?:[a-z&'. ]{0,40} )?(?:(?:imaging|radiology|lab(?:oratory)?|diagnostic|physician|test|mri|ct|x-?ray|therapy|outpatient|new|medical)s? (?:orders?|requisition|requests?|prescription|referral)|requisition|rx|rp/?|orden (?:medica|de (?:estudios?|examen(?:es)?|laboratorio|imagen\w*|rehabilitacion|terapia|servicio\w*))|orden medica|solicitud de (?:estudios?|examen(?:es)?|laboratorio|imagen\w*|pruebas?|procedimiento|radiologia|analisis)|peticion(?: de [a-z]+)?|pedido medico|prescripcion(?: medica)?|order form|order summary|physician order|therapy order|tests ordered|orders)\b"
);
pattern!(
    ORDER_LABEL,
    r"^(?:(?:exam|study|test|tests|procedure|imaging|service|scan)s? (?:ordered|requested|needed|required)|ordered|orders?|order for|requested|rx|rp/?|plan|imaging orders?|labs?(?: ordered| needed)?|(?:estudio|examen|prueba|procedimiento|servicio|analisis)(?:e?s)? (?:solicitad[oa]s?|pedid[oa]s?|requerid[oa]s?|indicad[oa]s?|a realizar|ordenad[oa]s?)|solicito|solicita|se solicita|orden|pedido|se pide|laboratorio solicitado|next tests?|pending tests?|estudios pendientes|tests? to (?:do|get))$"
);
pattern!(
    EXAM_LABEL,
    r"^(?:exams?|study|studies|tests?|procedures?|imaging|service|scan|estudios?|examen(?:es)?|pruebas?|procedimientos?|servicio|analisis|labs?|laboratorios?|modality|description|descripcion)$"
);

fn is_order(entry: &Entry, range: &Range<usize>, is_page: bool) -> bool {
    let low = entry.line.low();
    if is_page
        && entry.clocks.is_empty()
        && entry.line.tick != Some(false)
        && !NOT_ORDERED.is_in(cut(low, clause_of(low, range)))
        && (EXAM_LABEL.is_in(entry.line.label()) || range.start < 14)
    {
        return true;
    }
    if entry.line.tick == Some(false) {
        return false;
    }
    let clause = clause_of(low, range);
    if NOT_ORDERED.is_in(cut(low, clause.clone())) || low.ends_with('?') {
        return false;
    }
    let has_day = entry.days.iter().any(|day| day.range.start >= range.end && (day.is_counted || day.lead == Lead::By));
    let label = entry.line.label();
    let is_listed = entry.line.is_bullet || range.start < 24;
    ORDERED.is_in(cut(low, 0..range.start))
        || entry.line.tick == Some(true)
        || (ORDER_LABEL.is_in(label) && entry.clocks.is_empty())
        || (is_listed && ORDERED.is_in(&entry.line.heading))
        || (ORDER_HEAD.is_in(&entry.line.heading) && range.start < 24)
        || (has_day && range.start < 36)
}

fn clause_of(low: &str, range: &Range<usize>) -> Range<usize> {
    let start = cut(low, 0..range.start).rfind("; ").map_or(0, |at| at + 2);
    let end = cut(low, range.end..low.len()).find("; ").map_or(low.len(), |at| range.end + at);
    start..end
}

fn by_date(found: &mut Findings<'_, '_>, at: usize, entry: &Entry, from: usize, making: &mut Making) {
    let day = entry.days.iter().find(|day| {
        day.range.start >= from
            && (day.lead == Lead::By || day.is_counted || day.is_wide)
            && day.date >= found.page.anchor
    });
    if let Some(day) = day {
        making.put_day("by_date", day);
        found.take(at, day);
        found.last_days.insert(day.date);
        return;
    }
    // "Renal ultrasound. I'd like it within 4 weeks."
    for (next_at, next) in found.entries().iter().enumerate().skip(at + 1).take(2) {
        if next.line.is_heading || !DO_IT.is_in(next.line.low()) {
            break;
        }
        if let Some(day) = next.days.iter().find(|day| day.lead == Lead::By || day.is_counted) {
            making.put_day("by_date", day).imply();
            found.take(next_at, day);
            found.last_days.insert(day.date);
        }
    }
}

pattern!(
    DO_IT,
    r"\b(?:i'd like (?:it|this|them)|(?:please )?(?:do|have|get|complete|schedule) (?:it|this|them)|(?:it|this|they) (?:should|must|needs? to) be (?:done|completed)|hagase?l[ao]s?|realicese?l[ao]s?|hazl[ao]|debe (?:hacerse|realizarse)|to be done)\b"
);

fn imaging(found: &mut Findings<'_, '_>) {
    let is_page = is_order_page(found.entries());
    for (at, entry) in found.entries().iter().enumerate() {
        let low = entry.line.low();
        for hit in MODALITY.all_parts(low) {
            let Some(range) = shifted(&hit, 0, 0) else { continue };
            if !is_order(entry, &range, is_page)
                || is_unticked(low, &range)
                || entry.days.iter().any(|day| found.is_taken(at, day) && !day.is_counted)
            {
                continue;
            }
            let Some(code) = (1..=9).find(|number| hit.get(*number).is_some()).and_then(|number| CODES.get(number - 1))
            else {
                continue;
            };
            let tail = after(low, range.end, 80);
            let body = BODY_AFTER.parts(tail).and_then(|hit| shifted(&hit, 1, range.end));
            let head = before(low, range.start, 50);
            let body =
                body.or_else(|| BODY_BEFORE.parts(head).and_then(|hit| shifted(&hit, 1, range.start - head.len())));
            // "US" and "Rx" are other words too.
            if body.is_none() && matches!(cut(low, range.clone()), "us" | "rx" | "us of" | "ct") {
                continue;
            }
            let from = body.as_ref().map_or(range.start, |body| body.start.min(range.start));
            let to = body.as_ref().map_or(range.end, |body| body.end.max(range.end));
            let mut making = found.start("imaging_order", entry, from..to);
            making.put("modality", *code);
            if let Some(body) = body {
                making.put("body_part", strip_article(&found.page.words(entry, body)));
            } else if *code == "ECHO" {
                making.put("body_part", "heart").imply();
            }
            let contrast = if BOTH.is_in(tail) {
                "with_and_without"
            } else if WITHOUT.is_in(tail) {
                "no"
            } else if WITH_DYE.is_in(tail) {
                "yes"
            } else {
                ""
            };
            making.put("contrast", contrast);
            by_date(found, at, entry, range.start, &mut making);
            found.keep(making);
        }
    }
}

/// A box of a form that stays empty.
fn is_unticked(low: &str, range: &Range<usize>) -> bool {
    low.contains("[x]") && before(low, range.start, 4).contains("[ ]")
}

fn strip_article(words: &str) -> String {
    let articles = ["the ", "your ", "su ", "la ", "el ", "del ", "de la ", "de los "];
    let article = articles.iter().find(|article| words.to_lowercase().starts_with(**article));
    article.and_then(|article| words.get(article.len()..)).unwrap_or(words).to_owned()
}

fn labs(found: &mut Findings<'_, '_>) {
    let is_page = is_order_page(found.entries());
    for (at, entry) in found.entries().iter().enumerate() {
        let low = entry.line.low();
        let all = LAB.all(low);
        let is_form = low.contains("[x]");
        let chosen: Vec<Range<usize>> =
            all.into_iter().filter(|range| !is_form || before(low, range.start, 5).contains("[x]")).collect();
        let Some(first) = chosen.first().cloned() else { continue };
        if LAB_FOUND.is_in(after(low, first.end, 30)) {
            continue;
        }
        let has_due = LAB_DUE.is_in(low)
            && entry.days.iter().any(|day| day.range.start > first.start && (day.lead == Lead::By || day.is_counted));
        if !(is_form || is_order(entry, &first, is_page) || (has_due && !NOT_ORDERED.is_in(low)))
            || (is_form && NOT_ORDERED.is_in(low))
        {
            continue;
        }
        let mut end = first.end;
        let mut names = vec![found.page.words(entry, first.clone())];
        for next in chosen.iter().skip(1) {
            if is_form {
                names.push(found.page.words(entry, next.clone()));
                end = next.end;
            } else if LAB_JOINT.is_in(cut(low, end..next.start)) {
                end = next.end;
            } else {
                break;
            }
        }
        let mut making = found.start("lab_order", entry, first.start..end);
        making.put("tests", if is_form { names.join(", ") } else { found.page.words(entry, first.start..end) });
        by_date(found, at, entry, 0, &mut making);
        if is_form {
            for (next_at, next) in found.entries().iter().enumerate().skip(at + 1).take(8) {
                if LAB_DUE.is_in(next.line.low()) && next.days.iter().any(|day| day.lead == Lead::By) {
                    by_date(found, next_at, next, 0, &mut making);
                    break;
                }
            }
        }
        found.keep(making);
    }
}

fn therapies(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    let frequency = entries.iter().find(|entry| FREQUENCY.is_in(entry.line.low()));
    for (at, entry) in entries.iter().enumerate() {
        let low = entry.line.low();
        let Some(hit) = THERAPY.parts(low) else { continue };
        let Some(range) = shifted(&hit, 0, 0) else { continue };
        let is_told = (SESSIONS.is_in(low) && low.len() < 120)
            || ORDERED.is_in(low)
            || REFERS.is_in(low)
            || (frequency.is_some() && (at < 12 || FREQUENCY.is_in(low)));
        if !is_told
            || NOT_THERAPY.is_in(cut(low, 0..range.start))
            || DECISION.is_in(low)
            || is_decided(entries, &DECISION)
        {
            continue;
        }
        let code = if hit.get(1).is_some() {
            "PT"
        } else if hit.get(2).is_some() {
            "OT"
        } else {
            "ST"
        };
        if found.facts.iter().any(|fact| {
            fact.kind == "therapy_order" && fact.fields.get("therapy").and_then(|code| code.as_str()) == Some(code)
        }) {
            continue;
        }
        let mut making = found.start("therapy_order", entry, range);
        making.put("therapy", code);
        if let Some(entry) = frequency
            && let Some(range) = FREQUENCY.find(entry.line.low())
        {
            making.put("frequency", found.page.words(entry, range));
        }
        for (next_at, next) in entries.iter().enumerate().skip(at.saturating_sub(6)).take(18) {
            let low = next.line.low();
            if let Some(hit) = VISITS.parts(low).filter(|_| FREQUENCY.is_in(low)) {
                making.put("visits", part_text(&hit, 1).parse::<u32>().unwrap_or_default());
            }
            let Some(day) = next.days.iter().find(|day| day.date >= found.page.anchor && !found.is_taken(next_at, day))
            else {
                continue;
            };
            let name = if VALID.is_in(low) && day.lead == Lead::By {
                "valid_to"
            } else if FIRST_VISIT.is_in(low) {
                "by_date"
            } else {
                continue;
            };
            making.put_day(name, day);
            found.last_days.insert(day.date);
        }
        found.keep(making);
    }
}

pattern!(SESSIONS, r"\b\d{1,3} (?:sesiones|sessions|visits)\b");
pattern!(
    REFERS,
    r"\b(?:refer\w*|please see|rx|script|eval(?:uate|uation)? (?:and|&) treat|evaluar y tratar|evaluacion y tratamiento|remit\w+|refier\w+|order)\b"
);
pattern!(
    DECISION,
    r"\b(?:we (?:have )?(?:approved|denied)|partial approval|notice of (?:approval|denial)|hemos (?:aprobado|negado|denegado)|aviso de (?:aprobacion|denegacion))\b"
);

fn is_decided(entries: &[Entry], words: &Pattern) -> bool {
    entries.iter().any(|entry| words.is_in(entry.line.low()))
}
