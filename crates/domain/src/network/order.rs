//! What a no-contact order rests on.

use crate::Code;

/// What a no-contact order rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderBasis {
    /// Order of a family court (§ 1 `GewSchG`).
    Protection,
    /// Directive with the suspension of a sentence or conduct supervision (§§ 56c, 68b StGB).
    Directive,
    /// Order of the prison (forbidden visits or letters).
    Prison,
    /// Decision about access to a child (§ 1684 BGB).
    Access,
    /// The person does not want any contact.
    OwnWish,
    /// Something else, said in words.
    Other,
}

impl Code for OrderBasis {
    const ALL: &'static [Self] = &[
        Self::Protection,
        Self::Directive,
        Self::Prison,
        Self::Access,
        Self::OwnWish,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Protection => "protection",
            Self::Directive => "directive",
            Self::Prison => "prison",
            Self::Access => "access",
            Self::OwnWish => "own_wish",
            Self::Other => "other",
        }
    }
}
