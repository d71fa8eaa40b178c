### closing: Abschluss und Wiederaufnahme.
### Alle Schlüssel beginnen mit closing-.
