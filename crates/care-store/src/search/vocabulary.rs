//! Every word of the record, in memory: what a mistyped one is compared with.
//!
//! Read once, when first needed; after that only rows that are newer. Words of texts that are gone stay: they
//! find nothing. Words with a digit are left out, for a number is never guessed.

use super::fold::words;
use super::rows::KIND_MARK;
use super::typo::{Distance, distance};
use crate::error::Result;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeSet;

/// More new rows than this, and everything is read again.
const NEWER_MAX: i64 = 2_000;

/// The words, and how far they were read.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    /// One after the other, each with the letters that it has.
    known: Vec<(Box<str>, u32)>,
    seen: BTreeSet<Box<str>>,
    /// Highest row of `search_texts`, of `evidence_texts`.
    read_to: Option<(i64, i64)>,
}

/// One bit for each letter of the alphabet, one for all others.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |letters, letter| match letter {
        b'a'..=b'z' => letters | 1 << (letter - b'a'),
        _ => letters | 1 << 26,
    })
}

impl Vocabulary {
    fn add(&mut self, word: &str) {
        let is_word = word.len() > 2 && !word.bytes().any(|letter| letter.is_ascii_digit());
        if is_word && !word.starts_with(KIND_MARK) && !self.seen.contains(word) {
            self.seen.insert(word.into());
            self.known.push((word.into(), letters_of(word)));
        }
    }

    /// Reads what is new since the last time.
    pub async fn refresh(&mut self, line: &mut SqliteConnection) -> Result<()> {
        let row = sqlx::query(
            "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'search_texts'), 0),
                    coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'evidence_texts'), 0)",
        )
        .fetch_one(&mut *line)
        .await?;
        let now: (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        let newer = self.read_to.map_or(i64::MAX, |then| (now.0 - then.0).saturating_add(now.1 - then.1));
        if newer > NEWER_MAX {
            *self = Self::default();
            for all in [
                "SELECT group_concat(term, ' ') FROM search_words",
                "SELECT group_concat(term, ' ') FROM evidence_words",
            ] {
                let terms: Option<String> = sqlx::query_scalar(all).fetch_one(&mut *line).await?;
                terms.iter().flat_map(|terms| terms.split(' ')).for_each(|word| self.add(word));
            }
        } else if newer > 0 {
            let (records, files) = self.read_to.unwrap_or_default();
            let texts: Option<String> = sqlx::query_scalar(
                "SELECT group_concat(words, ' ') FROM (
                     SELECT title || ' ' || body AS words FROM search_texts WHERE id > ?1
                     UNION ALL SELECT title || ' ' || body FROM evidence_texts WHERE id > ?2)",
            )
            .bind(records)
            .bind(files)
            .fetch_one(&mut *line)
            .await?;
            texts.iter().flat_map(|texts| words(texts)).for_each(|word| self.add(&word.folded));
        }
        self.read_to = Some(now);
        Ok(())
    }

    /// Words that may have been meant, nearest first.
    pub fn near(&self, typed: &str, most: usize, limit: usize) -> Vec<(Distance, &str)> {
        let (letters, needed) = (typed.chars().collect::<Vec<_>>(), letters_of(typed));
        let mut found: Vec<(Distance, &str)> = Vec::new();
        let mut buffer: Vec<char> = Vec::new();
        for (word, has) in &self.known {
            // Each edit may bring one letter that the other word does not have.
            if (needed & !has).count_ones() as usize > most {
                continue;
            }
            buffer.clear();
            buffer.extend(word.chars());
            if let Some(distance) = distance(&letters, &buffer, most).filter(|found| found.edits > 0) {
                found.push((distance, word));
            }
        }
        found.sort_by_key(|(distance, word)| (*distance, word.len().abs_diff(typed.len()), *word));
        found.truncate(limit);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_comes_first_and_numbers_are_never_guessed() {
        let mut vocabulary = Vocabulary::default();
        for word in ["apnea", "arena", "apneas", "a1c", "5521", "zqkindvisit", "knee"] {
            vocabulary.add(word);
        }
        let near: Vec<&str> = vocabulary.near("apena", 1, 5).into_iter().map(|(_, word)| word).collect();
        assert_eq!(near.first(), Some(&"apnea"));
        assert!(vocabulary.near("5522", 1, 5).is_empty());
    }
}
