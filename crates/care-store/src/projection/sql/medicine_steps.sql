-- insert: takes a JSON array of rows
INSERT INTO medicine_steps (
    id, for_id, medicine_id, instruction_id, words, day_on, state
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM medicine_steps WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM medicine_steps

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, for_id, medicine_id, instruction_id, words, day_on, state
) FROM medicine_steps
