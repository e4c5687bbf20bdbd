-- insert: takes a JSON array of rows
INSERT INTO questions (
    id, text, for_id, party_id, answer, answered_on
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM questions WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM questions

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, text, for_id, party_id, answer, answered_on
) FROM questions
