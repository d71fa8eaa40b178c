### common: what many pages call alike.
### All keys begin with common-.

common-app = Nahtlos
common-app-claim = The way out, without a gap
common-and = and
common-or = or
common-yes = yes
common-no = no
common-unknown = not known
common-none = none
common-not-set = not entered
common-all = all
common-new = new
common-today = today

# Buttons
common-save = Save
common-save-and-next = Save and continue
common-cancel = Cancel
common-back = Back
common-back-to = Back to { $page }
common-next = Next
common-previous = Previous
common-more = Show more
common-less = Show less
common-close = Close
common-open = Open
common-edit = Change
common-correct = Correct
common-add = Add
common-remove = Remove
common-delete = Delete
common-choose = Choose
common-please-choose = Please choose
common-confirm = Confirm
common-send = Send
common-check = Check
common-apply = Apply
common-reset = Reset
common-print = Print
common-download = Download
common-undo = Undo
common-retry = Try again
common-details = Details
common-show = Show
common-hide = Hide
common-as-table = as a table
common-as-picture = as a picture

# Searching and lists
common-search = Search
common-search-term = Search term
common-search-none = Nothing found. Check the spelling or search for less.
common-filter = Filter
common-filter-clear = Remove filter
common-sort = Sort
common-sorted-by = sorted by { $column }
common-results = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
common-entries = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
common-page-next = Next page
common-page-previous = Previous page
common-page-first = To the start of the list
common-list-end = End of the list
common-list-empty = No entries yet.

# Forms
common-required = required
common-optional = optional
common-optional-label = { $label } (optional)
common-hint = Hint
common-reason = Reason
common-reason-hint = One sentence is enough.
common-note = Remark
common-characters-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
}
common-draft-saved = Draft saved at { $time }
common-draft-restored = Your draft from { $when } is back.
common-draft-restored-own = Your draft from { $when } is back. You have changed the record yourself meanwhile: please check before saving that every field is still right.
common-draft-discard = Discard draft
common-unsaved = Some of what you entered is not saved yet.

# Messages after saving
common-saved = Saved.
common-changed = Changed.
common-removed = Removed.
common-undone = Undone.
common-nothing-changed = Nothing has changed.
common-in-progress = Please wait, this is being worked on.

# Words for facts
common-name = Name
common-family-name = Family name
common-given-names = Given names
common-birth-date = Date of birth
common-born = born { $date }
common-person = Person
common-date = Date
common-time = Time
common-from = from
common-to = to
common-from-to = from { $from } to { $to }
common-since = since { $from }
common-kind = Kind
common-status = Status
common-place = Place
common-source = Source
common-evidence = Evidence
common-legal-base = Legal base
common-title = Title
common-description = Description
common-number = Number
common-value-old = before
common-value-new = new
common-by = by { $name }
common-recorded = entered by { $name }, { $when }
common-changed-by = changed by { $name }, { $when }
common-created = created { $when }
common-of = { $part } of { $whole }
common-institution = Prison
common-institutions = Prisons
common-book-number = Prison number
common-site = Site
common-programme = Programme
common-case = Case
common-case-number = Case { $number }
common-client = Client
common-phase = Phase
common-release = Release
common-custody-start = Start of custody
common-life-domain = Area of life
common-life-domains = Areas of life
common-action = Action

# For screen readers
common-opens-details = opens details
common-current = current
common-warning = Attention
common-error = Error
common-success = Done
common-notice = Notice

# Corrected
common-former = corrected: what stood here before
common-former-why = Reason: { $reason }. { $name }, { $when }
common-former-by = changed by { $name }, { $when }
common-correct-text = What stood here stays readable.
common-correct-same = This says the same as before.
common-why = Why is this being corrected?
common-why-hint = One sentence is enough.
common-strike = Strike the entry. It stays readable and counts no more.
common-strike-do = Strike
common-strike-why = Why is this being struck?
common-strike-why-hint = One sentence is enough.
common-strike-text = The entry stays readable, struck out, and counts nowhere any more. If it belongs in another case, enter it there anew.
common-struck-by = Struck by { $name }, { $when }. Reason: { $reason }
common-flash-saved-before = That was saved before. Nothing was entered once more; please look at what stands there now.
common-flash-sent-before = This form had been saved already. What you changed afterwards stands here and has not been entered yet: save it if it is to count as well, or discard the draft.
common-flash-struck = Struck.
common-struck = struck
common-struck-label = Status
common-flash-corrected = Corrected.
common-in-row = Row { $n }: { $label }
common-quoted = “{ $words }”
