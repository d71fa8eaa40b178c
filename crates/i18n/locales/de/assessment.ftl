### assessment: Einschätzung der Lebensbereiche in vier Stimmen.
### Alle Schlüssel beginnen mit assessment-.

# Überblick
assessment-title = Einschätzung
assessment-voices = Wer sich geäußert hat
assessment-voice = Stimme
assessment-voice-heard = liegt vor
assessment-voice-begun = in Arbeit
assessment-voice-unheard = fehlt noch
assessment-what-client = Wie die Person selbst ihre Lage sieht, in ihren Worten. Im Gespräch oder auf Papier.
assessment-what-worker = Was Sie nach Gesprächen und Akte sehen: Probleme und Stärken, Person und Lebenswelt.
assessment-what-third-party = Was jemand anderes beiträgt, etwa die Familie, die Anstalt oder eine Beratungsstelle. Nur mit Grundlage für die Weitergabe.
assessment-what-summary = Das fachliche Gesamtbild mit der Reihenfolge, was zuerst kommt. Eine Bewertung, keine Tatsache.
assessment-begin-client = Sicht der Klient_in aufnehmen
assessment-begin-worker = Eigene Einschätzung schreiben
assessment-begin-third-party = Sicht Dritter aufnehmen
assessment-begin-summary = Zusammenfassung schreiben
assessment-new-version = Neue Fassung beginnen
assessment-go-on = Weiterschreiben: { $voice }
assessment-settle-next = Bedarf klären: { $domain }
assessment-again = Neu einschätzen
assessment-being-written = in Arbeit bei { $name }, zuletzt { $when }
assessment-domains = Lebensbereiche
assessment-domains-caption = Lebensbereiche mit den Stimmen und dem Ergebnis
assessment-domain = Lebensbereich
assessment-rank = Vorrang { $n }
assessment-result = Ergebnis
assessment-in-plan = im Plan: { $result }
assessment-from-plan = Das Formular beginnt mit dem, was der Plan sagt. Einmal speichern, dann ist der Bereich auch hier geklärt.
assessment-unsettled = noch offen
assessment-settled = { $settled } von { $all } geklärt, davon { $needs } mit Bedarf
assessment-nothing-said = nichts gesagt
assessment-versions = Alle Fassungen
assessment-versions-hint = Abgeschlossenes bleibt, wie es ist. Neues kommt als neue Fassung dazu.
assessment-state = Stand
assessment-state-open = in Arbeit
assessment-state-finished = abgeschlossen
assessment-state-struck = gestrichen
assessment-both = Problem { $problem }, Stärke { $resource }
assessment-differ-seen-by-one = Nicht alle sehen ein Problem
assessment-differ-problem = Problem: { $steps } Stufen auseinander
assessment-differ-resource = Stärke: { $steps } Stufen auseinander
assessment-differ-hint = Kein Fehler, sondern ein guter Anlass für ein Gespräch.

# Eine Fassung
assessment-of = Einschätzung: { $voice }
assessment-entry = Angaben zur Fassung
assessment-given-on = Datum
assessment-given-on-hint = Tag des Gesprächs, oder der Tag auf dem Papier
assessment-on-paper = Papier
assessment-on-paper-yes = auf Papier ausgefüllt
assessment-source = Wer sich äußert
assessment-source-hint = Person oder Stelle, zum Beispiel „Schwester Derya“ oder „Sozialdienst JVA“
assessment-release-basis = Grundlage der Weitergabe
assessment-release-basis-hint = Welche Schweigepflichtentbindung oder Einwilligung, mit Datum; sonst, warum keine nötig war
assessment-keep = Plan, den die Klient_in mitnimmt
assessment-keep-yes = nichts daraus vorschlagen
assessment-keep-hint = wenn Rechte der Person, die sich äußert, es verlangen
assessment-keep-short = nicht für den Plan
assessment-kept = Aus dieser Fassung wird nichts für den Plan vorgeschlagen, den die Klient_in mitnimmt.
assessment-summary = Gesamtbild
assessment-summary-hint = Wie hängen die Bereiche zusammen? Was trägt, was gefährdet den Übergang?
assessment-summary-title = Fachliche Zusammenfassung
assessment-not-a-fact = Bewertung, keine Tatsache
assessment-remark = Schlussbemerkung
assessment-priorities = Was zuerst kommt
assessment-priorities-hint = In dieser Reihenfolge; so viele, wie es braucht.
assessment-priority = { $n }. Stelle
assessment-start = Beginnen
assessment-lines-hint = In beliebiger Reihenfolge und in mehreren Sitzungen. Bis zum Abschluss sehen nur Sie den Inhalt.
assessment-line-empty = noch leer
assessment-line-said = ausgefüllt
assessment-line-one-sided = Stärke fehlt noch
assessment-finish = Abschließen
assessment-finish-too = Auch meine Fassung abschließen
assessment-finish-hint = Nach dem Abschluss ändert sich diese Fassung nicht mehr.
assessment-save-for-later = Speichern, später weiter
assessment-discard = Verwerfen
assessment-faster = { $name } hat inzwischen eine Fassung vom { $day } abgeschlossen.
assessment-faster-hint = Beide bleiben erhalten. Vergleichen Sie, bevor Sie Ihre abschließen.
assessment-faster-read = Die andere Fassung lesen
assessment-beside = Beide Fassungen nebeneinander
assessment-theirs = Andere Fassung
assessment-mine = Ihre Fassung
assessment-written-by = Aufgeschrieben von
assessment-finished-at = Abgeschlossen
assessment-questionnaire = Fragebogen
assessment-questionnaire-version = { $title }, Fassung { $version }
assessment-silent = Nichts gesagt zu:
assessment-back = Zur Einschätzung
assessment-strike = Streichen
assessment-strike-title = Fassung streichen
assessment-strike-text = Die Fassung zählt dann nicht mehr. Sie bleibt mit Grund und Namen lesbar.
assessment-struck = Gestrichen von { $name }, { $when }: { $reason }
assessment-struck-reason = Grund

