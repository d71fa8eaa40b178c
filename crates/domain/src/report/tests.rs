use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::{
    collection::{btree_set, vec},
    prelude::*,
};

use super::*;

const C: Shown = Shown::Covered;
const F: Shown = Shown::Few;

fn e(count: i64) -> Shown {
    Shown::Exact(count)
}

#[test]
fn small_numbers_are_not_told_and_zero_is() {
    assert_eq!(Shown::alone(0), e(0));
    assert_eq!(Shown::alone(1), F);
    assert_eq!(Shown::alone(4), F);
    assert_eq!(Shown::alone(5), e(5));
}

#[test]
fn what_could_be_reckoned_back_is_covered() {
    // 30 − 20 − 7 would give the 3 away, so the 7 goes as well.
    assert_eq!(mask_line(&[20, 3, 7]), (vec![e(20), C, C], e(30)));
    // Two that are left out keep each other.
    assert_eq!(mask_line(&[20, 3, 2]), (vec![e(20), F, F], e(25)));
    // Nothing but the small one: its sum is small, too.
    assert_eq!(mask_line(&[0, 3, 0]), (vec![e(0), F, e(0)], F));
    assert_eq!(mask_line(&[10, 20]), (vec![e(10), e(20)], e(30)));
    assert_eq!(mask_line(&[]), (vec![], e(0)));
}

/// 9 + 5 + 1 = 15: were the 5 told apart from the 1, only 5 and 1 would fit into the rest of 6.
#[test]
fn what_is_left_out_looks_alike() {
    assert_eq!(mask_line(&[9, 5, 1]), (vec![e(9), C, C], e(15)));
}

#[test]
fn a_table_is_safe_along_rows_and_columns() {
    let masked = mask(&[vec![10, 3], vec![20, 30]]);
    assert_eq!(masked.cells, [vec![C, C], vec![C, C]]);
    assert_eq!(masked.total, e(63));
    assert_eq!(masked.rows, [e(13), e(50)]);
    assert_eq!(masked.columns, [e(30), e(33)]);
}

proptest! {
    /// In no row and in no column, sums included, is exactly one number missing, unless all the
    /// others are zero; and no small number is told.
    #[test]
    fn no_single_number_is_missing(table in (1usize..6, 1usize..6).prop_flat_map(
        |(height, width)| vec(vec(0i64..12, width), height)
    )) {
        let masked = mask(&table);
        let mut lines: Vec<Vec<Shown>> = Vec::new();
        for (row, sum) in masked.cells.iter().zip(&masked.rows) {
            lines.push(row.iter().copied().chain([*sum]).collect());
        }
        for column in 0..table[0].len() {
            let cells = masked.cells.iter().map(|row| row[column]);
            lines.push(cells.chain([masked.columns[column]]).collect());
        }
        lines.push(masked.rows.iter().copied().chain([masked.total]).collect());
        lines.push(masked.columns.iter().copied().chain([masked.total]).collect());
        for line in lines {
            let missing = line.iter().filter(|one| !one.is_told()).count();
            prop_assert!(missing != 1, "{line:?}");
            for one in line {
                prop_assert!(!matches!(one, Shown::Exact(1..SMALL)));
            }
        }
    }
}

#[test]
fn shares_say_nothing_about_few_people() {
    assert_eq!(share(0, 0), Share::Nobody);
    assert_eq!(share(4, 4), Share::Few);
    assert_eq!(share(3, 20), Share::Few);
    assert_eq!(share(18, 20), Share::Few);
    assert_eq!(share(20, 20), Share::Percent(100));
    assert_eq!(share(0, 20), Share::Percent(0));
    assert_eq!(share(10, 15), Share::Percent(67));
}

#[test]
fn the_median_needs_five_people() {
    assert_eq!(median(vec![]), Days::Nobody);
    assert_eq!(median(vec![1, 2, 3, 4]), Days::Few);
    assert_eq!(median(vec![90, 10, 200, 30, 50]), Days::Median(50));
    assert_eq!(median(vec![6, 1, 2, 3, 4, 5]), Days::Median(3));
}

