### day: „Mein Tag“.
### Alle Schlüssel beginnen mit day-.
