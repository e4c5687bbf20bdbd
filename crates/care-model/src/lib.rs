//! What is true: record, people, places, items, events and changes.
//!
//! Pure types. No I/O, no clock, no randomness, and no opinion on what follows from the facts: that is
//! `care-journey`. The one surprise: the typed view is derived from flat registers (`entity`, `field`,
//! `value`), because that is what merges without loss (design: record, sync, security 2.1).

mod change;
mod draft;
mod event;
mod field;
mod ids;
mod item;
mod message;
mod party;
mod person;
mod record;
mod sensitive;
mod time;

pub use change::{Area, BODY_FIELD, Change, DELETED_FIELD, EntityType, Fact, Put, TYPE_FIELD, Touched};
pub use draft::{Certainty, Draft, Problem, ProblemCode, Question, Source};
pub use event::{
    Actor, AnswerAction, AppealOutcome, CallOutcome, Event, Happening, KNOWN_EVENTS, MedicineWord, SnoozeUntil,
};
pub use field::{Class, Field, Shape};
pub use ids::{EntityId, EventId, ItemId, MemberId, PartyId, PersonId};
pub use item::*;
pub use message::{Arg, Message};
pub use party::{HolidayCalendar, OpenDays, Party, Role};
pub use person::{InsurancePlan, Member, PERMISSION_PREFIX, Permission, PermissionKind, Person};
pub use record::{Fields, Misfit, Record, Settings, StatedEdge};
pub use sensitive::Sensitive;
pub use time::{Instant, WallClock, WallTime, day_of, resolve};
