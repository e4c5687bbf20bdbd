### Avisos: títulos y textos por número de regla.
### `$x-number` llega con cada `$x` que es una palabra del catálogo o una hora: `one` u `other`.


## Referral

N-REF-01-title = Llame a { $spec } para pedir su cita
N-REF-01-body = { $pcp } le pidió que vea a { $spec }. Pregunte dos cosas. ¿Ya tienen el referido? ¿Cuál es la primera fecha libre? Su hoja para la llamada está lista.
N-REF-02-title = Vea si { $spec } ya tiene su referido
N-REF-02-body = Lo enviaron el { $date }. Solo la oficina de { $spec } sabe si llegó. Una llamada corta hoy le ahorra semanas.
N-REF-03-title = La oficina de { $spec } no ha llamado. Llame usted
N-REF-03-body = Dijeron que le iban a llamar. Ya van { $n } días hábiles. Pida la primera fecha libre y la lista de espera.
N-REF-04-title = Pregunte a su plan si aprobó este referido
N-REF-04-body = Su plan debe aprobar antes las citas con { $spec }. Pida el número y las fechas que cubre.
N-REF-05-title = Faltan { $n } días para su cita. Busque algo antes
N-REF-05-body = Pida entrar en la lista de espera. Vea si otro doctor de allí le puede ver. Pida a { $pcp } que escriba a { $spec } con una pregunta mientras tanto.
N-REF-06-title = Pregunte a { $spec } por una fecha antes
N-REF-06-body = Usted está en la lista de espera. La mañana es buena hora para llamar. Diga con cuánto tiempo le deben avisar.
N-REF-07-title = Su referido se vence antes de su cita
N-REF-07-body = Se vence el { $date }. Su cita es después. Pida a { $pcp } uno nuevo que cubra el día de la cita.
N-REF-08-title = Pregunte a { $pcp } si llegó la nota de { $spec }
N-REF-08-body = Han pasado { $n } días hábiles desde su cita. Cuando { $pcp } tenga la nota, este referido queda cerrado.
N-REF-09-title = { $spec } no puede tomar este referido. Llame a { $pcp }
N-REF-09-body = Pida a { $pcp } otro nombre de su plan. Pida que envíe allí el referido. Anote el motivo que le dieron.
N-REF-10-title = Hay una cita antes. Responda antes de { $time-number ->
        [one] la
       *[other] las
    } { $time }
N-REF-10-body = Fecha nueva: { $date }. Antes falta: { $list }. Ya vimos qué puede estar listo a tiempo. Vea sus opciones.


## Prior authorisation

N-PA-01-title = Pregunte si ya pidieron el sí de su plan
N-PA-01-body = Tal vez { $item } necesite antes un sí de su plan. Lo debe pedir { $office }. Anote el día en que lo pidieron y el número.
N-PA-02-title = La respuesta de su plan va tarde. Llame al plan
N-PA-02-body = La respuesta era para el { $date }. Pregunte qué falta y quién lo debe enviar. Anote el nombre y la hora.
N-PA-03-title = Su plan dijo que no. Puede pedirlo otra vez
N-PA-03-body = La carta dice el motivo y el último día para apelar. Primero llame a { $office }. Pida que hablen con el doctor del plan.
N-PA-04-title = Su permiso del plan se vence antes de la nueva fecha
N-PA-04-body = Se vence el { $date }. La fecha de { $item } es el { $date2 }. Pida fechas nuevas en el permiso. Hágalo antes de ir.
N-PA-05-title = Aún falta el sí del plan para el { $day }. Llame hoy
N-PA-05-body = Pregunte a { $office } si el permiso va a estar listo para el { $day }. Si no, pida otra fecha. Sin él, tal vez usted pague todo.
N-PA-06-title = El último día para apelar es el { $date }
N-PA-06-body = Después de ese día su plan tal vez no lo mire más. Pida a { $office } una carta para enviar con su apelación.
N-PA-07-title = Su permiso del plan dice otro lugar u otra prueba
N-PA-07-body = El permiso dice { $a }. Su cita dice { $b }. Pida a { $office } que lo arregle con el plan antes del { $day }.


