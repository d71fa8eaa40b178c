//! Derived files: committed because people read them, made from something else so that they
//! cannot lie. To add one, write a function that returns its text and add a line to [`DERIVED`].

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell::{self, cargo};
use crate::{flag, notices};

/// Makes the whole text of a derived file; the path is the repository's root.
type Maker = fn(&Path) -> Result<String>;

/// All derived files, by their path from the root.
const DERIVED: [(&str, Maker); 2] = [
    ("THIRD-PARTY.md", notices::third_party),
    ("docs/programme-files.md", programme_files),
];

/// The chore: writes all derived files, or with `--check` only compares.
///
/// # Errors
/// With `--check`, names every file that is out of date.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    if flag(arguments, "--check")? {
        return check(root);
    }
    for (path, make) in DERIVED {
        let text = make(root).with_context(|| format!("cannot derive {path}"))?;
        fs::write(root.join(path), text).with_context(|| format!("cannot write {path}"))?;
        println!("wrote {path}");
    }
    Ok(())
}

/// Compares every derived file with what it should be, without writing.
///
/// # Errors
/// Names every file that is missing or out of date.
pub fn check(root: &Path) -> Result<()> {
    let mut stale = Vec::new();
    for (path, make) in DERIVED {
        let text = make(root).with_context(|| format!("cannot derive {path}"))?;
        if let Some(difference) = difference(&text, fs::read_to_string(root.join(path)).ok()) {
            println!("{path}: {difference}");
            stale.push(path);
        }
    }
    if !stale.is_empty() {
        bail!(
            "out of date: {}; run `cargo xtask regen` and commit",
            stale.join(", ")
        );
    }
    Ok(())
}

/// What a programme file can say, told by the loader itself. The crate is asked through Cargo and
/// not linked, so that this tool still builds when the product does not.
fn programme_files(root: &Path) -> Result<String> {
    let mut command = cargo();
    command.current_dir(root);
    command.args(["run", "--quiet", "--locked", "-p", "programme"]);
    command.args(["--example", "reference"]);
    let page = shell::capture(&mut command)?;
    let (title, rest) = page
        .split_once('\n')
        .context("the reference of programme files has no title")?;
    Ok(format!(
        "{title}\n\nThis file is made by `cargo xtask regen` from what the loader knows; do not edit it.\n{rest}"
    ))
}

/// Says where a committed text first differs from the derived one, or nothing if it does not.
fn difference(derived: &str, committed: Option<String>) -> Option<String> {
    let Some(committed) = committed else {
        return Some("is missing".to_owned());
    };
    if committed == derived {
        return None;
    }
    let (mut new, mut old) = (derived.lines(), committed.lines());
    let mut number = 1;
    loop {
        match (new.next(), old.next()) {
            (None, None) => return Some("differs in its line ends".to_owned()),
            (expected, found) if expected != found => {
                let expected = expected.unwrap_or("(end of file)");
                let found = found.unwrap_or("(end of file)");
                return Some(format!(
                    "line {number} is `{found}`, should be `{expected}`"
                ));
            }
            _ => number += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    fn against(committed: &str) -> Option<String> {
        difference("one\ntwo\n", Some(committed.to_owned()))
    }

    #[test]
    fn the_same_text_is_no_difference() {
        assert_eq!(against("one\ntwo\n"), None);
    }

    #[test]
    fn the_first_difference_is_told_with_its_line() {
        assert_eq!(
            against("one\n2\n").unwrap(),
            "line 2 is `2`, should be `two`"
        );
        assert_eq!(
            against("one\n").unwrap(),
            "line 2 is `(end of file)`, should be `two`"
        );
        assert_eq!(against("one\ntwo").unwrap(), "differs in its line ends");
        assert_eq!(difference("", None).unwrap(), "is missing");
    }
}
