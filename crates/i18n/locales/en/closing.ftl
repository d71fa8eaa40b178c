### closing: the end of a case and re-entry.
### All keys begin with closing-.

closing-title = Close the case
closing-exit = Last day
closing-exit-hint = not before admission, not after today
closing-reason = Reason
closing-note = Result in a few sentences
closing-note-hint = What was reached, what stays open, who is there from now on?
closing-close = Close the case
closing-prepare = Only prepare
closing-resume = Take the closing back
closing-prepared = The closing is prepared. Until you complete it, the case goes on.
closing-task-reason = Case ended
closing-kind-dropout = early: { $reason }
closing-still-open = This is still open
closing-open-tasks = { $n ->
    [one] { $n } task is still open. It will be skipped with the note “Case ended”.
   *[other] { $n } tasks are still open. They will be skipped with the note “Case ended”.
}
closing-open-modules = { $n ->
    [one] { $n } module is planned or running. It ends with the case.
   *[other] { $n } modules are planned or running. They end with the case.
}
closing-open-groups = { $n ->
    [one] { $n } group: the seat becomes free with the end of the case.
   *[other] { $n } groups: the seats become free with the end of the case.
}
closing-open-handover = A handover is waiting for an answer. It will be taken back.
closing-open-appointments = { $n ->
    [one] One appointment lies ahead and is called off with the closing: { $when }.
   *[other] { $n } appointments lie ahead and are called off with the closing, the next one: { $when }.
}
closing-open-unsaid = { $n ->
    [one] For one appointment that is over nothing says how it went.
   *[other] For { $n } appointments that are over nothing says how they went.
}
closing-open-conferences = { $n ->
    [one] People are invited to a conference. It is called off with the closing: { $when }. Please tell those invited yourself.
   *[other] People are invited to { $n } conferences. They are called off with the closing, the next one: { $when }. Please tell those invited yourself.
}
closing-open-leaves = { $n ->
    [one] A leave is planned, applied for or approved. It is called off with the closing, and the prison reads that: { $when }.
   *[other] { $n } leaves are planned, applied for or approved. They are called off with the closing, and the prison reads that; the next one: { $when }.
}
closing-open-leaves-unsaid = { $n ->
    [one] For one approved leave nothing says what came of it.
   *[other] For { $n } approved leaves nothing says what came of them.
}
closing-open-concerns = { $n ->
    [one] A concern is still open. It stays like that.
   *[other] { $n } concerns are still open. They stay like that.
}
closing-open-promises = { $n ->
    [one] Another body has promised something that is still outstanding. It stays like that.
   *[other] { $n } promises of other bodies are still outstanding. They stay like that.
}
closing-doubt-custody = “{ $reason }”: no release has been entered yet.
closing-doubt-before-release = “{ $reason }”: the last day lies before the release on { $day }.
closing-doubt-runs = “{ $reason }”: support is meant to last until { $day }; the last day lies before that.
closing-doubt-contact = There was a contact on { $day }. That is after the last day, { $words }.
closing-doubt-leave = Approved leave { $when }: nothing says what came of it, and after the closing it can no longer be entered.
closing-doubt-went-on = Since { $day } there is a new case that follows on from this end. Please check whether it still fits.
closing-close-anyway = Close it all the same
closing-open-security = { $security }: { $days ->
    [one] { $days } day not secured
   *[other] { $days } days not secured
}
closing-nothing-open = Nothing is open.
closing-show-tasks = See the tasks
closing-show-arrangements = See the arrangements
closing-show-modules = See the modules
closing-show-groups = See the groups
closing-show-concerns = See the concerns
closing-show-conferences = See the conferences
closing-show-leaves = See the leaves
closing-show-appointments = See the appointments
closing-window-over = The time of support is over: its last day was { $day }. The case closes only when you close it.
closing-window-ends = Support is meant to last until { $day }. An earlier end needs a reason from the list.
closing-window-unknown = The regular end is certain once the actual release has been entered.
closing-return = Coming back is possible
closing-refused-intake = This case has not been admitted yet. It is not closed but not admitted: on the page “Admission”.
closing-refused-resume = There is no prepared closing.
closing-refused-state = The case cannot be closed from this state: { $status }.

