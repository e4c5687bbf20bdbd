// What arrives from the core, decided and in words. Field names are the wire's own.
// Same names as the generated bindings: to switch, change the import in `commands.ts`.

/** Status as a screen shows it: shape, word and colour follow from `tone`. */
export interface StatusView {
  /** `done`, `cancelled`, `conflict`, `unknown`, `missed`, `late`, `blocked`, `at_risk`, `scheduled`, `waiting`, `ready`, `in_hand`, `not_booked`. */
  code: string;
  /** The words for it. */
  word: string;
  /** `good`, `act`, `wait`, `warn` or `quiet`. */
  tone: string;
}

/** A number to call and whether somebody answers now. */
export interface PhoneView {
  /** As printed. */
  shown: string;
  /** For a `tel:` link. */
  dial: string;
  /** "Open now, until 4:30 PM", "Opens Mon, Feb 8, 8:30 AM"; both zones where they differ. */
  hours: string;
  /** Somebody answers now. */
  is_open_now: boolean;
}

/** Label and value to have in the hand. */
export interface FactView {
  /** What it is. */
  label: string;
  /** The value, to be copied. */
  value: string;
}

/** A call card opened in place (handbook 2.5). */
export interface CallCardView {
  /** Card id. */
  id: string;
  /** Whom to call; id for logging. */
  party_id: string | null;
  /** Whom to call; name. */
  party: string;
  /** The number; `None` when nobody has entered it. */
  phone: PhoneView | null;
  /** Word for word. */
  say_first: string;
  /** Questions. */
  ask: string[];
  /** What to note. */
  write_down: string[];
  /** To have ready. */
  have_ready: FactView[];
  /** Say-it-back line. */
  say_back: string;
  /** Close. */
  close: string;
  /** Permission and safety lines. */
  notes: string[];
  /** Items that the call is about. */
  about: string[];
  /** Answers that fit this call, in order: code and words. */
  outcomes: ChoiceView[];
}

/** A choice: code to send back, words to show. */
export interface ChoiceView {
  /** Code. */
  code: string;
  /** Words. */
  word: string;
  /** The answer needs a day, and this is its question; `None` = no day. */
  ask_day: string | null;
}

/** The one next step. */
export interface NextStepView {
  /** The item. */
  item_id: string;
  /** The rule behind it, for "Why now?". */
  rule: string | null;
  /** What to do, in one sentence. */
  title: string;
  /** Why it matters. */
  body: string;
  /** "Tue, Apr 13"; `None` = no last day. */
  safe_until: string | null;
  /** The same as `YYYY-MM-DD`. */
  safe_until_on: string | null;
  /** "42 work days to spare". */
  to_spare: string | null;
  /** "A good time: until 3:30 PM", "Best at Mon, Feb 8, 10:00 AM". */
  good_time: string | null;
  /** Its own moment has come; otherwise it belongs under *You could already do*. */
  is_now: boolean;
  /** The reason in one plain sentence. */
  why: string;
  /** The call card; `None` for a self-task. */
  card: CallCardView | null;
  /** Places to snooze to: code and words. */
  later: ChoiceView[];
}

/** A line on Today: waiting, or this week. */
export interface LineView {
  /** The item. */
  item_id: string;
  /** Headline. */
  title: string;
  /** Second line. */
  detail: string;
  /** "We check Thu, Feb 11". */
  check: string | null;
}

/** A thing that a visit needs, with its state. */
export interface ArrivalView {
  /** The item. */
  item_id: string;
  /** "Pictures: not yet". */
  text: string;
  /** Status. */
  status: StatusView;
}

/** A dated thing ahead. */
export interface ComingUpView {
  /** The item. */
  item_id: string;
  /** Day of the month. */
  day: string;
  /** Month, short. */
  month: string;
  /** `YYYY-MM-DD`. */
  on: string;
  /** Headline. */
  title: string;
  /** "Thu 2:00 PM · 40 E 68th St". */
  detail: string;
  /** What should have arrived. */
  arrivals: ArrivalView[];
}

/** The Today screen. */
export interface TodayView {
  /** "Good morning, Sally." */
  greeting: string;
  /** One sentence on the whole. */
  summary: string;
  /** The one next step, when its moment has come. */
  next: NextStepView | null;
  /** What could already be done, when nothing needs the person now. */
  could_do: NextStepView | null;
  /** At most three more for this week. */
  this_week: LineView[];
  /** What others owe. */
  waiting: LineView[];
  /** Dated things ahead. */
  coming_up: ComingUpView[];
  /** After an absence: one quiet summary, else `None`. */
  while_away: AwayView | null;
  /** "Nothing else is due before Wed, Feb 10." */
  closing: string;
  /** The record holds nothing yet. */
  is_empty: boolean;
}

/** The summary after an absence. */
export interface AwayView {
  /** Headline. */
  title: string;
  /** One line each, most pressing first. */
  lines: LineView[];
}

/** A row of *Who needs what*. */
export interface BoardRowView {
  /** The hand-off. */
  item_id: string;
  /** The thing. */
  what: string;
  /** Who has it. */
  from: string;
  /** Who needs it. */
  to: string;
  /** A copy for the file. */
  is_copy: boolean;
  /** "Tue, Apr 13", "After Wed, Oct 6", "No date". */
  needed_by: string;
  /** `YYYY-MM-DD` or `after YYYY-MM-DD`; `None` = open. */
  needed_by_on: string | null;
  /** Status. */
  status: StatusView;
  /** Who must act: "You", "Riverside", "You (pick up)". */
  ball_with: string;
  /** "Thu, Feb 11", "Today". */
  next_check: string;
  /** `YYYY-MM-DD`. */
  next_check_on: string | null;
  /** Days to spare in words, where there is a last safe day. */
  to_spare: string | null;
  /** What can be logged on it now, in order. */
  actions: ChoiceView[];
}

