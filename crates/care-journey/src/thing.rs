//! One item as the engine sees it: its registers side by side, and what its events made of them.
//!
//! A flat view on purpose: conditions and dates of the data name a field, whatever the kind. It must
//! never decide anything; it only remembers.

use crate::book::{Pathway, State};
use crate::dates::Dates;
use crate::more::{self, More};
use crate::status::Stand;
use care_model::{
    Channel, Detail, Event, HandOffState, Instant, Item, ItemId, MemberId, Outcome, PartyId, PriorAuthState,
    SafetyForm, Slot, WallTime,
};
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// An item with everything known about it.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // the registers are explained at their kind in care-model
pub struct Thing<'r> {
    pub item: &'r Item,
    pub id: &'r ItemId,
    pub kind: &'r str,
    /// Lifecycle; `None` for a kind of a newer version.
    pub pathway: Option<&'static Pathway>,
    /// The state's entry in the lifecycle.
    spec: Option<&'static State>,
    /// The owner's day now.
    pub today: NaiveDate,
    /// Last safe dates, once worked out.
    pub dates: OnceCell<Dates>,
    /// Where it stands, once worked out.
    pub stand: OnceCell<Stand>,
    /// State of its lifecycle.
    pub state: &'static str,
    /// When it came into that state; `None` = on entry.
    pub state_since: Option<Instant>,
    /// Who gets its nudges.
    pub owner: Option<&'r MemberId>,
    /// Events on it and calls about it, by time.
    pub events: Vec<&'r Event>,

    pub party: Option<&'r PartyId>,
    /// Who ordered, prescribed or asks.
    pub by: Option<&'r PartyId>,
    pub from: Option<&'r PartyId>,
    pub to: Option<&'r PartyId>,
    pub plan_line: Option<&'r PartyId>,
    pub pharmacy: Option<&'r PartyId>,

    pub for_item: Option<&'r ItemId>,
    pub source: Option<&'r ItemId>,
    pub visit: Option<&'r ItemId>,
    pub referral: Option<&'r ItemId>,
    pub replaces: Option<&'r ItemId>,
    pub lab: Option<&'r ItemId>,

    pub slot: Option<&'r Slot>,
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
    pub booked: Option<NaiveDate>,
    /// Bookings and moves: when, and to which day.
    pub bookings: Vec<(Instant, NaiveDate)>,
    pub moved: Option<&'r Event>,
    pub missed: Option<&'r Event>,
    pub was_missed: bool,
    pub missed_by_office: bool,
    /// When it was attended, performed or drawn, as far as an event says so.
    pub attended_at: Option<Instant>,
    pub attended: Option<NaiveDate>,
    pub entry_outcome: Option<Outcome>,

    pub ordered: Option<NaiveDate>,
    pub patient_calls: bool,
    pub office_calls: bool,
    pub received: Option<NaiveDate>,
    pub refused: Option<Instant>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
    pub has_auth: bool,
    pub waitlist: Option<NaiveDate>,
    pub option_declined: bool,

    pub what: Option<&'r str>,
    pub hard: bool,
    pub lead_bd: Option<u32>,
    pub p80_bd: Option<u32>,
    pub needed_by: Option<NaiveDate>,
    pub promised: Option<NaiveDate>,
    pub failed: u32,
    pub failed_at: Option<Instant>,
    pub blocked_at: Option<Instant>,
    pub blocked_by: Option<&'r str>,
    pub carried: bool,
    pub receiver_agreed: bool,
    pub pickup_ready: Option<NaiveDate>,

    pub required: Option<bool>,
    pub window: Option<[NaiveDate; 2]>,
    pub place: Option<&'r PartyId>,
    pub decision_due: Option<NaiveDate>,
    pub decision_due_at: Option<Instant>,
    pub approved_at: Option<Instant>,
    pub denied_at: Option<Instant>,
    pub appeal_deadline: Option<NaiveDate>,

    pub contrast: bool,
    pub safety: Option<SafetyForm>,
    pub mammogram: bool,
    pub receivers_set: bool,
    pub report_final: Option<NaiveDate>,
    pub followup_due: Option<NaiveDate>,
    pub followup_settled: bool,
    pub sedation: bool,
    pub home: bool,
    pub forms_due: bool,
    pub confirm_asked_at: Option<Instant>,
    pub confirm_by: Option<NaiveDate>,
    pub confirmed: bool,
    pub prep_at: Option<Instant>,
    pub lag_bd: Option<u32>,

    pub due: Option<NaiveDate>,
    pub run_out: Option<NaiveDate>,
    pub refills_left: Option<u32>,
    pub reply_by: Option<WallTime>,
    /// What only some kinds have.
    pub more: Option<Box<More<'r>>>,
    /// State as it was entered, where a register names one.
    pub entry_state: Option<&'r str>,
}

