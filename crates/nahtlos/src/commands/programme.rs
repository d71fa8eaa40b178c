//! `nahtlos programme check` and `nahtlos programme explain`.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, anyhow};
use jiff::civil::Date;
use programme::{Catalogue, Programme, explain::explain};

use crate::{
    cli::{Format, Programme as Command},
    edge,
};

/// Runs the command.
pub fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Check { files } => check(&files),
        Command::Explain {
            programme,
            facts,
            today,
            release,
            format,
        } => {
            let today = today.unwrap_or_else(|| i18n::berlin_date(edge::now()));
            explain_facts(&programme, &facts, today, release, format)
        }
    }
}

fn check(files: &[std::path::PathBuf]) -> Result<ExitCode> {
    let mut right = true;
    for file in files {
        let name = file.display().to_string();
        let text = edge::read_text(file)?;
        let mistakes = if file.file_name().is_some_and(|name| name == "holidays.toml") {
            programme::holidays::load_holidays(&text, &name)
                .map(|holidays| println!("{name}: {} holidays", holidays.0.len()))
        } else {
            Programme::parse(&text, &name).map(|read| {
                println!(
                    "{name}: {} {}: {} criteria, {} tasks, {} securities",
                    read.id,
                    read.version,
                    read.criteria.len(),
                    read.tasks.len(),
                    read.securities.len()
                );
            })
        };
        if let Err(mistakes) = mistakes {
            right = false;
            for mistake in mistakes {
                eprintln!("{mistake}");
            }
        }
    }
    Ok(if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn explain_facts(
    which: &str,
    facts: &Path,
    today: Date,
    release: Option<Date>,
    format: Format,
) -> Result<ExitCode> {
    let shipped = edge::catalogue(None)?;
    let own = own_file(which, &shipped)?;
    let programme = match &own {
        Some(programme) => programme,
        None => shipped.get(which).ok_or_else(|| {
            let known: Vec<&str> = shipped
                .programmes()
                .iter()
                .map(|one| one.id.as_str())
                .collect();
            anyhow!(
                "\"{which}\" is neither a file nor a shipped programme; shipped are {}",
                known.join(", ")
            )
        })?,
    };
    let text = edge::read_text(facts)?;
    let input: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", facts.display()))?;
    match explain(programme, shipped.holidays(), &input, today, release) {
        Ok(explanation) => {
            match format {
                Format::Json => println!("{:#}", explanation.to_json()),
                Format::Text => println!("{}", explanation.to_text()),
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(mistakes) => {
            for mistake in mistakes {
                eprintln!("{}: {mistake}", facts.display());
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

/// A programme in a file of its own, unless `which` is the id of a shipped one.
fn own_file(which: &str, shipped: &Catalogue) -> Result<Option<Programme>> {
    let path = Path::new(which);
    if shipped.get(which).is_some() && !path.is_file() {
        return Ok(None);
    }
    if !path.is_file() {
        return Ok(None);
    }
    let text = edge::read_text(path)?;
    Programme::parse(&text, which)
        .map(Some)
        .map_err(|mistakes| {
            let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
            anyhow!("{}", lines.join("\n"))
        })
}
