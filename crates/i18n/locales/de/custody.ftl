### custody: in welcher Haftanstalt jemand ist und war.
### Alle Schlüssel beginnen mit custody-.

custody-title = Haftanstalt und Buchnummer berichtigen
custody-link = Haftanstalt oder Buchnummer berichtigen
custody-intro = Nur, wenn hier etwas Falsches steht. War die Person dort und ist jetzt woanders, tragen Sie eine Verlegung ein. Den Fall sieht danach der Sozialdienst der berichtigten Haftanstalt, der bisherige nicht mehr.
custody-flash = Berichtigt.
custody-stays = Vorher in
custody-stay = bis { $date }: { $place }
custody-transfer-link = Verlegung eintragen
custody-transfer-title = Verlegung eintragen
custody-transfer-intro = Die bisherige Haftanstalt bleibt mit dem Tag der Verlegung nachlesbar. Den Fall sieht danach der Sozialdienst der neuen Haftanstalt, der bisherige nicht mehr.
custody-transfer-to = Neue Haftanstalt
custody-transfer-number = Buchnummer dort
custody-transfer-number-hint = Kann später nachgetragen werden.
custody-transfer-on = Verlegt am
custody-transfer-on-hint = Der erste Tag in der neuen Haftanstalt.
custody-transfer-source = Woher wissen Sie das?
custody-transfer-flash = Verlegung eingetragen.
custody-problem-same-prison = Dort ist die Person schon. Eine andere Buchnummer tragen Sie als Berichtigung ein.
custody-problem-elsewhere = Zu dieser Haftzeit gehört ein laufender Fall in einem anderen Büro. Bitte klären Sie das mit der Koordination dort.
custody-problem-future = Dieser Tag liegt noch vor uns. Tragen Sie die Verlegung ein, wenn sie stattgefunden hat.
custody-back = zurücknehmen
custody-back-title = Verlegung zurücknehmen
custody-back-intro = Die Person gilt danach wieder als dort untergebracht, wo sie vorher war, mit der Buchnummer von dort.
custody-back-flash = Verlegung zurückgenommen.
custody-refused-released = Die Person ist entlassen. Eine Verlegung lässt sich nicht mehr eintragen.
custody-refused-not-last = Danach wurde noch eine Verlegung eingetragen. Nehmen Sie zuerst diese zurück.

# Zeiten, aus denen sich die Haftzeit zusammensetzt
custody-sentences = Haftzeit zusammensetzen
custody-sum = Zusammen { $sum }. Als Haftzeit { $months ->
        [one] gilt { $months } voller Monat
       *[other] gelten { $months } volle Monate
    }.
custody-sum-remand = Darunter { $length } angerechnete Untersuchungshaft.
custody-sum-how = Tage, die aufeinander folgen, zählen nach Kalendermonaten. Getrennte Zeiten und Zeiten ohne Tage werden addiert; je 30 Tage, die dabei übrig bleiben, sind ein Monat (§ 191 BGB). Tage, die zweimal vorkommen, zählen einmal.
custody-sum-by-dates = Noch ist keine Zeit eingetragen. Aus Haftbeginn und Entlassung gerechnet { $months ->
        [one] ist es { $months } voller Monat
       *[other] sind es { $months } volle Monate
    }; Anschlussstrafen und angerechnete Untersuchungshaft sieht diese Rechnung nicht.
custody-sum-unknown = Noch ist keine Zeit eingetragen, und Haftbeginn oder Entlassung fehlen.
custody-sum-by-hand = Von Hand eingetragen { $months ->
        [one] ist { $months } Monat
       *[other] sind { $months } Monate
    } ({ $source }; { $name }, { $when }). Solange diese Angabe steht, gilt sie und nicht die Summe. Soll die Summe gelten, leeren Sie das Feld „Haftzeit in Monaten“ in den Angaben.
custody-sum-facts = Zu den Angaben
custody-sentences-result = Haftzeit
custody-sentences-criteria = Kriterien, die nach der Haftzeit fragen
custody-sentences-rows = Zeiten
custody-sentences-none = Noch keine Zeiten eingetragen.
custody-sentences-none-hint = Tragen Sie aus dem Vollstreckungsblatt jede Strafe, jede Anschlussstrafe und die angerechnete Untersuchungshaft ein.
custody-sentence-add = Zeit eintragen
custody-sentence-intro = Entweder mit erstem und letztem Tag oder mit ihrer Länge. Tatvorwürfe gehören nicht hierher.
custody-sentence-kind = Art
custody-sentence-when = Zeitraum
custody-sentence-from = Erster Tag
custody-sentence-until = Letzter Tag
custody-sentence-length = Länge
custody-sentence-months = Monate
custody-sentence-months-hint = Nur, wenn keine Tage eingetragen sind.
custody-sentence-days = Tage
custody-sentence-counts = Zählt
custody-counts-yes = zählt mit
custody-counts-within = steckt schon in der Strafe
custody-within = Angerechnete Untersuchungshaft
custody-within-needed = nötig bei angerechneter Untersuchungshaft
custody-within-hint = Steckt sie schon in der Länge einer Strafe, die hier steht, wird sie gezeigt und nicht noch einmal gezählt.
custody-within-yes = steckt in der Länge einer eingetragenen Strafe
custody-within-no = kommt zu den eingetragenen Zeiten hinzu
custody-sentence-source = Quelle
custody-sentence-source-hint = Zum Beispiel Vollstreckungsblatt vom 03.11.2026.
custody-sentence-recorded = Eingetragen
custody-sentence-correct = Zeit berichtigen oder streichen
custody-sentence-flash = Die Zeit ist eingetragen, die Haftzeit neu berechnet.
custody-problem-no-length = Bitte ersten und letzten Tag oder die Länge eintragen.
custody-problem-both-lengths = Bitte entweder die Tage oder die Länge eintragen, nicht beides.
custody-problem-no-from = Der erste Tag fehlt.
custody-problem-no-until = Der letzte Tag fehlt.
custody-problem-shared = Diese Tage zählen schon: { $from } bis { $until } ist eingetragen.
