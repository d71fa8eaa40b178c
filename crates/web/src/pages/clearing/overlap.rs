//! Overlaps: recording other support, settling it, and the partial agreement on paper.

use std::collections::BTreeMap;

use app::{
    AppError, Problems,
    overlap::{NewOverlap, OURS, OverlapRow, OverlapView, Settlement},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, OverlapId},
    overlap::OverlapResolution,
};
use i18n::Lang;
use programme::Programme;
use uuid::Uuid;

use super::{
    id, nav,
    scan::ScanLine,
    show::{domain_name, period, settled},
};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Shell, done, html, with_status},
    pages::{
        case::frame::{CaseFrame, CaseTab, form_frame},
        programme::short_name,
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "clearing/overlap_new.html")]
struct NewPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    known: Vec<Choice>,
    domains: Vec<Choice>,
}

/// A life domain in the table of a split.
struct DomainLine {
    id: String,
    field: String,
    title: String,
    now: String,
    locked: bool,
    options: Vec<Choice>,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "clearing/overlap.html")]
pub(super) struct OverlapPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    name: String,
    about: Vec<(String, String)>,
    rule: Option<String>,
    resolutions: Vec<(&'static str, String, String)>,
    domains: Vec<DomainLine>,
    printable: bool,
    /// The agreement on paper.
    scans: Vec<ScanLine>,
    theirs: Option<Vec<(String, String)>>,
    /// How it was settled before.
    former: Vec<Former>,
    action: String,
    version: i64,
}

pub(super) async fn begin(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let action = format!("/cases/{case}/overlaps/new");
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&new_page(&ctx, case, f).await?))
}

