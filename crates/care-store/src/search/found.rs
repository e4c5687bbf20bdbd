//! Asking the two indexes and putting what they find in order.
//!
//! Rows come back as one JSON text each time: SQLite wipes and locks every value that it hands out, which
//! makes many small ones dear.

use super::fold::words;
use super::query::{Asked, Matched, Name, Needles, Term, ask, id_phrase, link_word, terms_of};
use super::snippet::{around, beginning, marked};
use super::vocabulary::Vocabulary;
use super::{Hit, SearchQuery};
use crate::error::{Result, StoreError};
use care_model::EntityId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::Mutex;

/// Rows of one index that are put in order. What finds more is too common for its rank to say anything: the
/// newest are taken, those with the word in their headline first.
const RANKED_MAX: usize = 400;
/// Rows that are looked at first, then all. The index is read forwards, for backwards it would have to unpack
/// every page; so the newest are found by beginning late.
const NEWEST: i64 = 8_000;
/// Rows of one index that are read: more than are shown, for what happened to a thing is shown with it.
const READ_MAX: usize = 100;
/// Nearly right words are tried when the right ones find fewer things than this.
const ENOUGH: usize = 3;
/// Places of one file that are shown.
const PLACES_MAX: usize = 3;

/// Finds; holds what must not be read for every search.
#[derive(Default)]
pub(crate) struct Finder {
    vocabulary: Mutex<Vocabulary>,
}

/// Which index a row is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Index {
    Record,
    Files,
}

/// A row that has the words.
#[derive(Clone, Debug, Deserialize)]
struct Candidate {
    id: i64,
    entity: String,
    kind: String,
    about: String,
    title: String,
    /// Less is better.
    #[serde(skip)]
    score: f64,
}

/// A row's texts, for showing it.
#[derive(Clone, Debug, Deserialize)]
struct Texts {
    id: i64,
    title: String,
    body: String,
    links: String,
    file: String,
    place: String,
}

/// A candidate with the question that found it.
struct Found {
    index: Index,
    matched: Matched,
    question: usize,
    row: Candidate,
}

/// Ids of the rows that have the words, oldest first, among those from ?2 on. Answered from the index alone.
const RECORD_IDS_SQL: &str =
    "SELECT json_group_array(id) FROM (SELECT rowid AS id FROM search WHERE search MATCH ?1 AND rowid >= ?2)";

const FILES_IDS_SQL: &str = "SELECT json_group_array(id) FROM (
    SELECT rowid AS id FROM evidence_search WHERE evidence_search MATCH ?1 AND rowid >= ?2)";

/// The same, of those that pass the filters; so each row is looked at.
const RECORD_IDS_FILTERED_SQL: &str = "
    SELECT json_group_array(id) FROM (
        SELECT search.rowid AS id FROM search JOIN search_texts AS texts ON texts.id = search.rowid
        WHERE search MATCH ?1 AND search.rowid >= ?2
          AND (?3 = '[]' OR texts.kind IN (SELECT value FROM json_each(?3)))
          AND (?4 = '' OR texts.person_id = ?4 OR texts.entity = ?4
               OR texts.about IN (SELECT entity FROM search_texts WHERE person_id = ?4))
          AND (?5 = '' OR texts.day >= ?5)
          AND (?6 = '' OR (texts.day <> '' AND texts.day <= ?6)))";

const FILES_IDS_FILTERED_SQL: &str = "
    SELECT json_group_array(id) FROM (
        SELECT evidence_search.rowid AS id
        FROM evidence_search JOIN evidence_texts AS texts ON texts.id = evidence_search.rowid
        WHERE evidence_search MATCH ?1 AND evidence_search.rowid >= ?2
          AND (?3 = '' OR texts.evidence_sha256 IN (SELECT sha256 FROM evidence WHERE received_at >= ?3))
          AND (?4 = '' OR texts.evidence_sha256 IN (SELECT sha256 FROM evidence WHERE received_at < ?4 || 'U')))";

/// Their scores; the limit is none, but a score is only known within a query of its own.
/// The weights: a word in a headline, in the text, among what is not shown, an office that is named.
const RECORD_SCORES_SQL: &str = "
    SELECT json_group_array(json_array(id, score)) FROM (
        SELECT rowid AS id, bm25(search, 10.0, 2.0, 1.5, 5.0) AS score
        FROM search WHERE search MATCH ?1 AND rowid >= ?2 LIMIT ?3)";

