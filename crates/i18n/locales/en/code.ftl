### code: words for fixed values, code-<enum>-<value>.
### The values live in the program; tests/it/codes.rs names every enum and compares.
### Names of the Länder come from there.

# Where a case stands
code-case-status-registered = registered
code-case-status-clearing = being cleared
code-case-status-waiting = on the waiting list
code-case-status-active = running
code-case-status-closing = being closed
code-case-status-closed = closed
code-case-status-rejected = not admitted

# Who answers for a case
code-responsibility-lead = Lead worker
code-responsibility-deputy = Deputy

# Why a case goes on
code-reentry-kind-after-end = after the regular end
code-reentry-kind-after-dropout = after it was broken off

# Kind of custody
code-custody-kind-prison-sentence = prison sentence
code-custody-kind-youth-sentence = youth sentence
code-custody-kind-remand = remand
code-custody-kind-default-imprisonment = imprisonment for an unpaid fine
code-custody-kind-preventive-detention = preventive detention
code-custody-kind-other = other custody

# Kind of release
code-release-kind-full-term = full term
code-release-kind-two-thirds = parole after two thirds
code-release-kind-half-term = parole after half
code-release-kind-court-fixed = fixed by a court
code-release-kind-pulled-forward = brought forward
code-release-kind-credited-days = days credited for work
code-release-kind-pardon = pardon or amnesty
code-release-kind-therapy-deferral = deferral for therapy
code-release-kind-end-of-remand = end of remand
code-release-kind-end-of-default-imprisonment = end of imprisonment for an unpaid fine

# How sure the date is
code-confidence-certain = certain
code-confidence-likely = likely
code-confidence-uncertain = uncertain

# Why a release may come earlier
code-pull-forward-weekend = weekend
code-pull-forward-public-holiday = public holiday
code-pull-forward-after-easter-or-whitsun = first working day after Easter or Whitsun
code-pull-forward-christmas = 22 December to 2 January

# Where a day goes on which nothing is open
code-roll-none = stays on this day
code-roll-before = working day before
code-roll-after = next working day

# Days from which is counted
code-anchor-custody-start = Start of custody
code-anchor-release = Release
code-anchor-entry = Entry into the programme
code-anchor-exit = Exit from the programme
code-anchor-move-in = Moving in
code-anchor-job-start = Start of a job
code-anchor-job-end = End of a job
code-anchor-court-decision = Court decision
code-anchor-document = Date of the document
code-anchor-application = Application
code-anchor-support-end = End of prolonged support

# Securities; a programme may have names of its own
code-security-accommodation = Housing
code-security-income = Income
code-security-health-insurance = Health insurance
code-security-identity = Identity papers
code-security-treatment = Treatment
code-security-work-or-day-structure = Work / structured day
code-security-contact = Contact

# The same in one word, for narrow columns
code-security-short-accommodation = Housing
code-security-short-income = Income
code-security-short-health-insurance = Insurance
code-security-short-identity = Papers
code-security-short-treatment = Treatment
code-security-short-work-or-day-structure = Work
code-security-short-contact = Contact

# Status of the seam
code-seam-status-over = in the past
code-seam-status-closed = no gap
code-seam-status-at-risk = only promised
code-seam-status-open = open

# How firm an arrangement is
code-strength-promised = promised
code-strength-confirmed = confirmed
code-strength-actual = in place

# Before or after the gate
code-side-inside = in custody
code-side-outside = outside

# Kind of contact
code-contact-kind-prison-visit = Prison visit
code-contact-kind-office = Talk in the office
code-contact-kind-home-visit = Home visit
code-contact-kind-accompaniment = Going along
code-contact-kind-phone = Telephone
code-contact-kind-video = Video call
code-contact-kind-letter = Letter
code-contact-kind-message = E-mail or text message
code-contact-kind-third-party = With others

# Outcome of the contact
code-contact-outcome-reached = took place
code-contact-outcome-attempted = not reached
code-contact-outcome-no-show = appointment missed

# Kind of statement
code-epistemic-kind-fact = Fact
code-epistemic-kind-assessment = Professional assessment
code-epistemic-kind-client-statement = Statement by the client
code-epistemic-kind-third-party-statement = Statement by others

