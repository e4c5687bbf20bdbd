# Labels of the screens that take something down, and of the search. What they show comes from the core.

## Search

find-title = Buscar en el registro
find-hint = Un nombre, un lugar, un examen, un número
find-start = Escriba un nombre, un lugar, un examen o un número. También se buscan palabras en sus papeles.
find-start-slips = No importa un pequeño error al escribir.
find-count =
    { $count ->
        [0] Nada encontrado con «{ $text }».
        [one] 1 cosa con «{ $text }».
       *[other] { $count } cosas con «{ $text }».
    }
find-only-close = Nada se escribe «{ $text }». ¿Quiso decir algo de esto?
find-close = Parecido a lo que escribió
find-found = Lo que se encontró
find-only = Ver solo
find-every-kind = Todo
find-none = Nada encontrado con «{ $text }».
find-none-help = Pruebe con una palabra más corta o una parte de un nombre.
find-none-sort =
    { $count ->
        [one] 1 cosa espera todavía en Por ordenar. Ahí aún no se busca.
       *[other] { $count } cosas esperan todavía en Por ordenar. Ahí aún no se busca.
    }
find-none-add = Agregarlo ahora
find-all = Ver todo en Registro
find-keys = ↑ ↓ para elegir · Enter para abrir · Esc para cerrar

## Taking something down

cap-pick-one = Elija
cap-pick-detail = { $name } ({ $detail })
cap-pick-other = Otra persona u otra cosa…
cap-name = Nombre
cap-name-of = Nombre: { $what }
cap-missing = Por favor, complete esto.
cap-missing-time = Por favor, ponga también la hora.
cap-not-known = No se sabe
cap-own-words = Otra cosa
cap-say-what-is-true = Por favor, diga qué es cierto ahora. «Sin cambio» también vale.
cap-time = Hora
cap-keeps = Se guarda mientras escribe. Puede parar cuando quiera.
cap-kept = Guardado. Puede parar cuando quiera.
cap-not-kept = Esto no se pudo guardar. Por favor, guarde antes de salir.
cap-remove = Quitar: { $what }
cap-change = Cambiar: { $what }
cap-next = Siguiente
cap-skip = Saltar
cap-stop-here = Parar por ahora
cap-save = Guardar todo
cap-save-one = Guardar
cap-keys = Ctrl + Enter para seguir

## After a visit

cap-note-visit = Anotar lo que se dijo
cap-step-of = { $at } de { $of }
cap-last-step = Dígalo con sus palabras
cap-results-open = Llegaron estos resultados
cap-results-gone-over = Los repasaron conmigo
cap-questions-brought = Sus preguntas para esta cita
cap-questions-new = Preguntas nuevas
cap-question-number = Pregunta { $number }
cap-answer-hint = Lo que dijeron
cap-unanswered-stay = Una pregunta sin respuesta sigue abierta.
cap-add-question = Agregar una pregunta
cap-will-be-made = Esto entra en su registro
cap-nothing-new = Solo sus palabras. No agregó nada nuevo.
cap-not-whole = Falta algo
cap-noted = Anotado: { $visit }
cap-made = Lo nuevo en su registro
cap-undo-all = Deshacer todo

## Half finished

cap-half-done = Empezado y sin guardar
cap-go-on = Seguir
cap-throw-away = Tirar
cap-thrown-away = Se tiró.
cap-kept-again = Está de vuelta. Puede seguir.
cap-last-touched = Último cambio: { $when }
cap-began-visit = Empezó a anotar su cita: { $what }.
cap-began-visit-bare = Empezó a anotar una cita.
cap-began-call = Empezó a anotar una llamada: { $what }.
cap-began-call-bare = Empezó a anotar una llamada.
cap-began-line-bare = Empezó a escribir una línea.
cap-began-instruction = Empezó a anotar lo que le dijeron: { $what }.
cap-began-instruction-bare = Empezó a anotar lo que le dijeron.
cap-began-question = Empezó una pregunta: { $what }.
cap-began-question-bare = Empezó una pregunta.
cap-began-note = Empezó una nota: { $what }.
cap-began-note-bare = Empezó una nota.

## A line as it was read

cap-how-read = Cómo leímos su línea
cap-how-read-lead = Elija una palabra para corregirla.
cap-how-read-unsure =
    { $count ->
        [one] Por favor, revise 1 palabra. Elija una palabra para corregirla.
       *[other] Por favor, revise { $count } palabras. Elija una palabra para corregirla.
    }
cap-words = Sus palabras, y cómo las leímos
cap-read-as = se lee
cap-word-is = ¿Qué es «{ $word }»?
cap-can-party = Una persona o un consultorio
cap-can-day = Un día
cap-can-kind = Un tipo de cosa
cap-can-words = Solo palabras
cap-which-day = ¿Qué día?
cap-which-party = ¿Quién es?
cap-which-kind = ¿De qué tipo?
cap-set-right = Corregir

## Small forms

cap-write-down = O anótelo
cap-add-call = Una llamada
cap-add-call-why = A quién llamó y qué pasó.
cap-add-instruction = Lo que le dijeron
cap-add-instruction-why = Quién dijo qué, y cuándo. Palabra por palabra.
cap-add-question-card = Una pregunta
cap-add-question-why = Para hacerla en su próxima cita.
cap-add-note = Una nota
cap-add-note-why = Lo que quiera guardar.
cap-back-to-add = Volver
cap-call-whom = ¿A quién llamó?
cap-call-go-on = Seguir
cap-told-who = ¿Quién lo dijo?
cap-told-spoke = Nombre de la persona
cap-told-words = ¿Qué dijeron? Palabra por palabra.
cap-told-subject = ¿De qué se trata?
cap-told-says = ¿Qué tipo de cosa es?
cap-told-day = ¿Dieron un día?
cap-told-said-on = ¿Cuándo lo dijeron? Si fue hoy, déjelo vacío.
cap-told-way = ¿Cómo lo dijeron?
cap-says-date = Una fecha
cap-says-take = Tomar una medicina
cap-says-hold = Pausar una medicina
cap-says-stop = Dejar una medicina
cap-says-change = Cambiar una medicina
cap-says-need = Algo hace falta
cap-says-no_need = Algo no hace falta
cap-says-prep = Cómo prepararse
cap-says-other = Otra cosa
cap-way-visit = En una cita
cap-way-call = Por teléfono
cap-way-letter = En una carta
cap-way-portal = En el portal
cap-way-other = De otra forma
cap-question-text = Su pregunta
cap-question-who = ¿Quién la puede contestar?
cap-question-any = Cualquiera en la próxima cita
cap-note-text = Su nota
