//! Modules of a case: what runs, what was, what the programme offers.

use app::{
    AppError, Problems,
    module::{Entry, Modules, Offer, Participation},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, ModuleParticipationId},
    participation::{ParticipationStatus, read_attended, write_attended},
    seam::Side,
};
use i18n::{Lang, Texts};

use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, CaseTab, case_frame, form_frame, frame::person_name},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod sample;

/// The longest result or reason, in characters.
const MAX_TEXT: usize = 2_000;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/modules", Guard::Case, list)
        .form(
            "/cases/{case}/modules",
            "/cases/{case}/modules/new",
            Guard::Case,
            add,
        )
        .get("/cases/{case}/modules/new", Guard::Case, new)
        .get("/cases/{case}/modules/{participation}", Guard::Case, edit)
        .form(
            "/cases/{case}/modules/{participation}",
            "/cases/{case}/modules/{participation}",
            Guard::Case,
            change,
        )
}

#[derive(Template)]
#[template(path = "module/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    taken: Vec<Line>,
    offers: Vec<OfferLine>,
    may_edit: bool,
}

/// One participation.
struct Line {
    href: String,
    title: String,
    period: String,
    side: String,
    status: String,
    status_class: &'static str,
    icon: &'static str,
    hints: Vec<String>,
    text: String,
    /// How long the client was there, in words.
    attended: Option<String>,
    /// What kind of statement the text is.
    kind: String,
    by: String,
    /// What it said before.
    former: Vec<Former>,
    /// Steps on from here: address and words.
    steps: Vec<(String, String)>,
}

/// One module of the programme.
struct OfferLine {
    id: String,
    title: String,
    summary: String,
    when: String,
    place: String,
    times: String,
    free: bool,
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let modules = app::module::modules(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &modules.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let frame = case_frame(&ctx, &modules.head, CaseTab::Modules);
    let frame = if modules.may_edit {
        let href = format!("/cases/{case}/modules/new");
        frame.primary(href, ctx.texts().get("module-begin"))
    } else {
        frame
    };
    Ok(html(&ListPage {
        taken: lines(&sh, &frame, &modules),
        offers: modules
            .offers
            .iter()
            .map(|one| offer_line(&sh, one))
            .collect(),
        may_edit: modules.may_edit,
        sh,
        frame,
    }))
}

fn lines(sh: &Shell, frame: &CaseFrame, modules: &Modules) -> Vec<Line> {
    let mut rows: Vec<&Participation> = modules.participations.iter().collect();
    // What runs first, then what is planned, then what is over, newest first.
    rows.sort_by_key(|row| match row.status {
        ParticipationStatus::Running => (0, std::cmp::Reverse(row.from_on)),
        ParticipationStatus::Planned => (1, std::cmp::Reverse(row.from_on)),
        _ => (2, std::cmp::Reverse(row.to_on.unwrap_or(row.from_on))),
    });
    rows.into_iter()
        .map(|row| line(sh, frame, modules, row))
        .collect()
}

fn line(sh: &Shell, frame: &CaseFrame, modules: &Modules, row: &Participation) -> Line {
    let texts = sh.texts;
    let offer = modules.offer(&row.module);
    let title = offer.map_or(row.module.as_str(), |one| sh.say(&one.module.title));
    let href = format!("{}/modules/{}", frame.href, row.id);
    let (status_class, icon) = match row.status {
        ParticipationStatus::Planned => ("st-mute", "none"),
        ParticipationStatus::Running => ("st-risk", "risk"),
        ParticipationStatus::Done => ("st-ok", "ok"),
        ParticipationStatus::BrokenOff => ("st-open", "open"),
    };
    let late = row.status == ParticipationStatus::Planned && row.from_on < sh.today;
    let outside = offer.is_some_and(|one| one.is_outside(row.from_on, row.to_on));
    let hints = [
        (late, "module-late-start"),
        (outside, "module-outside-period"),
    ];
    Line {
        title: title.to_owned(),
        period: period(texts, row),
        side: texts.code("side", row.side).into_owned(),
        status: texts.get(status_key(row.status)).into_owned(),
        status_class,
        icon,
        hints: hints
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, key)| texts.get(key).into_owned())
            .collect(),
        text: if row.status == ParticipationStatus::BrokenOff {
            row.reason.clone()
        } else {
            row.result.clone()
        },
        attended: row.attended.map(|minutes| {
            let hours = write_attended(minutes);
            texts.with("module-attended-hours", &[("hours", (&hours).into())])
        }),
        kind: row.epistemic.map_or_else(String::new, |one| {
            texts.code("epistemic_kind", one).into_owned()
        }),
        by: texts.with(
            "module-recorded",
            &[("name", (&row.recorded_by_name).into())],
        ),
        former: former(texts, modules.trail.of(row.id.uuid())),
        steps: if modules.may_edit {
            steps(texts, &href, row.status)
        } else {
            Vec::new()
        },
        href,
    }
}

