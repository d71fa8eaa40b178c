//! Reporting a person by hand, with a look at whom they may be.

use app::{
    AppError, Problems,
    referral::{
        Candidate, Custody, Decision, Expected, NewReferral, Person, ReferralSource, ReportChoices,
        Reported,
    },
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Code, custody::CustodyKind, ids::ClientId, release::Confidence, release::ReleaseKind,
};
use i18n::{Arg, Lang, Texts};

use super::source_words;
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
};

/// A known person beside a report or a row of a list.
pub(crate) struct PersonLine {
    pub client: String,
    pub name: String,
    pub born: String,
    pub reason: String,
    pub href: String,
    pub number: String,
    pub running: bool,
    pub chosen: bool,
}

impl PersonLine {
    pub(crate) fn of(texts: &Texts, one: &Candidate, chosen: bool) -> Self {
        Self {
            client: one.client.to_string(),
            name: format!("{}, {}", one.family_name, one.given_names),
            born: one.birth_date.map_or_else(String::new, |day| {
                texts.with("common-born", &[("date", Arg::from(texts.date(day)))])
            }),
            reason: texts.code("match_reason", one.reason).into_owned(),
            href: format!("/cases/{}", one.case),
            number: one.case_number.clone(),
            running: one.running,
            chosen,
        }
    }

    /// Somebody invented.
    pub(crate) fn sample(texts: &Texts) -> Self {
        Self {
            client: "1".to_owned(),
            name: "Demir, Jona".to_owned(),
            born: "geb. 14.05.1994".to_owned(),
            reason: texts.get("code-match-reason-phonetic").into_owned(),
            href: "/cases/2".to_owned(),
            number: "2026-0148".to_owned(),
            running: true,
            chosen: false,
        }
    }
}

#[derive(Template)]
#[template(path = "referral/new.html")]
struct NewPage {
    sh: Shell,
    f: FormView,
    institutions: Vec<Choice>,
    programmes: Vec<Choice>,
    release_kinds: Vec<Choice>,
    custody_kinds: Vec<Choice>,
    sources: Vec<Choice>,
    informed: Vec<Choice>,
    people: Vec<PersonLine>,
    different: bool,
}

pub(super) async fn form(ctx: RequestCtx) -> Result<Response, WebError> {
    let choices = app::referral::choices(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let f = ctx.form("/referrals/new", start(&ctx, &choices)).await?;
    Ok(html(&new_page(&ctx, f, choices, Vec::new()).await?))
}

/// What the form starts with: the only choice where there is only one.
fn start(ctx: &RequestCtx, choices: &ReportChoices) -> FormData {
    let mut data = FormData::default();
    if let [(id, _)] = &choices.institutions[..] {
        data.push("institution", id.clone());
    }
    if let [(id, _)] = &choices.programmes[..] {
        data.push("programme", id.clone());
    }
    if ctx.op.actor.role == access::Role::PrisonSocialService {
        data.push("source", ReferralSource::Prison.code());
    }
    data
}

async fn new_page(
    ctx: &RequestCtx,
    f: FormView,
    choices: ReportChoices,
    people: Vec<Candidate>,
) -> Result<NewPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("referral-new-title");
    let title = if f.has_problems() {
        texts.with("error-prefix", &[("title", Arg::from(title.into_owned()))])
    } else {
        title.into_owned()
    };
    let sh = ctx.shell(Nav::Referrals, title).await?;
    Ok(filled_page(sh, f, choices, &people))
}

fn filled_page(sh: Shell, f: FormView, choices: ReportChoices, people: &[Candidate]) -> NewPage {
    let texts = sh.texts;
    let chosen = f.data.get("person").to_owned();
    NewPage {
        institutions: named(choices.institutions),
        programmes: choices
            .programmes
            .into_iter()
            .map(|(id, title)| Choice::new(id, sh.say(&title)))
            .collect(),
        release_kinds: Choice::all::<ReleaseKind>(texts, "release_kind"),
        custody_kinds: Choice::all::<CustodyKind>(texts, "custody_kind"),
        sources: [
            ReferralSource::Prison,
            ReferralSource::Client,
            ReferralSource::Other,
        ]
        .map(|one| Choice::new(one.code(), source_words(texts, one)))
        .to_vec(),
        informed: ["yes", "no"]
            .map(|one| Choice::new(one, texts.get(&format!("referral-informed-{one}"))))
            .to_vec(),
        people: people
            .iter()
            .map(|one| PersonLine::of(texts, one, one.client.to_string() == chosen))
            .collect(),
        different: chosen == "different",
        f,
        sh,
    }
}

pub(crate) fn named(pairs: Vec<(String, String)>) -> Vec<Choice> {
    pairs
        .into_iter()
        .map(|(value, label)| Choice::new(value, label))
        .collect()
}

