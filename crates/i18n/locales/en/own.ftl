### own: plans that belong to the client: weekly plan, crisis plan, what went well.
### All keys begin with own-.

own-title = Own plans
own-claim = These plans belong to the client. They are written together, in the client’s own words.
own-row = Row
own-take-away = To take away
own-earlier = { $n ->
    [one] one earlier version
   *[other] { $n } earlier versions
}
own-version = Version { $n } of { $date }, written down by { $name }
own-version-from = Version { $n }, from { $date } on, written down by { $name }
own-save-version = Save as a new version
own-history-none = Nothing has been written down here yet.
own-paper-foot = This sheet is yours. You decide who sees it.

# Weekly plan
own-week-title = Weekly plan
own-week-history = Versions of the weekly plan
own-week-write = Write a weekly plan
own-week-edit = Change the weekly plan
own-week-none = No weekly plan yet.
own-week-none-next = A plan shows what is fixed and where free time is. Five rows are enough to begin with.
own-week-next = From { $date } on a new weekly plan counts.
own-week-clock = Time
own-week-free = free
own-week-collision = At the same time: { $one } and { $other }.
own-week-valid-from = From
own-week-entries = What the week holds
own-week-offers = Clubs, courses and meeting places nearby stand here:
own-week-entries-hint = One row for each thing. Empty rows do not count; a row is gone when what, from, to and where are empty. Past midnight: two rows.
own-week-days = Days
own-week-from = from
own-week-to = to
own-week-what = What
own-week-place = Where
own-week-kind = Kind
own-week-note = What matters to me
own-week-problem-empty = Please fill in at least one row.
own-week-problem-before = Another weekly plan has counted since { $date }. Please choose this day or a later one.
own-week-problem-many = A weekly plan has no room for more than 60 rows.
own-week-problem-order = The end must be after the beginning. Past midnight: two rows.

# Crisis plan
own-crisis-title = Crisis plan
own-crisis-history = Versions of the crisis plan
own-crisis-write = Write a crisis plan
own-crisis-edit = Change the crisis plan
own-crisis-none = No crisis plan yet.
own-crisis-none-next = Written down in calm times, it helps in hard ones: how do I notice, what helps me, whom do I call?
own-crisis-how = In the client’s words, one thought per line. Nothing has to be filled in.
own-crisis-signs = How I notice that it gets hard
own-crisis-helps = What helps me
own-crisis-people = Whom I call
own-crisis-people-hint = In this order.
own-crisis-name = Name
own-crisis-relation = Who that is
own-crisis-phone = Telephone
own-crisis-places = Where I can go
own-crisis-do = What others should do
own-crisis-do-not = What others should not do
own-crisis-agreed = Agreed with whom
own-crisis-share = What may be told to whom
own-crisis-share-hint = As the client wants it. Passing anything on still needs a release from secrecy.
own-crisis-problem-empty = Please fill in at least one part.
own-crisis-problem-people = A crisis plan has no room for more than 12 people.
own-crisis-problem-name = Please say who that is.

# What went well
own-success-title = What went well
own-success-mine = What went well for me
own-success-add = Write down what went well
own-success-correct = Correct the entry
own-success-none = Nothing written down yet.
own-success-none-next = Small things count: came on time, made the call, said no.
own-success-day = Day
own-success-body = What went well?
own-success-voice = Who says so
own-success-strength = Which strength does it show
own-success-strength-hint = One or two words, for example: perseverance.
own-success-known = Named before:
own-success-reason = Reason for the correction
own-success-strike = Strike the entry. It stays readable and counts no more.
own-success-struck = struck
own-success-problem-long-ago = This day is more than ten years ago.
own-voice-client = in the client’s own words
own-voice-observed = observed
own-voice-others = told by others
own-strengths = Strengths
own-strength-seen = { $n ->
    [one] named once, on { $date }
   *[other] named { $n } times, last on { $date }
}

# After saving
own-flash-week = The weekly plan is saved.
own-flash-crisis = The crisis plan is saved.
own-flash-success = Written down.
own-flash-corrected = Corrected. The former words stay readable.
