//! Closing a case and going on in a new episode.
