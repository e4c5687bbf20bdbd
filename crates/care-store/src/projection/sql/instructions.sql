-- insert: takes a JSON array of rows
INSERT INTO instructions (
    id, about_id, subject, says, words, day_on, party_id, spoke_with, said_on, way, superseded_by_id
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM instructions WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM instructions

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, about_id, subject, says, words, day_on, party_id, spoke_with, said_on, way, superseded_by_id
) FROM instructions
