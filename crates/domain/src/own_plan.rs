//! Plans that belong to the client: what helps in a crisis (I3a), how a week looks (P8e), what went
//! well and which strengths that shows (P8g, P17).
//!
//! They are written in the client's words. Nothing here is measured or judged; collisions and free
//! time are pointed at, never forbidden.

pub mod success;
pub mod week;

use serde::{Deserialize, Serialize};

use crate::Code;

/// The plans that are kept in versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnPlanKind {
    /// What helps when it gets hard.
    Crisis,
    /// How a week looks.
    Weekly,
}

impl Code for OwnPlanKind {
    const ALL: &'static [Self] = &[Self::Crisis, Self::Weekly];

    fn code(self) -> &'static str {
        match self {
            Self::Crisis => "crisis",
            Self::Weekly => "weekly",
        }
    }
}

/// Somebody to call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrisisContact {
    /// Name.
    pub name: String,
    /// Who that is: sister, worker, doctor.
    pub relation: String,
    /// Telephone number as people write it.
    pub phone: String,
}

/// One version of a crisis plan. Texts are in the client's words, one thought per line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrisisPlan {
    /// What I notice when it gets hard.
    pub warning_signs: String,
    /// What helps me.
    pub helps: String,
    /// Whom I call, in this order.
    pub people: Vec<CrisisContact>,
    /// Where I can go.
    pub places: String,
    /// What others should do.
    pub others_do: String,
    /// What others should not do.
    pub others_do_not: String,
    /// With whom it was agreed.
    pub agreed_with: String,
    /// What may be shared with whom, as the client wants it.
    pub share: String,
}

impl CrisisPlan {
    /// Whether nothing was said at all.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
            && [
                &self.warning_signs,
                &self.helps,
                &self.places,
                &self.others_do,
                &self.others_do_not,
            ]
            .iter()
            .all(|text| text.trim().is_empty())
    }

    /// Each field with its words, those to call aside.
    pub fn words(&self) -> [(&'static str, &str); 7] {
        [
            ("warning_signs", &self.warning_signs),
            ("helps", &self.helps),
            ("places", &self.places),
            ("others_do", &self.others_do),
            ("others_do_not", &self.others_do_not),
            ("agreed_with", &self.agreed_with),
            ("share", &self.share),
        ]
    }
}

/// The thoughts of a text: its lines without empty ones.
pub fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crisis_plan_says_something_before_it_is_one() {
        let mut plan = CrisisPlan {
            agreed_with: "Anna".into(),
            share: "mit niemandem".into(),
            ..CrisisPlan::default()
        };
        assert!(plan.is_empty());
        plan.helps = " \n".into();
        assert!(plan.is_empty());
        plan.people.push(CrisisContact::default());
        assert!(!plan.is_empty());
    }

    #[test]
    fn thoughts_are_lines() {
        assert_eq!(
            lines("schlecht schlafen\r\n\n  grübeln "),
            ["schlecht schlafen", "grübeln"]
        );
        assert!(lines(" \n ").is_empty());
    }
}
