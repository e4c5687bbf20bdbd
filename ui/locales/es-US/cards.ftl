### Hojas para llamadas: qué decir, preguntar y anotar, por número de hoja.

## Lines that every card may show

card-say-back = Entonces lo envían a más tardar el { $date } a { $fax }. ¿Es así?
card-say-back-by = Entonces lo envían a más tardar el { $date }. ¿Es así?
card-say-back-plain = Entonces este es el siguiente paso y este es el día. ¿Es así?
card-close = ¿Me da su nombre? Si no llega, ¿por quién pregunto?
card-permission-form = Mi nombre está en el permiso con firma del { $date }.
card-permission-verbal = { $person } está aquí conmigo para decir que sí.
card-permission-none = { $party } no puede hablar con usted sin { $init }. en la línea o un permiso firmado.
card-conflict-medicine = No cambie ninguna medicina por su cuenta. Si está cerrado, llame a la línea de guardia.
card-interpreter = ¿Quiere hablar en español? Pida un intérprete. Es gratis.
card-phone-missing = Aún no hay número. Mire la tarjeta, la carta o la orden.
card-fax-missing = el fax que ustedes tienen

## Reference numbers to have ready, by kind of item

number-referral = Número del referido
number-visit = Número de la cita
number-imaging = Número de la orden
number-procedure = Número de la orden
number-pa = Número del permiso
number-lab = Número de la orden del análisis
number-need = Número del pedido
number-medicine = Número de la receta
number-therapy = Número del permiso
number-document = Número del papel
number-study = Número del estudio
number-equipment = Número del pedido
number-coverage = Número de miembro
number-insurance = Número del plan
number-check = Número de la orden
number-second_opinion = Número del caso
number-clearance = Número de la orden
number-discharge = Número de la estancia
number-conflict = Número
number-instruction = Número
number-question = Número
number-note = Número
number-medlist = Número
number-medstep = Número
number-task = Número
number-access = Número del pedido
number-offer = Número de la oferta
number-rebook = Número

## Texts for a locked screen: no names, no offices, no tests, no medicines. $init is one letter.

lock-L1 = Hoy tiene que hacer una llamada.
lock-L1-relative = Tiene que hacer una llamada para { $init }.
lock-L2 = Viene una cita. Abra para ver qué llevar.
lock-L2-relative = { $init }. tiene una cita que viene.
lock-L3 = Hay algo que preparar. Abra para ver los pasos.
lock-L3-relative = Hay algo que preparar para { $init }.
lock-L4 = Puede que algo no haya llegado. Abra para ver.
lock-L4-relative = Puede que algo no haya llegado para { $init }.
lock-L5 = Hay que elegir antes de una fecha. Abra para ver.
lock-L5-relative = Hay que elegir algo para { $init }. antes de una fecha.
lock-L6 = ¿Cómo le fue? Toque para anotar lo que dijeron.
lock-L6-relative = ¿Cómo le fue a { $init }?
lock-L7 = Mientras no estaba: hay una lista corta.
lock-L7-relative = Mientras no estaba: hay una lista corta.
lock-L8 = Por favor, revise una cosa de su lista.
lock-L8-relative = Por favor, revise una cosa para { $init }.
lock-more = { $lock } (+{ $n } más)

## C-BOOK

C-BOOK-name = Pedir una cita
C-BOOK-say = Soy { $me } y llamo por { $person }; nació el { $dob }. { $pcp } nos envió el { $date }. Quiero pedir una cita.
C-BOOK-say-self = Soy { $person }; nací el { $dob }. { $pcp } me envió el { $date }. Quiero pedir una cita.
C-BOOK-say-plain = Soy { $me } y llamo por { $person }; nació el { $dob }. Quiero pedir una cita.
C-BOOK-say-self-plain = Soy { $person }; nací el { $dob }. Quiero pedir una cita.
C-BOOK-ask-1 = ¿Tienen el referido?
C-BOOK-ask-2 = ¿Cuál es la primera fecha libre?
C-BOOK-ask-3 = ¿Hay una lista de espera?
C-BOOK-ask-4 = ¿Qué les debe llegar antes de la cita, y para cuándo?
C-BOOK-ask-5 = ¿Qué debemos llevar?
C-BOOK-ask-6 = ¿Toman { $plan }?
C-BOOK-write-1 = Fecha
C-BOOK-write-2 = Hora
C-BOOK-write-3 = Lugar
C-BOOK-write-4 = Con quién habló
C-BOOK-write-5 = Qué les hace falta y para cuándo