# How binding a deadline is
code-task-kind-statutory = statutory deadline
code-task-kind-should = intended deadline
code-task-kind-professional = good practice

# Who does it
code-task-role-transition-manager = Transition management
code-task-role-prison-social-service = Prison social service
code-task-role-coordination = Coordination
code-task-role-client = Client
code-task-role-together = Together
code-task-role-partner = Partner

# Where a task stands
code-task-status-open = open
code-task-status-done = done
code-task-status-skipped = skipped

# How an overlap is settled
code-overlap-resolution-unsettled = not settled yet
code-overlap-resolution-refuse = no admission, the other support goes first
code-overlap-resolution-partial-agreement = partial agreement
code-overlap-resolution-no-conflict = no overlap

# Roles
code-role-transition-manager = Transition management
code-role-prison-social-service = Prison social service
code-role-coordination = Coordination
code-role-data-protection-officer = Data protection
code-role-administrator = Administration

# How somebody is related to a case
code-relation-lead = Lead worker
code-relation-deputy = Deputy
code-relation-office = Coordination of the site
code-relation-institution = Prison
code-relation-emergency = opened in an emergency
code-relation-colleague = Team of the site
code-relation-none = none

# Why something cannot be done; whole sentences
code-why-role = Your part in this case does not include this.
code-why-task-of-another-role = Somebody else does this task.
code-why-outside-arrangement = This arrangement lies outside the prison; transition management enters it.
code-why-own-request = You asked for this yourself. A second person has to approve it.
code-why-intake-over = The admission has already been decided.
code-why-case-ended = The case has ended. It can be read and corrected, but not continued.
code-why-case-open = The case has not ended yet.
code-why-other-institution = This prison is not part of your area.

# Why two entries may mean the same person
code-match-reason-book-number = same prison number, and name or date of birth
code-match-reason-name-and-birth-date = same name and date of birth
code-match-reason-fewer-given-names = same family name and date of birth, fewer given names
code-match-reason-swapped-names = given and family name exchanged, same date of birth
code-match-reason-phonetic = name sounds alike, same date of birth
code-match-reason-birth-date-typo = same name, date of birth differs by one slip
code-match-reason-book-number-only = same prison number, but another name and date of birth
code-match-reason-name-without-birth-date = same name, one date of birth is missing
code-match-reason-other-family-name = same given names and date of birth, another family name
code-match-reason-phonetic-without-birth-date = name sounds alike, one date of birth is missing

# Result of an admission criterion
code-criterion-met = met
code-criterion-not-met = not met
code-criterion-unknown = not known

# Result of all criteria together
code-admission-eligible = may be admitted
code-admission-not-eligible = criteria not met
code-admission-needs-clearing = still to be cleared

# What can be known about a case
code-fact-institution-land = Land of the prison
code-fact-custody-start = Start of custody
code-fact-custody-months = Time in custody in months
code-fact-sentence-months = Sentence in months
code-fact-release-date = Release date
code-fact-release-kind = Kind of release
code-fact-release-region = Place after release
code-fact-conduct-supervision = Conduct supervision
code-fact-probation = Probation
code-fact-supervision-basis = Basis of the supervision
code-fact-supervision-from = Start of the supervision
code-fact-supervision-until = End of the supervision
code-fact-age-at-release = Age at release
code-fact-birth-date = Date of birth
code-fact-custody-kind = Kind of custody
code-fact-other-support = Other support
code-fact-nationality-group = nationality
code-fact-unemployed = Without work after release
code-fact-needs = Securities and areas of life that are needed
code-fact-move-in = Moving in
code-fact-job-start = Start of a job
code-fact-job-end = End of a job
code-fact-entry = Entry into the programme
code-fact-exit = Exit from the programme
code-fact-court-decision = Court decision
code-fact-application = Application
code-fact-document = Date of the document
code-fact-actual-release = Actual release

# Kind of a module
code-module-kind-counselling = Counselling
code-module-kind-transition = Transition
code-module-kind-employment = Employment
code-module-kind-day-structure = Structured day
code-module-kind-training = Course

