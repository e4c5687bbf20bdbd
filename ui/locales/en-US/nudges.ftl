### Nudges: titles and bodies by rule id, word for word as in the catalogue of rules.
### `$x-number` comes with every `$x` that is a word of the catalogue: `one` or `other`.


## Referral

N-REF-01-title = Call { $spec } to book your visit
N-REF-01-body = { $pcp } asked you to see { $spec }. Ask two things. Did they get the referral? What is the first open date? Your call sheet is ready.
N-REF-02-title = Check that { $spec } has your referral
N-REF-02-body = It was sent on { $date }. Only { $spec }'s office can say it came. One short call now can save weeks.
N-REF-03-title = { $spec }'s office has not called. Call them
N-REF-03-body = They said they would call you. It has been { $n } work days. Ask for the first open date and the wait list.
N-REF-04-title = Ask your plan if this referral is approved
N-REF-04-body = Your plan wants to approve visits to { $spec } first. Ask for the approval number and the dates it covers.
N-REF-05-title = Your visit is { $n } days away. Ask about faster ways
N-REF-05-body = Ask for the cancel list. Ask if another doctor there can see you. Ask { $pcp } if they can write to { $spec } with a question in the meantime.
N-REF-06-title = Ask { $spec }'s office about earlier dates
N-REF-06-body = You are on the cancel list. Mornings are a good time to ask. Tell them how much notice you need.
N-REF-07-title = Your referral ends before your visit
N-REF-07-body = It ends on { $date }. Your visit is later. Ask { $pcp } to renew it so that it covers the visit day.
N-REF-08-title = Ask { $pcp } if { $spec }'s note came
N-REF-08-body = It is { $n } work days since your visit. When { $pcp } has the note, this referral is closed.
N-REF-09-title = { $spec } cannot take this referral. Call { $pcp }
N-REF-09-body = Ask { $pcp } for another name on your plan. Ask them to send the referral there. Write down the reason you were given.
N-REF-10-title = A sooner visit is open. Reply by { $time }
N-REF-10-body = New date: { $date }. Still to do first: { $list }. We checked what can be ready in time. See your choices.

## Prior authorisation

N-PA-01-title = Ask if your plan's approval was asked for
N-PA-01-body = { $item } may need a yes from your plan first. { $office } must ask for it. Get the date they asked and the number.
N-PA-02-title = Your plan's answer is late. Call the plan
N-PA-02-body = The answer was due { $date }. Ask what is missing and who must send it. Write down the name and the time.
N-PA-03-title = Your plan said no. You can ask again
N-PA-03-body = Your letter gives the reason and the last day to appeal. First call { $office }. Ask if they will talk with the plan's doctor.
N-PA-04-title = Your approval ends before your new date
N-PA-04-body = It ends { $date }. { $item } is on { $date2 }. Ask for new dates on the approval. Do this before you go.
N-PA-05-title = No approval yet for { $day }. Call today
N-PA-05-body = Ask { $office } if the approval will be in place by { $day }. If not, ask to move the date. You may owe the full cost without it.
N-PA-06-title = Last day to appeal is { $date }
N-PA-06-body = After that day your plan may not look again. Ask { $office } for a letter to go with your appeal.
N-PA-07-title = Your approval names another place or test
N-PA-07-body = The approval says { $a }. Your booking says { $b }. Ask { $office } to fix it with the plan before { $day }.

## Imaging

