//! What the programmes say, for people.
