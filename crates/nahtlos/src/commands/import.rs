//! `nahtlos import release-list`: the same steps as on the pages, for scripts.

use std::process::ExitCode;

use access::{Action, Role, decide};
use anyhow::{Context, Result, anyhow, bail};
use app::{
    App, OpContext,
    import::{Choice, Upload, command},
};

use crate::{cli::Import, edge};

/// Runs the command: exit code 1 if any row is refused.
pub async fn run(command: Import) -> Result<ExitCode> {
    let Import::ReleaseList {
        file,
        institution,
        programme,
        dry_run,
        good_rows,
        login,
        database,
    } = command;
    let bytes = std::fs::read(&file)
        .with_context(|| format!("the file {} cannot be read", file.display()))?;
    let app = edge::open(&database, false).await?;
    edge::check_programmes(&app).await?;
    if app.institutions.get(&institution).is_none() {
        bail!("no prison has the id \"{institution}\"; expected for example th-tonna");
    }
    let ctx = context(&app, login.as_deref()).await?;
    let what = command::Run {
        upload: Upload {
            institution,
            programme,
            file_name: file.display().to_string(),
            bytes,
        },
        dry_run,
        choice: if good_rows {
            Choice::GoodRows
        } else {
            Choice::AllOrNothing
        },
    };
    let report = command::run_file(&app, &ctx, what).await?;
    print(&in_words(&report, dry_run));
    app.store.db().clone().close().await?;
    Ok(if report.has_refusals() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// In whose name: the person with this login, or the only coordination there is.
async fn context(app: &App, login: Option<&str>) -> Result<OpContext> {
    let mut tx = app.store.read().await?;
    let account = if let Some(login) = login {
        store::account::by_login(&mut tx, login)
            .await?
            .ok_or_else(|| anyhow!("no account has the login \"{login}\""))?
    } else {
        only_coordination(&mut tx).await?
    };
    let actor = store::account::actor(&mut tx, &account).await?;
    if !decide(&actor, Action::ImportReleaseList, None).is_allowed() {
        bail!(
            "\"{}\" may not read release lists, only an active account of the coordination may; name one \
             with --login",
            account.login
        );
    }
    let (now, ids) = (edge::now(), edge::ids());
    Ok(OpContext {
        actor,
        now,
        today: i18n::berlin_date(now),
        request: ids.uuid(),
        purpose: "command_line".to_owned(),
        ids,
        emergency: app::Emergency::default(),
        sent: app::sent::Sent::default(),
    })
}

async fn only_coordination(tx: &mut store::Tx) -> Result<store::account::AccountRow> {
    let mut all = Vec::new();
    for (carrier, _) in store::site::carriers(tx).await? {
        all.extend(store::account::of_carrier(tx, carrier).await?);
    }
    all.retain(|account| account.role == Role::Coordination && account.active);
    if all.len() != 1 {
        bail!(
            "{} accounts coordinate; say with --login in whose name the list is read",
            all.len()
        );
    }
    Ok(all.remove(0))
}

/// What is told: the result on standard output, and what was not taken on standard error.
#[derive(Debug, Default, PartialEq, Eq)]
struct Lines {
    out: Vec<String>,
    err: Vec<String>,
}

fn print(lines: &Lines) {
    for line in &lines.err {
        eprintln!("{line}");
    }
    for line in &lines.out {
        println!("{line}");
    }
}

fn in_words(report: &command::Report, dry_run: bool) -> Lines {
    let mut lines = Lines::default();
    if let Some(error) = &report.unreadable {
        lines.err.push(format!("nahtlos: {}", error.english()));
        return lines;
    }
    for one in &report.named_instead {
        lines.err.push(format!(
            "warning: line {} names {}, not the prison that the list is read for",
            one.line, one.name
        ));
    }
    if report.same_file {
        let warning = "warning: exactly this file was applied before";
        lines.err.push(warning.to_owned());
    }
    lines.err.extend(rows(report));
    lines.out.push(counted(report));
    let end = if report.applied {
        "applied"
    } else if dry_run {
        "dry run, nothing was changed"
    } else {
        "nothing was changed"
    };
    lines.out.push(end.to_owned());
    lines
}

fn counted(report: &command::Report) -> String {
    let counts = &report.counts;
    if counts.total() == 0 {
        return "the list has no rows below its headings".to_owned();
    }
    format!(
        "new {}, known again {}, release moved {}, unchanged {}, to be decided {}, in custody again {}, \
         at another site {}, refused {}",
        counts.new,
        counts.again,
        counts.moved,
        counts.unchanged,
        counts.unsure,
        counts.back,
        counts.elsewhere,
        counts.refused
    )
}

/// The rows that are not taken, each with its reason.
fn rows(report: &command::Report) -> Vec<String> {
    let mut rows = Vec::new();
    for (line, reasons) in &report.refused {
        rows.extend(reasons.iter().map(|reason| {
            let column = reason.column.as_deref().unwrap_or("-");
            let found = match reason.typed.as_str() {
                "" => String::new(),
                typed => format!(", found \"{typed}\""),
            };
            format!("row {line}, column {column}{found}: {}", reason.english)
        }));
    }
    let told = |lines: &[i64], what: &str| {
        let row = |line: &i64| format!("row {line}: {what}");
        lines.iter().map(row).collect::<Vec<String>>()
    };
    rows.extend(told(
        &report.undecided,
        "somebody has to say on the page whether this is a known person",
    ));
    rows.extend(told(
        &report.elsewhere,
        "another site supports this person and has to read the list itself",
    ));
    rows.extend(told(
        &report.back,
        "in custody again, but the case says released; look at the case",
    ));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::import::{Counts, ListError, Told};

    fn report() -> command::Report {
        let refused = Told {
            column: Some("Entlassung".to_owned()),
            typed: "31.02.2027".to_owned(),
            reason: "no_such_day".to_owned(),
            german: "Diesen Tag gibt es nicht.".to_owned(),
            english: "This day does not exist.".to_owned(),
        };
        command::Report {
            refused: vec![(6, vec![refused])],
            back: vec![7],
            counts: Counts {
                back: 1,
                refused: 1,
                ..Counts::default()
            },
            ..command::Report::default()
        }
    }

    #[test]
    fn what_is_refused_is_told_in_one_language_with_what_stands_there() {
        let lines = in_words(&report(), true);
        assert_eq!(
            lines.err,
            [
                "row 6, column Entlassung, found \"31.02.2027\": This day does not exist.",
                "row 7: in custody again, but the case says released; look at the case",
            ]
        );
        assert!(lines.out[0].contains("in custody again 1"), "{lines:?}");
        assert_eq!(lines.out[1], "dry run, nothing was changed");
        let unreadable = command::Report {
            unreadable: Some(ListError::Empty),
            ..command::Report::default()
        };
        assert_eq!(
            in_words(&unreadable, false).err,
            ["nahtlos: The list is empty."]
        );
    }

    #[test]
    fn a_list_without_rows_says_so() {
        let lines = in_words(&command::Report::default(), false);
        assert_eq!(lines.out[0], "the list has no rows below its headings");
    }
}
