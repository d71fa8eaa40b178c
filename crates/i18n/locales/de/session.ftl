### session: Anmelden, Abmelden, erste Einrichtung.
### Alle Schlüssel beginnen mit session-.
