### day: “My day”.
### All keys begin with day-.

day-title = My day
day-count-late = { $n } overdue
day-count-today = { $n } due today
day-count-silent = { $n ->
    [one] { $n } person without contact
   *[other] { $n } people without contact
}
day-count-silent-more = more than { $n } people without contact

day-empty = You have no running case yet.
day-empty-next = As soon as a person is assigned to you, releases, deadlines and contacts stand here, the urgent ones first.

day-handovers = Handovers that wait for your answer
day-handover-from = offered by { $name }, { $since }
day-handover-asked = { $name } has asked something about it, { $when }
day-handover-replied = { $name } has answered your question, { $when }

day-releases = Releases in the next 12 weeks
day-releases-order = worst seam first
day-releases-none = No release is due in the next 12 weeks.
day-releases-more = There are more releases in this time:
day-all-cases = all cases

day-due = Due
day-due-none = Nothing overdue and nothing due in the next 7 days.
day-due-more = { $n } are shown: the oldest overdue ones, and what is due next.
day-due-all = cases with tasks due
day-tick = Done: { $task }
day-tick-title = Mark as done
day-blocked = waits for: { $what }
day-covered = standing in for { $name }

day-planned = Appointments
day-planned-none = No appointment in the next 7 days.

day-referrals = New referrals
day-referrals-all = all { $n }
day-referrals-none = No new reports.
day-referrals-open = See referrals
day-release-when = release { $when }

day-silent = No contact within the rhythm
day-silent-none = Everybody was reached within the agreed rhythm.
day-silent-more = There are more people without contact:
day-silent-all = all without contact
day-last-contact = Last contact
day-never-contacted = no contact yet
day-rhythm = Rhythm
day-rhythm-weekly = weekly
day-rhythm-weeks = every { $n } weeks
day-rhythm-days = every { $n } days

day-approvals = Decisions that wait for you
day-approval-exception = Exception from the criteria, asked for by { $name }, { $since }
day-approval-extension = More time of support, asked for by { $name }, { $since }
day-approval-reentry = Re-entry, asked for by { $name }, { $since }
day-answers = Answers to your requests and handovers
day-answer-exception = Exception from the criteria
day-answer-extension = More time of support
day-answer-reentry = Re-entry
day-answer-granted = { $what }: { $name } has agreed, { $when }
day-answer-refused = { $what }: { $name } has refused, { $when }
day-unattended = Nobody stands in
day-unattended-all = all without a deputy
day-unattended-why = The responsible person is away and nobody stands in, or their account is locked. Meanwhile their tasks stand here on your day. Please enter somebody who stands in, or hand the case over.
day-unattended-about = responsible: { $lead } · release { $when }
day-hinted = Please look at these
day-hinted-all = all with a hint
day-hinted-more = More cases have a hint.
day-hinted-all-long = See all with a hint
day-hints-more = and { $n } more
day-hint-nobody-leads = Decide who leads the case
day-hint-nobody-deputises = Decide who stands in
day-hint-no-contact-around-release = Plan a contact around the release
day-hint-no-contact-after-release = Plan a contact after release
day-hint-no-contact-before-release = Plan a contact before release
day-hint-wake-up = Registered early: check the facts again
day-hint-leave-application-late = The application for a leave is overdue
day-hint-consent-withdrawn = Consent withdrawn: ask anew or leave out
day-hint-leave-companion-gone = Leave: clarify who goes along
day-hint-leave-refused = Leave refused: talk about how to go on
day-hint-leave-approved = Leave approved: look at the conditions
day-hint-leave-after-release = A leave does not lie before the release any more
day-hint-leave-over = Leave without a decision, its day is over: call it off or plan it anew
day-leaves = Leaves: applications and changes
day-hint-leads-to-protected = No-contact order: entries still lead to the person
day-hint-release-unknown = Enter the release date
day-hint-release-place-elsewhere = Place of release no longer lies with us: look again, hand over
day-hint-criterion-no-longer-met = A criterion is no longer met: look at the admission
day-hint-window-over = The time of support is over: closing proposed
day-hint-window-ends-soon = Support ends soon: prepare closing
day-hint-plan-review-late = Review the plan: overdue
day-hint-plan-review-due = Review the plan: this week
day-hint-concern-due = Come back to a concern
day-hint-worry-waits = See the cause for worry
day-hint-promise-late = What another body promised is overdue
day-hint-plan-step-late = Step of the plan: see what came of it
day-hint-plan-measure-late = Measure of the plan: see what came of it
day-hint-plan-goal-late = Goal of the plan: see whether it was reached
day-hint-need-without-goal = Need without a goal: agree on one
day-hint-network-step-late = Step in the network: see what came of it
day-hint-network-contact-late = Network: take up contact again
day-hint-network-map-missing = Begin the network map
day-hint-network-step-missing = Plan a first step in the environment
day-woken = Brought up again
day-woken-why = Registered early: look at date, place of release and needs again now.
day-woken-mark = again
day-handover-accepted = { $name } has accepted the handover, { $when }
day-handover-declined = { $name } has declined the handover, { $when }
day-handover-withdrawn = The offer to { $name } was taken back, { $when }
day-handover-assigned = The offer to { $name } is settled: the case was assigned directly, { $when }
day-handover-closed = The offer to { $name } is settled: the case has ended, { $when }
day-handover-answer = { $said }: “{ $answer }”
day-handover-unanswered = offered to { $name } on { $date }
day-conference = Conference
day-leave = Leave: { $purpose }
day-group-people = { $n ->
        [one] one of your people
       *[other] { $n } of your people
    }
day-group-open = { $n ->
        [one] attendance open: one person
       *[other] attendance open: { $n } people
    }
day-do-attendance = Enter attendance
day-leave-called-off = called off, does not take place
