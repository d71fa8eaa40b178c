//! Finding a case.