# More time
closing-extension-title = Prolong the support
closing-extension-stands = Last day of the support: { $day }
closing-extension-until = Last day
closing-extension-until-hint = Six months from today at most. After that it is decided anew.
closing-extension-to = to { $day }
closing-extension-reason = Why is more time needed?
closing-extension-reason-hint = More time is an exception. The second person reads this and decides.
closing-extension-request = Ask for more time
closing-extension-effect = Once granted, the support goes on to this day; the contact rhythm and the offers of the last phase hold as long. Open tasks about the end move with it; pinned ones keep their day.
closing-extension-early = More time can be asked for once the release is recorded and the support ends within 30 days or is over.
closing-extension-waits = A request for more time waits for this case already.
closing-extension-too-long = That is too far ahead. Latest day: { $max }.
closing-extension-overtaken = The day asked for is over, or the case has ended. Please ask anew.

# Re-entry
closing-reentry-title = Re-entry
closing-reentry-what = A new episode of the same person begins. The former one stays as it is and is linked.
closing-reentry-ended = closed on { $day }
closing-reentry-ended-why = closed on { $day }: { $reason }
closing-reentry-rejected = not admitted at that time
closing-reentry-rule = Rule of the programme
closing-reentry-kind = Occasion
closing-reentry-kind-hint = The occasion follows from how the former case ended.
closing-reentry-kind-refused = This occasion does not fit how the former case ended.
closing-reentry-none = After this kind of end the programme knows no re-entry.
closing-reentry-reason = Why now?
closing-reentry-reason-hint = Re-entry is an exception. The second person reads this and decides.
closing-reentry-custody = Custody
closing-reentry-custody-same = no new custody
closing-reentry-custody-again = in custody again
closing-reentry-custody-fields = Only if in custody again
closing-reentry-institution = Prison
closing-reentry-institution-needed = needed for new custody
closing-reentry-custody-start = Start of custody
closing-reentry-custody-start-needed = needed for new custody
closing-reentry-book-number = Book number
closing-reentry-request = Ask for re-entry
closing-reentry-four-eyes = A second person of coordination has to agree, signed in as themselves.
closing-reentry-waits = The request waits for the consent of a second person.
closing-reentry-waits-own = You made this request. Another person of coordination decides.
closing-reentry-running = There is a newer case of this person in this programme already. While it is in clearing, coordination decides about the admission; afterwards it stands among the cases.
closing-reentry-requested = Requested
closing-reentry-decide = Decide
closing-reentry-answer = Remark
closing-reentry-answer-hint = If you refuse, please say why.
closing-reentry-grant = Agree
closing-reentry-refuse = Refuse
closing-reentry-effect = With the consent a new case begins, in clearing.
closing-reentry-earlier = Earlier requests
closing-reentry-granted = agreed by { $name }
closing-reentry-refused = refused by { $name }
closing-reentry-withdrawn = withdrawn by { $name }
closing-reentry-episodes = Episodes
closing-reentry-custody-new = { $institution }, since { $start }

# Messages
closing-flash-closed = The case is closed.
closing-flash-prepared = The closing is prepared.
closing-flash-resumed = The case goes on.
closing-flash-requested = Requested. A second person decides.
closing-flash-granted = Agreed. This is the new case.
closing-flash-extended = Granted. The support goes on.
closing-flash-refused = Refused.

closing-goals = What became of the goals
closing-goals-hint = For each goal of the plan, in the person’s words. Please choose yourself; what the last review found stands beside it.
closing-outcome-of = Outcome: “{ $words }”
closing-said = What it shows in, or why it was given up
closing-reviewed = last reviewed: { $points }, which would be “{ $outcome }”
closing-open-goals = { $n ->
    [one] For one goal it is not recorded yet what became of it.
   *[other] For { $n } goals it is not recorded yet what became of them.
  }
closing-show-goals = To the goals
closing-outcomes = What became of the goals
closing-outcomes-none = Not recorded yet.
closing-outcome-none = not recorded yet

# Correcting after the end
closing-correct-title = Correct what became of the goals
closing-correct-intro = The case has ended. What became of the goals can still be corrected; what stood here stays readable. Everything else stays as it is.
closing-correct-why = Why is this being corrected?
closing-correct-why-hint = One sentence is enough.
closing-problem-same = This says the same as before. There is nothing to correct.
closing-refused-running = The case is still running. What becomes of the goals is recorded when it is closed.
closing-flash-corrected = What became of the goals is corrected.
closing-correct-end = Correct the closing
closing-correct-end-text = The case stays closed. What became of the goals is corrected by itself.
closing-refused-running-end = The case still runs. Reason and last day are entered when it is closed.
