### day: „Mein Tag“.
### Alle Schlüssel beginnen mit day-.

day-title = Mein Tag
day-count-late = { $n } überfällig
day-count-today = { $n } heute fällig
day-count-silent = { $n ->
    [one] { $n } Person ohne Kontakt
   *[other] { $n } Personen ohne Kontakt
}
day-count-silent-more = mehr als { $n } Personen ohne Kontakt

day-empty = Noch kein laufender Fall liegt bei Ihnen.
day-empty-next = Sobald Ihnen eine Person zugeteilt ist, stehen hier Entlassungen, Fristen und Kontakte, das Dringende zuerst.

day-handovers = Übergaben, die auf Ihre Antwort warten
day-handover-from = von { $name } angeboten, { $since }
day-handover-asked = { $name } hat dazu etwas gefragt, { $when }
day-handover-replied = { $name } hat Ihre Frage beantwortet, { $when }

day-releases = Entlassungen in den nächsten 12 Wochen
day-releases-order = schlechteste Naht zuerst
day-releases-none = In den nächsten 12 Wochen steht keine Entlassung an.
day-releases-more = Es gibt weitere Entlassungen in dieser Zeit:
day-all-cases = alle Fälle

day-due = Fällig
day-due-none = Nichts überfällig und nichts fällig in den nächsten 7 Tagen.
day-due-more = Gezeigt werden { $n }: die ältesten überfälligen, und was als Nächstes fällig ist.
day-due-all = Fälle mit fälligen Aufgaben
day-tick = Erledigt: { $task }
day-tick-title = Als erledigt eintragen
day-blocked = wartet auf: { $what }
day-covered = in Vertretung für { $name }

day-planned = Termine
day-planned-none = In den nächsten 7 Tagen ist kein Termin vereinbart.

day-referrals = Neue Zugänge
day-referrals-all = alle { $n }
day-referrals-none = Keine neuen Meldungen.
day-referrals-open = Zugänge ansehen
day-release-when = Entlassung { $when }

day-silent = Kein Kontakt im Rhythmus
day-silent-none = Alle Personen wurden im vereinbarten Rhythmus erreicht.
day-silent-more = Es gibt weitere Personen ohne Kontakt:
day-silent-all = alle ohne Kontakt
day-last-contact = Letzter Kontakt
day-never-contacted = noch kein Kontakt
day-rhythm = Rhythmus
day-rhythm-weekly = wöchentlich
day-rhythm-weeks = alle { $n } Wochen
day-rhythm-days = alle { $n } Tage

