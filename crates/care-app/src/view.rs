//! What goes out to the screens and to `--json`: decided, ordered, in words. A screen only lays it out.

mod form;
mod past;
mod places;
mod records;

pub use form::{
    ChoiceOptionView, DisputeView, FieldProblemView, FieldShape, FieldView, FormView, Json, KindView, RivalView,
    SaveItemRequest, SavedView,
};
pub use past::{
    BannerView, BinnedView, ConflictView, FieldHistoryView, FieldStepView, FileView, LinkedFileView, LinkedItemView,
    StepView, TextPartView,
};
pub use places::{MergeFieldView, MergeView, PlaceFormRequest, PlaceView};
pub use records::{RecordGroupView, RecordRowView, RecordsView};

use serde::{Deserialize, Serialize};
use specta::Type;

/// Status as a screen shows it: shape, word and colour follow from `tone`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct StatusView {
    /// `done`, `cancelled`, `conflict`, `unknown`, `missed`, `late`, `blocked`, `at_risk`, `scheduled`,
    /// `waiting`, `ready`, `in_hand`, `not_booked`.
    pub code: String,
    /// The words for it.
    pub word: String,
    /// `good`, `act`, `wait`, `warn` or `quiet`.
    pub tone: String,
}

/// A number to call and whether somebody answers now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PhoneView {
    /// As printed.
    pub shown: String,
    /// For a `tel:` link.
    pub dial: String,
    /// "Open now, until 4:30 PM", "Opens Mon, Feb 8, 8:30 AM"; both zones where they differ.
    pub hours: String,
    /// Somebody answers now.
    pub is_open_now: bool,
}

/// Label and value to have in the hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// The value, to be copied.
    pub value: String,
}

/// A call card opened in place (handbook 2.5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CallCardView {
    /// Card id.
    pub id: String,
    /// Whom to call; id for logging.
    pub party_id: Option<String>,
    /// Whom to call; name.
    pub party: String,
    /// The number; `None` when nobody has entered it.
    pub phone: Option<PhoneView>,
    /// Word for word.
    pub say_first: String,
    /// Questions.
    pub ask: Vec<String>,
    /// What to note.
    pub write_down: Vec<String>,
    /// To have ready.
    pub have_ready: Vec<FactView>,
    /// Say-it-back line.
    pub say_back: String,
    /// Close.
    pub close: String,
    /// Permission and safety lines.
    pub notes: Vec<String>,
    /// Items that the call is about.
    pub about: Vec<String>,
    /// Answers that fit this call, in order: code and words.
    pub outcomes: Vec<ChoiceView>,
}

/// A choice: code to send back, words to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ChoiceView {
    /// Code.
    pub code: String,
    /// Words.
    pub word: String,
    /// The answer needs a day, and this is its question; `None` = no day.
    pub ask_day: Option<String>,
}

/// The one next step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct NextStepView {
    /// The item.
    pub item_id: String,
    /// The rule behind it, for "Why now?".
    pub rule: Option<String>,
    /// What to do, in one sentence.
    pub title: String,
    /// Why it matters.
    pub body: String,
    /// "Tue, Apr 13"; `None` = no last day.
    pub safe_until: Option<String>,
    /// The same as `YYYY-MM-DD`.
    pub safe_until_on: Option<String>,
    /// "42 work days to spare".
    pub to_spare: Option<String>,
    /// "A good time: until 3:30 PM", "Best at Mon, Feb 8, 10:00 AM".
    pub good_time: Option<String>,
    /// Its own moment has come; otherwise it belongs under *You could already do*.
    pub is_now: bool,
    /// The reason in one plain sentence.
    pub why: String,
    /// The call card; `None` for a self-task.
    pub card: Option<CallCardView>,
    /// Places to snooze to: code and words.
    pub later: Vec<ChoiceView>,
    /// Values of the item that were written at the same time, both to be shown.
    pub disputes: Vec<DisputeView>,
}

/// A line on Today: waiting, or this week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LineView {
    /// The item.
    pub item_id: String,
    /// Headline.
    pub title: String,
    /// Second line.
    pub detail: String,
    /// "We check Thu, Feb 11".
    pub check: Option<String>,
}

/// A thing that a visit needs, with its state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ArrivalView {
    /// The item.
    pub item_id: String,
    /// "Pictures: not yet".
    pub text: String,
    /// Status.
    pub status: StatusView,
}

/// A dated thing ahead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ComingUpView {
    /// The item.
    pub item_id: String,
    /// Day of the month.
    pub day: String,
    /// Month, short.
    pub month: String,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// Headline.
    pub title: String,
    /// "Thu 2:00 PM · 40 E 68th St".
    pub detail: String,
    /// What should have arrived.
    pub arrivals: Vec<ArrivalView>,
    /// Values of the item that were written at the same time, both to be shown.
    pub disputes: Vec<DisputeView>,
}

