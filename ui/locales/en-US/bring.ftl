### Bringing in: why a hand-off is proposed.

bring-orderer-needs = { $doctor } ordered this scan. The pictures and the report should reach { $doctor } by { $day }.
bring-copy-for-pcp = { $doctor } ordered this scan. { $to } should get a copy of the report for the file.

### What was read, beside what is known.

match-same = You have this already: { $what }. This is one more source.
match-moved = This moves a visit that you have: { $what }.
match-cancelled = This calls off a visit that you have: { $what }.
match-adds-to = This adds to { $what }.
match-perhaps = Is this the same as { $what }?
