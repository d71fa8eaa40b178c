### session: Anmelden, Abmelden, erste Einrichtung.
### Alle Schlüssel beginnen mit session-.

session-title = Anmelden
session-login = Anmeldename
session-password = Passwort
session-submit = Anmelden
session-forgotten = Passwort vergessen? Ihre Administration setzt es zurück.
session-refused = Nicht angemeldet
session-wrong = Anmeldename oder Passwort stimmt nicht.
session-demo-title = Vorführung
session-demo-text = Alle Personen sind erfunden. Diese Konten gibt es; das Passwort steht dort, wo Nahtlos gestartet wurde.
