//! Nationality, as coarsely as residence law needs it and no finer: which country it is, nobody has
//! to know for the tasks of a case.

use crate::Code;

/// Whether residence law asks anything of a person. Unknown is no value: then it has to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NationalityGroup {
    /// German, with or without another nationality.
    German,
    /// Of another member state of the European Union: freedom of movement, which can be lost.
    Eu,
    /// Of another state, or of none.
    Other,
}

impl Code for NationalityGroup {
    const ALL: &'static [Self] = &[Self::German, Self::Eu, Self::Other];

    fn code(self) -> &'static str {
        match self {
            Self::German => "german",
            Self::Eu => "eu",
            Self::Other => "other",
        }
    }
}
