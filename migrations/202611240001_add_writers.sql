-- Why: who wrote what stands, and since when something lies in the bin, is known without reading the ledger.

DROP TABLE cells;

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
