//! Papers that ask nothing of a journey: bills, newsletters, surveys. They give no facts.

use super::page::Page;
use super::pattern::{Pattern, pattern};

pattern!(
    BILL,
    r"\b(?:amount due|balance due|pay this amount|payment due|total due|minimum payment|statement (?:date|balance|number)|past due|pay (?:online|by mail|your bill)|amount you owe|you owe|new balance|saldo (?:pendiente|a pagar|total)|factura|estado de cuenta|monto (?:a pagar|adeudado)|total a pagar|fecha limite de pago|cantidad adeudada|usted debe|pague (?:en linea|este monto)|guarantor|explanation of benefits|explicacion de beneficios|remit(?:tance)? (?:payment|to)|late fee)\b"
);
pattern!(
    NEWSLETTER,
    r"\b(?:newsletter|boletin|unsubscribe|cancelar (?:la )?suscripcion|darse de baja|in this issue|en esta edicion|en este numero|healthy recipe|receta saludable|community calendar|open house|join us|all welcome|free (?:talk|class|event|seminar|workshop|lecture)|\bnews -|(?:health|awareness) (?:month|week)|unase|acompanenos|wellness tips|tip of the month|consejos? del mes|volume \d|vol\. ?\d|issue \d|follow us|siganos)\b"
);
pattern!(
    SURVEY,
    r"\b(?:surveys?|encuestas?|how did we do|how was your (?:visit|experience)|tell us about your|rate (?:your|us)|your feedback|su opinion|como fue su (?:visita|experiencia)|califique|scale of 1|escala del? 1|patient experience|very satisfied|muy satisfech[oa]|how likely are you)\b"
);
pattern!(
    CARE,
    r"\b(?:your (?:appointment|surgery|procedure|referral|authorization) (?:is|was|has)|you are scheduled|su cita (?:es|esta|ha)|we (?:have )?(?:approved|denied)|is scheduled for|prior authorization)\b"
);

pub(super) fn gives_nothing(page: &Page<'_>) -> bool {
    let count = |words: &Pattern| -> usize {
        page.entries
            .iter()
            .take(300)
            .map(|entry| {
                let low = entry.line.low();
                if low.contains("not a bill") || low.contains("no es una factura") { 0 } else { words.all(low).len() }
            })
            .sum()
    };
    let care = count(&CARE);
    count(&BILL) >= 2 + 2 * care || count(&NEWSLETTER) >= 2 + 3 * care || count(&SURVEY) >= 2 + 3 * care
}