## Imaging

N-IMG-01-title = Elija un centro y pida la fecha
N-IMG-01-body = Pregunte si el centro toma { $plan }. Pregunte cómo envían las imágenes a { $spec }. Pida un día antes del { $date }, el último día seguro.
N-IMG-02-title = ¿Quién debe tener sus imágenes y su informe?
N-IMG-02-body = Casi todos eligen al doctor que pidió la prueba y a su doctor de siempre. Toque los nombres. Le hacemos una tarjeta para entregar.
N-IMG-03-title = Lleve su tarjeta: a dónde enviar las imágenes
N-IMG-03-body = Lleve la tarjeta con el nombre, la calle, el teléfono y el fax de { $spec }. Pida su propia copia de las imágenes antes de salir.
N-IMG-04-title = Falta un análisis de sangre antes de la prueba
N-IMG-04-body = Esta prueba usa un tinte. El centro pide antes ver sus riñones con un análisis de sangre. Hágalo a más tardar el { $date } para que llegue a tiempo.
N-IMG-05-title = Cuente al centro sus datos de salud
N-IMG-05-body = Hable de alergias, riñones, implantes, metal o un posible embarazo. Ellos le dirán si algo cambia.
N-IMG-06-title = Aún no hay nota del informe de su prueba
N-IMG-06-body = Han pasado { $n } días hábiles desde la prueba. Mire en el portal o llame al centro. Pregunte a dónde enviaron el informe.
N-IMG-07-title = Pregunte quién le va a hablar de sus resultados
N-IMG-07-body = El informe ya está. Llame a { $office }. Pregunte quién va a hablar con usted y cuándo. Que nadie llame no quiere decir que todo esté bien.
N-IMG-08-title = Le aconsejaron otra prueba. ¿Ya tiene fecha?
N-IMG-08-body = Su informe aconseja { $item } a más tardar el { $date }. Pregunte a { $office } si ya la pidió. Si dicen que no hace falta, anote quién lo dijo.


## Information hand-off

N-INF-01-title = Pida a { $from } que envíe { $what }
N-INF-01-body = A { $to } le hace falta para el { $date }. Pregunte cómo lo envían y qué día. Anote el nombre.
N-INF-02-title = Ya es hora de pedir { $what }
N-INF-02-body = A { $to } le hace falta para el { $date }. Puede tardar { $n ->
        [one] { $n } día hábil
       *[other] { $n } días hábiles
    }. Llame hoy a { $from }.
N-INF-03-title = Pregunte a { $to } si ya tiene { $what }
N-INF-03-body = { $from } dijo que lo enviaba a más tardar el { $date }. Solo { $to } sabe si llegó. Si son imágenes, pregunte si se abren.
N-INF-04-title = { $what-number ->
        [other] No llegaron { $what }
       *[one] No llegó { $what }
    }. Pida otro envío
N-INF-04-body = Llame a { $from }. Revise a dónde lo enviaron. Pida la hora del envío y una prueba. Pida también una copia para usted.
N-INF-05-title = Vea si { $to } ya tiene copia de { $what }
N-INF-05-body = Es una copia para su archivo. Basta con mirar el portal o hacer una llamada corta.
N-INF-06-title = Dos envíos y no llegó. Cambie la forma
N-INF-06-body = No espere un tercer envío. Consiga una copia y llévela usted a { $to }. Pida hablar con quien lleva los archivos en { $from }.
N-INF-07-title = { $from } pide antes un papel con firma
N-INF-07-body = Pida el permiso para enviar datos. Ponga quién envía, quién recibe, qué y hasta cuándo. Firme, envíe y guarde una copia.
N-INF-08-title = Sus papeles deben estar para el { $date }
N-INF-08-body = Usted los pidió el { $date2 }. Tienen 30 días. Pregunte si ya están. Si les hace falta más tiempo, deben escribir y decir por qué.
N-INF-09-title = { $what-number ->
        [other] Aún faltan { $what } para el { $day }
       *[one] Aún falta { $what } para el { $day }
    }
