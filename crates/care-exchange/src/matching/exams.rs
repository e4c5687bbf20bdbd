//! Whether two scans, or two blood tests, are one: modality, part of the body, side, contrast, dates.
//!
//! One item of the record is order, exam and report together, so an order and its report are two stages of
//! one thing. A part of the body, a side, or contrast that differs parts two exams for good.

use super::people::{Agreement, People};
use super::side::{Registers, apart};
use super::words::{Likeness, likeness, service, words};
use super::{MatchKind, Verdict, WhyCode};
use crate::terms::{modality, modality_of_dicom};
use care_model::EntityId;
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// Orders this far apart, of one exam, are one order in two systems.
const ORDER_DAYS: i64 = 7;
/// Orders this far apart are worth a question.
const ORDER_MAYBE_DAYS: i64 = 30;
/// From an order to its exam.
pub(super) const EXAM_DAYS: i64 = 183;
/// From an order to the result of a blood test.
const RESULT_DAYS: i64 = 120;

/// A scan, as far as it can be compared.
#[derive(Debug)]
pub(super) struct ExamRead {
    pub modality: Option<&'static str>,
    /// Parts of the body.
    pub regions: BTreeSet<&'static str>,
    side: Option<&'static str>,
    contrast: Option<bool>,
    pub number: Option<String>,
    pub uid: Option<String>,
    is_study: bool,
    orderer: Option<EntityId>,
    pub ordered: Option<NaiveDate>,
    pub booked: Option<NaiveDate>,
    pub performed: Option<NaiveDate>,
    is_over: bool,
}

impl ExamRead {
    pub(super) fn of(registers: Registers<'_>, is_study: bool, zone: Tz) -> Self {
        let said = [registers.text("what"), registers.text("body_part")].into_iter().flatten();
        let mut read = Self::of_words(&said.collect::<Vec<_>>().join(" "));
        let code = registers.text("modality");
        read.modality = code.and_then(|code| modality_of_dicom(code).or_else(|| modality(code))).or(read.modality);
        read.regions_by_modality();
        read.contrast = registers.flag("contrast").or(read.contrast);
        read.number = registers.number("number").or_else(|| registers.number("accession"));
        read.uid = registers.text("study_uid").map(|uid| uid.trim_start_matches("urn:oid:").to_owned());
        read.is_study = is_study;
        read.orderer = registers.id("order_by");
        read.ordered = registers.day("ordered");
        read.performed = registers.day("performed");
        let slot = registers.slot().filter(|_| read.performed.is_none());
        read.booked = slot.map(|slot| slot.starts_at(zone).with_timezone(&slot.tz.unwrap_or(zone)).date_naive());
        read.is_over = read.performed.is_some() || registers.text("outcome") == Some("done");
        read
    }

    /// A visit whose words name a scan: calendars know an exam as an event.
    pub(super) fn of_visit(registers: Registers<'_>, zone: Tz) -> Option<Self> {
        let mut read = Self::of_words(registers.text("what")?);
        read.modality?;
        read.regions_by_modality();
        read.booked =
            registers.slot().map(|slot| slot.starts_at(zone).with_timezone(&slot.tz.unwrap_or(zone)).date_naive());
        Some(read)
    }

    fn of_words(text: &str) -> Self {
        let all = words(text);
        let has = |word: &str| all.iter().any(|known| known == word);
        let any = |list: &[&str]| list.iter().any(|word| has(word));
        let named = REGIONS.iter().filter(|(_, spellings)| any(spellings)).map(|(region, _)| *region);
        let mut regions: BTreeSet<&'static str> = named.collect();
        if ["lumbar", "cervical", "thoracic"].iter().any(|part| regions.contains(part)) {
            regions.remove("spine");
        }
        let side = match () {
            () if any(&["bilateral", "both", "ambos", "ambas"]) => Some("both"),
            () if any(&["left", "lt", "izquierdo", "izquierda"]) => Some("left"),
            () if any(&["right", "rt", "derecho", "derecha"]) => Some("right"),
            () => None,
        };
        let contrast = if any(&["contrast", "contraste", "wo", "gadolinium"]) {
            Some(!any(&["without", "wo", "sin", "no"]) || has("and"))
        } else {
            None
        };
        Self {
            modality: modality(text),
            regions,
            side,
            contrast,
            number: None,
            uid: None,
            is_study: false,
            orderer: None,
            ordered: None,
            booked: None,
            performed: None,
            is_over: false,
        }
    }

    /// Two modalities look at one part of the body only.
    fn regions_by_modality(&mut self) {
        match self.modality {
            Some("MG") => drop(self.regions.insert("breast")),
            Some("DXA") => self.regions = BTreeSet::from(["bone"]),
            _ => {}
        }
    }

    /// Cannot be one exam.
    pub(super) fn is_other_than(&self, other: &Self) -> bool {
        differ(&self.modality, &other.modality)
            || differ(&self.side, &other.side)
            || differ(&self.contrast, &other.contrast)
            || self.region_likeness(other) == Likeness::Apart
            || self.region_likeness(other) == Likeness::Overlap
    }

