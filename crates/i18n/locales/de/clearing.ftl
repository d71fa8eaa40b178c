### clearing: Aufnahme klären: Kriterien, Überschneidung, Entscheidung.
### Alle Schlüssel beginnen mit clearing-.
