//! What a register holds: the one table from which columns, forms, histories and the marks on values
//! written at the same time follow.
//!
//! A field's name is frozen once released (design: record, sync, security 2.5): a field never changes
//! its shape, a new one gets a new name. Tests hold the tables against the structs.

/// A register of a person, a party or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The register's name in the ledger.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What happens to values written at the same time.
    pub class: Class,
    /// It belongs on the short form, which takes less than two minutes; the rest waits under "More".
    pub is_asked: bool,
}

/// What a register holds, as JSON in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of words.
    Text,
    /// Words of any length.
    LongText,
    /// A phone or fax number, as printed.
    Phone,
    /// A reference number or a code of a standard, as printed.
    Code,
    /// `true` or `false`; absent reads as `false`.
    Flag,
    /// `true`, `false`, or absent: nobody has said.
    Maybe,
    /// A whole number, not negative.
    Count,
    /// `YYYY-MM-DD`.
    Day,
    /// Two days, the first and the last.
    Days,
    /// A moment, RFC 3339 in UTC.
    Instant,
    /// `YYYY-MM-DDTHH:MM` on the clock of the place.
    WallTime,
    /// A [`crate::Slot`]: start, end, zone and place as one value.
    Slot,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Several short texts, in order.
    Lines,
    /// A [`crate::Person`]'s id.
    Person,
    /// A [`crate::Member`]'s id.
    Member,
    /// A [`crate::Party`]'s id.
    Party,
    /// Several of them.
    Parties,
    /// The id of an item of one of these kinds; none named = of any kind.
    Item(&'static [&'static str]),
    /// Several of them.
    Items(&'static [&'static str]),
    /// [`crate::PrepStep`]s: elapsed hours before the start, and the sheet's words.
    Prep,
    /// The SHA-256 of a file, hex.
    Evidence,
    /// An IANA zone.
    Zone,
    /// [`crate::OpenDays`].
    OpenDays,
    /// Two times of day, `HH:MM`, from and until.
    Hours,
    /// Several of them.
    Spans,
    /// A number of business days for each thing that an office sends.
    Turnaround,
    /// Something with parts of its own, of which a form shows what it can.
    Parts,
}

/// What happens to values that were written at the same time in two places (design 2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Both are shown wherever it matters until a person picks one: acting on the wrong one does harm.
    MustResolve,
    /// Both are kept, and a mark tells so.
    ShowBadge,
    /// Bookkeeping: the merge may pick.
    Auto,
}

impl Field {
    /// A field under "More" whose rivals get a mark.
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        Self { name, shape, class: Class::ShowBadge, is_asked: false }
    }

    /// The same on the short form.
    pub const fn asked(self) -> Self {
        Self { is_asked: true, ..self }
    }

    /// The same; rivals must be settled by a person.
    pub const fn must_resolve(self) -> Self {
        Self { class: Class::MustResolve, ..self }
    }

    /// The same; rivals are nobody's concern.
    pub const fn auto(self) -> Self {
        Self { class: Class::Auto, ..self }
    }

    /// The field is bookkeeping that no form shows.
    pub fn is_bookkeeping(self) -> bool {
        self.class == Class::Auto
    }
}

#[cfg(test)]
mod tests {
    use crate::{Common, Field, Item, Kind, Member, Party, Person};
    use serde::Serialize;
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    fn registers(of: impl Serialize) -> BTreeSet<String> {
        let Value::Object(all) = serde_json::to_value(of).unwrap() else { panic!("an object") };
        all.into_iter().map(|(field, _)| field).collect()
    }

    fn names(fields: &[Field]) -> BTreeSet<String> {
        let names: BTreeSet<String> = fields.iter().map(|field| field.name.to_owned()).collect();
        assert_eq!(names.len(), fields.len(), "a name stands twice");
        names
    }

    #[test]
    fn the_tables_name_exactly_the_registers_of_the_structs() {
        assert_eq!(names(Party::FIELDS), registers(Party::default()));
        assert_eq!(names(Member::FIELDS), registers(Member::default()));
        assert_eq!(names(Person::FIELDS), registers(Person::default()));
        assert_eq!(names(Common::FIELDS), registers(Common::default()));
        for kind in Kind::ALL {
            let fields = serde_json::from_value(json!({"kind": kind.name()})).unwrap();
            let (item, _) = Item::from_fields("x".into(), &fields);
            assert_eq!(names(kind.fields()), registers(&item.detail), "{}", kind.name());
        }
    }

    #[test]
    fn no_kind_takes_a_name_that_all_kinds_have() {
        let common = names(Common::FIELDS);
        for kind in Kind::ALL {
            assert!(names(kind.fields()).is_disjoint(&common), "{}", kind.name());
        }
    }

    #[test]
    fn a_form_asks_something_of_every_kind_a_person_makes() {
        for kind in Kind::ALL.into_iter().filter(|kind| !kind.is_made_by_the_product()) {
            assert!(kind.fields().iter().any(|field| field.is_asked), "{}", kind.name());
        }
    }
}
