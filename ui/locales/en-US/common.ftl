### Words that screens, notifications and the prompt share: things, kinds, states, outcomes, history, reasons.

## Things that go from one party to another. `.within` stands in a sentence, `.number` says one or other.

thing-images = pictures
    .within = pictures
    .number = other
thing-report = report
    .within = report
    .number = one
thing-referral = referral
    .within = referral
    .number = one
thing-renewed-referral = renewed referral
    .within = renewed referral
    .number = one
thing-consult-note = visit note
    .within = visit note
    .number = one
thing-records = records
    .within = records
    .number = other
thing-approval = approval
    .within = approval
    .number = one
thing-results = test results
    .within = test results
    .number = other
thing-summary = treatment summary
    .within = treatment summary
    .number = one
thing-form = form
    .within = form
    .number = one
thing-hospital-summary = hospital summary
    .within = hospital summary
    .number = one
thing-slides = slides
    .within = slides
    .number = other
thing-therapy-plan = therapy plan
    .within = therapy plan
    .number = one
thing-copy = Copy of { $what }

## Kinds

kind-referral = Referral
kind-visit = Visit
kind-imaging = Scan
kind-procedure = Procedure
kind-pa = Approval
kind-lab = Blood test
kind-need = Hand-off
kind-medicine = Medicine
kind-therapy = Therapy
kind-document = Paper
kind-task = To do
kind-access = Records request
kind-offer = Offered date
kind-rebook = New date to find
kind-study = Scan pictures
kind-equipment = Equipment
kind-coverage = Insurance plan
kind-insurance = Plan review
kind-check = Planned check
kind-second_opinion = Second opinion
kind-clearance = Step before surgery
kind-discharge = Home from hospital
kind-conflict = Two answers
kind-instruction = What was said
kind-question = Question
kind-note = Note
kind-medlist = Two medicine lists
kind-medstep = Medicine step
kind-party = Office
kind-person = Person
kind-member = Helper
kind-event = What happened
kind-evidence = File
kind-unknown = Other

## Steps before an operation

clearance-hp = History and physical
clearance-heart = Heart check
clearance-lung = Lung check
clearance-dental = Dental check
clearance-ecg = Heart tracing (ECG)
clearance-imaging = Scan before surgery
clearance-lab = Blood test before surgery
clearance-anesthesia = Anesthesia call
clearance-other = Step before surgery

## Roles

role-pcp = Main doctor
role-specialist = Specialist
role-facility = Scan center or hospital
role-hospital = Hospital
role-lab = Lab
role-pharmacy = Pharmacy
role-plan = Insurance plan
role-ship = Free plan help (SHIP)
role-supplier = Equipment supplier
role-clinic = Clinic
role-records = Records office
role-helper = Family or friend
who-the-center = the center
who-your-doctor = your doctor
who-the-specialist = the specialist
who-the-pharmacy = the pharmacy
who-the-pharmacist = the pharmacist
who-nobody = Nobody

## What the engine says where nobody has entered a name, a day or a number

the-office = the office
the-plan = the plan
your-plan = your plan
the-person = the person
no-date = a day to be set
no-number = not known yet
no-phone = the office
as-on-the-sheet = what your sheet says
none-yet = none yet
list-usual = the usual things (card, ID, medicine list)

## Where a thing stands

status-done = Done
status-cancelled = Canceled
status-conflict = Two answers
status-unknown = What happened?
status-missed = The date has passed
status-late = Act today
status-blocked = Needs something first
status-at_risk = Time is short
status-scheduled = On track
status-waiting = Waiting
status-ready = You can do this
status-in_hand = You have it
status-not_booked = No date yet
status-not-yet = Not there yet
status-received = They have it
status-waiting-on = With { $party }
status-waiting-check = With { $party }. We check { $date }
status-blocked-by = First: { $list }

## What came of a call

outcome-reached_done = It is done
outcome-reached_done-need = They have it
outcome-reached_promised = They promised a day
outcome-left_message = I left a message
outcome-no_answer = No answer
outcome-needs_info = They need something first
outcome-refused = They said no
outcome-wrong_number = Wrong number
outcome-ask_other = I should ask someone else
outcome-reached_promised-day = Which day did they promise?
outcome-needs_info-what = What do they need?
outcome-ask_other-whom = Whom should you ask?

