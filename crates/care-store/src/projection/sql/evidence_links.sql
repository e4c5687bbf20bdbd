-- insert: takes a JSON array of rows
INSERT INTO evidence_links (
    evidence_id, item_id
)
SELECT
    value ->> 0, value ->> 1
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM evidence_links WHERE evidence_id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM evidence_links

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    evidence_id, item_id
) FROM evidence_links