N-INF-09-body = Llame a { $to }. Pregunte si lo puede llevar usted, si la cita sigue en pie o si es mejor otra fecha.
N-INF-10-title = Mañana lleve el disco
N-INF-10-body = Deje el disco y el informe junto a la puerta esta noche. Entréguelos al llegar. Pregunte si las imágenes se abren.


## Appointment

N-APT-01-title = Mañana: { $place }, { $time }
N-APT-01-body = Hora de salir: { $leave }. Lleve: { $list }. Si no puede ir, llame ya para que le den otra fecha.
N-APT-01-body-home = Alguien debe estar en casa. Tenga a mano: { $list }. Si ese día no puede, llame al { $phone }.
N-APT-02-title = En 3 días: { $place }, { $time }
N-APT-02-body = Aún falta: { $list }. Anote sus 3 preguntas más importantes. Si le hace falta quien le lleve o le ayude, pídalo hoy.
N-APT-03-title = Hoy, { $time }: { $place }
N-APT-03-body = Hora de salir: { $leave }. Lleve su tarjeta, su lista y su identificación. Si va tarde, llame al { $phone }.
N-APT-04-title = ¿Qué se decidió en su cita?
N-APT-04-body = Dos minutos hoy le ahorran llamadas. Anote órdenes, pruebas, medicinas y quién hace qué. Luego repítalo con sus propias palabras.
N-APT-05-title = ¿Tuvo su cita del { $day }?
N-APT-05-body = Toque Sí, Otra fecha o No fui. Todo está bien. Ya veremos juntos el siguiente paso.
N-APT-06-title = Llame a { $office } para otra fecha
N-APT-06-body = A todos nos pasa faltar a una cita. Pida la primera fecha libre y la lista de espera. Vea si su referido y su permiso del plan aún sirven.
N-APT-06-body-office = Ellos no vinieron. Pregunte qué pasó y pida otro día. Pida un número para llamar ese día.
N-APT-07-title = { $office } pide que confirme a más tardar el { $date }
N-APT-07-body = Si no responde, tal vez den su lugar a otra persona. Responda o llame ahora.
N-APT-08-title = Llene los papeles para { $place }
N-APT-08-body = Toma unos { $n } minutos. Tenga a mano su tarjeta, su lista de medicinas y los nombres de sus doctores.
N-APT-09-title = Su fecha cambió. Ya revisamos lo demás
N-APT-09-body = Fecha nueva: { $date }. Por favor, mire: { $list }. Todo lo demás sigue bien.
N-APT-10-title = Falta una semana: { $place }
N-APT-10-body = { $date }, { $time }. ¿Aún le queda bien? Si no, llame ahora y le darán otra fecha sin problema.


## Preparation, ride, surgery

N-PRP-01-title = Empiece a prepararse a { $time-number ->
        [one] la
       *[other] las
    } { $time }
N-PRP-01-body = Paso 1: { $step }. Estos pasos vienen de la hoja de { $place }. Si algo no está claro, llame al { $phone }.
N-PRP-02-title = ¿Quién le lleva a casa el { $day }?
N-PRP-02-body = Le van a dar una medicina que da sueño. Un adulto debe ir a casa con usted. Si no hay nadie, tal vez cancelen.
N-PRP-03-title = Pregunte qué hacer con sus medicinas
N-PRP-03-body = Lea su lista a { $office }. Pregunte cuáles tomar, cuáles no, y qué días. No cambie nada por su cuenta.
N-PRP-04-title = Compre lo que le piden antes del { $day }
N-PRP-04-body = Le hace falta: { $list }. Puede que en la tienda no haya. Vaya con tiempo.
N-PRP-05-title = { $n ->
        [one] Falta { $n } paso antes de la operación
       *[other] Faltan { $n } pasos antes de la operación
    }
