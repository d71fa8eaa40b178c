use auth::invitation::{Invitation, InvitationState};
use jiff::SignedDuration;

use crate::at;

const HOURS_72: i64 = 72 * 60 * 60;

#[test]
fn a_link_is_good_for_three_days() {
    let link = Invitation {
        created: at(0),
        used: None,
    };
    assert_eq!(link.state(at(0)), InvitationState::Open);
    assert_eq!(link.state(at(HOURS_72 - 1)), InvitationState::Open);
    assert_eq!(link.state(at(HOURS_72)), InvitationState::Expired);
    assert_eq!(
        link.remaining(at(HOURS_72 - 60)),
        SignedDuration::from_secs(60)
    );
    assert_eq!(link.remaining(at(HOURS_72 + 60)), SignedDuration::ZERO);
}

#[test]
fn a_link_works_once() {
    let link = Invitation {
        created: at(0),
        used: Some(at(60)),
    };
    assert_eq!(link.state(at(61)), InvitationState::Used);
    assert_eq!(link.state(at(HOURS_72 * 2)), InvitationState::Used);
    assert_eq!(link.remaining(at(61)), SignedDuration::ZERO);
}
