//! Rows, read by column name.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::{DbError, FromValue, Value, value::mismatch};

/// One row of a result. All rows of one result share their column names.
#[derive(Clone, Debug)]
pub struct Row {
    columns: Arc<Columns>,
    values: Vec<Value>,
}

/// The column names of a result.
#[derive(Debug)]
pub(crate) struct Columns {
    names: Vec<String>,
    /// Where the next look begins: rows are read in about the order of their columns, so a name is
    /// mostly found at once. Only a hint; any value of it is right.
    next: AtomicUsize,
}

impl Columns {
    pub(crate) fn new(names: impl Iterator<Item = String>) -> Arc<Self> {
        let names: Vec<String> = names.collect();
        debug_assert!(
            (1..names.len()).all(|place| !names[..place].contains(&names[place])),
            "a result has two columns of one name: {names:?}"
        );
        Arc::new(Self {
            names,
            next: AtomicUsize::new(0),
        })
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a name.
    fn place(&self, name: &str) -> Option<usize> {
        let next = self.next.load(Ordering::Relaxed).min(self.names.len());
        let (before, after) = self.names.split_at(next);
        let is_it = |one: &String| one == name;
        let found = after.iter().position(is_it).map(|place| place + next);
        let place = found.or_else(|| before.iter().position(is_it))?;
        self.next.store(place + 1, Ordering::Relaxed);
        Some(place)
    }
}

impl Row {
    pub(crate) fn new(columns: Arc<Columns>, values: Vec<Value>) -> Self {
        Self { columns, values }
    }

    /// The value of one column.
    ///
    /// # Errors
    /// [`DbError::Row`] names the column and says what was expected and found: the row has no such
    /// column, or its value is of another kind.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        T::from_value(self.value(column)?).map_err(|problem| DbError::Row {
            column: column.to_owned(),
            problem,
        })
    }

    /// The text of one column without a copy of its own; `None` if there is none.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn text(&self, column: &str) -> Result<Option<&str>, DbError> {
        match self.value(column)? {
            Value::Text(text) => Ok(Some(text)),
            Value::Null => Ok(None),
            other => Err(DbError::Row {
                column: column.to_owned(),
                problem: mismatch("text", other),
            }),
        }
    }

    fn value(&self, column: &str) -> Result<&Value, DbError> {
        let place = self.columns.place(column);
        let value = place.and_then(|place| self.values.get(place));
        value.ok_or_else(|| DbError::Row {
            column: column.to_owned(),
            problem: format!("no such column, there are: {}", self.columns().join(", ")),
        })
    }

    /// The values, in the order of the columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The column names, in the order of the statement.
    pub fn columns(&self) -> &[String] {
        self.columns.names()
    }
}
