### task: Aufgaben und Fristen.
### Alle Schlüssel beginnen mit task-.
