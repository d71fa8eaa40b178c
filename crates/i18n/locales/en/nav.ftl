### nav: the frame of every page and the ways through it.
### All keys begin with nav-.

nav-skip = Skip to content
nav-main = Main navigation
nav-menu = Menu
nav-breadcrumb = You are here
nav-home = Home

nav-day = My day
nav-day-count = { $n } due
nav-cases = Cases
nav-cases-count = { $n } running
nav-partners = Contact points
nav-referrals = Referrals
nav-referrals-count = { $n } new
nav-import = Read a list
nav-groups = Groups
nav-capacity = Places and caseload
nav-reports = Reports
nav-programmes = Programmes
nav-users = Accounts
nav-sites = Sites
nav-log = Log
nav-account = My account
nav-help = Help
nav-imprint = About Nahtlos

nav-search = Find a person or case
nav-search-hint = Name or number
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-language = Language
nav-language-switch = Change language: { $language }
nav-signed-in-as = Signed in as { $name }
nav-demo = Demonstration with invented people
nav-today-set = This demonstration takes { $date } as today.