# Place of a module
code-group-kind-skills-training = Social skills training
code-group-kind-work = Work group
code-group-kind-leisure = Free time
code-group-kind-other = Other group
code-member-status-waiting = on the waiting list
code-member-status-member = takes part
code-member-status-completed = completed
code-member-status-broken-off = broken off
code-member-status-passed-on = passed on
code-member-status-mistaken = entered by mistake
code-attendance-attended = was there
code-attendance-excused = excused
code-attendance-unexcused = without a word
code-attendance-organisational = prevented, nobody’s fault
code-module-place-inside = in custody
code-module-place-outside = outside
code-module-place-both = in custody and outside

# How a case ends
code-closure-kind-end = not broken off
code-closure-kind-dropout = broken off

# What a reason takes for granted
code-closure-expects-release = applies after the release
code-closure-expects-window-over = applies after the time meant for support

# Kind of a region
code-region-kind-urban = town
code-region-kind-rural = country

# What a programme rules
code-rule-kind-criterion = Admission criterion
code-rule-kind-phase = Phase
code-rule-kind-task = Task
code-rule-kind-module = Module
code-rule-kind-procedure = Procedure
code-rule-kind-security = Security
code-rule-kind-precedence = Precedence
code-rule-kind-domain = Area of life
code-rule-kind-region = Region
code-rule-kind-site = Site
code-rule-kind-contact-rhythm = Contact rhythm
code-rule-kind-closure-reason = Reason for closing
code-rule-kind-indicator = Indicator
code-rule-kind-group-offer = Group offer
code-rule-kind-text = Text for papers
code-rule-kind-retention = Retention
code-rule-kind-window = Window of support
code-rule-kind-reentry = Re-entry
code-rule-kind-disclaimer = Disclaimer
code-rule-kind-carrier = Carrier
code-rule-kind-funder = Funder
code-rule-kind-lead-domain = Leading area of life
code-rule-kind-pilot = Pilot
code-rule-kind-contact = Whom to ask

# Kind of a prison
code-institution-kind-prison = prison
code-institution-kind-youth-prison = youth prison
code-institution-kind-womens-prison = women’s prison
code-institution-kind-prison-hospital = prison hospital
code-institution-kind-social-therapy = social therapy institution

# Columns of a release list
code-import-field-book-number = Prison number
code-import-field-family-name = Family name
code-import-field-given-names = Given names
code-import-field-full-name = Family name, given names
code-import-field-birth-date = Date of birth
code-import-field-custody-start = Start of custody
code-import-field-release-date = Release
code-import-field-release-kind = Kind of release
code-import-field-custody-kind = Kind of custody
code-import-field-sentence-months = Sentence in months
code-import-field-release-place = Place after release
code-import-field-institution = Prison
code-import-field-institution-unit = House or department

# Why a password is refused; whole sentences
code-password-problem-too-short = The password is too short: at least 12 characters.
code-password-problem-too-long = The password is too long: at most 128 characters.
code-password-problem-monotonous = The password repeats itself. Use more different characters.
code-password-problem-only-digits = The password consists of digits only.
code-password-problem-common = This password is very common and therefore easy to guess. Several unrelated words are better.
code-password-problem-personal = The password consists of your name, your sign-in name or the name of the program.

code-paper-kind-information = Information sheet
code-paper-kind-agreement = Participation agreement
code-paper-kind-plan = Plan
code-paper-kind-next-steps = My next steps
code-paper-kind-appointment-card = Appointment card
code-paper-kind-appointment-letter = Appointment letter
code-paper-kind-weekly-plan = Weekly plan
code-paper-kind-crisis-plan = Crisis plan
code-paper-kind-leave = Application for a leave
code-paper-kind-conference = Minutes of the conference
code-paper-kind-final-report = Final report
code-paper-kind-guest-invitation = Invitation of others to a case conference
code-paper-kind-invitation = Invitation to a case conference
code-paper-kind-letter = Letter of the office
code-paper-kind-file-copy = Copy of the file
code-paper-kind-coming-back = You can come back
code-paper-kind-partial-agreement = Partial agreement

code-paper-language-de = German
code-paper-language-easy = Easy German
code-paper-language-en = English

code-handed-how-given = given by hand
code-handed-how-sent = sent
code-handed-how-read-aloud = read aloud

code-information-topic-programme = What it is about and how long
code-information-topic-voluntary = Taking part is voluntary
code-information-topic-no-entitlement = No entitlement from taking part
code-information-topic-records = What is recorded
code-information-topic-disclosure = Who may be told what
code-information-topic-rights = Rights: see, correct, delete, complain
code-information-topic-contact = Contact person and deputy
code-information-topic-deadlines = Benefits, registration and deadlines around the release
code-information-topic-coming-back = Taking part again

