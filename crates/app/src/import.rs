//! Release lists: reading, the dry run, taking rows over.
