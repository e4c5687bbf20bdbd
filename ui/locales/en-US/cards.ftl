### Call cards: what to say, ask and write down, by card id.

## Lines that every card may show

card-say-back = So you will send it by { $date } to { $fax }. Is that right?
card-say-back-by = So you will send it by { $date }. Is that right?
card-say-back-plain = So this is the next step, and this is the day. Is that right?
card-close = May I have your name? If it does not come, whom do I ask for?
card-permission-form = I am listed on the form signed on { $date }.
card-permission-verbal = { $person } is here with me to say yes.
card-permission-none = { $party } may not talk to you without { $init }. on the line or a form.
card-conflict-medicine = Do not change a medicine on your own. After hours, use the office on-call line.
card-interpreter = Want to talk in another language? Ask for an interpreter. It is free.
card-phone-missing = No number yet. Look on the card, the letter or the order.
card-fax-missing = the fax number you have for them

## Reference numbers to have ready, by kind of item

number-referral = Referral number
number-visit = Visit number
number-imaging = Order number
number-procedure = Order number
number-pa = Approval number
number-lab = Lab order number
number-need = Request number
number-medicine = Prescription number
number-therapy = Approval number
number-document = Paper number
number-study = Accession number
number-equipment = Order number
number-coverage = Member number
number-insurance = Plan number
number-check = Order number
number-second_opinion = Case number
number-clearance = Order number
number-discharge = Stay number
number-conflict = Number
number-instruction = Number
number-question = Number
number-note = Number
number-medlist = Number
number-medstep = Number
number-task = Number
number-access = Request number
number-offer = Offer number
number-rebook = Number

## Texts for a locked screen: no names, no offices, no tests, no medicines. $init is one letter.

lock-L1 = You have a call to make today.
lock-L1-relative = You have a call to make for { $init }.
lock-L2 = A visit is coming up. Open to see what to bring.
lock-L2-relative = { $init }. has a visit coming up.
lock-L3 = Something to get ready. Open for your steps.
lock-L3-relative = Something to get ready for { $init }.
lock-L4 = Something may not have arrived. Open to check.
lock-L4-relative = Something may not have arrived for { $init }.
lock-L5 = A choice has a date. Open to see it.
lock-L5-relative = A choice for { $init }. has a date.
lock-L6 = How did it go? Tap to note what was said.
lock-L6-relative = How did it go for { $init }?
lock-L7 = While you were away: a short list is ready.
lock-L7-relative = While you were away: a short list is ready.
lock-L8 = Please check one thing in your list.
lock-L8-relative = Please check one thing for { $init }.
lock-more = { $lock } (+{ $n } more)

## C-BOOK

C-BOOK-name = Book a visit
C-BOOK-say = I am { $me }, calling for { $person }, born { $dob }. { $pcp } referred us on { $date }. I would like to book.
C-BOOK-say-self = I am { $person }, born { $dob }. { $pcp } referred me on { $date }. I would like to book.
C-BOOK-say-plain = I am { $me }, calling for { $person }, born { $dob }. I would like to book a visit.
C-BOOK-say-self-plain = I am { $person }, born { $dob }. I would like to book a visit.
C-BOOK-ask-1 = Do you have the referral?
C-BOOK-ask-2 = First open date?
C-BOOK-ask-3 = Is there a cancel list?
C-BOOK-ask-4 = What must reach you before the visit, and by when?
C-BOOK-ask-5 = What must we bring?
C-BOOK-ask-6 = Do you take { $plan }?
C-BOOK-write-1 = Date
C-BOOK-write-2 = Time
C-BOOK-write-3 = Place
C-BOOK-write-4 = Who you spoke with
C-BOOK-write-5 = What they need and by when

## C-RECV

C-RECV-name = Ask if it came
C-RECV-say = Can you check if { $what } from { $from } { $what-number ->
        [other] are
       *[one] is
    } in { $person }'s chart?
C-RECV-ask-1 = Is it there?
C-RECV-ask-2 = For pictures: do they open?
C-RECV-ask-3 = If not, which address or fax should they use?
C-RECV-ask-4 = Then: may I book or confirm?
C-RECV-write-1 = Yes or no
C-RECV-write-2 = Date seen
C-RECV-write-3 = Name
C-RECV-write-4 = Right fax or address

## C-SEND

C-SEND-name = Ask them to send
C-SEND-say = Please send { $what } to { $to }. They need { $what-number ->
        [other] them
       *[one] it
    } by { $date }.
