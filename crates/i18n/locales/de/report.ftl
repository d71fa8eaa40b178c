### report: Auswertungen, Zahlen ohne Personen.
### Alle Schlüssel beginnen mit report-.

report-title = Auswertung
report-demand = Nachfrage
report-intro-demand = Wer angefragt wurde, wohin die Entlassung führt und was daraus geworden ist.

report-csv = CSV-Datei
report-empty = Im gewählten Zeitraum gibt es dazu nichts zu zählen.
report-sum = zusammen
report-few = < 5
report-covered = verdeckt
report-too-few = zu wenige
report-nobody = –
report-unlimited = nicht begrenzt
report-percent = { $n } %
report-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
report-tenths = { $whole },{ $tenth }
report-hours = { $n } Std.
report-at-least = { $n ->
    [0] 0
   *[other] mindestens { $n }
}
report-masked = Zahlen von 1 bis 4 stehen als „< 5“ da, damit sie auf niemanden zeigen. „Verdeckt“ ist eine solche Zahl oder eine größere, aus der sie sich errechnen ließe. Gezählt werden nur Fälle der eigenen Standorte und Fälle ohne Standort.
report-error-period = Der letzte Tag liegt vor dem ersten.

# Standorte
report-sites = Standorte im Vergleich
report-intro-sites = Dieselben Zahlen für jeden Standort, und für Stadt und Land.
report-sites-sites = Standorte
report-sites-regions = Stadt und Land
report-sites-caption = Vom { $from } bis { $to }: Fälle im Programm, Aufnahmen und Enden in diesen Tagen; was um die Entlassung geschah, für alle, die in diesen Tagen entlassen wurden. Lücken sind am Tag der Entlassung offen. Ausgänge zählen an ihrem Tag, jeder bei jedem Schritt, zu dem er kam; wo weniger als fünf Personen dahinterstehen, sind sie verdeckt. Mittelwerte sind Mediane. Stand { $today }.
report-sites-what = Was gezählt wurde
report-sites-cases = Fälle im Programm
report-sites-admissions = Aufnahmen
report-sites-reentries = davon Wiedereinstiege
report-sites-releases = Entlassungen
report-sites-lead-time = Vorlauf: von der Aufnahme bis zur Entlassung
report-sites-around = mit Kontakt von 14 Tagen vor bis 3 Tage nach der Entlassung
report-sites-first-contact = von der Entlassung bis zum ersten Kontakt
report-sites-contacts = Kontakte im Monat
report-sites-outreach = davon aufsuchend oder begleitend
report-sites-travel = Fahrzeit zu einem Kontakt, hin und zurück
report-sites-travel-all = Fahrzeit insgesamt
report-sites-leaves-applied = Ausgänge beantragt
report-sites-leaves-approved = Ausgänge genehmigt
report-sites-leaves-refused = Ausgänge abgelehnt
report-sites-leaves-taken = Ausgänge durchgeführt
report-sites-leaves-cancelled = Ausgänge abgesagt
report-sites-hole = Lücke bei der Entlassung: { $name }
report-sites-ending = Ende: { $name }
report-lead = Vorlauf
report-lead-caption = Aufnahmen vom { $from } bis { $to } an allen Standorten zusammen, nach vollen Monaten von der Aufnahme bis zur Entlassung, wie sie heute bekannt ist. Stand { $today }.
report-lead-class = Von der Aufnahme bis zur Entlassung
report-lead-people = Personen
report-lead-share = Anteil
report-lead-under-1 = unter 1 Monat
report-lead-1-to-3 = 1 bis unter 3 Monate
report-lead-3-to-6 = 3 bis unter 6 Monate
report-lead-6-or-more = 6 Monate und mehr
report-lead-after = Aufnahme nach der Entlassung
report-lead-unknown = Entlassung nicht bekannt

# Module und Wiedereinstiege
report-modules = Module
report-intro-modules = Wie viele an den Modulen teilgenommen haben und wie es ausging.
report-modules-title = Teilnahmen nach Modul
report-modules-caption = Teilnahmen mit mindestens einem Tag vom { $from } bis { $to }, nach dem Stand am { $today }. Wer mehrere Module belegt, zählt bei jedem.
report-modules-with-result = abgeschlossen mit Ergebnis
report-modules-hours = Stunden anwesend
report-reentries = Wiedereinstiege
report-intro-reentries = Wie viele zurückgekommen sind, und wie es vorher geendet hatte.
report-reentries-kinds = Wiedereinstiege nach Art
report-reentries-reasons = Wie der frühere Fall geendet hatte
report-reentries-caption = Neue Fälle nach einem früheren, angelegt vom { $from } bis { $to }. Die Begründung im Einzelnen steht im Fall. Stand { $today }.
report-reentries-what = Wiedereinstieg
report-reentries-number = Fälle
report-reentries-no-reason = Grund nicht mehr bekannt

