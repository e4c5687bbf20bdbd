//! The text of files, piece by piece, each with the place where it stands.

use super::fold::codes;
use super::rows::pieces;
use crate::Store;
use crate::error::Result;
use care_model::Sensitive;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;

/// A piece of a file's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextPart {
    /// Where it stands, in words that a person understands: `page 2`, a section's title.
    pub place: String,
    /// The words.
    pub text: Sensitive<String>,
}

/// Pieces that go into one statement.
const CHUNK: usize = 1_000;

/// Lets a file be found by its name.
pub(crate) async fn keep_name(connection: &mut SqliteConnection, sha256: &str, name: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO evidence_texts (evidence_sha256, title, also) VALUES (?1, ?2, ?3)
         ON CONFLICT (evidence_sha256, n) DO NOTHING",
    )
    .bind(sha256)
    .bind(name)
    .bind(codes(name).join(" "))
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes the pieces of a file's text.
pub(crate) async fn write_texts(connection: &mut SqliteConnection, sha256: &str, parts: &[TextPart]) -> Result<()> {
    let rows = parts.iter().flat_map(|part| pieces(part.text.reveal()).into_iter().map(move |text| (part, text)));
    let rows: Vec<Value> = rows
        .filter(|(_, text)| !text.trim().is_empty())
        .enumerate()
        .map(|(n, (part, text))| json!([n + 1, text, codes(text).join(" "), part.place]))
        .collect();
    for chunk in rows.chunks(CHUNK) {
        sqlx::query(
            "INSERT INTO evidence_texts (evidence_sha256, n, body, also, place)
             SELECT ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1)",
        )
        .bind(Value::from(chunk).to_string())
        .bind(sha256)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

impl Store {
    /// Makes the text of a kept file searchable, in place of what was there of it. The text follows from the
    /// file and its reader: it is no part of the ledger and may be put again at any time.
    ///
    /// # Errors
    /// The disk's; of a file that was never kept, [`crate::StoreError::Database`].
    pub async fn put_evidence_text(&self, sha256: &str, parts: &[TextPart]) -> Result<()> {
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        sqlx::query("DELETE FROM evidence_texts WHERE evidence_sha256 = ?1 AND n > 0")
            .bind(sha256)
            .execute(&mut *transaction)
            .await?;
        write_texts(&mut transaction, sha256, parts).await?;
        transaction.commit().await?;
        writer.ended();
        Ok(())
    }

    /// Files whose text was never put, by hash: kept by an older version, or nothing to read in them.
    ///
    /// # Errors
    /// The disk's.
    pub async fn evidence_without_text(&self) -> Result<Vec<String>> {
        let bare = sqlx::query_scalar(
            "SELECT sha256 FROM evidence WHERE sha256 NOT IN (SELECT evidence_sha256 FROM evidence_texts WHERE n > 0)
             ORDER BY received_at, sha256",
        );
        Ok(bare.fetch_all(&mut *self.readers.lend().await?).await?)
    }
}
