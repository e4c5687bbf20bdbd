//! A big record of a made-up person: the same every time, from one seed.
#![allow(clippy::indexing_slicing, reason = "JSON objects made here take any key")]

use care_model::{Actor, Change, EntityId, EntityType, Fact, Fields, Instant};
use serde_json::{Value, json};

/// How much there is of everything.
pub struct Size {
    pub items: usize,
    pub changes: usize,
    pub resources: usize,
    /// FHIR resources in one file.
    pub resources_in_file: usize,
}

/// Chance that can be repeated (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}

const PLAIN: [&str; 96] = [
    "shoulder",
    "knee",
    "left",
    "right",
    "pain",
    "scan",
    "letter",
    "office",
    "Monday",
    "records",
    "results",
    "blood",
    "pressure",
    "sugar",
    "morning",
    "evening",
    "tablet",
    "refill",
    "pharmacy",
    "hospital",
    "surgery",
    "therapy",
    "exercise",
    "brace",
    "walker",
    "insurance",
    "approval",
    "appeal",
    "denied",
    "card",
    "bill",
    "copay",
    "visit",
    "follow-up",
    "specialist",
    "cardiology",
    "orthopedics",
    "neurology",
    "dermatology",
    "pulmonology",
    "discharge",
    "summary",
    "pneumonia",
    "asthma",
    "diabetes",
    "cholesterol",
    "thyroid",
    "colonoscopy",
    "mammogram",
    "vaccine",
    "allergy",
    "penicillin",
    "metformin",
    "lisinopril",
    "atorvastatin",
    "azithromycin",
    "ibuprofen",
    "insulin",
    "hombro",
    "rodilla",
    "izquierdo",
    "derecho",
    "dolor",
    "carta",
    "consultorio",
    "lunes",
    "expediente",
    "resultados",
    "sangre",
    "presión",
    "azúcar",
    "mañana",
    "noche",
    "pastilla",
    "farmacia",
    "cirugía",
    "terapia",
    "ejercicio",
    "bastón",
    "seguro",
    "aprobación",
    "apelación",
    "negada",
    "tarjeta",
    "factura",
    "cita",
    "seguimiento",
    "especialista",
    "cardiología",
    "resumen",
    "neumonía",
    "diabético",
    "tiroides",
    "radiografía",
    "resonancia",
    "alergia",
];

const SYLLABLES: [&str; 32] = [
    "ba", "cor", "den", "fi", "gal", "hem", "in", "jo", "ka", "lum", "mor", "ne", "or", "pol", "qui", "ra", "sel",
    "tor", "um", "vas", "wen", "xi", "yor", "zan", "car", "di", "es", "tra", "lo", "mi", "pre", "sta",
];

/// A word: mostly a common one, often a rarer one of some thousands.
pub fn word(dice: &mut Dice) -> String {
    if dice.below(10) < 6 {
        // Some words are much more common than others.
        let among = PLAIN.len().min(6 + dice.below(PLAIN.len()));
        return PLAIN.get(dice.below(among)).copied().unwrap_or_default().to_owned();
    }
    // Few enough to meet again, many enough to be a language.
    rare(&mut Dice(dice.below(12_000) as u64))
}

fn rare(dice: &mut Dice) -> String {
    (0..2 + dice.below(3)).map(|_| dice.pick(&SYLLABLES)).collect()
}

pub fn words(dice: &mut Dice, count: usize) -> String {
    (0..count).map(|_| word(dice)).collect::<Vec<_>>().join(" ")
}

fn name(dice: &mut Dice) -> String {
    let name = rare(dice);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Offices of the record.
pub const PARTIES: usize = 120;

/// The name of an office.
pub fn party_name(number: usize) -> String {
    let mut dice = Dice(900_000 + number as u64);
    match number % 4 {
        0 => format!("{} Imaging Center", name(&mut dice)),
        1 => format!("Farmacia {}", name(&mut dice)),
        _ => format!("Dr. {} {}", name(&mut dice), name(&mut dice)),
    }
}

/// The telephone number of an office.
pub fn phone(number: usize) -> String {
    format!("(555) {:03}-{:04}", 100 + number, 1000 + number * 37 % 9000)
}

fn create(id: String, entity_type: EntityType, fields: Value) -> Fact {
    let Value::Object(fields) = fields else { return Fact::Discard(EntityId::new(id)) };
    Fact::Create { entity: EntityId::new(id), entity_type, fields: fields.into_iter().collect::<Fields>() }
}

/// Items that are still going on; the others are over, as in a record of many years.
const OPEN_ONE_IN: usize = 15;

/// How an item of a kind came to its end.
fn end_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "visit" => &["capture"],
        "need" => &["need.requested", "need.received"],
        "pa" => &["pa.submitted", "pa.approved"],
        "lab" => &["lab.drawn", "lab.resulted", "result.discussed"],
        "imaging" | "procedure" => &["performed", "report.final", "result.discussed"],
        _ => &["answer"],
    }
}

const KINDS: [&str; 16] = [
    "visit",
    "visit",
    "visit",
    "lab",
    "lab",
    "task",
    "task",
    "need",
    "need",
    "imaging",
    "pa",
    "document",
    "medicine",
    "note",
    "instruction",
    "question",
];

/// The id of an item.
pub fn item_id(number: usize) -> String {
    format!("ITEM-{number:05}")
}

