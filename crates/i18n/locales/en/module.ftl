### module: modules of a programme in a case.
### All keys begin with module-.

module-title = Modules
module-new-title = Begin or plan a module
module-change-title = Change a module
module-taken = Participations
module-taken-none = No module yet. Several can run at the same time, in any order.
module-offered = What the programme offers
module-name = Module
module-period = Period
module-when = meant for { $period }
module-any-time = not bound to a day
module-again = can be repeated
module-once = once
module-from = from
module-to = to
module-to-hint = last day, once it is certain
module-side = Where
module-status = Status
module-status-planned = planned
module-status-running = running
module-status-done = completed
module-status-broken-off = broken off
module-result = Result
module-result-needed = needed if completed
module-reason = Reason for breaking off
module-reason-needed = needed if broken off
module-reason-hint = also if the module did not come about
module-why = Reason for the correction
module-why-hint = needed if the status stays; the former entries stay readable
module-begin = Begin or plan
module-do-start = Begin
module-do-end = Complete
module-do-break = Break off
module-outside-period = outside of the period it is meant for
module-late-start = should be running already
module-recorded = entered by { $name }

# What does not fit
module-problem-planned-again = What has begun can no longer be planned.
module-problem-only-inside = This module takes place in custody only.
module-problem-only-outside = This module takes place outside only.
module-problem-after-release = The release was on { $date }. Nothing takes place in custody after that.
module-problem-not-begun = This day is still to come. Until then the module is planned.
module-problem-over = This day has passed. Then the module no longer runs: completed or broken off?
module-problem-result = Please name the result; one sentence is enough.
module-problem-not-repeatable = This module is given only once, and it was taken already.
module-problem-at-once = This module is there at the same time already: from { $from }.
module-refused-intake = Modules begin after admission. This case has not been admitted yet.

# Messages
module-flash-added = Module entered.
module-flash-changed = Module changed.
module-attended = Attendance
module-attended-hint = Hours so far, such as 12, 12.5 or 12:30. Empty if nothing is known.
module-attended-hours = { $hours } hours attended
module-problem-attended = Hours as a number, please, such as 12, 12.5 or 12:30.
module-problem-attended-planned = What is only planned has no hours yet.
