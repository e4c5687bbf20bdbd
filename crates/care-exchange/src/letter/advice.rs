//! Preparations before a test and instructions for the day: what is to be done, in the letter's words.

use super::findings::Findings;
use super::pattern::{cut, part_text, pattern};
use super::reckoning::count_of;

pattern!(
    PREPARE,
    r"\b(?:(?:no|nothing|stop|do not|don't|avoid|only|without|clear|last|low|light|drink|eat|fast(?:ing)?|npo)\b.{0,40}\b(?:eat|eating|drink(?:ing)?|food|solids?|meals?|liquids?|fluids?|water|coffee|caffeine|mouth|midnight|alcohol|smok(?:e|ing)|gum|milk|breakfast|dinner|lunch|snack|diet|fiber|seeds|nuts|exercise|lotion|deodorant|powder|perfume|makeup|jewelry|metal|contact lenses|nail polish|hair ?spray|shav(?:e|ing)|gel)|(?:wear|dress)\b.{0,40}\b(?:cloth(?:es|ing)|comfortable|loose|two[- ]piece|warmly|shirt|shoes|shorts|sleeves?|pants)|full bladder|empty (?:bladder|stomach)|bowel prep|(?:drink|take|mix)\b.{0,40}\b(?:prep(?:aration)?|bottle|solution|contrast|miralax|golytely|suprep|laxative|dulcolax|bisacodyl|oz|ounces|glass(?:es)?)|shower|wash\b.{0,30}\b(?:soap|hair|hibiclens|chlorhexidine)|hibiclens|remove\b.{0,30}\b(?:jewelry|piercings?|metal|dentures|polish)|leave\b.{0,20}\b(?:jewelry|valuables)|npo|nothing by mouth|en ayunas|ayuno|no (?:coma|beba|comer|beber|fume|mastique|tome (?:agua|liquidos|alcohol|cafe)|ingiera|use (?:desodorante|crema|talco|perfume|locion|maquillaje|joyas))|nada (?:de comer|de beber|por boca|por la boca)|deje de (?:comer|beber|fumar)|evite\b.{0,30}\b(?:comer|alcohol|cafeina|ejercicio|cafe|grasa)|dieta (?:blanda|liquida|de liquidos|baja|ligera)|liquidos claros|(?:use|vista|lleve|vistase|traiga|venga)\b.{0,30}\b(?:ropa|zapatos)|vejiga llena|banese|duchese|lavese|quitese|retire\b.{0,20}\b(?:joyas|aretes|metal)|beba\b.{0,30}\b(?:vasos?|agua|litros?|solucion|contraste|frasco)|no (?:joyas|metal|crema|desodorante))\b"
);
pattern!(BRING, r"\b(?:bring|have .{0,30}\bready|traiga|llevar|lleve consigo|lleve su|no olvide)\b");
pattern!(
    ARRIVE,
    r"\b(?:(?:please |plan to )?arriv(?:e|al)|check[- ]in (?:at|by)|be here|get here|come (?:\d+|15|30|10|20|fifteen|thirty) min\w*|report to (?:the )?(?:main|front|west|east|north|south|level|desk|registration|radiology|admitting|suite|\d)|llegu?e|presentese|preséntese|llegar)\b"
);
pattern!(
    DRIVER,
    r"\b(?:driver|drive you|drive yourself|ride home|take you home|driving|do not drive|don't drive|acompanante|lo lleve|la lleve|conducir|maneje|manejar|no conduzca|responsible adult|adulto)\b"
);
pattern!(
    ACTIVITY,
    r"^(?:please )?(?:no (?:lifting|heavy|driving|bath|swimming|work|sports|exercise|strenuous|weight)|do not (?:lift|drive|bathe|swim|soak|bend|shower|sign|get|remove|put|return)|don't (?:lift|drive|bathe|swim|soak)|keep (?:it|the|your)|walk|ice|elevate|rest|use (?:a|your|the) (?:walker|crutches|sling|cane|brace|boot)|wear (?:the|your) (?:sling|brace|boot|splint|mask)|weigh yourself|check your|low (?:salt|sodium)|soft (?:food|diet)|eat|limit|change the|change your|no levante|no (?:cargue|conduzca|maneje|nade|bane)|camine|descanse|mantenga|eleve|aplique hielo|coma|pesese|use (?:el|la|su) (?:cabestrillo|andador|bota|muletas|faja))\b"
);
pattern!(
    CALL_FOR,
    r"^(?:please )?(?:call|llame|llamenos|phone|ring|contact)\b.{0,60}\b(?:if|to (?:schedule|choose|pick|make|set|book|arrange|get)|for (?:bleeding|fever|pain)|si|para (?:programar|hacer|elegir|agendar|pedir|concertar))\b"
);
pattern!(
    TELL,
    r"^(?:please )?(?:tell (?:us|the)|let us know|reply|avise|avisenos|informe|digale|diganos|responda)\b.{3,}"
);
pattern!(CHECK_IN, r"^check[- ]?in\b\W{0,6}\d");
pattern!(THANKS, r"\b(?:thank you for|gracias por|ordered|recommend)\b");
pattern!(
    NOT_ADVICE,
    r"\b(?:if you (?:have|get|notice|feel|develop)|si (?:tiene|nota|presenta|siente)|was told|he was|she was|patient (?:was|is|has)|we (?:ate|drank)|history|denies|niega|cost|price|copay|balance)\b"
);
pattern!(
    HOURS,
    r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|doce)(?:\s?\(\d{1,2}\))?(?:\s?(?:-|to|a)\s?\d{1,2})?[\s-](?:full )?(hours?|hrs?|horas?|days?|dias?|weeks?|semanas?)\b.{0,16}?\b(?:before|prior|antes|previ[oa]s?|beforehand|ahead)\b"
);
pattern!(
    BOLD_HOURS,
    r"\b(?:for|por|durante|at least|al menos)\s(\d{1,2}|six|eight|four|seis|ocho|doce|twelve)\s(hours?|horas?)\b"
);
pattern!(
    PREP_HEAD,
    r"\b(?:prep\w*|before your|before the|night before|day before|day of|morning of|how to get ready|get(?:ting)? ready|antes de|instruc\w+|indicaciones|food|drink|eating|clothing|the day|on the day|please)\b"
);
pattern!(
    POLITE,
    r"^(?:please |por favor,? |and |y |also,? |remember to |recuerde |be sure to |you (?:should|must|need to|will need to) |debe |favor de )"
);

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    for entry in entries {
        let line = &entry.line;
        let low = line.low();
        if line.is_heading || low.len() > 330 || low.ends_with('?') || low.len() < 6 || NOT_ADVICE.is_in(low) {
            continue;
        }
        let is_prep_head = PREP_HEAD.is_in(&line.heading);
        if PREPARE.is_in(low)
            && !THANKS.is_in(low)
            && ARRIVE.find(low).is_none_or(|range| range.start >= 12)
            && !super::medicines::is_about(low)
        {
            // Without a test in sight "avoid alcohol" is a way to live.
            let is_timed = HOURS.is_in(low)
                || BOLD_HOURS.is_in(low)
                || is_prep_head
                || NEAR_TEST.is_in(low)
                || page_has_test(found);
            if !is_timed || AFTER.is_in(&line.heading) || AFTER.is_in(low) {
                continue;
            }
            let mut making = found.start("preparation", entry, text_range(low, line.value_start()));
            making.put("text", found.page.words(entry, text_range(low, line.value_start())));
            let hours = HOURS.parts(low).or_else(|| BOLD_HOURS.parts(low).filter(|_| NEAR_TEST.is_in(low)));
            if let Some(hit) = hours
                && let Some(count) = count_of(part_text(&hit, 1))
            {
                let factor = match part_text(&hit, 2).get(..1) {
                    Some("d") => 24,
                    Some("w" | "s") => 168,
                    _ => 1,
                };
                making.put("hours_before", count * factor);
            }
            found.keep(making);
            continue;
        }
        let said = POLITE.find(low).map_or(low, |range| cut(low, range.end..low.len()));
        let starts = |words: &super::pattern::Pattern| words.find(said).is_some_and(|range| range.start < 24);
        let subject = if starts(&BRING) {
            "bring"
        } else if starts(&ARRIVE) && !ARRIVED.is_in(low) {
            "arrive"
        } else if CALL_FOR.is_in(said) || TELL.is_in(said) || CHECK_IN.is_in(low) {
            "call"
        } else if DRIVER.is_in(low) && low.len() < 200 {
            "driver"
        } else if ACTIVITY.is_in(said) && (line.is_bullet || AFTER.is_in(&line.heading)) {
            "activity"
        } else {
            continue;
        };
        let mut making = found.start("instruction", entry, text_range(low, 0));
        making.put("text", found.page.words(entry, text_range(low, 0))).put("subject", subject);
        found.keep(making);
    }
}

