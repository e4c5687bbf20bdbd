//! Hand-off: one row of *Who needs what*, thing × from × to (handbook 1.4).

use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a hand-off stood when it was entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOffState {
    /// Nobody has asked for it.
    #[default]
    Needed,
    /// The sender was asked.
    Requested,
    /// The person holds a copy.
    InHand,
    /// The receiver has it; pictures open.
    Received,
    /// The receiver says that it is not needed.
    Waived,
}

/// How the thing travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Fax, portal, image exchange.
    #[default]
    Electronic,
    /// In the person's hands.
    Carry,
}

/// Registers of a hand-off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOff {
    /// Who has it.
    pub from: Option<PartyId>,
    /// Who needs it.
    pub to: Option<PartyId>,
    /// The next step cannot go well without it. `false` = a copy for the file.
    pub hard: bool,
    /// The dated item that needs it.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// The item that makes the thing.
    pub source: Option<ItemId>,
    /// On a consult note: the visit it tells of.
    pub visit: Option<ItemId>,
    /// Business days before the visit, when the receiver set them.
    pub lead_bd: Option<u32>,
    /// Business days that the way takes four times out of five, when known.
    pub p80_bd: Option<u32>,
    /// Last safe day, when a person or a letter gave it.
    pub needed_by: Option<NaiveDate>,
    /// Where it stood when it was entered.
    pub state: HandOffState,
    /// Day on which the sender promised to have sent it.
    pub promised: Option<NaiveDate>,
    /// Times that it was sent and did not arrive, before entry.
    pub failed: u32,
    /// How it travels.
    pub channel: Channel,
    /// The receiver takes it at check-in.
    pub receiver_agreed: bool,
    /// `release_form` while the sender wants a signed form first.
    pub blocked_by: Option<String>,
}

impl HandOff {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("from", Shape::Party).asked().must_resolve(),
        Field::new("to", Shape::Party).asked().must_resolve(),
        Field::new("hard", Shape::Flag).asked(),
        Field::new("for", Shape::Item(&["visit", "imaging", "procedure", "second_opinion", "check"])).asked(),
        Field::new("source", Shape::Item(&["imaging", "visit", "procedure", "lab", "check"])),
        Field::new("visit", Shape::Item(&["visit"])).auto(),
        Field::new("lead_bd", Shape::Count),
        Field::new("p80_bd", Shape::Count),
        Field::new("needed_by", Shape::Day).asked().must_resolve(),
        Field::new("state", Shape::Choice(&["needed", "requested", "in_hand", "received", "waived"])).asked(),
        Field::new("promised", Shape::Day).must_resolve(),
        Field::new("failed", Shape::Count),
        Field::new("channel", Shape::Choice(&["electronic", "carry"])).asked(),
        Field::new("receiver_agreed", Shape::Flag),
        Field::new("blocked_by", Shape::Choice(&["release_form"])),
    ];
}
