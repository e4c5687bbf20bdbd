### Textos de las pantallas: menú, títulos, botones, estados vacíos. Las frases sobre la atención están en los otros archivos.

## The rail and the frame

rail-label = Principal
rail-today = Hoy
rail-journeys = Caminos
rail-board = Quién necesita qué
rail-calendar = Calendario
rail-records = Expediente
rail-circle = Personas que ayudan
rail-settings = Ajustes
rail-lock = Cerrar con llave
frame-whose-care = De quién es
frame-search = Buscar
frame-search-keys = Buscar (Ctrl K)
frame-add = Agregar
frame-skip = Ir a la página
frame-to-sort = Por ordenar
frame-sample = Persona de ejemplo
frame-locked = Cerrado
frame-unlocked = Abierto
frame-version = Versión { $version }
frame-language = Idioma
not-in-this-version = Esta página llega con otra versión.

## Buttons used everywhere

button-back = Atrás
button-cancel = Cancelar
button-close = Cerrar
button-continue = Seguir
button-save = Guardar
button-undo = Deshacer
button-try-again = Probar otra vez
button-open = Abrir
button-copy = Copiar
button-copied = Copiado
button-print = Imprimir
button-skip = Saltar por ahora
button-yes = Sí
button-no = No
button-show-more = Ver más
button-show-less = Ver menos

## Today

today-heading = Hoy
today-next-step = Siguiente paso
today-could-do = Ya podría hacer esto
today-this-week = También esta semana
today-waiting = En manos de otros
today-coming-up = Lo que viene
today-while-away = Mientras no estaba
today-why-now = ¿Por qué ahora?
today-safe-until = A tiempo hasta
today-nothing-waiting = Nadie le debe nada por ahora.
today-nothing-coming = No hay fechas por delante.
today-empty-heading = Todavía no hay nada
today-empty-text = Traiga archivos o escriba una línea sobre su atención.

## Call card

card-heading = Hoja para la llamada
card-call = Llamar
card-no-number = Falta el número
card-add-number = Agregar el número
card-say-heading = Diga primero
card-ask-heading = Pregunte
card-write-heading = Anote
card-ready-heading = Tenga a mano
card-back-heading = Repita lo que oyó
card-close-heading = Antes de colgar
card-read-aloud = Leer en voz alta

## Call log form

log-heading = ¿Cómo le fue en la llamada?
log-which-day = ¿Qué día?
log-promised-day = ¿Para qué día lo prometieron?
log-spoke-with = ¿Con quién habló?
log-ask-whom = ¿A quién hay que preguntar?
log-note = Notas
log-note-hint = Mejor con las palabras de ellos.
log-save = Guardar la llamada
log-optional = opcional
log-about = Sobre

## Who needs what

board-heading = Quién necesita qué
board-what = Qué
board-from = De
board-to = Para
board-copy = Copia
board-needed-by = Para el día
board-status = Estado
board-ball = A quién le toca
board-next-check = Se revisa
board-by-office = Por consultorio
board-all-rows = Todas las filas
board-finished = Listo
board-empty-heading = No hay nada por entregar
board-empty-text = Lo que debe ir de un consultorio a otro se ve aquí.
board-row-actions = ¿Qué pasó?

## Bring in files, review

import-heading = Traer archivos
import-drop = Suelte los archivos aquí
import-choose = Elegir archivos
import-reading = Leyendo { $name }
import-cancel = Parar
import-kept-safe = Los archivos quedan como están. Guardamos una copia con llave.
review-heading = Por favor, mire esto
review-new = Nuevo
review-same = Igual
review-changed = Cambió
review-unsure = Por favor, revise
review-accept = Aceptar
review-accept-all = Aceptar todo lo marcado
review-reject = Dejar fuera
review-source = Dónde se leyó
review-problems = Lo que no pudimos leer
review-not-used = Leído, pero no hace falta
review-unchanged = { $n ->
    [one] { $n } cosa ya está en su expediente.
   *[other] { $n } cosas ya están en su expediente.
}
review-added = { $n ->
    [one] Se agregó { $n } cosa.
   *[other] Se agregaron { $n } cosas.
}
review-empty-heading = No hay nada que mirar
review-empty-text = Todo lo leído está en su expediente.

## Add one line

add-heading = Agregar una línea
add-hint = Por ejemplo: MRI left shoulder, Dr. Lee wants the pictures before April 15
add-button = Leer
add-nothing = No vimos ningún paso en esta línea. Escriba una prueba, un doctor o una fecha.

## First day

first-heading = Le damos la bienvenida
first-step = Paso { $n } de { $total }
first-who-heading = ¿De quién es la atención?
first-name = Nombre
first-zone = Zona horaria
first-protect-heading = Ponerle llave
first-keychain = Guardar la llave en esta computadora
first-keychain-hint = No tendrá que escribir una clave.
first-passphrase = Usar una frase clave
first-passphrase-hint = Unas palabras que solo usted sabe. No las podemos recuperar.
first-passphrase-again = Escríbala otra vez
first-passphrase-differs = Las dos no son iguales.
first-recovery-heading = Su hoja de rescate
first-recovery-text = Imprima estas palabras y guárdelas bien. Con ellas se abre su expediente si se pierde la llave.
first-recovery-done = Ya las tengo
first-bring-heading = Traiga lo que tiene
first-ready-heading = Todo listo
first-sample = Ver a una persona de ejemplo
first-start = Empezar

## Unlock

unlock-heading = Abrir su expediente
unlock-passphrase = Frase clave
unlock-button = Abrir
unlock-recovery = Usar las palabras de rescate

## Item panel

item-heading = Detalles
item-facts = Lo que sabemos
item-history = Lo que pasó
item-source = De dónde viene
item-log = Anotar lo que pasó
item-no-history = Todavía no hay nada anotado.

## Search

search-heading = Buscar
search-hint = Un nombre, una palabra, un número
search-none = No hay nada con { $text }.
search-count = { $n ->
    [one] { $n } resultado
   *[other] { $n } resultados
}

## Errors and states

state-loading = Un momento
state-failed = Eso no funcionó
state-safe = Su expediente está a salvo.
state-offline = No hay internet. Todo esto funciona igual.
state-no-notices = Esta computadora no muestra avisos. Sus recordatorios quedan en Hoy.
sample-throw-away = Borrar el ejemplo
sample-banner = Esto es un ejemplo. Nada de esto es real.
