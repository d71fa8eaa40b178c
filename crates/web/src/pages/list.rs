//! The list of cases.

use app::{
    AppError,
    list::{CaseList, ListOrder, ListQuery, NO_SITE, PartChoice, Stage},
};
use askama::Template;
use axum::response::Response;
use domain::Code;
use i18n::{Lang, Texts, texts};

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, html},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod file;
mod row;

pub use row::{CaseLine, Cell, Column, case_line, columns, sample_line};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new().get("/cases", Guard::SignedIn, show).get(
        "/cases.csv",
        Guard::SignedIn,
        file::save,
    )
}

#[derive(Template)]
#[template(path = "list/list.html")]
struct ListPage {
    sh: Shell,
    f: FormView,
    summary: String,
    columns: Vec<Column>,
    lines: Vec<CaseLine>,
    parts: Vec<Choice>,
    stages: Vec<Choice>,
    orders: Vec<Choice>,
    institutions: Vec<Choice>,
    leads: Vec<Choice>,
    only: Vec<Choice>,
    phases: Vec<Choice>,
    filtered: bool,
    file: String,
    first: Option<String>,
    next: Option<String>,
}

const ORDERS: [(&str, ListOrder); 3] = [
    ("release", ListOrder::Release),
    ("seam", ListOrder::Seam),
    ("name", ListOrder::Name),
];

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    let data = ctx.query_form();
    let query = query(&data).map_err(|e| ctx.error(e))?;
    let list = app::list::page(ctx.app(), &ctx.op, &query)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let sh = ctx.shell(Nav::Cases, texts.get("list-title")).await?;
    let lines = list.cases.iter();
    let page = ListPage {
        summary: summary(texts, &list, query.stage, is_filtered(&query)),
        columns: columns(texts),
        lines: lines
            .map(|one| case_line(texts, one, ctx.today(), true))
            .collect(),
        first: query.after.map(|_| address("/cases", &data, None)),
        next: list
            .more_after
            .map(|last| address("/cases", &data, Some(&last.to_string()))),
        filtered: is_filtered(&query),
        file: address("/cases.csv", &data, None),
        f: FormView::new(texts, shown_query(&query, &list.part)),
        parts: part_choices(texts, &list.parts),
        stages: stage_choices(texts),
        orders: order_choices(texts),
        institutions: pairs(&list.institutions),
        leads: list
            .leads
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name))
            .collect(),
        only: only_choices(texts, list.reviews),
        phases: list
            .phases
            .iter()
            .map(|(id, title)| Choice::new(id, sh.say(title)))
            .collect(),
        sh,
    };
    Ok(html(&page))
}

fn is_filtered(query: &ListQuery) -> bool {
    let narrowed = query.institution.is_some() || query.lead.is_some() || query.phase.is_some();
    let marked = query.silent || query.open || query.unled || query.hinted;
    let marked = marked || query.undeputised || query.due;
    narrowed || marked || query.review_due || query.review_rests
}

/// What an address asks of the list; a person or a case that is no id is not found.
pub fn query(data: &FormData) -> Result<ListQuery, AppError> {
    let unknown = |_| AppError::NotFound;
    let id = |name: &str| Some(data.get(name)).filter(|value| !value.is_empty());
    let stage = Stage::from_code(data.get("stage")).unwrap_or(Stage::Running);
    let order = ORDERS.iter().find(|(code, _)| *code == data.get("order"));
    let usual = if stage == Stage::Running {
        ListOrder::Seam
    } else {
        ListOrder::Release
    };
    Ok(ListQuery {
        part: data.get("in").to_owned(),
        stage,
        order: order.map_or(usual, |(_, order)| *order),
        institution: id("institution").map(str::to_owned),
        lead: id("lead").map(str::parse).transpose().map_err(unknown)?,
        silent: data.has("only", "silent"),
        open: data.has("only", "open"),
        phase: id("phase").map(str::to_owned),
        unled: data.has("only", "unled"),
        undeputised: data.has("only", "undeputised"),
        due: data.has("only", "due"),
        hinted: data.has("only", "hinted"),
        review_due: data.has("only", "review"),
        review_rests: data.has("only", "rests"),
        after: id("after").map(str::parse).transpose().map_err(unknown)?,
    })
}

/// The fields as they count, also those that were left out of the address.
fn shown_query(query: &ListQuery, part: &str) -> FormData {
    let mut data = FormData::default();
    data.push("in", part);
    data.push("stage", query.stage.code());
    let order = ORDERS.iter().find(|(_, order)| *order == query.order);
    data.push("order", order.map_or("release", |(code, _)| *code));
    data.push("institution", query.institution.clone().unwrap_or_default());
    data.push(
        "lead",
        query.lead.map(|lead| lead.to_string()).unwrap_or_default(),
    );
    data.push("phase", query.phase.clone().unwrap_or_default());
    for (on, code) in [
        (query.silent, "silent"),
        (query.open, "open"),
        (query.unled, "unled"),
        (query.undeputised, "undeputised"),
        (query.due, "due"),
        (query.hinted, "hinted"),
        (query.review_due, "review"),
        (query.review_rests, "rests"),
    ] {
        if on {
            data.push("only", code);
        }
    }
    data
}

