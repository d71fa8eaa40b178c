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
case-tab-standards = Standards
case-tab-modules = Module
case-tab-groups = Gruppen
case-tab-log = Zugriffe
case-tab-assessment = Einschätzung
case-tab-plan = Plan
case-tab-readiness = Entlassungsampel
case-tab-network = Umfeld
case-tab-appointments = Termine
case-tab-work-profile = Berufsweg
case-tab-own-plans = Eigenes
case-tab-papers = Papiere
case-tab-leaves = Ausgänge
case-tab-conferences = Konferenzen
case-institution-and-book = { $institution }, Buchnr. { $number }
case-released-from = entlassen, zuvor { $place }
case-phase-until = { $phase } bis { $day }

# Auf einen Blick
case-add-note = Kontakt eintragen
case-what-if = Was wäre, wenn …
case-fact-release = Entlassung
case-fact-released = Entlassen
case-fact-release-unknown = kein Termin
case-fact-release-enter = Termin eintragen
case-fact-release-earliest = frühestens { $day } ({ $rule })
case-fact-release-unconfirmed = Die tatsächliche Entlassung ist noch nicht eingetragen.
case-fact-contact = Nächster Kontakt
case-fact-contact-at = { $day }, { $time }
case-fact-contact-none = nicht geplant
case-fact-contact-due = spätestens { $day }
case-fact-contact-last = zuletzt { $day }
case-fact-due = Nächste Frist
case-fact-due-none = keine
case-fact-lead = Verantwortlich
case-fact-lead-none = noch niemand
case-fact-deputy = Vertretung { $name }
case-fact-deputy-none = keine Vertretung
case-window = Begleitung vom Programm: { $period }
case-enter-release = Termin eintragen

# Ende und frühere Fälle
case-ended = Dieser Fall ist { $status }.
case-ended-on = Dieser Fall ist seit dem { $day } { $status }.
case-ended-hint = Er lässt sich lesen und berichtigen, aber nicht weiterführen.
case-reentry = Wiedereinstieg beantragen
case-referrals = Meldungen
case-referrals-hint = Die unterste hat diesen Fall begonnen. Weitere kamen, als es ihn schon gab; wer gemeldet hat, weiß davon vielleicht nichts.
case-episodes = Frühere und weitere Fälle
case-episode-previous = davor

# Was sich verschoben hat
case-notice-release = Die Entlassung wurde vom { $before } auf den { $after } verlegt.
case-notice-first = Die Entlassung ist jetzt für den { $after } eingetragen.
case-notice-actual = Die Entlassung am { $after } ist eingetragen.
case-notice-unknown = unbekannten Tag
case-notice-moved = { $n ->
    [one] { $n } Frist hat sich verschoben.
   *[other] { $n } Fristen haben sich verschoben.
}
case-notice-late = { $n ->
    [one] { $n } ist damit überfällig.
   *[other] { $n } sind damit überfällig.
}
case-notice-unfit = { $n ->
    [one] Ein Eintrag passte danach nicht mehr zum Tag der Entlassung.
   *[other] { $n } Einträge passten danach nicht mehr zum Tag der Entlassung.
}
case-notice-extension = Die Begleitung wurde verlängert.
case-notice-more = Alt und neu ansehen

# Aufgaben auf der Fallseite
case-tasks-open = { $n } offen
case-tasks-late = { $n } überfällig
case-tasks-all = alle Aufgaben
case-tasks-none = Nichts zu tun
case-tasks-none-hint = Alle Aufgaben sind erledigt, oder ihr Tag steht noch nicht fest.
case-task-tick = Erledigt: { $task }
case-task-tick-hint = Als erledigt eintragen
case-task-waits = wartet auf: { $what }
case-task-no-date = noch ohne Datum
case-task-shortened = verkürzt
case-task-pinned = festgehalten
case-task-add = Eigene Aufgabe

# Was die Lücken schließt
case-closings = Was die Lücken schließt
case-closing-ways = Alle Wege in der Reihenfolge des Programms
case-closing-arranged = eingetragen
case-closing-escalation = Seit { $day } bei { $who }: { $what }

# Andere Hilfen
case-overlap-leads = { $domains }: { $programme } führt.
case-overlap-unsettled = Die Überschneidung mit { $programme } ist noch nicht geklärt.
case-overlap-more = Wer was übernimmt

# Verlauf auf der Fallseite
case-notes-all = ganzer Verlauf
case-notes-none = Noch kein Kontakt eingetragen
case-notes-none-hint = Besuche, Telefonate und Gespräche mit Dritten stehen hier.
case-fact-lead-away = abwesend bis { $day }

# Stimmt das noch?
case-fresh = Stimmt das noch?
case-fresh-last = Zuletzt bestätigt am { $date }.
case-fresh-yes = Ja, stimmt
case-fresh-change = Ändern
case-phone = Telefon
case-phone-hint = Nummer, unter der die Person erreichbar ist; dazu, wem sie gehört, wenn es nicht die eigene ist. Leer: keine.
case-phone-none = nicht eingetragen
case-phone-title = Telefonnummer
case-problem-phone = Bitte eine Nummer mit mindestens fünf Ziffern eintragen, oder das Feld leer lassen.
case-flash-phone = Die Telefonnummer ist eingetragen.
case-flash-confirmed = Bestätigt mit heutigem Tag.

case-former = { $n ->
    [one] Im früheren Fall steht noch eine Sicherung, die hier nicht eingetragen ist.
   *[other] Im früheren Fall stehen noch { $n } Sicherungen, die hier nicht eingetragen sind.
}
case-former-look = Ansehen und übernehmen
case-handover-declined = { $name } hat die Übergabe abgelehnt, { $when }: „{ $answer }“ Es bleibt alles, wie es war.
case-handover-again = Beteiligte ansehen
