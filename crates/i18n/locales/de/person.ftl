### person: wer jemand ist, und was davon berichtigt wurde.
### Alle Schlüssel beginnen mit person-.

person-card = Person und Haft
person-who = Name
person-born-unknown = nicht bekannt
person-link = Name oder Geburtsdatum berichtigen
person-title = Name und Geburtsdatum berichtigen
person-intro = Der Name und das Geburtsdatum gehören zur Person und gelten in allen ihren Fällen, auch in denen eines anderen Büros.
person-flash = Berichtigt. Listen und Suche zeigen die neue Angabe.
person-compare-title = So könnte die Person jemand anderes sein, der schon bekannt ist:
person-compare-merge = beide vergleichen und zusammenführen
person-compare-other = Das sind andere Personen. So speichern.
person-compare-first = Bitte sehen Sie nach, ob es dieselbe Person ist.
