//! Whether two medicines are one.
//!
//! Names that look alike are two medicines, always: no distance of letters is used here. A brand and its
//! generic name, another strength, another release are asked: taking both by mistake does harm.

use super::people::{Agreement, People};
use super::side::Registers;
use super::words::words;
use super::{MatchKind, Verdict, WhyCode};
use crate::line::fold;
use care_model::EntityId;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A medicine, as far as it can be compared.
pub(super) struct MedicineRead {
    /// What it is made of, brands under their generic name.
    pub made_of: BTreeSet<String>,
    salts: BTreeSet<String>,
    is_brand: bool,
    /// In micrograms, percent or units.
    strengths: Vec<(i64, &'static str)>,
    release: BTreeSet<&'static str>,
    way: Option<&'static str>,
    prescriber: Option<EntityId>,
    is_over: bool,
}

static STRENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^a-z0-9.])(\d+(?:[.,]\d+)?)\s*(mcg|ug|mg|gm?|ml|%|units?|iu|meq)?(?:[^a-z0-9]|$)").ok()
});

impl MedicineRead {
    pub(super) fn of(registers: Registers<'_>) -> Self {
        let text = fold(registers.text("what").unwrap_or_default());
        let mut read = Self {
            made_of: BTreeSet::new(),
            salts: BTreeSet::new(),
            is_brand: false,
            strengths: strengths(&text),
            release: BTreeSet::new(),
            way: None,
            prescriber: registers.id("prescriber"),
            is_over: matches!(registers.text("state"), Some("stopped" | "completed"))
                || registers.day("ended").is_some(),
        };
        let mut brands = BTreeSet::new();
        for word in words(&text.replace("extended release", "er").replace("delayed release", "dr")) {
            if let Some((_, generic)) = BRANDS.iter().find(|(brand, _)| *brand == word) {
                brands.extend(generic.split(' ').map(str::to_owned));
                continue;
            }
            read.take(&word);
        }
        // "atorvastatin (Lipitor)" names the brand only in passing.
        if read.made_of.is_empty() && !brands.is_empty() {
            read.is_brand = true;
            read.made_of = brands;
        } else if !brands.is_subset(&read.made_of) {
            read.made_of.extend(brands);
        }
        read
    }

    fn take(&mut self, word: &str) {
        const SALTS: [&str; 19] = [
            "hydrochloride",
            "sodium",
            "potassium",
            "calcium",
            "succinate",
            "tartrate",
            "maleate",
            "besylate",
            "mesylate",
            "hydrobromide",
            "sulfate",
            "phosphate",
            "acetate",
            "citrate",
            "fumarate",
            "bitartrate",
            "magnesium",
            "propionate",
            "furoate",
        ];
        const FORMS: [&str; 40] = [
            "tablet",
            "tablets",
            "tab",
            "tabs",
            "capsule",
            "capsules",
            "cap",
            "caps",
            "oral",
            "solution",
            "suspension",
            "injection",
            "syringe",
            "pen",
            "injector",
            "by",
            "mouth",
            "mg",
            "mcg",
            "g",
            "gm",
            "ml",
            "unit",
            "units",
            "iu",
            "meq",
            "of",
            "the",
            "and",
            "film",
            "coated",
            "hour",
            "hr",
            "24",
            "12",
            "chewable",
            "tableta",
            "tabletas",
            "capsula",
            "generic",
        ];
        let way = match word {
            "cream" | "ointment" | "topical" | "gel" | "lotion" | "crema" => Some("skin"),
            "eye" | "ophthalmic" | "ocular" | "ojos" => Some("eye"),
            "ear" | "otic" => Some("ear"),
            "nasal" | "nose" => Some("nose"),
            "inhaler" | "inhalation" | "hfa" | "inhalador" => Some("lungs"),
            "patch" | "transdermal" | "parche" => Some("patch"),
            "drop" | "drops" | "gotas" | "spray" => self.way,
            "tablet" | "tablets" | "tab" | "tabs" | "capsule" | "capsules" | "cap" | "caps" | "oral" | "tableta" => {
                Some("mouth")
            }
            _ => None,
        };
        if way.is_some() || matches!(word, "drop" | "drops" | "gotas" | "spray") {
            self.way = self.way.or(way);
            return;
        }
        match word {
            "er" | "xr" | "xl" | "sr" | "cr" | "la" => drop(self.release.insert("extended")),
            "dr" | "ec" | "enteric" => drop(self.release.insert("delayed")),
            "hcl" | "clorhidrato" => drop(self.salts.insert("hydrochloride".to_owned())),
            word if SALTS.contains(&word) => drop(self.salts.insert(word.to_owned())),
            word if FORMS.contains(&word) => {}
            word if word.starts_with(|c: char| c.is_ascii_digit()) => {}
            word => drop(self.made_of.insert(word.to_owned())),
        }
    }

    /// The names without their last vowel: Spanish adds one (metformina, atorvastatina).
    pub(super) fn stems(&self) -> BTreeSet<String> {
        self.made_of.iter().map(|name| name.trim_end_matches(['a', 'o', 'e']).to_owned()).collect()
    }
}

