### Bringing in: why a hand-off is proposed.

bring-orderer-needs = { $doctor } pidió este estudio. Las imágenes y el informe deben llegar a { $doctor } antes de terminar el { $day }.
bring-copy-for-pcp = { $doctor } pidió este estudio. { $to } debe recibir una copia del informe para el expediente.

### What was read, beside what is known.

match-same = Ya lo tiene: { $what }. Esta es una fuente más.
match-moved = Esto mueve una cita que ya tiene: { $what }.
match-cancelled = Esto cancela una cita que ya tiene: { $what }.
match-adds-to = Esto se suma a { $what }.
match-perhaps = ¿Es lo mismo que { $what }?
