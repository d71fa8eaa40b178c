//! The appointments of a case.

use app::appointment::{
    AppointmentRow, Appointments, CorrectionRow, Listed, Outcome, Part, Warning,
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{appointment::AppointmentStatus, ids::CaseId, opening::write_hours};
use i18n::Texts;
use jiff::Timestamp;

use super::{
    form::when,
    reach::{ReachView, reach_view},
};
use crate::{
    doubt::{away, leave_span},
    error::WebError,
    page::{Nav, Pager, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
        network::{consent_words, person_href},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "appointment/list.html")]
pub(super) struct ListPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) open: Vec<OpenLine>,
    /// Those about which something was written: called off before their day came, and past ones.
    pub(super) settled: Vec<SettledPart>,
    /// Through those that are to come.
    pub(super) later: Option<Pager>,
    /// Through the others.
    pub(super) older: Option<Pager>,
    pub(super) reach: Option<ReachView>,
    pub(super) may_edit: bool,
    pub(super) may_note: bool,
    pub(super) may_concern: bool,
}

/// An appointment that is to come, or waits for a word.
pub(super) struct OpenLine {
    pub(super) when: String,
    pub(super) about: String,
    pub(super) person: Option<PersonLine>,
    pub(super) note: String,
    pub(super) bring: String,
    pub(super) chips: Vec<String>,
    pub(super) warnings: Vec<String>,
    /// Whether its time is over and nothing was written about it.
    pub(super) overdue: bool,
    pub(super) href: String,
    pub(super) id: String,
    pub(super) in_series: bool,
    /// What was agreed before it was changed.
    pub(super) before: Vec<String>,
}

/// Somebody of the network who comes.
pub(super) struct PersonLine {
    pub(super) name: String,
    pub(super) href: String,
    /// Whether they agreed.
    pub(super) consent: String,
}

/// One list of appointments about which something was written.
pub(super) struct SettledPart {
    pub(super) id: &'static str,
    /// Key of its heading.
    pub(super) title: &'static str,
    pub(super) lines: Vec<SettledLine>,
}

/// An appointment about which something was written.
pub(super) struct SettledLine {
    pub(super) when: String,
    pub(super) about: String,
    pub(super) person: Option<PersonLine>,
    pub(super) status: String,
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) said: String,
    pub(super) next: String,
    /// What the client was told about a rehearsal.
    pub(super) feedback: String,
    /// What gives cause for worry.
    pub(super) worry: String,
    /// What kind of statement that is, if somebody said.
    pub(super) kind: String,
    pub(super) by: String,
    pub(super) former: Vec<FormerLine>,
    /// How many corrections there are, in words.
    pub(super) corrected: String,
    pub(super) href: String,
    pub(super) id: String,
    pub(super) name: String,
    /// What was agreed before it was changed.
    pub(super) before: Vec<String>,
}

/// What was said before.
pub(super) struct FormerLine {
    pub(super) words: String,
    pub(super) why: String,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let asked = |name| ctx.query(name).and_then(|text| text.parse().ok());
    let part = Part {
        from: asked("from"),
        before: asked("before"),
    };
    let view = app::appointment::list(ctx.app(), &ctx.op, case, part)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &view.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &view.head, CaseTab::Appointments);
    if view.may_edit {
        let href = format!("{}/appointments/new", frame.href);
        frame = frame.primary(href, ctx.texts().get("appointment-new"));
    }
    Ok(html(&built(sh, frame, &view, (ctx.op.now, part))))
}

fn built(
    sh: Shell,
    frame: CaseFrame,
    view: &Appointments,
    (now, part): (Timestamp, Part),
) -> ListPage {
    let texts = sh.texts;
    let back = format!("{}/appointments", frame.href);
    ListPage {
        later: later(texts, &back, view, part),
        older: older(texts, &back, view, part),
        open: view
            .open
            .iter()
            .map(|one| open_line(texts, &frame.href, one, now))
            .collect(),
        settled: settled_parts(texts, &frame.href, view, now),
        reach: view.reach.as_ref().map(|reach| {
            let place = (frame.href.as_str(), back);
            reach_view(texts, reach, place, view.may_edit, sh.today)
        }),
        may_edit: view.may_edit,
        may_note: view.may_note,
        may_concern: view.may_concern,
        sh,
        frame,
    }
}

/// What was called off and would still be to come is not past: it stands by itself, the earliest first.
fn settled_parts(
    texts: &Texts,
    case: &str,
    view: &Appointments,
    now: Timestamp,
) -> Vec<SettledPart> {
    let lines = |ahead: bool| {
        let all = view.settled.iter();
        all.filter(|one| (one.row.agreed.at > now) == ahead)
            .map(|one| settled_line(texts, case, one))
            .collect::<Vec<_>>()
    };
    let mut ahead = lines(true);
    ahead.reverse();
    let mut parts = vec![
        SettledPart {
            id: "called-off",
            title: "appointment-called-off",
            lines: ahead,
        },
        SettledPart {
            id: "past",
            title: "appointment-past",
            lines: lines(false),
        },
    ];
    parts.retain(|part| !part.lines.is_empty());
    parts
}

