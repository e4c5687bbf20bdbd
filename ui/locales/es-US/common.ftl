### Palabras que comparten pantallas, avisos y línea de comandos: cosas, tipos, estados, respuestas, historia, motivos.

## Things that go from one party to another. `.within` stands in a sentence, `.number` says one or other.

thing-images = imágenes
    .within = las imágenes
    .number = other
thing-report = informe
    .within = el informe
    .number = one
thing-referral = referido
    .within = el referido
    .number = one
thing-renewed-referral = referido nuevo
    .within = el referido nuevo
    .number = one
thing-consult-note = nota de la cita
    .within = la nota de la cita
    .number = one
thing-records = papeles médicos
    .within = los papeles médicos
    .number = other
thing-approval = permiso del plan
    .within = el permiso del plan
    .number = one
thing-results = resultados
    .within = los resultados
    .number = other
thing-summary = resumen del tratamiento
    .within = el resumen del tratamiento
    .number = one
thing-form = papel para firmar
    .within = el papel para firmar
    .number = one
thing-hospital-summary = resumen del hospital
    .within = el resumen del hospital
    .number = one
thing-slides = laminillas
    .within = las laminillas
    .number = other
thing-therapy-plan = plan de terapia
    .within = el plan de terapia
    .number = one
thing-copy = Copia: { $what }

## Kinds

kind-referral = Referido
kind-visit = Cita
kind-imaging = Prueba de imagen
kind-procedure = Procedimiento
kind-pa = Permiso del plan
kind-lab = Análisis de sangre
kind-need = Entrega
kind-medicine = Medicina
kind-therapy = Terapia
kind-document = Papel
kind-task = Por hacer
kind-access = Pedido de papeles
kind-offer = Fecha ofrecida
kind-rebook = Falta fecha nueva
kind-study = Imágenes de un estudio
kind-equipment = Equipo
kind-coverage = Plan de seguro
kind-insurance = Revisión del plan
kind-check = Control planeado
kind-second_opinion = Segunda opinión
kind-clearance = Paso antes de la operación
kind-discharge = Alta del hospital
kind-conflict = Dos respuestas
kind-instruction = Lo que se dijo
kind-question = Pregunta
kind-note = Nota
kind-medlist = Dos listas de medicinas
kind-medstep = Paso con una medicina
kind-party = Oficina
kind-person = Persona
kind-member = Ayudante
kind-event = Lo que pasó
kind-evidence = Archivo
kind-unknown = Otro

## Steps before an operation

clearance-hp = Historia y examen físico
clearance-heart = Revisión del corazón
clearance-lung = Revisión de los pulmones
clearance-dental = Revisión dental
clearance-ecg = Electrocardiograma
clearance-imaging = Imágenes antes de la cirugía
clearance-lab = Análisis de sangre antes de la cirugía
clearance-anesthesia = Llamada de anestesia
clearance-other = Paso antes de la cirugía

## Roles

role-pcp = Doctor de siempre
role-specialist = Especialista
role-facility = Centro de imágenes u hospital
role-hospital = Hospital
role-lab = Laboratorio
role-pharmacy = Farmacia
role-plan = Plan de seguro
role-ship = Ayuda gratis con planes (SHIP)
role-supplier = Tienda de equipo
role-clinic = Clínica
role-records = Oficina de archivos
role-helper = Familia o amistad
who-the-center = el centro
who-your-doctor = su doctor
who-the-specialist = la oficina del especialista
who-the-pharmacy = la farmacia
who-the-pharmacist = la persona de la farmacia
who-nobody = Nadie

## What the engine says where nobody has entered a name, a day or a number

the-office = la oficina
the-plan = el plan
your-plan = su plan
the-person = la persona
no-date = día por fijar
no-number = aún sin saber
no-phone = consultorio
as-on-the-sheet = lo que dice su hoja
none-yet = ninguna todavía
list-usual = lo de siempre (tarjeta, identificación, lista de medicinas)

## Where a thing stands

