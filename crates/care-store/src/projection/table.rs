//! The typed tables, each with the four statements that it needs, in one file of SQL a table.

use care_model::{EntityType, Kind};
use serde_json::Value;

/// A table that follows from registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    /// What every item has.
    Items,
    /// What only items of one kind have.
    Kind(Kind),
    Parties,
    Persons,
    Permissions,
    Members,
    Events,
    Edges,
    EvidenceLinks,
    SearchTexts,
}

/// One row, as a JSON array in the order of the table's columns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub table: Table,
    pub values: Value,
}

impl Table {
    /// Every table.
    pub fn all() -> impl Iterator<Item = Table> {
        [
            Table::Items,
            Table::Parties,
            Table::Persons,
            Table::Permissions,
            Table::Members,
            Table::Events,
            Table::Edges,
            Table::EvidenceLinks,
            Table::SearchTexts,
        ]
        .into_iter()
        .chain(Kind::ALL.map(Table::Kind))
    }

    /// The tables in which an entity of a type, and an item of a kind, may have rows.
    pub fn of(entity_type: EntityType, kind: Option<Kind>) -> Vec<Table> {
        match entity_type {
            EntityType::Record => vec![],
            EntityType::Person => vec![Table::Persons, Table::Permissions],
            EntityType::Member => vec![Table::Members],
            EntityType::Party => vec![Table::Parties],
            EntityType::Item => kind.map(Table::Kind).into_iter().chain([Table::Items]).collect(),
            EntityType::Event => vec![Table::Events],
            EntityType::Edge => vec![Table::Edges],
            EntityType::Evidence => vec![Table::EvidenceLinks],
        }
    }

    /// Takes a JSON array of rows.
    pub fn insert(self) -> &'static str {
        self.statement("insert")
    }

    /// Takes a JSON array of entity ids.
    pub fn delete(self) -> &'static str {
        self.statement("delete")
    }

    /// Empties the table.
    pub fn clear(self) -> &'static str {
        self.statement("clear")
    }

    /// Every row as a JSON array in the order of [`Table::insert`].
    pub fn select(self) -> &'static str {
        self.statement("select")
    }

    fn statement(self, verb: &str) -> &'static str {
        let parts = self.sql().split("\n\n").filter_map(|part| part.strip_prefix("-- ")?.split_once('\n'));
        let found = parts.into_iter().find(|(title, _)| title.split(':').next() == Some(verb));
        found.map_or("", |(_, statement)| statement)
    }

    fn sql(self) -> &'static str {
        match self {
            Table::Items => include_str!("sql/items.sql"),
            Table::Parties => include_str!("sql/parties.sql"),
            Table::Persons => include_str!("sql/persons.sql"),
            Table::Permissions => include_str!("sql/permissions.sql"),
            Table::Members => include_str!("sql/members.sql"),
            Table::Events => include_str!("sql/events.sql"),
            Table::Edges => include_str!("sql/edges.sql"),
            Table::EvidenceLinks => include_str!("sql/evidence_links.sql"),
            Table::SearchTexts => include_str!("sql/search_texts.sql"),
            Table::Kind(kind) => sql_of_kind(kind),
        }
    }
}

