### arrangement: Sicherungen eintragen, ändern und beenden.
### Alle Schlüssel beginnen mit arrangement-.

# Liste
arrangement-list-title = Alle Sicherungen
arrangement-list-empty = Noch keine Sicherung
arrangement-list-empty-hint = Was im Übergang trägt, steht hier: ein Zimmer, ein Bescheid, ein Termin in der Praxis. Auch eine Zusage zählt schon.
arrangement-period = Zeitraum
arrangement-struck-count = { $n ->
    [one] { $n } gestrichene Sicherung
   *[other] { $n } gestrichene Sicherungen
}
arrangement-struck-by = gestrichen von { $name }, { $when }. Grund: { $reason }
arrangement-replaced = durch eine neue ersetzt
arrangement-edit-of = Ändern: { $security }, { $provider }
arrangement-strike-of = Streichen: { $security }, { $provider }
arrangement-former = Aus dem früheren Fall
arrangement-former-hint = Das lief beim Ende des früheren Falls noch und zählt hier erst, wenn es jemand neu einträgt.
arrangement-former-add = Prüfen und eintragen
arrangement-former-check = Aus dem früheren Fall. Gilt das noch so? Bitte prüfen, was sich geändert hat, auch den Nachweis.

# Formular
arrangement-new-title = Sicherung eintragen
arrangement-edit-title = Sicherung ändern
arrangement-what = Was wird gesichert?
arrangement-kind-other = anderes
arrangement-provider = Wer oder was
arrangement-provider-hint = Einrichtung, Stelle oder Person, zum Beispiel „Wohnheim Beispielweg“ oder „bei der Schwester“
arrangement-from = von
arrangement-to = bis, letzter Tag
arrangement-to-hint = leer: ohne Ende
arrangement-strength = Wie sicher ist es?
arrangement-strength-promised = Mündlich oder in Aussicht. Schließt die Lücke noch nicht.
arrangement-strength-confirmed = Schriftlich oder von der Stelle selbst bestätigt. Schließt die Lücke.
arrangement-strength-actual = Läuft schon, selbst gesehen oder nachgewiesen.
arrangement-side = Wo?
arrangement-side-hint = Was in Haft eingerichtet ist, endet mit der Entlassung.
arrangement-evidence = Nachweis
arrangement-evidence-hint = Woran zu erkennen ist, dass es stimmt: Bescheid, E-Mail, Anruf mit Datum
arrangement-epistemic = Woher wissen Sie es?
arrangement-reason = Grund der Änderung
arrangement-reason-hint = Ein Satz genügt. Die bisherige Fassung bleibt gestrichen lesbar.
arrangement-save-anyway = Trotzdem speichern
arrangement-not-saved = noch nicht gespeichert
arrangement-stay-title = Was ist ein freiwilliger Verbleib?
arrangement-stay-text = Wer nach dem letzten Hafttag noch keine Unterkunft hat, kann auf Antrag freiwillig in der Anstalt bleiben, wenn dort Platz ist (§ 53 ThürJVollzGB). Das zählt als Dach über dem Kopf, aber nicht als Wohnung: Die Suche geht weiter. Ort ist „in Haft“, auch nach der Entlassung.

# Was nicht geht
arrangement-error-to-before-from = Der letzte Tag liegt vor dem ersten.
arrangement-error-not-begun = Das beginnt erst noch: bitte „bestätigt“ oder „zugesagt“ wählen.
arrangement-error-stay-is-inside = Ein freiwilliger Verbleib ist in der Anstalt: bitte „in Haft“ wählen.

# Was nach einem Versehen aussieht
arrangement-hints = Stimmt das so? Gespeichert ist noch nichts.
arrangement-hint-after-window = Sie beginnt erst, wenn die sechs Monate nach der Entlassung vorbei sind.
arrangement-hint-past = Sie ist schon vorbei und schließt keine Lücke mehr.
arrangement-hint-long-ago = Der erste Tag liegt mehr als fünf Jahre zurück. Ist das Jahr richtig?
arrangement-hint-outside-in-custody = Die Wohnung draußen soll schon laufen, die Person ist aber noch in Haft.
arrangement-hint-inside-after-release = Sie liegt in Haft, beginnt aber erst nach der Entlassung.
arrangement-hint-not-needed = Für diesen Fall ist sie nicht als nötig eingetragen und erscheint deshalb nicht im Bild.

# Streichen
arrangement-strike = Streichen
arrangement-strike-title = Sicherung streichen
arrangement-strike-text = Die Sicherung zählt dann nicht mehr. Sie bleibt mit dem Grund lesbar.

# Zwei Fassungen
arrangement-conflict = { $name } hat diese Sicherung inzwischen geändert ({ $when }).
arrangement-conflict-hint = Beide Fassungen stehen hier. Im Formular darunter sind Ihre Worte; was Sie jetzt speichern, ersetzt die gespeicherte Fassung.
arrangement-conflict-struck = Gestrichen. Grund: { $reason }
arrangement-conflict-struck-hint = Sie ist gestrichen. Im Formular darunter sind Ihre Worte; was Sie jetzt speichern, wird eine neue Sicherung.
arrangement-conflict-strike-hint = So steht sie jetzt da. Soll sie trotzdem gestrichen werden?
arrangement-conflict-already-struck = Sie ist schon gestrichen.

# Nach dem Speichern
arrangement-flash-saved = Die Sicherung ist gespeichert, die Naht neu berechnet.
arrangement-flash-struck = Die Sicherung ist gestrichen, die Naht neu berechnet.
