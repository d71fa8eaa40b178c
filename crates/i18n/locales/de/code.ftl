### code: Wörter für feste Werte, code-<Aufzählung>-<Wert>.
### Die Werte stehen im Programmcode; tests/it/codes.rs nennt jede Aufzählung und vergleicht.
### Die Namen der Länder kommen von dort selbst.

# Stand eines Falls
code-case-status-registered = gemeldet
code-case-status-clearing = in Klärung
code-case-status-waiting = auf der Warteliste
code-case-status-active = laufend
code-case-status-closing = im Abschluss
code-case-status-closed = abgeschlossen
code-case-status-rejected = nicht aufgenommen

# Wer für einen Fall einsteht
code-responsibility-lead = Fallverantwortung
code-responsibility-deputy = Vertretung

# Warum ein Fall weitergeht
code-reentry-kind-after-end = nach dem regulären Ende
code-reentry-kind-after-dropout = nach einem Abbruch

# Haftart
code-custody-kind-prison-sentence = Freiheitsstrafe
code-custody-kind-youth-sentence = Jugendstrafe
code-custody-kind-remand = Untersuchungshaft
code-custody-kind-default-imprisonment = Ersatzfreiheitsstrafe
code-custody-kind-preventive-detention = Sicherungsverwahrung
code-custody-kind-other = andere Haftart

# Art der Entlassung
code-release-kind-full-term = Vollverbüßung
code-release-kind-two-thirds = Aussetzung nach zwei Dritteln
code-release-kind-half-term = Aussetzung nach der Hälfte
code-release-kind-court-fixed = vom Gericht festgelegt
code-release-kind-pulled-forward = vorgezogen
code-release-kind-credited-days = Freistellungstage aus Arbeit
code-release-kind-pardon = Gnade oder Amnestie
code-release-kind-therapy-deferral = Zurückstellung für eine Therapie
code-release-kind-end-of-remand = Ende der Untersuchungshaft
code-release-kind-end-of-default-imprisonment = Ende der Ersatzfreiheitsstrafe

# Wie sicher der Termin ist
code-confidence-certain = sicher
code-confidence-likely = voraussichtlich
code-confidence-uncertain = unsicher

# Warum eine Entlassung früher möglich ist
code-pull-forward-weekend = Wochenende
code-pull-forward-public-holiday = Feiertag
code-pull-forward-after-easter-or-whitsun = erster Werktag nach Ostern oder Pfingsten
code-pull-forward-christmas = 22. Dezember bis 2. Januar

# Wohin ein Tag rückt, an dem nichts geöffnet hat
code-roll-none = bleibt auf diesem Tag
code-roll-before = Arbeitstag davor
code-roll-after = nächster Arbeitstag

# Tage, von denen aus gerechnet wird
code-anchor-custody-start = Haftbeginn
code-anchor-release = Entlassung
code-anchor-entry = Aufnahme ins Programm
code-anchor-exit = Ende im Programm
code-anchor-move-in = Einzug
code-anchor-job-start = Arbeitsbeginn
code-anchor-job-end = Ende der Arbeit
code-anchor-court-decision = Entscheidung des Gerichts
code-anchor-document = Datum des Schreibens
code-anchor-application = Antrag
code-anchor-support-end = Ende der verlängerten Begleitung

# Sicherungen; ein Programm kann eigene Namen haben
code-security-accommodation = Wohnen
code-security-income = Einkommen
code-security-health-insurance = Krankenversicherung
code-security-identity = Ausweis
code-security-treatment = Behandlung
code-security-work-or-day-structure = Arbeit / Tagesstruktur
code-security-contact = Kontakt

# Dieselben in einem Wort, für schmale Spalten
code-security-short-accommodation = Wohnen
code-security-short-income = Einkommen
code-security-short-health-insurance = Kasse
code-security-short-identity = Ausweis
code-security-short-treatment = Behandlung
code-security-short-work-or-day-structure = Arbeit
code-security-short-contact = Kontakt

# Stand der Naht
code-seam-status-over = vorbei
code-seam-status-closed = lückenlos
code-seam-status-at-risk = nur zugesagt
code-seam-status-open = offen