## What a person can log

action-call-made = Call made
action-done = Done
action-later = Later
action-not-needed = Not needed
action-give = Give to someone
action-open = Open
action-undo = Undo
action-booked = I have a date
action-moved = The date changed
action-cancelled = It was canceled
action-missed = It did not take place
action-capture = Note what was decided
action-performed = The test was done
action-need-requested = I asked them to send it
action-need-failed = It did not come
action-need-in_hand = I have a copy
action-need-received = They have it
action-need-received-opened = They have it, and it opens
action-need-waived = They do not need it
action-need-carry_agreed = I may carry it in
action-need-handed_over = I handed it over
action-need-pickup = I can pick it up
action-pa-submitted = The plan was asked
action-pa-approved = The plan said yes
action-pa-denied = The plan said no
action-pa-extended = The plan gave new dates
action-appeal-filed = I appealed
action-appeal-dropped = I will not appeal
action-referral-received = They have the referral
action-referral-refused = They cannot take it
action-waitlist-joined = I am on the wait list
action-waitlist-left = I left the wait list
action-report-final = The report is ready
action-result-logged = I have the result
action-talk-planned = Someone will go over it
action-safety_form-done = The safety form is done
action-lab-drawn = Blood was drawn
action-lab-resulted = The lab result is in
action-ride-confirmed = I have a ride
action-supplies-have = I have the items
action-med_instructions-logged = They told me about my medicines
action-network-checked = I asked about the plan
ask-day = Which day?
ask-day-promised = Which day did they promise?
ask-day-date = Which day and time?
ask-day-ready = From which day can you get it?
ask-day-until = Until which day?

## Later

later-today = Later today
later-tomorrow = Tomorrow
later-next-monday = Next Monday
later-pick = Pick a day
later-past-safe = This is after the last safe day, { $date }.

## History: one sentence for each event. Those with `-by`, `-date`, `-note` are used when that is known.

