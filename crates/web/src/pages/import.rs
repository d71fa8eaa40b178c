//! Release lists: upload, dry run, applying with progress.

use app::{
    AppError, Problems,
    import::{
        BatchStatus, Choice as Way, Filter, ListError, Progress, RowDecision, Upload, Uploaded,
    },
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Code, ids::ImportBatchId};
use i18n::{Arg, Lang, Texts};

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
    upload::{Parts, read_parts},
};

mod batch;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/imports", Guard::SignedIn, list)
        .post("/imports", Guard::SignedIn, upload)
        .get("/imports/{batch}", Guard::SignedIn, batch::show)
        .get("/imports/{batch}/progress", Guard::SignedIn, progress)
        .post("/imports/{batch}/apply", Guard::SignedIn, apply)
        .post("/imports/{batch}/resume", Guard::SignedIn, resume)
        .post("/imports/{batch}/discard", Guard::SignedIn, discard)
        .post("/imports/{batch}/rows/{line}", Guard::SignedIn, decide)
}

fn batch_id(ctx: &RequestCtx, text: &str) -> Result<ImportBatchId, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}

/// A list on the overview.
struct Uploadedline {
    href: String,
    file_name: String,
    institution: String,
    rows: String,
    when: String,
    by: String,
    class: &'static str,
    icon: &'static str,
    status: String,
}

/// Why a file cannot be read as a whole.
struct Unreadable {
    title: String,
    text: String,
    missing: Vec<String>,
    found: Vec<String>,
}

#[derive(Template)]
#[template(path = "import/list.html")]
struct ListPage {
    sh: Shell,
    f: FormView,
    institutions: Vec<Choice>,
    programmes: Vec<Choice>,
    lists: Vec<Uploadedline>,
    unreadable: Option<Unreadable>,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let page = list_page(&ctx, None, Problems::new(), None).await?;
    Ok(html(&page))
}

