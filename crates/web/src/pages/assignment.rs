//! Who answers for a case: people and their history, handovers, absence.

use app::{
    AppError,
    assignment::{Assignment, Handover, HandoverQuestion, HandoverState, People, Worker, seen},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    case::Responsibility,
    handover::{CheckedItem, HandoverEnd},
    ids::CaseId,
};
use i18n::{Arg, Lang, Texts};
use jiff::civil::Date;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
        person::{PersonCard, card},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod absence;
mod handover;
mod offer;
mod places;
mod sample;

use places::Place;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/people", Guard::Case, page)
        .form(
            "/cases/{case}/people",
            "/cases/{case}/people",
            Guard::Case,
            assign,
        )
        .merge(offer::routes())
        .merge(handover::routes())
        .merge(absence::routes())
}

#[derive(Template)]
#[template(path = "assignment/people.html")]
struct PeoplePage {
    sh: Shell,
    frame: CaseFrame,
    history: Vec<Line>,
    offers: Vec<Offer>,
    open: Option<Offer>,
    absence: Option<(String, bool)>,
    places: Vec<Place>,
    social_service: Vec<String>,
    institution: String,
    episodes: Vec<Episode>,
    /// Person and custody, for those who see reasons.
    person: Option<PersonCard>,
    /// As whom the person was entered, too.
    merged: Vec<String>,
    open_work: Vec<String>,
    workers: Vec<Choice>,
    away: Vec<Link>,
    lead: String,
    /// Whether nobody stands in, for those to whom it matters.
    no_deputy: bool,
    powers: app::assignment::Powers,
    theirs: Theirs,
    f_assign: FormView,
}

/// One line of the history.
struct Line {
    name: String,
    responsibility: String,
    from: String,
    to: String,
    by: String,
    reason: String,
    current: bool,
}

/// One offer of the case.
struct Offer {
    to: String,
    by: String,
    when: String,
    content: String,
    state: String,
    answer: String,
    checklist: Vec<Checked>,
    questions: Vec<Question>,
    /// Whether the other side has opened it, and by when it answers; only while it is open.
    waits: Vec<String>,
    /// Whether the answer is late.
    late: bool,
}

/// An item of the list as whoever gives left it.
struct Checked {
    title: String,
    done: bool,
    state: String,
    remark: String,
}

/// What the other side asks back.
struct Question {
    id: String,
    body: String,
    when: String,
    /// The answer, and who gave it.
    reply: Option<(String, String)>,
}

/// An earlier or later case of the same person.
pub(crate) struct Episode {
    /// Where it is.
    pub href: String,
    /// Its number.
    pub number: String,
    /// Where it stands, from when to when.
    pub words: String,
    /// Whether it is the one on this page.
    pub here: bool,
    /// Where it was asked to go on from it, with reason and who agreed.
    pub request: Option<String>,
}

/// A link with its words.
struct Link {
    href: String,
    label: String,
}

/// What somebody else has stored meanwhile: label and value.
#[derive(Default)]
pub(crate) struct Theirs {
    /// Who was faster, if known.
    pub by: Option<String>,
    /// Label and value of each field.
    pub fields: Vec<(String, String)>,
}

impl Theirs {
    /// Puts a conflict into words: days as dates, keys as their texts.
    pub fn of(texts: &Texts, conflict: &app::Conflict) -> Self {
        Self {
            by: conflict.by.clone().filter(|by| !by.is_empty()),
            fields: crate::correction::labelled(texts, &conflict.theirs),
        }
    }
}

/// The forms of the page: as they start, or as one of them was sent.
#[derive(Default)]
struct Forms {
    assign: Option<FormView>,
    theirs: Theirs,
}

async fn page(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let forms = Forms {
        assign: ctx.drafted(&people_path(case)).await?,
        ..Forms::default()
    };
    Ok(html(&render(&ctx, case, forms).await?))
}

