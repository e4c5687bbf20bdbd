//! Decisions of an insurer, and changes of a plan.

use super::days::{Day, Lead};
use super::findings::Findings;
use super::page::{Entry, is_birth, shifted};
use super::pattern::{before, cut, part_text, pattern};
use std::ops::Range;

pattern!(
    APPROVED,
    r"\b(?:(?:we|i) (?:have )?approved|(?:is|are|was|were|been) approved|notice of approval|approval notice|approved|se autoriza(?:n)?|autorizamos|aprobo|autorizo|(?:has|have) authorized|queda autorizad[oa]|aprobad[oa]s?|hemos aprobado|aprobamos|autorizad[oa]s?|authorized)\b"
);
pattern!(
    DENIED,
    r"\b(?:denied|denial|negacion|not approved|cannot approve|can't approve|denegad[oa]s?|negad[oa]s?|denegamos|hemos (?:negado|denegado)|no (?:aprobamos|podemos aprobar|fue aprobad[oa])|rechazad[oa]s?|rechazo|(?:not|cannot|won't|will not|decided not) (?:to )?(?:be )?(?:cover(?:ed)?|pay|authorized?)|adverse (?:benefit )?determination|no (?:se autoriza|cubriremos|autorizad[oa])|improcedente|decision de negar|se niega)\b"
);
pattern!(
    PARTIAL,
    r"\b(?:partial(?:ly)? (?:approv\w+|denied)|approved in part|aprobacion parcial|parcialmente|aprobad[oa] en parte)\b"
);
pattern!(
    PENDING,
    r"\b(?:(?:is|request is|status:?|still|\d:|now) (?:pending|pended|under review|in review|on hold)|under review|being reviewed|awaiting (?:records|information|review)|cannot decide|need more information|pendiente|en revision|en tramite|en estudio|en proceso|en auditoria|en evaluacion)\b"
);
pattern!(
    EXPIRED,
    r"\b(?:authorization|approval|autorizacion|aprobacion)\b.{0,40}\b(?:(?:has )?expired|ended|vencio|expiro|ha vencido)\b"
);
pattern!(
    NUMBER,
    r"\b(?:(?:prior )?auth(?:orization|\.)?|reference|ref|case|request|decision|tracking|approval|appeal|apelacion|tramite|expediente|expte|reclamo|gestion|autorizacion|referencia|caso|solicitud|aprobacion|folio|certification)\.?(?: (?:id|request))?(?:\s?(?:number|num\.?|numero|no\.?|nro\.?|#|n\.?o))?(?: de (?:autorizacion|referencia|caso|solicitud|aprobacion|certificacion))?[\s:#.|]*\s?((?:[a-z]{1,4}-){0,3}[a-z0-9]*\d[a-z0-9]*(?:[-/][a-z0-9]+)*)\b"
);
pattern!(
    NUMBER_ES,
    r"\bn(?:umero|um\.?|o\.?|ro\.?)\s(?:de )?(?:la )?(?:autorizacion|referencia|caso|solicitud|aprobacion)[\s:#.|]*((?:[a-z]{1,4}-?)?[a-z0-9]*\d[a-z0-9]*(?:-[a-z0-9]+)*)\b"
);
pattern!(TABLE_NUMBER, r"^\s*\|?\s*([a-z]{0,4}\d*[a-z]?\d*-[a-z0-9-]*\d[a-z0-9-]*|[a-z]{1,4}\d{4,})\s\|");
pattern!(TABLE_HEAD, r"\b(?:authorization|auth|autorizacion|reference)\b.*\|");
pattern!(
    CODE,
    r"(?:\b(?:cpt|hcpcs|cups|code|codigo|procedure code)s?[\s:#|(]*|\(|\|\s|^\s*|\d\s)(\d{5,7}|[a-ej-v]\d{4})\b"
);
pattern!(CODE_WORD, r"\b(?:cpt|hcpcs|cups|codes?|codigos?)\b");
pattern!(
    APPEAL,
    r"\b(?:appeal|apel\w+|grievance|reconsider\w+|external review|disagree|fair hearing|audiencia|recurso|reposicion|tutela|inconform\w+|reclam\w+|no esta de acuerdo|revision externa)\b"
);
pattern!(
    SERVICE,
    r"^(?:(?:requested |approved |denied )?(?:service|procedure|test|item|drug|treatment)s?|servicio(?: solicitado| aprobado)?|procedimiento|estudio)$"
);
pattern!(UNITS, r"\b(\d{1,3}) (?:visits|units|visitas|unidades|sesiones)\b");
pattern!(
    VALID,
    r"\b(?:valid\w*|effective|good|from|dates?|start|end|through|used|vigente|vigencia|desde|del|inicio|fin|termina|vence|expire[sd]?|approved|aprobad[oa])\b"
);
pattern!(
    CHANGE,
    r"\b(?:no longer accepts?|out of network|(?:are|is) moving from|leaves? (?:the|our|your)|did not reach|benefits? changes?|moves? to tier|your (?:health |new )?plan (?:is|will be|changes)|(?:will )?needs? (?:prior )?(?:approval|auth\w*)|will (?:no longer (?:be|cover|accept|pay|take)|leave|be leaving|change|be called|require|need|have a new|become|move to|end|be (?:covered|moved|replaced|enrolled)|join|not be (?:in|part|covered)|be out of)|changes? (?:on|as of|from)|new name will be|(?:is|are) (?:leaving|changing|moving)|has (?:changed|left|ended)|your new (?:plan|primary|pcp|insurance|member|id|card|network|doctor)|is no longer|are no longer|dejara(?:n)? de|ya no (?:sera|estara|formara|cubrira|aceptara|pertenecera|tendra)|saldra(?:n)? de|cambia(?:ra)?(?:n)?|se llamara|pasa(?:ra)? a (?:llamarse|ser|formar)|nuevo (?:nombre|plan|medico|numero)|nueva (?:red|tarjeta|credencial)|pasara a|requerira(?:n)?|necesitara(?:n)?|termina(?:ra)?|finaliza(?:ra)?|se traslada)\b"
);
pattern!(
    PLAN,
    r"\b(?:network|plans?|aetna|cigna|humana|kaiser|blue cross|anthem|medicare|benefits?|coverage|formulary|drug list|members?|insurance|insurer|hmo|ppo|provider directory|primary care provider|pcp|practice|red|medicaid|medicare|eps|obra social|prepaga|mutua|cobertura|seguro|aseguradora|afiliad\w+|formulario|name)\b"
);
pattern!(PREMIUM, r"\b(?:premium|copay|co-pay|deductible|prima|copago|deducible)\b");

