### programme: Programme: Konzept und Regeln nebeneinander.
### Alle Schlüssel beginnen mit programme-.
