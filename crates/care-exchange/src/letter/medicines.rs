//! Medicines to stop, hold, continue, start or change, in the letter's own words.

use super::findings::Findings;
use super::pattern::{after, before, cut, pattern};

pub(super) const DRUGS: &str = r"(?:baby |low[- ]dose |long[- ]acting |short[- ]acting |fast[- ]acting |your |daily )?(?:aspirin[a]?|aspirin 81|warfarin[a]?|coumadin|apixab[ae]n|eliquis|rivaroxab[ae]n|xarelto|dabigatran|pradaxa|clopidogrel|plavix|ticagrelor|brilinta|prasugrel|heparin[a]?|enoxaparin[a]?|lovenox|ibuprofen[o]?|advil|motrin|naproxen[o]?|aleve|meloxicam|celecoxib|celebrex|diclofenac[o]?|ketorolac[o]?|nsaids?|aines|anti-?inflammator(?:y|ies)(?: (?:pills|medicines|drugs))?|antiinflamatorios?|acetaminophen|paracetamol|acetaminofen|tylenol|metformin[a]?|glucophage|glipizid[ae]|glimepirid[ae]|glyburid[ae]|sitagliptin[a]?|januvia|empagliflozin[a]?|jardiance|dapagliflozin[a]?|farxiga|canagliflozin|invokana|semaglutid[ae]|ozempic|wegovy|rybelsus|tirzepatid[ae]|mounjaro|zepbound|liraglutid[ae]|victoza|dulaglutid[ae]|trulicity|insulin[a]?(?: (?:glargin[ae]|lispro|aspart|nph|lantus))?|lantus|humalog|novolog|levemir|basaglar|tresiba|lisinopril|enalapril[o]?|ramipril|benazepril|losartan|valsartan|olmesartan|irbesartan|candesartan|entresto|amlodipin[eo]|nifedipin[eo]|diltiazem|verapamil[o]?|metoprolol(?: (?:succinate|tartrate))?|atenolol|carvedilol|propranolol|bisoprolol|hydrochlorothiazide|hidroclorotiazida|hctz|chlorthalidone|furosemid[ea]|lasix|torsemide|bumetanide|spironolactone|espironolactona|hydralazine|clonidin[ea]|atorvastatin[a]?|lipitor|rosuvastatin[a]?|crestor|simvastatin[a]?|pravastatin[a]?|ezetimib[ea]|levothyroxine|levotiroxina|synthroid|methimazole|metimazol|omeprazol[e]?|prilosec|pantoprazol[e]?|protonix|esomeprazol[e]?|nexium|lansoprazol[e]?|famotidin[ea]|pepcid|ranitidin[ea]|sucralfat[eo]|prednison[ea]|prednisolon[ea]|methylprednisolone|medrol(?: dose ?pack)?|dexamethasone|dexametasona|hydrocortisone|albuterol|salbutamol|ventolin|fluticasone|flonase|symbicort|advair|montelukast|singulair|tiotropium|cetirizin[ea]|zyrtec|loratadin[ea]|claritin|fexofenadine|allegra|diphenhydramine|difenhidramina|benadryl|hydroxyzine|antihistamines?|antihistaminicos?|decongestants?|amoxicillin(?:[- ]clavulanate)?|amoxicilina|augmentin|azithromycin|azitromicina|doxycycline|doxiciclina|cephalexin|cefalexina|keflex|ciprofloxacin[o]?|levofloxacin[o]?|clindamycin|clindamicina|nitrofurantoin[a]?|macrobid|bactrim|trimethoprim|metronidazol[e]?|penicillin|penicilina|cefuroxime|cefazolin|vancomycin|antibiotics?|antibioticos?|sertralin[ea]|zoloft|fluoxetin[ea]|prozac|escitalopram|lexapro|citalopram|celexa|paroxetine|venlafaxin[ea]|effexor|duloxetin[ea]|cymbalta|bupropion|wellbutrin|trazodon[ea]|mirtazapin[ea]|amitriptylin[ea]|nortriptylin[ea]|alprazolam|xanax|lorazepam|ativan|clonazepam|klonopin|diazepam|valium|zolpidem|ambien|melatonin[a]?|quetiapin[ea]|olanzapin[ea]|risperidon[ea]|aripiprazol[e]?|lithium|litio|gabapentin[a]?|neurontin|pregabalin[a]?|lyrica|topiramat[eo]|lamotrigin[ea]|levetiracetam|keppra|carbamazepin[ea]|valproat[eo]|depakote|donepezil[o]?|memantin[ea]|levodopa|carbidopa[- /]levodopa|sinemet|ropinirole|sumatriptan|oxycodone|oxicodona|percocet|hydrocodone|norco|vicodin|tramadol|morphine|morfina|codeine|codeina|opioids?|cyclobenzaprine|flexeril|ciclobenzaprina|methocarbamol|tizanidin[ea]|baclofen[o]?|methotrexate|metotrexato|hydroxychloroquine|plaquenil|hidroxicloroquina|sulfasalazine|adalimumab|humira|etanercept|enbrel|infliximab|tamoxifen[o]?|anastrozol[e]?|letrozol[e]?|alendronat[eo]|fosamax|tamsulosin[a]?|flomax|finasterid[ea]|oxybutynin|sildenafil[o]?|viagra|tadalafil[o]?|cialis|allopurinol|alopurinol|colchicin[ea]|digoxin[a]?|amiodaron[ea]|flecainide|nitroglycerin[a]?|isosorbide|potassium(?: chloride)?|potasio|magnesium|magnesio|calcium|calcio|vitamin (?:d3?|e|c|b12|k)|vitamina (?:d3?|e|c|b12|k)|vitamins|vitaminas|multivitamins?|iron(?: pills?| supplements?| tablets?)?|hierro|ferrous sulfate|sulfato ferroso|folic acid|acido folico|fish oil|aceite de pescado|omega-3|ginkgo|herbal (?:supplements|medicines|products)|supplements|suplementos|blood thinners?|anticoagulantes?|blood pressure (?:pills?|medicines?|medications?)|diabetes (?:pills?|medicines?|medications?)|water pills?|diuretics?|diureticos?|stool softeners?|docusat[eo]|senna|miralax|polyethylene glycol|laxatives?|ondansetron|zofran|estrogen|birth control pills?|weight loss (?:drugs|shots|injections)|caffeine pills|sleeping pills|beta[- ]blockers?|afrin|oxymetazoline|theophylline|teofilina)\b";

