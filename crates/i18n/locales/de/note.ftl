### note: Kontakte, Notizen und ihre Berichtigung.
### Alle Schlüssel beginnen mit note-.

note-title = Verlauf
note-new = Kontakt eintragen
note-correct = Kontakt berichtigen
note-strike = Eintrag streichen
note-strike-appointment = War er der Eintrag zu einem Termin, bleibt der Termin, wie er ist; berichtigen Sie ihn dort.
note-older = ältere
note-none = Noch kein Kontakt eingetragen.
note-none-next = Nach dem ersten Gespräch steht hier, was besprochen und vereinbart wurde.
note-none-filtered = Dazu gibt es keinen Eintrag.
note-none-filtered-next = Setzen Sie den Filter zurück, um den ganzen Verlauf zu sehen.
note-filter-domain = Lebensbereich
note-filter-kind = Art
note-filter-by = Geschrieben von
note-filter-from = Kontakt ab
note-filter-to = Kontakt bis

# Formular
note-minutes = Minuten
note-travel = Fahrzeit in Minuten
note-travel-hint = Hin und zurück zusammen. Leer lassen, wenn niemand unterwegs war.
note-travelled = { $n } Min. Fahrt
note-spent-title = Zeit und Leistung
note-spent = Für die Auswertung
note-spent-also = Auch als Kontakt im Verlauf festhalten
note-spent-held = Zählt nur, wenn der Termin stattgefunden hat. Wer den Kontakt schon eigens notiert hat, lässt das Häkchen weg.
note-spent-along = Nur ankreuzen, wenn jemand von uns dabei war.
note-spent-written = Dazu steht schon ein Kontakt im Verlauf.
note-spent-words = Ein Satz dazu wird gebraucht: Er steht auch im Verlauf.
note-kind = Art des Kontakts
note-outcome = Ergebnis
note-domains = Lebensbereiche
note-domains-hint = Worum ging es? Mehrere sind möglich.
note-areas = Leistungsbereiche
note-areas-hint = Wozu gehört, was Sie getan haben? Nötig, wenn jemand erreicht wurde.
note-served = Leistung: { $areas }
note-epistemic = Das ist
note-body = Notiz
note-body-hint = Was besprochen wurde und was vereinbart ist. Keine Angaben zur Tat und zu Geschädigten; über andere Personen nur, was für den Übergang nötig ist.
note-former = Bisher
note-reason = Grund der Berichtigung
note-reason-hint = Der bisherige Text bleibt lesbar, durchgestrichen, mit Grund und Namen.
note-unsaved = noch nicht gespeichert

# Berichtigungen
note-corrections = { $n ->
    [one] { $n } Berichtigung
   *[other] { $n } Berichtigungen
}
note-corrected = Grund: { $reason }. { $name }, { $when }
note-conflict-next = Links steht, was gespeichert ist. Ihre Worte stehen unverändert im Formular; wenn Sie speichern, gelten sie, und die andere Fassung bleibt im Verlauf lesbar.

# Entwurf

note-draft-too-long = Der Entwurf ist zu lang. Bitte speichern Sie einen Teil davon als Eintrag.

# Geplante Kontakte
note-planned-unsettled = war geplant, noch nichts eingetragen
note-planned-all = alle offenen Termine
note-planned-write = Eintragen

# Was nicht sein kann
note-error-future = Dieser Kontakt läge in der Zukunft. Was noch kommt, steht unter „Termin vereinbaren“.
note-error-long-ago = Dieser Kontakt läge mehr als zehn Jahre zurück. Stimmt das Jahr?
note-question-again = Zu diesem Termin steht schon ein Kontakt im Verlauf. Ein weiterer zählt für sich. Wenn es so gemeint ist, bitte noch einmal speichern.
note-question-before = Dieser Tag liegt vor der Haft und vor dem Fall, die am { $day } beginnen. Stimmt das Jahr? Wenn ja, bitte noch einmal speichern.
note-error-area = Bitte mindestens einen Leistungsbereich ankreuzen. Nur ein Versuch, bei dem niemand erreicht wurde, braucht keinen.
note-error-unchanged = Es hat sich nichts geändert. Ohne Änderung braucht es keine Berichtigung.

# Nach dem Speichern
note-success = Was ist gelungen?
note-success-hint = In den Worten der Klient_in. Steht danach auch unter „Eigenes“.
note-flash-added = Kontakt eingetragen.
note-flash-corrected = Berichtigt. Der bisherige Text bleibt lesbar.
