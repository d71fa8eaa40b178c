### assignment: Standort, Fallverantwortung, Vertretung und Übergabe.
### Alle Schlüssel beginnen mit assignment-.

assignment-lead = Fallverantwortung
assignment-deputy = Vertretung
assignment-nobody = noch niemand
assignment-history = Verantwortung
assignment-history-caption = Wer für diesen Fall einsteht, im Verlauf
assignment-history-none = Noch niemand ist für diesen Fall verantwortlich. Mit der Aufnahme wird jemand eingetragen.
assignment-who = Wer
assignment-role = Rolle
assignment-why = Grund
assignment-by-handover = Übergabe angenommen

# Übergabe
assignment-hand-over = Übergeben
assignment-to = An
assignment-content = Übergabe: was ist offen, was ist wichtig?
assignment-content-hint = Was eilt, wer hilft mit, was ist vereinbart. Die andere Seite liest das, bevor sie den Fall sehen darf: bitte ohne Namen und ohne Einzelheiten zur Tat.
assignment-offer = Zur Übergabe geben
assignment-until-then = Gilt, sobald die andere Seite annimmt. Bis dahin bleibt { $lead } verantwortlich.
assignment-withdraw = Angebot zurücknehmen
assignment-handovers = Frühere Übergaben
assignment-handover-title = Übergabe an Sie
assignment-handover-waits = Übergabe läuft
assignment-handover-what = Worum es geht
assignment-handover-to = An { $to }, angeboten von { $by }
assignment-handover-by = Angeboten von
assignment-handover-lead-now = Bisher verantwortlich
assignment-handover-effect = Wenn Sie annehmen, sind Sie sofort verantwortlich, sehen den Fall und bekommen die offenen Aufgaben, die künftigen Termine und unfertige Einschätzungen der bisherigen Fallverantwortung. Bis dahin ändert sich nichts.
assignment-your-deputy = Wer vertritt Sie in diesem Fall?
assignment-your-deputy-hint = Wer bisher vertreten hat, bleibt. Übernimmt die Vertretung selbst, vertritt künftig die bisherige Fallverantwortung.
assignment-deputy-changed = Die Vertretung hat sich geändert, seit Sie die Seite geöffnet haben. Bitte noch einmal wählen.
assignment-handover-open = wartet auf Antwort
assignment-handover-accepted = angenommen
assignment-handover-declined = abgelehnt
assignment-handover-withdrawn = zurückgenommen
assignment-handover-closed = erledigt: Der Fall wurde beendet
assignment-handover-overtaken = erledigt: Der Fall wurde direkt zugeteilt
assignment-handover-over = Dieses Angebot gilt nicht mehr. Es wurde beantwortet, zurückgenommen, oder der Fall ist beendet.
assignment-handover-already-open = Für diesen Fall wartet schon eine Übergabe auf Antwort. Nehmen Sie sie zurück, wenn eine andere gelten soll.
assignment-answer = Antwort
assignment-answer-hint = Beim Ablehnen bitte den Grund nennen.
assignment-answered = Antwort: { $answer }
assignment-accept = Annehmen
assignment-decline = Ablehnen
assignment-decline-why = Bitte sagen Sie, warum Sie ablehnen. Die andere Seite braucht das, um weiterzusuchen.
assignment-open-tasks = { $n ->
    [one] { $n } offene Aufgabe
   *[other] { $n } offene Aufgaben
}
assignment-open-overdue = { $n } überfällig
assignment-open-days = { $n ->
    [one] { $n } Tag nicht abgesichert
   *[other] { $n } Tage nicht abgesichert
}

# Direkt zuweisen
assignment-direct = Direkt zuweisen
assignment-direct-hint = gilt sofort, ohne Antwort der anderen Seite
assignment-assign = Zuweisen
assignment-reason = Grund
assignment-reason-hint = Er steht im Verlauf der Verantwortung.
assignment-unchanged = Das ist schon so eingetragen.
assignment-worker = { $name } ({ $leads } von { $capacity })
assignment-worker-full = { $name } ({ $leads } von { $capacity }, voll)
assignment-refused-site = Der Fall hat noch keinen Standort. Erst der Standort, dann die Fallverantwortung.
assignment-refused-lead = Für diesen Fall ist noch niemand verantwortlich. Die Koordination weist ihn direkt zu.

# Abwesenheit
assignment-absence-title = Abwesenheit
assignment-absence-of = Abwesenheit von { $name }
assignment-absence-effect = So lange erscheinen Aufgaben und Hinweise auch bei der Vertretung. Die Fallverantwortung bleibt, wo sie ist.
assignment-until = Abwesend bis
assignment-until-hint = letzter Tag der Abwesenheit, zum Beispiel 04.12.2026
assignment-absent-until = abwesend bis { $until }
assignment-away = { $lead } ist bis { $until } abwesend. { $deputy } vertritt und sieht Aufgaben und Hinweise.
assignment-gone = Das Konto von { $lead } ist gesperrt. { $deputy } vertritt und sieht Aufgaben und Hinweise, bis die Koordination den Fall übergibt.
assignment-gone-nobody = Das Konto von { $lead } ist gesperrt, und niemand vertritt. Die Koordination übergibt den Fall.
assignment-away-nobody = { $lead } ist bis { $until } abwesend, und niemand vertritt. Die Koordination trägt eine Vertretung ein.
assignment-uncovered = { $n ->
    [one] { $n } Fall ohne Vertretung.
   *[other] { $n } Fälle ohne Vertretung.
}
assignment-uncovered-what = Dort sieht niemand, was fällig wird:
assignment-back-own = Ich bin wieder da
assignment-back = Wieder da