N-PRP-05-body = Falta: { $list }. Algunos se deben hacer en los 30 días de antes. Llame a { $office } para poner fechas.


## Labs

N-LAB-01-title = Hágase el análisis de sangre a más tardar el { $date }
N-LAB-01-body = A { $spec } le hace falta el resultado para el { $date2 }. Pregunte si debe ir sin comer. Lleve la orden si es de papel.
N-LAB-02-title = Aún no hay nota del resultado del análisis
N-LAB-02-body = Han pasado { $n } días hábiles. Mire en el portal o llame. Pregunte quién lo tiene y quién le va a llamar.


## Medicines

N-MED-01-title = Ya toca pedir una medicina
N-MED-01-body = Le alcanza hasta el { $date }. Llame o toque para pedir más. Por correo puede tardar 10 días.
N-MED-02-title = No quedan más surtidos. Pida una receta nueva
N-MED-02-body = Le alcanza hasta el { $date }. Pida a { $office } que envíe la receta a { $pharmacy }. Pregunte si antes le deben ver.
N-MED-03-title = Dos listas de medicinas no son iguales
N-MED-03-body = { $a } y { $b } no dicen lo mismo. Lea las dos a { $pharmacist } o a { $pcp }. No cambie ninguna medicina por su cuenta.
N-MED-04-title = Su plan no pagó una medicina
N-MED-04-body = Pregunte al plan si le dan algo para los primeros días y cómo pedir una excepción. Pida a { $office } que envíe una nota al plan.


## Therapy and equipment

N-PT-01-title = Elija un terapeuta y pida la primera cita
N-PT-01-body = Pregunte a { $spec } con quién trabaja bien. Pregunte a { $plan } si está en la red. Pregunte a { $pcp } si está de acuerdo.
N-PT-02-title = { $n ->
        [one] Queda { $n } cita de terapia en su permiso del plan
       *[other] Quedan { $n } citas de terapia en su permiso del plan
    }
N-PT-02-body = Pida a la clínica que pida más al plan desde ahora. Una pausa le puede atrasar.
N-DME-01-title = Su equipo no ha llegado. Llame a quien lo vende
N-DME-01-body = Pregunte qué falta: la orden, la nota de la cita o el sí del plan. Pida un día de entrega.
N-DME-02-title = Pida la cita para revisar su equipo
N-DME-02-body = Su plan pide una cita entre el { $date } y el { $date2 }. Sin ella, el plan tal vez no pague más.


## Insurance

N-INS-01-title = Busque la carta de cambios de su plan
N-INS-01-body = Debe estar aquí a más tardar el 30 de septiembre. Mire tres cosas: sus doctores, sus medicinas, sus costos. ¿No hay carta? Llame al plan.
N-INS-02-title = Puede cambiar de plan hasta el 7 de diciembre
N-INS-02-body = Su lista de doctores y medicinas está lista para mostrar. Hay ayuda gratis: la oficina SHIP de su estado. Pida fecha con tiempo. Se llena.
N-INS-03-title = Pregunte si { $spec } toma el plan el otro año
N-INS-03-body = Diga el nombre del plan como está en la tarjeta. Hable del otro año, no de este. Las listas de internet pueden ser viejas.
N-INS-04-title = { $n ->
        [one] Queda { $n } día para elegir su plan
       *[other] Quedan { $n } días para elegir su plan
    }
N-INS-04-body = Último día: 7 de diciembre. Lo que usted revisó: { $list }. Si no hace nada, casi siempre se queda con el plan que tiene.
N-INS-05-title = Vea si su plan nuevo ya le tiene
N-INS-05-body = Pregunte qué día empieza y su número de miembro. Pregunte cuándo llega la tarjeta.
N-INS-06-title = Plan nuevo: dé la tarjeta a cada oficina
N-INS-06-body = { $n ->
        [one] Llame a { $n } oficina que le va a ver.
       *[other] Llame a { $n } oficinas que le van a ver.
    } Dé el número nuevo. Pregunte si hay que pedir otra vez los permisos de antes.
