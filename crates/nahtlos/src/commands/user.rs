//! `nahtlos user add|reset|list`.

use std::process::ExitCode;

use access::Role;
use anyhow::Result;
use app::account::{self, NewAccount};
use domain::Code;

use crate::{cli::User, edge};

/// Runs the command.
pub async fn run(command: User) -> Result<ExitCode> {
    match command {
        User::Add {
            login,
            name,
            role,
            carrier,
            sites,
            institutions,
            database,
        } => {
            let app = edge::open(&database, false).await?;
            let new = NewAccount {
                carrier,
                login,
                name,
                role: Role::from_code(&role)?,
                sites,
                institutions,
            };
            let (now, ids) = (edge::now(), edge::ids());
            let token = account::add(&app, now, &ids, &mut app.chance.clone(), &new).await?;
            print_link(token.reveal());
            app.store.db().clone().close().await?;
        }
        User::Reset { login, database } => {
            let app = edge::open(&database, false).await?;
            let (now, ids) = (edge::now(), edge::ids());
            let token = account::reset(&app, now, &ids, &mut app.chance.clone(), &login).await?;
            print_link(token.reveal());
            app.store.db().clone().close().await?;
        }
        User::List { database } => {
            let app = edge::open(&database, false).await?;
            for (carrier, one) in account::list(&app).await? {
                let state = if one.active { "" } else { "  (locked)" };
                println!(
                    "{:<20} {:<24} {}, {carrier}{state}",
                    one.login,
                    one.role.code(),
                    one.name
                );
            }
            app.store.db().clone().close().await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the path of a one-time link.
pub(super) fn print_link(secret: &str) {
    println!(
        "This link sets the password, once, within 72 hours; put the address of your server in front:"
    );
    println!("  /invitation/{secret}");
}