# Erprobung
report-pilot = Erprobung
report-intro-pilot = Wie die Erprobung verläuft, was dabei herauskommt und was sich daraus lernen lässt. Einträge bleiben stehen; wer es anders sieht, schreibt einen neuen.
report-pilot-none = Noch nichts aufgeschrieben.
report-pilot-add = Erfahrung aufschreiben
report-pilot-about = Programm und Fassung
report-pilot-procedure = Ablauf
report-pilot-procedure-hint = Leer lassen, wenn es um die ganze Fassung geht.
report-pilot-further = Mehr dazu in anderen Auswertungen
report-pilot-number = Zahl
report-pilot-intake = Meldungen und Aufnahmen
report-pilot-intake-caption = Erste Meldungen vom { $from } bis { $to } danach, wo der Fall am { $today } steht; dieselben Zahlen wie unter „Nachfrage“. Wiedereinstiege zählen nicht mit.
report-pilot-rejected-for = Häufigster Grund der Ablehnungen
report-pilot-rejected-note = laut den Kriterien bei der Ablehnung
report-pilot-process = Verlauf
report-pilot-process-caption = Vom { $from } bis { $to }, nach Standort; dieselben Zahlen wie im Vergleich der Standorte. „Kontakte je Fall“: Kontakte, bei denen jemand erreicht wurde, durch Fälle im Programm. Aufgaben: alle mit einer Frist in diesen Tagen, ohne übersprungene; rechtzeitig ist, was bis zum Tag der Frist erledigt war. Stand { $today }.
report-pilot-per-case = Kontakte je Fall
report-pilot-in-time = Aufgaben rechtzeitig erledigt
report-pilot-outcome = Ergebnis
report-pilot-outcome-caption = Wer vom { $from } bis { $to } entlassen wurde, und Fälle, die in diesen Tagen endeten, nach Standort. Lücken sind am Tag der Entlassung offen. Stand { $today }.
report-pilot-whole = Entlassungen ohne Lücke am Tag der Entlassung
report-pilot-ending = Ende ({ $kind }): { $name }
report-error-procedure = Diesen Ablauf gibt es in dieser Fassung nicht.
report-pilot-body = Was hat sich gezeigt?
report-pilot-body-hint = Was hat funktioniert, was nicht, was sollte anders werden? Ohne Namen und ohne Angaben, die auf einzelne Menschen zeigen.
report-flash-lesson = Die Erfahrung ist aufgeschrieben.

# Standards
report-standards = Standards
report-intro-standards = Welche Standards des Programms eingehalten wurden, und wo es abweicht.
report-standards-kept = Standards im Programm
report-standards-kept-caption = Fälle, deren letzter Tag für den Standard zwischen dem { $from } und dem { $to } liegt; beim Kontaktrhythmus das Ende der Phase, oder sobald eine Pause zu lang war. Nicht nötige Standards zählen nicht. Stand { $today }.
report-standards-share = rechtzeitig
report-standards-sites = Rechtzeitig erfüllt, nach Standort
report-standards-sites-caption = Anteil der rechtzeitig erfüllten Standards an allen gezählten Fällen des Standorts, { $from } bis { $to }. Stand { $today }.

# Nachfrage
report-demand-all = Anfragen
report-demand-period = gemeldet vom { $from } bis { $to }
report-demand-outside = davon Entlassung außerhalb der Regionen
report-demand-outside-note = Hier wird das Programm gebraucht, ist aber nicht da.
report-demand-refused = nicht aufgenommen, weil nicht in der Region
report-demand-refused-note = laut den Kriterien bei der Ablehnung
report-demand-places = Anfragen nach Ort der Entlassung
report-demand-places-caption = Erste Meldungen vom { $from } bis { $to } nach dem zuletzt angegebenen Ort der Entlassung und danach, wo der Fall am { $today } steht. Wiedereinstiege zählen nicht mit. Orte außerhalb mit weniger als 5 Anfragen sind zusammengefasst.
report-demand-place = Ort der Entlassung
report-demand-outside-place = { $place } (außerhalb der Regionen)
report-demand-outside-others = weitere Orte und Kreise außerhalb der Regionen
report-demand-unknown = nicht bekannt
report-demand-clearing = in Klärung
report-demand-waiting = Warteliste
report-demand-admitted = aufgenommen
report-demand-rejected = abgelehnt
report-demand-inquiries = Anfragen
report-demand-reasons = Gründe der Ablehnungen
report-demand-reasons-caption = Abgelehnte Anfragen, gemeldet vom { $from } bis { $to }, nach den Kriterien, die bei der letzten Entscheidung nicht erfüllt waren. Treffen mehrere zu, zählt jedes. Stand { $today }.
report-demand-reason = Grund
report-demand-not-met = nicht erfüllt: { $criterion }
report-demand-other-reason = anderer Grund
report-demand-in-region = in einer Region
report-demand-out-of-region = außerhalb
report-demand-named = Nennungen
report-demand-capacity = Plätze der Standorte
report-demand-capacity-caption = Plätze, laufende Fälle und Warteliste der eigenen Standorte am { $today }.
report-demand-region = Region
report-demand-places-all = Plätze
report-demand-running = laufende Fälle
report-demand-free = frei

