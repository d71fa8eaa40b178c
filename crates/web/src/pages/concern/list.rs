//! The concerns of a case.

use app::concern::{ConcernRow, Concerns, Places, Standing};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    concern::{ConcernStatus, InPlan},
    ids::CaseId,
};
use i18n::Texts;
use jiff::civil::Date;

use super::{ConcernLine, concern_line};
use crate::{
    error::WebError,
    field::Choice,
    page::{Nav, Pager, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "concern/list.html")]
pub(super) struct ListPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) lines: Vec<ConcernLine>,
    /// Where in the plan a concern can go; empty for those who may not write it.
    pub(super) places: Vec<Choice>,
    /// To the newest ones, and to older ones.
    pub(super) pager: Option<Pager>,
    pub(super) may_edit: bool,
    /// Whether this person may strike one.
    pub(super) may_strike: bool,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let from = ctx.query("from").and_then(|text| text.parse().ok());
    let view = app::concern::list(ctx.app(), &ctx.op, case, from)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let title = texts.get("concern-title").into_owned();
    let mut frame = form_frame(&ctx, &view.head, title.as_str());
    if view.may_edit {
        let href = format!("{}/concerns/new", frame.href);
        frame = frame.primary(href, texts.get("concern-new"));
    }
    let sh = ctx.shell(Nav::Cases, title).await?;
    let here = format!("{}/concerns", frame.href);
    Ok(html(&ListPage {
        pager: Pager::of(
            from.map(|_| here.clone()),
            view.more_from.map(|one| format!("{here}?from={one}")),
            texts.get("concern-older"),
        ),
        lines: lines(texts, &frame.href, &view, sh.today),
        places: view
            .places
            .as_ref()
            .map_or_else(Vec::new, |places| choices(texts, places)),
        may_edit: view.may_edit,
        may_strike: view.may_strike,
        sh,
        frame,
    }))
}

fn lines(texts: &Texts, case: &str, view: &Concerns, today: Date) -> Vec<ConcernLine> {
    let line = |row: &ConcernRow| {
        let former = view.former.iter().filter(|one| one.concern == row.id);
        let former = former.map(|one| {
            let mut words = vec![
                one.words.topic.as_str(),
                one.words.asked.as_str(),
                one.words.answer.as_str(),
            ];
            words.retain(|part| !part.is_empty());
            let args = [
                ("name", (&one.by_name).into()),
                ("when", texts.instant(one.at).into()),
            ];
            let replaced = texts.with("concern-replaced", &args);
            let why = [replaced.as_str(), one.why.as_str()];
            let why: Vec<&str> = why.into_iter().filter(|part| !part.is_empty()).collect();
            (words.join(" · "), why.join(": "))
        });
        let line = ConcernLine {
            former: former.collect(),
            ..concern_line(texts, case, row, today)
        };
        match view.standing.get(&row.id).filter(|_| row.struck.is_none()) {
            Some(standing) => in_plan(texts, case, (row, *standing), line),
            None => line,
        }
    };
    view.concerns.iter().map(line).collect()
}

/// A concern that went into the plan: where it stands there, or that it stands there no more.
fn in_plan(
    texts: &Texts,
    case: &str,
    (row, standing): (&ConcernRow, Standing),
    line: ConcernLine,
) -> ConcernLine {
    let place = match standing {
        Standing::Counts => "/plan",
        Standing::Draft => "/plan/draft",
        Standing::Out if row.status != ConcernStatus::Plan => {
            let out = texts.get("concern-out-of-plan");
            return ConcernLine {
                status: format!("{} · {out}", line.status),
                ..line
            };
        }
        Standing::Out => {
            return ConcernLine {
                status: texts.get("concern-out-of-plan").into_owned(),
                class: "risk",
                icon: "risk",
                goes_on: true,
                ..line
            };
        }
    };
    let anchor = match &row.plan {
        Some(InPlan::Measure(measure)) => format!("#i-{measure}"),
        _ => String::new(),
    };
    let (status, words) = match standing {
        Standing::Draft => (
            texts.get("concern-in-draft").into_owned(),
            "concern-to-draft",
        ),
        _ => (line.status, "concern-to-plan"),
    };
    let words = texts.get(words).into_owned();
    ConcernLine {
        status,
        became: Some((words, format!("{case}{place}{anchor}"))),
        ..line
    }
}

/// Goals by the client's words, then life domains without a goal.
pub(super) fn choices(texts: &Texts, places: &Places) -> Vec<Choice> {
    let goals = places.goals.iter().map(|(goal, words)| {
        let label = texts.with("concern-place-goal", &[("words", words.into())]);
        Choice::new(format!("goal/{goal}"), label)
    });
    let needs = places.needs.iter().map(|(domain, title)| {
        let title = title.in_language(texts.lang().code());
        let label = texts.with("concern-place-need", &[("domain", title.into())]);
        Choice::new(format!("need/{domain}"), label)
    });
    goals.chain(needs).collect()
}