const FILES_SCORES_SQL: &str = "
    SELECT json_group_array(json_array(id, score)) FROM (
        SELECT rowid AS id, bm25(evidence_search, 3.0, 1.0, 1.0) AS score
        FROM evidence_search WHERE evidence_search MATCH ?1 AND rowid >= ?2 LIMIT ?3)";

const RECORD_ROWS_SQL: &str = "
    SELECT json_group_array(json_array(id, entity, kind, about, title)) FROM search_texts
    WHERE id IN (SELECT value FROM json_each(?1))";

const FILES_ROWS_SQL: &str = "
    SELECT json_group_array(json_array(id, 'evidence-' || evidence_sha256, 'evidence', '', title)) FROM evidence_texts
    WHERE id IN (SELECT value FROM json_each(?1))";

const RECORD_TEXTS_SQL: &str = "
    SELECT json_group_array(json_array(
        texts.id, texts.title, texts.body, texts.links, coalesce(evidence.name, ''), texts.place))
    FROM search_texts AS texts LEFT JOIN evidence ON evidence.sha256 = texts.evidence_sha256
    WHERE texts.id IN (SELECT value FROM json_each(?1))";

const FILES_TEXTS_SQL: &str = "
    SELECT json_group_array(json_array(
        texts.id, evidence.name, texts.body, '', evidence.name, texts.place))
    FROM evidence_texts AS texts JOIN evidence ON evidence.sha256 = texts.evidence_sha256
    WHERE texts.id IN (SELECT value FROM json_each(?1))";

/// Reads the rows of one JSON text.
fn read<T: DeserializeOwned>(json: &str) -> Result<Vec<T>> {
    serde_json::from_str(json).map_err(|_| StoreError::Damaged("the index of words"))
}

async fn names(line: &mut SqliteConnection) -> Result<Vec<Name>> {
    let json: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(entity, title)) FROM search_texts WHERE kind = 'party' AND n = 0",
    )
    .fetch_one(line)
    .await?;
    Ok(read::<(String, String)>(&json)?.into_iter().map(|(id, name)| Name::new(id, name)).collect())
}

impl Finder {
    pub async fn warm(&self, line: &mut SqliteConnection) -> Result<()> {
        self.vocabulary.lock().await.refresh(line).await
    }

    pub async fn find(&self, line: &mut SqliteConnection, query: &SearchQuery) -> Result<Vec<Hit>> {
        let terms = terms_of(query.text.reveal());
        if terms.is_empty() || query.limit == 0 {
            return Ok(Vec::new());
        }
        let names = names(line).await?;
        let mut search = Search { query, terms: &terms, names: &names, questions: Vec::new(), found: Vec::new() };
        let nothing = Vocabulary::default();
        search.put(line, Matched::Exact, &nothing, false).await?;
        if !search.is_full() {
            search.put(line, Matched::Prefix, &nothing, false).await?;
        }
        if search.things() < ENOUGH && terms.iter().any(Term::may_be_mistyped) {
            let mut vocabulary = self.vocabulary.lock().await;
            vocabulary.refresh(line).await?;
            search.put(line, Matched::Typo, &vocabulary, false).await?;
            if search.things() == 0 {
                search.put(line, Matched::Typo, &vocabulary, true).await?;
            }
        }
        search.hits(line).await
    }
}

/// One search on its way.
struct Search<'a> {
    query: &'a SearchQuery,
    terms: &'a [Term],
    names: &'a [Name],
    questions: Vec<Asked>,
    found: Vec<Found>,
}

