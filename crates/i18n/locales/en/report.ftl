### report: reports, numbers without people.
### All keys begin with report-.

report-title = Reports
report-demand = Demand
report-intro-demand = Who was asked for, where release leads to, and what became of it.

report-csv = CSV file
report-empty = There is nothing to count here in the chosen period.
report-sum = together
report-few = < 5
report-covered = covered
report-too-few = too few
report-nobody = –
report-unlimited = not limited
report-percent = { $n } %
report-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
report-tenths = { $whole }.{ $tenth }
report-hours = { $n } h
report-at-least = { $n ->
    [0] 0
   *[other] at least { $n }
}
report-masked = Numbers from 1 to 4 are shown as “< 5”, so that they point to nobody. “Covered” is such a number, or a larger one from which it could be reckoned. Only cases of the own sites and cases without a site are counted.
report-error-period = The last day lies before the first.

# Sites
report-sites = Sites compared
report-intro-sites = The same numbers for each site, and for town and country.
report-sites-sites = Sites
report-sites-regions = Town and country
report-sites-caption = From { $from } to { $to }: cases in the programme, admissions and ends in these days; what happened around release, for everybody released in these days. Holes are open on the day of release. Leaves count on their day, each in every step that it came to; where fewer than five people stand behind them, they are covered. Averages are medians. As of { $today }.
report-sites-what = What was counted
report-sites-cases = cases in the programme
report-sites-admissions = admissions
report-sites-reentries = of these, re-entries
report-sites-releases = releases
report-sites-lead-time = lead time: from admission to release
report-sites-around = with a contact from 14 days before to 3 days after release
report-sites-first-contact = from release to the first contact
report-sites-contacts = contacts in a month
report-sites-outreach = of these, at home or going along
report-sites-travel = travel time to a contact, there and back
report-sites-travel-all = travel time in all
report-sites-leaves-applied = leaves applied for
report-sites-leaves-approved = leaves approved
report-sites-leaves-refused = leaves refused
report-sites-leaves-taken = leaves taken
report-sites-leaves-cancelled = leaves called off
report-sites-hole = hole at release: { $name }
report-sites-ending = end: { $name }
report-lead = Lead time
report-lead-caption = Admissions from { $from } to { $to } at all sites together, by full months from admission to release as it is known today. As of { $today }.
report-lead-class = From admission to release
report-lead-people = People
report-lead-share = Share
report-lead-under-1 = under 1 month
report-lead-1-to-3 = 1 to under 3 months
report-lead-3-to-6 = 3 to under 6 months
report-lead-6-or-more = 6 months and more
report-lead-after = admitted after release
report-lead-unknown = release not known

# Modules and re-entries
report-modules = Modules
report-intro-modules = How many took part in the modules, and how it went.
report-modules-title = Participations by module
report-modules-caption = Participations with at least one day from { $from } to { $to }, as they stand on { $today }. Whoever takes several modules is counted with each.
report-modules-with-result = finished with a result
report-modules-hours = hours attended
report-reentries = Re-entries
report-intro-reentries = How many came back, and how it had ended before.
report-reentries-kinds = Re-entries by kind
report-reentries-reasons = How the former case had ended
report-reentries-caption = New cases after a former one, made from { $from } to { $to }. The reason in full stands in the case. As of { $today }.
report-reentries-what = Re-entry
report-reentries-number = cases
report-reentries-no-reason = reason no longer known

