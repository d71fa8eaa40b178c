//! The project's own chores, run as `cargo xtask CHORE`.
//!
//! This program owns everything that a contributor or the build server does *to* the source tree:
//! testing it, checking the house rules, renewing derived and vendored files. It must not know
//! anything about cases, programmes or people, and no other crate may depend on it, so that a
//! broken product can never stop the tool that shows why it is broken.
//!
//! Every chore is a function of the repository's root and its arguments. It prints what it does,
//! and answers with an error whose one line says what failed and what to do:
//!
//! ```text
//! $ cargo xtask tidy
//! crates/app/src/case.rs:12: `Timestamp::now` reads the clock; take the time from the OpContext
//! error: 1 finding against the house rules
//! ```

mod bench;
mod checksums;
mod fuzz;
mod install;
mod notices;
mod postgres;
mod regen;
mod shell;
mod test;
mod tidy;
mod tree;
mod vendor;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

/// One chore as it is offered on the command line.
struct Chore {
    /// The word after `cargo xtask`.
    name: &'static str,
    /// Its arguments as shown to a person, empty if it takes none.
    arguments: &'static str,
    /// One line that says what it does.
    purpose: &'static str,
    /// Does it; the path is the repository's root.
    run: fn(&Path, &[String]) -> Result<()>,
}

const CHORES: [Chore; 8] = [
    Chore {
        name: "test",
        arguments: "[--fast | --long]",
        purpose: "everything that must be green: formatting, house rules, lints, tests on both \
                  database engines, documentation",
        run: test::run,
    },
    Chore {
        name: "tidy",
        arguments: "",
        purpose: "only the house rules: sizes, layers, forbidden words and calls",
        run: tidy::run,
    },
    Chore {
        name: "regen",
        arguments: "[--check]",
        purpose: "write the derived files anew, or say which are out of date",
        run: regen::run,
    },
    Chore {
        name: "vendor",
        arguments: "[--check]",
        purpose: "fetch the third-party files anew, or verify their checksums",
        run: vendor::run,
    },
    Chore {
        name: "bench",
        arguments: "[--cases N[,N]] [--seconds S] [--postgres] [--interference] [--no-ceiling]",
        purpose: "how fast the release build is, against the smallest program that does the same",
        run: bench::run,
    },
    Chore {
        name: "fuzz",
        arguments: "[TARGET] [--seconds N] [--seed N]",
        purpose: "give readers and forms what nobody would type, 5 minutes each; what is found is \
                  kept in fuzz/found",
        run: fuzz::run,
    },
    Chore {
        name: "screens",
        arguments: "",
        purpose: "write pictures of the main pages to docs/screens",
        run: test::screens,
    },
    Chore {
        name: "postgres",
        arguments: "COMMAND…",
        purpose: "run a command beside a scratch PostgreSQL, named in NAHTLOS_TEST_POSTGRES",
        run: postgres::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", overview());
        return ExitCode::SUCCESS;
    };
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        eprint!("error: there is no chore `{name}`\n\n{}", overview());
        return ExitCode::from(2);
    };
    match (chore.run)(&root(), rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The list of chores as printed by a bare `cargo xtask`.
fn overview() -> String {
    let mut text = String::from("usage: cargo xtask CHORE\n\n");
    for chore in &CHORES {
        let call = format!("{} {}", chore.name, chore.arguments);
        let _ = writeln!(text, "  {call:<20} {}", chore.purpose);
    }
    text
}

/// The folder of the workspace. Cargo names it at run time, so that a moved clone keeps working.
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or(own.clone(), Path::to_path_buf)
}

/// Whether the one flag that a chore knows was given. Anything else is refused by name.
fn flag(arguments: &[String], known: &str) -> Result<bool> {
    for argument in arguments {
        if argument != known {
            bail!("unknown argument `{argument}`; this chore knows only `{known}`");
        }
    }
    Ok(!arguments.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overview_names_every_chore() {
        let text = overview();
        assert!(CHORES.iter().all(|chore| text.contains(chore.name)));
    }

    #[test]
    fn a_mistyped_flag_is_refused_by_name() {
        let given = ["--fats".to_owned()];
        let message = flag(&given, "--fast").unwrap_err().to_string();
        assert!(message.contains("`--fats`") && message.contains("`--fast`"));
        assert!(flag(&["--fast".to_owned()], "--fast").unwrap());
        assert!(!flag(&[], "--fast").unwrap());
    }

    #[test]
    fn the_root_is_the_folder_of_the_workspace() {
        assert!(root().join("xtask").join("Cargo.toml").is_file());
    }
}