# Zeitaufwand
report-time = Zeitaufwand
report-intro-time = Wie viel Zeit in Kontakte geflossen ist, mit Wegen, für den Nachweis gegenüber dem Geldgeber.
report-time-months = Monat
report-time-sites = Standort
report-time-kinds = Kontaktart
report-time-domains = Lebensbereich
report-time-contacts = Kontakte
report-time-contact = im Kontakt
report-time-travel = unterwegs
report-time-all = alle
report-time-no-site = ohne Standort
report-time-no-domain = ohne Lebensbereich
report-time-hours = { $hours } Std.
report-time-caption = Kontakte mit eingetragener Dauer oder Fahrzeit, { $from } bis { $to }. Zeilen, hinter denen weniger als fünf Personen stehen, werden nicht genannt. Stand { $today }.
report-time-domains-caption = Ein Kontakt zu mehreren Lebensbereichen zählt in jedem, mit gleichem Anteil seiner Zeit, { $from } bis { $to }. Zeilen mit weniger als fünf Personen werden nicht genannt. Stand { $today }.

# Leistungen nach Bereich
report-services = Leistungen
report-intro-services = Was in welchem Leistungsbereich getan wurde, an welchem Standort.
report-services-area = Leistungsbereich
report-services-no-area = ohne Angabe
report-services-all = alle
report-services-contacts = Kontakte nach Leistungsbereich
report-services-time = Zeit im Kontakt nach Leistungsbereich
report-services-measures = Maßnahmen nach Leistungsbereich
report-services-contacts-caption = Kontakte, bei denen jemand erreicht wurde, { $from } bis { $to }. Ein Kontakt zu mehreren Bereichen zählt in jedem, in „alle“ einmal. „Ohne Angabe“ sind Einträge aus der Zeit, als noch nicht danach gefragt wurde. Zeilen und Spalten, hinter denen weniger als fünf Personen stehen, werden nicht genannt. Stand { $today }.
report-services-time-caption = Dauer derselben Kontakte ohne Wege, { $from } bis { $to }. Gehört ein Kontakt zu mehreren Bereichen, bekommt jeder den gleichen Anteil. Stand { $today }.
report-services-measures-caption = Maßnahmen, die vom { $from } bis { $to } liefen oder ohne Tage im Plan standen, nach dem Plan, der am Ende galt. Eine Maßnahme zu mehreren Bereichen zählt in jedem, in „alle“ einmal. Stand { $today }.

# Wer die Pläne trägt
report-carried = Pläne
report-intro-carried = Welcher Teil der Pläne von den Menschen selbst getragen wird, und wie sich das mit der Zeit verschiebt.
report-carried-measures = Maßnahmen nach Monaten seit der Aufnahme
report-carried-steps = Schritte nach Monaten seit der Aufnahme
report-carried-caption = Fälle, die vom { $from } bis { $to } in einem dieser Zeiträume im Programm waren und einen Plan hatten, mit der Version, die am Ende des Zeitraums galt. Anteil = so getragene von allen, die in diesen Plänen stehen. Ein Fall zählt in jedem Zeitraum, den er erreicht hat. Bei weniger als fünf Fällen wird nichts genannt. Quelle: festgelegte Versionen der Pläne, Stand { $today }.
report-carried-months = Monate seit der Aufnahme
report-carried-cases = Fälle mit Plan
report-carried-all = darin insgesamt
report-carried-span-0 = 1. bis 3. Monat
report-carried-span-3 = 4. bis 6. Monat
report-carried-span-6 = 7. bis 9. Monat
report-carried-span-9 = 10. bis 12. Monat
report-carried-span-12 = ab dem 13. Monat