impl Search<'_> {
    /// Different things that were found.
    fn things(&self) -> usize {
        self.found.iter().map(|found| found.row.entity.as_str()).collect::<BTreeSet<_>>().len()
    }

    fn is_full(&self) -> bool {
        self.things() >= usize::try_from(self.query.limit).unwrap_or(usize::MAX)
    }

    async fn put(
        &mut self,
        line: &mut SqliteConnection,
        how: Matched,
        vocabulary: &Vocabulary,
        is_wide: bool,
    ) -> Result<()> {
        let Some(asked) = ask(self.terms, how, self.names, vocabulary, is_wide) else { return Ok(()) };
        let question = self.questions.len();
        let known: BTreeSet<(Index, i64)> = self.found.iter().map(|found| (found.index, found.row.id)).collect();
        let mut add = |index: Index, rows: Vec<Candidate>| {
            let rows = rows.into_iter().filter(|row| !known.contains(&(index, row.id)));
            self.found.extend(rows.map(|row| Found { index, matched: how, question, row }));
        };
        add(Index::Record, record_rows(line, &asked, self.query).await?);
        add(Index::Files, files_rows(line, &asked, self.query).await?);
        self.questions.push(asked);
        Ok(())
    }

    /// The best, each thing once.
    fn best(&mut self) -> Vec<Found> {
        let order = |a: &Found, b: &Found| {
            (a.matched, a.index).cmp(&(b.matched, b.index)).then(a.row.score.total_cmp(&b.row.score)).then_with(|| {
                // The same everywhere: by name, then by where it stands.
                a.row.entity.cmp(&b.row.entity).then(a.row.id.cmp(&b.row.id))
            })
        };
        self.found.sort_by(order);
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut best = Vec::new();
        for found in self.found.drain(..) {
            let shown = places.entry(found.row.entity.clone()).or_default();
            let most = if found.index == Index::Files { PLACES_MAX } else { 1 };
            if *shown < most && best.len() < usize::try_from(self.query.limit).unwrap_or(usize::MAX) {
                *shown += 1;
                best.push(found);
            }
        }
        best
    }

    async fn hits(mut self, line: &mut SqliteConnection) -> Result<Vec<Hit>> {
        let best = self.best();
        let mut texts: BTreeMap<(Index, i64), Texts> = BTreeMap::new();
        for (index, sql) in [(Index::Record, RECORD_TEXTS_SQL), (Index::Files, FILES_TEXTS_SQL)] {
            let ids: Vec<i64> = best.iter().filter(|found| found.index == index).map(|found| found.row.id).collect();
            if ids.is_empty() {
                continue;
            }
            let json: String = sqlx::query_scalar(sql).bind(Value::from(ids).to_string()).fetch_one(&mut *line).await?;
            texts.extend(read::<Texts>(&json)?.into_iter().map(|row| ((index, row.id), row)));
        }
        let hit = |found: &Found| {
            let texts = texts.get(&(found.index, found.row.id))?;
            let source = [texts.file.as_str(), texts.place.as_str()];
            let source = source.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            Some(Hit {
                entity: EntityId::new(found.row.entity.clone()),
                kind: found.row.kind.clone(),
                about: (!found.row.about.is_empty()).then(|| EntityId::new(found.row.about.clone())),
                title: texts.title.clone().into(),
                snippet: self.snippet(found, texts).into(),
                source: (!source.is_empty()).then(|| source.into()),
                matched: found.matched,
            })
        };
        Ok(best.iter().filter_map(hit).collect())
    }

    /// The words of the text, or of the headline, or the office that is named and how the text begins.
    fn snippet(&self, found: &Found, texts: &Texts) -> String {
        let none = Needles::default();
        let asked = self.questions.get(found.question);
        let needles = asked.map_or(&none, |asked| &asked.needles);
        if let Some(snippet) = around(&texts.body, needles) {
            return snippet;
        }
        let links: BTreeSet<&str> = texts.links.split(' ').collect();
        let is_named = |name: &&Name| {
            asked.is_some_and(|asked| asked.offices.contains(&name.id))
                && link_word(&name.id).is_some_and(|word| links.contains(word.as_str()))
        };
        let mut parts: Vec<String> = self.names.iter().filter(is_named).map(|name| marked(&name.name)).collect();
        if parts.is_empty()
            && let Some(snippet) = around(&texts.title, needles)
        {
            return snippet;
        }
        parts.extend(Some(beginning(&texts.body)).filter(|words| !words.is_empty()));
        parts.join(" \u{b7} ")
    }
}

/// Where one index stands, and how it is asked.
struct Asking<'a> {
    ids: &'static str,
    scores: &'static str,
    rows: &'static str,
    /// The sequence of its rows.
    table: &'static str,
    question: &'a str,
    /// What binds the ids, after the question and where to begin; empty without a filter.
    filters: Vec<String>,
}

