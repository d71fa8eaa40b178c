### seam: die Naht, das Bild und die Tabelle dazu.
### Alle Schlüssel beginnen mit seam-. Zeiträume nennen den letzten Tag, der noch dazugehört.

seam-title = Naht
seam-explained = Für jede Sicherung: was nach der Entlassung bestätigt, nur zugesagt oder offen ist.
seam-as-table = Naht als Tabelle
seam-as-picture = Naht als Bild

# Legende
seam-legend = Legende
seam-legend-custody = Haft
seam-legend-confirmed = bestätigt
seam-legend-promised = zugesagt
seam-legend-open = offen
seam-legend-today = heute
seam-legend-release = Entlassung

# Stand einer Sicherung in Worten
seam-closed = lückenlos
seam-over-closed = war lückenlos
seam-over-open = { $days ->
    [one] war { $days } Tag offen
   *[other] war { $days } Tage offen
}
seam-days-open = { $days ->
    [one] { $days } Tag offen
   *[other] { $days } Tage offen
}
seam-days-open-from = { $days ->
    [one] { $days } Tag offen ab { $from }
   *[other] { $days } Tage offen ab { $from }
}
seam-days-open-parts = { $days } Tage offen in { $n } Lücken, ab { $from }
seam-open-throughout = durchgehend offen
seam-promised-from = ab { $from } nur zugesagt
seam-promised-days = { $days ->
    [one] { $days } Tag nur zugesagt
   *[other] { $days } Tage nur zugesagt
}
seam-promised-throughout = nur zugesagt
seam-not-housed = { $days ->
    [one] { $days } Tag freiwilliger Verbleib: Unterkunft, aber keine Wohnung
   *[other] { $days } Tage freiwilliger Verbleib: Unterkunft, aber keine Wohnung
}
seam-not-needed = hier nicht nötig
seam-unknown = ohne Entlassungstermin nicht zu berechnen

# Zusammenfassung über alle Sicherungen
seam-count-open = { $n } offen
seam-count-promised = { $n } nur zugesagt
seam-count-closed = { $n } lückenlos
seam-count-over = { $n } vorbei
seam-all-closed = alles lückenlos
seam-total-open = { $days ->
    [one] zusammen { $days } offener Tag
   *[other] zusammen { $days } offene Tage
}
seam-first-open = erster offener Tag: { $date }

# Achse
seam-today = heute
seam-release-on = Entlassung { $date }
seam-released-on = entlassen { $date }
seam-reentry-on = wieder aufgenommen { $date }
seam-custody = Haft
seam-custody-from = in Haft ab { $from }
seam-hole-label = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}

# Für Vorleseprogramme: Titel und Beschreibung der Bilder
seam-picture-title = Naht von { $name }
seam-picture-text = { $all ->
    [one] Eine Sicherung von { $from } bis { $to }
   *[other] { $all } Sicherungen von { $from } bis { $to }
}: { $open } mit offenen Tagen, { $promised } nur zugesagt, { $closed } lückenlos. Die Tabelle darunter nennt alles in Worten.
seam-row-title = { $security }: { $status }
seam-row-hole = offen { $period }
seam-row-promised = nur zugesagt { $period }
seam-row-item = { $label }: { $strength } { $period }
seam-row-empty = nichts eingetragen
seam-dot-title = { $security }: { $status }

# Tabelle
seam-table-caption = Alle Sicherungen mit Zeitraum, Stand und Nachweis
seam-table-security = Sicherung
seam-table-status = Stand
seam-table-what = Was
seam-table-from = von
seam-table-to = bis
seam-table-days = Tage
seam-table-strength = Verbindlichkeit
seam-table-provider = Stelle
seam-table-evidence = Nachweis
seam-table-gap = Lücke
seam-table-none = nichts eingetragen

# Was eine Lücke schließt
seam-closes = Was die Lücke schließt
seam-closes-next = Nächster Schritt: { $step }
seam-confirm-next = Zusage bestätigen lassen
seam-add = Sicherung eintragen
seam-add-for = Sicherung eintragen: { $security }

# Leere Zustände
seam-no-release = Ohne Entlassungstermin gibt es keine Naht. Tragen Sie zuerst einen Termin ein.
seam-no-needs = Für diesen Fall sind noch keine Sicherungen als nötig eingetragen.
seam-past = Die sechs Monate nach der Entlassung sind vorbei. Das Bild zeigt, wie es war.
seam-what-if = Was wäre, wenn: so sähe die Naht bei Entlassung am { $date } aus. Nichts ist geändert.
