use auth::session::{ABSOLUTE_LIMIT, IDLE_LIMIT, SessionState, SessionTimes, TOUCH_INTERVAL};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::at;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

#[test]
fn the_limits_are_half_an_hour_and_half_a_day() {
    assert_eq!(IDLE_LIMIT, SignedDuration::from_secs(30 * MINUTE));
    assert_eq!(ABSOLUTE_LIMIT, SignedDuration::from_secs(12 * HOUR));
    assert_eq!(TOUCH_INTERVAL, SignedDuration::from_secs(MINUTE));
}

#[test]
fn a_session_ends_when_nobody_is_there() {
    let session = SessionTimes::new(at(0), at(HOUR));
    assert_eq!(session.state(at(HOUR)), SessionState::Valid);
    assert_eq!(
        session.state(at(HOUR + 30 * MINUTE - 1)),
        SessionState::Valid
    );
    assert_eq!(
        session.state(at(HOUR + 30 * MINUTE)),
        SessionState::IdleExpired
    );
}

#[test]
fn a_session_ends_after_half_a_day_however_busy() {
    let session = SessionTimes::new(at(0), at(12 * HOUR - 1));
    assert_eq!(session.state(at(12 * HOUR - 1)), SessionState::Valid);
    assert_eq!(session.state(at(12 * HOUR)), SessionState::AbsoluteExpired);
    assert_eq!(session.state(at(24 * HOUR)), SessionState::AbsoluteExpired);
}

#[test]
fn a_session_from_the_future_is_over() {
    let session = SessionTimes::new(at(HOUR), at(HOUR));
    assert_eq!(
        session.state(at(HOUR - 59)),
        SessionState::Valid,
        "clocks of two servers"
    );
    assert_eq!(session.state(at(0)), SessionState::AbsoluteExpired);
    assert_eq!(session.remaining(at(0)), SignedDuration::ZERO);
}

#[test]
fn a_session_last_used_in_the_future_is_over() {
    // Signed in, the clock an hour ahead, set right: it would be open an hour longer than it may.
    let session = SessionTimes::new(at(0), at(HOUR));
    assert_eq!(session.state(at(HOUR - 60)), SessionState::Valid);
    assert_eq!(session.state(at(HOUR - 61)), SessionState::IdleExpired);
    assert_eq!(session.remaining(at(10)), SignedDuration::ZERO);
}

#[test]
fn the_last_request_is_noted_once_a_minute() {
    let session = SessionTimes::new(at(0), at(HOUR));
    assert!(!session.touch_due(at(HOUR)));
    assert!(!session.touch_due(at(HOUR + 59)));
    assert!(session.touch_due(at(HOUR + 60)));
    assert!(
        !session.touch_due(at(HOUR - 60)),
        "a clock set back writes nothing"
    );
}

#[test]
fn the_nearer_limit_is_the_time_that_remains() {
    let early = SessionTimes::new(at(0), at(HOUR));
    assert_eq!(
        early.remaining(at(HOUR + 10 * MINUTE)),
        SignedDuration::from_mins(20)
    );
    let late = SessionTimes::new(at(0), at(12 * HOUR - 5 * MINUTE));
    assert_eq!(
        late.remaining(at(12 * HOUR - 5 * MINUTE)),
        SignedDuration::from_mins(5)
    );
}

proptest! {
    #[test]
    fn what_has_ended_stays_ended(seen in 0_i64..43_200, now in 0_i64..90_000, later in 0_i64..90_000) {
        let session = SessionTimes::new(at(0), at(seen));
        // Before it was last used it is over too, because of a clock that was wrong.
        if now >= seen && session.state(at(now)) != SessionState::Valid {
            prop_assert_ne!(session.state(at(now + later)), SessionState::Valid);
        }
    }

    #[test]
    fn time_remains_exactly_as_long_as_it_is_valid(seen in 0_i64..43_200, now in 0_i64..90_000) {
        let session = SessionTimes::new(at(0), at(seen));
        let remaining = session.remaining(at(now));
        let valid = session.state(at(now)) == SessionState::Valid;
        prop_assert_eq!(valid, remaining > SignedDuration::ZERO);
        if valid {
            let end = now + remaining.as_secs();
            prop_assert_eq!(session.state(at(end - 1)), SessionState::Valid);
            prop_assert_ne!(session.state(at(end)), SessionState::Valid);
        }
    }
}
