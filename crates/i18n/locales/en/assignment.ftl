### assignment: site, responsibility for a case, deputy and handover.
### All keys begin with assignment-.

assignment-lead = Responsible
assignment-deputy = Deputy
assignment-nobody = nobody yet
assignment-history = Responsibility
assignment-history-caption = Who answers for this case, over time
assignment-history-none = Nobody is responsible for this case yet. Somebody is named with the admission.
assignment-who = Who
assignment-role = Role
assignment-why = Reason
assignment-by-handover = handover accepted

# Handover
assignment-hand-over = Hand over
assignment-to = To
assignment-content = Handover: what is open, what matters?
assignment-content-hint = What is urgent, who helps, what was agreed. The other side reads this before it may see the case: no names, please, and nothing about the offence.
assignment-offer = Offer the case
assignment-until-then = Holds once the other side accepts. Until then { $lead } stays responsible.
assignment-withdraw = Take the offer back
assignment-handovers = Earlier handovers
assignment-handover-title = Handover to you
assignment-handover-waits = Handover under way
assignment-handover-what = What it is about
assignment-handover-to = To { $to }, offered by { $by }
assignment-handover-by = Offered by
assignment-handover-lead-now = Responsible so far
assignment-handover-effect = If you accept, you are responsible at once, see the case and get its open tasks, the appointments ahead and unfinished assessments of the lead so far. Until then nothing changes.
assignment-your-deputy = Who stands in for you in this case?
assignment-your-deputy-hint = Whoever has stood in stays. If that was you, the former lead stands in from now on.
assignment-deputy-changed = Who stands in has changed since you opened the page. Please choose once more.
assignment-handover-open = waiting for an answer
assignment-handover-accepted = accepted
assignment-handover-declined = declined
assignment-handover-withdrawn = taken back
assignment-handover-closed = settled: the case has ended
assignment-handover-overtaken = settled: the case was assigned directly
assignment-handover-over = This offer no longer holds. It was answered or taken back, or the case has ended.
assignment-handover-already-open = A handover of this case is waiting for an answer already. Take it back if another one should hold.
assignment-answer = Answer
assignment-answer-hint = If you decline, please say why.
assignment-answered = Answer: { $answer }
assignment-accept = Accept
assignment-decline = Decline
assignment-decline-why = Please say why you decline. The other side needs that to go on looking.
assignment-open-tasks = { $n ->
    [one] { $n } open task
   *[other] { $n } open tasks
}
assignment-open-overdue = { $n } overdue
assignment-open-days = { $n ->
    [one] { $n } day not secured
   *[other] { $n } days not secured
}

# Direct assignment
assignment-direct = Assign directly
assignment-direct-hint = holds at once, without an answer by the other side
assignment-assign = Assign
assignment-reason = Reason
assignment-reason-hint = It stands in the history of responsibility.
assignment-unchanged = That is how it stands already.
assignment-worker = { $name } ({ $leads } of { $capacity })
assignment-worker-full = { $name } ({ $leads } of { $capacity }, full)
assignment-refused-site = The case has no site yet. First the site, then the responsible worker.
assignment-refused-lead = Nobody is responsible for this case yet. Coordination assigns it directly.

# Absence
assignment-absence-title = Absence
assignment-absence-of = Absence of { $name }
assignment-absence-effect = Meanwhile tasks and alerts show up with the deputy, too. The responsibility stays where it is.
assignment-until = Away until
assignment-until-hint = last day away, for example 04.12.2026
assignment-absent-until = away until { $until }
assignment-away = { $lead } is away until { $until }. { $deputy } stands in and sees tasks and alerts.
assignment-gone = The account of { $lead } is locked. { $deputy } stands in and sees tasks and alerts until coordination hands the case over.
assignment-gone-nobody = The account of { $lead } is locked, and nobody stands in. Coordination hands the case over.
assignment-away-nobody = { $lead } is away until { $until }, and nobody stands in. Coordination names a deputy.
assignment-uncovered = { $n ->
    [one] { $n } case without a deputy.
   *[other] { $n } cases without a deputy.
}
assignment-uncovered-what = Nobody sees there what falls due:
assignment-back-own = I am back
assignment-back = Back again