pattern!(
    ARRIVED,
    r"\b(?:arrived|when you arrive|once you arrive|al llegar|late arrivals?|if you arrive|cuando llegue)\b"
);
pattern!(
    NEAR_TEST,
    r"\b(?:before|prior|the (?:test|scan|exam|procedure|surgery)|midnight|medianoche|antes|examen|prueba|estudio|cirugia|morning of|day of|night before|noche anterior|arrival)\b"
);
pattern!(
    AFTER,
    r"\b(?:after (?:the|your) (?:surgery|procedure|test|scan|exam|operation)|at home|going home|despues de(?:l| la)|en casa|recovery|afterwards?)\b"
);
pattern!(
    TEST,
    r"\b(?:mri|ct|scan|ultrasound|colonoscopy|endoscopy|surgery|procedure|pet|dexa|mammogram|blood (?:test|work|draw)|fasting|examen|estudio|cirugia|resonancia|tomografia|ultrasonido|colonoscopia|endoscopia|prep\w*|sleep study|eeg|x-?ray|echo|stress test|exam)\b"
);

fn page_has_test(found: &Findings<'_, '_>) -> bool {
    found.entries().iter().take(25).any(|entry| TEST.is_in(entry.line.low()))
}

fn text_range(low: &str, from: usize) -> std::ops::Range<usize> {
    let value = low.get(from..).unwrap_or_default();
    let start = from + value.len() - value.trim_start().len();
    start..low.trim_end().trim_end_matches(['.', '!']).len().max(start)
}
