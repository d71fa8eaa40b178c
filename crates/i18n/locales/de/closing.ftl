### closing: Abschluss und Wiedereinstieg.
### Alle Schlüssel beginnen mit closing-.

closing-title = Fall abschließen
closing-exit = Letzter Tag
closing-exit-hint = nicht vor der Aufnahme, nicht nach heute
closing-reason = Grund
closing-note = Ergebnis in wenigen Sätzen
closing-note-hint = Was wurde erreicht, was bleibt offen, wer ist ab jetzt da?
closing-close = Fall abschließen
closing-prepare = Nur vorbereiten
closing-resume = Abschluss zurücknehmen
closing-prepared = Der Abschluss ist vorbereitet. Bis Sie ihn abschließen, geht der Fall weiter.
closing-task-reason = Fall beendet
closing-kind-dropout = vorzeitig: { $reason }
closing-still-open = Das ist noch offen
closing-open-tasks = { $n ->
    [one] { $n } Aufgabe ist noch offen. Sie wird mit dem Vermerk „Fall beendet“ ausgelassen.
   *[other] { $n } Aufgaben sind noch offen. Sie werden mit dem Vermerk „Fall beendet“ ausgelassen.
}
closing-open-modules = { $n ->
    [one] { $n } Modul ist geplant oder läuft. Es endet mit dem Fall.
   *[other] { $n } Module sind geplant oder laufen. Sie enden mit dem Fall.
}
closing-open-groups = { $n ->
    [one] { $n } Gruppe: Der Platz wird mit dem Ende des Falls frei.
   *[other] { $n } Gruppen: Die Plätze werden mit dem Ende des Falls frei.
}
closing-open-handover = Eine Übergabe wartet auf Antwort. Sie wird zurückgenommen.
closing-open-appointments = { $n ->
    [one] Ein Termin liegt noch vor uns und wird mit dem Abschluss abgesagt: { $when }.
   *[other] { $n } Termine liegen noch vor uns und werden mit dem Abschluss abgesagt, der nächste: { $when }.
}
closing-open-unsaid = { $n ->
    [one] Bei einem Termin, der vorbei ist, steht noch nicht, wie er war.
   *[other] Bei { $n } Terminen, die vorbei sind, steht noch nicht, wie sie waren.
}
closing-open-conferences = { $n ->
    [one] Zu einer Konferenz ist eingeladen. Sie wird mit dem Abschluss abgesagt: { $when }. Bitte sagen Sie den Eingeladenen selbst ab.
   *[other] Zu { $n } Konferenzen ist eingeladen. Sie werden mit dem Abschluss abgesagt, die nächste: { $when }. Bitte sagen Sie den Eingeladenen selbst ab.
}
closing-open-leaves = { $n ->
    [one] Ein Ausgang ist geplant, beantragt oder genehmigt. Er wird mit dem Abschluss abgesagt, und die Anstalt liest das: { $when }.
   *[other] { $n } Ausgänge sind geplant, beantragt oder genehmigt. Sie werden mit dem Abschluss abgesagt, und die Anstalt liest das; der nächste: { $when }.
}
closing-open-leaves-unsaid = { $n ->
    [one] Bei einem genehmigten Ausgang steht noch nicht, was daraus wurde.
   *[other] Bei { $n } genehmigten Ausgängen steht noch nicht, was daraus wurde.
}
closing-open-concerns = { $n ->
    [one] Ein Anliegen ist noch offen. Es bleibt so stehen.
   *[other] { $n } Anliegen sind noch offen. Sie bleiben so stehen.
}
closing-open-promises = { $n ->
    [one] Eine andere Stelle hat etwas zugesagt, das noch aussteht. Das bleibt so stehen.
   *[other] { $n } Zusagen anderer Stellen stehen noch aus. Das bleibt so stehen.
}
closing-doubt-custody = „{ $reason }“: Eine Entlassung ist noch nicht eingetragen.
closing-doubt-before-release = „{ $reason }“: Der letzte Tag liegt vor der Entlassung am { $day }.
closing-doubt-runs = „{ $reason }“: Die Begleitung ist bis { $day } vorgesehen, der letzte Tag liegt davor.
closing-doubt-contact = Am { $day } gab es noch einen Kontakt. Das ist nach dem letzten Tag, dem { $words }.
closing-doubt-leave = Genehmigter Ausgang { $when }: Es steht nicht da, was daraus wurde, und nach dem Abschluss lässt es sich nicht mehr eintragen.
closing-doubt-went-on = Seit dem { $day } gibt es einen neuen Fall, der an dieses Ende anschließt. Bitte prüfen, ob er dazu noch passt.
closing-close-anyway = Trotzdem abschließen
closing-open-security = { $security }: { $days ->
    [one] { $days } Tag nicht abgesichert
   *[other] { $days } Tage nicht abgesichert
}
closing-nothing-open = Nichts ist offen.
closing-show-tasks = Aufgaben ansehen
closing-show-arrangements = Sicherungen ansehen
closing-show-modules = Module ansehen
closing-show-groups = Gruppen ansehen
closing-show-concerns = Anliegen ansehen
closing-show-conferences = Konferenzen ansehen
closing-show-leaves = Ausgänge ansehen
closing-show-appointments = Termine ansehen
closing-window-over = Die Zeit der Begleitung ist vorbei: letzter Tag war der { $day }. Abgeschlossen wird erst, wenn Sie es tun.
closing-window-ends = Die Begleitung ist bis { $day } vorgesehen. Ein früheres Ende braucht einen Grund aus der Liste.
closing-window-unknown = Das reguläre Ende steht fest, sobald die tatsächliche Entlassung eingetragen ist.
closing-return = Rückkehr ist möglich
closing-refused-intake = Dieser Fall ist noch nicht aufgenommen. Er wird nicht abgeschlossen, sondern nicht aufgenommen: auf der Seite „Aufnahme“.
closing-refused-resume = Es gibt keinen vorbereiteten Abschluss.
closing-refused-state = Aus diesem Stand lässt sich der Fall nicht abschließen: { $status }.