fn sql_of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Referral => include_str!("sql/referrals.sql"),
        Kind::Imaging => include_str!("sql/imaging_orders.sql"),
        Kind::Study => include_str!("sql/imaging_studies.sql"),
        Kind::Visit => include_str!("sql/visits.sql"),
        Kind::HandOff => include_str!("sql/hand_offs.sql"),
        Kind::PriorAuth => include_str!("sql/prior_auths.sql"),
        Kind::Medicine => include_str!("sql/medicines.sql"),
        Kind::Lab => include_str!("sql/labs.sql"),
        Kind::Therapy => include_str!("sql/therapies.sql"),
        Kind::Equipment => include_str!("sql/equipment.sql"),
        Kind::Coverage => include_str!("sql/coverages.sql"),
        Kind::Insurance => include_str!("sql/plan_reviews.sql"),
        Kind::Check => include_str!("sql/checks.sql"),
        Kind::SecondOpinion => include_str!("sql/second_opinions.sql"),
        Kind::Procedure => include_str!("sql/procedures.sql"),
        Kind::Clearance => include_str!("sql/clearances.sql"),
        Kind::Discharge => include_str!("sql/discharges.sql"),
        Kind::Conflict => include_str!("sql/item_conflicts.sql"),
        Kind::Instruction => include_str!("sql/instructions.sql"),
        Kind::Question => include_str!("sql/questions.sql"),
        Kind::Note => include_str!("sql/notes.sql"),
        Kind::MedList => include_str!("sql/medicine_lists.sql"),
        Kind::MedStep => include_str!("sql/medicine_steps.sql"),
        Kind::Document => include_str!("sql/documents.sql"),
        Kind::Access => include_str!("sql/access_requests.sql"),
        Kind::Offer => include_str!("sql/offers.sql"),
        Kind::Rebook => include_str!("sql/rebookings.sql"),
        Kind::Task => include_str!("sql/tasks.sql"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::MIGRATIONS;
    use crate::projection::column::{Holds, holds, name_of};
    use care_model::{Common, Field, Member, Party, Person};
    use sqlx::{Connection, SqliteConnection};

    /// Fields that a table's columns follow from, and what stands before and after them.
    fn wanted(table: Table) -> Option<(Vec<&'static str>, &'static [Field], Vec<&'static str>)> {
        match table {
            Table::Items => Some((vec!["id", "kind", "title", "starts_wall"], Common::FIELDS, vec!["is_binned"])),
            Table::Kind(kind) => Some((vec!["id"], kind.fields(), vec![])),
            Table::Parties => Some((vec!["id"], Party::FIELDS, vec!["is_binned"])),
            Table::Persons => Some((vec!["id"], Person::FIELDS, vec!["is_binned"])),
            Table::Members => Some((vec!["id"], Member::FIELDS, vec!["is_binned"])),
            _ => None,
        }
    }

    /// Names within the first parentheses of a statement.
    fn listed(statement: &str) -> Vec<String> {
        let inside = statement.split(['(', ')']).nth(1).unwrap_or_default();
        inside.split(',').map(|name| name.trim().to_owned()).collect()
    }

    fn name_of_table(table: Table) -> String {
        table.clear().split_whitespace().last().unwrap_or_default().to_owned()
    }

    #[tokio::test]
    async fn every_field_of_the_model_has_its_column_and_no_column_is_without_a_field() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        MIGRATIONS.run_direct(None, &mut connection, false).await.unwrap();
        for table in Table::all() {
            let name = name_of_table(table);
            let columns: Vec<(String, String)> =
                sqlx::query_as("SELECT name, type FROM pragma_table_info(?1) WHERE name <> 'id' OR type = 'TEXT'")
                    .bind(&name)
                    .fetch_all(&mut connection)
                    .await
                    .unwrap();
            let names: Vec<String> = columns.iter().map(|(name, _)| name.clone()).collect();
            assert_eq!(listed(table.insert()), names, "{name}");
            assert_eq!(table.insert().matches("value ->> ").count(), names.len(), "{name}");
            assert_eq!(listed(table.select()), names, "{name}");
            let Some((before, fields, after)) = wanted(table) else { continue };
            let of_fields = fields.iter().map(name_of);
            let all: Vec<String> = before
                .iter()
                .map(|name| (*name).to_owned())
                .chain(of_fields)
                .chain(after.iter().map(|name| (*name).to_owned()))
                .collect();
            assert_eq!(names, all, "{name}: a new field wants a migration, and its line in the table's SQL");
            for field in fields {
                let wanted = if matches!(holds(field), Holds::Flag | Holds::Count) { "INTEGER" } else { "TEXT" };
                let (_, there) = columns.iter().find(|(name, _)| *name == name_of(field)).unwrap();
                assert_eq!(there, wanted, "{name}.{}", field.name);
            }
        }
        connection.close().await.unwrap();
    }
}
