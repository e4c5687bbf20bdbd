-- insert: takes a JSON array of rows
INSERT INTO medicine_lists (
    id, party_id, detected_on, a, b, reconciled_on
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM medicine_lists WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM medicine_lists

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, detected_on, a, b, reconciled_on
) FROM medicine_lists
