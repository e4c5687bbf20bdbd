### Words of the capture screens: after a visit, after a call, one line, what was said.


## After a visit, screen by screen

captures-step-decided = ¿Qué se decidió?
captures-step-decided-help = Escríbalo con sus palabras.
captures-step-orders = ¿Qué órdenes nuevas hay?
captures-step-orders-help = Cada una será un paso que seguimos por usted.
captures-step-medicines = ¿Cambió alguna medicina?
captures-step-medicines-help = Escriba las palabras tal como las oyó. Las guardamos y no las cambiamos.
captures-step-next-visit = ¿Cuándo es la próxima cita?
captures-step-next-visit-help = Un día, más o menos cuándo, o ellos le llaman.
captures-step-receivers = ¿Quién debe recibir la nota o los resultados?
captures-step-receivers-help = Revisamos que llegue.
captures-step-questions = ¿Qué preguntas quedan?
captures-step-questions-help = Esperan hasta su próxima cita.
captures-step-say-back = Con sus palabras: ¿qué sigue, quién lo hace y para cuándo?
captures-step-say-back-help = Dígalo en voz alta y luego escríbalo.

## What can be added

captures-order-referral = Una cita con otro médico
captures-order-imaging = Un estudio de imagen
captures-order-lab = Un análisis de sangre
captures-order-therapy = Terapia
captures-order-equipment = Equipo
captures-order-medicine = Una medicina nueva
captures-change-start = Empezar
captures-change-stop = Dejar
captures-change-change = Cambiar
captures-change-hold = Parar por ahora
captures-next-booked = Ya tiene fecha
captures-next-about = Cerca de un día
captures-next-they-call = Ellos nos llaman
captures-next-none = No hay otra cita
captures-who-calls-me = Llamamos nosotros
captures-who-calls-they = Ellos nos llaman
captures-approval-unknown = No se sabe
captures-approval-needed = Sí, hace falta
captures-approval-asked = Sí, y ya la pidieron
captures-approval-not-needed = No, no hace falta

## Questions

captures-ask-what-referral = ¿Para qué?
captures-ask-what-imaging = ¿Qué estudio, y de qué?
captures-ask-what-lab = ¿Qué análisis?
captures-ask-what-therapy = ¿Qué tipo de terapia?
captures-ask-what-equipment = ¿Qué es?
captures-ask-what-medicine = ¿Cómo se llama?
captures-ask-to-referral = ¿A quién debe ver?
captures-ask-to-imaging = ¿Dónde, si lo sabe?
captures-ask-to-lab = ¿Dónde, si lo sabe?
captures-ask-to-therapy = ¿Con quién, si lo sabe?
captures-ask-to-equipment = ¿Quién lo trae, si lo sabe?
captures-ask-to-medicine = ¿Qué farmacia?
captures-ask-by-day = ¿Para qué día?
captures-ask-who-calls = ¿Quién llama para la cita?
captures-ask-contrast = ¿Con contraste?
captures-ask-approval = ¿El plan tiene que decir que sí antes?
captures-ask-directions = Cómo tomarla, como se lo dijeron
captures-ask-medicine = ¿Qué medicina?
captures-ask-words-as-given = Sus palabras
captures-ask-from-day = ¿Desde qué día?
captures-ask-start = ¿Qué día y a qué hora?
captures-ask-about = ¿Cerca de qué día?
captures-ask-with-whom = ¿Con quién, si no es el mismo consultorio?
captures-ask-who-needs-it = ¿Quién lo necesita?
captures-ask-who-has-it = ¿Quién lo tiene, si no es usted?
captures-ask-must-be-there = ¿Tiene que estar antes de la próxima cita?
captures-ask-spoke-with = ¿Con quién habló?
captures-ask-note = Palabras de la llamada
captures-ask-reason = ¿Qué razón le dieron?
captures-ask-right-phone = El número correcto, si lo tiene
captures-ask-confirm-by = ¿Para qué día?
captures-ask-appeal-by = ¿Cuál es el último día para apelar?
captures-ask-until = ¿Hasta qué día vale ahora?
captures-ask-pickup = ¿Desde qué día se puede recoger?

## What a call can tell of an item

captures-result-booked = Ya tenemos fecha
captures-result-waitlist = Estamos en la lista de espera
captures-result-confirmed = La fecha está confirmada
captures-result-confirm-by = Quieren que la confirmemos
captures-result-discussed = Nos explicaron el resultado
captures-result-med-instructions = Nos dijeron qué hacer con las medicinas
captures-result-ride = Alguien nos lleva a casa
captures-result-extended = Le dieron más tiempo
captures-result-will-send = Lo van a enviar
captures-result-pickup = Podemos recoger una copia
captures-result-carry = Podemos llevarlo
captures-result-form-first = Primero quieren un papel firmado
captures-result-renewed = Ya enviaron la receta nueva

## What happens then

captures-then-reached-done = Queda anotado y sigue el próximo paso.
captures-then-reached-promised = Revisamos un día hábil después de ese día.
captures-then-left-message = Le recordamos que lo intente otra vez.
captures-then-no-answer = Le recordamos que lo intente otra vez.
captures-then-needs-info = Va a su lista de quién necesita qué.
captures-then-refused = Guardamos sus palabras y le mostramos el próximo paso.
captures-then-wrong-number = Anotamos que hay que revisar este número.
captures-then-ask-other = El mismo paso va entonces a ese consultorio.

## How a word of a line was read

captures-word-known = { $name }, ya conocido
captures-word-new = { $name }, nuevo
captures-word-last-day = Último día: { $date }
captures-word-days = Del { $date } al { $date2 }
captures-word-day-or = { $date }, o { $date2 }
captures-word-no-such-day = No existe ese día
captures-word-repeats = Se repite
captures-word-phone = Número de teléfono
captures-word-number = Un número que le dieron
captures-word-about = De qué se trata
captures-word-answer = Una respuesta
captures-word-unread = Guardado como lo escribió

## Half-finished, and saved

captures-kind-visit = Después de una cita
captures-kind-call = Una llamada
captures-kind-line = Una línea
captures-kind-instruction = Lo que se dijo
captures-kind-question = Una pregunta
captures-kind-note = Una nota
captures-saved =
    { $n ->
    [0] La cita queda anotada.
    [one] La cita queda anotada. Hay 1 cosa nueva en su registro.
   *[other] La cita queda anotada. Hay { $n } cosas nuevas en su registro.
}
captures-saved-instruction = Anotado, con quién lo dijo.
captures-saved-question = La pregunta está en su lista.
captures-saved-note = La nota queda guardada.
captures-saved-call = La llamada queda anotada.
