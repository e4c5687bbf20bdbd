-- insert: takes a JSON array of rows
INSERT INTO hand_offs (
    id, from_id, to_id, is_hard, for_id, source_id, visit_id, lead_bd, p80_bd, needed_by_on, state,
    promised_on, failed, channel, is_receiver_agreed, blocked_by
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14,
    value ->> 15
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM hand_offs WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM hand_offs

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, from_id, to_id, is_hard, for_id, source_id, visit_id, lead_bd, p80_bd, needed_by_on, state,
    promised_on, failed, channel, is_receiver_agreed, blocked_by
) FROM hand_offs