C-SEND-say-no-date = Please send { $what } to { $to }.
C-SEND-ask-1 = How will you send it?
C-SEND-ask-2 = On what day?
C-SEND-ask-3 = Do you need a signed form?
C-SEND-ask-4 = Can I have a proof or number?
C-SEND-write-1 = Way
C-SEND-write-2 = Promised day
C-SEND-write-3 = Name
C-SEND-write-4 = Number

## C-RESEND

C-RESEND-name = Ask to send again
C-RESEND-say = { $to } does not have { $what }. Can you check where it went?
C-RESEND-ask-1 = Which fax or address was used?
C-RESEND-ask-2 = Can you send it again today another way?
C-RESEND-ask-3 = Can I have my own copy?
C-RESEND-write-1 = What went wrong
C-RESEND-write-2 = New day
C-RESEND-write-3 = Number

## C-CARRY

C-CARRY-name = Get a copy to carry
C-CARRY-say = It has been sent two times. I would like to pick up a copy.
C-CARRY-ask-1 = When can I pick it up?
C-CARRY-ask-2 = What ID?
C-CARRY-ask-3 = (Receiver:) Do you take a disc or a portal link?
C-CARRY-ask-4 = Can you open it before the visit?
C-CARRY-write-1 = Pick-up day
C-CARRY-write-2 = Form of copy
C-CARRY-write-3 = Who agreed

## C-COPY

C-COPY-name = Ask about a copy
C-COPY-say = Did a copy of { $what } from { $from } come for { $person }?
C-COPY-ask-1 = Is it in the chart?
C-COPY-ask-2 = Has { $pcp } seen it?
C-COPY-write-1 = Yes or no
C-COPY-write-2 = Date

## C-ROI

C-ROI-name = Ask for the release form
C-ROI-say = Which form do you need to send { $what } to { $to }?
C-ROI-ask-1 = Can it be e-signed?
C-ROI-ask-2 = How long does it take?
C-ROI-ask-3 = Is there a fee?
C-ROI-write-1 = Form name
C-ROI-write-2 = Where to send it
C-ROI-write-3 = End date

## C-ACCESS

C-ACCESS-name = Ask for your records
C-ACCESS-say = I asked for my own records on { $date }.
C-ACCESS-ask-1 = Is it ready?
C-ACCESS-ask-2 = If not, will you write to say why and when?
C-ACCESS-write-1 = Answer
C-ACCESS-write-2 = New date
C-ACCESS-write-3 = Name

## C-VISITGAP

C-VISITGAP-name = Something is missing for the visit
C-VISITGAP-say = { $what-number ->
        [other] { $what } have not come.
       *[one] { $what } has not come.
    } The visit is { $day }.
C-VISITGAP-ask-1 = Can I bring it?
C-VISITGAP-ask-2 = Can the visit still be useful?
C-VISITGAP-ask-3 = Or is a new date best, and how soon?
C-VISITGAP-write-1 = Choice
C-VISITGAP-write-2 = Name
C-VISITGAP-write-3 = New date if any

## C-PCPREF

C-PCPREF-name = Change the referral
C-PCPREF-say = The referral to { $spec } needs a change.
C-PCPREF-ask-1 = Can you renew or redirect it?
C-PCPREF-ask-2 = What number and dates will it have?
C-PCPREF-ask-3 = Will you send it to { $spec } and the plan?
C-PCPREF-write-1 = Number
C-PCPREF-write-2 = First and last day
C-PCPREF-write-3 = Sent to whom

## C-WAIT

C-WAIT-name = Ask about earlier dates
C-WAIT-say = I am on your cancel list. Is anything open sooner?
C-WAIT-ask-1 = Other doctor or site?
C-WAIT-ask-2 = Short-notice list?
C-WAIT-ask-3 = Can { $pcp } send an e-consult?
C-WAIT-write-1 = Answer
C-WAIT-write-2 = How to reply to offers

## C-OFFER

C-OFFER-name = Answer the offer
C-OFFER-say = I would like to take (or pass on) the date.
C-OFFER-ask-1 = What must you have before then?
C-OFFER-ask-2 = Can I bring it in?
C-OFFER-ask-3 = Will you cancel the old date?
C-OFFER-write-1 = New date
C-OFFER-write-2 = What they accept
C-OFFER-write-3 = Old date cancelled yes/no

## C-PLAN

