//! The after-visit form, laid out: its screens with words and choices, and what the record knows already.

use super::next_visit::NEXT_VISITS;
use super::orders::{APPROVALS, CHANGES, ORDERS};
use super::receivers::THINGS;
use crate::Trouble;
use crate::capture_view::{
    AskView, CaptureChoiceView, CaptureStepView, PickView, VisitCaptureRequest, VisitCaptureView,
};
use crate::concierge::Concierge;
use crate::view::ArrivalView;
use crate::voice::{Voice, party_of, slot_of};
use care_journey::Plan;
use care_model::{Arg, Detail, EntityId, Happening, Item, ItemId, PartyId, Role, Sensitive, Slot};
use serde_json::Value;

/// Id of the half-finished form of a visit.
pub(super) fn capture_id(visit: &ItemId) -> String {
    format!("visit {visit}")
}

impl Concierge {
    /// The after-visit form of a visit, a scan, a test or a procedure, with what was filled in before.
    ///
    /// # Errors
    /// No record is open, or it has no such item.
    pub async fn start_visit_capture(&mut self, id: &ItemId) -> Result<VisitCaptureView, Trouble> {
        self.read_again_if_stale().await?;
        let kept = self.kept_capture(&capture_id(id)).await?;
        // What an older version kept and this one cannot read starts fresh; it is not thrown away by looking.
        let resumed: Option<VisitCaptureRequest> = kept.and_then(|kept| serde_json::from_str(kept.json.reveal()).ok());
        let now = self.now();
        let voice = self.voice_at(now)?;
        let Some(item) = voice.record.items.get(id) else {
            return Err(Trouble::NoSuchItem(Sensitive::new(id.to_string())));
        };
        let party = party_of(&item.detail);
        let slot = slot_of(&item.detail);
        Ok(VisitCaptureView {
            capture_id: capture_id(id),
            item_id: id.to_string(),
            title: voice.title(item),
            party_id: party.map(ToString::to_string),
            party: voice.party_or_open(party),
            when: slot.map(|slot| voice.moment(slot, voice.zone_of(item))).unwrap_or_default(),
            on: slot.map(|slot| Slot::day(slot).to_string()),
            steps: steps(&voice),
            say_back: step(&voice, "say_back", Vec::new()),
            parties: parties(&voice, party),
            medicines: medicines(&voice),
            results: open_results(self, id)?.iter().map(|item| pick_item(&voice, item)).collect(),
            questions: questions(&voice, id, party),
            should_have_arrived: arrivals(&voice, &self.plan_at(now)?, id),
            resumed,
        })
    }
}

fn steps(voice: &Voice<'_>) -> Vec<CaptureStepView> {
    let orders = ORDERS.iter().map(|(kind, _)| choice(voice, "order", kind, order_asks(voice, kind)));
    let changes = CHANGES.iter().map(|(change, _)| {
        let asks = vec![
            ask(voice, "medicine", "medicine", "captures-ask-medicine", true),
            ask(voice, "words", "words", "captures-ask-words-as-given", false),
            ask(voice, "day", "day", "captures-ask-from-day", false),
        ];
        choice(voice, "change", change, asks)
    });
    let next = NEXT_VISITS.iter().map(|how| {
        let mut asks = match *how {
            "booked" => vec![ask(voice, "start", "wall_time", "captures-ask-start", true)],
            "about" => vec![ask(voice, "about_on", "day", "captures-ask-about", true)],
            "they_call" => vec![ask(voice, "about_on", "day", "captures-ask-about", false)],
            _ => Vec::new(),
        };
        if *how != "none" {
            asks.push(ask(voice, "party", "party", "captures-ask-with-whom", false));
        }
        choice(voice, "next", how, asks)
    });
    let things = THINGS.iter().map(|thing| {
        let asks = vec![
            ask(voice, "to", "party", "captures-ask-who-needs-it", true),
            ask(voice, "hard", "yes_no", "captures-ask-must-be-there", false),
            ask(voice, "by_day", "day", "captures-ask-by-day", false),
        ];
        CaptureChoiceView { code: (*thing).to_owned(), word: voice.thing_word(thing), asks }
    });
    vec![
        step(voice, "decided", Vec::new()),
        step(voice, "orders", orders.collect()),
        step(voice, "medicines", changes.collect()),
        step(voice, "next_visit", next.collect()),
        step(voice, "receivers", things.collect()),
        step(voice, "questions", Vec::new()),
    ]
}

fn order_asks(voice: &Voice<'_>, kind: &str) -> Vec<AskView> {
    let mut asks = vec![
        ask(voice, "what", "words", &format!("captures-ask-what-{kind}"), kind != "referral"),
        ask(voice, "to", "party", &format!("captures-ask-to-{kind}"), kind == "referral"),
        ask(voice, "by_day", "day", "captures-ask-by-day", false),
    ];
    match kind {
        "referral" => asks.push(AskView {
            choices: ["me", "they"].map(|who| choice(voice, "who-calls", who, Vec::new())).into(),
            ..ask(voice, "who_calls", "choice", "captures-ask-who-calls", false)
        }),
        "imaging" => {
            asks.push(ask(voice, "contrast", "yes_no", "captures-ask-contrast", false));
            asks.push(AskView {
                choices: APPROVALS.map(|(code, _)| choice(voice, "approval", code, Vec::new())).into(),
                ..ask(voice, "approval", "choice", "captures-ask-approval", false)
            });
        }
        "medicine" => asks.push(ask(voice, "words", "words", "captures-ask-directions", false)),
        _ => {}
    }
    asks
}

