### Lo que dice la aplicación misma: Hoy, bandeja, primer día, ejemplo, fallas.

## Fixed safety text (shown on Today, on each call card, after any free text)

safety-text = Esta aplicación ayuda con citas, papeles y llamadas. No da consejos médicos. Si cree que puede ser una emergencia, llame al 911 ahora. Si siente que se puede hacer daño o está en crisis, llame o escriba al 988. Si tiene un problema nuevo o peor, llame a la oficina de su doctor; si está cerrada, pida la línea de guardia. No espere un aviso. No cambie ninguna medicina por su cuenta.

## Today

greeting-morning = Buenos días, { $name }.
greeting-afternoon = Buenas tardes, { $name }.
greeting-evening = Buenas noches, { $name }.
greeting-plain = Hola.
summary-one = Hay una cosa por hacer ahora.
summary-one-of = Hay una cosa por hacer ahora. { $n ->
        [one] { $n } más se puede hacer esta semana.
       *[other] { $n } más se pueden hacer esta semana.
    }
summary-many = Hay { $n } cosas por hacer esta semana. Empiece por la primera.
summary-none = Por ahora no le toca nada.
summary-none-until = Por ahora no le toca nada. Todo está en manos de otros. Se revisa el { $date }.
summary-none-next = Por ahora no le toca nada. El siguiente paso es mejor el { $date }.
summary-empty = Su expediente está vacío. Agregue lo primero.
closing = No hay nada más antes del { $date }.
closing-none = No hay nada más.
good-time-until = Buena hora para llamar: hasta { $time }
good-time-now = Lo puede hacer a cualquier hora del día.
best-at = Mejor el { $date }, { $time }
best-today-at = Mejor hoy, { $time }
to-spare = { $n ->
        [0] No sobra ningún día. Hágalo hoy
        [one] Sobra { $n } día hábil
       *[other] Sobran { $n } días hábiles
    }
days-past = { $n ->
        [one] { $n } día hábil después del día seguro
       *[other] { $n } días hábiles después del día seguro
    }
safe-until = A tiempo hasta el { $date }
opens-at = Abre el { $date }, { $time }
opens-today-at = Abre hoy, { $time }
open-until = Abierto ahora, hasta { $time }
hours-unknown = No se sabe el horario
no-date = Sin fecha
after-day = Después del { $date }
by-day = Para el { $date }
on-day = El { $date }
from-to = del { $date } al { $date2 }
today-word = Hoy
tomorrow-word = Mañana
you = Usted
you-pick-up = Usted (recoger)
we-check = Se revisa el { $date }
we-check-today = Se revisa hoy
with-since = En manos de { $party } desde el { $date }
with-party = En manos de { $party }
copy-to = Copia para { $party }
row-title = { $what } para { $to }
row-title-from = { $what } de { $from } para { $to }
office-still-needs = Todo lo que aún le falta a { $party }
coming-up-where = { $time } · { $place }
coming-up-time = { $time }
coming-up-visit = { $party }
coming-up-visit-about = { $party }, { $what }
arrival-there = { $what }: ya está
arrival-not-yet = { $what }: aún no
arrival-in-hand = { $what }: usted lo tiene
arrival-on-track = { $what }: en camino
and-more = { $n ->
        [one] y { $n } más
       *[other] y { $n } más
    }
list-two = { $a } { $i-sound ->
        [yes] e
       *[no] y
    } { $b }
list-last = { $a } { $i-sound ->
        [yes] e
       *[no] y
    } { $b }
list-comma = { $a }, { $b }
list-none = nada

## After an absence

away-title = Mientras no estaba
away-line-passed = { $item }: la fecha { $date } ya pasó. ¿Qué pasó?
away-line-due = { $item }: mejor a más tardar el { $date }
away-line-came = { $item }: va bien
away-nothing = Nada se perdió. Nada se envió dos veces.

## What was just done

done-logged = Anotado: { $what }
done-saved = Guardado.
done-undone = Deshecho.
done-added = { $n ->
        [0] No hay nada nuevo que agregar.
        [one] Se agregó { $n } cosa.
       *[other] Se agregaron { $n } cosas.
    }
done-snoozed = Queda para el { $date }.

## Tray and window

