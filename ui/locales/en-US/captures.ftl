### Words of the capture screens: after a visit, after a call, one line, what was said.


## After a visit, screen by screen

captures-step-decided = What was decided?
captures-step-decided-help = Write it in your own words.
captures-step-orders = What new orders are there?
captures-step-orders-help = Each one becomes a step that we follow for you.
captures-step-medicines = Did a medicine change?
captures-step-medicines-help = Write the words as you heard them. We keep them and do not change them.
captures-step-next-visit = When is the next visit?
captures-step-next-visit-help = A day, about when, or they will call you.
captures-step-receivers = Who must get the note or results?
captures-step-receivers-help = We check that it gets there.
captures-step-questions = What questions are left?
captures-step-questions-help = They wait for your next visit.
captures-step-say-back = In your own words, what happens next, who does it, and by when?
captures-step-say-back-help = Say it out loud, then write it down.

## What can be added

captures-order-referral = A visit with another doctor
captures-order-imaging = A scan
captures-order-lab = A blood test
captures-order-therapy = Therapy
captures-order-equipment = Equipment
captures-order-medicine = A new medicine
captures-change-start = Start
captures-change-stop = Stop
captures-change-change = Change
captures-change-hold = Hold for now
captures-next-booked = It is booked
captures-next-about = About a day
captures-next-they-call = They will call us
captures-next-none = No next visit
captures-who-calls-me = We call
captures-who-calls-they = They call us
captures-approval-unknown = Not known
captures-approval-needed = Yes, it is needed
captures-approval-asked = Yes, and they asked for it
captures-approval-not-needed = No, it is not needed

## Questions

captures-ask-what-referral = What for?
captures-ask-what-imaging = Which scan, and of what?
captures-ask-what-lab = Which test?
captures-ask-what-therapy = What kind of therapy?
captures-ask-what-equipment = What is it?
captures-ask-what-medicine = What is it called?
captures-ask-to-referral = Whom should you see?
captures-ask-to-imaging = Where, if you know?
captures-ask-to-lab = Where, if you know?
captures-ask-to-therapy = With whom, if you know?
captures-ask-to-equipment = Who brings it, if you know?
captures-ask-to-medicine = Which pharmacy?
captures-ask-by-day = By which day?
captures-ask-who-calls = Who calls to book?
captures-ask-contrast = With dye?
captures-ask-approval = Does the plan have to say yes first?
captures-ask-directions = How to take it, as they said it
captures-ask-medicine = Which medicine?
captures-ask-words-as-given = Their words
captures-ask-from-day = From which day?
captures-ask-start = What day and time?
captures-ask-about = About which day?
captures-ask-with-whom = With whom, if not the same office?
captures-ask-who-needs-it = Who needs it?
captures-ask-who-has-it = Who has it, if not you?
captures-ask-must-be-there = Must it be there before the next visit?
captures-ask-spoke-with = Whom did you speak with?
captures-ask-note = Words of the call
captures-ask-reason = What reason did they give?
captures-ask-right-phone = The right number, if you have it
captures-ask-confirm-by = By which day?
captures-ask-appeal-by = What is the last day to appeal?
captures-ask-until = Until which day does it count now?
captures-ask-pickup = From which day can you pick it up?

## What a call can tell of an item

captures-result-booked = We have a date
captures-result-waitlist = We are on the cancel list
captures-result-confirmed = The date is confirmed
captures-result-confirm-by = They want us to confirm it
captures-result-discussed = They went over the result with us
captures-result-med-instructions = They told us what to do with the medicines
captures-result-ride = Someone takes us home
captures-result-extended = They gave it more time
captures-result-will-send = They will send it
captures-result-pickup = We can pick up a copy
captures-result-carry = We may bring it along
captures-result-form-first = They want a signed form first
captures-result-renewed = The new order is sent

## What happens then

captures-then-reached-done = It is noted, and the next step follows.
captures-then-reached-promised = We check one work day after that day.
captures-then-left-message = We remind you to try again.
captures-then-no-answer = We remind you to try again.
captures-then-needs-info = It goes on your list of who needs what.
captures-then-refused = We keep their words and show you the next step.
captures-then-wrong-number = We note that this number needs a check.
captures-then-ask-other = The same step then goes to that office.

## How a word of a line was read

captures-word-known = { $name }, already known
captures-word-new = { $name }, new
captures-word-last-day = Last day: { $date }
captures-word-days = From { $date } to { $date2 }
captures-word-day-or = { $date }, or { $date2 }
captures-word-no-such-day = No such day
captures-word-repeats = It repeats
captures-word-phone = Phone number
captures-word-number = A number they gave
captures-word-about = What it is about
captures-word-answer = An answer
captures-word-unread = Kept as you wrote it

## Half-finished, and saved

captures-kind-visit = After a visit
captures-kind-call = A call
captures-kind-line = One line
captures-kind-instruction = What was said
captures-kind-question = A question
captures-kind-note = A note
captures-saved =
    { $n ->
    [0] The visit is noted.
    [one] The visit is noted. 1 new thing is in your record.
   *[other] The visit is noted. { $n } new things are in your record.
}
captures-saved-instruction = Noted, with who said it.
captures-saved-question = The question is on your list.
captures-saved-note = The note is kept.
captures-saved-call = The call is logged.
