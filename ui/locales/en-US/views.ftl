### Decided sentences of the views, for screens, tray and prompt.


## Today

view-greeting-morning = Good morning, { $name }.
view-greeting-afternoon = Good afternoon, { $name }.
view-greeting-evening = Good evening, { $name }.
view-summary-empty = Nothing is in your record yet. Bring in a file or type one line.
view-summary-some =
    { $n ->
    [one] One thing needs you today. Everything else is with someone else.
   *[other] { $n } things need you this week. Here is the first.
}
view-summary-waiting = Nothing needs you now. Everything is with someone else. We check on { $date }.
view-summary-none = Nothing needs you now.
view-nothing-before = Nothing else is due before { $date }.
view-nothing-planned = Nothing else is planned.
view-best-on = Best on { $date }
view-we-check = We check { $date }
view-with = With { $party }
view-with-since = With { $party } since { $date }
view-thing-to = { $what } to { $to }
view-arrived = { $what }: there
view-not-arrived = { $what }: not yet
view-to-spare =
    { $n ->
    [0] Today is the last safe day
    [one] 1 work day to spare
   *[other] { $n } work days to spare
}
view-while-away =
    { $n ->
    [one] While you were away: 1 thing
   *[other] While you were away: { $n } things
}

## Hours and moments

view-good-until = A good time: until { $time }
view-best-at = Best at { $time }
view-open-until = Open now, until { $time }
view-opens-at = Opens at { $time }
view-opens-on = Opens { $date }, { $time }
view-later-today = Later today
view-later-tomorrow = Tomorrow
view-later-next-monday = Next Monday
view-later-day = Pick a day
view-later-which-day = Which day?
view-which-day-promised = Which day did they promise?
view-which-day-decided = By which day will the plan decide?
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
view-checked-on = Checked { $date }
view-until = { $what } until { $date }
view-work-days =
    { $n ->
    [one] 1 work day
   *[other] { $n } work days
}
view-prep-step =
    { $n ->
    [one] 1 hour before: { $step }
   *[other] { $n } hours before: { $step }
}

## People and places

view-you = You
view-you-pick-up = You (pick up)
view-not-chosen = Not chosen yet
view-by-import = From a file
view-by-app = Care Navigator
view-in-the-bin = { $what } (in the bin)
view-file-elsewhere = A file that is not on this computer
view-merge-names-differ = The two names are not the same. Make sure they mean one and the same.
view-merge-values-differ =
    { $n ->
    [one] 1 important line differs. What stands in the first one stays; the other stays in its history.
   *[other] { $n } important lines differ. What stands in the first one stays; the others stay in its history.
}
view-merge-births-differ = The two dates of birth differ. These may be two people.
view-merge-unsettled = Two values still stand side by side in one of them. Pick one first.

## Who needs what

view-no-date = No date
view-after-day = After { $date }
view-today = Today
view-still-needs = Everything { $party } still needs
view-arrived-on = Arrived { $date }
view-act-received = They have it
view-act-received-opened = They have them, and they open
view-act-requested = I asked for it
view-act-failed = It did not arrive
view-act-in-hand = I have a copy
view-act-waived = They do not need it

## What can be logged on an item

view-act-referral-received = They have the referral
view-act-cancelled = It was cancelled
view-act-capture = It took place
view-act-missed = It did not take place
view-act-performed = The scan is done
view-act-report-final = The report is final
view-act-safety-form = Safety questions done
view-act-talk-planned = We know who goes over the result
view-act-pa-submitted = The plan has the request
view-act-pa-approved = The plan said yes
view-act-pa-denied = The plan said no
view-act-offer-accepted = We take the new date
view-act-offer-declined = We pass on it
view-act-refill-requested = I asked for the refill
view-act-refill-picked-up = I picked it up
view-which-day-run-out = Until which day is it enough?
view-act-lab-drawn = The blood was drawn
view-act-lab-resulted = The result is in

## History

