use auth::throttle::{
    FREE_FOR_ADDRESS, FREE_FOR_PAIR, Failures, LONGEST_FOR_ADDRESS, LONGEST_FOR_PAIR, Throttle,
    address_key, delay,
};
use jiff::SignedDuration;
use proptest::prelude::*;

fn failures(count: u32, seconds: i64) -> Failures {
    Failures {
        count,
        since_last: SignedDuration::from_secs(seconds),
    }
}

fn wait(pair: Failures, address: Failures) -> i64 {
    delay(pair, address).seconds()
}

#[test]
fn a_few_mistakes_cost_nothing() {
    for count in 0..FREE_FOR_PAIR {
        assert_eq!(
            delay(failures(count, 0), failures(count, 0)),
            Throttle::Allowed
        );
    }
}

#[test]
fn the_wait_doubles_up_to_five_minutes() {
    let waits: Vec<i64> = (5..14)
        .map(|count| wait(failures(count, 0), Failures::default()))
        .collect();
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300]);
    assert_eq!(wait(failures(u32::MAX, 0), Failures::default()), 300);
}

#[test]
fn an_address_with_many_failures_waits_half_a_minute_at_most() {
    let waits: Vec<i64> = (49..58)
        .map(|count| wait(Failures::default(), failures(count, 0)))
        .collect();
    assert_eq!(waits, [0, 1, 2, 4, 8, 16, 30, 30, 30]);
}

#[test]
fn the_wait_runs_out() {
    assert_eq!(wait(failures(8, 10), Failures::default()), 6);
    assert_eq!(
        delay(failures(8, 16), Failures::default()),
        Throttle::Allowed
    );
    assert_eq!(
        delay(failures(99, 300), failures(99, 30)),
        Throttle::Allowed
    );
}

#[test]
fn a_clock_set_back_does_not_prolong_it() {
    assert_eq!(wait(failures(8, -9_999), Failures::default()), 16);
}

#[test]
fn seconds_are_rounded_up() {
    let almost = Failures {
        count: 5,
        since_last: SignedDuration::from_millis(1_300),
    };
    assert_eq!(
        delay(almost, Failures::default()),
        Throttle::RetryAfter(SignedDuration::from_millis(700))
    );
    assert_eq!(wait(almost, Failures::default()), 1);
}

#[test]
fn an_attacker_elsewhere_does_not_lock_anybody_out() {
    // A thousand failures with my login from another address are not among the failures of my pair
    // nor of my address: nothing that could be passed in counts per login.
    let mine = (Failures::default(), failures(2, 60));
    assert_eq!(delay(mine.0, mine.1), Throttle::Allowed);
}

#[test]
fn trying_many_logins_from_one_address_is_slow() {
    // One try per login, as fast as allowed, for an hour.
    let (mut tries, mut second) = (0_u32, 0_i64);
    let mut last = 0;
    while second < 3_600 {
        match delay(failures(0, 0), failures(tries, second - last)) {
            Throttle::Allowed => {
                tries += 1;
                last = second;
            }
            Throttle::RetryAfter(wait) => second += wait.as_secs().max(1),
        }
    }
    assert!(tries < 200, "{tries} tries in an hour");
}

#[test]
fn addresses_have_one_name_each() {
    let key = |text: &str| address_key(text.parse().unwrap());
    assert_eq!(key("192.0.2.7"), "192.0.2.7");
    assert_eq!(key("::ffff:192.0.2.7"), "192.0.2.7");
    assert_eq!(key("2001:db8:1:2:aaaa:bbbb:cccc:dddd"), "2001:db8:1:2::/64");
    assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
    assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
}

proptest! {
    #[test]
    fn nobody_waits_longer_than_the_longest(
        pair in any::<u32>(), address in any::<u32>(), a in any::<i64>(), b in any::<i64>(),
    ) {
        let answer = delay(failures(pair, a), failures(address, b));
        let longest = if pair >= FREE_FOR_PAIR { LONGEST_FOR_PAIR } else { LONGEST_FOR_ADDRESS };
        prop_assert!(answer.seconds() <= longest.as_secs());
        if let Throttle::RetryAfter(wait) = answer {
            prop_assert!(wait > SignedDuration::ZERO);
            prop_assert!(pair >= FREE_FOR_PAIR || address >= FREE_FOR_ADDRESS);
        }
    }

    #[test]
    fn more_failures_never_shorten_the_wait_and_time_never_prolongs_it(
        count in 0_u32..40, more in 0_u32..40, since in 0_i64..400, later in 0_i64..400,
    ) {
        let nothing = Failures::default();
        let now = wait(failures(count, since), nothing);
        prop_assert!(wait(failures(count + more, since), nothing) >= now);
        prop_assert!(wait(failures(count, since + later), nothing) <= now);
    }
}