## C-RECV

C-RECV-name = Preguntar si llegó
C-RECV-say = ¿Puede ver si { $what-number ->
        [other] { $what } de { $from } ya están
       *[one] { $what } de { $from } ya está
    } en el expediente de { $person }?
C-RECV-ask-1 = ¿Está allí?
C-RECV-ask-2 = Si son imágenes: ¿se abren?
C-RECV-ask-3 = Si no, ¿a qué dirección o fax hay que enviar?
C-RECV-ask-4 = Luego: ¿puedo pedir o confirmar la cita?
C-RECV-write-1 = Sí o no
C-RECV-write-2 = Fecha en que lo vieron
C-RECV-write-3 = Nombre
C-RECV-write-4 = Dirección o fax correcto

## C-SEND

C-SEND-name = Pedir un envío
C-SEND-say = Por favor, envíe { $what } a { $to }. Les hace falta para el { $date }.
C-SEND-say-no-date = Por favor, envíe { $what } a { $to }.
C-SEND-ask-1 = ¿Cómo lo van a enviar?
C-SEND-ask-2 = ¿Qué día?
C-SEND-ask-3 = ¿Les hace falta un permiso con firma?
C-SEND-ask-4 = ¿Me da una prueba o un número?
C-SEND-write-1 = Forma de envío
C-SEND-write-2 = Día prometido
C-SEND-write-3 = Nombre
C-SEND-write-4 = Número

## C-RESEND

C-RESEND-name = Pedir otro envío
C-RESEND-say = { $to } no tiene { $what }. ¿Puede ver a dónde se envió?
C-RESEND-ask-1 = ¿Qué fax o dirección usaron?
C-RESEND-ask-2 = ¿Lo pueden enviar hoy otra vez, de otra forma?
C-RESEND-ask-3 = ¿Me da una copia para mí?
C-RESEND-write-1 = Qué salió mal
C-RESEND-write-2 = Día nuevo
C-RESEND-write-3 = Número

## C-CARRY

C-CARRY-name = Conseguir una copia para llevar
C-CARRY-say = Ya se envió dos veces. Quiero recoger una copia.
C-CARRY-ask-1 = ¿Cuándo la puedo recoger?
C-CARRY-ask-2 = ¿Qué identificación llevo?
C-CARRY-ask-3 = (A quien recibe:) ¿Toman un disco o un enlace del portal?
C-CARRY-ask-4 = ¿Lo pueden abrir antes de la cita?
C-CARRY-write-1 = Día para recoger
C-CARRY-write-2 = Tipo de copia
C-CARRY-write-3 = Quién dijo que sí

## C-COPY

C-COPY-name = Preguntar por una copia
C-COPY-say = ¿Les llegó una copia de { $what } de { $from } para { $person }?
C-COPY-ask-1 = ¿Está en el expediente?
C-COPY-ask-2 = ¿Ya lo vio { $pcp }?
C-COPY-write-1 = Sí o no
C-COPY-write-2 = Fecha

## C-ROI

C-ROI-name = Pedir el permiso para enviar
C-ROI-say = ¿Qué permiso les hace falta para enviar { $what } a { $to }?
C-ROI-ask-1 = ¿Se puede firmar por internet?
C-ROI-ask-2 = ¿Cuánto tarda?
C-ROI-ask-3 = ¿Cuesta algo?
C-ROI-write-1 = Nombre del permiso
C-ROI-write-2 = A dónde enviarlo
C-ROI-write-3 = Hasta cuándo vale

