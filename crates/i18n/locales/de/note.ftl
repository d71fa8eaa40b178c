### note: Kontakte, Notizen und ihre Berichtigung.
### Alle Schlüssel beginnen mit note-.
