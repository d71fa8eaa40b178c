//! Tests of places, of the list, and of who came.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::calendar::days_between;

use MemberStatus::{BrokenOff, Completed, Member, Mistaken, PassedOn, Waiting};

#[test]
fn a_seat_is_only_given_by_the_list() {
    assert!(!Waiting.may_become(Member, false));
    assert!(!BrokenOff.may_become(Member, true));
    assert!(!Member.may_become(Waiting, true));
    assert!(!Waiting.may_become(Completed, false));
    assert!(Waiting.may_become(BrokenOff, false) && Waiting.may_become(PassedOn, false));
    assert!(Member.may_become(Completed, true) && Completed.may_become(BrokenOff, true));
    assert!(Waiting.may_become(Mistaken, false) && Completed.may_become(Mistaken, true));
    assert!(!Mistaken.may_become(Member, true) && Mistaken.is_over());
}

#[test]
fn who_asks_while_somebody_waits_goes_behind_them() {
    let places = |members, waiting| Places {
        seats: Some(2),
        members,
        waiting,
    };
    assert_eq!(places(1, 0).entry(), Member);
    assert_eq!(places(2, 0).entry(), Waiting);
    assert_eq!(places(1, 1).entry(), Waiting);
    assert!(places(1, 1).may_move_up() && !places(2, 1).may_move_up());
    assert!(!places(2, 0).may_have(Some(1)) && places(2, 0).may_have(None));
    let elsewhere = Places {
        seats: None,
        members: 90,
        waiting: 0,
    };
    assert_eq!((elsewhere.free(), elsewhere.entry()), (None, Member));
}

#[test]
fn minutes_belong_to_those_who_were_there() {
    use Attendance::{Attended, Excused};
    assert_eq!(minutes_there(Attended, None, 90), Ok(90));
    assert_eq!(minutes_there(Attended, Some(45), 90), Ok(45));
    assert_eq!(
        minutes_there(Attended, Some(0), 90),
        Err(MinutesProblem::OutOfBounds)
    );
    assert_eq!(
        minutes_there(Attended, Some(LONGEST_MINUTES + 1), 90),
        Err(MinutesProblem::OutOfBounds)
    );
    assert_eq!(minutes_there(Excused, None, 90), Ok(0));
    assert_eq!(
        minutes_there(Excused, Some(30), 90),
        Err(MinutesProblem::Absent)
    );
}

#[test]
fn what_was_made_up_for_stays_an_absence() {
    let came = |session, instead_of, attendance, minutes| Came {
        session,
        instead_of,
        attendance,
        minutes,
    };
    let all = [
        came(1, None, Attendance::Attended, 90),
        came(2, None, Attendance::Excused, 0),
        came(3, None, Attendance::Unexcused, 0),
        came(4, Some(2), Attendance::Attended, 60),
        came(5, Some(3), Attendance::Organisational, 0),
    ];
    let tally = tally(&all);
    assert_eq!((tally.attended, tally.minutes), (2, 150));
    assert_eq!((tally.missed(), tally.caught_up), (3, 1));
}

#[test]
fn every_week_for_half_a_year_at_most() {
    let first = date(2026, 11, 24);
    assert_eq!(weekly(first, 0), None);
    assert_eq!(weekly(first, 1), Some(vec![first]));
    assert_eq!(weekly(first, 27), None);
    let all = weekly(first, 26).unwrap_or_default();
    assert_eq!(all.len(), 26);
    assert!(
        all.windows(2)
            .all(|pair| days_between(pair[0], pair[1]) == 7)
    );
}

#[test]
fn a_member_belongs_to_the_dates_of_their_time() {
    let day = |day| date(2026, 11, day);
    assert!(!belongs(None, None, day(3)), "who waits belongs to none");
    assert!(belongs(Some(day(3)), None, day(3)));
    assert!(!belongs(Some(day(4)), None, day(3)));
    assert!(belongs(Some(day(3)), Some(day(5)), day(5)));
    assert!(!belongs(Some(day(3)), Some(day(5)), day(6)));
}

