//! The minutes of a conference.

use app::{
    AppError, Problems,
    conference::{ConferenceRow, Conferences, Decision, Invitee, Minutes, NewTask},
    note::About,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    conference::{ConferenceSide, ConferenceStatus},
    contact::EpistemicKind,
    ids::{CaseId, ConferenceId},
};
use i18n::Texts;

use super::invitation::{chosen, lines, one, read, refused};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
        network::person_choices,
        note::spent,
    },
    request::RequestCtx,
    statement,
};

/// What minutes usually are.
const USUAL: EpistemicKind = EpistemicKind::Fact;
/// The longest words of one field, in characters.
const MAX_TEXT: usize = 2_000;
/// Decisions that can be written down at once.
const DECISIONS: usize = 10;
/// Empty decisions that the form shows beside those that are there.
const FURTHER: usize = 2;
/// Tasks that can be written down at once.
const TASKS: usize = 4;

#[derive(Template)]
#[template(path = "conference/minutes.html")]
pub(super) struct MinutesPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    /// Which conference it is.
    pub(super) about: String,
    pub(super) people: Vec<Choice>,
    /// Who of the network was not invited.
    pub(super) network: Vec<Choice>,
    pub(super) decisions: Vec<Fields>,
    pub(super) tasks: Vec<Fields>,
    pub(super) sides: Vec<Choice>,
    /// Partial agreements that can be put in force.
    pub(super) agreed: Vec<Choice>,
    pub(super) correction: bool,
    /// What it took, if that is asked for.
    pub(super) spent: Option<String>,
    pub(super) theirs: Theirs,
}

/// The names of the fields of one decision or one task.
pub(super) struct Fields {
    /// Its heading.
    pub(super) title: String,
    /// Names of its fields.
    pub(super) names: [String; 4],
    /// Keys of their labels.
    keys: [&'static str; 4],
}

impl MinutesPage {
    /// Tells the summary to which decision or task each field belongs; draws nothing.
    fn named(&self, one: &Fields) -> &'static str {
        for (name, key) in one.names.iter().zip(one.keys) {
            let label = self.sh.texts.get(key);
            self.f.worded(name, &format!("{}, {label}", one.title));
        }
        ""
    }
}

/// The fields of the first so many decisions.
pub(super) fn decision_fields(texts: &Texts, count: usize) -> Vec<Fields> {
    let keys = [
        "conference-topic",
        "conference-options",
        "conference-decided",
        "conference-will",
    ];
    fields(texts, count, ("conference-decision-n", keys), |n| {
        [
            format!("topic{n}"),
            format!("options{n}"),
            format!("decided{n}"),
            format!("will{n}"),
        ]
    })
}

/// The fields of the tasks that can be added.
pub(super) fn task_fields(texts: &Texts) -> Vec<Fields> {
    let keys = [
        "conference-what",
        "conference-side",
        "conference-who",
        "conference-due",
    ];
    fields(texts, TASKS, ("conference-task-n", keys), |n| {
        [
            format!("what{n}"),
            format!("side{n}"),
            format!("who{n}"),
            format!("due{n}"),
        ]
    })
}