C-PLAN-name = Ask your plan
C-PLAN-say = I am calling about { $item }, number { $ref }.
C-PLAN-say-no-number = I am calling about { $item }.
C-PLAN-ask-1 = What is the status?
C-PLAN-ask-2 = What is missing, and who must send it?
C-PLAN-ask-3 = By what date will you decide?
C-PLAN-ask-4 = Is a faster review open if the doctor asks?
C-PLAN-write-1 = Status
C-PLAN-write-2 = Number
C-PLAN-write-3 = Name
C-PLAN-write-4 = Time of call

## C-PAASK

C-PAASK-name = Ask about the approval
C-PAASK-say = Does { $item } need the plan's yes? Has it been asked for?
C-PAASK-ask-1 = What day was it asked?
C-PAASK-ask-2 = What number?
C-PAASK-ask-3 = Standard or fast?
C-PAASK-ask-4 = Which place and test code?
C-PAASK-write-1 = Day
C-PAASK-write-2 = Number
C-PAASK-write-3 = Due date

## C-PAEXT

C-PAEXT-name = Fix the approval
C-PAEXT-say = The approval { $ref } does not fit the date or place.
C-PAEXT-say-no-number = The approval does not fit the date or place.
C-PAEXT-ask-1 = Can it be extended or changed by phone?
C-PAEXT-ask-2 = New first and last day?
C-PAEXT-ask-3 = Which place?
C-PAEXT-write-1 = New dates
C-PAEXT-write-2 = Place
C-PAEXT-write-3 = Number

## C-DENY

C-DENY-name = Talk about the plan's no
C-DENY-say = The plan said no to { $item }. The letter is dated { $date }.
C-DENY-ask-1 = Why?
C-DENY-ask-2 = Can the doctor talk with the plan's doctor?
C-DENY-ask-3 = What is the last day to appeal?
C-DENY-ask-4 = Is a fast appeal open?
C-DENY-ask-5 = Who sends the letter?
C-DENY-write-1 = Reason
C-DENY-write-2 = Last day
C-DENY-write-3 = Who does what

## C-IMGBOOK

C-IMGBOOK-name = Book the scan
C-IMGBOOK-say = I have an order from { $office } for { $item }. The approval number is { $ref }.
C-IMGBOOK-say-no-number = I have an order from { $office } for { $item }.
C-IMGBOOK-ask-1 = Do you take { $plan }?
C-IMGBOOK-ask-2 = Open date before { $date }?
C-IMGBOOK-ask-3 = Any prep, blood test or form?
C-IMGBOOK-ask-4 = How do you send pictures, and how many days?
C-IMGBOOK-ask-5 = Can I leave with a copy?
C-IMGBOOK-write-1 = Date
C-IMGBOOK-write-2 = Prep sheet
C-IMGBOOK-write-3 = Way of sending

## C-SAFETY

C-SAFETY-name = Go over the safety list
C-SAFETY-say = I want to go over the safety list before { $day }.
C-SAFETY-ask-1 = (Read your allergies, kidney trouble, implants, metal, pregnancy, medicines.)
C-SAFETY-ask-2 = Does any of this change the plan?
C-SAFETY-ask-3 = Who will tell my doctor?
C-SAFETY-write-1 = What they said
C-SAFETY-write-2 = Who decides

## C-REPORT

C-REPORT-name = Ask for the report
C-REPORT-say = I had { $item } on { $date }. Is the report final?
C-REPORT-ask-1 = When?
C-REPORT-ask-2 = Sent to whom?
C-REPORT-ask-3 = Can I see it in the portal?
C-REPORT-write-1 = Final yes/no
C-REPORT-write-2 = Sent to

## C-TALK

C-TALK-name = Ask who goes over the result
C-TALK-say = The report is in. Who will go over it with us?
C-TALK-ask-1 = Who, when, by phone or visit?
C-TALK-ask-2 = If there is something to act on soon, how will you reach us?
C-TALK-write-1 = Name
C-TALK-write-2 = Date

## C-FOLLOW

C-FOLLOW-name = Ask about the follow-up test
C-FOLLOW-say = The report talks about a later test.
C-FOLLOW-ask-1 = Is it needed?
C-FOLLOW-ask-2 = Who orders it?
C-FOLLOW-ask-3 = By when?
C-FOLLOW-write-1 = Answer
C-FOLLOW-write-2 = Name
C-FOLLOW-write-3 = Date

## C-LAB

C-LAB-name = Ask about the blood test
C-LAB-say = I need the blood test for { $item }.
C-LAB-ask-1 = Walk in or booked?
C-LAB-ask-2 = Fasting?
C-LAB-ask-3 = When will the result be back?
C-LAB-ask-4 = Will it go to { $to }?
C-LAB-write-1 = Place
C-LAB-write-2 = Hours
C-LAB-write-3 = Result day

