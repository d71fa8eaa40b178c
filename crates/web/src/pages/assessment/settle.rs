//! One life domain: the voices side by side, how it changed, and how it is settled.

use app::{
    AppError, Problems,
    assessment::{Assessments, Settlement, Version},
    need::{ClientNeed, Noted},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    assessment::{NeedResult, Voice},
    contact::EpistemicKind,
    ids::{CaseId, DomainResultId},
};
use i18n::Texts;
use programme::model::LifeDomain;

use super::{
    base, compare, domain_title, list_path, result_sign,
    words::{self, Marked, Told},
};
use crate::{
    correction::struck_by,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, Strike},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
        need::{self, NeedLine},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    statement,
};

/// What is said about a need usually is.
const USUAL: EpistemicKind = EpistemicKind::Assessment;

/// The longest text, in characters.
const MAX_TEXT: usize = 2_000;
/// The longest need in words of one's own, in characters.
const MAX_OTHER: usize = 300;

/// What one voice says about the domain.
pub(super) struct Column {
    pub voice: String,
    /// What kind of statement it is.
    pub kind: String,
    pub spoken: String,
    pub href: String,
    pub problem: Marked,
    pub resource: Marked,
    pub told: Told,
    pub hidden: bool,
}

/// One version in the course of time.
pub(super) struct Moment {
    pub day: String,
    pub occasion: String,
    pub voice: String,
    pub problem: Marked,
    pub resource: Marked,
}

/// How the domain was settled once.
pub(super) struct Settled {
    pub class: &'static str,
    pub icon: &'static str,
    pub result: String,
    pub day: String,
    pub text: String,
    /// What kind of statement that is, if somebody said.
    pub kind: String,
    pub by: String,
    /// Who struck it, when and why.
    pub struck: Option<String>,
    /// Where it is struck.
    pub strike: String,
}

#[derive(Template)]
#[template(path = "assessment/domain.html")]
pub(super) struct DomainPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub columns: Vec<Column>,
    pub difference: Option<String>,
    pub moments: Vec<Moment>,
    /// The first and the last of a voice against each other: address and words.
    pub compared: Vec<(String, String)>,
    /// Newest first.
    pub history: Vec<Settled>,
    pub results: Vec<Choice>,
    /// The single needs that were noted.
    pub needs: Vec<NeedLine>,
    /// Whether none of them is open although the domain says "need".
    pub all_closed: bool,
    /// Single needs that can be noted; none if the programme lists none.
    pub listed: Vec<Choice>,
    /// Who can name them.
    pub voices: Vec<Choice>,
    pub may_edit: bool,
    /// Whether the form starts with what the plan says.
    pub from_plan: bool,
    pub theirs: Theirs,
    pub f: FormView,
}

async fn read(ctx: &RequestCtx, case: CaseId, domain: &str) -> Result<Assessments, WebError> {
    let subject = format!("domain {domain}");
    let all = app::assessment::assessments(ctx.app(), &ctx.op, case, &subject)
        .await
        .map_err(|e| ctx.error(e))?;
    if all.domains.iter().any(|one| one.id == domain) {
        Ok(all)
    } else {
        Err(ctx.error(AppError::NotFound))
    }
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path((case, domain)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let all = read(&ctx, case, &domain).await?;
    let mut start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        ("seen", all.results_so_far(&domain).to_string()),
        ("voice", Noted::default().voice.code().to_owned()),
        statement::start(None, USUAL),
    ]);
    if let Some((result, words)) = all.from_plan(&domain) {
        start.push("result", result.code());
        start.push("text", words.clone());
    }
    let form = ctx.form(&path(case, &domain), start).await?;
    let page = page(&ctx, &all, &domain, form, Theirs::default()).await?;
    Ok(html(&page))
}

fn path(case: CaseId, domain: &str) -> String {
    format!("{}/domains/{domain}", list_path(case))
}

