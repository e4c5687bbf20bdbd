//! The bin: what was thrown away, by whom and since when. After thirty days it is on no screen any
//! more; its history stays.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::history::{Hand, change_on_disk, hand_of};
use crate::projection::{entity_type_of, hashes_of, title_of};
use care_model::{EntityId, EntityType, Fields, Instant, Sensitive, day_of};
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use sqlx::Row;

/// Calendar days for which something can be taken out of the bin.
pub const BIN_DAYS: u64 = 30;

/// One thing in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// What.
    pub entity: EntityId,
    /// What it is; `None` for a type of a newer version.
    pub entity_type: Option<EntityType>,
    /// For an item its kind, as written.
    pub kind: String,
    /// Its headline.
    pub title: Sensitive<String>,
    /// Who threw it away, and when.
    pub hand: Hand,
    /// The first day on which it is no longer shown.
    pub leaves_on: NaiveDate,
}

impl Store {
    /// What lies in the bin on the day of `now`, latest first. Does not need the ledger.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a register cannot be read, and the disk's.
    pub async fn binned(&self, now: Instant, zone: Tz) -> Result<Vec<Binned>> {
        let mut reader = self.readers.lend().await?;
        let rows = sqlx::query(
            "SELECT bin.entity, bin.writers,
                 (SELECT json_group_object(cells.field, json(cells.values_json -> 0)) FROM cells
                  WHERE cells.entity = bin.entity)
             FROM cells AS bin WHERE bin.field = '_deleted' AND bin.values_json ->> 0 = 1",
        )
        .fetch_all(&mut *reader)
        .await?;
        let mut binned = Vec::new();
        for row in rows {
            let entity = EntityId::new(row.try_get::<String, _>(0)?);
            let fields: Fields =
                serde_json::from_str(row.try_get(2)?).map_err(|_| StoreError::Damaged("a register"))?;
            let writer = hashes_of(row.try_get(1)?)?.first().copied().ok_or(StoreError::Damaged("a register"))?;
            let hand = hand_of(&change_on_disk(&mut reader, &writer).await?);
            let leaves_on = day_of(hand.at, zone).checked_add_days(Days::new(BIN_DAYS)).unwrap_or(NaiveDate::MAX);
            if day_of(now, zone) >= leaves_on {
                continue;
            }
            let kind = fields.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
            let title = title_of(&fields).into();
            binned.push(Binned { entity, entity_type: entity_type_of(&fields), kind, title, hand, leaves_on });
        }
        binned.sort_by(|a, b| (b.hand.at, &a.entity).cmp(&(a.hand.at, &b.entity)));
        Ok(binned)
    }
}
