//! The Entlassungsampel: how far each life domain of a case is prepared for the release.
//!
//! The domains stand in the order of the programme, as on the pages of assessment and plan: a line is
//! found again at the same place, and prints of two days can be laid side by side. What is worst is
//! told above the table, and every line that is not settled ends with the step that mends it.

use app::readiness::{Light, Lights, Secured, tally};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::CaseId,
    plan::cover::Covered,
    readiness::{Readiness, Step},
    seam::SeamStatus,
};
use i18n::Texts;

use super::{
    assignment::id,
    case::{CaseFrame, CaseTab, case_frame, person_name},
};
use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    request::RequestCtx,
    routes::{Guard, Routes},
    seam::{self, PictureOptions},
};

mod sample;

pub use sample::samples;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new().get("/cases/{case}/readiness", Guard::Case, show)
}

/// Words with a sign: class and icon.
struct Sign {
    class: &'static str,
    icon: &'static str,
    words: String,
}

/// Something that is said, and what else about it.
struct Said {
    words: String,
    small: Vec<String>,
}

/// What is to be done, and where, if this person may.
struct Todo {
    words: String,
    href: Option<String>,
}

/// One life domain.
struct Line {
    id: String,
    title: String,
    state: Sign,
    assessment: Said,
    /// Where the domain is settled.
    settle: String,
    plan: Vec<Said>,
    securities: Vec<(String, Sign)>,
    steps: Vec<Todo>,
}

#[derive(Template)]
#[template(path = "readiness/page.html")]
struct ReadinessPage {
    sh: Shell,
    frame: CaseFrame,
    /// `5 von 9 Lebensbereichen sind geklärt`.
    counted: String,
    /// How many are not settled, worst first.
    signs: Vec<Sign>,
    /// The release that all of this is for.
    release: Option<String>,
    lines: Vec<Line>,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let lights = app::readiness::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &lights.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let frame = case_frame(&ctx, &lights.head, CaseTab::Readiness);
    Ok(html(&page(sh, frame, &lights)))
}

fn page(sh: Shell, frame: CaseFrame, lights: &Lights) -> ReadinessPage {
    let texts = sh.texts;
    let lines = lights.lines.iter();
    let lines = lines.map(|one| line(&sh, &frame.href, lights, one));
    let lines = lines.collect();
    let worst_first = Readiness::ALL.iter().rev().copied();
    let unsettled = worst_first.filter(|one| *one != Readiness::Settled);
    let signs = unsettled.filter_map(|state| {
        let n = lights.count(state);
        let sign = sign(texts, state);
        let words = format!("{n} {}", sign.words);
        (n > 0).then_some(Sign { words, ..sign })
    });
    let signs = signs.collect();
    let counts = [
        ("settled", lights.count(Readiness::Settled).into()),
        ("all", lights.lines.len().into()),
    ];
    let release = lights.head.case.release_on;
    ReadinessPage {
        counted: texts.with("readiness-counted", &counts),
        signs,
        release: release.map(|day| texts.date(day)),
        lines,
        frame,
        sh,
    }
}

/// A state with its sign.
fn sign(texts: &Texts, state: Readiness) -> Sign {
    let (class, icon) = match state {
        Readiness::Settled => ("st-ok", "ok"),
        Readiness::UnderWay => ("st-risk", "risk"),
        Readiness::Open => ("st-open", "open"),
        Readiness::Missing => ("st-open", "unknown"),
    };
    Sign {
        class,
        icon,
        words: texts.code("readiness", state).into_owned(),
    }
}

fn line(sh: &Shell, case: &str, lights: &Lights, one: &Light) -> Line {
    Line {
        id: one.domain.id.clone(),
        title: sh.say(&one.domain.title).to_owned(),
        state: sign(sh.texts, one.state),
        assessment: assessment(sh.texts, one),
        settle: format!("{case}/assessment/domains/{}", one.domain.id),
        plan: plan(sh.texts, one),
        securities: one
            .securities
            .iter()
            .map(|secured| {
                let title = sh.say(&secured.title).to_owned();
                (title, security(sh, case, lights, secured).0)
            })
            .collect(),
        steps: steps(sh, case, lights, one),
    }
}

/// What the assessment says, and since when.
fn assessment(texts: &Texts, one: &Light) -> Said {
    let Some(result) = &one.settled else {
        return Said {
            words: texts.get("readiness-unsettled").into_owned(),
            small: Vec::new(),
        };
    };
    let day = texts.with("readiness-settled-on", &[("date", result.on.into())]);
    let mut small = vec![day, result.text.clone()];
    small.retain(|text| !text.is_empty());
    Said {
        words: texts.code("need_result", result.result).into_owned(),
        small,
    }
}

