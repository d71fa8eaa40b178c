//! Rows, read by column name.

use std::sync::Arc;

use crate::{DbError, FromValue, Value};

/// One row of a result. All rows of one result share their column names.
#[derive(Clone, Debug)]
pub struct Row {
    columns: Arc<[String]>,
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(columns: Arc<[String]>, values: Vec<Value>) -> Self {
        Self { columns, values }
    }

    /// The value of one column.
    ///
    /// # Errors
    /// [`DbError::Row`] names the column and says what was expected and found: the row has no such
    /// column, or its value is of another kind.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        let place = self.columns.iter().position(|name| name == column);
        let Some(value) = place.and_then(|place| self.values.get(place)) else {
            return Err(DbError::Row {
                column: column.to_owned(),
                problem: format!("no such column, there are: {}", self.columns.join(", ")),
            });
        };
        T::from_value(value).map_err(|problem| DbError::Row {
            column: column.to_owned(),
            problem,
        })
    }

    /// The values, in the order of the columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The column names, in the order of the statement.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}
