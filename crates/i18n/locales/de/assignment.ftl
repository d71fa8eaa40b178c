### assignment: Standort, Fallverantwortung, Vertretung und Übergabe.
### Alle Schlüssel beginnen mit assignment-.