event-call = Call made
event-call-party = Called { $party }: { $outcome }
event-call-party-date = Called { $party }: they promised { $date }
event-call-note = { $who }: “{ $note }”
event-answer = Answered the nudge
event-answer-done = Marked as done
event-answer-not_needed = Marked as not needed
event-answer-give = Given to { $who }
event-snooze = Put off
event-snooze-date = Put off until { $date }
event-booked = Date set
event-booked-date = Date set: { $date }, { $time }
event-moved = Date changed
event-moved-date = Date changed: { $date }, { $time }
event-cancelled = Canceled
event-missed = It did not take place
event-missed-party = { $party } did not come
event-capture = Visit done and noted
event-performed = Test done
event-need-requested = Asked for it
event-need-requested-date = Asked for it. Promised for { $date }
event-need-failed = It did not come
event-need-in_hand = You have a copy
event-need-pickup = A copy can be picked up
event-need-pickup-date = A copy can be picked up from { $date }
event-need-carry_agreed = You may carry it in
event-need-handed_over = Handed over
event-need-handed_over-date = Handed over. Promised for { $date }
event-need-received = They have it
event-need-received-party = { $party } has it
event-need-received-opened = { $party } has it, and it opens
event-need-waived = They do not need it
event-pa-submitted = The plan was asked
event-pa-submitted-date = The plan was asked. Answer due { $date }
event-pa-pended = The plan wants to know more
event-pa-approved = The plan said yes
event-pa-approved-date = The plan said yes: { $date } to { $date2 }
event-pa-denied = The plan said no
event-pa-denied-date = The plan said no. Last day to appeal: { $date }
event-pa-extended = The plan gave new dates
event-pa-extended-date = The plan gave more time, to { $date }
event-appeal-filed = Appeal sent
event-appeal-dropped = No appeal
event-referral-received = The referral came
event-referral-received-party = { $party } has the referral
event-referral-refused = The referral was not taken
event-referral-refused-party = { $party } cannot take the referral
event-referral-redirected = The referral goes to another doctor
event-waitlist-joined = On the wait list
event-waitlist-left = Off the wait list
event-report-final = The report is ready
event-talk-planned = Someone will go over the result
event-result-logged = The result is in
event-safety_form-done = Safety form done
event-lab-drawn = Blood drawn
event-lab-resulted = Lab result is in
event-ride-confirmed = Ride found
event-supplies-have = Items bought
event-med_instructions-logged = They said what to do about medicines
event-network-checked = Asked if the plan is taken
event-need-blocked = They want a signed form first
event-release_form-signed = The release form is signed
event-result-discussed = The result was gone over
event-followup-booked = The later test is booked
event-followup-declined = They say the later test is not needed
event-option-declined = You do not want faster ways
event-confirm-requested = They want the visit confirmed
event-confirm-requested-date = They want the visit confirmed by { $date }
event-visit-confirmed = The visit is confirmed
event-forms-done = The forms are filled in
event-offer-received = Another date was offered
event-offer-accepted = The offered date was taken
event-offer-declined = The offered date was passed on
event-refill-requested = Refill asked for
event-refill-requested-date = Refill asked for. Promised for { $date }
event-refill-picked_up = Refill picked up
event-rx-renewed = A new order was sent
event-pa-not_required = The plan need not be asked
event-pa-void = The approval no longer holds
event-appeal-decided = The plan answered the appeal
event-order-changed = The order was changed
event-refill-ready = It can be picked up
event-rx-not_covered = The plan did not pay
event-rx-filled = It was filled
event-rx-changed = The doctor changed the order
event-exception-approved = The plan will pay after all
event-rx-visit_needed = The doctor must see you first
event-medicine-told = They told you about a medicine
event-list-reconciled = The two lists match now
event-conflict-detected = Two offices said different things
event-conflict-resolved = There is one answer now
event-anoc-logged = The yearly plan letter came
event-review-booked = A plan review is booked
event-review-done = The plan was looked at
event-candidate-added = Plans to look at were noted
event-plan-kept = You keep your plan
event-plan-enrolled = You signed up for a plan
event-enrollment-confirmed = The new plan has you
event-offices-updated = All offices have the new card
event-plan-problem = A problem with the plan was noted
event-discharged = Home from the hospital
event-contact-logged = The care team talked with you
event-papers-have = You have the hospital papers
event-pending-done = The open tests are settled
event-equipment-accepted = The supplier took the order
event-delivered = It was delivered
event-equipment-set_up = It is set up and in use
event-trial-done = The device check visit is done
event-equipment-owned = It is yours now
event-equipment-returned = It went back
event-therapy-visited = A therapy visit took place
event-auth-extended = The plan allowed more visits
event-therapy-ended = Therapy is over
event-clearance-done = This step is done
event-clearance-received = The surgeon's office has it
event-prep-started = Prep has started
event-opinion-received = The opinion came
event-opinion-shared = Your own team has the opinion
event-question-asked = The question was asked
event-question-answered = The question was answered
event-check-moved = The care team set another day
event-summary-have = You have the treatment summary
event-summary-at_pcp = Your doctor has the treatment summary
event-sample-rejected = The lab needs a new sample
event-visit-arrived = You are there
event-access-received = Your records came
event-nudge-sent = We told you about it
event-nudge-sent-party = We told { $who } about it
event-slept = The computer was off
event-slept-date = The computer was off from { $date } to { $date2 }
event-created = Added
event-created-import = Read from a file
event-changed = Changed
event-discarded = Moved to the bin
event-restored = Taken out of the bin
event-other = Something was logged

## Who made an entry

by-you = You
by-import = A file
by-engine = This app

## Why: one plain sentence

