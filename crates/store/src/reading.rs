//! From columns to the types of the domain.

use db::Row;
use domain::{Code, ids::Id};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::StoreError;

/// Later than anything that is written down: the first page of a list begins here.
pub(crate) const END_OF_TIME: Timestamp = Timestamp::constant(253_370_764_800, 0);

/// An id.
pub(crate) fn id<K>(row: &Row, column: &'static str) -> Result<Id<K>, StoreError> {
    Ok(Id::from_uuid(row.get::<Uuid>(column)?))
}

/// An id that may be missing.
pub(crate) fn opt_id<K>(row: &Row, column: &'static str) -> Result<Option<Id<K>>, StoreError> {
    Ok(row.get::<Option<Uuid>>(column)?.map(Id::from_uuid))
}

/// A value of a closed list.
pub(crate) fn code<C: Code>(row: &Row, column: &'static str) -> Result<C, StoreError> {
    C::from_code(text(row, column)?).map_err(|error| StoreError::Unreadable {
        column,
        problem: error.to_string(),
    })
}

/// A text that has to be there, read where it stands.
pub(crate) fn text<'r>(row: &'r Row, column: &'static str) -> Result<&'r str, StoreError> {
    row.text(column)?.ok_or_else(|| StoreError::Unreadable {
        column,
        problem: "a text is missing".to_owned(),
    })
}

/// A value of a closed list that may be missing.
pub(crate) fn opt_code<C: Code>(row: &Row, column: &'static str) -> Result<Option<C>, StoreError> {
    let text = row.text(column)?;
    text.map(|text| {
        C::from_code(text).map_err(|error| StoreError::Unreadable {
            column,
            problem: error.to_string(),
        })
    })
    .transpose()
}

/// JSON, which is stored as a whole and never queried inside.
pub(crate) fn json<T: DeserializeOwned>(row: &Row, column: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text(row, column)?).map_err(|error| StoreError::Unreadable {
        column,
        problem: error.to_string(),
    })
}

/// The same in the other direction. Maps with text keys and plain values always serialise.
pub(crate) fn to_json<T: Serialize>(value: &T, column: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable {
        column,
        problem: error.to_string(),
    })
}

/// Whether a guarded update hit its row; if not, somebody else was faster.
pub(crate) fn hit(changed: u64) -> Result<(), StoreError> {
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}