# Mehr Zeit
closing-extension-title = Begleitung verlängern
closing-extension-stands = Letzter Tag der Begleitung: { $day }
closing-extension-until = Letzter Tag
closing-extension-until-hint = Höchstens sechs Monate von heute. Danach wird neu entschieden.
closing-extension-to = bis { $day }
closing-extension-reason = Warum braucht es mehr Zeit?
closing-extension-reason-hint = Eine Verlängerung ist eine Ausnahme. Die zweite Person liest das und entscheidet.
closing-extension-request = Verlängerung beantragen
closing-extension-effect = Mit der Zustimmung läuft die Begleitung bis zu diesem Tag weiter; Kontaktrhythmus und Angebote der letzten Phase gelten so lange. Offene Aufgaben zum Ende rücken mit; festgehaltene behalten ihren Tag.
closing-extension-early = Eine Verlängerung lässt sich beantragen, sobald die Entlassung eingetragen ist und die Begleitung innerhalb von 30 Tagen endet oder schon zu Ende ist.
closing-extension-waits = Für diesen Fall wartet schon ein Antrag auf mehr Zeit.
closing-extension-too-long = So weit voraus geht es nicht. Spätester Tag: { $max }.
closing-extension-overtaken = Der beantragte Tag ist vorbei, oder der Fall ist beendet. Bitte neu beantragen.