pub(super) async fn report(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let choices = app::referral::choices(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let (new, problems) = read(&ctx, &data, &choices);
    if !problems.0.is_empty() {
        return refused(&ctx, data, choices, problems, Vec::new()).await;
    }
    let seen: Vec<ClientId> = data
        .get("seen")
        .split(',')
        .filter_map(|id| id.parse().ok())
        .collect();
    let reported = app::referral::report(ctx.app(), &ctx.op, new, decision(&data), &seen).await;
    match reported {
        // One answer: whether somebody is on record elsewhere is not told.
        Ok(Reported::Registered(_) | Reported::Noted) => {
            Ok(done("/referrals", "referral-flash-reported"))
        }
        Ok(Reported::Compare(people)) => {
            let problems = app::referral::must_compare();
            refused(&ctx, data, choices, problems, people).await
        }
        Err(AppError::Invalid(problems)) => {
            refused(&ctx, data, choices, problems, Vec::new()).await
        }
        Err(error) => Err(ctx.error(error)),
    }
}

fn decision(data: &FormData) -> Option<Decision> {
    match data.get("person") {
        "different" => Some(Decision::Different),
        client => client.parse().ok().map(Decision::Same),
    }
}

async fn refused(
    ctx: &RequestCtx,
    data: FormData,
    choices: ReportChoices,
    problems: Problems,
    people: Vec<Candidate>,
) -> Result<Response, WebError> {
    // A decision counts for the people that are shown beside it.
    let seen: Vec<String> = people.iter().map(|one| one.client.to_string()).collect();
    let mut kept = FormData::from_pairs(
        data.pairs()
            .iter()
            .filter(|(name, _)| name != "seen")
            .map(|(name, value)| (name.as_str(), value.clone())),
    );
    kept.push("seen", seen.join(","));
    let f = FormView::invalid(ctx.texts(), kept, problems);
    let page = new_page(ctx, f, choices, people).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// What was typed, and everything that is wrong with it: what cannot be read, and what cannot be.
fn read(ctx: &RequestCtx, data: &FormData, choices: &ReportChoices) -> (NewReferral, Problems) {
    let mut problems = Problems::new();
    let p = &mut problems;
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let months = data.number("sentence_months", 1..=720, 0, p);
    let source = data.code::<ReferralSource>("source", p);
    let day = data.optional_date("release_on", p);
    let kind = optional_code(data, "release_kind", p);
    let new = NewReferral {
        person: Person::New {
            family_name: data.required("family_name", 100, p),
            given_names: data.required("given_names", 100, p),
            birth_date: data.optional_date("birth_date", p),
        },
        custody: Custody {
            institution: data.get("institution").to_owned(),
            book_number: filled(data.optional("book_number", 40, p)),
            kind: optional_code(data, "custody_kind", p),
            start: data.optional_date("custody_start", p),
            sentence_months: u32::try_from(months).ok().filter(|months| *months > 0),
        },
        episode: None,
        previous_case: None,
        programme: data.get("programme").to_owned(),
        release: day.map(|day| Expected {
            day,
            kind,
            confidence: Confidence::Likely,
        }),
        release_place: filled(data.optional("release_place", 100, p)),
        source: source.unwrap_or(ReferralSource::Other),
        said_by: said_by(ctx, source, data.get("institution"), choices),
        import_batch: None,
        own_wish: source == Some(ReferralSource::Client),
        informed: match data.get("informed") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        note: data.optional("note", 2000, p),
    };
    let impossible = app::referral::problems(ctx.app(), &new, ctx.today());
    for problem in impossible.0 {
        if problems.of(&problem.field).next().is_none() {
            problems.0.push(problem);
        }
    }
    (new, problems)
}

fn optional_code<C: Code>(data: &FormData, name: &str, problems: &mut Problems) -> Option<C> {
    if data.get(name).is_empty() {
        return None;
    }
    data.code(name, problems)
}

/// The source of what is said here, as the record will name it.
fn said_by(
    ctx: &RequestCtx,
    source: Option<ReferralSource>,
    institution: &str,
    choices: &ReportChoices,
) -> String {
    let texts = ctx.texts();
    let words = source_words(texts, source.unwrap_or(ReferralSource::Other));
    match choices
        .institutions
        .iter()
        .find(|(id, _)| id == institution)
    {
        Some((_, name)) if source == Some(ReferralSource::Prison) => format!("{words}, {name}"),
        _ => words,
    }
}

pub(super) fn sample(lang: Lang) -> (&'static str, String) {
    let texts = i18n::texts(lang);
    let choices = ReportChoices {
        institutions: vec![("th-tonna".to_owned(), "JVA Tonna".to_owned())],
        programmes: vec![("puemas".to_owned(), programme::Text::new("PÜMaS", "PÜMaS"))],
    };
    let known = Candidate {
        client: ClientId::from_uuid(uuid::Uuid::nil()),
        family_name: "Demir".to_owned(),
        given_names: "Jonas".to_owned(),
        birth_date: Some(jiff::civil::date(1994, 5, 14)),
        reason: domain::duplicate::MatchReason::NameAndBirthDate,
        case: domain::ids::CaseId::from_uuid(uuid::Uuid::nil()),
        case_number: "2026-0147".to_owned(),
        running: false,
    };
    let f = FormView::invalid(texts, FormData::default(), app::referral::must_compare());
    let page = filled_page(Shell::sample(lang), f, choices, &[known]);
    ("referral/new.html", page.render().unwrap_or_default())
}
