### group: Gruppen eines Standorts und wer daran teilnimmt.
### Alle Schlüssel beginnen mit group-.

group-title = Gruppen
group-sub = Was Ihre Standorte anbieten: Plätze, Warteliste, Termine
group-open = Laufend und geplant
group-over = Beendet
group-none = Noch keine Gruppe
group-none-hint = Gruppen legt die Koordination an.
group-none-hint-edit = Legen Sie die erste an. Danach können Fälle des Standorts angemeldet werden.
group-new = Gruppe anlegen
group-new-title = Gruppe anlegen
group-change = Gruppe ändern
group-change-title = Gruppe ändern
group-name = Gruppe
group-kind = Art der Gruppe
group-kind-external = { $kind }, bei { $provider }
group-own = eigenes Angebot
group-purpose = Wozu
group-period = Zeitraum
group-from = von
group-to = bis
group-to-hint = letzter Tag, sobald er feststeht
group-times = Tag und Uhrzeit
group-times-hint = zum Beispiel: dienstags 14 bis 15:30 Uhr
group-facilitators = Leitung
group-seats = Plätze
group-seats-hint = Nur bei einem anderen Träger darf die Zahl offen bleiben.
group-provider = Anderer Träger
group-provider-hint = Nur wenn nicht Sie die Gruppe anbieten, sondern dorthin vermitteln.
group-about = Angaben
group-seats-taken = { $members } von { $seats } Plätzen belegt
group-seats-open = { $members } nehmen teil
group-seats-waiting = { $n ->
    [one] { $n } Person wartet
   *[other] { $n } warten
}
group-seats-free = { $n ->
    [one] { $n } Platz frei
   *[other] { $n } Plätze frei
}
group-full = voll
group-seat-free = Platz frei, es wird gewartet
group-seat-free-text = Ein Platz ist frei, und auf der Warteliste steht jemand. Wer zuerst gefragt hat, kann nachrücken.

# Termine
group-dates = Termine
group-dates-none = Noch keine Termine
group-dates-none-hint = Tragen Sie einen Termin ein, oder gleich eine Reihe von Wochen.
group-dates-new = Termine eintragen
group-date-change = Termin ändern
group-catch-up = Nachholtermin eintragen
group-instead-of = holt den { $day } nach
group-weeks = Wochen
group-weeks-hint = Wie oft der Termin jede Woche wiederkommt, höchstens 26. 1 heißt: nur einmal.
group-minutes = Minuten
group-minutes-n = { $n } Minuten
group-topic = Thema
group-topic-hint = Ohne Namen von Teilnehmenden.
group-off = Abgesagt, weil
group-off-hint = Leer lassen, wenn der Termin stattfindet. Ohne Namen von Teilnehmenden.
group-off-because = Dieser Termin ist abgesagt: { $why }
group-called-off = abgesagt
group-holiday = Feiertag: { $name }
group-known = Eingetragen
group-attend = Anwesenheit

# Wer teilnimmt
group-members = Wer teilnimmt
group-members-hint = Mit Namen stehen hier nur Personen, deren Fall Sie sehen dürfen.
group-members-none = Noch niemand. Angemeldet wird im Fall, unter „Gruppen“.
group-others = { $n ->
    [one] { $n } weitere Person
   *[other] { $n } weitere Personen
}
group-others-gone = { $n ->
    [one] { $n } weitere Person
   *[other] { $n } weitere Personen
}
group-others-sheet = { $n ->
    [one] { $n } weitere Person gehört zu diesem Termin. Für sie trägt ihre Fallverantwortung ein.
   *[other] { $n } weitere Personen gehören zu diesem Termin. Für sie trägt ihre Fallverantwortung ein.
}
group-somebody = eine Person
group-waiting = Warteliste
group-waiting-hint = In der Reihenfolge, in der gefragt wurde.
group-waits-since = gefragt am { $from }
group-gone = Nicht mehr dabei
group-move-up = Nachrücken lassen

# Anwesenheit
group-sheet-title = Anwesenheit am { $when }
group-sheet-hint = Leere Minuten heißen: die ganze Zeit. Wer fehlte, hat keine Minuten.
group-sheet-none = Hier haben Sie niemanden einzutragen
group-sheet-none-hint = An diesem Tag hatte niemand einen Platz, dessen Fall Sie führen.
group-attendance = Anwesenheit
group-why = Grund der Berichtigung
group-why-hint = Nötig, wenn sich etwas ändert, das schon eingetragen war. Die alten Angaben bleiben lesbar.

