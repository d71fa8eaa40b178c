### appointment: Termine und was aus ihnen wurde.
### Alle Schlüssel beginnen mit appointment-.

appointment-title = Termine
appointment-coming = Kommende Termine
appointment-past = Bisherige Termine
appointment-called-off = Abgesagt, bevor es so weit war
appointment-later = Spätere Termine
appointment-older = Frühere Termine
appointment-none = Kein Termin vereinbart.
appointment-none-next = Ein vereinbarter Termin steht auf der Terminkarte und unter „Mein Tag“.
appointment-new = Termin vereinbaren
appointment-move = Termin ändern
appointment-result = Was aus dem Termin wurde
appointment-correct = Eintrag berichtigen

# Formular
appointment-begin = Beginn
appointment-end = Ende
appointment-place = Ort
appointment-place-hint = Adresse, Raum, Treffpunkt. Ohne Angabe gilt der Standort.
appointment-only = Wer kommt
appointment-only-yes = nur Fachkräfte, ohne Klient_in
appointment-worker = Wer geht hin
appointment-person = Aus dem Umfeld
appointment-person-hint = Menschen und Stellen aus dem Umfeld. Ein Kontaktverbot wird dann beachtet.
appointment-partner = Wer kommt noch
appointment-partner-hint = Stelle oder Person, zum Beispiel Jobcenter, Vermieterin, Bruder.
appointment-purpose = Worum es gehen soll
appointment-measure = Maßnahme im Plan
appointment-measure-hint = Wofür der Termin da ist. Er steht dann auch im Plan.
appointment-group = Mit wem
appointment-group-yes = in einer Gruppe
appointment-serves = für: { $what }
appointment-bring = Mitzubringen
appointment-way = Wie man hinkommt; steht auf Terminbrief und Terminkarte
appointment-repeat = Wiederholung
appointment-until = Letzter Tag der Reihe
appointment-until-hint = Nur bei einer Reihe. Höchstens 26 Termine.
appointment-from-to = { $from } bis { $to }

# Ergebnis
appointment-status = Ergebnis
appointment-reason = Warum nicht wie geplant
appointment-reason-hint = Nötig, wenn der Termin nicht wahrgenommen wurde. „Zu spät“ passt auch zu einem Termin, der stattgefunden hat; zu einer Absage passen „entschuldigt“ und „organisatorisch“.
appointment-cancelled-by = Von wem abgesagt
appointment-cancelled-by-needed = nötig bei einer Absage
appointment-said = Was besprochen wurde
appointment-feedback = Rückmeldung
appointment-feedback-hint = Was gut ging und was beim nächsten Mal anders sein kann, so wie es mit der Person besprochen wurde.
appointment-next = Nächste Schritte
appointment-late = Minuten zu spät
appointment-late-hint = Leer, wenn die Person pünktlich war.
appointment-late-by = { $n } Minuten zu spät
appointment-worry = Anlass zur Sorge
appointment-worry-hint = Was aufgefallen ist und nicht liegen bleiben soll. Nichts, wenn es keinen gibt.
appointment-worry-concern = Als Anliegen aufnehmen
appointment-why = Grund der Berichtigung
appointment-why-hint = Der bisherige Eintrag bleibt lesbar, durchgestrichen, mit Grund und Namen.
appointment-settled-by = eingetragen von { $name }, { $when }

# Wenn das Büro geschlossen ist
appointment-office = Geöffnet { $name }: { $week }
appointment-before = bisher: { $what } (geändert von { $name }, { $when })
appointment-before-title = Was vorher verabredet war
appointment-doubt = Ist das so gemeint?
appointment-doubt-hint = Wenn es so gemeint ist, bitte bestätigen.
appointment-doubt-custody = { $day }: Treffen draußen vor der Entlassung ({ $words }), und für diese Zeit steht kein Ausgang.
appointment-doubt-closed = { $day }: Das Büro ist an diesem Tag geschlossen.
appointment-doubt-hours = { $day }: Das Büro ist nur { $words } geöffnet.
appointment-doubt-holiday = { $day }: Feiertag, { $words }.
appointment-doubt-past = { $day }: Dieser Tag liegt schon zurück.
appointment-doubt-released = { $day }: Besuch in der Haft nach der Entlassung am { $words }.
appointment-doubt-leave = Ausgang zur selben Zeit: { $when }.
appointment-doubt-taken = Ein Termin zur selben Zeit: { $when }.
appointment-doubt-taken-elsewhere = Ein Termin in einem anderen Fall zur selben Zeit: { $when }.
appointment-doubt-taken-in = Ein Termin in einem anderen Fall ({ $number }) zur selben Zeit: { $when }.
appointment-doubt-locked = Das Konto von { $name } ist gesperrt.
appointment-doubt-away = { $name } ist bis { $until } abwesend.
appointment-doubt-conference = Eine Fallkonferenz zur selben Zeit: { $when }.
appointment-doubt-conference-elsewhere = Eine Fallkonferenz in einem anderen Fall zur selben Zeit: { $when }.
appointment-doubt-accompanies = Begleitung bei einem Ausgang in einem anderen Fall zur selben Zeit: { $when }.
appointment-doubt-unusual = { $when }: Am Wochenende, früh oder spät am Tag sind die meisten Stellen nicht besetzt.
appointment-skip = Diese Tage auslassen
appointment-skip-hint = Feiertage in der Reihe. Was angekreuzt ist, fällt aus der Reihe heraus.
appointment-skip-day = { $day }, { $name }
appointment-save-anyway = Trotzdem speichern