#[test]
fn around_the_release_is_fourteen_before_to_three_after() {
    let release = date(2026, 6, 15);
    for (day, expected) in [
        (date(2026, 5, 31), false),
        (date(2026, 6, 1), true),
        (date(2026, 6, 18), true),
        (date(2026, 6, 19), false),
    ] {
        assert_eq!(met_around_release(release, &[day]), expected, "{day}");
    }
    let days = [date(2026, 6, 10), date(2026, 6, 22), date(2026, 6, 17)];
    assert_eq!(first_contact_after(release, &days), Some(2));
    assert_eq!(first_contact_after(release, &days[..1]), None);
}

#[test]
fn a_period_counts_both_ends() {
    let year = Period::year_until(date(2026, 11, 23));
    assert_eq!(year.from, date(2025, 11, 24));
    assert_eq!(year.days(), 365);
    let june = Period {
        from: date(2026, 6, 1),
        to: date(2026, 6, 30),
    };
    assert_eq!(june.per_month_in_tenths(45), 450);
    assert_eq!(
        Period {
            from: june.to,
            to: june.from
        }
        .per_month_in_tenths(45),
        0
    );
}

#[test]
fn travel_is_told_for_five_people_and_not_for_five_journeys() {
    assert_eq!(travel::<u8>(&[]), Travel::Nobody);
    let often: Vec<(u8, i64)> = (0..12).map(|one| (one % 4, 30)).collect();
    assert_eq!(travel(&often), Travel::Few);
    let five = [(1, 20), (2, 90), (3, 40), (4, 60), (5, 50), (5, 10)];
    let told = Travel::Told {
        median: 40,
        total: 270,
    };
    assert_eq!(travel(&five), told);
}

/// Rows of so many people each, all different.
fn different(counts: &[u32]) -> Vec<BTreeSet<u32>> {
    let mut next = 0;
    let row = |count: &u32| {
        next += count;
        (next - count..next).collect()
    };
    counts.iter().map(row).collect()
}

#[test]
fn a_small_row_takes_others_with_it_until_it_cannot_be_reckoned() {
    let rows = |counts: &[u32]| covered_rows(&different(counts));
    assert_eq!(rows(&[7, 9]), (vec![false, false], true));
    assert_eq!(rows(&[3, 9, 7]), (vec![true, false, true], true));
    assert_eq!(rows(&[3, 9, 2]), (vec![true, false, true], true));
    // One and one are two: their sum would be told.
    assert_eq!(rows(&[1, 1, 20]), (vec![true, true, true], true));
    assert_eq!(rows(&[1, 1, 20, 30]), (vec![true, true, true, false], true));
    assert_eq!(rows(&[3, 0, 0]), (vec![true, false, false], false));
    assert_eq!(rows(&[]), (vec![], true));
}

#[test]
fn one_person_in_several_rows_is_still_one() {
    let one: BTreeSet<u32> = [1].into();
    let many: BTreeSet<u32> = (1..=20).collect();
    let rows = [one.clone(), one.clone(), many];
    assert_eq!(covered_rows(&rows), (vec![true, true, true], true));
    let alone = [one.clone(), one];
    assert_eq!(covered_rows(&alone), (vec![true, true], false));
}

proptest! {
    #[test]
    fn nothing_of_few_can_be_reckoned_from_rows_and_sum(
        people in vec(btree_set(0_u8..30, 0..20), 0..8)
    ) {
        let (covered, sum) = covered_rows(&people);
        for (one, covered) in people.iter().zip(&covered) {
            prop_assert!(*covered || one.is_empty() || count(one.len()) >= SMALL);
        }
        let left_out: BTreeSet<&u8> = people
            .iter()
            .zip(&covered)
            .filter(|(_, covered)| **covered)
            .flat_map(|(one, _)| one)
            .collect();
        prop_assert!(!sum || left_out.is_empty() || count(left_out.len()) >= SMALL);
    }
}
