//! The appointments that serve a measure, with what the client was told about a rehearsal (P20a).

use app::appointment::{AppointmentRow, AppointmentStatus};
use domain::ids::PlanItemId;
use i18n::Arg;

use super::{code, lines::Lines};

/// An appointment that serves a measure.
pub(super) struct MeetingLine {
    /// Day, how, alone or in a group, where it stands.
    pub words: String,
    /// What the client was told about it.
    pub feedback: String,
    /// Where it is made once more, if it is over.
    pub again: Option<String>,
}

/// Whether appointments can be made from here.
pub(super) fn may_meet(lines: &Lines<'_>) -> bool {
    lines.may_edit && !lines.editing && lines.view.may_meet
}

impl Lines<'_> {
    /// `Fr 11.12.2026, 10:30, im Büro, in einer Gruppe (hat stattgefunden)`.
    pub(super) fn meetings(&self, measure: PlanItemId) -> Vec<MeetingLine> {
        let texts = self.texts;
        let case = self.view.head.case.id;
        let line = |one: &AppointmentRow| {
            let (agreed, result) = (&one.agreed, &one.result);
            let group = if agreed.in_group { "yes" } else { "no" };
            let args = [
                ("when", Arg::from(texts.instant(agreed.at))),
                ("kind", code(texts, "contact_kind", agreed.kind).into()),
                ("group", group.into()),
                (
                    "status",
                    code(texts, "appointment_status", result.status).into(),
                ),
            ];
            let again = format!("/cases/{case}/appointments/new?after={}&again=yes", one.id);
            let over = result.status != AppointmentStatus::Planned;
            MeetingLine {
                words: texts.with("plan-meeting", &args),
                feedback: result.feedback.clone(),
                again: (over && may_meet(self)).then_some(again),
            }
        };
        self.view.appointments_of(measure).map(line).collect()
    }
}