fn steps(texts: &Texts, href: &str, status: ParticipationStatus) -> Vec<(String, String)> {
    let all: &[(&str, &str)] = match status {
        ParticipationStatus::Planned => &[
            ("running", "module-do-start"),
            ("broken_off", "module-do-break"),
        ],
        ParticipationStatus::Running => {
            &[("done", "module-do-end"), ("broken_off", "module-do-break")]
        }
        ParticipationStatus::Done | ParticipationStatus::BrokenOff => &[],
    };
    let step =
        |(to, key): &(&str, &str)| (format!("{href}?status={to}"), texts.get(key).into_owned());
    all.iter().map(step).collect()
}

fn period(texts: &Texts, row: &Participation) -> String {
    match row.to_on {
        Some(to) if to == row.from_on => texts.date(to),
        Some(to) => texts.with(
            "date-from-to",
            &[("from", row.from_on.into()), ("to", to.into())],
        ),
        None => texts.with("date-from-on", &[("from", row.from_on.into())]),
    }
}

fn status_key(status: ParticipationStatus) -> &'static str {
    match status {
        ParticipationStatus::Planned => "module-status-planned",
        ParticipationStatus::Running => "module-status-running",
        ParticipationStatus::Done => "module-status-done",
        ParticipationStatus::BrokenOff => "module-status-broken-off",
    }
}

fn offer_line(sh: &Shell, one: &Offer) -> OfferLine {
    let texts = sh.texts;
    let when = one.span.map_or_else(
        || texts.get("module-any-time").into_owned(),
        |(from, to)| {
            let period = texts.period(from, to);
            texts.with("module-when", &[("period", (&period).into())])
        },
    );
    let times = if one.module.repeatable {
        "module-again"
    } else {
        "module-once"
    };
    OfferLine {
        id: one.module.id.clone(),
        title: sh.say(&one.module.title).to_owned(),
        summary: sh.say(&one.module.summary).to_owned(),
        when,
        place: texts.code("module_place", one.module.place).into_owned(),
        times: texts.get(times).into_owned(),
        free: one.free,
    }
}

#[derive(Template)]
#[template(path = "module/form.html")]
struct FormPage {
    sh: Shell,
    frame: CaseFrame,
    action: String,
    /// The module, if it is settled; else it is chosen from `modules`.
    module: Option<String>,
    when: Option<String>,
    modules: Vec<Choice>,
    sides: Vec<Choice>,
    statuses: Vec<Choice>,
    kinds: Vec<Choice>,
    theirs: Theirs,
    f: FormView,
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let module = ctx.query("module").unwrap_or_default();
    let pairs = [
        ("module", module),
        ("from", ctx.texts().date(ctx.today())),
        ("status", "running".to_owned()),
        ("epistemic", EpistemicKind::Assessment.code().to_owned()),
    ];
    let start = FormData::from_pairs(pairs);
    let form = ctx.form(&list_path(case), start).await?;
    let modules = for_form(&ctx, case).await?;
    Ok(html(
        &form_page(&ctx, &modules, None, form, Theirs::default()).await?,
    ))
}

async fn edit(
    ctx: RequestCtx,
    Path((case, participation)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, participation): (CaseId, _) = (id(&ctx, &case)?, id(&ctx, &participation)?);
    let modules = for_form(&ctx, case).await?;
    let row = modules
        .participation(participation)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let action = format!("{}/{}", list_path(case), row.id);
    let form = ctx.form(&action, as_form(&ctx, row)).await?;
    let page = form_page(&ctx, &modules, Some(row), form, Theirs::default()).await?;
    Ok(html(&page))
}

/// The form of a participation; a step (`?status=done`) is filled in as far as it is plain.
fn as_form(ctx: &RequestCtx, row: &Participation) -> FormData {
    let texts = ctx.texts();
    let step = ctx
        .query("status")
        .and_then(|code| ParticipationStatus::from_code(&code).ok())
        .filter(|step| row.status.may_become(*step))
        .unwrap_or(row.status);
    let starts = row.status == ParticipationStatus::Planned && step == ParticipationStatus::Running;
    let ends = !row.status.is_over() && step == ParticipationStatus::Done;
    let from = if starts {
        row.from_on.min(ctx.today())
    } else {
        row.from_on
    };
    let to = if ends { Some(ctx.today()) } else { row.to_on };
    FormData::from_pairs([
        ("from", texts.date(from)),
        ("to", to.map(|day| texts.date(day)).unwrap_or_default()),
        ("side", row.side.code().to_owned()),
        ("status", step.code().to_owned()),
        (
            "attended",
            row.attended.map(write_attended).unwrap_or_default(),
        ),
        ("result", row.result.clone()),
        ("reason", row.reason.clone()),
        (
            "epistemic",
            row.epistemic
                .unwrap_or(EpistemicKind::Assessment)
                .code()
                .to_owned(),
        ),
        ("version", row.version.to_string()),
    ])
}

