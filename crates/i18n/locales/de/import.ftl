### import: Entlassungslisten einlesen.
### Alle Schlüssel beginnen mit import-.
