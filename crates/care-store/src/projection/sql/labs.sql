-- insert: takes a JSON array of rows
INSERT INTO labs (
    id, party_id, order_by_id, ordered_on, due_on, slot_json, booked_on, for_id, lag_bd, drawn_on, resulted_on,
    outcome, fasting, result
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM labs WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM labs

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, order_by_id, ordered_on, due_on, slot_json, booked_on, for_id, lag_bd, drawn_on, resulted_on,
    outcome, fasting, result
) FROM labs
