### programme: programmes: the concept beside its rules.
### All keys begin with programme-.

programme-list-title = Programmes
programme-list-sub = Each programme is a file with a version. A case keeps the version with which it began.
programme-list-loaded = Loaded
programme-version = Version
programme-version-chip = Version { $version }, valid { $valid }
programme-valid = Valid
programme-pilot = Pilot
programme-on-page = On this page
programme-about = About the programme
programme-carrier = Carrier
programme-funder = Funding
programme-land = Land
programme-lead-domain = Leading domain of life
programme-contact = Whom to ask
programme-languages = Languages: { $languages }
programme-site-contact = Contact: { $contact }
programme-procedures = Procedures
programme-procedure = Procedure
programme-procedure-at = Different there: { $sites }
programme-procedure-parts = What belongs to it
programme-procedure-lessons = What has shown itself
programme-documents = Documents
programme-document = Document
programme-document-date = As of
programme-document-link = On the net
programme-document-file = File
programme-document-missing = The file is not in the folder of the programme files.
programme-concept = Concept
programme-no-rules = No rule was made from this.
programme-versions = Versions
programme-versions-sub = running cases stay with their version
programme-this-version = this one

# Headings of the tables
programme-criteria = Admission
programme-precedence = Who goes first
programme-phases = Phases
programme-modules = Modules
programme-tasks = Deadlines
programme-questionnaires = Questionnaires of the assessment
programme-questionnaire = Questionnaire
programme-voices = Who answers
programme-questions = What is asked
programme-questions-in = { $domain }: { $n ->
    [one] one further question
   *[other] { $n } further questions
  }
programme-scale = Steps 0 to 4
programme-needs = Needs by life domain
programme-need = Need
programme-standards = Standards
programme-securities = Securities
programme-places = Regions and sites
programme-endings = Closing
programme-retention = Retention
programme-indicators = Indicators
programme-sentences = Offers and texts

# Columns
programme-criterion = Criterion
programme-rule = Rule
programme-ask = What to ask
programme-basis = Source
programme-other = Other programme
programme-domains = Domains of life
programme-phase = Phase
programme-when = When
programme-rhythm = Contact
programme-window = Time of support
programme-module = Module
programme-content = Content
programme-place = Place
programme-repeatable = repeatable
programme-task = Task
programme-role = Responsible
programme-legal = Legal base
programme-checked = Checked
programme-verified = in the text of the law
programme-unverified = not checked yet
programme-templates = { $n ->
    [one] { $n } template
   *[other] { $n } templates
}
programme-only-if = Only if { $rule }
programme-security = Security
programme-tolerance = { $n ->
    [0] every day of a hole counts
    [one] { $n } day of a hole is tolerable
   *[other] { $n } days of a hole are tolerable
}
programme-fallback = What closes a hole, best first
programme-escalation = Who acts when
programme-region = Region
programme-municipalities = Belongs to it
programme-sites = Site
programme-reason = Reason
programme-ending = Kind
programme-approver = Has to agree: { $role }
programme-reentry-window = If the period of help was over before: until { $to }
programme-class = Records
programme-class-access-log = access log
programme-class-case-file = case file
programme-class-contacts-without-admission = contacts without admission
programme-class-esf-vouchers = ESF vouchers
programme-class-money = money and receipts
programme-class-prison-origin = data from the prison
programme-period = Period
programme-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
programme-every-days = { $n ->
    [one] every day
   *[other] at least every { $n } days
}
programme-indicator = Indicator
programme-counted = How it is counted
programme-counted-in = Report
programme-counted-nowhere = in no report yet
programme-kind = Kind
programme-wording = Content
programme-span = { $from } until { $to }
programme-span-open = from { $from } on
