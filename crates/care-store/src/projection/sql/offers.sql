-- insert: takes a JSON array of rows
INSERT INTO offers (
    id, visit_id, slot_json, reply_by_wall
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM offers WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM offers

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, visit_id, slot_json, reply_by_wall
) FROM offers