# Im Fall
group-of-client = Gruppen dieser Person
group-of-client-none = Noch keine Gruppe.
group-openings = Wo ein Platz möglich ist
group-openings-none = Zurzeit gibt es an Ihren Standorten kein weiteres Angebot.
group-show-all = Gruppen ansehen
group-enrol = Anmelden
group-enrol-title = In einer Gruppe anmelden
group-enrol-hint = Ist kein Platz frei oder wartet schon jemand, kommt die Person ans Ende der Warteliste.
group-since = Dabei seit
group-since-hint = Leer heißt: ab heute, oder ab dem Beginn der Gruppe.
group-until = Letzter Tag
group-asked = gefragt am { $day }
group-place = Platz { $n } auf der Warteliste
group-lacks-need = Nötig ist ein festgestellter Bedarf im Bereich „{ $domain }“.
group-to-assessment = Zur Einschätzung
group-rests-on = Bedarf vom { $day }: { $need }
group-visits = Termine
group-no-dates-yet = noch keine Termine eingetragen
group-attended = { $n ->
    [one] { $n } Termin da ({ $hours } Stunden)
   *[other] { $n } Termine da ({ $hours } Stunden)
}
group-missed-excused = { $n } entschuldigt gefehlt
group-missed-unexcused = { $n } ohne Absage gefehlt
group-missed-organisational = { $n } organisatorisch verhindert
group-caught-up = { $n } nachgeholt
group-end = Beenden oder berichtigen
group-hours = Stunden insgesamt
group-hours-hint = Zum Beispiel 12, 12,5 oder 12:30. Vorausgefüllt mit der eingetragenen Anwesenheit.
group-result = Ergebnis
group-result-needed = nötig bei Abschluss
group-result-hint = Bei einer Weitervermittlung: was daraus geworden ist.
group-reason = Grund des Abbruchs
group-reason-needed = nötig bei Abbruch
group-reason-hint = Auch bei einem Abbruch von der Warteliste.
group-passed-on-to = Weitervermittelt an
group-passed-on-to-needed = nötig bei Weitervermittlung
group-passed-on-to-hint = Träger oder Stelle. Ein Satz zum Ergebnis kann später folgen.
group-passed-on = an { $provider }

# Was nicht zusammenpasst
group-problem-seats = Bitte die Zahl der Plätze nennen.
group-problem-fewer-seats = { $members ->
    [one] { $members } Person hat schon einen Platz. Weniger geht erst, wenn sie ihn nicht mehr braucht.
   *[other] { $members } Personen haben schon einen Platz. Weniger geht erst, wenn Plätze frei werden.
}
group-problem-weeks = Bitte eine Zahl von 1 bis 26.
group-problem-too-early = Die Gruppe beginnt am { $day }.
group-problem-too-late = Die Gruppe endet am { $day }.
group-problem-off-known = Für diesen Termin ist schon Anwesenheit eingetragen. Er hat also stattgefunden.
group-problem-moved-known = Die Anwesenheit ist schon eingetragen. Der Termin kann nicht in die Zukunft rücken.
group-problem-over = Diese Gruppe ist beendet.
group-problem-already = Die Person ist in dieser Gruppe schon angemeldet.
group-problem-need = Für diese Gruppe ist ein festgestellter Bedarf im Bereich „{ $domain }“ nötig. Bitte zuerst in der Einschätzung festhalten, dann hier anmelden.
group-problem-minutes = Bitte Minuten von 1 bis 1440.
group-problem-minutes-absent = Wer nicht da war, hat keine Minuten.
group-problem-status = Das geht von hier aus nicht. Einen Platz gibt es über die Anmeldung oder die Warteliste.
group-problem-result = Bitte das Ergebnis nennen, ein Satz genügt.
group-problem-passed-on = Bitte nennen, an wen weitervermittelt wurde.
group-refused-intake = Gruppen sind nach der Aufnahme möglich. Dieser Fall ist noch nicht aufgenommen.
group-refused-not-next = Vor dieser Person hat schon jemand gefragt. Nachrücken kann, wer auf Platz 1 der Warteliste steht.
group-refused-full = Inzwischen ist kein Platz mehr frei.
group-refused-off = Dieser Termin ist abgesagt.
group-refused-ahead = Dieser Termin kommt erst noch. Anwesenheit wird danach eingetragen.

# Meldungen
group-flash-added = Gruppe angelegt.
group-flash-changed = Gruppe geändert. Was vorher da stand, bleibt lesbar.
group-flash-dates = Termine eingetragen.
group-flash-dates-holiday = Termine eingetragen. Mindestens einer liegt auf einem Feiertag.
group-flash-date = Termin geändert.
group-flash-attended = Anwesenheit eingetragen.
group-flash-same = Es hat sich nichts geändert.
group-flash-enrolled = Angemeldet, mit Platz.
group-flash-waits = Auf der Warteliste. Sobald ein Platz frei wird, kann die Person nachrücken.
group-flash-moved-up = Nachgerückt, mit Platz.
group-flash-member = Gespeichert.