/// Every change of the record, oldest first.
pub fn changes(size: &Size, person: &str, member: &str, end: Instant) -> impl Iterator<Item = Change> {
    let (person, member) = (person.to_owned(), member.to_owned());
    let mut dice = Dice(7);
    let begin = end - chrono::Duration::days(3_650);
    let (items, total) = (size.items, size.changes);
    // One in ten changes makes an item; each of those that are over takes its events; the rest are edits.
    let mut pending: Vec<Fact> = Vec::new();
    let mut made = 0;
    (0..total).map(move |number| {
        let at = begin + chrono::Duration::minutes((number * 3_600 * 24 * 365 / total.max(1) / 6) as i64);
        let facts = if number < PARTIES {
            let fields = json!({"name": party_name(number), "role": if number % 4 == 1 { "pharmacy" } else { "specialist" },
                "phone": phone(number), "address": format!("{number} {} Street", name(&mut dice))});
            vec![create(format!("PARTY-{number:03}"), EntityType::Party, fields)]
        } else if made < items && (number % (total / items.max(1)).max(1) == 0 || total - number <= items - made) {
            made += 1;
            let (item, events) = item(&mut dice, made - 1, &person, &member, at, made + items / OPEN_ONE_IN > items);
            pending.extend(events);
            vec![item]
        } else if let Some(event) = pending.pop() {
            vec![event]
        } else {
            let field = dice.pick(&["number", "label", "what", "note"]);
            let value = if field == "number" { format!("N-{number}") } else { words(&mut dice, 5) };
            let entity = EntityId::new(item_id(dice.below(made.max(1))));
            vec![Fact::Set { entity, field: field.to_owned(), value: value.into() }]
        };
        Change { at, actor: Actor::Member(member.as_str().into()), intent: "bench".to_owned(), facts }
    })
}

fn item(dice: &mut Dice, number: usize, person: &str, member: &str, at: Instant, is_open: bool) -> (Fact, Vec<Fact>) {
    let kind = dice.pick(&KINDS);
    let party = |dice: &mut Dice| format!("PARTY-{:03}", dice.below(PARTIES));
    let day = if is_open { at + chrono::Duration::days(5 + dice.below(90) as i64) } else { at };
    let mut fields = json!({"kind": kind, "what": words(dice, 6), "person": person, "owner": member, "created_at": at});
    let office = party(dice);
    match kind {
        "visit" | "imaging" => {
            fields["party"] = office.into();
            fields["slot"] = json!({"start": format!("{}T14:00", day.date_naive())});
        }
        "need" => {
            fields["from"] = office.into();
            fields["to"] = party(dice).into();
        }
        "note" | "question" | "instruction" => fields["text"] = words(dice, 25).into(),
        "document" => fields["author"] = office.into(),
        _ => fields["party"] = office.into(),
    }
    if !is_open && matches!(kind, "task" | "document") {
        fields["state"] = json!(if kind == "task" { "done" } else { "on_file" });
    }
    let id = item_id(number);
    let event = |dice: &mut Dice, step: usize, name: &str| {
        let mut body = json!({"e": name, "at": at + chrono::Duration::hours(step as i64), "item": id,
            "actor": {"member": member}});
        match name {
            "answer" => body["action"] = "done".into(),
            "capture" => body["note"] = words(dice, 12).into(),
            _ => {}
        }
        create(format!("EVENT-{number:05}-{step}"), EntityType::Event, json!({"body": body}))
    };
    let mut events = Vec::new();
    if !is_open {
        events.extend(end_of(kind).iter().enumerate().map(|(step, name)| event(dice, step, name)));
    }
    if dice.below(2) == 0 {
        let body = json!({"e": "call", "at": at, "actor": {"member": member}, "party": party(dice), "item": id,
            "outcome": "left_message", "about": [id], "spoke_with": name(dice), "note": words(dice, 8)});
        events.push(create(format!("EVENT-{number:05}-call"), EntityType::Event, json!({"body": body})));
    }
    events.reverse();
    (create(item_id(number), EntityType::Item, fields), events)
}

/// A file of FHIR resources: its bytes, and the words of each resource with its place.
pub fn file(dice: &mut Dice, number: usize, count: usize) -> (Vec<u8>, Vec<(String, String)>) {
    let kinds = ["Observation", "Condition", "Procedure", "DiagnosticReport", "Encounter", "MedicationRequest"];
    let (mut entries, mut texts) = (Vec::new(), Vec::new());
    for index in 0..count {
        let (kind, words) = (dice.pick(&kinds), words(dice, 22));
        let id = format!("{number}-{index}");
        texts.push((format!("{kind}/{id}"), words.clone()));
        entries.push(json!({"resource": {"resourceType": kind, "id": id, "status": "final",
            "code": {"text": words}, "effectiveDateTime": format!("20{:02}-0{}-11", 10 + number % 16, 1 + index % 9),
            "valueQuantity": {"value": index, "unit": "mg/dL"}}}));
    }
    (json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string().into_bytes(), texts)
}

/// What people type: common and rare words, beginnings, mistakes, two words, names, numbers.
pub fn queries(count: usize) -> Vec<String> {
    let mut dice = Dice(4_711);
    (0..count)
        .map(|number| match number % 10 {
            0..=2 => word(&mut dice),
            3 => format!("{} {}", word(&mut dice), word(&mut dice)),
            4 | 5 => word(&mut dice).chars().take(3 + dice.below(3)).collect(),
            6 | 7 => mistyped(&mut dice),
            8 => party_name(dice.below(PARTIES)),
            _ => phone(dice.below(PARTIES)).replace(['(', ')', '-', ' '], ""),
        })
        .collect()
}

fn mistyped(dice: &mut Dice) -> String {
    let mut letters: Vec<char> = PLAIN.get(dice.below(PLAIN.len())).copied().unwrap_or_default().chars().collect();
    let at = 1 + dice.below(letters.len().saturating_sub(2));
    match dice.below(3) {
        0 if at + 1 < letters.len() => letters.swap(at, at + 1),
        1 => drop(letters.remove(at.min(letters.len() - 1))),
        _ => letters.insert(at, 'x'),
    }
    letters.into_iter().collect()
}