pub(super) fn read(found: &mut Findings<'_, '_>) {
    authorisations(found);
    changes(found);
}

fn state(low: &str) -> Option<&'static str> {
    if PARTIAL.is_in(low) {
        Some("partial")
    } else if EXPIRED.is_in(low) {
        Some("expired")
    } else if DENIED.is_in(low) {
        Some("denied")
    } else if PENDING.is_in(low) {
        Some("pending")
    } else if APPROVED.is_in(low) {
        Some("approved")
    } else {
        None
    }
}

fn authorisations(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    // A decision is a sentence or a heading that says so; a hint what to do if one comes is none.
    let decided = entries.iter().enumerate().find_map(|(at, entry)| {
        let low = entry.line.low();
        let status = state(low).filter(|_| !MAYBE.is_in(low) || HAS_DECIDED.is_in(low))?;
        Some((at, status))
    });
    let decided = decided.or_else(|| {
        // "The authorization (no. 4410-77) expires July 20": it was given.
        entries
            .iter()
            .position(|entry| {
                GIVEN.is_in(entry.line.low())
                    && number_in(entry).is_some()
                    && entry.days.iter().any(|day| day.lead == Lead::By)
            })
            .map(|at| (at, "approved"))
    });
    let decided = decided.or_else(|| given_number(entries).map(|at| (at, "approved")));
    let Some((at, mut status)) = decided else { return };
    let whole = entries.iter().map(|entry| entry.line.low()).collect::<Vec<_>>();
    if whole.iter().any(|low| PARTIAL.is_in(low)) {
        status = "partial";
    } else if whole.iter().any(|low| EXPIRED.is_in(low)) {
        status = "expired";
    }
    let Some(decision) = entries.get(at) else { return };
    let number = entries.iter().find_map(|entry| number_in(entry).map(|range| found.page.words(entry, range)));
    let number = number.or_else(|| {
        let mut is_table = false;
        entries.iter().find_map(|entry| {
            is_table |= TABLE_HEAD.is_in(entry.line.low());
            let range =
                TABLE_NUMBER.parts(entry.line.low()).filter(|_| is_table).and_then(|hit| shifted(&hit, 1, 0))?;
            Some(found.page.words(entry, range))
        })
    });
    let appeal = entries.iter().enumerate().find_map(|(at, entry)| {
        let near = entry_and_heading(entry);
        let day =
            entry.days.iter().find(|day| (day.lead == Lead::By || day.is_counted) && day.date >= found.page.anchor)?;
        (APPEAL.is_in(&near) || REQUEST.is_in(&near)).then_some((at, day))
    });
    let window = entries.iter().find_map(|entry| {
        let day = entry.days.iter().find(|day| day.first.is_some() && !day.is_counted)?;
        (VALID.is_in(entry.line.low()) || CODE.is_in(entry.line.low())).then_some(day)
    });
    let mut codes: Vec<(&Entry, Range<usize>)> = Vec::new();
    let has_code_word = whole.iter().any(|low| CODE_WORD.is_in(low));
    for entry in entries {
        let low = entry.line.low();
        for hit in CODE.all_parts(low) {
            let Some(range) = shifted(&hit, 1, 0) else { continue };
            let is_code = has_code_word && (CODE_WORD.is_in(low) || low.contains(" | ") || is_table_row(low))
                || before(low, range.start, 1) == "(";
            let is_known =
                codes.iter().any(|(other, old)| cut(other.line.low(), old.clone()) == cut(low, range.clone()));
            if is_code && !is_known && !STATE_ZIP.is_in(before(low, range.start, 8)) {
                codes.push((entry, range));
            }
        }
    }
    let is_plain = SAYS_SO.is_in(decision.line.low()) && whole.iter().any(|low| COVERAGE.is_in(low));
    if number.is_none() && codes.is_empty() && !is_plain {
        return;
    }
    let rows: Vec<(&Entry, Option<Range<usize>>)> = if codes.is_empty() {
        vec![(decision, None)]
    } else {
        codes.into_iter().map(|(entry, range)| (entry, Some(range))).collect()
    };
    let single = rows.len() == 1;
    for (entry, code) in rows {
        let status = if single { status } else { state(entry.line.low()).unwrap_or(status) };
        let range = if single { decision.line.all() } else { entry.line.all() };
        let mut making = found.start("authorisation", if single { decision } else { entry }, range);
        making.put("status", status).put("number", number.clone().unwrap_or_default());
        if let Some(code) = code {
            making.put("code", found.page.words(entry, code));
        }
        if let Some(service) = entries.iter().find(|entry| SERVICE.is_in(entry.line.label())) {
            making.put("service", found.page.words(service, service.line.value_start()..service.line.low().len()));
        }
        if let Some(hit) = UNITS.parts(decision.line.low()).filter(|_| matches!(status, "approved" | "partial")) {
            making.put("units", part_text(&hit, 1).parse::<u32>().unwrap_or_default());
        }
        let ends = decision.days.iter().find(|day| day.lead == Lead::By && GIVEN.is_in(decision.line.low()));
        if let Some(ends) = ends.filter(|_| window.is_none() && status == "approved") {
            making.put_day("to", ends);
        }
        if let (Some(window), "approved" | "partial") = (window, status) {
            making.put_day("to", window).put("from", window.first.map(|day| day.to_string()).unwrap_or_default());
        }
        if let (Some((_, day)), "denied" | "partial") = (appeal, status) {
            making.put_day("appeal_by", day);
        }
        found.keep(making);
    }
    for (at, entry) in entries.iter().enumerate() {
        for day in &entry.days {
            let is_told = appeal.is_some_and(|(_, appeal)| appeal.date == day.date)
                || window.is_some_and(|window: &Day| window.date == day.date);
            if is_told
                || (GIVEN.is_in(entry.line.low()) && day.lead == Lead::By)
                || (VALID.is_in(entry.line.low()) && day.lead == Lead::By && !APPEAL.is_in(entry.line.low()))
            {
                found.take(at, day);
            }
        }
    }
}