/// An address of the list with the same filters.
fn address(path: &str, data: &FormData, after: Option<&str>) -> String {
    let mut parts: Vec<String> = data
        .pairs()
        .iter()
        .filter(|(name, value)| name != "after" && name != "done" && !value.is_empty())
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    parts.extend(after.map(|after| format!("after={after}")));
    if parts.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", parts.join("&"))
    }
}

/// How many there are; a list that shows only some of them says so.
fn summary(texts: &Texts, list: &CaseList, stage: Stage, filtered: bool) -> String {
    let key = format!("list-count-{}", stage.code());
    let count = texts.with(&key, &[("n", list.total.into())]);
    let count = if filtered {
        texts.with("list-count-filtered", &[("all", count.into())])
    } else {
        count
    };
    let part = list.parts.iter().find(|one| one.code == list.part);
    match part.and_then(|one| one.name.as_ref()) {
        Some(name) => format!("{count} · {name}"),
        None => count,
    }
}

fn part_choices(texts: &Texts, parts: &[PartChoice]) -> Vec<Choice> {
    let label = |part: &PartChoice| match &part.name {
        Some(name) => name.clone(),
        None if part.code == NO_SITE => texts.get("list-no-site").into_owned(),
        None => texts.get("list-own").into_owned(),
    };
    parts
        .iter()
        .map(|part| Choice::new(&part.code, label(part)))
        .collect()
}

fn stage_choices(texts: &Texts) -> Vec<Choice> {
    Stage::ALL
        .iter()
        .map(|stage| {
            let key = format!("list-stage-{}", stage.code());
            Choice::new(stage.code(), texts.get(&key))
        })
        .collect()
}

fn order_choices(texts: &Texts) -> Vec<Choice> {
    ORDERS
        .iter()
        .map(|(code, _)| Choice::new(*code, texts.get(&format!("list-order-{code}"))))
        .collect()
}

/// What the list can be narrowed to; by tasks and reviews only where all of a case is seen.
fn only_choices(texts: &Texts, reviews: bool) -> Vec<Choice> {
    let all = [
        "open",
        "silent",
        "hinted",
        "unled",
        "undeputised",
        "due",
        "review",
        "rests",
    ];
    let shown = if reviews { &all[..] } else { &all[..5] };
    shown
        .iter()
        .map(|code| Choice::new(*code, texts.get(&format!("list-only-{code}"))))
        .collect()
}

fn pairs(pairs: &[(String, String)]) -> Vec<Choice> {
    pairs
        .iter()
        .map(|(code, name)| Choice::new(code, name))
        .collect()
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let parts = [
        PartChoice {
            code: "1".to_owned(),
            name: Some("Büro Erfurt".to_owned()),
        },
        PartChoice {
            code: NO_SITE.to_owned(),
            name: None,
        },
        PartChoice {
            code: "own".to_owned(),
            name: None,
        },
    ];
    let page = |lines: Vec<CaseLine>, filtered: bool| ListPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, shown_query(&ListQuery::default(), "1")),
        summary: texts.with("list-count-running", &[("n", 38.into())]),
        columns: columns(texts),
        lines,
        parts: part_choices(texts, &parts),
        stages: stage_choices(texts),
        orders: order_choices(texts),
        institutions: vec![Choice::new("th-tonna", "JVA Tonna")],
        leads: vec![Choice::new("1", "Anna Beispiel")],
        only: only_choices(texts, true),
        phases: vec![Choice::new("intensive", "Intensivphase")],
        filtered,
        file: "/cases.csv".to_owned(),
        first: Some("/cases".to_owned()),
        next: Some("/cases?after=1".to_owned()),
    };
    let pages = [
        page(vec![sample_line(texts)], false),
        page(Vec::new(), true),
        page(Vec::new(), false),
    ];
    pages
        .iter()
        .map(|page| ("list/list.html", page.render().unwrap_or_default()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_stays_from_page_to_page() {
        let data = FormData::parse("stage=ended&only=open&after=x&done=case-flash-y&lead=");
        assert_eq!(
            address("/cases", &data, Some("0192")),
            "/cases?stage=ended&only=open&after=0192"
        );
        assert_eq!(address("/cases", &FormData::default(), None), "/cases");
    }

    #[test]
    fn what_an_address_cannot_mean_is_not_found() {
        assert!(query(&FormData::parse("after=nonsense")).is_err());
        assert!(query(&FormData::parse("lead=nonsense")).is_err());
        let odd = query(&FormData::parse("stage=odd&order=odd"));
        assert!(odd.is_ok_and(|one| one.stage == Stage::Running));
    }
}