view-called = Called { $party }: { $outcome }.
view-promised-for = Promised for { $date }.
view-empty = Empty
view-no = No
view-binned = In the bin
view-not-binned = Not in the bin
view-this-computer = This computer
view-other-device = Another device
view-from-file = A file
view-from-call = A call
view-from-told = Noted by hand
view-from-typed = Typed
view-from-undo = Undone
view-from-merge = Made one
view-from-settle = Picked
view-newer-by = { $who } changed { $what } on { $when }.
view-newer-stands = Something newer stands on it.
view-undone-before = It was undone before.
view-banner-binned = { $who } put this in the bin on { $when }.
view-banner-changed = { $who } put this in the bin on { $when }. { $other } changed it on { $then }, perhaps without knowing. Look, then bring it back or leave it.
view-banner-together =
    { $n ->
    [one] Two people wrote different values at the same time. Both are shown. Pick one.
   *[other] Two people wrote different values in { $n } places at the same time. All are shown. Pick one in each.
}
view-binned-and-changed = { $who } changed it on { $when }, perhaps without knowing.
view-did-add = Added: { $items }
view-did-import = From a file: { $items }
view-did-discard = Put in the bin: { $items }
view-did-restore = Back from the bin: { $items }
view-did-merge = Made one: { $items }
view-did-undo = Undone: { $items }
view-did-change = Changed: { $items }
view-did-save = { $items } – changed: { $fields }
view-did-own = Care Navigator noted something

## Proposals and readings

view-hand-off = { $what } to { $to }
view-hand-off-by = { $what } to { $to }, by { $date }
view-is-it-a-visit = Is { $date } a visit with { $party }?
view-names-another = This file names another person: { $name }. Look before you accept.
view-must-be-there = Must be there before the visit
view-copy = Copy for the file
view-typed = What you typed
view-yes = Yes
field-name = Name
field-role = Role
field-what = What
field-label = Called
field-from = From
field-to = To
field-party = With
field-order-by = Ordered by
field-by = Asked by
field-prescriber = Prescriber
field-pharmacy = Pharmacy
field-author = Written by
field-slot = When
field-needed-by = Needed by
field-due = Due
field-ordered = Ordered
field-booked = Booked on
field-performed = Done on
field-report-final = Report of
field-dated = Date
field-valid-from = Valid from
field-valid-to = Valid to
field-run-out = Enough until
field-refills-left = Refills left
field-started = Since
field-ended = Until
field-directions = Directions as given
field-hard = Kind
field-for = For
field-source = Comes from
field-number = Number
field-modality = Type of scan
field-contrast = Contrast
field-patient-calls = You call
field-office-calls = They call
field-phone = Phone
field-fax = Fax
field-address = Address
field-email = Email
field-state = Stands at
field-outcome = Outcome
field-visit = Visit
field-referral = Referral
code-done = Done
code-missed = Did not take place
code-cancelled = Cancelled
code-needed = Not asked for yet
code-requested = Asked for
code-in-hand = Copy in hand
code-received = They have it
code-waived = Not needed
code-unknown = Not known
code-submitted = With the plan
code-approved = Approved
code-denied = Denied
code-not-required = Not required
code-active = Active
code-stopped = Stopped
code-completed = Completed
code-on-hold = On hold
kinds-referral = Referrals
kinds-visit = Visits
kinds-imaging = Scans
kinds-procedure = Procedures
kinds-pa = Approvals
kinds-lab = Blood tests
kinds-need = Papers and pictures to hand over
kinds-medicine = Medicines
kinds-therapy = Therapies
kinds-document = Letters and reports
kinds-task = Tasks
kinds-access = Records requests
kinds-offer = Offers
kinds-rebook = Dates to rebook
kinds-party = People and places
kinds-person = Persons
file-kind-empty = Empty file
file-kind-fhir = Health record (FHIR)
file-kind-fhir-lines = Health record (FHIR lines)
file-kind-calendar = Calendar
file-kind-ccda = Visit summary (C-CDA)
file-kind-pdf = PDF
file-kind-image = Picture
file-kind-dicom = Scan pictures (DICOM)
file-kind-archive = Archive
file-kind-mail = Mail
file-kind-rich-text = Rich text
file-kind-contacts = Contacts
file-kind-apple-health = Apple Health export
file-kind-health-card = SMART Health Card
file-kind-health-link = SMART Health Link
file-kind-page = Web page
file-kind-text = Text
file-kind-unknown = Unknown format

