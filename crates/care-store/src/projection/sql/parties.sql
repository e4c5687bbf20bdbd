-- insert: takes a JSON array of rows
INSERT INTO parties (
    id, name, role, phone, fax, address, email, days_json, hours_json, breaks_json, calendar, zone,
    pictures_to, turnaround_json, part_of_id, checked_on, merged_into_id, is_binned
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16, value ->> 17
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM parties WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM parties

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, name, role, phone, fax, address, email, days_json, hours_json, breaks_json, calendar, zone,
    pictures_to, turnaround_json, part_of_id, checked_on, merged_into_id, is_binned
) FROM parties