## C-ACCESS

C-ACCESS-name = Pedir sus papeles
C-ACCESS-say = Pedí mis propios papeles el { $date }.
C-ACCESS-ask-1 = ¿Ya están?
C-ACCESS-ask-2 = Si no, ¿me van a escribir por qué y para cuándo?
C-ACCESS-write-1 = Respuesta
C-ACCESS-write-2 = Fecha nueva
C-ACCESS-write-3 = Nombre

## C-VISITGAP

C-VISITGAP-name = Falta algo para la cita
C-VISITGAP-say = Aún no llegó esto: { $what }. La cita es el { $day }.
C-VISITGAP-ask-1 = ¿Lo puedo llevar yo?
C-VISITGAP-ask-2 = ¿Sirve la cita aunque falte?
C-VISITGAP-ask-3 = ¿O es mejor otra fecha, y cuál sería?
C-VISITGAP-write-1 = Lo que se eligió
C-VISITGAP-write-2 = Nombre
C-VISITGAP-write-3 = Fecha nueva, si hay

## C-PCPREF

C-PCPREF-name = Cambiar el referido
C-PCPREF-say = El referido para { $spec } necesita un cambio.
C-PCPREF-ask-1 = ¿Lo pueden renovar o enviar a otro lugar?
C-PCPREF-ask-2 = ¿Qué número y qué fechas va a tener?
C-PCPREF-ask-3 = ¿Lo envían a { $spec } y al plan?
C-PCPREF-write-1 = Número
C-PCPREF-write-2 = Primer y último día
C-PCPREF-write-3 = A quién se envió

## C-WAIT

C-WAIT-name = Preguntar por fechas antes
C-WAIT-say = Estoy en la lista de espera. ¿Hay algo antes?
C-WAIT-ask-1 = ¿Otro doctor u otro lugar?
C-WAIT-ask-2 = ¿Hay lista para avisos de última hora?
C-WAIT-ask-3 = ¿Puede { $pcp } enviar una consulta por escrito?
C-WAIT-write-1 = Respuesta
C-WAIT-write-2 = Cómo responder a una oferta

## C-OFFER

C-OFFER-name = Responder a la oferta
C-OFFER-say = Quiero tomar (o dejar pasar) la fecha.
C-OFFER-ask-1 = ¿Qué deben tener antes de ese día?
C-OFFER-ask-2 = ¿Lo puedo llevar yo?
C-OFFER-ask-3 = ¿Cancelan la fecha de antes?
C-OFFER-write-1 = Fecha nueva
C-OFFER-write-2 = Qué aceptan
C-OFFER-write-3 = Si cancelaron la fecha de antes

## C-PLAN

C-PLAN-name = Preguntar a su plan
C-PLAN-say = Llamo por { $item }, número { $ref }.
C-PLAN-say-no-number = Llamo por { $item }.
C-PLAN-ask-1 = ¿Cómo va?
C-PLAN-ask-2 = ¿Qué falta y quién lo debe enviar?
C-PLAN-ask-3 = ¿Para qué día deciden?
C-PLAN-ask-4 = ¿Se puede hacer más rápido si el doctor lo pide?
C-PLAN-write-1 = Cómo va
C-PLAN-write-2 = Número
C-PLAN-write-3 = Nombre
C-PLAN-write-4 = Hora de la llamada

## C-PAASK

C-PAASK-name = Preguntar por el permiso del plan
C-PAASK-say = ¿Hace falta el sí del plan para { $item }? ¿Ya lo pidieron?
C-PAASK-ask-1 = ¿Qué día lo pidieron?
C-PAASK-ask-2 = ¿Qué número?
C-PAASK-ask-3 = ¿Normal o rápido?
C-PAASK-ask-4 = ¿Qué lugar y qué código de prueba?
C-PAASK-write-1 = Día
C-PAASK-write-2 = Número
C-PAASK-write-3 = Fecha de respuesta

