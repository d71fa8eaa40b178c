### clearing: clearing an admission: criteria, overlap, decision; places and caseload.
### All keys begin with clearing-.

clearing-page-title = Clearing the admission: { $name }

# At a glance
clearing-window = Time of support
clearing-criteria = Criteria
clearing-counts = { $met } met, { $unmet } not, { $unknown } open
clearing-only-a-hint = a hint, not a decision
clearing-reported = Reported

# Criteria
clearing-criteria-title = Does the person fit into { $programme }?
clearing-criteria-caption = Criteria of admission with fact, source and rule
clearing-read-concept = Read the concept
clearing-result = Result
clearing-fact = Fact
clearing-fact-source = Source of the fact
clearing-rule = Rule and concept
clearing-fact-missing = missing
clearing-place-unknown = in no area of the programme; please check the spelling
clearing-hint = Checked in advance: { $hint }
clearing-record-facts = Record facts
clearing-source-computed = computed from other facts
clearing-source-composed = put together: { $times }
clearing-source-reported = report of { $date }
clearing-source-release = release date
clearing-source-overlaps = overlaps, as of { $date }

# Recording facts
clearing-facts-title = Record facts
clearing-facts-intro = Change only what you have learnt. Earlier statements stay readable below; the newest counts. The release date is changed on the page “Release”.
clearing-facts-stale = Somebody has changed the same fact meanwhile. What counts now stands below the field; what you typed is still here. Check it and save again.
clearing-facts-days = Further days from which deadlines run
clearing-facts-history = Earlier statements
clearing-facts-history-sub = the newest counts
clearing-value = Value
clearing-recorded = Recorded
clearing-needs-all = all
clearing-now = Counts now: { $value }
clearing-now-said = Counts now: { $value } ({ $source })
clearing-now-computed = Computed: { $value }
clearing-source = Source: who said it, and when?
clearing-source-hint = Holds for everything that you change here. For example: sentence sheet of 02.10.2026, or social service, call on 20.11. Save facts from another source separately.
clearing-no-other-support = none (asked)
clearing-fact-custody-start = Start of custody
clearing-fact-custody-months = Time in custody in months
clearing-fact-custody-months-hint = Only if the computed time is not right. Remand and consecutive sentences are better recorded one by one: in the clearing under “Put the time in custody together”. What stands here counts before that sum.
clearing-fact-custody-kind = Kind of custody
clearing-fact-sentence-months = Sentence in months
clearing-fact-sentence-months-hint = The longest single sentence; whether conduct supervision is to be expected depends on it (section 68f StGB).
clearing-fact-release-region = Place after release
clearing-fact-release-region-hint = The town is enough, also outside the region of the programme.
clearing-fact-conduct-supervision = Conduct supervision
clearing-fact-conduct-supervision-hint = Only what somebody has confirmed: enforcement authority, court or justice social services.
clearing-facts-supervision = Conduct supervision and probation: basis and period
clearing-fact-probation = Probation
clearing-fact-probation-hint = If it exists already, record it as an overlap too.
clearing-fact-supervision-basis = Basis
clearing-fact-supervision-basis-hint = What the supervision rests on, or why there is none. The offence is not recorded.
clearing-fact-supervision-from = Start of the supervision
clearing-fact-supervision-until = End of the supervision
clearing-error-supervision-basis = This basis does not fit what is recorded on conduct supervision and probation. Please change one of the two.
clearing-error-supervision-none = The record says that there is no supervision. Please empty the day, or first record which supervision there is.
clearing-fact-other-support = Other support
clearing-fact-other-support-hint = If there is any, record it as an overlap.
clearing-fact-nationality-group = Nationality
clearing-fact-nationality-group-hint = Only so that no deadline of residence law is missed. The country is not recorded.
clearing-fact-unemployed = Without work or training after release
clearing-fact-needs = Securities that are needed
clearing-fact-needs-hint = What the person needs after release. The seam shows holes only for these.
clearing-fact-move-in = Moving in
clearing-fact-job-start = Start of the job
clearing-fact-job-end = End of the job
clearing-fact-court-decision = Decision of the court
clearing-fact-application = Application
clearing-fact-document = Date of the document

