### log: Protokoll und Zugriffe.
### Alle Schlüssel beginnen mit log-.
