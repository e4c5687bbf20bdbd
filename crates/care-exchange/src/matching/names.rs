//! Names of doctors and offices: what they are made of, and how like two of them are.
//!
//! A surname is not a person: father and son, or a couple in one practice, share it. So a first name that
//! differs parts two names for good, and one that is only an initial or a pet name leaves a question.

use super::WhyCode;
use super::words::{is_slip_of, words};
use std::collections::BTreeSet;

/// The name of a party, taken apart.
#[derive(Clone, Debug)]
pub(super) enum Name {
    Person(PersonName),
    Office(BTreeSet<String>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonName {
    given: Vec<String>,
    last: Vec<String>,
    /// Junior, senior, the third.
    generation: Option<String>,
}

/// How like two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameLikeness {
    /// The same name, spelled otherwise.
    Same,
    /// It may be: an initial, a pet name, a surname alone, a word more.
    Like(WhyCode),
    /// Two names.
    Other,
}

const TITLES: [&str; 12] =
    ["dr", "dra", "doctor", "doctora", "prof", "mr", "mrs", "ms", "sr", "sra", "nurse", "enfermera"];
const DEGREES: [&str; 40] = [
    "md", "do", "np", "pa", "pac", "rn", "phd", "dds", "dmd", "dpm", "od", "dpt", "pt", "lcsw", "fnp", "fnpc", "aprn",
    "pharmd", "psyd", "facs", "facc", "facp", "mph", "mba", "msn", "dnp", "crna", "rd", "lpn", "ms", "bsn", "ot",
    "otr", "slp", "au", "aud", "dc", "nd", "mbbs", "cnm",
];
const GENERATIONS: [&str; 7] = ["jr", "sr", "junior", "senior", "ii", "iii", "iv"];
const PARTICLES: [&str; 9] = ["de", "la", "del", "los", "las", "van", "von", "der", "y"];

/// Departments and kinds of house: one more of these is another office.
const DEPARTMENTS: [&str; 42] = [
    "radiology",
    "imaging",
    "cardiology",
    "laboratory",
    "pharmacy",
    "oncology",
    "orthopedics",
    "dermatology",
    "neurology",
    "emergency",
    "surgery",
    "surgical",
    "therapy",
    "physical",
    "eye",
    "dental",
    "breast",
    "infusion",
    "urology",
    "gastroenterology",
    "pediatrics",
    "gynecology",
    "endocrinology",
    "nephrology",
    "pulmonology",
    "rheumatology",
    "psychiatry",
    "billing",
    "records",
    "urgent",
    "rehabilitation",
    "mri",
    "ophthalmology",
    "ent",
    "hematology",
    "vascular",
    "sleep",
    "pain",
    "wound",
    "plan",
    "insurance",
    "hospice",
];
/// Words that any office may have or leave out.
const COMMON: [&str; 22] = [
    "center",
    "clinic",
    "group",
    "associates",
    "medical",
    "services",
    "health",
    "practice",
    "partners",
    "system",
    "physicians",
    "specialists",
    "hospital",
    "care",
    "network",
    "family",
    "medicine",
    "diagnostics",
    "institute",
    "university",
    "community",
    "regional",
];
const DROPPED: [&str; 20] = [
    "the",
    "of",
    "at",
    "for",
    "and",
    "department",
    "dept",
    "inc",
    "llc",
    "pc",
    "pllc",
    "ltd",
    "corp",
    "co",
    "office",
    "offices",
    "de",
    "del",
    "la",
    "el",
];

/// Names that are used for one another; each line is one name.
const PET_NAMES: [&[&str]; 36] = [
    &["robert", "bob", "rob", "bobby", "roberto", "beto"],
    &["william", "bill", "will", "billy", "liam"],
    &["richard", "rick", "dick", "rich"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["joseph", "joe", "joey"],
    &["jose", "pepe", "chepe"],
    &["francisco", "paco", "pancho"],
    &["michael", "mike", "mickey"],
    &["thomas", "tom", "tommy"],
    &["charles", "charlie", "chuck"],
    &["edward", "ed", "eddie", "ted"],
    &["anthony", "tony", "antonio"],
    &["daniel", "dan", "danny"],
    &["david", "dave"],
    &["steven", "stephen", "steve"],
    &["christopher", "chris"],
    &["matthew", "matt"],
    &["andrew", "andy", "drew"],
    &["samuel", "sam"],
    &["benjamin", "ben"],
    &["nicholas", "nick"],
    &["alexander", "alex", "alejandro"],
    &["gregory", "greg"],
    &["kenneth", "ken"],
    &["lawrence", "larry"],
    &["elizabeth", "liz", "beth", "betty", "eliza"],
    &["margaret", "maggie", "meg", "peggy"],
    &["katherine", "catherine", "kate", "kathy", "katie", "cathy"],
    &["jennifer", "jen", "jenny"],
    &["patricia", "pat", "patty"],
    &["susan", "sue", "susie"],
    &["deborah", "debra", "deb", "debbie"],
    &["rebecca", "becky"],
    &["dolores", "lola"],
    &["maria", "mari"],
];

impl Name {
    /// Takes a name apart. `is_office` where a role says that it is no clinician.
    pub(super) fn of(text: &str, is_office: bool) -> Self {
        let all = words(text);
        let office: Vec<String> = all.iter().map(|word| spelled(word).to_owned()).collect();
        let is_titled = all.first().is_some_and(|word| TITLES.contains(&word.as_str()))
            || all.iter().skip(1).any(|word| DEGREES.contains(&word.as_str()));
        let has_office_word =
            office.iter().any(|word| DEPARTMENTS.contains(&word.as_str()) || COMMON.contains(&word.as_str()));
        let bare = all.iter().all(|word| word.chars().all(char::is_alphabetic));
        let is_person = !is_office && !has_office_word && (is_titled || (bare && (2..=4).contains(&all.len())));
        if is_person && let Some(person) = PersonName::of(text) {
            return Name::Person(person);
        }
        Name::Office(office.into_iter().filter(|word| !DROPPED.contains(&word.as_str())).collect())
    }

    pub(super) fn like(&self, other: &Self) -> NameLikeness {
        match (self, other) {
            (Name::Person(a), Name::Person(b)) => a.like(b),
            (Name::Office(a), Name::Office(b)) => offices_alike(a, b),
            _ => NameLikeness::Other,
        }
    }

    /// Words by which another spelling of the name can be found.
    pub(super) fn keys(&self) -> Vec<String> {
        match self {
            Name::Person(name) => {
                let surnames = name.last.iter().chain(name.given.iter().skip(1)).filter(|word| word.len() > 1);
                // Turned round without a comma, the first name is the surname.
                surnames.chain(name.given.first().filter(|word| word.len() > 2)).cloned().collect()
            }
            Name::Office(words) => {
                let own: Vec<&String> = words.iter().filter(|word| is_own(word)).collect();
                let of_any = if own.is_empty() { words.iter().collect() } else { own };
                of_any.into_iter().flat_map(|word| [word.clone(), in_order(word)]).collect()
            }
        }
    }

    /// A narrower key, for a surname or a word that very many share.
    pub(super) fn narrow_key(&self) -> String {
        match self {
            Name::Person(name) => {
                let initial = name.given.first().and_then(|word| word.chars().next());
                format!("{} {}", name.last.join(" "), initial.map(String::from).unwrap_or_default())
            }
            Name::Office(words) => words.iter().cloned().collect::<Vec<_>>().join(" "),
        }
    }

    /// The words of a text name this party: the surname, or the office's own words.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        let said: BTreeSet<String> = words(text).iter().map(|word| spelled(word).to_owned()).collect();
        match self {
            Name::Person(name) => name.last.iter().any(|word| said.contains(word)),
            Name::Office(words) => words.iter().any(|word| is_own(word)) && words.is_subset(&said),
        }
    }

    /// Words of the name that say nothing of what a visit is for.
    pub(super) fn words(&self) -> BTreeSet<String> {
        match self {
            Name::Person(name) => name.given.iter().chain(&name.last).cloned().collect(),
            Name::Office(words) => words.clone(),
        }
    }

    pub(super) fn is_person(&self) -> bool {
        matches!(self, Name::Person(_))
    }

    /// An office where clinicians see people: not a shop, a laboratory, a scan centre, an insurer.
    pub(super) fn may_house_a_doctor(&self) -> bool {
        const OTHERS: [&str; 8] =
            ["pharmacy", "laboratory", "imaging", "radiology", "plan", "insurance", "therapy", "mri"];
        matches!(self, Name::Office(words) if !words.iter().any(|word| OTHERS.contains(&word.as_str())))
    }
}

impl PersonName {
    fn of(text: &str) -> Option<Self> {
        let mut generation = None;
        let mut parts: Vec<Vec<String>> = Vec::new();
        for (number, part) in text.split(',').enumerate() {
            let mut kept = Vec::new();
            for (at, word) in words(part).into_iter().enumerate() {
                let is_first = number == 0 && at == 0;
                match word.as_str() {
                    // "Sr." opens a Spanish name and closes an English one.
                    title if is_first && TITLES.contains(&title) => {}
                    old if !is_first && GENERATIONS.contains(&old) => {
                        generation = Some(match old {
                            "junior" => "jr".to_owned(),
                            "senior" => "sr".to_owned(),
                            other => other.to_owned(),
                        });
                    }
                    degree if !is_first && DEGREES.contains(&degree) => {}
                    title if TITLES.contains(&title) && number > 0 => {}
                    particle if PARTICLES.contains(&particle) => {}
                    _ => kept.push(word),
                }
            }
            if !kept.is_empty() {
                parts.push(kept);
            }
        }
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        Some(match parts.next() {
            Some(given) => Self { given, last: first, generation },
            None => {
                let mut given = first;
                let last = given.pop().into_iter().collect();
                Self { given, last, generation }
            }
        })
    }

