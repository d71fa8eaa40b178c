//! Whether the programme files fit the cases that are there. A case keeps the version under which it was
//! admitted, so a file that is gone takes the pages of its cases with it, and a file that was changed
//! under the same version changes what was decided.

use jiff::Timestamp;
use store::StoreError;

use crate::{App, AppError};

/// How the programme files stand to the cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Versions of running cases that no file holds, one sentence for each with the remedy.
    pub missing: Vec<String>,
    /// What should be known and hinders nothing, one line for each.
    pub warnings: Vec<String>,
}

/// Compares the programme files with the versions that cases use. Reads a few entries of an index, however
/// many cases there are.
pub async fn standing(app: &App) -> Result<Standing, AppError> {
    let mut tx = app.store.read().await?;
    let mut standing = Standing::default();
    for one in store::programme::in_use(&mut tx).await? {
        let name = format!("{} {}", one.programme, one.version);
        let Some(print) = app.catalogue.fingerprint(&one.programme, &one.version) else {
            let cases = store::programme::not_ended(&mut tx, &one).await?;
            if cases > 0 {
                standing.missing.push(format!(
                    "no programme file holds the programme {name}, and cases that have not ended use it \
                     ({cases}): put its file back into the folder of programmes"
                ));
            } else {
                standing.warnings.push(format!(
                    "no programme file holds the programme {name}; the pages of its ended cases cannot \
                     be shown until its file is back in the folder of programmes"
                ));
            }
            continue;
        };
        if one.print.is_some_and(|first| first != print) {
            standing.warnings.push(format!(
                "the file of the programme {name} says something else than when cases were first served \
                 under this version; give changed rules a version of their own"
            ));
        }
    }
    Ok(standing)
}

/// Keeps what the files say of each version that has cases, the first time.
pub async fn remember(app: &App, now: Timestamp) -> Result<(), AppError> {
    let mut tx = app.store.read().await?;
    let mut new = store::programme::in_use(&mut tx).await?;
    drop(tx);
    new.retain(|one| one.print.is_none());
    if new.is_empty() {
        return Ok(());
    }
    let mut tx = app.store.write().await?;
    for one in &new {
        if let Some(print) = app.catalogue.fingerprint(&one.programme, &one.version) {
            store::programme::remember(&mut tx, one, print, now).await?;
        }
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
