### date: Tage und Zeiträume, wie man sie sagt.
### Alle Schlüssel beginnen mit date-. $n ist immer mindestens 1, außer in date-days.

date-today = heute
date-tomorrow = morgen
date-yesterday = gestern

date-in-days = { $n ->
    [one] in { $n } Tag
   *[other] in { $n } Tagen
}
date-in-weeks = { $n ->
    [one] in { $n } Woche
   *[other] in { $n } Wochen
}
date-in-months = { $n ->
    [one] in { $n } Monat
   *[other] in { $n } Monaten
}
date-in-years = { $n ->
    [one] in { $n } Jahr
   *[other] in { $n } Jahren
}

date-ago-days = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}
date-ago-weeks = { $n ->
    [one] vor { $n } Woche
   *[other] vor { $n } Wochen
}
date-ago-months = { $n ->
    [one] vor { $n } Monat
   *[other] vor { $n } Monaten
}
date-ago-years = { $n ->
    [one] vor { $n } Jahr
   *[other] vor { $n } Jahren
}

date-due-today = heute fällig
date-overdue-yesterday = seit gestern überfällig
date-overdue-days = { $n ->
    [one] seit { $n } Tag überfällig
   *[other] seit { $n } Tagen überfällig
}
date-overdue-weeks = { $n ->
    [one] seit { $n } Woche überfällig
   *[other] seit { $n } Wochen überfällig
}
date-overdue-months = { $n ->
    [one] seit { $n } Monat überfällig
   *[other] seit { $n } Monaten überfällig
}
date-overdue-years = { $n ->
    [one] seit { $n } Jahr überfällig
   *[other] seit { $n } Jahren überfällig
}

date-since-today = seit heute
date-since-yesterday = seit gestern
date-since-days = { $n ->
    [one] seit { $n } Tag
   *[other] seit { $n } Tagen
}
date-since-weeks = { $n ->
    [one] seit { $n } Woche
   *[other] seit { $n } Wochen
}
date-since-months = { $n ->
    [one] seit { $n } Monat
   *[other] seit { $n } Monaten
}
date-since-years = { $n ->
    [one] seit { $n } Jahr
   *[other] seit { $n } Jahren
}

date-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
date-weeks = { $n ->
    [one] { $n } Woche
   *[other] { $n } Wochen
}
date-months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
date-years = { $n ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
}
date-minutes = { $n } Min.

# Zeiträume; das Ende ist der letzte Tag, der noch dazugehört.
date-from-to = { $from } bis { $to }
date-from-on = ab { $from }
date-until = bis { $to }
# Feld für ein Datum.
date-hint = TT.MM.JJJJ, zum Beispiel 15.03.2027
date-time-hint = HH:MM, zum Beispiel 14:10
date-open-end = ohne Ende
