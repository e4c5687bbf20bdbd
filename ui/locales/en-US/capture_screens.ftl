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

## Taking something down

cap-pick-one = Pick one
cap-pick-detail = { $name } ({ $detail })
cap-pick-other = Someone or something else…
cap-name = Name
cap-name-of = Name: { $what }
cap-missing = Please fill this in.
cap-missing-time = Please give a time too.
cap-not-known = Not known
cap-own-words = Something else
cap-say-what-is-true = Please say what is true now. “No change” is an answer too.
cap-time = Time
cap-keeps = Kept as you type. You can stop at any time.
cap-kept = Kept. You can stop at any time.
cap-not-kept = This could not be kept. Please save before you leave.
cap-remove = Take out: { $what }
cap-change = Change: { $what }
cap-next = Next
cap-skip = Skip
cap-stop-here = Stop for now
cap-save = Save it all
cap-save-one = Save
cap-keys = Ctrl + Enter goes on

## After a visit

cap-note-visit = Note what was said
cap-step-of = { $at } of { $of }
cap-last-step = Say it back
cap-results-open = These results have come
cap-results-gone-over = They went over these with me
cap-questions-brought = Your questions for this visit
cap-questions-new = New questions
cap-question-number = Question { $number }
cap-answer-hint = What they said
cap-unanswered-stay = A question with no answer stays open.
cap-add-question = Add a question
cap-will-be-made = This goes in your record
cap-nothing-new = Only your own words. You added nothing new.
cap-not-whole = Something is missing
cap-noted = Noted: { $visit }
cap-made = What is new in your record
cap-undo-all = Undo all of it

## Half finished

cap-half-done = Begun and not saved
cap-go-on = Go on
cap-throw-away = Throw away
cap-thrown-away = Thrown away.
cap-kept-again = It is back. You can go on.
cap-last-touched = Last touched { $when }
cap-began-visit = You began to note your visit: { $what }.
cap-began-visit-bare = You began to note a visit.
cap-began-call = You began to note a call: { $what }.
cap-began-call-bare = You began to note a call.
cap-began-line-bare = You began to type a line.
cap-began-instruction = You began to note what you were told: { $what }.
cap-began-instruction-bare = You began to note what you were told.
cap-began-question = You began a question: { $what }.
cap-began-question-bare = You began a question.
cap-began-note = You began a note: { $what }.
cap-began-note-bare = You began a note.

## A line as it was read

cap-how-read = How we read your line
cap-how-read-lead = Choose a word to set it right.
cap-how-read-unsure =
    { $count ->
        [one] Please check 1 word. Choose a word to set it right.
       *[other] Please check { $count } words. Choose a word to set it right.
    }
cap-words = Your words, and how we read them
cap-read-as = read as
cap-word-is = What is “{ $word }”?
cap-can-party = A person or office
cap-can-day = A day
cap-can-kind = A kind of thing
cap-can-words = Just words
cap-which-day = Which day?
cap-which-party = Who is it?
cap-which-kind = What kind?
cap-set-right = Set it right

## Small forms

cap-write-down = Or write it down
cap-add-call = A call
cap-add-call-why = Who you called and what came of it.
cap-add-instruction = What you were told
cap-add-instruction-why = Who said what, and when. Word for word.
cap-add-question-card = A question
cap-add-question-why = To ask at your next visit.
cap-add-note = A note
cap-add-note-why = Anything you want to keep.
cap-back-to-add = Back
cap-call-whom = Who did you call?
cap-call-go-on = Go on
cap-told-who = Who said it?
cap-told-spoke = Name of the person there
cap-told-words = What did they say? Word for word.
cap-told-subject = What is it about?
cap-told-says = What kind of thing is it?
cap-told-day = Is there a day in it?
cap-told-said-on = When did they say it? Leave it empty for today.
cap-told-way = How did they say it?
cap-says-date = A date
cap-says-take = Take a medicine
cap-says-hold = Pause a medicine
cap-says-stop = Stop a medicine
cap-says-change = Change a medicine
cap-says-need = Something is needed
cap-says-no_need = Something is not needed
cap-says-prep = How to get ready
cap-says-other = Something else
cap-way-visit = At a visit
cap-way-call = On the phone
cap-way-letter = In a letter
cap-way-portal = In the portal
cap-way-other = Another way
cap-question-text = Your question
cap-question-who = Who can answer it?
cap-question-any = Anyone at the next visit
cap-note-text = Your note