async fn render(ctx: &RequestCtx, case: CaseId, forms: Forms) -> Result<PeoplePage, WebError> {
    let people = app::assignment::people(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let row = &people.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let frame = case_frame(ctx, &people.head, CaseTab::People);
    Ok(built(texts, sh, frame, &people, forms))
}

fn built(
    texts: &'static Texts,
    sh: Shell,
    frame: CaseFrame,
    people: &People,
    forms: Forms,
) -> PeoplePage {
    let row = &people.head.case;
    let start = |forms: Option<FormView>, pairs| {
        forms.unwrap_or_else(|| FormView::new(texts, FormData::from_pairs(pairs)))
    };
    let user = |user: Option<domain::ids::UserId>| user.map(|one| one.to_string());
    let assign = vec![
        ("lead", user(row.lead).unwrap_or_default()),
        ("deputy", user(row.deputy).unwrap_or_default()),
        ("seen", seen(row)),
    ];
    let mut offers: Vec<Offer> = Vec::new();
    let mut open = None;
    for one in &people.handovers {
        let offer = offer_line(texts, people, one, sh.today);
        if one.state() == HandoverState::Open {
            open = Some(offer);
        } else {
            offers.push(offer);
        }
    }
    PeoplePage {
        history: history(texts, people),
        offers,
        open,
        absence: people.absence.as_ref().map(|one| away_words(texts, one)),
        places: places::all(texts, people),
        social_service: people.social_service.clone(),
        institution: people.head.institution.clone(),
        episodes: episodes(texts, &people.episodes, row.id),
        person: people.powers.inner.then(|| card(texts, people)),
        merged: people
            .merged
            .iter()
            .map(|one| crate::pages::merge::was(texts, one))
            .collect(),
        open_work: open_work(texts, people),
        workers: workers(texts, &people.workers, sh.today),
        away: away_links(texts, people),
        lead: row.lead_name.clone().unwrap_or_default(),
        no_deputy: people.powers.inner
            && row.status.is_running()
            && row.lead.is_some()
            && row.deputy.is_none(),
        powers: people.powers,
        theirs: forms.theirs,
        f_assign: start(forms.assign, assign),
        sh,
        frame,
    }
}

fn history(texts: &Texts, people: &People) -> Vec<Line> {
    let day = |at| texts.date(i18n::berlin_date(at));
    let mut all: Vec<_> = people.history.iter().collect();
    // Whoever answers now stands first, the lead before the deputy; the rest stays newest first.
    all.sort_by_key(|one| match one.to_at {
        None => (0, one.responsibility),
        Some(_) => (1, Responsibility::Lead),
    });
    all.into_iter()
        .map(|one| Line {
            name: one.user_name.clone(),
            responsibility: texts
                .code("responsibility", one.responsibility)
                .into_owned(),
            from: day(one.from_at),
            to: one
                .to_at
                .map_or_else(|| texts.get("common-today").into_owned(), day),
            by: texts.with("common-by", &[("name", (&one.assigned_by_name).into())]),
            reason: if one.reason == app::assignment::BY_HANDOVER {
                texts.get("assignment-by-handover").into_owned()
            } else {
                one.reason.clone()
            },
            current: one.to_at.is_none(),
        })
        .collect()
}

fn offer_line(texts: &Texts, people: &People, one: &Handover, today: Date) -> Offer {
    let key = match (one.state(), one.ended) {
        (HandoverState::Open, _) => "assignment-handover-open",
        (HandoverState::Accepted, _) => "assignment-handover-accepted",
        (HandoverState::Declined, _) => "assignment-handover-declined",
        (HandoverState::Withdrawn, Some(HandoverEnd::Assigned)) => "assignment-handover-overtaken",
        (HandoverState::Withdrawn, Some(HandoverEnd::Closed)) => "assignment-handover-closed",
        (HandoverState::Withdrawn, _) => "assignment-handover-withdrawn",
    };
    Offer {
        to: one.to_name.clone(),
        by: one.offered_by_name.clone(),
        when: texts.instant(one.offered_at),
        content: one.content.clone(),
        state: texts.get(key).into_owned(),
        answer: one.answer.clone(),
        checklist: checklist(texts, &people.checklist_of(one)),
        questions: questions(texts, &people.questions_of(one)),
        waits: if one.state() == HandoverState::Open {
            waits(texts, people, one)
        } else {
            Vec::new()
        },
        late: people.offer_due.is_some_and(|due| due < today),
    }
}

/// Between whom, whether the other side has opened it, and by when it answers.
fn waits(texts: &Texts, people: &People, one: &Handover) -> Vec<String> {
    let seen = match one.seen_at {
        Some(at) => texts.with("assignment-seen", &[("when", texts.instant(at).into())]),
        None => texts.get("assignment-not-seen").into_owned(),
    };
    let due = people.offer_due;
    let due = due.map(|due| texts.with("assignment-answer-due", &[("date", due.into())]));
    let kind = texts.code("handover_kind", one.kind).into_owned();
    [Some(kind), Some(seen), due]
        .into_iter()
        .flatten()
        .collect()
}

fn checklist(texts: &Texts, all: &[(programme::Text, CheckedItem)]) -> Vec<Checked> {
    all.iter()
        .map(|(title, one)| {
            let key = if one.done {
                "assignment-item-done"
            } else {
                "assignment-item-open"
            };
            Checked {
                title: title.in_language(texts.lang().code()).to_owned(),
                done: one.done,
                state: texts.get(key).into_owned(),
                remark: one.remark.clone(),
            }
        })
        .collect()
}

fn questions(texts: &Texts, all: &[HandoverQuestion]) -> Vec<Question> {
    all.iter()
        .map(|one| Question {
            id: one.id.to_string(),
            body: one.body.clone(),
            when: texts.instant(one.asked_at),
            reply: one.answered_at.map(|_| {
                (
                    one.answer.clone(),
                    one.answered_by_name.clone().unwrap_or_default(),
                )
            }),
        })
        .collect()
}

/// That the lead is away, and whether somebody stands in.
pub(crate) fn away_words(texts: &Texts, one: &app::assignment::LeadAbsence) -> (String, bool) {
    let lead = ("lead", Arg::from(&one.lead));
    let until = ("until", Arg::from(one.until));
    let (stands_in, nobody) = if one.is_gone() {
        ("assignment-gone", "assignment-gone-nobody")
    } else {
        ("assignment-away", "assignment-away-nobody")
    };
    match &one.deputy {
        Some(deputy) => {
            let deputy = ("deputy", Arg::from(deputy));
            (texts.with(stands_in, &[lead, until, deputy]), true)
        }
        None => (texts.with(nobody, &[lead, until]), false),
    }
}

/// The cases of a person in their order, newest first, told in one line each.
pub(crate) fn episodes(texts: &Texts, all: &[app::case::CaseRow], here: CaseId) -> Vec<Episode> {
    let came_from = all.iter().find(|one| one.id == here);
    let came_from = came_from.and_then(|one| one.previous_case);
    all.iter()
        .map(|one| {
            let status = texts.code("case_status", one.status);
            let from = one.entry_on.unwrap_or(one.registered_on);
            let period = match one.exit_on {
                Some(to) => texts.with("date-from-to", &[("from", from.into()), ("to", to.into())]),
                None => texts.with("date-from-on", &[("from", from.into())]),
            };
            Episode {
                href: format!("/cases/{}", one.id),
                number: one.number.clone(),
                words: format!("{status}, {period}"),
                here: one.id == here,
                request: (came_from == Some(one.id)).then(|| format!("/cases/{}/reentry", one.id)),
            }
        })
        .collect()
}

fn open_work(texts: &Texts, people: &People) -> Vec<String> {
    let work = people.open_work;
    [
        ("assignment-open-tasks", work.tasks),
        ("assignment-open-overdue", work.overdue),
        ("assignment-open-days", work.days_open),
    ]
    .into_iter()
    .filter(|(_, number)| *number > 0)
    .map(|(key, number)| texts.with(key, &[("n", number.into())]))
    .collect()
}

fn workers(texts: &Texts, all: &[Worker], today: Date) -> Vec<Choice> {
    all.iter()
        .map(|one| {
            let key = if one.leads >= one.capacity {
                "assignment-worker-full"
            } else {
                "assignment-worker"
            };
            let args = [
                ("name", Arg::from(&one.name)),
                ("leads", one.leads.into()),
                ("capacity", one.capacity.into()),
            ];
            let mut label = texts.with(key, &args);
            if let Some(until) = one.absent_until.filter(|until| today <= *until) {
                label.push_str(", ");
                label.push_str(&texts.with("assignment-absent-until", &[("until", until.into())]));
            }
            Choice::new(one.id.to_string(), label)
        })
        .collect()
}

fn away_links(texts: &Texts, people: &People) -> Vec<Link> {
    let case = &people.head.case;
    [
        (case.lead, &case.lead_name),
        (case.deputy, &case.deputy_name),
    ]
    .into_iter()
    .filter(|_| people.powers.assign)
    // Whoever is locked out has no absence to enter.
    .filter(|(user, _)| people.workers.iter().any(|one| Some(one.id) == *user))
    .filter_map(|(user, name)| {
        Some(Link {
            href: format!("/absence/{}", user?),
            label: texts.with("assignment-absence-of", &[("name", name.as_ref()?.into())]),
        })
    })
    .collect()
}

async fn assign(
    ctx: RequestCtx,
    Path(case): Path<String>,
    mut data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let typed = Assignment {
        lead: data.get("lead").to_owned(),
        deputy: data.get("deputy").to_owned(),
        reason: data.get("reason").to_owned(),
        seen: data.get("seen").to_owned(),
    };
    let answer = app::assignment::assign(ctx.app(), &ctx.op, case, &typed).await;
    let mut forms = Forms::default();
    let (status, problems) = match answer {
        Ok(()) => return Ok(done(&people_path(case), "assignment-flash-assigned")),
        Err(AppError::Invalid(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
        Err(AppError::Conflict(conflict)) => {
            forms.theirs = Theirs::of(ctx.texts(), &conflict);
            data = without(&data, "seen");
            (StatusCode::CONFLICT, app::Problems::new())
        }
        Err(error) => return Err(ctx.error(error)),
    };
    let mut form = FormView::invalid(ctx.texts(), data, problems);
    if status == StatusCode::CONFLICT {
        let changes = ["case.assign", "handover.accept"];
        form.faster = ctx.faster(Some(case), "", &changes).await?;
    }
    forms.assign = Some(form);
    let mut page = render(&ctx, case, forms).await?;
    if status == StatusCode::CONFLICT {
        // Sent again, the form overrides what it shows now.
        page.f_assign
            .data
            .push("seen", page_seen(&ctx, case).await?);
    }
    Ok(with_status(status, &page))
}

async fn page_seen(ctx: &RequestCtx, case: CaseId) -> Result<String, WebError> {
    let people = app::assignment::people(ctx.app(), &ctx.op, case).await;
    Ok(seen(&people.map_err(|e| ctx.error(e))?.head.case))
}

/// What was typed without one field.
pub(crate) fn without(data: &FormData, field: &str) -> FormData {
    let pairs = data.pairs().iter().filter(|(name, _)| name != field);
    FormData::from_pairs(pairs.map(|(name, value)| (name.as_str(), value.clone())))
}

fn people_path(case: CaseId) -> String {
    format!("/cases/{case}/people")
}

/// An id from the address; what is none is unknown.
pub(crate) fn id<K>(ctx: &RequestCtx, text: &str) -> Result<domain::ids::Id<K>, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
