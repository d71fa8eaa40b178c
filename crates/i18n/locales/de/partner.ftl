### partner: Anlaufstellen und Partner des Trägers, Arbeit im Netz ohne einzelne Klient_in.
### Alle Schlüssel beginnen mit partner-.

partner-title = Anlaufstellen und Partner
partner-sub = Wer was anbietet, wo, und an wen man sich wendet. Ohne Angaben über Klient_innen.
partner-new = Anlaufstelle eintragen
partner-change = Anlaufstelle ändern

# Suchen
partner-words = Wörter
partner-domain = Lebensbereich
partner-near = In der Nähe von
partner-which = Auswahl
partner-with-room = mit freien Plätzen
partner-closed = beendet
partner-open = offen
partner-from = Die nächsten zuerst: Luftlinie ab { $place }, von Ortsmitte zu Ortsmitte.
partner-from-unknown = Wo „{ $place }“ liegt, ist hier nicht bekannt. Sortiert ist nach Namen.
partner-far = etwa { $km } km
partner-none = Noch keine Anlaufstelle.
partner-none-next = Tragen Sie die erste ein: Name, Ort und was sie anbietet genügen.
partner-none-filtered = Keine Anlaufstelle passt zu dieser Suche.

# Was über eine Stelle gesagt wird
partner-told = Angaben
partner-name = Name
partner-kind = Art
partner-offers = Angebot
partner-domains = Lebensbereiche
partner-address = Straße und Hausnummer
partner-where = Anschrift
partner-place = Ort
partner-place-hint = Postleitzahl darf davor stehen. Bekannte Orte werden beim Tippen angeboten; nach ihnen lässt sich die Nähe berechnen.
partner-opening-hours = Öffnungszeiten
partner-phone = Telefon
partner-mail = E-Mail
partner-languages = Sprachen
partner-access = Zugang
partner-access-hint = Stufen, Aufzug, Ausweis am Eingang, Anmeldung nötig?
partner-contacts = Ansprechpersonen
partner-contacts-hint = Beruflich, mit Aufgabe dort. Leere Zeilen bleiben weg.
partner-contacts-none = Noch keine Ansprechperson.
partner-contact-name = Name
partner-contact-function = Aufgabe
partner-contact-reach = Erreichbar
partner-capacity = Freie Plätze
partner-capacity-hint = Eine Zahl, auch 0. Leer, wenn nichts bekannt ist.
partner-capacity-words = Freie Plätze in Worten
partner-capacity-on = Plätze bestätigt am
partner-capacity-on-needed = nötig, wenn Plätze genannt sind
partner-places = { $n ->
    [0] keine freien Plätze
    [one] { $n } freier Platz
   *[other] { $n } freie Plätze
}
partner-room = Plätze frei
partner-as-of = Stand { $date }
partner-agreed = Kooperationsvereinbarung
partner-agreed-hint = Was vereinbart ist, in ein, zwei Sätzen.
partner-agreed-from = gilt von
partner-agreed-to = gilt bis
partner-until = bis { $date }
partner-confirmed-on = Angaben bestätigt am
partner-why = Grund der Berichtigung
partner-why-hint = Nur, wenn etwas falsch eingetragen war. Was bisher da stand, bleibt lesbar.
partner-recorded = zuletzt geändert von { $name }, Angaben bestätigt am { $date }

# Bestätigen und beenden
partner-stale = Zuletzt bestätigt am { $date }.
partner-stale-next = Das ist länger als 180 Tage her: Bitte nachfragen und bestätigen oder ändern.
partner-stale-short = nachfragen
partner-confirm = Angaben stimmen noch
partner-confirm-room = Freie Plätze stimmen noch
partner-close = Anlaufstelle beenden
partner-close-text = Sie bleibt lesbar und steht nicht mehr in der Suche.
partner-since = seit
partner-closed-since = Beendet seit { $date }.
partner-closed-text = Diese Anlaufstelle steht nicht mehr in der Suche.
partner-reopen = Wieder aufnehmen

# Notizen über die Zusammenarbeit
partner-notes = Zusammenarbeit
partner-notes-text = Kurze Notizen über die Arbeit mit dieser Stelle. Nie über Klient_innen, auch nicht ohne Namen.
partner-note = Notiz
partner-note-hint = Zum Beispiel: wie schnell jemand antwortet, was sich bewährt hat. Ohne Angaben über Klient_innen.
partner-note-add = Notiz eintragen
partner-strike-note = Notiz streichen
partner-strike-note-text = Die Notiz bleibt lesbar, durchgestrichen.
partner-refused-note = Diese Notiz streicht, wer sie geschrieben hat; vielleicht ist sie schon gestrichen.

# Netzwerkarbeit
partner-file = Als Datei (HSDS)
partner-activities = Netzwerkarbeit
partner-activities-sub = Arbeit im Netz, die zu keinem einzelnen Fall gehört. Ohne Angaben über Klient_innen.
partner-activities-none = Noch keine Netzwerkarbeit eingetragen.
partner-activities-none-next = Runder Tisch, Besuch, Absprache: Was Sie hier eintragen, steht in der Auswertung neben der Zeit in Fällen.
partner-activities-with-none = Noch keine Netzwerkarbeit mit dieser Stelle.
partner-activities-older = ältere
partner-activity-new = Netzwerkarbeit eintragen
partner-activity-correct = Netzwerkarbeit berichtigen
partner-activity-day = Tag
partner-activity-minutes = Dauer in Minuten
partner-activity-minutes-hint = mit Weg
partner-activity-site = Standort
partner-activity-partners = Beteiligte Stellen
partner-activity-partners-hint = Namen aus dem Verzeichnis; sie werden beim Tippen angeboten. Wer dort nicht steht, gehört unter „Weitere Beteiligte“.
partner-activity-others = Weitere Beteiligte
partner-activity-outcome = Was dabei herauskam
partner-minutes = { $n } Min.
partner-refused-activity = Diesen Eintrag berichtigt, wer ihn gemacht hat.

# Was nicht passt
partner-problem-known = Eine Anlaufstelle dieses Namens an diesem Ort gibt es schon.
partner-problem-contact = Bitte Name oder Aufgabe nennen.
partner-problem-unknown = Dieser Name steht nicht im Verzeichnis.

# Meldungen
partner-flash-added = Anlaufstelle eingetragen.
partner-flash-changed = Anlaufstelle geändert.
partner-flash-confirmed = Angaben bestätigt.
partner-flash-room = Freie Plätze bestätigt.
partner-flash-closed = Anlaufstelle beendet.
partner-flash-open = Anlaufstelle wieder aufgenommen.
partner-flash-noted = Notiz eingetragen.
partner-flash-activity = Netzwerkarbeit eingetragen.
partner-flash-no-place = Der Entlassungsort des Falls ist nicht bekannt; sortiert ist nach Namen.
