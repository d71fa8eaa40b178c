//! `nahtlos demo`: the product on a throw-away database with invented people.

use std::{net::SocketAddr, path::Path, process::ExitCode};

use anyhow::{Context, Result};
use db::DbUrl;
use jiff::civil::Date;
use web::WebOptions;

use crate::{commands::serve, edge};

/// Runs the demonstration until it is told to stop.
pub async fn run(
    listen: SocketAddr,
    (cases, seed): (u32, u64),
    today: Option<Date>,
    programmes: Option<&Path>,
) -> Result<ExitCode> {
    let listener = serve::bind(listen).await?;
    let folder = std::env::temp_dir().join(format!("nahtlos-demo-{}", std::process::id()));
    let url = DbUrl::Sqlite(folder.join("demo.db"));
    let mut app = edge::open_at(
        &url,
        edge::catalogue(programmes)?,
        edge::institutions(programmes)?,
        true,
    )
    .await?;
    app.shelf = app::programmes::Shelf::new(programmes);
    let clock = edge::clock(today);
    let day = i18n::berlin_date(clock());
    Box::pin(synthetic::demo(&app, day, cases, seed))
        .await
        .context("the invented cases")?;
    let address = listener.local_addr()?;
    let end = serve::interrupted();
    print_welcome(&format!("http://{address}"), day);
    let options = WebOptions {
        clock,
        ids: edge::ids(),
        demo: true,
        fixed_today: today,
    };
    let served = serve::serve(listener, app, options, end).await;
    // The folder was made by this process and holds nothing but invented people.
    std::fs::remove_dir_all(&folder)
        .with_context(|| format!("the folder {} could not be removed", folder.display()))?;
    served
}

/// Who can sign in, and what for.
const ACCOUNTS: [(&str, &str); 9] = [
    ("anna", "transition manager in Erfurt, leads the told cases"),
    (
        "worker-1-2",
        "a colleague of hers, who can take a case over",
    ),
    (
        "koordination",
        "coordination of the sites: lists, admissions, reports",
    ),
    (
        "koordination2",
        "a second coordination, who grants exceptions",
    ),
    ("sozialdienst", "social service of the prison in Tonna"),
    ("datenschutz", "data-protection officer: the log"),
    ("admin", "administrator: accounts and sites, no case"),
    (
        "insa-koordination",
        "another carrier, who sees nothing of the first",
    ),
    ("insa-koordination2", "a second coordination there"),
];

fn print_welcome(url: &str, today: Date) {
    println!("Nahtlos, demonstration with invented people. Today is {today}.");
    println!();
    println!("  {url}");
    println!();
    println!("Accounts, all with the password  {}", synthetic::PASSWORD);
    for (login, who) in ACCOUNTS {
        println!("  {login:<19} {who}");
    }
    println!();
    println!("Three things to try:");
    println!(
        "  1. Sign in as anna: \"Mein Tag\" has the releases of the next 12 weeks, worst seam first."
    );
    println!(
        "     Open Jonas Demir, look at the seam, and ask \"Was wäre, wenn …\" he leaves a week earlier."
    );
    println!("  2. Sign in as koordination: read a release list under \"Liste einlesen\"");
    println!(
        "     (a sample lies in docs/samples/entlassungsliste.csv), then clear and admit somebody."
    );
    println!(
        "  3. Sign in as datenschutz: see who looked at what, and check that the log is whole."
    );
    println!();
    println!("Nothing is kept: the database goes when this program ends (Ctrl-C).");
}
