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
