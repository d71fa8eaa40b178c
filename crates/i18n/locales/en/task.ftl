### task: tasks and deadlines.
### All keys begin with task-.

# List
task-add = Own task
task-client-with = the client, with { $name }
task-role = Responsible
task-role-all = all
task-count = { $n ->
    [one] { $n } task
   *[other] { $n } tasks
}
task-group-now = Now
task-group-later = Later
task-group-blocked = Waiting for something else
task-group-undated = No date yet
task-group-done = Done
task-group-skipped = Left out
task-none = There is no task here.
task-none-about = With admission to the programme its tasks appear by themselves. You can add your own at any time.
task-tick = Done: { $task }
task-tick-hint = Enter as done
task-no-date = no date yet
task-waits-for = waits for: { $what }
task-shortened = shortened
task-pinned = pinned
task-own = own
task-of-office = Task of the office
task-not-verified = not checked
task-escalation = escalation level { $n }

# One task
task-one = Task
task-complete = Enter as done
task-reopen = Open again
task-what = What is to be done
task-own-about = Own task. It does not move along when the release moves.
task-why = Why this date?
task-pinned-about = The date was pinned by hand and does not move along.
task-planned = By the programme it would be { $day }.
task-kind = How binding
task-verified = Checked against the text of the law.
task-not-verified-about = Not yet checked against the text of the law.
task-if-late = If it is left undone
task-tell-on = on the due date to: { $who }
task-tell-after = { $days ->
    [one] { $days } day later to: { $who }
   *[other] { $days } days later to: { $who }
}
task-tell-before = { $days ->
    [one] { $days } day before to: { $who }
   *[other] { $days } days before to: { $who }
}
task-chain = What depends on what
task-chain-first = Waits for
task-chain-second = which waits for
task-chain-further = and that for
task-chain-helps = what helps
task-chain-nothing = nothing, can begin
task-chain-security = This security does not stand yet.
task-chain-root = begin here
task-frees = Free afterwards
task-done-by = Done { $when }, { $name }
task-skipped-by = Left out { $when }, { $name }

# What can be done with it
task-else = Otherwise
task-due = Due
task-reason = Reason
task-note = Remark
task-note-why = Why it changes
task-note-why-hint = The former note stays readable, struck, with reason and name.
task-note-save = Save remark
task-move = Change date
task-move-day = Due on
task-pin = Pin date
task-pin-day = Due on
task-pin-day-hint = A pinned date does not move along when the release moves.
task-pin-reason = Reason
task-unpin = Follow the programme again
task-reassign = Give to somebody else
task-assignee = Looks after it
task-assignee-elsewhere = This person does not answer for the case and would not see the task. Please choose somebody from the list.
task-skip = Leave out
task-skip-why = Why is it left out?
task-skip-reason = What else there is to say
task-skip-reason-hint = Needed only for “another reason”.
task-conflict = Check what holds now. If you send it again, your version counts.

# History
task-past = History
task-past-planned = Came from the programme.
task-past-added = Added.
task-past-moved = Due { $after } instead of { $before }. { $cause }.
task-past-complete = Done.
task-past-reopen = Opened again.
task-past-skip = Left out.
task-past-pin = Date pinned: { $day }.
task-past-unpin = Date follows the programme again.
task-past-reassign = Given to somebody else.
task-past-given = Given to { $name }.
task-past-note = Remark changed.
task-past-other = Changed.

# Own task
task-title = What is to be done?
task-doubt = Is this task meant like that?
task-doubt-hint = If so, please save once more.
task-doubt-perhaps = “{ $name }” is protected by a no-contact order, and a part of the name stands here. Is this person meant? Then please do not enter it.
task-doubt-no-contact = { $name }: a no-contact order without an end is in force.
task-doubt-no-contact-until = { $name }: a no-contact order is in force until { $date }.
task-new-due = Due on
task-new-due-hint = DD.MM.YYYY

# Messages after saving
task-flash-completed = Entered as done.
task-flash-skipped = The task is left out.
task-flash-reopened = The task is open again.
task-flash-pinned = The date is saved.
task-flash-unpinned = The date follows the programme again.
task-flash-reassigned = The task has been passed on.
task-flash-noted = The remark is saved.
task-flash-added = The task has been added.