## C-PAEXT

C-PAEXT-name = Arreglar el permiso del plan
C-PAEXT-say = El permiso { $ref } no va con la fecha o el lugar.
C-PAEXT-say-no-number = El permiso no va con la fecha o el lugar.
C-PAEXT-ask-1 = ¿Se puede alargar o cambiar por teléfono?
C-PAEXT-ask-2 = ¿Cuál es el nuevo primer y último día?
C-PAEXT-ask-3 = ¿Qué lugar?
C-PAEXT-write-1 = Fechas nuevas
C-PAEXT-write-2 = Lugar
C-PAEXT-write-3 = Número

## C-DENY

C-DENY-name = Hablar del no del plan
C-DENY-say = El plan dijo que no a { $item }. La carta es del { $date }.
C-DENY-ask-1 = ¿Por qué?
C-DENY-ask-2 = ¿Puede el doctor hablar con el doctor del plan?
C-DENY-ask-3 = ¿Cuál es el último día para apelar?
C-DENY-ask-4 = ¿Se puede apelar por la vía rápida?
C-DENY-ask-5 = ¿Quién envía la carta?
C-DENY-write-1 = Motivo
C-DENY-write-2 = Último día
C-DENY-write-3 = Quién hace qué

## C-IMGBOOK

C-IMGBOOK-name = Pedir fecha para la prueba
C-IMGBOOK-say = Tengo una orden de { $office } para { $item }. El número del permiso es { $ref }.
C-IMGBOOK-say-no-number = Tengo una orden de { $office } para { $item }.
C-IMGBOOK-ask-1 = ¿Toman { $plan }?
C-IMGBOOK-ask-2 = ¿Hay fecha antes del { $date }?
C-IMGBOOK-ask-3 = ¿Hay que preparar algo, un análisis o un papel?
C-IMGBOOK-ask-4 = ¿Cómo envían las imágenes y cuántos días tarda?
C-IMGBOOK-ask-5 = ¿Me puedo ir con una copia?
C-IMGBOOK-write-1 = Fecha
C-IMGBOOK-write-2 = Hoja para prepararse
C-IMGBOOK-write-3 = Forma de envío

## C-SAFETY

C-SAFETY-name = Revisar la lista de seguridad
C-SAFETY-say = Quiero revisar la lista de seguridad antes del { $day }.
C-SAFETY-ask-1 = (Lea sus alergias, riñones, implantes, metal, embarazo, medicinas.)
C-SAFETY-ask-2 = ¿Cambia esto algo del plan?
C-SAFETY-ask-3 = ¿Quién le avisa a mi doctor?
C-SAFETY-write-1 = Qué dijeron
C-SAFETY-write-2 = Quién decide

## C-REPORT

C-REPORT-name = Pedir el informe
C-REPORT-say = Me hicieron { $item } el { $date }. ¿Ya está el informe final?
C-REPORT-ask-1 = ¿Cuándo?
C-REPORT-ask-2 = ¿A quién se envió?
C-REPORT-ask-3 = ¿Lo puedo ver en el portal?
C-REPORT-write-1 = Final, sí o no
C-REPORT-write-2 = A quién se envió

## C-TALK

C-TALK-name = Preguntar quién explica el resultado
C-TALK-say = El informe ya está. ¿Quién va a hablar con nosotros?
C-TALK-ask-1 = ¿Quién, cuándo, por teléfono o en una cita?
C-TALK-ask-2 = Si hay que hacer algo pronto, ¿cómo nos avisan?
C-TALK-write-1 = Nombre
C-TALK-write-2 = Fecha

## C-FOLLOW

