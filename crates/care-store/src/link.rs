//! Which document or picture is about which item, and where a party is in use.
//!
//! A link is a register of the file's entity, one for each item: two people can link two things at the
//! same time and neither is lost.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::evidence::EvidenceNote;
use crate::projection::ABOUT_PREFIX;
use care_model::{EntityId, EntityType, Fact, Fields, ItemId, PERMISSION_PREFIX, PartyId};
use serde_json::Value;
use sqlx::Row;

/// A file that has to do with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// The file, by hash.
    pub sha256: String,
    /// What is known of it; `None` where the file itself is on another device.
    pub note: Option<EvidenceNote>,
    /// The item was read from it. Otherwise a person linked the two.
    pub is_origin: bool,
}

/// One register that names a party.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartyUse {
    /// Whose register.
    pub entity: EntityId,
    /// The register.
    pub field: String,
}

/// The entity that stands for a file in the ledger.
pub fn evidence_entity(sha256: &str) -> EntityId {
    EntityId::new(format!("evidence-{sha256}"))
}

/// The facts that say a file is about an item.
pub fn link(sha256: &str, item: &ItemId) -> Vec<Fact> {
    let fields = Fields::from([("sha256".to_owned(), Value::from(sha256))]);
    vec![
        Fact::Create { entity: evidence_entity(sha256), entity_type: EntityType::Evidence, fields },
        Fact::Restore(evidence_entity(sha256)),
        about(sha256, item, true),
    ]
}

/// The fact that says it is not about it after all.
pub fn unlink(sha256: &str, item: &ItemId) -> Vec<Fact> {
    vec![about(sha256, item, false)]
}

fn about(sha256: &str, item: &ItemId, is_about: impl Into<Value>) -> Fact {
    let field = format!("{ABOUT_PREFIX}{item}");
    Fact::Set { entity: evidence_entity(sha256), field, value: is_about.into() }
}

impl Store {
    /// The files that have to do with an item, the one it was read from first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a file's note cannot be read, and the disk's.
    pub async fn evidence_of(&self, item: &ItemId) -> Result<Vec<EvidenceLine>> {
        let rows = sqlx::query(
            "SELECT files.sha256, max(files.is_origin), evidence.name, evidence.kind, evidence.received_at,
                    evidence.is_unread
             FROM (
                 SELECT evidence_sha256 AS sha256, 1 AS is_origin FROM items WHERE id = ?1 AND evidence_sha256 <> ''
                 UNION ALL
                 SELECT substr(evidence_id, length('evidence-') + 1), 0 FROM evidence_links WHERE item_id = ?1
             ) AS files
             LEFT JOIN evidence ON evidence.sha256 = files.sha256
             GROUP BY files.sha256 ORDER BY 2 DESC, evidence.received_at, files.sha256",
        )
        .bind(item.as_str())
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        let read = |row: &sqlx::sqlite::SqliteRow| -> Result<EvidenceLine> {
            let note = match row.try_get::<Option<String>, _>(2)? {
                None => None,
                Some(name) => Some(EvidenceNote {
                    name: name.into(),
                    kind: row.try_get(3)?,
                    received_at: row
                        .try_get::<&str, _>(4)?
                        .parse()
                        .map_err(|_| StoreError::Damaged("a file's date"))?,
                    is_unread: row.try_get(5)?,
                    why: Vec::new(),
                }),
            };
            Ok(EvidenceLine { sha256: row.try_get(0)?, note, is_origin: row.try_get(1)? })
        };
        rows.iter().map(read).collect()
    }

    /// The items that a file is about, by a person's word.
    ///
    /// # Errors
    /// The disk's.
    pub async fn items_about(&self, sha256: &str) -> Result<Vec<EntityId>> {
        let items: Vec<String> =
            sqlx::query_scalar("SELECT item_id FROM evidence_links WHERE evidence_id = ?1 ORDER BY item_id")
                .bind(evidence_entity(sha256).as_str())
                .fetch_all(&mut *self.readers.lend().await?)
                .await?;
        Ok(items.into_iter().map(EntityId::new).collect())
    }

    /// Where a party is in use: every register, outside the bin, whose value is its id or holds it in a
    /// list. Asked before it goes into the bin; what names it keeps its id all the same.
    ///
    /// # Errors
    /// The disk's.
    pub async fn uses_of(&self, party: &PartyId) -> Result<Vec<PartyUse>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT cells.entity, cells.field FROM cells
             WHERE cells.entity <> ?1
               AND (cells.field = ?2 || ?1
                    OR (instr(cells.values_json, json_quote(?1)) > 0 AND EXISTS (
                        SELECT 1 FROM json_tree(cells.values_json -> 0) AS part
                        WHERE part.type = 'text' AND part.value = ?1)))
               AND cells.field NOT LIKE '\\_%' ESCAPE '\\'
               AND cells.values_json <> '[null]'
               AND NOT EXISTS (SELECT 1 FROM cells AS bin WHERE bin.entity = cells.entity
                               AND bin.field = '_deleted' AND bin.values_json ->> 0 = 1)
             ORDER BY cells.entity, cells.field",
        )
        .bind(party.as_str())
        .bind(PERMISSION_PREFIX)
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        Ok(rows.into_iter().map(|(entity, field)| PartyUse { entity: EntityId::new(entity), field }).collect())
    }
}
