### emergency: Notfallzugriff auf einen fremden Fall.
### Alle Schlüssel beginnen mit emergency-.

emergency-title = Notfallzugriff
emergency-intro = Für den Fall, dass jemand jetzt Hilfe braucht und niemand von denen zu erreichen ist, die den Fall führen. Sie sehen ihn dann zwei Stunden lang: Überblick, Verlauf, Umfeld, Termine, Sicherungen und Krisenplan. Eintragen können Sie einen Kontakt, sonst nichts; Papiere und Dateien gibt es nicht.
emergency-told = Fallverantwortung, Vertretung, Koordination und Datenschutzbeauftragte_r sehen sofort, wer den Fall geöffnet hat und warum. Jeder Aufruf bleibt in den Zugriffen des Falls hervorgehoben.
emergency-number = Fallnummer
emergency-number-hint = Zum Beispiel 2026-0147. Nur ein Fall Ihres Trägers lässt sich öffnen.
emergency-reason = Was ist geschehen?
emergency-reason-hint = In einem Satz, ohne Namen und ohne Diagnosen. Andere lesen ihn.
emergency-problem-reason = Bitte mit einigen Wörtern sagen, was geschehen ist.
emergency-unknown = Mit dieser Nummer lässt sich kein Fall öffnen. Prüfen Sie die Nummer; auch dieser Versuch steht im Protokoll.
emergency-open = Für zwei Stunden öffnen
emergency-flash-opened = Der Fall ist zwei Stunden lang offen.
emergency-own = Jetzt offen
emergency-end = Jetzt beenden
emergency-flash-ended = Der Notfallzugriff ist beendet.
emergency-runs = bis { $until }
emergency-was = beendet { $until }
emergency-ended-by = beendet { $until } von { $name }
emergency-who = { $name } ({ $role }), { $at }

emergency-banner-own = Sie sehen diesen Fall im Notfall, für zwei Stunden. Jeder Aufruf ist für die Fallverantwortung, die Koordination und den Datenschutz sichtbar.
emergency-banner-own-way = Beenden oder Ende ansehen
emergency-banner-runs = Jemand hat diesen Fall im Notfall geöffnet, bis { $until }.
emergency-banner-was = Jemand hatte diesen Fall im Notfall geöffnet, bis { $until }.
emergency-banner-way = Wer und warum
emergency-day = Notfallzugriffe
emergency-day-sub = Jemand hat einen Ihrer Fälle geöffnet
emergency-why = Notfallzugriff: { $reason }
emergency-search = Jemand braucht jetzt Hilfe, und niemand von denen, die den Fall führen, ist zu erreichen?
emergency-not-found = Jemand braucht jetzt Hilfe?

emergency-list-title = Notfallzugriffe
emergency-list-sub = Wer einen fremden Fall geöffnet hat, wann und warum. Ohne Fallinhalte.
emergency-list-none = Noch niemand hat einen Fall im Notfall geöffnet.
emergency-list-none-hint = Sobald es jemand tut, steht es hier und über dem Protokoll.
emergency-review = Prüfung
emergency-see = Als angesehen vermerken
emergency-seen = angesehen { $at } von { $name }
emergency-not-seen = noch nicht angesehen
emergency-flash-seen = Vermerkt.
emergency-log = Protokoll dazu
emergency-unseen = { $n ->
    [one] Ein Notfallzugriff ist noch nicht angesehen.
   *[other] { $n } Notfallzugriffe sind noch nicht angesehen.
}
emergency-unseen-way = Ansehen
