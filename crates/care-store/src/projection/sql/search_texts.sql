-- insert: takes a JSON array of rows
INSERT INTO search_texts (
    entity, n, kind, about, person_id, day, title, body, also, links, evidence_sha256, place
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
    value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM search_texts WHERE entity IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM search_texts

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    entity, n, kind, about, person_id, day, title, body, also, links, evidence_sha256, place
) FROM search_texts
