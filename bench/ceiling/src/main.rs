//! # The ceiling
//!
//! The smallest server that answers the four requests of the workload from the product's own
//! database file: the list of cases, a case, a search, a new note. It reads and writes the same
//! rows, has one writer with group commit, keeps the same chained log (an entry is durable before
//! its content leaves) and answers pages of about the same size with the real names, tasks and
//! notes in them. It has no rules, no access policy beyond one comparison, no languages, no
//! validation and no templates. So the product's speed divided by its speed says what all of that
//! costs.
//!
//! It is a measuring tool: not shipped, not tested beyond `cargo xtask bench`, which verifies the
//! log that it writes with `nahtlos audit verify`, and checks what stands on its pages.
//!
//! ```text
//! ceiling FILE ADDRESS CASE_BYTES LIST_BYTES SEARCH_BYTES
//! ```
//!
//! The sizes are those of the product's pages; each page is filled up to its own.

mod log;
mod page;
mod rows;
mod writer;

use std::{error::Error, sync::Arc};

use axum::{
    Form, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use rusqlite::Connection;
use serde::Deserialize;
use tokio::net::TcpListener;
use uuid::Uuid;

use self::{
    log::Entry,
    page::Sizes,
    rows::{NewNote, Person, Readers},
    writer::Writer,
};

/// The product's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What may go wrong on the way to an answer; the one who measures sees the status.
type Failure = Box<dyn Error + Send + Sync>;

struct Server {
    readers: Readers,
    writer: Writer,
    sizes: Sizes,
}

type Shared = State<Arc<Server>>;

#[derive(Deserialize)]
struct Search {
    q: String,
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, address, case, list, search] = arguments.as_slice() else {
        return Err("usage: ceiling FILE ADDRESS CASE_BYTES LIST_BYTES SEARCH_BYTES".into());
    };
    let server = Arc::new(Server {
        writer: Writer::start(file)?,
        readers: Readers::open(file)?,
        sizes: Sizes {
            case: case.parse()?,
            list: list.parse()?,
            search: search.parse()?,
        },
    });
    let router = Router::new()
        .route("/cases", get(list_of_cases))
        .route("/cases/{id}", get(one_case))
        .route("/cases/{id}/notes", post(add_note))
        .route("/search", post(find))
        .with_state(server);
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = TcpListener::bind(address).await?;
        println!("ceiling listens on http://{}", listener.local_addr()?);
        axum::serve(listener, router).await
    })?;
    Ok(())
}

impl Server {
    /// Reads with one connection, at one moment, for the person of the cookie.
    fn read<T>(
        &self,
        headers: &HeaderMap,
        work: impl FnOnce(&Connection, &Person) -> Result<T, Failure>,
    ) -> Result<Option<(Person, T)>, Failure> {
        let Some(token) = token(headers) else {
            return Ok(None);
        };
        self.readers.with(|connection| {
            let Some(person) = rows::person(connection, &token)? else {
                return Ok(None);
            };
            let found = work(connection, &person)?;
            Ok(Some((person, found)))
        })
    }
}

/// SHA-256 of the secret in the session cookie.
fn token(headers: &HeaderMap) -> Option<[u8; 32]> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    let secret = cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == "__Host-nahtlos")?
        .1;
    Some(log::sha256(&[&URL_SAFE_NO_PAD.decode(secret).ok()?]))
}

fn answer(result: Result<Option<Response>, Failure>) -> Response {
    match result {
        Ok(Some(response)) => response,
        Ok(None) => Redirect::to("/login").into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn list_of_cases(State(server): Shared, headers: HeaderMap) -> Response {
    answer(listed(&server, &headers).await)
}

async fn listed(server: &Server, headers: &HeaderMap) -> Result<Option<Response>, Failure> {
    let found = server.read(headers, rows::list)?;
    let Some((person, list)) = found else {
        return Ok(None);
    };
    let html = page::list(&person, &list, server.sizes.list);
    let shown = list.cases.iter().map(|case| case.id).collect();
    let entry = Entry::of(&person, "case.list").cases(shown);
    server
        .writer
        .write(move |db| log::append(db, entry))
        .await?;
    Ok(Some(Html(html).into_response()))
}

async fn find(State(server): Shared, headers: HeaderMap, Form(form): Form<Search>) -> Response {
    answer(found(&server, &headers, &form.q).await)
}

async fn found(server: &Server, headers: &HeaderMap, q: &str) -> Result<Option<Response>, Failure> {
    let found = server.read(headers, |db, person| rows::search(db, person, q))?;
    let Some((person, list)) = found else {
        return Ok(None);
    };
    let html = page::list(&person, &list, server.sizes.search);
    let shown = list.cases.iter().map(|case| case.id).collect();
    let entry = Entry::of(&person, "case.search").cases(shown);
    server
        .writer
        .write(move |db| log::append(db, entry))
        .await?;
    Ok(Some(Html(html).into_response()))
}

async fn one_case(State(server): Shared, headers: HeaderMap, Path(id): Path<Uuid>) -> Response {
    answer(shown(&server, &headers, id).await)
}

async fn shown(
    server: &Server,
    headers: &HeaderMap,
    id: Uuid,
) -> Result<Option<Response>, Failure> {
    let found = server.read(headers, |db, person| rows::case(db, person, id))?;
    let Some((person, case)) = found else {
        return Ok(None);
    };
    let mut entry = Entry::of(&person, "case.view");
    entry.case = Some(id);
    let Some(case) = case else {
        entry.outcome = "hidden";
        server
            .writer
            .write(move |db| log::append(db, entry))
            .await?;
        return Ok(Some(StatusCode::NOT_FOUND.into_response()));
    };
    let html = page::case(&person, &case, server.sizes.case);
    entry.cases = case.episodes.iter().map(|episode| episode.id).collect();
    server
        .writer
        .write(move |db| log::append(db, entry))
        .await?;
    Ok(Some(Html(html).into_response()))
}

async fn add_note(
    State(server): Shared,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Form(note): Form<NewNote>,
) -> Response {
    answer(added(&server, &headers, id, note).await)
}

async fn added(
    server: &Server,
    headers: &HeaderMap,
    id: Uuid,
    note: NewNote,
) -> Result<Option<Response>, Failure> {
    let Some((person, ())) = server.read(headers, |_, _| Ok(()))? else {
        return Ok(None);
    };
    let mut entry = Entry::of(&person, "note.add");
    entry.case = Some(id);
    server
        .writer
        .write(move |db| {
            let note = rows::add_note(db, &person, id, &note)?;
            entry.subject = format!("contact_note {note}");
            log::append(db, entry)
        })
        .await?;
    Ok(Some(
        Redirect::to(&format!("/cases/{id}/notes")).into_response(),
    ))
}