status-done = Listo
status-cancelled = Cancelado
status-conflict = Dos respuestas
status-unknown = ¿Qué pasó?
status-missed = La fecha ya pasó
status-late = Hágalo hoy
status-blocked = Antes falta algo
status-at_risk = Queda poco tiempo
status-scheduled = Va bien
status-waiting = En espera
status-ready = Ya puede hacerlo
status-in_hand = Usted lo tiene
status-not_booked = Aún sin fecha
status-not-yet = Aún no está
status-received = Ya lo tienen
status-waiting-on = En manos de { $party }
status-waiting-check = En manos de { $party }. Se revisa el { $date }
status-blocked-by = Primero: { $list }

## What came of a call

outcome-reached_done = Ya está hecho
outcome-reached_done-need = Ya lo tienen
outcome-reached_promised = Prometieron un día
outcome-left_message = Dejé un mensaje
outcome-no_answer = Nadie contestó
outcome-needs_info = Antes les hace falta algo
outcome-refused = Dijeron que no
outcome-wrong_number = Número equivocado
outcome-ask_other = Hay que preguntar a otra oficina
outcome-reached_promised-day = ¿Qué día prometieron?
outcome-needs_info-what = ¿Qué les hace falta?
outcome-ask_other-whom = ¿A quién hay que preguntar?

## What a person can log

action-call-made = Ya llamé
action-done = Listo
action-later = Más tarde
action-not-needed = No hace falta
action-give = Pasar a otra persona
action-open = Abrir
action-undo = Deshacer
action-booked = Ya tengo fecha
action-moved = La fecha cambió
action-cancelled = Se canceló
action-missed = No se hizo
action-capture = Anotar lo que se decidió
action-performed = La prueba se hizo
action-need-requested = Ya pedí que lo envíen
action-need-failed = No llegó
action-need-in_hand = Tengo una copia
action-need-received = Ya lo tienen
action-need-received-opened = Ya lo tienen y se abre
action-need-waived = No les hace falta
action-need-carry_agreed = Lo puedo llevar yo
action-need-handed_over = Ya lo entregué
action-need-pickup = Ya lo puedo recoger
action-pa-submitted = Ya lo pidieron al plan
action-pa-approved = El plan dijo que sí
action-pa-denied = El plan dijo que no
action-pa-extended = El plan dio fechas nuevas
action-appeal-filed = Ya apelé
action-appeal-dropped = No voy a apelar
action-referral-received = Ya tienen el referido
action-referral-refused = No lo pueden tomar
action-waitlist-joined = Estoy en la lista de espera
action-waitlist-left = Salí de la lista de espera
action-report-final = El informe ya está
action-result-logged = Tengo el resultado
action-talk-planned = Alguien me lo va a explicar
action-safety_form-done = La hoja de seguridad está lista
action-lab-drawn = Ya sacaron sangre
action-lab-resulted = Ya llegó el resultado
action-ride-confirmed = Ya tengo quien me lleve
action-supplies-have = Ya tengo las cosas
action-med_instructions-logged = Ya me dijeron qué hacer con las medicinas
action-network-checked = Ya pregunté por el plan
ask-day = ¿Qué día?
ask-day-promised = ¿Qué día prometieron?
ask-day-date = ¿Qué día y a qué hora?
ask-day-ready = ¿Desde qué día lo puede recoger?
ask-day-until = ¿Hasta qué día?

## Later

later-today = Hoy más tarde
later-tomorrow = Mañana
later-next-monday = El lunes
later-pick = Elegir un día
later-past-safe = Eso es después del último día seguro, { $date }.

## History: one sentence for each event. Those with `-by`, `-date`, `-note` are used when that is known.

