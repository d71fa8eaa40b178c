//! The inbox of referrals, and reporting a person by hand.

use access::Action;
use app::{
    AppError, Problems,
    referral::{
        After, Candidate, Custody, Decision, Expected, INBOX_STATES, Inbox, InboxRow, NewReferral,
        Person, ReferralSource, ReportChoices, Reported,
    },
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Code, case::CaseStatus, custody::CustodyKind, ids::ClientId, release::Confidence,
    release::ReleaseKind,
};
use i18n::{Arg, Lang, Texts};
use jiff::civil::Date;
use programme::criteria::AdmissionResult;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/referrals", Guard::SignedIn, inbox)
        .get("/referrals/new", Guard::SignedIn, new)
        .post("/referrals/new", Guard::SignedIn, report)
}

/// A sign and a word: class, icon, text, and a smaller line.
struct Status {
    class: &'static str,
    icon: &'static str,
    text: String,
    small: String,
}

struct Line {
    name: String,
    who: String,
    href: String,
    received: String,
    source: String,
    own_wish: bool,
    release: Option<(String, String)>,
    begins: Option<Status>,
    programme: String,
    standing: Status,
    may_clear: bool,
}

struct Tab {
    href: String,
    label: String,
    count: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "referral/inbox.html")]
struct InboxPage {
    sh: Shell,
    sub: String,
    tabs: Vec<Tab>,
    heading: String,
    lines: Vec<Line>,
    next: Option<String>,
    paged: bool,
    first: String,
    empty: (String, String),
    may_import: bool,
}

async fn inbox(ctx: RequestCtx) -> Result<Response, WebError> {
    let status = shown(&ctx.query("show").unwrap_or_default());
    let after = ctx.query("after").and_then(|text| read_after(&text));
    let found = app::referral::inbox(ctx.app(), &ctx.op, status, after)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let sh = ctx
        .shell(Nav::Referrals, texts.get("referral-title"))
        .await?;
    let may_import = ctx.may(Action::ImportReleaseList);
    Ok(html(&inbox_page(
        sh,
        &found,
        status,
        after.is_some(),
        may_import,
    )))
}

fn inbox_page(
    sh: Shell,
    found: &Inbox,
    status: CaseStatus,
    paged: bool,
    may_import: bool,
) -> InboxPage {
    let texts = sh.texts;
    let counts = found.counts;
    let tabs = INBOX_STATES
        .iter()
        .zip(counts)
        .map(|(state, count)| Tab {
            href: format!("/referrals?show={}", show(*state)),
            label: texts
                .get(&format!("referral-tab-{}", show(*state)))
                .into_owned(),
            count: texts.number(count),
            current: *state == status,
        })
        .collect();
    let key = |part: &str| {
        texts
            .get(&format!("referral-{part}-{}", show(status)))
            .into_owned()
    };
    InboxPage {
        sub: texts.with(
            "referral-sub",
            &[
                ("new", Arg::from(counts[0])),
                ("clearing", Arg::from(counts[1])),
                ("waiting", Arg::from(counts[2])),
            ],
        ),
        tabs,
        heading: key("heading"),
        empty: (key("empty"), key("empty-text")),
        lines: found
            .rows
            .iter()
            .map(|row| line(texts, row, sh.today))
            .collect(),
        next: found
            .next
            .map(|(day, case)| format!("/referrals?show={}&after={day}_{case}", show(status))),
        paged,
        first: format!("/referrals?show={}", show(status)),
        may_import,
        sh,
    }
}

/// The name of a state in an address.
fn show(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::Clearing => "clearing",
        CaseStatus::Waiting => "waiting",
        _ => "new",
    }
}

fn shown(name: &str) -> CaseStatus {
    match name {
        "clearing" => CaseStatus::Clearing,
        "waiting" => CaseStatus::Waiting,
        _ => CaseStatus::Registered,
    }
}

fn read_after(text: &str) -> Option<After> {
    let (day, case) = text.split_once('_')?;
    Some((day.parse().ok()?, case.parse().ok()?))
}

fn line(texts: &'static Texts, row: &InboxRow, today: Date) -> Line {
    let case = &row.case;
    let received = row.referral.as_ref();
    let day = received.map_or(case.registered_on, |one| i18n::berlin_date(one.received_at));
    let source = received
        .and_then(|one| ReferralSource::from_code(&one.source).ok())
        .map_or_else(String::new, |source| source_words(texts, source));
    Line {
        name: format!("{}, {}", case.family_name, case.given_names),
        who: who(texts, case.birth_date, &row.institution),
        href: if row.may_clear {
            format!("/cases/{}/clearing", case.id)
        } else {
            format!("/cases/{}", case.id)
        },
        received: texts.relative(day, today),
        source,
        own_wish: received.is_some_and(|one| one.own_wish),
        release: case
            .release_on
            .map(|day| (texts.relative(day, today), texts.day(day))),
        begins: row
            .begins
            .as_ref()
            .map(|(phase, from)| begins(texts, phase.as_ref(), *from, today)),
        programme: short(row.programme.in_language(texts.lang().code())),
        standing: standing(texts, row),
        may_clear: row.may_clear,
    }
}