    fn region_likeness(&self, other: &Self) -> Likeness {
        let own = |regions: &BTreeSet<&'static str>| regions.iter().map(|region| (*region).to_owned()).collect();
        likeness(&own(&self.regions), &own(&other.regions))
    }

    /// Nothing is left open: the same part of the body, the same side or a part without sides.
    fn is_plainly(&self, other: &Self) -> bool {
        self.modality.is_some()
            && self.modality == other.modality
            && self.region_likeness(other) == Likeness::Equal
            && self.side == other.side
    }

    fn day(&self) -> Option<NaiveDate> {
        self.performed.or(self.booked)
    }
}

fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// `a` is the former one, `b` the new one.
pub(super) fn compare(a: &ExamRead, b: &ExamRead, people: &People) -> Option<Verdict> {
    if a.is_study != b.is_study || differ(&a.uid, &b.uid) {
        return None;
    }
    if a.uid.is_some() && a.uid == b.uid {
        return Some(Verdict::new(MatchKind::Same, 100, [WhyCode::SameNumber]));
    }
    if differ(&a.modality, &b.modality) || differ(&a.number, &b.number) {
        return None;
    }
    if a.number.is_some() && a.number == b.number {
        let kind = if a.performed.is_none() && b.performed.is_some() { MatchKind::AddsTo } else { MatchKind::Same };
        return Some(Verdict::new(kind, 98, [WhyCode::SameNumber]));
    }
    if a.is_other_than(b) {
        return None;
    }
    let stage = stages(a, b)?;
    let plainly = a.is_plainly(b);
    let orderers = people.agree(a.orderer.as_ref(), b.orderer.as_ref());
    let mut why = vec![if plainly { WhyCode::SameService } else { WhyCode::LikeService }, stage.1];
    if orderers == Agreement::Same {
        why.push(WhyCode::SameParty);
    }
    // Pictures without a number: the day and the part of the body are all there is.
    let is_sure = plainly && !a.is_study && orderers != Agreement::Different;
    let kind = if is_sure { stage.0 } else { MatchKind::PerhapsSame };
    Some(Verdict::new(kind, if is_sure { 85 } else { 50 }, why))
}

/// A visit of a calendar that is the exam of an order.
pub(super) fn compare_visit(a: &ExamRead, visit: &ExamRead) -> Option<Verdict> {
    if a.is_study || a.is_over || a.modality.is_none() || a.modality != visit.modality || a.is_other_than(visit) {
        return None;
    }
    let day = visit.booked?;
    let fits = match (a.booked, a.ordered) {
        (Some(booked), _) => booked == day,
        (None, Some(ordered)) => day >= ordered && apart(day, ordered) <= EXAM_DAYS,
        (None, None) => false,
    };
    let kind = if a.is_plainly(visit) { MatchKind::AddsTo } else { MatchKind::PerhapsSame };
    fits.then(|| Verdict::new(kind, 75, [WhyCode::SameService, WhyCode::LaterStage]))
}

/// How the stages of one exam follow one another; `None` where the dates part them.
fn stages(a: &ExamRead, b: &ExamRead) -> Option<(MatchKind, WhyCode)> {
    let within = |from: NaiveDate, to: NaiveDate| to >= from && apart(from, to) <= EXAM_DAYS;
    match (a.day(), b.day()) {
        (Some(one), Some(other)) if apart(one, other) <= 1 => Some(match (a.performed, b.performed) {
            (None, Some(_)) => (MatchKind::AddsTo, WhyCode::LaterStage),
            _ => (MatchKind::Same, WhyCode::SameDay),
        }),
        (Some(_), Some(_)) => {
            // Booked anew: the order is the same, the day is another.
            let is_one_order = a.performed.is_none() && a.ordered.is_some() && a.ordered == b.ordered;
            is_one_order.then_some((MatchKind::PerhapsSame, WhyCode::SameOrderDay))
        }
        (None, Some(day)) => match a.ordered {
            Some(ordered) => within(ordered, day).then_some((MatchKind::AddsTo, WhyCode::LaterStage)),
            None if a.is_over => None,
            None => Some((MatchKind::PerhapsSame, WhyCode::LaterStage)),
        },
        (Some(day), None) => match b.ordered {
            Some(ordered) => within(ordered, day).then_some((MatchKind::AddsTo, WhyCode::EarlierStage)),
            None => Some((MatchKind::PerhapsSame, WhyCode::EarlierStage)),
        },
        (None, None) => orders(a.ordered, b.ordered),
    }
}

