//! One page of a list that is read by key: a row more than stands on it tells whether there is another.

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted<Id> {
    /// A page of them, from this one on.
    From(Option<Id>),
    /// For a form: this one, or none for a new one.
    One(Option<Id>),
}

/// How many rows are read for a page.
pub(crate) fn limit(per_page: usize) -> i64 {
    i64::try_from(per_page + 1).unwrap_or(i64::MAX)
}

/// Leaves what stands on the page; the first row of the next one, if there is one.
pub(crate) fn cut<T>(rows: &mut Vec<T>, per_page: usize) -> Option<T> {
    rows.truncate(per_page + 1);
    (rows.len() > per_page).then(|| rows.pop()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_too_many_begins_the_next_page() {
        let mut rows = vec![1, 2, 3];
        assert_eq!((cut(&mut rows, 2), rows), (Some(3), vec![1, 2]));
        let mut rows = vec![1, 2];
        assert_eq!((cut(&mut rows, 2), rows), (None, vec![1, 2]));
        assert_eq!(limit(2), 3);
    }
}
