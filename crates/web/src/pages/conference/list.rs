//! The conferences of a case.

use app::conference::{AgreedTaskRow, ConferenceRow, Conferences, Content, FormerRow, Invitee};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    conference::{ConferenceSide, ConferenceStatus},
    ids::{CaseId, ConferenceTaskId},
    paper::PaperKind,
};
use i18n::Texts;
use jiff::{Timestamp, civil::Date};

use crate::{
    error::WebError,
    form::FormData,
    page::{Nav, Pager, Shell, done, html},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
        network::{consent_words, person_href},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "conference/list.html")]
pub(super) struct ListPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    /// Tasks of other bodies that are not done yet.
    pub(super) waiting: Vec<TaskLine>,
    pub(super) conferences: Vec<ConferenceView>,
    /// To the newest ones, and to older ones.
    pub(super) pager: Option<Pager>,
}

/// One conference.
pub(super) struct ConferenceView {
    pub(super) anchor: String,
    pub(super) when: String,
    pub(super) status: String,
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) purpose: String,
    /// Label and words: place, legal base, agenda.
    pub(super) facts: Vec<(String, String)>,
    /// Label and people: invited, came, missing.
    pub(super) people: Vec<(String, Vec<Guest>)>,
    /// Orders and missing consents.
    pub(super) warnings: Vec<String>,
    pub(super) decisions: Vec<DecisionLine>,
    pub(super) minutes: String,
    /// Minutes, or why it was called off.
    pub(super) minutes_label: &'static str,
    /// What kind of statement minutes and decisions are, if somebody said.
    pub(super) kind: String,
    pub(super) tasks: Vec<TaskLine>,
    /// That a partial agreement was talked over.
    pub(super) agreed: Option<String>,
    pub(super) by: String,
    pub(super) former: Vec<(String, String)>,
    pub(super) corrected: String,
    /// Where the invitation is changed, while it stands.
    pub(super) edit: Option<String>,
    /// Where minutes are kept or corrected, and what that is called.
    pub(super) keep: Option<(String, String)>,
    /// Where invitation or minutes become a paper, and what that is called.
    pub(super) paper: Option<(String, String)>,
    /// Where the invitations for others stand among the papers, and what that is called.
    pub(super) guests: Option<(String, String)>,
}

/// Somebody who is invited or came.
pub(super) struct Guest {
    pub(super) who: String,
    /// Where the network shows them, if they were chosen there, and whether they agreed.
    pub(super) known: Option<(String, String)>,
}

/// One decision.
pub(super) struct DecisionLine {
    pub(super) topic: String,
    pub(super) options: String,
    pub(super) decided: String,
    pub(super) will: String,
}

/// A task that was agreed.
pub(super) struct TaskLine {
    pub(super) what: String,
    pub(super) about: String,
    pub(super) done: bool,
    pub(super) late: bool,
    /// The task of the case, if it is ours.
    pub(super) href: Option<String>,
    /// Where it is ticked, if it is another body's.
    pub(super) tick: Option<String>,
    pub(super) version: i64,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let from = ctx.query("from").and_then(|text| text.parse().ok());
    let view = app::conference::list(ctx.app(), &ctx.op, case, from)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &view.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &view.head, CaseTab::Conferences);
    if view.may_edit {
        let href = format!("{}/conferences/new", frame.href);
        frame = frame.primary(href, ctx.texts().get("conference-new"));
    }
    let (texts, today, now) = (sh.texts, sh.today, ctx.op.now);
    let place = (frame.href.as_str(), view.may_edit);
    let waiting = view
        .promised
        .iter()
        .map(|one| task_line(texts, place, one, today))
        .collect();
    let conferences = view
        .conferences
        .iter()
        .map(|one| conference_view(texts, place, &view, one, (today, now)))
        .collect();
    let here = format!("{}/conferences", frame.href);
    let pager = Pager::of(
        from.map(|_| here.clone()),
        view.more_from.map(|one| format!("{here}?from={one}")),
        texts.get("conference-older"),
    );
    Ok(html(&ListPage {
        sh,
        frame,
        waiting,
        conferences,
        pager,
    }))
}

