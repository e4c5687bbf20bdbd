-- insert: takes a JSON array of rows
INSERT INTO items (
    id, kind, title, starts_wall, what, label, number, person_id, owner_id, created_at, created_by_json,
    made_by, evidence_sha256, evidence_where, open_rules_json, merged_into_id, is_binned
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM items WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM items

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, kind, title, starts_wall, what, label, number, person_id, owner_id, created_at, created_by_json,
    made_by, evidence_sha256, evidence_where, open_rules_json, merged_into_id, is_binned
) FROM items