# Wie verbindlich eine Sicherung ist
code-strength-promised = zugesagt
code-strength-confirmed = bestätigt
code-strength-actual = läuft

# Vor oder nach dem Tor
code-side-inside = in Haft
code-side-outside = draußen

# Art des Kontakts
code-contact-kind-prison-visit = Besuch in der Haftanstalt
code-contact-kind-office = Gespräch im Büro
code-contact-kind-home-visit = Hausbesuch
code-contact-kind-accompaniment = Begleitung
code-contact-kind-phone = Telefon
code-contact-kind-video = Videogespräch
code-contact-kind-letter = Brief
code-contact-kind-message = E-Mail oder SMS
code-contact-kind-third-party = Mit Dritten

# Ergebnis des Kontakts
code-contact-outcome-reached = hat stattgefunden
code-contact-outcome-attempted = nicht erreicht
code-contact-outcome-no-show = Termin nicht wahrgenommen

# Art der Aussage
code-epistemic-kind-fact = Tatsache
code-epistemic-kind-assessment = Fachliche Einschätzung
code-epistemic-kind-client-statement = Aussage der Klient_in
code-epistemic-kind-third-party-statement = Aussage Dritter

# Verbindlichkeit einer Frist
code-task-kind-statutory = gesetzliche Frist
code-task-kind-should = vorgesehene Frist
code-task-kind-professional = fachlicher Standard

# Wer etwas erledigt
code-task-role-transition-manager = Übergangsmanagement
code-task-role-prison-social-service = Sozialdienst der Haftanstalt
code-task-role-coordination = Koordination
code-task-role-client = Klient_in
code-task-role-together = gemeinsam
code-task-role-partner = Partnerstelle

# Stand einer Aufgabe
code-task-status-open = offen
code-task-status-done = erledigt
code-task-status-skipped = ausgelassen

# Wie eine Überschneidung geregelt ist
code-overlap-resolution-unsettled = noch nicht geklärt
code-overlap-resolution-refuse = keine Aufnahme, die andere Hilfe geht vor
code-overlap-resolution-partial-agreement = Teilvereinbarung
code-overlap-resolution-no-conflict = keine Überschneidung

# Rollen
code-role-transition-manager = Übergangsmanagement
code-role-prison-social-service = Sozialdienst der Haftanstalt
code-role-coordination = Koordination
code-role-data-protection-officer = Datenschutz
code-role-administrator = Administration

# In welcher Beziehung jemand zu einem Fall steht
code-relation-lead = Fallverantwortung
code-relation-deputy = Vertretung
code-relation-office = Koordination des Standorts
code-relation-institution = Haftanstalt
code-relation-emergency = im Notfall geöffnet
code-relation-colleague = Team am Standort
code-relation-none = keine

# Warum etwas nicht geht; ganze Sätze
code-why-role = Ihre Aufgabe in diesem Fall umfasst das nicht.
code-why-task-of-another-role = Diese Aufgabe erledigt jemand anderes.
code-why-outside-arrangement = Diese Sicherung liegt außerhalb der Haftanstalt; das Übergangsmanagement trägt sie ein.
code-why-own-request = Sie haben das selbst beantragt. Genehmigen muss es eine zweite Person.
code-why-intake-over = Über die Aufnahme ist schon entschieden.
code-why-case-ended = Der Fall ist beendet. Er lässt sich lesen und berichtigen, aber nicht weiterführen.
code-why-case-open = Der Fall ist noch nicht beendet.
code-why-other-institution = Diese Haftanstalt gehört nicht zu Ihrem Bereich.