async fn list_page(
    ctx: &RequestCtx,
    typed: Option<FormData>,
    problems: Problems,
    unreadable: Option<Unreadable>,
) -> Result<ListPage, WebError> {
    let app = ctx.app();
    let (institutions, programmes) = app::import::form(app, &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let lists = app::import::batches(app, &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let title = texts.get("import-title").into_owned();
    let title = if problems.0.is_empty() && unreadable.is_none() {
        title
    } else {
        texts.with("error-prefix", &[("title", Arg::from(title))])
    };
    let sh = ctx.shell(Nav::Import, title).await?;
    let mut data = typed.unwrap_or_default();
    if let ([(id, _)], None) = (&programmes[..], data.first("programme")) {
        data.push("programme", id.clone());
    }
    Ok(ListPage {
        institutions: super::referral::named(institutions),
        programmes: programmes
            .into_iter()
            .map(|(id, title)| Choice::new(id, sh.say(&title)))
            .collect(),
        lists: lists.iter().map(|one| line(texts, one, ctx)).collect(),
        f: FormView::invalid(texts, data, problems),
        unreadable,
        sh,
    })
}

fn line(texts: &Texts, one: &app::import::ListedBatch, ctx: &RequestCtx) -> Uploadedline {
    let day = i18n::berlin_date(one.batch.uploaded_at);
    let (class, icon, status) = status_words(texts, &one.progress);
    Uploadedline {
        href: format!("/imports/{}", one.batch.id),
        file_name: one.batch.file_name.clone(),
        institution: one.institution.clone(),
        rows: texts.number(one.batch.total),
        when: texts.relative(day, ctx.today()),
        by: one.batch.uploaded_by_name.clone(),
        class,
        icon,
        status,
    }
}

fn status_words(texts: &Texts, progress: &Progress) -> (&'static str, &'static str, String) {
    let key = if progress.interrupted {
        "import-status-interrupted".to_owned()
    } else {
        format!("import-status-{}", progress.status.code())
    };
    let (class, icon) = match progress.status {
        _ if progress.interrupted => ("st-open", "open"),
        BatchStatus::Done => ("st-ok", "ok"),
        BatchStatus::Discarded => ("st-mute", "none"),
        BatchStatus::Checked => ("st-risk", "risk"),
        BatchStatus::Checking | BatchStatus::Running => ("st-risk", "clock"),
    };
    (class, icon, texts.get(&key).into_owned())
}

async fn upload(ctx: RequestCtx, parts: Parts) -> Result<Response, WebError> {
    let (data, files) = match read_parts(parts).await {
        Ok(read) => read,
        Err((status, data)) => return too_large(&ctx, status, data).await,
    };
    let mut files = files.into_iter().rev();
    let file = files.find(|(field, _)| field == "file");
    let Some((_, file)) = file else {
        return refused(&ctx, data, no_file("error-file-missing"), None).await;
    };
    if file.bytes.is_empty() {
        return refused(&ctx, data, no_file("error-file-empty"), None).await;
    }
    let institution = data.get("institution").to_owned();
    let what = Upload {
        institution: institution.clone(),
        programme: data.get("programme").to_owned(),
        file_name: file.file_name,
        bytes: file.bytes,
    };
    match app::import::upload(ctx.app(), &ctx.op, what).await {
        Ok(Uploaded::Batch(id)) => Ok(Redirect::to(&format!("/imports/{id}")).into_response()),
        Ok(Uploaded::Unreadable(error)) => {
            let name = ctx.app().institution_name(&institution);
            let why = unreadable(ctx.texts(), &error, &name);
            refused(&ctx, data, Problems::new(), Some(why)).await
        }
        Err(AppError::Invalid(problems)) => refused(&ctx, data, problems, None).await,
        Err(error) => Err(ctx.error(error)),
    }
}

fn no_file(key: &'static str) -> Problems {
    let mut problems = Problems::new();
    problems.add_key("file", key);
    problems
}

async fn refused(
    ctx: &RequestCtx,
    data: FormData,
    problems: Problems,
    unreadable: Option<Unreadable>,
) -> Result<Response, WebError> {
    let page = list_page(ctx, Some(data), problems, unreadable).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn too_large(
    ctx: &RequestCtx,
    status: StatusCode,
    data: FormData,
) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        let message = app::Message::new("error-file-too-large").with("max", 16);
        problems.add("file", message);
    } else {
        problems.add_key("file", "error-file-missing");
    }
    let page = list_page(ctx, Some(data), problems, None).await?;
    Ok(with_status(status, &page))
}

/// Which columns are missing and which were found; for any other reason its sentence.
fn unreadable(texts: &'static Texts, error: &ListError, institution: &str) -> Unreadable {
    let title = |key: &str| texts.with(key, &[("institution", Arg::from(institution.to_owned()))]);
    let text = match texts.lang() {
        Lang::De => error.to_string(),
        Lang::En => error.english(),
    };
    match error {
        ListError::NoHeader { found, missing } => Unreadable {
            title: title("import-no-header"),
            text: String::new(),
            missing: missing
                .iter()
                .map(|field| texts.coded("import_field", field.code()).into_owned())
                .collect(),
            found: found.clone(),
        },
        _ => Unreadable {
            title: title("import-unreadable"),
            text,
            missing: Vec::new(),
            found: Vec::new(),
        },
    }
}

/// The part of a page that shows how far a list is.
struct ProgressView {
    url: String,
    page: String,
    heading: String,
    working: bool,
    done: i64,
    total: i64,
    per_cent: i64,
    text: String,
}

impl ProgressView {
    fn of(texts: &Texts, progress: &Progress) -> Self {
        let page = format!("/imports/{}", progress.batch);
        let heading = if progress.is_working() {
            format!("import-working-{}", progress.status.code())
        } else {
            "import-working-over".to_owned()
        };
        let numbers = [
            ("done", Arg::from(texts.number(progress.done))),
            ("total", Arg::from(texts.number(progress.total))),
        ];
        Self {
            url: format!("{page}/progress"),
            page,
            heading: texts.get(&heading).into_owned(),
            working: progress.is_working(),
            done: progress.done,
            total: progress.total.max(1),
            per_cent: progress.done * 100 / progress.total.max(1),
            text: texts.with("import-progress", &numbers),
        }
    }
}

#[derive(Template)]
#[template(path = "import/_progress.html")]
struct ProgressPart {
    sh: Shell,
    p: ProgressView,
}

async fn progress(ctx: RequestCtx, Path(batch): Path<String>) -> Result<Response, WebError> {
    let batch = batch_id(&ctx, &batch)?;
    let progress = app::import::progress(ctx.app(), &ctx.op, batch)
        .await
        .map_err(|e| ctx.error(e))?;
    let sh = ctx.shell(Nav::Import, "").await?;
    let p = ProgressView::of(ctx.texts(), &progress);
    Ok(html(&ProgressPart { sh, p }))
}

async fn apply(
    ctx: RequestCtx,
    Path(batch): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let id = batch_id(&ctx, &batch)?;
    let mut problems = Problems::new();
    let Some(way) = data.code::<Way>("choice", &mut problems) else {
        return batch::refused(&ctx, id, data, problems).await;
    };
    match app::import::apply(ctx.app(), &ctx.op, id, way).await {
        Ok(()) => Ok(Redirect::to(&format!("/imports/{id}")).into_response()),
        Err(AppError::Invalid(problems)) => batch::refused(&ctx, id, data, problems).await,
        Err(error) => Err(ctx.error(error)),
    }
}

async fn resume(ctx: RequestCtx, Path(batch): Path<String>) -> Result<Response, WebError> {
    let id = batch_id(&ctx, &batch)?;
    app::import::resume(ctx.app(), &ctx.op, id)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(Redirect::to(&format!("/imports/{id}")).into_response())
}

async fn discard(ctx: RequestCtx, Path(batch): Path<String>) -> Result<Response, WebError> {
    let id = batch_id(&ctx, &batch)?;
    app::import::discard(ctx.app(), &ctx.op, id)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done("/imports", "import-flash-discarded"))
}

