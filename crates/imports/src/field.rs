//! The fields that a release list may fill.

use domain::Code;

/// A field of a release list. Which headings mean it is said by a [`crate::mapping::Mapping`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Buchnummer: the prison's own number of this time in custody.
    BookNumber,
    /// Family name.
    FamilyName,
    /// Given names.
    GivenNames,
    /// Both names in one column, `family name, given names`.
    FullName,
    /// Date of birth.
    BirthDate,
    /// First day in custody.
    CustodyStart,
    /// Expected day of release.
    ReleaseDate,
    /// Why the release is expected then (full term, two thirds, …).
    ReleaseKind,
    /// Form of custody (prison sentence, remand, …).
    CustodyKind,
    /// Length of the sentence in months.
    SentenceMonths,
    /// Where the person is going to live.
    ReleasePlace,
    /// House, ward or department inside the prison.
    InstitutionUnit,
    /// The prison itself, where a list names it in each row.
    Institution,
}

impl Code for Field {
    const ALL: &'static [Self] = &[
        Self::BookNumber,
        Self::FamilyName,
        Self::GivenNames,
        Self::FullName,
        Self::BirthDate,
        Self::CustodyStart,
        Self::ReleaseDate,
        Self::ReleaseKind,
        Self::CustodyKind,
        Self::SentenceMonths,
        Self::ReleasePlace,
        Self::InstitutionUnit,
        Self::Institution,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::BookNumber => "book_number",
            Self::FamilyName => "family_name",
            Self::GivenNames => "given_names",
            Self::FullName => "full_name",
            Self::BirthDate => "birth_date",
            Self::CustodyStart => "custody_start",
            Self::ReleaseDate => "release_date",
            Self::ReleaseKind => "release_kind",
            Self::CustodyKind => "custody_kind",
            Self::SentenceMonths => "sentence_months",
            Self::ReleasePlace => "release_place",
            Self::InstitutionUnit => "institution_unit",
            Self::Institution => "institution",
        }
    }
}

impl Field {
    /// The field's German name, for messages.
    pub fn german(self) -> &'static str {
        match self {
            Self::BookNumber => "Buchnummer",
            Self::FamilyName => "Familienname",
            Self::GivenNames => "Vorname",
            Self::FullName => "Name, Vorname",
            Self::BirthDate => "Geburtsdatum",
            Self::CustodyStart => "Haftbeginn",
            Self::ReleaseDate => "Entlassungstermin",
            Self::ReleaseKind => "Entlassungsart",
            Self::CustodyKind => "Haftart",
            Self::SentenceMonths => "Strafe in Monaten",
            Self::ReleasePlace => "Entlassungsort",
            Self::InstitutionUnit => "Abteilung",
            Self::Institution => "Haftanstalt",
        }
    }

    /// The field's English name, for messages.
    pub fn english(self) -> &'static str {
        match self {
            Self::BookNumber => "book number",
            Self::FamilyName => "family name",
            Self::GivenNames => "given names",
            Self::FullName => "family name, given names",
            Self::BirthDate => "date of birth",
            Self::CustodyStart => "start of custody",
            Self::ReleaseDate => "release date",
            Self::ReleaseKind => "kind of release",
            Self::CustodyKind => "kind of custody",
            Self::SentenceMonths => "sentence in months",
            Self::ReleasePlace => "place of release",
            Self::InstitutionUnit => "unit",
            Self::Institution => "prison",
        }
    }
}
