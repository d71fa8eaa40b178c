//! Offering a case: the list of what was looked at, and what the other side has to know.

use app::{
    AppError,
    assignment::{ElsewhereRow, Figure, Item, OfferForm, Passing, Typed},
    leave::Along,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{Code, handover::HandoverKind, ids::CaseId};
use i18n::{Arg, Texts};
use jiff::civil::Date;
use uuid::Uuid;

use super::{id, people_path, workers};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::case::{CaseFrame, form_frame},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of an offer, on the side that gives.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/handovers/new", Guard::Case, new)
        .form(
            "/cases/{case}/handovers",
            "/cases/{case}/handovers/new",
            Guard::Case,
            send,
        )
        .form(
            "/cases/{case}/handovers/questions/{question}",
            "/cases/{case}/handovers/questions/{question}",
            Guard::Case,
            reply,
        )
        .get(
            "/cases/{case}/handovers/questions/{question}",
            Guard::Case,
            asked,
        )
        .post("/cases/{case}/handovers/withdraw", Guard::Case, withdraw)
}

/// An item of the list.
pub(super) struct ItemLine {
    /// Its number in the form.
    pub(super) at: usize,
    pub(super) title: String,
    /// What the case says about it.
    pub(super) figure: Option<String>,
}

#[derive(Template)]
#[template(path = "assignment/offer.html")]
pub(super) struct OfferPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) kinds: Vec<Choice>,
    pub(super) workers: Vec<Choice>,
    pub(super) items: Vec<ItemLine>,
    pub(super) lead: String,
    /// What goes along, in words.
    pub(super) passes: String,
    /// What goes along too if the case goes to another site.
    pub(super) passes_elsewhere: Option<String>,
    /// On which leaves whoever gives goes along.
    pub(super) along: Option<String>,
    /// On which ones whoever stands in, if the case goes to another site.
    pub(super) along_elsewhere: Option<String>,
    pub(super) f: FormView,
}

impl OfferPage {
    /// The field of the remark at an item.
    fn remark(&self, item: &ItemLine) -> String {
        let name = format!("remark-{}", item.at);
        let field = self.f.text_optional(&name, "assignment-item-remark");
        // Seven remarks look alike in the summary; what they belong to does not.
        self.f.worded(&name, &item.title);
        field
    }

    fn ticked(&self, item: &ItemLine) -> bool {
        self.f.chosen(&format!("done-{}", item.at), "yes")
    }
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let form = app::assignment::form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let for_place = ctx.query("for").as_deref() == Some("place");
    let f = ctx
        .form(&format!("/cases/{case}/handovers"), start(&form, for_place))
        .await?;
    Ok(html(&shown(&ctx, &form, f).await?))
}

/// The form at its start. If the case is offered because of its place of release, the kind is the
/// other site, and whoever works there alone is chosen.
fn start(form: &OfferForm, for_place: bool) -> FormData {
    let Some(site) = form.proposed.as_ref().filter(|_| for_place) else {
        return FormData::from_pairs([("kind", HandoverKind::Worker.code().to_owned())]);
    };
    let mut there = form.elsewhere.iter().filter(|one| one.site == site.id);
    let to = match (there.next(), there.next()) {
        (Some(only), None) => format!("{}@{}", only.id, only.site),
        _ => String::new(),
    };
    FormData::from_pairs([("kind", HandoverKind::Site.code().to_owned()), ("to", to)])
}

async fn page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<OfferPage, WebError> {
    let form = app::assignment::form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    shown(ctx, &form, f).await
}

async fn shown(ctx: &RequestCtx, form: &OfferForm, f: FormView) -> Result<OfferPage, WebError> {
    let title = ctx.texts().get("assignment-hand-over").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &form.head, title);
    Ok(built(sh, frame, form, f))
}

pub(super) fn kinds(texts: &Texts) -> Vec<Choice> {
    let choice = |one: &HandoverKind| Choice::new(one.code(), texts.code("handover_kind", *one));
    HandoverKind::ALL.iter().map(choice).collect()
}

fn built(sh: Shell, frame: CaseFrame, form: &OfferForm, f: FormView) -> OfferPage {
    let texts = sh.texts;
    let receivers = receivers(texts, form, sh.today, f.data.get("kind"));
    OfferPage {
        kinds: kinds(texts),
        workers: receivers,
        items: form
            .items
            .iter()
            .enumerate()
            .map(|(at, one)| item_line(texts, at, one))
            .collect(),
        passes: passes(texts, "assignment-passes", &form.passing),
        along: along(
            texts,
            "assignment-along",
            form.head.case.lead_name.as_deref().unwrap_or_default(),
            &dated(texts, &form.passing.leaves),
        ),
        along_elsewhere: along(
            texts,
            "assignment-along-elsewhere",
            form.head.case.deputy_name.as_deref().unwrap_or_default(),
            &dated(texts, &form.of_deputy.leaves),
        ),
        passes_elsewhere: (form.of_deputy.appointments > 0
            || !form.of_deputy.assessments.is_empty())
        .then(|| passes(texts, "assignment-passes-elsewhere", &form.of_deputy)),
        lead: form.head.case.lead_name.clone().unwrap_or_default(),
        sh,
        frame,
        f,
    }
}

