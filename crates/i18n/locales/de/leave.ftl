### leave: Ausgänge aus der Haft.
### Alle Schlüssel beginnen mit leave-.

leave-title = Ausgänge
leave-plan = Ausgang planen
leave-change = Ausgang ändern
leave-ahead = Geplant und beantragt
leave-ahead-none = Kein Ausgang geplant.
leave-ahead-none-hint = Ausgänge bahnen an, was draußen trägt: Familie, Wohnung, Arbeit. Auch mehrere lassen sich auf einmal planen.
leave-behind = Abgeschlossen
leave-counts = { $n ->
    [0] Noch keiner.
    [one] Ein Ausgang. Beantragt: { $applied }. Von der Haftanstalt genehmigt: { $approved }, abgelehnt: { $refused }. Durchgeführt: { $taken }. Abgesagt: { $cancelled }.
   *[other] { $n } Ausgänge. Davon beantragt: { $applied }. Von der Haftanstalt genehmigt: { $approved }, abgelehnt: { $refused }. Durchgeführt: { $taken }. Abgesagt: { $cancelled }. Jeder zählt bei jedem Schritt, den er erreicht hat.
}
leave-lead = Der Antrag muss { $n } Tage vorher bei der Haftanstalt sein.
leave-late = { $n ->
    [one] Der Antrag für den Ausgang am { $day } ist seit { $n } Tag überfällig (bis { $date }). Bitte beantragen oder verschieben.
   *[other] Der Antrag für den Ausgang am { $day } ist seit { $n } Tagen überfällig (bis { $date }). Bitte beantragen oder verschieben.
}
leave-late-others = { $n ->
    [one] Der Antrag für den Ausgang am { $day } ist seit { $n } Tag überfällig (bis { $date }). Die Begleitung draußen stellt ihn oder verschiebt den Ausgang.
   *[other] Der Antrag für den Ausgang am { $day } ist seit { $n } Tagen überfällig (bis { $date }). Die Begleitung draußen stellt ihn oder verschiebt den Ausgang.
}
leave-near = { $n ->
    [0] Der Antrag für den Ausgang am { $day } muss heute hinaus.
    [one] Der Antrag für den Ausgang am { $day } muss bis morgen hinaus ({ $date }).
   *[other] Der Antrag für den Ausgang am { $day } muss in { $n } Tagen hinaus (bis { $date }).
}
leave-day = Tag
leave-when = Wann
leave-from = von
leave-to = bis
leave-last-day = letzter Tag
leave-last-day-hint = nur beim Langzeitausgang
leave-times = Wie oft, jede Woche
leave-times-hint = 1: einmal; 3: drei Wochen hintereinander am selben Wochentag
leave-purpose = Zweck
leave-person = Zu wem
leave-person-hint = Person oder Stelle aus dem Umfeld
leave-arrangement = Für welche Sicherung
leave-measure = Maßnahme im Plan
leave-measure-hint = Steht dann auch bei der Maßnahme.
leave-about = Worum es geht
leave-kind = Art
leave-companion = Begleitung
leave-companion-needed = nötig beim begleiteten Ausgang
leave-companion-hint = wer mitgeht; spätestens, wenn beantragt wird
leave-companion-missing = Es steht noch nicht da, wer mitgeht.
leave-companion-enter = Begleitung eintragen
leave-route = Weg
leave-route-hint = Abholung, Verkehrsmittel, Stationen, Rückkehr
leave-status = Stand
leave-apply-by = Antrag bis
leave-application = Im Antrag
leave-nameless = ohne den Namen, solange die Einwilligung fehlt
leave-applied-on = Beantragt am
leave-decided = Entschieden
leave-decided-on = Entschieden am
leave-decided-by = Wer entschieden hat
leave-decided-by-hint = Name oder Stelle in der Haftanstalt
leave-decision = Begründung
leave-decision-needed = nötig bei Ablehnung
leave-conditions = Auflagen
leave-result = Was war, was dabei herauskam
leave-cancelled = Warum er ausfällt
leave-ending = Was dabei herauskam, oder warum er ausgefallen ist
leave-correct = Ergebnis des Ausgangs berichtigen
leave-mend = Antrag und Entscheidung berichtigen
leave-mend-text = Tag und Weg bleiben: Um sie geht es im Antrag an die Haftanstalt. Für einen anderen Tag sagen Sie den Ausgang ab und planen ihn neu.
leave-trail = Verlauf
leave-trail-changed = geändert (bisher { $date })
leave-trail-changed-otherwise = geändert
leave-of-series = Reihe: { $at } von { $of }
leave-do-apply = Antrag eintragen
leave-do-approve = Genehmigung eintragen
leave-do-refuse = Ablehnung eintragen
leave-do-revoke = Rücknahme der Genehmigung eintragen
leave-do-result = Durchführung eintragen
leave-do-cancel = Ausgang absagen
leave-do-missed = Ausfall eintragen
leave-seen = Gesehen
leave-companion-changed = Begleitung geändert: jetzt { $now }, bisher { $was }
leave-nobody = niemand
leave-problem-before-custody = Die Haft hat am { $date } begonnen. Ein Ausgang liegt danach.
leave-problem-after-release = Die Entlassung ist am { $date }. Ein Ausgang liegt davor.
leave-problem-day-over = Dieser Ausgang wurde abgelehnt, und sein Tag ist vorbei. Planen Sie einen neuen.
leave-problem-end = Das Ende liegt nicht nach dem Anfang.
leave-problem-one-day = Nur ein Langzeitausgang dauert mehrere Tage.
leave-problem-about = Bitte in einem Satz sagen, worum es geht.
leave-problem-arrangement = Diese Sicherung gibt es nicht mehr. Bitte neu wählen.
leave-problem-measure = Diese Maßnahme steht nicht mehr im Plan. Bitte neu wählen.
leave-problem-companion = Für einen begleiteten Ausgang bitte zuerst die Begleitung eintragen.
leave-problem-before-application = Beantragt wurde am { $date }. Die Entscheidung liegt nicht davor.
leave-problem-still-to-come = Der Ausgang ist erst am { $date }.
leave-problem-result = Bitte sagen, was dabei herauskam; ein Satz genügt.
leave-problem-ending = Bitte sagen, was war; ein Satz genügt.
leave-problem-not-approved = Dieser Ausgang war nicht genehmigt und kann nicht stattgefunden haben.
leave-problem-noted = Zu diesem Ausgang steht ein Kontakt im Verlauf. Streichen Sie zuerst diesen Eintrag, wenn der Ausgang nicht stattgefunden hat.
leave-problem-no-contact = Ein Kontaktverbot steht diesem Ausgang entgegen. Bitte mit der Fallverantwortung sprechen.
leave-ask-first = Vor der Durchführung Rücksprache mit der Fallverantwortung
leave-over = Tag vorbei, ohne Entscheidung
leave-companion-gone = Begleitung klären: { $name } ist nicht mehr zuständig
leave-after-release = nicht mehr vor der Entlassung am { $date }
leave-refused-step = Dieser Schritt ist nicht mehr möglich: Der Ausgang steht inzwischen anders.
leave-refused-change = Ein beantragter Ausgang wird nicht mehr geändert. Sagen Sie ihn ab und planen Sie ihn neu.
leave-flash-planned = Ausgang gespeichert.
leave-refused-seen = Die Begleitung hat sich noch einmal geändert. Bitte den Ausgang noch einmal ansehen.
leave-flash-seen = Als gesehen vermerkt.
leave-flash-step = Schritt eingetragen.
leave-meeting = Termin { $time }: { $what }
