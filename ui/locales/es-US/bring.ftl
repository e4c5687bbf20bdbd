### Bringing in: why a hand-off is proposed.

bring-orderer-needs = { $doctor } pidió este estudio. Las imágenes y el informe deben llegar a { $doctor } antes de terminar el { $day }.
bring-copy-for-pcp = { $doctor } pidió este estudio. { $to } debe recibir una copia del informe para el expediente.