N-IMG-01-title = Pick a scan center and book
N-IMG-01-body = Ask if the center takes { $plan }. Ask how they send pictures to { $spec }. Book a day before { $date }, the last safe day.
N-IMG-02-title = Who should get your pictures and report?
N-IMG-02-body = Most people choose the doctor who asked for the scan and their main doctor. Tap the names. We will make a card to hand in.
N-IMG-03-title = Pack your card: where to send the pictures
N-IMG-03-body = Bring the card with { $spec }'s name, address, phone and fax. Ask for your own copy of the pictures before you leave.
N-IMG-04-title = A blood test must be done before your scan
N-IMG-04-body = The scan uses dye. The center wants a kidney blood test first. Have it drawn by { $date } so that it is back in time.
N-IMG-05-title = Tell the scan center about your health facts
N-IMG-05-body = Tell them about allergies, kidney trouble, implants, metal, or a chance of being pregnant. They will say if anything changes.
N-IMG-06-title = Your scan report has not been logged
N-IMG-06-body = It is { $n } work days since the scan. Look in the portal or call the center. Ask where the report was sent.
N-IMG-07-title = Ask who will go over your results
N-IMG-07-body = The report is in. Call { $office }. Ask who will talk with you and when. No news does not mean all is fine.
N-IMG-08-title = A follow-up test was advised. Is it booked?
N-IMG-08-body = Your report advised { $item } by { $date }. Ask { $office } if they ordered it. If they say it is not needed, note who said so.

## Information hand-off

N-INF-01-title = Ask { $from } to send your { $what }
N-INF-01-body = { $what-number ->
    [other] { $to } needs them by { $date }. Ask how they will send them and on what day. Write down the name.
   *[one] { $to } needs it by { $date }. Ask how they will send it and on what day. Write down the name.
}
N-INF-02-title = Time to ask for your { $what }
N-INF-02-body = { $what-number ->
    [other] { $to } needs them by { $date }.
   *[one] { $to } needs it by { $date }.
} It can take { $n ->
    [one] { $n } work day
   *[other] { $n } work days
}. Call { $from } today.
N-INF-03-title = Ask { $to } if your { $what } came
N-INF-03-body = { $what-number ->
    [other] { $from } said they would go out by { $date }. Only { $to } can say they are there. For pictures, ask if they open.
   *[one] { $from } said it would go out by { $date }. Only { $to } can say it is there. For pictures, ask if they open.
}
N-INF-04-title = Your { $what } did not arrive. Ask to send again
N-INF-04-body = Call { $from }. Check the address they used. Ask for a send time and a proof. Ask for your own copy too.
N-INF-05-title = See if { $to } got a copy of your { $what }
N-INF-05-body = This is a copy for their file. A portal look or a quick call is enough.
N-INF-06-title = Sent twice, not there. Change the way
N-INF-06-body = Do not wait for a third try. Get a copy in your hands and take it to { $to }. Ask for the records lead at { $from }.
N-INF-07-title = { $from } wants a signed form first
N-INF-07-body = Ask for the release form. Fill in who sends, who gets, what, and an end date. Sign, send, keep a copy.
N-INF-08-title = Your records are due by { $date }
N-INF-08-body = You asked on { $date2 }. They have 30 days. Ask if it is ready. If they need more time they must write and say why.
N-INF-09-title = { $what-number ->
    [other] { $what } are still missing for { $day }
   *[one] { $what } is still missing for { $day }
}
N-INF-09-body = Call { $to }. Ask if you can carry { $what-number ->
    [other] them
   *[one] it
} in, if the visit can still go on, or if a new date is best.
N-INF-10-title = Take the disc with you tomorrow
N-INF-10-body = Put the disc and the report by the door tonight. Hand them in when you check in. Ask if the pictures open.

## Appointment