code-understood-yes = understood, in own words
code-understood-partly = in part, to be repeated
code-understood-no = not understood yet
code-understood-not-asked = not asked
# Days of the weekly plan
code-week-days-monday = Monday
code-week-days-tuesday = Tuesday
code-week-days-wednesday = Wednesday
code-week-days-thursday = Thursday
code-week-days-friday = Friday
code-week-days-saturday = Saturday
code-week-days-sunday = Sunday
code-week-days-working-week = Monday to Friday
code-week-days-weekend = Saturday and Sunday
code-week-days-daily = every day

# Kinds in the weekly plan
code-week-kind-work = Work, training
code-week-kind-appointment = Appointment
code-week-kind-leisure = Leisure
code-week-kind-family = Family, friends
code-week-kind-offer = Club, group
code-week-kind-rest = Rest

# Kinds of handover
code-handover-kind-worker = to another person at the same site
code-handover-kind-site = to another site
code-handover-kind-phase = from the work inside to aftercare

# Network: person or organisation
code-tie-kind-person = person
code-tie-kind-organisation = organisation

# Sectors of the map
code-life-area-family = Family
code-life-area-friends = Friends
code-life-area-work = Work, home
code-life-area-authorities = Authorities
code-life-area-helpers = Helpers

# Who somebody is to the client
code-tie-role-parent = parent
code-tie-role-partner = partner
code-tie-role-child = child
code-tie-role-sibling = sibling
code-tie-role-relative = relative
code-tie-role-friend = friend
code-tie-role-acquaintance = acquaintance, neighbour
code-tie-role-club = club, community, voluntary work
code-tie-role-affected = person harmed by the offence
code-tie-role-employer = employer
code-tie-role-training = school, training
code-tie-role-colleague = colleague
code-tie-role-landlord = landlord, housing provider
code-tie-role-guardian = legal guardian
code-tie-role-probation = probation, conduct supervision
code-tie-role-jobcenter = jobcentre, employment agency
code-tie-role-office = another authority
code-tie-role-prison-service = social service of the prison
code-tie-role-therapist = therapist
code-tie-role-doctor = doctor
code-tie-role-counselling = counselling
code-tie-role-helper = another helper, mediator
code-tie-role-other = somebody else

# Closeness
code-closeness-inner = very near
code-closeness-middle = near
code-closeness-outer = farther away

# What a tie does
code-quality-supporting = supports
code-quality-burdening = burdens
code-quality-unclear = unclear

# What the client wishes
code-contact-wish-wanted = wants contact
code-contact-wish-later = not now
code-contact-wish-unwanted = wants no contact
code-contact-wish-unclear = not talked about yet

# Consent of somebody in the network
code-consent-not-asked = not asked yet
code-consent-given = given
code-consent-refused = refused
code-consent-withdrawn = withdrawn

# How consent was given
code-consent-way-written = in writing
code-consent-way-spoken = spoken

# Basis of a no-contact order
code-order-basis-protection = protection from violence (§ 1 GewSchG)
code-order-basis-directive = directive (§§ 56c, 68b StGB)
code-order-basis-prison = order of the prison
code-order-basis-access = decision on access to a child (§ 1684 BGB)
code-order-basis-own-wish = wish of the person
code-order-basis-other = another basis

# Steps with the network
code-step-kind-restore = take up contact again
code-step-kind-build = build a contact
code-step-kind-strengthen = strengthen a contact
code-step-kind-distance = keep a distance

# Where a step stands
code-step-status-planned = agreed
code-step-status-running = under way
code-step-status-done = done
code-step-status-dropped = given up

