//! Finding cases by name, book number or case number: one row per word, folded, found by prefix.

use db::Tx;

use crate::{StoreError, case::CaseRow};

const CLEAR: &str = "DELETE FROM case_search WHERE case_id = $1";
const INSERT: &str = "INSERT INTO case_search (carrier_id, word, case_id) VALUES ($1, $2, $3)
 ON CONFLICT (carrier_id, word, case_id) DO NOTHING";

/// Writes the words that a case is found by; replaces those that were there.
pub async fn index(tx: &mut Tx, case: &CaseRow) -> Result<(), StoreError> {
    tx.execute(CLEAR, &[case.id.uuid().into()]).await?;
    for word in words(case) {
        let params = [
            case.carrier.uuid().into(),
            word.into(),
            case.id.uuid().into(),
        ];
        tx.execute(INSERT, &params).await?;
    }
    Ok(())
}

/// The words of a case: each part of its name, its number, the book number.
fn words(case: &CaseRow) -> Vec<String> {
    let name = domain::names::fold(&format!("{} {}", case.family_name, case.given_names));
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    words.push(domain::names::fold_tight(&case.number));
    words.extend(case.book_number.as_deref().map(domain::names::fold_tight));
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    words
}
