//! Finding things by their words: any part of the record, accents and case aside, by how words begin.

use crate::Store;
use crate::error::Result;
use care_model::{EntityId, Sensitive};
use sqlx::Row;

/// Stands before a match in [`Hit::snippet`].
pub const MATCH_BEGIN: char = '\u{2}';
/// Stands after a match in [`Hit::snippet`].
pub const MATCH_END: char = '\u{3}';

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub entity: EntityId,
    /// An item's kind, or `party`, `person`, `member`, `event`, `evidence`.
    pub kind: String,
    /// For an event: the item that it happened to.
    pub about: Option<EntityId>,
    /// Its headline; empty for events.
    pub title: Sensitive<String>,
    /// Words around the match, which lies between [`MATCH_BEGIN`] and [`MATCH_END`].
    pub snippet: Sensitive<String>,
    /// File and place it was read from.
    pub source: Option<Sensitive<String>>,
}

/// The words of a search as the index takes them: every word in quotes, so that nothing a person types
/// is read as an operator, and each by how it begins.
fn query_of(text: &str) -> Option<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| format!("\"{word}\"*")).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

impl Store {
    /// Finds what has all the words, best first.
    ///
    /// # Errors
    /// The disk's.
    pub async fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>> {
        let Some(query) = query_of(text) else { return Ok(Vec::new()) };
        // A word in the title counts five times one in the text.
        let rows = sqlx::query(
            "SELECT texts.entity, texts.kind, texts.about, texts.title,
                    snippet(search, -1, char(2), char(3), '…', 12), texts.place, coalesce(evidence.name, '')
             FROM search
             JOIN search_texts AS texts ON texts.id = search.rowid
             LEFT JOIN evidence ON evidence.sha256 = texts.evidence_sha256
             WHERE search MATCH ?1 ORDER BY bm25(search, 5.0, 1.0), texts.entity LIMIT ?2",
        )
        .bind(query)
        .bind(i64::from(limit))
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        let hit = |row: &sqlx::sqlite::SqliteRow| -> Result<Hit> {
            let about: String = row.try_get(2)?;
            let (place, file): (String, String) = (row.try_get(5)?, row.try_get(6)?);
            let source = [file, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            Ok(Hit {
                entity: EntityId::new(row.try_get::<String, _>(0)?),
                kind: row.try_get(1)?,
                about: (!about.is_empty()).then(|| EntityId::new(about)),
                title: row.try_get::<String, _>(3)?.into(),
                snippet: row.try_get::<String, _>(4)?.into(),
                source: (!source.is_empty()).then(|| source.into()),
            })
        };
        rows.iter().map(hit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::query_of;

    #[test]
    fn nothing_typed_is_read_as_an_operator() {
        assert_eq!(query_of("  Dr. Lee\" OR *"), Some("\"Dr\"* \"Lee\"* \"OR\"*".to_owned()));
        assert_eq!(query_of(" -\"* "), None);
    }
}