fn fields(
    texts: &Texts,
    count: usize,
    (key, keys): (&str, [&'static str; 4]),
    names: impl Fn(usize) -> [String; 4],
) -> Vec<Fields> {
    (0..count)
        .map(|n| Fields {
            title: texts.with(key, &[("n", (n + 1).into())]),
            names: names(n),
            keys,
        })
        .collect()
}

pub(super) async fn ask(
    ctx: RequestCtx,
    Path((case, conference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let conference: ConferenceId = id(&ctx, &conference)?;
    let view = read(&ctx, case, Some(conference)).await?;
    let row = one(&ctx, &view, conference)?;
    if row.status == ConferenceStatus::Cancelled {
        return Err(ctx.error(AppError::NotFound));
    }
    let action = format!("/cases/{case}/conferences/{conference}/minutes");
    let mut start = stored(row);
    if row.status == ConferenceStatus::Invited {
        spent::start(&mut start, None);
    }
    let f = ctx.form(&action, start).await?;
    let page = page(&ctx, &view, row, f, Theirs::default()).await?;
    Ok(with_status(StatusCode::OK, &page))
}

fn stored(row: &ConferenceRow) -> FormData {
    let content = &row.content;
    let mut data = FormData::default();
    data.push("version", row.version.to_string());
    for (number, person) in content.people.iter().enumerate() {
        if person.came != Some(false) {
            data.push("came", number.to_string());
        }
    }
    for (number, decision) in content.decisions.iter().enumerate() {
        data.push(&format!("topic{number}"), &decision.topic);
        data.push(&format!("options{number}"), &decision.options);
        data.push(&format!("decided{number}"), &decision.decided);
        data.push(&format!("will{number}"), &decision.will);
    }
    for (number, topic) in agenda(row).into_iter().enumerate() {
        data.push(&format!("topic{number}"), topic);
    }
    data.push("minutes", &content.minutes);
    let (name, kind) = statement::start(content.kind(), USUAL);
    data.push(name, kind);
    data
}

/// What was to be talked about, as topics to begin with; nothing once there are minutes.
fn agenda(row: &ConferenceRow) -> Vec<&str> {
    if row.status == ConferenceStatus::Invited && row.content.decisions.is_empty() {
        lines(&row.content.agenda).take(DECISIONS).collect()
    } else {
        Vec::new()
    }
}

pub(super) async fn keep(
    ctx: RequestCtx,
    Path((case, conference)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let conference: ConferenceId = id(&ctx, &conference)?;
    let view = read(&ctx, case, Some(conference)).await?;
    let row = one(&ctx, &view, conference)?;
    let which = (conference, data.get("version").parse().unwrap_or(0));
    let answer = match typed(&data, row) {
        Ok(minutes) => app::conference::minute(ctx.app(), &ctx.op, case, which, minutes).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    let error = match answer {
        Ok(()) => {
            let back = format!("/cases/{case}/conferences");
            return Ok(done(&back, "conference-flash-minutes"));
        }
        Err(error) => error,
    };
    let (status, f, theirs) = refused(&ctx, case, Some(conference), data, error).await?;
    let page = page(&ctx, &view, row, f, theirs).await?;
    Ok(with_status(status, &page))
}

fn typed(data: &FormData, row: &ConferenceRow) -> Result<Minutes, Problems> {
    let mut problems = Problems::new();
    let mut people: Vec<Invitee> = row
        .content
        .people
        .iter()
        .enumerate()
        .map(|(number, one)| Invitee {
            who: one.who.clone(),
            person: one.person,
            came: Some(data.has("came", &number.to_string())),
        })
        .collect();
    let others = data.optional("others", MAX_TEXT, &mut problems);
    people.extend(lines(&others).map(|who| Invitee {
        who: who.to_owned(),
        person: None,
        came: Some(true),
    }));
    let chosen = chosen(data, &mut problems);
    let mut decisions = decisions(data, &mut problems);
    // What was on the agenda and was not talked about is no decision.
    let agenda = agenda(row);
    decisions.retain(|one| {
        let bare = one.options.is_empty() && one.decided.is_empty() && one.will.is_empty();
        !bare || !agenda.contains(&one.topic.as_str())
    });
    let tasks = tasks(data, &mut problems);
    let minutes = data.optional("minutes", MAX_TEXT, &mut problems);
    let epistemic = statement::typed(data, USUAL, &mut problems);
    let why = data.optional("why", 500, &mut problems);
    let spent = spent::typed(data, &mut problems);
    let agreed = match data.get("agreed") {
        "" => None,
        overlap => {
            let known = overlap.parse().ok();
            if known.is_none() {
                problems.add_key("agreed", "error-choose");
            }
            known
        }
    };
    if problems.0.is_empty() {
        Ok(Minutes {
            people,
            chosen,
            decisions,
            minutes,
            epistemic,
            tasks,
            agreed,
            why,
            spent,
        })
    } else {
        Err(problems)
    }
}

/// The decisions in which anything was written.
fn decisions(data: &FormData, problems: &mut Problems) -> Vec<Decision> {
    let mut all = Vec::new();
    for n in 0..DECISIONS {
        let mut field = |name: &str| data.optional(&format!("{name}{n}"), MAX_TEXT, problems);
        let decision = Decision {
            topic: field("topic"),
            options: field("options"),
            decided: field("decided"),
            will: field("will"),
        };
        if decision != Decision::default() {
            all.push(decision);
        }
    }
    all
}

/// The tasks in which anything was written.
fn tasks(data: &FormData, problems: &mut Problems) -> Vec<NewTask> {
    let mut all = Vec::new();
    for n in 0..TASKS {
        let name = |part: &str| format!("{part}{n}");
        let filled = ["what", "who", "due"]
            .iter()
            .any(|part| !data.get(&name(part)).is_empty());
        if !filled {
            continue;
        }
        let what = data.required(&name("what"), 200, problems);
        let who = data.optional(&name("who"), 200, problems);
        let due_on = data.optional_date(&name("due"), problems);
        let side: Option<ConferenceSide> = data.code(&name("side"), problems);
        if let Some(side) = side {
            all.push(NewTask {
                side,
                what,
                who,
                due_on,
            });
        }
    }
    all
}

/// Who of the network was not invited and may have come.
fn not_invited(texts: &Texts, view: &Conferences, row: &ConferenceRow) -> Vec<Choice> {
    let people = &row.content.people;
    let invited = |id: &str| {
        let mut known = people.iter().filter_map(|one| one.person);
        known.any(|person| person.to_string() == id)
    };
    let mut all = person_choices(texts, &view.people, &[]);
    all.retain(|one| !invited(&one.value));
    all
}

async fn page(
    ctx: &RequestCtx,
    view: &Conferences,
    row: &ConferenceRow,
    f: FormView,
    theirs: Theirs,
) -> Result<MinutesPage, WebError> {
    let texts = ctx.texts();
    let correction = row.status == ConferenceStatus::Held;
    let key = if correction {
        "conference-do-correct"
    } else {
        "conference-do-minutes"
    };
    let title = texts.get(key).into_owned();
    let frame = form_frame(ctx, &view.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let back = format!("{}/conferences", frame.href);
    let about = About::Conference(row.id);
    let asked = app::note::asked(ctx.app(), &ctx.op, view.head.case.id, about)
        .await
        .map_err(|e| ctx.error(e))?;
    let people = row.content.people.iter().enumerate();
    let topics = row.content.decisions.len().max(agenda(row).len());
    let shown = (topics + FURTHER).min(DECISIONS);
    Ok(MinutesPage {
        spent: spent::fields(&f, &asked),
        sh: ctx.shell(Nav::Cases, said).await?,
        action: format!("{back}/{}/minutes", row.id),
        back,
        about: format!("{} · {}", texts.instant(row.at), row.content.purpose),
        people: people
            .map(|(number, one)| Choice::new(number.to_string(), &one.who))
            .collect(),
        network: not_invited(texts, view, row),
        decisions: decision_fields(texts, shown),
        tasks: task_fields(texts),
        sides: Choice::all::<ConferenceSide>(texts, "conference_side"),
        agreed: view
            .waiting
            .iter()
            .map(|one| Choice::new(one.overlap.to_string(), &one.programme))
            .collect(),
        correction,
        theirs,
        frame,
        f,
    })
}