pub(super) fn ask(voice: &Voice<'_>, field: &str, shape: &str, key: &str, is_needed: bool) -> AskView {
    AskView { field: field.to_owned(), shape: shape.to_owned(), word: voice.plain(key), is_needed, choices: Vec::new() }
}

pub(super) fn choice(voice: &Voice<'_>, group: &str, code: &str, asks: Vec<AskView>) -> CaptureChoiceView {
    let word = voice.plain(&format!("captures-{group}-{}", code.replace('_', "-")));
    CaptureChoiceView { code: code.to_owned(), word, asks }
}

fn step(voice: &Voice<'_>, code: &str, choices: Vec<CaptureChoiceView>) -> CaptureStepView {
    let key = code.replace('_', "-");
    CaptureStepView {
        code: code.to_owned(),
        title: voice.plain(&format!("captures-step-{key}")),
        help: voice.plain(&format!("captures-step-{key}-help")),
        choices,
    }
}

/// Parties to pick from: the one at hand first, then by name.
pub(super) fn parties(voice: &Voice<'_>, first: Option<&PartyId>) -> Vec<PickView> {
    let mut all: Vec<(&PartyId, PickView)> = voice
        .record
        .parties
        .iter()
        .map(|(id, party)| {
            let detail = role_word(voice, party.role);
            (id, PickView { id: id.to_string(), name: voice.party(id), detail })
        })
        .collect();
    all.sort_by_cached_key(|(id, pick)| (Some(*id) != first, pick.name.to_lowercase(), pick.id.clone()));
    all.into_iter().map(|(_, pick)| pick).collect()
}

/// What should have arrived before the visit, and whether it did.
fn arrivals(voice: &Voice<'_>, plan: &Plan, visit: &ItemId) -> Vec<ArrivalView> {
    let waited_for = voice.record.items.values().filter(|item| match &item.detail {
        Detail::HandOff(need) => need.for_item.as_ref() == Some(visit),
        Detail::PriorAuth(pa) => pa.for_item.as_ref() == Some(visit),
        _ => false,
    });
    let view = |item: &Item| {
        let status = voice.standing(plan, &item.id);
        let key = if status.tone == "good" { "view-arrived" } else { "view-not-arrived" };
        ArrivalView {
            item_id: item.id.to_string(),
            text: voice.with(key, "what", Arg::text(voice.title(item))),
            status,
        }
    };
    waited_for.map(view).collect()
}

fn role_word(voice: &Voice<'_>, role: Role) -> String {
    let code = serde_json::to_value(role).ok().and_then(|code| code.as_str().map(str::to_owned));
    voice.plain(&format!("role-{}", code.unwrap_or_default()))
}

/// Medicines on the list that are not over.
fn medicines(voice: &Voice<'_>) -> Vec<PickView> {
    let on_list = voice.record.items.values().filter(|item| match &item.detail {
        Detail::Medicine(medicine) => {
            medicine.ended.is_none()
                && medicine.state.as_deref().is_none_or(|state| matches!(state, "active" | "on-hold"))
        }
        _ => false,
    });
    let mut all: Vec<PickView> = on_list.map(|item| pick_item(voice, item)).collect();
    all.sort_by_cached_key(|pick| (pick.name.to_lowercase(), pick.id.clone()));
    all
}

/// Questions that wait for this visit: those for it, and those for its office that name no visit.
fn questions(voice: &Voice<'_>, visit: &ItemId, party: Option<&PartyId>) -> Vec<PickView> {
    let text = |item: &Item, name: &str| {
        let fields = voice.record.fields(&EntityId::from(&item.id))?;
        fields.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let waits = |item: &&Item| {
        item.detail.kind_name() == "question"
            && text(item, "answer").is_none()
            && match text(item, "for") {
                Some(wanted) => wanted == visit.as_str(),
                None => party.is_some() && text(item, "party").as_deref() == party.map(PartyId::as_str),
            }
    };
    let all = voice.record.items.values().filter(waits);
    all.map(|item| PickView {
        id: item.id.to_string(),
        name: text(item, "text").unwrap_or_default(),
        detail: String::new(),
    })
    .collect()
}

fn pick_item(voice: &Voice<'_>, item: &Item) -> PickView {
    let name = voice.title(item);
    PickView { id: item.id.to_string(), name, detail: voice.plain(&format!("kind-{}", item.detail.kind_name())) }
}

/// Results of what the visit's office ordered that nobody has gone over yet (handbook 1.2, 1.7).
pub(super) fn open_results<'c>(concierge: &'c Concierge, visit: &ItemId) -> Result<Vec<&'c Item>, Trouble> {
    let record = concierge.record()?;
    let Some(office) = record.items.get(visit).and_then(|item| party_of(&item.detail)) else { return Ok(Vec::new()) };
    let plan = concierge.plan_at(concierge.now())?;
    let is_open = |item: &&Item| {
        let (orderer, has_result) = match &item.detail {
            Detail::Imaging(scan) => (scan.order_by.as_ref(), scan.report_final.is_some() && !scan.discussed),
            Detail::Lab(lab) => (lab.order_by.as_ref(), lab.resulted.is_some()),
            _ => return false,
        };
        let state = plan.standings.get(&item.id).map(|standing| standing.state.as_str());
        let came = has_result || matches!(state, Some("report_final" | "talk_planned" | "resulted"));
        let gone_over = matches!(state, Some("discussed" | "closed" | "cancelled"))
            || record.events_on(&item.id).any(|event| event.what == Happening::ResultDiscussed);
        orderer == Some(office) && came && !gone_over
    };
    Ok(record.items.values().filter(is_open).collect())
}
