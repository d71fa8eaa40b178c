//! Papers of a case: which there are, a preview of each, what was handed out, what was explained.

use app::{
    AppError, Problems,
    paper::{ExplanationRow, Mark, Offer, PaperRow, Papers, Struck, Topic, Which},
};
use askama::Template;
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use domain::{
    Code,
    ids::{CaseId, PaperId},
    paper::{PaperKind, PaperLanguage},
};
use i18n::{Lang, Texts};
use jiff::civil::Date;

use crate::{
    error::WebError,
    form::say,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod explain;
mod make;
mod sample;
mod strike;

/// The browser's own viewer draws a PDF as a page with a style of its own; nothing else is allowed.
const PDF_POLICY: &str = "default-src 'none'; object-src 'self'; plugin-types application/pdf; \
 style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
 frame-ancestors 'none'";

/// Routes of this noun.
pub fn routes() -> Routes {
    let new = "/cases/{case}/papers/new/{which}/{language}";
    let explained = "/cases/{case}/papers/explained";
    let strike = "/cases/{case}/papers/kept/{paper}/strike";
    let strike_explanation = "/cases/{case}/papers/explained/{explanation}/strike";
    Routes::new()
        .get("/cases/{case}/papers", Guard::Case, list)
        .get(new, Guard::Case, make::form)
        .form(new, new, Guard::Case, make::hand_out)
        .get(
            "/cases/{case}/papers/preview/{which}/{language}",
            Guard::Case,
            preview,
        )
        .get("/cases/{case}/papers/kept/{paper}", Guard::Case, kept)
        .get(strike, Guard::Case, strike::paper_form)
        .form(strike, strike, Guard::Case, strike::paper)
        .get(explained, Guard::Case, explain::form)
        .form(explained, explained, Guard::Case, explain::record)
        .get(strike_explanation, Guard::Case, strike::explanation_form)
        .form(
            strike_explanation,
            strike_explanation,
            Guard::Case,
            strike::explanation,
        )
}

#[derive(Template)]
#[template(path = "paper/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    groups: Vec<Group>,
    handed: Vec<HandedLine>,
    topics: Vec<TopicLine>,
    history: Vec<HistoryLine>,
    may_make: bool,
}

/// Papers for the same readers.
struct Group {
    title: String,
    offers: Vec<OfferLine>,
    /// Those that are folded away, with the words that say so.
    folded: Vec<OfferLine>,
    folded_words: String,
}

/// A paper that can be handed out.
struct OfferLine {
    name: String,
    mark: String,
    /// Address and name of each language.
    languages: Vec<(String, String)>,
    /// Why it cannot be made now.
    blocked: Option<String>,
}

/// A paper that was handed out.
struct HandedLine {
    name: String,
    href: String,
    on: String,
    to: String,
    basis: String,
    how: String,
    language: String,
    understood: String,
    own_words: String,
    recorded: String,
    struck: Option<String>,
    strike: Option<String>,
}

/// A topic of the checklist.
struct TopicLine {
    name: String,
    class: &'static str,
    icon: &'static str,
    state: String,
    last: String,
    understood: String,
}

