//! What the pages of the tasks show, in words: lines ready for the templates.

use app::task::{Event, EventKind, Link, Rule, TaskGroup, TaskItem, TaskRow, TaskView};
use domain::task::{EscalationStep, TaskRole, TaskStatus};
use i18n::{Arg, Texts};
use jiff::civil::Date;
use programme::Text;

use crate::pages::case::task_title;

/// A task in a list.
pub(super) struct TaskLine {
    /// What to do.
    pub(super) title: String,
    /// Its page.
    pub(super) href: String,
    /// `late`, `soon`, `blocked`, `done` or nothing.
    pub(super) class: &'static str,
    /// Where the tick goes, if this person may tick it and nothing stands in the way.
    pub(super) tick: Option<String>,
    /// The version that the tick is about.
    pub(super) version: i64,
    /// When it is due, or was settled.
    pub(super) due: String,
    /// By what law, who.
    pub(super) small: String,
    /// What it waits for.
    pub(super) waits: Option<String>,
    /// Small facts: class and words.
    pub(super) chips: Vec<(&'static str, String)>,
}

impl TaskLine {
    pub(super) fn new(texts: &Texts, today: Date, item: &TaskItem) -> Self {
        let row = &item.row;
        let href = format!("/cases/{}/tasks/{}", row.case, row.id);
        let open = row.status == TaskStatus::Open;
        let blocked = item.group == TaskGroup::Blocked;
        Self {
            title: task_title(row, texts),
            class: class(item, today),
            tick: (item.may_complete && open && !blocked).then(|| format!("{href}/complete")),
            version: row.version,
            due: when(texts, today, &item.row),
            small: small(texts, item),
            waits: waits(texts, item),
            chips: chips(texts, item),
            href,
        }
    }
}

fn class(item: &TaskItem, today: Date) -> &'static str {
    match item.group {
        TaskGroup::Done | TaskGroup::Skipped => "done",
        TaskGroup::Blocked => "blocked",
        TaskGroup::Now if item.row.due_on.is_some_and(|due| due < today) => "late",
        TaskGroup::Now => "soon",
        TaskGroup::Later | TaskGroup::Undated => "",
    }
}

fn small(texts: &Texts, item: &TaskItem) -> String {
    let row = &item.row;
    let mut parts = Vec::new();
    let legal = said(texts, &item.legal);
    if !legal.is_empty() {
        parts.push(legal);
    }
    let role = texts.code("task_role", row.role);
    parts.push(match &row.assignee_name {
        // With the client's own tasks somebody helps; "client: name" would name the wrong person.
        Some(name) if row.role == TaskRole::Client => {
            texts.with("task-client-with", &[("name", Arg::from(name.clone()))])
        }
        Some(name) => format!("{role}: {name}"),
        None => role.into_owned(),
    });
    parts.join(" · ")
}

/// When a task is due, or when it was settled.
fn when(texts: &Texts, today: Date, row: &TaskRow) -> String {
    if let (TaskStatus::Done | TaskStatus::Skipped, Some(at)) = (row.status, row.settled_at) {
        let status = texts.code("task_status", row.status);
        return format!("{status}, {}", texts.day(i18n::berlin_date(at)));
    }
    match row.due_on {
        Some(due) => format!("{}, {}", texts.overdue(due, today), texts.day(due)),
        None => texts.get("task-no-date").into_owned(),
    }
}

fn waits(texts: &Texts, item: &TaskItem) -> Option<String> {
    if item.row.status != TaskStatus::Open {
        return None;
    }
    let mut names: Vec<String> = item
        .blockers
        .iter()
        .map(|blocker| said(texts, &blocker.title))
        .collect();
    names.extend(item.lacks.as_ref().map(|fact| said(texts, fact)));
    (!names.is_empty())
        .then(|| texts.with("task-waits-for", &[("what", texts.list(&names).into())]))
}

fn chips(texts: &Texts, item: &TaskItem) -> Vec<(&'static str, String)> {
    let row = &item.row;
    let mut chips = Vec::new();
    let mut chip = |class, key: &str| chips.push((class, texts.get(key).into_owned()));
    if row.shortened {
        chip("chip-plain", "task-shortened");
    }
    if row.pinned {
        chip("chip-plain", "task-pinned");
    }
    if row.template.is_none() {
        chip("chip-plain", "task-own");
    }
    // Many legal bases say themselves which part of them was not read.
    if !item.verified && !row.legal_basis.is_empty() && !row.legal_basis.contains("nicht geprüft")
    {
        chip("chip-plain", "task-not-verified");
    }
    if item.escalation > 0 {
        let level = [("n", item.escalation.into())];
        chips.push(("chip-risk", texts.with("task-escalation", &level)));
    }
    chips
}

fn said(texts: &Texts, text: &Text) -> String {
    text.in_language(texts.lang().code()).to_owned()
}

/// Who settled a task and when; empty while it is open.
pub(super) fn settled(texts: &Texts, view: &TaskView) -> String {
    let row = &view.item.row;
    match (row.settled_at, row.status) {
        (None, _) | (_, TaskStatus::Open) => String::new(),
        (Some(at), status) => {
            let key = if status == TaskStatus::Done {
                "task-done-by"
            } else {
                "task-skipped-by"
            };
            let name = view.settled_by_name.clone().unwrap_or_default();
            let args = [("when", texts.instant(at).into()), ("name", name.into())];
            texts.with(key, &args)
        }
    }
}

