//! The files of the repository, without what is built, generated at run time or kept by git.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What holds no source, wherever it is. In a linked worktree `.git` is a file.
const NO_SOURCE: [&str; 4] = [".git", "target", "nahtlos-data", "node_modules"];

/// All files below `root`, as paths relative to it, sorted, so that findings come in one order
/// on every machine. Symbolic links are not followed.
///
/// # Errors
/// Names the folder that could not be read.
pub fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let cannot_read = || format!("cannot read the folder {}", folder.display());
        for entry in fs::read_dir(&folder).with_context(cannot_read)? {
            let entry = entry.with_context(cannot_read)?;
            let kind = entry.file_type().with_context(cannot_read)?;
            let name = entry.file_name();
            if NO_SOURCE.iter().any(|skipped| name == *skipped) {
                continue;
            }
            if kind.is_dir() {
                waiting.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path().strip_prefix(root)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_files_are_left_out_and_the_rest_is_sorted() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["src/deep", "target/debug"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in ["src/deep/b.rs", "a.md", "target/debug/x.rs", ".git"] {
            fs::write(root.path().join(file), "").unwrap();
        }
        let found = files(root.path()).unwrap();
        assert_eq!(
            found,
            [PathBuf::from("a.md"), PathBuf::from("src/deep/b.rs")]
        );
    }
}
