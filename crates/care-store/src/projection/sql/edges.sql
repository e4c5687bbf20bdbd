-- insert: takes a JSON array of rows
INSERT INTO edges (
    id, from_id, to_id, lag, is_hard, is_binned
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM edges WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM edges

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, from_id, to_id, lag, is_hard, is_binned
) FROM edges
