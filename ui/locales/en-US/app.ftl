### What the app itself says: Today, tray, first day, the sample, failures.

## Fixed safety text (shown on Today, on each call card, after any free text)

safety-text = This app helps with visits, papers and calls. It does not give medical advice. If you think it may be an emergency, call 911 now. If you may hurt yourself or feel in crisis, call or text 988. For a new or worse problem, call your doctor's office; after hours ask for the on-call line. Do not wait for a reminder. Do not change a medicine on your own.

## Today

greeting-morning = Good morning, { $name }.
greeting-afternoon = Good afternoon, { $name }.
greeting-evening = Good evening, { $name }.
greeting-plain = Hello.
summary-one = There is one thing to do now.
summary-one-of = There is one thing to do now. { $n ->
    [one] { $n } more can be done this week.
   *[other] { $n } more can be done this week.
}
summary-many = There are { $n } things to do this week. Start with the first.
summary-none = Nothing needs you now.
summary-none-until = Nothing needs you now. Everything is with someone else. We check on { $date }.
summary-none-next = Nothing needs you now. The next step is best on { $date }.
summary-empty = Your record is empty. Add the first thing.
closing = Nothing else is due before { $date }.
closing-none = Nothing else is due.
good-time-until = A good time to call: until { $time }
good-time-now = You can do this at any time of the day.
best-at = Best on { $date }, { $time }
best-today-at = Best today at { $time }
to-spare = { $n ->
    [0] No days to spare. Do it today
    [one] { $n } work day to spare
   *[other] { $n } work days to spare
}
days-past = { $n ->
    [one] { $n } work day past the safe day
   *[other] { $n } work days past the safe day
}
safe-until = Safe until { $date }
opens-at = Opens { $date }, { $time }
opens-today-at = Opens today at { $time }
open-until = Open now, until { $time }
hours-unknown = Hours not known
no-date = No date
after-day = After { $date }
by-day = By { $date }
on-day = On { $date }
from-to = { $date } to { $date2 }
day-and-time = { $date }, { $time }
today-word = Today
tomorrow-word = Tomorrow
you = You
you-pick-up = You (pick up)
we-check = We check { $date }
we-check-today = We check today
with-since = With { $party } since { $date }
with-party = With { $party }
copy-to = Copy to { $party }
row-title = { $what } to { $to }
row-title-from = { $what } from { $from } to { $to }
office-still-needs = Everything { $party } still needs
coming-up-where = { $time } · { $place }
coming-up-time = { $time }
coming-up-visit = { $party }
coming-up-visit-about = { $party }, { $what }
arrival-there = { $what } — there
arrival-not-yet = { $what }: not yet
arrival-in-hand = { $what }: you have it
arrival-on-track = { $what }: on the way
and-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
list-two = { $a } and { $b }
list-last = { $a }, and { $b }
list-comma = { $a }, { $b }
list-none = nothing

## After an absence

away-title = While you were away
away-line-passed = { $item }: the date { $date } has passed. What happened?
away-line-due = { $item }: best done by { $date }
away-line-came = { $item }: on track
away-nothing = Nothing was lost. Nothing was sent twice.

## Times at a place

time-two-zones = { $time } { $city } ({ $reader } your time)

## What was just done

done-logged = Logged: { $what }
done-saved = Saved.
done-undone = Undone.
done-added = { $n ->
    [0] Nothing new to add.
    [one] { $n } thing added.
   *[other] { $n } things added.
}
done-snoozed = Put off until { $date }.

## Tray and window

tray-open = Open
tray-next = Next: { $title }
tray-next-none = Nothing needs you now
tray-quiet-until = Quiet until { $date }
tray-quiet-tomorrow = Quiet until tomorrow
tray-quiet-off = End the quiet time
tray-lock = Lock
tray-quit = Quit
tray-still-watching-title = Still watching
tray-still-watching-body = The window is closed, but we keep an eye on the dates. To stop, choose Quit in the tray.
notice-none = This computer shows no notices. Your reminders stay on Today.
snooze-title = You asked us to come back to this
snooze-body = { $title }
bundle-more = { $n ->
    [one] And { $n } more thing for the same call.
   *[other] And { $n } more things for the same call.
}

## How the record is protected

protection-keychain = The key is on this computer, in its own safe place.
protection-passphrase = Your passphrase opens the record.
protection-both = The key is on this computer. Your passphrase opens the record too.

## First day

first-day-who = Whose care is it?
first-day-protect = How shall we protect it?
first-day-bring = Bring in what you have, or type one line.
first-day-example = MRI left shoulder, Dr. Lee wants the pictures before April 15
first-day-ready = Your record is ready.
first-day-recovery = Keep these words in a safe place. They open your record if the key is lost.

## The sample person

demo-name = Sally (sample)
demo-note = This is a sample person. You can throw it away at any time.
demo-thrown-away = The sample is gone.

## Failures: what happened and what is safe; what to do now

failure-keychain_locked-what = The key safe of this computer is locked. Your record is safe and stays closed.
failure-keychain_locked-help = Unlock it (log in again if needed). Then try once more.
failure-keychain_missing-what = This computer has no key safe that answers. Your record is safe.
failure-keychain_missing-help = Open the record with your passphrase or your recovery words. For a new record, choose a passphrase.
failure-wrong_passphrase-what = This passphrase does not open the record. Nothing was changed.
failure-wrong_passphrase-help = Type it once more. Check capital letters. You can use your recovery words too.
failure-record_missing_key-what = The record is here, but its key is not. The record is safe and was not changed.
failure-record_missing_key-help = Open it with your passphrase or your recovery words. Do not start a new record in this place.
failure-disk_full-what = The disk is full. The last step was not saved. All that was saved before is safe.
failure-disk_full-help = Make some room on the disk. Then do the last step again.
failure-no_permission-what = We may not read or write in this folder. Nothing was changed.
failure-no_permission-help = Choose a folder of your own, or ask the person who set up this computer.
failure-not_a_record-what = This is not a record of this app. It was not changed.
failure-not_a_record-help = Choose the folder that holds your record.
failure-damaged_record-what = A part of the record is damaged. It was put aside, and nothing was thrown away.
failure-damaged_record-help = Bring back your last backup. Keep the damaged file until all is well.
failure-unreadable_file-what = This file could not be read. It was not changed, and your record is safe.
failure-unreadable_file-help = Check that the file is complete. Get it once more from where it came, then try again.
failure-nothing_to_do-what = There is nothing to do here. Nothing was changed.
failure-nothing_to_do-help = Look at Today for the next step.
failure-no_such_item-what = This thing is not in the record. Nothing was changed.
failure-no_such_item-help = Search for it by name. It may lie in the bin.
failure-bad_input-what = Something in this entry does not fit. Nothing was changed.
failure-bad_input-help = Check the dates and names, then try again.
failure-internal-what = Something went wrong in the app. All that was saved is safe.
failure-internal-help = Close the app and open it again. If it comes back, note what you did and tell us.
