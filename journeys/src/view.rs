//! How somebody looks at the product: language, light, width.

use std::fmt;

/// One way to look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// English instead of German.
    pub english: bool,
    /// Whether the system asks for a dark scheme.
    pub dark: bool,
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Whether scripts run.
    pub scripts: bool,
}

impl View {
    /// A desk: German, light, 1280 pixels.
    pub const GERMAN: Self = Self {
        english: false,
        dark: false,
        width: 1280,
        scripts: true,
    };

    /// In English.
    #[must_use]
    pub const fn in_english(self) -> Self {
        Self {
            english: true,
            ..self
        }
    }

    /// With a dark scheme.
    #[must_use]
    pub const fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// On a telephone, 360 pixels wide.
    #[must_use]
    pub const fn on_a_telephone(self) -> Self {
        Self { width: 360, ..self }
    }

    /// With scripts switched off.
    #[must_use]
    pub const fn without_scripts(self) -> Self {
        Self {
            scripts: false,
            ..self
        }
    }

    /// Height of the window in CSS pixels.
    pub(crate) const fn height(self) -> u32 {
        if self.width < 600 { 740 } else { 900 }
    }

    /// The word for one of two languages.
    pub const fn word(self, german: &'static str, english: &'static str) -> &'static str {
        if self.english { english } else { german }
    }
}

impl fmt::Display for View {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.word("German", "English");
        let scheme = if self.dark { "dark" } else { "light" };
        let scripts = if self.scripts { "" } else { ", no scripts" };
        write!(out, "{language}, {scheme}, {} px{scripts}", self.width)
    }
}
