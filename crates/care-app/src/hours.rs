//! When somebody answers a phone, in words.

use crate::view::PhoneView;
use crate::voice::Voice;
use care_journey::{NextAction, Plan, office_hours};
use care_model::{Arg, Instant, Message, Party, PartyId};

/// The number of a party with its hours at this moment; `None` when nobody has entered a number.
pub fn phone_view(voice: &Voice<'_>, id: &PartyId) -> Option<PhoneView> {
    let party = voice.record.parties.get(id)?;
    let phone = party.phone.as_ref().filter(|phone| !phone.reveal().is_empty())?;
    let (hours, is_open_now) = hours_line(voice, party);
    let dial: String = phone.reveal().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Some(PhoneView { shown: phone.reveal().clone(), dial, hours, is_open_now })
}

/// "Open now, until 4:30 PM" or "Opens Mon, Feb 8, 8:30 AM", and whether it is open.
pub fn hours_line(voice: &Voice<'_>, party: &Party) -> (String, bool) {
    let zone = party.tz.unwrap_or(voice.record.settings.zone);
    match office_hours(party, zone, voice.now) {
        Some(hours) if hours.opens_at <= voice.now => {
            (voice.with("view-open-until", "time", time_of(voice, hours.closes_at, zone)), true)
        }
        Some(hours) => {
            let local = hours.opens_at.with_timezone(&zone);
            let time = time_of(voice, hours.opens_at, zone);
            let message = if local.date_naive() == voice.now.with_timezone(&zone).date_naive() {
                Message::new("view-opens-at").with("time", time)
            } else {
                Message::new("view-opens-on").with("time", time).with("date", Arg::Day(local.date_naive()))
            };
            (voice.say(&message), false)
        }
        None => (String::new(), false),
    }
}

/// "A good time: until 3:30 PM" or "Best at Mon, Feb 8, 10:00 AM".
pub fn good_time(voice: &Voice<'_>, plan: &Plan, action: &NextAction) -> Option<String> {
    action.card.as_ref()?;
    if crate::today::is_now(plan, action) {
        let until = action.good_until?;
        return Some(voice.with("view-good-until", "time", time_of(voice, until, voice.zone())));
    }
    let at = crate::today::moment(plan, action);
    Some(voice.with("view-best-at", "time", Arg::text(voice.instant(at))))
}

fn time_of(voice: &Voice<'_>, at: Instant, zone: chrono_tz::Tz) -> Arg {
    Arg::Time { wall: at.with_timezone(&zone).naive_local(), zone, reader: voice.zone() }
}
