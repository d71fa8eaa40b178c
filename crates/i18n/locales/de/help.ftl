### help: Begriffe und Handbuch.
### Alle Schlüssel beginnen mit help-.

help-title = Hilfe
help-about = Was die Wörter hier bedeuten, und wie man etwas macht.
help-words = Begriffe
help-handbook = Handbuch
help-german = nur auf Deutsch
help-next = Weiter:
help-seam = Naht
help-seam-is = Der Übergang über den Tag der Entlassung. Das Bild zeigt für jede Sicherung, ob sie ohne Lücke vom Vollzug in das Leben danach reicht.
help-security = Sicherung
help-security-is = Was niemandem fehlen darf: Wohnen, Einkommen, Krankenversicherung, Ausweis, Behandlung, Arbeit oder Tagesstruktur, Kontakt. Eine eingetragene Sicherung hat Anfang, Ende und Nachweis.
help-confirmed = bestätigt, zugesagt
help-confirmed-is = Bestätigt heißt: schriftlich oder selbst geprüft. Zugesagt heißt: jemand hat es gesagt; bis zur Bestätigung kann es noch platzen.
help-open = offen
help-open-is = Für diese Tage ist nichts eingetragen. Darunter steht, was die Lücke schließen würde.
help-phase = Phase
help-phase-is = Abschnitt der Begleitung nach dem Programm, etwa die Intensivphase vor der Entlassung. Fristen und Kontakte richten sich danach und wandern mit dem Entlassungstermin.
help-shortened = verkürzt
help-shortened-is = Die Frist lag vor der Aufnahme. Die Aufgabe ist deshalb gleich fällig, in kürzerer Zeit als vorgesehen.
help-rhythm = Rhythmus
help-rhythm-is = Wie viele Tage höchstens zwischen zwei Kontakten liegen sollen. Wird es länger, steht die Person in Mein Tag.
help-statement = Art der Aussage
help-statement-is = Tatsache, fachliche Einschätzung, Aussage der Klient_in oder Aussage Dritter. Wer später liest, weiß damit, worauf sich der Satz stützt.
help-pinned = festgehalten
help-pinned-is = Diese Frist wurde von Hand gesetzt und bleibt stehen, auch wenn sich der Entlassungstermin ändert.
help-wake = Wiedervorlage
help-wake-is = Früh vorgemerkt: Termin, Ort und Bedarf werden jetzt neu angesehen.
