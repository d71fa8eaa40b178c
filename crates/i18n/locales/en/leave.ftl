### leave: leaves from custody.
### All keys begin with leave-.

leave-title = Leaves
leave-plan = Plan a leave
leave-change = Change the leave
leave-ahead = Planned and applied for
leave-ahead-none = No leave planned.
leave-ahead-none-hint = Leaves prepare what will carry outside: family, home, work. Several can be planned at once.
leave-behind = Over
leave-counts = { $n ->
    [0] None yet.
    [one] One leave. Applied for: { $applied }. Approved by the prison: { $approved }, refused: { $refused }. Took place: { $taken }. Called off: { $cancelled }.
   *[other] { $n } leaves. Of these applied for: { $applied }. Approved by the prison: { $approved }, refused: { $refused }. Took place: { $taken }. Called off: { $cancelled }. Each counts in every step that it came to.
}
leave-lead = The application has to be with the prison { $n } days before.
leave-late = { $n ->
    [one] The application for the leave on { $day } has been overdue for { $n } day (by { $date }). Please apply or move it.
   *[other] The application for the leave on { $day } has been overdue for { $n } days (by { $date }). Please apply or move it.
}
leave-late-others = { $n ->
    [one] The application for the leave on { $day } is { $n } day overdue (by { $date }). Those who support outside apply or move it.
   *[other] The application for the leave on { $day } is { $n } days overdue (by { $date }). Those who support outside apply or move it.
}
leave-near = { $n ->
    [0] The application for the leave on { $day } has to go out today.
    [one] The application for the leave on { $day } has to go out by tomorrow ({ $date }).
   *[other] The application for the leave on { $day } has to go out within { $n } days (by { $date }).
}
leave-day = Day
leave-when = When
leave-from = from
leave-to = to
leave-last-day = last day
leave-last-day-hint = only for an extended leave
leave-times = How often, every week
leave-times-hint = 1: once; 3: on the same weekday for three weeks
leave-purpose = Purpose
leave-person = To whom
leave-person-hint = somebody of the network
leave-arrangement = For which arrangement
leave-measure = Measure of the plan
leave-measure-hint = It is then shown with the measure, too.
leave-about = What it is about
leave-kind = Kind
leave-companion = Companion
leave-companion-needed = needed for an accompanied leave
leave-companion-hint = who goes along; at the latest when it is applied for
leave-companion-missing = It does not say yet who goes along.
leave-companion-enter = Enter who goes along
leave-route = Route
leave-route-hint = pick-up, transport, stops, return
leave-status = Status
leave-apply-by = Apply by
leave-application = In the application
leave-nameless = without the name while consent is missing
leave-applied-on = Applied on
leave-decided = Decided
leave-decided-on = Decided on
leave-decided-by = Who decided
leave-decided-by-hint = name or office in the prison
leave-decision = Reason
leave-decision-needed = needed if refused
leave-conditions = Conditions
leave-result = What happened, what came of it
leave-cancelled = Why it is called off
leave-ending = What came of it, or why it was called off
leave-correct = Correct the result of the leave
leave-mend = Correct application and decision
leave-mend-text = Day and route stay: the application to the prison is about them. For another day, call the leave off and plan it anew.
leave-trail = Trail
leave-trail-changed = changed (before: { $date })
leave-trail-changed-otherwise = changed
leave-of-series = series: { $at } of { $of }
leave-do-apply = Enter application
leave-do-approve = Enter approval
leave-do-refuse = Enter refusal
leave-do-revoke = Enter that the approval was taken back
leave-do-result = Enter that it took place
leave-do-cancel = Call the leave off
leave-do-missed = Enter that it did not take place
leave-seen = Seen
leave-companion-changed = Other companion: now { $now }, before { $was }
leave-nobody = nobody
leave-problem-before-custody = Custody began on { $date }. A leave lies after that.
leave-problem-after-release = The release is on { $date }. A leave lies before it.
leave-problem-day-over = This leave was refused, and its day is over. Please plan a new one.
leave-problem-end = The end does not lie after the beginning.
leave-problem-one-day = Only an extended leave lasts several days.
leave-problem-about = Please say in a sentence what it is about.
leave-problem-arrangement = This arrangement no longer exists. Please choose again.
leave-problem-measure = This measure is no longer in the plan. Please choose again.
leave-problem-companion = Please enter the companion of an accompanied leave first.
leave-problem-before-application = The application was on { $date }. The decision does not lie before it.
leave-problem-still-to-come = The leave is on { $date }, still to come.
leave-problem-result = Please say what came of it; one sentence will do.
leave-problem-ending = Please say what happened; one sentence will do.
leave-problem-not-approved = This leave had not been approved and cannot have taken place.
leave-problem-noted = A contact about this leave stands in the course. If the leave did not take place, strike that entry first.
leave-problem-no-contact = A no-contact order stands against this leave. Please talk to the lead worker.
leave-ask-first = Talk to the lead worker before it takes place
leave-over = day over, without a decision
leave-companion-gone = clarify who goes along: { $name } no longer looks after this case
leave-after-release = no longer before the release on { $date }
leave-refused-step = This step is no longer possible: the leave stands differently by now.
leave-refused-change = A leave that was applied for is not changed any more. Call it off and plan it anew.
leave-flash-planned = Leave stored.
leave-refused-seen = The companion has changed once more. Please look at the leave again.
leave-flash-seen = Noted as seen.
leave-flash-step = Step recorded.
leave-meeting = Appointment { $time }: { $what }
