### log: the log and accesses.
### All keys begin with log-.

log-title = Log
log-sub = Who saw or changed what, and when. Without case content.
log-entries = Entries
log-when = Time
log-number = Number
log-who = Who
log-what = What
log-case = Case number
log-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
log-why = Purpose
log-outcome = Outcome
log-outcome-done = done
log-outcome-refused = refused
log-refused = refused
log-refused-hidden = refused as if it did not exist
log-from = from
log-to = to
log-program = Nahtlos itself
log-nobody = not signed in
log-command-line = command line
log-erased = content erased after its time
log-none = No entries for this.
log-none-hint = Widen the search, or check the case number.
log-first = To the start
log-older = older entries
log-pages = Pages
log-shown = { $n ->
    [one] { $n } entry on this page
   *[other] { $n } entries on this page
}

# Checking
log-verify = Check the chain
log-verify-hint = Follows every entry from the first to the last. With very many entries this takes some seconds.
log-whole = Chain complete.
log-whole-text = { $n ->
    [one] { $n } entry checked.
   *[other] { $n } entries checked.
}
log-whole-erased = { $n ->
    [one] The content of one of them was erased after its time.
   *[other] The content of { $n } of them was erased after its time.
}
log-broken = The chain is broken.
log-broken-missing = Entry { $expected } is missing; entry { $found } stands in its place.
log-broken-changed = Entry { $number } was changed after it was written.
log-broken-unchained = Entry { $number } does not follow from the entry before it.
log-broken-truncated = The log ends with entry { $last }, but it was written up to { $head }: entries are missing at the end.
log-broken-beyond-head = The log goes up to entry { $last }, its seal only to { $head }: the seal was set back.
log-broken-unlinked = The entries themselves are unchanged. But the index by which a case finds its entries does not agree with them.
log-broken-remedy = Keep the database unchanged and compare it with the last backup and the last printed seal.

# Seal
log-head = Seal
log-head-title = Seal of the log
log-head-text = Number and checksum of the last entry. Printed and kept elsewhere, the seal proves later that up to here nothing was changed, removed or reordered.
log-head-number = Last entry
log-head-hash = Checksum (SHA-256)
log-head-at = Issued
log-head-by = Issued by
log-head-signature = Place, date, signature
log-compare-title = Compare with a seal
log-compare-text = Copy number and checksum from an earlier printout.
log-compare-submit = Compare
log-compare-number = Number of the entry
log-compare-seal = Checksum
log-seal-invalid = Expected are 64 characters out of 0 to 9 and a to f. Spaces do not count.
log-seal-same = The seal is right: entry { $number } is as it was printed. Whether all entries before it are right, the check of the chain tells.
log-seal-different = The seal is not right: entry { $number } has another checksum.
log-seal-missing = There is no entry { $number }.

# A case
log-of-case = Accesses
log-of-case-sub = Who read or changed this case, newest first.

