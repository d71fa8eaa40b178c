//! Tests of `pages::assignment`.
