//! The typed tables, each with the four statements that it needs.

use serde_json::Value;

/// A table that follows from registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    Items,
    Parties,
    Persons,
    Members,
    Events,
    SearchTexts,
}

/// One row, as a JSON array in the order of the table's columns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub table: Table,
    pub values: Value,
}

impl Table {
    pub const ALL: [Table; 6] =
        [Table::Items, Table::Parties, Table::Persons, Table::Members, Table::Events, Table::SearchTexts];

    /// Takes a JSON array of rows.
    pub fn insert(self) -> &'static str {
        match self {
            Table::Items => {
                "INSERT INTO items (id, kind, title, person_id, owner_id, starts_wall, evidence_sha256, is_binned)
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, \
                 value ->> 7 FROM json_each(?1)"
            }
            Table::Parties => {
                "INSERT INTO parties (id, name, role, phone, is_binned)
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)"
            }
            Table::Persons => {
                "INSERT INTO persons (id, name, is_binned)
                 SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1)"
            }
            Table::Members => {
                "INSERT INTO members (id, name, is_binned)
                 SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1)"
            }
            Table::Events => {
                "INSERT INTO events (id, item_id, name, happened_at, is_binned)
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)"
            }
            Table::SearchTexts => {
                "INSERT INTO search_texts
                     (entity, n, kind, about, person_id, day, title, body, also, links, evidence_sha256, place)
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, \
                 value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11 FROM json_each(?1)"
            }
        }
    }

    /// Takes a JSON array of entity ids.
    pub fn delete(self) -> &'static str {
        match self {
            Table::Items => "DELETE FROM items WHERE id IN (SELECT value FROM json_each(?1))",
            Table::Parties => "DELETE FROM parties WHERE id IN (SELECT value FROM json_each(?1))",
            Table::Persons => "DELETE FROM persons WHERE id IN (SELECT value FROM json_each(?1))",
            Table::Members => "DELETE FROM members WHERE id IN (SELECT value FROM json_each(?1))",
            Table::Events => "DELETE FROM events WHERE id IN (SELECT value FROM json_each(?1))",
            Table::SearchTexts => "DELETE FROM search_texts WHERE entity IN (SELECT value FROM json_each(?1))",
        }
    }

    /// Empties the table.
    pub fn clear(self) -> &'static str {
        match self {
            Table::Items => "DELETE FROM items",
            Table::Parties => "DELETE FROM parties",
            Table::Persons => "DELETE FROM persons",
            Table::Members => "DELETE FROM members",
            Table::Events => "DELETE FROM events",
            Table::SearchTexts => "DELETE FROM search_texts",
        }
    }

    /// Every row as a JSON array in the order of [`Table::insert`].
    pub fn select(self) -> &'static str {
        match self {
            Table::Items => {
                "SELECT json_array(id, kind, title, person_id, owner_id, starts_wall, evidence_sha256, is_binned) \
                 FROM items"
            }
            Table::Parties => "SELECT json_array(id, name, role, phone, is_binned) FROM parties",
            Table::Persons => "SELECT json_array(id, name, is_binned) FROM persons",
            Table::Members => "SELECT json_array(id, name, is_binned) FROM members",
            Table::Events => "SELECT json_array(id, item_id, name, happened_at, is_binned) FROM events",
            Table::SearchTexts => {
                "SELECT json_array(entity, n, kind, about, person_id, day, title, body, also, links, evidence_sha256, \
                 place) FROM search_texts"
            }
        }
    }
}
