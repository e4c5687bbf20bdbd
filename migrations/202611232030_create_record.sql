-- Why: the first shape of a record on disk: ledger, projection, evidence, proposals, search.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    hash BLOB NOT NULL PRIMARY KEY,
    actor BLOB NOT NULL,
    seq INTEGER NOT NULL,
    op_first INTEGER NOT NULL,
    deps BLOB NOT NULL,
    is_waiting INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (actor, seq)
) STRICT;

CREATE INDEX changes_in_order ON changes (op_first, hash);

CREATE TABLE writes (
    entity TEXT NOT NULL,
    change_hash BLOB NOT NULL REFERENCES changes (hash),
    PRIMARY KEY (entity, change_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    heads BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE cells (
    entity TEXT NOT NULL,
    field TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 1,
    values_json TEXT NOT NULL,
    PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX cells_in_conflict ON cells (entity, field) WHERE n > 1;

CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    owner_id TEXT NOT NULL DEFAULT '',
    starts_wall TEXT NOT NULL DEFAULT '',
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX items_by_kind ON items (kind, starts_wall);

CREATE TABLE parties (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    item_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    happened_at TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_item ON events (item_id, happened_at);

CREATE TABLE evidence (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    size_bytes INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    is_unread INTEGER NOT NULL DEFAULT 0,
    bytes_zstd BLOB NOT NULL
) STRICT;

CREATE TABLE proposals (
    id TEXT NOT NULL PRIMARY KEY,
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    draft_json TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'rejected')),
    made_at TEXT NOT NULL,
    settled_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX proposals_pending ON proposals (made_at, id) WHERE state = 'pending';

CREATE TABLE search_texts (
    id INTEGER NOT NULL PRIMARY KEY,
    entity TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title,
    body,
    content = 'search_texts',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
    INSERT INTO search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
    INSERT INTO search (search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