/// The address of a part of both lists.
fn address(back: &str, part: Part, section: &str) -> String {
    let parts = [("from", part.from), ("before", part.before)];
    let parts = parts
        .into_iter()
        .filter_map(|(name, one)| Some(format!("{name}={}", one?)));
    let query = parts.collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{back}{mark}{query}#{section}")
}

/// Through the open ones; the other list stays where it is.
fn later(texts: &Texts, back: &str, view: &Appointments, part: Part) -> Option<Pager> {
    let at = |from| address(back, Part { from, ..part }, "coming");
    Pager::of(
        part.from.map(|_| at(None)),
        view.more_from.map(|one| at(Some(one))),
        texts.get("appointment-later"),
    )
}

/// Through those that are settled; the other list stays where it is.
fn older(texts: &Texts, back: &str, view: &Appointments, part: Part) -> Option<Pager> {
    let at = |before| address(back, Part { before, ..part }, "past");
    Pager::of(
        part.before.map(|_| at(None)),
        view.more_before.map(|one| at(Some(one))),
        texts.get("appointment-older"),
    )
}

/// How, where, with whom.
fn about(texts: &Texts, one: &Listed) -> String {
    let agreed = &one.row.agreed;
    let mut parts = vec![
        texts.code("contact_kind", agreed.kind).into_owned(),
        agreed.place.clone(),
        agreed.partner.clone(),
    ];
    parts.extend(one.row.worker_name.clone());
    parts.extend(one.measure.as_ref().map(|what| {
        let what = ("what", what.into());
        texts.with("appointment-serves", &[what])
    }));
    parts.push(if agreed.in_group {
        texts.get("appointment-group-yes").into_owned()
    } else {
        String::new()
    });
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Who of the network comes, under the name that they had then. A warning says that a consent is
/// missing; it is not said twice.
fn person_line(texts: &Texts, case: &str, one: &Listed) -> Option<PersonLine> {
    let chosen = one.row.agreed.person.as_ref()?;
    let warned = |one: &Warning| matches!(one, Warning::Consent(..));
    let said = one.warnings.iter().any(warned);
    Some(PersonLine {
        name: chosen.name.clone(),
        href: person_href(case, chosen.person),
        consent: one
            .person
            .as_ref()
            .filter(|_| !said)
            .map(|one| consent_words(texts, one))
            .unwrap_or_default(),
    })
}

/// What was agreed before, each with who changed it and when.
fn before(texts: &Texts, one: &Listed) -> Vec<String> {
    let told = |row: &AppointmentRow| {
        let agreed = &row.agreed;
        let mut parts = vec![
            when(texts, agreed.at, agreed.ends_at),
            texts.code("contact_kind", agreed.kind).into_owned(),
            agreed.place.clone(),
            agreed.partner.clone(),
        ];
        parts.extend(row.worker_name.clone());
        parts.retain(|part| !part.is_empty());
        let by = row.settled_by_name.clone().unwrap_or_default();
        let at = row.settled_at.map(|at| texts.instant(at));
        let args = [
            ("what", parts.join(" · ").into()),
            ("name", by.into()),
            ("when", at.unwrap_or_default().into()),
        ];
        texts.with("appointment-before", &args)
    };
    one.before.iter().map(told).collect()
}

fn open_line(texts: &Texts, case: &str, one: &Listed, now: Timestamp) -> OpenLine {
    let (row, agreed) = (&one.row, &one.row.agreed);
    let chips = [
        (row.series.is_some(), "appointment-in-series"),
        (!agreed.with_client, "appointment-without-client"),
        (row.moves > 0, "appointment-moved"),
    ];
    OpenLine {
        when: when(texts, agreed.at, agreed.ends_at),
        about: about(texts, one),
        person: person_line(texts, case, one),
        note: agreed.note.clone(),
        bring: agreed.bring.clone(),
        chips: chips
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, key)| texts.get(key).into_owned())
            .collect(),
        before: before(texts, one),
        warnings: one.warnings.iter().map(|one| warning(texts, one)).collect(),
        overdue: agreed.at < now,
        href: format!("{case}/appointments/{}", row.id),
        id: row.id.to_string(),
        in_series: row.series.is_some(),
    }
}