    fn like(&self, other: &Self) -> NameLikeness {
        if self == other {
            return NameLikeness::Same;
        }
        let generation_tells = match (&self.generation, &other.generation) {
            (Some(a), Some(b)) if a != b => return NameLikeness::Other,
            (a, b) => a != b,
        };
        let found = self.like_without_generation(other);
        match found {
            NameLikeness::Other => NameLikeness::Other,
            _ if generation_tells => NameLikeness::Like(WhyCode::GenerationOpen),
            found => found,
        }
    }

    fn like_without_generation(&self, other: &Self) -> NameLikeness {
        if !self.last.iter().any(|word| other.last.contains(word)) {
            return if self.is_turned(other) {
                NameLikeness::Like(WhyCode::TurnedName)
            } else if self.has_second_surname(other) || other.has_second_surname(self) {
                NameLikeness::Like(WhyCode::WordMore)
            } else {
                NameLikeness::Other
            };
        }
        let (Some(a), Some(b)) = (self.given.first(), other.given.first()) else {
            return NameLikeness::Like(WhyCode::SurnameAlone);
        };
        let middles = self.given.get(1).zip(other.given.get(1));
        if middles.is_some_and(|(a, b)| a != b && !is_initial_of(a, b) && !is_pet_name_of(a, b)) {
            return NameLikeness::Other;
        }
        match () {
            () if a == b && self.last != other.last => NameLikeness::Like(WhyCode::WordMore),
            () if a == b => NameLikeness::Same,
            () if is_initial_of(a, b) => NameLikeness::Like(WhyCode::Initial),
            () if is_pet_name_of(a, b) => NameLikeness::Like(WhyCode::PetName),
            () => NameLikeness::Other,
        }
    }

