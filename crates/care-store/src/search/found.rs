//! Asking the two indexes and putting what they find in order.
//!
//! Rows come back as one JSON text each time: SQLite wipes and locks every value that it hands out, which
//! makes many small ones dear.

use super::query::{Asked, Matched, Name, Needles, Term, ask, id_phrase, terms_of};
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

/// Rows of one index that are put in order; a word that finds more is too common for order to matter much,
/// and the newest are taken.
const RANKED_MAX: i64 = 400;
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

/// The weights: a word in a headline, in the text, among what is not shown, an office that is named.
const RECORD_SQL: &str = "
    SELECT json_group_array(json_array(id, entity, kind, about, score)) FROM (
        SELECT texts.id, texts.entity, texts.kind, texts.about, bm25(search, 10.0, 2.0, 1.5, 5.0) AS score
        FROM search JOIN search_texts AS texts ON texts.id = search.rowid
        WHERE search MATCH ?1
          AND (?3 = '[]' OR texts.kind IN (SELECT value FROM json_each(?3)))
          AND (?4 = '' OR texts.person_id = ?4 OR texts.entity = ?4
               OR texts.about IN (SELECT entity FROM search_texts WHERE person_id = ?4))
          AND (?5 = '' OR texts.day >= ?5)
          AND (?6 = '' OR (texts.day <> '' AND texts.day <= ?6))
        ORDER BY search.rowid DESC LIMIT ?2)";

const FILES_SQL: &str = "
    SELECT json_group_array(json_array(id, 'evidence-' || sha256, 'evidence', '', score)) FROM (
        SELECT texts.id, texts.evidence_sha256 AS sha256, bm25(evidence_search, 3.0, 1.0, 1.0) AS score
        FROM evidence_search JOIN evidence_texts AS texts ON texts.id = evidence_search.rowid
        WHERE evidence_search MATCH ?1
          AND (?3 = '' OR texts.evidence_sha256 IN (SELECT sha256 FROM evidence WHERE received_at >= ?3))
          AND (?4 = '' OR texts.evidence_sha256 IN (SELECT sha256 FROM evidence WHERE received_at < ?4 || 'U'))
        ORDER BY evidence_search.rowid DESC LIMIT ?2)";

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
        if search.things() < ENOUGH && terms.iter().any(|term| matches!(term, Term::Word(_))) {
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
        add(Index::Record, record_rows(line, &asked.record, self.query).await?);
        add(Index::Files, files_rows(line, &asked.files, self.query).await?);
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
        let links: BTreeSet<&str> = texts.links.split(LINK_BREAK).collect();
        let is_named = |name: &&Name| {
            links.contains(name.id.as_str()) && asked.is_some_and(|asked| asked.offices.contains(&name.id))
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

/// What stands between two ids in the links of a row.
pub(super) const LINK_BREAK: &str = " zqid ";

async fn record_rows(line: &mut SqliteConnection, question: &str, query: &SearchQuery) -> Result<Vec<Candidate>> {
    let question = match query.party.as_ref().and_then(|party| id_phrase(party.as_str())) {
        Some(id) => format!("({question}) AND (links : {id})"),
        None => question.to_owned(),
    };
    let kinds = Value::from(query.kinds.clone()).to_string();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let json: String = sqlx::query_scalar(RECORD_SQL)
        .bind(question)
        .bind(RANKED_MAX)
        .bind(kinds)
        .bind(query.person.as_ref().map(EntityId::as_str).unwrap_or_default())
        .bind(day(query.from))
        .bind(day(query.to))
        .fetch_one(line)
        .await?;
    read(&json)
}

async fn files_rows(line: &mut SqliteConnection, question: &str, query: &SearchQuery) -> Result<Vec<Candidate>> {
    let is_asked = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == "evidence");
    if !is_asked || query.person.is_some() || query.party.is_some() {
        return Ok(Vec::new());
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let json: String = sqlx::query_scalar(FILES_SQL)
        .bind(question)
        .bind(RANKED_MAX)
        .bind(day(query.from))
        .bind(day(query.to))
        .fetch_one(line)
        .await?;
    read(&json)
}
