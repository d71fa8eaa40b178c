//! Tests of `pages::day`.
