### arrangement: entering, changing and ending arrangements.
### All keys begin with arrangement-.

# List
arrangement-list-title = All arrangements
arrangement-list-empty = No arrangement yet
arrangement-list-empty-hint = What carries the transition stands here: a room, a decision, an appointment at a practice. A promise counts, too.
arrangement-period = Period
arrangement-struck-count = { $n ->
    [one] { $n } struck arrangement
   *[other] { $n } struck arrangements
}
arrangement-struck-by = struck by { $name }, { $when }. Reason: { $reason }
arrangement-replaced = replaced by a new one
arrangement-edit-of = Change: { $security }, { $provider }
arrangement-strike-of = Strike: { $security }, { $provider }
arrangement-former = From the former case
arrangement-former-hint = This was still running when the former case ended. Here it counts once somebody enters it again.
arrangement-former-add = Check and enter
arrangement-former-check = From the former case. Does it still hold like this? Please check what has changed, the proof too.

# Form
arrangement-new-title = Enter an arrangement
arrangement-edit-title = Change an arrangement
arrangement-what = What is secured?
arrangement-kind-other = something else
arrangement-provider = Who or what
arrangement-provider-hint = Facility, office or person, for example “Example Lane hostel” or “at the sister’s”
arrangement-from = from
arrangement-to = to, last day
arrangement-to-hint = empty: no end
arrangement-strength = How firm is it?
arrangement-strength-promised = Said or in prospect. Does not close the gap yet.
arrangement-strength-confirmed = In writing, or confirmed by the office itself. Closes the gap.
arrangement-strength-actual = Happening already, seen or proven.
arrangement-side = Where?
arrangement-side-hint = What is arranged in custody ends with the release.
arrangement-evidence = Evidence
arrangement-evidence-hint = What shows that it is true: decision, e-mail, call with date
arrangement-epistemic = How do you know?
arrangement-reason = Reason for the change
arrangement-reason-hint = One sentence is enough. The former version stays readable, struck.
arrangement-save-anyway = Save anyway
arrangement-not-saved = not saved yet
arrangement-stay-title = What is a voluntary stay?
arrangement-stay-text = Whoever has no place to stay after the last day in custody can, on request, stay in the prison voluntarily if there is room (section 53 ThürJVollzGB). That counts as a roof, but not as a home: the search goes on. The place is “in custody”, also after release.

# What cannot be
arrangement-error-to-before-from = The last day lies before the first.
arrangement-error-not-begun = This has not begun yet: please choose “confirmed” or “promised”.
arrangement-error-stay-is-inside = A voluntary stay is in the prison: please choose “in custody”.

# What looks like a slip
arrangement-hints = Is that right? Nothing is saved yet.
arrangement-hint-after-window = It begins only when the six months after release are over.
arrangement-hint-past = It is over already and closes no gap any more.
arrangement-hint-long-ago = The first day lies more than five years back. Is the year right?
arrangement-hint-outside-in-custody = The dwelling outside is said to run already, but the person is still in custody.
arrangement-hint-inside-after-release = It is in custody, but begins only after the release.
arrangement-hint-not-needed = It is not entered as needed for this case and so does not appear in the picture.

# Striking
arrangement-strike = Strike
arrangement-strike-title = Strike an arrangement
arrangement-strike-text = The arrangement then counts no more. It stays readable with the reason.

# Two versions
arrangement-conflict = { $name } has changed this arrangement meanwhile ({ $when }).
arrangement-conflict-hint = Both versions stand here. The form below holds your words; what you save now replaces the saved version.
arrangement-conflict-struck = Struck. Reason: { $reason }
arrangement-conflict-struck-hint = It has been struck. The form below holds your words; what you save now becomes a new arrangement.
arrangement-conflict-strike-hint = This is how it stands now. Is it to be struck all the same?
arrangement-conflict-already-struck = It has been struck already.

# After saving
arrangement-flash-saved = The arrangement is saved, the seam worked out again.
arrangement-flash-struck = The arrangement is struck, the seam worked out again.
