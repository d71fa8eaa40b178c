### clearing: Aufnahme klären: Kriterien, Überschneidung, Entscheidung; Plätze und Auslastung.
### Alle Schlüssel beginnen mit clearing-.

clearing-page-title = Aufnahme klären: { $name }

# Auf einen Blick
clearing-window = Zeitraum der Hilfe
clearing-criteria = Kriterien
clearing-counts = { $met } erfüllt, { $unmet } nicht, { $unknown } offen
clearing-only-a-hint = Hinweis, keine Entscheidung
clearing-reported = Gemeldet

# Kriterien
clearing-criteria-title = Passt die Person in { $programme }?
clearing-criteria-caption = Aufnahmekriterien mit Angabe, Quelle und Regel
clearing-read-concept = Konzept lesen
clearing-result = Ergebnis
clearing-fact = Angabe
clearing-fact-source = Quelle der Angabe
clearing-rule = Regel und Konzept
clearing-fact-missing = fehlt
clearing-place-unknown = in keiner Gegend des Programms; bitte Schreibweise prüfen
clearing-hint = Vorab geprüft: { $hint }
clearing-record-facts = Angaben eintragen
clearing-source-computed = berechnet aus anderen Angaben
clearing-source-composed = zusammengesetzt: { $times }
clearing-source-reported = Meldung vom { $date }
clearing-source-release = Entlassungstermin
clearing-source-overlaps = Überschneidungen, Stand { $date }

# Angaben eintragen
clearing-facts-title = Angaben eintragen
clearing-facts-intro = Ändern Sie nur, was Sie neu wissen. Frühere Angaben bleiben unten lesbar; die neueste gilt. Den Entlassungstermin ändern Sie auf der Seite „Entlassung“.
clearing-facts-stale = Jemand hat inzwischen dieselbe Angabe geändert. Was jetzt gilt, steht unter dem Feld; Ihre Eingaben sind noch da. Prüfen Sie und speichern Sie noch einmal.
clearing-facts-days = Weitere Tage, von denen aus Fristen laufen
clearing-facts-history = Frühere Angaben
clearing-facts-history-sub = die neueste gilt
clearing-value = Wert
clearing-recorded = Eingetragen
clearing-needs-all = alle
clearing-now = Jetzt gilt: { $value }
clearing-now-said = Jetzt gilt: { $value } ({ $source })
clearing-now-computed = Berechnet: { $value }
clearing-source = Quelle: Wer hat es gesagt, und wann?
clearing-source-hint = Gilt für alles, was Sie hier ändern. Zum Beispiel: Vollstreckungsblatt vom 02.10.2026, oder Sozialdienst, Anruf am 20.11. Angaben aus anderer Quelle speichern Sie getrennt.
clearing-no-other-support = keine (nachgefragt)
clearing-fact-custody-start = Haftbeginn
clearing-fact-custody-months = Haftzeit in Monaten
clearing-fact-custody-months-hint = Nur eintragen, wenn die berechnete Zeit nicht stimmt. Untersuchungshaft und Anschlussstrafen tragen Sie besser einzeln ein: in der Aufnahme unter „Haftzeit zusammensetzen“. Was hier steht, gilt vor dieser Summe.
clearing-fact-custody-kind = Haftart
clearing-fact-sentence-months = Strafe in Monaten
clearing-fact-sentence-months-hint = Je Urteil die höchste einzelne Strafe; davon hängt ab, ob Führungsaufsicht zu erwarten ist (§ 68f StGB).
clearing-fact-release-region = Ort nach der Entlassung
clearing-fact-release-region-hint = Der Ort genügt, auch außerhalb der Region des Programms.
clearing-fact-conduct-supervision = Führungsaufsicht
clearing-fact-conduct-supervision-hint = Nur, was jemand bestätigt hat: Vollstreckungsbehörde, Gericht oder Soziale Dienste.
clearing-facts-supervision = Führungsaufsicht und Bewährung: Grundlage und Zeitraum
clearing-fact-probation = Bewährungshilfe
clearing-fact-probation-hint = Besteht sie schon, tragen Sie sie auch als Überschneidung ein.
clearing-fact-supervision-basis = Grundlage
clearing-fact-supervision-basis-hint = Worauf die Aufsicht beruht, oder warum sie entfällt. Die Tat wird nicht erfasst.
clearing-fact-supervision-from = Beginn der Aufsicht
clearing-fact-supervision-until = Ende der Aufsicht
clearing-error-supervision-basis = Diese Grundlage passt nicht zu dem, was zu Führungsaufsicht und Bewährungshilfe gilt. Bitte eines von beiden ändern.
clearing-error-supervision-none = Es gilt „keine Aufsicht“. Bitte den Tag leeren, oder zuerst eintragen, welche Aufsicht besteht.
clearing-fact-other-support = Andere Hilfen
clearing-fact-other-support-hint = Gibt es eine, tragen Sie sie als Überschneidung ein.
clearing-fact-nationality-group = Staatsangehörigkeit
clearing-fact-nationality-group-hint = Nur, damit Fristen des Aufenthaltsrechts nicht übersehen werden. Das Land wird nicht erfasst.
clearing-fact-unemployed = Ohne Arbeit oder Ausbildung nach der Entlassung
clearing-fact-needs = Nötige Sicherungen
clearing-fact-needs-hint = Was die Person nach der Entlassung braucht. Nur dafür zeigt die Naht Lücken.
clearing-fact-move-in = Einzug
clearing-fact-job-start = Arbeitsbeginn
clearing-fact-job-end = Ende der Arbeit
clearing-fact-court-decision = Entscheidung des Gerichts
clearing-fact-application = Antrag
clearing-fact-document = Datum des Schreibens

