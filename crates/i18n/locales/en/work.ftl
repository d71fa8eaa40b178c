### work: the way into work, in the client's own words.
### All keys begin with work-.

work-title = Way into work
work-form-title = Write down the way into work
work-claim = This belongs to the client. It is written together; nothing in it is rated.
work-write = Write it down
work-edit = Write the next version
work-none = Nothing written down yet.
work-none-next = What somebody can do and wants belongs at the beginning. One talk is enough for a first version.
work-nothing = nothing written down
work-version = Version { $n }, as of { $date }, written down by { $name }
work-versions = Versions and what changed
work-version-first = The first version.
work-version-same = The content stayed the same.
work-brings = What I bring along
work-wants = What I want
work-missing = What is still missing, and by when
work-missing-none = Nothing is missing at the moment.
work-prepares = Preparation
work-until = until { $date }
work-late = { $n ->
    [one] One step should be finished by now.
   *[other] { $n } steps should be finished by now.
}
work-step-late = overdue

# The form
work-how = Everything is voluntary; leaving it empty is fine. One thought per line. A new version is saved, the former ones stay readable.
work-on = As of
work-licences = Driving licence and other licences
work-licences-hint = for example class B, forklift, welding, food hygiene
work-languages = Languages
work-languages-hint = which, and how well
work-wishes = What work should be like
work-wishes-hint = hours, place, team, inside or outside
work-limits = What to heed at work
work-limits-hint = Only what the client wants to name, and as they name it. No diagnoses.
work-targets-hint = One to three, and why.
work-occupation = Occupation
work-because = Why
work-steps-hint = Courses, degrees, licences. Empty rows do not count.
work-step-what = What
work-step-provider = Where, with whom
work-step-from = from
work-step-to = until
work-step-when = When
work-step-state = State
work-prepares-hint = “not now” needs a reason; that is a decision, too.
work-action = Preparation
work-why = Why not now
work-words = More about it
work-problem-empty = Please write down at least one thing.
work-problem-targets = Three occupations at most.
work-problem-steps = Twelve steps at most.
work-problem-why = Please say why not now.
work-problem-words = Please say the other reason in a sentence.
work-problem-same = Nothing has changed. Without a change no new version is needed.
work-flash-saved = New version saved.
