### site: Standorte.
### Alle Schlüssel beginnen mit site-.