fn conference_view(
    texts: &Texts,
    (case, may_edit): (&str, bool),
    view: &Conferences,
    row: &ConferenceRow,
    (today, now): (Date, Timestamp),
) -> ConferenceView {
    let content = &row.content;
    let (class, icon) = match row.status {
        ConferenceStatus::Invited => ("risk", "clock"),
        ConferenceStatus::Held => ("ok", "ok"),
        ConferenceStatus::Cancelled => ("mute", "none"),
    };
    let href = format!("{case}/conferences/{}", row.id);
    let keep = match row.status {
        ConferenceStatus::Invited if row.at <= now => Some("conference-do-minutes"),
        ConferenceStatus::Held => Some("conference-do-correct"),
        _ => None,
    };
    let former: Vec<(String, String)> = view
        .former
        .iter()
        .filter(|one| one.conference == row.id && !one.why.is_empty())
        .map(|one| former_line(texts, one))
        .collect();
    let agreed = row.overlap.and_then(|overlap| {
        let known = view.programmes.iter().find(|(one, _)| *one == overlap);
        known.map(|(_, name)| texts.with("conference-agreed-with", &[("name", name.into())]))
    });
    ConferenceView {
        anchor: format!("conference-{}", row.id),
        when: texts.instant(row.at),
        status: texts.code("conference_status", row.status).into_owned(),
        class,
        icon,
        purpose: content.purpose.clone(),
        facts: facts(texts, row),
        people: people(texts, case, view, row),
        warnings: warnings(texts, view, row),
        decisions: content
            .decisions
            .iter()
            .map(|one| DecisionLine {
                topic: one.topic.clone(),
                options: one.options.clone(),
                decided: one.decided.clone(),
                will: one.will.clone(),
            })
            .collect(),
        minutes: content.minutes.clone(),
        minutes_label: match row.status {
            ConferenceStatus::Cancelled => "conference-cancelled-why",
            ConferenceStatus::Invited | ConferenceStatus::Held => "conference-minutes",
        },
        kind: crate::statement::shown(texts, content.kind()),
        tasks: view
            .tasks
            .iter()
            .filter(|one| one.conference == row.id)
            .map(|one| task_line(texts, (case, may_edit), one, today))
            .collect(),
        agreed,
        by: texts.with(
            "conference-by",
            &[
                ("name", (&row.recorded_by_name).into()),
                ("when", texts.instant(row.recorded_at).into()),
            ],
        ),
        corrected: texts.with("conference-former", &[("n", former.len().into())]),
        former,
        edit: (may_edit && row.status == ConferenceStatus::Invited).then(|| href.clone()),
        paper: paper(texts, case, row).filter(|_| may_edit),
        guests: guests(texts, case, row).filter(|_| may_edit),
        keep: keep
            .filter(|_| may_edit)
            .map(|key| (format!("{href}/minutes"), texts.get(key).into_owned())),
    }
}

/// The invitations for those who are not the client, one each.
fn guests(texts: &Texts, case: &str, row: &ConferenceRow) -> Option<(String, String)> {
    let invited = row.status == ConferenceStatus::Invited && !row.content.people.is_empty();
    let words = || texts.get("conference-guests-paper").into_owned();
    invited.then(|| (format!("{case}/papers"), words()))
}

/// The paper of a conference: its invitation, then its minutes.
fn paper(texts: &Texts, case: &str, row: &ConferenceRow) -> Option<(String, String)> {
    let (kind, key) = match row.status {
        ConferenceStatus::Invited => (PaperKind::Invitation, "conference-invitation-paper"),
        ConferenceStatus::Held => (PaperKind::Conference, "conference-minutes-paper"),
        ConferenceStatus::Cancelled => return None,
    };
    let (kind, language) = (kind.code(), texts.lang().code());
    let href = format!("{case}/papers/new/{kind}.{}/{language}", row.id);
    Some((href, texts.get(key).into_owned()))
}

/// Whether somebody came, and how that is called; nobody knows before it took place.
const CAME: [(&str, Option<bool>); 3] = [
    ("conference-invited", None),
    ("conference-came", Some(true)),
    ("conference-missing", Some(false)),
];

/// Who was invited, who came and who did not.
fn people(
    texts: &Texts,
    case: &str,
    view: &Conferences,
    row: &ConferenceRow,
) -> Vec<(String, Vec<Guest>)> {
    let guest = |one: &Invitee| Guest {
        who: one.who.clone(),
        known: one.person.map(|id| {
            let person = view.people.iter().find(|one| one.id == id);
            let consent = person.map(|one| consent_words(texts, one));
            (person_href(case, id), consent.unwrap_or_default())
        }),
    };
    CAME.into_iter()
        .map(|(key, came)| {
            let people = row.content.people.iter().filter(|one| one.came == came);
            (texts.get(key).into_owned(), people.map(guest).collect())
        })
        .filter(|(_, guests): &(String, Vec<Guest>)| !guests.is_empty())
        .collect()
}