## C-REBOOK

C-REBOOK-name = Get a new date
C-REBOOK-say = We missed { $day }. We want a new date.
C-REBOOK-ask-1 = Next open date?
C-REBOOK-ask-2 = Cancel list?
C-REBOOK-ask-3 = Any fee?
C-REBOOK-ask-4 = Are the referral and approval still good on that day?
C-REBOOK-write-1 = New date

## C-CONFIRM

C-CONFIRM-name = Confirm the visit
C-CONFIRM-say = I am confirming { $day } at { $time }.
C-CONFIRM-ask-1 = Anything to bring or do before?
C-CONFIRM-write-1 = Name

## C-RIDE

C-RIDE-name = Find someone to go with you
C-RIDE-say = I need an adult with me on { $day } from { $time }.
C-RIDE-ask-1 = Can you stay and go home with me?
C-RIDE-write-1 = Name
C-RIDE-write-2 = Phone
C-RIDE-write-3 = Pick-up time

## C-MEDASK

C-MEDASK-name = Ask about your medicines
C-MEDASK-say = I want to read you my medicine list.
C-MEDASK-ask-1 = Which do I take, which do I hold, from what day, and when do I start again?
C-MEDASK-ask-2 = Who agreed to this?
C-MEDASK-ask-3 = Can I have it in writing?
C-MEDASK-write-1 = Their words
C-MEDASK-write-2 = Name
C-MEDASK-write-3 = Date
C-MEDASK-write-4 = The app stores the words as given

## C-PREOP

C-PREOP-name = Ask what is left before surgery
C-PREOP-say = Which steps are still open for { $date }?
C-PREOP-ask-1 = What must be done within 30 days?
C-PREOP-ask-2 = Where do results go?
C-PREOP-ask-3 = By what day?
C-PREOP-write-1 = List with dates

## C-RX

C-RX-name = Refill a medicine
C-RX-say = I would like to refill a medicine.
C-RX-ask-1 = Ready when?
C-RX-ask-2 = Any refills left?
C-RX-write-1 = Ready day
C-RX-write-2 = Refills left

## C-RENEW

C-RENEW-name = Ask for a new order
C-RENEW-say = There are no refills left. We have enough until { $date }.
C-RENEW-ask-1 = Will you send a new order to { $pharmacy }?
C-RENEW-ask-2 = Is a visit needed first?
C-RENEW-write-1 = Day sent

## C-RXPLAN

C-RXPLAN-name = Ask about paying for a medicine
C-RXPLAN-say = The plan did not pay for a medicine.
C-RXPLAN-ask-1 = Can I get a short first fill?
C-RXPLAN-ask-2 = How do I ask for an exception?
C-RXPLAN-ask-3 = What must the prescriber send?
C-RXPLAN-write-1 = Dates
C-RXPLAN-write-2 = Number

## C-MEDLIST

C-MEDLIST-name = Fix the medicine list
C-MEDLIST-say = I have two lists that do not match.
C-MEDLIST-ask-1 = (Read both.)
C-MEDLIST-ask-2 = Which is right?
C-MEDLIST-ask-3 = Who will fix the other list?
C-MEDLIST-write-1 = Their words
C-MEDLIST-write-2 = Name

## C-PT

C-PT-name = Find a therapist
C-PT-say = { $spec } ordered therapy.
C-PT-ask-1 = Whom do you like to work with?
C-PT-ask-2 = In network?
C-PT-ask-3 = How many visits?
C-PT-ask-4 = Will you send the plan and notes to { $spec } and { $pcp }?
C-PT-write-1 = Clinic
C-PT-write-2 = First date
C-PT-write-3 = Visits allowed

## C-DME

C-DME-name = Ask about your equipment
C-DME-say = When will { $item } come?
C-DME-ask-1 = What is missing?
C-DME-ask-2 = Who must send it?
C-DME-ask-3 = Delivery window?
C-DME-write-1 = Day
C-DME-write-2 = Window

## C-SHIP

C-SHIP-name = Get help to compare plans
C-SHIP-say = I want help to compare plans.
C-SHIP-ask-1 = Bring the names of your doctors and of your pharmacy. Bring your list of medicines and the letter from the plan.
C-SHIP-write-1 = Date
C-SHIP-write-2 = Name

## C-NET

C-NET-name = Ask if they take the plan
C-NET-say = Will you take { $plan } for { $year }?
C-NET-ask-1 = All sites?
C-NET-ask-2 = Also the hospital and the lab?
C-NET-write-1 = Yes/no
C-NET-write-2 = Name
C-NET-write-3 = Date

