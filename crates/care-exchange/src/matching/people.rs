//! Whether two parties are one: name first, then phone, fax, street and mail.

use super::names::{Name, NameLikeness};
use super::words::{Street, digits};
use super::{MatchKind, Verdict, WhyCode};
use care_model::{EntityId, Fields};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;

/// A party, as far as it can be compared.
#[derive(Clone, Debug)]
pub(super) struct PartyRead {
    pub name: Name,
    pub phone: Option<String>,
    pub fax: Option<String>,
    pub street: Option<Street>,
    email: Option<String>,
    part_of: Option<EntityId>,
}

impl PartyRead {
    pub(super) fn of(fields: &Fields) -> Self {
        let text = |field: &str| fields.get(field).and_then(Value::as_str);
        let is_office = matches!(text("role"), Some("plan" | "pharmacy" | "lab" | "facility" | "hospital" | "records"));
        Self {
            name: Name::of(text("name").unwrap_or_default(), is_office),
            phone: text("phone").and_then(digits),
            fax: text("fax").and_then(digits),
            street: text("address").and_then(Street::of),
            email: text("email").map(|email| email.trim().to_lowercase()),
            part_of: text("part_of").map(EntityId::new),
        }
    }

    /// What, besides the name, says that they are one.
    fn witness(&self, other: &Self) -> Option<WhyCode> {
        let numbers = [&self.phone, &self.fax].into_iter().flatten();
        let theirs = [&other.phone, &other.fax];
        match () {
            () if numbers.into_iter().any(|one| theirs.iter().any(|two| two.as_ref() == Some(one))) => {
                Some(WhyCode::SamePhone)
            }
            () if self.has_street_of(other) => Some(WhyCode::SameAddress),
            () if self.email.is_some() && self.email == other.email => Some(WhyCode::SameMail),
            () => None,
        }
    }

    fn has_street_of(&self, other: &Self) -> bool {
        matches!((&self.street, &other.street), (Some(a), Some(b)) if a.is_one_with(b))
    }

    /// Both name a phone or a street, and none agrees.
    fn is_elsewhere(&self, other: &Self) -> bool {
        let differ = |a: bool, b: bool| a && b;
        self.witness(other).is_none()
            && (differ(self.phone.is_some(), other.phone.is_some())
                || differ(self.street.is_some(), other.street.is_some()))
    }
}

pub(super) fn compare(a: &PartyRead, b: &PartyRead) -> Option<Verdict> {
    let witness = a.witness(b);
    match a.name.like(&b.name) {
        NameLikeness::Other => None,
        NameLikeness::Same if a.is_elsewhere(b) => {
            Some(Verdict::new(MatchKind::PerhapsSame, 70, [WhyCode::SameName, WhyCode::OtherContacts]))
        }
        NameLikeness::Same => {
            Some(Verdict::new(MatchKind::Same, 90, std::iter::once(WhyCode::SameName).chain(witness)))
        }
        // One telephone serves a whole family practice: it does not tell father from son.
        NameLikeness::Like(WhyCode::GenerationOpen) => {
            Some(Verdict::new(MatchKind::PerhapsSame, 50, [WhyCode::GenerationOpen]))
        }
        NameLikeness::Like(why) => Some(match witness {
            Some(witness) => Verdict::new(MatchKind::Same, 80, [why, witness]),
            None => Verdict::new(MatchKind::PerhapsSame, 50, [why]),
        }),
    }
}

/// Whether the parties that two items name are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    Same,
    Maybe,
    /// At least one is not named.
    Unknown,
    Different,
}

impl Agreement {
    pub(super) fn holds(self) -> bool {
        matches!(self, Agreement::Same | Agreement::Maybe)
    }
}

/// Every party by its id, and which are one.
#[derive(Default)]
pub(super) struct People {
    read: HashMap<EntityId, PartyRead>,
    roots: HashMap<EntityId, EntityId>,
    compared: RefCell<HashMap<(EntityId, EntityId), Agreement>>,
}

impl People {
    pub(super) fn add(&mut self, id: EntityId, read: PartyRead) {
        self.read.entry(id).or_insert(read);
    }

    pub(super) fn join(&mut self, id: EntityId, root: EntityId) {
        self.roots.insert(id, root);
    }

    pub(super) fn get(&self, id: Option<&EntityId>) -> Option<&PartyRead> {
        self.read.get(id?)
    }

    pub(super) fn root<'a>(&'a self, id: &'a EntityId) -> &'a EntityId {
        self.roots.get(id).unwrap_or(id)
    }

    /// Whether two are one.
    pub(super) fn agree(&self, a: Option<&EntityId>, b: Option<&EntityId>) -> Agreement {
        let (Some(a), Some(b)) = (a, b) else { return Agreement::Unknown };
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return Agreement::Same;
        }
        let pair = if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        if let Some(known) = self.compared.borrow().get(&pair) {
            return *known;
        }
        let found = match (self.read.get(a), self.read.get(b)) {
            (Some(one), Some(other)) => self.compare(a, one, b, other),
            _ => Agreement::Unknown,
        };
        self.compared.borrow_mut().insert(pair, found);
        found
    }

    fn compare(&self, a: &EntityId, one: &PartyRead, b: &EntityId, other: &PartyRead) -> Agreement {
        match compare(one, other).map(|verdict| verdict.kind) {
            Some(MatchKind::Same) => Agreement::Same,
            Some(_) => Agreement::Maybe,
            None if one.part_of.as_ref() == Some(b) || other.part_of.as_ref() == Some(a) => Agreement::Maybe,
            // A doctor and the house where the doctor works: nobody can say from the names.
            None if one.name.is_person() != other.name.is_person() => {
                let office = if one.name.is_person() { other } else { one };
                match () {
                    () if one.witness(other).is_some() => Agreement::Maybe,
                    () if office.name.may_house_a_doctor() => Agreement::Unknown,
                    () => Agreement::Different,
                }
            }
            None => Agreement::Different,
        }
    }
}