# Überschneidungen
clearing-overlaps = Überschneidungen
clearing-no-overlaps = Keine andere Hilfe eingetragen.
clearing-overlap-new = Andere Hilfe eintragen
clearing-overlap-intro = Wer begleitet die Person schon, und in welchen Lebensbereichen? Danach klären Sie, wie beides zusammengeht.
clearing-overlap-save = Speichern und klären
clearing-overlap-title = Überschneidung mit { $name }
clearing-other = Andere Hilfe
clearing-other-known = Im Programm genannt
clearing-other-name = Andere Stelle
clearing-other-name-hint = Name des Projekts, des Trägers oder der Stelle
clearing-covers = Deckt diese Lebensbereiche ab
clearing-period = Zeitraum
clearing-from = Seit
clearing-to = Bis einschließlich
clearing-until = bis { $to }
clearing-settle = Wie geht beides zusammen?
clearing-resolution = Regelung
clearing-resolution-partial-agreement-hint = Die Lebensbereiche werden aufgeteilt: keiner doppelt, keiner verloren.
clearing-resolution-no-conflict-hint = Die andere Hilfe tut nichts von dem, was wir tun, oder endet vorher.
clearing-resolution-refuse-hint = Die andere Hilfe begleitet den Übergang schon. Eine Aufnahme ist dann nicht möglich.
clearing-split = Wer übernimmt welchen Lebensbereich?
clearing-split-hint = Zählt nur bei einer Teilvereinbarung.
clearing-now-with = Jetzt bei
clearing-will-be-with = Künftig bei
clearing-nobody = niemand
clearing-goes-first = hat dort Vorrang
clearing-who-holds = { $domain }: wer übernimmt
clearing-talk-hint = Eine Teilvereinbarung gilt erst, wenn beide Seiten sie abgesprochen haben. Sie können sie vorher speichern.
clearing-agreed-on = Abgesprochen am
clearing-agreed-on-hint = Tag des Gesprächs
clearing-agreed-with = Abgesprochen mit
clearing-agreed-with-hint = Name und Stelle
clearing-agreed = Teilvereinbarung, abgesprochen am { $date }
clearing-agreed-full = abgesprochen am { $date } mit { $with }
clearing-not-agreed = Teilvereinbarung, noch nicht abgesprochen
clearing-overlap-stale = Unten steht zuerst die gespeicherte Fassung, dann Ihre. Wenn Ihre gelten soll, speichern Sie noch einmal.
clearing-overlap-end-title = Falsch eingetragen oder beendet?
clearing-overlap-end-text = Was diese Stelle übernommen hat, fällt dann an unser Programm zurück. Der Eintrag bleibt im Protokoll.
clearing-overlap-end = Eintrag beenden
clearing-split-twice = Dieser Lebensbereich ist doppelt vergeben. Bitte nur eine Stelle wählen.
clearing-split-lost = Diesen Lebensbereich übernimmt niemand. Bitte eine Stelle wählen.
clearing-split-priority = Hier hat das andere Programm Vorrang. Der Bereich bleibt dort.
clearing-split-unknown = Ein Lebensbereich ist im Programm nicht bekannt. Bitte laden Sie die Seite neu.
clearing-split-nothing = Für unser Programm bleibt kein Lebensbereich. Dann ist keine Aufnahme nötig.