# What was done
log-action-session-sign-in = Sign-in
log-action-session-sign-out = Sign-out
log-action-session-end = Session ended
log-action-session-end-others = Other sessions ended
log-action-access-refused = Access refused
log-action-day-view = “My day” opened
log-action-case-list = List of cases opened
log-action-case-export = List of cases saved as a file
log-action-case-search = Searched for a person
log-action-search-run = Searched for a person by search
log-action-case-view = Case read
log-action-case-open = Case made
log-action-case-print = Case printed
log-action-case-assign = Case assigned
log-action-case-prepare-closing = Closing prepared
log-action-case-resume = Closing taken back
log-action-case-close = Case closed
log-action-case-needs = Needs changed
log-action-closing-view = Closing read
log-action-facts-view = Facts read
log-action-facts-record = Facts changed
log-action-clearing-view = Clearing read
log-action-clearing-begin = Clearing begun
log-action-clearing-programme = Programme chosen
log-action-clearing-ask-exception = Exception asked for
log-action-clearing-admit = Admitted
log-action-clearing-wait = Put on the waiting list
log-action-clearing-reject = Not admitted
log-action-approval-view = Request for approval read
log-action-approval-grant = Approved
log-action-approval-refuse = Approval refused
log-action-approval-withdraw = Request for approval withdrawn
log-action-overlap-view = Other support read
log-action-overlap-add = Other support entered
log-action-overlap-settle = Overlap settled
log-action-overlap-end = Other support ended
log-action-overlap-print = Partial agreement printed
log-action-referral-compare = Known people compared
log-action-referral-list = Inbox of referrals opened
log-action-referral-view = Referral read
log-action-referral-register = Person reported
log-action-referral-note = Referral completed
log-action-import-list = Lists that were read in seen
log-action-import-upload = Release list uploaded
log-action-import-view = Release list read
log-action-import-decide = Row of the list decided
log-action-import-apply = Release list applied
log-action-import-done = Applying finished
log-action-import-discard = Release list discarded
log-action-release-view = Release date read
log-action-release-what-if = “What if” asked
log-action-release-preview = Effects of a new date looked at
log-action-release-forecast = Release date reported
log-action-release-correct = Release date corrected
log-action-release-withdraw = Release date taken back
log-action-release-confirm = Release confirmed
log-action-task-list = Tasks read
log-action-task-view = Task read
log-action-task-add = Task added
log-action-task-complete = Task done
log-action-task-reopen = Task opened again
log-action-task-skip = Task skipped
log-action-task-pin = Due date pinned
log-action-task-unpin = Due date unpinned
log-action-task-reassign = Task reassigned
log-action-task-note = Remark on the task changed
log-action-note-list = Notes read
log-action-note-view = Note read
log-action-note-form = Note begun
log-action-note-add = Note written
log-action-note-correct = Note corrected
log-action-contact-form = Planning of a contact opened
log-action-contact-plan = Contact planned
log-action-contact-move = Contact moved
log-action-contact-cancel = Contact cancelled
log-action-arrangement-list = Arrangements read
log-action-arrangement-view = Arrangement read
log-action-arrangement-add = Arrangement entered
log-action-arrangement-change = Arrangement changed
log-action-arrangement-strike = Arrangement struck
log-action-people-view = People involved read
log-action-handover-view = Handover read
log-action-handover-offer = Handover offered
log-action-handover-accept = Handover accepted
log-action-handover-decline = Handover declined
log-action-handover-form = Handover prepared
log-action-handover-ask = Asked back about a handover
log-action-handover-reply = Answered a question about a handover
log-action-handover-withdraw = Handover withdrawn
log-action-own-plan-view = Own plans read
log-action-own-plan-print = Own plans opened to take away
log-action-own-plan-save = Own plan written
log-action-success-add = What went well written down
log-action-success-correct = What went well corrected
log-action-freshness-confirm = What is known confirmed
log-action-standard-view = Standards seen
log-action-standard-deviate = Reason for a deviation from a standard given
log-action-assessment-view = Assessment read
log-action-assessment-start = Assessment begun
log-action-assessment-save = Assessment saved
log-action-assessment-rate = Life domain assessed
log-action-assessment-finish = Assessment finished
log-action-assessment-strike = Assessment struck
log-action-assessment-settle = Need in a life domain settled
log-action-modules-view = Modules read
log-action-module-add = Module begun
log-action-module-change = Module changed
log-action-network-view = Network read
log-action-network-add = Person or organisation entered in the network
log-action-network-change = Tie in the network changed
log-action-network-forbid = No-contact order entered
log-action-network-lift = No-contact order lifted
log-action-network-contact = Contact with the network entered
log-action-network-step = Step with the network agreed
log-action-network-step-change = Step with the network changed
log-action-network-check = Receiving environment checked
log-action-reentry-view = Re-entry read
log-action-reentry-request = Re-entry asked for
log-action-reentry-grant = Re-entry approved
log-action-reentry-refuse = Re-entry refused
log-action-capacity-view = Places and workload seen
log-action-report-view = Report seen
log-action-report-export = Report saved as a file
log-action-report-lesson = Lesson about a programme written down
log-action-absence-view = Absence read
log-action-absence-set = Absence entered
log-action-account-list = List of accounts opened
log-action-account-view = Account read
log-action-account-own = Own account read
log-action-account-add = Account made
log-action-account-change = Account changed
log-action-account-role = Role of an account changed
log-action-account-places = Sites or prisons of an account changed
log-action-account-change-own = Own account changed
log-action-account-lock = Account locked
log-action-account-unlock = Account unlocked
log-action-account-reset = New link for an account
log-action-account-password = Password set
log-action-account-set-up = Nahtlos set up
log-action-site-list = List of sites opened
log-action-site-view = Site read
log-action-site-add = Site taken over
log-action-site-change = Site changed
log-action-log-view = Log read
log-action-log-case = Accesses to the case read
log-action-log-head = Seal looked at
log-action-log-verify = Log checked
log-action-log-compare = Seal compared
