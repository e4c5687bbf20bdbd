-- insert: takes a JSON array of rows
INSERT INTO prior_auths (
    id, for_id, by_id, plan_line_id, ordered_on, required, state, submitted_on, decision_due_on,
    decision_due_at, window_json, place_id, appeal_deadline_on, code, units, is_expedited, denial_reason
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM prior_auths WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM prior_auths

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, for_id, by_id, plan_line_id, ordered_on, required, state, submitted_on, decision_due_on,
    decision_due_at, window_json, place_id, appeal_deadline_on, code, units, is_expedited, denial_reason
) FROM prior_auths
