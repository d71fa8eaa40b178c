//! "Mein Tag".

use access::{Action, decide};
use app::{
    case::CaseRow,
    day::{Day, DayTask, Hinted},
    list::ListedCase,
};
use askama::Template;
use axum::response::Response;
use domain::{Code, alert::AlertKind, reach::ReachStep};
use i18n::{Lang, Texts};
use jiff::{Timestamp, civil::Date};

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::{
        case::person_name,
        emergency::{EmergencyLine, emergency_line},
        list::{CaseLine, Column, case_line, columns},
        referral::{UncontactedLine, uncontacted_line},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod agenda;
mod sample;
mod waiting;

use self::{
    agenda::{AgendaLine, AppliedLine},
    waiting::HandoverLine,
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new().get("/day", Guard::SignedIn, show)
}

/// A task, ready for the template.
struct TaskLine {
    title: String,
    href: String,
    complete: String,
    version: i64,
    /// `late`, `soon`, `blocked` or empty.
    class: &'static str,
    /// When it is due, beside today.
    due: String,
    about: String,
    blocked: bool,
}

/// A person who was not contacted within the rhythm.
struct SilentLine {
    href: String,
    name: String,
    about: String,
    last: String,
    /// `open` if it has lasted long, else `risk`.
    status: &'static str,
    rhythm: String,
    /// The step towards this person that is due, if there is one.
    step: Option<String>,
}

/// A new referral.
struct ReferralLine {
    href: String,
    name: String,
    about: String,
}

/// A case whose dates say what nobody may overlook.
struct HintLine {
    href: String,
    name: String,
    about: String,
    /// What is to be done, and where.
    hints: Vec<(String, String)>,
    /// That there are more than stand here.
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "day/day.html")]
struct DayPage {
    sh: Shell,
    summary: String,
    columns: Vec<Column>,
    lines: Vec<CaseLine>,
    more_releases: bool,
    tasks: Vec<TaskLine>,
    more_tasks: Option<String>,
    silent: Option<Vec<SilentLine>>,
    more_silent: bool,
    contacts: Option<Vec<AgendaLine>>,
    applied: Vec<AppliedLine>,
    referrals: Option<(String, Vec<ReferralLine>)>,
    woken: Vec<ReferralLine>,
    uncontacted: Vec<UncontactedLine>,
    handovers: Vec<HandoverLine>,
    unattended: Vec<ReferralLine>,
    approvals: Vec<HandoverLine>,
    answers: Vec<HandoverLine>,
    hinted: Vec<HintLine>,
    more_hinted: bool,
    emergencies: Vec<EmergencyLine>,
    /// Whether there is no running case at all.
    empty_desk: bool,
}

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    let day = app::day::day(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let sh = ctx.shell_with(&day.counts(), Nav::Day, ctx.texts().get("day-title"));
    let clearing = |case: &CaseRow| {
        let facts = case.access_facts();
        decide(&ctx.op.actor, Action::ViewClearing, Some(&facts)).is_allowed()
    };
    Ok(html(&page(sh, &day, ctx.op.now, clearing)))
}

