-- insert: takes a JSON array of rows
INSERT INTO members (
    id, name, person_id, zone, awake_json, pref_json, quiet_json, backup_id, is_runs_care, is_binned
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM members WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM members

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, name, person_id, zone, awake_json, pref_json, quiet_json, backup_id, is_runs_care, is_binned
) FROM members
