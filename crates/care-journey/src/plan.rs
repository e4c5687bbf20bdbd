//! What `plan` answers: where everything stands, what to do next, what will be said when.

use care_model::{Instant, ItemId, MemberId, Message, PartyId, PersonId, Sensitive};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a person has chosen about nudges, apart from the member's hours in the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// The computer was asleep or off until `now`, since this instant (handbook 3.10).
    pub asleep_since: Option<Instant>,
}

/// The whole answer for one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The moment it was made for.
    pub at: Instant,
    /// Where each item stands.
    pub standings: BTreeMap<ItemId, Standing>,
    /// Per member, the things that the member can act on, best first (handbook 3.5).
    pub next_actions: BTreeMap<MemberId, Vec<NextAction>>,
    /// Who needs what, in the order of handbook 3.5.
    pub board: Vec<BoardRow>,
    /// What others owe, by check day.
    pub waiting: Vec<Waiting>,
    /// Dated things ahead, by start.
    pub coming_up: Vec<ComingUp>,
    /// What will be said if nothing changes, by time; those at or before `at` are due now.
    pub pushes: Vec<Push>,
    /// Routine reminders that a member has twice called not needed: keep or stop? (handbook 3.9.7).
    pub asks: Vec<KeepOrStop>,
    /// Routine reminders that a member has stopped, so that they can be had again.
    pub stopped: Vec<KeepOrStop>,
    /// The next moment at which the answer may differ without any new fact.
    pub next_wake: Option<Instant>,
}

/// Status of an item (handbook 3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Final.
    Done,
    /// Final.
    Cancelled,
    /// An open conflict names it.
    Conflict,
    /// Its date has passed and nobody said what happened.
    Unknown,
    /// Past its last safe finish, or reported missed.
    Missed,
    /// Past its last safe start.
    Late,
    /// Root blockers.
    Blocked(Vec<ItemId>),
    /// Little slack, or a failed guard.
    AtRisk,
    /// Dated, and all that it needs is on time.
    Scheduled,
    /// The ball is with another party; the day we check, where there is one.
    Waiting(PartyId, Option<NaiveDate>),
    /// The owner can act now.
    Ready,
    /// The person holds a copy.
    InHand,
    /// No date yet.
    NotBooked,
}

/// How pressing something is (handbook 3.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Today.
    U1,
    /// This week.
    U2,
    /// Routine.
    U3,
}

/// Who must act next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ball {
    /// The owner.
    Owner(MemberId),
    /// A party.
    Party(PartyId),
    /// Nobody: done, or not yet time.
    Nobody,
}

/// Where one item stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Status.
    pub status: Status,
    /// State of its lifecycle, as named in `pathways/`.
    pub state: String,
    /// Last safe finish.
    pub lf: Option<NaiveDate>,
    /// Last safe start.
    pub ls: Option<NaiveDate>,
    /// Open days of the acting party until the last safe start; negative when past.
    pub slack_bd: Option<i64>,
    /// Who must act.
    pub ball: Ball,
    /// Since when the ball is there.
    pub since: Option<NaiveDate>,
    /// The day we check.
    pub check_on: Option<NaiveDate>,
    /// Derived dates by name, for explanations and `dates` of scenarios: `exam_LF`, `decide_start`, `due`, `prep` …
    pub dates: BTreeMap<String, DateOrTime>,
    /// Why, in one plain sentence.
    pub why: Message,
}

/// A day, or a moment with its zone resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrTime {
    /// A calendar day.
    Day(NaiveDate),
    /// An instant.
    At(Instant),
}

/// Something that a member can act on.
#[derive(Clone, Debug, PartialEq)]
pub struct NextAction {
    /// The item.
    pub item: ItemId,
    /// The rule that would speak of it; `None` where no rule's target has come.
    pub rule: Option<String>,
    /// The call card; `None` for a self-task.
    pub card: Option<String>,
    /// Whom to call.
    pub party: Option<PartyId>,
    /// How pressing.
    pub urgency: Urgency,
    /// Open days to spare.
    pub slack_bd: Option<i64>,
    /// Last safe day.
    pub safe_until: Option<NaiveDate>,
    /// The moment at which it is best done (handbook 3.6); `now` when that has come.
    pub best_at: Instant,
    /// When the best moment's window closes, while it is open.
    pub good_until: Option<Instant>,
    /// One sentence: what to do.
    pub title: Message,
    /// Why it matters.
    pub body: Message,
    /// Why now: the reason in one plain sentence.
    pub why: Message,
    /// Other items that the same call would move.
    pub also: Vec<ItemId>,
}

