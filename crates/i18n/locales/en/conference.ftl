### conference: case conferences, their minutes and what was agreed.
### All keys begin with conference-.

conference-title = Conferences
conference-new = Invite to a conference
conference-change = Change the invitation
conference-older = Earlier conferences
conference-none = No conference yet.
conference-none-next = When several bodies decide together, invite here and keep what was agreed.
conference-waiting = What others have promised

# Invitation
conference-purpose = Occasion
conference-people = Who is invited
conference-people-hint = One line for each person or body, such as: Ms Vogt, job centre. The client, too.
conference-chosen = From the network
conference-chosen-hint = A no-contact order is heeded then.
conference-agenda = Topics
conference-agenda-hint = one line for each topic
conference-legal-basis = Basis for sharing
conference-doubt-basis = The basis is missing. Without one the person may not be talked about with other bodies.
conference-legal-basis-hint = Release from confidentiality or law by which the person may be talked about.
conference-why = Reason for the change
conference-why-hint = The former invitation stays readable.
conference-do-cancel = Call the conference off

# Minutes
conference-do-minutes = Write the minutes
conference-do-correct = Correct the minutes
conference-came = Who took part
conference-others = Who came besides
conference-others-hint = one line for each person
conference-chosen-came = Who else of the network came
conference-invited = Invited
conference-missing = Not there
conference-warn-no-contact = no-contact order: { $name }
conference-decision = Decision
conference-decisions = Decisions
conference-decision-n = Decision { $n }
conference-topic = What it was about
conference-options = Options
conference-decided = What was decided
conference-will = The client’s will
conference-minutes = Minutes
conference-agreed = Agreed between both sides
conference-agreed-hint = The partial agreement with this programme counts as soon as both sides have talked it over.
conference-agreed-with = Partial agreement with { $name } talked over
conference-tasks = Who does what
conference-task-n = Task { $n }
conference-what = What is to be done
conference-side = Responsible
conference-who = Who
conference-due = By
conference-done-on = done, recorded on { $day } by { $name }
conference-by = last changed by { $name }, begun { $when }
conference-former = { $n ->
    [one] { $n } former version
   *[other] { $n } former versions
}

# What cannot be
conference-error-past = This day is over. A conference can be entered until the end of its day.
conference-error-far = This moment is more than two years ahead. Is the year right?
conference-error-not-yet = This conference is still to come. There are minutes afterwards.
conference-error-nobody = At least one person took part.
conference-error-empty = Please enter a decision or minutes.
conference-error-agreed = This partial agreement no longer waits to be talked over.
conference-refused-over = This conference took place or was called off.

# After saving
conference-flash-invited = Invitation recorded.
conference-flash-changed = Invitation changed.
conference-flash-cancelled = Conference called off.
conference-flash-minutes = Minutes saved.
conference-untick = Not done after all: { $task }
conference-untick-title = not done after all
conference-flash-task-open = Open again.
conference-cancelled-why = Why it was called off
conference-flash-task = Recorded as done.
conference-guests-paper = Invitations of others on paper
conference-invitation-paper = Invitation on paper
conference-minutes-paper = Minutes on paper
