//! Tests of `pages::log`.
