### nav: Rahmen jeder Seite und Wege dorthin.
### Alle Schlüssel beginnen mit nav-.

nav-skip = Zum Inhalt springen
nav-main = Hauptnavigation
nav-menu = Menü
nav-breadcrumb = Sie sind hier
nav-home = Startseite

nav-day = Mein Tag
nav-day-count = { $n } fällig
nav-cases = Fälle
nav-cases-count = { $n } laufend
nav-partners = Anlaufstellen
nav-referrals = Zugänge
nav-referrals-count = { $n } neu
nav-import = Liste einlesen
nav-groups = Gruppen
nav-capacity = Plätze und Auslastung
nav-reports = Auswertung
nav-programmes = Programme
nav-users = Konten
nav-sites = Standorte
nav-log = Protokoll
nav-account = Mein Konto
nav-help = Hilfe
nav-imprint = Über Nahtlos

nav-search = Person oder Fall suchen
nav-search-hint = Name oder Nummer
nav-sign-in = Anmelden
nav-sign-out = Abmelden
nav-language = Sprache
nav-language-switch = Sprache wechseln: { $language }
nav-signed-in-as = Angemeldet als { $name }
nav-demo = Vorführung mit erfundenen Personen
nav-today-set = Diese Vorführung rechnet mit dem { $date } als heutigem Tag.