C-FOLLOW-name = Preguntar por la otra prueba
C-FOLLOW-say = El informe habla de otra prueba más tarde.
C-FOLLOW-ask-1 = ¿Hace falta?
C-FOLLOW-ask-2 = ¿Quién la pide?
C-FOLLOW-ask-3 = ¿Para cuándo?
C-FOLLOW-write-1 = Respuesta
C-FOLLOW-write-2 = Nombre
C-FOLLOW-write-3 = Fecha

## C-LAB

C-LAB-name = Preguntar por el análisis
C-LAB-say = Me hace falta el análisis de sangre para { $item }.
C-LAB-ask-1 = ¿Con cita o sin cita?
C-LAB-ask-2 = ¿Hay que ir sin comer?
C-LAB-ask-3 = ¿Cuándo está el resultado?
C-LAB-ask-4 = ¿Se lo envían a { $to }?
C-LAB-write-1 = Lugar
C-LAB-write-2 = Horario
C-LAB-write-3 = Día del resultado

## C-REBOOK

C-REBOOK-name = Pedir otra fecha
C-REBOOK-say = No fuimos el { $day }. Queremos otra fecha.
C-REBOOK-ask-1 = ¿Cuál es la próxima fecha libre?
C-REBOOK-ask-2 = ¿Hay lista de espera?
C-REBOOK-ask-3 = ¿Cuesta algo?
C-REBOOK-ask-4 = ¿El referido y el permiso sirven aún ese día?
C-REBOOK-write-1 = Fecha nueva

## C-CONFIRM

C-CONFIRM-name = Confirmar la cita
C-CONFIRM-say = Confirmo la cita del { $day }, { $time }.
C-CONFIRM-ask-1 = ¿Hay que llevar o hacer algo antes?
C-CONFIRM-write-1 = Nombre

## C-RIDE

C-RIDE-name = Buscar quien le acompañe
C-RIDE-say = Necesito que un adulto me acompañe el { $day }, { $time }.
C-RIDE-ask-1 = ¿Se puede quedar y volver a casa conmigo?
C-RIDE-write-1 = Nombre
C-RIDE-write-2 = Teléfono
C-RIDE-write-3 = Hora de recoger

## C-MEDASK

C-MEDASK-name = Preguntar por sus medicinas
C-MEDASK-say = Quiero leerle mi lista de medicinas.
C-MEDASK-ask-1 = ¿Cuáles tomo, cuáles no, desde qué día y cuándo empiezo otra vez?
C-MEDASK-ask-2 = ¿Quién está de acuerdo con esto?
C-MEDASK-ask-3 = ¿Me lo da por escrito?
C-MEDASK-write-1 = Sus palabras
C-MEDASK-write-2 = Nombre
C-MEDASK-write-3 = Fecha
C-MEDASK-write-4 = La aplicación guarda las palabras como se dijeron

## C-PREOP

C-PREOP-name = Preguntar qué falta antes de la operación
C-PREOP-say = ¿Qué pasos faltan para el { $date }?
C-PREOP-ask-1 = ¿Qué se debe hacer en los 30 días de antes?
C-PREOP-ask-2 = ¿A dónde van los resultados?
C-PREOP-ask-3 = ¿Para qué día?
C-PREOP-write-1 = Lista con fechas

## C-RX

C-RX-name = Pedir más de una medicina
C-RX-say = Quiero surtir otra vez una medicina.
C-RX-ask-1 = ¿Cuándo está lista?
C-RX-ask-2 = ¿Quedan más surtidos?
C-RX-write-1 = Día en que está lista
C-RX-write-2 = Surtidos que quedan

## C-RENEW

C-RENEW-name = Pedir una receta nueva
C-RENEW-say = No quedan más surtidos. Nos alcanza hasta el { $date }.
C-RENEW-ask-1 = ¿Envían una receta nueva a { $pharmacy }?
C-RENEW-ask-2 = ¿Hace falta una cita antes?
C-RENEW-write-1 = Día en que se envió

## C-RXPLAN

