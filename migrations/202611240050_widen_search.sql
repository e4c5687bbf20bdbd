-- Why: search also finds the text of files, offices behind their ids, days, and numbers however they are written.

DROP TRIGGER search_texts_added;

DROP TRIGGER search_texts_removed;

DROP TABLE search;

DROP TABLE search_texts;

CREATE TABLE search_texts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    also TEXT NOT NULL DEFAULT '',
    links TEXT NOT NULL DEFAULT '',
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    UNIQUE (entity, n)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title,
    body,
    also,
    links,
    content = 'search_texts',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
    INSERT INTO search (rowid, title, body, also, links) VALUES (new.id, new.title, new.body, new.also, new.links);
END;

CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
    INSERT INTO search (search, rowid, title, body, also, links)
    VALUES ('delete', old.id, old.title, old.body, old.also, old.links);
END;

CREATE VIRTUAL TABLE search_words USING fts5vocab (search, row);

CREATE TABLE evidence_texts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    evidence_sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    n INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    also TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    UNIQUE (evidence_sha256, n)
) STRICT;

CREATE VIRTUAL TABLE evidence_search USING fts5 (
    title,
    body,
    also,
    content = 'evidence_texts',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

CREATE TRIGGER evidence_texts_added AFTER INSERT ON evidence_texts BEGIN
    INSERT INTO evidence_search (rowid, title, body, also) VALUES (new.id, new.title, new.body, new.also);
END;

CREATE TRIGGER evidence_texts_removed AFTER DELETE ON evidence_texts BEGIN
    INSERT INTO evidence_search (evidence_search, rowid, title, body, also)
    VALUES ('delete', old.id, old.title, old.body, old.also);
END;

CREATE VIRTUAL TABLE evidence_words USING fts5vocab (evidence_search, row);

INSERT INTO evidence_texts (evidence_sha256, title) SELECT sha256, name FROM evidence;