# Ansprechpersonen
assignment-contact-person = Ansprechperson
assignment-phone = Telefon
assignment-reachable = Erreichbar
assignment-address = Adresse
assignment-opening-hours = Öffnungszeiten
assignment-languages = Sprachen
assignment-admitted-under = Aufgenommen unter
assignment-looked-at-under = Geprüft nach
assignment-rooms = Räume
assignment-access-note = Am Eingang
assignment-directions = Weg
assignment-in-prison = In der Haftanstalt
assignment-social-service = Sozialdienst { $institution }

# Episoden
assignment-episodes = Fall
assignment-episodes-none = Frühere Episoden: keine
assignment-episode-here = dieser Fall

# Zwei Fassungen
assignment-theirs = Das steht jetzt dort. Ihre Eingaben sind unten noch da; wenn Sie noch einmal speichern, gelten sie.
assignment-theirs-by = geändert von

# Meldungen
assignment-flash-assigned = Zugewiesen. Offene Aufgaben sind mitgegangen.
assignment-flash-offered = Angeboten. Die andere Seite sieht es auf „Mein Tag“.
assignment-flash-withdrawn = Angebot zurückgenommen.
assignment-flash-accepted = Übernommen. Sie sind jetzt verantwortlich.
assignment-flash-declined = Abgelehnt. Es bleibt, wie es war.
assignment-flash-absent = Abwesenheit eingetragen.
assignment-flash-back = Die Abwesenheit ist beendet.

# Übergabe als Gegenstand
assignment-hand-over-how = Mit einer kurzen Liste, was angesehen und besprochen ist. Die andere Seite nimmt an, fragt nach oder lehnt ab.
assignment-kind = Art der Übergabe
assignment-kind-other-site = Diese Person arbeitet an einem anderen Standort. Bitte eine andere Art wählen.
assignment-kind-same-site = Diese Person arbeitet am selben Standort. Bitte eine andere Art wählen.
assignment-worker-elsewhere = { $name }, { $site }
assignment-items = Angesehen und besprochen
assignment-items-hint = Abhaken, was erledigt ist. Was nicht erledigt ist, braucht ein Wort dazu.
assignment-item-remark = Anmerkung
assignment-item-silent = Bitte abhaken oder kurz sagen, warum nicht.
assignment-passes = Mit der Annahme gehen die offenen Aufgaben über, dazu { $appointments ->
    [0] keine künftigen Termine
    [one] { $appointments } künftiger Termin
   *[other] { $appointments } künftige Termine
} und { $assessments ->
    [0] keine unfertige Einschätzung
    [one] { $assessments } unfertige Einschätzung
   *[other] { $assessments } unfertige Einschätzungen
}.
assignment-passes-elsewhere = Geht der Fall an einen anderen Standort, kommen von der Vertretung { $appointments ->
    [0] keine künftigen Termine
    [one] { $appointments } künftiger Termin
   *[other] { $appointments } künftige Termine
} und { $assessments ->
    [0] keine unfertige Einschätzung
    [one] { $assessments } unfertige Einschätzung
   *[other] { $assessments } unfertige Einschätzungen
} dazu.
assignment-along = { $n ->
    [one] { $name } geht bei einem Ausgang mit: { $days }. Das geht nicht von selbst über. Bitte nach der Annahme bei dem Ausgang eintragen, wer dann mitgeht.
   *[other] { $name } geht bei { $n } Ausgängen mit: { $days }. Das geht nicht von selbst über. Bitte nach der Annahme bei den Ausgängen eintragen, wer dann mitgeht.
}
assignment-along-elsewhere = { $n ->
    [one] Geht der Fall an einen anderen Standort, endet auch die Vertretung. { $name } geht bei einem Ausgang mit: { $days }. Bitte nach der Annahme bei dem Ausgang eintragen, wer dann mitgeht.
   *[other] Geht der Fall an einen anderen Standort, endet auch die Vertretung. { $name } geht bei { $n } Ausgängen mit: { $days }. Bitte nach der Annahme bei den Ausgängen eintragen, wer dann mitgeht.
}
assignment-no-deputy = Für diesen Fall vertritt niemand.
assignment-no-deputy-do = Vertretung eintragen
assignment-no-deputy-how = Die Koordination trägt eine Vertretung ein.
assignment-item-done = erledigt
assignment-item-open = nicht erledigt
assignment-no-open-days = alles abgesichert
assignment-no-overdue = nichts überfällig
assignment-no-contact = kein Termin eingetragen
assignment-seen = geöffnet { $when }
assignment-not-seen = noch nicht geöffnet
assignment-answer-due = Antwort bis { $date }
assignment-late = Antwort überfällig
assignment-questions = Rückfragen
assignment-ask = Frage an die abgebende Seite
assignment-ask-hint = Ohne Namen der Klient_in. Annehmen oder ablehnen können Sie danach noch.
assignment-ask-send = Frage stellen
assignment-question-open = noch ohne Antwort
assignment-asked = Rückfrage vom { $when }
assignment-reply = Antwort
assignment-reply-title = Rückfrage beantworten
assignment-replied-already = Diese Frage ist schon beantwortet.
assignment-flash-asked = Frage gestellt. Sie steht bei der abgebenden Seite.
assignment-flash-replied = Antwort gesendet.
assignment-episode-request = Antrag auf Wiedereinstieg