pattern!(DRUG, r"\b", DRUGS);
pattern!(
    STOP,
    r"\b(?:do not (?:take|use|restart|give)|don't (?:take|use|give)|stop(?: taking| using)?|hold(?: off on)?|skip|pause|discontinue[d]?|avoid|no|not take|withhold|off|d/c|suspend(?:a|er|e)|deje de (?:tomar|usar)|no (?:se )?(?:l[aeo]s? )?(?:tome|use|tomar|toma|ponga)|interrumpa|evite|detenga|pare|dejar de tomar)\b"
);
pattern!(
    CONTINUE,
    r"\b(?:continue(?: taking| with| your| on)*|keep taking|keep on|stay on|do not stop|don't stop|same|no change|unchanged|siga(?: tomando| con)*|continu[ea](?:r)?(?: tomando| con)*|mantenga|no (?:suspenda|deje|interrumpa)|sin cambios?|igual)\b"
);
pattern!(
    OTHER,
    r"\b(?:start(?: taking)?|begin|resume|restart|increase|decrease|reduce|lower|raise|change[d]?|new|take|use|switch(?: to)?|add|half|double|inicie|empiece(?: a tomar)?|comience|tome|reanude|reinicie|aumente|reduzca|disminuya|cambie|cambio|nuevo|use|prescribed|refill(?:ed)?)\b"
);
pattern!(
    NO_ACTION,
    r"\b(?:allerg(?:y|ies|ic)|alergi[ac]|alergico|history of|takes|is taking|was taking|are you|do you take|if you (?:take|are|use)|si (?:usted )?(?:toma|usa)|tell (?:us|the)|avise|let us know|tried|failed|probo|fracaso|has been|he takes|she takes|ask (?:your|the|us)|pregunte|list of|current medications|level|panel|blood test|labs?)\b"
);

