//! The call card, opened in place.

use crate::hours::phone_view;
use crate::view::{CallCardView, ChoiceView, FactView};
use crate::voice::Voice;
use care_journey::{CallCard, Plan, call_card};
use care_model::ItemId;

/// The card for a call about an item; `None` for a self-task.
pub fn card_view(voice: &Voice<'_>, plan: &Plan, item: &ItemId, card: Option<&str>) -> Option<CallCardView> {
    let card = call_card(voice.record, plan, item, card?)?;
    Some(lay_out(voice, &card))
}

fn lay_out(voice: &Voice<'_>, card: &CallCard) -> CallCardView {
    let all = |messages: &[care_model::Message]| messages.iter().map(|message| voice.say(message)).collect();
    CallCardView {
        id: card.id.clone(),
        party_id: card.party.as_ref().map(ToString::to_string),
        party: card.party.as_ref().map_or_else(|| voice.plain("the-office"), |party| voice.party(party)),
        phone: card.party.as_ref().and_then(|party| phone_view(voice, party)),
        say_first: voice.say(&card.say_first),
        ask: all(&card.ask),
        write_down: all(&card.write_down),
        have_ready: card
            .have_ready
            .iter()
            .map(|(label, value)| FactView { label: voice.say(label), value: value.reveal().clone() })
            .collect(),
        say_back: voice.say(&card.say_back),
        close: voice.say(&card.close),
        notes: all(&card.notes),
        about: card.about.iter().map(ToString::to_string).collect(),
        outcomes: outcomes(voice),
    }
}

/// What can come of a call (handbook 2.1), in the order in which people meet it.
fn outcomes(voice: &Voice<'_>) -> Vec<ChoiceView> {
    vec![
        voice.choice("reached_done", "outcome-reached_done"),
        voice.choice_with_day("reached_promised", "outcome-reached_promised", "view-which-day-promised"),
        voice.choice("left_message", "outcome-left_message"),
        voice.choice("no_answer", "outcome-no_answer"),
        voice.choice("needs_info", "outcome-needs_info"),
        voice.choice("refused", "outcome-refused"),
        voice.choice("wrong_number", "outcome-wrong_number"),
    ]
}
