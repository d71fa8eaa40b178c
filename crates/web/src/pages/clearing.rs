//! Clearing and the decision on admission.

use i18n::Lang;

use crate::routes::Routes;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(_lang: Lang) -> Vec<(&'static str, String)> {
    Vec::new()
}
