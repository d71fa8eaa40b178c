//! Tests of `pages::capacity`.
