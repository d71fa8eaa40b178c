//! Tests of `pages::import`.