# Warum zwei Angaben dieselbe Person meinen können
code-match-reason-book-number = gleiche Buchnummer, dazu Name oder Geburtsdatum
code-match-reason-name-and-birth-date = gleicher Name und gleiches Geburtsdatum
code-match-reason-fewer-given-names = gleicher Familienname und gleiches Geburtsdatum, weniger Vornamen
code-match-reason-swapped-names = Vor- und Familienname vertauscht, gleiches Geburtsdatum
code-match-reason-phonetic = Name klingt gleich, gleiches Geburtsdatum
code-match-reason-birth-date-typo = gleicher Name, Geburtsdatum weicht um einen Tippfehler ab
code-match-reason-book-number-only = gleiche Buchnummer, aber anderer Name und anderes Geburtsdatum
code-match-reason-name-without-birth-date = gleicher Name, ein Geburtsdatum fehlt
code-match-reason-other-family-name = gleiche Vornamen und gleiches Geburtsdatum, anderer Familienname
code-match-reason-phonetic-without-birth-date = Name klingt gleich, ein Geburtsdatum fehlt

# Ergebnis eines Aufnahmekriteriums
code-criterion-met = erfüllt
code-criterion-not-met = nicht erfüllt
code-criterion-unknown = nicht bekannt

# Ergebnis aller Kriterien zusammen
code-admission-eligible = Aufnahme möglich
code-admission-not-eligible = Kriterien nicht erfüllt
code-admission-needs-clearing = noch zu klären

# Was über einen Fall bekannt sein kann
code-fact-institution-land = Land der Haftanstalt
code-fact-custody-start = Haftbeginn
code-fact-custody-months = Haftdauer in Monaten
code-fact-sentence-months = Strafe in Monaten
code-fact-release-date = Entlassungstermin
code-fact-release-kind = Art der Entlassung
code-fact-release-region = Ort nach der Entlassung
code-fact-conduct-supervision = Führungsaufsicht
code-fact-probation = Bewährungshilfe
code-fact-supervision-basis = Grundlage der Aufsicht
code-fact-supervision-from = Beginn der Aufsicht
code-fact-supervision-until = Ende der Aufsicht
code-fact-age-at-release = Alter bei der Entlassung
code-fact-birth-date = Geburtsdatum
code-fact-custody-kind = Haftart
code-fact-other-support = Andere Hilfen
code-fact-nationality-group = Staatsangehörigkeit
code-fact-unemployed = Ohne Arbeit nach der Entlassung
code-fact-needs = Nötige Sicherungen und Lebensbereiche
code-fact-move-in = Einzug
code-fact-job-start = Arbeitsbeginn
code-fact-job-end = Ende der Arbeit
code-fact-entry = Aufnahme ins Programm
code-fact-exit = Ende im Programm
code-fact-court-decision = Entscheidung des Gerichts
code-fact-application = Antrag
code-fact-document = Datum des Schreibens
code-fact-actual-release = Tatsächliche Entlassung

# Art eines Moduls
code-module-kind-counselling = Beratung
code-module-kind-transition = Übergang
code-module-kind-employment = Beschäftigung
code-module-kind-day-structure = Tagesstruktur
code-module-kind-training = Kurs

# Ort eines Moduls
code-group-kind-skills-training = Soziales Kompetenztraining
code-group-kind-work = Arbeitsgruppe
code-group-kind-leisure = Freizeit
code-group-kind-other = Andere Gruppe
code-member-status-waiting = auf der Warteliste
code-member-status-member = nimmt teil
code-member-status-completed = abgeschlossen
code-member-status-broken-off = abgebrochen
code-member-status-passed-on = weitervermittelt
code-member-status-mistaken = irrtümlich eingetragen
code-attendance-attended = war da
code-attendance-excused = entschuldigt
code-attendance-unexcused = ohne Absage
code-attendance-organisational = organisatorisch verhindert
code-module-place-inside = in Haft
code-module-place-outside = draußen
code-module-place-both = in Haft und draußen

# Wie ein Fall endet
code-closure-kind-end = ohne Abbruch
code-closure-kind-dropout = abgebrochen

# Was ein Grund voraussetzt
code-closure-expects-release = gilt nach der Entlassung
code-closure-expects-window-over = gilt nach dem Ende der vorgesehenen Zeit

# Art einer Region
code-region-kind-urban = Stadt
code-region-kind-rural = Land

