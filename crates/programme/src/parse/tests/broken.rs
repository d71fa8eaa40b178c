//! Broken lines of the small programme, one for every kind of mistake.

/// One broken line: what is replaced, by what, where the mistake is reported (as the text that
/// stands there), and a part of its message.
pub(super) struct Broken(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
);

pub(super) const BROKEN: &[Broken] = &[
    // Head
    Broken(
        "schema = 1",
        "schema = 2",
        "2\nid",
        "schema 2 is not known; expected 1",
    ),
    Broken(
        "id = \"steg\"",
        "id = \"Steg 1\"",
        "\"Steg 1\"",
        "is no id; expected small letters",
    ),
    Broken(
        "version = \"1\"",
        "version = 1",
        "1\nvalid",
        "\"version\" of the programme is 1; expected a text in quotes",
    ),
    Broken("version = \"1\"", "version = \" \"", "\" \"", "is empty"),
    Broken(
        "land = \"TH\"",
        "land = \"TX\"",
        "\"TX\"",
        "unknown value \"TX\"; expected one of BW, BY",
    ),
    Broken(
        "land = \"TH\"",
        "Land = \"TH\"",
        "Land = ",
        "is \"land\" meant?",
    ),
    Broken(
        "2024-01-01",
        "\"2024-01-01\"",
        "\"2024-01-01\"",
        "expected a date such as",
    ),
    Broken("2024-01-01", "2024-02-30", "2024-02-30", "invalid date"),
    Broken(
        "2024-01-01",
        "2024-01-01T10:00:00",
        "2024-01-01T",
        "expected a date such as",
    ),
    Broken(
        "2024-01-01",
        "2024-01-01\nvalid_to = 2023-12-31",
        "2023-12-31",
        "expected a day after valid_from (2024-01-01)",
    ),
    Broken(
        "lead_domain = \"housing\"",
        "lead_domain = \"hausing\"",
        "\"hausing\"",
        "unknown life domain \"hausing\"; expected one of housing, health",
    ),
    Broken(
        "land = \"TH\"\n",
        "land = \"TH\"\npilot = \"ja\"\n",
        "\"ja\"",
        "\"pilot\" of the programme is \"ja\"; expected true or false",
    ),
    // Texts
    Broken(
        ", en = \"Plank\"",
        "",
        "{ de = \"Steg\" }",
        "\"title\" of the programme lacks \"en\"",
    ),
    Broken(
        "en = \"Plank\"",
        "fr = \"Planche\"",
        "fr = ",
        "unknown key \"fr\"",
    ),
    Broken(
        "{ de = \"Steg\", en = \"Plank\" }",
        "\"Steg\"",
        "\"Steg\"",
        "expected both languages",
    ),
    // Concept
    Broken(
        "\"criterion:custody_time\"",
        "\"criterion:custody\"",
        "\"criterion:custody\"",
        "unknown criterion \"custody\"; expected one of custody_time",
    ),
    Broken(
        "\"window\"]",
        "\"window:1\"]",
        "\"window:1\"",
        "names no rule",
    ),
    Broken(
        "source = \"concept\"\nsection",
        "source = \"koncept\"\nsection",
        "\"koncept\"",
        "unknown source \"koncept\"",
    ),
    // Places
    Broken(
        "kind = \"urban\"",
        "kind = \"town\"",
        "\"town\"",
        "expected one of urban, rural",
    ),
    Broken("\"16051000\"", "\"1605100\"", "\"1605100\"", "8 digits"),
    // Spans
    Broken(
        "[window]\nfrom = { anchor = \"release\", offset = \"-6m\" }",
        "[window]\nfrom = { anchor = \"relaese\", offset = \"-6m\" }",
        "\"relaese\"",
        "unknown value \"relaese\"; expected one of custody_start, release",
    ),
    Broken(
        "[window]\nfrom = { anchor = \"release\", offset = \"-6m\" }",
        "[window]\nfrom = { anchor = \"release\", offset = \"6 months\" }",
        "\"6 months\"",
        "is no offset",
    ),
    Broken(
        "[window]\nfrom = { anchor = \"release\", offset = \"-6m\" }",
        "[window]\nfrom = { anchor = \"release\", offset = \"-6wd\" }",
        "\"-6wd\"",
        "counts working days",
    ),
    Broken(
        "to = { anchor = \"release\", offset = \"0d\" }",
        "to = { anchor = \"release\", offset = \"-7m\" }",
        "{ anchor = \"release\", offset = \"-7m\" }",
        "phase \"intensive\" ends at -7m and begins at -6m",
    ),
    Broken(
        "from = { anchor = \"release\", offset = \"0d\" }",
        "from = { anchor = \"release\", offset = \"-8m\" }",
        "{ anchor = \"release\", offset = \"-8m\" }",
        "begins before the phase \"intensive\" above it",
    ),
    Broken(
        "[window]\n",
        "[windows]\n",
        "windows]",
        "is \"window\" meant?",
    ),
    // Securities
    Broken(
        "domain = \"health\"\ntitle",
        "domain = \"helth\"\ntitle",
        "\"helth\"",
        "unknown life domain \"helth\"",
    ),
    Broken(
        "substitution = 0",
        "substitutoin = 0",
        "substitutoin",
        "unknown kind \"substitutoin\"; expected one of the kinds substitution",
    ),
    Broken(
        "substitution = 0",
        "substitution = -1",
        "-1 }",
        "expected a whole number of days",
    ),
    Broken(
        "tolerance_days = 14",
        "tolerance_days = 14.5",
        "14.5",
        "expected a whole number from 0 to 180",
    ),
    // Criteria
    Broken(
        "fact = \"custody_months\"",
        "fact = \"custody_month\"",
        "\"custody_month\"",
        "unknown fact \"custody_month\"; expected one of institution_land",
    ),
    Broken(
        "at_least = 12",
        "at_least = \"12\"",
        "\"12\"",
        "the value for \"custody_months\" is \"12\"; expected a whole number",
    ),
    Broken(
        "at_least = 12",
        "at_leest = 12",
        "at_leest",
        "is \"at_least\" meant?",
    ),
    Broken(
        "at_least = 12",
        "before = 2026-01-01",
        "2026-01-01",
        "\"before\" does not fit \"custody_months\"; expected one of is, one_of, at_least, at_most",
    ),
    Broken(
        "at_least = 12 }",
        "at_least = 12, at_most = 20 }",
        "{ fact = \"custody_months\"",
        "has at_least and at_most; expected exactly one",
    ),
    Broken(
        "one_of = [\"erfurt\", \"east\"]",
        "one_of = [\"erfurt\", \"west\"]",
        "\"west\"",
        "unknown region \"west\"; expected one of erfurt, east",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ supervision = \"no\" }",
        "\"no\" }",
        "expected \"none\" or \"confirmed\"",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ all = [] }",
        "[] }",
        "expected at least one expression",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ within = { anchor = \"release\" } }",
        "{ anchor = \"release\" } }",
        "lacks \"from\"",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ some = [] }",
        "{ some",
        "the expression asks for nothing",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ fact = \"release_kind\", is = \"fullterm\" }",
        "\"fullterm\"",
        "expected one of full_term",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ fact = \"exit\", before = \"2026-01-01\" }",
        "\"2026-01-01\"",
        "expected a date",
    ),
    Broken(
        "id = \"region\"",
        "id = \"custody_time\"",
        "\"custody_time\"\nlabel = { de = \"Ent",
        "the criterion \"custody_time\" exists already",
    ),
    // Needs of a life domain
    Broken(
        "id = \"keep_home\"",
        "id = \"no_home\"",
        "\"no_home\", title = { de = \"Wohnung",
        "the need \"no_home\" exists already",
    ),
    Broken(
        "id = \"keep_home\"",
        "id = \"other\"",
        "\"other\"",
        "\"other\" is not for the list",
    ),
    Broken(
        "id = \"keep_home\"",
        "id = \"Keep home\"",
        "\"Keep home\"",
        "is no id",
    ),
    Broken(
        ", en = \"Keep the home during custody\"",
        "",
        "{ de = \"Wohnung während der Haft halten\"",
        "lacks \"en\"",
    ),
    // Precedence and tasks
    Broken(
        "domains = [\"health\"]",
        "domains = [\"work\"]",
        "\"work\"",
        "unknown life domain \"work\"",
    ),
    Broken(
        "role = \"client\"",
        "role = \"klient\"",
        "\"klient\"",
        "expected one of transition_manager",
    ),
    Broken(
        "anchor = \"move_in\"",
        "anchor = \"moving\"",
        "\"moving\"",
        "unknown value \"moving\"",
    ),
    Broken(
        "kind = \"should\"",
        "kind = \"soll\"",
        "\"soll\"",
        "expected one of statutory, should, professional",
    ),
    Broken(
        "\"accommodation\", \"T17\"]",
        "\"acommodation\", \"T17\"]",
        "\"acommodation\"",
        "unknown security or task \"acommodation\"",
    ),
    Broken(
        "\"accommodation\", \"T17\"]",
        "\"T25\"]",
        "\"T25\"]",
        "\"T25\" waits for itself",
    ),
    Broken(
        "offsets = [\"+30d\", \"+90d\"]",
        "offset = \"0d\"\noffsets = [\"+90d\"]",
        "[\"+90d\"]",
        "either \"offset\" or \"offsets\"",
    ),
    Broken(
        "offsets = [\"+30d\", \"+90d\"]",
        "offsets = [\"+30d\", 90]",
        "90]",
        "expected a text in quotes",
    ),
    Broken(
        "contains = \"treatment\"",
        "contains = \"therapy\"",
        "\"therapy\"",
        "unknown security or life domain \"therapy\"",
    ),
    Broken(
        "id = \"T48\"",
        "id = \"T52.1\"",
        "\"T52\"",
        "the task \"T52.1\" exists already",
    ),
    Broken(
        "after = \"3d\"",
        "after = \"1m\"",
        "\"1m\"",
        "days or weeks after the due date",
    ),
    Broken(
        "anchor = \"move_in\"",
        "anchor = \"support_end\"",
        "\"support_end\"",
        "expected another anchor; a task may say \"prolonged\"",
    ),
    Broken(
        "offset = \"+14d\"",
        "offset = \"+14d\"\nprolonged = \"+1m\"",
        "\"+1m\"",
        "expected a distance backwards",
    ),
    Broken(
        "offsets = [\"+30d\", \"+90d\"]",
        "offsets = [\"+30d\", \"+90d\"]\nprolonged = \"-1m\"",
        "\"-1m\"",
        "for a task with one \"offset\"",
    ),
    Broken(
        "offset = \"+14d\"",
        "offset = \"+14x\"",
        "\"+14x\"",
        "is no offset",
    ),
    Broken(
        "legal_basis = \"§ 1 Abs. 2 PAuswG\"",
        "legal_basis = \"§ 1 Abs. 1 und 2 PAuswG\"",
        "\"§ 1 Abs. 1 und 2 PAuswG\"",
        "says more than the name of a law",
    ),
    Broken(
        "legal_basis = \"§ 1 Abs. 2 PAuswG\"",
        "legal_basis = { de = \"Konzept (P9)\" }",
        "{ de = \"Konzept (P9)\" }",
        "lacks \"en\"",
    ),
    Broken(
        "verified = true",
        "verified = yes",
        "yes",
        "string values must be quoted",
    ),
    Broken(
        "offset = \"+14d\"",
        "offset = \"+9999m\"",
        "\"+9999m\"",
        "at most 100 years",
    ),
    Broken(
        "at_least = 12 }",
        "at_least = 12, if_unknown = false }",
        "false }",
        "expected true, outside of any and none",
    ),
    Broken(
        "{ supervision = \"none\" }",
        "{ any = [{ fact = \"unemployed\", is = true, if_unknown = true }] }",
        "true }] }",
        "expected true, outside of any and none",
    ),
];
