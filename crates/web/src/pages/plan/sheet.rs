//! A form of the plan: shown, refused with everything kept, or shown beside what somebody else has
//! stored.

use app::{
    AppError, Problems,
    doubt::Doubt,
    plan::{PlanView, edit::ASKS},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::ids::CaseId;
use i18n::Texts;
use jiff::civil::Date;

use crate::{
    doubt::doubt_words,
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, html, with_status},
    pages::{
        assignment::{Theirs, without},
        case::{CaseFrame, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
};

/// The hidden field with a day behind us that was asked about: sent once more, it is meant.
pub(super) const MEANT: &str = "meant";

/// What was typed, with the day in `field` as the one that was asked about if that is what was refused.
pub(super) fn asked(field: &str, data: FormData, error: &AppError) -> FormData {
    let AppError::Invalid(problems) = error else {
        return data;
    };
    if problems.0.iter().all(|one| one.message.key != ASKS) {
        return data;
    }
    let mut kept = without(&data, MEANT);
    kept.push(MEANT, data.get(field));
    kept
}

/// The day that was asked about.
pub(super) fn meant(data: &FormData) -> Option<Date> {
    data.optional_date(MEANT, &mut Problems::new())
}

/// Draws the fields of a form: finished HTML, one string per line of the form.
pub(super) type Fields = fn(&FormView, &PlanView<'_>) -> Vec<String>;

/// One form.
pub(super) struct Sheet {
    /// Key of its heading.
    pub title: &'static str,
    /// What stands above the fields.
    pub intro: Vec<String>,
    /// Where it is sent.
    pub action: String,
    /// Where "cancel" leads.
    pub back: String,
    /// Its fields.
    pub fields: Fields,
    /// What it changes, as the log names it; for who was faster.
    pub subject: String,
    /// The actions that change it.
    pub changed_by: &'static [&'static str],
    /// What was told before.
    pub entries: Vec<EntryLine>,
}

/// What was told before, struck or not.
pub(super) struct EntryLine {
    pub words: String,
    /// Who struck it, when and why.
    pub struck: Option<String>,
    /// Where it is struck.
    pub strike: String,
}

/// The hidden field that says what was confirmed.
pub(super) const CONFIRMED: &str = "confirmed";

/// The hidden field that says how often something was changed before the form was opened.
pub(super) const REVISION: &str = "revision";

#[derive(Template)]
#[template(path = "plan/form.html")]
pub(super) struct FormPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub theirs: Theirs,
    pub f: FormView,
    pub action: String,
    pub back: String,
    pub intro: Vec<String>,
    /// What has to be confirmed.
    pub doubts: Vec<String>,
    pub fields: Vec<String>,
    pub entries: Vec<EntryLine>,
    /// Names of the directory of partners, where a field suggests them.
    pub names: Vec<String>,
}

/// The list of suggestions with names of the directory.
pub(super) const NAMES: &str = "partner-names";

/// Fields side by side.
pub(super) fn row(fields: &[String]) -> String {
    format!("<div class=\"form-row\">{}</div>", fields.concat())
}

/// The form at its start, or as this person left it.
pub(super) async fn shown(
    ctx: &RequestCtx,
    view: &PlanView<'_>,
    sheet: Sheet,
    start: FormData,
) -> Result<Response, WebError> {
    let f = ctx.form(&sheet.action, start).await?;
    let page = page(ctx, view, sheet, f, Theirs::default()).await?;
    Ok(html(&page))
}

/// The form once more: with its problems, or beside what somebody else has stored.
pub(super) async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    sheet: Sheet,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let changing = Changing::row(case, &sheet.subject, sheet.changed_by).seen(REVISION);
    let (status, f, theirs) = refused(ctx, changing, data, error).await?;
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let page = page(ctx, &view, sheet, f, theirs).await?;
    Ok(with_status(status, &page))
}

/// The form once more, with what has to be confirmed about what was `typed`.
pub(super) async fn doubtful(
    ctx: &RequestCtx,
    case: CaseId,
    (sheet, data): (Sheet, FormData),
    (doubts, typed): (&[Doubt], String),
) -> Result<Response, WebError> {
    let mut data = without(&data, CONFIRMED);
    data.push(CONFIRMED, typed);
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let f = FormView::new(ctx.texts(), data);
    let page = page(ctx, &view, sheet, f, Theirs::default()).await?;
    let page = FormPage {
        doubts: doubt_words(ctx.texts(), doubts),
        ..page
    };
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn page(
    ctx: &RequestCtx,
    view: &PlanView<'_>,
    sheet: Sheet,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let title = ctx.texts().get(sheet.title).into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &view.head, title);
    let mut page = built(sh, frame, view, sheet, f, theirs);
    if page.fields.iter().any(|field| field.contains(NAMES)) {
        let names = app::partner::names(ctx.app(), &ctx.op);
        let names = names.await.map_err(|e| ctx.error(e))?;
        page.names = names.into_iter().map(|one| one.name).collect();
    }
    Ok(page)
}

/// The page of a form.
pub(super) fn built(
    sh: Shell,
    frame: CaseFrame,
    view: &PlanView<'_>,
    sheet: Sheet,
    f: FormView,
    theirs: Theirs,
) -> FormPage {
    FormPage {
        fields: (sheet.fields)(&f, view),
        entries: sheet.entries,
        action: sheet.action,
        back: sheet.back,
        intro: sheet.intro,
        doubts: Vec::new(),
        names: Vec::new(),
        sh,
        frame,
        theirs,
        f,
    }
}

/// The life domains as choices.
pub(super) fn domains(texts: &Texts, view: &PlanView<'_>) -> Vec<crate::field::Choice> {
    let lang = texts.lang().code();
    let all = view.programme.domains.iter();
    all.map(|one| crate::field::Choice::new(&one.id, one.title.in_language(lang)))
        .collect()
}
