//! Finding cases by name, book number or case number: one row per word, folded, found by prefix.

use access::Scope;
use db::{Tx, Value};
use uuid::Uuid;

use crate::{
    StoreError,
    case::{CaseRow, SELECT, read},
};

/// How many words of a query are looked at.
pub const WORDS: usize = 3;

/// Places that fit into one statement; a scope with more is asked for in several.
const PLACES: usize = 8;

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

/// What a scope is to the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Own,
    Sites,
    Institutions,
}

impl Within {
    const ALL: [Self; 3] = [Self::Own, Self::Sites, Self::Institutions];

    fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Sites => "sites",
            Self::Institutions => "institutions",
        }
    }
}

/// A worker's cases are few and are looked through, each for all words; else those that have the first
/// word are looked at.
fn statement(within: Within) -> String {
    let has = |word: usize| {
        let (from, to) = (3 + 2 * word, 4 + 2 * word);
        format!(
            " AND EXISTS (SELECT 1 FROM case_search x WHERE x.case_id = c.id
 AND x.word >= ${from} AND x.word < ${to})"
        )
    };
    let more: String = (1..WORDS).map(has).collect();
    let (name, id, first) = (3 + 2 * WORDS, 4 + 2 * WORDS, 5 + 2 * WORDS);
    let places: Vec<String> = (first..first + PLACES).map(|n| format!("${n}")).collect();
    let places = places.join(", ");
    let named = "w WHERE w.carrier_id = $1 AND w.word >= $3 AND w.word < $4";
    let found = format!("SELECT w.case_id FROM case_search {named}");
    let (among, within) = match within {
        Within::Own => (
            format!(
                "SELECT led.id FROM cases led WHERE led.carrier_id = $1 AND led.lead_id = ${first}
 UNION SELECT also.id FROM cases also WHERE also.carrier_id = $1 AND also.deputy_id = ${first}"
            ),
            has(0),
        ),
        Within::Sites => (
            found,
            format!(" AND (c.site_id IS NULL OR c.site_id IN ({places}))"),
        ),
        Within::Institutions => (
            found,
            format!(" AND c.released = FALSE AND c.institution IN ({places})"),
        ),
    };
    format!(
        "{SELECT} WHERE c.id IN ({among}){within}{more}
 AND (c.name_folded, c.id) > (${name}, ${id})
 ORDER BY c.name_folded, c.id LIMIT $2"
    )
}

/// Cases of a scope of which every word (folded, at most [`WORDS`]) is the beginning of one of
/// their words; by name, those behind the case `after` (or from the first), at most `limit`. Without
/// a word nothing is found.
pub async fn find(
    tx: &mut Tx,
    scope: &Scope,
    words: &[String],
    after: Option<&CaseRow>,
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let (carrier, within, mut places): (_, _, Vec<Value>) = match scope {
        Scope::None => return Ok(Vec::new()),
        Scope::OwnCases { user, carrier } => (carrier, Within::Own, vec![user.uuid().into()]),
        Scope::Sites { carrier, sites } => {
            let sites = sites.iter().map(|site| site.uuid().into());
            (carrier, Within::Sites, sites.collect())
        }
        Scope::Institutions {
            carrier,
            institutions,
        } => {
            let codes = institutions.iter().map(|code| code.as_str().into());
            (carrier, Within::Institutions, codes.collect())
        }
    };
    if within == Within::Sites && places.is_empty() {
        places.push(Uuid::nil().into());
    }
    let statement = statement(within);
    let mut found: Vec<CaseRow> = Vec::new();
    for chunk in places.chunks(PLACES) {
        let mut params: Vec<Value> = vec![carrier.uuid().into(), limit.into()];
        for word in 0..WORDS {
            let word = words.get(word).map_or("", String::as_str);
            params.push(word.into());
            params.push(format!("{word}\u{10ffff}").into());
        }
        let (name, id) = after.map_or((String::new(), Uuid::nil()), key);
        params.extend([name.into(), id.into()]);
        params.extend_from_slice(chunk);
        let missing = if within == Within::Own {
            0
        } else {
            PLACES - chunk.len()
        };
        let filler = chunk.first().cloned();
        params.extend(filler.into_iter().cycle().take(missing));
        for row in &tx.query(&statement, &params).await? {
            let case = read(row)?;
            if !found.iter().any(|one| one.id == case.id) {
                found.push(case);
            }
        }
    }
    found.sort_by_cached_key(key);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The place of a case in the order of hits.
fn key(case: &CaseRow) -> (String, Uuid) {
    let name = crate::client::name_folded(&case.family_name, &case.given_names);
    (name, case.id.uuid())
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    Within::ALL
        .into_iter()
        .map(|within| {
            (
                format!("search::find({})", within.name()),
                statement(within),
            )
        })
        .collect()
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
