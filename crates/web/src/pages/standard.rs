//! Standards of a case: what it can count on, what was missed, and why.

use app::{
    AppError, Problems,
    standard::{REASON_MAX, StandardLine, Standards},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, StandardDeviationId},
};
use i18n::Lang;
use programme::{Programme, standards::StandardState, words};

use super::{
    assignment::id,
    case::{CaseFrame, CaseTab, case_frame, person_name},
    programme::lang,
};
use crate::{
    correction::struck_by,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, Strike},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/standards", Guard::Case, show)
        .form(
            "/cases/{case}/standards",
            "/cases/{case}/standards",
            Guard::Case,
            deviate,
        )
        .get(STRIKE, Guard::Case, strike_form)
        .form(STRIKE, STRIKE, Guard::Case, strike)
}

const STRIKE: &str = "/cases/{case}/standards/{deviation}/strike";

fn strike_path(case: CaseId, deviation: StandardDeviationId) -> String {
    format!("/cases/{case}/standards/{deviation}/strike")
}

/// The page that strikes a reason.
fn to_strike(
    ctx: &RequestCtx,
    standards: &Standards,
    deviation: StandardDeviationId,
) -> Result<Strike, WebError> {
    let mut reasons = standards.lines.iter().flat_map(|line| {
        let all = line.deviation.iter().chain(&line.struck);
        all.map(move |one| (line, one))
    });
    let found = reasons.find(|(_, one)| one.id == deviation);
    let (line, one) = found.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let texts = ctx.texts();
    let case = standards.head.case.id;
    let title = line.standard.title.in_language(texts.lang().code());
    Ok(Strike {
        title: "standard-strike",
        intro: vec![
            format!("{title}: {} ({})", one.reason, one.recorded_by_name),
            texts.get("standard-strike-text").into_owned(),
        ],
        action: strike_path(case, deviation),
        back: format!("/cases/{case}/standards"),
        struck: one.struck.clone(),
    })
}

async fn read(ctx: &RequestCtx, case: CaseId) -> Result<Standards, WebError> {
    app::standard::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn strike_form(
    ctx: RequestCtx,
    Path((case, deviation)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, deviation): (CaseId, StandardDeviationId) =
        (id(&ctx, &case)?, id(&ctx, &deviation)?);
    let standards = read(&ctx, case).await?;
    let strike = to_strike(&ctx, &standards, deviation)?;
    strike.ask(&ctx, &standards.head).await
}

async fn strike(
    ctx: RequestCtx,
    Path((case, deviation)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, deviation): (CaseId, StandardDeviationId) =
        (id(&ctx, &case)?, id(&ctx, &deviation)?);
    let answer = match mend::reason(&data) {
        Ok(why) => app::standard::strike(ctx.app(), &ctx.op, case, deviation, &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(
            &format!("/cases/{case}/standards"),
            "common-flash-struck",
        ));
    };
    let standards = read(&ctx, case).await?;
    let strike = to_strike(&ctx, &standards, deviation)?;
    let data = (data, &["standard.strike"][..]);
    strike.again(&ctx, &standards.head, data, error).await
}

struct Line {
    id: String,
    title: String,
    small: Vec<String>,
    due: String,
    rule: String,
    state: String,
    class: &'static str,
    icon: &'static str,
    why: Vec<String>,
    /// Where the reason is struck.
    strike: Option<String>,
    /// Reasons that were struck, each with who struck it, when and why.
    struck: Vec<(String, String)>,
}

struct PhaseLines {
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "standard/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    phases: Vec<PhaseLines>,
    /// Standards for which a reason can be given.
    open: Vec<Choice>,
    may_edit: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let action = format!("/cases/{case}/standards");
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&page(&ctx, case, f).await?))
}

