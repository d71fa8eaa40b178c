//! Versions of programmes that cases use, and what their files said when they were first served.

use db::Tx;
use jiff::Timestamp;

use crate::StoreError;

/// A version of a programme that cases use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInUse {
    /// Id of the programme.
    pub programme: String,
    /// The version.
    pub version: String,
    /// Fingerprint of its file when it was first served with cases; `None`: it was not yet.
    pub print: Option<String>,
}

// From one version to the next by the index: what cases there are in between is not looked at.
const NEXT: &str = "SELECT c.programme, c.programme_version FROM cases c
 WHERE (c.programme, c.programme_version) > ($1, $2)
 ORDER BY c.programme, c.programme_version LIMIT 1";
const PRINT: &str = "SELECT print FROM programme_print WHERE programme = $1 AND version = $2";
const NOT_ENDED: &str = "SELECT COUNT(*) AS n FROM cases c
 WHERE c.programme = $1 AND c.programme_version = $2 AND c.stage < 2";
const REMEMBER: &str = "INSERT INTO programme_print (programme, version, print, first_at)
 VALUES ($1, $2, $3, $4) ON CONFLICT (programme, version) DO NOTHING";

/// All versions that cases of any carrier use, by programme and version.
pub async fn in_use(tx: &mut Tx) -> Result<Vec<VersionInUse>, StoreError> {
    let (mut all, mut last) = (Vec::new(), (String::new(), String::new()));
    loop {
        let params = [last.0.as_str().into(), last.1.as_str().into()];
        let Some(row) = tx.query_opt(NEXT, &params).await? else {
            return Ok(all);
        };
        last = (row.get("programme")?, row.get("programme_version")?);
        let params = [last.0.as_str().into(), last.1.as_str().into()];
        let print = tx.query_opt(PRINT, &params).await?;
        all.push(VersionInUse {
            programme: last.0.clone(),
            version: last.1.clone(),
            print: print.map(|row| row.get("print")).transpose()?,
        });
    }
}

/// How many cases of a version have not ended.
pub async fn not_ended(tx: &mut Tx, one: &VersionInUse) -> Result<i64, StoreError> {
    let params = [one.programme.as_str().into(), one.version.as_str().into()];
    Ok(tx.query_one(NOT_ENDED, &params).await?.get("n")?)
}

/// Keeps what the file of a version says, unless something is kept already.
pub async fn remember(
    tx: &mut Tx,
    one: &VersionInUse,
    print: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let params = [
        one.programme.as_str().into(),
        one.version.as_str().into(),
        print.into(),
        now.into(),
    ];
    tx.execute(REMEMBER, &params).await?;
    Ok(())
}
