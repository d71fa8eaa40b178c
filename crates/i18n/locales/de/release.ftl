### release: Entlassungstermin: Verlauf, neue Meldung, „Was wäre, wenn …“.
### Alle Schlüssel beginnen mit release-.

# Neue Meldung
release-form-title = Neuer Termin
release-form-other = Anderen Termin prüfen
release-form-about = Vor dem Speichern sehen Sie, was sich verschiebt.
release-day = Entlassung am
release-day-hint = TT.MM.JJJJ
release-kind = Art
release-source = Quelle
release-source-hint = Woher der Termin kommt, zum Beispiel „Beschluss vom 20.11.2026“
release-confidence = Wie sicher ist das?
release-note = Bemerkung
release-preview = Vorschau zeigen
release-save = Termin speichern
release-discard = Verwerfen

# Was gilt
release-counts-title = Gilt
release-released = Entlassen
release-unknown = Noch kein Termin gemeldet. Fristen vor und nach der Entlassung haben deshalb noch kein Datum.
release-earliest = Frühestens möglich
release-earliest-rule = Die Anstalt kann vorziehen ({ $rule }). Ein Anspruch darauf besteht nicht.
release-earliest-none = Kein Vorziehen wegen Wochenende, Feiertag oder Jahreswechsel zu erwarten.
release-closed = Ämter geschlossen
release-weekend = Wochenende
release-phases = Phasen
release-phase-unknown = noch nicht zu bestimmen
release-window = Programm begleitet
release-is-counting = gilt
release-is-actual = tatsächlich

# Verlauf
release-history = Verlauf des Termins
release-recorded = Eingetragen
release-history-empty = Noch kein Termin.
release-history-empty-about = Sobald einer gemeldet ist, rechnet Nahtlos Phasen, Fristen und Naht daraus.

# Vorschau
release-preview-title = Vorschau: Entlassung am { $day }
release-preview-unsaved = noch nicht gespeichert
release-preview-summary = { $moved ->
    [0] Keine Frist verschiebt sich
    [one] { $moved } Frist verschiebt sich
   *[other] { $moved } Fristen verschieben sich
}{ $kept ->
    [0] .
    [one] ; { $kept } mit eigenem Datum bleibt stehen.
   *[other] ; { $kept } mit eigenem Datum bleiben stehen.
}
release-preview-past = Dieser Tag liegt in der Vergangenheit. Hat die Entlassung stattgefunden, tragen Sie sie als tatsächliche ein.
release-unfit-then = Passt dann nicht mehr zum Tag der Entlassung, bitte neu vereinbaren:
release-unfit-now = Passte danach nicht mehr zum Tag der Entlassung:
release-unfit-appointment = Termin ({ $what }) am { $day }
release-unfit-arrangement = Sicherung ({ $what }) ab { $day }
release-unfit-leave = Ausgang ({ $what }) am { $day }
release-unfit-step = Schritt des Plans am { $day }
release-phase-today = Phase heute
release-then = dann
release-criteria = Aufnahme neu prüfen
release-deadlines = Fristen
release-task = Aufgabe
release-shift = Verschiebung
release-moves-caption = Was sich mit dem Termin verschiebt
release-no-moves = Keine Frist verschiebt sich.
release-moves-more = { $n ->
    [one] Weitere { $n } Frist zeigen
   *[other] Weitere { $n } Fristen zeigen
}
release-move-later = { $span } später
release-move-earlier = { $span } früher
release-move-earlier-past = { $span } früher, weiter überfällig
release-move-later-past = { $span } später, weiter überfällig
release-move-new = neu
release-move-gone = entfällt
release-move-overdue = damit überfällig
release-stays = bleibt
release-stays-done = erledigt
release-stays-pinned = festgehalten
release-stays-own = eigene Aufgabe
release-security = Sicherung
release-seam-after = Naht mit diesem Termin
release-seam-caption = Naht vorher und nachher
release-days-open = Offene Tage zusammen
release-same = unverändert

# Änderungsmitteilungen
release-notices = Änderungsmitteilungen
release-notices-about = Alte und neue Daten, festgehalten beim Speichern
release-cause-release = Neuer Entlassungstermin
release-cause-actual-release = Tatsächliche Entlassung eingetragen
release-cause-admission = Aufnahme ins Programm
release-cause-arrangement = Sicherung geändert
release-cause-facts = Angaben zum Fall geändert
release-cause-task = Aufgabe geändert
release-cause-extension = Begleitung verlängert
release-cause-other = Änderung am Fall

# Tatsächliche Entlassung
release-actual-title = Entlassung eintragen
release-actual-about = Der tatsächliche Tag beendet die Haft und legt alle Fristen danach fest. Neue Meldungen sind dann nicht mehr möglich. Was beim Sozialdienst der Haftanstalt noch offen ist, geht an die verantwortliche Person über.
release-actual-open = Entlassung eintragen
release-actual-day = Entlassen am
release-actual-day-hint = TT.MM.JJJJ, heute oder früher
release-actual-save = Entlassung eintragen
release-correct-title = Entlassung berichtigen
release-correct-about = War es ein anderer Tag, oder hat die Entlassung nicht stattgefunden? Eine Berichtigung braucht einen Grund.
release-correct-open = Berichtigen
release-correct-save = Berichtigung speichern
release-recorded-so-far = Eingetragen ist:
release-way = Was ist richtig?
release-way-other-day = Es war ein anderer Tag oder eine andere Art
release-way-not-released = Die Entlassung hat nicht stattgefunden
release-reason = Grund der Berichtigung
release-not-recorded = Es ist keine tatsächliche Entlassung eingetragen.

# Was wäre, wenn
release-what-if-title = Was wäre, wenn …
release-what-if-day = Entlassung am
release-what-if-about = Nichts hiervon wird gespeichert.
release-what-if-result = Bei Entlassung am { $day }
release-what-if-report = Als neuen Termin melden

# Zwei Fassungen, Meldungen nach dem Speichern
release-conflict = { $name } hat inzwischen einen Termin eingetragen. Ihre Angaben stehen noch im Formular; wenn Sie noch einmal die Vorschau zeigen und speichern, gilt Ihr Termin.
release-flash-saved = Der neue Termin gilt. Was sich verschoben hat, steht in der Änderungsmitteilung.
release-actual-preview = Was die Entlassung am { $day } verschiebt
release-flash-corrected = Die Entlassung ist berichtigt.
release-flash-actual = Die Entlassung ist eingetragen.
release-flash-withdrawn = Die Entlassung ist zurückgenommen. Der letzte gemeldete Termin gilt wieder.
