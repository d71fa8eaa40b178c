### concern: Anliegen, kurz notiert.
### Alle Schlüssel beginnen mit concern-.

concern-title = Anliegen
concern-all = Alle Anliegen
concern-open = Offene Anliegen
concern-see-all = alle
concern-new = Anliegen notieren
concern-change = Anliegen beantworten oder ändern
concern-none = Noch kein Anliegen notiert.
concern-none-next = Eine Frage zwischendurch, eine Antwort, ein Tag zum Nachfassen: mehr braucht es nicht.
concern-topic = Thema
concern-topic-hint = ein Wort genügt, zum Beispiel Handyvertrag
concern-asked = Was gefragt wurde
concern-answer = Antwort
concern-follow-up = Nachfassen am
concern-follow-up-hint = Solange hier ein Tag steht, bleibt das Anliegen offen.
concern-follow-up-when = nachfassen { $when }
concern-by = { $name }, { $when }
concern-former = Frühere Fassungen
concern-replaced = ersetzt von { $name }, { $when }
concern-why = Warum etwas berichtigt wurde
concern-why-hint = nur nötig, wenn Worte ersetzt werden
concern-do-answer = Beantworten oder ändern
concern-do-task = Als Aufgabe übernehmen
concern-to-task = zur Aufgabe
concern-refused-task = Dieses Anliegen ist schon eine Aufgabe.
concern-flash-added = Anliegen notiert.
concern-flash-changed = Anliegen geändert. Die frühere Fassung bleibt lesbar.
concern-flash-task = Aus dem Anliegen ist eine Aufgabe geworden.
