### referral: referrals from prisons and by hand.
### All keys begin with referral-.

referral-title = Referrals
referral-sub = { $new } new, { $clearing } in clearing, { $waiting } on the waiting list
referral-report = Refer a person
referral-order = shortest lead time first
referral-pages = Pages

# Three states
referral-tab-new = New
referral-tab-clearing = In clearing
referral-tab-waiting = Waiting list
referral-heading-new = New referrals
referral-heading-clearing = In clearing
referral-heading-waiting = Waiting list
referral-empty-new = No new referrals.
referral-empty-text-new = New people come from a prison’s release list, from its social service or by their own wish. The earlier, the more can be prepared.
referral-empty-clearing = Nothing in clearing.
referral-empty-text-clearing = A referral stands here once somebody has opened its clearing and nothing is decided yet.
referral-empty-waiting = The waiting list is empty.
referral-empty-text-waiting = Whoever can be admitted as soon as there is a place stands here.

# Columns
referral-received = Referred
referral-begins = Programme begins
referral-begins-running = running { $since }
referral-phase-from = { $phase } from { $date }
referral-no-release = date unknown
referral-own-wish = own wish
referral-clear = Clear
referral-clear-person = Clear { $name }

# What is missing first
referral-eligible = criteria met
referral-not-met = { $n } not met
referral-missing = { $n ->
    [one] { $n } fact missing
   *[other] { $n } facts missing
}
referral-and-more = { $list } and { $n } more

# Where from
referral-source-release-list = release list
referral-source-prison = prison social service
referral-source-client = the person themselves
referral-source-other = somebody else
referral-source-reentry = re-entry

# Referring by hand
referral-new-title = Refer a person
referral-new-sub = Only what the clearing needs. Nothing about the offence.
referral-birth-date = Date of birth
referral-birth-date-hint = DD.MM.YYYY. Needed if the book number is missing.
referral-book-number = Book number
referral-sentence-months = Sentence in months
referral-custody-kind = Kind of custody
referral-release-on = Expected release
referral-release-on-hint = Empty if still unknown.
referral-release-kind = Kind of release
referral-release-place = Will be released to
referral-release-place-hint = The town is enough.
referral-source = Who refers?
referral-informed = Does the person know?
referral-informed-yes = yes, and agrees
referral-informed-no = not yet
referral-note = What should one know?
referral-correct = Correct the referral
referral-submit = Refer

# Known already?
referral-known-title = This person may be known already
referral-known-text = Please compare before a second record is made.
referral-known-running = This person already has a running case:
referral-known-same = The same person: refer { $name } again
referral-known-different = Somebody else
referral-known-different-text = A record of its own is made.

# Messages
referral-flash-corrected = Referral corrected.
referral-flash-reported = The referral has arrived.

# What is not possible
referral-compare-first = This person may be known already. Please choose who is meant.
referral-already-running = This person already has a running case. No second one is made.
referral-no-name = “{ $found }” is not a name: it has no letters.
referral-birth-or-book = Date of birth or book number is needed so that the person can be recognised again.
referral-custody-too-early = The start of custody lies more than 70 years back.
referral-release-too-far = The release lies more than a year back or more than 20 years ahead.

# Not contacted yet
referral-uncontacted = Not contacted yet
referral-uncontacted-why = Reported, the release comes near, and nobody has reached the person yet.
referral-uncontacted-by = first contact by { $day }
