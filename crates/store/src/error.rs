//! What can go wrong between a use case and its rows.

use access::Why;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such row, or the actor may not know of it. Both answer alike.
    #[error("not found")]
    NotFound,
    /// The actor may see the case, but not do this.
    #[error("not allowed: {0:?}")]
    Denied(Why),
    /// Somebody else has changed the row since it was read.
    #[error("the row was changed by somebody else")]
    Stale,
    /// A column holds what no version of this program has written.
    #[error("column {column} holds something unreadable: {problem}")]
    Unreadable {
        /// Name of the column.
        column: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A file that was kept has other bytes now.
    #[error(
        "{table} {id} is damaged: its bytes are not those that were kept. Take it from a backup"
    )]
    Damaged {
        /// Its table.
        table: &'static str,
        /// The row.
        id: uuid::Uuid,
    },
    /// The database itself.
    #[error(transparent)]
    Db(#[from] db::DbError),
}