# Was ein Programm regelt
code-rule-kind-criterion = Aufnahmekriterium
code-rule-kind-phase = Phase
code-rule-kind-task = Aufgabe
code-rule-kind-module = Modul
code-rule-kind-procedure = Ablauf
code-rule-kind-security = Sicherung
code-rule-kind-precedence = Vorrang
code-rule-kind-domain = Lebensbereich
code-rule-kind-region = Region
code-rule-kind-site = Standort
code-rule-kind-contact-rhythm = Kontaktrhythmus
code-rule-kind-closure-reason = Abschlussgrund
code-rule-kind-indicator = Kennzahl
code-rule-kind-group-offer = Gruppenangebot
code-rule-kind-text = Text für Schreiben
code-rule-kind-retention = Aufbewahrung
code-rule-kind-window = Zeitraum der Hilfe
code-rule-kind-reentry = Wiedereinstieg
code-rule-kind-disclaimer = Vorbehalt
code-rule-kind-carrier = Träger
code-rule-kind-funder = Förderung
code-rule-kind-lead-domain = Leitender Lebensbereich
code-rule-kind-pilot = Erprobung
code-rule-kind-contact = Ansprechstelle

# Art einer Haftanstalt
code-institution-kind-prison = Justizvollzugsanstalt
code-institution-kind-youth-prison = Jugendstrafanstalt
code-institution-kind-womens-prison = Justizvollzugsanstalt für Frauen
code-institution-kind-prison-hospital = Justizvollzugskrankenhaus
code-institution-kind-social-therapy = Sozialtherapeutische Anstalt

# Spalten einer Entlassungsliste
code-import-field-book-number = Buchnummer
code-import-field-family-name = Familienname
code-import-field-given-names = Vornamen
code-import-field-full-name = Name, Vorname
code-import-field-birth-date = Geburtsdatum
code-import-field-custody-start = Haftbeginn
code-import-field-release-date = Entlassung
code-import-field-release-kind = Art der Entlassung
code-import-field-custody-kind = Haftart
code-import-field-sentence-months = Strafe in Monaten
code-import-field-release-place = Ort nach der Entlassung
code-import-field-institution = Haftanstalt
code-import-field-institution-unit = Haus oder Abteilung

# Warum ein Passwort nicht geht; ganze Sätze
code-password-problem-too-short = Das Passwort ist zu kurz: mindestens 12 Zeichen.
code-password-problem-too-long = Das Passwort ist zu lang: höchstens 128 Zeichen.
code-password-problem-monotonous = Das Passwort wiederholt sich. Verwenden Sie mehr verschiedene Zeichen.
code-password-problem-only-digits = Das Passwort besteht nur aus Ziffern.
code-password-problem-common = Dieses Passwort ist sehr verbreitet und deshalb leicht zu erraten. Mehrere Wörter ohne Zusammenhang sind besser.
code-password-problem-personal = Das Passwort besteht aus Ihrem Namen, dem Anmeldenamen oder dem Namen des Programms.

code-paper-kind-information = Informationsblatt
code-paper-kind-agreement = Vereinbarung zur Teilnahme
code-paper-kind-plan = Plan
code-paper-kind-next-steps = Meine nächsten Schritte
code-paper-kind-appointment-card = Terminkarte
code-paper-kind-appointment-letter = Terminbrief
code-paper-kind-weekly-plan = Wochenplan
code-paper-kind-crisis-plan = Krisenplan
code-paper-kind-leave = Antrag auf Ausgang
code-paper-kind-conference = Protokoll der Konferenz
code-paper-kind-final-report = Abschlussbericht
code-paper-kind-guest-invitation = Einladung an andere zur Fallkonferenz
code-paper-kind-invitation = Einladung zur Fallkonferenz
code-paper-kind-letter = Brief des Büros
code-paper-kind-file-copy = Kopie der Akte
code-paper-kind-coming-back = Rückkehr ist möglich
code-paper-kind-partial-agreement = Teilvereinbarung

code-paper-language-de = Deutsch
code-paper-language-easy = Leichte Sprache
code-paper-language-en = Englisch

code-handed-how-given = übergeben
code-handed-how-sent = geschickt
code-handed-how-read-aloud = vorgelesen