fn page(
    sh: Shell,
    day: &Day,
    now: Timestamp,
    may_see_clearing: impl Fn(&CaseRow) -> bool,
) -> DayPage {
    let (texts, today) = (sh.texts, sh.today);
    DayPage {
        summary: summary(texts, day, today),
        columns: columns(texts),
        lines: day
            .releases
            .iter()
            .map(|one| case_line(texts, one, today, false))
            .collect(),
        more_releases: day.more_releases,
        tasks: day
            .tasks
            .iter()
            .map(|one| task_line(texts, one, today))
            .collect(),
        more_tasks: more_tasks(texts, day),
        silent: day.silent.as_ref().map(|all| {
            let lines = all.iter();
            lines.map(|one| silent_line(texts, one, today)).collect()
        }),
        more_silent: day.more_silent,
        contacts: agenda::lines(texts, day, today),
        applied: agenda::applied(texts, day),
        referrals: day.referrals.as_ref().map(|(count, cases)| {
            let all = texts.with("day-referrals-all", &[("n", (*count).into())]);
            let lines = cases.iter();
            (
                all,
                lines
                    .map(|one| referral_line(texts, one, may_see_clearing(&one.case), today))
                    .collect(),
            )
        }),
        woken: day
            .woken
            .iter()
            .map(|one| referral_line(texts, one, may_see_clearing(&one.case), today))
            .collect(),
        uncontacted: day
            .uncontacted
            .iter()
            .map(|one| uncontacted_line(texts, one, may_see_clearing(&one.listed.case), today))
            .collect(),
        handovers: waiting::handovers(texts, day, today),
        unattended: day
            .unattended
            .iter()
            .map(|one| unattended_line(texts, one, today))
            .collect(),
        approvals: day
            .approvals
            .iter()
            .map(|one| waiting::approval_line(texts, one, today))
            .collect(),
        answers: day
            .answers
            .iter()
            .map(|one| waiting::answer_line(texts, one, today))
            .chain(
                day.told
                    .iter()
                    .map(|one| waiting::told_line(texts, one, today)),
            )
            .collect(),
        emergencies: day
            .emergencies
            .iter()
            .map(|one| emergency_line(texts, one, now))
            .collect(),
        hinted: day
            .hinted
            .iter()
            .map(|one| hint_line(texts, one, &sh.name))
            .collect(),
        more_hinted: day.more_hinted,
        empty_desk: !day.running,
        sh,
    }
}

/// Day and what is urgent, in one line.
fn summary(texts: &Texts, day: &Day, today: Date) -> String {
    let silent = day.silent.as_ref().map_or(0, Vec::len);
    let counts = [
        ("day-count-late", day.late),
        ("day-count-today", day.due_today),
        (
            if day.more_silent {
                "day-count-silent-more"
            } else {
                "day-count-silent"
            },
            i64::try_from(silent).unwrap_or(i64::MAX),
        ),
    ];
    let mut parts = vec![texts.day_long(today)];
    for (key, count) in counts {
        if count > 0 {
            parts.push(texts.with(key, &[("n", count.into())]));
        }
    }
    parts.join(" · ")
}

/// Said below the tasks if more are due than are shown.
fn more_tasks(texts: &Texts, day: &Day) -> Option<String> {
    let shown = i64::try_from(day.tasks.len()).unwrap_or(i64::MAX);
    (day.late + day.due_today > shown).then(|| texts.with("day-due-more", &[("n", shown.into())]))
}

fn task_line(texts: &Texts, task: &DayTask, today: Date) -> TaskLine {
    let row = &task.row.task;
    let href = format!("/cases/{}/tasks/{}", row.case, row.id);
    let language = texts.lang().code();
    let mut about = vec![person_name(&task.row.family_name, &task.row.given_names)];
    if !task.blocked_by.is_empty() {
        let names = task.blocked_by.iter();
        let names: Vec<String> = names
            .map(|one| one.in_language(language).to_owned())
            .collect();
        let what = names.join("; ");
        about.push(texts.with("day-blocked", &[("what", what.into())]));
    }
    if task.covered {
        let name = row.assignee_name.clone().unwrap_or_default();
        about.push(texts.with("day-covered", &[("name", name.into())]));
    }
    let blocked = !row.blocked_by.is_empty();
    TaskLine {
        title: if language == "en" {
            row.title_en.clone()
        } else {
            row.title_de.clone()
        },
        complete: format!("{href}/complete"),
        href,
        version: row.version,
        due: row
            .due_on
            .map(|due| texts.overdue(due, today))
            .unwrap_or_default(),
        class: match row.due_on {
            Some(due) if due < today && blocked => "late blocked",
            Some(due) if due < today => "late",
            _ if blocked => "blocked",
            Some(due) if due == today => "soon",
            _ => "",
        },
        about: about.join(" · "),
        blocked,
    }
}

