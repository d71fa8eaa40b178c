//! Checksum files in the format of `sha256sum`, so that anybody can verify the vendored files
//! without this project: `cd FOLDER && sha256sum --check SHA256SUMS`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::tree;

/// The name of the checksum file in each vendored folder.
pub const FILE: &str = "SHA256SUMS";

/// The sums of one folder: path with forward slashes → 64 lower-case hexadecimal digits.
pub type Sums = BTreeMap<String, String>;

/// Reads a checksum file's text.
///
/// # Errors
/// Names the line that is not `64 hexadecimal digits, two blanks, path`, or that repeats a path.
pub fn parse(text: &str) -> Result<Sums> {
    let mut sums = Sums::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((sum, path)) = line.split_once("  ") else {
            bail!("line {number}: expected a checksum, two blanks and a path, found `{line}`");
        };
        if sum.len() != 64
            || !sum
                .bytes()
                .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        {
            bail!("line {number}: expected 64 lower-case hexadecimal digits, found `{sum}`");
        }
        if sums.insert(path.to_owned(), sum.to_owned()).is_some() {
            bail!("line {number}: `{path}` is listed twice");
        }
    }
    Ok(sums)
}

/// Writes sums as [`parse`] reads them, ordered by path.
pub fn render(sums: &Sums) -> String {
    let lines: Vec<String> = sums
        .iter()
        .map(|(path, sum)| {
            format!(
                "{sum}  {path}
"
            )
        })
        .collect();
    lines.concat()
}

/// The sums of all files that really lie in a folder, without the checksum file itself.
///
/// # Errors
/// Names the file or folder that cannot be read.
pub fn of_folder(folder: &Path) -> Result<Sums> {
    let mut sums = Sums::new();
    for path in tree::files(folder)? {
        let name = path.to_string_lossy().into_owned();
        if name != FILE {
            let content = fs::read(folder.join(&path))
                .with_context(|| format!("cannot read {}", folder.join(&path).display()))?;
            sums.insert(name, of_bytes(&content));
        }
    }
    Ok(sums)
}

/// What differs between the recorded sums and those found, one line per file.
pub fn differences(recorded: &Sums, found: &Sums) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, sum) in recorded {
        match found.get(path) {
            None => lines.push(format!("{path} is listed but missing")),
            Some(other) if other != sum => lines.push(format!("{path} was changed")),
            Some(_) => {}
        }
    }
    let unlisted = found.keys().filter(|path| !recorded.contains_key(*path));
    lines.extend(unlisted.map(|path| format!("{path} is not listed")));
    lines
}

fn of_bytes(content: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    digits.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4's example: the sum of the three letters `abc`.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_known_text_has_its_known_sum() {
        assert_eq!(of_bytes(b"abc"), ABC);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = format!("{ABC}  css/a b.css\n{ABC}  z.css\n");
        let sums = parse(&text).unwrap();
        assert_eq!(sums.len(), 2);
        assert_eq!(render(&sums), text);
    }

    #[test]
    fn a_bad_line_is_named() {
        let message = |text: &str| parse(text).unwrap_err().to_string();
        assert!(message(&format!("{ABC}  a\nnonsense\n")).starts_with("line 2: expected a check"));
        assert!(message("abc  a\n").contains("64 lower-case hexadecimal digits, found `abc`"));
        assert!(message(&format!("{}  a\n", ABC.to_uppercase())).starts_with("line 1"));
        assert!(message(&format!("{ABC}  a\n{ABC}  a\n")).ends_with("`a` is listed twice"));
    }

    #[test]
    fn every_kind_of_difference_is_told() {
        let sums = |entries: &[(&str, &str)]| -> Sums {
            entries
                .iter()
                .map(|&(path, sum)| (path.to_owned(), sum.to_owned()))
                .collect()
        };
        let recorded = sums(&[("same", "1"), ("changed", "2"), ("gone", "3")]);
        let found = sums(&[("same", "1"), ("changed", "9"), ("new", "4")]);
        let expected = [
            "changed was changed",
            "gone is listed but missing",
            "new is not listed",
        ];
        assert_eq!(differences(&recorded, &found), expected);
        assert!(differences(&recorded, &recorded).is_empty());
    }

    #[test]
    fn the_checksum_file_does_not_list_itself() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "abc").unwrap();
        fs::write(folder.path().join(FILE), "").unwrap();
        assert_eq!(
            render(&of_folder(folder.path()).unwrap()),
            format!("{ABC}  a.txt\n")
        );
    }
}
