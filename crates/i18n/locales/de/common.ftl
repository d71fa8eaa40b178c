### common: was auf vielen Seiten gleich heißt.
### Alle Schlüssel beginnen mit common-.

common-app = Nahtlos
common-app-claim = Der Weg nach draußen, ohne Lücke
common-and = und
common-or = oder
common-yes = ja
common-no = nein
common-unknown = nicht bekannt
common-none = keine
common-not-set = nicht eingetragen
common-all = alle
common-new = neu
common-today = heute

# Schaltflächen
common-save = Speichern
common-save-and-next = Speichern und weiter
common-cancel = Abbrechen
common-back = Zurück
common-back-to = Zurück zu { $page }
common-next = Weiter
common-previous = Vorherige
common-more = Mehr anzeigen
common-less = Weniger anzeigen
common-close = Schließen
common-open = Öffnen
common-edit = Ändern
common-correct = Berichtigen
common-add = Hinzufügen
common-remove = Entfernen
common-delete = Löschen
common-choose = Auswählen
common-please-choose = Bitte auswählen
common-confirm = Bestätigen
common-send = Absenden
common-check = Prüfen
common-apply = Anwenden
common-reset = Zurücksetzen
common-print = Drucken
common-download = Herunterladen
common-undo = Rückgängig
common-retry = Noch einmal versuchen
common-details = Einzelheiten
common-show = Anzeigen
common-hide = Ausblenden
common-as-table = als Tabelle
common-as-picture = als Bild

# Suchen und Listen
common-search = Suchen
common-search-term = Suchbegriff
common-search-none = Nichts gefunden. Prüfen Sie die Schreibweise oder suchen Sie nach weniger.
common-filter = Filter
common-filter-clear = Filter entfernen
common-sort = Sortieren
common-sorted-by = sortiert nach { $column }
common-results = { $n } Treffer
common-entries = { $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
}
common-page-next = Nächste Seite
common-page-previous = Vorherige Seite
common-page-first = Zum Anfang der Liste
common-list-end = Ende der Liste
common-list-empty = Noch keine Einträge.

# Formulare
common-required = Pflichtangabe
common-optional = freiwillig
common-optional-label = { $label } (freiwillig)
common-hint = Hinweis
common-reason = Grund
common-reason-hint = Ein Satz genügt.
common-note = Bemerkung
common-characters-left = noch { $n } Zeichen
common-draft-saved = Entwurf gespeichert, { $time } Uhr
common-draft-restored = Ihr Entwurf von { $when } ist wieder da.
common-draft-restored-own = Ihr Entwurf von { $when } ist wieder da. Sie haben den Eintrag inzwischen selbst geändert: Bitte prüfen Sie vor dem Speichern, ob alle Felder noch stimmen.
common-draft-discard = Entwurf verwerfen
common-unsaved = Es gibt Eingaben, die noch nicht gespeichert sind.

# Meldungen nach dem Speichern
common-saved = Gespeichert.
common-changed = Geändert.
common-removed = Entfernt.
common-undone = Rückgängig gemacht.
common-nothing-changed = Es hat sich nichts geändert.
common-in-progress = Bitte warten, das wird gerade bearbeitet.

# Wörter für Angaben
common-name = Name
common-family-name = Familienname
common-given-names = Vornamen
common-birth-date = Geburtsdatum
common-born = geb. { $date }
common-person = Person
common-date = Datum
common-time = Uhrzeit
common-from = von
common-to = bis
common-from-to = von { $from } bis { $to }
common-since = seit { $from }
common-kind = Art
common-status = Stand
common-place = Ort
common-source = Quelle
common-evidence = Nachweis
common-legal-base = Rechtsgrundlage
common-title = Bezeichnung
common-description = Beschreibung
common-number = Nummer
common-value-old = bisher
common-value-new = neu
common-by = von { $name }
common-recorded = eingetragen von { $name }, { $when }
common-changed-by = geändert von { $name }, { $when }
common-created = angelegt { $when }
common-of = { $part } von { $whole }
common-institution = Haftanstalt
common-institutions = Haftanstalten
common-book-number = Buchnummer
common-site = Standort
common-programme = Programm
common-case = Fall
common-case-number = Fall { $number }
common-client = Klient_in
common-phase = Phase
common-release = Entlassung
common-custody-start = Haftbeginn
common-life-domain = Lebensbereich
common-life-domains = Lebensbereiche
common-action = Aktion

# Für Vorleseprogramme
common-opens-details = klappt Einzelheiten auf
common-current = aktuell
common-warning = Achtung
common-error = Fehler
common-success = Erledigt
common-notice = Hinweis

# Berichtigt
common-former = berichtigt: was vorher da stand
common-former-why = Grund: { $reason }. { $name }, { $when }
common-former-by = geändert von { $name }, { $when }
common-correct-text = Was bisher da stand, bleibt lesbar.
common-correct-same = Hier steht dasselbe wie bisher.
common-why = Warum berichtigen Sie?
common-why-hint = Ein Satz genügt.
common-strike = Eintrag streichen. Er bleibt lesbar und zählt nicht mehr.
common-strike-do = Streichen
common-strike-why = Warum streichen Sie?
common-strike-why-hint = Ein Satz genügt.
common-strike-text = Der Eintrag bleibt lesbar, durchgestrichen, und zählt nirgends mehr. Gehört er in einen anderen Fall, tragen Sie ihn dort neu ein.
common-struck-by = Gestrichen von { $name }, { $when }. Grund: { $reason }
common-flash-saved-before = Das war schon gespeichert. Es wurde nichts noch einmal eingetragen; bitte sehen Sie nach, was jetzt da steht.
common-flash-sent-before = Dieses Formular war schon gespeichert. Was Sie danach geändert haben, steht hier und ist noch nicht eingetragen: Speichern Sie es, wenn es zusätzlich gelten soll, oder verwerfen Sie den Entwurf.
common-flash-struck = Gestrichen.
common-struck = gestrichen
common-struck-label = Stand
common-flash-corrected = Berichtigt.
common-in-row = Zeile { $n }: { $label }
common-quoted = „{ $words }“