impl<'r> Thing<'r> {
    /// The registers of an item, before any event.
    pub fn of(item: &'r Item) -> Self {
        let mut thing = Self::blank(item);
        thing.what = item.common.what.as_ref().map(|what| what.reveal().as_str());
        match &item.detail {
            Detail::Referral(r) => {
                (thing.from, thing.to, thing.ordered) = (r.from.as_ref(), r.to.as_ref(), r.ordered);
                (thing.patient_calls, thing.office_calls) = (r.patient_calls, r.office_calls);
                (thing.valid_from, thing.valid_to) = (r.valid_from, r.valid_to);
                (thing.visit, thing.received, thing.waitlist) = (r.visit.as_ref(), r.received, r.waitlist);
                (thing.has_auth, thing.entry_state) = (r.auth.is_some(), r.state.as_deref());
            }
            Detail::Visit(v) => {
                (thing.party, thing.slot, thing.booked) = (v.party.as_ref(), v.slot.as_ref(), v.booked);
                (thing.referral, thing.replaces) = (v.referral.as_ref(), v.replaces.as_ref());
                (thing.home, thing.sedation, thing.entry_outcome) = (v.home, v.sedation, v.outcome);
                (thing.for_item, thing.office_calls) = (v.for_item.as_ref(), v.office_calls);
                (thing.forms_due, thing.confirm_by) = (v.forms_due, v.confirm_by);
            }
            Detail::Imaging(i) => {
                (thing.party, thing.slot, thing.booked) = (i.party.as_ref(), i.slot.as_ref(), i.booked);
                (thing.by, thing.ordered, thing.for_item) = (i.order_by.as_ref(), i.ordered, i.for_item.as_ref());
                (thing.replaces, thing.lab) = (i.replaces.as_ref(), i.lab.as_ref());
                (thing.contrast, thing.safety) = (i.contrast == Some(true), i.safety);
                (thing.mammogram, thing.receivers_set) = (i.mammogram, i.receivers_set);
                (thing.attended, thing.report_final) = (i.performed, i.report_final);
                (thing.followup_due, thing.sedation) = (i.followup_due, i.sedation);
                thing.entry_outcome = i.outcome;
                thing.entry_state = match (i.discussed, i.talk_planned) {
                    (true, _) => Some("discussed"),
                    (false, true) => Some("talk_planned"),
                    (false, false) => None,
                };
            }
            Detail::Procedure(p) => {
                (thing.party, thing.slot, thing.booked) = (p.party.as_ref(), p.slot.as_ref(), p.booked);
                (thing.by, thing.ordered, thing.replaces) = (p.order_by.as_ref(), p.ordered, p.replaces.as_ref());
                (thing.sedation, thing.safety, thing.receivers_set) = (p.sedation, p.safety, p.receivers_set);
                thing.entry_outcome = p.outcome;
            }
            Detail::PriorAuth(p) => {
                (thing.for_item, thing.by, thing.plan_line) =
                    (p.for_item.as_ref(), p.by.as_ref(), p.plan_line.as_ref());
                (thing.ordered, thing.required, thing.window) = (p.ordered, p.required, p.window);
                (thing.place, thing.appeal_deadline) = (p.place.as_ref(), p.appeal_deadline);
                (thing.decision_due, thing.decision_due_at) = (p.decision_due, p.decision_due_at);
                thing.entry_state = Some(match p.state {
                    PriorAuthState::Unknown => "unknown",
                    PriorAuthState::Submitted => "submitted",
                    PriorAuthState::Approved => "approved",
                    PriorAuthState::Denied => "denied",
                    PriorAuthState::NotRequired => "not_required",
                });
            }
            Detail::Lab(l) => {
                (thing.party, thing.slot, thing.booked) = (l.party.as_ref(), l.slot.as_ref(), l.booked);
                (thing.by, thing.ordered, thing.due) = (l.order_by.as_ref(), l.ordered, l.due);
                (thing.for_item, thing.lag_bd, thing.attended) = (l.for_item.as_ref(), l.lag_bd, l.drawn);
                (thing.report_final, thing.entry_outcome) = (l.resulted, l.outcome);
            }
            Detail::HandOff(n) => {
                (thing.from, thing.to, thing.hard) = (n.from.as_ref(), n.to.as_ref(), n.hard);
                (thing.for_item, thing.source, thing.visit) =
                    (n.for_item.as_ref(), n.source.as_ref(), n.visit.as_ref());
                (thing.lead_bd, thing.p80_bd, thing.needed_by) = (n.lead_bd, n.p80_bd, n.needed_by);
                (thing.promised, thing.failed) = (n.promised, n.failed);
                (thing.carried, thing.receiver_agreed) = (n.channel == Channel::Carry, n.receiver_agreed);
                thing.blocked_by = n.blocked_by.as_deref();
                thing.entry_state = Some(match (n.state, &n.blocked_by) {
                    (HandOffState::Needed, Some(_)) => "blocked",
                    (HandOffState::Needed, None) => "needed",
                    (HandOffState::Requested, _) => "requested",
                    (HandOffState::InHand, _) => "in_hand",
                    (HandOffState::Received, _) => "received",
                    (HandOffState::Waived, _) => "waived",
                });
            }
            Detail::Medicine(m) => {
                (thing.run_out, thing.refills_left) = (m.run_out, m.refills_left);
                (thing.pharmacy, thing.by) = (m.pharmacy.as_ref(), m.prescriber.as_ref());
                let over = m.ended.is_some() || m.state.as_deref().is_some_and(|state| state != "active");
                thing.entry_state = Some(if over { "ended" } else { "active" });
            }
            Detail::Therapy(t) => {
                (thing.by, thing.party, thing.ordered) = (t.by.as_ref(), t.party.as_ref(), t.ordered);
                thing.visit = t.visit.as_ref();
            }
            Detail::Document(d) => (thing.by, thing.ordered) = (d.author.as_ref(), d.dated),
            Detail::Access(a) => {
                (thing.from, thing.to, thing.due, thing.ordered) = (a.from.as_ref(), a.to.as_ref(), a.due, a.filed);
                thing.entry_state = a.state.as_deref();
            }
            Detail::Offer(o) => {
                (thing.visit, thing.slot, thing.reply_by) = (o.visit.as_ref(), o.slot.as_ref(), o.reply_by);
            }
            Detail::Rebook(r) => (thing.for_item, thing.party) = (r.for_item.as_ref(), r.party.as_ref()),
            Detail::Task(t) => {
                (thing.party, thing.due, thing.for_item) = (t.party.as_ref(), t.due, t.for_item.as_ref());
                thing.entry_state = t.state.as_deref();
            }
            Detail::Study(s) => (thing.party, thing.by) = (s.party.as_ref(), s.order_by.as_ref()),
            Detail::Equipment(e) => {
                (thing.by, thing.party, thing.ordered) = (e.by.as_ref(), e.party.as_ref(), e.ordered);
                thing.visit = e.visit.as_ref();
            }
            Detail::Check(c) => {
                (thing.party, thing.by, thing.ordered) = (c.party.as_ref(), c.order_by.as_ref(), c.ordered);
                (thing.slot, thing.booked, thing.due) = (c.slot.as_ref(), c.booked, c.due);
                (thing.mammogram, thing.receivers_set) = (c.mammogram, c.receivers_set);
                (thing.attended, thing.report_final) = (c.performed, c.report_final);
                (thing.replaces, thing.entry_outcome) = (c.replaces.as_ref(), c.outcome);
            }
            Detail::SecondOpinion(s) => {
                (thing.party, thing.visit, thing.due) = (s.party.as_ref(), s.visit.as_ref(), s.due);
            }
            Detail::Clearance(c) => {
                (thing.party, thing.for_item, thing.due) = (c.party.as_ref(), c.for_item.as_ref(), c.due);
                (thing.slot, thing.booked, thing.entry_outcome) = (c.slot.as_ref(), c.booked, c.outcome);
            }
            Detail::Discharge(d) => (thing.party, thing.visit) = (d.party.as_ref(), d.visit.as_ref()),
            Detail::Conflict(c) => thing.party = c.call.as_ref(),
            Detail::Instruction(i) => thing.party = i.party.as_ref(),
            Detail::Question(q) => (thing.party, thing.for_item) = (q.party.as_ref(), q.for_item.as_ref()),
            Detail::MedList(l) => thing.party = l.party.as_ref(),
            Detail::MedStep(m) => {
                (thing.for_item, thing.due, thing.entry_state) = (m.for_item.as_ref(), m.day, m.state.as_deref());
            }
            Detail::Insurance(i) => (thing.party, thing.due) = (i.ship.as_ref(), i.decide_by),
            Detail::Coverage(_) | Detail::Note(_) | Detail::Unknown(_) => {}
        }
        thing.more = more::registers(&mut thing, &item.detail).map(Box::new);
        thing
    }

