//! The list of cases.