/// Whom the case can go to. For another site, its people come first: those of the site that the place
/// of release belongs to, if it belongs to one.
fn receivers(texts: &Texts, form: &OfferForm, today: Date, kind: &str) -> Vec<Choice> {
    let proposed = form.proposed.as_ref().map(|site| site.id);
    let mut elsewhere: Vec<&ElsewhereRow> = form.elsewhere.iter().collect();
    elsewhere.sort_by_key(|one| Some(one.site) != proposed);
    let elsewhere = elsewhere.into_iter().map(|one| {
        let args = [
            ("name", Arg::from(&one.name)),
            ("site", (&one.site_name).into()),
        ];
        let label = texts.with("assignment-worker-elsewhere", &args);
        Choice::new(format!("{}@{}", one.id, one.site), label)
    });
    let here = workers(texts, &form.workers, today);
    if kind == HandoverKind::Site.code() {
        elsewhere.chain(here).collect()
    } else {
        here.into_iter().chain(elsewhere).collect()
    }
}

fn passes(texts: &Texts, key: &str, passing: &Passing) -> String {
    let counts = [
        ("appointments", passing.appointments.into()),
        ("assessments", passing.assessments.len().into()),
    ];
    texts.with(key, &counts)
}

/// The leaves on which somebody goes along: nobody takes over there by themselves.
pub(super) fn along(texts: &Texts, key: &str, name: &str, days: &[String]) -> Option<String> {
    let args = [
        ("n", days.len().into()),
        ("name", name.into()),
        ("days", days.join(", ").into()),
    ];
    (!days.is_empty()).then(|| texts.with(key, &args))
}

/// The days of leaves with where each of them stands, for those who know the case.
fn dated(texts: &Texts, leaves: &[Along]) -> Vec<String> {
    let day = |one: &Along| {
        let status = texts.code("leave_status", one.status);
        format!("{} ({status})", texts.day(one.day))
    };
    leaves.iter().map(day).collect()
}

fn item_line(texts: &Texts, at: usize, item: &Item) -> ItemLine {
    let figure = item.figure.map(|figure| match figure {
        Figure::OpenDays(0) => texts.get("assignment-no-open-days").into_owned(),
        Figure::OpenDays(days) => texts.with("assignment-open-days", &[("n", days.into())]),
        Figure::OverdueTasks(0) => texts.get("assignment-no-overdue").into_owned(),
        Figure::OverdueTasks(n) => texts.with("assignment-open-overdue", &[("n", n.into())]),
        Figure::NextContact(None) => texts.get("assignment-no-contact").into_owned(),
        Figure::NextContact(Some(at)) => texts.instant(at),
    });
    ItemLine {
        at,
        title: item.title.in_language(texts.lang().code()).to_owned(),
        figure,
    }
}

/// More items than any programme has.
const MOST_ITEMS: usize = 60;

async fn send(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let typed = Typed {
        to: data.get("to").to_owned(),
        kind: data.get("kind").to_owned(),
        content: data.get("content").to_owned(),
        items: (0..MOST_ITEMS)
            .map(|at| {
                let done = data.has(&format!("done-{at}"), "yes");
                (done, data.get(&format!("remark-{at}")).to_owned())
            })
            .collect(),
    };
    match app::assignment::offer(ctx.app(), &ctx.op, case, &typed).await {
        Ok(_) => Ok(done(&people_path(case), "assignment-flash-offered")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(&ctx, case, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

#[derive(Template)]
#[template(path = "assignment/reply.html")]
pub(super) struct ReplyPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) action: String,
    pub(super) question: String,
    pub(super) f: FormView,
}

fn question_path(case: CaseId, question: Uuid) -> String {
    format!("/cases/{case}/handovers/questions/{question}")
}

async fn asked(
    ctx: RequestCtx,
    Path((case, question)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, question) = (id(&ctx, &case)?, uuid(&ctx, &question)?);
    let action = question_path(case, question);
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&reply_page(&ctx, case, question, f).await?))
}

async fn reply_page(
    ctx: &RequestCtx,
    case: CaseId,
    question: Uuid,
    f: FormView,
) -> Result<ReplyPage, WebError> {
    let (head, asked) = app::assignment::question(ctx.app(), &ctx.op, case, question)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("assignment-reply-title").into_owned();
    Ok(ReplyPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &head, title),
        action: question_path(case, question),
        question: asked.body,
        f,
    })
}

async fn reply(
    ctx: RequestCtx,
    Path((case, question)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, question) = (id(&ctx, &case)?, uuid(&ctx, &question)?);
    match app::assignment::reply(ctx.app(), &ctx.op, case, question, data.get("reply")).await {
        Ok(()) => Ok(done(&people_path(case), "assignment-flash-replied")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = reply_page(&ctx, case, question, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

fn uuid(ctx: &RequestCtx, text: &str) -> Result<Uuid, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}

async fn withdraw(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    app::assignment::withdraw(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&people_path(case), "assignment-flash-withdrawn"))
}
