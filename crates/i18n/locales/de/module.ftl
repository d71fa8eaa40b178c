### module: Module eines Programms im Fall.
### Alle Schlüssel beginnen mit module-.

module-title = Module
module-new-title = Modul beginnen oder planen
module-change-title = Modul ändern
module-taken = Teilnahmen
module-taken-none = Noch kein Modul. Mehrere können gleichzeitig laufen, in jeder Reihenfolge.
module-offered = Was das Programm anbietet
module-name = Modul
module-period = Zeitraum
module-when = vorgesehen { $period }
module-any-time = nicht an einen Tag gebunden
module-again = kann wiederholt werden
module-once = einmal
module-from = von
module-to = bis
module-to-hint = letzter Tag, sobald er feststeht
module-side = Wo
module-status = Stand
module-status-planned = geplant
module-status-running = läuft
module-status-done = abgeschlossen
module-status-broken-off = abgebrochen
module-result = Ergebnis
module-result-needed = nötig bei Abschluss
module-reason = Grund des Abbruchs
module-reason-needed = nötig bei Abbruch
module-reason-hint = auch, wenn das Modul nicht zustande kam
module-why = Grund der Berichtigung
module-why-hint = nötig, wenn sich der Stand nicht ändert; die alten Angaben bleiben lesbar
module-begin = Beginnen oder planen
module-do-start = Beginnen
module-do-end = Abschließen
module-do-break = Abbrechen
module-outside-period = außerhalb des vorgesehenen Zeitraums
module-late-start = sollte schon laufen
module-recorded = eingetragen von { $name }

# Was nicht zusammenpasst
module-problem-planned-again = Was begonnen hat, lässt sich nicht mehr planen.
module-problem-only-inside = Dieses Modul gibt es nur in Haft.
module-problem-only-outside = Dieses Modul gibt es nur draußen.
module-problem-after-release = Die Entlassung war am { $date }. Danach findet nichts mehr in Haft statt.
module-problem-not-begun = Dieser Tag kommt erst noch. Bis dahin ist das Modul geplant.
module-problem-over = Dieser Tag ist vorbei. Dann läuft das Modul nicht mehr: abgeschlossen oder abgebrochen?
module-problem-result = Bitte das Ergebnis nennen, ein Satz genügt.
module-problem-not-repeatable = Dieses Modul gibt es nur einmal, und es wurde schon belegt.
module-problem-at-once = Zur selben Zeit gibt es dieses Modul schon: ab { $from }.
module-refused-intake = Module beginnen nach der Aufnahme. Dieser Fall ist noch nicht aufgenommen.

# Meldungen
module-flash-added = Modul eingetragen.
module-flash-changed = Modul geändert.
module-attended = Anwesend
module-attended-hint = Stunden insgesamt bisher, zum Beispiel 12, 12,5 oder 12:30. Leer, wenn nichts bekannt ist.
module-attended-hours = { $hours } Stunden anwesend
module-problem-attended = Stunden bitte als Zahl, zum Beispiel 12, 12,5 oder 12:30.
module-problem-attended-planned = Was erst geplant ist, hat noch keine Stunden.
