//! The list as a file for a spreadsheet: what the page shows, with the same filters, all of it. It is
//! read and sent part by part, so that a long list neither fills the memory nor stops anybody else.

use std::io;

use app::{
    list::{CaseList, ListQuery, ListedCase},
    pace::Step,
};
use axum::{body::Body, response::Response};
use domain::{ids::CaseId, seam::Security};
use futures_util::stream;
use i18n::Texts;

use super::{query, row};
use crate::{csv, error::WebError, pages::case::person_name, request::RequestCtx};

/// Where the sending stands.
enum Next {
    /// The first part, which is there already, with the headings before it.
    First(Box<CaseList>),
    /// The part after this case.
    After(CaseId),
    /// Nothing.
    End,
}

/// The file. What cannot be read at once is an error page; later ones cut the file off.
pub(super) async fn save(ctx: RequestCtx) -> Result<Response, WebError> {
    let query = query(&ctx.query_form()).map_err(|e| ctx.error(e))?;
    let first = app::list::file_part(ctx.app(), &ctx.op, &query)
        .await
        .map_err(|e| ctx.error(e))?;
    let name = format!("liste-{}.csv", ctx.today());
    let begin = (ctx, query, Next::First(Box::new(first)));
    let parts = stream::try_unfold(begin, async |(ctx, query, next)| {
        part(ctx, query, next).await
    });
    Ok(csv::streamed(&name, Body::from_stream(parts)))
}

type State = (RequestCtx, ListQuery, Next);

/// One part as text, and what comes after it.
async fn part(
    ctx: RequestCtx,
    query: ListQuery,
    next: Next,
) -> Result<Option<(String, State)>, io::Error> {
    let texts = ctx.texts();
    let (list, head) = match next {
        Next::End => return Ok(None),
        Next::First(list) => (*list, csv::text(&[headings(texts)])),
        Next::After(case) => {
            let after = ListQuery {
                after: Some(case),
                ..query.clone()
            };
            let step = Step::begin();
            let list = app::list::file_part(ctx.app(), &ctx.op, &after).await;
            step.rest().await;
            (list.map_err(io::Error::other)?, String::new())
        }
    };
    let lines: Vec<Vec<String>> = list.cases.iter().map(|one| line(&ctx, one)).collect();
    let then = list.more_after.map_or(Next::End, Next::After);
    Ok(Some((head + &csv::lines(&lines), (ctx, query, then))))
}

fn headings(texts: &Texts) -> Vec<String> {
    let before = [
        "list-file-number",
        "common-person",
        "list-file-birth",
        "common-institution",
        "common-status",
        "list-phase",
        "list-lead",
        "common-release",
    ];
    let securities = Security::COMMON
        .iter()
        .map(|one| texts.coded("security", one.code()).into_owned());
    let after = ["list-file-days-open", "list-file-next-due"];
    before
        .iter()
        .map(|key| texts.get(key).into_owned())
        .chain(securities)
        .chain(after.iter().map(|key| texts.get(key).into_owned()))
        .collect()
}

fn line(ctx: &RequestCtx, listed: &ListedCase) -> Vec<String> {
    let (texts, case) = (ctx.texts(), &listed.case);
    let day = |day: Option<_>| day.map_or_else(String::new, |day| texts.date(day));
    let phase = listed.phase.as_ref();
    let phase = phase.map(|phase| phase.in_language(texts.lang().code()).to_owned());
    let mut cells = vec![
        case.number.clone(),
        person_name(&case.family_name, &case.given_names),
        day(case.birth_date),
        listed.institution.clone(),
        texts.code("case_status", case.status).into_owned(),
        phase.unwrap_or_default(),
        case.lead_name.clone().unwrap_or_default(),
        day(case.release_on),
    ];
    let known = case.release_on.map(|_| &case.derived);
    cells.extend(
        row::cells(texts, known)
            .into_iter()
            .map(|cell| cell.words.into_owned()),
    );
    cells.push(known.map_or_else(String::new, |derived| derived.seam_days_open.to_string()));
    cells.push(day(case.derived.next_due_on));
    cells
}
