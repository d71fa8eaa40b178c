### scan: Eingescannte Papiere.
### Alle Schlüssel beginnen mit scan-.

scan-problem-too-large = Die Datei ist zu groß: höchstens 8 MB. Weniger Seiten oder eine gröbere Auflösung helfen.
scan-problem-kind = Diese Datei ist weder PDF noch PNG noch JPEG. Bitte den Scan in einem dieser Formate speichern.
scan-problem-damaged = Die Datei ist beschädigt oder unvollständig. Bitte noch einmal einscannen.
