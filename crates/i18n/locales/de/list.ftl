### list: Listen von Fällen.
### Alle Schlüssel beginnen mit list-.

list-pages = Seiten
list-first = zum Anfang
list-next = weiter
