//! Running other programs, and saying exactly which one failed and how.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// A `cargo` of the same toolchain that runs this chore.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Runs a command to its end, with its output going where ours goes.
///
/// # Errors
/// Names the whole command if it cannot be started or ends with anything but success.
pub fn succeed(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{}`", words(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", words(command));
    }
    Ok(())
}

/// Runs a command to its end and hands back what it wrote to standard output.
///
/// # Errors
/// As [`succeed`]; the message carries what the command wrote to standard error.
pub fn capture(command: &mut Command) -> Result<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", words(command)))?;
    if !status.success() {
        let said = String::from_utf8_lossy(&stderr);
        bail!("`{}` failed ({status}): {}", words(command), said.trim());
    }
    String::from_utf8(stdout)
        .with_context(|| format!("`{}` printed something that is not UTF-8", words(command)))
}

/// Where a program lies on the search path, if it does.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// The command as one would type it, for messages.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program());
    std::iter::once(program.file_name().unwrap_or(program.as_os_str()))
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_its_complaint() {
        let script = "echo no such shelf >&2; exit 3";
        let message = capture(Command::new("sh").args(["-c", script]))
            .unwrap_err()
            .to_string();
        assert!(message.starts_with("`sh -c"), "{message}");
        assert!(message.contains("exit status: 3") && message.contains("no such shelf"));
    }

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        assert_eq!(
            words(Command::new("/usr/bin/cargo").arg("test")),
            "cargo test"
        );
    }

    #[test]
    fn a_missing_program_is_not_found() {
        assert!(find("sh").is_some());
        assert_eq!(find("surely-no-program-of-this-name"), None);
    }
}