pattern!(HAS_DECIDED, r"\b(?:has|have) (?:now )?(?:been )?(?:approved|authorized|denied)\b|\bse autoriza\b");
pattern!(
    SAYS_SO,
    r"\b(?:we (?:have )?(?:denied|approved|decided)|notice of (?:denial|approval|adverse)|adverse (?:benefit )?determination|hemos (?:negado|denegado|aprobado|autorizado)|se niega|se autoriza|(?:aviso|notificacion|carta) de (?:negacion|denegacion|rechazo|aprobacion)|(?:has|have) (?:been )?(?:approved|authorized|denied)|is being reviewed|under review)\b"
);
pattern!(
    COVERAGE,
    r"\b(?:plan|insurance|insurer|coverage|prior auth\w*|authorization|autorizacion|seguro|aseguradora|obra social|eps|member|afiliad[oa]|benefits?|cobertura|medicaid|medicare)\b"
);
pattern!(
    MAYBE,
    r"\b(?:if (?:we|it|this|your|the request|approved|denied)|once|when|until|unless|may be|can be|to be|must be|needs? to be|not guarantee|si (?:es|se|la)|cuando|right to|no authorization|pending results?|blood|biopsy|fda|auth #|auth\. #)\b"
);
pattern!(
    GIVEN,
    r"\b(?:authorization|approval|prior auth|autorizacion|aprobacion)\b.{0,60}\b(?:expires?|valid|good (?:through|until)|vence|vigente|valida|caduca)\b"
);
pattern!(STATE_ZIP, r"\b[a-z]{2} $");

