### standard: Standards eines Programms im Fall.
### Alle Schlüssel beginnen mit standard-.

standard-title = Standards
standard-none = Noch keine Standards.
standard-none-hint = Sie gelten ab der Aufnahme in das Programm.
standard-of-phase = Standards: { $phase }
standard-name = Standard
standard-by = bis
standard-state = Stand
standard-no-day = ohne festen Tag
standard-whole-phase = während der ganzen Phase
standard-on = am { $date }
standard-state-met = erfüllt
standard-state-late = später erfüllt
standard-state-not-yet-due = noch nicht fällig
standard-state-missed = nicht eingehalten
standard-state-deviation = begründete Abweichung
standard-state-not-needed = nicht nötig
standard-deviate = Abweichung begründen
standard-deviate-hint = Ein Standard passt nicht zu diesem Fall oder war nicht einzuhalten? Der Grund bleibt mit Namen und Datum stehen.
standard-which = Standard
standard-reason = Grund
standard-strike = Begründung streichen
standard-strike-text = Es gilt wieder die Begründung davor; war da keine, steht der Standard wieder ohne Begründung da.
standard-flash-deviation = Der Grund ist eingetragen.
standard-proof = gilt als erfüllt, wenn
