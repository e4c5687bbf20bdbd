//! One typed line becomes proposals; each is shown before it counts.

use super::Concierge;
use super::bring_in::propose;
use crate::Trouble;
use care_exchange::{LineContext, Locale, read_line};
use care_model::day_of;
use care_store::Proposal;

impl Concierge {
    /// Reads one line and keeps what it proposes, so that a half-finished capture survives a crash.
    ///
    /// # Errors
    /// The line is empty, the record is locked, or the disk refuses.
    pub async fn read_line(&mut self, text: &str) -> Result<Vec<Proposal>, Trouble> {
        if text.trim().is_empty() {
            return Err(Trouble::BadInput("a line of words is needed".to_owned()));
        }
        let now = self.world.clock.now();
        let record = self.record()?;
        let zone = record.settings.zone;
        let context = LineContext {
            today: day_of(now, zone),
            zone,
            known_parties: record.parties.iter().map(|(id, party)| (id.clone(), party.name.clone())).collect(),
            locale: if self.words.locale() == care_words::Locale::EsUs { Locale::Spanish } else { Locale::English },
        };
        let drafts = read_line(text, &context);
        let proposals: Vec<Proposal> = drafts.iter().map(|draft| propose(draft, None, now)).collect();
        self.opened()?.store.put_proposals(&proposals).await?;
        Ok(proposals)
    }
}