/// Something that happens to an offer.
#[derive(Debug, Clone)]
enum Step {
    Ask,
    End(usize, MemberStatus),
    MoveUp,
    Seats(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let ended = prop_oneof![
        Just(Completed),
        Just(BrokenOff),
        Just(PassedOn),
        Just(Mistaken)
    ];
    prop_oneof![
        3 => Just(Step::Ask),
        2 => (0usize..30, ended).prop_map(|(who, to)| Step::End(who, to)),
        2 => Just(Step::MoveUp),
        1 => (1i64..6).prop_map(Step::Seats),
    ]
}

proptest! {
    /// Whatever happens in whichever order: never more members than seats, whoever asked first has a
    /// seat first, and nobody is lost.
    #[test]
    fn no_seat_is_given_twice_and_nobody_is_passed_over_or_lost(
        seats in 1i64..5, steps in prop::collection::vec(step(), 0..60)
    ) {
        let mut seats = seats;
        // In the order of asking; the number is who it is.
        let mut roll: Vec<(usize, MemberStatus)> = Vec::new();
        let mut seated: Vec<usize> = Vec::new();
        let mut gone_unseated: Vec<usize> = Vec::new();
        for step in steps {
            let places = Places::of(Some(seats), &roll);
            let before = roll.len();
            match step {
                Step::Ask => {
                    let entry = places.entry();
                    if entry == Member {
                        seated.push(before);
                    }
                    roll.push((before, entry));
                }
                Step::End(who, to) if who < before => {
                    let had_seat = seated.contains(&who);
                    if !roll[who].1.is_over() && roll[who].1.may_become(to, had_seat) {
                        if !had_seat {
                            gone_unseated.push(who);
                        }
                        roll[who].1 = to;
                    }
                }
                Step::MoveUp if places.may_move_up() => {
                    let next = next_in_line(&roll);
                    prop_assert!(next.is_some());
                    if let Some(next) = next {
                        prop_assert_eq!(place_in_line(&roll, &next), Some(1));
                        roll[next].1 = Member;
                        seated.push(next);
                    }
                }
                Step::Seats(wanted) if places.may_have(Some(wanted)) => seats = wanted,
                Step::End(..) | Step::MoveUp | Step::Seats(_) => {}
            }
            let now = Places::of(Some(seats), &roll);
            prop_assert!(now.members <= seats);
            prop_assert!(roll.len() >= before);
            // Seats were given in the order of asking.
            prop_assert!(seated.windows(2).all(|pair| pair[0] < pair[1]));
            // Everybody has or had a seat, waits at a place of their own, or left the list.
            for (who, status) in &roll {
                let waits = place_in_line(&roll, who).is_some();
                prop_assert_eq!(waits, *status == Waiting);
                prop_assert!(waits || seated.contains(who) || gone_unseated.contains(who));
            }
        }
    }

    /// What a person did in a group adds up.
    #[test]
    fn every_date_counts_once(
        marks in prop::collection::vec((0usize..4, 1i64..200, prop::option::of(0usize..20)), 0..20)
    ) {
        let dates: Vec<Came<usize>> = marks
            .iter()
            .enumerate()
            .map(|(session, (mark, minutes, instead_of))| {
                let attendance = Attendance::ALL[*mark];
                let minutes = if attendance == Attendance::Attended { *minutes } else { 0 };
                let instead_of = instead_of.filter(|other| *other < session);
                Came { session, instead_of, attendance, minutes }
            })
            .collect();
        let tally = tally(&dates);
        prop_assert_eq!(tally.attended + tally.missed(), dates.len());
        prop_assert!(tally.caught_up <= tally.missed() && tally.caught_up <= tally.attended);
        prop_assert_eq!(tally.minutes, dates.iter().map(|one| one.minutes).sum::<i64>());
    }
}
