# Labels of the screens. Titles, bodies and dates come from the other files, already filled in.

ui-app-name = Care Navigator
ui-skip = Skip to the screen
ui-screens = Screens
ui-reading = Reading your record…
ui-try-again = Try again
ui-save = Save
ui-cancel = Cancel
ui-back = Back
ui-continue = Continue
ui-close = Close
ui-yes = Yes
ui-no = No
ui-undo = Undo
ui-close-note = Close this note
ui-failed-what = Something went wrong. Your record is as it was before.
ui-failed-help = Try again. If it happens again, close the app and open it.

## Frame

ui-today = Today
ui-board = Who needs what
ui-records = Records
ui-settings = Settings
ui-whose-care = Whose care:
ui-locked-record = Locked record
ui-open-now = Open now
ui-add-person = Add a person
ui-search = Search the record
ui-keys = Ctrl K
ui-keys-mac = ⌘ K
ui-to-sort = To sort
ui-to-sort-count =
    { $count ->
        [0] Nothing waits to be sorted.
        [one] 1 thing waits to be sorted.
       *[other] { $count } things wait to be sorted.
    }
ui-to-sort-go = Open To sort
ui-add = Add
ui-drop-here = Drop the files here
ui-notes-off = No notes on screen
ui-no-notifications = This computer cannot show notes now. Look at Today instead.

## The sample

ui-sample = Sample person
ui-sample-note = This is a made-up person. Try anything.
ui-sample-discard = Throw the sample away
ui-sample-discard-ask = This removes the made-up person and all that you tried. Your own records stay.
ui-sample-keep = Keep it
ui-sample-offer = Want to look first?
ui-sample-open = Open a made-up person

## Today

ui-your-next-step = Your next step
ui-could-do = You could do this now
ui-not-needed = This is not needed
ui-keep-or-stop = You said two times that this was not needed: “{ $example }” Shall we stop reminders of this kind?
ui-keep-or-stop-note = If it ever gets close to its last safe day, we will still tell you.
ui-reminders-keep = Keep them
ui-reminders-stop = Stop them
ui-reminders-stopped = Reminders you stopped
ui-reminders-again = Remind me again
ui-could-do-head = You could already do
ui-also-this-week = Also this week
ui-waiting-on-others = Waiting on others
ui-coming-up = Coming up
ui-last-safe-day = Last safe day:
ui-made-the-call = I made the call
ui-later = Later
ui-why-now = Why now?
ui-empty-title = Your record is ready
ui-empty-body = Bring in one paper or type one line. We will show you the next step.

## A call

ui-call-sheet = Call sheet
ui-call-sheet-for = Call { $party }
ui-call-number = Call { $party } at { $number }
ui-phone-number = phone number
ui-no-number = There is no number for { $party } yet. Look on a letter or a card.
ui-copy = Copy
ui-copy-what = Copy { $what }
ui-copied = Copied: { $text }
ui-copied-short = Copied
ui-copied-what = Copied { $what }
ui-copy-failed = This could not be copied. Please select it and copy it by hand.
ui-say-this = Say this
ui-ask = Ask
ui-have-ready = Have ready
ui-write-down = Write down
ui-before-you-hang-up = Before you hang up
ui-how-did-it-go = How did the call to { $party } go?
ui-outcome-missing = Tap what happened.
ui-what-is-true-now = What is true now of: { $what }
ui-no-change = No change
ui-save-call = Save the call
ui-back-to-card = Back to the call sheet
ui-day-missing = Please give a full date.
ui-open-calendar = Open the calendar
ui-month-before = Month before
ui-month-after = Next month

## Who needs what

ui-board-lead = Every report, picture and paper that has to get from one office to another. Only the office that gets it can say that it came.
ui-arrange = Show the list
ui-by-date = By date
ui-by-office = By office
ui-col-what = What
ui-col-from-to = From, to
ui-col-needed-by = Needed by
ui-col-status = Where it stands
ui-col-who-acts = Who acts
ui-col-next-check = Next check
ui-to = to
ui-copy-for-file = A copy for their file
ui-board-empty = Nothing is on its way between offices.
ui-board-all-there = Everything is where it should be.
ui-finished =
    { $count ->
        [one] 1 finished
       *[other] { $count } finished
    }

## One item

ui-what-happened = What happened
ui-nothing-happened = Nothing has been logged yet.
ui-log-for = Log what happened with { $what }
ui-facts = What we know
ui-from-source = From { $source }

## Add, review, to sort

ui-add-title = Add
ui-review-title = Please look this over
ui-review-lead = Nothing counts until you say yes.
ui-add-more = Add something else
ui-add-lead = Type one line, or bring in files. Nothing counts until you say yes.
ui-type-line = Type one thing in one line
ui-type-line-go = Type a line
ui-line-example = For example: MRI left shoulder, Dr. Lee wants the pictures before April 15
ui-read-line = Read it
ui-bring-files = Bring in files
ui-bring-files-why = Health records, calendar files, letters. We show what we read before it counts.
ui-bring-files-how = Drop them anywhere on this window, or choose them.
ui-choose-files = Choose files
ui-read-of = Read { $read } of { $of }
ui-stop-reading = Stop after this file
ui-reading-files =
    { $count ->
        [one] Reading 1 file…
       *[other] Reading { $count } files…
    }
ui-and-more = { " " }and { $count } more
ui-nothing-is-changed-yet = Your record does not change while we read.
ui-what-we-read =
    { $count ->
        [one] What we read
       *[other] What we read in { $count } files
    }
