//! What happened: an append-only log. Everything that moves follows from it.
//!
//! The names are those of the scenario format and of `care log`. An event that this version does not
//! know is kept as it is ([`Happening::Other`]).

use crate::{EventId, Fields, Instant, ItemId, MemberId, PartyId, Sensitive, WallTime};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value};

/// Who made an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person who uses the app.
    Member(MemberId),
    /// A file, a portal, a record feed.
    Import,
    /// The product itself.
    Engine,
    /// An office that told the person.
    Party(PartyId),
}

/// What came of a call (handbook 2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    /// Reached, and it is done.
    ReachedDone,
    /// Reached; they promised it for a day.
    ReachedPromised,
    /// A message was left.
    LeftMessage,
    /// Nobody answered.
    NoAnswer,
    /// They need something first.
    NeedsInfo,
    /// They said no.
    Refused,
    /// The number is wrong.
    WrongNumber,
    /// Another party is the right one.
    AskOther,
}

/// What a member did with a nudge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerAction {
    /// It is done.
    Done,
    /// It is not needed.
    NotNeeded,
    /// Somebody else takes it.
    Give,
}

/// Until when a nudge sleeps: a date, a wall time, or the word `tomorrow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnoozeUntil {
    /// The member's preferred moment of the next day.
    Tomorrow,
    /// The member's preferred moment of a day.
    Day(NaiveDate),
    /// A wall time in the member's zone.
    Time(WallTime),
}

impl Serialize for SnoozeUntil {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            SnoozeUntil::Tomorrow => to.serialize_str("tomorrow"),
            SnoozeUntil::Day(day) => to.collect_str(day),
            SnoozeUntil::Time(time) => time.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for SnoozeUntil {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text == "tomorrow" {
            return Ok(SnoozeUntil::Tomorrow);
        }
        if let Ok(day) = NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
            return Ok(SnoozeUntil::Day(day));
        }
        WallTime::parse(&text)
            .map(SnoozeUntil::Time)
            .ok_or_else(|| de::Error::custom(format!("expected tomorrow, a date or a time, found {text:?}")))
    }
}

/// One thing that happened (design: scenario format 3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "e")]
#[allow(missing_docs)] // field names are those of the scenario format
pub enum Happening {
    /// A call was made about items.
    #[serde(rename = "call")]
    Call {
        party: PartyId,
        outcome: CallOutcome,
        #[serde(default)]
        about: Vec<ItemId>,
        /// Promised day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<NaiveDate>,
        /// The party to ask instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party2: Option<PartyId>,
        /// Words of the call, as noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Sensitive<String>>,
        /// Whom the person spoke with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        spoke_with: Option<Sensitive<String>>,
    },
    /// A nudge was answered without a call.
    #[serde(rename = "answer")]
    Answer {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
        action: AnswerAction,
        /// Who takes it, for `give`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<MemberId>,
    },
    /// A nudge or task sleeps.
    #[serde(rename = "snooze")]
    Snooze { until: SnoozeUntil },

    /// A date was agreed. The slot register is written with it.
    #[serde(rename = "booked")]
    Booked {
        start: WallTime,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<WallTime>,
    },
    /// The date was changed. The slot register is written with it.
    #[serde(rename = "moved")]
    Moved {
        start: WallTime,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<WallTime>,
    },
    #[serde(rename = "cancelled")]
    Cancelled,
    /// It did not take place.
    #[serde(rename = "missed")]
    Missed {
        /// `patient`, or the office or supplier.
        #[serde(default)]
        by: Option<String>,
    },
    /// The visit was attended and noted.
    #[serde(rename = "capture")]
    Capture {
        /// What was decided, in the person's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Sensitive<String>>,
        /// The capture says that a result was not gone over.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_discussed: bool,
        /// The person's own words: what happens next, who does it, by when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        say_back: Option<Sensitive<String>>,
    },
    /// The exam was done and noted.
    #[serde(rename = "performed")]
    Performed,

    #[serde(rename = "need.requested")]
    NeedRequested {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<NaiveDate>,
    },
    #[serde(rename = "need.failed")]
    NeedFailed,
    #[serde(rename = "need.in_hand")]
    NeedInHand,
    /// A copy can be fetched from `ready` on.
    #[serde(rename = "need.pickup")]
    NeedPickup { ready: NaiveDate },
    #[serde(rename = "need.carry_agreed")]
    NeedCarryAgreed,
    #[serde(rename = "need.handed_over")]
    NeedHandedOver {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<NaiveDate>,
    },
    #[serde(rename = "need.received")]
    NeedReceived {
        /// For pictures: the receiver opened them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opened: Option<bool>,
        /// The referral that this note closes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closes_referral: Option<ItemId>,
    },
    #[serde(rename = "need.waived")]
    NeedWaived,
    /// The sender wants something first: `release_form`.
    #[serde(rename = "need.blocked")]
    NeedBlocked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    #[serde(rename = "release_form.signed")]
    ReleaseFormSigned,

