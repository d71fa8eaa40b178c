### merge: eine Person, die zweimal angelegt ist.
### Alle Schlüssel beginnen mit merge-.

merge-title = Doppelt angelegte Person zusammenführen
merge-link = Diese Person ist zweimal angelegt
merge-intro = Welcher andere Fall gehört zur selben Person? Sie sehen beide nebeneinander, bevor etwas geschieht.
merge-number = Nummer des anderen Falls
merge-number-hint = Zum Beispiel 2026-0148.
merge-compare = Vergleichen
merge-candidates = Könnten dieselbe Person sein
merge-candidates-none = Niemand in Ihren Büros sieht nach derselben Person aus.
merge-here = Person dieses Falls
merge-there = Person des anderen Falls
merge-person = Person
merge-custody = Haftzeiten
merge-cases = Fälle
merge-born-unknown = Geburtsdatum nicht bekannt
merge-do = Zusammenführen
merge-effect = Alle Haftzeiten und Fälle gehören danach zu einer Person, mit Namen und Geburtsdatum des Eintrags, der bleibt. Notizen, Pläne und Aufgaben bleiben in ihrem Fall. Ein Kontaktverbot gilt danach für alle Fälle der Person. Was der andere Eintrag sagte, bleibt nachlesbar. Das lässt sich nicht zurücknehmen.
merge-stays = Welcher Eintrag bleibt?
merge-reason = Grund
merge-reason-hint = Woran man sieht, dass es dieselbe Person ist.
merge-save = Zusammenführen
merge-stale = Einer der beiden Einträge wurde inzwischen geändert. Bitte noch einmal vergleichen; Ihre Eingaben sind noch da.
merge-flash = Zusammengeführt. Alle Fälle gehören jetzt zu einer Person.
merge-earlier = Schon zusammengeführt
merge-was = War auch angelegt als { $person }; Fälle: { $cases }
merge-unknown = Diese Fallnummer gibt es in Ihren Büros nicht.
merge-same = Dieser Fall gehört schon zur selben Person.
merge-elsewhere = Ein Fall dieser Personen liegt nicht in Ihren Büros. Bitte klären Sie das mit der Koordination dort.
