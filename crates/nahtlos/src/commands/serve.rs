//! `nahtlos serve`: the server, and what runs beside it.

use std::{net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use app::{App, IdSource, doctor::Glance};
use jiff::{Timestamp, civil::Date};
use tokio::{net::TcpListener, sync::oneshot};
use web::{WebOptions, WebState};

use crate::{cli::Database, edge};

/// How many stale cases are recomputed in one transaction.
const CATCH_UP_BATCH: i64 = 100;

/// Runs the server until it is told to stop.
pub async fn run(place: &Database, listen: SocketAddr) -> Result<ExitCode> {
    let listener = bind(listen).await?;
    let app = edge::open(place, true).await?;
    edge::warn_of_clock(&app).await?;
    edge::check_programmes(&app).await?;
    let address = listener.local_addr()?;
    let end = interrupted();
    println!("Nahtlos listens on http://{address}");
    let mut chance = app.chance.clone();
    let first = app::account::first_link(&app, edge::now(), &edge::ids(), &mut chance).await?;
    if let Some(token) = first {
        println!("Nobody has an account yet. This link makes the first administrator, once and");
        println!(
            "within 72 hours:  http://{address}/setup/{}",
            token.reveal()
        );
    }
    let options = WebOptions {
        clock: edge::clock(None),
        ids: edge::ids(),
        demo: false,
        fixed_today: None,
    };
    serve(listener, app, options, end).await
}

/// Takes the address, or says what to do if that fails.
pub async fn bind(listen: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(listen).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => anyhow!(
            "{listen} is in use by another program; choose another address, for example --listen {}:{}",
            listen.ip(),
            listen.port().wrapping_add(1)
        ),
        std::io::ErrorKind::PermissionDenied => anyhow!(
            "this user may not listen on {listen}; choose a port above 1023, for example --listen {}:8080",
            listen.ip()
        ),
        _ => anyhow!("{listen} cannot be listened on: {error}"),
    })
}

/// Serves until `end` comes or the database turns out to be damaged, then closes it.
pub async fn serve(
    listener: TcpListener,
    app: App,
    options: WebOptions,
    end: impl Future<Output = ()> + Send + 'static,
) -> Result<ExitCode> {
    let today_fixed = options.fixed_today;
    let keeper = tokio::spawn(keep_fresh(
        app.clone(),
        options.clock.clone(),
        options.ids.clone(),
        today_fixed,
    ));
    let linker = tokio::spawn(keep_linked(app.clone()));
    let db = app.store.db().clone();
    let (tell, damaged) = oneshot::channel();
    let checker = tokio::spawn(keep_checked(app.clone(), tell));
    let end = async move {
        tokio::select! {
            () = end => None,
            Ok(damage) = damaged => Some(damage),
        }
    };
    let (tell, ended) = oneshot::channel();
    let end = async move {
        // Nobody hears it only if the server is gone already.
        tell.send(end.await).unwrap_or_default();
    };
    let router =
        web::router(WebState { app, options }).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router)
        .with_graceful_shutdown(end)
        .await
        .context("the server stopped")?;
    keeper.abort();
    linker.abort();
    checker.abort();
    db.close().await?;
    let Ok(Some(damage)) = ended.await else {
        return Ok(ExitCode::SUCCESS);
    };
    eprintln!("nahtlos: {damage}");
    Ok(ExitCode::from(DAMAGED))
}

/// How a server ends that has found its database damaged: whoever looks after it must not start it again.
const DAMAGED: u8 = 3;

/// How long after the start the file of the database is looked through: whoever waits at the door comes first.
const CHECKED_AFTER: Duration = Duration::from_secs(5);
const CHECKED_EVERY: Duration = Duration::from_hours(24);

/// Looks through the file of the database every day, and tells what is wrong if it turns out to be damaged: then
/// this server writes nothing more into it.
async fn keep_checked(app: App, tell: oneshot::Sender<String>) {
    tokio::time::sleep(CHECKED_AFTER).await;
    loop {
        match app::doctor::glance(&app).await {
            Ok(Glance::Whole) => {}
            Ok(Glance::TooLarge) => tracing::warn!(
                "the database file is too large to be looked through beside the work; \
                 run nahtlos doctor from time to time"
            ),
            Ok(Glance::Damaged(damage)) => {
                tracing::error!(damage, "the server stops, so that it writes nothing more");
                // Nobody hears it only if the server is ending already.
                tell.send(damage).unwrap_or_default();
                return;
            }
            // Whoever works with it is told so.
            Err(error) => tracing::warn!(%error, "the database could not be looked through"),
        }
        tokio::time::sleep(CHECKED_EVERY).await;
    }
}

/// Ends once somebody wants the program to stop. It listens from now on: whoever reads that the
/// server is there may stop it at once.
pub fn interrupted() -> impl Future<Output = ()> + Send + 'static {
    let listen = |kind| tokio::signal::unix::signal(kind).ok();
    let mut terminate = listen(tokio::signal::unix::SignalKind::terminate());
    let mut interrupt = listen(tokio::signal::unix::SignalKind::interrupt());
    async move {
        tokio::select! {
            () = heard(interrupt.as_mut()) => {}
            () = heard(terminate.as_mut()) => {}
        }
    }
}

async fn heard(signal: Option<&mut tokio::signal::unix::Signal>) {
    match signal {
        Some(signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}

/// As days pass, what lists show of a case changes: recomputed in small steps, so that nobody
/// waits behind it. Looks again every ten minutes, which finds nothing but once a day. Then what is
/// over is forgotten.
async fn keep_fresh(
    app: App,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ids: IdSource,
    fixed: Option<Date>,
) {
    let mut kept_for = None;
    loop {
        let now = clock();
        let today = fixed.unwrap_or_else(|| i18n::berlin_date(now));
        let pause = match app::recompute::catch_up(&app, now, today, &ids, CATCH_UP_BATCH).await {
            Ok(0) => Duration::from_mins(10),
            Ok(_) => {
                tokio::task::yield_now().await;
                continue;
            }
            Err(error) => {
                tracing::error!(%error, "cases could not be recomputed for today");
                Duration::from_mins(1)
            }
        };
        match app::retention::run(&app, now, today, kept_for).await {
            Ok(()) => kept_for = Some(today),
            Err(error) => tracing::error!(%error, "what is over could not be forgotten"),
        }
        tokio::time::sleep(pause).await;
    }
}

/// How often the log's index by case is brought up to date. Nobody waits for it: who asks for the
/// log of a case brings it up to date first.
const LINKED_EVERY: Duration = Duration::from_secs(10);

async fn keep_linked(app: App) {
    loop {
        tokio::time::sleep(LINKED_EVERY).await;
        if let Err(error) = app::log::link(&app).await {
            tracing::error!(%error, "the index of the log could not be brought up to date");
        }
    }
}

/// `nahtlos migrate`.
pub async fn migrate(place: &Database) -> Result<ExitCode> {
    let app = edge::open(place, true).await?;
    let version = app.store.db().schema_version().await?;
    println!("The database has schema {version}, the newest that this program knows.");
    app.store.db().clone().close().await?;
    Ok(ExitCode::SUCCESS)
}