C-RXPLAN-name = Preguntar por el pago de una medicina
C-RXPLAN-say = El plan no pagó una medicina.
C-RXPLAN-ask-1 = ¿Me pueden dar algo para los primeros días?
C-RXPLAN-ask-2 = ¿Cómo pido una excepción?
C-RXPLAN-ask-3 = ¿Qué debe enviar el doctor que la recetó?
C-RXPLAN-write-1 = Fechas
C-RXPLAN-write-2 = Número

## C-MEDLIST

C-MEDLIST-name = Arreglar la lista de medicinas
C-MEDLIST-say = Tengo dos listas que no son iguales.
C-MEDLIST-ask-1 = (Lea las dos.)
C-MEDLIST-ask-2 = ¿Cuál es la correcta?
C-MEDLIST-ask-3 = ¿Quién arregla la otra lista?
C-MEDLIST-write-1 = Sus palabras
C-MEDLIST-write-2 = Nombre

## C-PT

C-PT-name = Buscar un terapeuta
C-PT-say = { $spec } pidió terapia.
C-PT-ask-1 = ¿Con quién les gusta trabajar?
C-PT-ask-2 = ¿Está en la red?
C-PT-ask-3 = ¿Cuántas citas?
C-PT-ask-4 = ¿Envían el plan y las notas a { $spec } y a { $pcp }?
C-PT-write-1 = Clínica
C-PT-write-2 = Primera fecha
C-PT-write-3 = Citas permitidas

## C-DME

C-DME-name = Preguntar por su equipo
C-DME-say = ¿Cuándo llega { $item }?
C-DME-ask-1 = ¿Qué falta?
C-DME-ask-2 = ¿Quién lo debe enviar?
C-DME-ask-3 = ¿A qué hora lo entregan?
C-DME-write-1 = Día
C-DME-write-2 = Horas de entrega

## C-SHIP

C-SHIP-name = Pedir ayuda para comparar planes
C-SHIP-say = Quiero ayuda para comparar planes.
C-SHIP-ask-1 = Lleve los nombres de sus doctores y de su farmacia. Lleve su lista de medicinas y la carta del plan.
C-SHIP-write-1 = Fecha
C-SHIP-write-2 = Nombre

## C-NET

C-NET-name = Preguntar si toman el plan
C-NET-say = ¿Van a tomar { $plan } en { $year }?
C-NET-ask-1 = ¿En todos sus lugares?
C-NET-ask-2 = ¿También el hospital y el laboratorio?
C-NET-write-1 = Sí o no
C-NET-write-2 = Nombre
C-NET-write-3 = Fecha

## C-NEWPLAN

C-NEWPLAN-name = Dar el plan nuevo
C-NEWPLAN-say = Tengo un plan nuevo desde el { $date }.
C-NEWPLAN-ask-1 = ¿Les hace falta un referido o permiso nuevo para el { $date2 }?
C-NEWPLAN-write-1 = Respuesta

## C-DISCH

C-DISCH-name = Llamar después del hospital
C-DISCH-say = { $person } volvió del hospital el { $date }.
C-DISCH-ask-1 = ¿Puede ser una cita entre 7 y 14 días?
C-DISCH-ask-2 = ¿Tienen los papeles del hospital?
C-DISCH-ask-3 = ¿Quién revisa las medicinas?
C-DISCH-write-1 = Fecha
C-DISCH-write-2 = Nombre

## C-PENDING

C-PENDING-name = Preguntar por pruebas sin resultado
C-PENDING-say = ¿Faltaba algún resultado cuando salimos?
C-PENDING-ask-1 = ¿Cuál?
C-PENDING-ask-2 = ¿Quién lo mira?
C-PENDING-ask-3 = ¿Quién nos avisa y cuándo?
C-PENDING-write-1 = Prueba
C-PENDING-write-2 = Quién la tiene
C-PENDING-write-3 = Fecha

## C-CONFLICT