event-call = Se llamó
event-call-party = Llamada a { $party }: { $outcome }
event-call-party-date = Llamada a { $party }: lo prometieron para el { $date }
event-call-note = { $who }: «{ $note }»
event-answer = Respondió al aviso
event-answer-done = Marcado como listo
event-answer-not_needed = Marcado: no hace falta
event-answer-give = Pasó a { $who }
event-snooze = Para más tarde
event-snooze-date = Para más tarde: { $date }
event-booked = Hay fecha
event-booked-date = Hay fecha: { $date }, { $time }
event-moved = La fecha cambió
event-moved-date = La fecha cambió: { $date }, { $time }
event-cancelled = Cancelado
event-missed = No se hizo
event-missed-party = { $party } no vino
event-capture = Cita hecha y anotada
event-performed = Prueba hecha
event-need-requested = Se pidió
event-need-requested-date = Se pidió. Prometido para el { $date }
event-need-failed = No llegó
event-need-in_hand = Usted tiene una copia
event-need-pickup = Se puede recoger una copia
event-need-pickup-date = Se puede recoger una copia desde el { $date }
event-need-carry_agreed = Lo puede llevar usted
event-need-handed_over = Entregado
event-need-handed_over-date = Entregado. Prometido para el { $date }
event-need-received = Ya lo tienen
event-need-received-party = { $party } ya lo tiene
event-need-received-opened = { $party } ya lo tiene y se abre
event-need-waived = No les hace falta
event-pa-submitted = Se pidió al plan
event-pa-submitted-date = Se pidió al plan. Respuesta para el { $date }
event-pa-pended = El plan pide más datos
event-pa-approved = El plan dijo que sí
event-pa-approved-date = El plan dijo que sí: del { $date } al { $date2 }
event-pa-denied = El plan dijo que no
event-pa-denied-date = El plan dijo que no. Último día para apelar: { $date }
event-pa-extended = El plan dio fechas nuevas
event-pa-extended-date = El plan dio más tiempo, hasta el { $date }
event-appeal-filed = Apelación enviada
event-appeal-dropped = Sin apelación
event-referral-received = Llegó el referido
event-referral-received-party = { $party } ya tiene el referido
event-referral-refused = No tomaron el referido
event-referral-refused-party = { $party } no puede tomar el referido
event-referral-redirected = El referido va a otro doctor
event-waitlist-joined = En la lista de espera
event-waitlist-left = Fuera de la lista de espera
event-report-final = El informe ya está
event-talk-planned = Alguien va a explicar el resultado
event-result-logged = Ya está el resultado
event-safety_form-done = Hoja de seguridad lista
event-lab-drawn = Sacaron sangre
event-lab-resulted = Llegó el resultado del análisis
event-ride-confirmed = Ya hay quien le lleve
event-supplies-have = Ya compró las cosas
event-med_instructions-logged = Dijeron qué hacer con las medicinas
event-network-checked = Se preguntó si toman el plan
event-need-blocked = Piden antes un papel con firma
event-release_form-signed = El permiso para enviar ya tiene firma
event-result-discussed = Ya le explicaron el resultado
event-followup-booked = La otra prueba ya tiene fecha
event-followup-declined = Dicen que la otra prueba no hace falta
event-option-declined = Usted no quiere algo antes
event-confirm-requested = Piden confirmar la cita
event-confirm-requested-date = Piden confirmar la cita a más tardar el { $date }
event-visit-confirmed = La cita está confirmada
event-forms-done = Los papeles están llenos
event-offer-received = Ofrecieron otra fecha
event-offer-accepted = Se tomó la fecha ofrecida
event-offer-declined = Se dejó pasar la fecha ofrecida
event-refill-requested = Se pidió surtir la medicina
event-refill-requested-date = Se pidió surtir la medicina. Prometido para el { $date }
event-refill-picked_up = Se recogió la medicina
event-rx-renewed = Se envió una receta nueva
event-pa-not_required = No hace falta pedirlo al plan
event-pa-void = El permiso ya no vale
event-appeal-decided = El plan respondió a la apelación
event-order-changed = La orden cambió
event-refill-ready = Ya se puede recoger
event-rx-not_covered = El plan no pagó
event-rx-filled = Ya se surtió
event-rx-changed = El doctor cambió la receta
event-exception-approved = El plan sí va a pagar
event-rx-visit_needed = El doctor tiene que verle primero
event-medicine-told = Le dijeron algo sobre una medicina
event-list-reconciled = Las dos listas ya coinciden
event-conflict-detected = Dos oficinas dijeron cosas distintas
event-conflict-resolved = Ya hay una sola respuesta
event-anoc-logged = Llegó la carta anual del plan
event-review-booked = Hay cita para revisar el plan
event-review-done = Se revisó el plan
event-candidate-added = Se anotaron planes para ver
event-plan-kept = Se queda con su plan
event-plan-enrolled = Se inscribió en un plan
event-enrollment-confirmed = El nuevo plan ya le tiene
event-offices-updated = Todas las oficinas tienen la tarjeta nueva
event-plan-problem = Se anotó un problema con el plan
event-discharged = De vuelta del hospital
event-contact-logged = El equipo médico habló con usted
event-papers-have = Tiene los papeles del hospital
event-pending-done = Los exámenes pendientes están listos
event-equipment-accepted = El proveedor aceptó la orden
event-delivered = Se entregó
event-equipment-set_up = Está instalado y en uso
event-trial-done = Se hizo la cita de revisión del aparato
event-equipment-owned = Ahora es suyo
event-equipment-returned = Se devolvió
event-therapy-visited = Hubo una cita de terapia
event-auth-extended = El plan permitió más citas
event-therapy-ended = La terapia terminó
event-clearance-done = Este paso está hecho
event-clearance-received = La oficina del cirujano lo tiene
event-prep-started = Empezó la preparación
event-opinion-received = Llegó la opinión
event-opinion-shared = Su equipo tiene la opinión
event-question-asked = Se hizo la pregunta
event-question-answered = La pregunta tiene respuesta
event-check-moved = El equipo médico puso otro día
event-summary-have = Tiene el resumen del tratamiento
event-summary-at_pcp = Su doctor tiene el resumen del tratamiento
event-sample-rejected = El laboratorio necesita otra muestra
event-visit-arrived = Ya llegó
event-access-received = Llegaron sus papeles médicos
event-nudge-sent = Se lo avisamos
event-nudge-sent-party = Le avisamos a { $who }
event-slept = La computadora estuvo apagada
event-slept-date = La computadora estuvo apagada del { $date } al { $date2 }
event-created = Agregado
event-created-import = Leído de un archivo
event-changed = Cambiado
event-discarded = Enviado a la papelera
event-restored = Sacado de la papelera
event-other = Se anotó algo

