-- insert: takes a JSON array of rows
INSERT INTO access_requests (
    id, from_id, to_id, filed_on, due_on, state
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM access_requests WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM access_requests

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, from_id, to_id, filed_on, due_on, state
) FROM access_requests
