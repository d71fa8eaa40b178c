### search: Suche.
### Alle Schlüssel beginnen mit search-.

search-title = Suche
search-result = Ergebnis
search-hits = { $n } Treffer
search-too-short = Bitte mindestens zwei Buchstaben eingeben.
search-how = Der Anfang des Namens genügt; Müller, Mueller und Muller sind dasselbe. Auch Buchnummer und Fallnummer gehen.
search-none = Nichts gefunden.
search-none-next = Prüfen Sie die Schreibweise oder geben Sie weniger ein. Gefunden wird nur, was zu Ihrem Bereich gehört.
