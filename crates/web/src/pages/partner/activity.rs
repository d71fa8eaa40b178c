//! Work in the network that is about no single client: the list, and entering and correcting it.

use app::{
    AppError, Problems,
    partner::activity::{Activity, Entry, ForForm, LONGEST},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{Code, ids::NetworkActivityId, partner::ActivityKind};
use i18n::Texts;

use super::{LONG, SHORT};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{MAX_WHY, strikes, struck_start},
    page::{Nav, Pager, Shell, done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Where the list stands.
const LIST: &str = "/partners/activities";

/// Lines for organisations: so many, and always one more than there are.
const LINES: usize = 3;

/// No more lines than this are read.
const MOST_LINES: usize = 30;

/// Routes of activities.
pub(super) fn routes() -> Routes {
    let (new, one) = (
        "/partners/activities/new",
        "/partners/activities/{activity}",
    );
    Routes::new()
        .get(LIST, Guard::SignedIn, list)
        .get(new, Guard::SignedIn, ask)
        .form(LIST, new, Guard::SignedIn, add)
        .get(one, Guard::SignedIn, ask_correct)
        .form(one, one, Guard::SignedIn, correct)
}

/// An activity in words.
pub(super) struct Line {
    pub day: String,
    pub kind: String,
    pub time: String,
    pub site: String,
    /// Address and name.
    pub partners: Vec<(String, String)>,
    pub others: String,
    pub outcome: String,
    pub by: String,
    pub struck: bool,
    pub former: Vec<Former>,
    /// Where it is corrected, by whom entered it.
    pub correct: Option<String>,
}

#[derive(Template)]
#[template(path = "partner/activities.html")]
pub(super) struct ListPage {
    pub sh: Shell,
    pub lines: Vec<Line>,
    pub pager: Option<Pager>,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let from = match ctx.query("from") {
        Some(from) => Some(id(&ctx, &from)?),
        None => None,
    };
    let found = app::partner::activity::list(ctx.app(), &ctx.op, from)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let lines = found.activities.iter().map(|one| {
        let site = found.sites.iter().find(|site| site.id == one.row.site);
        line(texts, one, site.map_or("", |site| site.name.as_str()))
    });
    Ok(html(&ListPage {
        lines: lines.collect(),
        pager: Pager::of(
            from.map(|_| LIST.to_owned()),
            found.more_from.map(|one| format!("{LIST}?from={one}")),
            texts.get("partner-activities-older"),
        ),
        sh: ctx
            .shell(Nav::Partners, texts.get("partner-activities"))
            .await?,
    }))
}

pub(super) fn line(texts: &Texts, one: &Activity, site: &str) -> Line {
    let row = &one.row;
    let partners = one.partners.iter();
    Line {
        day: texts.date(row.held_on),
        kind: texts.code("activity_kind", row.kind).into_owned(),
        time: texts.with("partner-minutes", &[("n", row.minutes.into())]),
        site: site.to_owned(),
        partners: partners
            .map(|who| (format!("/partners/{}", who.partner), who.name.clone()))
            .collect(),
        others: row.others.clone(),
        outcome: row.outcome.clone(),
        by: row.recorded_by_name.clone(),
        struck: row.struck,
        former: former(texts, &one.trail),
        correct: one.may_correct.then(|| format!("{LIST}/{}", row.id)),
    }
}

#[derive(Template)]
#[template(path = "partner/activity.html")]
pub(super) struct FormPage {
    pub sh: Shell,
    pub f: FormView,
    pub action: String,
    /// Whether it is corrected, not entered.
    pub corrects: bool,
    pub kinds: Vec<Choice>,
    pub sites: Vec<Choice>,
    /// Names of the directory to choose from while typing.
    pub names: Vec<String>,
    pub rows: Vec<usize>,
    pub former: Vec<Former>,
    pub theirs: Theirs,
}

async fn for_form(
    ctx: &RequestCtx,
    activity: Option<NetworkActivityId>,
) -> Result<ForForm, WebError> {
    app::partner::activity::for_form(ctx.app(), &ctx.op, activity)
        .await
        .map_err(|e| ctx.error(e))
}

async fn ask(ctx: RequestCtx) -> Result<Response, WebError> {
    let ground = for_form(&ctx, None).await?;
    let mut start = FormData::from_pairs([("held_on", ctx.texts().date(ctx.today()))]);
    if let [site] = ground.sites.as_slice() {
        start.push("site", site.id.to_string());
    }
    let f = ctx.form(LIST, start).await?;
    let page = form_page(&ctx, &ground, f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn ask_correct(ctx: RequestCtx, Path(activity): Path<String>) -> Result<Response, WebError> {
    let activity: NetworkActivityId = id(&ctx, &activity)?;
    let ground = for_form(&ctx, Some(activity)).await?;
    let start = ground
        .activity
        .as_ref()
        .map(|one| as_form(ctx.texts(), one))
        .unwrap_or_default();
    let f = ctx.form(&format!("{LIST}/{activity}"), start).await?;
    let page = form_page(&ctx, &ground, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn as_form(texts: &Texts, one: &Activity) -> FormData {
    let row = &one.row;
    let mut data = FormData::from_pairs([
        ("version", row.version.to_string()),
        ("kind", row.kind.code().to_owned()),
        ("site", row.site.to_string()),
        ("held_on", texts.date(row.held_on)),
        ("minutes", row.minutes.to_string()),
        ("others", row.others.clone()),
        ("outcome", row.outcome.clone()),
        struck_start(row.struck),
    ]);
    for (at, who) in one.partners.iter().enumerate() {
        data.push(&format!("partner-{at}"), &who.name);
    }
    data
}

async fn form_page(
    ctx: &RequestCtx,
    ground: &ForForm,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    let activity = ground.activity.as_ref();
    let title = match activity {
        None => "partner-activity-new",
        Some(_) => "partner-activity-correct",
    };
    Ok(FormPage {
        sh: ctx.shell(Nav::Partners, texts.get(title)).await?,
        action: activity.map_or_else(|| LIST.to_owned(), |one| format!("{LIST}/{}", one.row.id)),
        corrects: activity.is_some(),
        kinds: Choice::all::<ActivityKind>(texts, "activity_kind"),
        sites: ground
            .sites
            .iter()
            .map(|site| Choice::new(site.id.to_string(), &site.name))
            .collect(),
        names: ground.names.iter().map(|one| one.name.clone()).collect(),
        rows: rows(&f.data),
        former: activity.map_or_else(Vec::new, |one| former(texts, &one.trail)),
        theirs,
        f,
    })
}

/// The lines for organisations: those that say something and one more.
pub(super) fn rows(data: &FormData) -> Vec<usize> {
    let filled = (0..MOST_LINES).rev();
    let mut filled = filled.filter(|row| !data.get(&format!("partner-{row}")).is_empty());
    let used = filled.next().map_or(0, |row| row + 1);
    (0..(used + 1).clamp(LINES, MOST_LINES)).collect()
}

/// What was typed, as far as it can be read.
fn entry(data: &FormData) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let kind = data.code("kind", p);
    let held_on = data.date("held_on", p);
    let minutes = data.number("minutes", 1..=LONGEST, 0, p);
    let partners = rows(data)
        .into_iter()
        .map(|row| data.optional(&format!("partner-{row}"), SHORT, p))
        .collect();
    let others = data.optional("others", SHORT, p);
    let outcome = data.optional("outcome", LONG, p);
    let why = data.optional("why", MAX_WHY, p);
    match (kind, held_on) {
        (Some(kind), Some(held_on)) if problems.0.is_empty() => Ok(Entry {
            kind,
            site: data.get("site").parse().ok(),
            held_on,
            minutes,
            partners,
            others,
            outcome,
            struck: strikes(data),
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn add(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let answer = match entry(&data) {
        Ok(entry) => app::partner::activity::add(ctx.app(), &ctx.op, &entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(LIST, "partner-flash-activity")),
        Err(error) => again(&ctx, None, data, error).await,
    }
}

async fn correct(
    ctx: RequestCtx,
    Path(activity): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let activity: NetworkActivityId = id(&ctx, &activity)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match entry(&data) {
        Ok(entry) => {
            let seen = (activity, version);
            app::partner::activity::correct(ctx.app(), &ctx.op, seen, &entry).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(LIST, "common-flash-corrected")),
        Err(error) => again(&ctx, Some(activity), data, error).await,
    }
}

/// The form once more: with its problems, or beside what was stored meanwhile.
async fn again(
    ctx: &RequestCtx,
    activity: Option<NetworkActivityId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let subject = activity.map_or_else(String::new, |id| format!("network_activity {id}"));
    let changing = Changing::own(&subject, &["activity.correct"]);
    let (status, f, theirs) = refused(ctx, changing, data, error).await?;
    let ground = for_form(ctx, activity).await?;
    let page = form_page(ctx, &ground, f, theirs).await?;
    Ok(with_status(status, &page))
}
