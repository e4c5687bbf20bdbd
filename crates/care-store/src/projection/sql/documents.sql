-- insert: takes a JSON array of rows
INSERT INTO documents (
    id, author_id, dated_on, type_code, about_id
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM documents

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, author_id, dated_on, type_code, about_id
) FROM documents