fn silent_line(texts: &Texts, listed: &ListedCase, today: Date) -> SilentLine {
    let case = &listed.case;
    let derived = &case.derived;
    let late = derived
        .contact_due_on
        .map_or(0, |due| domain::calendar::days_between(due, today));
    SilentLine {
        href: format!("/cases/{}", case.id),
        name: person_name(&case.family_name, &case.given_names),
        about: match case.release_on.filter(|_| case.released) {
            Some(day) => texts.with(
                "list-released",
                &[("when", texts.relative(day, today).into())],
            ),
            None => listed.institution.clone(),
        },
        last: match derived.last_contact_on {
            Some(day) => texts.relative(day, today),
            None => texts.get("day-never-contacted").into_owned(),
        },
        status: if late > 7 { "open" } else { "risk" },
        step: ReachStep::from_number(derived.reach_step)
            .map(|step| texts.code("reach_step", step).into_owned()),
        rhythm: listed
            .rhythm
            .map_or_else(String::new, |days| rhythm_words(texts, i64::from(days))),
    }
}

/// How often people meet: `wöchentlich`, `alle 2 Wochen`, `alle 10 Tage`.
fn rhythm_words(texts: &Texts, days: i64) -> String {
    match (days, days % 7) {
        (7, _) => texts.get("day-rhythm-weekly").into_owned(),
        (_, 0) => texts.with("day-rhythm-weeks", &[("n", (days / 7).into())]),
        _ => texts.with("day-rhythm-days", &[("n", days.into())]),
    }
}

fn referral_line(
    texts: &Texts,
    listed: &ListedCase,
    may_see_clearing: bool,
    today: Date,
) -> ReferralLine {
    let case = &listed.case;
    let place = if may_see_clearing { "/clearing" } else { "" };
    let release = match case.release_on {
        Some(day) => texts.with(
            "day-release-when",
            &[("when", texts.relative(day, today).into())],
        ),
        None => texts.get("list-no-release").into_owned(),
    };
    ReferralLine {
        href: format!("/cases/{}{place}", case.id),
        name: person_name(&case.family_name, &case.given_names),
        about: format!("{} · {release}", listed.institution),
    }
}

/// A case for which nobody is there now: where somebody who stands in is entered.
fn unattended_line(texts: &Texts, listed: &ListedCase, today: Date) -> ReferralLine {
    let case = &listed.case;
    let lead = case.lead_name.as_deref().unwrap_or_default();
    let release = match case.release_on {
        Some(day) => texts.relative(day, today),
        None => texts.get("common-unknown").into_owned(),
    };
    let args = [("lead", lead.into()), ("when", release.into())];
    ReferralLine {
        href: format!("/cases/{}/people", case.id),
        name: person_name(&case.family_name, &case.given_names),
        about: texts.with("day-unattended-about", &args),
    }
}

/// So many hints of a case stand here, the worst; the case has them all.
const HINTS: usize = 3;

fn hint_line(texts: &Texts, one: &Hinted, me: &str) -> HintLine {
    let case = &one.listed.case;
    let hint = |(kind, way): &(AlertKind, Option<&'static str>)| {
        let key = format!("day-hint-{}", kind.code().replace('_', "-"));
        let way = way.unwrap_or_default();
        (
            texts.get(&key).into_owned(),
            format!("/cases/{}{way}", case.id),
        )
    };
    HintLine {
        href: format!("/cases/{}", case.id),
        name: person_name(&case.family_name, &case.given_names),
        about: case
            .lead_name
            .clone()
            .filter(|lead| lead != me)
            .unwrap_or_default(),
        hints: one.kinds.iter().take(HINTS).map(hint).collect(),
        more: (one.kinds.len() > HINTS)
            .then(|| texts.with("day-hints-more", &[("n", (one.kinds.len() - HINTS).into())])),
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
