-- insert: takes a JSON array of rows
INSERT INTO checks (
    id, party_id, order_by_id, led_by_id, ordered_on, due_on, window_open_on, window_close_on, last_on,
    every_months, series_id, slot_json, booked_on, is_mammogram, is_receivers_set, performed_on,
    report_final_on, is_discussed, is_talk_planned, treatment_end_on, replaces_id, outcome
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20, value ->> 21
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM checks WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM checks

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, order_by_id, led_by_id, ordered_on, due_on, window_open_on, window_close_on, last_on,
    every_months, series_id, slot_json, booked_on, is_mammogram, is_receivers_set, performed_on,
    report_final_on, is_discussed, is_talk_planned, treatment_end_on, replaces_id, outcome
) FROM checks
