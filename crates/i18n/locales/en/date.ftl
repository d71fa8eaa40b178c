### date: days and durations as people say them.
### All keys begin with date-. $n is at least 1 everywhere but in date-days.

date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday

date-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
date-in-weeks = { $n ->
    [one] in { $n } week
   *[other] in { $n } weeks
}
date-in-months = { $n ->
    [one] in { $n } month
   *[other] in { $n } months
}
date-in-years = { $n ->
    [one] in { $n } year
   *[other] in { $n } years
}

date-ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
date-ago-weeks = { $n ->
    [one] { $n } week ago
   *[other] { $n } weeks ago
}
date-ago-months = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}
date-ago-years = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}

date-due-today = due today
date-overdue-yesterday = overdue since yesterday
date-overdue-days = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
date-overdue-weeks = { $n ->
    [one] { $n } week overdue
   *[other] { $n } weeks overdue
}
date-overdue-months = { $n ->
    [one] { $n } month overdue
   *[other] { $n } months overdue
}
date-overdue-years = { $n ->
    [one] { $n } year overdue
   *[other] { $n } years overdue
}

date-since-today = since today
date-since-yesterday = since yesterday
date-since-days = { $n ->
    [one] for { $n } day
   *[other] for { $n } days
}
date-since-weeks = { $n ->
    [one] for { $n } week
   *[other] for { $n } weeks
}
date-since-months = { $n ->
    [one] for { $n } month
   *[other] for { $n } months
}
date-since-years = { $n ->
    [one] for { $n } year
   *[other] for { $n } years
}

date-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
date-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
date-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
date-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
date-minutes = { $n } min

# Periods; the end is the last day that still belongs to them.
date-from-to = { $from } to { $to }
date-from-on = from { $from }
date-until = until { $to }
# The field for a date.
date-hint = DD.MM.YYYY, for example 15.03.2027
date-time-hint = HH:MM, for example 14:10
date-open-end = no end
