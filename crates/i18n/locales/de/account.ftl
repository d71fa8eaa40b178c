### account: Konten, Rollen, Einladungen, das eigene Konto.
### Alle Schlüssel beginnen mit account-.

# Liste
account-title = Konten
account-count = { $n ->
    [one] { $n } Konto
   *[other] { $n } Konten
}
account-active-count = { $n } aktiv
account-new = Konto anlegen
account-name = Name
account-login = Anmeldename
account-login-hint = Kleinbuchstaben, Ziffern, Punkt, Bindestrich. Später nicht mehr änderbar.
account-role = Rolle
account-role-hint = Administration und Datenschutz sehen keine Fallinhalte.
account-places = Standort oder Anstalt
account-last-sign-in = Zuletzt angemeldet
account-never = noch nie
account-state = Stand
account-state-active = aktiv
account-state-invited = Link offen bis { $until }
account-state-link-expired = Link abgelaufen
account-state-locked = gesperrt

# Anlegen und ändern
account-new-title = Konto anlegen
account-new-submit = Konto anlegen
account-change-title = Konto ändern
account-sites = Standorte
account-sites-hint = Für Übergangsmanagement und Koordination.
account-no-sites = Es gibt noch keinen Standort. Legen Sie zuerst einen an, dann Konten für Übergangsmanagement und Koordination.
account-institutions = Haftanstalten
account-institutions-hint = Für den Sozialdienst: nur aus diesen Anstalten sind Fälle sichtbar, und nur bis zur Entlassung.
account-language = Sprache
account-language-de = Deutsch
account-language-en = Englisch
account-capacity = Fälle, die diese Person führen kann
account-capacity-hint = 0, wenn sie keine führt.
account-led = { $n ->
    [one] Führt { $n } Fall, der noch nicht beendet ist. Vor dem Sperren sollte die Koordination ihn übergeben.
   *[other] Führt { $n } Fälle, die noch nicht beendet sind. Vor dem Sperren sollte die Koordination sie übergeben.
}
account-login-characters = „{ $found }“ geht als Anmeldename nicht. Erwartet werden Kleinbuchstaben ohne Umlaute, Ziffern, Punkt, Bindestrich, Unterstrich oder @.
account-sites-missing = Diese Rolle braucht mindestens einen Standort.
account-sites-unknown = Dieser Standort steht nicht zur Auswahl.
account-institutions-missing = Der Sozialdienst braucht mindestens eine Haftanstalt.
account-last-administrator = Das ist das letzte aktive Konto der Administration. Legen Sie zuerst ein zweites an.
account-not-yourself = Das eigene Konto lässt sich nicht sperren. Das kann eine andere Person der Administration.
account-locked-no-link = Das Konto ist gesperrt. Entsperren Sie es zuerst.

# Zwei Fassungen
account-conflict-title = Inzwischen geändert
account-conflict-text = Während Sie geschrieben haben, hat jemand anderes gespeichert. Unten stehen Ihre Eingaben; speichern Sie noch einmal, wenn sie gelten sollen.
account-conflict-theirs = Gespeichert ist jetzt

# Zugang
account-access-title = Zugang
account-lock = Sperren
account-lock-text = Gesperrte Konten können sich nicht anmelden, offene Sitzungen enden. Die Arbeit der Person bleibt erhalten.
account-unlock = Entsperren
account-unlock-text = Danach kann sich die Person wieder mit ihrem Passwort anmelden.
account-reset = Neuen Link ausstellen
account-reset-text = Das bisherige Passwort und alle Sitzungen enden sofort. Die Person setzt mit dem Link ein neues.

# Sitzungen
account-sessions = Sitzungen
account-sessions-none = Keine offene Sitzung.
account-session-device = Gerät
account-session-device-is = { $browser } unter { $system }
account-session-device-unknown = Unbekanntes Gerät
account-session-began = Angemeldet
account-session-seen = Zuletzt aktiv
account-session-this = diese hier
account-session-end = Beenden
account-session-end-others = Alle anderen beenden

