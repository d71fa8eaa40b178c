//! Rules about the text of source files.

use std::path::{Path, PathBuf};

use super::Finding;

/// Lines a Rust file may have. The aim is 500; between the two a reviewer decides.
const MOST_LINES: usize = 600;

/// These files spell out what is forbidden everywhere else.
const RULE_BOOK: &str = "xtask/src/tidy";

/// Crates that take the time and randomness as parameters, so that a test can set both.
const TIMELESS: [&str; 10] = [
    "documents",
    "domain",
    "press",
    "programme",
    "access",
    "i18n",
    "imports",
    "store",
    "app",
    "auth",
];

/// What may stand in no Rust file, not even in a comment, and what to do instead.
const NOWHERE: [(&str, &str); 5] = [
    ("todo!", "is unfinished work; finish it or leave it out"),
    (
        "unimplemented!",
        "is unfinished work; finish it or leave it out",
    ),
    ("FIXME", "is unfinished work; mend it or file an issue"),
    ("#[ignore", "hides a test; mend it or remove it"),
    (
        "[allow(",
        "silences a lint for ever; use `#[expect(…, reason = \"…\")]`",
    ),
];

/// Calls that read the clock or draw a random number.
const OUTSIDE_WORLD: [(&str, &str); 8] = [
    (
        "Timestamp::now",
        "reads the clock; take the time from the OpContext",
    ),
    (
        "Zoned::now",
        "reads the clock; take the time from the OpContext",
    ),
    (
        "SystemTime::now",
        "reads the clock; take the time from the OpContext",
    ),
    ("now_v7", "reads the clock; take ids from the OpContext"),
    (
        "new_v4",
        "draws a random number; take ids from the OpContext",
    ),
    (
        "rand::rng",
        "draws a random number; take a source of randomness as parameter",
    ),
    (
        "thread_rng",
        "draws a random number; take a source of randomness as parameter",
    ),
    (
        "OsRng",
        "draws a random number; take a source of randomness as parameter",
    ),
];

/// First steps of absolute paths that exist on somebody's machine only.
const PRIVATE_ROOTS: [&str; 4] = ["home", "root", "Users", "work"];

/// Folders that lie beside somebody's clone, never in it.
const NEIGHBOURS: [&str; 1] = ["shared"];

/// Holds one Rust file against the rules for Rust.
pub fn rust(path: &Path, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    if lines > MOST_LINES {
        let message = format!("{lines} lines, at most {MOST_LINES} are allowed; split the file");
        findings.push(Finding {
            path: path.to_path_buf(),
            line: lines,
            message,
        });
    }
    if path.starts_with(RULE_BOOK) || path == Path::new("xtask/src/tidy.rs") {
        return findings;
    }
    let timeless = owner(path).is_some_and(|name| TIMELESS.contains(&name));
    for (number, line) in (1..).zip(text.lines()) {
        let comment = line.trim_start().starts_with("//");
        let calls = OUTSIDE_WORLD.iter().filter(|_| timeless && !comment);
        for (word, reason) in NOWHERE.iter().chain(calls) {
            if holds(line, word) {
                let message = format!("`{word}` {reason}");
                findings.push(Finding {
                    path: path.to_path_buf(),
                    line: number,
                    message,
                });
            }
        }
    }
    findings
}

/// Holds any text file against the rule that nothing in it depends on one machine.
pub fn foreign_paths(path: &Path, text: &str) -> Vec<Finding> {
    let absolute = PRIVATE_ROOTS.iter().map(|step| format!("/{step}/"));
    let beside = NEIGHBOURS.iter().map(|step| format!("../{step}"));
    let foreign: Vec<String> = absolute.chain(beside).collect();
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        for word in foreign.iter().filter(|word| holds(line, word)) {
            let message = format!("`{word}` exists on one machine only");
            findings.push(Finding {
                path: PathBuf::from(path),
                line: number,
                message,
            });
        }
    }
    findings
}

/// Whether `word` stands in `line` with no letter, digit or the like directly before it:
/// what follows a host's name is an address, not a folder of ours.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "_}".contains(letter))
    })
}

/// The crate that a file below `crates/` belongs to.
fn owner(path: &Path) -> Option<&str> {
    let mut steps = path.iter();
    if steps.next()? != "crates" {
        return None;
    }
    steps.next()?.to_str()
}
