-- insert: takes a JSON array of rows
INSERT INTO events (
    id, item_id, name, happened_at, is_binned
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM events WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM events

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, item_id, name, happened_at, is_binned
) FROM events
