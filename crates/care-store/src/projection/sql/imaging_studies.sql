-- insert: takes a JSON array of rows
INSERT INTO imaging_studies (
    id, imaging_id, party_id, order_by_id, performed_on, modality, body_part, accession, study_uid, series,
    images
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM imaging_studies WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM imaging_studies

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, imaging_id, party_id, order_by_id, performed_on, modality, body_part, accession, study_uid, series,
    images
) FROM imaging_studies
