-- insert: takes a JSON array of rows
INSERT INTO notes (
    id, text, about_id, dated_on
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM notes WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM notes

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, text, about_id, dated_on
) FROM notes
