### release: the release date: history, new forecast, “What if …”.
### All keys begin with release-.

# New forecast
release-form-title = New date
release-form-other = Check another date
release-form-about = Before saving you see what would move.
release-day = Release on
release-day-hint = DD.MM.YYYY
release-kind = Kind
release-source = Source
release-source-hint = Where the date comes from, for example “court order of 20 November 2026”
release-confidence = How certain is it?
release-note = Remark
release-preview = Show preview
release-save = Save date
release-discard = Discard

# What counts
release-counts-title = Counts now
release-released = Released
release-unknown = No date reported yet. Deadlines before and after the release therefore have no date.
release-earliest = Earliest possible
release-earliest-rule = The prison may release earlier ({ $rule }). Nobody is entitled to it.
release-earliest-none = No earlier release to be expected because of a weekend, holiday or the turn of the year.
release-closed = Offices closed
release-weekend = weekend
release-phases = Phases
release-phase-unknown = cannot be told yet
release-window = The programme accompanies
release-is-counting = counts
release-is-actual = actual

# History
release-history = History of the date
release-recorded = Entered
release-history-empty = No date yet.
release-history-empty-about = As soon as one is reported, Nahtlos works out phases, deadlines and seam from it.

# Preview
release-preview-title = Preview: release on { $day }
release-preview-unsaved = not saved yet
release-preview-summary = { $moved ->
    [0] No deadline moves
    [one] { $moved } deadline moves
   *[other] { $moved } deadlines move
}{ $kept ->
    [0] .
    [one] ; { $kept } with a date of its own stays.
   *[other] ; { $kept } with a date of their own stay.
}
release-preview-past = This day lies in the past. If the release has taken place, enter it as the actual one.
release-unfit-then = No longer fits the day of release, please agree anew:
release-unfit-now = No longer fitted the day of release:
release-unfit-appointment = Appointment ({ $what }) on { $day }
release-unfit-arrangement = Arrangement ({ $what }) from { $day }
release-unfit-leave = Leave ({ $what }) on { $day }
release-unfit-step = Step of the plan on { $day }
release-phase-today = Phase today
release-then = then
release-criteria = Check the admission again
release-deadlines = Deadlines
release-task = Task
release-shift = Shift
release-moves-caption = What moves with the date
release-no-moves = No deadline moves.
release-moves-more = { $n ->
    [one] Show { $n } more deadline
   *[other] Show { $n } more deadlines
}
release-move-later = { $span } later
release-move-earlier = { $span } earlier
release-move-earlier-past = { $span } earlier, still overdue
release-move-later-past = { $span } later, still overdue
release-move-new = new
release-move-gone = no longer needed
release-move-overdue = overdue by this
release-stays = stays
release-stays-done = done
release-stays-pinned = pinned
release-stays-own = own task
release-security = Security
release-seam-after = Seam with this date
release-seam-caption = Seam before and after
release-days-open = Open days in total
release-same = unchanged

# Change notices
release-notices = Change notices
release-notices-about = Old and new dates, recorded when saving
release-cause-release = New release date
release-cause-actual-release = Actual release entered
release-cause-admission = Admission to the programme
release-cause-arrangement = Arrangement changed
release-cause-facts = Facts of the case changed
release-cause-task = Task changed
release-cause-extension = Support prolonged
release-cause-other = Change to the case

# Actual release
release-actual-title = Enter the release
release-actual-about = The actual day ends custody and fixes all deadlines after it. New forecasts are then no longer possible. What is still open with the prison’s social service passes to the responsible person.
release-actual-open = Enter the release
release-actual-day = Released on
release-actual-day-hint = DD.MM.YYYY, today or earlier
release-actual-save = Enter the release
release-correct-title = Correct the release
release-correct-about = Was it another day, or did the release not take place? A correction needs a reason.
release-correct-open = Correct
release-correct-save = Save correction
release-recorded-so-far = Entered so far:
release-way = What is right?
release-way-other-day = It was another day or another kind
release-way-not-released = The release did not take place
release-reason = Reason for the correction
release-not-recorded = No actual release has been entered.

# What if
release-what-if-title = What if …
release-what-if-day = Release on
release-what-if-about = Nothing of this is saved.
release-what-if-result = With release on { $day }
release-what-if-report = Report as new date

# Two versions, messages after saving
release-conflict = { $name } has entered a date meanwhile. What you typed is still in the form; if you show the preview again and save, your date counts.
release-flash-saved = The new date counts. The change notice lists what has moved.
release-actual-preview = What the release on { $day } moves
release-flash-corrected = The release is corrected.
release-flash-actual = The release has been entered.
release-flash-withdrawn = The release has been taken back. The last reported date counts again.
