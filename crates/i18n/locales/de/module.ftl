### module: Module eines Programms im Fall.
### Alle Schlüssel beginnen mit module-.
