//! A row that was recorded by mistake: it stays readable, struck out, and no longer counts.

use db::Row;
use jiff::Timestamp;

use crate::StoreError;

/// Who struck a row, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// When.
    pub at: Timestamp,
    /// Name of the person who struck it.
    pub by_name: String,
    /// Why.
    pub reason: String,
}

/// Reads `struck_at`, `struck_reason`, and the name that the statement calls `struck_by_name`.
pub(crate) fn struck(row: &Row) -> Result<Option<Struck>, StoreError> {
    let at: Option<Timestamp> = row.get("struck_at")?;
    let Some(at) = at else { return Ok(None) };
    Ok(Some(Struck {
        at,
        by_name: row
            .get::<Option<String>>("struck_by_name")?
            .unwrap_or_default(),
        reason: row
            .get::<Option<String>>("struck_reason")?
            .unwrap_or_default(),
    }))
}
