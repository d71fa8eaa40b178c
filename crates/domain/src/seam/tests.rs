//! Examples from the domain paper and properties of the seam.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const RELEASE: Date = date(2026, 12, 31);

fn outside(security: Security, from: i32, to: Option<i32>, strength: Strength) -> Coverage {
    Coverage {
        security,
        from: add_days(RELEASE, from).unwrap(),
        to: to.map(|days| add_days(RELEASE, days).unwrap()),
        strength,
        side: Side::Outside,
        of: None,
        tolerance_days: None,
        source: None,
    }
}

fn inside(security: Security, to: Option<i32>) -> Coverage {
    Coverage {
        side: Side::Inside,
        ..outside(security, -200, to, Strength::Actual)
    }
}

fn one(need: NeededSecurity, coverage: &[Coverage], today: Date) -> SecuritySeam {
    seam(&[need], coverage, RELEASE, today).securities.remove(0)
}

fn housing(coverage: &[Coverage]) -> SecuritySeam {
    one(
        NeededSecurity::strict(Security::ACCOMMODATION),
        coverage,
        date(2026, 11, 21),
    )
}

#[test]
fn nothing_arranged_is_open_for_the_whole_window() {
    let seam = housing(&[]);
    assert_eq!(seam.status, SeamStatus::Open);
    assert_eq!((seam.days_open, seam.days_at_risk), (180, 0));
    assert_eq!(seam.first_open, Some(RELEASE));
    assert_eq!(
        seam.holes,
        [Hole {
            from: RELEASE,
            to: date(2027, 6, 29),
            status: SeamStatus::Open
        }]
    );
}

#[test]
fn fourteen_days_without_a_roof_then_a_promise() {
    let seam = housing(&[outside(
        Security::ACCOMMODATION,
        14,
        None,
        Strength::Promised,
    )]);
    assert_eq!(seam.status, SeamStatus::Open);
    assert_eq!((seam.days_open, seam.days_at_risk), (14, 166));
    assert_eq!(
        seam.holes,
        [
            Hole {
                from: RELEASE,
                to: date(2027, 1, 14),
                status: SeamStatus::Open
            },
            Hole {
                from: date(2027, 1, 14),
                to: date(2027, 6, 29),
                status: SeamStatus::AtRisk
            },
        ]
    );
}

#[test]
fn confirmed_wins_over_promised_on_the_same_day() {
    let seam = housing(&[
        outside(Security::ACCOMMODATION, 0, None, Strength::Promised),
        outside(Security::ACCOMMODATION, 0, Some(180), Strength::Confirmed),
    ]);
    assert_eq!(seam.status, SeamStatus::Closed);
    assert!(seam.holes.is_empty());
}

#[test]
fn what_would_begin_inside_after_the_release_covers_nothing() {
    for from in [0, 14] {
        let coverage = Coverage {
            side: Side::Inside,
            ..outside(Security::ACCOMMODATION, from, None, Strength::Actual)
        };
        assert_eq!(housing(&[coverage]).days_open, 180, "from day {from}");
    }
}

#[test]
fn what_is_arranged_inside_ends_at_the_gate() {
    assert_eq!(
        housing(&[inside(Security::ACCOMMODATION, None)]).days_open,
        180
    );
    assert_eq!(
        housing(&[inside(Security::ACCOMMODATION, Some(30))]).days_open,
        180
    );
}

#[test]
fn a_voluntary_stay_is_a_roof_but_not_housed() {
    let stay = Coverage {
        side: Side::Inside,
        of: Some(VOLUNTARY_STAY.to_owned()),
        ..outside(Security::ACCOMMODATION, 0, Some(20), Strength::Confirmed)
    };
    let seam = housing(&[
        stay.clone(),
        outside(Security::ACCOMMODATION, 15, None, Strength::Actual),
    ]);
    assert_eq!(seam.status, SeamStatus::Closed);
    assert_eq!(seam.days_not_housed, 15);
    assert!(!lifts_blocks(
        &Security::ACCOMMODATION,
        &[stay],
        Some(RELEASE)
    ));
}