/// An explanation in the list of all.
struct HistoryLine {
    topic: String,
    last: String,
    understood: String,
    own_words: String,
    material: String,
    recorded: String,
    struck: Option<String>,
    strike: Option<String>,
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let papers = app::paper::papers(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &papers.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let frame = case_frame(&ctx, &papers.head, CaseTab::Papers);
    Ok(html(&list_page(sh, frame, &papers)))
}

/// So many letters for the coming appointments stand in the list; later ones are folded away.
const LETTERS: usize = 2;

/// Papers for the client, then those for others, then the office's own letters; letters for later appointments and leaves of days
/// that lie behind are folded away.
fn groups(sh: &Shell, href: &str, offers: &[Offer]) -> Vec<Group> {
    let texts = sh.texts;
    let group = |title: &str, folded: &str, of: Vec<&Offer>| {
        let mut letters = 0;
        let (away, shown): (Vec<&Offer>, Vec<&Offer>) = of.into_iter().partition(|one| {
            letters += usize::from(one.which.kind == PaperKind::AppointmentLetter);
            let later = one.which.kind == PaperKind::AppointmentLetter && letters > LETTERS;
            later || is_past(&one.mark, sh.today)
        });
        let lines = |all: Vec<&Offer>| -> Vec<OfferLine> {
            let all = all.into_iter();
            all.map(|one| offer_line(sh, href, one)).collect()
        };
        Group {
            title: texts.get(title).into_owned(),
            folded_words: texts.with(folded, &[("n", away.len().into())]),
            offers: lines(shown),
            folded: lines(away),
        }
    };
    let all = offers.iter();
    let (client, others): (Vec<&Offer>, Vec<&Offer>) =
        all.partition(|one: &&Offer| one.which.kind.is_for_client());
    let others = others.into_iter();
    let (letters, others) = others.partition(|one| one.which.kind == PaperKind::Letter);
    let mut groups = vec![
        group("paper-for-client", "paper-later-letters", client),
        group("paper-for-others", "paper-past-leaves", others),
        group("paper-of-office", "paper-past-leaves", letters),
    ];
    groups.retain(|one| !one.offers.is_empty() || !one.folded.is_empty());
    groups
}

/// Whether a leave lies behind.
fn is_past(mark: &Mark, today: Date) -> bool {
    matches!(mark, Mark::Leave(at, _) if i18n::berlin_date(*at) < today)
}

fn list_page(sh: Shell, frame: CaseFrame, papers: &Papers) -> ListPage {
    let texts = sh.texts;
    let href = frame.href.as_str();
    ListPage {
        groups: groups(&sh, href, &papers.offers),
        handed: papers
            .handed
            .iter()
            .map(|one| handed_line(texts, href, one, papers.may_make))
            .collect(),
        topics: papers
            .topics
            .iter()
            .map(|one| topic_line(texts, one))
            .collect(),
        history: papers
            .explanations
            .iter()
            .map(|one| history_line(texts, href, one, papers.may_make))
            .collect(),
        may_make: papers.may_make,
        frame,
        sh,
    }
}

fn offer_line(sh: &Shell, href: &str, offer: &Offer) -> OfferLine {
    let texts = sh.texts;
    let code = offer.which.code();
    let language = |language: &PaperLanguage| {
        (
            format!("{href}/papers/new/{code}/{}", language.code()),
            texts.code("paper_language", *language).into_owned(),
        )
    };
    OfferLine {
        name: name(texts, offer.which.kind),
        mark: mark(sh, &offer.mark),
        languages: languages(offer.only).map(language).collect(),
        blocked: offer.blocked.as_ref().map(|why| say(texts, why)),
    }
}

/// The languages that a paper exists in.
fn languages(only: Option<PaperLanguage>) -> impl Iterator<Item = &'static PaperLanguage> {
    let all = PaperLanguage::ALL.iter();
    all.filter(move |one| only.is_none_or(|only| only == **one))
}

/// What tells papers of one kind apart, in words; empty if there is only one.
fn mark(sh: &Shell, mark: &Mark) -> String {
    match mark {
        Mark::None => String::new(),
        Mark::At(at) => sh.texts.instant(*at),
        Mark::Leave(at, purpose) => {
            let purpose = sh.texts.code("leave_purpose", *purpose);
            format!("{}, {purpose}", sh.texts.instant(*at))
        }
        Mark::Words(text) => sh.say(text).to_owned(),
    }
}

fn name(texts: &Texts, kind: PaperKind) -> String {
    texts.code("paper_kind", kind).into_owned()
}

fn handed_line(texts: &Texts, href: &str, row: &PaperRow, may_make: bool) -> HandedLine {
    let understood = if row.explained {
        texts.code("understood", row.understood)
    } else {
        texts.get("paper-explained-no")
    };
    let href = format!("{href}/papers/kept/{}", row.id);
    HandedLine {
        name: name(texts, row.kind),
        on: texts.date(row.handed_on),
        to: row.handed_to.clone(),
        basis: row.basis.clone(),
        how: texts.code("handed_how", row.how).into_owned(),
        language: texts.code("paper_language", row.language).into_owned(),
        understood: understood.into_owned(),
        own_words: row.own_words.clone(),
        recorded: recorded(texts, &row.recorded_by_name, row.recorded_at),
        struck: row.struck.as_ref().map(|one| struck(texts, one)),
        strike: (may_make && row.struck.is_none()).then(|| format!("{href}/strike")),
        href,
    }
}