code-information-topic-programme = Worum es geht und wie lange
code-information-topic-voluntary = Freiwilligkeit
code-information-topic-no-entitlement = Kein Anspruch aus der Teilnahme
code-information-topic-records = Was aufgeschrieben wird
code-information-topic-disclosure = Wer was erfahren darf
code-information-topic-rights = Rechte: sehen, berichtigen, löschen, beschweren
code-information-topic-contact = Ansprechperson und Vertretung
code-information-topic-deadlines = Leistungen, Anmeldung und Fristen um die Entlassung
code-information-topic-coming-back = Wieder teilnehmen

code-understood-yes = verstanden, in eigenen Worten
code-understood-partly = teilweise, wird wiederholt
code-understood-no = noch nicht verstanden
code-understood-not-asked = nicht nachgefragt
# Tage des Wochenplans
code-week-days-monday = Montag
code-week-days-tuesday = Dienstag
code-week-days-wednesday = Mittwoch
code-week-days-thursday = Donnerstag
code-week-days-friday = Freitag
code-week-days-saturday = Samstag
code-week-days-sunday = Sonntag
code-week-days-working-week = Montag bis Freitag
code-week-days-weekend = Samstag und Sonntag
code-week-days-daily = jeden Tag

# Arten im Wochenplan
code-week-kind-work = Arbeit, Ausbildung
code-week-kind-appointment = Termin
code-week-kind-leisure = Freizeit
code-week-kind-family = Familie, Freunde
code-week-kind-offer = Verein, Gruppe
code-week-kind-rest = Ruhe

# Arten der Übergabe
code-handover-kind-worker = an eine andere Person am selben Standort
code-handover-kind-site = an einen anderen Standort
code-handover-kind-phase = von der Arbeit in Haft in die Nachbetreuung

# Umfeld: Person oder Stelle
code-tie-kind-person = Person
code-tie-kind-organisation = Stelle

# Sektoren der Netzwerkkarte
code-life-area-family = Familie
code-life-area-friends = Freundeskreis
code-life-area-work = Arbeit, Wohnen
code-life-area-authorities = Behörden
code-life-area-helpers = Hilfen

# Wer jemand für die Klient_in ist
code-tie-role-parent = Elternteil
code-tie-role-partner = Partner_in
code-tie-role-child = Kind
code-tie-role-sibling = Geschwister
code-tie-role-relative = weitere Verwandte
code-tie-role-friend = Freund_in
code-tie-role-acquaintance = Bekannte, Nachbarschaft
code-tie-role-club = Verein, Gemeinschaft, Ehrenamt
code-tie-role-affected = von der Tat betroffene Person
code-tie-role-employer = Arbeitgeber
code-tie-role-training = Schule, Ausbildung, Qualifizierung
code-tie-role-colleague = Kolleg_in
code-tie-role-landlord = Vermietung, Wohnträger
code-tie-role-guardian = rechtliche Betreuung
code-tie-role-probation = Bewährungshilfe, Führungsaufsicht
code-tie-role-jobcenter = Jobcenter, Agentur für Arbeit
code-tie-role-office = andere Behörde
code-tie-role-prison-service = Sozialdienst der Haftanstalt
code-tie-role-therapist = Therapie
code-tie-role-doctor = Arztpraxis
code-tie-role-counselling = Beratungsstelle
code-tie-role-helper = weitere Hilfe, Vermittlung
code-tie-role-other = sonstige

# Nähe
code-closeness-inner = sehr nah
code-closeness-middle = nah
code-closeness-outer = weiter weg

# Was eine Verbindung bewirkt
code-quality-supporting = trägt
code-quality-burdening = belastet
code-quality-unclear = unklar

# Was die Klient_in sich wünscht
code-contact-wish-wanted = möchte Kontakt
code-contact-wish-later = jetzt nicht
code-contact-wish-unwanted = möchte keinen Kontakt
code-contact-wish-unclear = noch nicht besprochen

# Einwilligung einer Person aus dem Umfeld
code-consent-not-asked = noch nicht gefragt
code-consent-given = erteilt
code-consent-refused = abgelehnt
code-consent-withdrawn = widerrufen