/** The board. */
export interface BoardView {
  /** Open rows in order. */
  rows: BoardRowView[];
  /** Finished rows, latest first, folded away by the screen. */
  finished: BoardRowView[];
  /** Per office: "Everything Dr. Lee still needs", with the ids of its rows. */
  by_office: OfficeView[];
}

/** What one office still needs. */
export interface OfficeView {
  /** Headline. */
  title: string;
  /** Rows, by id. */
  item_ids: string[];
}

/** One line of an item's history. */
export interface HistoryLineView {
  /** "Feb 5, 10:08 AM". */
  when: string;
  /** Who. */
  who: string;
  /** What, in words. */
  what: string;
}

/** One item, opened. */
export interface ItemView {
  /** Id. */
  id: string;
  /** Kind, as named in the ledger. */
  kind: string;
  /** The kind's word. */
  kind_word: string;
  /** Headline. */
  title: string;
  /** Status. */
  status: StatusView;
  /** Why, in one plain sentence. */
  why: string;
  /** Open days to spare. */
  slack_bd: number | null;
  /** Last safe day, `YYYY-MM-DD`. */
  safe_until_on: string | null;
  /** Root blockers. */
  blocked_by: string[];
  /** Facts to show, in order. */
  facts: FactView[];
  /** Where it came from: file and place. */
  source: string | null;
  /** What happened, latest first. */
  history: HistoryLineView[];
  /** What can be logged on it now. */
  actions: ChoiceView[];
  /** The call card that fits now. */
  card: CallCardView | null;
}

/** A proposal waiting for a person. */
export interface ProposalView {
  /** Id of the proposal: the entity's. */
  id: string;
  /** Kind of item, or `party`. */
  kind: string;
  /** The kind's word. */
  kind_word: string;
  /** One sentence. */
  summary: string;
  /** `new`, `same` or `changed`. */
  state: string;
  /** Read values, each with its words; `unsure` ones are marked *Please check*. */
  readings: ReadingView[];
  /** File and place it was read from. */
  source_place: string;
  /** Exact words, where there are any. */
  source_text: string | null;
  /** A question to answer before accepting; `None` = plain yes or no. */
  question: string | null;
  /** It can be accepted without a look: structured fields only. */
  is_certain: boolean;
  /** Ticked at first. */
  is_suggested: boolean;
}

/** How one value was read. */
export interface ReadingView {
  /** What it is. */
  label: string;
  /** How it was read. */
  value: string;
  /** Please check. */
  is_unsure: boolean;
}

/** What could not be used, in words. */
export interface ProblemView {
  /** Place in the file. */
  place: string;
  /** Why, in words. */
  why: string;
}

/** What one file gave. */
export interface FileReadView {
  /** File name, without folder. */
  name: string;
  /** Format in words. */
  kind: string;
  /** SHA-256, hex. */
  sha256: string;
  /** Proposals by group: word and count. */
  found: CountView[];
  /** Read but not used: word and count. */
  not_used: CountView[];
  /** What could not be used. */
  problems: ProblemView[];
  /** The same bytes were brought in before. */
  is_known: boolean;
  /** Nothing could be read; it is kept in *To sort*. */
  is_kept_unread: boolean;
}

/** Word and count. */
export interface CountView {
  /** Word. */
  word: string;
  /** Count. */
  count: number;
}

/** The review after an import or a typed line. */
export interface ReviewView {
  /** Files read in this go; empty for a typed line. */
  files: FileReadView[];
  /** What waits for a yes. */
  proposals: ProposalView[];
  /** Already in the record, unchanged. */
  unchanged: number;
}

/** A search hit. */
export interface HitView {
  /** Entity id. */
  id: string;
  /** Kind. */
  kind: string;
  /** The kind's word. */
  kind_word: string;
  /** Headline. */
  title: string;
  /** Words around the match; the match lies between `\u{2}` and `\u{3}`. */
  snippet: string;
  /** File and place it came from. */
  source: string | null;
}

/** What was just done, for the undo bar. */
export interface DoneView {
  /** "Logged: Dr. Lee has the pictures." */
  text: string;
  /** Token for undo; `None` = nothing to undo. */
  undo: string | null;
}

/** A person that this computer keeps a record for. */
export interface PersonView {
  /** Folder id. */
  id: string;
  /** Name; `None` while the record is locked. */
  name: string | null;
  /** Initial or picture letter. */
  initial: string;
  /** A sample that can be thrown away. */
  is_sample: boolean;
}

/** The frame around all screens. */
export interface FrameView {
  /** `first_day`, `locked`, `open`, or `broken`. */
  state: string;
  /** Records on this computer. */
  people: PersonView[];
  /** The one that is open. */
  current: PersonView | null;
  /** `en-US` or `es-US`. */
  locale: string;
  /** A system keychain answers. */
  has_keychain: boolean;
  /** A notification service answers; when not, the app says so and keeps nudges on Today. */
  has_notifications: boolean;
  /** Files and proposals that wait in *To sort*. */
  to_sort: number;
  /** How the record is protected, in words. */
  protection: string;
  /** What went wrong, when `state` is `broken`. */
  failure: Failure | null;
  /** The fixed safety text (handbook 5.2). */
  safety_text: string;
  /** Version of the app. */
  version: string;
}

/** What goes wrong, as a screen needs it: what happened, what is safe, what to do now. */
export interface Failure {
  /** Code; exists only if a screen acts on it. */
  code: string;
  /** What happened and what is safe. */
  what: string;
  /** What to do now. */
  help: string;
}
