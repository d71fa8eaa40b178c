//! `[handover]`, `[[handover_item]]` and `[freshness]`.

use super::rule::basis;
use crate::{
    model::{Freshness, HandoverItem, HandoverRule},
    read::{Kind, Section},
};

/// Longer is not a deadline any more.
const MOST_WORKING_DAYS: u32 = 60;

/// Longer is not fresh any more.
const MOST_DAYS: u32 = 730;

pub(super) fn rule(head: &Section<'_>) -> HandoverRule {
    let Some(section) = head.section("handover") else {
        return HandoverRule::default();
    };
    let rule = HandoverRule {
        answer_within: section.number("answer_within", MOST_WORKING_DAYS),
    };
    section.finish();
    rule
}

pub(super) fn item(section: &Section<'_>) -> HandoverItem {
    HandoverItem {
        id: section.id(Kind::HandoverItem),
        title: section.text("title"),
        shows: section.opt_code("shows"),
        basis: basis(section),
    }
}

pub(super) fn freshness(head: &Section<'_>) -> Freshness {
    let Some(section) = head.section("freshness") else {
        return Freshness::default();
    };
    let freshness = Freshness {
        before: section.number("before_release", MOST_DAYS),
        after: section.number("after_release", MOST_DAYS),
    };
    section.finish();
    freshness
}
