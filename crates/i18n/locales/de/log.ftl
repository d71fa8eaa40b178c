### log: Protokoll und Zugriffe.
### Alle Schlüssel beginnen mit log-.

log-title = Protokoll
log-sub = Wer hat wann was gesehen oder geändert. Ohne Fallinhalte.
log-entries = Einträge
log-when = Zeit
log-number = Nummer
log-who = Wer
log-what = Vorgang
log-case = Fallnummer
log-cases = { $n ->
    [one] { $n } Fall
   *[other] { $n } Fälle
}
log-why = Zweck
log-outcome = Ergebnis
log-outcome-done = ausgeführt
log-outcome-refused = abgewiesen
log-refused = abgewiesen
log-refused-hidden = abgewiesen, wie nicht vorhanden
log-from = von
log-to = bis
log-program = Nahtlos selbst
log-nobody = nicht angemeldet
log-command-line = Befehlszeile
log-erased = Inhalt nach Ablauf der Frist gelöscht
log-none = Keine Einträge dazu.
log-none-hint = Weiten Sie die Suche, oder prüfen Sie die Fallnummer.
log-first = Zum Anfang
log-older = ältere Einträge
log-pages = Seiten
log-shown = { $n ->
    [one] { $n } Eintrag auf dieser Seite
   *[other] { $n } Einträge auf dieser Seite
}

# Prüfen
log-verify = Kette prüfen
log-verify-hint = Folgt jedem Eintrag vom ersten bis zum letzten. Bei sehr vielen Einträgen dauert das einige Sekunden.
log-whole = Kette vollständig.
log-whole-text = { $n ->
    [one] { $n } Eintrag geprüft.
   *[other] { $n } Einträge geprüft.
}
log-whole-erased = { $n ->
    [one] Bei einem davon ist der Inhalt nach Ablauf der Frist gelöscht.
   *[other] Bei { $n } davon ist der Inhalt nach Ablauf der Frist gelöscht.
}
log-broken = Die Kette ist gebrochen.
log-broken-missing = Eintrag { $expected } fehlt; an seiner Stelle steht Eintrag { $found }.
log-broken-changed = Eintrag { $number } wurde nach dem Schreiben geändert.
log-broken-unchained = Eintrag { $number } folgt nicht auf den Eintrag davor.
log-broken-truncated = Das Protokoll endet mit Eintrag { $last }, geschrieben war es bis { $head }: Am Ende fehlen Einträge.
log-broken-beyond-head = Das Protokoll reicht bis Eintrag { $last }, sein Siegel nur bis { $head }: Das Siegel wurde zurückgesetzt.
log-broken-unlinked = Die Einträge selbst sind unverändert. Das Verzeichnis, nach dem ein Fall seine Einträge findet, stimmt aber nicht mit ihnen überein.
log-broken-remedy = Bewahren Sie die Datenbank unverändert auf und vergleichen Sie sie mit der letzten Sicherung und dem letzten gedruckten Siegel.

# Siegel
log-head = Siegel
log-head-title = Siegel des Protokolls
log-head-text = Nummer und Prüfsumme des letzten Eintrags. Gedruckt und an anderem Ort verwahrt, belegt das Siegel später, dass bis hierher nichts geändert, entfernt oder umgestellt wurde.
log-head-number = Letzter Eintrag
log-head-hash = Prüfsumme (SHA-256)
log-head-at = Ausgestellt
log-head-by = Ausgestellt von
log-head-signature = Ort, Datum, Unterschrift
log-compare-title = Mit einem Siegel vergleichen
log-compare-text = Nummer und Prüfsumme von einem früheren Ausdruck abschreiben.
log-compare-submit = Vergleichen
log-compare-number = Nummer des Eintrags
log-compare-seal = Prüfsumme
log-seal-invalid = Erwartet werden 64 Zeichen aus 0 bis 9 und a bis f. Leerzeichen zählen nicht.
log-seal-same = Das Siegel stimmt: Eintrag { $number } ist, wie er gedruckt wurde. Ob auch alle Einträge davor stimmen, sagt die Prüfung der Kette.
log-seal-different = Das Siegel stimmt nicht: Eintrag { $number } trägt eine andere Prüfsumme.
log-seal-missing = Einen Eintrag { $number } gibt es nicht.

