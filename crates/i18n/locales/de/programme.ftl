### programme: Programme: Konzept und Regeln nebeneinander.
### Alle Schlüssel beginnen mit programme-.

programme-list-title = Programme
programme-list-sub = Jedes Programm ist eine Datei mit Version. Ein Fall behält die Version, mit der er begann.
programme-list-loaded = Geladen
programme-version = Version
programme-version-chip = Version { $version }, gültig { $valid }
programme-valid = Gültig
programme-pilot = Erprobung
programme-on-page = Auf dieser Seite
programme-about = Über das Programm
programme-carrier = Träger
programme-funder = Förderung
programme-land = Land
programme-lead-domain = Leitender Lebensbereich
programme-contact = Ansprechstelle
programme-languages = Sprachen: { $languages }
programme-site-contact = Ansprechstelle: { $contact }
programme-procedures = Abläufe
programme-procedure = Ablauf
programme-procedure-at = Anders dort: { $sites }
programme-procedure-parts = Dazu gehören
programme-procedure-lessons = Was sich gezeigt hat
programme-documents = Unterlagen
programme-document = Unterlage
programme-document-date = Stand
programme-document-link = Im Netz
programme-document-file = Datei
programme-document-missing = Die Datei liegt nicht im Ordner der Programmdateien.
programme-concept = Konzept
programme-no-rules = Daraus ist keine Regel geworden.
programme-versions = Versionen
programme-versions-sub = laufende Fälle bleiben bei ihrer Version
programme-this-version = diese

# Überschriften der Tabellen
programme-criteria = Aufnahme
programme-precedence = Vorrang anderer
programme-phases = Phasen
programme-modules = Module
programme-tasks = Fristen
programme-questionnaires = Fragebögen der Einschätzung
programme-questionnaire = Fragebogen
programme-voices = Wer antwortet
programme-questions = Was gefragt wird
programme-questions-in = { $domain }: { $n ->
    [one] eine weitere Frage
   *[other] { $n } weitere Fragen
  }
programme-scale = Stufen 0 bis 4
programme-needs = Bedarfe je Lebensbereich
programme-need = Bedarf
programme-standards = Standards
programme-securities = Sicherungen
programme-places = Regionen und Standorte
programme-endings = Abschluss
programme-retention = Aufbewahrung
programme-indicators = Kennzahlen
programme-sentences = Angebote und Texte

# Spalten
programme-criterion = Kriterium
programme-rule = Regel
programme-ask = Wonach zu fragen ist
programme-basis = Grundlage
programme-other = Anderes Programm
programme-domains = Lebensbereiche
programme-phase = Phase
programme-when = Wann
programme-rhythm = Kontakt
programme-window = Zeitraum der Hilfe
programme-module = Modul
programme-content = Inhalt
programme-place = Ort
programme-repeatable = wiederholbar
programme-task = Aufgabe
programme-role = Zuständig
programme-legal = Rechtsgrundlage
programme-checked = Geprüft
programme-verified = am Gesetzestext
programme-unverified = noch nicht geprüft
programme-templates = { $n ->
    [one] { $n } Vorlage
   *[other] { $n } Vorlagen
}
programme-only-if = Nur wenn { $rule }
programme-security = Sicherung
programme-tolerance = { $n ->
    [0] jeder Tag Lücke zählt
    [one] { $n } Tag Lücke ist hinnehmbar
   *[other] { $n } Tage Lücke sind hinnehmbar
}
programme-fallback = Was eine Lücke schließt, das Beste zuerst
programme-escalation = Wer wann handelt
programme-region = Region
programme-municipalities = Gehört dazu
programme-sites = Standort
programme-reason = Grund
programme-ending = Art
programme-approver = Zustimmen muss: { $role }
programme-reentry-window = War der Zeitraum der Hilfe vorher zu Ende: bis { $to }
programme-class = Unterlagen
programme-class-access-log = Zugriffsprotokoll
programme-class-case-file = Fallakte
programme-class-contacts-without-admission = Kontakte ohne Aufnahme
programme-class-esf-vouchers = ESF-Belege
programme-class-money = Geld und Belege
programme-class-prison-origin = Angaben aus der Haftanstalt
programme-period = Dauer
programme-months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
programme-every-days = { $n ->
    [one] jeden Tag
   *[other] mindestens alle { $n } Tage
}
programme-indicator = Kennzahl
programme-counted = Wie gezählt wird
programme-counted-in = Auswertung
programme-counted-nowhere = noch in keiner Auswertung
programme-kind = Art
programme-wording = Inhalt
programme-span = { $from } bis { $to }
programme-span-open = ab { $from }