## What was just done

view-done-accepted =
    { $n ->
    [one] 1 thing is in your record now.
   *[other] { $n } things are in your record now.
}
view-done-rejected =
    { $n ->
    [one] 1 proposal was dropped. The file stays.
   *[other] { $n } proposals were dropped. The files stay.
}
view-done-call = The call is logged.
view-done-logged = Noted.
view-done-later = Put off. We remind you then.
view-done-undone = Undone.
view-done-added = Added: { $what }
view-done-saved = Saved: { $what }
view-done-binned = In the bin for 30 days: { $what }
view-done-restored = Back: { $what }
view-done-settled = Picked. The other value stays in the history.
view-done-kept = Left as it is.
view-done-merged = These are one now: { $what }
view-done-linked = File added to { $what }
view-done-kept-as-paper = “{ $what }” is kept as a paper.
view-unfinished = Bringing in stopped after { $done } of { $total } files. What came in is safe.
view-done-unlinked = File taken off { $what }

## Notifications, tray, protection

view-action-call-made = Call made
view-action-done = Done
view-action-later = Later
view-no-notifications = No notification service answers on this computer. Your next steps stay on Today.
view-still-watching-title = Care Navigator keeps watch
view-still-watching-body = The window is closed. You still get the right word at the right moment. Quit from the tray icon.
view-tray-open = Open
view-tray-lock = Lock
view-tray-quit = Quit
view-protected-keychain = Locked with this computer
view-protected-passphrase = Locked with your passphrase
view-protected-words = Opened with your recovery words
view-protected-sample = Sample person, gone when you close it

## The prompt

view-cli-made = The record is made. It lies in:
view-cli-recovery = Write down these 24 words and keep them safe. They open the record when nothing else does. They are shown only now.
view-cli-added = Added
view-cli-updated = Updated
view-cli-unchanged = Unchanged
view-cli-to-review = Waiting for your yes (care review)
view-cli-nothing-waits = Nothing waits for you.
view-cli-next = Next step
view-cli-could-do = You could already do
view-cli-this-week = Also this week
view-cli-waiting = Waiting on others
view-cli-coming-up = Coming up
view-cli-board-empty = No papers or pictures are on their way.
view-cli-verified = The record is whole.
view-cli-not-verified = The record has faults. Nothing was changed.

## Failures of this layer

failure-locked-what = This record is locked. Nothing in it was changed.
failure-locked-help = Unlock it with your passphrase or your recovery words.
failure-passphrase_too_short-what = This passphrase is too short. Nothing was made or changed.
failure-passphrase_too_short-help = Choose at least 8 characters. A few plain words are good.
failure-too_new-what = This record was written by a newer version. Nothing in it was changed.
failure-too_new-help = Update Care Navigator, then open it again.
failure-no_such_person-what = There is no such record here.
failure-no_such_person-help = Make one with a name and a time zone, or name one that exists.
failure-too_late_to_undo-what = This cannot be undone any more. Something newer stands on it. Nothing was changed.
failure-too_late_to_undo-help = Open the item and change it by hand.
failure-cannot_merge-what = These two cannot become one. Nothing was changed.
failure-cannot_merge-help = Pick two of the same kind that are not in the bin.
failure-no_such_file-what = This file is not on this computer. Nothing was changed.
failure-no_such_file-help = Bring the file in again, or open it on the device that has it.
failure-refused-what = This cannot be done. Nothing was changed.
failure-refused-help = Look at what stands beside it, then try again.