# Teilvereinbarung auf Papier
clearing-agreement-title = Teilvereinbarung
clearing-agreement-link = Teilvereinbarung drucken
clearing-agreement-draft = Entwurf: noch nicht mit allen Seiten abgesprochen. Bis dahin gilt die Teilvereinbarung nicht.
clearing-parties = Beteiligte
clearing-our-side = begleitet den Übergang
clearing-who-does-what = Wer übernimmt was
clearing-partition = jeder Lebensbereich genau einmal
clearing-held-by = Übernimmt
clearing-signatures = Unterschriften
clearing-signature-line = Ort, Datum, Unterschrift: ______________________________

# Programm und Standort
clearing-choice = Programm und Standort
clearing-choice-change = Programm oder Standort ändern
clearing-choice-save = Übernehmen
clearing-programme = Programm
clearing-office = Zuständiger Standort
clearing-office-hint = Ein anderer Standort sieht den Fall danach allein; Sie geben ihn damit ab.
clearing-proposed = Vorschlag nach dem Ort der Entlassung: { $site }.

# Entscheidung
clearing-decision = Entscheidung
clearing-window-begun = hat begonnen
clearing-do-decide = Zur Entscheidung
clearing-decision-sub = eine Person entscheidet
clearing-what = Was soll geschehen?
clearing-choose-admit = Aufnehmen
clearing-choose-wait = Auf die Warteliste
clearing-choose-reject = Nicht aufnehmen
clearing-verdict-admit-hint = Die Begleitung beginnt heute; alle Aufgaben werden berechnet.
clearing-verdict-admit-exception = Nur als Ausnahme: mit Grund, und eine zweite Person stimmt zu. Bis dahin gilt die Aufnahme nicht.
clearing-verdict-wait-hint = Bleibt bei den Zugängen sichtbar, mit dem Vorlauf bis zur Entlassung.
clearing-verdict-reject-hint = Mit Grund. Die Person soll ihn erfahren.
clearing-verdict-admit = Aufnahme
clearing-verdict-wait = Warteliste
clearing-verdict-reject = Keine Aufnahme
clearing-verdict-stay = Bleibt am Standort