/// What the plan has for a domain: who else holds it, its goals, or what is said instead.
fn plan(texts: &Texts, one: &Light) -> Vec<Said> {
    let only = |words: String, small: &str| Said {
        words,
        small: Some(small.to_owned())
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect(),
    };
    let held = one.holder.as_ref().map(|holder| {
        let words = texts.with("readiness-held", &[("holder", holder.into())]);
        only(words, "")
    });
    let goals = one.goals.iter().map(|goal| {
        let tally = tally(&goal.measures).into_iter().map(|(state, n)| {
            let state = texts.code("measure_status", state);
            format!("{n} {state}")
        });
        let tally: Vec<String> = tally.collect();
        let measures = if tally.is_empty() {
            texts.get("readiness-no-measure").into_owned()
        } else {
            texts.with("readiness-measures", &[("states", tally.join(", ").into())])
        };
        Said {
            words: texts.with("readiness-goal", &[("goal", (&goal.words).into())]),
            small: vec![measures],
        }
    });
    let all: Vec<Said> = held.into_iter().chain(goals).collect();
    if !all.is_empty() {
        return all;
    }
    match &one.planned {
        Some((result, words)) => {
            let result = texts.code("need_result", *result).into_owned();
            vec![only(result, words)]
        }
        None if matches!(one.covered, Covered::NoNeed | Covered::Declined) => {
            vec![only(texts.get("readiness-nothing-needed").into_owned(), "")]
        }
        None => vec![only(texts.get("readiness-no-goal").into_owned(), "")],
    }
}

/// How a security stands, and where that is mended, if this person may.
fn security(sh: &Shell, case: &str, lights: &Lights, one: &Secured) -> (Sign, Option<String>) {
    let Some((row, view)) = one.row.as_ref().zip(lights.seam.as_ref()) else {
        let sign = Sign {
            class: "st-mute",
            icon: "unknown",
            words: sh.t("readiness-release-unknown").into_owned(),
        };
        return (sign, None);
    };
    let options = PictureOptions {
        case_href: Some(case),
        may_add: lights.may.add,
        may_edit: lights.may.edit,
        ..PictureOptions::default()
    };
    let say = seam::say(row, view, sh.today, sh.texts, options);
    let class = match say.class {
        "ok" => "st-ok",
        "risk" => "st-risk",
        "open" => "st-open",
        _ => "st-mute",
    };
    let sign = Sign {
        class,
        icon: say.icon,
        words: say.status,
    };
    (sign, say.href)
}

fn steps(sh: &Shell, case: &str, lights: &Lights, one: &Light) -> Vec<Todo> {
    let steps = one.steps.iter();
    steps
        .flat_map(|step| match step {
            Step::Secure => of_securities(sh, case, lights, (one, *step, SeamStatus::Open)),
            Step::Confirm => of_securities(sh, case, lights, (one, *step, SeamStatus::AtRisk)),
            _ => vec![Todo {
                words: todo(sh.texts, one, *step),
                href: href(case, lights, one, *step),
            }],
        })
        .collect()
}

/// One step for each security that stands like that.
fn of_securities(
    sh: &Shell,
    case: &str,
    lights: &Lights,
    (one, step, status): (&Light, Step, SeamStatus),
) -> Vec<Todo> {
    let all = one.securities.iter();
    all.filter(|secured| secured.status() == Some(status))
        .map(|secured| {
            let step = sh.texts.code("readiness_step", step);
            Todo {
                words: format!("{}: {step}", sh.say(&secured.title)),
                href: security(sh, case, lights, secured).1,
            }
        })
        .collect()
}

/// A step in words; a goal that the draft has already only has to be settled with it.
fn todo(texts: &Texts, one: &Light, step: Step) -> String {
    if step == Step::SetGoal && one.drafted {
        return texts.get("readiness-step-issue").into_owned();
    }
    texts.code("readiness_step", step).into_owned()
}

/// Where a step is taken.
fn href(case: &str, lights: &Lights, one: &Light, step: Step) -> Option<String> {
    let may = lights.may;
    match step {
        Step::Settle => may
            .settle
            .then(|| format!("{case}/assessment/domains/{}", one.domain.id)),
        Step::SetGoal if lights.draft && !one.drafted => may.plan.then(|| {
            let domain = crate::form::encode(&one.domain.id);
            format!("{case}/plan/draft/goals/new?domain={domain}")
        }),
        Step::SetGoal | Step::AddMeasure => may.plan.then(|| format!("{case}/plan/draft")),
        Step::Agree => may.plan.then(|| format!("{case}/plan/agreement")),
        Step::GoOn => Some(format!("{case}/plan")),
        Step::EnterRelease => may.release.then(|| format!("{case}/release")),
        Step::Secure | Step::Confirm => None,
    }
}
