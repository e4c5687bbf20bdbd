### Decided sentences of the views, for screens, tray and prompt.


## Today

view-greeting-morning = Buenos días, { $name }.
view-greeting-afternoon = Buenas tardes, { $name }.
view-greeting-evening = Buenas noches, { $name }.
view-summary-empty = Todavía no hay nada en su registro. Traiga un archivo o escriba una línea.
view-summary-some =
    { $n ->
    [one] Hoy hay una cosa para usted. Lo demás está en manos de otros.
   *[other] Hay { $n } cosas para usted esta semana. Esta es la primera.
}
view-summary-waiting = Ahora no tiene nada pendiente. Todo está en manos de otros. Revisamos el { $date }.
view-summary-none = Ahora no tiene nada pendiente.
view-nothing-before = No hay nada más antes del { $date }.
view-nothing-planned = No hay nada más planeado.
view-best-on = Mejor el { $date }
view-we-check = Revisamos el { $date }
view-with = Lo tiene { $party }
view-with-since = Lo tiene { $party } desde el { $date }
view-thing-to = { $what } para { $to }
view-arrived = { $what }: ya llegó
view-not-arrived = { $what }: todavía no
view-to-spare =
    { $n ->
    [0] Hoy es el último día seguro
    [one] Queda 1 día hábil de margen
   *[other] Quedan { $n } días hábiles de margen
}
view-while-away =
    { $n ->
    [one] Mientras no estaba: 1 cosa
   *[other] Mientras no estaba: { $n } cosas
}

## Hours and moments

view-good-until = Buen momento: hasta las { $time }
view-best-at = Mejor: { $time }
view-open-until = Abierto ahora, hasta las { $time }
view-opens-at = Abre a las { $time }
view-opens-on = Abre el { $date }, { $time }
view-later-today = Hoy más tarde
view-later-tomorrow = Mañana
view-later-next-monday = El próximo lunes
view-later-day = Elegir un día
view-later-which-day = ¿Qué día?
view-which-day-promised = ¿Qué día prometieron?
view-which-day-decided = ¿Hasta qué día decide el plan?
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic
view-checked-on = Revisado el { $date }
view-until = { $what } hasta el { $date }
view-work-days =
    { $n ->
    [one] 1 día hábil
   *[other] { $n } días hábiles
}
view-prep-step =
    { $n ->
    [one] 1 hora antes: { $step }
   *[other] { $n } horas antes: { $step }
}

## People and places

view-you = Usted
view-you-pick-up = Usted (recoger)
view-not-chosen = Sin elegir
view-by-import = De un archivo
view-by-app = Care Navigator
view-in-the-bin = { $what } (en la papelera)
view-file-elsewhere = Un archivo que no está en esta computadora
view-merge-names-differ = Los dos nombres no son iguales. Asegúrese de que son lo mismo.
view-merge-values-differ =
    { $n ->
    [one] 1 dato importante no coincide. Queda el del primero; el otro sigue en su historial.
   *[other] { $n } datos importantes no coinciden. Quedan los del primero; los otros siguen en su historial.
}
view-merge-births-differ = Las fechas de nacimiento no coinciden. Pueden ser dos personas.
view-merge-unsettled = En uno de los dos hay dos valores a la vez. Elija uno primero.

## Who needs what

view-no-date = Sin fecha
view-after-day = Después del { $date }
view-today = Hoy
view-still-needs = Todo lo que { $party } todavía necesita
view-arrived-on = Llegó el { $date }
view-act-received = Ya lo tienen
view-act-received-opened = Ya las tienen y se abren
view-act-requested = Ya lo pedí
view-act-failed = No llegó
view-act-in-hand = Tengo una copia
view-act-waived = No lo necesitan

## What can be logged on an item

view-act-referral-received = Ya tienen la referencia
view-act-cancelled = Se canceló
view-act-capture = Se hizo
view-act-missed = No se hizo
view-act-performed = El estudio está hecho
view-act-report-final = El informe está listo
view-act-safety-form = Preguntas de seguridad hechas
view-act-talk-planned = Ya sabemos quién explica el resultado
view-act-pa-submitted = El plan tiene la solicitud
view-act-pa-approved = El plan dijo que sí
view-act-pa-denied = El plan dijo que no
view-act-offer-accepted = Tomamos la nueva fecha
view-act-offer-declined = No la tomamos
view-act-refill-requested = Ya pedí el resurtido
view-act-refill-picked-up = Ya lo recogí
view-which-day-run-out = ¿Hasta qué día alcanza?
view-act-lab-drawn = Ya sacaron la sangre
view-act-lab-resulted = El resultado llegó

## History

