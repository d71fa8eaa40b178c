### readiness: the release readiness, that is how far each domain of life is prepared for the release.
### All keys begin with readiness-.

readiness-title = Release readiness
readiness-counted =
    { $all ->
        [one] { $settled } of { $all } domain of life is settled
       *[other] { $settled } of { $all } domains of life { $settled ->
            [one] is settled
           *[other] are settled
        }
    }
readiness-for = Release on { $date }.
readiness-for-unknown = The day of the release is not known yet.
readiness-hint = Settled means: there is nothing to do, or all that is needed in this domain is proven for the days after the release, and the plan is agreed.
readiness-caption = Each domain of life with assessment, plan, securities and the next step
readiness-domain = Domain of life
readiness-assessment = Assessment
readiness-plan = Plan
readiness-securities = From the release on
readiness-next = Next step
readiness-unsettled = not settled yet
readiness-settled-on = on { $date }
readiness-held = { $holder } has taken this domain
readiness-goal = Goal: { $goal }
readiness-measures = Measures: { $states }
readiness-no-measure = no measure yet
readiness-no-goal = no goal yet
readiness-nothing-needed = nothing needed
readiness-release-unknown = release unknown
readiness-no-security = no security in this domain
readiness-no-step = nothing open
readiness-step-issue = Settle the draft of the plan, the goal stands in it