/// What speaks against those who are invited: an order, a consent that is missing.
fn warnings(texts: &Texts, view: &Conferences, row: &ConferenceRow) -> Vec<String> {
    if row.status != ConferenceStatus::Invited {
        return Vec::new();
    }
    let orders = view.forbidden.iter().filter(|(id, _)| *id == row.id);
    let invited: Vec<_> = row
        .content
        .people
        .iter()
        .filter_map(|one| one.person)
        .collect();
    let unasked = view
        .people
        .iter()
        .filter(|one| one.lacks_consent() && invited.contains(&one.id));
    let forbidden = orders.map(|(_, order)| {
        texts.with(
            "conference-warn-no-contact",
            &[("name", (&order.name).into())],
        )
    });
    let consent = unasked.map(|one| {
        let state = texts.code("consent", one.consent).into_owned();
        let fields = [("name", (&one.name).into()), ("state", state.into())];
        texts.with("appointment-warn-consent", &fields)
    });
    forbidden.chain(consent).collect()
}

/// Place, legal base, agenda.
fn facts(texts: &Texts, row: &ConferenceRow) -> Vec<(String, String)> {
    let facts = said(&row.content).into_iter();
    facts
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (texts.get(key).into_owned(), value.to_owned()))
        .collect()
}

/// The same as keys and words; some may be empty.
fn said(content: &Content) -> [(&'static str, &str); 3] {
    [
        ("common-place", &content.place),
        ("conference-legal-basis", &content.legal_basis),
        ("conference-agenda", &content.agenda),
    ]
}

/// What was written before, all of it, and why it was changed.
fn former_line(texts: &Texts, one: &FormerRow) -> (String, String) {
    let content = &one.content;
    let labelled = |key: &str, value: &str| {
        let label = texts.get(key);
        (!value.is_empty()).then(|| format!("{label}: {value}"))
    };
    let mut words = vec![texts.instant(one.held_at), content.purpose.clone()];
    for (key, came) in CAME {
        let people = content.people.iter().filter(|one| one.came == came);
        let names: Vec<&str> = people.map(|one| one.who.as_str()).collect();
        words.extend(labelled(key, &names.join("; ")));
    }
    let facts = said(content);
    words.extend(facts.iter().filter_map(|(key, value)| labelled(key, value)));
    for decision in &content.decisions {
        let parts = [
            Some(decision.topic.clone()).filter(|topic| !topic.is_empty()),
            Some(decision.decided.clone()),
            labelled("conference-will", &decision.will),
            labelled("conference-options", &decision.options),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        words.extend(labelled("conference-decision", &parts.join(", ")));
    }
    words.extend(labelled("conference-minutes", &content.minutes));
    words.push(crate::statement::shown(texts, content.kind()));
    words.retain(|part| !part.is_empty());
    let why = texts.with(
        "note-corrected",
        &[
            ("reason", crate::correction::sentence(&one.why).into()),
            ("name", (&one.by_name).into()),
            ("when", texts.instant(one.at).into()),
        ],
    );
    (words.join("\n"), why)
}

fn task_line(
    texts: &Texts,
    (case, may_edit): (&str, bool),
    row: &AgreedTaskRow,
    today: Date,
) -> TaskLine {
    let theirs = row.side == ConferenceSide::Theirs;
    let mut about = vec![texts.code("conference_side", row.side).into_owned()];
    about.push(row.who.clone());
    match (row.done_on, row.due_on) {
        (Some(day), _) => {
            let name = row.done_by_name.clone().unwrap_or_default();
            let fields = [("day", day.into()), ("name", name.into())];
            about.push(texts.with("conference-done-on", &fields));
        }
        (None, Some(due)) => about.push(format!(
            "{}, {}",
            texts.overdue(due, today),
            texts.day_short(due)
        )),
        (None, None) => {}
    }
    about.retain(|part| !part.is_empty());
    TaskLine {
        what: row.what.clone(),
        about: about.join(" · "),
        done: row.done_on.is_some(),
        late: row.done_on.is_none() && row.due_on.is_some_and(|due| due < today) && theirs,
        href: row.task.map(|task| format!("{case}/tasks/{task}")),
        tick: (theirs && may_edit).then(|| {
            let way = if row.done_on.is_some() {
                "undone"
            } else {
                "done"
            };
            format!("{case}/conference-tasks/{}/{way}", row.id)
        }),
        version: row.version,
    }
}

pub(super) async fn task_done(
    ctx: RequestCtx,
    path: Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    ticked(ctx, path, data, (true, "conference-flash-task")).await
}

/// It was ticked by mistake.
pub(super) async fn task_undone(
    ctx: RequestCtx,
    path: Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    ticked(ctx, path, data, (false, "conference-flash-task-open")).await
}

async fn ticked(
    ctx: RequestCtx,
    Path((case, task)): Path<(String, String)>,
    data: FormData,
    (is_done, flash): (bool, &str),
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let task: ConferenceTaskId = id(&ctx, &task)?;
    let version = data.get("version").parse().unwrap_or(0);
    app::conference::set_done(ctx.app(), &ctx.op, case, (task, version), is_done)
        .await
        .map_err(|e| ctx.error(e))?;
    let back = format!("/cases/{case}/conferences");
    Ok(done(&back, flash))
}
