//! Tests of `pages::programme`.
