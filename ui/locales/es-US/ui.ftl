# Rótulos de las pantallas. Los títulos, los textos y las fechas vienen de los otros archivos, ya completos.

ui-app-name = Care Navigator
ui-skip = Ir a la pantalla
ui-screens = Pantallas
ui-reading = Leyendo su registro…
ui-try-again = Intentar otra vez
ui-save = Guardar
ui-cancel = Cancelar
ui-back = Atrás
ui-continue = Continuar
ui-close = Cerrar
ui-yes = Sí
ui-no = No
ui-undo = Deshacer
ui-close-note = Cerrar este aviso
ui-failed-what = Algo salió mal. Su registro está como antes.
ui-failed-help = Inténtelo otra vez. Si vuelve a pasar, cierre la aplicación y ábrala.

## Frame

ui-today = Hoy
ui-board = Quién necesita qué
ui-records = Registro
ui-settings = Ajustes
ui-whose-care = Cuidado de:
ui-locked-record = Registro cerrado
ui-open-now = Abierto ahora
ui-add-person = Agregar una persona
ui-search = Buscar en el registro
ui-keys = Ctrl K
ui-keys-mac = ⌘ K
ui-to-sort = Por ordenar
ui-to-sort-count =
    { $count ->
        [0] No hay nada por ordenar.
        [one] Hay 1 cosa por ordenar.
       *[other] Hay { $count } cosas por ordenar.
    }
ui-to-sort-go = Abrir Por ordenar
ui-add = Agregar
ui-drop-here = Suelte los archivos aquí
ui-notes-off = Sin avisos
ui-no-notifications = Esta computadora no puede mostrar avisos ahora. Mire la pantalla Hoy.

## The sample

ui-sample = Persona de ejemplo
ui-sample-note = Esta persona es inventada. Pruebe lo que quiera.
ui-sample-discard = Tirar el ejemplo
ui-sample-discard-ask = Esto quita la persona inventada y todo lo que probó. Sus propios registros se quedan.
ui-sample-keep = Dejarlo
ui-sample-offer = ¿Quiere mirar primero?
ui-sample-open = Abrir una persona inventada

## Today

ui-your-next-step = Su próximo paso
ui-could-do = Puede hacerlo ahora
ui-not-needed = Esto no hace falta
ui-keep-or-stop = Dijo dos veces que esto no hacía falta: “{ $example }” ¿Dejamos de recordarle cosas de este tipo?
ui-keep-or-stop-note = Si se acerca a su último día seguro, le avisaremos de todos modos.
ui-reminders-keep = Seguir recordando
ui-reminders-stop = Dejar de recordar
ui-reminders-stopped = Recordatorios que usted paró
ui-reminders-again = Recordármelo otra vez
ui-could-do-head = Ya podría hacer
ui-also-this-week = También esta semana
ui-waiting-on-others = En manos de otros
ui-coming-up = Lo que viene
ui-last-safe-day = Último día seguro:
ui-made-the-call = Ya llamé
ui-later = Después
ui-why-now = ¿Por qué ahora?
ui-empty-title = Su registro está listo
ui-empty-body = Traiga un papel o escriba una línea. Le mostraremos el próximo paso.

## A call

ui-call-sheet = Hoja de llamada
ui-call-sheet-for = Llamar a { $party }
ui-call-number = Llamar a { $party } al { $number }
ui-phone-number = el teléfono
ui-no-number = Aún no hay un número de { $party }. Mire en una carta o una tarjeta.
ui-copy = Copiar
ui-copy-what = Copiar { $what }
ui-copied = Copiado: { $text }
ui-copied-short = Copiado
ui-copied-what = Copiado: { $what }
ui-copy-failed = No se pudo copiar. Por favor, selecciónelo y cópielo a mano.
ui-say-this = Diga esto
ui-ask = Pregunte
ui-have-ready = Tenga a mano
ui-write-down = Anote
ui-before-you-hang-up = Antes de colgar
ui-how-did-it-go = ¿Cómo le fue en la llamada a { $party }?
ui-outcome-missing = Toque lo que pasó.
ui-what-is-true-now = Cómo está ahora: { $what }
ui-no-change = Sin cambio
ui-save-call = Guardar la llamada
ui-back-to-card = Volver a la hoja de llamada
ui-day-missing = Por favor, dé una fecha completa.
ui-open-calendar = Abrir el calendario
ui-month-before = Mes anterior
ui-month-after = Mes siguiente

## Who needs what

