### release: Entlassungstermin: Verlauf, neue Meldung, „Was wäre, wenn …“.
### Alle Schlüssel beginnen mit release-.