# Contact persons
assignment-contact-person = Contact person
assignment-phone = Telephone
assignment-reachable = Reachable
assignment-address = Address
assignment-opening-hours = Opening hours
assignment-languages = Languages
assignment-admitted-under = Admitted under
assignment-looked-at-under = Checked against
assignment-rooms = Rooms
assignment-access-note = At the entrance
assignment-directions = How to get there
assignment-in-prison = In prison
assignment-social-service = Social service, { $institution }

# Episodes
assignment-episodes = Case
assignment-episodes-none = Earlier episodes: none
assignment-episode-here = this case

# Two versions
assignment-theirs = This is what stands there now. What you typed is still below; if you save again, it holds.
assignment-theirs-by = changed by

# Messages
assignment-flash-assigned = Assigned. Open tasks have gone along.
assignment-flash-offered = Offered. The other side sees it on “My day”.
assignment-flash-withdrawn = Offer taken back.
assignment-flash-accepted = Taken over. You are responsible now.
assignment-flash-declined = Declined. Everything stays as it was.
assignment-flash-absent = Absence entered.
assignment-flash-back = The absence has ended.

# A handover as an object
assignment-hand-over-how = With a short list of what was looked at and talked over. The other side accepts, asks back or declines.
assignment-kind = Kind of handover
assignment-kind-other-site = This person works at another site. Please choose another kind.
assignment-kind-same-site = This person works at the same site. Please choose another kind.
assignment-worker-elsewhere = { $name }, { $site }
assignment-items = Looked at and talked over
assignment-items-hint = Tick what is done. What is not done needs a word.
assignment-item-remark = Remark
assignment-item-silent = Please tick it or say briefly why not.
assignment-passes = On acceptance the open tasks pass on, and with them { $appointments ->
    [0] no appointments ahead
    [one] { $appointments } appointment ahead
   *[other] { $appointments } appointments ahead
} and { $assessments ->
    [0] no unfinished assessment
    [one] { $assessments } unfinished assessment
   *[other] { $assessments } unfinished assessments
}.
assignment-passes-elsewhere = If the case goes to another site, { $appointments ->
    [0] no appointments ahead
    [one] { $appointments } appointment ahead
   *[other] { $appointments } appointments ahead
} and { $assessments ->
    [0] no unfinished assessment
    [one] { $assessments } unfinished assessment
   *[other] { $assessments } unfinished assessments
} of the deputy pass on too.
assignment-along = { $n ->
    [one] { $name } goes along on one leave: { $days }. That does not pass on by itself. After acceptance please enter with the leave who goes along then.
   *[other] { $name } goes along on { $n } leaves: { $days }. That does not pass on by itself. After acceptance please enter with the leaves who goes along then.
}
assignment-along-elsewhere = { $n ->
    [one] If the case goes to another site, whoever stands in stops too. { $name } goes along on one leave: { $days }. After acceptance please enter with the leave who goes along then.
   *[other] If the case goes to another site, whoever stands in stops too. { $name } goes along on { $n } leaves: { $days }. After acceptance please enter with the leaves who goes along then.
}
assignment-no-deputy = Nobody stands in for this case.
assignment-no-deputy-do = Enter a deputy
assignment-no-deputy-how = Coordination enters a deputy.
assignment-item-done = done
assignment-item-open = not done
assignment-no-open-days = everything secured
assignment-no-overdue = nothing overdue
assignment-no-contact = no appointment entered
assignment-seen = opened { $when }
assignment-not-seen = not opened yet
assignment-answer-due = Answer by { $date }
assignment-late = Answer overdue
assignment-questions = Questions
assignment-ask = Question to the side that gives
assignment-ask-hint = Without the client’s name. You can still accept or decline afterwards.
assignment-ask-send = Ask
assignment-question-open = no answer yet
assignment-asked = Question of { $when }
assignment-reply = Answer
assignment-reply-title = Answer the question
assignment-replied-already = This question has been answered.
assignment-flash-asked = Asked. The side that gives sees the question.
assignment-flash-replied = Answer sent.
assignment-episode-request = Request for re-entry