async fn deviate(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let reason = data.required("reason", REASON_MAX, &mut problems);
    let standard = data.get("standard");
    match app::standard::deviate(ctx.app(), &ctx.op, case, standard, &reason, problems).await {
        Ok(()) => Ok(done(
            &format!("/cases/{case}/standards"),
            "standard-flash-deviation",
        )),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(&ctx, case, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<ListPage, WebError> {
    let standards = app::standard::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &standards.head.case;
    let programme = ctx.app().programme_of(row).map_err(|e| ctx.error(e))?;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let frame = case_frame(ctx, &standards.head, CaseTab::Standards);
    Ok(list_page(sh, frame, f, programme, &standards))
}

fn list_page(
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    programme: &Programme,
    standards: &Standards,
) -> ListPage {
    let row = &standards.head.case;
    let open = standards
        .lines
        .iter()
        .filter(|one| !matches!(one.state, StandardState::Met | StandardState::NotNeeded))
        .map(|one| Choice::new(&one.standard.id, sh.say(&one.standard.title)))
        .collect();
    ListPage {
        phases: phases(&sh, programme, (row.id, &standards.lines)),
        open,
        may_edit: standards.may_edit,
        sh,
        frame,
        f,
    }
}

fn phases(
    sh: &Shell,
    programme: &Programme,
    (case, lines): (CaseId, &[StandardLine]),
) -> Vec<PhaseLines> {
    programme
        .phases
        .iter()
        .map(|phase| PhaseLines {
            title: sh.say(&phase.title).to_owned(),
            lines: lines
                .iter()
                .filter(|one| one.standard.phase == phase.id)
                .map(|one| line(sh, programme, (case, one)))
                .collect(),
        })
        .filter(|phase| !phase.lines.is_empty())
        .collect()
}

fn line(sh: &Shell, programme: &Programme, (case, one): (CaseId, &StandardLine)) -> Line {
    let standard = &one.standard;
    let (class, icon) = look(one.state);
    let proof = words::proof(programme, &standard.phase, &standard.proof);
    let mut small = vec![sh.say(&proof).to_owned()];
    small.extend(standard.note.iter().map(|note| sh.say(note).to_owned()));
    let mut why: Vec<String> = Vec::new();
    why.extend(
        one.met_on
            .map(|day| sh.t1("standard-on", "date", sh.date(&day))),
    );
    if let Some(reason) = &one.deviation {
        why.push(reason.reason.clone());
        why.push(sh.t2(
            "common-recorded",
            "name",
            &reason.recorded_by_name,
            "when",
            sh.texts.instant(reason.recorded_at),
        ));
    }
    Line {
        id: standard.id.clone(),
        title: sh.say(&standard.title).to_owned(),
        small,
        due: match one.due {
            Some(day) => sh.date(&day),
            None => sh.t("standard-no-day").into_owned(),
        },
        rule: match standard.by {
            Some(by) => words::offset_in_words(by.offset, by.anchor, lang(sh)),
            None => sh.t("standard-whole-phase").into_owned(),
        },
        state: state(sh, one.state),
        class,
        icon,
        why,
        strike: one.deviation.as_ref().map(|one| strike_path(case, one.id)),
        struck: one
            .struck
            .iter()
            .filter_map(|one| {
                let struck = one.struck.as_ref()?;
                Some((one.reason.clone(), struck_by(sh.texts, struck)))
            })
            .collect(),
    }
}

/// A state in words.
fn state(sh: &Shell, state: StandardState) -> String {
    let key = format!("standard-state-{}", state.code().replace('_', "-"));
    sh.t(&key).into_owned()
}

/// Class and icon of a state.
fn look(state: StandardState) -> (&'static str, &'static str) {
    match state {
        StandardState::Met => ("st-ok", "ok"),
        StandardState::Late | StandardState::Deviation => ("st-risk", "risk"),
        StandardState::Missed => ("st-open", "open"),
        StandardState::NotYetDue | StandardState::NotNeeded => ("", "note"),
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let Ok(catalogue) = programme::Catalogue::shipped() else {
        return Vec::new();
    };
    let Some(puemas) = catalogue.get("puemas") else {
        return Vec::new();
    };
    let day = jiff::civil::date(2026, 11, 30);
    let states = StandardState::ALL.iter().cycle();
    let lines: Vec<StandardLine> = puemas
        .standards
        .iter()
        .zip(states)
        .map(|(standard, state)| StandardLine {
            standard: standard.clone(),
            state: *state,
            due: standard.by.map(|_| day),
            met_on: (*state == StandardState::Met).then_some(day),
            deviation: None,
            struck: Vec::new(),
        })
        .collect();
    let sh = Shell::sample(lang);
    let page = ListPage {
        phases: phases(&sh, puemas, (CaseId::from_uuid(uuid::Uuid::nil()), &lines)),
        open: vec![Choice::new("plan_signed", "Plan")],
        may_edit: true,
        frame: CaseFrame::sample(sh.texts, CaseTab::Standards),
        f: FormView::new(sh.texts, FormData::default()),
        sh,
    };
    vec![("standard/list.html", page.render().unwrap_or_default())]
}
