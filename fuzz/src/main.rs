//! `cargo xtask fuzz`: runs targets for a time, and keeps what it finds.

use std::{fs, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::{Context, Result, bail};
use fuzz::{Found, TARGETS, Target, Until, root};

fn main() -> Result<ExitCode> {
    let (mut targets, mut seconds, mut seed) = (Vec::new(), 300, 1);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = |what: &str| -> Result<u64> {
            let text = arguments.next().unwrap_or_default();
            let read = text.parse();
            read.with_context(|| format!("{what} needs a number, not \"{text}\""))
        };
        match argument.as_str() {
            "--seconds" => seconds = number("--seconds")?,
            "--seed" => seed = number("--seed")?,
            name if name.starts_with('-') => bail!("unknown argument {name}"),
            name => targets.push(Target::named(name)?),
        }
    }
    if targets.is_empty() {
        targets.extend(TARGETS);
    }
    let mut right = true;
    for target in targets {
        let examples = target.examples()?;
        let until = Until::Passed(Duration::from_secs(seconds));
        let last = found_in()?.join(format!("{}-last", target.name));
        // A stack that overflows ends the process at once; then this is what did it.
        let before = |input: &[u8]| fs::write(&last, input).unwrap_or_default();
        match target.fuzz(&examples, seed, until, before) {
            Ok(tried) => println!(
                "{}: {tried} inputs in {seconds} s, nothing found",
                target.name
            ),
            Err(found) => {
                right = false;
                keep(target, &found)?;
            }
        }
    }
    Ok(if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The folder for what is found.
fn found_in() -> Result<PathBuf> {
    let folder = root().join("found");
    fs::create_dir_all(&folder).context("the folder fuzz/found cannot be made")?;
    Ok(folder)
}

/// Writes what was found beside the corpus, to be looked at and made smaller.
fn keep(target: &Target, found: &Found) -> Result<()> {
    let path = found_in()?.join(format!("{}-{}", target.name, found.input.len()));
    fs::write(&path, &found.input)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    println!(
        "{}: {}; the input is in {}",
        target.name,
        found.why,
        path.display()
    );
    Ok(())
}
