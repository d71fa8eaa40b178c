//! The four facts at the top of a case: release, next contact, next due, who answers.

use app::case::Overview;
use domain::{calendar::days_between, plan::Agreement, task::TaskStatus};
use i18n::{Texts, berlin};
use jiff::civil::Date;

use crate::pages::address::{post_label, post_words};

/// Days before a due date from which it counts as soon.
const SOON: i32 = 7;

/// One fact at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// What it is about.
    pub label: String,
    /// The answer.
    pub value: String,
    /// The exact day, the kind, the name.
    pub detail: Vec<String>,
    /// `late`, `soon` or empty.
    pub class: &'static str,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
}

/// What counts most about a case, as far as this person may know it.
pub fn glances(view: &Overview, texts: &Texts, today: Date) -> Vec<Glance> {
    let mut all = vec![release(view, texts, today)];
    // Who may not see appointments is not told that there are none.
    if view.may.appointments {
        all.push(contact(view, texts, today));
    }
    all.push(due(view, texts, today));
    all.push(responsible(view, texts));
    all.extend(plan(view, texts, today));
    all.extend(phone(view, texts));
    all
}

/// Under which number somebody is reached: for those who write it down while the case runs, or know it.
fn phone(view: &Overview, texts: &Texts) -> Option<Glance> {
    let case = &view.head.case;
    let href = (view.may.notes && view.may.edit_arrangement && case.status.is_running())
        .then(|| format!("/cases/{}/phone", case.id));
    if view.phone.is_none() && href.is_none() {
        return None;
    }
    let number = view.phone.clone();
    let post = view.post.as_ref().filter(|post| post.address.is_some());
    let post = post.map(|post| {
        let (label, words) = (post_label(texts, post), post_words(texts, post));
        format!("{label} {words}")
    });
    Some(Glance {
        label: texts.get("case-phone").into_owned(),
        value: number.unwrap_or_else(|| texts.get("case-phone-none").into_owned()),
        detail: post.into_iter().collect(),
        class: "",
        href,
    })
}

/// `Version 2`, and whether the client has signed it; for those who may see the plan of a running
/// case.
fn plan(view: &Overview, texts: &Texts, today: Date) -> Option<Glance> {
    let case = &view.head.case;
    if !view.may.plan || case.status.is_intake() {
        return None;
    }
    let (value, detail) = match &view.plan {
        None => (texts.get("plan-glance-none").into_owned(), Vec::new()),
        Some(state) => {
            let signed = match state.signed_on {
                Some(day) => texts.with("plan-glance-signed", &[("day", day.into())]),
                None => texts.get("plan-glance-unsigned").into_owned(),
            };
            let number = ("n", state.number.into());
            let rests = case.derived.review_rests_until;
            let rests = rests.filter(|day| *day > today && case.status.is_running());
            let rests = rests.map(|day| texts.with("plan-glance-rests", &[("day", day.into())]));
            let said = state.answer.as_ref().and_then(|(answer, words)| {
                let no = *answer == Agreement::Disagrees;
                no.then(|| disagreement(texts, words))
            });
            let detail = [signed].into_iter().chain(said).chain(rests).collect();
            (texts.with("plan-version", &[number]), detail)
        }
    };
    Some(Glance {
        label: texts.get("plan-title").into_owned(),
        value,
        detail,
        class: "",
        href: Some(format!("/cases/{}/plan", case.id)),
    })
}

/// That the client disagrees, and why; the whole reason stands in the plan.
fn disagreement(texts: &Texts, words: &str) -> String {
    const LONGEST: usize = 120;
    let words = words.trim();
    let words = match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{} …", words[..at].trim_end()),
        None => words.to_owned(),
    };
    texts.with("plan-glance-disagrees", &[("words", words.into())])
}

/// `late`, `soon` or empty for a day by which something has to be done.
pub fn urgency(due: Option<Date>, today: Date) -> &'static str {
    match due.map(|due| days_between(today, due)) {
        Some(..0) => "late",
        Some(0..=SOON) => "soon",
        _ => "",
    }
}

