### note: contacts, notes and their correction.
### All keys begin with note-.

note-title = History
note-new = Record contact
note-correct = Correct contact
note-strike = Strike the note
note-strike-appointment = If it was the note of an appointment, the appointment stays as it is; correct it there.
note-older = older
note-none = No contact recorded yet.
note-none-next = After the first talk, what was discussed and agreed stands here.
note-none-filtered = There is no entry about this.
note-none-filtered-next = Clear the filter to see the whole course.
note-filter-domain = Life domain
note-filter-kind = Kind
note-filter-by = Written by
note-filter-from = Contact from
note-filter-to = Contact until

# The form
note-minutes = Minutes
note-travel = Travel time in minutes
note-travel-hint = There and back together. Leave empty if nobody travelled.
note-travelled = { $n } min travel
note-spent-title = Time and service
note-spent = For reports
note-spent-also = Also keep it as a contact in the course
note-spent-held = Counts only if the appointment took place. If you have noted the contact already, leave the tick out.
note-spent-along = Only tick it if one of us was there.
note-spent-written = A contact about it stands in the course already.
note-spent-words = A sentence about it is needed: it also stands in the course.
note-kind = Kind of contact
note-outcome = Outcome
note-domains = Life domains
note-domains-hint = What was it about? Several are possible.
note-areas = Areas of service
note-areas-hint = Where does what you did belong? Needed if somebody was reached.
note-served = Service: { $areas }
note-epistemic = This is
note-body = Note
note-body-hint = What was discussed and what was agreed. Nothing about the offence or the people harmed; about other people only what the transition needs.
note-former = Until now
note-reason = Reason for the correction
note-reason-hint = The former text stays readable, struck through, with reason and name.
note-unsaved = not saved yet

# Corrections
note-corrections = { $n ->
    [one] { $n } correction
   *[other] { $n } corrections
}
note-corrected = Reason: { $reason }. { $name }, { $when }
note-conflict-next = What is saved stands beside the form. Your words are unchanged in the form; if you save, they count, and the other version stays readable in the course.

# Draft

note-draft-too-long = The draft is too long. Please save a part of it as an entry.

# Planned contacts
note-planned-unsettled = was planned, nothing recorded yet
note-planned-all = all open appointments
note-planned-write = Record

# What cannot be
note-error-future = This contact would lie in the future. What is still to come belongs under “Make an appointment”.
note-error-long-ago = This contact would lie more than ten years back. Is the year right?
note-question-again = A contact about this appointment stands in the course already. Another one counts by itself. If it is meant like that, please save once more.
note-question-before = This day lies before custody and case, which begin on { $day }. Is the year right? If so, please save once more.
note-error-area = Please tick at least one area of service. Only an attempt that reached nobody needs none.
note-error-unchanged = Nothing has changed. Without a change no correction is needed.

# After saving
note-success = What went well?
note-success-hint = In the client’s words. It will also stand under “Own plans”.
note-flash-added = Contact recorded.
note-flash-corrected = Corrected. The former text stays readable.