day-approvals = Entscheidungen, die auf Sie warten
day-approval-exception = Ausnahme von den Kriterien, beantragt von { $name }, { $since }
day-approval-extension = Mehr Zeit für die Begleitung, beantragt von { $name }, { $since }
day-approval-reentry = Wiedereinstieg, beantragt von { $name }, { $since }
day-answers = Antworten auf Ihre Anträge und Übergaben
day-answer-exception = Ausnahme von den Kriterien
day-answer-extension = Mehr Zeit für die Begleitung
day-answer-reentry = Wiedereinstieg
day-answer-granted = { $what }: { $name } hat zugestimmt, { $when }
day-answer-refused = { $what }: { $name } hat abgelehnt, { $when }
day-unattended = Ohne Vertretung
day-unattended-all = alle ohne Vertretung
day-unattended-why = Die verantwortliche Person ist abwesend und niemand vertritt sie, oder ihr Konto ist gesperrt. Ihre Aufgaben stehen solange hier bei Ihnen. Bitte eine Vertretung eintragen oder den Fall übergeben.
day-unattended-about = verantwortlich: { $lead } · Entlassung { $when }
day-hinted = Bitte ansehen
day-hinted-all = alle mit Hinweis
day-hinted-more = Weitere Fälle haben einen Hinweis.
day-hinted-all-long = Alle mit Hinweis ansehen
day-hints-more = und { $n } weitere
day-hint-nobody-leads = Fallverantwortung festlegen
day-hint-nobody-deputises = Vertretung festlegen
day-hint-no-contact-around-release = Kontakt rund um die Entlassung planen
day-hint-no-contact-after-release = Kontakt nach der Entlassung planen
day-hint-no-contact-before-release = Kontakt vor der Entlassung planen
day-hint-wake-up = Wiedervorlage: früh vorgemerkt, Angaben prüfen
day-hint-leave-application-late = Antrag für einen Ausgang ist überfällig
day-hint-consent-withdrawn = Einwilligung widerrufen: neu fragen oder herausnehmen
day-hint-leave-companion-gone = Ausgang: klären, wer mitgeht
day-hint-leave-refused = Ausgang abgelehnt: besprechen, wie es weitergeht
day-hint-leave-approved = Ausgang genehmigt: Auflagen ansehen
day-hint-leave-after-release = Ausgang liegt nicht mehr vor der Entlassung
day-hint-leave-over = Ausgang ohne Entscheidung, Tag vorbei: absagen oder neu planen
day-leaves = Ausgänge: Anträge und Änderungen
day-hint-leads-to-protected = Kontaktverbot: Einträge führen noch zu der Person
day-hint-release-unknown = Entlassungstermin eintragen
day-hint-release-place-elsewhere = Entlassungsort liegt nicht mehr bei uns: neu prüfen, übergeben
day-hint-criterion-no-longer-met = Kriterium nicht mehr erfüllt: Aufnahme ansehen
day-hint-window-over = Zeit der Begleitung ist um: Abschluss vorgeschlagen
day-hint-window-ends-soon = Begleitung endet bald: Abschluss vorbereiten
day-hint-plan-review-late = Plan überprüfen: überfällig
day-hint-plan-review-due = Plan überprüfen: diese Woche
day-hint-concern-due = Auf ein Anliegen zurückkommen
day-hint-worry-waits = Anlass zur Sorge ansehen
day-hint-promise-late = Zusage einer anderen Stelle ist überfällig
day-hint-plan-step-late = Schritt des Plans: nachsehen, was daraus wurde
day-hint-plan-measure-late = Maßnahme des Plans: nachsehen, was daraus wurde
day-hint-plan-goal-late = Ziel des Plans: nachsehen, ob es erreicht ist
day-hint-need-without-goal = Bedarf ohne Ziel: Ziel vereinbaren
day-hint-network-step-late = Schritt im Umfeld: nachsehen, was daraus wurde
day-hint-network-contact-late = Umfeld: wieder Kontakt aufnehmen
day-hint-network-map-missing = Netzwerkkarte beginnen
day-hint-network-step-missing = Ersten Schritt im Umfeld planen
day-woken = Wiedervorlage
day-woken-why = Früh vorgemerkt: Termin, Entlassungsort und Bedarf jetzt neu ansehen.
day-woken-mark = wieder
day-handover-accepted = { $name } hat die Übergabe angenommen, { $when }
day-handover-declined = { $name } hat die Übergabe abgelehnt, { $when }
day-handover-withdrawn = Das Angebot an { $name } wurde zurückgenommen, { $when }
day-handover-assigned = Das Angebot an { $name } ist erledigt: Der Fall wurde direkt zugeteilt, { $when }
day-handover-closed = Das Angebot an { $name } ist erledigt: Der Fall wurde beendet, { $when }
day-handover-answer = { $said }: „{ $answer }“
day-handover-unanswered = angeboten an { $name } am { $date }
day-conference = Konferenz
day-leave = Ausgang: { $purpose }
day-group-people = { $n ->
        [one] eine Person von hier
       *[other] { $n } Personen von hier
    }
day-group-open = { $n ->
        [one] Anwesenheit offen: eine Person
       *[other] Anwesenheit offen: { $n } Personen
    }
day-do-attendance = Anwesenheit eintragen
day-leave-called-off = abgesagt, findet nicht statt