# Wie eingewilligt wurde
code-consent-way-written = schriftlich
code-consent-way-spoken = mündlich

# Grundlage eines Kontaktverbots
code-order-basis-protection = Gewaltschutz (§ 1 GewSchG)
code-order-basis-directive = Weisung (§§ 56c, 68b StGB)
code-order-basis-prison = Anordnung der Haftanstalt
code-order-basis-access = Umgangsregelung (§ 1684 BGB)
code-order-basis-own-wish = Wunsch der Person
code-order-basis-other = andere Grundlage

# Schritte mit dem Umfeld
code-step-kind-restore = Kontakt wieder aufnehmen
code-step-kind-build = Kontakt aufbauen
code-step-kind-strengthen = Kontakt stärken
code-step-kind-distance = Abstand halten

# Stand eines Schritts
code-step-status-planned = vereinbart
code-step-status-running = läuft
code-step-status-done = erledigt
code-step-status-dropped = aufgegeben

# Einschätzung: Stimmen, Stufen, Wichtigkeit, Dringlichkeit, Ergebnis, Veränderung
code-voice-client = Klient_in
code-voice-worker = Fachkraft
code-voice-third-party = Dritte
code-voice-summary = Fachliche Zusammenfassung
code-mark-0 = keine
code-mark-1 = wenig
code-mark-2 = etwas
code-mark-3 = viel
code-mark-4 = sehr viel
code-mark-not-relevant = spielt keine Rolle
code-mark-not-assessed = noch nicht eingeschätzt
code-importance-unsaid = nicht gesagt
code-importance-little = kann warten
code-importance-important = wichtig
code-importance-first = kommt zuerst
code-urgency-unsaid = offen
code-urgency-after = nach der Entlassung
code-urgency-before = vor der Entlassung
code-urgency-now = jetzt gleich
code-need-result-need = Bedarf
code-need-result-no-need = kein Bedarf
code-need-result-declined = Hilfe abgelehnt
code-need-state-open = offen
code-need-state-in-plan = im Plan
code-need-state-met = gedeckt
code-need-state-gone = besteht nicht mehr
code-occasion-intake = Aufnahme
code-occasion-interim = Zwischenbilanz
code-occasion-before-release = vor der Entlassung
code-occasion-after-release = nach der Entlassung
code-occasion-closing = Abschluss
code-mark-change-better = besser
code-mark-change-worse = schlechter
code-mark-change-same = unverändert
code-mark-change-unknown = nicht vergleichbar

# Wer eine Maßnahme trägt
code-carried-by-client = selbst
code-carried-by-together = gemeinsam
code-carried-by-worker = Fachkraft
code-carried-by-partner = Partner

# Art einer Maßnahme
code-measure-kind-counselling = Beratung
code-measure-kind-accompaniment = Begleitung
code-measure-kind-application = Anträge und Papiere
code-measure-kind-housing-search = Wohnungssuche
code-measure-kind-job-search = Arbeitssuche
code-measure-kind-career-guidance = Berufswegeberatung
code-measure-kind-mock-interview = Bewerbung proben
code-measure-kind-training = Lernen und Üben
code-measure-kind-treatment = Behandlung
code-measure-kind-network-restore = Kontakt wieder aufnehmen
code-measure-kind-leisure = Freizeit
code-measure-kind-other = anderes

# Stand einer Maßnahme
code-measure-status-offered = angeboten
code-measure-status-agreed = vereinbart
code-measure-status-running = läuft
code-measure-status-done = abgeschlossen
code-measure-status-broken-off = abgebrochen

# Was die Person zum Plan sagt
code-plan-agreement-agreed = stimmt zu
code-plan-agreement-with-remark = stimmt zu, mit Bemerkung
code-plan-agreement-disagrees = stimmt nicht zu
code-plan-agreement-not-asked = konnte nicht gefragt werden

# Wer unterschreibt
code-plan-signer-client = Klient_in
code-plan-signer-worker = Fachkraft

