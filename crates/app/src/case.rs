//! The page of a case: everything that answers at a glance.
