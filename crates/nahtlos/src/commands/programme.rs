//! `nahtlos programme check` and `nahtlos programme explain`.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, anyhow};
use imports::institutions::Institutions;
use jiff::civil::Date;
use programme::{
    Catalogue, Mistake, Programme,
    catalogue::{HOLIDAYS_FILE, PLACES_FILE, twice},
    doubts::{doubts, overlaps},
    explain::explain,
    holidays::load_holidays,
    places::load_places,
};

use crate::{
    cli::{Format, Programme as Command},
    edge::{self, INSTITUTIONS_FILE},
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

/// What files say, and what is wrong with them.
#[derive(Debug, Default)]
struct Checked {
    summaries: Vec<String>,
    mistakes: Vec<String>,
    warnings: Vec<String>,
}

fn check(files: &[PathBuf]) -> Result<ExitCode> {
    let checked = check_all(files)?;
    for summary in &checked.summaries {
        println!("{summary}");
    }
    for line in checked.mistakes.iter().chain(&checked.warnings) {
        eprintln!("{line}");
    }
    Ok(if checked.mistakes.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn check_all(files: &[PathBuf]) -> Result<Checked> {
    let mut all = Checked::default();
    let (mut names, mut programmes) = (Vec::new(), Vec::new());
    for file in files {
        let name = file.display().to_string();
        match checked(file, &name, &edge::read_text(file)?) {
            Ok((summary, programme)) => {
                all.summaries.push(format!("{name}: {summary}"));
                if let Some(programme) = programme {
                    // Together they are what a server would be started with.
                    let twice = twice(&programmes, &programme, &name);
                    all.mistakes.extend(twice.map(|one| one.to_string()));
                    names.push(name);
                    programmes.push(programme);
                }
            }
            Err(mistakes) => all.mistakes.extend(mistakes),
        }
    }
    let single = programmes.iter().enumerate();
    let single = single.flat_map(|(at, one)| doubts(one).into_iter().map(move |text| (at, text)));
    for (at, text) in single.chain(overlaps(&programmes)) {
        let name = names.get(at).map_or("", String::as_str);
        all.warnings.push(format!("{name}: warning: {text}"));
    }
    Ok(all)
}

/// What a file holds, in a few words, and the programme if it is one; or its mistakes. The catalogues that lie beside the
/// programmes are known by their names.
fn checked(
    file: &Path,
    name: &str,
    text: &str,
) -> Result<(String, Option<Programme>), Vec<String>> {
    let told = |mistakes: Vec<Mistake>| mistakes.iter().map(ToString::to_string).collect();
    match file.file_name().and_then(OsStr::to_str) {
        Some(HOLIDAYS_FILE) => load_holidays(text, name)
            .map(|holidays| (format!("{} holidays", holidays.0.len()), None))
            .map_err(told),
        Some(PLACES_FILE) => load_places(text, name)
            .map(|places| (format!("{} places", places.0.len()), None))
            .map_err(told),
        Some(INSTITUTIONS_FILE) => Institutions::load(text)
            .map(|institutions| (format!("{} prisons", institutions.all().len()), None))
            .map_err(|mistake| vec![format!("{name}:{mistake}")]),
        _ => Programme::parse(text, name)
            .map(|read| {
                let summary = format!(
                    "{} {}: {} criteria, {} tasks, {} securities",
                    read.id,
                    read.version,
                    read.criteria.len(),
                    read.tasks.len(),
                    read.securities.len()
                );
                (summary, Some(read))
            })
            .map_err(told),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_with_one_version_are_a_mistake_as_for_a_server() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes/puemas.toml");
        let text = edge::read_text(&shipped).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.toml", "b.toml"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, &text).unwrap();
        }
        assert!(check_all(&files[..1]).unwrap().mistakes.is_empty());
        let found = check_all(&files).unwrap().mistakes;
        let start = format!("{}:1:1: the version puemas ", files[1].display());
        assert!(
            found.len() == 1 && found[0].starts_with(&start),
            "{found:?}"
        );
        assert!(edge::catalogue(Some(folder.path())).is_err());
    }
}
