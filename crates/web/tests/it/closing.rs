//! Tests of `pages::closing`.
