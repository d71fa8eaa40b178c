### import: Entlassungslisten einlesen.
### Alle Schlüssel beginnen mit import-.

import-title = Liste einlesen
import-lead = Entlassungsliste einer Haftanstalt
import-sub = { $file } · { $institution } · { $rows ->
    [one] { $rows } Zeile
   *[other] { $rows } Zeilen
} · { $encoding }, { $separator }
import-separator-semicolon = Semikolon
import-separator-comma = Komma
import-separator-tab = Tabulator
import-separator-bar = senkrechter Strich

# Drei Schritte
import-step-choose = Datei wählen
import-step-check = Prüfen
import-step-apply = Übernehmen

# Hochladen
import-institution = Haftanstalt
import-institution-hint = Bestimmt, wie die Spalten heißen.
import-programme = Programm
import-programme-hint = Für alle, die neu gemeldet werden.
import-file = Datei (CSV)
import-file-hint = Aus der Tabellenkalkulation: Speichern unter, Typ „CSV“. Höchstens 16 MB.
import-check-changes-nothing = Prüfen ändert nichts. Danach sehen Sie Zeile für Zeile, was geschehen würde.
import-no-header = Diese Datei passt nicht zum Format „{ $institution }“
import-unreadable = Diese Datei von „{ $institution }“ ist nicht lesbar
import-columns-missing = Es fehlen Spalten:
import-columns-found = Gefunden wurden:
import-columns-none = Überschriften wurden keine gefunden.
import-columns-remedy = Heißen die Spalten jetzt anders? Dann ergänzt die Administration das Format dieser Anstalt in der Datei institutions.toml.

# Bisherige Listen
import-lists = Bisherige Listen
import-lists-empty = Noch keine Liste.
import-lists-empty-text = Jede Liste steht hier mit ihrem Stand. Was darin über Personen stand, wird nach dem Übernehmen gelöscht.
import-file-column = Datei
import-uploaded = Hochgeladen
import-rows = Zeilen
import-status-checking = wird geprüft
import-status-checked = geprüft, wartet
import-status-running = wird übernommen
import-status-done = übernommen
import-status-discarded = verworfen
import-status-interrupted = unterbrochen

# Fortschritt
import-working-checking = Wird geprüft
import-working-running = Wird übernommen
import-working-over = Fertig
import-progress = { $done } von { $total } Zeilen
import-work-on = Sie können weiterarbeiten.
import-reload = Stand neu laden
import-over-text = Die Liste ist durch.
import-show-result = Ergebnis ansehen
import-interrupted = Die Arbeit an dieser Liste wurde unterbrochen.
import-interrupted-text = Was übernommen wurde, bleibt und wird nicht noch einmal übernommen.
import-resume = Fortsetzen

# Was geschehen würde
import-count-new = Neu
import-count-new-text = werden gemeldet
import-count-again = { $n ->
    [one] davon { $n } schon bekannt
   *[other] davon { $n } schon bekannt
}
import-count-moved = Termin geändert
import-tasks-moved = { $n ->
    [one] { $n } Frist verschiebt sich
   *[other] { $n } Fristen verschieben sich
}
import-count-unchanged = Bekannt, unverändert
import-count-not = Nicht ohne Weiteres
import-count-not-text = { $refused } abgewiesen, { $unsure } zu entscheiden
import-count-back = { $n } wieder in Haft
import-count-elsewhere = { $n } an einem anderen Standort
import-named-instead = Die Liste nennt eine andere Haftanstalt: { $named }, in Zeile { $line }{ $others ->
    [0] .
    [one] { " " }und einer weiteren.
   *[other] { " " }und { $others } weiteren.
} Gewählt ist { $chosen }. Buchnummern gelten nur in einer Anstalt. Stimmt die Wahl nicht, verwerfen Sie die Liste und lesen Sie sie neu ein.
import-same-file = Genau diese Datei wurde schon einmal eingelesen ({ $status }). Die Zeilen sind geprüft, wie es jetzt steht.
import-same-file-show = Zur früheren Liste
import-ignored-columns = Nicht gelesene Spalten: { $columns }
import-show = Zeigen
import-filter-changing = mit Wirkung
import-filter-refused = abgewiesen
import-filter-unsure = zu entscheiden
import-filter-new = neu
import-filter-again = bekannt, wieder gemeldet
import-filter-moved = Termin geändert
import-filter-unchanged = unverändert
import-filter-elsewhere = an einem anderen Standort
import-filter-back = wieder in Haft
import-filter-unchecked = noch nicht geprüft
import-filter-all = alle Zeilen
import-rows-empty = Keine Zeilen dieser Art.
import-rows-caption = Ergebnis je Zeile
import-line = Zeile
import-outcome = Ergebnis
import-what = Was geschieht
import-outcome-unchecked = noch nicht geprüft
import-outcome-new = neu
import-outcome-again = bekannt, neue Meldung
import-outcome-moved = Entlassung geändert
import-outcome-unchanged = unverändert
import-outcome-elsewhere = anderer Standort
import-outcome-back = wieder in Haft
import-outcome-unsure = zu entscheiden
import-outcome-refused = abgewiesen

