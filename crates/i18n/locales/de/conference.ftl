### conference: Fallkonferenzen, ihre Protokolle und was vereinbart wurde.
### Alle Schlüssel beginnen mit conference-.

conference-title = Konferenzen
conference-new = Zur Konferenz einladen
conference-change = Einladung ändern
conference-older = Frühere Konferenzen
conference-none = Noch keine Konferenz.
conference-none-next = Wenn mehrere Stellen gemeinsam entscheiden, laden Sie hier ein und halten fest, was vereinbart wurde.
conference-waiting = Was andere zugesagt haben

# Einladung
conference-purpose = Anlass
conference-people = Wer eingeladen ist
conference-people-hint = Eine Zeile für jede Person oder Stelle, zum Beispiel: Frau Vogt, Jobcenter. Auch Klient_in.
conference-chosen = Aus dem Umfeld
conference-chosen-hint = Ein Kontaktverbot wird dann beachtet.
conference-agenda = Themen
conference-agenda-hint = eine Zeile für jedes Thema
conference-legal-basis = Grundlage für die Weitergabe
conference-doubt-basis = Die Grundlage fehlt. Ohne sie darf mit anderen Stellen nicht über die Person gesprochen werden.
conference-legal-basis-hint = Entbindung von der Schweigepflicht oder Gesetz, nach dem über die Person gesprochen werden darf.
conference-why = Grund der Änderung
conference-why-hint = Die bisherige Einladung bleibt lesbar.
conference-do-cancel = Konferenz absagen

# Protokoll
conference-do-minutes = Protokoll schreiben
conference-do-correct = Protokoll berichtigen
conference-came = Wer teilgenommen hat
conference-others = Wer außerdem kam
conference-others-hint = eine Zeile für jede Person
conference-chosen-came = Wer aus dem Umfeld außerdem kam
conference-invited = Eingeladen
conference-missing = Nicht dabei
conference-warn-no-contact = Kontaktverbot: { $name }
conference-decision = Entscheidung
conference-decisions = Entscheidungen
conference-decision-n = Entscheidung { $n }
conference-topic = Worum es ging
conference-options = Möglichkeiten
conference-decided = Was entschieden wurde
conference-will = Was Klient_in will
conference-minutes = Protokoll
conference-agreed = Abgesprochen
conference-agreed-hint = Die Teilvereinbarung mit diesem Programm gilt, sobald beide Seiten sie abgesprochen haben.
conference-agreed-with = Teilvereinbarung mit { $name } abgesprochen
conference-tasks = Wer was übernimmt
conference-task-n = Aufgabe { $n }
conference-what = Was zu tun ist
conference-side = Zuständig
conference-who = Wer
conference-due = Bis
conference-done-on = erledigt, eingetragen am { $day } von { $name }
conference-by = zuletzt bearbeitet von { $name }, angelegt { $when }
conference-former = { $n ->
    [one] { $n } frühere Fassung
   *[other] { $n } frühere Fassungen
}

# Was nicht sein kann
conference-error-past = Dieser Tag ist vorbei. Eintragen lässt sich eine Konferenz bis zum Ende ihres Tages.
conference-error-far = Dieser Zeitpunkt liegt mehr als zwei Jahre voraus. Stimmt das Jahr?
conference-error-not-yet = Diese Konferenz kommt erst noch. Ein Protokoll gibt es danach.
conference-error-nobody = Mindestens eine Person hat teilgenommen.
conference-error-empty = Bitte eine Entscheidung oder ein Protokoll eintragen.
conference-error-agreed = Diese Teilvereinbarung wartet nicht mehr auf eine Absprache.
conference-refused-over = Diese Konferenz hat stattgefunden oder ist abgesagt.

# Nach dem Speichern
conference-flash-invited = Einladung eingetragen.
conference-flash-changed = Einladung geändert.
conference-flash-cancelled = Konferenz abgesagt.
conference-flash-minutes = Protokoll gespeichert.
conference-untick = Doch nicht erledigt: { $task }
conference-untick-title = doch nicht erledigt
conference-flash-task-open = Wieder offen.
conference-cancelled-why = Warum abgesagt
conference-flash-task = Als erledigt eingetragen.
conference-guests-paper = Einladungen an andere Stellen als Papier
conference-invitation-paper = Einladung als Papier
conference-minutes-paper = Protokoll als Papier