# Ein Lebensbereich
assessment-place = { $voice }: Bereich { $n } von { $all }
assessment-problem = Problem
assessment-resource = Stärke
assessment-in-words = Problem in Worten
assessment-resource-text = Stärke in Worten
assessment-person = Person
assessment-life-world = Lebenswelt
assessment-importance = Wie wichtig ist es der Klient_in?
assessment-importance-own = Wie wichtig ist Ihnen das?
assessment-urgency = Wann muss etwas geschehen?
assessment-only-if = nur bei: { $answers }
assessment-not-counted = { $answer } (nicht mehr gefragt, zählt nicht)
assessment-kept-answers = Nicht mehr gefragt, zählt nicht:
assessment-save-and-next = Speichern, weiter zu { $next }
assessment-save-and-back = Speichern und zurück

# Stimmen nebeneinander, Ergebnis
assessment-nobody = Zu diesem Bereich hat sich noch niemand geäußert.
assessment-nobody-hint = Sobald eine Einschätzung abgeschlossen ist, steht sie hier.
assessment-over-time = Veränderung
assessment-settle = Ergebnis für den Plan
assessment-settle-hint = Jeder Bereich bekommt ein Ergebnis. Ein neues löst das alte ab, das alte bleibt lesbar.
assessment-settle-do = Ergebnis festhalten
assessment-result-text = In Worten
assessment-result-text-hint = worin der Bedarf besteht, warum keiner besteht, oder mit welchen Worten abgelehnt wurde
assessment-result-on = Festgestellt am

# Vergleich und Papier
assessment-compare = Vergleichen
assessment-compare-from = früher
assessment-compare-to = später
assessment-compare-do = Vergleichen
assessment-compare-none = Noch nichts zu vergleichen
assessment-compare-pair = Blass: { $from }. Kräftig: { $to }.
assessment-compare-apart = Hier sprechen zwei verschiedene Stimmen. Unterschiede müssen keine Veränderung sein.
assessment-before = früher:
assessment-after = später:
assessment-change = Veränderung
assessment-paper = Bogen auf Papier
assessment-paper-hint = Zum Ausfüllen von Hand. Danach hier eintragen, mit dem Datum auf dem Papier und dem Haken „auf Papier ausgefüllt“. Andere Bögen:
assessment-paper-date = Datum: ____________________
assessment-paper-sign = Unterschrift, wenn Sie möchten: ______________________________
assessment-paper-thanks = Danke. Geben Sie den Bogen beim nächsten Gespräch ab.
assessment-paper-version = Fragebogen, Fassung { $version }

# Was nicht geht
assessment-problem-before-birth = Dieser Tag liegt vor der Geburt.
assessment-problem-source = Bitte nennen, welche Person oder Stelle sich äußert.
assessment-problem-release-basis = Bitte die Schweigepflichtentbindung oder Einwilligung nennen, oder warum keine nötig war.
assessment-problem-summary = Bitte das Gesamtbild aufschreiben.
assessment-problem-priority-twice = Dieser Bereich steht schon weiter oben.
assessment-problem-empty = Noch steht nichts darin. Mindestens ein Lebensbereich braucht eine Angabe.
assessment-problem-open-already = Sie schreiben hier schon an einer Fassung. Schließen Sie diese ab, oder verwerfen Sie sie.
assessment-problem-domain = Diesen Lebensbereich hat das Programm nicht.
assessment-problem-question = Diese Frage gehört nicht zum Fragebogen.
assessment-problem-answer = Diese Antwort steht nicht zur Auswahl.
assessment-problem-need-text = Bitte sagen, worin der Bedarf besteht.
assessment-problem-no-need-text = Bitte sagen, warum kein Bedarf besteht.
assessment-problem-declined-text = Bitte die Worte festhalten, mit denen Hilfe abgelehnt wurde.
assessment-refused-no-questionnaire = Das Programm dieses Falls hat für diese Stimme keinen Fragebogen.
assessment-refused-finished = Diese Fassung ist abgeschlossen oder gestrichen und ändert sich nicht mehr.

# Meldungen
assessment-flash-started = Fassung begonnen.
assessment-flash-saved = Gespeichert. Sie können später weiterschreiben.
assessment-flash-rated = Lebensbereich gespeichert.
assessment-flash-more = Gespeichert. Nach Ihren Antworten kommt hier noch eine Frage dazu.
assessment-flash-finished = Einschätzung abgeschlossen.
assessment-flash-struck = Fassung gestrichen.
assessment-flash-settled = Ergebnis festgehalten.
