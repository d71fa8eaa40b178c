//! Making and moving an appointment.

use app::{
    AppError, Problems,
    appointment::{Agreed, AppointmentRow, Doubt, Office, Plan, PlanForm, Planned},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    appointment::Repeat,
    contact::ContactKind,
    ids::{AppointmentId, CaseId, NetworkPersonId, PlanItemId},
};
use i18n::Texts;
use jiff::{Timestamp, civil::Date};

use crate::{
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView, parse_time},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::{id, without},
        case::{CaseFrame, form_frame},
        network::person_choices,
        note::kind_choices,
        site::week_words,
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "appointment/form.html")]
pub(super) struct FormPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) kinds: Vec<Choice>,
    pub(super) workers: Vec<Choice>,
    pub(super) people: Vec<Choice>,
    /// The measures of the plan that it can serve.
    pub(super) measures: Vec<Choice>,
    pub(super) group: Vec<Choice>,
    /// When the site is open, if that is known.
    pub(super) office: Option<String>,
    /// What has to be confirmed.
    pub(super) doubts: Vec<String>,
    /// Holidays of a series that can be left out.
    pub(super) holidays: Vec<Choice>,
    /// How often it comes again; empty when one is moved.
    pub(super) repeats: Vec<Choice>,
    pub(super) only: Vec<Choice>,
    /// What is planned now, if somebody else was faster.
    pub(super) theirs: Option<Vec<(String, String)>>,
}

/// Day and time: `Do 26.11.2026, 10:30` or `Do 26.11.2026, 10:30 bis 11:15`.
pub(crate) fn when(texts: &Texts, at: Timestamp, ends_at: Option<Timestamp>) -> String {
    match ends_at {
        Some(end) => texts.with(
            "appointment-from-to",
            &[
                ("from", texts.instant(at).into()),
                ("to", texts.clock(i18n::berlin(end).time()).into()),
            ],
        ),
        None => texts.instant(at),
    }
}

pub(super) async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let after = match ctx.query("after") {
        Some(after) => Some(id(&ctx, &after)?),
        None => None,
    };
    let form = app::appointment::form(ctx.app(), &ctx.op, case, None, after)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/appointments");
    let f = ctx.form(&action, start(&ctx, &form)).await?;
    let page = page(&ctx, &form, f).await?;
    Ok(with_status(StatusCode::OK, &page))
}

