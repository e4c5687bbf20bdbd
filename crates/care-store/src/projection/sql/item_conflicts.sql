-- insert: takes a JSON array of rows
INSERT INTO item_conflicts (
    id, subject, names_json, a, b, instructions_json, decide_by_wall, call_id, resolved_on
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM item_conflicts WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM item_conflicts

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, subject, names_json, a, b, instructions_json, decide_by_wall, call_id, resolved_on
) FROM item_conflicts