C-CONFLICT-name = Pedir que dos oficinas se pongan de acuerdo
C-CONFLICT-say = Dos oficinas nos dijeron cosas distintas. Por favor, hablen entre sí y llámennos antes de { $time }.
C-CONFLICT-ask-1 = ¿Quién decide?
C-CONFLICT-ask-2 = ¿Cuál es la única respuesta?
C-CONFLICT-ask-3 = ¿Me la da por escrito?
C-CONFLICT-write-1 = La única respuesta
C-CONFLICT-write-2 = Quién la dio
C-CONFLICT-write-3 = Hora

## The next step, where no nudge has spoken of it yet

step-task = { $item }
step-unknown = Diga qué pasó: { $item }
step-body-safe-until = El último día seguro para empezar es el { $date }.
step-body-owed = Ahora le toca a { $to }. Una llamada puede ayudar.
step-body-open = Esto aún está abierto.
step-body-unknown = El día ya pasó. Por favor, diga qué pasó.
step-C-BOOK = Llame a { $office }: pedir una cita
step-C-RECV = Llame a { $office }: preguntar si llegó ({ $item })
step-C-SEND = Llame a { $office }: pedir un envío ({ $item })
step-C-RESEND = Llame a { $office }: pedir otro envío ({ $item })
step-C-CARRY = Llame a { $office }: conseguir una copia para llevar ({ $item })
step-C-COPY = Llame a { $office }: preguntar por una copia ({ $item })
step-C-ROI = Llame a { $office }: pedir el permiso para enviar
step-C-ACCESS = Llame a { $office }: pedir sus papeles
step-C-VISITGAP = Llame a { $office }: falta algo para la cita ({ $item })
step-C-PCPREF = Llame a { $office }: cambiar el referido
step-C-WAIT = Llame a { $office }: preguntar por fechas antes
step-C-OFFER = Llame a { $office }: responder a la oferta
step-C-PLAN = Llame a { $office }: preguntar a su plan ({ $item })
step-C-PAASK = Llame a { $office }: preguntar por el permiso del plan ({ $item })
step-C-PAEXT = Llame a { $office }: arreglar el permiso del plan ({ $item })
step-C-DENY = Llame a { $office }: hablar del no del plan ({ $item })
step-C-IMGBOOK = Llame a { $office }: pedir fecha para la prueba ({ $item })
step-C-SAFETY = Llame a { $office }: revisar la lista de seguridad
step-C-REPORT = Llame a { $office }: pedir el informe ({ $item })
step-C-TALK = Llame a { $office }: preguntar quién explica el resultado ({ $item })
step-C-FOLLOW = Llame a { $office }: preguntar por la otra prueba ({ $item })
step-C-LAB = Llame a { $office }: preguntar por el análisis ({ $item })
step-C-REBOOK = Llame a { $office }: pedir otra fecha
step-C-CONFIRM = Llame a { $office }: confirmar la cita
step-C-RIDE = Buscar quien le acompañe
step-C-MEDASK = Llame a { $office }: preguntar por sus medicinas
step-C-PREOP = Llame a { $office }: preguntar qué falta antes de la operación
step-C-RX = Llame a { $office }: pedir más de una medicina
step-C-RENEW = Llame a { $office }: pedir una receta nueva
step-C-RXPLAN = Llame a { $office }: preguntar por el pago de una medicina
step-C-MEDLIST = Llame a { $office }: arreglar la lista de medicinas
step-C-PT = Llame a { $office }: buscar un terapeuta
step-C-DME = Llame a { $office }: preguntar por su equipo ({ $item })
step-C-SHIP = Llame a { $office }: pedir ayuda para comparar planes
step-C-NET = Llame a { $office }: preguntar si toman el plan
step-C-NEWPLAN = Llame a { $office }: dar el plan nuevo
step-C-DISCH = Llame a { $office }: llamar después del hospital
step-C-PENDING = Llame a { $office }: preguntar por pruebas sin resultado
step-C-CONFLICT = Llame a { $office }: pedir que dos oficinas se pongan de acuerdo
