### arrangement: Sicherungen eintragen, ändern und beenden.
### Alle Schlüssel beginnen mit arrangement-.