# Ein Fall
log-of-case = Zugriffe
log-of-case-sub = Wer diesen Fall gelesen oder geändert hat, das Neueste zuerst.

# Vorgänge
log-action-session-sign-in = Anmeldung
log-action-session-sign-out = Abmeldung
log-action-session-end = Sitzung beendet
log-action-session-end-others = Andere Sitzungen beendet
log-action-access-refused = Zugriff abgewiesen
log-action-day-view = „Mein Tag“ geöffnet
log-action-case-list = Liste der Fälle geöffnet
log-action-case-export = Liste der Fälle als Datei gespeichert
log-action-case-search = Person gesucht
log-action-search-run = Person gesucht, Suche
log-action-case-view = Fall gelesen
log-action-case-open = Fall angelegt
log-action-case-print = Fall gedruckt
log-action-case-assign = Fall zugewiesen
log-action-case-prepare-closing = Abschluss vorbereitet
log-action-case-resume = Fall wieder aufgenommen, Abschluss zurückgenommen
log-action-case-close = Fall abgeschlossen
log-action-case-needs = Bedarf geändert
log-action-closing-view = Abschluss gelesen
log-action-facts-view = Angaben gelesen
log-action-facts-record = Angaben geändert
log-action-clearing-view = Klärung gelesen
log-action-clearing-begin = Klärung begonnen
log-action-clearing-programme = Programm gewählt
log-action-clearing-ask-exception = Ausnahme beantragt
log-action-clearing-admit = Aufgenommen
log-action-clearing-wait = Auf die Warteliste gesetzt
log-action-clearing-reject = Nicht aufgenommen
log-action-approval-view = Antrag auf Zustimmung gelesen
log-action-approval-grant = Zugestimmt
log-action-approval-refuse = Nicht zugestimmt
log-action-approval-withdraw = Antrag auf Zustimmung zurückgezogen
log-action-overlap-view = Andere Hilfen gelesen
log-action-overlap-add = Andere Hilfe eingetragen
log-action-overlap-settle = Überschneidung geregelt
log-action-overlap-end = Andere Hilfe beendet
log-action-overlap-print = Teilvereinbarung gedruckt
log-action-referral-compare = Bekannte Personen verglichen
log-action-referral-list = Zugänge geöffnet
log-action-referral-view = Zugang gelesen
log-action-referral-register = Person gemeldet
log-action-referral-note = Zugang ergänzt
log-action-import-list = Eingelesene Listen gesehen
log-action-import-upload = Entlassungsliste hochgeladen
log-action-import-view = Entlassungsliste gelesen
log-action-import-decide = Zeile der Liste entschieden
log-action-import-apply = Entlassungsliste übernommen
log-action-import-done = Übernahme beendet
log-action-import-discard = Entlassungsliste verworfen
log-action-release-view = Entlassungstermin gelesen
log-action-release-what-if = „Was wäre, wenn“ gefragt
log-action-release-preview = Folgen eines neuen Termins angesehen
log-action-release-forecast = Entlassungstermin gemeldet
log-action-release-correct = Entlassungstermin berichtigt
log-action-release-withdraw = Entlassungstermin zurückgenommen
log-action-release-confirm = Entlassung bestätigt
log-action-task-list = Aufgaben gelesen
log-action-task-view = Aufgabe gelesen
log-action-task-add = Aufgabe angelegt
log-action-task-complete = Aufgabe erledigt
log-action-task-reopen = Aufgabe wieder geöffnet
log-action-task-skip = Aufgabe ausgelassen
log-action-task-pin = Frist festgehalten
log-action-task-unpin = Frist freigegeben
log-action-task-reassign = Aufgabe weitergegeben
log-action-task-note = Bemerkung zur Aufgabe geändert
log-action-note-list = Verlauf gelesen
log-action-note-view = Notiz gelesen
log-action-note-form = Notiz begonnen
log-action-note-add = Notiz geschrieben
log-action-note-correct = Notiz berichtigt
log-action-contact-form = Planung eines Kontakts geöffnet
log-action-contact-plan = Kontakt geplant
log-action-contact-move = Kontakt verschoben
log-action-contact-cancel = Kontakt abgesagt
log-action-arrangement-list = Sicherungen gelesen
log-action-arrangement-view = Sicherung gelesen
log-action-arrangement-add = Sicherung eingetragen
log-action-arrangement-change = Sicherung geändert
log-action-arrangement-strike = Sicherung gestrichen
log-action-people-view = Beteiligte gelesen
log-action-handover-view = Übergabe gelesen
log-action-handover-offer = Übergabe angeboten
log-action-handover-accept = Übergabe angenommen
log-action-handover-decline = Übergabe abgelehnt
log-action-handover-form = Übergabe vorbereitet
log-action-handover-ask = Zu einer Übergabe nachgefragt
log-action-handover-reply = Rückfrage zu einer Übergabe beantwortet
log-action-handover-withdraw = Übergabe zurückgezogen
log-action-own-plan-view = Eigene Pläne gelesen
log-action-own-plan-print = Eigene Pläne zum Mitnehmen geöffnet
log-action-own-plan-save = Eigenen Plan geschrieben
log-action-success-add = Gelungenes eingetragen
log-action-success-correct = Gelungenes berichtigt
log-action-freshness-confirm = Bekanntes bestätigt
log-action-standard-view = Standards gesehen
log-action-standard-deviate = Abweichung von einem Standard begründet
log-action-assessment-view = Einschätzung gelesen
log-action-assessment-start = Einschätzung begonnen
log-action-assessment-save = Einschätzung gespeichert
log-action-assessment-rate = Lebensbereich eingeschätzt
log-action-assessment-finish = Einschätzung abgeschlossen
log-action-assessment-strike = Einschätzung gestrichen
log-action-assessment-settle = Bedarf in einem Lebensbereich festgestellt
log-action-modules-view = Module gelesen
log-action-module-add = Modul begonnen
log-action-module-change = Modul geändert
log-action-network-view = Umfeld gelesen
log-action-network-add = Person oder Stelle im Umfeld eingetragen
log-action-network-change = Verbindung im Umfeld geändert
log-action-network-forbid = Kontaktverbot eingetragen
log-action-network-lift = Kontaktverbot aufgehoben
log-action-network-contact = Kontakt mit dem Umfeld eingetragen
log-action-network-step = Schritt mit dem Umfeld vereinbart
log-action-network-step-change = Schritt mit dem Umfeld geändert
log-action-network-check = Empfangsraum geprüft
log-action-reentry-view = Wiedereinstieg gelesen
log-action-reentry-request = Wiedereinstieg beantragt
log-action-reentry-grant = Wiedereinstieg genehmigt
log-action-reentry-refuse = Wiedereinstieg nicht genehmigt
log-action-capacity-view = Plätze und Auslastung gesehen
log-action-report-view = Auswertung gesehen
log-action-report-export = Auswertung als Datei gespeichert
log-action-report-lesson = Erfahrung mit einem Programm aufgeschrieben
log-action-absence-view = Abwesenheit gelesen
log-action-absence-set = Abwesenheit eingetragen
log-action-account-list = Liste der Konten geöffnet
log-action-account-view = Konto gelesen
log-action-account-own = Eigenes Konto gelesen
log-action-account-add = Konto angelegt
log-action-account-change = Konto geändert
log-action-account-role = Rolle eines Kontos geändert
log-action-account-places = Standorte oder Haftanstalten eines Kontos geändert
log-action-account-change-own = Eigenes Konto geändert
log-action-account-lock = Konto gesperrt
log-action-account-unlock = Konto entsperrt
log-action-account-reset = Neuer Link für ein Konto
log-action-account-password = Passwort gesetzt
log-action-account-set-up = Nahtlos eingerichtet
log-action-site-list = Liste der Standorte geöffnet
log-action-site-view = Standort gelesen
log-action-site-add = Standort übernommen
log-action-site-change = Standort geändert
log-action-log-view = Protokoll gelesen
log-action-log-case = Zugriffe auf den Fall gelesen
log-action-log-head = Siegel angesehen
log-action-log-verify = Protokoll geprüft
log-action-log-compare = Siegel verglichen