async fn for_form(ctx: &RequestCtx, case: CaseId) -> Result<Modules, WebError> {
    app::module::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn form_page(
    ctx: &RequestCtx,
    modules: &Modules,
    row: Option<&Participation>,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let key = match row {
        None => "module-new-title",
        Some(_) => "module-change-title",
    };
    let title = ctx.texts().get(key).into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &modules.head, title);
    Ok(built(sh, frame, modules, row, f, theirs))
}

fn built(
    sh: Shell,
    frame: CaseFrame,
    modules: &Modules,
    row: Option<&Participation>,
    f: FormView,
    theirs: Theirs,
) -> FormPage {
    let texts = sh.texts;
    let offer = row.and_then(|row| modules.offer(&row.module));
    let choice = |one: &Offer| Choice::new(&one.module.id, sh.say(&one.module.title));
    let statuses = ParticipationStatus::ALL
        .iter()
        .filter(|one| row.is_none_or(|row| row.status.may_become(**one)))
        .map(|one| Choice::new(one.code(), texts.get(status_key(*one))))
        .collect();
    FormPage {
        action: match row {
            None => format!("{}/modules", frame.href),
            Some(row) => format!("{}/modules/{}", frame.href, row.id),
        },
        module: row.map(|row| {
            let title = offer.map(|one| sh.say(&one.module.title));
            title.unwrap_or(&row.module).to_owned()
        }),
        when: offer.map(|one| offer_line(&sh, one).when),
        modules: modules
            .offers
            .iter()
            .filter(|one| one.free || f.chosen("module", &one.module.id))
            .map(choice)
            .collect(),
        sides: Choice::all::<Side>(texts, "side"),
        statuses,
        kinds: Choice::all::<EpistemicKind>(texts, "epistemic_kind"),
        sh,
        frame,
        theirs,
        f,
    }
}

/// Hours of attendance; an empty field says nothing about them.
fn attended(data: &FormData, problems: &mut Problems) -> Option<i64> {
    let typed = data.get("attended").trim();
    let read = read_attended(typed);
    if read.is_none() && !typed.is_empty() {
        problems.add_key("attended", "module-problem-attended");
    }
    read
}

/// What was typed, as far as it can be read.
fn entry(data: &FormData, module: String) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    if module.is_empty() {
        problems.add_key("module", "error-choose");
    }
    let from = data.date("from", &mut problems);
    let to = data.optional_date("to", &mut problems);
    let side = data.code("side", &mut problems);
    let status = data.code("status", &mut problems);
    let attended = attended(data, &mut problems);
    let result = data.optional("result", MAX_TEXT, &mut problems);
    let reason = data.optional("reason", MAX_TEXT, &mut problems);
    let why = data.optional("why", MAX_TEXT, &mut problems);
    let epistemic = data.code_or("epistemic", EpistemicKind::Assessment, &mut problems);
    match (from, side, status) {
        (Some(from), Some(side), Some(status)) if problems.0.is_empty() => Ok(Entry {
            module,
            from,
            to,
            side,
            status,
            attended,
            result,
            reason,
            epistemic,
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let answer = match entry(&data, data.get("module").to_owned()) {
        Ok(entry) => app::module::add(ctx.app(), &ctx.op, case, &entry)
            .await
            .map(|_| ()),
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&list_path(case), "module-flash-added")),
        Err(error) => again(&ctx, case, None, data, error).await,
    }
}

async fn change(
    ctx: RequestCtx,
    Path((case, participation)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let row: ModuleParticipationId = id(&ctx, &participation)?;
    let version = data.get("version").parse().unwrap_or(0);
    // The module of a participation does not change; the use case puts the right one in.
    let answer = match entry(&data, "unchanged".to_owned()) {
        Ok(entry) => app::module::change(ctx.app(), &ctx.op, case, (row, version), &entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&list_path(case), "module-flash-changed")),
        Err(error) => again(&ctx, case, Some(row), data, error).await,
    }
}

/// The form once more: with its problems, or beside what somebody else has stored.
async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    participation: Option<ModuleParticipationId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let subject = participation.map_or_else(String::new, |id| format!("participation {id}"));
    let changing = Changing::row(case, &subject, &["module.change"]);
    let (status, form, theirs) = refused(ctx, changing, data, error).await?;
    let modules = for_form(ctx, case).await?;
    let row = match participation {
        None => None,
        Some(id) => Some(
            modules
                .participation(id)
                .ok_or_else(|| ctx.error(AppError::NotFound))?,
        ),
    };
    let page = form_page(ctx, &modules, row, form, theirs).await?;
    Ok(with_status(status, &page))
}

fn list_path(case: CaseId) -> String {
    format!("/cases/{case}/modules")
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