pub(super) async fn plan(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let result = match typed(&data) {
        Ok(plan) => app::appointment::plan(ctx.app(), &ctx.op, case, plan).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    answer(&ctx, case, None, data, result).await
}

pub(super) async fn moving(
    ctx: RequestCtx,
    Path((case, appointment)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let appointment: AppointmentId = id(&ctx, &appointment)?;
    let form = app::appointment::form(ctx.app(), &ctx.op, case, Some(appointment), None)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/appointments/{appointment}/move");
    let f = ctx.form(&action, start(&ctx, &form)).await?;
    let page = page(&ctx, &form, f).await?;
    Ok(with_status(StatusCode::OK, &page))
}

pub(super) async fn shift(
    ctx: RequestCtx,
    Path((case, appointment)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let appointment: AppointmentId = id(&ctx, &appointment)?;
    let version = data.get("version").parse().unwrap_or(0);
    let which = (appointment, version);
    let result = match typed(&data) {
        Ok(plan) => app::appointment::shift(ctx.app(), &ctx.op, case, which, plan).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    answer(&ctx, case, Some(appointment), data, result).await
}

async fn answer(
    ctx: &RequestCtx,
    case: CaseId,
    moving: Option<AppointmentId>,
    data: FormData,
    result: Result<Planned, AppError>,
) -> Result<Response, WebError> {
    let flash = match moving {
        Some(_) => "appointment-flash-moved",
        None => "appointment-flash-planned",
    };
    match result {
        Ok(Planned::Saved) => Ok(done(&format!("/cases/{case}/appointments"), flash)),
        Ok(Planned::Same) => Ok(done(
            &format!("/cases/{case}/appointments"),
            "appointment-flash-same",
        )),
        Ok(Planned::Doubtful(doubts)) => doubtful(ctx, case, moving, data, &doubts).await,
        Err(AppError::Invalid(problems)) => {
            let form = app::appointment::form(ctx.app(), &ctx.op, case, moving, None)
                .await
                .map_err(|e| ctx.error(e))?;
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(ctx, &form, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(AppError::Conflict(_)) => overtaken(ctx, case, moving, data).await,
        Err(error) => Err(ctx.error(error)),
    }
}

/// What was typed once more, with what speaks against it; saving it again confirms it.
async fn doubtful(
    ctx: &RequestCtx,
    case: CaseId,
    moving: Option<AppointmentId>,
    data: FormData,
    doubts: &[Doubt],
) -> Result<Response, WebError> {
    let form = app::appointment::form(ctx.app(), &ctx.op, case, moving, None)
        .await
        .map_err(|e| ctx.error(e))?;
    let mut kept = without(&data, "confirmed");
    kept.push("confirmed", meant(&data));
    if moving.is_none() && !["", Repeat::Once.code()].contains(&kept.get("repeat")) {
        offer(&mut kept, doubts);
    }
    let mut page = page(ctx, &form, FormView::new(ctx.texts(), kept)).await?;
    page.doubts = doubt_words(ctx.texts(), doubts);
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Everything typed that says when, who goes, and whom it leads to: a doubt was confirmed for this, and for
/// nothing else.
fn meant(data: &FormData) -> String {
    let when = ["date", "time", "end", "kind", "repeat", "until", "worker"];
    let words = [
        "person", "partner", "place", "note", "bring", "way", "measure", "only",
    ];
    typed_then(data, &[&when[..], &words].concat())
}

/// Somebody else has moved or settled the appointment: what was typed stands on top of what is
/// planned now, or becomes a new appointment if nothing is.
async fn overtaken(
    ctx: &RequestCtx,
    case: CaseId,
    settled: Option<AppointmentId>,
    data: FormData,
) -> Result<Response, WebError> {
    let now = app::appointment::newest(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let form = app::appointment::form(ctx.app(), &ctx.op, case, now, None)
        .await
        .map_err(|e| ctx.error(e))?;
    let mut kept = without(&data, "version");
    if let Some(row) = &form.moving {
        kept.push("version", row.version.to_string());
    }
    let mut f = FormView::invalid(ctx.texts(), kept, Problems::new());
    let subject = settled.map_or_else(String::new, |id| format!("appointment {id}"));
    let changes = [
        "appointment.move",
        "appointment.settle",
        "appointment.end_series",
    ];
    f.faster = ctx.faster(Some(case), &subject, &changes).await?;
    let mut page = page(ctx, &form, f).await?;
    page.theirs = Some(match &form.moving {
        Some(row) => theirs(ctx.texts(), row),
        None => vec![(
            ctx.texts().get("common-status").into_owned(),
            ctx.texts().get("appointment-none").into_owned(),
        )],
    });
    Ok(with_status(StatusCode::CONFLICT, &page))
}

fn theirs(texts: &Texts, row: &AppointmentRow) -> Vec<(String, String)> {
    let agreed = &row.agreed;
    let kind = texts.code("contact_kind", agreed.kind).into_owned();
    let mut values = vec![
        ("common-date", when(texts, agreed.at, agreed.ends_at)),
        ("note-kind", kind),
        ("common-place", agreed.place.clone()),
        ("appointment-way", agreed.way.clone()),
        ("appointment-partner", agreed.others()),
        ("appointment-bring", agreed.bring.clone()),
        ("appointment-purpose", agreed.note.clone()),
    ];
    values.retain(|(_, value)| !value.is_empty());
    values
        .into_iter()
        .map(|(key, value)| (texts.get(key).into_owned(), value))
        .collect()
}

fn typed(data: &FormData) -> Result<Plan, Problems> {
    let mut problems = Problems::new();
    let at = data.instant("date", "time", &mut problems);
    let ends_at = end(data, at, &mut problems);
    let kind: Option<ContactKind> = data.code("kind", &mut problems);
    let place = data.optional("place", 200, &mut problems);
    let note = data.optional("note", 500, &mut problems);
    let person = person(data, &mut problems);
    let measure = measure(data, &mut problems);
    let partner = data.optional("partner", 200, &mut problems);
    let bring = data.optional("bring", 300, &mut problems);
    let way = data.optional("way", 400, &mut problems);
    let worker = match data.get("worker") {
        "" => None,
        worker => {
            let known = worker.parse().ok();
            if known.is_none() {
                problems.add_key("worker", "error-choose");
            }
            known
        }
    };
    let repeat = match data.get("repeat") {
        "" => Some(Repeat::Once),
        _ => data.code("repeat", &mut problems),
    };
    let until = data.optional_date("until", &mut problems);
    if data.has("group", "yes") && data.get("measure").is_empty() {
        problems.add_key("group", "appointment-error-group");
    }
    match (at, kind, repeat, problems.0.is_empty()) {
        (Some(at), Some(kind), Some(repeat), true) => Ok(Plan {
            agreed: Agreed {
                at,
                ends_at,
                place,
                note,
                person: None,
                partner,
                bring,
                way,
                with_client: kind != ContactKind::ThirdParty && !data.has("only", "yes"),
                kind,
                worker,
                measure,
                in_group: measure.is_some() && data.has("group", "yes"),
            },
            person,
            repeat,
            until,
            skip: if repeat == Repeat::Once {
                Vec::new()
            } else {
                skipped(data)
            },
            confirmed: data.get("confirmed") == meant(data),
        }),
        _ => Err(problems),
    }
}

/// Days of a series that are ticked to be left out.
fn skipped(data: &FormData) -> Vec<Date> {
    let ticked = data.all("skip").into_iter();
    ticked.filter_map(|day| day.parse().ok()).collect()
}

/// Holidays in a series that were offered to be left out: the days, and their names.
fn offered(data: &FormData) -> Vec<(Date, String)> {
    let one = |one: &str| {
        let (day, name) = one.split_once(' ')?;
        Some((day.parse().ok()?, name.to_owned()))
    };
    data.get("offered").split(';').filter_map(one).collect()
}

/// Offers the holidays among what speaks against a series to be left out: each is ticked, unless somebody has taken
/// the tick away.
fn offer(data: &mut FormData, doubts: &[Doubt]) {
    let before = offered(data);
    let ticked = skipped(data);
    let mut kept = without(&without(data, "offered"), "skip");
    let mut all: Vec<String> = Vec::new();
    for doubt in doubts {
        if let Doubt::Holiday(day, name) = doubt {
            let known = before.iter().any(|(one, _)| one == day);
            if !known || ticked.contains(day) {
                kept.push("skip", day.to_string());
            }
            all.push(format!("{day} {name}"));
        }
    }
    kept.push("offered", all.join(";"));
    *data = kept;
}

/// Who was chosen from the network.
fn person(data: &FormData, problems: &mut Problems) -> Option<NetworkPersonId> {
    let chosen = data.get("person");
    let person = chosen.parse().ok();
    if person.is_none() && !chosen.is_empty() {
        problems.add_key("person", "network-problem-unknown-person");
    }
    person
}

/// Which measure of the plan was chosen.
fn measure(data: &FormData, problems: &mut Problems) -> Option<PlanItemId> {
    let chosen = data.get("measure");
    let measure = chosen.parse().ok();
    if measure.is_none() && !chosen.is_empty() {
        problems.add_key("measure", "appointment-error-measure");
    }
    measure
}

/// The end on the day of the beginning, if one was typed.
fn end(data: &FormData, at: Option<Timestamp>, problems: &mut Problems) -> Option<Timestamp> {
    let text = data.get("end");
    if text.is_empty() {
        return None;
    }
    let Some(clock) = parse_time(text) else {
        let message = app::Message::new("error-time-invalid").with("found", text);
        problems.add("end", message);
        return None;
    };
    let day = i18n::berlin_date(at?);
    Some(i18n::from_berlin(day.to_datetime(clock)))
}

/// What the form begins with.
fn start(ctx: &RequestCtx, form: &PlanForm) -> FormData {
    let mut data = FormData::default();
    let me = ctx.op.actor.user;
    let lead = form.head.case.lead;
    let known = |user| form.workers.iter().any(|(one, _)| Some(*one) == user);
    if let Some(row) = form.moving.as_ref().or(form.after.as_ref()) {
        let agreed = &row.agreed;
        let local = i18n::berlin(agreed.at);
        if form.moving.is_some() {
            data.push("version", row.version.to_string());
            data.push("date", local.date().strftime("%d.%m.%Y").to_string());
        }
        data.push(
            "measure",
            agreed
                .measure
                .map(|one| one.to_string())
                .unwrap_or_default(),
        );
        if agreed.in_group {
            data.push("group", "yes");
        }
        // Once more is the same once more; only its day is new.
        if form.moving.is_some() || ctx.query("again").is_some() {
            data.push("note", &agreed.note);
            data.push("partner", &agreed.partner);
            let person = agreed.person.as_ref().map(|one| one.person.to_string());
            data.push("person", person.unwrap_or_default());
            data.push("bring", &agreed.bring);
        } else {
            // The next appointment takes up what was agreed in the last one.
            data.push("note", &row.result.next_steps);
        }
        data.push("time", local.time().strftime("%H:%M").to_string());
        if let Some(end) = agreed.ends_at {
            let end = i18n::berlin(end).time();
            data.push("end", end.strftime("%H:%M").to_string());
        }
        data.push("kind", agreed.kind.code());
        data.push("place", &agreed.place);
        data.push("way", &agreed.way);
        if !agreed.with_client {
            data.push("only", "yes");
        }
        let worker = agreed.worker.filter(|one| known(Some(*one)));
        data.push(
            "worker",
            worker.map(|one| one.to_string()).unwrap_or_default(),
        );
    } else {
        let case = &form.head.case;
        let mine = Some(me).filter(|me| case.lead == Some(*me) || case.deputy == Some(*me));
        let worker = mine.or(lead).filter(|one| known(Some(*one)));
        data.push(
            "worker",
            worker.map(|one| one.to_string()).unwrap_or_default(),
        );
        let asked = ctx.query("measure").unwrap_or_default();
        let chosen = form.measures.iter().find(|(id, _)| id.to_string() == asked);
        if let Some((measure, what)) = chosen {
            data.push("measure", measure.to_string());
            data.push("note", what);
        }
    }
    if form.moving.is_none() {
        data.push("repeat", Repeat::Once.code());
    }
    data
}

async fn page(ctx: &RequestCtx, form: &PlanForm, f: FormView) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    let key = if form.moving.is_some() {
        "appointment-move"
    } else {
        "appointment-new"
    };
    let title = texts.get(key).into_owned();
    let frame = form_frame(ctx, &form.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let back = format!("{}/appointments", frame.href);
    let agreed = form.moving.as_ref().map(|row| &row.agreed);
    let chosen = agreed.and_then(|one| Some(one.person.as_ref()?.person));
    let repeats = Repeat::ALL
        .iter()
        .filter(|_| form.moving.is_none())
        .map(|one| Choice::new(one.code(), texts.code("repeat", *one)))
        .collect();
    Ok(FormPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        action: match &form.moving {
            Some(row) => format!("{back}/{}/move", row.id),
            None => back.clone(),
        },
        back,
        kinds: kind_choices(texts),
        workers: form
            .workers
            .iter()
            .map(|(user, name)| Choice::new(user.to_string(), name))
            .collect(),
        people: person_choices(texts, &form.people, chosen.as_slice()),
        measures: form
            .measures
            .iter()
            .map(|(measure, what)| Choice::new(measure.to_string(), what))
            .collect(),
        group: group(texts),
        office: office(texts, &form.office),
        holidays: if form.moving.is_some() || f.data.get("repeat") == Repeat::Once.code() {
            Vec::new()
        } else {
            holidays(texts, &offered(&f.data))
        },
        doubts: Vec::new(),
        repeats,
        only: only(texts),
        theirs: None,
        frame,
        f,
    })
}

/// When the site is open.
fn office(texts: &Texts, office: &Office) -> Option<String> {
    let week = week_words(texts, &office.open);
    let fields = [("name", (&office.name).into()), ("week", week.into())];
    let known = office.open.is_known();
    known.then(|| texts.with("appointment-office", &fields))
}

fn holidays(texts: &Texts, offered: &[(Date, String)]) -> Vec<Choice> {
    let choice = |(day, name): &(Date, String)| {
        let args = [("day", texts.day(*day).into()), ("name", name.into())];
        Choice::new(day.to_string(), texts.with("appointment-skip-day", &args))
    };
    offered.iter().map(choice).collect()
}

/// The one box that says that it is with others.
pub(super) fn group(texts: &Texts) -> Vec<Choice> {
    vec![Choice::new("yes", texts.get("appointment-group-yes"))]
}

/// The one box that says that the client is not there.
pub(super) fn only(texts: &Texts) -> Vec<Choice> {
    vec![Choice::new("yes", texts.get("appointment-only-yes"))]
}