ui-board-lead = Cada informe, imagen y papel que tiene que llegar de un consultorio a otro. Solo el que lo recibe puede decir que llegó.
ui-arrange = Mostrar la lista
ui-by-date = Por fecha
ui-by-office = Por consultorio
ui-col-what = Qué
ui-col-from-to = De, para
ui-col-needed-by = Hace falta
ui-col-status = Cómo está
ui-col-who-acts = Le toca a
ui-col-next-check = Se revisa
ui-to = para
ui-copy-for-file = Una copia para su archivo
ui-board-empty = No hay nada en camino entre consultorios.
ui-board-all-there = Todo está donde debe estar.
ui-finished =
    { $count ->
        [one] 1 terminado
       *[other] { $count } terminados
    }

## One item

ui-what-happened = Lo que pasó
ui-nothing-happened = Aún no se ha anotado nada.
ui-log-for = Anotar lo que pasó con { $what }
ui-facts = Lo que sabemos
ui-from-source = De { $source }

## Add, review, to sort

ui-add-title = Agregar
ui-review-title = Por favor, revíselo
ui-review-lead = Nada cuenta hasta que usted diga que sí.
ui-add-more = Agregar otra cosa
ui-add-lead = Escriba una línea o traiga archivos. Nada cuenta hasta que usted diga que sí.
ui-type-line = Escriba una cosa en una línea
ui-type-line-go = Escribir una línea
ui-line-example = Por ejemplo: resonancia del hombro izquierdo, el Dr. Lee quiere las imágenes antes del 15 de abril
ui-read-line = Leerla
ui-bring-files = Traer archivos
ui-bring-files-why = Registros de salud, calendarios, cartas. Le mostramos lo leído antes de que cuente.
ui-bring-files-how = Suéltelos en cualquier parte de esta ventana o elíjalos.
ui-choose-files = Elegir archivos
ui-read-of = Leídos { $read } de { $of }
ui-stop-reading = Parar después de este archivo
ui-reading-files =
    { $count ->
        [one] Leyendo 1 archivo…
       *[other] Leyendo { $count } archivos…
    }
ui-and-more = { " " }y { $count } más
ui-nothing-is-changed-yet = Su registro no cambia mientras leemos.
ui-what-we-read =
    { $count ->
        [one] Lo que leímos
       *[other] Lo que leímos en { $count } archivos
    }
ui-count-of = { $word }: { $count }
ui-file-found = Encontrado
ui-file-kept = No pudimos leer este archivo. Está guardado en Por ordenar.
ui-file-known = Usted ya trajo este archivo antes.
ui-file-left-out =
    { $count ->
        [one] 1 cosa no se usó
       *[other] { $count } cosas no se usaron
    }
ui-unchanged =
    { $count ->
        [one] 1 cosa ya estaba en su registro. Se queda como está.
       *[other] { $count } cosas ya estaban en su registro. Se quedan como están.
    }
ui-confirm-head = ¿Está bien así?
ui-confirm-lead = Quite la marca donde no esté bien. Cada línea dice de dónde viene.
ui-to-check =
    { $count ->
        [one] 1 por revisar
       *[other] { $count } por revisar
    }
ui-please-check = Por favor, revise
ui-some-ticked =
    { $count ->
        [one] 1 marcada
       *[other] { $count } marcadas
    }
ui-one-by-one = Una por una
ui-show-more = Mostrar { $count } más
ui-state-changed = Cambia lo que hay
ui-state-same = Ya está
ui-accept =
    { $count ->
        [0] Guardar mis respuestas
        [one] Poner 1 cosa en el registro
       *[other] Poner { $count } cosas en el registro
    }
ui-reject =
    { $count ->
        [one] Dejar fuera 1 sin marca
       *[other] Dejar fuera { $count } sin marca
    }
ui-rest-waits = Lo que deje abierto espera en Por ordenar.
ui-ask-later = Pregúnteme después
ui-all-sorted = Todo está ordenado.
ui-nothing-to-sort = No hay nada por ordenar.
ui-see-today = Ver Hoy
ui-to-sort-lead = Lo que un archivo o una línea no pudo decirnos con certeza. Nada de aquí cuenta hasta que usted diga que sí.

## Records

ui-records-lead = Todo en un solo lugar. Busque arriba un nombre, un examen, un número.
ui-hits =
    { $count ->
        [0] No se encontró nada para «{ $text }».
        [one] 1 resultado para «{ $text }».
       *[other] { $count } resultados para «{ $text }».
    }
ui-no-hits = Pruebe una palabra más corta o una parte del nombre. Lo que sigue en Por ordenar no aparece aquí.

## Settings

