### import: reading release lists.
### All keys begin with import-.

import-title = Read a list
import-lead = A prison’s release list
import-sub = { $file } · { $institution } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} · { $encoding }, { $separator }
import-separator-semicolon = semicolon
import-separator-comma = comma
import-separator-tab = tab
import-separator-bar = vertical bar

# Three steps
import-step-choose = Choose file
import-step-check = Check
import-step-apply = Apply

# Uploading
import-institution = Prison
import-institution-hint = Says what the columns are called.
import-programme = Programme
import-programme-hint = For everybody who is newly referred.
import-file = File (CSV)
import-file-hint = From a spreadsheet: save as, type “CSV”. At most 16 MB.
import-check-changes-nothing = Checking changes nothing. Afterwards you see row by row what would happen.
import-no-header = This file does not fit the format “{ $institution }”
import-unreadable = This file of “{ $institution }” cannot be read
import-columns-missing = Columns are missing:
import-columns-found = Found were:
import-columns-none = No headings were found.
import-columns-remedy = Are the columns called otherwise now? Then the administration adds this to the prison’s format in the file institutions.toml.

# Former lists
import-lists = Former lists
import-lists-empty = No list yet.
import-lists-empty-text = Every list stands here with its status. What it said about people is deleted once it was applied.
import-file-column = File
import-uploaded = Uploaded
import-rows = Rows
import-status-checking = being checked
import-status-checked = checked, waits
import-status-running = being applied
import-status-done = applied
import-status-discarded = discarded
import-status-interrupted = interrupted

# Progress
import-working-checking = Being checked
import-working-running = Being applied
import-working-over = Done
import-progress = { $done } of { $total } rows
import-work-on = You can go on working.
import-reload = Reload
import-over-text = The list is through.
import-show-result = Show the result
import-interrupted = The work on this list was interrupted.
import-interrupted-text = What was applied stays and is not applied again.
import-resume = Go on

# What would happen
import-count-new = New
import-count-new-text = will be referred
import-count-again = { $n ->
    [one] { $n } of them known already
   *[other] { $n } of them known already
}
import-count-moved = Date changed
import-tasks-moved = { $n ->
    [one] { $n } deadline moves
   *[other] { $n } deadlines move
}
import-count-unchanged = Known, unchanged
import-count-not = Not as they are
import-count-not-text = { $refused } refused, { $unsure } to decide
import-count-back = { $n } in custody again
import-count-elsewhere = { $n } at another site
import-named-instead = The list names another prison: { $named }, in line { $line }{ $others ->
    [0] .
    [one] { " " }and one more.
   *[other] { " " }and { $others } more.
} { $chosen } was chosen. Book numbers count within one prison only. If the choice is wrong, discard the list and read it in again.
import-same-file = Exactly this file was read in before ({ $status }). The rows are checked as things stand now.
import-same-file-show = To the earlier list
import-ignored-columns = Columns not read: { $columns }
import-show = Show
import-filter-changing = with an effect
import-filter-refused = refused
import-filter-unsure = to decide
import-filter-new = new
import-filter-again = known, referred again
import-filter-moved = date changed
import-filter-unchanged = unchanged
import-filter-elsewhere = at another site
import-filter-back = in custody again
import-filter-unchecked = not checked yet
import-filter-all = all rows
import-rows-empty = No rows of this kind.
import-rows-caption = Result of each row
import-line = Line
import-outcome = Result
import-what = What happens
import-outcome-unchecked = not checked yet
import-outcome-new = new
import-outcome-again = known, new referral
import-outcome-moved = release changed
import-outcome-unchanged = unchanged
import-outcome-elsewhere = another site
import-outcome-back = in custody again
import-outcome-unsure = to decide
import-outcome-refused = refused

# One row
import-row-new = will be referred, release { $when }
import-row-again = will be referred again, release { $when }; the former case stays linked
import-row-applied = applied
import-left-how = Rows that are left cannot be decided here any more, since what the list said about people is deleted. Read the file in once more, with refused rows mended: what is taken over already then counts as unchanged.
import-read-again = Read the list in again
import-row-left = not applied
import-row-tasks = { $n ->
    [one] { $n } deadline moves
   *[other] { $n } deadlines move
}
import-row-which = See what moves
import-row-overdue = { $n ->
    [one] { $n } of them will be overdue
   *[other] { $n } of them will be overdue
}
import-row-more-open = { $n ->
    [one] { $n } open day more
   *[other] { $n } open days more
}
import-row-less-open = { $n ->
    [one] { $n } open day less
   *[other] { $n } open days less
}
import-row-elsewhere = Another site supports this person. The list has to be read in there, too.
import-row-back = By the case released on { $day }; the list has the person in custody anew. Please look at the case: close it and, if support goes on, ask for a re-entry with new custody.
import-row-kind = Kind of release: { $before } → { $after }
import-row-place = Place of release by the list: { $place }
import-row-changed = When this was checked, the case named { $before }; now it names { $now }. Nothing was overwritten.
import-no-day = no day
import-row-confirmed = In the case { $now } was entered once more after the check. Nothing was overwritten.
import-row-listed = Release according to the list: { $day }
import-row-two-days = Line { $line } names another day for the same person. “The same person”: that line counts.
import-row-unsure-elsewhere = May be a person whom another site supports. Please ask there.
import-row-repeats = The same person as in line { $line }. Only that row is applied.
import-twin = Line { $line } of this list: { $name }, release { $release }
import-twin-hint = If it is the same person, only the earlier row is applied.
import-note-ended = The case for this time in custody is over already; no new one is made.
import-note-released = The release is recorded already.
import-note-other-prison = The case names another prison.
import-told-column = Column “{ $column }”: { $reason }
import-told-typed = Column “{ $column }”, “{ $found }”: { $reason }
import-same = The same person
import-different = Somebody else
import-decided = Decided by hand.
import-undecide = Take back

# Applying
import-good-rows = All good rows
import-good-rows-text = { $n ->
    [one] { $n } row will be applied.
   *[other] { $n } rows will be applied.
}
import-good-rows-rest = Refused and undecided ones stay with line, column and reason.
import-all-or-nothing = Only if all is right
import-all-or-nothing-text = Nothing is applied while a row is refused or undecided.
import-all-or-nothing-aside = Whoever is in custody again or supported by another site does not stand in the way: these rows stay as they are.
import-apply = { $n ->
    [one] Apply { $n } row
   *[other] Apply { $n } rows
}
import-no-rows = This list has no rows below its headings. Is it the right file?
import-no-good-rows = No row can be applied yet. Each says above why.
import-discard = Discard the list
import-not-all-good = Not all rows are good yet: some are refused or undecided. Nothing was applied.
import-message-changed-meanwhile = Something changed while the list was being applied. Nothing was applied, all rows were checked again.
import-done-text = { $applied ->
    [one] { $applied } row
   *[other] { $applied } rows
} applied, { $left } not. What the list said about people was deleted from it.
import-discarded-text = This list was discarded. Nothing was applied, its content is deleted.
import-to-referrals = To the referrals
import-flash-discarded = The list was discarded. Nothing was applied.
import-flash-decided = Decided.

# What is no longer possible
import-already-checking = This list is being checked right now.
import-already-checked = This list has changed meanwhile. Please reload the page.
import-already-running = This list is being applied right now.
import-already-done = This list was applied already.
import-already-discarded = This list was discarded already.
