### list: lists of cases.
### All keys begin with list-.

list-title = Cases
list-caption = Cases with the state of each security
list-pages = Pages
list-first = back to the start
list-next = next

list-count-running = { $n } running
list-count-filtered = { $all }, some of them here
list-count-intake = { $n } before admission
list-count-ended = { $n } ended

list-in = Area
list-own = my cases
list-no-site = without a site yet
list-stage-running = running
list-stage-intake = before admission
list-stage-ended = ended
list-order-release = release, earliest first
list-order-seam = worst seam
list-order-name = name
list-lead = Lead worker
list-phase = Phase
list-only = Only
list-only-open = with open days
list-only-silent = without contact in the rhythm

list-missing = What is missing
list-closed = no gap
list-not-needed = not needed
list-no-release = release date not known
list-over = The six months after the release are over
list-released = released { $when }
list-unconfirmed = release not confirmed
list-plan-late = Review the plan
list-review-rests = Review on hold until { $day }
list-map-missing = No network map yet
list-next-due = deadline { $when }
list-gap-open = { $n ->
    [one] { $security } { $n } day open
   *[other] { $security } { $n } days open
}
list-gap-risk = { $security } only promised
list-gap-more = and { $n } more
list-gap-all = { $security } open

list-none = There is no case here yet.
list-none-next = A case stands here as soon as it is assigned. You also find a person through the search.
list-none-filtered = No case fits this filter.
list-none-filtered-next = Take back one of the limits to see more.

# Securities in narrow columns
list-short-accommodation = Housing
list-short-income = Income
list-short-health-insurance = Insur.
list-short-identity = Identity
list-short-treatment = Treatm.
list-short-work-or-day-structure = Work
list-short-contact = Contact

list-closing-proposed = closing proposed
list-only-hinted = with a hint
list-only-unled = without a lead
list-only-undeputised = without a deputy
list-only-due = with tasks due
list-only-review = with a review of the plan that is due or late
list-only-rests = with a review on hold

list-file = Save as a table (CSV)
list-file-number = Case number
list-file-birth = Date of birth
list-file-days-open = Days open
list-file-next-due = Next due date
list-filtered = Filter (narrowed)
