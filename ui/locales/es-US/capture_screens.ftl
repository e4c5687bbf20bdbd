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
