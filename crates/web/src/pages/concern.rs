//! Concerns: what somebody asked, on one short form.

use app::{
    AppError, Problems,
    concern::{ConcernRow, Concerns, Words},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    concern::ConcernStatus,
    contact::EpistemicKind,
    ids::{AppointmentId, CaseId, ConcernId},
};
use i18n::{Lang, Texts};
use jiff::civil::Date;

use crate::{
    correction::struck_by,
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        appointment::worry as appointment_worry,
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

mod further;
mod list;
mod sample;
mod strike;

/// What an answer usually is.
const USUAL: EpistemicKind = EpistemicKind::Fact;

/// What changes a concern.
const CHANGES: &[&str] = &[
    "concern.change",
    "concern.strike",
    "concern.make_task",
    "concern.make_part",
];

/// The longest question or answer, in characters.
const MAX_TEXT: usize = 2_000;

const STRIKE: &str = "/cases/{case}/concerns/{concern}/strike";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/concerns", Guard::Case, list::show)
        .get("/cases/{case}/concerns/new", Guard::Case, new)
        .form(
            "/cases/{case}/concerns",
            "/cases/{case}/concerns/new",
            Guard::Case,
            add,
        )
        .get("/cases/{case}/concerns/{concern}", Guard::Case, edit)
        .form(
            "/cases/{case}/concerns/{concern}",
            "/cases/{case}/concerns/{concern}",
            Guard::Case,
            change,
        )
        .get(STRIKE, Guard::Case, strike::show)
        .form(STRIKE, STRIKE, Guard::Case, strike::strike)
        .post(
            "/cases/{case}/concerns/{concern}/task",
            Guard::Case,
            further::make_task,
        )
        .post(
            "/cases/{case}/concerns/{concern}/plan",
            Guard::Case,
            further::make_part,
        )
}

/// One concern, ready for a template.
pub(crate) struct ConcernLine {
    /// What it is about.
    pub topic: String,
    /// What was asked.
    pub asked: String,
    /// What was answered.
    pub answer: String,
    /// What kind of statement the answer is, if somebody said.
    pub kind: String,
    /// Where it stands, in words.
    pub status: String,
    /// Class of its state.
    pub class: &'static str,
    /// Its sign.
    pub icon: &'static str,
    /// Who wrote it down and when.
    pub by: String,
    /// Where it is changed.
    pub href: String,
    /// Its version, for the click that makes a task of it.
    pub version: i64,
    /// Its anchor on the page of all concerns.
    pub id: String,
    /// What it became, and where that is: words and address.
    pub became: Option<(String, String)>,
    /// Whether it can become a task or a part of the plan.
    pub goes_on: bool,
    /// Former words, newest first, with when and by whom.
    pub former: Vec<(String, String)>,
    /// Who has struck it, when and why.
    pub struck: Option<String>,
}

/// A concern, ready for a template; `case` is the address of the case.
pub(crate) fn concern_line(
    texts: &Texts,
    case: &str,
    row: &ConcernRow,
    today: Date,
) -> ConcernLine {
    let words = &row.words;
    let late = words.follow_up_on.is_some_and(|day| day < today);
    let (class, icon) = match row.status {
        _ if row.struck.is_some() => ("mute", "none"),
        ConcernStatus::Open if late => ("open", "late"),
        ConcernStatus::Open => ("risk", "risk"),
        ConcernStatus::Answered => ("ok", "ok"),
        ConcernStatus::Task | ConcernStatus::Plan => ("mute", "none"),
    };
    let status = match (row.status, words.follow_up_on) {
        _ if row.struck.is_some() => texts.get("common-struck").into_owned(),
        (ConcernStatus::Open, Some(day)) => {
            let when = texts.relative(day, today);
            texts.with("concern-follow-up-when", &[("when", when.into())])
        }
        (status, _) => texts.code("concern_status", status).into_owned(),
    };
    ConcernLine {
        topic: words.topic.clone(),
        asked: words.asked.clone(),
        answer: words.answer.clone(),
        kind: statement::shown(texts, words.kind()),
        status,
        class,
        icon,
        by: texts.with(
            "concern-by",
            &[
                ("name", (&row.recorded_by_name).into()),
                ("when", texts.instant(row.recorded_at).into()),
            ],
        ),
        href: format!("{case}/concerns/{}", row.id),
        version: row.version,
        id: format!("c-{}", row.id),
        became: row.task.map(|task| {
            let words = texts.get("concern-to-task").into_owned();
            (words, format!("{case}/tasks/{task}"))
        }),
        goes_on: row.struck.is_none()
            && matches!(row.status, ConcernStatus::Open | ConcernStatus::Answered),
        former: Vec::new(),
        struck: row.struck.as_ref().map(|one| struck_by(texts, one)),
    }
}