fn who(texts: &Texts, birth: Option<Date>, institution: &str) -> String {
    match birth {
        Some(day) => format!(
            "{}, {institution}",
            texts.with("common-born", &[("date", Arg::from(texts.date(day)))])
        ),
        None => institution.to_owned(),
    }
}

/// Programmes are called by what stands before the dash.
fn short(title: &str) -> String {
    title.split(" – ").next().unwrap_or(title).trim().to_owned()
}

fn source_words(texts: &Texts, source: ReferralSource) -> String {
    let key = format!("referral-source-{}", source.code().replace('_', "-"));
    texts.get(&key).into_owned()
}

fn begins(texts: &Texts, phase: Option<&programme::Text>, from: Date, today: Date) -> Status {
    let phase = phase.map_or("", |title| title.in_language(texts.lang().code()));
    let small = if phase.is_empty() {
        texts.date(from)
    } else {
        texts.with(
            "referral-phase-from",
            &[
                ("phase", Arg::from(phase.to_owned())),
                ("date", Arg::from(texts.date(from))),
            ],
        )
    };
    if from > today {
        return Status {
            class: "",
            icon: "",
            text: texts.relative(from, today),
            small,
        };
    }
    let since = texts.since(from, today);
    Status {
        class: "st-risk",
        icon: "risk",
        text: texts.with("referral-begins-running", &[("since", Arg::from(since))]),
        small,
    }
}

/// What is missing comes first: it is what somebody can do something about.
fn standing(texts: &Texts, row: &InboxRow) -> Status {
    let Some(standing) = &row.standing else {
        return Status {
            class: "st-mute",
            icon: "none",
            text: texts.code("case_status", row.case.status).into_owned(),
            small: String::new(),
        };
    };
    let missing: Vec<String> = standing
        .missing
        .iter()
        .map(|fact| texts.coded("fact", fact.code()).into_owned())
        .collect();
    let counted = |key: &str, n: usize| texts.with(key, &[("n", Arg::from(n))]);
    match standing.result {
        AdmissionResult::Eligible => Status {
            class: "st-ok",
            icon: "ok",
            text: texts.get("referral-eligible").into_owned(),
            small: String::new(),
        },
        AdmissionResult::NotEligible => Status {
            class: "st-open",
            icon: "open",
            text: counted("referral-not-met", standing.not_met.len()),
            small: few(
                texts,
                &standing
                    .not_met
                    .iter()
                    .map(|one| one.in_language(texts.lang().code()).to_owned())
                    .collect::<Vec<_>>(),
            ),
        },
        AdmissionResult::NeedsClearing => Status {
            class: "st-mute",
            icon: "unknown",
            text: counted("referral-missing", missing.len()),
            small: few(texts, &missing),
        },
    }
}

/// The first two, and how many more there are.
fn few(texts: &Texts, all: &[String]) -> String {
    let shown = all.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
    match all.len() {
        0..=2 => shown,
        more => texts.with(
            "referral-and-more",
            &[("list", Arg::from(shown)), ("n", Arg::from(more - 2))],
        ),
    }
}

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

async fn new(ctx: RequestCtx) -> Result<Response, WebError> {
    let choices = app::referral::choices(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let f = FormView::new(ctx.texts(), start(&ctx, &choices));
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
        release_kinds: coded::<ReleaseKind>(texts, "release_kind"),
        custody_kinds: coded::<CustodyKind>(texts, "custody_kind"),
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

fn coded<C: Code>(texts: &Texts, kind: &str) -> Vec<Choice> {
    C::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.code(kind, *one)))
        .collect()
}

async fn report(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
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
        Ok(Reported::Registered(_)) => Ok(done("/referrals", "referral-flash-registered")),
        Ok(Reported::Noted) => Ok(done("/referrals", "referral-flash-noted")),
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

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let status = |class, icon, text: &str, small: &str| Status {
        class,
        icon,
        text: text.to_owned(),
        small: small.to_owned(),
    };
    let line = Line {
        name: "Arslan, Emre".to_owned(),
        who: "geb. 03.02.1998, JVA Tonna".to_owned(),
        href: "/cases/1/clearing".to_owned(),
        received: "gestern".to_owned(),
        source: source_words(texts, ReferralSource::ReleaseList),
        own_wish: true,
        release: Some(("in 7 Monaten".to_owned(), "Do 24.06.2027".to_owned())),
        begins: Some(status("st-risk", "risk", "läuft", "Intensivphase")),
        programme: "PÜMaS".to_owned(),
        standing: status("st-ok", "ok", "Kriterien erfüllt", ""),
        may_clear: true,
    };
    let found = Inbox {
        rows: Vec::new(),
        next: None,
        counts: [4, 0, 3],
    };
    let registered = CaseStatus::Registered;
    let empty = inbox_page(Shell::sample(lang), &found, registered, false, true);
    let mut full = inbox_page(Shell::sample(lang), &found, registered, true, true);
    full.lines.push(line);
    full.next = Some("/referrals?after=1".to_owned());
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
    vec![
        ("referral/inbox.html", empty.render().unwrap_or_default()),
        ("referral/inbox.html", full.render().unwrap_or_default()),
        ("referral/new.html", page.render().unwrap_or_default()),
    ]
}
