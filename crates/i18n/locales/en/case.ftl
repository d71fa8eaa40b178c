### case: the list of cases and the page of one case.
### All keys begin with case-.

# Head and tabs
case-tabs = Case
case-tab-overview = Overview
case-tab-clearing = Admission
case-tab-arrangements = Arrangements
case-tab-tasks = Tasks
case-tab-notes = History
case-tab-release = Release
case-tab-people = People
case-tab-standards = Standards
case-tab-modules = Modules
case-tab-groups = Groups
case-tab-log = Access log
case-tab-assessment = Assessment
case-tab-plan = Plan
case-tab-readiness = Release readiness
case-tab-network = Network
case-tab-appointments = Appointments
case-tab-work-profile = Way into work
case-tab-own-plans = Own plans
case-tab-papers = Papers
case-tab-leaves = Leaves
case-tab-conferences = Conferences
case-institution-and-book = { $institution }, book no. { $number }
case-released-from = released, before that { $place }
case-phase-until = { $phase } until { $day }

# At a glance
case-add-note = Record a contact
case-what-if = What if …
case-fact-release = Release
case-fact-released = Released
case-fact-release-unknown = no date
case-fact-release-enter = Enter a date
case-fact-release-earliest = { $day } at the earliest ({ $rule })
case-fact-release-unconfirmed = The actual release has not been entered yet.
case-fact-contact = Next contact
case-fact-contact-at = { $day }, { $time }
case-fact-contact-none = not planned
case-fact-contact-due = by { $day }
case-fact-contact-last = last on { $day }
case-fact-due = Next deadline
case-fact-due-none = none
case-fact-lead = Responsible
case-fact-lead-none = nobody yet
case-fact-deputy = Deputy { $name }
case-fact-deputy-none = no deputy
case-window = Support by the programme: { $period }
case-enter-release = Enter a date

# End and earlier cases
case-ended = This case is { $status }.
case-ended-on = This case has been { $status } since { $day }.
case-ended-hint = It can be read and corrected, but not continued.
case-reentry = Request re-entry
case-referrals = Referrals
case-referrals-hint = The lowest one began this case. Further ones came when it was already there; whoever referred may not know of it.
case-episodes = Earlier and other cases
case-episode-previous = before this one

# What has moved
case-notice-release = The release was moved from { $before } to { $after }.
case-notice-first = The release is now entered for { $after }.
case-notice-actual = The release on { $after } is entered.
case-notice-unknown = an unknown day
case-notice-moved = { $n ->
    [one] { $n } deadline has moved.
   *[other] { $n } deadlines have moved.
}
case-notice-late = { $n ->
    [one] { $n } is overdue because of it.
   *[other] { $n } are overdue because of it.
}
case-notice-unfit = { $n ->
    [one] One entry no longer fitted the day of release.
   *[other] { $n } entries no longer fitted the day of release.
}
case-notice-extension = The support was prolonged.
case-notice-more = See old and new

# Tasks on the page of the case
case-tasks-open = { $n } open
case-tasks-late = { $n } overdue
case-tasks-all = all tasks
case-tasks-none = Nothing to do
case-tasks-none-hint = All tasks are done, or their day is not known yet.
case-task-tick = Done: { $task }
case-task-tick-hint = Mark as done
case-task-waits = waits for: { $what }
case-task-no-date = no date yet
case-task-shortened = shortened
case-task-pinned = pinned
case-task-add = Own task

# What closes the gaps
case-closings = What closes the gaps
case-closing-ways = All ways in the order of the programme
case-closing-arranged = entered
case-closing-escalation = With { $who } since { $day }: { $what }

# Other support
case-overlap-leads = { $domains }: { $programme } leads.
case-overlap-unsettled = The overlap with { $programme } is not settled yet.
case-overlap-more = Who takes on what

# History on the page of the case
case-notes-all = whole history
case-notes-none = No contact recorded yet
case-notes-none-hint = Visits, calls and talks with others stand here.
case-fact-lead-away = away until { $day }

# Is that still right?
case-fresh = Is that still right?
case-fresh-last = Last confirmed on { $date }.
case-fresh-yes = Yes, it is
case-fresh-change = Change
case-phone = Telephone
case-phone-hint = A number under which the person is reached, and whose it is if not their own. Empty: none.
case-phone-none = not entered
case-phone-title = Telephone number
case-problem-phone = Please enter a number of at least five digits, or leave the field empty.
case-flash-phone = The telephone number is entered.
case-flash-confirmed = Confirmed as of today.

case-former = { $n ->
    [one] The former case still holds one arrangement that is not entered here.
   *[other] The former case still holds { $n } arrangements that are not entered here.
}
case-former-look = Look and take over
case-handover-declined = { $name } has declined the handover, { $when }: “{ $answer }” Everything stays as it was.
case-handover-again = See the people involved