# Wiedereinstieg
closing-reentry-title = Wiedereinstieg
closing-reentry-what = Es beginnt eine neue Episode derselben Person. Die frühere bleibt, wie sie ist, und ist verknüpft.
closing-reentry-ended = abgeschlossen am { $day }
closing-reentry-ended-why = abgeschlossen am { $day }: { $reason }
closing-reentry-rejected = damals nicht aufgenommen
closing-reentry-rule = Regel des Programms
closing-reentry-kind = Anlass
closing-reentry-kind-hint = Der Anlass folgt daraus, wie der frühere Fall geendet hat.
closing-reentry-kind-refused = Dieser Anlass passt nicht dazu, wie der frühere Fall geendet hat.
closing-reentry-none = Das Programm sieht nach diesem Ende keinen Wiedereinstieg vor.
closing-reentry-reason = Warum jetzt?
closing-reentry-reason-hint = Wiedereinstieg ist eine Ausnahme. Die zweite Person liest das und entscheidet.
closing-reentry-custody = Haft
closing-reentry-custody-same = keine neue Haft
closing-reentry-custody-again = erneut in Haft
closing-reentry-custody-fields = Nur bei erneuter Haft
closing-reentry-institution = Haftanstalt
closing-reentry-institution-needed = nötig bei neuer Haft
closing-reentry-custody-start = Haftbeginn
closing-reentry-custody-start-needed = nötig bei neuer Haft
closing-reentry-book-number = Buchnummer
closing-reentry-request = Wiedereinstieg beantragen
closing-reentry-four-eyes = Zustimmen muss eine zweite Person der Koordination, mit eigener Anmeldung.
closing-reentry-waits = Der Antrag wartet auf die Zustimmung einer zweiten Person.
closing-reentry-waits-own = Sie haben den Antrag gestellt. Eine andere Person der Koordination entscheidet.
closing-reentry-running = Für diese Person gibt es in diesem Programm schon einen neueren Fall. Ist er noch in Klärung, entscheidet die Koordination über die Aufnahme; danach steht er unter Fälle.
closing-reentry-requested = Beantragt
closing-reentry-decide = Entscheiden
closing-reentry-answer = Anmerkung
closing-reentry-answer-hint = Beim Ablehnen bitte den Grund nennen.
closing-reentry-grant = Zustimmen
closing-reentry-refuse = Ablehnen
closing-reentry-effect = Mit der Zustimmung entsteht ein neuer Fall in der Klärung.
closing-reentry-earlier = Frühere Anträge
closing-reentry-granted = zugestimmt von { $name }
closing-reentry-refused = abgelehnt von { $name }
closing-reentry-withdrawn = zurückgezogen von { $name }
closing-reentry-episodes = Episoden
closing-reentry-custody-new = { $institution }, seit { $start }

# Meldungen
closing-flash-closed = Der Fall ist abgeschlossen.
closing-flash-prepared = Der Abschluss ist vorbereitet.
closing-flash-resumed = Der Fall geht weiter.
closing-flash-requested = Beantragt. Eine zweite Person entscheidet.
closing-flash-granted = Zugestimmt. Das ist der neue Fall.
closing-flash-refused = Abgelehnt.
closing-flash-extended = Zugestimmt. Die Begleitung läuft weiter.

closing-goals = Was aus den Zielen wurde
closing-goals-hint = Je Ziel des Plans, in den Worten der Person. Bitte selbst wählen; was die letzte Überprüfung ergab, steht dabei.
closing-outcome-of = Ergebnis: „{ $words }“
closing-said = Woran es sich zeigt, oder warum es aufgegeben wurde
closing-reviewed = zuletzt überprüft: { $points }, das wäre „{ $outcome }“
closing-open-goals = { $n ->
    [one] Bei einem Ziel ist noch nicht festgehalten, was daraus wurde.
   *[other] Bei { $n } Zielen ist noch nicht festgehalten, was daraus wurde.
  }
closing-show-goals = Zu den Zielen
closing-outcomes = Was aus den Zielen wurde
closing-outcomes-none = Noch nicht festgehalten.
closing-outcome-none = noch nicht festgehalten

# Berichtigen nach dem Ende
closing-correct-title = Ergebnis der Ziele berichtigen
closing-correct-intro = Der Fall ist beendet. Was aus den Zielen wurde, lässt sich noch berichtigen; was bisher da stand, bleibt lesbar. Alles andere bleibt, wie es ist.
closing-correct-why = Warum berichtigen Sie?
closing-correct-why-hint = Ein Satz genügt.
closing-problem-same = Hier steht dasselbe wie bisher. Es gibt nichts zu berichtigen.
closing-refused-running = Der Fall läuft noch. Was aus den Zielen wird, steht beim Abschluss.
closing-flash-corrected = Das Ergebnis der Ziele ist berichtigt.
closing-correct-end = Abschluss berichtigen
closing-correct-end-text = Der Fall bleibt beendet. Was aus den Zielen wurde, wird für sich berichtigt.
closing-refused-running-end = Der Fall läuft noch. Grund und letzter Tag stehen beim Abschluss.