    #[serde(rename = "pa.submitted")]
    PaSubmitted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<Sensitive<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision_due: Option<NaiveDate>,
        /// Elapsed hours in which the plan decides.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours: Option<u32>,
    },
    #[serde(rename = "pa.approved")]
    PaApproved {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<[NaiveDate; 2]>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<PartyId>,
    },
    #[serde(rename = "pa.denied")]
    PaDenied {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deadline: Option<NaiveDate>,
    },
    #[serde(rename = "pa.extended")]
    PaExtended { to: NaiveDate },
    #[serde(rename = "appeal.filed")]
    AppealFiled,
    #[serde(rename = "appeal.dropped")]
    AppealDropped,

    #[serde(rename = "referral.received")]
    ReferralReceived,
    #[serde(rename = "referral.refused")]
    ReferralRefused {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sensitive<String>>,
    },
    #[serde(rename = "waitlist.joined")]
    WaitlistJoined,
    #[serde(rename = "waitlist.left")]
    WaitlistLeft,
    #[serde(rename = "report.final")]
    ReportFinal,
    #[serde(rename = "talk.planned")]
    TalkPlanned,
    #[serde(rename = "result.logged")]
    ResultLogged,
    #[serde(rename = "safety_form.done")]
    SafetyFormDone,
    #[serde(rename = "lab.drawn")]
    LabDrawn,
    #[serde(rename = "lab.resulted")]
    LabResulted,
    #[serde(rename = "ride.confirmed")]
    RideConfirmed,
    #[serde(rename = "supplies.have")]
    SuppliesHave,
    #[serde(rename = "med_instructions.logged")]
    MedInstructionsLogged {
        /// The team's words as given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
    },
    #[serde(rename = "result.discussed")]
    ResultDiscussed,
    #[serde(rename = "followup.booked")]
    FollowupBooked,
    /// A clinician said that the later test is not needed.
    #[serde(rename = "followup.declined")]
    FollowupDeclined,
    /// The person does not want faster ways.
    #[serde(rename = "option.declined")]
    OptionDeclined,
    /// The office wants the visit confirmed by a day.
    #[serde(rename = "confirm.requested")]
    ConfirmRequested { by: NaiveDate },
    #[serde(rename = "visit.confirmed")]
    VisitConfirmed,
    #[serde(rename = "forms.done")]
    FormsDone,
    /// Another date was offered. The event is about the offer; `visit` is what it would move.
    #[serde(rename = "offer.received")]
    OfferReceived {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visit: Option<ItemId>,
    },
    /// The offered date is taken; the visit moves with it.
    #[serde(rename = "offer.accepted")]
    OfferAccepted,
    #[serde(rename = "offer.declined")]
    OfferDeclined,
    #[serde(rename = "refill.requested")]
    RefillRequested {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<NaiveDate>,
    },
    #[serde(rename = "refill.picked_up")]
    RefillPickedUp {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run_out: Option<NaiveDate>,
    },
    #[serde(rename = "rx.renewed")]
    RxRenewed,
    /// An office was asked whether it works with a plan.
    #[serde(rename = "network.checked")]
    NetworkChecked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<PartyId>,
        /// Plan or plans asked about.
        #[serde(default)]
        plan: Value,
        /// Those of them that it takes.
        #[serde(default)]
        ok: Value,
    },

    /// The product told a member something (handbook 3.10: the log decides, first fire wins).
    #[serde(rename = "nudge.sent")]
    NudgeSent {
        rule: String,
        /// The date that the nudge leads to; with rule and item it names the cause.
        target: NaiveDate,
        to: MemberId,
        /// 1 today, 2 this week, 3 routine.
        urgency: u8,
        /// 0 = first, then the step of the ladder.
        step: u8,
    },
    /// The computer slept or was off between two instants.
    #[serde(rename = "slept")]
    Slept { from: Instant, until: Instant },

    /// An event from a newer version, or one that this slice gives no effect.
    #[serde(skip)]
    Other { name: String, data: Fields },
}

/// Names that [`Happening`] reads itself; a mistake in one of these is an error, not an unknown event.
pub const KNOWN_EVENTS: [&str; 54] = [
    "call",
    "answer",
    "snooze",
    "booked",
    "moved",
    "cancelled",
    "missed",
    "capture",
    "performed",
    "need.requested",
    "need.failed",
    "need.in_hand",
    "need.pickup",
    "need.carry_agreed",
    "need.handed_over",
    "need.received",
    "need.waived",
    "pa.submitted",
    "pa.approved",
    "pa.denied",
    "pa.extended",
    "appeal.filed",
    "appeal.dropped",
    "referral.received",
    "referral.refused",
    "waitlist.joined",
    "waitlist.left",
    "report.final",
    "talk.planned",
    "result.logged",
    "safety_form.done",
    "lab.drawn",
    "lab.resulted",
    "ride.confirmed",
    "supplies.have",
    "med_instructions.logged",
    "network.checked",
    "need.blocked",
    "release_form.signed",
    "result.discussed",
    "followup.booked",
    "followup.declined",
    "option.declined",
    "confirm.requested",
    "visit.confirmed",
    "forms.done",
    "offer.received",
    "offer.accepted",
    "offer.declined",
    "refill.requested",
    "refill.picked_up",
    "rx.renewed",
    "nudge.sent",
    "slept",
];

