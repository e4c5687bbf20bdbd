-- insert: takes a JSON array of rows
INSERT INTO second_opinions (
    id, party_id, own_team_id, plan_covers, records_only, wants_json, visit_id, due_on, received_on
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM second_opinions WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM second_opinions

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, own_team_id, plan_covers, records_only, wants_json, visit_id, due_on, received_on
) FROM second_opinions