/// Strengths in one unit each, in order.
fn strengths(text: &str) -> Vec<(i64, &'static str)> {
    let Some(pattern) = STRENGTH.as_ref() else { return Vec::new() };
    let mut found: Vec<(f64, Option<&str>)> = Vec::new();
    let mut at = 0;
    // Two numbers may share the dash between them, so each search begins before the last separator.
    while let Some(parts) = text.get(at..).and_then(|rest| pattern.captures(rest)) {
        let (Some(value), Some(whole)) = (parts.get(1), parts.get(0)) else { break };
        if let Ok(number) = value.as_str().replace(',', ".").parse::<f64>() {
            found.push((number, parts.get(2).map(|unit| unit.as_str())));
        }
        let end = parts.get(2).map_or(value.end(), |unit| unit.end());
        at += end.max(whole.start() + 1);
    }
    let mut unit = None;
    let mut all: Vec<(i64, &'static str)> = Vec::new();
    for (number, own) in found.into_iter().rev() {
        unit = own.or(unit);
        let (factor, name) = match unit {
            Some("mg") => (1_000.0, "mcg"),
            Some("g" | "gm") => (1_000_000.0, "mcg"),
            Some("mcg" | "ug") => (1.0, "mcg"),
            Some("%") => (1_000.0, "%"),
            Some("unit" | "units" | "iu") => (1.0, "unit"),
            Some("meq") => (1_000.0, "meq"),
            // A volume or a bare count is how much to take, not how strong it is.
            _ => continue,
        };
        let scaled = (number * factor).round();
        if scaled.is_finite() && scaled.abs() < 1e15 {
            #[allow(clippy::cast_possible_truncation, reason = "bounded on the line above")]
            all.push((scaled as i64, name));
        }
    }
    all.sort_unstable();
    all
}

/// `a` is the former one, `b` the new one.
pub(super) fn compare(a: &MedicineRead, b: &MedicineRead, people: &People) -> Option<Verdict> {
    if a.made_of.is_empty() || b.made_of.is_empty() {
        return None;
    }
    let is_same_name = a.made_of == b.made_of;
    if !is_same_name && a.stems() != b.stems() {
        return None;
    }
    let salts_part = !a.salts.is_empty() && !b.salts.is_empty() && a.salts != b.salts;
    let ways_part = matches!((a.way, b.way), (Some(a), Some(b)) if a != b);
    if salts_part || ways_part {
        return None;
    }
    let ask = |why: WhyCode| Some(Verdict::new(MatchKind::PerhapsSame, 50, [WhyCode::SameName, why]));
    // Salts under which one name is two medicines, where only one side says which.
    let is_salt_open =
        a.salts != b.salts && a.salts.union(&b.salts).any(|salt| matches!(salt.as_str(), "succinate" | "tartrate"));
    let prescriber = people.agree(a.prescriber.as_ref(), b.prescriber.as_ref());
    match () {
        () if !is_same_name => ask(WhyCode::LikeName),
        () if a.is_brand != b.is_brand => ask(WhyCode::BrandAndGeneric),
        () if is_salt_open && (a.strengths != b.strengths || a.strengths.is_empty()) => ask(WhyCode::OtherSalt),
        () if a.release != b.release => ask(WhyCode::OtherRelease),
        () if a.is_over != b.is_over => ask(WhyCode::OneIsStopped),
        () if a.strengths == b.strengths => {
            Some(Verdict::new(MatchKind::Same, 90, [WhyCode::SameName, WhyCode::SameStrength]))
        }
        () if !a.strengths.is_empty() && !b.strengths.is_empty() => ask(WhyCode::OtherStrength),
        () if prescriber == Agreement::Same => {
            Some(Verdict::new(MatchKind::Same, 80, [WhyCode::SameName, WhyCode::SameParty]))
        }
        () => ask(WhyCode::OtherStrength),
    }
}

/// Brands that lists of medicines often name, with what they are made of.
const BRANDS: [(&str, &str); 44] = [
    ("lipitor", "atorvastatin"),
    ("crestor", "rosuvastatin"),
    ("zocor", "simvastatin"),
    ("zoloft", "sertraline"),
    ("prozac", "fluoxetine"),
    ("lexapro", "escitalopram"),
    ("celexa", "citalopram"),
    ("wellbutrin", "bupropion"),
    ("cymbalta", "duloxetine"),
    ("effexor", "venlafaxine"),
    ("eliquis", "apixaban"),
    ("xarelto", "rivaroxaban"),
    ("coumadin", "warfarin"),
    ("plavix", "clopidogrel"),
    ("glucophage", "metformin"),
    ("januvia", "sitagliptin"),
    ("jardiance", "empagliflozin"),
    ("farxiga", "dapagliflozin"),
    ("ozempic", "semaglutide"),
    ("trulicity", "dulaglutide"),
    ("lantus", "insulin glargine"),
    ("humalog", "insulin lispro"),
    ("novolog", "insulin aspart"),
    ("levemir", "insulin detemir"),
    ("synthroid", "levothyroxine"),
    ("norvasc", "amlodipine"),
    ("zestril", "lisinopril"),
    ("prinivil", "lisinopril"),
    ("cozaar", "losartan"),
    ("diovan", "valsartan"),
    ("lasix", "furosemide"),
    ("lopressor", "metoprolol"),
    ("toprol", "metoprolol"),
    ("coreg", "carvedilol"),
    ("nexium", "esomeprazole"),
    ("prilosec", "omeprazole"),
    ("protonix", "pantoprazole"),
    ("singulair", "montelukast"),
    ("ventolin", "albuterol"),
    ("proair", "albuterol"),
    ("celebrex", "celecoxib"),
    ("tylenol", "acetaminophen"),
    ("advil", "ibuprofen"),
    ("neurontin", "gabapentin"),
];
