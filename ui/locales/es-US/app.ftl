### Lo que dice la aplicación misma: el texto de seguridad, listas, bandeja, fallas.

## Fixed safety text (shown on Today, on each call card, after any free text)

safety-text = Esta aplicación ayuda con citas, papeles y llamadas. No da consejos médicos. Si cree que puede ser una emergencia, llame al 911 ahora. Si siente que se puede hacer daño o está en crisis, llame o escriba al 988. Si tiene un problema nuevo o peor, llame a la oficina de su doctor; si está cerrada, pida la línea de guardia. No espere un aviso. No cambie ninguna medicina por su cuenta.

## Lists

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

## Tray and nudges

tray-next = Sigue: { $title }
tray-next-none = Por ahora no le toca nada
tray-quiet-until = Sin avisos hasta el { $date }
tray-quiet-tomorrow = Sin avisos hasta mañana
tray-quiet-off = Volver a avisar
snooze-title = Usted pidió volver a esto
snooze-body = { $title }
bundle-more = { $n ->
        [one] Y { $n } cosa más para la misma llamada.
       *[other] Y { $n } cosas más para la misma llamada.
    }

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
