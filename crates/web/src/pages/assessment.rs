//! The assessment of a case: overview of the voices and the life domains.
//!
//! Each further page has its own file: a version as a whole, one domain of a version, the voices side
//! by side, the comparison over time, and the form on paper.

use app::{
    AppError,
    assessment::{Assessments, Next, Version},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    assessment::{NeedResult, VersionStatus, Voice},
    ids::{AssessmentId, CaseId},
};
use i18n::{Lang, Texts};

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
        need,
    },
    request::RequestCtx,
    routes::{Form, Guard, Routes},
};

mod compare;
mod late;
mod paper;
mod rate;
mod read;
mod sample;
mod settle;
mod share;
mod start;
mod version;
mod words;

/// A version as a whole: one form with two buttons.
const VERSION: Form = Form {
    action: "/cases/{case}/assessment/versions/{version}",
    page: "/cases/{case}/assessment/versions/{version}",
};
const FINISH: &str = "/cases/{case}/assessment/versions/{version}/finish";
const STRIKE: &str = "/cases/{case}/assessment/versions/{version}/strike";
const SHARED: &str = "/cases/{case}/assessment/versions/{version}/shared";
const RATE: &str = "/cases/{case}/assessment/versions/{version}/domains/{domain}";
const ANEW: &str = "/cases/{case}/assessment/versions/{version}/anew";
const RATE_ANEW: &str = "/cases/{case}/assessment/versions/{version}/domains/{domain}/anew";
const DOMAIN: &str = "/cases/{case}/assessment/domains/{domain}";
const RESULT: &str = "/cases/{case}/assessment/domains/{domain}/results/{result}/strike";
const NEW: &str = "/cases/{case}/assessment/new";
const LIST: &str = "/cases/{case}/assessment";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get(LIST, Guard::Case, overview)
        .form(LIST, NEW, Guard::Case, start::start)
        .get(NEW, Guard::Case, start::new)
        .get(VERSION.page, Guard::Case, version::show)
        .button(VERSION.action, VERSION, Guard::Case, version::save)
        .button(FINISH, VERSION, Guard::Case, version::finish)
        .get(STRIKE, Guard::Case, read::striking)
        .form(STRIKE, STRIKE, Guard::Case, read::strike)
        .get(SHARED, Guard::Case, share::show)
        .post(SHARED, Guard::Case, share::save)
        .get(RATE, Guard::Case, rate::show)
        .form(RATE, RATE, Guard::Case, rate::save)
        .button(ANEW, VERSION, Guard::Case, late::whole_anew)
        .button(
            RATE_ANEW,
            Form {
                action: RATE,
                page: RATE,
            },
            Guard::Case,
            late::domain_anew,
        )
        .get(DOMAIN, Guard::Case, settle::show)
        .form(DOMAIN, DOMAIN, Guard::Case, settle::save)
        .get(RESULT, Guard::Case, settle::withdraw_form)
        .form(RESULT, RESULT, Guard::Case, settle::withdraw)
        .get(
            "/cases/{case}/assessment/compare",
            Guard::Case,
            compare::show,
        )
        .get("/cases/{case}/assessment/paper", Guard::Case, paper::show)
}

#[derive(Template)]
#[template(path = "assessment/overview.html")]
struct OverviewPage {
    sh: Shell,
    frame: CaseFrame,
    voices: Vec<VoiceCard>,
    lines: Vec<DomainLine>,
    settled: String,
    versions: Vec<VersionLine>,
}

/// One voice and how far it has been heard.
struct VoiceCard {
    title: String,
    what: String,
    class: &'static str,
    icon: &'static str,
    state: String,
    /// The versions that count, to read: address and words.
    newest: Vec<(String, String)>,
    /// What is being written: words, and the address if it is one's own.
    open: Vec<(String, Option<String>)>,
    /// Begin a version.
    begin: Option<(String, String)>,
}

/// One life domain.
struct DomainLine {
    href: String,
    title: String,
    rank: Option<String>,
    /// What client, worker and third parties see, in this order.
    cells: Vec<(String, Vec<String>)>,
    difference: Option<String>,
    class: &'static str,
    icon: &'static str,
    result: String,
    result_text: String,
    /// How many single needs are open, and how many of them are in the plan; empty without any.
    needs: String,
}

/// One version in the list of all.
struct VersionLine {
    href: Option<String>,
    day: String,
    occasion: String,
    voice: String,
    source: String,
    by: String,
    class: &'static str,
    icon: &'static str,
    state: String,
    reason: String,
}

async fn overview(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let all = app::assessment::assessments(ctx.app(), &ctx.op, case, "")
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &all.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let frame = acts(&sh, case_frame(&ctx, &all.head, CaseTab::Assessment), &all);
    Ok(html(&built(sh, frame, &all)))
}

