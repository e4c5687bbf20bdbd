# Rótulos de las pantallas del registro: formularios, una cosa abierta, personas y lugares, pasos, papelera, archivos.

## Formularios

ui-form-not-said = No se sabe
ui-form-nothing = Nada todavía
ui-form-first-day = Primer día
ui-form-last-day = Último día
ui-form-day = Día
ui-form-time = Hora
ui-form-starts = Empieza
ui-form-ends = Termina
ui-form-no-time = Solo se sabe el día
ui-form-place = Dirección o sala
ui-form-zone = Zona horaria de allí
ui-form-zone-place = La del consultorio
ui-form-clock-how = Escriba una hora como 2:30 PM.
ui-form-from = Desde
ui-form-until = Hasta
ui-form-signed-on = Firmado el
ui-form-valid-to = Vale hasta
ui-form-days = días hábiles
ui-form-hours = horas antes
ui-form-nth = { $what } { $n }
ui-form-thing = Cosa { $n }
ui-form-which-thing = ¿Qué cosa?
ui-form-work-days = Días hábiles para la cosa { $n }
ui-form-hours-before = Horas antes, paso { $n }
ui-form-add-row = Agregar una línea
ui-form-add-to = Agregar a: { $what }
ui-form-take-out = Quitar: { $what }
ui-form-more = Más
ui-form-more-filled = Más ({ $count } con datos)
ui-form-leave = Salir
ui-form-kept = Si sale, lo que escribió queda aquí.
ui-form-begun = Usted empezó esto antes. Lo que escribió sigue aquí.
ui-form-begun-tag = Empezado
ui-form-start-over = Empezar de nuevo
ui-form-problems =
    { $count ->
        [one] Aún no se guardó nada. Hay 1 cosa que mirar.
       *[other] Aún no se guardó nada. Hay { $count } cosas que mirar.
    }
ui-nothing-changed = No se cambió nada.
ui-day-month = mes
ui-day-day = día
ui-day-year = año
ui-pick-new = Nuevo: «{ $name }»
ui-pick-none = Nada tiene ese nombre.
ui-pick-clear = Vaciar: { $what }

## Valores escritos al mismo tiempo

ui-rivals-of = Dos respuestas: { $what }
ui-rivals-both = Dos personas escribieron esto a la vez. Los dos valores valen hasta que usted elija.
ui-rivals-all = Esto se escribió más de una vez al mismo tiempo. Todos los valores valen hasta que usted elija.
ui-rivals-must = Elija antes de confiar en él.
ui-rival-use = Usar este
ui-dispute-line = { $value } ({ $who })
ui-dispute-choose = Elegir
ui-written-by = { $who } · { $device } · { $when }
ui-conflicts = Dos respuestas
ui-conflicts-lead = Dos personas cambiaron lo mismo a la vez. Los dos valores valen hasta que usted elija.
ui-conflicts-empty = No hay dos respuestas que esperen por usted.
ui-conflicts-open = Abrir
ui-conflicts-leave = Puede dejar los dos. Quedan lado a lado en cada pantalla. Para escribir un tercer valor, abra la cosa y edítela.

## Una cosa abierta

ui-item-edit = Editar
ui-item-discard = Mover a la papelera
ui-item-open-whole = Verlo todo
ui-item-past-of = Cómo llegó: { $what }
ui-item-past-line = { $when } · { $who } · { $device } · { $from }
ui-item-no-past = Nunca se escribió otra cosa aquí.
ui-item-now = Ahora
ui-item-sides = Dos lados
ui-item-sides-note = Guardamos los dos. Solo un médico o una enfermera puede decir cuál vale.
ui-item-linked = Va junto con
ui-item-files = Archivos
ui-item-in-bin = En la papelera
ui-item-file-line = { $kind } · { $when }
ui-item-file-away = Este archivo aún no está en esta computadora.
ui-item-file-source = Leído de este archivo.
ui-item-file-off = Quitar: { $what }

## Registro