async fn new_page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<NewPage, WebError> {
    let (head, p) = app::overlap::begin(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("clearing-overlap-new").into_owned();
    let frame = form_frame(ctx, &head, title.clone());
    let title = if f.has_problems() {
        ctx.texts().with("error-prefix", &[("title", title.into())])
    } else {
        title
    };
    let sh = ctx.shell(nav(ctx, &head), title).await?;
    Ok(new_built(sh, frame, p, f))
}

fn new_built(sh: Shell, frame: CaseFrame, p: &Programme, f: FormView) -> NewPage {
    NewPage {
        known: p
            .precedence
            .iter()
            .map(|one| Choice::new(one.id.clone(), one.programme.clone()))
            .collect(),
        domains: p
            .domains
            .iter()
            .map(|one| Choice::new(one.id.clone(), sh.say(&one.title)))
            .collect(),
        sh,
        frame,
        f,
    }
}

pub(super) async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let added = match new_overlap(&data) {
        Ok(new) => app::overlap::add(ctx.app(), &ctx.op, case, &new).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(overlap) => Ok(done(
            &format!("/cases/{case}/overlaps/{overlap}"),
            "clearing-flash-overlap-added",
        )),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = new_page(&ctx, case, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(ctx.error(other)),
    }
}

fn new_overlap(data: &FormData) -> Result<NewOverlap, AppError> {
    let mut problems = Problems::new();
    let known = data.get("programme");
    let other = data.optional("other", 120, &mut problems);
    if !known.is_empty() && !other.is_empty() {
        // Neither is dropped unseen.
        problems.add_key("other", "clearing-error-two-bodies");
    }
    let new = NewOverlap {
        programme: if known.is_empty() {
            other
        } else {
            known.to_owned()
        },
        domains: data.all("domains"),
        valid_from: data.optional_date("from", &mut problems),
        valid_to: data.optional_date("to", &mut problems),
        note: data.optional("note", 2000, &mut problems),
    };
    problems.none_or_invalid()?;
    Ok(new)
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path((case, overlap)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, overlap): (CaseId, OverlapId) = (id(&ctx, &case)?, id(&ctx, &overlap)?);
    let view = app::overlap::view(ctx.app(), &ctx.op, case, overlap)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/overlaps/{overlap}");
    let f = ctx.form(&action, start(&view)).await?;
    Ok(html(&overlap_page(&ctx, &view, f, false).await?))
}

pub(super) async fn settle(
    ctx: RequestCtx,
    Path((case, overlap)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, overlap): (CaseId, OverlapId) = (id(&ctx, &case)?, id(&ctx, &overlap)?);
    let saved = match settlement(&data) {
        Ok(settlement) => {
            app::overlap::settle(ctx.app(), &ctx.op, case, overlap, &settlement).await
        }
        Err(error) => Err(error),
    };
    let (status, problems) = match saved {
        Ok(()) => {
            let path = format!("/cases/{case}/clearing");
            return Ok(done(&path, "clearing-flash-overlap-settled"));
        }
        Err(AppError::Invalid(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
        Err(AppError::Conflict(_)) => (StatusCode::CONFLICT, Problems::new()),
        Err(other) => return Err(ctx.error(other)),
    };
    let view = app::overlap::view(ctx.app(), &ctx.op, case, overlap)
        .await
        .map_err(|e| ctx.error(e))?;
    let mut f = FormView::invalid(ctx.texts(), data, problems);
    if status == StatusCode::CONFLICT {
        let subject = format!("overlap {overlap}");
        f.faster = ctx
            .faster(
                Some(case),
                &subject,
                &["overlap.settle", "overlap.agree", "overlap.end"],
            )
            .await?;
    }
    let page = overlap_page(&ctx, &view, f, status == StatusCode::CONFLICT).await?;
    Ok(with_status(status, &page))
}

fn settlement(data: &FormData) -> Result<Settlement, AppError> {
    let mut problems = Problems::new();
    let resolution: Option<OverlapResolution> = data.code("resolution", &mut problems);
    let mut holders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in data.pairs() {
        if let Some(domain) = name.strip_prefix("holder-") {
            let held = holders.entry(domain.to_owned()).or_default();
            if !value.is_empty() && !held.contains(value) {
                held.push(value.clone());
            }
        }
    }
    let settlement = Settlement {
        version: data.get("version").parse().unwrap_or(0),
        resolution: resolution.unwrap_or(OverlapResolution::Unsettled),
        holders,
        agreed_on: data.optional_date("agreed_on", &mut problems),
        agreed_with: data.optional("agreed_with", 200, &mut problems),
        note: data.optional("note", 2000, &mut problems),
    };
    problems.none_or_invalid()?;
    Ok(settlement)
}

pub(super) async fn end(
    ctx: RequestCtx,
    Path((case, overlap)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, overlap): (CaseId, OverlapId) = (id(&ctx, &case)?, id(&ctx, &overlap)?);
    let version = data.get("version").parse().unwrap_or(0);
    app::overlap::end(ctx.app(), &ctx.op, case, overlap, version)
        .await
        .map_err(|e| ctx.error(e))?;
    let path = format!("/cases/{case}/clearing");
    Ok(done(&path, "clearing-flash-overlap-ended"))
}

pub(super) fn start(view: &OverlapView<'_>) -> FormData {
    let overlap = &view.overlap;
    let mut data = FormData::default();
    if overlap.resolution != OverlapResolution::Unsettled {
        data.push("resolution", overlap.resolution.code());
    }
    let agreed_on = overlap.agreed_on;
    data.push(
        "agreed_on",
        agreed_on.map_or_else(String::new, |day| {
            programme::words::date(day, programme::Lang::De)
        }),
    );
    data.push("agreed_with", overlap.agreed_with.clone());
    data.push("note", overlap.note.clone());
    for (domain, holder) in &view.holders {
        data.push(&format!("holder-{domain}"), holder.clone());
    }
    data
}

pub(super) async fn overlap_page(
    ctx: &RequestCtx,
    view: &OverlapView<'_>,
    f: FormView,
    stale: bool,
) -> Result<OverlapPage, WebError> {
    let name = app::overlap::name(view.programme, &view.overlap);
    let title = ctx
        .texts()
        .with("clearing-overlap-title", &[("name", name.into())]);
    let frame = form_frame(ctx, &view.head, title.clone());
    let title = if f.has_problems() {
        ctx.texts().with("error-prefix", &[("title", title.into())])
    } else {
        title
    };
    let sh = ctx.shell(nav(ctx, &view.head), title).await?;
    Ok(overlap_built(sh, frame, view, f, stale))
}

fn overlap_built(
    sh: Shell,
    frame: CaseFrame,
    view: &OverlapView<'_>,
    f: FormView,
    stale: bool,
) -> OverlapPage {
    let (p, overlap) = (view.programme, &view.overlap);
    let name = app::overlap::name(p, overlap).to_owned();
    let covered: Vec<&str> = overlap
        .domains
        .iter()
        .map(|id| domain_name(&sh, p, id))
        .collect();
    let by = sh.t2(
        "common-recorded",
        "name",
        &overlap.recorded_by_name,
        "when",
        sh.date(&i18n::berlin_date(overlap.recorded_at)),
    );
    let about = [
        ("clearing-covers", covered.join(", ")),
        ("clearing-period", period(&sh, overlap)),
        ("common-status", settled(&sh, p, overlap).2),
        ("common-source", by),
    ];
    OverlapPage {
        about: about
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (sh.t(key).into_owned(), value))
            .collect(),
        rule: p
            .precedence_of(&overlap.programme)
            .map(|one| sh.say(&one.text).to_owned()),
        resolutions: resolutions(&sh),
        domains: p
            .domains
            .iter()
            .map(|domain| domain_line(&sh, view, &f, &domain.id))
            .collect(),
        scans: view
            .scans
            .iter()
            .map(|one| ScanLine::of(&sh, view, one))
            .collect(),
        printable: overlap.resolution == OverlapResolution::PartialAgreement,
        theirs: stale.then(|| theirs(&sh, view)),
        former: settled_before(&sh, view),
        action: format!("{}/overlaps/{}", frame.href, overlap.id),
        version: overlap.version,
        name,
        sh,
        frame,
        f,
    }
}

/// How the overlap was settled before, with the names of the life domains.
fn settled_before(sh: &Shell, view: &OverlapView<'_>) -> Vec<Former> {
    let mut trail = view.trail.of(view.overlap.id.uuid()).to_vec();
    let fields = trail.iter_mut().flat_map(|one| one.former.iter_mut());
    for (_, ids) in fields.filter(|(key, _)| key == app::overlap::DOMAINS) {
        let names: Vec<&str> = ids
            .split(',')
            .map(|id| domain_name(sh, view.programme, id))
            .collect();
        let joined = names.join(", ");
        *ids = joined;
    }
    former(sh.texts, &trail)
}

fn resolutions(sh: &Shell) -> Vec<(&'static str, String, String)> {
    [
        OverlapResolution::PartialAgreement,
        OverlapResolution::NoConflict,
        OverlapResolution::Refuse,
    ]
    .into_iter()
    .map(|one| {
        let key = format!("clearing-resolution-{}-hint", one.code()).replace('_', "-");
        (
            one.code(),
            sh.texts.code("overlap_resolution", one).into_owned(),
            sh.t(&key).into_owned(),
        )
    })
    .collect()
}

fn domain_line(sh: &Shell, view: &OverlapView<'_>, f: &FormView, domain: &str) -> DomainLine {
    let (p, overlap) = (view.programme, &view.overlap);
    let name = app::overlap::name(p, overlap);
    let mut options = vec![
        Choice::new(OURS, short_name(sh.lang, p)),
        Choice::new(overlap.id.to_string(), name),
    ];
    for other in &view.others {
        options.push(Choice::new(
            other.id.to_string(),
            app::overlap::name(p, other),
        ));
    }
    let covers = overlap.domains.iter().any(|one| one == domain);
    let field = format!("holder-{domain}");
    DomainLine {
        error: f.error(&field),
        field,
        id: domain.to_owned(),
        title: domain_name(sh, p, domain).to_owned(),
        now: if covers {
            name.to_owned()
        } else {
            sh.t("clearing-nobody").into_owned()
        },
        locked: view.locked.contains(domain),
        options,
    }
}

/// What somebody else has saved meanwhile, field by field.
fn theirs(sh: &Shell, view: &OverlapView<'_>) -> Vec<(String, String)> {
    let (p, overlap) = (view.programme, &view.overlap);
    let mut rows = vec![(
        sh.t("clearing-resolution").into_owned(),
        sh.texts
            .code("overlap_resolution", overlap.resolution)
            .into_owned(),
    )];
    if overlap.resolution == OverlapResolution::PartialAgreement {
        for (holder, domains) in [
            (
                app::overlap::name(p, overlap).to_owned(),
                &overlap.their_domains,
            ),
            (short_name(sh.lang, p), &overlap.our_domains),
        ] {
            let names: Vec<&str> = domains.iter().map(|id| domain_name(sh, p, id)).collect();
            rows.push((holder, names.join(", ")));
        }
        if let Some(day) = overlap.agreed_on {
            rows.push((sh.t("clearing-agreed-on").into_owned(), sh.date(&day)));
        }
        rows.push((
            sh.t("clearing-agreed-with").into_owned(),
            overlap.agreed_with.clone(),
        ));
    }
    rows.push((sh.t("common-note").into_owned(), overlap.note.clone()));
    rows.retain(|(_, value)| !value.is_empty());
    rows
}

/// An invented overlap.
pub(super) fn sample_row(p: &Programme) -> OverlapRow {
    let ids: Vec<String> = p.domains.iter().map(|one| one.id.clone()).collect();
    let work = vec!["work".to_owned()];
    OverlapRow {
        id: OverlapId::from_uuid(Uuid::from_u128(9)),
        carrier: domain::ids::CarrierId::from_uuid(Uuid::from_u128(1)),
        case: CaseId::from_uuid(Uuid::from_u128(2)),
        programme: "biss".to_owned(),
        domains: work.clone(),
        our_domains: ids.into_iter().filter(|id| *id != "work").collect(),
        their_domains: work,
        valid_from: Some(jiff::civil::date(2026, 10, 1)),
        valid_to: None,
        resolution: OverlapResolution::PartialAgreement,
        agreed_on: Some(jiff::civil::date(2026, 11, 20)),
        agreed_with: "Frau Ostermann, B.I.S.S.".to_owned(),
        note: String::new(),
        recorded_at: jiff::Timestamp::UNIX_EPOCH,
        recorded_by: domain::ids::UserId::from_uuid(Uuid::from_u128(7)),
        recorded_by_name: "Dora Leitner".to_owned(),
        ended_at: None,
        version: 2,
    }
}

/// The pages with sample content.
pub(super) fn samples(lang: Lang, p: &Programme) -> Vec<(&'static str, String)> {
    let frame = |key: &str| {
        let sh = Shell::sample(lang);
        let mut frame = CaseFrame::sample(sh.texts, CaseTab::Elsewhere);
        frame.title = sh.t(key).into_owned();
        (sh, frame)
    };
    let head = super::decision::sample_head(p);
    let row = sample_row(p);
    let (sh, one) = frame("clearing-overlap-new");
    let f = FormView::new(sh.texts, FormData::default());
    let new = new_built(sh, one, p, f);
    let view = OverlapView {
        head: head.clone(),
        programme: p,
        overlap: row.clone(),
        others: Vec::new(),
        holders: BTreeMap::from([("work".to_owned(), row.id.to_string())]),
        locked: ["work".to_owned()].into(),
        scans: vec![super::scan::sample()],
        may_correct: true,
        trail: app::correction::Trail::default(),
    };
    let (sh, one) = frame("clearing-agreement-title");
    let f = FormView::new(sh.texts, start(&view));
    let show = overlap_built(sh, one, &view, f, true);
    vec![
        (
            "clearing/overlap_new.html",
            new.render().unwrap_or_default(),
        ),
        ("clearing/overlap.html", show.render().unwrap_or_default()),
    ]
}
