### search: Suche.
### Alle Schlüssel beginnen mit search-.