ui-count-of = { $word }: { $count }
ui-file-found = Found
ui-file-kept = We could not read this file. It is kept safe in To sort.
ui-file-known = You brought this file in before.
ui-file-left-out =
    { $count ->
        [one] 1 thing was not used
       *[other] { $count } things were not used
    }
ui-unchanged =
    { $count ->
        [one] 1 thing was already in your record. It stays as it is.
       *[other] { $count } things were already in your record. They stay as they are.
    }
ui-confirm-head = Is this right?
ui-confirm-lead = Take out the tick where it is wrong. Each line shows where it came from.
ui-to-check =
    { $count ->
        [one] 1 to check
       *[other] { $count } to check
    }
ui-please-check = Please check
ui-some-ticked = { $count } ticked
ui-one-by-one = One by one
ui-show-more = Show { $count } more
ui-state-changed = Changes what is there
ui-state-same = Already there
ui-accept =
    { $count ->
        [0] Save my answers
        [one] Put 1 thing in the record
       *[other] Put { $count } things in the record
    }
ui-reject =
    { $count ->
        [one] Leave out 1 without a tick
       *[other] Leave out { $count } without a tick
    }
ui-rest-waits = What you leave open waits in To sort.
ui-ask-later = Ask me later
ui-all-sorted = All is sorted.
ui-nothing-to-sort = There is nothing to sort.
ui-see-today = See Today
ui-to-sort-lead = What a file or a line could not tell us for sure. Nothing here counts until you say yes.

## Records

ui-records-lead = Everything in one place. Search above for a name, a test, a number.
ui-hits =
    { $count ->
        [0] Nothing found for “{ $text }”.
        [one] 1 found for “{ $text }”.
       *[other] { $count } found for “{ $text }”.
    }
ui-no-hits = Try a shorter word, or a part of a name. Things that are still in To sort are not found here.

## Settings

ui-language = Language
ui-language-en-US = English
ui-language-es-US = Español
ui-theme = Look
ui-theme-system = Like this computer
ui-theme-light = Light
ui-theme-dark = Dark
ui-theme-contrast = High contrast
ui-text-size = Text size
ui-percent = { $value }%
ui-text-size-sample = Choose the size that your eyes like.
ui-protection = How your record is locked
ui-protection-why = The record is stored on this computer only, and it is always locked on the disk.
ui-nudges = Notes on the screen
ui-nudges-on = This computer can show a note when something needs you.
ui-nudges-off = This computer cannot show notes now. All of them are on Today.
ui-version = Version { $version }

## First day

ui-steps = Steps
ui-step-who = Whose care
ui-step-protect = Lock it
ui-step-bring = Bring in
ui-step-done = , done
ui-first-who = Whose care is this?
ui-first-who-lead = Your own, or that of someone you help. It stays on this computer.
ui-first-protect = Lock the record
ui-first-protect-lead = Care is private. The record is always locked on the disk. Choose how it opens.
ui-first-words = Keep these words safe
ui-first-words-lead = If this computer breaks or you forget, only these words open the record. We cannot get them back for you.
ui-first-bring = Bring in what you have
ui-first-bring-lead = A file, or one line about one thing. You can also do it later.
ui-name = Name
ui-name-hint = As offices know it, so that the words for calls are right.
ui-name-missing = Please give a name.
ui-zone = Time zone
ui-zone-hint = So that a nudge never comes at night.
ui-zones-near = United States
ui-zones-other = All zones
ui-keychain = Open with this computer
ui-keychain-why = When you log in here, the record opens by itself. Best for most people.
ui-keychain-none = This computer has no safe place for keys right now. Please choose a passphrase.
ui-own-passphrase = Open with a passphrase
ui-own-passphrase-why = You type it each time. Good if others use this computer too.
ui-passphrase = Passphrase
ui-passphrase-again = The same passphrase again
ui-passphrase-hint = Four or more words that only you would put together.
ui-passphrase-missing = Please type a passphrase.
ui-passphrase-differs = The two are not the same. Please type them again.
ui-show-words = Show: { $what }
ui-make-record = Make the record
ui-making-record = Making the record…
ui-recovery-for = Recovery words for the record of { $name }
ui-recovery-words = Recovery words
ui-recovery-words-hint = All of them, in order, with a space between.
ui-recovery-advice = Write them on paper and keep them where you keep your papers. Anyone who has them can open the record.
ui-recovery-kept = I have written them down or printed them
ui-print-sheet = Print this sheet
ui-skip-for-now = Skip for now
ui-back-to-record = Back to the record

## Locked, broken

ui-locked-title = This record is locked
ui-locked-body = Everything in it is safe.
ui-open-record = Open the record
ui-opening = Opening…
ui-use-keychain = Ask this computer again
ui-use-words = Use the recovery words
ui-use-passphrase = Use the passphrase
ui-broken-title = The record did not open

### To sort, and files that come by themselves.

ui-unsorted = { $count ->
    [one] One file that we could not read
   *[other] { $count } files that we could not read
}
ui-file-came = { $kind }, came { $when }
ui-look-and-place = Look and put it in its place
ui-keep-as-paper = Keep as a paper
ui-set-aside = Set aside
ui-paper-name = What is it?
ui-unfinished = Not finished
ui-go-on = Go on
ui-leave-it = Leave it
ui-nothing-to-confirm = Nothing else waits for a yes.
ui-the-same = The same
ui-another-one = Another one
ui-found-so-far = { $count ->
    [one] One thing found so far
   *[other] { $count } things found so far
}
ui-watched-folder = Folder to watch
ui-watched-none = No folder is watched.
ui-watched-why = New files in it come in by themselves and wait in To sort. The files stay where they are.
ui-watch-choose = Choose a folder
ui-watch-stop = Stop watching
