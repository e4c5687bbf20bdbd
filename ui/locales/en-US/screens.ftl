### Labels of the screens: rail, headings, buttons, empty states. Sentences about care live in the other files.

## The rail and the frame

rail-label = Main
rail-today = Today
rail-journeys = Journeys
rail-board = Who needs what
rail-calendar = Calendar
rail-records = Records
rail-circle = Care circle
rail-settings = Settings
rail-lock = Lock
frame-whose-care = Whose care
frame-search = Search
frame-search-keys = Search (Ctrl K)
frame-add = Add
frame-skip = Skip to the page
frame-to-sort = To sort
frame-sample = Sample person
frame-locked = Locked
frame-unlocked = Unlocked
frame-version = Version { $version }
frame-language = Language
not-in-this-version = This page comes with a later version.

## Buttons used everywhere

button-back = Back
button-cancel = Cancel
button-close = Close
button-continue = Continue
button-save = Save
button-undo = Undo
button-try-again = Try again
button-open = Open
button-copy = Copy
button-copied = Copied
button-print = Print
button-skip = Skip for now
button-yes = Yes
button-no = No
button-show-more = Show more
button-show-less = Show less

## Today

today-heading = Today
today-next-step = Next step
today-could-do = You could already do
today-this-week = Also this week
today-waiting = Waiting on others
today-coming-up = Coming up
today-while-away = While you were away
today-why-now = Why now?
today-safe-until = Safe until
today-nothing-waiting = Nobody owes you anything right now.
today-nothing-coming = No dates ahead.
today-empty-heading = Nothing here yet
today-empty-text = Bring in files, or type one line about your care.

## Call card

card-heading = Call sheet
card-call = Call
card-no-number = No number yet
card-add-number = Add the number
card-say-heading = Say first
card-ask-heading = Ask
card-write-heading = Write down
card-ready-heading = Have ready
card-back-heading = Say it back
card-close-heading = Before you hang up
card-read-aloud = Read aloud

## Call log form

log-heading = How did the call go?
log-which-day = Which day?
log-promised-day = Which day did they promise?
log-spoke-with = Who did you speak with?
log-ask-whom = Whom should you ask?
log-note = Notes
log-note-hint = Their words are best.
log-save = Save the call
log-optional = optional
log-about = About

## Who needs what

board-heading = Who needs what
board-what = What
board-from = From
board-to = To
board-copy = Copy
board-needed-by = Needed by
board-status = Status
board-ball = Whose turn
board-next-check = Next check
board-by-office = By office
board-all-rows = All rows
board-finished = Finished
board-empty-heading = Nothing to hand over
board-empty-text = When something must get from one office to another, it shows here.
board-row-actions = What happened?

## Bring in files, review

import-heading = Bring in files
import-drop = Drop files here
import-choose = Choose files
import-reading = Reading { $name }
import-cancel = Stop reading
import-kept-safe = The files stay as they are. We keep a locked copy.
review-heading = Please look at this
review-new = New
review-same = Same
review-changed = Changed
review-unsure = Please check
review-accept = Accept
review-accept-all = Accept all that are ticked
review-reject = Leave out
review-source = Where it was read
review-problems = What we could not read
review-not-used = Read, but not needed
review-unchanged = { $n ->
    [one] { $n } thing is already in your record.
   *[other] { $n } things are already in your record.
}
review-added = { $n ->
    [one] { $n } thing added.
   *[other] { $n } things added.
}
review-empty-heading = Nothing to look at
review-empty-text = All that was read is in your record.

## Add one line

add-heading = Add one line
add-hint = For example: MRI left shoulder, Dr. Lee wants the pictures before April 15
add-button = Read it
add-nothing = We could not read a step in this line. Try to name a test, a doctor or a date.

## First day

first-heading = Welcome
first-step = Step { $n } of { $total }
first-who-heading = Whose care is it?
first-name = Name
first-zone = Time zone
first-protect-heading = Protect it
first-keychain = Keep the key on this computer
first-keychain-hint = You will not need to type a password.
first-passphrase = Use a passphrase
first-passphrase-hint = A few words that only you know. We cannot get them back for you.
first-passphrase-again = Type it again
first-passphrase-differs = The two do not match.
first-recovery-heading = Your recovery sheet
first-recovery-text = Print these words and keep them in a safe place. They open your record if the key is lost.
first-recovery-done = I have them
first-bring-heading = Bring in what you have
first-ready-heading = You are set
first-sample = Look at a sample person
first-start = Start

## Unlock

unlock-heading = Open your record
unlock-passphrase = Passphrase
unlock-button = Open
unlock-recovery = Use the recovery words

## Item panel

item-heading = Details
item-facts = What we know
item-history = What happened
item-source = Where it came from
item-log = Log what happened
item-no-history = Nothing has been logged yet.

## Search

search-heading = Search
search-hint = A name, a word, a number
search-none = Nothing found for { $text }.
search-count = { $n ->
    [one] { $n } result
   *[other] { $n } results
}

## Errors and states

state-loading = One moment
state-failed = That did not work
state-safe = Your record is safe.
state-offline = You are offline. All of this still works.
state-no-notices = This computer shows no notices. Your reminders stay on Today.
sample-throw-away = Throw the sample away
sample-banner = This is a sample. Nothing in it is real.
