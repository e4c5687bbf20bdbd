-- Why: large files are kept part by part, so that neither keeping one nor looking into one needs it whole in memory.

-- A file on its way in. One without a row in `evidence` was never finished and is swept away.
CREATE TABLE arrivals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    begun_at TEXT NOT NULL
) STRICT;

CREATE TABLE evidence_parts (
    arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
    begins INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    bytes_zstd BLOB NOT NULL,
    PRIMARY KEY (arrival_id, begins)
) STRICT;

INSERT INTO arrivals (id, begun_at) SELECT rowid, received_at FROM evidence;
INSERT INTO evidence_parts (arrival_id, begins, size_bytes, bytes_zstd)
SELECT rowid, 0, size_bytes, bytes_zstd FROM evidence;
ALTER TABLE evidence ADD COLUMN arrival_id INTEGER NOT NULL DEFAULT 0;
UPDATE evidence SET arrival_id = rowid;
ALTER TABLE evidence DROP COLUMN bytes_zstd;
-- Why nothing could be read from a file: codes, separated by blanks.
ALTER TABLE evidence ADD COLUMN why TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX evidence_by_arrival ON evidence (arrival_id);

-- A resource is a range of its file: no second copy of its bytes, and one list a file.
DROP TABLE resources;
DROP TABLE resource_blocks;

CREATE TABLE resources (
    arrival_id INTEGER NOT NULL PRIMARY KEY REFERENCES arrivals (id),
    count INTEGER NOT NULL,
    list_zstd BLOB NOT NULL
) STRICT;

-- Small pictures of scan series, to recognise one by.
CREATE TABLE previews (
    evidence_sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    series TEXT NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (evidence_sha256, series)
) STRICT;

-- A go at bringing files in that has not ended: after a crash it can be taken up again.
CREATE TABLE errands (
    id TEXT NOT NULL PRIMARY KEY,
    begun_at TEXT NOT NULL,
    paths_json TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0
) STRICT;
