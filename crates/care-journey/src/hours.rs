//! The hours in which something can be done, worked out once for a member, a party and a day.
//!
//! Many nudges wait for the same few offices. It must never remember anything but what it was asked.

use crate::moment::{Piece, Reader};
use crate::world::World;
use care_model::{Instant, MemberId, PartyId};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Who has to answer: `None` = nobody, a self-task; `Some(None)` = a party not chosen yet.
pub type Line<'r> = Option<Option<&'r PartyId>>;

/// What was worked out so far, by the numbers of member and line.
#[derive(Default)]
pub struct Hours {
    pieces: RefCell<HashMap<(usize, usize, NaiveDate), Rc<[Piece]>>>,
}

impl World<'_> {
    /// A party that is not known counts as one that is not chosen.
    fn line_number(&self, line: Line<'_>) -> usize {
        line.map_or(0, |party| party.and_then(|party| self.numbers.get(party.as_str())).map_or(1, |n| n + 2))
    }

    fn member_number(&self, member: &MemberId) -> usize {
        self.numbers.get(member.as_str()).copied().unwrap_or_default()
    }

    /// The pieces of a day in which a member can reach whoever has to answer.
    pub fn feasible_on(&self, to: &MemberId, reader: &Reader<'_>, line: Line<'_>, day: NaiveDate) -> Rc<[Piece]> {
        let key = (self.member_number(to), self.line_number(line), day);
        if let Some(known) = self.hours.pieces.borrow().get(&key) {
            return Rc::clone(known);
        }
        let office = line.map(|party| self.office(party));
        let pieces: Rc<[Piece]> = reader.feasible_on(day, office.as_ref()).into();
        self.hours.pieces.borrow_mut().insert(key, Rc::clone(&pieces));
        pieces
    }

    /// The first right moment on or after `target`, not before `from` (handbook 3.6).
    pub fn right_moment(
        &self,
        to: &MemberId,
        reader: &Reader<'_>,
        line: Line<'_>,
        target: NaiveDate,
        from: Instant,
    ) -> Option<Instant> {
        reader.right_moment_in(target, from, |day| self.feasible_on(to, reader, line, day))
    }

    /// Whether a member can reach whoever has to answer at an instant.
    pub fn is_feasible(&self, to: &MemberId, reader: &Reader<'_>, line: Line<'_>, at: Instant) -> bool {
        crate::moment::inside(&self.feasible_on(to, reader, line, reader.day(at)), at)
    }
}
