//! The log, for the data-protection officer and for a case.