N-APT-01-title = Tomorrow: { $place } at { $time }
N-APT-01-body = Leave by { $leave }. Bring: { $list }. If you cannot go, call now so that they can give you a new date.
N-APT-01-body-home = Someone must be at home. Have { $list } ready. If the day does not work, call { $phone }.
N-APT-02-title = In 3 days: { $place } at { $time }
N-APT-02-body = Still open: { $list }. Write your top 3 questions. If you need a ride or a helper, ask today.
N-APT-03-title = Today at { $time }: { $place }
N-APT-03-body = Leave by { $leave }. Take your card, your list and your ID. Call { $phone } if you are late.
N-APT-04-title = What was decided at your visit?
N-APT-04-body = Two minutes now saves calls later. Log new orders, tests, medicines, and who does what next. Then say it back in your own words.
N-APT-05-title = Did your visit on { $day } happen?
N-APT-05-body = Tap Yes, Moved, or Missed. All are fine. We will set up the next step.
N-APT-06-title = Call { $office } for a new date
N-APT-06-body = Missing a visit happens. Ask for the next open date and the cancel list. Check that your referral and approval still fit.
N-APT-06-body-office = They did not come. Ask what went wrong and for a new day. Ask for a number you can call on that day.
N-APT-07-title = { $office } wants you to confirm by { $date }
N-APT-07-body = If you do not reply they may give your slot away. Reply or call now.
N-APT-08-title = Fill in the forms for { $place }
N-APT-08-body = They take about { $n } minutes. You need your card, your medicine list and your doctors' names.
N-APT-09-title = Your date changed. We checked the rest
N-APT-09-body = New date: { $date }. Please look at: { $list }. All other steps still fit.
N-APT-10-title = One week to go: { $place }
N-APT-10-body = { $date } at { $time }. Does this still work for you? If not, a call now lets them give you a new date with no fuss.

## Preparation, ride, surgery

N-PRP-01-title = Prep starts at { $time }
N-PRP-01-body = Step 1: { $step }. These steps are from { $place }'s sheet. If anything is unclear, call { $phone }.
N-PRP-02-title = Who will take you home on { $day }?
N-PRP-02-body = You will get medicine that makes you sleepy. You need an adult to go home with you. Without one they may cancel.
N-PRP-03-title = Ask what to do about your medicines
N-PRP-03-body = Read your list to { $office }. Ask which to take and which to hold, and on what days. Do not change any on your own.
N-PRP-04-title = Get your prep items by { $day }
N-PRP-04-body = You need: { $list }. The store can be out of stock, so go early.
N-PRP-05-title = { $n ->
    [one] { $n } step left before surgery
   *[other] { $n } steps left before surgery
}
N-PRP-05-body = Open: { $list }. Some must be done in the 30 days before. Call { $office } to set dates.

## Labs

N-LAB-01-title = Have your blood test by { $date }
N-LAB-01-body = { $spec } needs the result by { $date2 }. Ask if you must not eat first. Bring the order if it is on paper.
N-LAB-02-title = No lab result logged yet
N-LAB-02-body = It is { $n } work days. Look in the portal or call. Ask who got the result and who will call you.

## Medicines

N-MED-01-title = Time to refill one medicine
N-MED-01-body = You have enough until { $date }. Call or tap to refill. Mail order can take 10 days.
N-MED-02-title = No refills left. Ask for a new one
N-MED-02-body = You have enough until { $date }. Ask { $office } to send a new order to { $pharmacy }. Ask if they must see you first.
N-MED-03-title = Two medicine lists do not match
N-MED-03-body = { $a } and { $b } list different things. Read both to { $pharmacist } or { $pcp }. Do not change any medicine on your own.
N-MED-04-title = Your plan did not pay for a medicine
N-MED-04-body = Ask the plan about a short first fill and how to ask for an exception. Ask { $office } to send a note to the plan.

## Therapy and equipment

N-PT-01-title = Pick a therapist and book the first visit
N-PT-01-body = Ask { $spec } if there is one they work well with. Ask { $plan } if that person is in network. Ask { $pcp } if they agree.
N-PT-02-title = { $n ->
    [one] { $n } therapy visit left on your approval
   *[other] { $n } therapy visits left on your approval
}
N-PT-02-body = Ask the clinic to ask the plan for more now. A gap can slow you down.
N-DME-01-title = Your equipment has not come. Call the supplier
N-DME-01-body = Ask what is missing: the order, the visit note, or the plan's yes. Ask for a delivery day.
N-DME-02-title = Book your device check visit
N-DME-02-body = Your plan wants a visit between { $date } and { $date2 }. Without it the plan may stop paying.

## Insurance

