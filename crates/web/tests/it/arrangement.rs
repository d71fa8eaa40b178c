//! Tests of `pages::arrangement`.