tray-open = Abrir
tray-next = Sigue: { $title }
tray-next-none = Por ahora no le toca nada
tray-quiet-until = Sin avisos hasta el { $date }
tray-quiet-tomorrow = Sin avisos hasta mañana
tray-quiet-off = Volver a avisar
tray-lock = Cerrar con llave
tray-quit = Salir
tray-still-watching-title = Seguimos atentos
tray-still-watching-body = La ventana está cerrada, pero cuidamos las fechas. Para parar, elija Salir en la bandeja.
notice-none = Esta computadora no muestra avisos. Sus recordatorios quedan en Hoy.
snooze-title = Usted pidió volver a esto
snooze-body = { $title }
bundle-more = { $n ->
        [one] Y { $n } cosa más para la misma llamada.
       *[other] Y { $n } cosas más para la misma llamada.
    }

## How the record is protected

protection-keychain = La llave está en esta computadora, en su lugar seguro.
protection-passphrase = Su frase clave abre el expediente.
protection-both = La llave está en esta computadora. Su frase clave también abre el expediente.

## First day

first-day-who = ¿De quién es la atención?
first-day-protect = ¿Cómo le ponemos llave?
first-day-bring = Traiga lo que tiene o escriba una línea.
first-day-example = MRI left shoulder, Dr. Lee wants the pictures before April 15
first-day-ready = Su expediente está listo.
first-day-recovery = Guarde bien estas palabras. Con ellas se abre su expediente si se pierde la llave.

## The sample person

demo-name = Sally (ejemplo)
demo-note = Esta es una persona de ejemplo. La puede borrar cuando quiera.
demo-thrown-away = El ejemplo ya no está.

## Failures: what happened and what is safe; what to do now

failure-keychain_locked-what = El llavero de esta computadora está cerrado. Su expediente está a salvo y sigue cerrado.
failure-keychain_locked-help = Ábralo (entre otra vez en la computadora si hace falta). Luego pruebe de nuevo.
failure-keychain_missing-what = En esta computadora no responde ningún llavero. Su expediente está a salvo.
failure-keychain_missing-help = Abra el expediente con su frase clave o con las palabras de rescate. Para uno nuevo, elija una frase clave.
failure-wrong_passphrase-what = Esta frase clave no abre el expediente. No se cambió nada.
failure-wrong_passphrase-help = Escríbala otra vez. Mire las mayúsculas. También puede usar las palabras de rescate.
failure-record_missing_key-what = El expediente está aquí, pero su llave no. Está a salvo y no se cambió.
failure-record_missing_key-help = Ábralo con su frase clave o con las palabras de rescate. No empiece otro expediente en este lugar.
failure-disk_full-what = El disco está lleno. El último paso no se guardó. Todo lo de antes está a salvo.
failure-disk_full-help = Haga espacio en el disco. Luego repita el último paso.
failure-no_permission-what = No podemos leer ni escribir en esta carpeta. No se cambió nada.
failure-no_permission-help = Elija una carpeta suya o pregunte a quien cuida esta computadora.
failure-not_a_record-what = Esto no es un expediente de esta aplicación. No se cambió.
failure-not_a_record-help = Elija la carpeta donde está su expediente.
failure-damaged_record-what = Una parte del expediente está dañada. Se puso aparte y no se borró nada.
failure-damaged_record-help = Traiga su última copia de respaldo. Guarde el archivo dañado hasta que todo esté bien.
failure-unreadable_file-what = Este archivo no se pudo leer. No se cambió, y su expediente está a salvo.
failure-unreadable_file-help = Vea si el archivo está completo. Consígalo otra vez de donde vino y pruebe de nuevo.
failure-nothing_to_do-what = Aquí no hay nada que hacer. No se cambió nada.
failure-nothing_to_do-help = Mire en Hoy el siguiente paso.
failure-no_such_item-what = Esto no está en el expediente. No se cambió nada.
failure-no_such_item-help = Búsquelo por su nombre. Puede estar en la papelera.
failure-bad_input-what = Algo de lo que escribió no encaja. No se cambió nada.
failure-bad_input-help = Revise las fechas y los nombres y pruebe de nuevo.
failure-internal-what = Algo salió mal en la aplicación. Todo lo guardado está a salvo.
failure-internal-help = Cierre la aplicación y ábrala otra vez. Si vuelve a pasar, anote qué hizo y avísenos.
