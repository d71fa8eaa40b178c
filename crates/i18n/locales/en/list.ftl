### list: lists of cases.
### All keys begin with list-.

list-title = Cases
list-caption = Cases with the state of each security
list-pages = Pages
list-first = back to the start
list-next = next

list-count-running = { $n } running
list-count-intake = { $n } before admission
list-count-ended = { $n } ended

list-in = Area
list-own = my cases
list-no-site = without a site yet
list-stage-running = running
list-stage-intake = before admission
list-stage-ended = ended
list-order-release = next release
list-order-seam = worst seam
list-order-name = name
list-lead = Lead worker
list-only = Only
list-only-open = with open days
list-only-silent = without contact in the rhythm

list-missing = What is missing
list-closed = no gap
list-not-needed = not needed
list-no-release = release date not known
list-released = released { $when }
list-unconfirmed = { $when }, not confirmed yet
list-next-due = deadline { $when }
list-gap-open = { $n ->
    [one] { $security } { $n } day open
   *[other] { $security } { $n } days open
}
list-gap-risk = { $security } only promised
list-gap-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}

list-none = There is no case here yet.
list-none-next = A case stands here as soon as it is assigned. You also find a person through the search.
list-none-filtered = No case fits this filter.
list-none-filtered-next = Take back one of the limits to see more.
