# Labels of the screens that take something down, and of the search. What they show comes from the core.

## Search

find-title = Search the record
find-hint = A name, a place, a test, a number
find-start = Type a name, a place, a test or a number. You can also find words in your papers.
find-start-slips = Small slips in spelling are fine.
find-count =
    { $count ->
        [0] Nothing found for “{ $text }”.
        [one] 1 found for “{ $text }”.
       *[other] { $count } found for “{ $text }”.
    }
find-only-close = Nothing is spelled “{ $text }”. Did you mean one of these?
find-close = Close to what you typed
find-found = What was found
find-only = Show only
find-every-kind = All kinds
find-none = Nothing found for “{ $text }”.
find-none-help = Try a shorter word, or a part of a name.
find-none-sort =
    { $count ->
        [one] 1 thing still waits in To sort. Search does not look there yet.
       *[other] { $count } things still wait in To sort. Search does not look there yet.
    }
find-none-add = Add it now
find-all = Show all in Records
find-keys = ↑ ↓ to choose · Enter to open · Esc to close
