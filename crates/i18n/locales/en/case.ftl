### case: the list of cases and the page of one case.
### All keys begin with case-.

# Head and tabs
case-tabs = Case
case-tab-overview = Overview
case-tab-clearing = Admission
case-tab-arrangements = Arrangements
case-tab-tasks = Tasks
case-tab-notes = History
case-tab-release = Release
case-tab-people = People
case-tab-modules = Modules
case-tab-log = Access log
case-institution-and-book = { $institution }, book no. { $number }
case-phase-until = { $phase } until { $day }