/// What the programme says about a task.
pub(super) struct RuleLines {
    /// How to do it.
    pub(super) how: Option<String>,
    /// What proves it.
    pub(super) evidence: Option<String>,
    /// Why on that day.
    pub(super) explanation: Option<String>,
    /// The day of the programme, if the task is pinned to another one.
    pub(super) planned: Option<String>,
    /// How binding it is.
    pub(super) kind: String,
    /// Who is told when.
    pub(super) escalation: Vec<String>,
    /// The life domain.
    pub(super) domain: Option<String>,
    /// Document and section.
    pub(super) basis: Option<String>,
}

impl RuleLines {
    pub(super) fn new(texts: &Texts, rule: &Rule, row: &TaskRow) -> Self {
        let say = |text: &Option<Text>| text.as_ref().map(|text| said(texts, text));
        Self {
            how: say(&rule.how),
            evidence: say(&rule.evidence),
            explanation: say(&rule.explanation),
            planned: rule
                .planned_on
                .filter(|day| row.pinned && Some(*day) != row.due_on)
                .map(|day| texts.day(day)),
            kind: texts.code("task_kind", row.kind).into_owned(),
            escalation: rule
                .escalation
                .iter()
                .map(|step| escalation(texts, step))
                .collect(),
            domain: say(&rule.domain),
            basis: say(&rule.basis),
        }
    }
}

fn escalation(texts: &Texts, step: &EscalationStep) -> String {
    let who = texts.code("task_role", step.to);
    let key = match step.after_days {
        0 => "task-tell-on",
        ..0 => "task-tell-before",
        _ => "task-tell-after",
    };
    let days = step.after_days.unsigned_abs();
    texts.with(
        key,
        &[("days", days.into()), ("who", who.into_owned().into())],
    )
}

/// A link of what a task waits for.
pub(super) struct LinkLine {
    /// How it hangs together with the one before: a text key.
    pub(super) key: &'static str,
    /// What it is.
    pub(super) title: String,
    /// Its page, if it is a task.
    pub(super) href: Option<String>,
    /// When it is due, or that it is an arrangement that is missing.
    pub(super) small: String,
    /// Whether nothing further holds it up.
    pub(super) is_root: bool,
}

impl LinkLine {
    pub(super) fn new(texts: &Texts, today: Date, link: &Link, href: Option<String>) -> Self {
        let small = match (link.task, link.due_on) {
            (None, _) => texts.get("task-chain-security").into_owned(),
            (Some(_), Some(due)) => {
                format!("{}, {}", texts.overdue(due, today), texts.day(due))
            }
            (Some(_), None) => texts.get("task-no-date").into_owned(),
        };
        Self {
            key: match link.depth {
                _ if link.helps => "task-chain-helps",
                0 => "task-chain-first",
                1 => "task-chain-second",
                _ => "task-chain-further",
            },
            title: said(texts, &link.title),
            href,
            small,
            is_root: link.is_root,
        }
    }
}

/// Something that happened to a task.
pub(super) struct EventLine {
    /// The day, without its year.
    pub(super) day: String,
    /// The year if it is another one than today's, and the time of day.
    pub(super) time: String,
    /// What happened.
    pub(super) words: String,
    /// Who did it.
    pub(super) by: Option<String>,
}

impl EventLine {
    pub(super) fn new(texts: &Texts, today: Date, event: &Event) -> Self {
        let at = i18n::berlin(event.at);
        let clock = texts.clock(at.time());
        Self {
            day: texts.short(at.date()),
            time: if at.date().year() == today.year() {
                clock
            } else {
                format!("{} {clock}", at.date().year())
            },
            words: words(texts, &event.kind),
            by: event.by.clone(),
        }
    }
}

fn words(texts: &Texts, kind: &EventKind) -> String {
    let day = |day: Option<Date>| {
        day.map_or_else(
            || texts.get("task-no-date").into_owned(),
            |day| texts.date(day),
        )
    };
    match kind {
        EventKind::Planned => texts.get("task-past-planned").into_owned(),
        EventKind::Added => texts.get("task-past-added").into_owned(),
        EventKind::Moved {
            before,
            after,
            cause,
        } => {
            let key = format!("release-cause-{}", cause.replace('_', "-"));
            let cause = if texts.has(&key) {
                key
            } else {
                "release-cause-other".to_owned()
            };
            texts.with(
                "task-past-moved",
                &[
                    ("before", day(*before).into()),
                    ("after", day(*after).into()),
                    ("cause", texts.get(&cause).into_owned().into()),
                ],
            )
        }
        EventKind::Step(_, _, Some(name)) => {
            texts.with("task-past-given", &[("name", name.into())])
        }
        EventKind::Step(action, at, None) => {
            let key = format!("task-past-{}", action.trim_start_matches("task."));
            if texts.has(&key) {
                texts.with(&key, &[("day", day(*at).into())])
            } else {
                texts.get("task-past-other").into_owned()
            }
        }
    }
}
