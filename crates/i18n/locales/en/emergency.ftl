### emergency: emergency access to a case of others.
### All keys begin with emergency-.

emergency-title = Emergency access
emergency-intro = For when somebody needs help now and nobody who is responsible for the case can be reached. You then see it for two hours: overview, course, network, appointments, arrangements and crisis plan. You can enter a contact and nothing else; there are no papers and no files.
emergency-told = The lead worker, the deputy, coordination and the data-protection officer see at once who opened the case and why. Every look stays highlighted in the access list of the case.
emergency-number = Case number
emergency-number-hint = For example 2026-0147. Only a case of your own carrier can be opened.
emergency-reason = What has happened?
emergency-reason-hint = In one sentence, without names and without diagnoses. Others will read it.
emergency-problem-reason = Please say in a few words what has happened.
emergency-unknown = No case can be opened with this number. Check the number; this attempt is in the log too.
emergency-open = Open for two hours
emergency-flash-opened = The case is open for two hours.
emergency-own = Open now
emergency-end = End now
emergency-flash-ended = The emergency access has ended.
emergency-runs = until { $until }
emergency-was = ended { $until }
emergency-ended-by = ended { $until } by { $name }
emergency-who = { $name } ({ $role }), { $at }

emergency-banner-own = You see this case in an emergency, for two hours. Every look is visible to the lead worker, coordination and data protection.
emergency-banner-own-way = End it or see when it ends
emergency-banner-runs = Somebody has opened this case in an emergency, until { $until }.
emergency-banner-was = Somebody had opened this case in an emergency, until { $until }.
emergency-banner-way = Who and why
emergency-day = Emergency accesses
emergency-day-sub = Somebody has opened one of your cases
emergency-why = Emergency access: { $reason }
emergency-search = Somebody needs help now, and nobody who is responsible for the case can be reached?
emergency-not-found = Somebody needs help now?

emergency-list-title = Emergency accesses
emergency-list-sub = Who opened a case of others, when and why. No case content.
emergency-list-none = Nobody has opened a case in an emergency yet.
emergency-list-none-hint = As soon as somebody does, it stands here and above the log.
emergency-review = Review
emergency-see = Mark as looked at
emergency-seen = looked at { $at } by { $name }
emergency-not-seen = not looked at yet
emergency-flash-seen = Noted.
emergency-log = Log of the case
emergency-unseen = { $n ->
    [one] One emergency access has not been looked at.
   *[other] { $n } emergency accesses have not been looked at.
}
emergency-unseen-way = Look at it
