-- insert: takes a JSON array of rows
INSERT INTO referrals (
    id, from_id, to_id, ordered_on, is_patient_calls, is_office_calls, valid_from_on, valid_to_on, visit_id,
    auth, received_on, waitlist_on, note_need_id, state
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM referrals WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM referrals

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, from_id, to_id, ordered_on, is_patient_calls, is_office_calls, valid_from_on, valid_to_on, visit_id,
    auth, received_on, waitlist_on, note_need_id, state
) FROM referrals
