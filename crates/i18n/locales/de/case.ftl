### case: Liste der Fälle und die Seite eines Falls.
### Alle Schlüssel beginnen mit case-.

# Kopf und Reiter
case-tabs = Fall
case-tab-overview = Überblick
case-tab-clearing = Aufnahme
case-tab-arrangements = Sicherungen
case-tab-tasks = Aufgaben
case-tab-notes = Verlauf
case-tab-release = Entlassung
case-tab-people = Beteiligte
case-tab-modules = Module
case-tab-log = Zugriffe
case-institution-and-book = { $institution }, Buchnr. { $number }
case-phase-until = { $phase } bis { $day }
