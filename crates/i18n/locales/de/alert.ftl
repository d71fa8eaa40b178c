### alert: Hinweise, die sich aus den Tagen eines Falls ergeben.
### Alle Schlüssel beginnen mit alert-.

alert-title = Bitte ansehen
alert-nobody-leads = Niemand ist für diesen Fall verantwortlich.
alert-nobody-deputises = Für diesen Fall ist keine Vertretung eingetragen.
alert-release-unknown = Der Entlassungstermin ist nicht bekannt. Ohne ihn lassen sich Fristen und Naht nicht berechnen.
alert-no-contact-around-release = Lücke: Rund um die Entlassung ist kein Kontakt geplant (14 Tage davor bis 3 Tage danach).
alert-no-contact-after-release = Für die Zeit nach der Entlassung steht noch kein Kontakt fest. Auf jeder Seite des Tors soll ein nächster Termin stehen.
alert-no-contact-before-release = Bis zur Entlassung ist kein Kontakt mehr geplant. Auf jeder Seite des Tors soll ein nächster Termin stehen.
alert-wake-up = Wiedervorlage vom { $day }: Der Fall wurde früh vorgemerkt. Bitte Termin, Entlassungsort und Bedarf neu ansehen.
alert-criterion-no-longer-met = Ein Kriterium der Aufnahme ist nicht mehr erfüllt: { $criterion }. Bitte neu prüfen und, wenn nötig, übergeben.
alert-release-place-elsewhere = Der Entlassungsort { $place } gehört zu: { $whose }. Bitte die Aufnahme neu prüfen und, wenn es passt, übergeben.
alert-release-place-nowhere = Der Entlassungsort { $place } liegt in keiner Region des Programms. Bitte die Aufnahme neu prüfen.
alert-window-ends-soon = Die Begleitung endet am { $day }. Bitte den Abschluss vorbereiten.
alert-window-over = Die Zeit der Begleitung war am { $day } zu Ende. Bitte den Fall abschließen oder dort eine Verlängerung beantragen.
alert-leave-application-late = Der Antrag für den Ausgang am { $day } ist überfällig. Bitte beantragen oder verschieben.
alert-leave-application-late-others = Der Antrag für den Ausgang am { $day } ist überfällig. Die Begleitung draußen stellt ihn oder verschiebt den Ausgang.
alert-leave-companion-gone = Beim Ausgang am { $day } steht { $name } als Begleitung, ist aber nicht mehr für den Fall zuständig. Bitte klären und eintragen, wer mitgeht.
alert-leave-refused = { $n ->
    [one] Die Haftanstalt hat den Ausgang am { $day } abgelehnt. Bitte besprechen, wie es weitergeht.
   *[other] Die Haftanstalt hat { $n } Ausgänge abgelehnt, den ersten am { $day }. Bitte besprechen, wie es weitergeht.
}
alert-leave-approved = { $n ->
    [one] Die Haftanstalt hat den Ausgang am { $day } genehmigt. Bitte die Auflagen ansehen.
   *[other] Die Haftanstalt hat { $n } Ausgänge genehmigt, den ersten am { $day }. Bitte die Auflagen ansehen.
}
alert-leave-after-release = { $n ->
    [one] Der Ausgang am { $day } liegt nicht mehr vor der Entlassung. Bitte absagen und, wenn nötig, früher neu planen.
   *[other] { $n } Ausgänge liegen nicht mehr vor der Entlassung, der erste am { $day }. Bitte absagen und, wenn nötig, früher neu planen.
}
alert-leave-over = { $n ->
    [one] Über den Ausgang am { $day } wurde nicht entschieden, und sein Tag ist vorbei. Bitte absagen oder neu planen.
   *[other] Über { $n } Ausgänge wurde nicht entschieden, und ihr Tag ist vorbei, der erste am { $day }. Bitte absagen oder neu planen.
}
alert-leads-to-protected = { $n ->
    [one] Ein Kontaktverbot gilt, und ein Eintrag führt noch zu der Person.
   *[other] Ein Kontaktverbot gilt, und { $n } Einträge führen noch zu der Person.
}
alert-consent-withdrawn = { $n ->
    [one] { $name } hat die Einwilligung widerrufen, und ein Vorhaben führt noch zu dieser Person. Bitte neu fragen oder die Person herausnehmen.
   *[other] { $n } Menschen haben ihre Einwilligung widerrufen, und Vorhaben führen noch zu ihnen, etwa zu { $name }. Bitte neu fragen oder die Personen herausnehmen.
}
alert-plan-review-late = Die Überprüfung des Plans ist seit { $day } überfällig.
alert-plan-review-due = Der Plan wird bis { $day } gemeinsam überprüft.
alert-concern-due = Ein Anliegen wartet seit dem { $day } darauf, dass jemand darauf zurückkommt.
alert-worry-waits = Beim Termin am { $day } gab etwas Anlass zur Sorge. Seither wurde kein Anliegen festgehalten.
alert-promise-late = Eine andere Stelle wollte bis zum { $day } etwas erledigen. Bitte nachfragen oder als erledigt eintragen.
alert-plan-step-late = Ein Schritt des Plans war für den { $day } vereinbart. Bitte eintragen, was daraus wurde, oder neu vereinbaren.
alert-plan-measure-late = Eine Maßnahme des Plans sollte bis { $day } fertig sein. Bitte eintragen, was daraus wurde, oder neu vereinbaren.
alert-plan-goal-late = Ein Ziel des Plans sollte bis { $day } erreicht sein. Bitte gemeinsam ansehen: erreicht, oder neu vereinbaren?
alert-need-without-goal = { $n ->
    [one] Für { $domain } steht ein Bedarf fest, aber noch kein Ziel.
   *[other] Für { $n } Lebensbereiche steht ein Bedarf fest, aber noch kein Ziel, etwa für { $domain }.
}
alert-network-step-late = Ein Schritt im Umfeld war bis zum { $day } vorgesehen. Bitte eintragen, was daraus wurde.
alert-network-contact-late = { $n ->
    [one] Mit { $name } wurde länger nicht gesprochen als gewünscht.
   *[other] Mit { $n } Menschen oder Stellen wurde länger nicht gesprochen als gewünscht, zum Beispiel mit { $name }.
}
alert-network-map-missing = Auf der Netzwerkkarte steht noch niemand. Sie sollte fünf Monate vor der Entlassung da sein.
alert-network-step-missing = Im Umfeld ist noch kein erster Schritt geplant. Er sollte fünf Monate vor der Entlassung da sein.
alert-do-nobody-leads = Verantwortung festlegen
alert-do-nobody-deputises = Vertretung festlegen
alert-do-release-unknown = Termin eintragen
alert-do-leave-application-late = Ausgänge ansehen
alert-do-leave-companion-gone = Ausgänge ansehen
alert-do-leave-refused = Ausgänge ansehen
alert-do-leave-approved = Ausgänge ansehen
alert-do-leave-after-release = Ausgänge ansehen
alert-do-leave-over = Ausgänge ansehen
alert-do-consent-withdrawn = Umfeld ansehen
alert-do-leads-to-protected = Einträge ansehen
alert-do-no-contact-around-release = Kontakt planen
alert-do-no-contact-after-release = Kontakt planen
alert-do-no-contact-before-release = Kontakt planen
alert-do-wake-up = Angaben prüfen
alert-do-criterion-no-longer-met = Aufnahme ansehen
alert-do-release-place-elsewhere = Neu prüfen
alert-hand-over = Übergabe anbieten
alert-do-window-ends-soon = Abschluss vorbereiten
alert-do-window-over = Fall abschließen
alert-do-plan-review-late = Plan überprüfen
alert-do-plan-review-due = Plan überprüfen
alert-do-concern-due = Anliegen ansehen
alert-do-worry-waits = Termin ansehen
alert-do-promise-late = Absprachen ansehen
alert-do-plan-step-late = Plan ansehen
alert-do-plan-measure-late = Plan ansehen
alert-do-plan-goal-late = Plan ansehen
alert-do-need-without-goal = Plan ansehen
alert-do-network-step-late = Umfeld ansehen
alert-do-network-contact-late = Umfeld ansehen
alert-do-network-map-missing = Netzwerkkarte beginnen
alert-do-network-step-missing = Ersten Schritt im Umfeld planen