# Overlaps
clearing-overlaps = Overlaps
clearing-no-overlaps = No other support on record.
clearing-overlap-new = Record other support
clearing-overlap-intro = Who supports the person already, and in which domains of life? After that you settle how the two go together.
clearing-overlap-save = Save and settle
clearing-overlap-title = Overlap with { $name }
clearing-other = Other support
clearing-other-known = Named in the programme
clearing-other-name = Another service
clearing-other-name-hint = Name of the project, the carrier or the service
clearing-covers = Covers these domains of life
clearing-period = Period
clearing-from = Since
clearing-to = Until and including
clearing-until = until { $to }
clearing-settle = How do the two go together?
clearing-resolution = Settlement
clearing-resolution-partial-agreement-hint = The domains of life are divided: none twice, none lost.
clearing-resolution-no-conflict-hint = The other support does nothing of what we do, or it ends before.
clearing-resolution-refuse-hint = The other support accompanies the transition already. An admission is then not possible.
clearing-split = Who takes which domain of life?
clearing-split-hint = Counts only for a partial agreement.
clearing-now-with = Now with
clearing-will-be-with = In future with
clearing-nobody = nobody
clearing-goes-first = goes first there
clearing-who-holds = { $domain }: who takes it
clearing-talk-hint = A partial agreement counts only once both sides have talked it over. You can save it before.
clearing-agreed-on = Agreed on
clearing-agreed-on-hint = Day of the talk
clearing-agreed-with = Agreed with
clearing-agreed-with-hint = Name and service
clearing-agreed = Partial agreement, agreed on { $date }
clearing-agreed-full = agreed on { $date } with { $with }
clearing-not-agreed = Partial agreement, not talked over yet
clearing-overlap-stale = Below stands first what is saved, then what you typed. If yours is to count, save again.
clearing-overlap-end-title = Recorded by mistake, or ended?
clearing-overlap-end-text = What this service has taken over then falls back to our programme. The entry stays in the log.
clearing-overlap-end = End this entry
clearing-split-twice = This domain of life is given twice. Please choose only one service.
clearing-split-lost = Nobody takes this domain of life. Please choose a service.
clearing-split-priority = The other programme goes first here. The domain stays there.
clearing-split-unknown = A domain of life is not known to the programme. Please load the page again.
clearing-split-nothing = No domain of life is left for our programme. Then no admission is needed.

# Partial agreement on paper
clearing-agreement-title = Partial agreement
clearing-agreement-link = Print the partial agreement
clearing-agreement-draft = Draft: not talked over with all sides yet. Until then the partial agreement does not count.
clearing-parties = Parties
clearing-our-side = accompanies the transition
clearing-who-does-what = Who takes what
clearing-partition = each domain of life exactly once
clearing-held-by = Taken by
clearing-signatures = Signatures
clearing-signature-line = Place, date, signature: ______________________________

# Programme and site
clearing-choice = Programme and site
clearing-choice-change = Change programme or site
clearing-choice-save = Apply
clearing-programme = Programme
clearing-office = Responsible site
clearing-office-hint = Another site then sees the case alone; you give it away.
clearing-proposed = Proposed by the place of release: { $site }.

# Decision
clearing-decision = Decision
clearing-window-begun = has begun
clearing-do-decide = To the decision
clearing-decision-sub = a person decides
clearing-what = What shall happen?
clearing-choose-admit = Admit
clearing-choose-wait = On the waiting list
clearing-choose-reject = Do not admit
clearing-verdict-admit-hint = Support begins today; all tasks are computed.
clearing-verdict-admit-exception = Only as an exception: with a reason, and a second person agrees. Until then the admission does not count.
clearing-verdict-wait-hint = Stays visible among the referrals, with the lead time to release.
clearing-verdict-reject-hint = With a reason. The person should hear it.
clearing-verdict-admit = Admission
clearing-verdict-wait = Waiting list
clearing-verdict-reject = No admission
clearing-verdict-stay = Stays at its site

# The place of release no longer lies with the site
clearing-place-title = Look at the place of release again
clearing-place-now = What has changed
clearing-place-here = The case is with: { $site }.
clearing-place-not-met = These criteria of the admission are not met today:
clearing-place-hand-over = Hand over to { $site }
clearing-place-criteria = All criteria
clearing-place-correct = Correct the place of release
clearing-place-stay-title = The case stays where it is
clearing-place-reason = Reason
clearing-place-reason-hint = Why the support goes on here all the same. This settles the hint until the place changes again.
clearing-place-stay = Stays with { $site }
clearing-place-over = The place of release fits the site, or somebody has looked at it already. There is nothing to do here.
clearing-place-moved = The place of release has changed meanwhile. Please look again; your text is still there.
clearing-place-back = To the case
clearing-exception = Exception
clearing-exception-needed = Not met or still open:
clearing-overlap-first = An overlap is not settled or not talked over yet. Before that no admission is possible.
clearing-reason = Reason
clearing-reason-hint = Needed not to admit, or to ask for an exception.
clearing-site = Site
clearing-site-hint = For an admission. In brackets: running cases of places.
clearing-lead = Responsible
clearing-lead-hint = For an admission. In brackets: cases led of cases possible.
clearing-deputy = Deputy
clearing-deputy-hint = Another person at the same site.
clearing-decision-save = Save the decision
clearing-error-site-full = No place is free at this site. Saving once more admits all the same.
clearing-second-word = asked for by { $asked }, agreed by { $agreed }
clearing-second-waits = asked for by { $asked }, waits for a second person
clearing-second-refused = asked for by { $asked }, refused by { $agreed }; nothing of it holds
clearing-second-withdrawn = asked for and withdrawn by { $asked }; nothing of it holds
clearing-former = This person has been reported before.
clearing-former-link = Former case, reason and consent
clearing-decisions = Decisions so far
clearing-what-was-seen = What was known then
clearing-stale = Check what stands here now. What you typed is still here; save again if it still holds.
clearing-privacy-hint = Before the first record: inform the person about data protection and ask for consent (Art. 13 GDPR).