# Zielerreichung
code-plan-attainment-much-less = viel weniger als erwartet
code-plan-attainment-less = weniger als erwartet
code-plan-attainment-expected = wie erwartet
code-plan-attainment-more = mehr als erwartet
code-plan-attainment-much-more = viel mehr als erwartet
code-resource-from-assessment = aus der Einschätzung
code-resource-from-check = aus dem Empfangsraum-Check
code-resource-from-success = aus dem, was gelungen ist
code-pause-reason-transfer = Verlegung
code-pause-reason-illness = Krankheit
code-pause-reason-treatment = laufende Behandlung
code-pause-reason-not-reached = nicht zu erreichen
code-pause-reason-client-wish = Wunsch der Person
code-pause-reason-other = anderer Grund

# Selbstständigkeit
code-independence-escort = mit Begleitung
code-independence-reminder = mit Erinnerung
code-independence-alone = allein
# Art eines Ausgangs
code-leave-kind-accompanied = begleiteter Ausgang
code-leave-kind-unaccompanied = Ausgang ohne Begleitung
code-leave-kind-escorted = Ausführung
code-leave-kind-extended = Langzeitausgang

# Zweck eines Ausgangs
code-leave-purpose-family = Familie
code-leave-purpose-landlord = Wohnung, Vermietung
code-leave-purpose-employer = Vorstellung beim Arbeitgeber
code-leave-purpose-office = Behörde
code-leave-purpose-treatment = Behandlung
code-leave-purpose-other = anderer Zweck

# Stand eines Ausgangs
code-leave-status-planned = geplant
code-leave-status-applied = beantragt
code-leave-status-approved = genehmigt
code-leave-status-refused = abgelehnt
code-leave-status-took-place = durchgeführt
code-leave-status-cancelled = abgesagt
# appointment_status
code-appointment-status-planned = vereinbart
code-appointment-status-held = hat stattgefunden
code-appointment-status-missed = nicht wahrgenommen
code-appointment-status-cancelled = abgesagt
code-appointment-status-moved = geändert

# outcome_reason
code-outcome-reason-excused = entschuldigt
code-outcome-reason-unexcused = ohne Absage
code-outcome-reason-organisational = organisatorisch, niemandes Versäumnis
code-outcome-reason-late = zu spät

# cancelled_by
code-cancelled-by-client = von Klient_in
code-cancelled-by-worker = von uns
code-cancelled-by-prison = von der Haftanstalt
code-cancelled-by-partner = von einer anderen Stelle

# repeat
code-repeat-once = einmal
code-repeat-weekly = jede Woche
code-repeat-fortnightly = alle zwei Wochen

# reach_step
code-reach-step-same-day = Am selben Tag versuchen
code-reach-step-second-channel = Einen zweiten Weg versuchen
code-reach-step-letter = Brief schreiben
code-reach-step-case-talk = Fallbesprechung führen

# plan_outcome
code-plan-outcome-reached = erreicht
code-plan-outcome-partly = teilweise erreicht
code-plan-outcome-not-reached = nicht erreicht
code-plan-outcome-given-up = aufgegeben

# concern_status
code-concern-status-open = offen
code-concern-status-answered = beantwortet
code-concern-status-task = als Aufgabe übernommen
code-concern-status-plan = steht im Plan

# conference_status
code-conference-status-invited = eingeladen
code-conference-status-held = hat stattgefunden
code-conference-status-cancelled = abgesagt

# conference_side
code-conference-side-ours = wir
code-conference-side-client = Klient_in
code-conference-side-theirs = andere Stelle

# Feld eines Briefs
code-letter-field-name = Name der Klient_in
code-letter-field-born = Geburtsdatum
code-letter-field-case-number = Fallnummer
code-letter-field-book-number = Buchnummer der Haftanstalt
code-letter-field-institution = Haftanstalt
code-letter-field-release = Entlassungstermin
code-letter-field-programme = Name des Programms
code-letter-field-office = Standort mit Adresse
code-letter-field-address = Anschrift, an die Post der Klient_in geht
code-letter-field-worker = Ansprechperson
code-letter-field-phone = Telefon der Ansprechperson
code-letter-field-deputy = Vertretung
code-letter-field-today = Tag, an dem der Brief entsteht
code-letter-field-no-entitlement = Satz, dass aus der Teilnahme kein Anspruch entsteht

