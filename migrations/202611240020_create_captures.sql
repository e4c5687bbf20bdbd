-- Why: what a person was writing when the program ended is still there when it starts again.

CREATE TABLE captures (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    json TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
