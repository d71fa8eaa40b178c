### task: Aufgaben und Fristen.
### Alle Schlüssel beginnen mit task-.

# Liste
task-add = Eigene Aufgabe
task-client-with = Klient_in selbst, mit { $name }
task-role = Zuständig
task-role-all = alle
task-count = { $n ->
    [one] { $n } Aufgabe
   *[other] { $n } Aufgaben
}
task-group-now = Jetzt
task-group-later = Später
task-group-blocked = Wartet auf anderes
task-group-undated = Noch ohne Datum
task-group-done = Erledigt
task-group-skipped = Ausgelassen
task-none = Hier ist keine Aufgabe.
task-none-about = Mit der Aufnahme ins Programm entstehen die Aufgaben von selbst. Eigene lassen sich jederzeit anlegen.
task-tick = Erledigt: { $task }
task-tick-hint = Als erledigt eintragen
task-no-date = noch ohne Datum
task-waits-for = wartet auf: { $what }
task-shortened = verkürzt
task-pinned = festgehalten
task-own = eigene
task-of-office = Aufgabe der Begleitung
task-not-verified = nicht geprüft
task-escalation = Eskalation Stufe { $n }

# Eine Aufgabe
task-one = Aufgabe
task-complete = Als erledigt eintragen
task-reopen = Wieder öffnen
task-what = Was zu tun ist
task-own-about = Eigene Aufgabe. Sie zieht nicht mit, wenn sich die Entlassung verschiebt.
task-why = Warum dieses Datum?
task-pinned-about = Das Datum ist von Hand festgehalten und zieht nicht mit.
task-planned = Nach dem Programm wäre es der { $day }.
task-kind = Verbindlichkeit
task-verified = Am Gesetzestext geprüft.
task-not-verified-about = Noch nicht am Gesetzestext geprüft.
task-if-late = Wenn es liegen bleibt
task-tell-on = am Tag der Frist an: { $who }
task-tell-after = { $days ->
    [one] { $days } Tag danach an: { $who }
   *[other] { $days } Tage danach an: { $who }
}
task-tell-before = { $days ->
    [one] { $days } Tag davor an: { $who }
   *[other] { $days } Tage davor an: { $who }
}
task-chain = Hängt zusammen
task-chain-first = Wartet auf
task-chain-second = das wiederum auf
task-chain-further = und das auf
task-chain-helps = dafür hilft
task-chain-nothing = nichts, kann beginnen
task-chain-security = Diese Sicherung steht noch nicht.
task-chain-root = hier anfangen
task-frees = Danach frei
task-done-by = Erledigt { $when }, { $name }
task-skipped-by = Ausgelassen { $when }, { $name }

# Was man damit tun kann
task-else = Anders
task-due = Fällig
task-reason = Grund
task-note = Bemerkung
task-note-why = Warum anders
task-note-why-hint = Die bisherige Notiz bleibt lesbar, durchgestrichen, mit Grund und Namen.
task-note-save = Bemerkung speichern
task-move = Datum ändern
task-move-day = Fällig am
task-pin = Datum festhalten
task-pin-day = Fällig am
task-pin-day-hint = Ein festgehaltenes Datum zieht nicht mit, wenn sich die Entlassung verschiebt.
task-pin-reason = Grund
task-unpin = Wieder nach Programm berechnen
task-reassign = Jemand anderem geben
task-assignee = Kümmert sich
task-assignee-elsewhere = Diese Person ist für den Fall nicht zuständig und sähe die Aufgabe nicht. Bitte jemanden aus der Liste auswählen.
task-skip = Auslassen
task-skip-why = Warum wird sie ausgelassen?
task-skip-reason = Was dazu zu sagen ist
task-skip-reason-hint = Nötig nur bei „anderer Grund“.
task-conflict = Prüfen Sie, was jetzt gilt. Wenn Sie noch einmal absenden, gilt Ihre Fassung.

# Verlauf
task-past = Verlauf
task-past-planned = Aus dem Programm entstanden.
task-past-added = Angelegt.
task-past-moved = Fällig { $after } statt { $before }. { $cause }.
task-past-complete = Erledigt.
task-past-reopen = Wieder geöffnet.
task-past-skip = Ausgelassen.
task-past-pin = Datum festgehalten: { $day }.
task-past-unpin = Datum wieder nach Programm.
task-past-reassign = Jemand anderem gegeben.
task-past-given = Gegeben an { $name }.
task-past-note = Bemerkung geändert.
task-past-other = Geändert.

# Eigene Aufgabe
task-title = Was ist zu tun?
task-doubt = Ist diese Aufgabe so gemeint?
task-doubt-hint = Wenn ja, bitte noch einmal speichern.
task-doubt-perhaps = „{ $name }“ ist durch ein Kontaktverbot geschützt, und ein Teil des Namens steht hier. Ist diese Person gemeint? Dann bitte nicht eintragen.
task-doubt-no-contact = { $name }: Ein Kontaktverbot ohne Enddatum gilt.
task-doubt-no-contact-until = { $name }: Ein Kontaktverbot gilt bis { $date }.
task-new-due = Fällig am
task-new-due-hint = TT.MM.JJJJ

# Meldungen nach dem Speichern
task-flash-completed = Als erledigt eingetragen.
task-flash-skipped = Die Aufgabe ist ausgelassen.
task-flash-reopened = Die Aufgabe ist wieder offen.
task-flash-pinned = Das Datum ist gespeichert.
task-flash-unpinned = Das Datum folgt wieder dem Programm.
task-flash-reassigned = Die Aufgabe ist weitergegeben.
task-flash-noted = Die Bemerkung ist gespeichert.
task-flash-added = Die Aufgabe ist angelegt.
