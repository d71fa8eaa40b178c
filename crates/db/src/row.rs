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
    /// The column that was asked for last.
    last: AtomicUsize,
    /// For each column the one that was asked for after it the last time. Whoever reads rows asks in
    /// the same order for each of them, so a name is found with one comparison. Only hints; any
    /// value of them is right.
    followers: Vec<AtomicUsize>,
}

impl Columns {
    pub(crate) fn new(names: impl Iterator<Item = String>) -> Arc<Self> {
        let names: Vec<String> = names.collect();
        debug_assert!(
            (1..names.len()).all(|place| !names[..place].contains(&names[place])),
            "a result has two columns of one name: {names:?}"
        );
        let followers = (1..=names.len()).map(AtomicUsize::new).collect();
        Arc::new(Self {
            names,
            last: AtomicUsize::new(0),
            followers,
        })
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a name.
    fn place(&self, name: &str) -> Option<usize> {
        let follower = self.followers.get(self.last.load(Ordering::Relaxed))?;
        let guess = follower.load(Ordering::Relaxed);
        let is_guessed = self.names.get(guess).is_some_and(|one| one == name);
        let place = if is_guessed {
            guess
        } else {
            let place = self.names.iter().position(|one| one == name)?;
            follower.store(place, Ordering::Relaxed);
            place
        };
        self.last.store(place, Ordering::Relaxed);
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
