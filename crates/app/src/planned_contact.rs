//! Planned contacts.
