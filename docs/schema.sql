-- The tables of a record, as they are after every migration. A test compares this file with them.
-- Names: ..._at an instant (RFC 3339, UTC, milliseconds), ..._id a key, ..._json canonical JSON, is_... 0 or 1.
-- Empty text means "none": nothing is NULL. The whole file is encrypted (docs/adr/0002).

-- Facts about the record itself: record_id, ledger_actor (this database's hand in the ledger, hex), projection_version.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- The truth. One row a change of the ledger, append-only, never compacted. hash: SHA-256 of its content.
-- actor, seq: whose hand, which of its changes. op_first: causes sort before effects. deps: hashes it builds on, joined.
-- is_waiting: it came before something it builds on and has no effect yet. bytes: as automerge encodes it.
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

-- Which changes wrote to which entity: the way from a thing to its history.
CREATE TABLE writes (
    entity TEXT NOT NULL,
    change_hash BLOB NOT NULL REFERENCES changes (hash),
    PRIMARY KEY (entity, change_hash)
) STRICT, WITHOUT ROWID;

-- A shortcut for reading the ledger; believed only if its heads are those of `changes`.
CREATE TABLE snapshots (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    heads BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- Projection: every register with its values, the shown one first. n > 1: written at the same time in
-- several places, waiting for a person to pick. writers: for each value the hash of the change that wrote it, joined.
CREATE TABLE cells (
    entity TEXT NOT NULL,
    field TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 1,
    values_json TEXT NOT NULL,
    writers BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX cells_in_conflict ON cells (entity, field) WHERE n > 1;

CREATE INDEX cells_of_the_bin ON cells (entity) WHERE field = '_deleted';

-- Projection: one row an item. title is its label, or what it is about. starts_wall: wall time, zone not applied.
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

-- Projection: offices.
CREATE TABLE parties (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Projection: persons whose care it is.
CREATE TABLE persons (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Projection: who gets nudges.
CREATE TABLE members (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Projection: what happened; the whole event is in its register.
CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    item_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    happened_at TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_item ON events (item_id, happened_at);

-- Files as they came in, named by SHA-256 (hex), zstd-packed, never edited (docs/adr/0004).
CREATE TABLE evidence (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    size_bytes INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    is_unread INTEGER NOT NULL DEFAULT 0, -- nothing could be read from it; it waits in To sort
    bytes_zstd BLOB NOT NULL
) STRICT;

-- Local, not shared: what files and typed lines propose, until a person says yes or no.
CREATE TABLE proposals (
    id TEXT NOT NULL PRIMARY KEY,
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    draft_json TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'rejected')),
    made_at TEXT NOT NULL,
    settled_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX proposals_pending ON proposals (made_at, id) WHERE state = 'pending';

-- Projection: the words of everything that can be found; about: the item of an event.
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

-- The index of those words: accents folded, beginnings of words found quickly.
CREATE VIRTUAL TABLE search USING fts5 (
    title,
    body,
    content = 'search_texts',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

-- The index keeps no copy of the texts; these two keep it in step. Texts are replaced, never updated.
CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
    INSERT INTO search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
    INSERT INTO search (search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
