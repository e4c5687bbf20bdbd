-- insert: takes a JSON array of rows
INSERT INTO permissions (
    person_id, party_id, permission_json
)
SELECT
    value ->> 0, value ->> 1, value ->> 2
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM permissions WHERE person_id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM permissions

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    person_id, party_id, permission_json
) FROM permissions
