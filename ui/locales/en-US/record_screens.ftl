# Labels of the record's screens: forms, one thing opened, people and places, steps, the bin, files.

## Forms

ui-form-not-said = Not said
ui-form-nothing = Nothing yet
ui-form-first-day = First day
ui-form-last-day = Last day
ui-form-day = Day
ui-form-time = Time
ui-form-starts = Starts
ui-form-ends = Ends
ui-form-no-time = Only the day is known
ui-form-place = Address or room
ui-form-zone = Time zone there
ui-form-zone-place = As at the office
ui-form-clock-how = Write a time like 2:30 PM.
ui-form-from = From
ui-form-until = Until
ui-form-signed-on = Signed on
ui-form-valid-to = Counts until
ui-form-days = work days
ui-form-hours = hours before
ui-form-nth = { $what } { $n }
ui-form-thing = Thing { $n }
ui-form-which-thing = Which thing?
ui-form-work-days = Work days for thing { $n }
ui-form-hours-before = Hours before, step { $n }
ui-form-add-row = Add a line
ui-form-add-to = Add to: { $what }
ui-form-take-out = Take out: { $what }
ui-form-more = More
ui-form-more-filled = More ({ $count } filled in)
ui-form-leave = Leave
ui-form-kept = If you leave, what you typed stays here.
ui-form-begun = You began this before. What you typed is still here.
ui-form-begun-tag = Begun
ui-form-start-over = Start over
ui-form-problems =
    { $count ->
        [one] Nothing is saved yet. 1 thing needs a look.
       *[other] Nothing is saved yet. { $count } things need a look.
    }
ui-nothing-changed = Nothing was changed.
ui-day-month = month
ui-day-day = day
ui-day-year = year
ui-pick-new = New: “{ $name }”
ui-pick-none = Nothing has that name.
ui-pick-clear = Empty: { $what }

## Values written at the same time

ui-rivals-of = Two answers: { $what }
ui-rivals-both = Two people wrote this at the same time. Both values stand until you choose.
ui-rivals-all = This was written more than once at the same time. All values stand until you choose.
ui-rivals-must = Please choose before you rely on it.
ui-rival-use = Use this one
ui-dispute-line = { $value } ({ $who })
ui-dispute-choose = Choose
ui-written-by = { $who } · { $device } · { $when }
ui-conflicts = Two answers
ui-conflicts-lead = Two people changed the same thing at the same time. Both values stand until you choose.
ui-conflicts-empty = No two answers wait for you.
ui-conflicts-open = Open
ui-conflicts-leave = You can leave both. They stay side by side on every screen. To write a third value, open the thing and edit it.

## One thing opened

ui-item-edit = Edit
ui-item-discard = Move to the bin
ui-item-open-whole = See all of it
ui-item-past-of = How it came: { $what }
ui-item-past-line = { $when } · { $who } · { $device } · { $from }
ui-item-no-past = Nothing else was ever written here.
ui-item-now = Now
ui-item-sides = Two sides
ui-item-sides-note = We keep both. Only a doctor or nurse can say which one counts.
ui-item-linked = Belongs with
ui-item-files = Files
ui-item-in-bin = In the bin
ui-item-file-line = { $kind } · { $when }
ui-item-file-away = This file is not on this computer yet.
ui-item-file-source = Read from this file.
ui-item-file-off = Take off: { $what }

## Records

ui-tab-parts = Parts of the record
ui-tab-everything = Everything
ui-tab-places = People and places
ui-tab-conflicts = Two answers
ui-tab-changes = Changes
ui-tab-bin = Bin
ui-records-show = Show
ui-records-all = All
ui-records-empty = Nothing is in the record yet. Bring in one paper, or add one thing.
ui-records-see-all = See all { $count }: { $word }
ui-new-by-form = Add by form
ui-new = What do you want to add?
ui-new-lead = Pick what fits best. You can change all of it later.
ui-new-back = Back to Records
ui-new-title = Add: { $word }
ui-new-form-lead = Write what you know. Leave the rest empty.

## The bin

ui-bin = Bin
ui-bin-lead = What you remove waits here for 30 days. You can bring it back any day.
ui-bin-empty = The bin is empty.
ui-bin-line = Removed { $when } by { $who }.
ui-bin-merged = It became one with { $what }.
ui-bin-days =
    { $count ->
        [0] Last day
        [one] 1 day left
       *[other] { $count } days left
    }
ui-bin-restore = Bring back
ui-bin-honest = After 30 days a thing leaves every screen and every search. The history of the record still holds it. It is gone for good only when you start the record anew.

## Changes

ui-changes = Changes
ui-changes-lead = All that was changed, latest first. You can undo one step at a time.
ui-changes-empty = Nothing has been changed yet.

## People and places

ui-places = People and places
ui-places-lead = Doctors, offices, drug stores, plans and helpers, with numbers and hours.
ui-places-add = Add a person or place
ui-places-new = A new person or place
ui-places-back = Back to the list
ui-places-empty = Nobody is here yet. Names from your papers come here too.
ui-places-find = Find a name
ui-places-role = Role
ui-places-none = Nobody has that name here.
ui-places-count =
    { $count ->
        [one] 1 shown
       *[other] { $count } shown
    }
ui-places-phone-of = phone number of { $name }
ui-places-no-phone = No number yet
ui-places-uses =
    { $count ->
        [0] Not named anywhere
        [one] Named by 1 thing
       *[other] Named by { $count } things
    }
ui-places-check = Checked today
ui-places-unchecked = Nobody has checked number and hours yet.
ui-places-check-why = A number that is right saves a call.
ui-places-in-use =
    { $count ->
        [one] 1 thing names { $name }. It keeps the name and the number.
       *[other] { $count } things name { $name }. They keep the name and the number.
    }
ui-places-keep = Leave it here
ui-merge = Same as another one…
ui-merge-title = Make two into one
ui-merge-lead = See first what will stand. Nothing is lost: the other values stay in the history.
ui-merge-same-as = { $name } is the same as
ui-merge-option = { $name } ({ $role })
ui-merge-which-stays = Which one stays?
ui-merge-caption = What will stand
ui-merge-field = What
ui-merge-result = Will stand
ui-merge-moved =
    { $count ->
        [0] Nothing else has to change.
        [one] 1 thing will name { $name }.
       *[other] { $count } things will name { $name }.
    }
ui-merge-undo = You can undo this.
ui-merge-go = Make them one

## A file opened

ui-file-line = { $kind } · { $size } · { $when }
ui-file-picture = Picture: { $name }. Press to make it larger or smaller.
ui-file-undrawable = This picture cannot be drawn here. The file is kept safe.
ui-file-kept-text = The file is kept as it came. Its words are below.
ui-file-kept-safe = The file is kept as it came. We could not read words in it.
ui-file-cut = The text goes on. Only the first part is shown.
ui-file-items = Belongs to
ui-file-attach = Attach it to something
ui-file-attach-kind = What kind of thing?
ui-file-attach-which = Which one?
ui-file-attach-none = There is nothing in the record yet that it could go with.
