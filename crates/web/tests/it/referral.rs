//! Tests of `pages::referral`.