# Assessment: voices, steps, importance, urgency, result, change
code-voice-client = Client
code-voice-worker = Worker
code-voice-third-party = Third party
code-voice-summary = Professional summary
code-mark-0 = none
code-mark-1 = little
code-mark-2 = some
code-mark-3 = much
code-mark-4 = very much
code-mark-not-relevant = plays no part
code-mark-not-assessed = not assessed yet
code-importance-unsaid = not said
code-importance-little = can wait
code-importance-important = important
code-importance-first = comes first
code-urgency-unsaid = open
code-urgency-after = after release
code-urgency-before = before release
code-urgency-now = right now
code-need-result-need = need
code-need-result-no-need = no need
code-need-result-declined = help declined
code-need-state-open = open
code-need-state-in-plan = in the plan
code-need-state-met = met
code-need-state-gone = no longer there
code-occasion-intake = intake
code-occasion-interim = interim review
code-occasion-before-release = before the release
code-occasion-after-release = after the release
code-occasion-closing = closing
code-mark-change-better = better
code-mark-change-worse = worse
code-mark-change-same = unchanged
code-mark-change-unknown = cannot be compared

# Who carries a measure
code-carried-by-client = alone
code-carried-by-together = together
code-carried-by-worker = worker
code-carried-by-partner = partner

# Kind of a measure
code-measure-kind-counselling = counselling
code-measure-kind-accompaniment = accompaniment
code-measure-kind-application = applications and papers
code-measure-kind-housing-search = looking for a home
code-measure-kind-job-search = looking for work
code-measure-kind-career-guidance = career guidance
code-measure-kind-mock-interview = practising an application
code-measure-kind-training = learning and practising
code-measure-kind-treatment = treatment
code-measure-kind-network-restore = restoring contact
code-measure-kind-leisure = leisure
code-measure-kind-other = something else

# Status of a measure
code-measure-status-offered = offered
code-measure-status-agreed = agreed
code-measure-status-running = running
code-measure-status-done = done
code-measure-status-broken-off = broken off

# What the person says to the plan
code-plan-agreement-agreed = agrees
code-plan-agreement-with-remark = agrees, with a remark
code-plan-agreement-disagrees = disagrees
code-plan-agreement-not-asked = could not be asked

# Who signs
code-plan-signer-client = client
code-plan-signer-worker = worker

# Goal attainment
code-plan-attainment-much-less = much less than expected
code-plan-attainment-less = less than expected
code-plan-attainment-expected = as expected
code-plan-attainment-more = more than expected
code-plan-attainment-much-more = much more than expected
code-resource-from-assessment = from the assessment
code-resource-from-check = from the check of the receiving environment
code-resource-from-success = from what went well
code-pause-reason-transfer = transfer
code-pause-reason-illness = illness
code-pause-reason-treatment = treatment going on
code-pause-reason-not-reached = cannot be reached
code-pause-reason-client-wish = wish of the person
code-pause-reason-other = another reason

# Independence
code-independence-escort = with somebody along
code-independence-reminder = with a reminder
code-independence-alone = alone
# Kind of a leave
code-leave-kind-accompanied = accompanied leave
code-leave-kind-unaccompanied = unaccompanied leave
code-leave-kind-escorted = escorted outing
code-leave-kind-extended = extended leave

# Purpose of a leave
code-leave-purpose-family = family
code-leave-purpose-landlord = home, landlord
code-leave-purpose-employer = interview with an employer
code-leave-purpose-office = office
code-leave-purpose-treatment = treatment
code-leave-purpose-other = another purpose

# Status of a leave
code-leave-status-planned = planned
code-leave-status-applied = applied for
code-leave-status-approved = approved
code-leave-status-refused = refused
code-leave-status-took-place = took place
code-leave-status-cancelled = called off
# appointment_status
code-appointment-status-planned = agreed
code-appointment-status-held = took place
code-appointment-status-missed = missed
code-appointment-status-cancelled = called off
code-appointment-status-moved = changed

# outcome_reason
code-outcome-reason-excused = with an excuse
code-outcome-reason-unexcused = without a word
code-outcome-reason-organisational = organisational, nobody’s fault
code-outcome-reason-late = too late

# cancelled_by
code-cancelled-by-client = by the client
code-cancelled-by-worker = by us
code-cancelled-by-prison = by the prison
code-cancelled-by-partner = by another body

# repeat
code-repeat-once = once
code-repeat-weekly = every week
code-repeat-fortnightly = every two weeks

# reach_step
code-reach-step-same-day = Try on the same day
code-reach-step-second-channel = Try a second way
code-reach-step-letter = Write a letter
code-reach-step-case-talk = Hold a case talk