async fn page(
    ctx: &RequestCtx,
    all: &Assessments,
    domain: &str,
    f: FormView,
    theirs: Theirs,
) -> Result<DomainPage, WebError> {
    let title = domain_title(ctx.texts(), all, domain);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &all.head, title);
    let texts = sh.texts;
    Ok(DomainPage {
        action: path(all.head.case.id, domain),
        columns: all
            .current()
            .into_iter()
            .filter(|one| one.row.voice.rates())
            .filter_map(|one| column(texts, &frame, all, one, domain))
            .collect(),
        difference: words::differs(texts, all.differences(domain)),
        moments: moments(texts, all, domain),
        compared: compare::firsts_and_lasts(texts, all, domain),
        history: history(texts, all, domain),
        results: Choice::all::<NeedResult>(texts, "need_result"),
        needs: need::lines(texts, all, domain),
        all_closed: all.stands(domain) == Some(NeedResult::Need)
            && all.needs_in(domain).next().is_some()
            && !all.needs_in(domain).any(ClientNeed::is_open),
        listed: listed(texts, all, domain),
        voices: Choice::all::<Voice>(texts, "voice"),
        may_edit: all.may_edit,
        from_plan: all.from_plan(domain).is_some(),
        theirs,
        f,
        frame,
        sh,
    })
}

/// The needs of the programme that are not open in this case, and "other"; nothing without a list.
fn listed(texts: &Texts, all: &Assessments, domain: &str) -> Vec<Choice> {
    let Some(known) = all.domains.iter().find(|one| one.id == domain) else {
        return Vec::new();
    };
    let is_open = |entry: &str| {
        all.needs_in(domain)
            .any(|one| one.entry == entry && one.is_open())
    };
    let needs = known.needs.iter().filter(|one| !is_open(&one.id));
    let lang = texts.lang().code();
    let mut listed: Vec<Choice> = needs
        .map(|one| Choice::new(&one.id, one.title.in_language(lang)))
        .collect();
    if !known.needs.is_empty() {
        listed.push(Choice::new(LifeDomain::OTHER, texts.get("need-else")));
    }
    listed
}

fn column(
    texts: &Texts,
    frame: &CaseFrame,
    all: &Assessments,
    one: &Version,
    domain: &str,
) -> Option<Column> {
    let rating = one.rating(domain)?;
    let (problem, resource) = words::marks(texts, all.questionnaire_of(one), one, domain);
    Some(Column {
        voice: texts.code("voice", one.row.voice).into_owned(),
        kind: statement::shown(texts, Some(one.row.voice.statement())),
        spoken: words::spoken(texts, &one.row),
        href: format!("{}/versions/{}", base(frame), one.row.id),
        problem,
        resource,
        told: words::told(texts, all, one, rating),
        hidden: one.row.keep_from_client_copy,
    })
}

