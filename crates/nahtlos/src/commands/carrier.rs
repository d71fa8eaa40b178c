//! `nahtlos carrier add|list`.

use std::process::ExitCode;

use anyhow::Result;
use app::account;

use super::user::print_link;
use crate::{cli::Carrier, edge};

/// Runs the command.
pub async fn run(command: Carrier) -> Result<ExitCode> {
    match command {
        Carrier::Add {
            carrier,
            login,
            name,
            database,
        } => {
            let app = edge::open(&database, false).await?;
            let (now, ids) = (edge::now(), edge::ids());
            let new = (carrier.as_str(), login.as_str(), name.as_str());
            let token = account::add_carrier(&app, now, &ids, &mut app.chance.clone(), new).await?;
            print_link(token.reveal());
            app.store.db().clone().close().await?;
        }
        Carrier::List { database } => {
            let app = edge::open(&database, false).await?;
            for name in account::carriers(&app).await? {
                println!("{name}");
            }
            app.store.db().clone().close().await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
