//! What became of an appointment.

use app::{
    AppError, Problems,
    appointment::{AppointmentRow, Outcome, PlanForm, Settlement},
    note::About,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    appointment::{AppointmentStatus, CancelledBy, OutcomeReason},
    contact::EpistemicKind,
    ids::{AppointmentId, CaseId},
};

use super::form::when;
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
        note::spent,
    },
    refused::{Changing, refused},
    request::RequestCtx,
    statement,
};

/// Longest words about an appointment, in characters.
const MAX_TEXT: usize = 2_000;

#[derive(Template)]
#[template(path = "appointment/result.html")]
pub(super) struct ResultPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    /// Which appointment it is.
    pub(super) when: String,
    pub(super) statuses: Vec<Choice>,
    pub(super) reasons: Vec<Choice>,
    pub(super) causes: Vec<Choice>,
    /// Whether it is only called off: by whom and why, and nothing of what comes of a meeting.
    pub(super) short: bool,
    /// Whether the client was to be there, who is told how it was.
    pub(super) met: bool,
    /// Whether something was said already.
    pub(super) correction: bool,
    /// What it took, if that is asked for.
    pub(super) spent: Option<String>,
    pub(super) theirs: Theirs,
}

/// What is said about an appointment usually is what was seen and heard there.
const USUAL: EpistemicKind = EpistemicKind::Fact;

/// The results that can be chosen.
const RESULTS: [AppointmentStatus; 3] = [
    AppointmentStatus::Held,
    AppointmentStatus::Missed,
    AppointmentStatus::Cancelled,
];

/// Why an appointment is called off.
const FOR_CANCELLING: [OutcomeReason; 2] = [OutcomeReason::Excused, OutcomeReason::Organisational];

