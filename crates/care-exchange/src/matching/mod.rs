//! Which of the things that were read are things that the record, or another draft, has already.
//!
//! The same visit in a letter, a calendar and a portal's summary is one item with three sources; a visit
//! that an office moved is a change of that item. Nothing here changes anything: a [`Match`] is what to put
//! before a person, and [`same_as`] and [`split`] make the facts of a yes and of taking it back.
//!
//! Precision before recall: two items for one visit are a nuisance, one item for two visits loses one. What
//! is not plain becomes [`MatchKind::PerhapsSame`], with both sides shown.

mod exams;
mod index;
mod medicines;
mod names;
mod orders;
mod papers;
mod people;
mod run;
mod settle;
mod side;
mod visits;
mod words;

pub use run::{Matching, match_drafts};
pub use settle::{same_as, sources_of, split};

use care_model::EntityId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Register of a draft of a visit, in no released record: the start that its source says no longer holds
/// (`2027-04-15T14:00` or a bare day, on the clock of the new place). A reader that finds an old date in a
/// letter puts it here; [`match_drafts`] finds the visit by it, and accepting leaves it out.
pub const MOVED_FROM: &str = "moved_from";

/// Register of a draft of a visit that counts the editions of one invitation (iCalendar SEQUENCE): an older
/// edition read later never moves a visit back.
pub const EDITION: &str = "edition";

/// What a draft is to something known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The same thing from another source.
    Same,
    /// The same visit at another time.
    Moved,
    /// The same visit, called off.
    Cancelled,
    /// A later or earlier stage of the same thing: the exam of an order, the answer to a request.
    AddsTo,
    /// It may be the same: a person has to say.
    PerhapsSame,
}

impl MatchKind {
    /// Plain enough to be put as *same* or *changed*, not as a question.
    pub fn is_certain(self) -> bool {
        self != MatchKind::PerhapsSame
    }
}

/// Why two are, or may be, one. A code that the words catalogue knows as `match-why-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyCode {
    /// The same source said it under the same id.
    SameId,
    /// The same source in an older edition.
    OlderEdition,
    /// One reference number.
    SameNumber,
    /// One file, one place in it.
    SameFile,
    /// One start.
    SameTime,
    /// Starts within the time between arrival and start, or less than an hour apart.
    NearTime,
    /// One day.
    SameDay,
    /// The new one names the old one's time.
    OldTime,
    /// The words say that it was moved; the old time is not named.
    SaysMoved,
    /// One office or doctor.
    SameParty,
    /// Offices or doctors whose names may mean one.
    LikeParty,
    /// The words name the other's office or doctor.
    NamedInWords,
    /// One street and door.
    SamePlace,
    /// The same words.
    SameWords,
    /// One service: what is done, on which part of the body.
    SameService,
    /// The service agrees so far as both name it.
    LikeService,
    /// Ordered in the same days.
    SameOrderDay,
    /// The days differ, or one names none.
    OtherDay,
    /// The new one is a later stage.
    LaterStage,
    /// The new one is an earlier stage.
    EarlierStage,
    /// One span of days.
    SameWindow,
    /// One name.
    SameName,
    /// Names that differ a little.
    LikeName,
    /// First and last name turned round.
    TurnedName,
    /// Only an initial.
    Initial,
    /// A pet name.
    PetName,
    /// Only a surname.
    SurnameAlone,
    /// One name has a word more.
    WordMore,
    /// A slip of a letter.
    Slip,
    /// Junior or senior on one side only.
    GenerationOpen,
    /// One phone or fax.
    SamePhone,
    /// One address.
    SameAddress,
    /// One mail address.
    SameMail,
    /// The name agrees; phone or address do not.
    OtherContacts,
    /// One strength.
    SameStrength,
    /// The strengths differ, or one names none.
    OtherStrength,
    /// A brand and its generic name.
    BrandAndGeneric,
    /// A salt on one side only that makes two medicines of one name.
    OtherSalt,
    /// Released fast or slowly.
    OtherRelease,
    /// One of the two was stopped.
    OneIsStopped,
    /// Several known things fit equally well.
    SeveralFit,
}

/// One register that a match would write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The register.
    pub field: String,
    /// What stands there; `None` where nothing does.
    pub old: Option<Value>,
    /// What would.
    pub new: Value,
}

/// A draft and what it is, or may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The new draft.
    pub draft: EntityId,
    /// What it is: an entity of the record, else an earlier draft.
    pub with: EntityId,
    /// `with` is in the record; otherwise it waits, as a draft.
    pub is_known: bool,
    /// How they stand to each other.
    pub kind: MatchKind,
    /// How sure it is, up to 100; for order, never shown as a number.
    pub score: u8,
    /// Why.
    pub why: Vec<WhyCode>,
    /// What it would change of `with`: registers that it lacks; of a moved or called off visit the slot or
    /// the outcome; from the same source all that differ. References to other drafts are already led to
    /// what those are.
    pub changes: Vec<FieldChange>,
    /// Registers that differ and that the match leaves as they are.
    pub kept: Vec<String>,
}

/// What a comparison found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) kind: MatchKind,
    pub(crate) score: u8,
    pub(crate) why: Vec<WhyCode>,
}

impl Verdict {
    pub(crate) fn new(kind: MatchKind, score: u8, why: impl IntoIterator<Item = WhyCode>) -> Self {
        Self { kind, score, why: why.into_iter().collect() }
    }
}