ui-language = Idioma
ui-language-en-US = English
ui-language-es-US = Español
ui-theme = Aspecto
ui-theme-system = Como esta computadora
ui-theme-light = Claro
ui-theme-dark = Oscuro
ui-theme-contrast = Alto contraste
ui-text-size = Tamaño del texto
ui-percent = { $value } %
ui-text-size-sample = Elija el tamaño que le guste a sus ojos.
ui-protection = Cómo se cierra su registro
ui-protection-why = El registro está solo en esta computadora y siempre está cerrado en el disco.
ui-nudges = Avisos en la pantalla
ui-nudges-on = Esta computadora puede mostrar un aviso cuando algo le toca a usted.
ui-nudges-off = Esta computadora no puede mostrar avisos ahora. Todos están en Hoy.
ui-version = Versión { $version }

## First day

ui-steps = Pasos
ui-step-who = De quién
ui-step-protect = Cerrarlo
ui-step-bring = Traer
ui-step-done = , hecho
ui-first-who = ¿De quién es este cuidado?
ui-first-who-lead = El suyo o el de alguien a quien ayuda. Se queda en esta computadora.
ui-first-protect = Cierre el registro
ui-first-protect-lead = La salud es privada. El registro siempre está cerrado en el disco. Elija cómo se abre.
ui-first-words = Guarde bien estas palabras
ui-first-words-lead = Si esta computadora se daña o usted olvida, solo estas palabras abren el registro. No podemos recuperarlas por usted.
ui-first-bring = Traiga lo que tiene
ui-first-bring-lead = Un archivo, o una línea sobre una cosa. También puede hacerlo después.
ui-name = Nombre
ui-name-hint = Como lo conocen en los consultorios, para que las palabras de las llamadas estén bien.
ui-name-missing = Por favor, dé un nombre.
ui-zone = Zona horaria
ui-zone-hint = Para que ningún aviso llegue de noche.
ui-zones-near = Estados Unidos
ui-zones-other = Todas las zonas
ui-keychain = Abrir con esta computadora
ui-keychain-why = Cuando usted entra aquí, el registro se abre solo. Lo mejor para la mayoría.
ui-keychain-none = Esta computadora no tiene ahora un lugar seguro para llaves. Por favor, elija una frase de paso.
ui-own-passphrase = Abrir con una frase de paso
ui-own-passphrase-why = La escribe cada vez. Bueno si otros también usan esta computadora.
ui-passphrase = Frase de paso
ui-passphrase-again = La misma frase de paso otra vez
ui-passphrase-hint = Cuatro palabras o más que solo usted juntaría.
ui-passphrase-missing = Por favor, escriba una frase de paso.
ui-passphrase-differs = Las dos no son iguales. Por favor, escríbalas otra vez.
ui-show-words = Mostrar: { $what }
ui-make-record = Hacer el registro
ui-making-record = Haciendo el registro…
ui-recovery-for = Palabras de rescate del registro de { $name }
ui-recovery-words = Palabras de rescate
ui-recovery-words-hint = Todas, en orden, con un espacio entre ellas.
ui-recovery-advice = Escríbalas en papel y guárdelas con sus documentos. Quien las tenga puede abrir el registro.
ui-recovery-kept = Las escribí o las imprimí
ui-print-sheet = Imprimir esta hoja
ui-skip-for-now = Dejarlo para después
ui-back-to-record = Volver al registro

## Locked, broken

ui-locked-title = Este registro está cerrado
ui-locked-body = Todo lo que hay en él está a salvo.
ui-open-record = Abrir el registro
ui-opening = Abriendo…
ui-use-keychain = Preguntar otra vez a esta computadora
ui-use-words = Usar las palabras de rescate
ui-use-passphrase = Usar la frase de paso
ui-broken-title = El registro no se abrió

### Por ordenar, y archivos que llegan solos.

ui-unsorted = { $count ->
    [one] Un archivo que no pudimos leer
   *[other] { $count } archivos que no pudimos leer
}
ui-file-came = { $kind }, llegó { $when }
ui-look-and-place = Verlo y ponerlo en su lugar
ui-keep-as-paper = Guardar como documento
ui-set-aside = Dejar aparte
ui-paper-name = ¿Qué es?
ui-unfinished = Sin terminar
ui-go-on = Seguir
ui-leave-it = Dejarlo
ui-nothing-to-confirm = Nada más espera un sí.
ui-the-same = Es lo mismo
ui-another-one = Es otro
ui-found-so-far = { $count ->
    [one] Una cosa encontrada
   *[other] { $count } cosas encontradas
}
ui-watched-folder = Carpeta vigilada
ui-watched-none = No se vigila ninguna carpeta.
ui-watched-why = Los archivos nuevos entran solos y esperan en Por ordenar. Los archivos quedan donde están.
ui-watch-choose = Elegir una carpeta
ui-watch-stop = Dejar de vigilar
