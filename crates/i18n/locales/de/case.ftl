### case: Liste der Fälle und die Seite eines Falls.
### Alle Schlüssel beginnen mit case-.