## Who made an entry

by-you = Usted
by-import = Un archivo
by-engine = Esta aplicación

## Why: one plain sentence

why-needed-by = { $to } necesita { $what } para el { $date }, y puede tardar { $n ->
    [one] { $n } día de trabajo
   *[other] { $n } días de trabajo
} en llegar.
why-failed-by = La última vez no llegó, y { $to } necesita { $what } para el { $date }.
why-failed = La última vez no llegó: { $what }.
why-promise-passed = Le prometieron { $what } a { $to } para el { $date }, y ese día ya pasó.
why-copy-for-file = Es una copia para el archivo, así que la cita puede seguir sin ella.
why-referral-ends = El permiso de referido vale hasta el { $date }, pero la cita es el { $date2 }.
why-approval-window = La aprobación vale del { $date } al { $date2 }, pero la fecha es el { $date3 }.
why-not-in-order = Está para el { $date }, y esto aún no está en orden: { $list }.
why-last-safe-day = El último día seguro para empezar es el { $date }.
why-last-safe-day-passed = El último día seguro fue el { $date }, pero todavía hay una salida.
why-ready-until = Puede hacerlo ahora, y el último día seguro para empezar es el { $date }.
why-set-for = Está para el { $date }, y todo lo que necesita va a tiempo.
why-referral-closes = El referido se cierra cuando { $party } tiene la nota.
why-you-call = { $party } espera su llamada.
why-office-quiet = { $party } dijo que llamaría, y aún no hay fecha.
why-referral-sent = El referido se escribió el { $date }, y solo { $party } puede decir si llegó.
why-denied = El plan dijo que no, y puede pedirlo otra vez hasta el { $date }.
why-denied-open = El plan dijo que no, y puede pedirlo otra vez.
why-decision-due = El plan debe contestar para el { $date }.
why-not-asked = Nadie ha dicho todavía que se le preguntó al plan.
why-supply-until = Tiene suficiente hasta el { $date }.
why-receivers-open = Nadie ha elegido todavía quién recibe las imágenes y el informe.
why-result-not-discussed = El informe ya está, y nadie lo ha revisado con usted todavía.
why-form-open = { $item } es el { $date }, y falta una hoja por llenar.
why-visit = { $item } es el { $date }.
why-day = El día para esto es el { $date }.
why-open = Esto sigue abierto: { $item }.
why-due = Esto es para el { $date }.
why-snoozed = Usted lo dejó para el { $date }.
why-backup = { $name } no ha contestado todavía.
why-away = La computadora estuvo apagada un tiempo.
why-date-passed = La fecha { $date } ya pasó, y nadie ha dicho qué ocurrió.
why-missed = No se hizo, así que una nueva fecha es el próximo paso.
why-blocked-by = Esto puede empezar cuando esté hecho: { $list }.
why-waiting-until = { $party } lo tiene ahora, y lo revisamos el { $date }.
why-waiting = { $party } lo tiene ahora.
why-not-done-yet = Primero hay que hacer el examen, el { $date }.
why-not-done-yet-open = Primero hay que hacer el examen.
why-status-done = Esto está hecho.
why-status-cancelled = Esto se canceló.
why-status-conflict = Dos oficinas dijeron cosas distintas, y una debe decir qué vale.
why-status-unknown = Su día ya pasó, y nadie ha dicho qué ocurrió.
why-status-missed = El último día seguro ya pasó, pero todavía hay una salida.
why-status-late = El último día seguro ya pasó, así que hágalo hoy.
why-status-at-risk = Queda poco tiempo.
why-status-scheduled = Todo lo que necesita va a tiempo.
why-status-ready = Puede hacerlo ahora.
why-status-in-hand = Usted tiene una copia, así que llévela.
why-status-not-booked = Todavía no hay fecha.