async fn decide(
    ctx: RequestCtx,
    Path((batch, line)): Path<(String, i64)>,
    data: FormData,
) -> Result<Response, WebError> {
    let id = batch_id(&ctx, &batch)?;
    let decision = match data.get("who") {
        "different" => RowDecision::Different,
        "undecided" => RowDecision::Undecided,
        said => match (said.strip_prefix("line-").map(str::parse), said.parse()) {
            (Some(Ok(line)), _) => RowDecision::Repeats(line),
            (None, Ok(client)) => RowDecision::Same(client),
            _ => return Err(ctx.error(AppError::NotFound)),
        },
    };
    app::import::decide(ctx.app(), &ctx.op, id, line, decision)
        .await
        .map_err(|e| ctx.error(e))?;
    let filter = Filter::from_code(data.get("show")).code();
    let after: i64 = data.get("after").parse().unwrap_or(0);
    let back =
        format!("/imports/{id}?show={filter}&after={after}&done=import-flash-decided#line-{line}");
    Ok(Redirect::to(&back).into_response())
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let list = |unreadable| ListPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, FormData::default()),
        institutions: vec![Choice::new("th-tonna", "JVA Tonna")],
        programmes: vec![Choice::new("puemas", "PÜMaS")],
        lists: vec![Uploadedline {
            href: "/imports/1".to_owned(),
            file_name: "tonna-2026-11.csv".to_owned(),
            institution: "JVA Tonna".to_owned(),
            rows: texts.number(142),
            when: "gestern".to_owned(),
            by: "Dora Leitner".to_owned(),
            class: "st-ok",
            icon: "ok",
            status: texts.get("import-status-done").into_owned(),
        }],
        unreadable,
    };
    let error = ListError::NoHeader {
        found: vec!["Name".to_owned(), "Geb".to_owned()],
        missing: vec![app::import::Field::ReleaseDate],
    };
    let other = unreadable(texts, &ListError::Empty, "JVA Tonna");
    let wrong = unreadable(texts, &error, "JVA Tonna");
    let mut all = vec![
        ("import/list.html", list(None).render().unwrap_or_default()),
        (
            "import/list.html",
            list(Some(wrong)).render().unwrap_or_default(),
        ),
        (
            "import/list.html",
            list(Some(other)).render().unwrap_or_default(),
        ),
    ];
    all.extend(batch::samples(lang));
    all
}
