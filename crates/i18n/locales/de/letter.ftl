### letter: Briefvorlagen eines Büros (X10).
### Alle Schlüssel beginnen mit letter-.

letter-title = Briefvorlagen
letter-sub = Eigene Briefe des Büros. Sie schreiben sie einmal; jeder Fall füllt die Felder aus seinen Angaben.
letter-none = Noch keine Vorlage
letter-none-next = Schreiben Sie den ersten Brief, den alle brauchen, zum Beispiel an das Jobcenter oder eine Vermieterin.
letter-new = Neue Vorlage
letter-new-title = Vorlage schreiben
letter-edit-title = Vorlage ändern
letter-name = Titel
letter-name-hint = Steht groß über dem Brief. Nichts darin soll verraten, woher jemand kommt.
letter-body = Text
letter-body-hint = Leere Zeilen trennen Absätze. Felder stehen in geschweiften Klammern; welche es gibt, steht darunter.
letter-language = Sprache
letter-offered = In Fällen anbieten
letter-offered-yes = Unter Papiere wählbar
letter-state = Stand
letter-state-offered = wird angeboten
letter-state-retired = wird nicht angeboten
letter-changed = Zuletzt geändert
letter-by = { $name }, { $when }
letter-fields = Felder
letter-fields-about = Was der Fall nicht weiß, wird im Brief eine Linie zum Ausfüllen.
letter-field = Feld
letter-meaning = Was dort steht
letter-preview = So liest er sich
letter-preview-about = Mit erfundenen Angaben.
letter-former = Frühere Fassungen
letter-version = Fassung { $n }
letter-problem-unknown = Das Feld „{ $found }“ gibt es nicht. Wählen Sie eines aus der Liste der Felder.
letter-problem-open = Hier fehlt eine schließende Klammer: „{ $found }“.
letter-flash-saved = Die Vorlage ist gespeichert.
