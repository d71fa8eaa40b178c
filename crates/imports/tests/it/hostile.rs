//! No bytes make the reader panic, and none make it lose a line.

use imports::institutions::Institutions;
use imports::{institutions::SHIPPED, release_list::ReleaseList};
use proptest::prelude::*;

use crate::release_list::read_bytes;

const SOUND: &str = "JVA Tonna;;;;\r\nBuchnummer;Name;Vorname;geb.;Entlassung\r\n\
                     1/26;Müller;\"Jörg; Kim\";14.05.1994;02.01.2027\r\n\
                     2/26;Weiß;\"Än\"\"ne\";1.1.90;2027-02-03\r\nSumme;2;;;\r\n";

/// Rows, skipped lines and the header stand on different lines, in the order of the file, and
/// every refused row says why.
fn is_consistent(list: &ReleaseList) -> bool {
    let rows: Vec<u64> = list.rows.iter().map(|row| row.line).collect();
    let skipped: Vec<u64> = list.skipped.iter().map(|skipped| skipped.line).collect();
    rows.is_sorted_by(|a, b| a < b)
        && skipped.iter().all(|line| !rows.contains(line))
        && rows
            .iter()
            .chain(&skipped)
            .all(|&line| line > list.header_row)
        && list.refused().all(|(_, problems)| {
            !problems.is_empty()
                && problems
                    .iter()
                    .all(|problem| !problem.to_string().is_empty() && !problem.english().is_empty())
        })
}

fn consistent(bytes: &[u8]) -> bool {
    match read_bytes(bytes) {
        Ok(list) => is_consistent(&list),
        Err(error) => !error.to_string().is_empty() && !error.english().is_empty(),
    }
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(consistent(&bytes));
    }

    #[test]
    fn any_rows_below_sound_headings(rows in "[;\",\r\n\t0-9.a-zäÄ#='/ -]{0,200}") {
        let text = format!("Name;Vorname;geb.;TE\n{rows}");
        prop_assert!(consistent(text.as_bytes()));
    }

    #[test]
    fn any_cells_of_a_row(cells in prop::collection::vec("\\PC{0,12}", 4)) {
        let text = format!("Name;Vorname;geb.;TE\n{}\n", cells.join(";"));
        prop_assert!(consistent(text.as_bytes()));
    }

    #[test]
    fn a_sound_list_with_wrong_bytes(
        changes in prop::collection::vec((0..SOUND.len(), any::<u8>()), 1..6), cut in 0..SOUND.len(),
    ) {
        let mut bytes = SOUND.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        prop_assert!(consistent(&bytes));
        bytes.truncate(cut);
        prop_assert!(consistent(&bytes));
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_catalogue_with_wrong_bytes(
        changes in prop::collection::vec((0..SHIPPED.len(), "[\\[\\]\"=#\n.a-z]"), 1..4),
    ) {
        let mut text = SHIPPED.to_owned();
        for (at, sign) in changes {
            if text.is_char_boundary(at) {
                text.insert_str(at, &sign);
            }
        }
        if let Err(error) = Institutions::load(&text) {
            let lines = text.lines().count() + 1;
            prop_assert!((1..=lines).contains(&error.line) && error.column >= 1);
        }
    }
}

#[test]
fn the_sound_list_is_sound() {
    let list = read_bytes(SOUND.as_bytes()).unwrap();
    assert_eq!(list.accepted().count(), 2);
    assert_eq!(list.skipped.len(), 1);
}
