### site: sites.
### All keys begin with site-.

site-title = Sites
site-sub = Where people can come to. These particulars stand on directions and in the case.
site-none = No site yet.
site-none-hint = Which sites a programme has is written in its file. Take over those that your carrier runs.
site-offers = Take over from the programmes
site-offers-hint = The programmes name these sites; your carrier does not run them yet.
site-take-over = Take over
site-new-title = Take over a site
site-change-title = Change site
site-programme = Programme
site-name = Name
site-address = Address
site-opening-hours = Opening hours
site-open = Open by weekday
site-open-hint = For example 9–12, 13–16. An empty day is closed. Appointments in the office are compared with it; if all days are empty, nothing is compared.
site-error-hours = “{ $found }” cannot be read. For example: 9–12, 13–16.
site-error-hours-order = “{ $found }”: the end is not after the beginning, or two times overlap.
site-contact-languages = Languages
site-contact-languages-hint = For example German, English, Turkish. Stands on every paper for clients.
site-rooms = Rooms
site-rooms-hint = Floor, room, lift. Stands on the appointment letter.
site-access-note = At the entrance
site-access-note-hint = What to know, such as an identity check in a court building.
site-directions = How to get there
site-contact-name = Contact person
site-contact-phone = Telephone
site-contact-hours = Can be reached
site-capacity = Places
site-capacity-hint = How many running cases the site can carry. 0: no limit.
site-capacity-none = no limit
site-exists = This site was taken over before.

site-flash-added = Site taken over.
site-flash-changed = Site changed.