fn is_table_row(low: &str) -> bool {
    low.split_whitespace()
        .take(2)
        .any(|word| (5..=7).contains(&word.len()) && word.bytes().filter(u8::is_ascii_digit).count() >= 4)
}

fn entry_and_heading(entry: &Entry) -> String {
    format!("{} {}", entry.line.heading, entry.line.low())
}

pattern!(
    NUMBER_LABEL,
    r"^(?:(?:prior |insurance )?auth(?:orization)?s?\.?(?: (?:number|no\.?|#|id|code|num\.?))?|(?:numero|no\.?|nro\.?|num\.?) de autorizacion|autorizacion(?: (?:numero|no\.?|nro\.?|num\.?))?|pa (?:number|#|no\.?)|approval (?:number|code|#))$"
);
pattern!(
    GIVEN_NUMBER,
    r"\b(?:authorization|prior auth|auth|autorizacion|approval)(?: (?:number|no\.?|#|num\.?|numero))?:?\s(?:is |es )?#?[a-z]{1,4}-?\d[a-z0-9-]{3,}\b"
);
pattern!(REFERS, r"\b(?:referral|refer|ref|referido|referencia|derivacion|interconsulta|remision)\b");

/// The line that gives the number of an authorisation without another word on it: it was granted.
fn given_number(entries: &[Entry]) -> Option<usize> {
    entries.iter().position(|entry| {
        let low = entry.line.low();
        let is_told = NUMBER_LABEL.is_in(entry.line.label()) || (GIVEN_NUMBER.is_in(low) && !MAYBE_NOT.is_in(low));
        is_told && !REFERS.is_in(low) && number_in(entry).is_some()
    })
}

