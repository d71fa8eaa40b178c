### work: Der Berufsweg, in den eigenen Worten der Klient_in.
### Alle Schlüssel beginnen mit work-.

work-title = Berufsweg
work-form-title = Berufsweg aufschreiben
work-claim = Der Berufsweg gehört der Klient_in. Geschrieben wird er gemeinsam; nichts davon wird bewertet.
work-write = Berufsweg aufschreiben
work-edit = Berufsweg fortschreiben
work-none = Noch nichts aufgeschrieben.
work-none-next = Was jemand kann und will, gehört an den Anfang. Ein Gespräch reicht für die erste Fassung.
work-nothing = nichts aufgeschrieben
work-version = Fassung { $n }, Stand { $date }, aufgeschrieben von { $name }
work-versions = Fassungen und was sich geändert hat
work-version-first = Die erste Fassung.
work-version-same = Der Inhalt ist gleich geblieben.
work-brings = Was ich mitbringe
work-wants = Was ich will
work-missing = Was noch fehlt, und bis wann
work-missing-none = Im Moment fehlt nichts.
work-prepares = Vorbereitung
work-until = bis { $date }
work-late = { $n ->
    [one] Ein Schritt sollte schon fertig sein.
   *[other] { $n } Schritte sollten schon fertig sein.
}
work-step-late = überfällig

# Formular
work-how = Alles ist freiwillig; leer lassen ist erlaubt. Jede Zeile ein Gedanke. Gespeichert wird eine neue Fassung, die früheren bleiben lesbar.
work-on = Stand vom
work-licences = Führerschein und andere Scheine
work-licences-hint = zum Beispiel Klasse B, Staplerschein, Schweißerpass, Hygieneschein
work-languages = Sprachen
work-languages-hint = welche, und wie gut
work-wishes = Wie Arbeit sein soll
work-wishes-hint = Zeiten, Ort, Team, drinnen oder draußen
work-limits = Worauf bei der Arbeit zu achten ist
work-limits-hint = Nur was die Klient_in selbst nennen will, und so, wie sie es nennt. Keine Diagnosen.
work-targets-hint = Einer bis drei, und warum.
work-occupation = Beruf
work-because = Warum
work-steps-hint = Kurse, Abschlüsse, Scheine. Leere Zeilen zählen nicht.
work-step-what = Was
work-step-provider = Wo, bei wem
work-step-from = ab
work-step-to = bis
work-step-when = Wann
work-step-state = Stand
work-prepares-hint = „jetzt nicht“ braucht einen Grund; auch das ist eine Entscheidung.
work-action = Vorbereitung
work-why = Warum jetzt nicht
work-words = Dazu
work-problem-empty = Bitte mindestens eine Sache aufschreiben.
work-problem-targets = Höchstens drei Berufe.
work-problem-steps = Höchstens zwölf Schritte.
work-problem-why = Bitte sagen, warum jetzt nicht.
work-problem-words = Bitte den anderen Grund in einem Satz sagen.
work-problem-same = Es hat sich nichts geändert. Ohne Änderung braucht es keine neue Fassung.
work-flash-saved = Neue Fassung gespeichert.
