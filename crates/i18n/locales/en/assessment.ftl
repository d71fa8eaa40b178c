### assessment: the life domains as four voices see them.
### All keys begin with assessment-.

# Overview
assessment-title = Assessment
assessment-voices = Who has been heard
assessment-voice = Voice
assessment-voice-heard = heard
assessment-voice-begun = being written
assessment-voice-unheard = still missing
assessment-what-client = How the person sees their own situation, in their words. In a talk or on paper.
assessment-what-worker = What you see after talks and file: problems and strengths, person and life world.
assessment-what-third-party = What somebody else contributes, such as family, prison or a counselling service. Only with a basis for sharing.
assessment-what-summary = The professional picture as a whole, with the order of what comes first. A judgement, not a fact.
assessment-begin-client = Record the client’s view
assessment-begin-worker = Write your own assessment
assessment-begin-third-party = Record the view of a third party
assessment-begin-summary = Write the summary
assessment-new-version = Begin a new version
assessment-go-on = Go on writing: { $voice }
assessment-settle-next = Settle the need: { $domain }
assessment-again = Assess again
assessment-being-written = being written by { $name }, last { $when }
assessment-domains = Life domains
assessment-domains-caption = Life domains with the voices and the result
assessment-domain = Life domain
assessment-rank = Priority { $n }
assessment-result = Result
assessment-in-plan = in the plan: { $result }
assessment-from-plan = The form starts with what the plan says. Save once, and the domain is settled here too.
assessment-unsettled = still open
assessment-settled = { $settled } of { $all } settled, { $needs } of them with a need
assessment-nothing-said = nothing said
assessment-versions = All versions
assessment-versions-hint = What is finished stays as it is. What is new comes as a new version.
assessment-state = State
assessment-state-open = being written
assessment-state-finished = finished
assessment-state-struck = struck
assessment-both = Problem { $problem }, strength { $resource }
assessment-differ-seen-by-one = Not everybody sees a problem
assessment-differ-problem = Problem: { $steps } steps apart
assessment-differ-resource = Strength: { $steps } steps apart
assessment-differ-hint = Not a mistake, but a good reason to talk.

# One version
assessment-of = Assessment: { $voice }
assessment-entry = About this version
assessment-given-on = Date
assessment-given-on-hint = day of the talk, or the day on the paper
assessment-on-paper = Paper
assessment-on-paper-yes = filled in on paper
assessment-source = Who speaks
assessment-source-hint = person or body, such as “sister Derya” or “social service of the prison”
assessment-release-basis = Basis for sharing
assessment-release-basis-hint = which release from confidentiality or consent, with its date; or why none was needed
assessment-keep = Plan that the client takes along
assessment-keep-yes = suggest nothing from it
assessment-keep-hint = if the rights of the person who speaks demand it
assessment-keep-short = not for the plan
assessment-kept = Nothing from this version is suggested for the plan that the client takes along.
assessment-summary = The picture as a whole
assessment-summary-hint = How do the domains hang together? What carries the transition, what endangers it?
assessment-summary-title = Professional summary
assessment-not-a-fact = a judgement, not a fact
assessment-remark = Closing remark
assessment-priorities = What comes first
assessment-priorities-hint = In this order; as many as needed.
assessment-priority = place { $n }
assessment-start = Begin
assessment-lines-hint = In any order and in several sittings. Until it is finished only you see the content.
assessment-line-empty = still empty
assessment-line-said = filled in
assessment-line-one-sided = strength still missing
assessment-finish = Finish
assessment-finish-too = Finish my version too
assessment-finish-hint = Once finished, this version does not change any more.
assessment-save-for-later = Save and go on later
assessment-discard = Discard
assessment-faster = { $name } has finished a version of { $day } meanwhile.
assessment-faster-hint = Both are kept. Compare before you finish yours.
assessment-faster-read = Read the other version
assessment-beside = Both versions side by side
assessment-theirs = Other version
assessment-mine = Your version
assessment-written-by = Written by
assessment-finished-at = Finished
assessment-questionnaire = Questionnaire
assessment-questionnaire-version = { $title }, version { $version }
assessment-silent = Nothing said about:
assessment-back = To the assessment
assessment-strike = Strike
assessment-strike-title = Strike a version
assessment-strike-text = The version then no longer counts. It stays readable with reason and name.
assessment-struck = Struck by { $name }, { $when }: { $reason }
assessment-struck-reason = Reason

# One life domain
assessment-place = { $voice }: domain { $n } of { $all }
assessment-problem = Problem
assessment-resource = Strength
assessment-in-words = Problem in words
assessment-resource-text = Strength in words
assessment-person = Person
assessment-life-world = Life world
assessment-importance = How important is it to the client?
assessment-importance-own = How important is this to you?
assessment-urgency = When does something have to happen?
assessment-only-if = only if: { $answers }
assessment-not-counted = { $answer } (no longer asked, does not count)
assessment-kept-answers = No longer asked, does not count:
assessment-save-and-next = Save, on to { $next }
assessment-save-and-back = Save and go back

# Voices side by side, result
assessment-nobody = Nobody has said anything about this domain yet.
assessment-nobody-hint = As soon as an assessment is finished it stands here.
assessment-over-time = Change over time
assessment-settle = Result for the plan
assessment-settle-hint = Every domain gets a result. A new one takes the place of the old one, which stays readable.
assessment-settle-do = Record the result
assessment-result-text = In words
assessment-result-text-hint = what the need is, why there is none, or the words with which help was declined
assessment-result-on = Settled on

# Comparison and paper
assessment-compare = Compare
assessment-compare-from = earlier
assessment-compare-to = later
assessment-compare-do = Compare
assessment-compare-none = Nothing to compare yet
assessment-compare-pair = Pale: { $from }. Strong: { $to }.
assessment-compare-apart = Two different voices speak here. Differences need not be changes.
assessment-before = earlier:
assessment-after = later:
assessment-change = Change
assessment-paper = Form on paper
assessment-paper-hint = To be filled in by hand. Then enter it here, with the date on the paper and a tick at “filled in on paper”. Other forms:
assessment-paper-date = Date: ____________________
assessment-paper-sign = Signature, if you like: ______________________________
assessment-paper-thanks = Thank you. Hand in this form at the next talk.
assessment-paper-version = Questionnaire, version { $version }

# What cannot be
assessment-problem-before-birth = This day lies before the birth.
assessment-problem-source = Please name the person or body that speaks.
assessment-problem-release-basis = Please name the release or consent, or why none was needed.
assessment-problem-summary = Please write down the picture as a whole.
assessment-problem-priority-twice = This domain stands further up already.
assessment-problem-empty = There is nothing in it yet. At least one life domain needs an entry.
assessment-problem-open-already = You are writing a version here already. Finish it, or discard it.
assessment-problem-domain = The programme does not have this life domain.
assessment-problem-question = This question does not belong to the questionnaire.
assessment-problem-answer = This answer cannot be chosen.
assessment-problem-need-text = Please say what the need is.
assessment-problem-no-need-text = Please say why there is no need.
assessment-problem-declined-text = Please record the words with which help was declined.
assessment-refused-no-questionnaire = The programme of this case has no questionnaire for this voice.
assessment-refused-finished = This version is finished or struck and does not change any more.

# Messages
assessment-flash-started = Version begun.
assessment-flash-saved = Saved. You can go on writing later.
assessment-flash-rated = Life domain saved.
assessment-flash-more = Saved. Your answers open one more question here.
assessment-flash-finished = Assessment finished.
assessment-flash-struck = Version struck.
assessment-flash-settled = Result recorded.
