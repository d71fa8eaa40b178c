//! Accounts for administration; the own account; one-time links.

use access::Role;
use app::{
    AppError, Problems,
    account::{Account, AccountInput, AccountState, page_language},
};
use askama::Template;
use auth::{invitation::VALID_FOR, token::Token};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use domain::{
    Code,
    ids::{SessionId, UserId},
};
use i18n::{Arg, Texts};
use jiff::Timestamp;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod link;
mod own;
mod sample;
mod session;

pub use sample::samples;
use session::{SessionLine, session_lines};

/// Longest name, in characters.
const NAME_MAX: usize = 200;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/users", Guard::SignedIn, list)
        .get("/users/new", Guard::SignedIn, new)
        .post("/users", Guard::SignedIn, create)
        .get("/users/{user}", Guard::SignedIn, edit)
        .post("/users/{user}", Guard::SignedIn, change)
        .post("/users/{user}/lock", Guard::SignedIn, lock)
        .post("/users/{user}/unlock", Guard::SignedIn, unlock)
        .post("/users/{user}/reset", Guard::SignedIn, reset)
        .post(
            "/users/{user}/sessions/{session}/end",
            Guard::SignedIn,
            end_session,
        )
        .merge(own::routes())
        .merge(link::routes())
}

/// A state in words, with its sign.
struct State {
    class: &'static str,
    icon: &'static str,
    text: String,
}

struct Line {
    id: UserId,
    name: String,
    login: String,
    role: String,
    places: String,
    signed_in: String,
    state: State,
}

#[derive(Template)]
#[template(path = "account/list.html")]
struct ListPage {
    sh: Shell,
    total: i64,
    active: i64,
    accounts: Vec<Line>,
}

#[derive(Template)]
#[template(path = "account/new.html")]
struct NewPage {
    sh: Shell,
    f: FormView,
    roles: Vec<Choice>,
    sites: Vec<Choice>,
    institutions: Vec<Choice>,
    languages: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "account/edit.html")]
struct EditPage {
    sh: Shell,
    f: FormView,
    id: String,
    name: String,
    login: String,
    state: State,
    locked: bool,
    led: i64,
    theirs: Option<Vec<(String, String)>>,
    roles: Vec<Choice>,
    sites: Vec<Choice>,
    institutions: Vec<Choice>,
    languages: Vec<Choice>,
    sessions: Vec<SessionLine>,
}

