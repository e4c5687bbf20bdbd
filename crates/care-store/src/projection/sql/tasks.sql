-- insert: takes a JSON array of rows
INSERT INTO tasks (
    id, party_id, due_on, for_id, state
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM tasks WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM tasks

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, due_on, for_id, state
) FROM tasks