fn warning(texts: &Texts, warning: &Warning) -> String {
    let at = |key: &str, at: Timestamp| texts.with(key, &[("when", texts.instant(at).into())]);
    match warning {
        Warning::ClientTaken(when) => at("appointment-warn-client", *when),
        Warning::WorkerTaken(when) => at("appointment-warn-worker", *when),
        Warning::Conference(when, false) => at("appointment-warn-conference", *when),
        Warning::Conference(when, true) => at("appointment-warn-conference-elsewhere", *when),
        Warning::Accompanies(from, to) => {
            let when = leave_span(texts, *from, *to);
            texts.with("appointment-warn-accompanies", &[("when", when.into())])
        }
        Warning::Holiday(name) => texts.with("appointment-warn-holiday", &[("name", name.into())]),
        Warning::Closed(hours) if hours.is_empty() => {
            texts.get("appointment-warn-closed").into_owned()
        }
        Warning::Closed(hours) => {
            let hours = write_hours(hours);
            texts.with("appointment-warn-hours", &[("hours", hours.into())])
        }
        Warning::NoContact(name) => {
            texts.with("appointment-warn-no-contact", &[("name", name.into())])
        }
        Warning::Consent(name, consent) => {
            let state = texts.code("consent", *consent).into_owned();
            let fields = [("name", name.into()), ("state", state.into())];
            texts.with("appointment-warn-consent", &fields)
        }
        Warning::OnLeave(from, to) => {
            let when = leave_span(texts, *from, *to);
            texts.with("appointment-warn-leave", &[("when", when.into())])
        }
        Warning::Released(day) => {
            texts.with("appointment-warn-released", &[("day", (*day).into())])
        }
        Warning::InCustody(release) => {
            let unknown = || texts.get("common-unknown").into_owned();
            let day = release.map_or_else(unknown, |day| texts.date(day));
            texts.with("appointment-warn-custody", &[("day", day.into())])
        }
        Warning::MeasureGone => texts.get("appointment-warn-measure").into_owned(),
        Warning::Away(name, until) => away(texts, name, *until),
        Warning::AfterEnd(day) => texts.with("appointment-warn-end", &[("day", (*day).into())]),
    }
}

/// Status with reason and cause.
pub(super) fn outcome_words(texts: &Texts, outcome: &Outcome) -> String {
    let mut words = texts
        .code("appointment_status", outcome.status)
        .into_owned();
    let reason = outcome.reason.map(|one| texts.code("outcome_reason", one));
    let by = outcome
        .cancelled_by
        .map(|one| texts.code("cancelled_by", one));
    for part in reason.into_iter().chain(by) {
        words.push_str(", ");
        words.push_str(&part);
    }
    if outcome.late_minutes > 0 {
        let late = [("n", outcome.late_minutes.into())];
        words.push_str(", ");
        words.push_str(&texts.with("appointment-late-by", &late));
    }
    words
}

fn settled_line(texts: &Texts, case: &str, one: &Listed) -> SettledLine {
    let row = &one.row;
    let (class, icon) = match row.result.status {
        AppointmentStatus::Held => ("ok", "ok"),
        AppointmentStatus::Missed => ("open", "open"),
        _ => ("mute", "none"),
    };
    SettledLine {
        when: when(texts, row.agreed.at, row.agreed.ends_at),
        name: texts.instant(row.agreed.at),
        about: about(texts, one),
        person: person_line(texts, case, one),
        status: outcome_words(texts, &row.result),
        class,
        icon,
        said: row.result.said.clone(),
        next: row.result.next_steps.clone(),
        feedback: row.result.feedback.clone(),
        worry: row.result.worry.clone(),
        kind: crate::statement::shown(texts, row.result.epistemic),
        by: match (&row.settled_by_name, row.settled_at) {
            (Some(name), Some(at)) => texts.with(
                "appointment-settled-by",
                &[("name", name.into()), ("when", texts.instant(at).into())],
            ),
            _ => String::new(),
        },
        before: before(texts, one),
        corrected: texts.with("note-corrections", &[("n", one.corrections.len().into())]),
        former: one
            .corrections
            .iter()
            .map(|one| former_line(texts, one))
            .collect(),
        href: format!("{case}/appointments/{}", row.id),
        id: row.id.to_string(),
    }
}

fn former_line(texts: &Texts, one: &CorrectionRow) -> FormerLine {
    let mut words = vec![
        outcome_words(texts, &one.former),
        one.former.said.clone(),
        one.former.next_steps.clone(),
        one.former.feedback.clone(),
        one.former.worry.clone(),
        crate::statement::shown(texts, one.former.epistemic),
    ];
    words.retain(|part| !part.is_empty());
    FormerLine {
        words: words.join(" · "),
        why: texts.with(
            "note-corrected",
            &[
                ("reason", crate::correction::sentence(&one.why).into()),
                ("name", (&one.by_name).into()),
                ("when", texts.instant(one.at).into()),
            ],
        ),
    }
}
