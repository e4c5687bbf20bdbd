-- insert: takes a JSON array of rows
INSERT INTO discharges (
    id, party_id, pcp_id, discharged_on, visit_within, visit_id, is_papers, pending_json, contact_on,
    is_lists_matched, equipment_json
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM discharges WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM discharges

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, party_id, pcp_id, discharged_on, visit_within, visit_id, is_papers, pending_json, contact_on,
    is_lists_matched, equipment_json
) FROM discharges
