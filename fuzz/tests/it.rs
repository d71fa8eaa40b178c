//! The corpus holds, and so does what chance makes of it in a moment.

#![expect(clippy::expect_used, reason = "tests")]

use fuzz::{TARGETS, Target, Until};

/// So many inputs are tried of each target: seconds, and the same ones each time.
const INPUTS: u64 = 400;

fn holds(name: &str) {
    let target = Target::named(name).expect("a target");
    let examples = target.examples().expect("a corpus");
    if let Err(found) = target.fuzz(&examples, 1, Until::Inputs(INPUTS), |_| ()) {
        let text = String::from_utf8_lossy(&found.input);
        unreachable!("{name}: {}\n{text}", found.why);
    }
}

#[test]
fn programme_files() {
    holds("programme");
}

#[test]
fn release_lists() {
    holds("release_list");
}

#[test]
fn facts_of_a_case() {
    holds("facts");
}

#[test]
fn forms() {
    holds("form");
}

#[test]
fn addresses_of_lists() {
    holds("address");
}

#[test]
fn every_target_is_tried_here() {
    assert_eq!(TARGETS.len(), 5, "add a test for the new target");
}
