### What the app itself says: the safety text, lists, tray, failures.

## Fixed safety text (shown on Today, on each call card, after any free text)

safety-text = This app helps with visits, papers and calls. It does not give medical advice. If you think it may be an emergency, call 911 now. If you may hurt yourself or feel in crisis, call or text 988. For a new or worse problem, call your doctor's office; after hours ask for the on-call line. Do not wait for a reminder. Do not change a medicine on your own.

## Lists

and-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
list-two = { $a } and { $b }
list-last = { $a }, and { $b }
list-comma = { $a }, { $b }
list-none = nothing

## Tray and nudges

tray-next = Next: { $title }
tray-next-none = Nothing needs you now
tray-quiet-until = Quiet until { $date }
tray-quiet-tomorrow = Quiet until tomorrow
tray-quiet-off = End the quiet time
snooze-title = You asked us to come back to this
snooze-body = { $title }
bundle-more = { $n ->
    [one] And { $n } more thing for the same call.
   *[other] And { $n } more things for the same call.
}

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