#[test]
fn treatments_are_looked_at_one_by_one_with_their_tolerance() {
    let of = |kind: &str, coverage: Coverage| Coverage {
        of: Some(kind.to_owned()),
        ..coverage
    };
    let today = date(2026, 11, 21);
    let substitution = |start| {
        [
            of("substitution", inside(Security::TREATMENT, None)),
            of(
                "substitution",
                outside(Security::TREATMENT, start, None, Strength::Confirmed),
            ),
        ]
    };
    let need = NeededSecurity::treatment;
    assert_eq!(
        one(need(), &substitution(0), today).status,
        SeamStatus::Closed
    );
    assert_eq!(one(need(), &substitution(4), today).days_open, 4);
    let therapy = |start| {
        [of(
            "psychotherapy",
            outside(Security::TREATMENT, start, None, Strength::Confirmed),
        )]
    };
    assert_eq!(one(need(), &therapy(14), today).status, SeamStatus::Closed);
    assert_eq!(one(need(), &therapy(15), today).days_open, 15);
    let both = [substitution(4).to_vec(), therapy(0).to_vec()].concat();
    assert_eq!(
        one(need(), &both, today).days_open,
        4,
        "therapy does not cover substitution"
    );
    let over = of("psychotherapy", inside(Security::TREATMENT, Some(-60)));
    let with_over = [substitution(0).to_vec(), vec![over]].concat();
    assert_eq!(
        one(need(), &with_over, today).status,
        SeamStatus::Closed,
        "ended inside for good"
    );
    let own = Coverage {
        tolerance_days: Some(3),
        ..therapy(10)[0].clone()
    };
    assert_eq!(one(need(), &[own], today).days_open, 10);
}

#[test]
fn a_hole_that_is_past_is_shown_but_does_not_count() {
    let coverage = [outside(Security::ACCOMMODATION, 10, None, Strength::Actual)];
    let need = NeededSecurity::strict(Security::ACCOMMODATION);
    let during = one(need.clone(), &coverage, date(2027, 1, 6));
    assert_eq!(
        (during.days_open, during.first_open),
        (4, Some(date(2027, 1, 6)))
    );
    let after = one(need, &coverage, date(2027, 1, 10));
    assert_eq!(
        (after.status, after.days_open, after.first_open),
        (SeamStatus::Closed, 0, None)
    );
    assert_eq!(after.holes.len(), 1);
}

#[test]
fn once_the_window_lies_behind_nothing_is_closed_or_open() {
    let of = |day: i32| {
        let need = NeededSecurity::strict(Security::INCOME);
        one(need, &[], add_days(RELEASE, day).unwrap())
    };
    let last = of(WINDOW_DAYS - 1);
    assert_eq!((last.status, last.days_open), (SeamStatus::Open, 1));
    for day in [WINDOW_DAYS, WINDOW_DAYS + 1, 1_000] {
        let over = of(day);
        assert_eq!((over.status, over.days_open), (SeamStatus::Over, 0));
        assert_eq!(over.days_open_in_all(), WINDOW_DAYS);
    }
}

fn any_coverage() -> impl Strategy<Value = Coverage> {
    (
        -40i32..200,
        1i32..200,
        any::<bool>(),
        0usize..3,
        any::<bool>(),
    )
        .prop_map(|(from, length, open, strength, inside)| Coverage {
            side: if inside { Side::Inside } else { Side::Outside },
            ..outside(
                Security::ACCOMMODATION,
                from,
                (!open).then_some(from + length),
                Strength::ALL[strength],
            )
        })
}

proptest! {
    #[test]
    fn holes_and_counts_agree(coverage in prop::collection::vec(any_coverage(), 0..6)) {
        let seam = one(NeededSecurity::strict(Security::ACCOMMODATION), &coverage, RELEASE);
        let sum = |status| seam.holes.iter().filter(|hole| hole.status == status).map(Hole::days).sum::<i32>();
        prop_assert_eq!(i64::from(seam.days_open), i64::from(sum(SeamStatus::Open)));
        prop_assert_eq!(i64::from(seam.days_at_risk), i64::from(sum(SeamStatus::AtRisk)));
        for pair in seam.holes.windows(2) {
            prop_assert!(pair[0].to < pair[1].from || pair[0].status != pair[1].status);
            prop_assert!(pair[0].to <= pair[1].from);
        }
    }

    #[test]
    fn more_coverage_never_makes_it_worse(
        coverage in prop::collection::vec(any_coverage(), 0..5),
        more in any_coverage(),
        later in 0i32..200,
    ) {
        let today = add_days(RELEASE, later).unwrap();
        let need = NeededSecurity::strict(Security::ACCOMMODATION);
        let before = one(need.clone(), &coverage, today);
        let after = one(need, &[coverage, vec![more]].concat(), today);
        prop_assert!(after.days_open <= before.days_open);
        prop_assert!(after.status <= before.status);
    }

    #[test]
    fn time_only_takes_days_away(coverage in prop::collection::vec(any_coverage(), 0..5), day in 0i32..180) {
        let need = NeededSecurity::strict(Security::ACCOMMODATION);
        let early = one(need.clone(), &coverage, add_days(RELEASE, day).unwrap());
        let late = one(need, &coverage, add_days(RELEASE, day + 1).unwrap());
        prop_assert!(late.days_open <= early.days_open);
        prop_assert_eq!(late.holes, early.holes);
    }
}
