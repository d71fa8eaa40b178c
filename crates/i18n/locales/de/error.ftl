### error: Fehlerseiten (Titel, was ist, was hilft) und Meldungen an Feldern.
### Alle Schlüssel beginnen mit error-. Jede Meldung sagt, was nicht stimmt und was erwartet wird.

# Fehlerseiten
error-400-title = Die Anfrage war nicht lesbar
error-400-text = Der Browser hat etwas geschickt, das diese Seite nicht erwartet.
error-400-remedy = Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.

error-401-title = Bitte anmelden
error-401-text = Ihre Sitzung ist zu Ende, oder Sie sind noch nicht angemeldet.
error-401-remedy = Melden Sie sich an. Danach geht es auf dieser Seite weiter; Entwürfe sind erhalten.

error-403-title = Das ist hier nicht erlaubt
error-403-text = Sie dürfen diesen Fall sehen, diese Änderung aber nicht vornehmen.
error-403-remedy = Gehen Sie zurück. Wenn die Änderung nötig ist, sprechen Sie mit der Fallverantwortung oder der Koordination.
error-403-outside-text = Diese Seite oder Änderung gehört nicht zu Ihren Aufgaben in Nahtlos.
error-403-outside-remedy = Gehen Sie zurück. Wenn Sie sie für Ihre Arbeit brauchen, sprechen Sie mit der Koordination.

error-404-title = Hier ist nichts zu finden
error-404-text = Die Adresse stimmt nicht, oder der Eintrag gehört nicht zu Ihrem Bereich.
error-404-remedy = Prüfen Sie die Adresse oder suchen Sie nach dem Namen. Ein Fall, den Sie brauchen, wird Ihnen von der Koordination zugewiesen.

error-405-title = Dieser Aufruf geht nicht
error-405-text = Diese Adresse lässt sich so nicht aufrufen.
error-405-remedy = Gehen Sie zurück und verwenden Sie die Schaltfläche auf der Seite.

error-409-title = Der Eintrag hat sich inzwischen geändert
error-409-text = Während Sie geschrieben haben, hat jemand anderes gespeichert.
error-409-remedy = Öffnen Sie die Seite neu: Dort steht, was jetzt gilt. Ihre Änderung ist nicht gespeichert.

error-413-title = Die Datei ist zu groß
error-413-text = Was geschickt wurde, ist größer als erlaubt.
error-413-remedy = Teilen Sie die Datei und laden Sie die Teile nacheinander hoch.

error-422-title = Bitte Angaben prüfen
error-422-text = Einige Angaben fehlen oder passen nicht zusammen. Gespeichert ist noch nichts.
error-422-remedy = Die Stellen sind markiert; was Sie eingegeben haben, ist erhalten.

error-429-title = Zu viele Versuche
error-429-text = Von hier kamen in kurzer Zeit sehr viele Anfragen.
error-429-remedy = Bitte warten Sie kurz und versuchen Sie es dann noch einmal.
error-429-wait = { $minutes ->
    [one] Der nächste Versuch ist in { $minutes } Minute möglich.
   *[other] Der nächste Versuch ist in { $minutes } Minuten möglich.
}

error-500-title = Das hat nicht geklappt
error-500-text = In Nahtlos ist ein Fehler aufgetreten. Was als gespeichert gemeldet wurde, ist sicher.
error-500-remedy = Gehen Sie zurück und versuchen Sie es noch einmal. Bleibt der Fehler, nennen Sie der Administration die Nummer der Anfrage.

error-503-title = Nahtlos ist gerade nicht erreichbar
error-503-text = Die Datenbank antwortet nicht, oder sie wird gerade gewartet.
error-503-remedy = Versuchen Sie es in einer Minute noch einmal. Was als gespeichert gemeldet wurde, ist sicher.

error-request = Nummer der Anfrage: { $request }
error-refused-title = Das geht hier gerade nicht
error-refused-remedy = Geändert wurde nichts.
error-to-case = Zurück zum Fall
error-to-day = Zu „Mein Tag“
error-to-sign-in = Zur Anmeldung

# Zusammenfassung über einem Formular
error-summary = { $n ->
    [one] Noch nicht gespeichert: { $n } Angabe fehlt oder passt nicht
   *[other] Noch nicht gespeichert: { $n } Angaben fehlen oder passen nicht
}
error-summary-asked = { $n ->
    [one] Bitte prüfen: { $n } Angabe fehlt oder passt nicht
   *[other] Bitte prüfen: { $n } Angaben fehlen oder passen nicht
}
error-summary-item = { $field }: { $message }
error-prefix = Fehler: { $title }