# Eine Zeile
import-row-new = wird gemeldet, Entlassung { $when }
import-row-again = wird wieder gemeldet, Entlassung { $when }; der frühere Fall bleibt verbunden
import-row-applied = übernommen
import-left-how = Übrige Zeilen lassen sich hier nicht mehr entscheiden, denn was die Liste über Personen sagte, ist gelöscht. Lesen Sie die Datei noch einmal ein, abgewiesene Zeilen vorher verbessert: Was schon übernommen ist, gilt dann als unverändert.
import-read-again = Liste noch einmal einlesen
import-row-left = nicht übernommen
import-row-tasks = { $n ->
    [one] { $n } Frist verschiebt sich
   *[other] { $n } Fristen verschieben sich
}
import-row-which = Ansehen, was sich verschiebt
import-row-overdue = { $n ->
    [one] { $n } davon ist dann überfällig
   *[other] { $n } davon sind dann überfällig
}
import-row-more-open = { $n ->
    [one] { $n } offener Tag mehr
   *[other] { $n } offene Tage mehr
}
import-row-less-open = { $n ->
    [one] { $n } offener Tag weniger
   *[other] { $n } offene Tage weniger
}
import-row-elsewhere = Diese Person begleitet ein anderer Standort. Dort muss die Liste auch eingelesen werden.
import-row-back = Laut Fall seit { $day } entlassen, die Liste führt die Person neu in Haft. Bitte den Fall ansehen: abschließen und, wenn es weitergeht, den Wiedereinstieg mit neuer Haft beantragen.
import-row-kind = Art der Entlassung: { $before } → { $after }
import-row-place = Entlassungsort laut Liste: { $place }
import-row-changed = Im Fall stand beim Prüfen { $before }, jetzt steht dort { $now }. Nichts wurde überschrieben.
import-no-day = kein Tag
import-row-confirmed = Im Fall wurde { $now } nach dem Prüfen noch einmal eingetragen. Nichts wurde überschrieben.
import-row-listed = Entlassung laut Liste: { $day }
import-row-two-days = Zeile { $line } nennt für dieselbe Person einen anderen Tag. „Dieselbe Person“: Es gilt jene Zeile.
import-row-unsure-elsewhere = Könnte eine Person sein, die ein anderer Standort begleitet. Bitte dort nachfragen.
import-row-repeats = Dieselbe Person wie in Zeile { $line }. Nur jene Zeile wird übernommen.
import-twin = Zeile { $line } dieser Liste: { $name }, Entlassung { $release }
import-twin-hint = Bei derselben Person wird nur die frühere Zeile übernommen.
import-note-ended = Der Fall zu dieser Haft ist schon beendet; es entsteht kein neuer.
import-note-released = Die Entlassung ist schon eingetragen.
import-note-other-prison = Im Fall steht eine andere Haftanstalt.
import-told-column = Spalte „{ $column }“: { $reason }
import-told-typed = Spalte „{ $column }“, „{ $found }“: { $reason }
import-same = Dieselbe Person
import-different = Eine andere Person
import-decided = Von Hand entschieden.
import-undecide = Zurücknehmen

# Übernehmen
import-good-rows = Alle guten Zeilen
import-good-rows-text = { $n ->
    [one] { $n } Zeile wird übernommen.
   *[other] { $n } Zeilen werden übernommen.
}
import-good-rows-rest = Abgewiesene und nicht entschiedene bleiben mit Zeile, Spalte und Grund stehen.
import-all-or-nothing = Nur wenn alles stimmt
import-all-or-nothing-text = Nichts wird übernommen, solange eine Zeile abgewiesen oder nicht entschieden ist.
import-all-or-nothing-aside = Wer wieder in Haft ist oder an einem anderen Standort begleitet wird, hindert nicht: Diese Zeilen bleiben, wie sie sind.
import-apply = { $n ->
    [one] { $n } Zeile übernehmen
   *[other] { $n } Zeilen übernehmen
}
import-no-rows = Diese Liste hat unter den Überschriften keine Zeilen. Ist es die richtige Datei?
import-no-good-rows = Noch lässt sich keine Zeile übernehmen. Bei jeder steht oben, warum.
import-discard = Liste verwerfen
import-not-all-good = Noch sind nicht alle Zeilen gut: Es gibt abgewiesene oder nicht entschiedene. Übernommen wurde nichts.
import-message-changed-meanwhile = Während des Übernehmens hat sich etwas geändert. Nichts wurde übernommen, alle Zeilen sind neu geprüft.
import-done-text = { $applied ->
    [one] { $applied } Zeile
   *[other] { $applied } Zeilen
} übernommen, { $left } nicht. Die Angaben zu den Personen wurden aus der Liste gelöscht.
import-discarded-text = Diese Liste wurde verworfen. Nichts wurde übernommen, ihr Inhalt ist gelöscht.
import-to-referrals = Zu den Zugängen
import-flash-discarded = Die Liste wurde verworfen. Nichts wurde übernommen.
import-flash-decided = Entschieden.

# Was nicht mehr geht
import-already-checking = Diese Liste wird gerade geprüft.
import-already-checked = Diese Liste hat sich inzwischen geändert. Bitte laden Sie die Seite neu.
import-already-running = Diese Liste wird gerade übernommen.
import-already-done = Diese Liste ist schon übernommen.
import-already-discarded = Diese Liste wurde schon verworfen.
