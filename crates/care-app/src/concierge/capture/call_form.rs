//! The form for a call: all eight outcomes, and what each of them asks next (handbook 2.1).

use super::call_results::{CallResult, fits, results_of};
use super::receivers::THINGS;
use super::visit_form::{ask, parties};
use crate::Trouble;
use crate::capture_view::{AskView, CallFormRequest, CallFormView, CallItemView, CallOutcomeView, CaptureChoiceView};
use crate::concierge::Concierge;
use crate::voice::Voice;
use care_journey::Plan;
use care_model::{Detail, ItemId, PartyId};

/// The outcomes, in the order in which people meet them.
const OUTCOMES: [&str; 8] = [
    "reached_done",
    "reached_promised",
    "left_message",
    "no_answer",
    "needs_info",
    "refused",
    "wrong_number",
    "ask_other",
];

impl Concierge {
    /// What to ask about a call to a party, about items.
    ///
    /// # Errors
    /// No record is open, or it does not know the party or an item.
    pub fn call_form(&self, request: &CallFormRequest) -> Result<CallFormView, Trouble> {
        let now = self.now();
        let plan = self.plan_at(now)?;
        let voice = self.voice_at(now)?;
        let party = super::given(request.party_id.as_deref()).map(PartyId::from);
        if party.as_ref().is_some_and(|party| !voice.record.parties.contains_key(party)) {
            return Err(Trouble::BadInput("no such office".to_owned()));
        }
        let mut about = Vec::new();
        for id in request.about.iter().map(|id| ItemId::from(id.as_str())) {
            self.must_exist(&id)?;
            about.extend(item_view(&voice, &plan, &id, party.as_ref()));
        }
        Ok(CallFormView {
            party_id: party.as_ref().map(ToString::to_string),
            party: party.as_ref().map_or_else(|| voice.plain("the-office"), |party| voice.party(party)),
            outcomes: OUTCOMES.iter().map(|code| outcome(&voice, code)).collect(),
            about,
            always: vec![
                ask(&voice, "spoke_with", "words", "captures-ask-spoke-with", false),
                ask(&voice, "note", "words", "captures-ask-note", false),
            ],
            parties: parties(&voice, party.as_ref()),
        })
    }
}

fn outcome(voice: &Voice<'_>, code: &str) -> CallOutcomeView {
    let asks = match code {
        "reached_promised" => vec![ask(voice, "day", "day", "outcome-reached_promised-day", true)],
        "needs_info" => {
            let things = THINGS.iter().map(|thing| CaptureChoiceView {
                code: (*thing).to_owned(),
                word: voice.thing_word(thing),
                asks: Vec::new(),
            });
            vec![
                AskView {
                    choices: things.collect(),
                    ..ask(voice, "need.what", "words", "outcome-needs_info-what", true)
                },
                ask(voice, "need.from", "party", "captures-ask-who-has-it", false),
                ask(voice, "need.by_day", "day", "captures-ask-by-day", false),
            ]
        }
        "refused" => vec![ask(voice, "reason", "words", "captures-ask-reason", true)],
        "wrong_number" => vec![ask(voice, "right_phone", "phone", "captures-ask-right-phone", false)],
        "ask_other" => vec![ask(voice, "other_party", "party", "outcome-ask_other-whom", true)],
        _ => Vec::new(),
    };
    CallOutcomeView {
        code: code.to_owned(),
        word: voice.plain(&format!("outcome-{code}")),
        then: voice.plain(&format!("captures-then-{}", code.replace('_', "-"))),
        asks,
        asks_results: code == "reached_done",
    }
}

fn item_view(voice: &Voice<'_>, plan: &Plan, id: &ItemId, called: Option<&PartyId>) -> Option<CallItemView> {
    let item = voice.record.items.get(id)?;
    let standing = plan.standings.get(id);
    let state = standing.map(|standing| standing.state.as_str()).unwrap_or_default();
    let all = item.kind().map(results_of).unwrap_or_default();
    let fitting: Vec<CallResult> = all.into_iter().filter(|result| fits(result.event, state)).collect();
    let wanted = likely(&item.detail, called).or_else(|| fitting.first().map(|result| result.event));
    let suggested = wanted.filter(|event| fitting.iter().any(|result| result.event == *event)).map(str::to_owned);
    let is_pictures = item.common.what.as_ref().is_some_and(|what| what.reveal() == "images");
    let view = |result: CallResult| {
        let key = match (result.event, is_pictures) {
            ("need.received", true) => "view-act-received-opened",
            _ => result.key,
        };
        let asks = result.asks.map(|(field, shape, question)| ask(voice, field, shape, question, shape == "wall_time"));
        CaptureChoiceView { code: result.event.to_owned(), word: voice.plain(key), asks: asks.into_iter().collect() }
    };
    Some(CallItemView {
        item_id: id.to_string(),
        kind_word: voice.plain(&format!("kind-{}", item.detail.kind_name())),
        title: voice.title(item),
        results: fitting.into_iter().map(view).collect(),
        suggested,
    })
}

/// What *done* means from this party: the receiver has it, the sender will send it.
fn likely(detail: &Detail, called: Option<&PartyId>) -> Option<&'static str> {
    let called = called?;
    match detail {
        Detail::HandOff(need) if need.to.as_ref() == Some(called) => Some("need.received"),
        Detail::HandOff(need) if need.from.as_ref() == Some(called) => Some("need.requested"),
        Detail::Medicine(medicine) if medicine.prescriber.as_ref() == Some(called) => Some("rx.renewed"),
        Detail::PriorAuth(pa) if pa.by.as_ref() == Some(called) => Some("pa.submitted"),
        _ => None,
    }
}