why-needed-by = { $to } needs { $what } by { $date }, and it can take { $n ->
    [one] { $n } work day
   *[other] { $n } work days
} to get there.
why-failed-by = It did not come the last time, and { $to } needs { $what } by { $date }.
why-failed = { $what } did not come the last time.
why-promise-passed = { $to } was promised { $what } for { $date }, and that day has passed.
why-copy-for-file = This is a copy for the file, so the visit can go on without it.
why-referral-ends = The referral ends on { $date }, but the visit is on { $date2 }.
why-approval-window = The approval covers { $date } to { $date2 }, but the date is { $date3 }.
why-not-in-order = It is set for { $date }, and this is not in order yet: { $list }.
why-last-safe-day = The last safe day to start is { $date }.
why-last-safe-day-passed = The last safe day was { $date }, but there is still a way.
why-ready-until = You can do this now, and the last safe day to start is { $date }.
why-set-for = It is set for { $date }, and all that it needs is on time.
why-referral-closes = The referral is closed when { $party } has the note.
why-you-call = { $party } waits for your call.
why-office-quiet = { $party } said they would call, and there is no date yet.
why-referral-sent = The referral was written on { $date }, and only { $party } can say that it came.
why-denied = The plan said no, and you can ask again until { $date }.
why-denied-open = The plan said no, and you can ask again.
why-decision-due = The plan must answer by { $date }.
why-not-asked = Nobody has said yet that the plan was asked.
why-supply-until = You have enough until { $date }.
why-receivers-open = Nobody has chosen yet who gets the pictures and the report.
why-result-not-discussed = The report is in, and no one has gone over it with you yet.
why-form-open = { $item } is on { $date }, and a form is still open.
why-visit = { $item } is on { $date }.
why-day = The day for this is { $date }.
why-open = This is still open: { $item }.
why-due = This is due by { $date }.
why-snoozed = You put this off until { $date }.
why-backup = { $name } has not answered yet.
why-away = The computer was off for a while.
why-date-passed = The date { $date } has passed, and nobody has said what happened.
why-missed = It did not take place, so a new date is the next step.
why-blocked-by = This can start when this is done: { $list }.
why-waiting-until = { $party } has this now, and we check on { $date }.
why-waiting = { $party } has this now.
why-not-done-yet = The test has to be done first, on { $date }.
why-not-done-yet-open = The test has to be done first.
why-status-done = This is done.
why-status-cancelled = This was canceled.
why-status-conflict = Two offices said different things, and one of them must say what holds.
why-status-unknown = Its day has passed, and nobody has said what happened.
why-status-missed = The last safe day has passed, but there is still a way.
why-status-late = The last safe day has passed, so please act today.
why-status-at-risk = Time is short.
why-status-scheduled = All that it needs is on time.
why-status-ready = You can do this now.
why-status-in-hand = You hold a copy, so take it with you.
why-status-not-booked = There is no date yet.

## What could not be used in a file

problem-empty = The file has nothing in it.
problem-truncated = The file ends in the middle. Get it once more from where it came.
problem-malformed = This part could not be read.
problem-unknown-format = We cannot read this kind of file yet. It is kept.
problem-too-large = This is too large to read.
problem-bad-date = This date makes no sense.
problem-missing = A part that is needed is not there.
problem-not-used = Read, but there is nothing to do about it.
problem-reader-died = This file is too big or too odd to be read safely. It is kept; you can put it in its place by hand.
problem-reader-silent = Reading this file took too long. It is kept; you can put it in its place by hand.
problem-not-read = The part of the app that reads files did not start. The file is kept. Restart the app and bring it in again.
problem-not-opened = This file could not be opened. Check that you may read it, then bring it in again.

## Questions about a proposal

question-is_it_a_visit = Is { $date } a visit with { $party }?
question-is_it_a_visit-plain = Is { $date } a visit?
question-is_it_a_visit-yes = Yes, a visit
question-is_it_a_visit-no = No, only a last day
question-please-check = Please check

## Proposals in one sentence

proposal-imaging = Scan: { $what }
proposal-need = { $to } needs { $what } by { $date }
proposal-need-open = { $to } needs { $what }
proposal-need-from = { $to } needs { $what } from { $from }
proposal-visit = Visit with { $party } on { $date }
proposal-visit-open = Visit with { $party }
proposal-referral = { $from } asks { $to } to see you
proposal-party = Office: { $party }

## Values

value-yes = Yes
value-no = No
value-not-known = Not known

## Days and times

weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
day-form = { $weekday }, { $month } { $day }
day-form-year = { $weekday }, { $month } { $day }, { $year }
date-form = { $month } { $day }
date-form-year = { $month } { $day }, { $year }
time-am = { $clock } AM
time-pm = { $clock } PM
time-two-zones = { $time } { $city } ({ $reader } your time)
weekday-and-time = { $weekday } { $time }
date-and-time = { $date }, { $time }
phone-extension = { $number }, ext. { $extension }