view-called = Llamada a { $party }: { $outcome }.
view-promised-for = Prometido para el { $date }.
view-empty = Vacío
view-no = No
view-binned = En la papelera
view-not-binned = Fuera de la papelera
view-this-computer = Esta computadora
view-other-device = Otro aparato
view-from-file = Un archivo
view-from-call = Una llamada
view-from-told = Anotado a mano
view-from-typed = Escrito
view-from-undo = Deshecho
view-from-merge = Unido
view-from-settle = Elegido
view-newer-by = { $who } cambió { $what }: { $when }.
view-newer-stands = Ya hay algo más nuevo encima.
view-undone-before = Ya se deshizo antes.
view-banner-binned = { $who } lo puso en la papelera: { $when }.
view-banner-changed = { $who } lo puso en la papelera: { $when }. { $other } lo cambió, tal vez sin saberlo: { $then }. Mírelo, y recupérelo o déjelo.
view-banner-together =
    { $n ->
    [one] Dos personas escribieron valores distintos a la vez. Se muestran los dos. Elija uno.
   *[other] Dos personas escribieron valores distintos a la vez en { $n } lugares. Se muestran todos. Elija uno en cada lugar.
}
view-binned-and-changed = { $who } lo cambió, tal vez sin saberlo: { $when }.
view-did-add = Agregado: { $items }
view-did-import = De un archivo: { $items }
view-did-discard = A la papelera: { $items }
view-did-restore = De vuelta: { $items }
view-did-merge = Unidos: { $items }
view-did-undo = Deshecho: { $items }
view-did-change = Cambiado: { $items }
view-did-save = { $items } – cambió: { $fields }
view-did-own = Care Navigator anotó algo

## Proposals and readings

view-hand-off = { $what } para { $to }
view-hand-off-by = { $what } para { $to }, antes del { $date }
view-is-it-a-visit = ¿Es el { $date } una cita con { $party }?
view-names-another = Este archivo nombra a otra persona: { $name }. Revise antes de aceptar.
view-must-be-there = Debe estar antes de la cita
view-copy = Copia para el archivo
view-typed = Lo que escribió
view-yes = Sí
field-name = Nombre
field-role = Función
field-what = Qué
field-label = Se llama
field-from = De
field-to = Para
field-party = Con
field-order-by = Lo pidió
field-by = Lo pide
field-prescriber = Quien receta
field-pharmacy = Farmacia
field-author = Escrito por
field-slot = Cuándo
field-needed-by = Hace falta antes del
field-due = Fecha límite
field-ordered = Pedido
field-booked = Reservado el
field-performed = Hecho el
field-report-final = Informe del
field-dated = Fecha
field-valid-from = Válido desde
field-valid-to = Válido hasta
field-run-out = Alcanza hasta
field-refills-left = Resurtidos que quedan
field-started = Desde
field-ended = Hasta
field-directions = Indicaciones tal como se dieron
field-hard = Tipo
field-for = Para
field-source = Viene de
field-number = Número
field-modality = Tipo de estudio
field-contrast = Contraste
field-patient-calls = Usted llama
field-office-calls = Ellos llaman
field-phone = Teléfono
field-fax = Fax
field-address = Dirección
field-email = Correo
field-state = Estado
field-outcome = Resultado
field-visit = Cita
field-referral = Referencia
code-done = Hecho
code-missed = No se hizo
code-cancelled = Cancelado
code-needed = Aún no pedido
code-requested = Pedido
code-in-hand = Copia en mano
code-received = Ya lo tienen
code-waived = No hace falta
code-unknown = No se sabe
code-submitted = En el plan
code-approved = Aprobado
code-denied = Negado
code-not-required = No se requiere
code-active = Activo
code-stopped = Suspendido
code-completed = Completado
code-on-hold = En pausa
kinds-referral = Referencias
kinds-visit = Citas
kinds-imaging = Estudios de imagen
kinds-procedure = Procedimientos
kinds-pa = Aprobaciones
kinds-lab = Análisis
kinds-need = Papeles e imágenes por entregar
kinds-medicine = Medicamentos
kinds-therapy = Terapias
kinds-document = Cartas e informes
kinds-task = Tareas
kinds-access = Pedidos de documentos
kinds-offer = Ofertas
kinds-rebook = Citas por reprogramar
kinds-party = Personas y lugares
kinds-person = Personas
file-kind-empty = Archivo vacío
file-kind-fhir = Historia clínica (FHIR)
file-kind-fhir-lines = Historia clínica (líneas FHIR)
file-kind-calendar = Calendario
file-kind-ccda = Resumen de visita (C-CDA)
file-kind-pdf = PDF
file-kind-image = Imagen
file-kind-dicom = Imágenes del estudio (DICOM)
file-kind-archive = Archivo comprimido
file-kind-mail = Correo
file-kind-rich-text = Texto con formato
file-kind-contacts = Contactos
file-kind-apple-health = Exportación de Apple Health
file-kind-health-card = SMART Health Card
file-kind-health-link = SMART Health Link
file-kind-page = Página web
file-kind-text = Texto
file-kind-unknown = Formato desconocido

