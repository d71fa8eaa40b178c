### partner: contact points and partners of the carrier, work in the network without a single client.
### All keys begin with partner-.

partner-title = Contact points and partners
partner-sub = Who offers what, where, and whom to turn to. Without anything about clients.
partner-new = Enter a contact point
partner-change = Change a contact point

# Searching
partner-words = Words
partner-domain = Life domain
partner-near = Near
partner-which = Selection
partner-with-room = with free places
partner-closed = closed
partner-open = open
partner-from = The nearest first: as the crow flies from { $place }, from town centre to town centre.
partner-from-unknown = Where “{ $place }” lies is not known here. Sorted by name.
partner-far = about { $km } km
partner-none = No contact point yet.
partner-none-next = Enter the first one: name, place and what it offers are enough.
partner-none-filtered = No contact point fits this search.

# What is told about an organisation
partner-told = Particulars
partner-name = Name
partner-kind = Kind
partner-offers = Offer
partner-domains = Life domains
partner-address = Street and number
partner-where = Address
partner-place = Place
partner-place-hint = A postal code may stand before it. Known places are suggested while you type; how near they are can be reckoned.
partner-opening-hours = Opening hours
partner-phone = Telephone
partner-mail = E-mail
partner-languages = Languages
partner-access = Access
partner-access-hint = Steps, lift, identity card at the entrance, by appointment?
partner-contacts = Contact persons
partner-contacts-hint = As professionals, with their function there. Empty lines are left out.
partner-contacts-none = No contact person yet.
partner-contact-name = Name
partner-contact-function = Function
partner-contact-reach = Reached by
partner-capacity = Free places
partner-capacity-hint = A number, 0 too. Empty if nothing is known.
partner-capacity-words = Free places in words
partner-capacity-on = Places confirmed on
partner-capacity-on-needed = needed if places are given
partner-places = { $n ->
    [0] no free places
    [one] { $n } free place
   *[other] { $n } free places
}
partner-room = places free
partner-as-of = as of { $date }
partner-agreed = Cooperation agreement
partner-agreed-hint = What is agreed, in a sentence or two.
partner-agreed-from = valid from
partner-agreed-to = valid until
partner-until = until { $date }
partner-confirmed-on = Particulars confirmed on
partner-why = Reason for the correction
partner-why-hint = Only if something was entered wrongly. What stood here before stays readable.
partner-recorded = last changed by { $name }, particulars confirmed on { $date }

# Confirming and closing
partner-stale = Last confirmed on { $date }.
partner-stale-next = That is more than 180 days ago: please ask, and confirm or change.
partner-stale-short = ask again
partner-confirm = Particulars are still right
partner-confirm-room = Free places are still right
partner-close = Close the contact point
partner-close-text = It stays readable and leaves the search.
partner-since = since
partner-closed-since = Closed since { $date }.
partner-closed-text = This contact point is no longer in the search.
partner-reopen = Take up again

# Notes about working together
partner-notes = Working together
partner-notes-text = Short notes about the work with this organisation. Never about clients, not even without names.
partner-note = Note
partner-note-hint = For example: how quickly somebody answers, what has proved its worth. Without anything about clients.
partner-note-add = Add the note
partner-strike-note = Strike the note
partner-strike-note-text = The note stays readable, struck out.
partner-refused-note = This note is struck by whoever wrote it; perhaps it is struck already.

# Work in the network
partner-file = As a file (HSDS)
partner-activities = Network activity
partner-activities-sub = Work in the network that belongs to no single case. Without anything about clients.
partner-activities-none = No network activity entered yet.
partner-activities-none-next = Round table, visit, agreement: what you enter here stands in the reports beside the time in cases.
partner-activities-with-none = No network activity with this organisation yet.
partner-activities-older = older
partner-activity-new = Enter network activity
partner-activity-correct = Correct network activity
partner-activity-day = Day
partner-activity-minutes = Duration in minutes
partner-activity-minutes-hint = with the way
partner-activity-site = Site
partner-activity-partners = Organisations taking part
partner-activity-partners-hint = Names from the directory; they are suggested while you type. Who is not there belongs under “Others taking part”.
partner-activity-others = Others taking part
partner-activity-outcome = What came of it
partner-minutes = { $n } min
partner-refused-activity = This entry is corrected by whoever made it.

# What does not fit
partner-problem-known = There is a contact point of this name at this place already.
partner-problem-contact = Please give a name or a function.
partner-problem-unknown = This name is not in the directory.

# Messages
partner-flash-added = Contact point entered.
partner-flash-changed = Contact point changed.
partner-flash-confirmed = Particulars confirmed.
partner-flash-room = Free places confirmed.
partner-flash-closed = Contact point closed.
partner-flash-open = Contact point taken up again.
partner-flash-noted = Note added.
partner-flash-activity = Network activity entered.
partner-flash-no-place = The place of release of the case is not known; sorted by name.
