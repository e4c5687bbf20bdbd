//! The few facts about the record itself: its id, whose ledger actor this database is, which version
//! of the projection its tables hold.

use crate::error::{Result, StoreError};
use sqlx::sqlite::SqliteConnection;

pub(crate) const RECORD_ID: &str = "record_id";
pub(crate) const LEDGER_ACTOR: &str = "ledger_actor";
pub(crate) const PROJECTION_VERSION: &str = "projection_version";

pub(crate) async fn set(connection: &mut SqliteConnection, name: &str, value: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn get(connection: &mut SqliteConnection, name: &str) -> Result<String> {
    let value: Option<String> =
        sqlx::query_scalar("SELECT value FROM meta WHERE name = ?1").bind(name).fetch_optional(connection).await?;
    value.ok_or(StoreError::Damaged("its own description"))
}
