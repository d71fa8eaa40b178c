//! A small programme for tests: one of everything, with days that are easy to check.

use crate::model::Programme;

/// The text of the small programme. Tests break single lines of it.
pub(crate) const TEXT: &str = r#"schema = 1
id = "steg"
version = "1"
valid_from = 2024-01-01
land = "TH"
lead_domain = "housing"
title = { de = "Steg", en = "Plank" }
summary = { de = "Ein Versuch.", en = "A trial." }
carrier = { de = "Beispielträger", en = "Sample carrier" }
funder = { de = "Beispielland", en = "Sample Land" }

[[source]]
id = "concept"
title = { de = "Konzept Steg", en = "Concept Plank" }
date = 2023-11-30

[[concept]]
id = "target_group"
source = "concept"
section = "1"
title = { de = "Wer", en = "Who" }
text = { de = "Wer ein Jahr in Haft war.", en = "Who was in custody for a year." }
rules = ["criterion:custody_time", "window"]

[[region]]
id = "erfurt"
name = { de = "Erfurt", en = "Erfurt" }
kind = "urban"
municipalities = [{ ags = "16051000", name = "Erfurt" }]

[[region]]
id = "east"
name = { de = "Ostthüringen", en = "East Thuringia" }
kind = "rural"
municipalities = [{ ags = "16076", name = "Landkreis Greiz" }, { ags = "16052000", name = "Gera" }]

[window]
from = { anchor = "release", offset = "-6m" }
to = { anchor = "release", offset = "+6m" }

[[phase]]
id = "base"
title = { de = "Grundphase", en = "Base phase" }
from = { anchor = "custody_start", offset = "0d" }
to = { anchor = "release", offset = "-6m" }

[[phase]]
id = "intensive"
title = { de = "Intensivphase", en = "Intensive phase" }
from = { anchor = "release", offset = "-6m" }
to = { anchor = "release", offset = "0d" }

[[phase]]
id = "aftercare"
title = { de = "Nachsorge", en = "Aftercare" }
from = { anchor = "release", offset = "0d" }
to = { anchor = "exit", offset = "0d" }

[[domain]]
id = "housing"
title = { de = "Wohnen", en = "Housing" }

[[domain]]
id = "health"
title = { de = "Gesundheit", en = "Health" }

[[security]]
id = "accommodation"
domain = "housing"
title = { de = "Wohnung", en = "Home" }

[[security]]
id = "treatment"
domain = "health"
title = { de = "Behandlung", en = "Treatment" }
each_kind = true
tolerance_days = 14
kinds = [{ id = "substitution", title = { de = "Substitution", en = "Substitution" } }]
tolerance_of = { substitution = 0 }

[[criterion]]
id = "custody_time"
label = { de = "Mindestens ein Jahr Haft", en = "At least a year in custody" }
when = { fact = "custody_months", at_least = 12 }
basis = { source = "concept", section = "1" }

[[criterion]]
id = "region"
label = { de = "Entlassung in eine Region", en = "Released to a region" }
when = { fact = "release_region", one_of = ["erfurt", "east"] }

[[criterion]]
id = "supervision"
label = { de = "Keine Führungsaufsicht", en = "No conduct supervision" }
when = { supervision = "none" }

[[precedence]]
id = "biss"
programme = "B.I.S.S."
also_called = ["Projekt BISS"]
domains = ["health"]
text = { de = "B.I.S.S. geht vor.", en = "B.I.S.S. goes first." }

[[criterion]]
id = "support"
label = { de = "Keine andere Begleitung", en = "No other support" }
when = { fact = "other_support", only = ["biss"] }

[[task]]
id = "T17"
title = { de = "Wohnung suchen", en = "Search a home" }
anchor = "release"
offset = "-6m"
kind = "professional"
role = "together"
security = "accommodation"
unless_secured = true

[[task]]
id = "T25"
title = { de = "Ausweis beantragen", en = "Apply for papers" }
anchor = "release"
offset = "-3m"
kind = "statutory"
legal_basis = "§ 1 Abs. 2 PAuswG"
verified = true
role = "together"
blocked_by = ["accommodation", "T17"]
escalation = [{ after = "3d", to = "coordination" }]

[[task]]
id = "T29"
title = { de = "Behandlung sichern", en = "Secure treatment" }
anchor = "release"
offset = "-3m"
kind = "professional"
role = "transition_manager"
when = { fact = "needs", contains = "treatment" }

[[task]]
id = "T48"
title = { de = "Wohnung anmelden", en = "Register the home" }
anchor = "move_in"
offset = "+14d"
kind = "statutory"
role = "client"

[[task]]
id = "T52"
title = { de = "Stand festhalten", en = "Take stock" }
anchor = "release"
offsets = ["+30d", "+90d"]
kind = "should"
role = "transition_manager"

[[task]]
id = "T66"
title = { de = "Unter 27", en = "Under 27" }
anchor = "release"
offset = "-4m"
kind = "professional"
role = "transition_manager"
when = { fact = "age_at_release", at_most = 26 }
"#;

/// The small programme, read.
pub(crate) fn programme() -> Programme {
    Programme::parse(TEXT, "steg.toml").unwrap()
}

/// Line and column (from 1) of the first place of `needle` in `text`, plus `skip` characters.
pub(crate) fn place(text: &str, needle: &str, skip: usize) -> (usize, usize) {
    let at = text.find(needle).unwrap();
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1 + skip;
    (line, column)
}
