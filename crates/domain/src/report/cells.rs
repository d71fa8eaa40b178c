//! Amounts over two groups, as areas of service by sites: which of them may be told.
//!
//! An amount is no number of people, but it points to them where few stand behind it. What is left
//! out cannot be reckoned from the sums of its row and its column.

use std::collections::BTreeSet;

use super::{SMALL, count};

/// What must not be told of a table: `true` is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Row by row, as given.
    pub cells: Vec<Vec<bool>>,
    /// The sum of each row.
    pub rows: Vec<bool>,
    /// The sum of each column.
    pub columns: Vec<bool>,
    /// The sum of all.
    pub total: bool,
}

/// Decides by the people behind each cell; all rows have the same length. Cells and sums of fewer than
/// [`SMALL`] people are left out, and in each row and column with its sum as many of the next smallest
/// as it takes until more than one is missing, with at least [`SMALL`] people behind all that are.
pub fn covered_cells<P: Ord + Copy>(people: &[Vec<BTreeSet<P>>]) -> Covered {
    let all = with_unions(people);
    let mut covered: Vec<Vec<bool>> = all
        .iter()
        .map(|row| row.iter().map(is_small).collect())
        .collect();
    let (height, width) = (all.len(), all.first().map_or(0, Vec::len));
    let rows = (0..height).map(|row| (0..width).map(move |column| (row, column)).collect());
    let columns = (0..width).map(|column| (0..height).map(move |row| (row, column)).collect());
    let lines: Vec<Vec<(usize, usize)>> = rows.chain(columns).collect();
    while lines
        .iter()
        .any(|line| cover_next(line, &all, &mut covered))
    {}
    split(covered)
}

fn is_small<P>(people: &BTreeSet<P>) -> bool {
    (1..SMALL).contains(&count(people.len()))
}

/// The table with a last column and a last row of everybody in them.
fn with_unions<P: Ord + Copy>(people: &[Vec<BTreeSet<P>>]) -> Vec<Vec<BTreeSet<P>>> {
    let width = people.first().map_or(0, Vec::len);
    let mut all: Vec<Vec<BTreeSet<P>>> = people
        .iter()
        .map(|row| row.iter().cloned().chain([union(row.iter())]).collect())
        .collect();
    let sums = (0..=width)
        .map(|column| union(all.iter().filter_map(|row| row.get(column))))
        .collect();
    all.push(sums);
    all
}

fn union<'a, P: Ord + Copy + 'a>(sets: impl Iterator<Item = &'a BTreeSet<P>>) -> BTreeSet<P> {
    sets.flatten().copied().collect()
}

/// Leaves out one more cell of a line in which too little is missing to hide it; says whether it did.
fn cover_next<P: Ord + Copy>(
    line: &[(usize, usize)],
    people: &[Vec<BTreeSet<P>>],
    covered: &mut [Vec<bool>],
) -> bool {
    let is_covered = |&&(row, column): &&(usize, usize)| covered[row][column];
    let missing: Vec<_> = line.iter().filter(is_covered).collect();
    let behind: BTreeSet<P> = missing
        .iter()
        .flat_map(|(row, column)| people[*row][*column].iter().copied())
        .collect();
    if missing.is_empty() || (missing.len() > 1 && count(behind.len()) >= SMALL) {
        return false;
    }
    // The sum stands last and is the last to go: it is what people read first.
    let next = line
        .iter()
        .enumerate()
        .filter(|(_, (row, column))| !covered[*row][*column] && !people[*row][*column].is_empty())
        .min_by_key(|(at, (row, column))| (*at + 1 == line.len(), people[*row][*column].len()));
    let Some((_, &(row, column))) = next else {
        return false;
    };
    covered[row][column] = true;
    true
}

fn split(mut covered: Vec<Vec<bool>>) -> Covered {
    let mut columns = covered.pop().unwrap_or_default();
    let total = columns.pop().unwrap_or(false);
    let rows = covered
        .iter_mut()
        .map(|row| row.pop().unwrap_or(false))
        .collect();
    Covered {
        cells: covered,
        rows,
        columns,
        total,
    }
}

#[cfg(test)]
mod tests {
    use proptest::{
        collection::{btree_set, vec},
        prelude::*,
    };

    use super::*;

    fn people(from: u32, to: u32) -> BTreeSet<u32> {
        (from..to).collect()
    }

    #[test]
    fn a_small_cell_is_hidden_along_its_row_and_its_column() {
        let table = [
            vec![people(0, 2), people(10, 30)],
            vec![people(0, 8), people(10, 40)],
        ];
        let found = covered_cells(&table);
        assert_eq!(found.cells, [[true, true], [true, true]]);
        assert_eq!(
            (found.rows, found.columns),
            (vec![false; 2], vec![false; 2])
        );
        assert!(!found.total);
    }

    #[test]
    fn what_many_stand_behind_is_told_and_nobody_is_nothing_to_hide() {
        let table = [vec![people(0, 9), BTreeSet::new()]];
        assert_eq!(covered_cells(&table).cells, [[false, false]]);
        assert!(covered_cells::<u32>(&[]).cells.is_empty());
    }

    #[test]
    fn of_few_people_not_even_the_sum_is_told() {
        let found = covered_cells(&[vec![people(0, 2), people(1, 3)]]);
        assert_eq!(found.cells, [[true, true]]);
        assert!(found.rows[0] && found.total);
    }

    proptest! {
        /// No small cell is told; where a sum is told, more than one cell is missing, with enough people.
        #[test]
        fn nothing_can_be_reckoned(table in (1usize..4, 1usize..5).prop_flat_map(
            |(height, width)| vec(vec(btree_set(0u32..14, 0..9), width), height)
        )) {
            let found = covered_cells(&table);
            for (sets, (cells, sum)) in table.iter().zip(found.cells.iter().zip(&found.rows)) {
                let small = sets.iter().zip(cells).filter(|(set, _)| is_small(set));
                prop_assert!(small.clone().all(|(_, covered)| *covered));
                let missing: Vec<_> = sets.iter().zip(cells).filter(|(_, it)| **it).collect();
                let behind: BTreeSet<u32> =
                    missing.iter().flat_map(|(set, _)| set.iter().copied()).collect();
                if !missing.is_empty() && !*sum {
                    prop_assert!(missing.len() > 1 && behind.len() >= 5);
                }
            }
        }
    }
}