pub(super) fn read(found: &mut Findings<'_, '_>) {
    for entry in found.entries() {
        let low = entry.line.low();
        if entry.line.is_heading || low.ends_with('?') {
            continue;
        }
        let heading = entry.line.heading.as_str();
        let mut last: Option<(&'static str, std::ops::Range<usize>)> = None;
        for drug in DRUG.all(low) {
            let head = cut(low, 0..drug.start);
            if NO_ACTION.is_in(before(head, head.len(), 50)) && !STOP.is_in(before(head, head.len(), 16)) {
                last = None;
                continue;
            }
            let clause = clause_start(head);
            let lead = cut(low, clause..drug.start);
            let tail = after(low, drug.end, 50);
            let acts = |text: &str, by: usize| {
                let mut all: Vec<(&'static str, std::ops::Range<usize>)> = Vec::new();
                for (class, words) in [("continue", &CONTINUE), ("stop", &STOP), ("other", &OTHER)] {
                    all.extend(words.all(text).into_iter().map(|range| (class, range.start + by..range.end + by)));
                }
                // "do not stop" is one act, and the longer of two at one place holds.
                all.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
                let mut kept: Vec<(&'static str, std::ops::Range<usize>)> = Vec::new();
                for act in all {
                    if kept.last().is_none_or(|last| act.1.start >= last.1.end) {
                        kept.push(act);
                    }
                }
                kept
            };
            let act = acts(lead, clause).pop();
            let tail_act = || {
                let near = tail.find(['.', ';']).map_or(tail, |stop| cut(tail, 0..stop));
                if !TAIL_OPENS.is_in(near) {
                    return None;
                }
                acts(near, drug.end).into_iter().next()
            };
            let row_act = || {
                let row = after(low, drug.end, 120);
                let at = ROW_ACT.find(row)?;
                acts(cut(row, at.clone()), drug.end + at.start).into_iter().next()
            };
            let act = act
                .or(last.clone().filter(|(_, range)| LISTED.is_in(cut(low, range.end..drug.start))))
                .or_else(tail_act)
                .or_else(row_act);
            let (action, from) = match &act {
                Some((_, range)) => (found.page.words(entry, range.clone()), range.start.min(drug.start)),
                None if !heading.is_empty() && heading.len() < 50 => {
                    let Some((_, range)) = acts(heading, 0).into_iter().next().filter(|_| LIST_HEAD.is_in(heading))
                    else {
                        continue;
                    };
                    (cut(heading, range).to_owned(), drug.start)
                }
                None => continue,
            };
            let end = act.as_ref().map_or(drug.end, |(_, range)| range.end.max(drug.end));
            let mut making = found.start("medicine", entry, from..end);
            let name = found.page.words(entry, drug.clone());
            making.put("name", name.trim_start_matches("your ").trim_start_matches("daily ")).put("action", action);
            last = act;
            found.keep(making);
        }
    }
}

pattern!(
    TAIL_OPENS,
    r"^[^a-z]*(?:\d[\w./ ]*)?(?:mg|mcg|tablets?|daily|once|twice|pills?|medicines?|day|a|at|night|[(:|,-]|\s)*\s?(?:stop|hold|continue|same|start|new|change|increase|decrease|suspend|siga|continu|(?:si )?se l[ao]s? tom|no (?:se )?(?:l[aeo]s? )?tom|no se l[ao]|do not|skip|resume|no change|inicie|unchanged|sin cambio|should be (?:stopped|held)|must be)"
);
pattern!(LISTED, r"^[^.;]{0,80}$");
pattern!(
    LIST_HEAD,
    r"\b(?:stop|hold|continue|start|new|changed?|keep taking|do not take|same|suspender|dejar|continuar|empezar|iniciar|nuevos?|deje|siga|tome|no tome|cambios)\b"
);

fn clause_start(head: &str) -> usize {
    let marks = [", but ", "; ", " but ", ", pero ", " pero ", ". "];
    marks.iter().filter_map(|mark| head.rfind(mark).map(|at| at + mark.len())).max().unwrap_or(0)
}

/// Whether a sentence is about a medicine that is to be taken or left.
pub(super) fn is_about(low: &str) -> bool {
    DRUG.is_in(low) && (STOP.is_in(low) || CONTINUE.is_in(low) || OTHER.is_in(low)) && !FOOD.is_in(low)
}

pattern!(FOOD, r"\b(?:eat|food|drink|comer|beber|coma|beba|liquids?|liquidos)\b");

pattern!(
    ROW_ACT,
    r"(?:\||\.)\s+(?:nuevo|new|continua|continue|suspender|stop|hold|same|igual|sin cambios?|changed|cambia(?:do)?)\W*$"
);