/// An event with its time, its maker and its item.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Orders events of one instant; time-ordered in real records.
    pub id: EventId,
    /// When it happened, as far as anybody knows.
    pub at: Instant,
    /// Who entered it.
    pub actor: Actor,
    /// The item it is about; calls carry theirs in `about`.
    pub item: Option<ItemId>,
    /// What happened.
    pub what: Happening,
}

impl Happening {
    /// Reads an event from its name and data.
    ///
    /// # Errors
    /// Names what does not fit when a known event carries wrong data.
    pub fn from_parts(name: &str, data: &Map<String, Value>) -> Result<Self, String> {
        if !KNOWN_EVENTS.contains(&name) {
            let data = data.iter().map(|(field, value)| (field.clone(), value.clone())).collect();
            return Ok(Happening::Other { name: name.to_owned(), data });
        }
        let mut whole = data.clone();
        whole.insert("e".to_owned(), Value::from(name));
        serde_json::from_value(Value::Object(whole)).map_err(|error| format!("{name}: {error}"))
    }

    /// Name and data, as [`Happening::from_parts`] reads them.
    pub fn to_parts(&self) -> (String, Map<String, Value>) {
        if let Happening::Other { name, data } = self {
            return (name.clone(), data.clone().into_iter().collect());
        }
        let Ok(Value::Object(mut data)) = serde_json::to_value(self) else {
            return (String::new(), Map::new());
        };
        let name = data.remove("e").and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
        (name, data)
    }

    /// The event's name.
    pub fn name(&self) -> String {
        self.to_parts().0
    }
}

impl Event {
    /// The one register value that holds the event in the ledger.
    pub fn to_body(&self) -> Value {
        let (name, mut body) = self.what.to_parts();
        body.insert("e".to_owned(), Value::from(name));
        body.insert("at".to_owned(), serde_json::to_value(self.at).unwrap_or_default());
        body.insert("actor".to_owned(), serde_json::to_value(&self.actor).unwrap_or_default());
        if let Some(item) = &self.item {
            body.insert("item".to_owned(), Value::from(item.as_str()));
        }
        Value::Object(body)
    }

    /// Reads what [`Event::to_body`] wrote.
    ///
    /// # Errors
    /// Says which part is missing or misshapen.
    pub fn from_body(id: EventId, body: &Value) -> Result<Self, String> {
        let mut data = body.as_object().cloned().ok_or("an event is an object")?;
        let name = data.remove("e").and_then(|name| name.as_str().map(str::to_owned)).ok_or("event without name")?;
        let at = data.remove("at").ok_or("event without time")?;
        let at: Instant = serde_json::from_value(at).map_err(|error| error.to_string())?;
        let actor = match data.remove("actor") {
            Some(actor) => serde_json::from_value(actor).map_err(|error| error.to_string())?,
            None => Actor::Engine,
        };
        let item = data.remove("item").and_then(|item| item.as_str().map(ItemId::from));
        Ok(Self { id, at, actor, item, what: Happening::from_parts(&name, &data)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn data(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn an_event_survives_the_ledger() {
        let event = Event {
            id: "E1".into(),
            at: "2027-02-05T15:08:00Z".parse().unwrap(),
            actor: Actor::Member("Sally".into()),
            item: Some("NEED-2".into()),
            what: Happening::NeedRequested { promised: NaiveDate::from_ymd_opt(2027, 2, 8) },
        };
        assert_eq!(Event::from_body("E1".into(), &event.to_body()).unwrap(), event);
    }

    #[test]
    fn an_unknown_event_is_kept_whole() {
        let what = Happening::from_parts("genome.read", &data(json!({"depth": 30}))).unwrap();
        assert_eq!(what.to_parts(), ("genome.read".to_owned(), data(json!({"depth": 30}))));
    }

    #[test]
    fn a_known_event_with_wrong_data_is_an_error_that_names_it() {
        let error = Happening::from_parts("booked", &data(json!({"start": "soon"}))).unwrap_err();
        assert!(error.starts_with("booked:") && error.contains("soon"), "{error}");
    }

    #[test]
    fn every_known_name_is_read_by_a_variant() {
        for name in KNOWN_EVENTS {
            // A variant that does not exist would answer "unknown variant"; missing data answers otherwise.
            if let Err(error) = Happening::from_parts(name, &Map::new()) {
                assert!(error.contains("missing field"), "{error}");
            }
        }
    }
}