pub(super) async fn ask(
    ctx: RequestCtx,
    Path((case, appointment)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let appointment: AppointmentId = id(&ctx, &appointment)?;
    let (form, row) = read(&ctx, case, appointment).await?;
    let action = format!("/cases/{case}/appointments/{appointment}/result");
    let mut start = stored(&row);
    let length = row
        .agreed
        .ends_at
        .map(|end| end.duration_since(row.agreed.at).as_mins());
    spent::start(&mut start, length);
    if let Some(status) = ctx.query("status")
        && row.result.status == AppointmentStatus::Planned
    {
        if status == AppointmentStatus::Cancelled.code() {
            start.push("short", "yes");
        }
        start.push("status", status);
    }
    let f = ctx.form(&action, start).await?;
    let page = page(&ctx, &form, &row, f, Theirs::default()).await?;
    Ok(with_status(StatusCode::OK, &page))
}

/// What gives cause for worry, for a concern that is made of it.
pub(crate) async fn worry(
    ctx: &RequestCtx,
    case: CaseId,
    appointment: AppointmentId,
) -> Result<String, WebError> {
    let (_, row) = read(ctx, case, appointment).await?;
    Ok(row.result.worry)
}

async fn read(
    ctx: &RequestCtx,
    case: CaseId,
    appointment: AppointmentId,
) -> Result<(PlanForm, AppointmentRow), WebError> {
    let form = app::appointment::form(ctx.app(), &ctx.op, case, None, Some(appointment))
        .await
        .map_err(|e| ctx.error(e))?;
    let row = form.after.clone();
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    Ok((form, row))
}

fn stored(row: &AppointmentRow) -> FormData {
    let result = &row.result;
    let mut data = FormData::default();
    data.push("version", row.version.to_string());
    let (name, kind) = statement::start(result.epistemic, USUAL);
    data.push(name, kind);
    if result.status != AppointmentStatus::Planned {
        data.push("status", result.status.code());
        data.push("reason", result.reason.map_or("", Code::code));
        data.push("cancelled_by", result.cancelled_by.map_or("", Code::code));
        data.push("said", &result.said);
        data.push("next_steps", &result.next_steps);
        data.push("feedback", &result.feedback);
        data.push("worry", &result.worry);
        if result.late_minutes > 0 {
            data.push("late", result.late_minutes.to_string());
        }
    }
    data
}

pub(super) async fn settle(
    ctx: RequestCtx,
    Path((case, appointment)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let appointment: AppointmentId = id(&ctx, &appointment)?;
    let answer = match typed(&data) {
        Ok(settlement) => {
            app::appointment::settle(ctx.app(), &ctx.op, case, appointment, &settlement).await
        }
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    match answer {
        Ok(()) => {
            let back = format!("/cases/{case}/appointments");
            Ok(done(&back, "appointment-flash-settled"))
        }
        Err(error) => again(&ctx, case, appointment, data, error).await,
    }
}

/// The form once more: with its problems, or beside what somebody else has stored.
async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    appointment: AppointmentId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let (form, row) = read(ctx, case, appointment).await?;
    let subject = format!("appointment {appointment}");
    let by = ["appointment.settle", "appointment.correct"];
    let changing = Changing::row(case, &subject, &by);
    let (status, f, theirs) = refused(ctx, changing, data, error).await?;
    let page = page(ctx, &form, &row, f, theirs).await?;
    Ok(with_status(status, &page))
}

fn typed(data: &FormData) -> Result<Settlement, Problems> {
    let mut problems = Problems::new();
    let status: Option<AppointmentStatus> = data.code("status", &mut problems);
    let chosen = |name: &str| !data.get(name).is_empty();
    let reason: Option<OutcomeReason> = if chosen("reason") {
        data.code("reason", &mut problems)
    } else {
        None
    };
    let cancelled_by: Option<CancelledBy> = if chosen("cancelled_by") {
        data.code("cancelled_by", &mut problems)
    } else {
        None
    };
    let said = data.optional("said", MAX_TEXT, &mut problems);
    let next_steps = data.optional("next_steps", MAX_TEXT, &mut problems);
    let feedback = data.optional("feedback", MAX_TEXT, &mut problems);
    let worry = data.optional("worry", MAX_TEXT, &mut problems);
    let late_minutes = data.number("late", 0..=600, 0, &mut problems);
    let kind = statement::typed(data, USUAL, &mut problems);
    let why = data.optional("why", 500, &mut problems);
    let spent = spent::typed(data, &mut problems);
    match status {
        Some(status) if problems.0.is_empty() => Ok(Settlement {
            version: data.get("version").parse().unwrap_or(0),
            outcome: Outcome {
                status,
                reason,
                cancelled_by,
                epistemic: kind
                    .of(&said)
                    .or(kind.of(&next_steps))
                    .or(kind.of(&feedback))
                    .or(kind.of(&worry)),
                said,
                next_steps,
                feedback,
                late_minutes,
                worry,
            },
            why,
            spent,
        }),
        _ => Err(problems),
    }
}

async fn page(
    ctx: &RequestCtx,
    form: &PlanForm,
    row: &AppointmentRow,
    f: FormView,
    theirs: Theirs,
) -> Result<ResultPage, WebError> {
    let texts = ctx.texts();
    let correction = row.result.status != AppointmentStatus::Planned;
    let short = !correction && f.data.get("short") == "yes";
    let key = if short {
        "appointment-cancel"
    } else if correction {
        "appointment-correct"
    } else {
        "appointment-result"
    };
    let title = texts.get(key).into_owned();
    let frame = form_frame(ctx, &form.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let back = format!("{}/appointments", frame.href);
    let about = About::Appointment(row.id);
    let asked = app::note::asked(ctx.app(), &ctx.op, form.head.case.id, about)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(ResultPage {
        spent: spent::fields(&f, &asked),
        sh: ctx.shell(Nav::Cases, said).await?,
        action: format!("{back}/{}/result", row.id),
        back,
        when: when(texts, row.agreed.at, row.agreed.ends_at),
        statuses: Choice::of(texts, "appointment_status", &RESULTS),
        reasons: if short {
            Choice::of(texts, "outcome_reason", &FOR_CANCELLING)
        } else {
            Choice::all::<OutcomeReason>(texts, "outcome_reason")
        },
        short,
        causes: Choice::all::<CancelledBy>(texts, "cancelled_by"),
        // What was said stays to be read, whoever is to be met now.
        met: row.agreed.with_client || !row.result.feedback.is_empty(),
        correction,
        theirs,
        frame,
        f,
    })
}
