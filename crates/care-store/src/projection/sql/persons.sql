-- insert: takes a JSON array of rows
INSERT INTO persons (
    id, name, initial, born_on, zone, plan_json, merged_into_id, is_binned
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM persons WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM persons

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, name, initial, born_on, zone, plan_json, merged_into_id, is_binned
) FROM persons