/// One row of *Who needs what*.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// The hand-off (or access request).
    pub item: ItemId,
    /// The thing.
    pub what: Arg,
    /// Who has it.
    pub from: Option<PartyId>,
    /// Who needs it.
    pub to: Option<PartyId>,
    /// A copy for the file.
    pub is_copy: bool,
    /// Last safe finish, or the day after which it can exist at all.
    pub needed_by: NeededBy,
    /// Status.
    pub status: Status,
    /// Who must act.
    pub ball: Ball,
    /// The owner has to fetch it.
    pub is_pick_up: bool,
    /// The day we check.
    pub next_check: Option<NaiveDate>,
}

pub use care_model::Arg;

/// When the receiver needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeededBy {
    /// No day is known.
    Open,
    /// By this day.
    By(NaiveDate),
    /// After this day, on which its source takes place.
    After(NaiveDate),
}

/// Something that another party owes.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The item.
    pub item: ItemId,
    /// Who owes it.
    pub party: PartyId,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// The day we check.
    pub check_on: Option<NaiveDate>,
}

/// A dated thing ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct ComingUp {
    /// The item.
    pub item: ItemId,
    /// Whose care.
    pub person: Option<PersonId>,
    /// When it starts.
    pub starts_at: Instant,
    /// What it needs, each with its status.
    pub needs: Vec<(ItemId, Status)>,
}

/// One message to one member: a bundle of nudges, lead first.
#[derive(Clone, Debug, PartialEq)]
pub struct Push {
    /// When.
    pub at: Instant,
    /// To whom.
    pub to: MemberId,
    /// Lead first; one summary entry for `N-SYS-01`.
    pub nudges: Vec<Nudge>,
    /// What a lock screen may say (handbook 2.3).
    pub lock: Message,
}

/// A question to a member, shown in the app and never pushed: keep the reminders of a rule, or stop them?
#[derive(Clone, Debug, PartialEq)]
pub struct KeepOrStop {
    /// Who is asked.
    pub to: MemberId,
    /// The rule.
    pub rule: String,
    /// The last item of which the member said so.
    pub item: ItemId,
    /// The last reminder that was called not needed, in its own words.
    pub example: Message,
}

/// One nudge.
#[derive(Clone, Debug, PartialEq)]
pub struct Nudge {
    /// Rule id of handbook 2.2, or `SNOOZE`.
    pub rule: String,
    /// The item; `None` for `N-SYS-01`.
    pub item: Option<ItemId>,
    /// The date that it leads to; with rule and item it names the cause.
    pub target: NaiveDate,
    /// How pressing.
    pub urgency: Urgency,
    /// 0 = first, then the step of the ladder.
    pub step: u8,
    /// Call card id; `None` for a self-task.
    pub card: Option<String>,
    /// Whom to call.
    pub party: Option<PartyId>,
    /// Title (≤ 90 characters).
    pub title: Message,
    /// Body (≤ 240 characters).
    pub body: Message,
    /// Why now, in one plain sentence.
    pub why: Message,
}

/// A call card, ready for words (handbook 2.5).
#[derive(Clone, Debug, PartialEq)]
pub struct CallCard {
    /// Card id, `C-BOOK` and the like.
    pub id: String,
    /// Whom to call.
    pub party: Option<PartyId>,
    /// Word for word.
    pub say_first: Message,
    /// Questions.
    pub ask: Vec<Message>,
    /// What to note.
    pub write_down: Vec<Message>,
    /// Reference numbers to have ready: label and value.
    pub have_ready: Vec<(Message, Sensitive<String>)>,
    /// Say-it-back line.
    pub say_back: Message,
    /// Close.
    pub close: Message,
    /// Permission line for caregivers, safety line where the card has one.
    pub notes: Vec<Message>,
    /// Items it is about.
    pub about: Vec<ItemId>,
}
