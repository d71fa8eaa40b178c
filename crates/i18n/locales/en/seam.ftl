### seam: the picture and its table.
### All keys begin with seam-. Periods name the last day that still belongs to them.

seam-title = Seam
seam-explained = For each security: what is confirmed, only promised or open after release.
seam-as-table = Seam as a table
seam-as-picture = Seam as a picture

# Legend
seam-legend = Legend
seam-legend-custody = custody
seam-legend-confirmed = confirmed
seam-legend-promised = promised
seam-legend-open = open
seam-legend-today = today
seam-legend-release = release

# The status of a security in words
seam-closed = no gap
seam-over-closed = had no gap
seam-over-open = { $days ->
    [one] was open for { $days } day
   *[other] was open for { $days } days
}
seam-days-open = { $days ->
    [one] { $days } day open
   *[other] { $days } days open
}
seam-days-open-from = { $days ->
    [one] { $days } day open from { $from }
   *[other] { $days } days open from { $from }
}
seam-days-open-parts = { $days } days open in { $n } gaps, from { $from }
seam-open-throughout = open throughout
seam-promised-from = only promised from { $from }
seam-promised-days = { $days ->
    [one] { $days } day only promised
   *[other] { $days } days only promised
}
seam-promised-throughout = only promised
seam-not-housed = { $days ->
    [one] { $days } day of voluntary stay: a roof, but no home
   *[other] { $days } days of voluntary stay: a roof, but no home
}
seam-not-needed = not needed here
seam-unknown = cannot be worked out without a release date

# Summary over all securities
seam-count-open = { $n } open
seam-count-promised = { $n } only promised
seam-count-closed = { $n } without a gap
seam-count-over = { $n } in the past
seam-all-closed = no gap anywhere
seam-total-open = { $days ->
    [one] { $days } open day in all
   *[other] { $days } open days in all
}
seam-first-open = first open day: { $date }

# Axis
seam-today = today
seam-release-on = Release { $date }
seam-released-on = released { $date }
seam-reentry-on = admitted again { $date }
seam-custody = custody
seam-custody-from = in custody from { $from }
seam-hole-label = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

# For screen readers: title and description of the pictures
seam-picture-title = Seam of { $name }
seam-picture-text = { $all ->
    [one] One security from { $from } to { $to }
   *[other] { $all } securities from { $from } to { $to }
}: { $open } with open days, { $promised } only promised, { $closed } without a gap. The table below says everything in words.
seam-row-title = { $security }: { $status }
seam-row-hole = open { $period }
seam-row-promised = only promised { $period }
seam-row-item = { $label }: { $strength } { $period }
seam-row-empty = nothing entered
seam-dot-title = { $security }: { $status }

# Table
seam-table-caption = All securities with period, status and evidence
seam-table-security = Security
seam-table-status = Status
seam-table-what = What
seam-table-from = from
seam-table-to = to
seam-table-days = Days
seam-table-strength = How firm
seam-table-provider = Provider
seam-table-evidence = Evidence
seam-table-gap = Gap
seam-table-none = nothing entered

# What closes a gap
seam-closes = What closes the gap
seam-closes-next = Next step: { $step }
seam-confirm-next = Have the promise confirmed
seam-add = Enter an arrangement
seam-add-for = Enter an arrangement: { $security }

# Empty states
seam-no-release = Without a release date there is no seam. Enter a date first.
seam-no-needs = No securities are entered as needed for this case yet.
seam-past = The six months after release are over. The picture shows how it was.
seam-what-if = What if: this is how the seam would look with a release on { $date }. Nothing is changed.
