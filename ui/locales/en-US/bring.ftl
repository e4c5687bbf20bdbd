### Bringing in: why a hand-off is proposed.

bring-orderer-needs = { $doctor } ordered this scan. The pictures and the report should reach { $doctor } by { $day }.
bring-copy-for-pcp = { $doctor } ordered this scan. { $to } should get a copy of the report for the file.