#[derive(Template)]
#[template(path = "account/link.html")]
struct LinkPage {
    sh: Shell,
    link: String,
    until: String,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let all = app::account::all(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let accounts: Vec<Line> = all
        .into_iter()
        .map(|one| Line {
            id: one.account.id,
            role: texts.code("role", one.account.role).into_owned(),
            places: one.places.join(", "),
            signed_in: when(texts, one.signed_in_at),
            state: state(texts, one.state),
            name: one.account.name,
            login: one.account.login,
        })
        .collect();
    let active = accounts.iter().filter(|one| one.state.class == "st-ok");
    let page = ListPage {
        sh: ctx.shell(Nav::Users, texts.get("account-title")).await?,
        total: i64::try_from(accounts.len()).unwrap_or(i64::MAX),
        active: i64::try_from(active.count()).unwrap_or(i64::MAX),
        accounts,
    };
    Ok(html(&page))
}

fn when(texts: &Texts, at: Option<Timestamp>) -> String {
    at.map_or_else(
        || texts.get("account-never").into_owned(),
        |at| texts.instant(at),
    )
}

fn state(texts: &Texts, state: AccountState) -> State {
    let (class, icon, text) = match state {
        AccountState::Active => (
            "st-ok",
            "ok",
            texts.get("account-state-active").into_owned(),
        ),
        AccountState::Invited(until) => {
            let until = Arg::from(texts.instant(until));
            let text = texts.with("account-state-invited", &[("until", until)]);
            ("st-risk", "risk", text)
        }
        AccountState::LinkExpired => {
            let text = texts.get("account-state-link-expired").into_owned();
            ("st-open", "open", text)
        }
        AccountState::Locked => {
            let text = texts.get("account-state-locked").into_owned();
            ("st-mute", "lock", text)
        }
    };
    State { class, icon, text }
}

fn roles(texts: &Texts) -> Vec<Choice> {
    Choice::all::<Role>(texts, "role")
}

fn languages(texts: &Texts) -> Vec<Choice> {
    ["de", "en"]
        .map(|code| Choice::new(code, texts.get(&format!("account-language-{code}"))))
        .to_vec()
}

fn institutions(ctx: &RequestCtx) -> Vec<Choice> {
    app::account::institution_choices(ctx.app())
        .into_iter()
        .map(|(code, name)| Choice::new(code, name))
        .collect()
}

async fn sites(ctx: &RequestCtx) -> Result<Vec<Choice>, WebError> {
    let sites = app::account::site_choices(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let choice = |site: &app::account::SiteRow| Choice::new(site.id.to_string(), &*site.name);
    Ok(sites.iter().map(choice).collect())
}

async fn new_page(ctx: &RequestCtx, f: FormView) -> Result<NewPage, WebError> {
    let texts = ctx.texts();
    Ok(NewPage {
        sites: sites(ctx).await?,
        sh: ctx
            .shell(Nav::Users, texts.get("account-new-title"))
            .await?,
        f,
        roles: roles(texts),
        institutions: institutions(ctx),
        languages: languages(texts),
    })
}

async fn new(ctx: RequestCtx) -> Result<Response, WebError> {
    let start = [("language", "de".to_owned()), ("capacity", "30".to_owned())];
    let f = FormView::new(ctx.texts(), FormData::from_pairs(start));
    Ok(html(&new_page(&ctx, f).await?))
}

fn input(data: &FormData) -> (AccountInput, Problems) {
    let mut problems = Problems::new();
    let input = AccountInput {
        name: data.required("name", NAME_MAX, &mut problems),
        login: data.get("login").to_owned(),
        role: data.code("role", &mut problems),
        sites: data.all("sites"),
        institutions: data.all("institutions"),
        language: data.get("language").to_owned(),
        capacity: data.number("capacity", 0..=500, 0, &mut problems),
    };
    (input, problems)
}

async fn create(ctx: RequestCtx, headers: HeaderMap, data: FormData) -> Result<Response, WebError> {
    let (typed, problems) = input(&data);
    let name = typed.name.clone();
    match app::account::create(ctx.app(), &ctx.op, typed, problems).await {
        Ok((_, token)) => show_link(&ctx, &headers, &name, &token).await,
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = new_page(&ctx, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

/// The link stands on this answer only; it is stored nowhere.
async fn show_link(
    ctx: &RequestCtx,
    headers: &HeaderMap,
    name: &str,
    token: &Token,
) -> Result<Response, WebError> {
    let title = ctx
        .texts()
        .with("account-link-title", &[("name", Arg::from(name))]);
    let page = LinkPage {
        sh: ctx.shell(Nav::Users, title).await?,
        link: format!("{}/invitation/{}", origin(headers), token.reveal()),
        until: ctx.texts().instant(ctx.op.now + VALID_FOR),
    };
    Ok(html(&page))
}

/// The address under which the browser reached us. Only this machine is reached without TLS.
fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|one| one.to_str().ok());
    let Some(host) = host else {
        return String::new();
    };
    let here = ["localhost", "127.", "[::1]"]
        .iter()
        .any(|start| host.starts_with(start));
    format!("{}://{host}", if here { "http" } else { "https" })
}

fn user(ctx: &RequestCtx, text: &str) -> Result<UserId, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}

async fn account(ctx: &RequestCtx, user: UserId) -> Result<Account, WebError> {
    app::account::get(ctx.app(), &ctx.op, user)
        .await
        .map_err(|e| ctx.error(e))
}

fn stored(account: &Account) -> FormData {
    let mut data = FormData::from_pairs([
        ("version", account.row.version.to_string()),
        ("name", account.row.name.clone()),
        ("role", account.row.role.code().to_owned()),
        ("language", page_language(&account.row.language).to_owned()),
        ("capacity", account.row.capacity.to_string()),
    ]);
    for site in &account.sites {
        data.push("sites", site.to_string());
    }
    for institution in &account.institutions {
        data.push("institutions", institution.clone());
    }
    data
}

async fn edit_page(
    ctx: &RequestCtx,
    account: Account,
    f: FormView,
    theirs: Option<Vec<(String, String)>>,
) -> Result<EditPage, WebError> {
    let texts = ctx.texts();
    let id = account.row.id;
    let end = |session: SessionId| format!("/users/{id}/sessions/{session}/end");
    Ok(EditPage {
        sites: sites(ctx).await?,
        sh: ctx.shell(Nav::Users, &*account.row.name).await?,
        f,
        id: id.to_string(),
        state: state(texts, account.state),
        locked: !account.row.active,
        led: account.led,
        theirs,
        roles: roles(texts),
        institutions: institutions(ctx),
        languages: languages(texts),
        sessions: session_lines(ctx, &account.sessions, end),
        name: account.row.name,
        login: account.row.login,
    })
}

async fn edit(ctx: RequestCtx, Path(id): Path<String>) -> Result<Response, WebError> {
    let account = account(&ctx, user(&ctx, &id)?).await?;
    let f = FormView::new(ctx.texts(), stored(&account));
    Ok(html(&edit_page(&ctx, account, f, None).await?))
}

async fn change(
    ctx: RequestCtx,
    Path(id): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let user = user(&ctx, &id)?;
    let (typed, problems) = input(&data);
    let changed =
        app::account::change(ctx.app(), &ctx.op, user, version(&data), typed, problems).await;
    match changed {
        Ok(()) => Ok(done("/users", "account-flash-changed")),
        Err(error) => again(&ctx, user, data, error).await,
    }
}

/// The version that the form showed; one that is missing fits none.
pub(crate) fn version(data: &FormData) -> i64 {
    data.get("version").parse().unwrap_or(0)
}

/// The form once more, with what was typed and what is wrong, or with what stands there now.
async fn again(
    ctx: &RequestCtx,
    user: UserId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let (status, problems, conflict) = match error {
        AppError::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, false),
        AppError::Conflict(_) => (StatusCode::CONFLICT, Problems::new(), true),
        other => return Err(ctx.error(other)),
    };
    let account = account(ctx, user).await?;
    let theirs = conflict.then(|| theirs(ctx.texts(), &account));
    let data = if conflict {
        with_version(&data, account.row.version)
    } else {
        data
    };
    let mut f = FormView::invalid(ctx.texts(), data, problems);
    if conflict {
        f.faster = changed_by(ctx, user).await?;
    }
    let page = edit_page(ctx, account, f, theirs).await?;
    Ok(with_status(status, &page))
}

/// Who has changed this account last.
pub(super) async fn changed_by(ctx: &RequestCtx, user: UserId) -> Result<Option<String>, WebError> {
    let changes = [
        "absence.set",
        "account.change",
        "account.change_own",
        "account.lock",
        "account.unlock",
    ];
    ctx.faster(None, &format!("user {user}"), &changes).await
}

/// The form with another version: sending it again means to replace what was shown.
pub(super) fn with_version(data: &FormData, version: i64) -> FormData {
    let mut next = FormData::default();
    next.push("version", version.to_string());
    for (name, value) in data.pairs().iter().filter(|(name, _)| name != "version") {
        next.push(name, value.clone());
    }
    next
}

fn theirs(texts: &Texts, account: &Account) -> Vec<(String, String)> {
    let label = |key: &str| texts.get(key).into_owned();
    vec![
        (label("account-name"), account.row.name.clone()),
        (
            label("account-role"),
            texts.code("role", account.row.role).into_owned(),
        ),
        (
            label("account-language"),
            label(&format!(
                "account-language-{}",
                page_language(&account.row.language)
            )),
        ),
        (
            label("account-capacity"),
            texts.number(account.row.capacity),
        ),
    ]
}

async fn lock(
    ctx: RequestCtx,
    Path(id): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let user = user(&ctx, &id)?;
    match app::account::lock(ctx.app(), &ctx.op, user, version(&data)).await {
        Ok(()) => Ok(done(&format!("/users/{user}"), "account-flash-locked")),
        Err(error) => unchanged(&ctx, user, error).await,
    }
}

async fn unlock(
    ctx: RequestCtx,
    Path(id): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let user = user(&ctx, &id)?;
    match app::account::unlock(ctx.app(), &ctx.op, user, version(&data)).await {
        Ok(()) => Ok(done(&format!("/users/{user}"), "account-flash-unlocked")),
        Err(error) => unchanged(&ctx, user, error).await,
    }
}

async fn reset(
    ctx: RequestCtx,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let user = user(&ctx, &id)?;
    match app::account::send_link(ctx.app(), &ctx.op, user).await {
        Ok(token) => {
            let name = account(&ctx, user).await?.row.name;
            show_link(&ctx, &headers, &name, &token).await
        }
        Err(error) => unchanged(&ctx, user, error).await,
    }
}

/// The page of the account as it stands, with the reason why nothing has changed.
async fn unchanged(ctx: &RequestCtx, user: UserId, error: AppError) -> Result<Response, WebError> {
    let data = match &error {
        AppError::Invalid(_) | AppError::Conflict(_) => stored(&account(ctx, user).await?),
        _ => FormData::default(),
    };
    again(ctx, user, data, error).await
}

async fn end_session(
    ctx: RequestCtx,
    Path((id, session)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let user = user(&ctx, &id)?;
    let session = session.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    app::account::end_session(ctx.app(), &ctx.op, user, session)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(
        &format!("/users/{user}"),
        "account-flash-session-ended",
    ))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{origin, with_version};
    use crate::form::FormData;

    #[test]
    fn the_link_leads_where_the_browser_is() {
        for (host, address) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("localhost", "http://localhost"),
            ("nahtlos.example", "https://nahtlos.example"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            assert_eq!(origin(&headers), address);
        }
        assert_eq!(origin(&HeaderMap::new()), "");
    }

    #[test]
    fn only_the_version_changes() {
        let data = FormData::parse("version=1&name=Anna&sites=a&sites=b");
        let next = with_version(&data, 7);
        assert_eq!(next.get("version"), "7");
        assert_eq!(next.get("name"), "Anna");
        assert_eq!(next.all("sites"), ["a", "b"]);
    }
}
