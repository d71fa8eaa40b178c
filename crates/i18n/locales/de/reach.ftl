### reach: Schritte, wenn sich jemand nicht meldet.
### Alle Schlüssel beginnen mit reach-.

reach-title = Wieder in Kontakt kommen
reach-since-missed = Termin am { $day } nicht wahrgenommen
reach-since-silent = ohne Kontakt im Rhythmus seit { $day }
reach-tried = { $way }, { $day }, { $name }
reach-done = erledigt
reach-correct = Versuch berichtigen
reach-way = Wie
reach-on = Wann
reach-passed = durch einen weiteren Schritt überholt
reach-from = ab { $day }
reach-ends = Sobald ein Kontakt stattgefunden hat, ist alles erledigt.
reach-do-phone = Angerufen
reach-do-message = Nachricht geschickt
reach-do-home-visit = Aufgesucht
reach-do-third-party = Mit anderen gesprochen
reach-do-letter = Brief geschickt
reach-refused-over = Inzwischen gab es einen Kontakt. Es ist nichts mehr zu versuchen.
reach-refused-done = Dieser Schritt ist schon eingetragen.
reach-flash-tried = Versuch eingetragen.