/// The one primary way on, and the ways beside it.
fn acts(sh: &Shell, frame: CaseFrame, all: &Assessments) -> CaseFrame {
    let texts = sh.texts;
    let base = base(&frame);
    let frame = match all.next() {
        _ if !all.may_edit => frame,
        Next::GoOn(version, voice) => {
            let voice = texts.code("voice", voice);
            let label = texts.with("assessment-go-on", &[("voice", (&*voice).into())]);
            frame.primary(format!("{base}/versions/{version}"), label)
        }
        Next::Begin(voice) => {
            let label = texts.get(begin_key(voice));
            frame.primary(format!("{base}/new?voice={}", voice.code()), label)
        }
        Next::Settle(domain) => {
            let title = domain_title(sh.texts, all, &domain);
            let label = texts.with("assessment-settle-next", &[("domain", title.into())]);
            frame.primary(format!("{base}/domains/{domain}"), label)
        }
        Next::Nothing => frame.primary(
            format!("{base}/new?voice=worker"),
            texts.get("assessment-again"),
        ),
    };
    let rated = [Voice::Client, Voice::Worker, Voice::ThirdParty];
    let frame = if rated
        .iter()
        .any(|voice| all.finished(*voice).next().is_some())
    {
        frame.secondary(format!("{base}/compare"), texts.get("assessment-compare"))
    } else {
        frame
    };
    frame.secondary(format!("{base}/paper"), texts.get("assessment-paper"))
}

fn begin_key(voice: Voice) -> &'static str {
    match voice {
        Voice::Client => "assessment-begin-client",
        Voice::Worker => "assessment-begin-worker",
        Voice::ThirdParty => "assessment-begin-third-party",
        Voice::Summary => "assessment-begin-summary",
    }
}

fn what_key(voice: Voice) -> &'static str {
    match voice {
        Voice::Client => "assessment-what-client",
        Voice::Worker => "assessment-what-worker",
        Voice::ThirdParty => "assessment-what-third-party",
        Voice::Summary => "assessment-what-summary",
    }
}

fn built(sh: Shell, frame: CaseFrame, all: &Assessments) -> OverviewPage {
    let lines = all
        .domains
        .iter()
        .map(|one| domain_line(&sh, &frame, all, &one.id))
        .collect();
    let voices = Voice::ALL
        .iter()
        .map(|voice| voice_card(&sh, &frame, all, *voice))
        .collect();
    let versions = all
        .versions
        .iter()
        .rev()
        .map(|one| version_line(&sh, &frame, all, one))
        .collect();
    let settled = sh.texts.with(
        "assessment-settled",
        &[
            ("settled", all.settled().into()),
            ("all", all.domains.len().into()),
            ("needs", all.needs().into()),
        ],
    );
    OverviewPage {
        sh,
        frame,
        voices,
        lines,
        settled,
        versions,
    }
}

fn voice_card(sh: &Shell, frame: &CaseFrame, all: &Assessments, voice: Voice) -> VoiceCard {
    let texts = sh.texts;
    let base = base(frame);
    let current: Vec<&Version> = all
        .current()
        .into_iter()
        .filter(|one| one.row.voice == voice)
        .collect();
    let open: Vec<(String, Option<String>)> = all
        .versions
        .iter()
        .filter(|one| {
            one.row.voice == voice
                && one.row.status == VersionStatus::Open
                && one.row.struck_at.is_none()
        })
        .map(|one| {
            let words = texts.with(
                "assessment-being-written",
                &[
                    ("name", (&one.row.author_name).into()),
                    ("when", texts.instant(one.row.saved_at).into()),
                ],
            );
            let own = one.row.is_open_for(all.me) && all.may_edit;
            (
                words,
                own.then(|| format!("{base}/versions/{}", one.row.id)),
            )
        })
        .collect();
    let (class, icon, state) = match (current.is_empty(), open.is_empty()) {
        (false, _) => ("st-ok", "ok", "assessment-voice-heard"),
        (true, false) => ("st-risk", "risk", "assessment-voice-begun"),
        (true, true) => ("st-mute", "open", "assessment-voice-unheard"),
    };
    let again = current.is_empty() || voice == Voice::ThirdParty;
    let key = if again {
        begin_key(voice)
    } else {
        "assessment-new-version"
    };
    let own_open = open.iter().any(|(_, href)| href.is_some());
    VoiceCard {
        title: texts.code("voice", voice).into_owned(),
        what: texts.get(what_key(voice)).into_owned(),
        class,
        icon,
        state: texts.get(state).into_owned(),
        begin: (all.may_edit && (!own_open || voice == Voice::ThirdParty)).then(|| {
            (
                begin_href(&base, voice, current.last().copied().filter(|_| !again)),
                texts.get(key).into_owned(),
            )
        }),
        newest: current
            .iter()
            .map(|one| {
                (
                    format!("{base}/versions/{}", one.row.id),
                    words::spoken(texts, &one.row),
                )
            })
            .collect(),
        open,
    }
}

