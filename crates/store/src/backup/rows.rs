//! Putting the rows of a table in.

use db::{Column, Tx, Value};

use super::{BackupError, Link, TO_ITSELF};

/// Rows that are handed to the engine at once.
const TOGETHER: usize = 500;

/// Collects rows of one table and inserts them.
pub(super) struct Inserter {
    insert: String,
    pending: Vec<Vec<Value>>,
    rows: u64,
    /// Places of the row's id and of its key to another row of the table, if it has one.
    link: Option<(usize, usize)>,
    links: Vec<Link>,
}

impl Inserter {
    /// `columns` are those of the table, in the order of the values.
    pub(super) fn new(table: &str, columns: &[Column]) -> Self {
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let link = (table == TO_ITSELF.0)
            .then(|| place("id").zip(place(TO_ITSELF.1)))
            .flatten();
        Self {
            insert: insert(table, columns),
            pending: Vec::with_capacity(TOGETHER),
            rows: 0,
            link,
            links: Vec::new(),
        }
    }

    /// Takes a row, with a value for each column.
    pub(super) async fn take(
        &mut self,
        tx: &mut Tx,
        mut values: Vec<Value>,
    ) -> Result<(), BackupError> {
        if let Some((id, other)) = self.link
            && let (Some(id), Some(value)) = (values.get(id).cloned(), values.get_mut(other))
            && *value != Value::Null
        {
            self.links.push((id, std::mem::replace(value, Value::Null)));
        }
        self.pending.push(values);
        self.rows += 1;
        if self.pending.len() >= TOGETHER {
            tx.execute_many(&self.insert, &self.pending).await?;
            self.pending.clear();
        }
        Ok(())
    }

    /// Inserts what is left. Returns how many rows there were, and the keys that are still to be set.
    pub(super) async fn finish(self, tx: &mut Tx) -> Result<(u64, Vec<Link>), BackupError> {
        tx.execute_many(&self.insert, &self.pending).await?;
        Ok((self.rows, self.links))
    }
}

fn insert(table: &str, columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let places: Vec<String> = (1..=columns.len())
        .map(|place| format!("${place}"))
        .collect();
    format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    )
}
