### own: Pläne, die der Klient_in gehören: Wochenplan, Krisenplan, Gelungenes.
### Alle Schlüssel beginnen mit own-.

own-title = Eigenes
own-claim = Diese Pläne gehören der Klient_in. Geschrieben werden sie gemeinsam, in den eigenen Worten.
own-row = Zeile
own-take-away = Zum Mitnehmen
own-earlier = { $n ->
    [one] eine frühere Fassung
   *[other] { $n } frühere Fassungen
}
own-version = Fassung { $n } vom { $date }, aufgeschrieben von { $name }
own-version-from = Fassung { $n }, gilt ab { $date }, aufgeschrieben von { $name }
own-save-version = Als neue Fassung speichern
own-history-none = Hier ist noch nichts aufgeschrieben.
own-paper-foot = Dieses Blatt gehört Ihnen. Sie entscheiden, wem Sie es zeigen.

# Wochenplan
own-week-title = Wochenplan
own-week-history = Fassungen des Wochenplans
own-week-write = Wochenplan schreiben
own-week-edit = Wochenplan ändern
own-week-none = Noch kein Wochenplan.
own-week-none-next = Ein Plan zeigt, was feststeht und wo freie Zeit ist. Fünf Zeilen reichen für den Anfang.
own-week-next = Ab { $date } gilt ein neuer Wochenplan.
own-week-clock = Zeit
own-week-free = frei
own-week-collision = Zur selben Zeit: { $one } und { $other }.
own-week-valid-from = Gilt ab
own-week-entries = Was in der Woche ansteht
own-week-offers = Vereine, Kurse und Treffs in der Nähe stehen hier:
own-week-entries-hint = Eine Zeile je Vorhaben. Leere Zeilen zählen nicht; eine Zeile entfällt, wenn Was, von, bis und Wo leer sind. Über Mitternacht: zwei Zeilen.
own-week-days = Tage
own-week-from = von
own-week-to = bis
own-week-what = Was
own-week-place = Wo
own-week-kind = Art
own-week-note = Was mir dabei wichtig ist
own-week-problem-empty = Bitte mindestens eine Zeile ausfüllen.
own-week-problem-before = Seit dem { $date } gilt schon ein anderer Wochenplan. Bitte diesen oder einen späteren Tag wählen.
own-week-problem-many = Mehr als 60 Zeilen passen nicht in einen Wochenplan.
own-week-problem-order = Das Ende muss nach dem Anfang liegen. Über Mitternacht: zwei Zeilen.

# Krisenplan
own-crisis-title = Krisenplan
own-crisis-history = Fassungen des Krisenplans
own-crisis-write = Krisenplan schreiben
own-crisis-edit = Krisenplan ändern
own-crisis-none = Noch kein Krisenplan.
own-crisis-none-next = In ruhiger Zeit aufgeschrieben, hilft er in schwerer: Woran merke ich es, was hilft mir, wen rufe ich an?
own-crisis-how = In den Worten der Klient_in, ein Gedanke je Zeile. Nichts muss ausgefüllt werden.
own-crisis-signs = Woran ich merke, dass es schwer wird
own-crisis-helps = Was mir hilft
own-crisis-people = Wen ich anrufe
own-crisis-people-hint = In dieser Reihenfolge.
own-crisis-name = Name
own-crisis-relation = Wer das ist
own-crisis-phone = Telefon
own-crisis-places = Wohin ich gehen kann
own-crisis-do = Was andere tun sollen
own-crisis-do-not = Was andere nicht tun sollen
own-crisis-agreed = Mit wem abgesprochen
own-crisis-share = Was wem gesagt werden darf
own-crisis-share-hint = So, wie die Klient_in es will. Für jede Weitergabe braucht es trotzdem eine Schweigepflichtentbindung.
own-crisis-problem-empty = Bitte mindestens einen Teil ausfüllen.
own-crisis-problem-people = Mehr als 12 Personen passen nicht in einen Krisenplan.
own-crisis-problem-name = Bitte sagen, wer das ist.

# Was gelungen ist
own-success-title = Was gelungen ist
own-success-mine = Was mir gelungen ist
own-success-add = Gelungenes eintragen
own-success-correct = Eintrag berichtigen
own-success-none = Noch nichts eingetragen.
own-success-none-next = Auch Kleines zählt: pünktlich gekommen, selbst angerufen, Nein gesagt.
own-success-day = Tag
own-success-body = Was ist gelungen?
own-success-voice = Wer sagt das
own-success-strength = Welche Stärke zeigt sich darin
own-success-strength-hint = Ein oder zwei Worte, zum Beispiel: Ausdauer.
own-success-known = Schon genannt:
own-success-reason = Grund der Berichtigung
own-success-strike = Eintrag streichen. Er bleibt lesbar und zählt nicht mehr.
own-success-struck = gestrichen
own-success-problem-long-ago = Dieser Tag liegt mehr als zehn Jahre zurück.
own-voice-client = in eigenen Worten der Klient_in
own-voice-observed = beobachtet
own-voice-others = von anderen erzählt
own-strengths = Stärken
own-strength-seen = { $n ->
    [one] einmal genannt, am { $date }
   *[other] { $n }-mal genannt, zuletzt am { $date }
}

# Nach dem Speichern
own-flash-week = Der Wochenplan ist gespeichert.
own-flash-crisis = Der Krisenplan ist gespeichert.
own-flash-success = Eingetragen.
own-flash-corrected = Berichtigt. Die alten Worte bleiben lesbar.