# Kontinuität
report-continuity = Kontinuität
report-intro-continuity = Wie lange jemand auf ein Gespräch allein gewartet hat, gleich welche Module liefen.
report-continuity-sites = Längste Zeit ohne Einzelkontakt, nach Standort
report-continuity-caption = Für jeden Fall, der vom { $from } bis { $to } im Programm war: die längste Zeit ohne Kontakt zur Klient_in in diesen Tagen. Gezählt werden eingetragene Kontakte und Termine, die stattgefunden haben; Gruppen, Module und Fallkonferenzen zählen nicht. „Über dem Rhythmus“: an mindestens einem Tag länger, als die Phase dieses Tages erlaubt. Stand { $today }.
report-continuity-within = im Rhythmus
report-continuity-over = über dem Rhythmus
report-continuity-middle = in der Mitte
report-continuity-longest = längste Zeit
report-continuity-all = alle
report-continuity-named = Fälle über dem Rhythmus
report-continuity-named-hint = Nur Fälle, die Sie sehen dürfen. Diese Liste steht in keiner Datei; dass sie gezeigt wurde, steht im Protokoll jedes Falls.
report-continuity-case = Fall
report-continuity-span = ohne Kontakt
report-continuity-more = { $n ->
    [one] und ein weiterer Fall
   *[other] und { $n } weitere Fälle
}

# Selbstständigkeit
report-independence = Selbstständigkeit
report-intro-independence = Ob Menschen in den Lebensbereichen mehr allein gehen als vorher: mit Begleitung, mit Erinnerung, allein.
report-independence-domains = Von der ersten zur letzten Einschätzung
report-independence-caption = Fälle, deren Selbstständigkeit in einem Lebensbereich vom { $from } bis { $to } mindestens zweimal eingeschätzt wurde; verglichen werden die erste und die letzte Einschätzung in diesen Tagen. Welchen Teil der Schritte Menschen selbst tragen, steht unter „Pläne“. Stand { $today }.
report-independence-further = mehr allein
report-independence-same = wie vorher
report-independence-back = mehr Hilfe

# Netzwerkzeit und Fallzeit
report-network = Netzwerkzeit
report-intro-network = Netzwerkzeit und Fallzeit: wie viel Zeit in Arbeit geflossen ist, die zu keinem einzelnen Fall gehört, neben der Zeit in Fällen.
report-network-activities = Anlässe
report-network-time = im Netz
report-network-cases = in Fällen
report-network-share = Anteil Netz
report-network-kinds = Art
report-network-caption = Netzwerkarbeit und Kontakte in Fällen mit Dauer und Wegen, { $from } bis { $to }. Anteil = Netzwerkzeit an beiden zusammen. Fallzeit, hinter der weniger als fünf Personen stehen, wird nicht genannt. Quelle: eingetragene Netzwerkarbeit und Notizen, Stand { $today }.
report-network-kinds-caption = Netzwerkarbeit der eigenen Standorte nach Art, { $from } bis { $to }, ohne Zurückgenommenes. Stand { $today }.

# Kennzahlen der Programme
report-indicators = Kennzahlen des Programms
report-indicators-all = Alle Kennzahlen des Programms
report-indicators-none = Diese Auswertung zählt keine Kennzahl des Programms.
report-part-housed-day-0 = Gezählt werden Entlassungen mit einer Lücke beim Wohnen am Tag der Entlassung; nicht nach Art der Unterkunft.
report-part-release-without-accommodation = Gezählt werden Lücken beim Wohnen am Tag der Entlassung; nicht nach Grund.
report-part-work-day-0 = Gezählt werden Lücken bei Arbeit oder Tagesstruktur am Tag der Entlassung; was nur zugesagt ist, ist keine Lücke.
report-part-insured-day-0 = Gezählt werden Lücken bei der Krankenversicherung am Tag der Entlassung; was nur zugesagt ist, ist keine Lücke.
report-part-identity-day-0 = Gezählt werden Lücken beim Ausweis am Tag der Entlassung; was nur zugesagt ist, ist keine Lücke.
report-part-treatment-without-gap = Gezählt werden Lücken in der Behandlung, die am Tag der Entlassung beginnen; spätere nicht.
report-part-dropout = Gezählt werden Enden nach Grund; nicht nach Woche.
report-part-domain-change = Gezählt wird die Selbstständigkeit je Lebensbereich nach der Einschätzung der Fachkraft; nicht aus allen Blickwinkeln.
report-part-reentry = Gezählt wird, wie der frühere Fall geendet hatte; der Grund im Einzelnen steht im Fall.
report-part-attendance-hours = Gezählt werden die bei Modulen eingetragenen Stunden.
