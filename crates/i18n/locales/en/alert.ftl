### alert: what the dates of a case say.
### All keys begin with alert-.

alert-title = Please look at this
alert-nobody-leads = Nobody is responsible for this case.
alert-nobody-deputises = Nobody is entered who stands in for this case.
alert-release-unknown = The release date is not known. Without it neither deadlines nor the seam can be worked out.
alert-no-contact-around-release = No contact is planned around the release (14 days before to 3 days after).
alert-no-contact-after-release = No contact is fixed yet for the time after release. There is to be a next contact on each side of the gate.
alert-no-contact-before-release = No further contact is planned before release. There is to be a next contact on each side of the gate.
alert-wake-up = Brought up again on { $day }: the case was registered early. Please look at date, place of release and needs again.
alert-criterion-no-longer-met = One criterion of the admission is no longer met: { $criterion }. Please look again and hand over if needed.
alert-release-place-elsewhere = The place of release { $place } belongs to: { $whose }. Please look at the admission again and hand over if it fits.
alert-release-place-nowhere = The place of release { $place } lies in no region of the programme. Please look at the admission again.
alert-window-ends-soon = The support ends on { $day }. Please prepare the end.
alert-window-over = The time of support ended on { $day }. Please close the case, or ask there for more time.
alert-leave-application-late = The application for the leave on { $day } is overdue. Please apply or move it.
alert-leave-application-late-others = The application for the leave on { $day } is overdue. Those who support outside apply or move it.
alert-leave-companion-gone = For the leave on { $day }, { $name } is entered as companion but no longer looks after the case. Please clarify and enter who goes along.
alert-leave-refused = { $n ->
    [one] The prison has refused the leave on { $day }. Please talk about how to go on.
   *[other] The prison has refused { $n } leaves, the first on { $day }. Please talk about how to go on.
}
alert-leave-approved = { $n ->
    [one] The prison has approved the leave on { $day }. Please look at the conditions.
   *[other] The prison has approved { $n } leaves, the first on { $day }. Please look at the conditions.
}
alert-leave-after-release = { $n ->
    [one] The leave on { $day } does not lie before the release any more. Please call it off and, if needed, plan it anew for an earlier day.
   *[other] { $n } leaves do not lie before the release any more, the first on { $day }. Please call them off and, if needed, plan them anew for earlier days.
}
alert-leave-over = { $n ->
    [one] Nobody decided about the leave on { $day }, and its day is over. Please call it off or plan it anew.
   *[other] Nobody decided about { $n } leaves, and their day is over, the first on { $day }. Please call them off or plan them anew.
}
alert-leads-to-protected = { $n ->
    [one] A no-contact order is in force, and one entry still leads to the person.
   *[other] A no-contact order is in force, and { $n } entries still lead to the person.
}
alert-consent-withdrawn = { $n ->
    [one] { $name } has withdrawn their consent, and something planned still leads to this person. Please ask anew or leave the person out.
   *[other] { $n } people have withdrawn their consent, and something planned still leads to them, such as to { $name }. Please ask anew or leave them out.
}
alert-plan-review-late = The review of the plan has been overdue since { $day }.
alert-plan-review-due = The plan is reviewed together by { $day }.
alert-concern-due = Somebody wanted to come back to a concern on { $day }.
alert-worry-waits = At the appointment on { $day } something gave cause for worry. No concern has been written down since.
alert-promise-late = Another body wanted to do something by { $day }. Please ask, or enter that it is done.
alert-plan-step-late = A step of the plan was agreed for { $day }. Please enter what came of it, or agree anew.
alert-plan-measure-late = A measure of the plan was to be done by { $day }. Please enter what came of it, or agree anew.
alert-plan-goal-late = A goal of the plan was to be reached by { $day }. Please look at it together: reached, or to be agreed anew?
alert-need-without-goal = { $n ->
    [one] A need was found for { $domain }, but there is no goal yet.
   *[other] Needs were found in { $n } life domains without a goal yet, such as { $domain }.
}
alert-network-step-late = A step with somebody of the network was meant to be done by { $day }. Please enter what came of it.
alert-network-contact-late = { $n ->
    [one] { $name } was not spoken to for longer than was wanted.
   *[other] { $n } people or offices were not spoken to for longer than was wanted, such as { $name }.
}
alert-network-map-missing = Nobody stands on the network map yet. It should be there five months before release.
alert-network-step-missing = No first step in the environment is planned yet. It should be there five months before release.
alert-do-nobody-leads = Decide who is responsible
alert-do-nobody-deputises = Decide who stands in
alert-do-release-unknown = Enter the date
alert-do-leave-application-late = Look at the leaves
alert-do-leave-companion-gone = Look at the leaves
alert-do-leave-refused = Look at the leaves
alert-do-leave-approved = Look at the leaves
alert-do-leave-after-release = Look at the leaves
alert-do-leave-over = Look at the leaves
alert-do-consent-withdrawn = See the network
alert-do-leads-to-protected = Look at the entries
alert-do-no-contact-around-release = Plan a contact
alert-do-no-contact-after-release = Plan a contact
alert-do-no-contact-before-release = Plan a contact
alert-do-wake-up = Check the facts
alert-do-criterion-no-longer-met = Look at the admission
alert-do-release-place-elsewhere = Look again
alert-hand-over = Offer the handover
alert-do-window-ends-soon = Prepare the end
alert-do-window-over = Close the case
alert-do-plan-review-late = Review the plan
alert-do-plan-review-due = Review the plan
alert-do-concern-due = See concerns
alert-do-worry-waits = See the appointment
alert-do-promise-late = See what was agreed
alert-do-plan-step-late = See the plan
alert-do-plan-measure-late = See the plan
alert-do-plan-goal-late = See the plan
alert-do-need-without-goal = See the plan
alert-do-network-step-late = See the network
alert-do-network-contact-late = See the network
alert-do-network-map-missing = Begin the network map
alert-do-network-step-missing = Plan a first step in the environment