# Trial
report-pilot = Trial
report-intro-pilot = How the trial goes, what comes of it, and what can be learned from it. Entries stay; whoever sees it otherwise writes a new one.
report-pilot-none = Nothing written down yet.
report-pilot-add = Write down a lesson
report-pilot-about = Programme and version
report-pilot-procedure = Procedure
report-pilot-procedure-hint = Leave empty if it is about the whole version.
report-pilot-further = More in other reports
report-pilot-number = Number
report-pilot-intake = Reports and admissions
report-pilot-intake-caption = First reports from { $from } to { $to } by where the case stands on { $today }; the same numbers as under “Demand”. Re-entries are not counted.
report-pilot-rejected-for = Most frequent reason of rejection
report-pilot-rejected-note = by the criteria at the rejection
report-pilot-process = Course
report-pilot-process-caption = From { $from } to { $to }, by site; the same numbers as in the comparison of sites. “Contacts per case”: contacts that reached somebody, divided by cases in the programme. Tasks: all with a due date in these days, without those left out; in time is what was done by the day it was due. As of { $today }.
report-pilot-per-case = Contacts per case
report-pilot-in-time = Tasks done in time
report-pilot-outcome = Outcome
report-pilot-outcome-caption = Who was released from { $from } to { $to }, and cases that ended in these days, by site. Holes are open on the day of release. As of { $today }.
report-pilot-whole = Releases without a hole on the day of release
report-pilot-ending = End ({ $kind }): { $name }
report-error-procedure = This version has no such procedure.
report-pilot-body = What has shown itself?
report-pilot-body-hint = What worked, what did not, what should change? Without names, and without anything that points to single people.
report-flash-lesson = The lesson is written down.

# Standards
report-standards = Standards
report-intro-standards = Which standards of the programme were kept, and where it deviates.
report-standards-kept = Standards in the programme
report-standards-kept-caption = Cases whose last day for the standard lies between { $from } and { $to }; for a contact rhythm the end of the phase, or as soon as a pause was too long. Standards that were not needed are not counted. As of { $today }.
report-standards-share = in time
report-standards-sites = Met in time, by site
report-standards-sites-caption = Share of standards met in time among all counted cases of the site, { $from } to { $to }. As of { $today }.

# Demand
report-demand-all = Inquiries
report-demand-period = reported from { $from } to { $to }
report-demand-outside = of these, release outside the regions
report-demand-outside-note = The programme is needed here, but is not there.
report-demand-refused = not admitted because not in the region
report-demand-refused-note = by the criteria at the rejection
report-demand-places = Inquiries by place of release
report-demand-places-caption = First reports from { $from } to { $to } by the place of release stated last, and by where the case stands on { $today }. Re-entries are not counted. Places outside with fewer than 5 inquiries are taken together.
report-demand-place = Place of release
report-demand-outside-place = { $place } (outside the regions)
report-demand-outside-others = other places and districts outside the regions
report-demand-unknown = not known
report-demand-clearing = being cleared
report-demand-waiting = waiting list
report-demand-admitted = admitted
report-demand-rejected = rejected
report-demand-inquiries = inquiries
report-demand-reasons = Reasons of rejections
report-demand-reasons-caption = Rejected inquiries, reported from { $from } to { $to }, by the criteria that were not met at the last decision. If several apply, each counts. As of { $today }.
report-demand-reason = Reason
report-demand-not-met = not met: { $criterion }
report-demand-other-reason = another reason
report-demand-in-region = in a region
report-demand-out-of-region = outside
report-demand-named = mentions
report-demand-capacity = Places of the sites
report-demand-capacity-caption = Places, running cases and waiting list of the own sites on { $today }.
report-demand-region = Region
report-demand-places-all = places
report-demand-running = running cases
report-demand-free = free

# Time spent
report-time = Time spent
report-intro-time = How much time went into contacts, with journeys, for the account given to the funder.
report-time-months = Month
report-time-sites = Site
report-time-kinds = Kind of contact
report-time-domains = Life domain
report-time-contacts = Contacts
report-time-contact = in contact
report-time-travel = travelling
report-time-all = all
report-time-no-site = without a site
report-time-no-domain = without a life domain
report-time-hours = { $hours } h
report-time-caption = Contacts with a recorded duration or journey, { $from } to { $to }. Rows behind which fewer than five people stand are not told. As of { $today }.
report-time-domains-caption = A contact about several life domains counts in each, with an equal share of its time, { $from } to { $to }. Rows of fewer than five people are not told. As of { $today }.

# Services by area
report-services = Services
report-intro-services = What was done in which area of service, and at which site.
report-services-area = Area of service
report-services-no-area = not stated
report-services-all = all
report-services-contacts = Contacts by area of service
report-services-time = Time in contact by area of service
report-services-measures = Measures by area of service
report-services-contacts-caption = Contacts that reached somebody, { $from } to { $to }. A contact about several areas counts in each, and once in “all”. “Not stated” are entries from the time before it was asked for. Rows and columns behind which fewer than five people stand are not told. As of { $today }.
report-services-time-caption = Duration of the same contacts without journeys, { $from } to { $to }. If a contact belongs to several areas, each gets an equal share. As of { $today }.
report-services-measures-caption = Measures that ran from { $from } to { $to } or stood in the plan without days, by the plan that counted at the end. A measure of several areas counts in each, and once in “all”. As of { $today }.

