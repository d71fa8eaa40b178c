//! Ways in: rows of release lists, reports by the prison, own wishes.
