//! What the tests need beside Rust: found, installed when that is our right, or asked for.
//!
//! Only root on a Debian system installs anything. Everybody else gets the exact command to run,
//! because a test command that asks for a password in the middle is a trap.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::shell;

/// Where Debian keeps PostgreSQL's server programs, one folder per major version.
const DEBIAN_POSTGRES: &str = "/usr/lib/postgresql";

/// The programs that a usable PostgreSQL folder must hold.
const SERVER_PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// The folder with PostgreSQL's server programs, after installing them if that is possible.
///
/// # Errors
/// Says what to install if it is missing and `may_install` is false or we are not root on Debian.
pub fn postgres(may_install: bool) -> Result<PathBuf> {
    if let Some(folder) = find_postgres() {
        return Ok(folder);
    }
    let remedy = "the tests need a PostgreSQL server (initdb, pg_ctl and postgres, on the PATH or \
                  below /usr/lib/postgresql); on Debian: `apt-get install postgresql`";
    if !may_install || !may_use_apt()? {
        bail!("{remedy}");
    }
    apt_get(&["postgresql"]).context(remedy)?;
    find_postgres().with_context(|| format!("after the installation still: {remedy}"))
}

/// Sees to Chromium and its driver, which the journeys need.
///
/// # Errors
/// Says what to install if one is missing and we are not root on Debian.
pub fn chromium() -> Result<()> {
    let complete = || {
        ["chromium", "chromedriver"]
            .map(shell::find)
            .iter()
            .all(Option::is_some)
    };
    if complete() {
        return Ok(());
    }
    let remedy = "the journeys need Chromium and its driver (chromium and chromedriver on the \
                  PATH); on Debian: `apt-get install chromium chromium-driver`";
    if !may_use_apt()? {
        bail!("{remedy}");
    }
    apt_get(&["chromium", "chromium-driver"]).context(remedy)?;
    ensure!(complete(), "after the installation still: {remedy}");
    Ok(())
}

/// Sees to wrk, which loads a server for a measurement.
///
/// # Errors
/// Says what to install if it is missing and we are not root on Debian.
pub fn wrk() -> Result<()> {
    let remedy = "the measurement needs wrk; on Debian: `apt-get install wrk`";
    if shell::find("wrk").is_none() {
        if !may_use_apt()? {
            bail!("{remedy}");
        }
        apt_get(&["wrk"]).context(remedy)?;
    }
    Ok(())
}

/// Whether we are root. Asked of `id`, since Rust's standard library does not know.
///
/// # Errors
/// If there is no `id` command.
pub fn is_root() -> Result<bool> {
    Ok(shell::capture(Command::new("id").arg("-u"))?.trim() == "0")
}

fn may_use_apt() -> Result<bool> {
    Ok(is_root()? && shell::find("apt-get").is_some())
}

fn apt_get(packages: &[&str]) -> Result<()> {
    println!("installing {} with apt-get", packages.join(" and "));
    let quiet = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    shell::succeed(quiet().arg("update"))?;
    let install = ["install", "--yes", "--no-install-recommends"];
    shell::succeed(quiet().args(install).args(packages))
}

fn find_postgres() -> Option<PathBuf> {
    let on_path = shell::find("initdb").and_then(|program| {
        let program = fs::canonicalize(program).ok()?;
        program.parent().map(Path::to_path_buf)
    });
    on_path
        .filter(|folder| is_complete(folder))
        .or_else(|| newest(Path::new(DEBIAN_POSTGRES)))
}

/// The complete `bin` folder of the highest version below `versions`.
fn newest(versions: &Path) -> Option<PathBuf> {
    fs::read_dir(versions)
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| is_complete(folder))
        .max()
        .map(|(_, folder)| folder)
}

fn is_complete(folder: &Path) -> bool {
    SERVER_PROGRAMS
        .iter()
        .all(|program| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(root: &Path, name: &str, programs: &[&str]) {
        let folder = root.join(name).join("bin");
        fs::create_dir_all(&folder).unwrap();
        for program in programs {
            fs::write(folder.join(program), "").unwrap();
        }
    }

    #[test]
    fn the_newest_complete_version_wins_by_number_not_by_letter() {
        let root = tempfile::tempdir().unwrap();
        version(root.path(), "9", &SERVER_PROGRAMS);
        version(root.path(), "15", &SERVER_PROGRAMS);
        version(root.path(), "16", &["psql"]);
        version(root.path(), "shared", &SERVER_PROGRAMS);
        assert_eq!(
            newest(root.path()),
            Some(root.path().join("15").join("bin"))
        );
    }

    #[test]
    fn no_folder_is_no_version() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(newest(&root.path().join("absent")), None);
    }
}