# plan_outcome
code-plan-outcome-reached = reached
code-plan-outcome-partly = reached in part
code-plan-outcome-not-reached = not reached
code-plan-outcome-given-up = given up

# concern_status
code-concern-status-open = open
code-concern-status-answered = answered
code-concern-status-task = became a task
code-concern-status-plan = stands in the plan

# conference_status
code-conference-status-invited = invited
code-conference-status-held = took place
code-conference-status-cancelled = called off

# conference_side
code-conference-side-ours = us
code-conference-side-client = the client
code-conference-side-theirs = another body

# Field of a letter
code-letter-field-name = Name of the client
code-letter-field-born = Date of birth
code-letter-field-case-number = Number of the case
code-letter-field-book-number = Book number of the prison
code-letter-field-institution = Prison
code-letter-field-release = Release date
code-letter-field-programme = Name of the programme
code-letter-field-office = Site with address
code-letter-field-address = Address to which post of the client goes
code-letter-field-worker = Contact person
code-letter-field-phone = Telephone of the contact person
code-letter-field-deputy = Deputy
code-letter-field-today = Day on which the letter is made
code-letter-field-no-entitlement = Sentence that taking part creates no entitlement

# The way into work
code-work-part-schooling = School
code-work-part-training = Training
code-work-part-experience = Work so far
code-work-part-licences = Driving licence and other licences
code-work-part-languages = Languages
code-work-part-limits = What to heed at work
code-work-part-wishes = What work should be like
code-work-part-targets = Occupations in question
code-work-part-steps = What is still missing, and by when
code-work-part-actions = Preparation
code-work-step-state-planned = planned
code-work-step-state-applied = registered
code-work-step-state-running = running
code-work-step-state-done = finished
code-work-step-state-dropped = given up
code-work-action-cv = CV
code-work-action-photo = Application photo
code-work-action-certificates = Certificates and proofs
code-work-action-interview = Practising interviews
code-work-action-state-open = open
code-work-action-state-running = in the making
code-work-action-state-done = finished
code-work-action-state-not-now = not now
code-work-why-not-not-needed = not needed
code-work-why-not-other-first = something else comes first
code-work-why-not-too-early = too early
code-work-why-not-not-possible-here = not possible in custody
code-work-why-not-other = another reason

# partner_kind
code-partner-kind-housing = housing
code-partner-kind-debt-advice = debt advice
code-partner-kind-addiction-help = help with addiction
code-partner-kind-job-centre = Jobcenter, employment agency
code-partner-kind-employer = employer
code-partner-kind-education = education and qualification
code-partner-kind-health = health
code-partner-kind-volunteering = volunteering
code-partner-kind-authority = authority
code-partner-kind-other = other

# activity_kind
code-activity-kind-round-table = round table
code-activity-kind-visit = visit
code-activity-kind-agreement-talk = talk about working together
code-activity-kind-committee = committee
code-activity-kind-public-relations = public relations
code-activity-kind-other = other

# readiness
code-readiness-settled = settled
code-readiness-under-way = under way
code-readiness-open = open
code-readiness-missing = not looked at yet

# readiness_step
code-readiness-step-settle = Settle the need
code-readiness-step-secure = Close the gap
code-readiness-step-enter-release = Enter the release date
code-readiness-step-set-goal = Set a goal
code-readiness-step-add-measure = Add a measure
code-readiness-step-confirm = Have the promise confirmed
code-readiness-step-agree = Ask for the answer to the plan
code-readiness-step-go-on = Go on with the measures

# sentence_kind
code-sentence-kind-sentence = sentence
code-sentence-kind-linked = consecutive sentence
code-sentence-kind-credited-remand = credited remand
code-sentence-kind-default-imprisonment = imprisonment for an unpaid fine

# address_kind
code-address-kind-residence = home address
code-address-kind-care-of = postal address with others
code-address-kind-registered = last registration

# address_standing
code-address-standing-holds = holds
code-address-standing-ends-soon = ends soon
code-address-standing-ahead = holds later
code-address-standing-over = over
code-address-standing-no-consent = consent is missing
code-address-standing-former = before custody

# skip_reason
code-skip-reason-not-needed = not needed
code-skip-reason-elsewhere = done elsewhere
code-skip-reason-declined = the client does not want it
code-skip-reason-not-possible = not possible
code-skip-reason-other = another reason
