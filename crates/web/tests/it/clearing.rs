//! Tests of `pages::clearing`.