    /// Brings the item into a state of its lifecycle; a name that it does not have is no state.
    pub fn enter(&mut self, state: &str) {
        let known = self.pathway.and_then(|pathway| pathway.states.get_key_value(state));
        self.state = known.map_or("", |(name, _)| name.as_str());
        self.spec = known.map(|(_, spec)| spec);
    }

    /// The state's entry in the lifecycle.
    pub fn spec(&self) -> Option<&'static State> {
        self.spec
    }

    /// The local day at the place.
    pub fn day(&self) -> Option<NaiveDate> {
        self.slot.map(Slot::day)
    }

    /// Whether what waits for it can go on, as far as its state says.
    pub fn satisfies(&self) -> bool {
        self.spec().is_some_and(|state| state.satisfies)
    }

    /// Whether nothing more will happen.
    pub fn is_over(&self) -> bool {
        self.spec().is_none_or(|state| state.ends.is_some())
    }

    /// Whether it has a date ahead or just passed, and is judged by what it needs.
    pub fn is_dated(&self) -> bool {
        self.slot.is_some() && self.spec().is_some_and(|state| state.dated)
    }

    /// Whether it is a hand-off whose receiver takes it at check-in.
    pub fn carry_agreed(&self) -> bool {
        self.carried && self.receiver_agreed
    }

    fn blank(item: &'r Item) -> Self {
        Self {
            item,
            id: &item.id,
            kind: item.detail.kind_name(),
            pathway: None,
            spec: None,
            today: NaiveDate::MIN,
            dates: OnceCell::new(),
            stand: OnceCell::new(),
            state: "",
            state_since: None,
            owner: None,
            events: Vec::new(),
            party: None,
            by: None,
            from: None,
            to: None,
            plan_line: None,
            pharmacy: None,
            for_item: None,
            source: None,
            visit: None,
            referral: None,
            replaces: None,
            lab: None,
            slot: None,
            starts_at: None,
            ends_at: None,
            booked: None,
            bookings: Vec::new(),
            moved: None,
            missed: None,
            was_missed: false,
            missed_by_office: false,
            attended_at: None,
            attended: None,
            entry_outcome: None,
            ordered: None,
            patient_calls: false,
            office_calls: false,
            received: None,
            refused: None,
            valid_from: None,
            valid_to: None,
            has_auth: false,
            waitlist: None,
            option_declined: false,
            what: None,
            hard: false,
            lead_bd: None,
            p80_bd: None,
            needed_by: None,
            promised: None,
            failed: 0,
            failed_at: None,
            blocked_at: None,
            blocked_by: None,
            carried: false,
            receiver_agreed: false,
            pickup_ready: None,
            required: None,
            window: None,
            place: None,
            decision_due: None,
            decision_due_at: None,
            approved_at: None,
            denied_at: None,
            appeal_deadline: None,
            contrast: false,
            safety: None,
            mammogram: false,
            receivers_set: false,
            report_final: None,
            followup_due: None,
            followup_settled: false,
            sedation: false,
            home: false,
            forms_due: false,
            confirm_asked_at: None,
            confirm_by: None,
            confirmed: false,
            prep_at: None,
            lag_bd: None,
            due: None,
            run_out: None,
            refills_left: None,
            reply_by: None,
            more: None,
            entry_state: None,
        }
    }

    /// What only some kinds have; nothing for the others.
    pub fn more(&self) -> &More<'r> {
        static NOTHING: LazyLock<More<'static>> = LazyLock::new(More::default);
        self.more.as_deref().unwrap_or(&NOTHING)
    }
}
