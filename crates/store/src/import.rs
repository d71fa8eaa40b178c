//! Uploaded release lists and their rows.