N-INS-07-title = Su ayuda de una sola vez tiene fecha final
N-INS-07-body = Se acaba cerca del { $date }. Pregunte a { $office } qué sigue: una excepción u otra medicina que el plan cubra.
N-INS-08-title = Aún puede hacer un cambio de plan hasta el 31 de marzo
N-INS-08-body = Usted anotó un problema con su plan. Puede cambiar una vez hasta el 31 de marzo. Hay ayuda gratis: la oficina SHIP de su estado.


## Survivorship, second opinion, discharge

N-SUR-01-title = Pida fecha para su control
N-SUR-01-body = Su plan de cuidado dice que toca cerca del { $date }. Pida una fecha por esos días. Diga qué oficina hizo el plan.
N-SUR-02-title = Pida el resumen de su tratamiento
N-SUR-02-body = Dice lo que le hicieron y qué controles siguen. Pida una copia para usted y otra para { $pcp }.
N-SUR-03-title = Aún no hay nota de la carta con el resultado
N-SUR-03-body = El centro le debe enviar una carta en palabras claras dentro de 30 días. Llame y pregunte si ya la enviaron.
N-SEC-01-title = Envíe sus papeles para la segunda opinión
N-SEC-01-body = Les hace falta: { $list }. Pida primero las muestras y las imágenes. Son lo que más tarda.
N-DIS-01-title = ¿Ya salió del hospital? Llame a { $pcp }
N-DIS-01-body = Diga que ya está en casa. Pida una cita entre 7 y 14 días. Pregunte si les llegaron los papeles del hospital.
N-DIS-02-title = Pida la cita para después del hospital
N-DIS-02-body = Sus papeles dicen dentro de { $n ->
        [one] { $n } día
       *[other] { $n } días
    }. Es decir, a más tardar el { $date }. Lleve todos sus frascos de medicina.
N-DIS-03-title = Pregunte por las pruebas que faltan del hospital
N-DIS-03-body = Hay resultados que llegan cuando usted ya salió. Pregunte a { $pcp } y al hospital quién los va a ver y quién le avisa.
N-DIS-04-title = Pregunte a { $pcp } si llegó el resumen del hospital
N-DIS-04-body = La cita sale mejor si { $pcp } lo tiene. Si no está allí, llame a la oficina de archivos de { $from }.


## Conflict, system

N-CON-01-title = Dos oficinas le dijeron cosas distintas
N-CON-01-body = { $a } dijo una cosa y { $b } otra. Pida que hablen entre sí y le llamen. Hasta entonces no le avisamos más de esto.
N-CON-02-title = Por favor, arregle esto hoy
N-CON-02-body = Le hace falta una sola respuesta antes de { $time }. Llame a las dos oficinas. No cambie ninguna medicina por su cuenta. Si está cerrado, llame a la línea de guardia.
N-SYS-01-title = Mientras no estaba: { $n ->
        [one] { $n } cosa
       *[other] { $n } cosas
    }
N-SYS-01-body = Nada se envió dos veces. Primero: { $first }. Unas fechas ya pasaron. Por favor, diga qué pasó.
N-SYS-02-title = Tal vez { $name } necesite ayuda con una llamada
N-SYS-02-body = Es para { $init }. Último día seguro: { $date }. La hoja para la llamada está lista. Toque si puede hacerla.
N-SYS-03-title = Revise el teléfono y el horario de esta oficina
N-SYS-03-body = Se revisó por última vez el { $date }. Un número malo le quita tiempo.
N-GEN-01-title = Ya toca empezar: { $item }
N-GEN-01-body = El último día seguro para empezar es el { $date }. Quedan dos días hábiles de reserva. Su hoja para la llamada está lista.
