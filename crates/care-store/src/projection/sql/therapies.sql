-- insert: takes a JSON array of rows
INSERT INTO therapies (
    id, by_id, party_id, ordered_on, visit_id, auth_json, visits_left, visits_allowed, pa_id, ended_on
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM therapies WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM therapies

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, by_id, party_id, ordered_on, visit_id, auth_json, visits_left, visits_allowed, pa_id, ended_on
) FROM therapies
