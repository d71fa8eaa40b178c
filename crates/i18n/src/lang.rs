//! The languages of the interface.

use std::{fmt, str::FromStr};

use domain::UnknownCode;

/// A language of the interface. German comes first and is what people get who ask for nothing.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug, Default)]
pub enum Lang {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The code in files, cookies and the database: `de` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The value of the `lang` attribute of a page.
    pub fn html_lang(self) -> &'static str {
        self.code()
    }

    /// What the language calls itself, for the switch between them.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }

    /// The best language for an `Accept-Language` header: the known one with the greatest weight,
    /// the first of equals, and German if none is known.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = None;
        for wish in header.split(',') {
            let (tag, weight) = wish.split_once(';').unwrap_or((wish, "q=1"));
            let weight = weight
                .trim()
                .strip_prefix("q=")
                .and_then(|number| number.trim().parse::<f32>().ok())
                .unwrap_or(0.0);
            let Ok(lang) = tag.parse::<Self>() else {
                continue;
            };
            if weight > best.map_or(0.0, |(_, most)| most) {
                best = Some((lang, weight));
            }
        }
        best.map_or(Self::De, |(lang, _)| lang)
    }
}

impl FromStr for Lang {
    type Err = UnknownCode;

    /// Reads `de`, `DE`, `de-AT` or `en_GB`: the region is not looked at.
    fn from_str(tag: &str) -> Result<Self, UnknownCode> {
        let tag = tag.trim();
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
            .ok_or_else(|| UnknownCode {
                found: tag.to_owned(),
                expected: "de, en".to_owned(),
            })
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_whatever_their_case_and_region() {
        for (tag, lang) in [("de", Lang::De), ("DE-at", Lang::De), (" en_GB", Lang::En)] {
            assert_eq!(tag.parse(), Ok(lang));
        }
        assert_eq!(
            "fr".parse::<Lang>().unwrap_err().to_string(),
            "unknown value \"fr\"; expected one of de, en"
        );
    }

    #[test]
    fn the_heaviest_known_wish_wins() {
        for (header, lang) in [
            ("", Lang::De),
            ("fr, tr;q=0.9", Lang::De),
            ("en-GB,en;q=0.9,de;q=0.8", Lang::En),
            ("en;q=0.3, de ;q=0.8", Lang::De),
            ("tr, en;q=0.5", Lang::En),
            ("en;q=0", Lang::De),
            ("en;q=many, *", Lang::De),
        ] {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }
}