pattern!(MAYBE_NOT, r"\b(?:if|until|need|required|request|pending|once|si|hasta|requiere|pendiente|solicitud)\b");
pattern!(
    PLAIN_NUMBER,
    r"\b(?:no|nro|num|n|number|numero)\.?:?\s#?(\d[0-9a-z]*(?:[-/][0-9a-z]+)*)\b|#\s?([a-z0-9]*\d[a-z0-9-]*)\b"
);
pattern!(PAREN_NUMBER, r"\((?:n|no|nro|num|nr|#)\.?o?\.?\s?#?([0-9][0-9a-z-]{3,})\)");

fn number_in(entry: &Entry) -> Option<Range<usize>> {
    let low = entry.line.low();
    if GIVEN.is_in(low)
        && let Some(range) = PAREN_NUMBER.parts(low).and_then(|hit| shifted(&hit, 1, 0))
    {
        return Some(range);
    }
    let is_decision = state(low).is_some() && low.len() < 90;
    let said = if is_decision { PLAIN_NUMBER.all_parts(low) } else { Vec::new() };
    for hit in said.into_iter().chain(NUMBER.all_parts(low)).chain(NUMBER_ES.all_parts(low)) {
        let Some(range) = shifted(&hit, 1, 0).or_else(|| shifted(&hit, 2, 0)) else { continue };
        let text = cut(low, range.clone());
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let is_day = entry.days.iter().any(|day| day.range.start < range.end && range.start < day.range.end);
        if digits >= 3 && text.len() >= 5 && !is_day {
            return Some(range);
        }
    }
    None
}

fn changes(found: &mut Findings<'_, '_>) {
    let named = found.entries().iter().map(|entry| PLAN.all(entry.line.low()).len()).sum::<usize>();
    let mut last: Option<Day> = None;
    for (at, entry) in found.entries().iter().enumerate() {
        let low = entry.line.low();
        let is_labelled = CHANGE_LABEL.is_in(entry.line.label());
        if named < 1
            || !(is_labelled || CHANGE.is_in(low))
            || PREMIUM.is_in(low)
            || low.ends_with('?')
            || NO_CHANGE.is_in(low)
        {
            continue;
        }
        let own = entry.days.iter().find(|day| !day.is_counted && day.first.is_none() && !is_birth(low, day));
        // "From January 1 your plan is called Oro. The North Hospital leaves the network."
        let when = || entries_when(found.entries());
        let Some(day) = own.cloned().or_else(|| last.clone()).or_else(when) else { continue };
        if day.date < found.page.anchor {
            continue;
        }
        if !(PLAN.is_in(low) || own.is_none()) || entry.clocks.iter().any(|_| own.is_some()) {
            continue;
        }
        let is_first = own.is_some_and(|day| day.range.start < 24);
        let text = if is_first {
            let start = day.range.end + cut(low, day.range.end..low.len()).len()
                - cut(low, day.range.end..low.len()).trim_start_matches([',', ' ', ':']).len();
            start..low.trim_end_matches('.').len().max(start)
        } else {
            0..low.trim_end_matches('.').len()
        };
        let mut making = found.start("plan_change", entry, entry.line.all());
        making.put("change", found.page.words(entry, text)).put_day("date", &day);
        if own.is_none() {
            making.imply();
        }
        if own.is_some() {
            found.take(at, &day);
        }
        found.keep(making);
        last = Some(day);
    }
}

pattern!(CHANGE_LABEL, r"^(?:what (?:changes|is changing)|change|the change|que cambia|cambio|cambios)$");
pattern!(
    WHEN_LABEL,
    r"^(?:when|effective(?: date)?|starting|date of change|cuando|desde|vigencia|fecha (?:del cambio|efectiva))$"
);

/// "When: January 1, 2027" of a notice of change.
fn entries_when(entries: &[Entry]) -> Option<Day> {
    let labelled = entries.iter().find(|entry| WHEN_LABEL.is_in(entry.line.label()) && entry.clocks.is_empty())?;
    labelled.days.first().cloned()
}

pattern!(
    NO_CHANGE,
    r"\b(?:appointment|appt|visit|cita|medicine|dose|if your|si su|nothing changes|no cambia|will not change|does not change|address|your information)\b"
);

pattern!(REQUEST, r"\b(?:get|receive|recibir) (?:your|su) (?:request|solicitud)\b");
