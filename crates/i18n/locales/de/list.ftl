### list: Listen von Fällen.
### Alle Schlüssel beginnen mit list-.

list-title = Fälle
list-caption = Fälle mit dem Stand je Sicherung
list-pages = Seiten
list-first = zum Anfang
list-next = weiter

list-count-running = { $n } laufend
list-count-filtered = { $all }, hier eine Auswahl
list-count-intake = { $n } vor der Aufnahme
list-count-ended = { $n } beendet

list-in = Bereich
list-own = meine Fälle
list-no-site = noch ohne Standort
list-stage-running = laufend
list-stage-intake = vor der Aufnahme
list-stage-ended = beendet
list-order-release = Entlassung, früheste zuerst
list-order-seam = schlechteste Naht
list-order-name = Name
list-lead = Fallverantwortung
list-phase = Phase
list-only = Nur
list-only-open = mit offenen Tagen
list-only-silent = ohne Kontakt im Rhythmus

list-missing = Was fehlt
list-closed = lückenlos
list-not-needed = nicht benötigt
list-no-release = Termin nicht bekannt
list-over = Die sechs Monate nach der Entlassung sind vorbei
list-released = entlassen { $when }
list-unconfirmed = Entlassung nicht bestätigt
list-plan-late = Plan überprüfen
list-review-rests = Überprüfung ruht bis { $day }
list-map-missing = Netzwerkkarte fehlt
list-next-due = Frist { $when }
list-gap-open = { $n ->
    [one] { $security } { $n } Tag offen
   *[other] { $security } { $n } Tage offen
}
list-gap-risk = { $security } nur zugesagt
list-gap-more = und { $n } weitere
list-gap-all = { $security } offen

list-none = Hier ist noch kein Fall.
list-none-next = Ein Fall steht hier, sobald er zugeteilt ist. Eine Person finden Sie auch über die Suche.
list-none-filtered = Kein Fall passt zu diesem Filter.
list-none-filtered-next = Nehmen Sie eine Einschränkung zurück, um mehr zu sehen.

# Sicherungen in schmalen Spalten
list-short-accommodation = Wohnen
list-short-income = Eink.
list-short-health-insurance = Kasse
list-short-identity = Ausweis
list-short-treatment = Behandl.
list-short-work-or-day-structure = Arbeit
list-short-contact = Kontakt

list-closing-proposed = Abschluss vorgeschlagen
list-only-hinted = mit Hinweis
list-only-unled = ohne Fallverantwortung
list-only-undeputised = ohne Vertretung
list-only-due = mit fälligen Aufgaben
list-only-review = mit Überprüfung des Plans, fällig oder überfällig
list-only-rests = mit ruhender Überprüfung

list-file = Als Tabelle speichern (CSV)
list-file-number = Fallnummer
list-file-birth = Geburtsdatum
list-file-days-open = Offene Tage
list-file-next-due = Nächste Frist
list-filtered = Filter (eingeschränkt)