# Who carries the plans
report-carried = Plans
report-intro-carried = How much of the plans people carry themselves, and how that shifts over time.
report-carried-measures = Measures by months since the entry
report-carried-steps = Steps by months since the entry
report-carried-caption = Cases that were in the programme in one of these spans from { $from } to { $to } and had a plan, with the version that counted at the end of the span. Share = carried like this, of all that stands in these plans. A case counts in every span that it reached. Of fewer than five cases nothing is told. Source: settled versions of the plans, as of { $today }.
report-carried-months = Months since the entry
report-carried-cases = Cases with a plan
report-carried-all = in them altogether
report-carried-span-0 = months 1 to 3
report-carried-span-3 = months 4 to 6
report-carried-span-6 = months 7 to 9
report-carried-span-9 = months 10 to 12
report-carried-span-12 = from month 13

# Continuity
report-continuity = Continuity
report-intro-continuity = How long somebody waited for a talk alone, whatever modules were running.
report-continuity-sites = Longest time without individual contact, by site
report-continuity-caption = For each case that was in the programme from { $from } to { $to }: the longest time without contact with the client in these days. Recorded contacts count, and appointments that took place; groups, modules and case conferences do not. “Over the rhythm”: on at least one day longer than the phase of that day allows. As of { $today }.
report-continuity-within = within the rhythm
report-continuity-over = over the rhythm
report-continuity-middle = in the middle
report-continuity-longest = longest time
report-continuity-all = all
report-continuity-named = Cases over the rhythm
report-continuity-named-hint = Only cases that you may see. This list is in no file; the log of each case says that it was shown.
report-continuity-case = Case
report-continuity-span = without contact
report-continuity-more = { $n ->
    [one] and one more case
   *[other] and { $n } more cases
}

# Independence
report-independence = Independence
report-intro-independence = Whether people do more on their own in the life domains than before: with an escort, with a reminder, alone.
report-independence-domains = From the first judgement to the last
report-independence-caption = Cases whose independence in a life domain was judged at least twice from { $from } to { $to }; the first and the last judgement in these days are compared. What share of the steps people carry themselves stands under “Plans”. As of { $today }.
report-independence-further = more on their own
report-independence-same = as before
report-independence-back = more help

# Network time and case time
report-network = Network time
report-intro-network = Network time and case time: how much time went into work that belongs to no single case, beside the time in cases.
report-network-activities = occasions
report-network-time = in the network
report-network-cases = in cases
report-network-share = network share
report-network-kinds = Kind
report-network-caption = Network activity, and contacts in cases with duration and ways, { $from } to { $to }. Share = network time of both together. Case time behind which fewer than five people stand is not told. Source: network activity and notes as entered, as of { $today }.
report-network-kinds-caption = Network activity of the own sites by kind, { $from } to { $to }, without what was taken back. As of { $today }.

# Indicators of the programmes
report-indicators = Indicators of the programme
report-indicators-all = All indicators of the programme
report-indicators-none = This report counts no indicator of the programme.
report-part-housed-day-0 = Counts releases with a gap in housing on the day of release; not by kind of place.
report-part-release-without-accommodation = Counts gaps in housing on the day of release; not by reason.
report-part-work-day-0 = Counts gaps in work or day structure on the day of release; what is only promised is no gap.
report-part-insured-day-0 = Counts gaps in health insurance on the day of release; what is only promised is no gap.
report-part-identity-day-0 = Counts gaps in identity papers on the day of release; what is only promised is no gap.
report-part-treatment-without-gap = Counts gaps in treatment that begin on the day of release; not later ones.
report-part-dropout = Counts endings by reason; not by week.
report-part-domain-change = Counts independence in each domain of life as the worker judges it; not from all points of view.
report-part-reentry = Counts how the former case had ended; the reason in detail stands in the case.
report-part-attendance-hours = Counts the hours recorded for modules.
