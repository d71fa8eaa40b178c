//! Tests of `pages::note`.
