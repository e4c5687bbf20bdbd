-- insert: takes a JSON array of rows
INSERT INTO equipment (
    id, by_id, party_id, ordered_on, face_to_face_on, pa_id, accepted_on, visit_id, delivered_on, start_on,
    trial_needed, trial_visit_id, ownership
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM equipment WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM equipment

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, by_id, party_id, ordered_on, face_to_face_on, pa_id, accepted_on, visit_id, delivered_on, start_on,
    trial_needed, trial_visit_id, ownership
) FROM equipment
