### appointment: appointments and what became of them.
### All keys begin with appointment-.

appointment-title = Appointments
appointment-coming = Coming appointments
appointment-past = Past appointments
appointment-called-off = Called off before the day came
appointment-later = Later appointments
appointment-older = Earlier appointments
appointment-none = No appointment made.
appointment-none-next = An appointment stands on the appointment card and in “My day”.
appointment-new = Make an appointment
appointment-move = Change the appointment
appointment-result = What became of the appointment
appointment-correct = Correct the record

# Form
appointment-begin = Begins
appointment-end = Ends
appointment-place = Place
appointment-place-hint = Address, room, meeting point. Without it, the site is meant.
appointment-only = Who comes
appointment-only-yes = professionals only, without the client
appointment-worker = Who goes
appointment-person = From the network
appointment-person-hint = Who is in the network. A no-contact order is heeded then.
appointment-partner = Who else comes
appointment-partner-hint = Body or person, such as the job centre, the landlady, a brother.
appointment-purpose = What it will be about
appointment-measure = Measure of the plan
appointment-measure-hint = What the appointment is for. It then stands in the plan too.
appointment-group = With whom
appointment-group-yes = in a group
appointment-serves = for: { $what }
appointment-bring = To bring
appointment-way = How to get there; stands on letter and card of the appointment
appointment-repeat = Repeats
appointment-until = Last day of the series
appointment-until-hint = Only for a series. At most 26 appointments.
appointment-from-to = { $from } to { $to }

# Result
appointment-status = Result
appointment-reason = Why not as planned
appointment-reason-hint = Needed if the appointment was missed. “Too late” fits one that took place, too; “excused” and “organisational” fit one that was called off.
appointment-cancelled-by = Called off by
appointment-cancelled-by-needed = needed if cancelled
appointment-said = What was said
appointment-feedback = Feedback
appointment-feedback-hint = What went well and what can be different next time, as it was talked over with the person.
appointment-next = Next steps
appointment-late = Minutes late
appointment-late-hint = Empty if the person came on time.
appointment-late-by = { $n } minutes late
appointment-worry = Cause for worry
appointment-worry-hint = What was noticed and should not be left lying. Nothing if there is none.
appointment-worry-concern = Make it a concern
appointment-why = Reason for the correction
appointment-why-hint = The former record stays readable, struck, with reason and name.
appointment-settled-by = recorded by { $name }, { $when }

# If the office is closed
appointment-office = Open { $name }: { $week }
appointment-before = before: { $what } (changed by { $name }, { $when })
appointment-before-title = What was agreed before
appointment-doubt = Is this meant like that?
appointment-doubt-hint = If it is meant like that, please confirm.
appointment-doubt-custody = { $day }: meeting outside before the release ({ $words }), and no leave is entered for that time.
appointment-doubt-closed = { $day }: The office is closed on this day.
appointment-doubt-hours = { $day }: The office is only open { $words }.
appointment-doubt-holiday = { $day }: public holiday, { $words }.
appointment-doubt-past = { $day }: This day has passed already.
appointment-doubt-released = { $day }: visit in prison after the release on { $words }.
appointment-doubt-leave = Leave at the same time: { $when }.
appointment-doubt-taken = An appointment at the same time: { $when }.
appointment-doubt-taken-elsewhere = An appointment in another case at the same time: { $when }.
appointment-doubt-taken-in = An appointment in another case ({ $number }) at the same time: { $when }.
appointment-doubt-locked = The account of { $name } is locked.
appointment-doubt-away = { $name } is away until { $until }.
appointment-doubt-conference = A case conference at the same time: { $when }.
appointment-doubt-conference-elsewhere = A case conference in another case at the same time: { $when }.
appointment-doubt-accompanies = Going along on a leave in another case at the same time: { $when }.
appointment-doubt-unusual = { $when }: at weekends, early or late in the day, most offices have nobody in.
appointment-skip = Leave these days out
appointment-skip-hint = Public holidays in the series. What is ticked is left out of the series.
appointment-skip-day = { $day }, { $name }
appointment-save-anyway = Save anyway

# In the list
appointment-in-series = series
appointment-with = with
appointment-without-client = professionals only
appointment-moved = changed
appointment-brings = bring: { $what }
appointment-do-result = Record the result
appointment-do-move = Change
appointment-do-cancel = Call off
appointment-cancel = Call the appointment off
appointment-cancel-reason = Reason
appointment-cancel-reason-hint = As far as it is known.
appointment-cancel-said = What there is to say about it
appointment-do-next = Next appointment
appointment-end-series = { $n ->
    [one] This appointment is called off. That cannot be taken back.
   *[other] These { $n } appointments are called off. That cannot be taken back.
}
appointment-do-end-series = End the series

# Hints that prevent nothing
appointment-warn-client = at the same time: { $when }
appointment-warn-worker = at the same time in another case: { $when }
appointment-warn-conference = case conference at the same time: { $when }
appointment-warn-conference-elsewhere = case conference in another case at the same time: { $when }
appointment-warn-accompanies = going along on a leave in another case at the same time: { $when }
appointment-warn-holiday = public holiday: { $name }
appointment-warn-closed = office closed on this day
appointment-warn-hours = office only open { $hours }
appointment-warn-no-contact = no-contact order: { $name }
appointment-warn-consent = consent of { $name } is missing: { $state }
appointment-warn-leave = leave at the same time: { $when }
appointment-warn-released = after the release on { $day }
appointment-warn-custody = outside, but still in custody and without leave (release: { $day })
appointment-warn-measure = The measure is not in the plan any more.
appointment-warn-end = after the end of the support on { $day }

# What cannot be
appointment-error-past = This moment is over. What took place already is recorded under “Record contact”.
appointment-error-far = This moment is more than two years ahead. Is the year right?
appointment-error-skip = No appointment of the series would be left. Please keep at least one day.
appointment-error-measure = This measure does not stand in the plan any more. Please choose another one, or none.
appointment-error-end = The end is not after the beginning.
appointment-error-third-party = “With others” takes place without the client.
appointment-error-worker = Only those who answer for the case or stand in can go.
appointment-error-series-end = Until when does the series go?
appointment-error-series-once = A last day belongs to a series. Please say how often the appointment comes again, or clear the day.
appointment-error-series-short = The series ends before its second appointment.
appointment-error-series-long = A series has at most 26 appointments. Please choose an earlier last day.
appointment-error-not-yet = This appointment is still to come. Until then it can be changed or called off.
appointment-error-noted = A contact about this appointment stands in the course. If the appointment did not take place, strike that entry first.
appointment-error-reason = This reason does not fit the result.
appointment-error-cancelled-by = This fits only one that was called off.
appointment-error-held-only = This fits only an appointment that took place. Time without a meeting goes to “Record contact”.
appointment-error-group = This fits only a measure of the plan. Please choose one or remove the tick.
appointment-overtaken = What you typed is still in the form. If you save it, it counts.

# After saving
appointment-flash-planned = Appointment made.
appointment-flash-moved = Appointment changed.
appointment-flash-same = Nothing changed: the appointment stands as it was agreed.
appointment-flash-settled = Result recorded.
appointment-flash-series-ended = Series ended. The later appointments are called off.
