-- insert: takes a JSON array of rows
INSERT INTO procedures (
    id, party_id, order_by_id, ordered_on, slot_json, booked_on, is_sedation, is_ride, prep_json,
    prep_start_wall, supplies, is_med_instructions, safety, is_receivers_set, replaces_id, outcome, is_surgery,
    surgeon_id, pa_id, hp_max_age_cd, ride_with
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM procedures WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM procedures

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, order_by_id, ordered_on, slot_json, booked_on, is_sedation, is_ride, prep_json,
    prep_start_wall, supplies, is_med_instructions, safety, is_receivers_set, replaces_id, outcome, is_surgery,
    surgeon_id, pa_id, hp_max_age_cd, ride_with
) FROM procedures
