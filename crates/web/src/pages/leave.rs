//! Leaves of a case: what is planned, what the prison decided, what came of it.

use app::{
    AppError,
    appointment::AppointmentRow,
    leave::{Leave, Leaves},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::CaseId,
    leave::{Counts, LeadTime, LeaveStatus},
};
use i18n::{Lang, Texts};
use jiff::{Timestamp, civil::Date};

use crate::{
    doubt::consent_mark,
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, html},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
    },
    refused::Changing,
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod decision;
mod ending;
mod form;
mod sample;
mod step;

/// The longest text in a field of one line.
const SHORT: usize = 200;

/// The longest text in a field of several lines.
const LONG: usize = 2_000;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/leaves", Guard::Case, list)
        .merge(form::routes())
        .merge(step::routes())
        .merge(ending::routes())
        .merge(decision::routes())
}

#[derive(Template)]
#[template(path = "leave/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    /// Applications that are late or near: words, and whether late.
    urgent: Vec<(String, bool)>,
    counts: String,
    lead: String,
    ahead: Vec<Line>,
    behind: Vec<Line>,
}

/// One leave.
struct Line {
    href: Option<String>,
    day: String,
    time: String,
    purpose: String,
    about: Vec<String>,
    companion: String,
    route: String,
    status: String,
    class: &'static str,
    icon: &'static str,
    chips: Vec<(&'static str, String)>,
    details: Vec<(String, String)>,
    /// Steps on from here: address and words.
    steps: Vec<(String, String)>,
    /// Where the prison says that it has seen who goes along now, and who that is.
    seen: Option<(String, String)>,
    trail: Vec<String>,
    /// What it said before.
    former: Vec<crate::correction::Former>,
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let leaves = app::leave::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &leaves.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &leaves.head, CaseTab::Leaves);
    if leaves.may_edit {
        let href = format!("/cases/{case}/leaves/new");
        frame = frame.primary(href, ctx.texts().get("leave-plan"));
    }
    Ok(html(&page(sh, frame, &leaves)))
}

fn page(sh: Shell, frame: CaseFrame, leaves: &Leaves) -> ListPage {
    let texts = sh.texts;
    let base = format!("{}/leaves", frame.href);
    let of = |over: bool| {
        leaves
            .leaves
            .iter()
            .filter(move |one| one.row.status.is_over() == over)
    };
    ListPage {
        urgent: of(false)
            .filter_map(|one| urgent(texts, leaves, one))
            .collect(),
        counts: counts(texts, leaves.counts()),
        lead: texts.with("leave-lead", &[("n", i64::from(leaves.lead_days).into())]),
        ahead: of(false)
            .map(|one| line(texts, (&base, sh.today), leaves, one))
            .collect(),
        behind: of(true)
            .rev()
            .map(|one| line(texts, (&base, sh.today), leaves, one))
            .collect(),
        sh,
        frame,
    }
}

/// How many leaves went which way, in a sentence.
fn counts(texts: &Texts, counts: Counts) -> String {
    texts.with(
        "leave-counts",
        &[
            ("n", counts.all.into()),
            ("applied", counts.applied.into()),
            ("approved", counts.approved.into()),
            ("refused", counts.refused.into()),
            ("taken", counts.took_place.into()),
            ("cancelled", counts.cancelled.into()),
        ],
    )
}

fn day_of(leave: &Leave) -> Date {
    i18n::berlin_date(leave.row.starts_at)
}

/// The time of day in Germany.
fn clock(texts: &Texts, at: Timestamp) -> String {
    texts.clock(i18n::berlin(at).time())
}

/// Whether its day is over.
fn is_past(leave: &Leave, today: Date) -> bool {
    i18n::berlin_date(leave.row.ends_at) < today
}

fn urgent(texts: &Texts, leaves: &Leaves, leave: &Leave) -> Option<(String, bool)> {
    let (key, days, late) = match leave.lead? {
        LeadTime::Late(days) if leaves.may_edit => ("leave-late", days, true),
        // Who can neither apply nor move it is told who does.
        LeadTime::Late(days) => ("leave-late-others", days, true),
        LeadTime::Near(days) => ("leave-near", days, false),
        LeadTime::InTime(_) => return None,
    };
    let words = texts.with(
        key,
        &[
            ("day", day_of(leave).into()),
            ("date", leave.apply_by?.into()),
            ("n", i64::from(days).into()),
        ],
    );
    Some((words, late))
}

/// An appointment in the time of a leave, with its day if that lasts several.
fn meeting(texts: &Texts, one: &AppointmentRow, several: bool) -> String {
    let agreed = &one.agreed;
    let kind = texts.code("contact_kind", agreed.kind).into_owned();
    let parts = [kind, agreed.others(), agreed.place.clone()];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|one| !one.trim().is_empty())
        .collect();
    let time = clock(texts, agreed.at);
    let when = if several {
        format!("{}, {time}", texts.day(i18n::berlin_date(agreed.at)))
    } else {
        time
    };
    let args = [("time", when.into()), ("what", parts.join(", ").into())];
    texts.with("leave-meeting", &args)
}

