//! `nahtlos import release-list`: the same steps as on the pages, for scripts.

use std::process::ExitCode;

use access::Role;
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
    print(&report, dry_run);
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
    let (now, ids) = (edge::now(), edge::ids());
    Ok(OpContext {
        actor,
        now,
        today: i18n::berlin_date(now),
        request: ids.uuid(),
        purpose: "command_line".to_owned(),
        ids,
        emergency: app::Emergency::default(),
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

fn print(report: &command::Report, dry_run: bool) {
    if let Some(error) = &report.unreadable {
        eprintln!("nahtlos: {error}");
        return;
    }
    for one in &report.named_instead {
        eprintln!(
            "warning: line {} names {}, not the prison that the list is read for",
            one.line, one.name
        );
    }
    if report.same_file {
        eprintln!("warning: exactly this file was read in before");
    }
    let counts = &report.counts;
    println!(
        "new {}, known again {}, release moved {}, unchanged {}, to be decided {}, refused {}",
        counts.new, counts.again, counts.moved, counts.unchanged, counts.unsure, counts.refused
    );
    for (line, reasons) in &report.refused {
        for reason in reasons {
            let column = reason.column.as_deref().unwrap_or("-");
            eprintln!("row {line}, column {column}: {}", reason.german);
        }
    }
    for line in &report.undecided {
        eprintln!("row {line}: somebody has to say on the page whether this is a known person");
    }
    for line in &report.elsewhere {
        eprintln!(
            "row {line}: another office supports this person and has to read the list itself"
        );
    }
    for line in &report.back {
        eprintln!("row {line}: in custody again, but the case says released; look at the case");
    }
    println!(
        "{}",
        if report.applied {
            "applied"
        } else if dry_run {
            "dry run, nothing was changed"
        } else {
            "nothing was changed"
        }
    );
}
