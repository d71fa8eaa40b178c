### calendar: Termine im eigenen Kalenderprogramm.
### Alle Schlüssel beginnen mit calendar-.

calendar-name = Nahtlos: Termine
calendar-entry = Termin { $number }
calendar-meeting = Besprechung { $number }
calendar-group = Gruppe
calendar-title = Kalender abonnieren
calendar-about = Ihre Termine können im Kalenderprogramm Ihrer Wahl erscheinen, mit Uhrzeit und Fallnummer, ohne Namen, Ort und Anlass.
calendar-warning = Wer die Adresse kennt, sieht ohne Anmeldung, wann Sie Termine zu welcher Fallnummer haben. Geben Sie sie nicht weiter. Ist sie in fremde Hände geraten, erneuern Sie sie: Die alte gilt sofort nicht mehr.
calendar-link = Geheime Adresse
calendar-once = Diese Adresse wird nur jetzt gezeigt. Tragen Sie sie im Kalenderprogramm als Abonnement ein.
calendar-made = Eine Adresse besteht seit { $made }. Sie wurde noch nicht abgerufen.
calendar-made-and-read = Eine Adresse besteht seit { $made }. Zuletzt abgerufen: { $read }.
calendar-do-make = Adresse anlegen
calendar-do-renew = Adresse erneuern
calendar-do-revoke = Adresse widerrufen
calendar-refused = Einen Kalender gibt es für alle, die Fälle begleiten.
calendar-flash-revoked = Die Adresse gilt nicht mehr.