fn release(view: &Overview, texts: &Texts, today: Date) -> Glance {
    let case = &view.head.case;
    let href = view
        .may
        .what_if
        .then(|| format!("/cases/{}/release", case.id));
    let label = |key: &str| texts.get(key).into_owned();
    let Some(day) = case.release_on else {
        return Glance {
            label: label("case-fact-release"),
            value: label("case-fact-release-unknown"),
            detail: vec![label("case-fact-release-enter")],
            class: "soon",
            href,
        };
    };
    let kind = case
        .release_kind
        .map(|kind| texts.code("release_kind", kind).into_owned());
    let mut detail = vec![match kind {
        Some(kind) => format!("{}, {kind}", texts.day(day)),
        None => texts.day(day),
    }];
    if let Some((earliest, rule)) = view
        .earliest
        .and_then(|one| one.rule.map(|rule| (one.day, rule)))
    {
        detail.push(texts.with(
            "case-fact-release-earliest",
            &[
                ("day", texts.day(earliest).into()),
                ("rule", texts.code("pull_forward", rule).into()),
            ],
        ));
    }
    let unconfirmed = !case.released && day < today && case.status.is_running();
    if unconfirmed {
        detail.push(label("case-fact-release-unconfirmed"));
    }
    Glance {
        label: label(if case.released {
            "case-fact-released"
        } else {
            "case-fact-release"
        }),
        value: texts.days_until(day, today),
        detail,
        class: if unconfirmed { "late" } else { "" },
        href,
    }
}

fn contact(view: &Overview, texts: &Texts, today: Date) -> Glance {
    let derived = &view.head.case.derived;
    let label = texts.get("case-fact-contact").into_owned();
    let mut detail = Vec::new();
    let value = match &view.contact {
        Some(contact) => {
            let at = berlin(contact.agreed.at);
            let mut where_and_how = vec![
                texts.day(at.date()),
                texts.code("contact_kind", contact.agreed.kind).into_owned(),
                contact.agreed.place.clone(),
            ];
            where_and_how.retain(|part| !part.is_empty());
            detail.push(where_and_how.join(", "));
            texts.with(
                "case-fact-contact-at",
                &[
                    ("day", texts.relative(at.date(), today).into()),
                    ("time", texts.clock(at.time()).into()),
                ],
            )
        }
        None => texts.get("case-fact-contact-none").into_owned(),
    };
    let running = view.head.case.status.is_running();
    let due = derived.contact_due_on.filter(|_| running);
    let mut class = "";
    if let (None, Some(due)) = (&view.contact, due) {
        class = urgency(Some(due), today);
        detail.push(texts.with("case-fact-contact-due", &[("day", texts.day(due).into())]));
    }
    if let Some(last) = derived.last_contact_on {
        detail.push(texts.with("case-fact-contact-last", &[("day", texts.day(last).into())]));
    }
    Glance {
        label,
        value,
        detail,
        class,
        href: None,
    }
}

fn due(view: &Overview, texts: &Texts, today: Date) -> Glance {
    let label = texts.get("case-fact-due").into_owned();
    let next = view
        .tasks
        .iter()
        .filter(|task| task.row.status == TaskStatus::Open && task.waits_for.is_empty())
        .find_map(|task| task.row.due_on.map(|due| (due, task)));
    let Some((day, task)) = next else {
        return Glance {
            label,
            value: texts.get("case-fact-due-none").into_owned(),
            detail: Vec::new(),
            class: "",
            href: None,
        };
    };
    Glance {
        label,
        value: texts.overdue(day, today),
        detail: vec![task_title(&task.row, texts), texts.day(day)],
        class: urgency(Some(day), today),
        href: Some(format!(
            "/cases/{}/tasks/{}",
            view.head.case.id, task.row.id
        )),
    }
}

fn responsible(view: &Overview, texts: &Texts) -> Glance {
    let case = &view.head.case;
    let nobody = texts.get("case-fact-lead-none").into_owned();
    let deputy = match &case.deputy_name {
        Some(name) => texts.with("case-fact-deputy", &[("name", name.into())]),
        None => texts.get("case-fact-deputy-none").into_owned(),
    };
    let mut detail = vec![deputy];
    if let Some(absence) = &view.absence {
        detail.push(if absence.is_gone() {
            texts.get("account-locked-lead").into_owned()
        } else {
            let day = [("day", texts.date(absence.until).into())];
            texts.with("case-fact-lead-away", &day)
        });
    }
    let alone = view
        .absence
        .as_ref()
        .is_some_and(|one| one.deputy.is_none());
    Glance {
        label: texts.get("case-fact-lead").into_owned(),
        class: if alone || (case.lead.is_none() && case.status.is_running()) {
            "late"
        } else {
            ""
        },
        value: case.lead_name.clone().unwrap_or(nobody),
        detail,
        href: None,
    }
}

/// The title of a task in the language of the page, or a word for those who may not read it.
pub fn task_title(row: &app::task::TaskRow, texts: &Texts) -> String {
    let title = match texts.lang() {
        i18n::Lang::De => &row.title_de,
        i18n::Lang::En => &row.title_en,
    };
    if title.is_empty() {
        texts.get("task-of-office").into_owned()
    } else {
        title.clone()
    }
}