# Felder: allgemein
error-required = Diese Angabe fehlt.
error-choose = Bitte eine Möglichkeit auswählen.
error-choose-some = Bitte mindestens eine Möglichkeit auswählen.
error-confirm = Bitte bestätigen.
error-reason-required = Bitte einen Grund angeben.
error-too-long = Zu lang: höchstens { $max } Zeichen.
error-too-short = Zu kurz: mindestens { $min } Zeichen.
error-unknown-value = „{ $found }“ steht nicht zur Auswahl.
error-not-found = „{ $found }“ ist nicht bekannt.
error-already-used = „{ $found }“ ist schon vergeben.
error-invalid-characters = „{ $found }“ enthält Zeichen, die hier nicht gehen.
error-email = „{ $found }“ ist keine E-Mail-Adresse.

# Felder: Zahlen
error-not-number = „{ $found }“ ist keine ganze Zahl.
error-number-too-small = Die Zahl ist zu klein: mindestens { $min }.
error-number-too-large = Die Zahl ist zu groß: höchstens { $max }.

# Felder: Tage und Zeiten
error-date-invalid = „{ $found }“ ist kein Datum. Erwartet wird TT.MM.JJJJ, zum Beispiel 15.03.2027.
error-date-no-such-day = „{ $found }“ gibt es nicht: Der { $month } hat { $days } Tage.
error-date-past = Dieser Tag liegt in der Vergangenheit. Erwartet wird heute oder später.
error-date-future = Dieser Tag liegt in der Zukunft. Erwartet wird heute oder früher.
error-date-too-early = Dieser Tag liegt vor dem { $min }.
error-date-too-late = Dieser Tag liegt nach dem { $max }.
error-date-before-case = Dieser Tag liegt vor dem { $min }: Vorher gab es weder diese Haft noch diesen Fall. Bitte prüfen.
error-time-missing = Diese Uhrzeit fehlt, zum Beispiel 10:30.
error-time-invalid = „{ $found }“ ist keine Uhrzeit. Erwartet wird HH:MM, zum Beispiel 14:10.
error-end-before-start = Das Ende liegt vor dem Anfang am { $start }.
error-end-not-after-start = Das Ende muss nach dem Anfang am { $start } liegen.
error-overlaps = Der Zeitraum überschneidet sich mit { $period }.

# Felder: was in der Sache nicht sein kann
error-birth-future = Das Geburtsdatum liegt in der Zukunft.
error-birth-too-early = Das Geburtsdatum liegt mehr als 120 Jahre zurück.
error-birth-after-custody = Das Geburtsdatum liegt nach dem Haftbeginn am { $start }.
error-age-in-custody = Mit diesem Geburtsdatum wäre die Person bei Haftbeginn unter 14 Jahre alt gewesen.
error-custody-future = Der Haftbeginn liegt in der Zukunft.
error-release-before-custody = Die Entlassung liegt vor dem Haftbeginn am { $start }.
error-release-confirmed-future = Eine tatsächliche Entlassung kann nicht in der Zukunft liegen.
error-release-fixed = Die Entlassung ist schon als tatsächlich eingetragen und ändert sich nicht mehr.
error-four-eyes = Wer etwas beantragt, kann es nicht selbst genehmigen. Bitte eine zweite Person auswählen.
error-same-person = Fallverantwortung und Vertretung müssen verschiedene Personen sein.
error-status = Das geht nicht mehr: Der Fall ist inzwischen „{ $status }“.

# Dateien
error-file-missing = Bitte eine Datei auswählen.
error-file-empty = Die Datei ist leer.
error-file-too-large = Die Datei ist zu groß: höchstens { $max } MB.
error-file-encoding = Die Zeichen der Datei sind nicht lesbar. Erwartet wird UTF-8 oder Windows-1252.
error-file-kind = „{ $found }“ ist keine CSV-Datei.

# Zwei Fassungen
error-conflict-by = { $name } hat diesen Eintrag inzwischen geändert.
error-conflict-who = { $name } hat diesen Eintrag inzwischen geändert ({ $when }).
error-conflict-theirs = Gespeicherte Fassung
error-conflict-yours = Ihre Fassung
error-conflict-keep-theirs = Gespeicherte Fassung behalten
error-conflict-keep-yours = Ihre Fassung speichern
error-conflict-copy-kept = Ihre Fassung ist als Entwurf gesichert.