# Second person
clearing-waiting-title = Waits for a second person.
clearing-waiting-text = Asked for by { $name }, { $when }.
clearing-waiting-link = See the request
clearing-approval-title = Exception on admission
clearing-approval-what = What it is about
clearing-approval-case = See the clearing
clearing-asked = Request
clearing-answer-words = Remark
clearing-answer-words-hint = Whoever refuses adds the reason.
clearing-grant = Agree
clearing-refuse = Refuse
clearing-withdraw = Withdraw the request
clearing-own-request = You have asked for this yourself. A second person has to agree.
clearing-granted = Agreed.
clearing-not-granted = Not agreed.
clearing-answered-by = { $name }, { $when }

# What does not work
clearing-error-source = Please name the source: who said it, and when?
clearing-error-nothing-changed = Nothing has changed. Change a fact, or go back.
clearing-error-order = These days do not fit together: start of custody, release, birth and other days are in the wrong order.
clearing-error-waiting = An exception waits for a second person already. Another decision is possible only after that.
clearing-error-site = This site does not belong to the programme or not to you.
clearing-error-worker = This person does not work at this site.
clearing-error-reject-reason = Please name the reason why the person is not admitted.
clearing-error-exception-reason = Please name the reason of the exception: not all criteria are met.
clearing-error-already = The case has this status already.
clearing-error-overlap = First settle the overlap and talk it over.
clearing-error-status = Not possible any more: the admission has been decided ({ $status }).
clearing-error-answered = This request has been answered already.
clearing-error-refusal-reason = Please name the reason of the refusal.
clearing-error-outdated = Criteria have changed since the request. It does not hold like this any more and has to be made again.
clearing-error-place-taken = Since the request was made, the last place at the site has been taken. Please refuse it; then another site or the waiting list is possible.
clearing-error-place-gone = The site or the people named have changed since the request was made. Please refuse it; then it can be made again.
clearing-error-other-programme = Please choose a support that is named, or enter the other service.
clearing-error-before-birth = This day lies before the birth on { $birth }.
clearing-error-two-bodies = A support is chosen already. Please either choose one or enter it here.
clearing-error-overlap-there = { $name } is on record for this time already. Please change or end it there.
clearing-error-span = The end lies before the beginning.
clearing-error-agreed-with = Please name with whom it was talked over.
clearing-error-agreed-on = Please name the day of the talk.

# After saving
clearing-flash-programme = Programme and site are saved.
clearing-flash-office = The case is now with the other site.
clearing-flash-facts = The facts are saved.
clearing-flash-admitted = Admitted. All tasks are computed.
clearing-flash-waiting = The case is on the waiting list.
clearing-flash-rejected = Not admitted. The reason is saved.
clearing-flash-asked = The exception is asked for. Now a second person has to agree.
clearing-flash-answered = The answer is saved.
clearing-flash-withdrawn = The request has been withdrawn.
clearing-flash-decided = Somebody else has decided on the admission meanwhile.
clearing-flash-stay = Saved. The case stays at its site.
clearing-flash-overlap-added = Saved. Now settle how the two go together.
clearing-flash-overlap-settled = The settlement is saved.
clearing-flash-overlap-ended = The entry is ended.

# Places and caseload
clearing-capacity-title = Places and caseload
clearing-capacity-sub = How many cases run, and how many still have room
clearing-capacity-none = You belong to no site.
clearing-capacity-none-hint = Administration enters the sites that you are responsible for.
clearing-capacity-places = Places
clearing-capacity-free = { $n ->
    [one] { $n } left
   *[other] { $n } left
}
clearing-capacity-full = full
clearing-capacity-waiting = On the waiting list
clearing-capacity-waiting-link = See the waiting list
clearing-capacity-nobody-waits = nobody waits
clearing-capacity-no-workers = Nobody works in transition management at this site yet. Without a responsible person no admission is possible.
clearing-capacity-team = Team and caseload, { $site }
clearing-capacity-who = Who
clearing-capacity-led = Responsible
clearing-capacity-deputy = Deputy
clearing-capacity-overdue = Overdue
clearing-capacity-open = Seam open
clearing-capacity-absent = absent until { $date }

# Agreement on paper
clearing-scan = Agreement on paper, { $day }, { $name }
clearing-scan-title = Agreement on paper
clearing-scan-file = Scanned sheet
clearing-scan-file-hint = PDF, PNG or JPEG, at most 8 MB. For example the integration agreement of B.I.S.S. Earlier versions stay.
clearing-scan-do = Keep the sheet
clearing-scan-strike = Strike a scan
clearing-scan-strike-text = The scan stays readable but no longer stands for this agreement.
clearing-scan-same = Exactly this sheet is here already.
clearing-flash-scan = The sheet is kept.