fn line(texts: &Texts, (base, today): (&str, Date), leaves: &Leaves, leave: &Leave) -> Line {
    let row = &leave.row;
    let (class, icon) = match row.status {
        LeaveStatus::Planned => ("st-mute", "none"),
        LeaveStatus::Applied => ("st-risk", "risk"),
        LeaveStatus::Approved | LeaveStatus::TookPlace => ("st-ok", "ok"),
        LeaveStatus::Refused => ("st-open", "open"),
        LeaveStatus::Cancelled => ("st-mute", "close"),
    };
    let (day, last) = (day_of(leave), i18n::berlin_date(row.ends_at));
    let about = [&leave.person, &leave.arrangement, &Some(row.about.clone())];
    let meetings = leave.meetings.iter();
    let meetings = meetings.map(|one| meeting(texts, one, last != day));
    Line {
        href: (leaves.may_edit && row.status.can_be_changed())
            .then(|| format!("{base}/{}", row.id)),
        day: if last == day {
            texts.day(day)
        } else {
            texts.with("date-from-to", &[("from", day.into()), ("to", last.into())])
        },
        time: format!(
            "{}–{}",
            clock(texts, row.starts_at),
            clock(texts, row.ends_at)
        ),
        purpose: texts.code("leave_purpose", row.purpose).into_owned(),
        about: about
            .into_iter()
            .flatten()
            .filter(|one| !one.is_empty())
            .cloned()
            .chain(meetings)
            .collect(),
        companion: format!(
            "{}{}",
            texts.code("leave_kind", row.kind),
            if row.companion.is_empty() {
                String::new()
            } else {
                format!(": {}", row.companion)
            }
        ),
        route: row.route.clone(),
        status: texts.code("leave_status", row.status).into_owned(),
        class,
        icon,
        chips: chips(texts, leave, leaves.may_edit),
        details: details(texts, leave),
        steps: steps(texts, (base, today), leaves, leave),
        seen: (row.companion_was.is_some() && !leaves.may_edit).then(|| {
            let href = format!("{base}/{}/seen", row.id);
            (href, row.companion.clone())
        }),
        trail: trails(texts, leave),
        former: crate::correction::former(texts, &leave.former),
    }
}

/// That somebody else goes along than the prison knows.
pub(super) fn companion_changed(texts: &Texts, now: &str, was: &str) -> String {
    let none = || texts.get("leave-nobody").into_owned();
    let named = |name: &str| Some(name.to_owned()).filter(|one| !one.is_empty());
    let args = [
        ("now", named(now).unwrap_or_else(none).into()),
        ("was", named(was).unwrap_or_else(none).into()),
    ];
    texts.with("leave-companion-changed", &args)
}

fn chips(texts: &Texts, leave: &Leave, may_edit: bool) -> Vec<(&'static str, String)> {
    let mut chips = Vec::new();
    if let Some(was) = leave.row.companion_was.as_ref().filter(|_| !may_edit) {
        let words = companion_changed(texts, &leave.row.companion, was);
        chips.push(("chip-risk", words));
    }
    if leave.no_contact.is_some() {
        chips.push(("chip-open", texts.get("network-no-contact").into_owned()));
    }
    if let Some(day) = leave.overtaken.after_release {
        let args = [("date", day.into())];
        chips.push(("chip-open", texts.with("leave-after-release", &args)));
    }
    if let Some(name) = &leave.overtaken.gone {
        let args = [("name", name.into())];
        chips.push(("chip-risk", texts.with("leave-companion-gone", &args)));
    }
    if leave.overtaken.over {
        chips.push(("chip-risk", texts.get("leave-over").into_owned()));
    }
    let unasked = leave.unasked.iter();
    chips.extend(unasked.map(|one| ("chip-risk", consent_mark(texts, one))));
    if leave.measure_gone {
        let words = texts.get("appointment-warn-measure");
        chips.push(("chip-risk", words.into_owned()));
    }
    if leave.ask_first {
        chips.push(("chip-open", texts.get("leave-ask-first").into_owned()));
    }
    if let Some(name) = leave
        .holiday
        .as_ref()
        .filter(|_| !leave.row.status.is_over())
    {
        chips.push(("chip-risk", name.clone()));
    }
    if let Some((at, of)) = leave.of_series {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let args = [("at", count(at).into()), ("of", count(of).into())];
        chips.push(("chip-plain", texts.with("leave-of-series", &args)));
    }
    chips
}

