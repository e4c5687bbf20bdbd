-- insert: takes a JSON array of rows
INSERT INTO medicines (
    id, directions, run_out_on, refills_left, pharmacy_id, prescriber_id, started_on, ended_on, state,
    last_fill_on, days_supply, left_over, is_mail_order, is_one_time_fill
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM medicines WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM medicines

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, directions, run_out_on, refills_left, pharmacy_id, prescriber_id, started_on, ended_on, state,
    last_fill_on, days_supply, left_over, is_mail_order, is_one_time_fill
) FROM medicines