# In der Liste
appointment-in-series = Reihe
appointment-with = mit
appointment-without-client = nur Fachkräfte
appointment-moved = geändert
appointment-brings = mitbringen: { $what }
appointment-do-result = Ergebnis eintragen
appointment-do-move = Ändern
appointment-do-cancel = Absagen
appointment-cancel = Termin absagen
appointment-cancel-reason = Grund
appointment-cancel-reason-hint = Soweit bekannt.
appointment-cancel-said = Was dazu zu sagen ist
appointment-do-next = Nächster Termin
appointment-end-series = { $n ->
    [one] Dieser Termin wird abgesagt. Das lässt sich nicht zurücknehmen.
   *[other] Diese { $n } Termine werden abgesagt. Das lässt sich nicht zurücknehmen.
}
appointment-do-end-series = Reihe beenden

# Hinweise, die nichts verhindern
appointment-warn-client = zur selben Zeit: { $when }
appointment-warn-worker = in einem anderen Fall zur selben Zeit: { $when }
appointment-warn-conference = Fallkonferenz zur selben Zeit: { $when }
appointment-warn-conference-elsewhere = Fallkonferenz in einem anderen Fall zur selben Zeit: { $when }
appointment-warn-accompanies = Begleitung bei einem Ausgang in einem anderen Fall zur selben Zeit: { $when }
appointment-warn-holiday = Feiertag: { $name }
appointment-warn-closed = Büro an diesem Tag geschlossen
appointment-warn-hours = Büro nur { $hours } geöffnet
appointment-warn-no-contact = Kontaktverbot: { $name }
appointment-warn-consent = Einwilligung von { $name } fehlt: { $state }
appointment-warn-leave = Ausgang zur selben Zeit: { $when }
appointment-warn-released = nach der Entlassung am { $day }
appointment-warn-custody = draußen, aber noch in Haft und ohne Ausgang (Entlassung: { $day })
appointment-warn-measure = Die Maßnahme steht nicht mehr im Plan.
appointment-warn-end = nach dem Ende der Begleitung am { $day }

# Was nicht sein kann
appointment-error-past = Dieser Zeitpunkt ist vorbei. Was schon stattgefunden hat, steht unter „Kontakt eintragen“.
appointment-error-far = Dieser Zeitpunkt liegt mehr als zwei Jahre voraus. Stimmt das Jahr?
appointment-error-skip = Von der Reihe bliebe kein Termin. Bitte wenigstens einen Tag behalten.
appointment-error-measure = Diese Maßnahme steht nicht mehr im Plan. Bitte eine andere wählen oder keine.
appointment-error-end = Das Ende liegt nicht nach dem Beginn.
appointment-error-third-party = „Mit Dritten“ findet ohne Klient_in statt.
appointment-error-worker = Hingehen kann, wer für den Fall verantwortlich ist oder vertritt.
appointment-error-series-end = Bis wann geht die Reihe?
appointment-error-series-once = Ein letzter Tag gehört zu einer Reihe. Bitte angeben, wie oft der Termin wiederkommt, oder den Tag leeren.
appointment-error-series-short = Die Reihe endet vor ihrem zweiten Termin.
appointment-error-series-long = Eine Reihe hat höchstens 26 Termine. Bitte einen früheren letzten Tag wählen.
appointment-error-not-yet = Dieser Termin kommt erst noch. Bis dahin kann er geändert oder abgesagt werden.
appointment-error-noted = Zu diesem Termin steht ein Kontakt im Verlauf. Streichen Sie zuerst diesen Eintrag, wenn der Termin nicht stattgefunden hat.
appointment-error-reason = Dieser Grund passt nicht zum Ergebnis.
appointment-error-cancelled-by = Das passt nur zu einer Absage.
appointment-error-held-only = Das passt nur zu einem Termin, der stattgefunden hat. Zeit ohne Treffen steht unter „Kontakt eintragen“.
appointment-error-group = Das passt nur zu einer Maßnahme des Plans. Bitte eine wählen oder das Häkchen entfernen.
appointment-overtaken = Ihre Angaben stehen unverändert im Formular. Wenn Sie speichern, gelten sie.

# Nach dem Speichern
appointment-flash-planned = Termin vereinbart.
appointment-flash-moved = Termin geändert.
appointment-flash-same = Nichts geändert: Der Termin steht, wie er vereinbart war.
appointment-flash-settled = Ergebnis eingetragen.
appointment-flash-series-ended = Reihe beendet. Die späteren Termine sind abgesagt.
