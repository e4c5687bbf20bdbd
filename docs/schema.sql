-- The tables of a record, as they are after every migration. A test compares this file with them.
-- Names: ..._at an instant (RFC 3339, UTC, milliseconds), ..._on a day, ..._wall wall time whose zone lies elsewhere,
-- ..._id a key, ..._json canonical JSON, ..._sha256 a hash (hex), is_... 0 or 1. Nothing is NULL: empty text means
-- "none", and so does -1 in a count. The whole file is encrypted (docs/adr/0002).
--
-- "Projection": follows from the registers (cells) and can be built anew. The columns of the typed tables follow from
-- the fields of care-model; a value that does not fit its column is left out there and stays in its register.

-- Facts about the record itself: record_id, ledger_actor (this database's hand in the ledger, hex), projection_version.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- The truth. One row a change of the ledger, append-only, never compacted. hash: SHA-256 of its content.
-- actor, seq: whose hand, which of its changes. op_first: causes sort before effects. deps: hashes it builds on, joined.
-- is_waiting: it came before something it builds on and has no effect yet. bytes: as automerge encodes it.
CREATE TABLE changes (
    hash BLOB NOT NULL PRIMARY KEY,
    actor BLOB NOT NULL,
    seq INTEGER NOT NULL,
    op_first INTEGER NOT NULL,
    deps BLOB NOT NULL,
    is_waiting INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (actor, seq)
) STRICT;

CREATE INDEX changes_in_order ON changes (op_first, hash);

-- Which changes wrote to which entity: the way from a thing to its history.
CREATE TABLE writes (
    entity TEXT NOT NULL,
    change_hash BLOB NOT NULL REFERENCES changes (hash),
    PRIMARY KEY (entity, change_hash)
) STRICT, WITHOUT ROWID;

-- A shortcut for reading the ledger; believed only if its heads are those of `changes`.
CREATE TABLE snapshots (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    heads BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- Projection: every register with its values, the shown one first. n > 1: written at the same time in
-- several places, waiting for a person to pick. writers: for each value the hash of the change that wrote it, joined.
CREATE TABLE cells (
    entity TEXT NOT NULL,
    field TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 1,
    values_json TEXT NOT NULL,
    writers BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX cells_in_conflict ON cells (entity, field) WHERE n > 1;

CREATE INDEX cells_of_the_bin ON cells (entity) WHERE field = '_deleted';

-- Projection: one row an item, of whatever kind. title is its label, or what it is about. starts_wall: wall time, zone
-- not applied.
-- The rest is what every kind has; what only one kind has lies in the table of its kind, under the same id.
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

-- Projection: offices, clinicians, pharmacies, insurers, helpers.
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

-- Projection: persons whose care it is.
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

-- Projection: who gets nudges.
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

-- Projection: what a person allows a party to tell a relative; one row a pair.
CREATE TABLE permissions (
    person_id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    permission_json TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX permissions_by_party ON permissions (party_id);

-- Projection: dependencies that a person stated.
CREATE TABLE edges (
    id TEXT NOT NULL PRIMARY KEY,
    from_id TEXT NOT NULL DEFAULT '',
    to_id TEXT NOT NULL DEFAULT '',
    lag TEXT NOT NULL DEFAULT '',
    is_hard INTEGER NOT NULL DEFAULT 0,
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Projection: which file is about which item.
CREATE TABLE evidence_links (
    evidence_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    PRIMARY KEY (evidence_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_links_by_item ON evidence_links (item_id);

-- Projection, kind `referral`: a doctor asks another to see the person.
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

-- Projection, kind `imaging`: scans: order, exam, report.
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

-- Projection, kind `study`: the pictures that scans made.
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

-- Projection, kind `visit`: visits, one-off and repeating.
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

-- Projection, kind `need`: who needs what from whom.
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

-- Projection, kind `pa`: the plan's yes before a service.
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

-- Projection, kind `medicine`: medicines and their supply.
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

-- Projection, kind `lab`: laboratory tests.
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

-- Projection, kind `therapy`: blocks of therapy.
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

-- Projection, kind `equipment`: devices and other equipment at home.
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

-- Projection, kind `coverage`: insurance plans.
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

-- Projection, kind `insurance`: a year of looking at the plan, and a change of it.
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

-- Projection, kind `check`: checks of a series after treatment.
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

-- Projection, kind `second_opinion`: another doctor looks at it afresh.
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

-- Projection, kind `procedure`: procedures and operations.
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

-- Projection, kind `clearance`: steps before an operation.
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

-- Projection, kind `discharge`: ways home from hospital.
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

-- Projection, kind `conflict`: instructions that cannot both hold.
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

-- Projection, kind `instruction`: who said what is to be done.
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

-- Projection, kind `question`: questions for a visit.
CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `note`: the person's own words.
CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL DEFAULT '',
    about_id TEXT NOT NULL DEFAULT '',
    dated_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `medlist`: two medicine lists that differ.
CREATE TABLE medicine_lists (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    detected_on TEXT NOT NULL DEFAULT '',
    a TEXT NOT NULL DEFAULT '',
    b TEXT NOT NULL DEFAULT '',
    reconciled_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `medstep`: dated steps with a medicine.
CREATE TABLE medicine_steps (
    id TEXT NOT NULL PRIMARY KEY,
    for_id TEXT NOT NULL DEFAULT '',
    medicine_id TEXT NOT NULL DEFAULT '',
    instruction_id TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    day_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `document`: letters, reports, notes on file.
CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    author_id TEXT NOT NULL DEFAULT '',
    dated_on TEXT NOT NULL DEFAULT '',
    type_code TEXT NOT NULL DEFAULT '',
    about_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `access`: requests for one's own records.
CREATE TABLE access_requests (
    id TEXT NOT NULL PRIMARY KEY,
    from_id TEXT NOT NULL DEFAULT '',
    to_id TEXT NOT NULL DEFAULT '',
    filed_on TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `offer`: other dates, offered by an office.
CREATE TABLE offers (
    id TEXT NOT NULL PRIMARY KEY,
    visit_id TEXT NOT NULL DEFAULT '',
    slot_json TEXT NOT NULL DEFAULT '',
    reply_by_wall TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `rebook`: missed visits that want a new date.
CREATE TABLE rebookings (
    id TEXT NOT NULL PRIMARY KEY,
    for_id TEXT NOT NULL DEFAULT '',
    party_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection, kind `task`: anything else to do.
CREATE TABLE tasks (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    for_id TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection: what happened; the whole event is in its register.
CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    item_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    happened_at TEXT NOT NULL DEFAULT '',
    is_binned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_item ON events (item_id, happened_at);

-- Files as they came in, named by SHA-256 (hex), never edited (docs/adr/0004); their bytes are in evidence_parts.
CREATE TABLE evidence (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    size_bytes INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    is_unread INTEGER NOT NULL DEFAULT 0, -- nothing could be read from it; it waits in To sort
    arrival_id INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '' -- why nothing could be read from it: codes, separated by blanks
) STRICT;

CREATE UNIQUE INDEX evidence_by_arrival ON evidence (arrival_id);

-- A file on its way in. One without a row in evidence was never finished; it is swept away a day later.
CREATE TABLE arrivals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    begun_at TEXT NOT NULL
) STRICT;

-- The bytes of a file, 256 KiB a part, each zstd-packed. begins: offset in the file.
CREATE TABLE evidence_parts (
    arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
    begins INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    bytes_zstd BLOB NOT NULL,
    PRIMARY KEY (arrival_id, begins)
) STRICT;

-- What lies in a file: a line a resource, `begins size place`, zstd-packed.
CREATE TABLE resources (
    arrival_id INTEGER NOT NULL PRIMARY KEY REFERENCES arrivals (id),
    count INTEGER NOT NULL,
    list_zstd BLOB NOT NULL
) STRICT;

-- Small pictures of scan series, to recognise one by.
CREATE TABLE previews (
    evidence_sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    series TEXT NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (evidence_sha256, series)
) STRICT;

-- Local, not shared: a go at bringing files in that has not ended, to be taken up again after a crash.
CREATE TABLE errands (
    id TEXT NOT NULL PRIMARY KEY,
    begun_at TEXT NOT NULL,
    paths_json TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Local, not shared: what files and typed lines propose, until a person says yes or no.
CREATE TABLE proposals (
    id TEXT NOT NULL PRIMARY KEY,
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    draft_json TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'rejected')),
    made_at TEXT NOT NULL,
    settled_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX proposals_pending ON proposals (made_at, id) WHERE state = 'pending';

-- Local, not shared: half-finished captures, until they are saved or dropped.
CREATE TABLE captures (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '', -- which form
    about TEXT NOT NULL DEFAULT '', -- the entity that it is about
    json TEXT NOT NULL DEFAULT '', -- as far as it is filled; its shape is the form's business
    started_at TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Projection: the words of everything that can be found. id: never used twice, so what is new has a higher one.
-- n: a long text is cut, one row a piece. about: the item of an event. day: of a visit, an event. also: found but
-- never shown (numbers written together, days, the kind). links: ids of the offices that it names.
CREATE TABLE search_texts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    also TEXT NOT NULL DEFAULT '',
    links TEXT NOT NULL DEFAULT '',
    evidence_sha256 TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    UNIQUE (entity, n)
) STRICT;

-- Every search asks for the names of the offices.
CREATE INDEX search_texts_of_parties ON search_texts (kind, entity, title) WHERE kind = 'party' AND n = 0;

-- The index of those words: accents and tildes folded, beginnings of words found quickly.
CREATE VIRTUAL TABLE search USING fts5 (
    title,
    body,
    also,
    links,
    content = 'search_texts',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

-- The index keeps no copy of the texts; these two keep it in step. Texts are replaced, never updated.
CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
    INSERT INTO search (rowid, title, body, also, links) VALUES (new.id, new.title, new.body, new.also, new.links);
END;

CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
    INSERT INTO search (search, rowid, title, body, also, links)
    VALUES ('delete', old.id, old.title, old.body, old.also, old.links);
END;

-- Every word of the index: what a mistyped one is compared with.
CREATE VIRTUAL TABLE search_words USING fts5vocab (search, row);

-- Local, not a projection: the words of the files kept, as their reader gave them. title: the file's name.
CREATE TABLE evidence_texts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    evidence_sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    n INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    also TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    UNIQUE (evidence_sha256, n)
) STRICT;

-- Apart from the other index, so that fifty thousand pieces of files do not slow down what a person wrote.
CREATE VIRTUAL TABLE evidence_search USING fts5 (
    title,
    body,
    also,
    content = 'evidence_texts',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

CREATE TRIGGER evidence_texts_added AFTER INSERT ON evidence_texts BEGIN
    INSERT INTO evidence_search (rowid, title, body, also) VALUES (new.id, new.title, new.body, new.also);
END;

CREATE TRIGGER evidence_texts_removed AFTER DELETE ON evidence_texts BEGIN
    INSERT INTO evidence_search (evidence_search, rowid, title, body, also)
    VALUES ('delete', old.id, old.title, old.body, old.also);
END;

CREATE VIRTUAL TABLE evidence_words USING fts5vocab (evidence_search, row);
