//! The page of a case.

use i18n::Lang;

use crate::routes::Routes;

pub mod frame;

pub use frame::{CaseFrame, CaseTab, case_frame, form_frame};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(_lang: Lang) -> Vec<(&'static str, String)> {
    Vec::new()
}