N-INS-01-title = Look for your plan's yearly change letter
N-INS-01-body = It should be here by Sept 30. Check three things: your doctors, your medicines, your costs. No letter? Call the plan.
N-INS-02-title = You can change your plan until Dec 7
N-INS-02-body = Your list of doctors and medicines is ready to share. Free help: your state SHIP office. Book early. Spots fill up.
N-INS-03-title = Ask if { $spec } takes the plan next year
N-INS-03-body = Say the full plan name from the card. Ask about next year, not this year. Lists on the web can be old.
N-INS-04-title = { $n ->
    [one] { $n } day left to choose your plan
   *[other] { $n } days left to choose your plan
}
N-INS-04-body = Last day: Dec 7. Your checks: { $list }. If you do nothing, most people stay in the plan they have.
N-INS-05-title = Check that your new plan has you
N-INS-05-body = Ask for your start date and your member number. Ask when the card will come.
N-INS-06-title = New plan: give your new card to each office
N-INS-06-body = { $n ->
    [one] Call { $n } office that will see you next.
   *[other] Call { $n } offices that will see you next.
} Give the new number. Ask if old approvals must be asked for again.
N-INS-07-title = Your one-time fill help has an end date
N-INS-07-body = It ends about { $date }. Ask { $office } about the next step: an exception or a medicine the plan covers.
N-INS-08-title = One plan change is still open until Mar 31
N-INS-08-body = You noted a problem with your plan. You may switch once by Mar 31. Free help: your state SHIP office.

## Survivorship, second opinion, discharge

N-SUR-01-title = Book your planned check
N-SUR-01-body = Your care plan says it is due about { $date }. Ask for a date near that. Say which office set the plan.
N-SUR-02-title = Ask for your treatment summary
N-SUR-02-body = It lists what you had and what checks come next. Ask for a copy for you and one for { $pcp }.
N-SUR-03-title = No result letter logged yet
N-SUR-03-body = The center must send you a letter in plain words within 30 days. Call and ask if it was sent.
N-SEC-01-title = Send your records for the second opinion
N-SEC-01-body = They need: { $list }. Ask for slides and pictures first. They take the longest.
N-DIS-01-title = Home from the hospital? Call { $pcp }
N-DIS-01-body = Tell them you are home. Ask for a visit in 7 to 14 days. Ask if they got the hospital papers.
N-DIS-02-title = Book the visit after your hospital stay
N-DIS-02-body = Your papers say within { $n ->
    [one] { $n } day
   *[other] { $n } days
}. That is by { $date }. Bring all your medicine bottles.
N-DIS-03-title = Ask about tests still open from your stay
N-DIS-03-body = Some results come after you leave. Ask { $pcp } and the hospital who will look at them and tell you.
N-DIS-04-title = Ask { $pcp } if the hospital summary came
N-DIS-04-body = The visit works best when { $pcp } has it. If it is not there, call the records office at { $from }.

## Conflict, system

N-CON-01-title = Two offices told you different things
N-CON-01-body = { $a } said one thing, { $b } another. Ask them to agree and call you back. Until then we hold reminders on this.
N-CON-02-title = Please settle this today
N-CON-02-body = You need one clear answer by { $time }. Call both offices. Do not change a medicine on your own. After hours, use their on-call line.
N-SYS-01-title = While you were away: { $n ->
    [one] { $n } thing
   *[other] { $n } things
}
N-SYS-01-body = Nothing was sent twice. First: { $first }. Some dates passed. Please say what happened.
N-SYS-02-title = { $name } may need a hand with one call
N-SYS-02-body = It is for { $init }. Last safe day: { $date }. The call sheet is ready. Tap if you can take it.
N-SYS-03-title = Check this office's phone and hours
N-SYS-03-body = It was last checked on { $date }. A wrong number wastes your time.
N-GEN-01-title = Time to start: { $item }
N-GEN-01-body = The last safe day to start is { $date }. Two work days are left as a cushion. Your call sheet is ready.