impl Asking<'_> {
    /// Ids of the rows from one on, oldest first.
    async fn ids_from(&self, first: i64, line: &mut SqliteConnection) -> Result<Vec<i64>> {
        let mut asking = sqlx::query_scalar(self.ids).bind(self.question).bind(first);
        for filter in &self.filters {
            asking = asking.bind(filter);
        }
        let json: String = asking.fetch_one(line).await?;
        read(&json)
    }

    /// The rows from one on with their scores, whatever the filters.
    async fn scores_from(&self, first: i64, line: &mut SqliteConnection) -> Result<Vec<(i64, f64)>> {
        let asking = sqlx::query_scalar(self.scores).bind(self.question).bind(first).bind(i64::MAX);
        let json: String = asking.fetch_one(line).await?;
        read(&json)
    }

    async fn candidates(self, line: &mut SqliteConnection, needles: &Needles) -> Result<Vec<Candidate>> {
        let newest: Option<i64> = sqlx::query_scalar("SELECT seq FROM sqlite_sequence WHERE name = ?1")
            .bind(self.table)
            .fetch_optional(&mut *line)
            .await?;
        let newest = newest.unwrap_or_default();
        let late = newest.saturating_sub(NEWEST).max(0);
        let mut ids = self.ids_from(late, line).await?;
        let mut scores: BTreeMap<i64, f64> = BTreeMap::new();
        if ids.len() <= RANKED_MAX {
            // Few among the newest are few altogether, unless there is a filter to know nothing of.
            let all = ids.len().saturating_mul(usize::try_from(newest / NEWEST + 1).unwrap_or(usize::MAX));
            let is_rare = late == 0 || (self.filters.is_empty() && all <= 2 * RANKED_MAX);
            if !is_rare {
                ids = self.ids_from(0, line).await?;
            }
            if is_rare || ids.len() <= RANKED_MAX {
                let first = if late == 0 { ids.first().copied().unwrap_or(i64::MAX) } else { 0 };
                let mut best = self.scores_from(first, line).await?;
                if !self.filters.is_empty() {
                    let let_through: BTreeSet<i64> = ids.iter().copied().collect();
                    best.retain(|(id, _)| let_through.contains(id));
                }
                best.sort_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
                best.truncate(READ_MAX);
                ids = best.iter().map(|(id, _)| *id).collect();
                scores.extend(best);
            }
        }
        let ids = ids.split_off(ids.len().saturating_sub(READ_MAX));
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let json: String = sqlx::query_scalar(self.rows).bind(Value::from(ids).to_string()).fetch_one(line).await?;
        let mut rows = read::<Candidate>(&json)?;
        for row in &mut rows {
            row.score = scores.get(&row.id).copied().unwrap_or_else(|| {
                let is_in_headline = words(&row.title).any(|word| needles.has(&word.folded));
                // The newest first; no record has so many rows that this outweighs a headline.
                -f64::from(u8::from(is_in_headline)) - row.id as f64 * 1e-12
            });
        }
        Ok(rows)
    }
}

fn typed_day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

async fn record_rows(line: &mut SqliteConnection, asked: &Asked, query: &SearchQuery) -> Result<Vec<Candidate>> {
    let question = match query.party.as_ref().and_then(|party| id_phrase(party.as_str())) {
        Some(id) => format!("({}) AND (links : {id})", asked.record),
        None => asked.record.clone(),
    };
    let is_filtered = !query.kinds.is_empty() || query.person.is_some() || query.from.is_some() || query.to.is_some();
    let filters = || {
        vec![
            Value::from(query.kinds.clone()).to_string(),
            query.person.as_ref().map(ToString::to_string).unwrap_or_default(),
            typed_day(query.from),
            typed_day(query.to),
        ]
    };
    let asking = Asking {
        ids: if is_filtered { RECORD_IDS_FILTERED_SQL } else { RECORD_IDS_SQL },
        scores: RECORD_SCORES_SQL,
        rows: RECORD_ROWS_SQL,
        table: "search_texts",
        question: &question,
        filters: if is_filtered { filters() } else { Vec::new() },
    };
    asking.candidates(line, &asked.needles).await
}

async fn files_rows(line: &mut SqliteConnection, asked: &Asked, query: &SearchQuery) -> Result<Vec<Candidate>> {
    let is_asked = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == "evidence");
    if !is_asked || query.person.is_some() || query.party.is_some() {
        return Ok(Vec::new());
    }
    let is_filtered = query.from.is_some() || query.to.is_some();
    let asking = Asking {
        ids: if is_filtered { FILES_IDS_FILTERED_SQL } else { FILES_IDS_SQL },
        scores: FILES_SCORES_SQL,
        rows: FILES_ROWS_SQL,
        table: "evidence_texts",
        question: &asked.files,
        filters: if is_filtered { vec![typed_day(query.from), typed_day(query.to)] } else { Vec::new() },
    };
    asking.candidates(line, &asked.needles).await
}
