-- insert: takes a JSON array of rows
INSERT INTO imaging_orders (
    id, party_id, order_by_id, ordered_on, slot_json, booked_on, for_id, modality, contrast, safety,
    is_mammogram, is_receivers_set, pa_id, lab_id, performed_on, report_final_on, is_discussed,
    is_talk_planned, followup_due_on, is_sedation, replaces_id, outcome, body_part, code, study_id
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20, value ->> 21,
    value ->> 22, value ->> 23, value ->> 24
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM imaging_orders WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM imaging_orders

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, order_by_id, ordered_on, slot_json, booked_on, for_id, modality, contrast, safety,
    is_mammogram, is_receivers_set, pa_id, lab_id, performed_on, report_final_on, is_discussed,
    is_talk_planned, followup_due_on, is_sedation, replaces_id, outcome, body_part, code, study_id
) FROM imaging_orders
