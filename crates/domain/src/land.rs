//! The sixteen Länder. Holidays, prison law and offices differ between them.

use std::{fmt, str::FromStr};

use crate::{Code, UnknownCode};

/// A German Land. The code is the two letters of ISO 3166-2:DE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Land {
    /// Baden-Württemberg.
    BadenWuerttemberg,
    /// Bayern.
    Bayern,
    /// Berlin.
    Berlin,
    /// Brandenburg.
    Brandenburg,
    /// Bremen.
    Bremen,
    /// Hamburg.
    Hamburg,
    /// Hessen.
    Hessen,
    /// Mecklenburg-Vorpommern.
    MecklenburgVorpommern,
    /// Niedersachsen.
    Niedersachsen,
    /// Nordrhein-Westfalen.
    NordrheinWestfalen,
    /// Rheinland-Pfalz.
    RheinlandPfalz,
    /// Saarland.
    Saarland,
    /// Sachsen.
    Sachsen,
    /// Sachsen-Anhalt.
    SachsenAnhalt,
    /// Schleswig-Holstein.
    SchleswigHolstein,
    /// Thüringen.
    Thueringen,
}

impl Code for Land {
    const ALL: &'static [Self] = &[
        Self::BadenWuerttemberg,
        Self::Bayern,
        Self::Berlin,
        Self::Brandenburg,
        Self::Bremen,
        Self::Hamburg,
        Self::Hessen,
        Self::MecklenburgVorpommern,
        Self::Niedersachsen,
        Self::NordrheinWestfalen,
        Self::RheinlandPfalz,
        Self::Saarland,
        Self::Sachsen,
        Self::SachsenAnhalt,
        Self::SchleswigHolstein,
        Self::Thueringen,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::BadenWuerttemberg => "BW",
            Self::Bayern => "BY",
            Self::Berlin => "BE",
            Self::Brandenburg => "BB",
            Self::Bremen => "HB",
            Self::Hamburg => "HH",
            Self::Hessen => "HE",
            Self::MecklenburgVorpommern => "MV",
            Self::Niedersachsen => "NI",
            Self::NordrheinWestfalen => "NW",
            Self::RheinlandPfalz => "RP",
            Self::Saarland => "SL",
            Self::Sachsen => "SN",
            Self::SachsenAnhalt => "ST",
            Self::SchleswigHolstein => "SH",
            Self::Thueringen => "TH",
        }
    }
}

impl Land {
    /// The name as the Land writes it; the same in German and English use here.
    pub fn name(self) -> &'static str {
        match self {
            Self::BadenWuerttemberg => "Baden-Württemberg",
            Self::Bayern => "Bayern",
            Self::Berlin => "Berlin",
            Self::Brandenburg => "Brandenburg",
            Self::Bremen => "Bremen",
            Self::Hamburg => "Hamburg",
            Self::Hessen => "Hessen",
            Self::MecklenburgVorpommern => "Mecklenburg-Vorpommern",
            Self::Niedersachsen => "Niedersachsen",
            Self::NordrheinWestfalen => "Nordrhein-Westfalen",
            Self::RheinlandPfalz => "Rheinland-Pfalz",
            Self::Saarland => "Saarland",
            Self::Sachsen => "Sachsen",
            Self::SachsenAnhalt => "Sachsen-Anhalt",
            Self::SchleswigHolstein => "Schleswig-Holstein",
            Self::Thueringen => "Thüringen",
        }
    }
}

impl FromStr for Land {
    type Err = UnknownCode;

    /// Reads `TH`, `th`, `DE-TH` or the name in any spelling that folds alike.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let upper = text.trim().to_ascii_uppercase();
        let short = upper.strip_prefix("DE-").unwrap_or(&upper);
        let folded = crate::names::fold(text);
        Self::ALL
            .iter()
            .copied()
            .find(|land| crate::names::fold(land.name()) == folded)
            .map_or_else(|| Self::from_code(short), Ok)
    }
}

impl fmt::Display for Land {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