/// Where a version of this voice is begun, from the former one if there is one.
fn begin_href(base: &str, voice: Voice, from: Option<&Version>) -> String {
    let start = format!("{base}/new?voice={}", voice.code());
    match from {
        Some(from) => format!("{start}&from={}", from.row.id),
        None => start,
    }
}

fn domain_line(sh: &Shell, frame: &CaseFrame, all: &Assessments, domain: &str) -> DomainLine {
    let texts = sh.texts;
    let current = all.current();
    let cell = |voice: Voice| {
        let said = current
            .iter()
            .filter(|one| one.row.voice == voice && one.rating(domain).is_some())
            .map(|one| words::both(texts, one, domain))
            .collect();
        (texts.code("voice", voice).into_owned(), said)
    };
    let rank = all
        .newest(Voice::Summary, "")
        .and_then(|one| one.row.priorities.iter().position(|id| id == domain))
        .map(|at| texts.with("assessment-rank", &[("n", (at + 1).into())]));
    let result = all.result(domain);
    let planned = all.from_plan(domain);
    let (class, icon) = result_sign(all.stands(domain));
    DomainLine {
        href: format!("{}/domains/{domain}", base(frame)),
        title: domain_title(sh.texts, all, domain),
        rank,
        cells: [Voice::Client, Voice::Worker, Voice::ThirdParty]
            .into_iter()
            .map(cell)
            .collect(),
        difference: words::differs(texts, all.differences(domain)),
        class,
        icon,
        result: match result {
            Some(one) => texts.code("need_result", one.result).into_owned(),
            None => match planned {
                Some((one, _)) => in_plan(texts, *one),
                None => texts.get("assessment-unsettled").into_owned(),
            },
        },
        result_text: match (result, planned) {
            (Some(one), _) => one.text.clone(),
            (None, Some((_, words))) => words.clone(),
            (None, None) => String::new(),
        },
        needs: need::counted(texts, all, domain),
    }
}

/// How a domain stands in the plan that counts.
fn in_plan(texts: &Texts, result: NeedResult) -> String {
    let result = texts.code("need_result", result).into_owned();
    texts.with("assessment-in-plan", &[("result", result.into())])
}

/// Class and sign of a result.
fn result_sign(result: Option<NeedResult>) -> (&'static str, &'static str) {
    match result {
        Some(NeedResult::Need) => ("st-risk", "risk"),
        Some(NeedResult::NoNeed) => ("st-ok", "ok"),
        Some(NeedResult::Declined) => ("st-mute", "none"),
        None => ("st-mute", "unknown"),
    }
}

fn version_line(sh: &Shell, frame: &CaseFrame, all: &Assessments, one: &Version) -> VersionLine {
    let texts = sh.texts;
    let row = &one.row;
    let open = row.status == VersionStatus::Open;
    let own = row.author == all.me;
    let (class, icon, state) = if row.struck_at.is_some() {
        ("st-mute", "none", "assessment-state-struck")
    } else if open {
        ("st-risk", "risk", "assessment-state-open")
    } else {
        ("st-ok", "ok", "assessment-state-finished")
    };
    VersionLine {
        href: (!open || own).then(|| format!("{}/versions/{}", base(frame), row.id)),
        day: texts.date(row.given_on),
        occasion: words::occasion(texts, row),
        voice: texts.code("voice", row.voice).into_owned(),
        source: row.source.clone(),
        by: row.author_name.clone(),
        class,
        icon,
        state: texts.get(state).into_owned(),
        reason: row.struck_reason.clone().unwrap_or_default(),
    }
}

/// The assessment for a form about a version; who may not write gets none.
async fn for_form(
    ctx: &RequestCtx,
    case: CaseId,
    version: Option<AssessmentId>,
) -> Result<Assessments, WebError> {
    let subject = version.map_or_else(String::new, |id| format!("assessment {id}"));
    app::assessment::for_form(ctx.app(), &ctx.op, case, &subject)
        .await
        .map_err(|e| ctx.error(e))
}

/// A version that this person may read: finished, or their own.
fn visible<'a>(
    ctx: &RequestCtx,
    all: &'a Assessments,
    version: AssessmentId,
) -> Result<&'a Version, WebError> {
    all.version(version)
        .filter(|one| one.row.finished_at.is_some() || one.row.author == all.me)
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

/// Where all pages of this noun lie.
fn base(frame: &CaseFrame) -> String {
    format!("{}/assessment", frame.href)
}

/// The same for a case.
fn list_path(case: CaseId) -> String {
    format!("/cases/{case}/assessment")
}

/// The name of a domain; its id if the programme has forgotten it.
pub(super) fn domain_title(texts: &Texts, all: &Assessments, domain: &str) -> String {
    let known = all.domains.iter().find(|one| one.id == domain);
    let title = known.map(|one| one.title.in_language(texts.lang().code()));
    title.unwrap_or(domain).to_owned()
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
