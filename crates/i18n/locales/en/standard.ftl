### standard: standards of a programme in a case.
### All keys begin with standard-.

standard-title = Standards
standard-none = No standards yet.
standard-none-hint = They apply from admission into the programme.
standard-of-phase = Standards: { $phase }
standard-name = Standard
standard-by = by
standard-state = Status
standard-no-day = no fixed day
standard-whole-phase = during the whole phase
standard-on = on { $date }
standard-state-met = met
standard-state-late = met later
standard-state-not-yet-due = not yet due
standard-state-missed = not kept
standard-state-deviation = deviation with reason
standard-state-not-needed = not needed
standard-deviate = Give the reason for a deviation
standard-deviate-hint = A standard does not fit this case, or could not be kept? The reason stays with name and date.
standard-which = Standard
standard-reason = Reason
standard-strike = Strike the reason
standard-strike-text = The reason before it holds again; if there was none, the standard stands without a reason again.
standard-flash-deviation = The reason is recorded.
standard-proof = counts as met when
