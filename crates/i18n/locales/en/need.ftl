### need: single needs in a life domain, with their history.
### All keys begin with need-.

# In the life domain
need-title = Needs
need-title-hint = Each need has its own history. What was said stays readable.
need-noted = Single needs
need-noted-hint = Several are possible. What is open already stands above. With “no need” all of it stays empty.
need-else = Something else
need-other = Something else, in words
need-voice = Who says so
need-noted-by = since { $day }, { $voice }, written down by { $name }
need-counted = { $open ->
    [one] { $open } need open
   *[other] { $open } needs open
}
need-counted-planned = { $open ->
    [one] { $open } need open
   *[other] { $open } needs open
}, { $planned } in the plan
need-counted-closed = no need open any more
need-goal = Goal: “{ $goal }”
need-goal-since = Goal: “{ $goal }”, in the plan since { $day }
need-all-closed = No need is open here any more. If that stays so, settle the domain with “no need”.

# One need
need-page = Need: { $need }
need-history = History
need-say = Note where it stands
need-state = State
need-state-hint = “In the plan” follows from the goals of the plan.
need-text = In words
need-text-hint = what has met it, why it is no longer there, or what is still missing
need-on = On
need-struck-all = Everything about this need was struck; it does not count.
need-back = To the life domain
need-strike = Strike what was said of a need
need-strike-text = Then what was said before counts again; if there was nothing, the need does not count.
need-flash-said = State noted.

# What cannot be
need-problem-contradiction = “No need” and a ticked need contradict each other.
need-problem-still-open = “{ $need }” is still open. First note there that it is met or no longer there.
need-problem-other = Please say what else is needed.
need-problem-before-noted = This day lies before the day on which the need was noted.
need-problem-text = Please say in words what there is to say.
need-problem-other-domain = “{ $need }” belongs to another life domain than the goal.
need-problem-not-open = This need is no longer open.