/// The Today screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TodayView {
    /// "Good morning, Sally."
    pub greeting: String,
    /// One sentence on the whole.
    pub summary: String,
    /// The one next step, when its moment has come.
    pub next: Option<NextStepView>,
    /// What could already be done, when nothing needs the person now.
    pub could_do: Option<NextStepView>,
    /// At most three more for this week.
    pub this_week: Vec<LineView>,
    /// What others owe.
    pub waiting: Vec<LineView>,
    /// Dated things ahead.
    pub coming_up: Vec<ComingUpView>,
    /// After an absence: one quiet summary, else `None`.
    pub while_away: Option<AwayView>,
    /// Routine reminders that were twice called not needed: keep or stop?
    pub asks: Vec<ReminderView>,
    /// Routine reminders that the person has stopped.
    pub stopped: Vec<ReminderView>,
    /// "Nothing else is due before Wed, Feb 10."
    pub closing: String,
    /// The record holds nothing yet.
    pub is_empty: bool,
}

/// A kind of reminder, shown by the last one of its kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ReminderView {
    /// The item that the last one was about; with the rule it takes the answer `keep` or `stop`.
    pub item_id: String,
    /// The rule.
    pub rule: String,
    /// The last one's own words.
    pub example: String,
}

/// The summary after an absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AwayView {
    /// Headline.
    pub title: String,
    /// One line each, most pressing first.
    pub lines: Vec<LineView>,
}

/// A row of *Who needs what*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BoardRowView {
    /// The hand-off.
    pub item_id: String,
    /// The thing.
    pub what: String,
    /// Who has it.
    pub from: String,
    /// Who needs it.
    pub to: String,
    /// A copy for the file.
    pub is_copy: bool,
    /// "Tue, Apr 13", "After Wed, Oct 6", "No date".
    pub needed_by: String,
    /// `YYYY-MM-DD` or `after YYYY-MM-DD`; `None` = open.
    pub needed_by_on: Option<String>,
    /// Status.
    pub status: StatusView,
    /// Who must act: "You", "Riverside", "You (pick up)".
    pub ball_with: String,
    /// "Thu, Feb 11", "Today".
    pub next_check: String,
    /// `YYYY-MM-DD`.
    pub next_check_on: Option<String>,
    /// Days to spare in words, where there is a last safe day.
    pub to_spare: Option<String>,
    /// What can be logged on it now, in order.
    pub actions: Vec<ChoiceView>,
    /// Values of it that were written at the same time, both to be shown.
    pub disputes: Vec<DisputeView>,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BoardView {
    /// Open rows in order.
    pub rows: Vec<BoardRowView>,
    /// Finished rows, latest first, folded away by the screen.
    pub finished: Vec<BoardRowView>,
    /// Per office: "Everything Dr. Lee still needs", with the ids of its rows.
    pub by_office: Vec<OfficeView>,
}

/// What one office still needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OfficeView {
    /// Headline.
    pub title: String,
    /// Rows, by id.
    pub item_ids: Vec<String>,
}

/// One line of an item's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct HistoryLineView {
    /// "Feb 5, 10:08 AM".
    pub when: String,
    /// Who.
    pub who: String,
    /// What, in words.
    pub what: String,
}

/// One item, opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ItemView {
    /// Id.
    pub id: String,
    /// Kind, as named in the ledger.
    pub kind: String,
    /// The kind's word.
    pub kind_word: String,
    /// Headline.
    pub title: String,
    /// Status.
    pub status: StatusView,
    /// Why, in one plain sentence.
    pub why: String,
    /// Open days to spare.
    pub slack_bd: Option<i32>,
    /// Last safe day, `YYYY-MM-DD`.
    pub safe_until_on: Option<String>,
    /// Root blockers.
    pub blocked_by: Vec<String>,
    /// Facts to show, in order.
    pub facts: Vec<FactView>,
    /// Where it came from: file and place.
    pub source: Option<String>,
    /// What happened, latest first.
    pub history: Vec<HistoryLineView>,
    /// What can be logged on it now.
    pub actions: Vec<ChoiceView>,
    /// The call card that fits now.
    pub card: Option<CallCardView>,
    /// Fields that hold something, in the order of the form.
    pub fields: Vec<FieldView>,
    /// What it hangs together with.
    pub linked: Vec<LinkedItemView>,
    /// Files that belong to it.
    pub files: Vec<LinkedFileView>,
    /// It was changed at the same time elsewhere, or lies in the bin.
    pub banner: Option<BannerView>,
    /// It lies in the bin.
    pub is_binned: bool,
}

/// The thing that a proposal is, or may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BesideView {
    /// Its id.
    pub id: String,
    /// How they stand to each other, in words.
    pub text: String,
    /// A person has to say whether they are the same.
    pub asks: bool,
    /// What a yes changes of it.
    pub changes: Vec<ReadingView>,
}

