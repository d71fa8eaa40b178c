### site: Standorte.
### Alle Schlüssel beginnen mit site-.

site-title = Standorte
site-sub = Wo Menschen hinkommen können. Diese Angaben stehen auf Wegbeschreibungen und im Fall.
site-none = Noch kein Standort.
site-none-hint = Welche Standorte ein Programm hat, steht in seiner Datei. Übernehmen Sie die, die Ihr Träger betreibt.
site-offers = Aus den Programmen übernehmen
site-offers-hint = Diese Standorte nennen die Programme; Ihr Träger führt sie noch nicht.
site-take-over = Übernehmen
site-new-title = Standort übernehmen
site-change-title = Standort ändern
site-programme = Programm
site-name = Name
site-address = Anschrift
site-opening-hours = Öffnungszeiten
site-open = Geöffnet nach Wochentagen
site-open-hint = Zum Beispiel 9–12, 13–16. Ein leerer Tag ist geschlossen. Termine im Büro werden damit verglichen; sind alle Tage leer, wird nichts verglichen.
site-error-hours = „{ $found }“ lässt sich nicht lesen. Zum Beispiel: 9–12, 13–16.
site-error-hours-order = „{ $found }“: Das Ende liegt nicht nach dem Beginn, oder zwei Zeiten überschneiden sich.
site-contact-languages = Sprachen
site-contact-languages-hint = Zum Beispiel Deutsch, Englisch, Türkisch. Steht auf jedem Blatt für Klient_innen.
site-rooms = Räume
site-rooms-hint = Stockwerk, Zimmer, Aufzug. Steht auf dem Terminbrief.
site-access-note = Am Eingang
site-access-note-hint = Was man wissen muss, zum Beispiel eine Ausweiskontrolle im Justizgebäude.
site-directions = Weg dorthin
site-contact-name = Ansprechperson
site-contact-phone = Telefon
site-contact-hours = Erreichbar
site-capacity = Plätze
site-capacity-hint = Wie viele laufende Fälle der Standort tragen kann. 0: keine Grenze.
site-capacity-none = keine Grenze
site-exists = Dieser Standort ist schon übernommen.

site-flash-added = Standort übernommen.
site-flash-changed = Standort geändert.
