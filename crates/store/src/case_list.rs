//! Lists of cases: scope, filter, order and keyset pages, each combination on an index.

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    Vec::new()
}