# Berufsweg
code-work-part-schooling = Schule
code-work-part-training = Ausbildung
code-work-part-experience = Arbeit bisher
code-work-part-licences = Führerschein und andere Scheine
code-work-part-languages = Sprachen
code-work-part-limits = Worauf bei der Arbeit zu achten ist
code-work-part-wishes = Wie Arbeit sein soll
code-work-part-targets = Berufe, die infrage kommen
code-work-part-steps = Was noch fehlt, und bis wann
code-work-part-actions = Vorbereitung
code-work-step-state-planned = geplant
code-work-step-state-applied = angemeldet
code-work-step-state-running = läuft
code-work-step-state-done = fertig
code-work-step-state-dropped = aufgegeben
code-work-action-cv = Lebenslauf
code-work-action-photo = Bewerbungsfoto
code-work-action-certificates = Zeugnisse und Nachweise
code-work-action-interview = Vorstellungsgespräch üben
code-work-action-state-open = offen
code-work-action-state-running = in Arbeit
code-work-action-state-done = fertig
code-work-action-state-not-now = jetzt nicht
code-work-why-not-not-needed = wird nicht gebraucht
code-work-why-not-other-first = anderes ist zuerst dran
code-work-why-not-too-early = noch zu früh
code-work-why-not-not-possible-here = geht in der Haft nicht
code-work-why-not-other = anderer Grund

# partner_kind
code-partner-kind-housing = Wohnen
code-partner-kind-debt-advice = Schuldnerberatung
code-partner-kind-addiction-help = Suchthilfe
code-partner-kind-job-centre = Jobcenter, Arbeitsagentur
code-partner-kind-employer = Betrieb
code-partner-kind-education = Bildung und Qualifizierung
code-partner-kind-health = Gesundheit
code-partner-kind-volunteering = Ehrenamt
code-partner-kind-authority = Behörde
code-partner-kind-other = anderes

# activity_kind
code-activity-kind-round-table = Runder Tisch
code-activity-kind-visit = Besuch
code-activity-kind-agreement-talk = Absprache zur Zusammenarbeit
code-activity-kind-committee = Gremium
code-activity-kind-public-relations = Öffentlichkeitsarbeit
code-activity-kind-other = anderes

# readiness
code-readiness-settled = geklärt
code-readiness-under-way = in Arbeit
code-readiness-open = offen
code-readiness-missing = noch nicht betrachtet

# readiness_step
code-readiness-step-settle = Bedarf klären
code-readiness-step-secure = Lücke schließen
code-readiness-step-enter-release = Entlassungstermin eintragen
code-readiness-step-set-goal = Ziel setzen
code-readiness-step-add-measure = Maßnahme ergänzen
code-readiness-step-confirm = Zusage bestätigen lassen
code-readiness-step-agree = Antwort zum Plan einholen
code-readiness-step-go-on = Maßnahmen weiterführen

# sentence_kind
code-sentence-kind-sentence = Strafe
code-sentence-kind-linked = Anschlussstrafe
code-sentence-kind-credited-remand = angerechnete Untersuchungshaft
code-sentence-kind-default-imprisonment = Ersatzfreiheitsstrafe

# address_kind
code-address-kind-residence = Wohnanschrift
code-address-kind-care-of = Postanschrift bei anderen
code-address-kind-registered = zuletzt gemeldet

# address_standing
code-address-standing-holds = gilt
code-address-standing-ends-soon = endet bald
code-address-standing-ahead = gilt später
code-address-standing-over = vorbei
code-address-standing-no-consent = Zustimmung fehlt
code-address-standing-former = vor der Haft

# skip_reason
code-skip-reason-not-needed = nicht nötig
code-skip-reason-elsewhere = anderswo erledigt
code-skip-reason-declined = die Klient_in möchte es nicht
code-skip-reason-not-possible = nicht möglich
code-skip-reason-other = anderer Grund