    /// "Lee Robert" and "Robert Lee".
    fn is_turned(&self, other: &Self) -> bool {
        let all = |name: &Self| name.given.iter().chain(&name.last).cloned().collect::<BTreeSet<_>>();
        self.given.len() == 1 && all(self) == all(other)
    }

    /// "Ana Ortiz García" and "Ana Ortiz": the first of two surnames is the one that is used.
    fn has_second_surname(&self, other: &Self) -> bool {
        self.given.len() >= 2
            && other.last.iter().any(|word| self.given.iter().skip(1).any(|own| own == word))
            && self.given.first() == other.given.first()
    }
}

fn is_initial_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

fn is_pet_name_of(a: &str, b: &str) -> bool {
    PET_NAMES.iter().any(|names| names.contains(&a) && names.contains(&b))
}

fn is_own(word: &str) -> bool {
    !DEPARTMENTS.contains(&word) && !COMMON.contains(&word) && !word.bytes().all(|b| b.is_ascii_digit())
}

fn offices_alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> NameLikeness {
    if a == b {
        return NameLikeness::Same;
    }
    let is_number = |word: &&String| word.bytes().all(|b| b.is_ascii_digit());
    let (more_a, more_b): (Vec<&String>, Vec<&String>) = (a.difference(b).collect(), b.difference(a).collect());
    if let ([one], [other]) = (more_a.as_slice(), more_b.as_slice()) {
        let is_slip = one.len() >= 6 && other.len() >= 6 && is_slip_of(one, other);
        let is_word = is_own(one) && is_own(other);
        return if is_slip && is_word { NameLikeness::Like(WhyCode::Slip) } else { NameLikeness::Other };
    }
    let more = match (more_a.is_empty(), more_b.is_empty()) {
        (true, false) => more_b,
        (false, true) => more_a,
        _ => return NameLikeness::Other,
    };
    let is_department = more.iter().any(|word| DEPARTMENTS.contains(&word.as_str()));
    let has_own = a.intersection(b).any(|word| is_own(word) && !is_number(&word));
    if is_department || !has_own { NameLikeness::Other } else { NameLikeness::Like(WhyCode::WordMore) }
}

/// The letters of a word in order: the same for a word in which two were turned round.
fn in_order(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// One spelling of the words that offices are named with.
fn spelled(word: &str) -> &str {
    match word {
        "hosp" | "hospitals" => "hospital",
        "ctr" | "centre" | "centro" | "cntr" => "center",
        "st" | "sta" | "san" | "santa" => "saint",
        "mt" => "mount",
        "med" => "medical",
        "lab" | "labs" | "laboratories" | "laboratorio" => "laboratory",
        "rad" | "radiologia" => "radiology",
        "ortho" | "orthopaedics" | "orthopedic" | "orthopaedic" | "ortopedia" => "orthopedics",
        "assoc" | "associate" => "associates",
        "clinica" | "clinics" => "clinic",
        "farmacia" | "pharm" | "pharmacies" => "pharmacy",
        "cardiologia" => "cardiology",
        "rehab" => "rehabilitation",
        "terapia" => "therapy",
        "svcs" => "services",
        "univ" => "university",
        "grp" => "group",
        "imagenes" => "imaging",
        "physician" => "physicians",
        "peds" | "pediatric" | "paediatrics" => "pediatrics",
        other => other,
    }
}
