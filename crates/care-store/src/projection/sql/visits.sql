-- insert: takes a JSON array of rows
INSERT INTO visits (
    id, party_id, slot_json, booked_on, referral_id, replaces_id, is_home, is_sedation, confirm_by_on,
    is_forms_due, outcome, is_virtual, bring_json, travel_minutes, repeat, series_id, for_id, about_on,
    is_office_calls
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16, value ->> 17, value ->> 18
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM visits WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM visits

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, slot_json, booked_on, referral_id, replaces_id, is_home, is_sedation, confirm_by_on,
    is_forms_due, outcome, is_virtual, bring_json, travel_minutes, repeat, series_id, for_id, about_on,
    is_office_calls
) FROM visits
