-- Why: what came in a file can be asked for one by one, without unpacking the whole file.

CREATE TABLE resource_blocks (
    id INTEGER NOT NULL PRIMARY KEY,
    evidence_sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    bytes_zstd BLOB NOT NULL
) STRICT;

CREATE INDEX resource_blocks_by_evidence ON resource_blocks (evidence_sha256);

CREATE TABLE resources (
    evidence_sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    place TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    own_id TEXT NOT NULL DEFAULT '',
    block_id INTEGER NOT NULL REFERENCES resource_blocks (id),
    begins INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    PRIMARY KEY (evidence_sha256, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX resources_by_kind ON resources (kind, own_id);
