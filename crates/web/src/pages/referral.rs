//! The inbox of referrals.

use access::Action;
use app::{
    case::ReferralRow,
    referral::{After, INBOX_STATES, Inbox, InboxRow, ReferralSource, Uncontacted},
};
use askama::Template;
use axum::response::Response;
use domain::{Code, case::CaseStatus};
use i18n::{Arg, Lang, Texts};
use jiff::civil::Date;
use programme::criteria::AdmissionResult;

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::case::person_name,
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod correct;
mod new;

pub(crate) use new::{PersonLine, named};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/referrals", Guard::SignedIn, inbox)
        .get("/referrals/new", Guard::SignedIn, new::form)
        .form(
            "/referrals/new",
            "/referrals/new",
            Guard::SignedIn,
            new::report,
        )
        .get(
            "/cases/{case}/referrals/{referral}",
            Guard::Case,
            correct::form,
        )
        .form(
            "/cases/{case}/referrals/{referral}",
            "/cases/{case}/referrals/{referral}",
            Guard::Case,
            correct::save,
        )
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

/// Somebody who was reported and never contacted.
pub(super) struct UncontactedLine {
    pub href: String,
    pub name: String,
    /// Prison and release.
    pub about: String,
    /// `open` if the day is over, else `risk`.
    pub status: &'static str,
    /// By when somebody should have been there.
    pub by: String,
    /// Where a contact is entered.
    pub note: String,
}

/// Somebody who was never contacted, in words.
pub(super) fn uncontacted_line(
    texts: &Texts,
    one: &Uncontacted,
    may_see_clearing: bool,
    today: Date,
) -> UncontactedLine {
    let case = &one.listed.case;
    let place = if may_see_clearing { "/clearing" } else { "" };
    let release = case.release_on.map_or_else(String::new, |day| {
        let when = [("when", texts.relative(day, today).into())];
        texts.with("day-release-when", &when)
    });
    let by = [("day", texts.date(one.by).into())];
    UncontactedLine {
        href: format!("/cases/{}{place}", case.id),
        name: person_name(&case.family_name, &case.given_names),
        about: format!("{} · {release}", one.listed.institution),
        status: if one.by < today { "open" } else { "risk" },
        by: texts.with("referral-uncontacted-by", &by),
        note: format!("/cases/{}/notes/new", case.id),
    }
}

/// An invented one, for pages that name them.
pub(super) fn uncontacted_sample(texts: &Texts) -> UncontactedLine {
    let case = "/cases/01920000-0000-7000-8000-000000000001";
    let by = [("day", "01.12.2026".into())];
    UncontactedLine {
        href: format!("{case}/clearing"),
        name: "Neumann, Kim".to_owned(),
        about: "JVA Tonna".to_owned(),
        status: "risk",
        by: texts.with("referral-uncontacted-by", &by),
        note: format!("{case}/notes/new"),
    }
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
    uncontacted: Vec<UncontactedLine>,
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
        uncontacted: found
            .uncontacted
            .iter()
            .map(|one| uncontacted_line(texts, one, true, sh.today))
            .collect(),
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

/// Where a page of the inbox begins: `2027-01-31_0192…`.
pub fn read_after(text: &str) -> Option<After> {
    let (day, case) = text.split_once('_')?;
    Some((day.parse().ok()?, case.parse().ok()?))
}

fn line(texts: &'static Texts, row: &InboxRow, today: Date) -> Line {
    let case = &row.case;
    let received = row.referral.as_ref();
    let day = received.map_or(case.registered_on, |one| i18n::berlin_date(one.received_at));
    let source = received.map_or_else(String::new, |one| source_of(texts, one));
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

/// Where a stored referral comes from, in words; nothing for a code that is not known.
pub(super) fn source_of(texts: &Texts, row: &ReferralRow) -> String {
    let source = ReferralSource::from_code(&row.source);
    source.map_or_else(|_| String::new(), |source| source_words(texts, source))
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
        uncontacted: Vec::new(),
        counts: [4, 0, 3],
    };
    let registered = CaseStatus::Registered;
    let empty = inbox_page(Shell::sample(lang), &found, registered, false, true);
    let mut full = inbox_page(Shell::sample(lang), &found, registered, true, true);
    full.lines.push(line);
    full.uncontacted.push(uncontacted_sample(texts));
    full.next = Some("/referrals?after=1".to_owned());
    vec![
        ("referral/inbox.html", empty.render().unwrap_or_default()),
        ("referral/inbox.html", full.render().unwrap_or_default()),
        correct::sample(lang),
        new::sample(lang),
    ]
}