# Einmal-Link
account-link-title = Link für { $name }
account-link-text = Mit diesem Link setzt die Person ihr Passwort. Er wird nur hier und nur einmal angezeigt.
account-link-label = Einmal-Link
account-link-how = Geben Sie ihn persönlich, am Telefon oder verschlüsselt weiter. Er gilt bis { $until } und für eine Verwendung.
account-link-done = Zur Liste der Konten
account-link-used = Dieser Link wurde schon verwendet oder durch einen neueren ersetzt.
account-link-expired = Dieser Link ist abgelaufen. Er galt 72 Stunden.
account-link-over-title = Dieser Link gilt nicht mehr
account-link-over-remedy = Bitten Sie Ihre Administration um einen neuen. Haben Sie schon ein Passwort, melden Sie sich damit an.
account-link-over-first = Beim nächsten Start gibt Nahtlos einen neuen Link aus, solange es noch kein Konto gibt.

# Erste Einrichtung
account-setup-title = Einrichten
account-setup-text = Dieser Link gilt einmal. Er legt das erste Konto der Administration an; alle weiteren Konten entstehen dort.
account-setup-carrier = Träger
account-setup-carrier-hint = Wer für die Daten verantwortlich ist, zum Beispiel der Name des Vereins oder der Behörde
account-setup-name = Ihr Name
account-setup-login = Anmeldename
account-password = Passwort
account-password-hint = Mindestens 12 Zeichen. Ein Satz lässt sich besser merken als ein Wort.
account-password-again = Passwort noch einmal
account-passwords-differ = Die beiden Eingaben sind verschieden.
account-setup-submit = Konto anlegen

# Einladung
account-invitation-title = Passwort setzen
account-invitation-text = Guten Tag, { $name }. Ihr Anmeldename ist { $login }.
account-invitation-submit = Passwort setzen und anmelden

# Mein Konto
account-own-title = Mein Konto
account-own-name-hint = Ihren Namen trägt die Administration ein: Unter ihm steht in Akten und Protokoll, was Sie tun.
account-own-details = Angaben
account-absent-until = Abwesend bis
account-absent-until-hint = Letzter Tag. Bis dahin zeigen Fälle und Zuweisung, dass die Vertretung einspringt.
account-own-password-title = Passwort ändern
account-current-password = Bisheriges Passwort
account-current-wrong = Das bisherige Passwort stimmt nicht.
account-new-password = Neues Passwort
account-new-password-hint = Mindestens 12 Zeichen. Alle anderen Sitzungen enden.
account-password-unchanged = Das ist das bisherige Passwort.
account-own-password-submit = Passwort ändern

# Nach dem Speichern
account-flash-changed = Konto geändert.
account-flash-locked = Konto gesperrt. Offene Sitzungen sind beendet.
account-flash-unlocked = Konto entsperrt.
account-flash-session-ended = Sitzung beendet.
account-flash-own-changed = Gespeichert.
account-flash-password-changed = Passwort geändert. Alle anderen Sitzungen sind beendet.
account-flash-others-ended = Alle anderen Sitzungen sind beendet.
account-flash-set-up = Nahtlos ist eingerichtet. Als Nächstes: Standorte anlegen, dann Konten.
account-flash-welcome = Passwort gesetzt. Willkommen.

# Was andere am Konto geändert haben
account-notices-title = Änderungen an Ihrem Konto
account-notices-none = In den letzten sieben Tagen hat niemand anderes etwas an Ihrem Konto geändert.
account-notices-unexpected = Haben Sie das nicht erwartet? Sagen Sie es gleich der Person, die für den Datenschutz zuständig ist. Im Protokoll steht, wer es war.
account-notices-again = Dieser Hinweis erscheint sieben Tage lang bei jeder Anmeldung.
account-notices-next = Weiter
account-notice-reset = { $by }: Ihr Passwort wurde zurückgesetzt.
account-notice-role = { $by }: Ihre Rolle wurde geändert.
account-notice-places = { $by }: Ihre Standorte oder Haftanstalten wurden geändert.
account-notice-calendar = { $by }: Eine neue geheime Adresse für Ihren Kalender wurde erstellt.
account-notice-server = Auf dem Server
account-locked-lead = Konto gesperrt
account-still-leads = { $n ->
    [one] Führt oder vertritt dort noch { $n } Fall. Bitte lassen Sie ihn zuerst von der Koordination übergeben.
   *[other] Führt oder vertritt dort noch { $n } Fälle. Bitte lassen Sie sie zuerst von der Koordination übergeben.
}
account-not-own-role = Die eigene Rolle kann nur jemand anderes aus der Administration ändern.