fn details(texts: &Texts, leave: &Leave) -> Vec<(String, String)> {
    let row = &leave.row;
    let day = |day: Option<Date>| day.map(|day| texts.date(day)).unwrap_or_default();
    let decided = [day(row.decided_on), row.decided_by.clone()];
    let decided: Vec<_> = decided.into_iter().filter(|one| !one.is_empty()).collect();
    let until = match leave.lead {
        Some(_) => day(leave.apply_by),
        None => String::new(),
    };
    let nameless = leave
        .nameless
        .then(|| texts.get("leave-nameless").into_owned());
    [
        ("leave-application", nameless.unwrap_or_default()),
        ("leave-measure", leave.measure.clone().unwrap_or_default()),
        ("leave-apply-by", until),
        ("leave-applied-on", day(row.applied_on)),
        ("leave-decided", decided.join(", ")),
        ("leave-decision", row.decision.clone()),
        ("leave-conditions", row.conditions.clone()),
        ("leave-result", row.result.clone()),
        ("leave-cancelled", row.cancelled.clone()),
        (
            "note-epistemic",
            crate::statement::shown(texts, row.epistemic),
        ),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (texts.get(key).into_owned(), value))
    .collect()
}

fn steps(
    texts: &Texts,
    (base, today): (&str, Date),
    leaves: &Leaves,
    leave: &Leave,
) -> Vec<(String, String)> {
    let row = &leave.row;
    // What the release has overtaken is neither applied for nor approved.
    let overtaken = leave.overtaken.after_release.is_some();
    let ahead = day_of(leave) > today;
    let may = |to: LeaveStatus| {
        row.status.may_become(to)
            && !(ahead && to == LeaveStatus::TookPlace)
            && !(overtaken && matches!(to, LeaveStatus::Applied | LeaveStatus::Approved))
            && if to.is_decision() {
                leaves.may_decide
            } else {
                leaves.may_edit
            }
    };
    let mut steps: Vec<_> = LeaveStatus::ALL
        .iter()
        .filter(|to| may(**to))
        .map(|to| {
            let href = format!("{base}/{}/step?to={}", row.id, to.code());
            (href, texts.get(step::key(leave, *to, today)).into_owned())
        })
        .collect();
    if leaves.may_edit && leaves.inner && app::leave::can_be_corrected(row.status) {
        let href = format!("{base}/{}/ending", row.id);
        steps.push((href, texts.get("common-correct").into_owned()));
    }
    if decision::can_mend(leaves, leave) {
        let href = decision::path(leaves.head.case.id, row.id);
        steps.push((href, texts.get("common-correct").into_owned()));
    }
    steps
}

/// What happened with a leave, the oldest first.
fn trails(texts: &Texts, leave: &Leave) -> Vec<String> {
    let steps = &leave.steps;
    let after = |at: usize| {
        steps
            .get(at + 1)
            .map_or(leave.row.starts_at, |next| next.starts_at)
    };
    let numbered = steps.iter().enumerate();
    numbered
        .map(|(at, one)| trail(texts, one, after(at)))
        .collect()
}

/// One of them; `after` is when the leave was to begin after it.
fn trail(texts: &Texts, step: &app::leave::LeaveStep, after: Timestamp) -> String {
    let day = texts.date(i18n::berlin_date(step.at));
    let what = if step.status == LeaveStatus::Planned {
        changed(texts, step.starts_at, after)
    } else {
        texts.code("leave_status", step.status).into_owned()
    };
    let words = if step.words.is_empty() {
        String::new()
    } else {
        format!(": {}", step.words)
    };
    format!("{day} {what}{words} ({})", step.by_name)
}

/// That a leave was changed: with the day that it was to be on if it was moved, with day and time if only
/// the time is another one, and neither if something else was changed. What that was stands beside it.
fn changed(texts: &Texts, before: Timestamp, after: Timestamp) -> String {
    let former = i18n::berlin_date(before);
    let said = if before == after {
        return texts.get("leave-trail-changed-otherwise").into_owned();
    } else if former == i18n::berlin_date(after) {
        texts.instant(before)
    } else {
        texts.date(former)
    };
    texts.with("leave-trail-changed", &[("date", said.into())])
}

fn list_path(case: CaseId) -> String {
    format!("/cases/{case}/leaves")
}

/// A form that was refused: with its problems, or beside what somebody else has stored.
async fn refused(
    ctx: &RequestCtx,
    (case, subject): (CaseId, &str),
    data: FormData,
    error: AppError,
) -> Result<(StatusCode, FormView, Theirs), WebError> {
    let by = [
        "leave.change",
        "leave.step",
        "leave.decide",
        "leave.correct",
        "leave.mend",
    ];
    crate::refused::refused(ctx, Changing::row(case, subject, &by), data, error).await
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
