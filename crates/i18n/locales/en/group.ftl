### group: groups of a site, and who takes part.
### All keys begin with group-.

group-title = Groups
group-sub = What your sites offer: seats, waiting list, dates
group-open = Running and planned
group-over = Ended
group-none = No group yet
group-none-hint = Groups are made by the coordination.
group-none-hint-edit = Make the first one. Then cases of the site can be enrolled.
group-new = Make a group
group-new-title = Make a group
group-change = Change the group
group-change-title = Change the group
group-name = Group
group-kind = Kind of group
group-kind-external = { $kind }, at { $provider }
group-own = our own offer
group-purpose = What for
group-period = Period
group-from = from
group-to = to
group-to-hint = last day, as soon as it is known
group-times = Day and time
group-times-hint = for example: Tuesdays from 2 to 3:30 pm
group-facilitators = Led by
group-seats = Seats
group-seats-hint = Only with another provider may the number stay open.
group-provider = Another provider
group-provider-hint = Only if you pass people on to a group that is not your own.
group-about = Particulars
group-seats-taken = { $members } of { $seats } seats taken
group-seats-open = { $members } take part
group-seats-waiting = { $n ->
    [one] { $n } person waits
   *[other] { $n } wait
}
group-seats-free = { $n ->
    [one] { $n } seat free
   *[other] { $n } seats free
}
group-full = full
group-seat-free = seat free, somebody waits
group-seat-free-text = A seat is free, and somebody is on the waiting list. Who asked first can move up.

# Dates
group-dates = Dates
group-dates-none = No dates yet
group-dates-none-hint = Set a date, or a series of weeks at once.
group-dates-new = Set dates
group-date-change = Change the date
group-catch-up = Set a catch-up date
group-instead-of = makes up for { $day }
group-weeks = Weeks
group-weeks-hint = How often the date comes again every week, 26 at most. 1 means: only once.
group-minutes = Minutes
group-minutes-n = { $n } minutes
group-topic = Topic
group-topic-hint = Without names of those who take part.
group-off = Called off because
group-off-hint = Leave empty if the date takes place. Without names of those who take part.
group-off-because = This date is called off: { $why }
group-called-off = called off
group-holiday = Public holiday: { $name }
group-known = Entered
group-attend = Attendance

# Who takes part
group-members = Who takes part
group-members-hint = Only people whose case you may see stand here by name.
group-members-none = Nobody yet. People are enrolled in their case, under “Groups”.
group-others = { $n ->
    [one] { $n } more person
   *[other] { $n } more people
}
group-others-gone = { $n ->
    [one] { $n } more person
   *[other] { $n } more people
}
group-others-sheet = { $n ->
    [one] { $n } more person belongs to this date. Whoever leads their case enters theirs.
   *[other] { $n } more people belong to this date. Whoever leads their cases enters theirs.
}
group-somebody = one person
group-waiting = Waiting list
group-waiting-hint = In the order of asking.
group-waits-since = asked on { $from }
group-gone = No longer in it
group-move-up = Let move up

# Attendance
group-sheet-title = Attendance on { $when }
group-sheet-hint = No minutes means: the whole time. Who was absent has no minutes.
group-sheet-none = There is nobody for you to enter here
group-sheet-none-hint = On that day nobody had a seat whose case you lead.
group-attendance = Attendance
group-why = Reason for the correction
group-why-hint = Needed if something changes that was entered already. What it said before stays readable.

# In the case
group-of-client = Groups of this person
group-of-client-none = No group yet.
group-openings = Where a seat is possible
group-openings-none = At present your sites offer nothing more.
group-show-all = See the groups
group-enrol = Enrol
group-enrol-title = Enrol in a group
group-enrol-hint = If no seat is free or somebody waits already, the person goes to the end of the waiting list.
group-since = In it since
group-since-hint = Empty means: from today, or from the beginning of the group.
group-until = Last day
group-asked = asked on { $day }
group-place = place { $n } on the waiting list
group-lacks-need = An assessed need in the domain “{ $domain }” is necessary.
group-to-assessment = To the assessment
group-rests-on = Need of { $day }: { $need }
group-visits = Dates
group-no-dates-yet = no dates entered yet
group-attended = { $n ->
    [one] { $n } date attended ({ $hours } hours)
   *[other] { $n } dates attended ({ $hours } hours)
}
group-missed-excused = { $n } missed with an excuse
group-missed-unexcused = { $n } missed without a word
group-missed-organisational = { $n } prevented, nobody’s fault
group-caught-up = { $n } made up for
group-end = End or correct
group-hours = Hours in all
group-hours-hint = For example 12, 12.5 or 12:30. Filled in with the attendance that was entered.
group-result = Result
group-result-needed = needed if completed
group-result-hint = If passed on: what came of it.
group-reason = Reason for breaking off
group-reason-needed = needed if broken off
group-reason-hint = Also when leaving the waiting list.
group-passed-on-to = Passed on to
group-passed-on-to-needed = needed if passed on
group-passed-on-to-hint = Provider or office. A sentence on what came of it can follow later.
group-passed-on = to { $provider }

# What does not fit
group-problem-seats = Please say how many seats there are.
group-problem-fewer-seats = { $members ->
    [one] { $members } person has a seat already. Fewer are possible once they no longer need it.
   *[other] { $members } people have a seat already. Fewer are possible once seats become free.
}
group-problem-weeks = Please give a number from 1 to 26.
group-problem-too-early = The group begins on { $day }.
group-problem-too-late = The group ends on { $day }.
group-problem-off-known = Attendance was entered for this date already, so it did take place.
group-problem-moved-known = Attendance is entered already. The date cannot move into the future.
group-problem-over = This group has ended.
group-problem-already = The person is enrolled in this group already.
group-problem-need = This group asks for an assessed need in the domain “{ $domain }”. Please record it in the assessment first, then enrol here.
group-problem-minutes = Please give 1 to 1440 minutes.
group-problem-minutes-absent = Who was not there has no minutes.
group-problem-status = That is not possible from here. A seat comes by enrolling or by the waiting list.
group-problem-result = Please say what came of it; one sentence is enough.
group-problem-passed-on = Please say to whom the person was passed on.
group-refused-intake = Groups are possible after the admission. This case has not been admitted yet.
group-refused-not-next = Somebody asked before this person. Whoever is at place 1 of the waiting list can move up.
group-refused-full = Meanwhile no seat is free any more.
group-refused-off = This date is called off.
group-refused-ahead = This date is still to come. Attendance is entered afterwards.

# Messages
group-flash-added = Group made.
group-flash-changed = Group changed. What it said before stays readable.
group-flash-dates = Dates set.
group-flash-dates-holiday = Dates set. At least one is on a public holiday.
group-flash-date = Date changed.
group-flash-attended = Attendance entered.
group-flash-same = Nothing has changed.
group-flash-enrolled = Enrolled, with a seat.
group-flash-waits = On the waiting list. As soon as a seat becomes free, the person can move up.
group-flash-moved-up = Moved up, with a seat.
group-flash-member = Saved.
