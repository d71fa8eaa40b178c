### list: Listen von Fällen.
### Alle Schlüssel beginnen mit list-.