## What was just done

view-done-accepted =
    { $n ->
    [one] 1 cosa está ahora en su registro.
   *[other] { $n } cosas están ahora en su registro.
}
view-done-rejected =
    { $n ->
    [one] Se descartó 1 propuesta. El archivo se queda.
   *[other] Se descartaron { $n } propuestas. Los archivos se quedan.
}
view-done-call = La llamada quedó anotada.
view-done-logged = Anotado.
view-done-later = Aplazado. Le avisamos entonces.
view-done-undone = Deshecho.
view-done-added = Agregado: { $what }
view-done-saved = Guardado: { $what }
view-done-binned = En la papelera por 30 días: { $what }
view-done-restored = De vuelta: { $what }
view-done-settled = Elegido. El otro valor sigue en el historial.
view-done-kept = Queda como está.
view-done-merged = Ahora son lo mismo: { $what }
view-done-linked = Archivo agregado a { $what }
view-done-kept-as-paper = “{ $what }” queda guardado como documento.
view-unfinished = La entrada de archivos paró tras { $done } de { $total }. Lo que entró está a salvo.
view-done-unlinked = Archivo quitado de { $what }

## Notifications, tray, protection

view-action-call-made = Llamada hecha
view-action-done = Hecho
view-action-later = Más tarde
view-no-notifications = En esta computadora no responde ningún servicio de avisos. Sus próximos pasos quedan en Hoy.
view-still-watching-title = Care Navigator sigue atento
view-still-watching-body = La ventana está cerrada. Igual recibe el aviso justo a tiempo. Para salir, use el icono de la bandeja.
view-tray-open = Abrir
view-tray-lock = Bloquear
view-tray-quit = Salir
view-protected-keychain = Protegido con esta computadora
view-protected-passphrase = Protegido con su contraseña
view-protected-words = Abierto con sus palabras de recuperación
view-protected-sample = Persona de ejemplo; desaparece al cerrar

## The prompt

view-cli-made = El registro está hecho. Está en:
view-cli-recovery = Anote estas 24 palabras y guárdelas bien. Abren el registro cuando nada más lo abre. Solo se muestran ahora.
view-cli-added = Agregados
view-cli-updated = Actualizados
view-cli-unchanged = Sin cambio
view-cli-to-review = Esperan su sí (care review)
view-cli-nothing-waits = No hay nada que espere.
view-cli-next = Próximo paso
view-cli-could-do = Ya podría hacer
view-cli-this-week = También esta semana
view-cli-waiting = En manos de otros
view-cli-coming-up = Lo que viene
view-cli-board-empty = No hay papeles ni imágenes en camino.
view-cli-verified = El registro está completo.
view-cli-not-verified = El registro tiene fallas. No se cambió nada.

## Failures of this layer

failure-locked-what = Este registro está bloqueado. No se cambió nada.
failure-locked-help = Ábralo con su contraseña o con sus palabras de recuperación.
failure-passphrase_too_short-what = Esta contraseña es muy corta. No se hizo ni se cambió nada.
failure-passphrase_too_short-help = Elija al menos 8 caracteres. Unas palabras sencillas sirven.
failure-too_new-what = Una versión más nueva escribió este registro. No se cambió nada.
failure-too_new-help = Actualice Care Navigator y ábralo otra vez.
failure-no_such_person-what = Aquí no hay tal registro.
failure-no_such_person-help = Haga uno con nombre y zona horaria, o nombre uno que exista.
failure-too_late_to_undo-what = Esto ya no se puede deshacer. Hay algo más nuevo encima. No se cambió nada.
failure-too_late_to_undo-help = Abra el elemento y cámbielo a mano.
failure-cannot_merge-what = Estos dos no se pueden unir. No se cambió nada.
failure-cannot_merge-help = Elija dos del mismo tipo que no estén en la papelera.
failure-no_such_file-what = Este archivo no está en esta computadora. No se cambió nada.
failure-no_such_file-help = Traiga el archivo otra vez, o ábralo en el aparato que lo tiene.
failure-refused-what = Esto no se puede hacer. No se cambió nada.
failure-refused-help = Mire lo que dice al lado e intente otra vez.