/// A proposal waiting for a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProposalView {
    /// Id of the proposal: the entity's.
    pub id: String,
    /// Kind of item, or `party`.
    pub kind: String,
    /// The kind's word.
    pub kind_word: String,
    /// One sentence.
    pub summary: String,
    /// `new`, `same` or `changed`.
    pub state: String,
    /// Read values, each with its words; `unsure` ones are marked *Please check*.
    pub readings: Vec<ReadingView>,
    /// File it was read from; `None` for a typed line.
    pub source_file: Option<String>,
    /// Place in it.
    pub source_place: String,
    /// Exact words, where there are any.
    pub source_text: Option<String>,
    /// A question to answer before accepting; `None` = plain yes or no.
    pub question: Option<String>,
    /// It can be accepted without a look: structured fields only.
    pub is_certain: bool,
    /// Ticked at first.
    pub is_suggested: bool,
    /// What it is, or may be, of what is known.
    pub beside: Option<BesideView>,
}

/// How one value was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ReadingView {
    /// What it is.
    pub label: String,
    /// How it was read.
    pub value: String,
    /// Please check.
    pub is_unsure: bool,
}

/// What could not be used, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProblemView {
    /// Place in the file.
    pub place: String,
    /// Why, in words.
    pub why: String,
}

/// What one file gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FileReadView {
    /// File name, without folder.
    pub name: String,
    /// Format in words.
    pub kind: String,
    /// SHA-256, hex.
    pub sha256: String,
    /// Proposals by group: word and count.
    pub found: Vec<CountView>,
    /// Read but not used: word and count.
    pub not_used: Vec<CountView>,
    /// What could not be used.
    pub problems: Vec<ProblemView>,
    /// The same bytes were brought in before.
    pub is_known: bool,
    /// Nothing could be read; it is kept in *To sort*.
    pub is_kept_unread: bool,
}

/// Word and count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CountView {
    /// Word.
    pub word: String,
    /// Count.
    pub count: u32,
}

/// The review after an import or a typed line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ReviewView {
    /// Files read in this go; empty for a typed line.
    pub files: Vec<FileReadView>,
    /// What waits for a yes.
    pub proposals: Vec<ProposalView>,
    /// Already in the record, unchanged.
    pub unchanged: u32,
    /// Files that nothing could be read from; only of *To sort*.
    pub unsorted: Vec<UnsortedFileView>,
    /// A go at bringing in that was cut off; only of *To sort*.
    pub unfinished: Option<UnfinishedView>,
}

/// A file that waits for a person to say where it belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct UnsortedFileView {
    /// SHA-256, hex: its id.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Format in words.
    pub kind: String,
    /// When it came.
    pub received: String,
    /// Why nothing could be read, in words.
    pub why: Vec<String>,
}

/// A go at bringing files in that was cut off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct UnfinishedView {
    /// Its id.
    pub id: String,
    /// How far it was.
    pub text: String,
    /// When it began.
    pub begun: String,
    /// What was named.
    pub paths: Vec<String>,
}

/// A search hit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct HitView {
    /// Entity id.
    pub id: String,
    /// Kind.
    pub kind: String,
    /// The kind's word.
    pub kind_word: String,
    /// Headline.
    pub title: String,
    /// Words around the match; the match lies between `\u{2}` and `\u{3}`.
    pub snippet: String,
    /// File and place it came from.
    pub source: Option<String>,
    /// How close it is to what was typed: `exact`, `prefix` or `typo`.
    pub matched: String,
}

/// What was just done, for the undo bar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DoneView {
    /// "Logged: Dr. Lee has the pictures."
    pub text: String,
    /// Token for undo; `None` = nothing to undo.
    pub undo: Option<String>,
}

/// A person that this computer keeps a record for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonView {
    /// Folder id.
    pub id: String,
    /// Name; `None` while the record is locked.
    pub name: Option<String>,
    /// Initial or picture letter.
    pub initial: String,
    /// A sample that can be thrown away.
    pub is_sample: bool,
}

/// The frame around all screens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FrameView {
    /// `first_day`, `locked`, `open`, or `broken`.
    pub state: String,
    /// Records on this computer.
    pub people: Vec<PersonView>,
    /// The one that is open.
    pub current: Option<PersonView>,
    /// `en-US` or `es-US`.
    pub locale: String,
    /// A system keychain answers.
    pub has_keychain: bool,
    /// A notification service answers; when not, the app says so and keeps nudges on Today.
    pub has_notifications: bool,
    /// Files and proposals that wait in *To sort*.
    pub to_sort: u32,
    /// How the record is protected, in words.
    pub protection: String,
    /// What went wrong, when `state` is `broken`.
    pub failure: Option<Failure>,
    /// The fixed safety text (handbook 5.2).
    pub safety_text: String,
    /// Version of the app.
    pub version: String,
}

/// What goes wrong, as a screen needs it: what happened, what is safe, what to do now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Failure {
    /// Code; exists only if a screen acts on it.
    pub code: String,
    /// What happened and what is safe.
    pub what: String,
    /// What to do now.
    pub help: String,
}
