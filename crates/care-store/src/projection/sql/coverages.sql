-- insert: takes a JSON array of rows
INSERT INTO coverages (
    id, plan_name, plan_type, payer_id, member_number, group_number, holder, start_on, end_on, pa_decide_cd,
    is_needs_referral_approval
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10
FROM json_each(?1)

-- delete: takes a JSON array of ids
DELETE FROM coverages WHERE id IN (SELECT value FROM json_each(?1))

-- clear: all of them
DELETE FROM coverages

-- select: every row as a JSON array in the order of insert
SELECT json_array(
    id, plan_name, plan_type, payer_id, member_number, group_number, holder, start_on, end_on, pa_decide_cd,
    is_needs_referral_approval
) FROM coverages
