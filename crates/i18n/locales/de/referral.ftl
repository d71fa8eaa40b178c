### referral: Zugänge: Meldungen von Haftanstalten und von Hand.
### Alle Schlüssel beginnen mit referral-.

referral-title = Zugänge
referral-sub = { $new } neu, { $clearing } in Klärung, { $waiting } auf der Warteliste
referral-report = Person melden
referral-order = kürzester Vorlauf zuerst
referral-pages = Seiten

# Drei Stände
referral-tab-new = Neu
referral-tab-clearing = In Klärung
referral-tab-waiting = Warteliste
referral-heading-new = Neue Meldungen
referral-heading-clearing = In Klärung
referral-heading-waiting = Warteliste
referral-empty-new = Keine neuen Meldungen.
referral-empty-text-new = Neue Personen kommen aus der Entlassungsliste einer Anstalt, vom Sozialdienst oder auf eigenen Wunsch. Je früher, desto mehr lässt sich vorbereiten.
referral-empty-clearing = Nichts in Klärung.
referral-empty-text-clearing = Eine Meldung steht hier, sobald jemand ihre Klärung geöffnet hat und noch nicht entschieden ist.
referral-empty-waiting = Die Warteliste ist leer.
referral-empty-text-waiting = Hier steht, wer aufgenommen werden kann, sobald ein Platz frei ist.

# Spalten
referral-received = Gemeldet
referral-begins = Programm beginnt
referral-begins-running = läuft { $since }
referral-phase-from = { $phase } ab { $date }
referral-no-release = Termin unbekannt
referral-own-wish = eigener Wunsch
referral-clear = Klären
referral-clear-person = { $name } klären

# Was zuerst fehlt
referral-eligible = Kriterien erfüllt
referral-not-met = { $n } nicht erfüllt
referral-missing = { $n ->
    [one] { $n } Angabe fehlt
   *[other] { $n } Angaben fehlen
}
referral-and-more = { $list } und { $n } weitere

# Woher
referral-source-release-list = Entlassungsliste
referral-source-prison = Sozialdienst der Haftanstalt
referral-source-client = die Person selbst
referral-source-other = eine andere Stelle
referral-source-reentry = Wiedereinstieg

# Von Hand melden
referral-new-title = Person melden
referral-new-sub = Nur was für die Klärung nötig ist. Keine Angaben zur Tat.
referral-birth-date = Geburtsdatum
referral-birth-date-hint = TT.MM.JJJJ. Nötig, wenn die Buchnummer fehlt.
referral-book-number = Buchnummer
referral-sentence-months = Strafe in Monaten
referral-custody-kind = Haftart
referral-release-on = Voraussichtliche Entlassung
referral-release-on-hint = Leer, wenn noch unbekannt.
referral-release-kind = Art der Entlassung
referral-release-place = Wird entlassen nach
referral-release-place-hint = Der Ort genügt.
referral-source = Wer meldet?
referral-informed = Weiß die Person davon?
referral-informed-yes = ja, sie ist einverstanden
referral-informed-no = noch nicht
referral-note = Was sollte man wissen?
referral-correct = Meldung berichtigen
referral-submit = Melden

# Schon bekannt?
referral-known-title = Diese Person könnte schon bekannt sein
referral-known-text = Bitte vergleichen, bevor ein zweiter Eintrag entsteht.
referral-known-running = Für diese Person läuft schon ein Fall:
referral-known-same = Dieselbe Person: { $name } neu melden
referral-known-different = Eine andere Person
referral-known-different-text = Es entsteht ein eigener Eintrag.

# Meldungen
referral-flash-corrected = Meldung berichtigt.
referral-flash-reported = Die Meldung ist angekommen.

# Was nicht geht
referral-compare-first = Diese Person könnte schon bekannt sein. Bitte wählen Sie, wer gemeint ist.
referral-already-running = Für diese Person läuft schon ein Fall. Ein zweiter entsteht nicht.
referral-no-name = „{ $found }“ ist kein Name: Es fehlen Buchstaben.
referral-birth-or-book = Geburtsdatum oder Buchnummer wird gebraucht, damit die Person wiedererkannt wird.
referral-custody-too-early = Der Haftbeginn liegt mehr als 70 Jahre zurück.
referral-release-too-far = Die Entlassung liegt mehr als ein Jahr zurück oder mehr als 20 Jahre voraus.

# Noch nicht kontaktiert
referral-uncontacted = Noch nicht kontaktiert
referral-uncontacted-why = Gemeldet, die Entlassung rückt näher, und noch niemand hat die Person erreicht.
referral-uncontacted-by = erster Kontakt bis { $day }