ui-tab-parts = Partes del registro
ui-tab-everything = Todo
ui-tab-places = Personas y lugares
ui-tab-conflicts = Dos respuestas
ui-tab-changes = Cambios
ui-tab-bin = Papelera
ui-records-show = Mostrar
ui-records-all = Todo
ui-records-empty = Aún no hay nada en el registro. Traiga un papel o agregue una cosa.
ui-records-see-all = Ver los { $count }: { $word }
ui-new-by-form = Agregar con formulario
ui-new = ¿Qué quiere agregar?
ui-new-lead = Elija lo que mejor le sirva. Luego puede cambiarlo todo.
ui-new-back = Volver al registro
ui-new-title = Agregar: { $word }
ui-new-form-lead = Escriba lo que sabe. Deje vacío lo demás.

## La papelera

ui-bin = Papelera
ui-bin-lead = Lo que usted quita espera aquí 30 días. Puede traerlo de vuelta cualquier día.
ui-bin-empty = La papelera está vacía.
ui-bin-line = Lo quitó { $who } el { $when }.
ui-bin-merged = Quedó unido con { $what }.
ui-bin-days =
    { $count ->
        [0] Último día
        [one] Queda 1 día
       *[other] Quedan { $count } días
    }
ui-bin-restore = Traer de vuelta
ui-bin-honest = A los 30 días una cosa sale de cada pantalla y de cada búsqueda. La historia del registro todavía la guarda. Solo se va del todo si usted empieza el registro de nuevo.

## Cambios

ui-changes = Cambios
ui-changes-lead = Todo lo que se cambió, lo último primero. Puede deshacer un paso a la vez.
ui-changes-empty = Aún no se ha cambiado nada.

## Personas y lugares

ui-places = Personas y lugares
ui-places-lead = Médicos, consultorios, farmacias, planes y quienes ayudan, con números y horas.
ui-places-add = Agregar persona o lugar
ui-places-new = Una persona o un lugar nuevo
ui-places-back = Volver a la lista
ui-places-empty = Aún no hay nadie. Los nombres de sus papeles llegan aquí también.
ui-places-find = Buscar un nombre
ui-places-role = Papel
ui-places-none = Nadie tiene ese nombre aquí.
ui-places-count =
    { $count ->
        [one] Se muestra 1
       *[other] Se muestran { $count }
    }
ui-places-phone-of = número de teléfono de { $name }
ui-places-no-phone = Aún sin número
ui-places-uses =
    { $count ->
        [0] Nada lo nombra
        [one] Lo nombra 1 cosa
       *[other] Lo nombran { $count } cosas
    }
ui-places-check = Revisado hoy
ui-places-unchecked = Nadie ha revisado aún el número y las horas.
ui-places-check-why = Un número correcto ahorra una llamada.
ui-places-in-use =
    { $count ->
        [one] 1 cosa nombra a { $name }. Conserva el nombre y el número.
       *[other] { $count } cosas nombran a { $name }. Conservan el nombre y el número.
    }
ui-places-keep = Dejarlo aquí
ui-merge = Es igual a otro…
ui-merge-title = Hacer uno de dos
ui-merge-lead = Vea primero qué va a quedar. No se pierde nada: los otros valores quedan en la historia.
ui-merge-same-as = { $name } es lo mismo que
ui-merge-option = { $name } ({ $role })
ui-merge-which-stays = ¿Cuál queda?
ui-merge-caption = Lo que va a quedar
ui-merge-field = Qué
ui-merge-result = Va a quedar
ui-merge-moved =
    { $count ->
        [0] No hay que cambiar nada más.
        [one] 1 cosa va a nombrar a { $name }.
       *[other] { $count } cosas van a nombrar a { $name }.
    }
ui-merge-undo = Puede deshacer esto.
ui-merge-go = Hacerlos uno

## Un archivo abierto

ui-file-line = { $kind } · { $size } · { $when }
ui-file-picture = Imagen: { $name }. Pulse para verla más grande o más chica.
ui-file-undrawable = Esta imagen no se puede mostrar aquí. El archivo está guardado.
ui-file-kept-text = El archivo se guarda tal como llegó. Sus palabras están abajo.
ui-file-kept-safe = El archivo se guarda tal como llegó. No pudimos leer palabras en él.
ui-file-cut = El texto sigue. Solo se muestra la primera parte.
ui-file-items = Va con
ui-file-attach = Unirlo a algo
ui-file-attach-kind = ¿Qué tipo de cosa?
ui-file-attach-which = ¿Cuál?
ui-file-attach-none = Aún no hay nada en el registro con lo que pueda ir.