/// Who speaks, and that it was said before and only taken over.
fn voice_words(voice: &str, source: &str, taken: Option<String>) -> String {
    let parts = [Some(voice.to_owned()), Some(source.to_owned()), taken];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// Every finished version that rates the domain, oldest first; nothing until there are two.
fn moments(texts: &Texts, all: &Assessments, domain: &str) -> Vec<Moment> {
    let rated = |one: &&Version| one.row.counts() && one.rating(domain).is_some();
    let moments: Vec<Moment> = all
        .versions
        .iter()
        .filter(rated)
        .map(|one| {
            let (problem, resource) = words::marks(texts, all.questionnaire_of(one), one, domain);
            let voice = texts.code("voice", one.row.voice);
            let rating = one.rating(domain);
            let taken = rating.and_then(|rating| words::taken(texts, all, rating));
            Moment {
                day: texts.date(one.row.given_on),
                occasion: words::occasion(texts, &one.row),
                voice: voice_words(&voice, &one.row.source, taken),
                problem,
                resource,
            }
        })
        .collect();
    if moments.len() > 1 {
        moments
    } else {
        Vec::new()
    }
}

fn history(texts: &Texts, all: &Assessments, domain: &str) -> Vec<Settled> {
    let settled = all.results.iter().rev().filter(|one| one.domain == domain);
    settled
        .map(|one| {
            let (class, icon) = result_sign(Some(one.result));
            Settled {
                class,
                icon,
                result: texts.code("need_result", one.result).into_owned(),
                day: texts.date(one.on),
                text: one.text.clone(),
                kind: statement::shown(texts, one.epistemic),
                by: one.by_name.clone(),
                struck: one.struck.as_ref().map(|struck| struck_by(texts, struck)),
                strike: strike_path(all.head.case.id, domain, one.id),
            }
        })
        .collect()
}

/// What was typed, as far as it can be read. Needs that are ticked need not be typed once more.
fn settlement(
    texts: &Texts,
    all: &Assessments,
    domain: &str,
    data: &FormData,
) -> Result<Settlement, AppError> {
    let mut problems = Problems::new();
    let result = data.code("result", &mut problems);
    let mut text = data.optional("text", MAX_TEXT, &mut problems);
    let needs = Noted {
        entries: data.all("needs"),
        other: data.optional("other", MAX_OTHER, &mut problems),
        voice: data.code_or("voice", Noted::default().voice, &mut problems),
    };
    if text.is_empty() && result == Some(NeedResult::Need) {
        text = in_words(texts, all, domain, &needs);
    }
    let on = data.date("on", &mut problems);
    let epistemic = statement::typed(data, USUAL, &mut problems);
    match (result, on) {
        (Some(result), Some(on)) if problems.0.is_empty() => Ok(Settlement {
            result,
            text,
            on,
            epistemic,
            needs,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

/// What is ticked, in words.
fn in_words(texts: &Texts, all: &Assessments, domain: &str, needs: &Noted) -> String {
    let known = all.domains.iter().find(|one| one.id == domain);
    let listed = needs
        .entries
        .iter()
        .filter_map(|id| known?.need(id))
        .map(|one| one.title.in_language(texts.lang().code()));
    let other = Some(needs.other.trim()).filter(|words| !words.is_empty());
    listed.chain(other).collect::<Vec<_>>().join("; ")
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path((case, domain)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let seen = data.get("seen").parse().unwrap_or(-1);
    let all = read(&ctx, case, &domain).await?;
    let answer = match settlement(ctx.texts(), &all, &domain, &data) {
        Ok(one) => app::assessment::settle(ctx.app(), &ctx.op, case, (&domain, seen), &one).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "assessment-flash-settled"));
    };
    let subject = format!("domain {domain}");
    let changing = Changing::row(case, &subject, &["assessment.settle"]).seen("seen");
    let (status, form, theirs) = refused(&ctx, changing, data, error).await?;
    let all = read(&ctx, case, &domain).await?;
    let page = page(&ctx, &all, &domain, form, theirs).await?;
    Ok(with_status(status, &page))
}

// --- withdrawn

fn strike_path(case: CaseId, domain: &str, result: DomainResultId) -> String {
    format!("{}/results/{result}/strike", path(case, domain))
}

fn strike(
    texts: &Texts,
    all: &Assessments,
    domain: &str,
    result: DomainResultId,
) -> Option<Strike> {
    let mut results = all.results.iter();
    let one = results.find(|one| one.id == result && one.domain == domain)?;
    let answer = texts.code("need_result", one.result);
    let (title, day) = (domain_title(texts, all, domain), texts.date(one.on));
    let case = all.head.case.id;
    Some(Strike {
        title: "assessment-withdraw",
        intro: vec![
            format!("{title}: {answer}. {} ({day}, {})", one.text, one.by_name),
            texts.get("assessment-withdraw-text").into_owned(),
        ],
        action: strike_path(case, domain, result),
        back: path(case, domain),
        struck: one.struck.clone(),
    })
}

pub(super) async fn withdraw_form(
    ctx: RequestCtx,
    Path((case, domain, result)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let (case, result): (CaseId, DomainResultId) = (id(&ctx, &case)?, id(&ctx, &result)?);
    let all = read(&ctx, case, &domain).await?;
    let strike = strike(ctx.texts(), &all, &domain, result);
    let strike = strike.ok_or_else(|| ctx.error(AppError::NotFound))?;
    strike.ask(&ctx, &all.head).await
}

pub(super) async fn withdraw(
    ctx: RequestCtx,
    Path((case, domain, result)): Path<(String, String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, result): (CaseId, DomainResultId) = (id(&ctx, &case)?, id(&ctx, &result)?);
    let answer = match mend::reason(&data) {
        Ok(why) => app::assessment::withdraw(ctx.app(), &ctx.op, case, result, &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&path(case, &domain), "common-flash-struck"));
    };
    let all = read(&ctx, case, &domain).await?;
    let strike = strike(ctx.texts(), &all, &domain, result);
    let strike = strike.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let data = (data, &["assessment.withdraw"][..]);
    strike.again(&ctx, &all.head, data, error).await
}