# Der Entlassungsort liegt nicht mehr beim Standort
clearing-place-title = Entlassungsort neu prüfen
clearing-place-now = Was sich geändert hat
clearing-place-here = Der Fall liegt bei: { $site }.
clearing-place-not-met = Diese Kriterien der Aufnahme sind heute nicht erfüllt:
clearing-place-hand-over = Übergabe an { $site }
clearing-place-criteria = Alle Kriterien
clearing-place-correct = Entlassungsort berichtigen
clearing-place-stay-title = Der Fall bleibt, wo er ist
clearing-place-reason = Grund
clearing-place-reason-hint = Warum die Begleitung trotzdem hier weitergeht. Der Hinweis ist damit erledigt, bis sich der Ort wieder ändert.
clearing-place-stay = Bleibt bei { $site }
clearing-place-over = Der Entlassungsort passt zum Standort, oder jemand hat ihn schon neu geprüft. Hier ist nichts zu tun.
clearing-place-moved = Der Entlassungsort hat sich inzwischen geändert. Bitte noch einmal ansehen; Ihr Text ist noch da.
clearing-place-back = Zum Fall
clearing-exception = Ausnahme
clearing-exception-needed = Nicht erfüllt oder noch offen:
clearing-overlap-first = Eine Überschneidung ist noch nicht geklärt oder noch nicht abgesprochen. Vorher ist keine Aufnahme möglich.
clearing-reason = Grund
clearing-reason-hint = Nötig, um nicht aufzunehmen oder eine Ausnahme zu beantragen.
clearing-site = Standort
clearing-site-hint = Für eine Aufnahme. In Klammern: laufende Fälle von Plätzen.
clearing-lead = Verantwortlich
clearing-lead-hint = Für eine Aufnahme. In Klammern: geführte Fälle von möglichen.
clearing-deputy = Vertretung
clearing-deputy-hint = Eine andere Person am selben Standort.
clearing-decision-save = Entscheidung speichern
clearing-error-site-full = An diesem Standort ist kein Platz frei. Noch einmal speichern nimmt trotzdem auf.
clearing-second-word = beantragt von { $asked }, zugestimmt von { $agreed }
clearing-second-waits = beantragt von { $asked }, wartet auf eine zweite Person
clearing-second-refused = beantragt von { $asked }, abgelehnt von { $agreed }; nichts davon gilt
clearing-second-withdrawn = beantragt und zurückgezogen von { $asked }; nichts davon gilt
clearing-former = Diese Person war schon einmal gemeldet.
clearing-former-link = Früherer Fall, Grund und Zustimmung
clearing-decisions = Bisherige Entscheidungen
clearing-what-was-seen = Was dabei bekannt war
clearing-stale = Prüfen Sie, was jetzt hier steht. Ihre Eingaben sind noch da; speichern Sie noch einmal, wenn sie weiter gelten.
clearing-privacy-hint = Vor der ersten Aufzeichnung: die Person über den Datenschutz informieren und Einwilligungen einholen (Art. 13 DSGVO).

# Zweite Person
clearing-waiting-title = Wartet auf eine zweite Person.
clearing-waiting-text = Beantragt von { $name }, { $when }.
clearing-waiting-link = Antrag ansehen
clearing-approval-title = Ausnahme bei der Aufnahme
clearing-approval-what = Worum es geht
clearing-approval-case = Klärung ansehen
clearing-asked = Antrag
clearing-answer-words = Anmerkung
clearing-answer-words-hint = Wer ablehnt, schreibt den Grund dazu.
clearing-grant = Zustimmen
clearing-refuse = Ablehnen
clearing-withdraw = Antrag zurückziehen
clearing-own-request = Sie haben das selbst beantragt. Zustimmen muss eine zweite Person.
clearing-granted = Zugestimmt.
clearing-not-granted = Nicht zugestimmt.
clearing-answered-by = { $name }, { $when }

# Was nicht geht
clearing-error-source = Bitte die Quelle nennen: Wer hat es gesagt, und wann?
clearing-error-nothing-changed = Es ist nichts geändert. Ändern Sie eine Angabe, oder gehen Sie zurück.
clearing-error-order = Diese Tage passen nicht zueinander: Haftbeginn, Entlassung, Geburt und andere Angaben liegen in falscher Reihenfolge.
clearing-error-waiting = Eine Ausnahme wartet schon auf eine zweite Person. Erst danach ist eine andere Entscheidung möglich.
clearing-error-site = Dieser Standort gehört nicht zum Programm oder nicht zu Ihrem Bereich.
clearing-error-worker = Diese Person arbeitet nicht an diesem Standort.
clearing-error-reject-reason = Bitte den Grund nennen, warum die Person nicht aufgenommen wird.
clearing-error-exception-reason = Bitte den Grund der Ausnahme nennen: Nicht alle Kriterien sind erfüllt.
clearing-error-already = Der Fall hat diesen Stand schon.
clearing-error-overlap = Zuerst die Überschneidung klären und absprechen.
clearing-error-status = Das geht nicht mehr: Über die Aufnahme ist schon entschieden ({ $status }).
clearing-error-answered = Dieser Antrag ist schon beantwortet.
clearing-error-refusal-reason = Bitte den Grund der Ablehnung nennen.
clearing-error-outdated = Seit dem Antrag haben sich Kriterien geändert. Der Antrag gilt so nicht mehr; er muss neu gestellt werden.
clearing-error-place-taken = Seit dem Antrag ist am Standort der letzte Platz vergeben worden. Bitte ablehnen; dann sind ein anderer Standort oder die Warteliste möglich.
clearing-error-place-gone = Der Standort oder die vorgesehenen Personen haben sich seit dem Antrag geändert. Bitte ablehnen; dann kann er neu gestellt werden.
clearing-error-other-programme = Bitte eine genannte Hilfe wählen oder die andere Stelle eintragen.
clearing-error-before-birth = Dieser Tag liegt vor der Geburt am { $birth }.
clearing-error-two-bodies = Oben ist schon eine Hilfe gewählt. Bitte entweder wählen oder hier eintragen.
clearing-error-overlap-there = { $name } ist für diese Zeit schon eingetragen. Bitte dort ändern oder beenden.
clearing-error-span = Das Ende liegt vor dem Anfang.
clearing-error-agreed-with = Bitte nennen, mit wem abgesprochen wurde.
clearing-error-agreed-on = Bitte den Tag der Absprache nennen.

