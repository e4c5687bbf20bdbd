-- insert: takes a JSON array of rows
INSERT INTO clearances (
    id, for_id, step, party_id, due_on, slot_json, booked_on, max_age_cd, done_on, cleared_on, outcome
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM clearances WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM clearances

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, for_id, step, party_id, due_on, slot_json, booked_on, max_age_cd, done_on, cleared_on, outcome
) FROM clearances
