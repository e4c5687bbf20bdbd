-- insert: takes a JSON array of rows
INSERT INTO plan_reviews (
    id, year, ship_id, care_team_json, decide_by_on, anoc_on, review_on, candidates_json, decision,
    enrolled_on, plan, start_on, proof_on, is_offices_updated, problem, state
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM plan_reviews WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM plan_reviews

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, year, ship_id, care_team_json, decide_by_on, anoc_on, review_on, candidates_json, decision,
    enrolled_on, plan, start_on, proof_on, is_offices_updated, problem, state
) FROM plan_reviews