# Nach dem Speichern
clearing-flash-programme = Programm und Standort sind gespeichert.
clearing-flash-office = Der Fall liegt jetzt beim anderen Standort.
clearing-flash-facts = Die Angaben sind gespeichert.
clearing-flash-admitted = Aufgenommen. Alle Aufgaben sind berechnet.
clearing-flash-waiting = Der Fall steht auf der Warteliste.
clearing-flash-rejected = Nicht aufgenommen. Der Grund ist gespeichert.
clearing-flash-asked = Die Ausnahme ist beantragt. Jetzt muss eine zweite Person zustimmen.
clearing-flash-answered = Die Antwort ist gespeichert.
clearing-flash-withdrawn = Der Antrag ist zurückgezogen.
clearing-flash-decided = Über die Aufnahme hat inzwischen jemand anderes entschieden.
clearing-flash-stay = Gespeichert. Der Fall bleibt am Standort.
clearing-flash-overlap-added = Gespeichert. Klären Sie nun, wie beides zusammengeht.
clearing-flash-overlap-settled = Die Regelung ist gespeichert.
clearing-flash-overlap-ended = Der Eintrag ist beendet.

# Plätze und Auslastung
clearing-capacity-title = Plätze und Auslastung
clearing-capacity-sub = Wie viele Fälle laufen, wie viele noch Platz haben
clearing-capacity-none = Sie gehören zu keinem Standort.
clearing-capacity-none-hint = Die Administration trägt ein, für welche Standorte Sie zuständig sind.
clearing-capacity-places = Plätze
clearing-capacity-free = { $n ->
    [one] noch { $n } frei
   *[other] noch { $n } frei
}
clearing-capacity-full = voll
clearing-capacity-waiting = Auf der Warteliste
clearing-capacity-waiting-link = Warteliste ansehen
clearing-capacity-nobody-waits = niemand wartet
clearing-capacity-no-workers = An diesem Standort arbeitet noch niemand im Übergangsmanagement. Ohne verantwortliche Person ist keine Aufnahme möglich.
clearing-capacity-team = Team und Auslastung, { $site }
clearing-capacity-who = Wer
clearing-capacity-led = Verantwortlich
clearing-capacity-deputy = Vertretung
clearing-capacity-overdue = Überfällig
clearing-capacity-open = Naht offen
clearing-capacity-absent = abwesend bis { $date }

# Vereinbarung auf Papier
clearing-scan = Vereinbarung auf Papier, { $day }, { $name }
clearing-scan-title = Vereinbarung auf Papier
clearing-scan-file = Eingescanntes Blatt
clearing-scan-file-hint = PDF, PNG oder JPEG, höchstens 8 MB. Zum Beispiel die Integrationsvereinbarung von B.I.S.S. Frühere Fassungen bleiben erhalten.
clearing-scan-do = Blatt ablegen
clearing-scan-strike = Scan streichen
clearing-scan-strike-text = Der Scan bleibt lesbar, steht aber nicht mehr für diese Vereinbarung.
clearing-scan-same = Genau dieses Blatt liegt hier schon.
clearing-flash-scan = Das Blatt ist abgelegt.