fn recorded(texts: &Texts, name: &str, at: jiff::Timestamp) -> String {
    let when = texts.instant(at);
    texts.with(
        "paper-recorded",
        &[("name", name.into()), ("when", (&when).into())],
    )
}

fn struck(texts: &Texts, struck: &Struck) -> String {
    let when = texts.instant(struck.at);
    let args = [
        ("name", (&struck.by_name).into()),
        ("when", (&when).into()),
        ("reason", (&struck.reason).into()),
    ];
    texts.with("paper-struck", &args)
}

fn topic_line(texts: &Texts, topic: &Topic) -> TopicLine {
    let (class, icon, key) = match (&topic.last, topic.in_phase) {
        (None, _) => ("st-open", "open", "paper-topic-never"),
        (Some(_), true) => ("st-ok", "ok", "paper-topic-phase"),
        (Some(_), false) => ("st-risk", "risk", "paper-topic-earlier"),
    };
    TopicLine {
        name: texts.code("information_topic", topic.topic).into_owned(),
        class,
        icon,
        state: texts.get(key).into_owned(),
        last: topic
            .last
            .as_ref()
            .map(|one| last(texts, one))
            .unwrap_or_default(),
        understood: topic
            .last
            .as_ref()
            .map(|one| texts.code("understood", one.understood).into_owned())
            .unwrap_or_default(),
    }
}

fn last(texts: &Texts, row: &ExplanationRow) -> String {
    let language = texts.code("paper_language", row.language);
    let args = [
        ("date", row.explained_on.into()),
        ("language", (&*language).into()),
    ];
    texts.with("paper-topic-last", &args)
}

fn history_line(texts: &Texts, href: &str, row: &ExplanationRow, may_make: bool) -> HistoryLine {
    HistoryLine {
        topic: texts.code("information_topic", row.topic).into_owned(),
        last: last(texts, row),
        understood: texts.code("understood", row.understood).into_owned(),
        own_words: row.own_words.clone(),
        material: row.material.clone(),
        recorded: recorded(texts, &row.recorded_by_name, row.recorded_at),
        struck: row.struck.as_ref().map(|one| struck(texts, one)),
        strike: (may_make && row.struck.is_none())
            .then(|| format!("{href}/papers/explained/{}/strike", row.id)),
    }
}

/// A paper as it stands in an address.
fn which(
    ctx: &RequestCtx,
    which: &str,
    language: &str,
) -> Result<(Which, PaperLanguage), WebError> {
    let parsed = Which::parse(which).zip(PaperLanguage::from_code(language).ok());
    parsed.ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn preview(
    ctx: RequestCtx,
    Path((case, one, language)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let (one, language) = which(&ctx, &one, &language)?;
    let preview = app::paper::preview(ctx.app(), &ctx.op, case, &one, language)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(pdf(&preview.file_name, preview.bytes))
}

async fn kept(
    ctx: RequestCtx,
    Path((case, paper)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let paper: PaperId = id(&ctx, &paper)?;
    let kept = app::paper::kept(ctx.app(), &ctx.op, case, paper)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(pdf(&kept.row.file_name, kept.bytes))
}

/// A PDF as a page of its own. Its name holds small letters, digits, dots, hyphens and underscores only.
pub(crate) fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
        (CONTENT_SECURITY_POLICY, PDF_POLICY.to_owned()),
    ];
    (headers, bytes).into_response()
}

fn list_path(case: CaseId) -> String {
    format!("/cases/{case}/papers")
}

/// What is wrong with a form whose fields could be read; other answers are no problems of a form.
fn problems_of(ctx: &RequestCtx, error: AppError) -> Result<Problems, WebError> {
    match error {
        AppError::Invalid(problems) => Ok(problems),
        other => Err(ctx.error(other)),
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
