-- insert: takes a JSON array of rows
INSERT INTO rebookings (
    id, for_id, party_id
)
SELECT
    value ->> 0, value ->> 1, value ->> 2
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM rebookings WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM rebookings

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, for_id, party_id
) FROM rebookings