#[derive(Template)]
#[template(path = "concern/form.html")]
struct FormPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    action: String,
    back: String,
    /// Whether there are words already, which may have to be corrected.
    changing: bool,
    theirs: Theirs,
}

async fn for_form(
    ctx: &RequestCtx,
    case: CaseId,
    concern: Option<ConcernId>,
) -> Result<Concerns, WebError> {
    app::concern::for_form(ctx.app(), &ctx.op, case, concern)
        .await
        .map_err(|e| ctx.error(e))
}

async fn page(
    ctx: &RequestCtx,
    view: &Concerns,
    row: Option<ConcernId>,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    let key = match row {
        None => "concern-new",
        Some(_) => "concern-change",
    };
    let title = texts.get(key).into_owned();
    let frame = form_frame(ctx, &view.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let back = format!("{}/concerns", frame.href);
    Ok(FormPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        changing: row.is_some(),
        action: match row {
            None => back.clone(),
            Some(row) => format!("{back}/{row}"),
        },
        back,
        theirs,
        frame,
        f,
    })
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = for_form(&ctx, case, None).await?;
    let action = format!("/cases/{case}/concerns");
    let mut start = FormData::from_pairs([statement::start(None, USUAL)]);
    if let Some(appointment) = ctx.query("appointment") {
        let appointment: AppointmentId = id(&ctx, &appointment)?;
        start.push("asked", appointment_worry(&ctx, case, appointment).await?);
    }
    let f = ctx.form(&action, start).await?;
    Ok(html(&page(&ctx, &view, None, f, Theirs::default()).await?))
}

async fn edit(
    ctx: RequestCtx,
    Path((case, concern)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let concern: ConcernId = id(&ctx, &concern)?;
    let view = for_form(&ctx, case, Some(concern)).await?;
    let row = view
        .get(concern)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let action = format!("/cases/{case}/concerns/{concern}");
    let f = ctx.form(&action, stored(ctx.texts(), row)).await?;
    let page = page(&ctx, &view, Some(concern), f, Theirs::default()).await?;
    Ok(html(&page))
}

fn stored(texts: &Texts, row: &ConcernRow) -> FormData {
    let words = &row.words;
    let day = words.follow_up_on.map(|day| texts.date(day));
    FormData::from_pairs([
        ("version", row.version.to_string()),
        ("topic", words.topic.clone()),
        ("asked", words.asked.clone()),
        ("answer", words.answer.clone()),
        statement::start(words.kind(), USUAL),
        ("follow_up_on", day.unwrap_or_default()),
    ])
}

fn typed(data: &FormData) -> Result<Words, AppError> {
    let mut problems = Problems::new();
    data.optional("why", MAX_TEXT, &mut problems);
    let topic = data.required("topic", 120, &mut problems);
    let asked = data.required("asked", MAX_TEXT, &mut problems);
    let answer = data.optional("answer", MAX_TEXT, &mut problems);
    let kind = statement::typed(data, USUAL, &mut problems).of(&answer);
    let words = Words {
        topic,
        asked,
        answer,
        answer_epistemic: kind.map(|one| one.code().to_owned()),
        follow_up_on: data.optional_date("follow_up_on", &mut problems),
    };
    problems.none_or_invalid()?;
    Ok(words)
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match typed(&data) {
        Ok(words) => app::concern::add(ctx.app(), &ctx.op, case, words)
            .await
            .map(|_| ()),
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(
            &format!("/cases/{case}/concerns"),
            "concern-flash-added",
        )),
        Err(error) => again(&ctx, case, None, data, error).await,
    }
}

async fn change(
    ctx: RequestCtx,
    Path((case, concern)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let concern: ConcernId = id(&ctx, &concern)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(words) => {
            let which = (concern, version);
            let why = data.get("why").trim();
            app::concern::change(ctx.app(), &ctx.op, case, which, (words, why)).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(
            &format!("/cases/{case}/concerns"),
            "concern-flash-changed",
        )),
        Err(error) => again(&ctx, case, Some(concern), data, error).await,
    }
}

/// The form once more: with its problems, or beside what somebody else has stored.
async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    concern: Option<ConcernId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let view = for_form(ctx, case, concern).await?;
    let subject = concern.map_or_else(String::new, |one| format!("concern {one}"));
    let (status, f, theirs) =
        refused(ctx, Changing::row(case, &subject, CHANGES), data, error).await?;
    let page = page(ctx, &view, concern, f, theirs).await?;
    Ok(with_status(status, &page))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