## C-NEWPLAN

C-NEWPLAN-name = Give the new plan
C-NEWPLAN-say = I have a new plan from { $date }.
C-NEWPLAN-ask-1 = Do you need a new referral or approval for { $date2 }?
C-NEWPLAN-write-1 = Answer

## C-DISCH

C-DISCH-name = Call after the hospital
C-DISCH-say = { $person } came home from the hospital on { $date }.
C-DISCH-ask-1 = Visit in 7 to 14 days?
C-DISCH-ask-2 = Do you have the hospital papers?
C-DISCH-ask-3 = Who goes over the medicines?
C-DISCH-write-1 = Date
C-DISCH-write-2 = Name

## C-PENDING

C-PENDING-name = Ask about open tests
C-PENDING-say = Were any tests still open when we left?
C-PENDING-ask-1 = Which?
C-PENDING-ask-2 = Who looks at them?
C-PENDING-ask-3 = Who will tell us, and when?
C-PENDING-write-1 = Test
C-PENDING-write-2 = Owner
C-PENDING-write-3 = Date

## C-CONFLICT

C-CONFLICT-name = Ask two offices to agree
C-CONFLICT-say = Two offices told us different things. Please talk to each other and call us back by { $time }.
C-CONFLICT-ask-1 = Who decides?
C-CONFLICT-ask-2 = What is the one answer?
C-CONFLICT-ask-3 = Can I have it in writing?
C-CONFLICT-write-1 = The one answer
C-CONFLICT-write-2 = Who gave it
C-CONFLICT-write-3 = Time

## The next step, where no nudge has spoken of it yet

step-task = { $item }
step-unknown = Say what happened: { $item }
step-body-safe-until = The last safe day to start is { $date }.
step-body-owed = { $to } has this now. A call can help it along.
step-body-open = This is still open.
step-body-unknown = The day has passed. Please say what happened.
step-C-BOOK = Call { $office }: book a visit
step-C-RECV = Call { $office }: ask if it came ({ $item })
step-C-SEND = Call { $office }: ask them to send ({ $item })
step-C-RESEND = Call { $office }: ask to send again ({ $item })
step-C-CARRY = Call { $office }: get a copy to carry ({ $item })
step-C-COPY = Call { $office }: ask about a copy ({ $item })
step-C-ROI = Call { $office }: ask for the release form
step-C-ACCESS = Call { $office }: ask for your records
step-C-VISITGAP = Call { $office }: something is missing for the visit ({ $item })
step-C-PCPREF = Call { $office }: change the referral
step-C-WAIT = Call { $office }: ask about earlier dates
step-C-OFFER = Call { $office }: answer the offer
step-C-PLAN = Call { $office }: ask your plan ({ $item })
step-C-PAASK = Call { $office }: ask about the approval ({ $item })
step-C-PAEXT = Call { $office }: fix the approval ({ $item })
step-C-DENY = Call { $office }: talk about the plan's no ({ $item })
step-C-IMGBOOK = Call { $office }: book the scan ({ $item })
step-C-SAFETY = Call { $office }: go over the safety list
step-C-REPORT = Call { $office }: ask for the report ({ $item })
step-C-TALK = Call { $office }: ask who goes over the result ({ $item })
step-C-FOLLOW = Call { $office }: ask about the follow-up test ({ $item })
step-C-LAB = Call { $office }: ask about the blood test ({ $item })
step-C-REBOOK = Call { $office }: get a new date
step-C-CONFIRM = Call { $office }: confirm the visit
step-C-RIDE = Find someone to go with you
step-C-MEDASK = Call { $office }: ask about your medicines
step-C-PREOP = Call { $office }: ask what is left before surgery
step-C-RX = Call { $office }: refill a medicine
step-C-RENEW = Call { $office }: ask for a new order
step-C-RXPLAN = Call { $office }: ask about paying for a medicine
step-C-MEDLIST = Call { $office }: fix the medicine list
step-C-PT = Call { $office }: find a therapist
step-C-DME = Call { $office }: ask about your equipment ({ $item })
step-C-SHIP = Call { $office }: get help to compare plans
step-C-NET = Call { $office }: ask if they take the plan
step-C-NEWPLAN = Call { $office }: give the new plan
step-C-DISCH = Call { $office }: call after the hospital
step-C-PENDING = Call { $office }: ask about open tests
step-C-CONFLICT = Call { $office }: ask two offices to agree