## What could not be used in a file

problem-empty = El archivo no tiene nada.
problem-truncated = El archivo se corta a la mitad. Consígalo otra vez de donde vino.
problem-malformed = Esta parte no se pudo leer.
problem-unknown-format = Aún no podemos leer este tipo de archivo. Se guarda.
problem-too-large = Es muy grande para leerlo.
problem-bad-date = Esta fecha no tiene sentido.
problem-missing = Falta una parte que hace falta.
problem-not-used = Se leyó, pero no hay nada que hacer.
problem-reader-died = Este archivo es demasiado grande o raro para leerlo sin riesgo. Queda guardado; puede ponerlo en su lugar a mano.
problem-reader-silent = Leer este archivo tardó demasiado. Queda guardado; puede ponerlo en su lugar a mano.
problem-not-read = La parte de la app que lee archivos no arrancó. El archivo queda guardado. Reinicie la app y tráigalo de nuevo.
problem-not-opened = No se pudo abrir este archivo. Vea si usted puede leerlo y tráigalo de nuevo.

## Questions about a proposal

question-is_it_a_visit = ¿El { $date } es una cita con { $party }?
question-is_it_a_visit-plain = ¿El { $date } es una cita?
question-is_it_a_visit-yes = Sí, es una cita
question-is_it_a_visit-no = No, solo es el último día
question-please-check = Por favor, revise

## Proposals in one sentence

proposal-imaging = Prueba: { $what }
proposal-need = A { $to } le hace falta { $what } para el { $date }
proposal-need-open = A { $to } le hace falta { $what }
proposal-need-from = A { $to } le hace falta { $what } de { $from }
proposal-visit = Cita con { $party } el { $date }
proposal-visit-open = Cita con { $party }
proposal-referral = { $from } pide a { $to } que le vea
proposal-party = Oficina: { $party }

## Values

value-yes = Sí
value-no = No
value-not-known = No se sabe

## Days and times

weekday-1 = lun
weekday-2 = mar
weekday-3 = mié
weekday-4 = jue
weekday-5 = vie
weekday-6 = sáb
weekday-7 = dom
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sep
month-10 = oct
month-11 = nov
month-12 = dic
day-form = { $weekday } { $day } { $month }
day-form-year = { $weekday } { $day } { $month } { $year }
date-form = { $day } { $month }
date-form-year = { $day } { $month } { $year }
time-am = { $clock } a. m.
time-pm = { $clock } p. m.
time-two-zones = { $time } en { $city } ({ $reader } para usted)
weekday-and-time = { $weekday } { $time }
date-and-time = { $date }, { $time }
phone-extension = { $number }, ext. { $extension }
