-- Why: every kind of item, and what a person allows, has a table with typed columns that questions can be asked of.

DROP TABLE items;

DROP TABLE parties;

DROP TABLE persons;

DROP TABLE members;

CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    starts_wall TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    owner_id TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL DEFAULT '',
    created_by_json TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL DEFAULT '',
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    evidence_where TEXT NOT NULL DEFAULT '',
    open_rules_json TEXT NOT NULL DEFAULT '',
    merged_into_id TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX items_by_kind ON items (kind, starts_wall);

CREATE TABLE parties (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    fax TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    days_json TEXT NOT NULL DEFAULT '',
    hours_json TEXT NOT NULL DEFAULT '',
    breaks_json TEXT NOT NULL DEFAULT '',
    calendar TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    pictures_to TEXT NOT NULL DEFAULT '',
    turnaround_json TEXT NOT NULL DEFAULT '',
    part_of_id TEXT NOT NULL DEFAULT '',
    checked_on TEXT NOT NULL DEFAULT '',
    merged_into_id TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    initial TEXT NOT NULL DEFAULT '',
    born_on TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    plan_json TEXT NOT NULL DEFAULT '',
    merged_into_id TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    awake_json TEXT NOT NULL DEFAULT '',
    pref_json TEXT NOT NULL DEFAULT '',
    quiet_json TEXT NOT NULL DEFAULT '',
    backup_id TEXT NOT NULL DEFAULT '',
    is_runs_care INTEGER NOT NULL DEFAULT 0,
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE permissions (
    person_id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    permission_json TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX permissions_by_party ON permissions (party_id);

CREATE TABLE edges (
    id TEXT NOT NULL PRIMARY KEY,
    from_id TEXT NOT NULL DEFAULT '',
    to_id TEXT NOT NULL DEFAULT '',
    lag TEXT NOT NULL DEFAULT '',
    is_hard INTEGER NOT NULL DEFAULT 0,
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_links (
    evidence_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    PRIMARY KEY (evidence_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_links_by_item ON evidence_links (item_id);

CREATE TABLE referrals (
    id TEXT NOT NULL PRIMARY KEY,
    from_id TEXT NOT NULL DEFAULT '',
    to_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    is_patient_calls INTEGER NOT NULL DEFAULT 0,
    is_office_calls INTEGER NOT NULL DEFAULT 0,
    valid_from_on TEXT NOT NULL DEFAULT '',
    valid_to_on TEXT NOT NULL DEFAULT '',
    visit_id TEXT NOT NULL DEFAULT '',
    auth TEXT NOT NULL DEFAULT '',
    received_on TEXT NOT NULL DEFAULT '',
    waitlist_on TEXT NOT NULL DEFAULT '',
    note_need_id TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE imaging_orders (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    order_by_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    booked_on TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    modality TEXT NOT NULL DEFAULT '',
    contrast TEXT NOT NULL DEFAULT '',
    safety TEXT NOT NULL DEFAULT '',
    is_mammogram INTEGER NOT NULL DEFAULT 0,
    is_receivers_set INTEGER NOT NULL DEFAULT 0,
    pa_id TEXT NOT NULL DEFAULT '',
    lab_id TEXT NOT NULL DEFAULT '',
    performed_on TEXT NOT NULL DEFAULT '',
    report_final_on TEXT NOT NULL DEFAULT '',
    is_discussed INTEGER NOT NULL DEFAULT 0,
    is_talk_planned INTEGER NOT NULL DEFAULT 0,
    followup_due_on TEXT NOT NULL DEFAULT '',
    is_sedation INTEGER NOT NULL DEFAULT 0,
    replaces_id TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    body_part TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    study_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE imaging_studies (
    id TEXT NOT NULL PRIMARY KEY,
    imaging_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    order_by_id TEXT NOT NULL DEFAULT '',
    performed_on TEXT NOT NULL DEFAULT '',
    modality TEXT NOT NULL DEFAULT '',
    body_part TEXT NOT NULL DEFAULT '',
    accession TEXT NOT NULL DEFAULT '',
    study_uid TEXT NOT NULL DEFAULT '',
    series INTEGER NOT NULL DEFAULT -1,
    images INTEGER NOT NULL DEFAULT -1
) STRICT, WITHOUT ROWID;

CREATE TABLE visits (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    booked_on TEXT NOT NULL DEFAULT '',
    referral_id TEXT NOT NULL DEFAULT '',
    replaces_id TEXT NOT NULL DEFAULT '',
    is_home INTEGER NOT NULL DEFAULT 0,
    is_sedation INTEGER NOT NULL DEFAULT 0,
    confirm_by_on TEXT NOT NULL DEFAULT '',
    is_forms_due INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '',
    is_virtual INTEGER NOT NULL DEFAULT 0,
    bring_json TEXT NOT NULL DEFAULT '',
    travel_minutes INTEGER NOT NULL DEFAULT -1,
    repeat TEXT NOT NULL DEFAULT '',
    series_id TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    about_on TEXT NOT NULL DEFAULT '',
    is_office_calls INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_offs (
    id TEXT NOT NULL PRIMARY KEY,
    from_id TEXT NOT NULL DEFAULT '',
    to_id TEXT NOT NULL DEFAULT '',
    is_hard INTEGER NOT NULL DEFAULT 0,
    for_id TEXT NOT NULL DEFAULT '',
    source_id TEXT NOT NULL DEFAULT '',
    visit_id TEXT NOT NULL DEFAULT '',
    lead_bd INTEGER NOT NULL DEFAULT -1,
    p80_bd INTEGER NOT NULL DEFAULT -1,
    needed_by_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    promised_on TEXT NOT NULL DEFAULT '',
    failed INTEGER NOT NULL DEFAULT -1,
    channel TEXT NOT NULL DEFAULT '',
    is_receiver_agreed INTEGER NOT NULL DEFAULT 0,
    blocked_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE prior_auths (
    id TEXT NOT NULL PRIMARY KEY,
    for_id TEXT NOT NULL DEFAULT '',
    by_id TEXT NOT NULL DEFAULT '',
    plan_line_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    required TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    submitted_on TEXT NOT NULL DEFAULT '',
    decision_due_on TEXT NOT NULL DEFAULT '',
    decision_due_at TEXT NOT NULL DEFAULT '',
    window_json TEXT NOT NULL DEFAULT '',
    place_id TEXT NOT NULL DEFAULT '',
    appeal_deadline_on TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    units INTEGER NOT NULL DEFAULT -1,
    is_expedited INTEGER NOT NULL DEFAULT 0,
    denial_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE medicines (
    id TEXT NOT NULL PRIMARY KEY,
    directions TEXT NOT NULL DEFAULT '',
    run_out_on TEXT NOT NULL DEFAULT '',
    refills_left INTEGER NOT NULL DEFAULT -1,
    pharmacy_id TEXT NOT NULL DEFAULT '',
    prescriber_id TEXT NOT NULL DEFAULT '',
    started_on TEXT NOT NULL DEFAULT '',
    ended_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    last_fill_on TEXT NOT NULL DEFAULT '',
    days_supply INTEGER NOT NULL DEFAULT -1,
    left_over INTEGER NOT NULL DEFAULT -1,
    is_mail_order INTEGER NOT NULL DEFAULT 0,
    is_one_time_fill INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE labs (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    order_by_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    booked_on TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    lag_bd INTEGER NOT NULL DEFAULT -1,
    drawn_on TEXT NOT NULL DEFAULT '',
    resulted_on TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    fasting TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE therapies (
    id TEXT NOT NULL PRIMARY KEY,
    by_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    visit_id TEXT NOT NULL DEFAULT '',
    auth_json TEXT NOT NULL DEFAULT '',
    visits_left INTEGER NOT NULL DEFAULT -1,
    visits_allowed INTEGER NOT NULL DEFAULT -1,
    pa_id TEXT NOT NULL DEFAULT '',
    ended_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE equipment (
    id TEXT NOT NULL PRIMARY KEY,
    by_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    face_to_face_on TEXT NOT NULL DEFAULT '',
    pa_id TEXT NOT NULL DEFAULT '',
    accepted_on TEXT NOT NULL DEFAULT '',
    visit_id TEXT NOT NULL DEFAULT '',
    delivered_on TEXT NOT NULL DEFAULT '',
    start_on TEXT NOT NULL DEFAULT '',
    trial_needed TEXT NOT NULL DEFAULT '',
    trial_visit_id TEXT NOT NULL DEFAULT '',
    ownership TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE coverages (
    id TEXT NOT NULL PRIMARY KEY,
    plan_name TEXT NOT NULL DEFAULT '',
    plan_type TEXT NOT NULL DEFAULT '',
    payer_id TEXT NOT NULL DEFAULT '',
    member_number TEXT NOT NULL DEFAULT '',
    group_number TEXT NOT NULL DEFAULT '',
    holder TEXT NOT NULL DEFAULT '',
    start_on TEXT NOT NULL DEFAULT '',
    end_on TEXT NOT NULL DEFAULT '',
    pa_decide_cd INTEGER NOT NULL DEFAULT -1,
    is_needs_referral_approval INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_reviews (
    id TEXT NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL DEFAULT -1,
    ship_id TEXT NOT NULL DEFAULT '',
    care_team_json TEXT NOT NULL DEFAULT '',
    decide_by_on TEXT NOT NULL DEFAULT '',
    anoc_on TEXT NOT NULL DEFAULT '',
    review_on TEXT NOT NULL DEFAULT '',
    candidates_json TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '',
    enrolled_on TEXT NOT NULL DEFAULT '',
    plan TEXT NOT NULL DEFAULT '',
    start_on TEXT NOT NULL DEFAULT '',
    proof_on TEXT NOT NULL DEFAULT '',
    is_offices_updated INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE checks (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    order_by_id TEXT NOT NULL DEFAULT '',
    led_by_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    window_open_on TEXT NOT NULL DEFAULT '',
    window_close_on TEXT NOT NULL DEFAULT '',
    last_on TEXT NOT NULL DEFAULT '',
    every_months INTEGER NOT NULL DEFAULT -1,
    series_id TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    booked_on TEXT NOT NULL DEFAULT '',
    is_mammogram INTEGER NOT NULL DEFAULT 0,
    is_receivers_set INTEGER NOT NULL DEFAULT 0,
    performed_on TEXT NOT NULL DEFAULT '',
    report_final_on TEXT NOT NULL DEFAULT '',
    is_discussed INTEGER NOT NULL DEFAULT 0,
    is_talk_planned INTEGER NOT NULL DEFAULT 0,
    treatment_end_on TEXT NOT NULL DEFAULT '',
    replaces_id TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE second_opinions (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    own_team_id TEXT NOT NULL DEFAULT '',
    plan_covers TEXT NOT NULL DEFAULT '',
    records_only TEXT NOT NULL DEFAULT '',
    wants_json TEXT NOT NULL DEFAULT '',
    visit_id TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    received_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE procedures (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    order_by_id TEXT NOT NULL DEFAULT '',
    ordered_on TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    booked_on TEXT NOT NULL DEFAULT '',
    is_sedation INTEGER NOT NULL DEFAULT 0,
    is_ride INTEGER NOT NULL DEFAULT 0,
    prep_json TEXT NOT NULL DEFAULT '',
    prep_start_wall TEXT NOT NULL DEFAULT '',
    supplies TEXT NOT NULL DEFAULT '',
    is_med_instructions INTEGER NOT NULL DEFAULT 0,
    safety TEXT NOT NULL DEFAULT '',
    is_receivers_set INTEGER NOT NULL DEFAULT 0,
    replaces_id TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    is_surgery INTEGER NOT NULL DEFAULT 0,
    surgeon_id TEXT NOT NULL DEFAULT '',
    pa_id TEXT NOT NULL DEFAULT '',
    hp_max_age_cd INTEGER NOT NULL DEFAULT -1,
    ride_with TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE clearances (
    id TEXT NOT NULL PRIMARY KEY,
    for_id TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    booked_on TEXT NOT NULL DEFAULT '',
    max_age_cd INTEGER NOT NULL DEFAULT -1,
    done_on TEXT NOT NULL DEFAULT '',
    cleared_on TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE discharges (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    pcp_id TEXT NOT NULL DEFAULT '',
    discharged_on TEXT NOT NULL DEFAULT '',
    visit_within INTEGER NOT NULL DEFAULT -1,
    visit_id TEXT NOT NULL DEFAULT '',
    is_papers INTEGER NOT NULL DEFAULT 0,
    pending_json TEXT NOT NULL DEFAULT '',
    contact_on TEXT NOT NULL DEFAULT '',
    is_lists_matched INTEGER NOT NULL DEFAULT 0,
    equipment_json TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE item_conflicts (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL DEFAULT '',
    names_json TEXT NOT NULL DEFAULT '',
    a TEXT NOT NULL DEFAULT '',
    b TEXT NOT NULL DEFAULT '',
    instructions_json TEXT NOT NULL DEFAULT '',
    decide_by_wall TEXT NOT NULL DEFAULT '',
    call_id TEXT NOT NULL DEFAULT '',
    resolved_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE instructions (
    id TEXT NOT NULL PRIMARY KEY,
    about_id TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    says TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    day_on TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    spoke_with TEXT NOT NULL DEFAULT '',
    said_on TEXT NOT NULL DEFAULT '',
    way TEXT NOT NULL DEFAULT '',
    superseded_by_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL DEFAULT '',
    about_id TEXT NOT NULL DEFAULT '',
    dated_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE medicine_lists (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    detected_on TEXT NOT NULL DEFAULT '',
    a TEXT NOT NULL DEFAULT '',
    b TEXT NOT NULL DEFAULT '',
    reconciled_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE medicine_steps (
    id TEXT NOT NULL PRIMARY KEY,
    for_id TEXT NOT NULL DEFAULT '',
    medicine_id TEXT NOT NULL DEFAULT '',
    instruction_id TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    day_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    author_id TEXT NOT NULL DEFAULT '',
    dated_on TEXT NOT NULL DEFAULT '',
    type_code TEXT NOT NULL DEFAULT '',
    about_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE access_requests (
    id TEXT NOT NULL PRIMARY KEY,
    from_id TEXT NOT NULL DEFAULT '',
    to_id TEXT NOT NULL DEFAULT '',
    filed_on TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE offers (
    id TEXT NOT NULL PRIMARY KEY,
    visit_id TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    reply_by_wall TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE rebookings (
    id TEXT NOT NULL PRIMARY KEY,
    for_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
