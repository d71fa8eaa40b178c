//! The words of a plan that say what is done, with whom and where: what may lead to somebody. Need,
//! goal and reason are the client's own and lead nowhere by themselves.

use super::{Goal, Measure, Step};

impl Goal {
    /// Each field with its words.
    pub fn leads(&self) -> [(&'static str, &str); 3] {
        [
            ("first_step", &self.first_step),
            ("resource", &self.resource),
            ("expected", &self.expected),
        ]
    }
}

impl Measure {
    /// Each field with its words, those of its steps aside.
    pub fn leads(&self) -> [(&'static str, &str); 5] {
        [
            ("person", &self.person),
            ("partner", &self.partner),
            ("what", &self.what),
            ("resource", &self.resource),
            ("target", &self.target),
        ]
    }
}

impl Step {
    /// Each field with its words.
    pub fn leads(&self) -> [(&'static str, &str); 4] {
        [
            ("what", &self.what),
            ("partner", &self.partner),
            ("place", &self.place),
            ("papers", &self.papers),
        ]
    }
}