/// Two orders, by their days.
fn orders(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<(MatchKind, WhyCode)> {
    match (a, b) {
        (Some(a), Some(b)) if apart(a, b) <= ORDER_DAYS => Some((MatchKind::Same, WhyCode::SameOrderDay)),
        (Some(a), Some(b)) if apart(a, b) > ORDER_MAYBE_DAYS => None,
        _ => Some((MatchKind::PerhapsSame, WhyCode::OtherDay)),
    }
}

/// A blood test, as far as it can be compared.
pub(super) struct LabRead {
    pub name: BTreeSet<String>,
    pub number: Option<String>,
    orderer: Option<EntityId>,
    pub ordered: Option<NaiveDate>,
    pub resulted: Option<NaiveDate>,
}

impl LabRead {
    pub(super) fn of(registers: Registers<'_>) -> Self {
        Self {
            name: registers.text("what").map(service).unwrap_or_default(),
            number: registers.number("number"),
            orderer: registers.id("order_by"),
            ordered: registers.day("ordered").or_else(|| registers.day("due")),
            resulted: registers.day("resulted").or_else(|| registers.day("drawn")),
        }
    }
}

pub(super) fn compare_labs(a: &LabRead, b: &LabRead, people: &People) -> Option<Verdict> {
    if differ(&a.number, &b.number) {
        return None;
    }
    let name = likeness(&a.name, &b.name);
    let has_number = a.number.is_some() && a.number == b.number;
    if !matches!(name, Likeness::Equal | Likeness::Within) && !has_number {
        return None;
    }
    let within = |from: NaiveDate, to: NaiveDate| to >= from && apart(from, to) <= RESULT_DAYS;
    let (kind, why) = match (a.resulted, b.resulted) {
        (Some(one), Some(other)) => (one == other).then_some((MatchKind::Same, WhyCode::SameDay)),
        (None, Some(day)) => match a.ordered {
            Some(ordered) => within(ordered, day).then_some((MatchKind::AddsTo, WhyCode::LaterStage)),
            None => Some((MatchKind::PerhapsSame, WhyCode::LaterStage)),
        },
        (Some(day), None) => match b.ordered {
            Some(ordered) => within(ordered, day).then_some((MatchKind::AddsTo, WhyCode::EarlierStage)),
            None => Some((MatchKind::PerhapsSame, WhyCode::EarlierStage)),
        },
        (None, None) => orders(a.ordered, b.ordered),
    }?;
    let orderers = people.agree(a.orderer.as_ref(), b.orderer.as_ref());
    let is_sure = has_number || (name == Likeness::Equal && orderers != Agreement::Different);
    let service = if name == Likeness::Equal { WhyCode::SameService } else { WhyCode::LikeService };
    let first = if has_number { WhyCode::SameNumber } else { service };
    Some(Verdict::new(if is_sure { kind } else { MatchKind::PerhapsSame }, if is_sure { 85 } else { 50 }, [first, why]))
}

/// Parts of the body, with what orders and reports call them in English and Spanish.
const REGIONS: [(&str, &[&str]); 33] = [
    ("shoulder", &["shoulder", "shoulders", "hombro"]),
    ("elbow", &["elbow", "codo"]),
    ("wrist", &["wrist", "muneca"]),
    ("hand", &["hand", "mano"]),
    ("finger", &["finger", "dedo", "thumb"]),
    ("hip", &["hip", "cadera"]),
    ("knee", &["knee", "knees", "rodilla"]),
    ("ankle", &["ankle", "tobillo"]),
    ("foot", &["foot", "feet", "pie"]),
    ("leg", &["leg", "tibia", "pierna", "calf"]),
    ("femur", &["femur", "thigh"]),
    ("arm", &["arm", "humerus", "forearm", "brazo"]),
    ("lumbar", &["lumbar", "lumbosacral"]),
    ("cervical", &["cervical"]),
    ("thoracic", &["thoracic", "dorsal"]),
    ("spine", &["spine", "columna"]),
    ("chest", &["chest", "thorax", "torax", "pecho", "lung", "lungs", "pulmonary", "ribs"]),
    ("abdomen", &["abdomen", "abdominal"]),
    ("pelvis", &["pelvis", "pelvic", "pelvica"]),
    ("head", &["head", "brain", "cabeza", "cerebro", "skull", "cerebral"]),
    ("sinus", &["sinus", "sinuses"]),
    ("neck", &["neck", "cuello"]),
    ("thyroid", &["thyroid", "tiroides"]),
    ("carotid", &["carotid", "carotids"]),
    ("breast", &["breast", "breasts", "mama", "mamas", "seno", "mammogram", "mammography", "mamografia"]),
    ("heart", &["heart", "cardiac", "coronary", "echocardiogram", "echo", "ecocardiograma", "corazon"]),
    ("liver", &["liver", "hepatic", "higado"]),
    ("kidney", &["kidney", "kidneys", "renal", "rinon"]),
    ("bladder", &["bladder", "vejiga"]),
    ("prostate", &["prostate", "prostata"]),
    ("uterus", &["uterus", "transvaginal", "ovary"]),
    ("jaw", &["jaw", "tmj", "mandible"]),
    ("eye", &["orbit", "orbits", "eye"]),
];
