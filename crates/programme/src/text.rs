//! Texts for people, in both languages of the interface.

use domain::Code;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// German, the first language.
    De,
    /// English.
    En,
}

impl Code for Lang {
    const ALL: &'static [Self] = &[Self::De, Self::En];

    fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

/// A text in German and English. A programme file cannot leave either out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
    /// Easy German (*Leichte Sprache*), where the German is not easy, for the papers that a client gets.
    pub easy: Option<String>,
}

impl Text {
    /// A text from both languages.
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            de: de.into(),
            en: en.into(),
            easy: None,
        }
    }

    /// The text in easy German; the German one if that is all there is.
    pub fn in_easy(&self) -> &str {
        self.easy.as_deref().unwrap_or(&self.de)
    }

    /// The text in this language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }

    /// The text for a language tag (`en`, `en-GB`); German for everything that is not English.
    pub fn in_language(&self, tag: &str) -> &str {
        let english = tag
            .split(['-', '_'])
            .next()
            .is_some_and(|part| part.eq_ignore_ascii_case("en"));
        self.get(if english { Lang::En } else { Lang::De })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_not_english_is_german() {
        let text = Text::new("Wohnen", "Housing");
        assert_eq!(text.in_language("en-GB"), "Housing");
        assert_eq!(text.in_language("de"), "Wohnen");
        assert_eq!(text.in_language("fr"), "Wohnen");
        assert_eq!(text.get(Lang::En), "Housing");
        assert_eq!(text.in_easy(), "Wohnen");
        let easy = Some("Meine Wohnung".to_owned());
        assert_eq!(Text { easy, ..text }.in_easy(), "Meine Wohnung");
    }
}
