//! The pages of this noun with sample content.

use app::{Problems, work_profile::WorkProfileRow};
use askama::Template;
use domain::{
    contact::EpistemicKind,
    ids::{UserId, WorkProfileId},
    work_profile::{
        Action, ActionKind, ActionState, StepState, Target, TrainingStep, WhyNot, WorkProfile,
    },
};
use i18n::Lang;
use jiff::{Timestamp, civil::date};
use uuid::Uuid;

use super::{CaseFrame, CaseTab, ProfilePage, Shell, form, words};
use crate::{form::FormView, pages::assignment::Theirs};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("work_profile/page.html", page(lang)),
        ("work_profile/form.html", form(lang)),
    ]
}

fn row(number: i64) -> WorkProfileRow {
    WorkProfileRow {
        id: WorkProfileId::from_uuid(Uuid::nil()),
        number,
        on: date(2026, 11, 20),
        content: WorkProfile {
            schooling: "Hauptschule bis zur 9. Klasse".to_owned(),
            languages: "Deutsch, Türkisch".to_owned(),
            limits: "Nicht nachts.".to_owned(),
            targets: vec![Target {
                occupation: "Beikoch".to_owned(),
                why: "Beim Kochen bin ich ruhig.".to_owned(),
            }],
            steps: vec![TrainingStep {
                what: "Hygieneschein".to_owned(),
                provider: "Gesundheitsamt".to_owned(),
                from: None,
                to: Some(date(2026, 11, number.try_into().unwrap_or(1))),
                state: StepState::Planned,
            }],
            actions: vec![Action {
                kind: ActionKind::Photo,
                state: ActionState::NotNow,
                why_not: Some(WhyNot::NotPossibleHere),
                words: String::new(),
            }],
            ..WorkProfile::default()
        },
        epistemic: EpistemicKind::ClientStatement,
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: UserId::from_uuid(Uuid::nil()),
        recorded_by_name: "Anna Beispiel".to_owned(),
    }
}

fn page(lang: Lang) -> String {
    let sh = Shell::sample(lang);
    let rows = [row(2), row(1)];
    let page = ProfilePage {
        profile: rows
            .first()
            .map(|one| words::profile(sh.texts, one, sh.today)),
        versions: words::versions(sh.texts, &rows),
        frame: CaseFrame::sample(sh.texts, CaseTab::WorkProfile),
        may_edit: true,
        sh,
    };
    page.render().unwrap_or_default()
}

fn form(lang: Lang) -> String {
    let sh = Shell::sample(lang);
    let frame = CaseFrame::sample(sh.texts, CaseTab::Elsewhere);
    let mut problems = Problems::new();
    problems.add_key("why-1", "work-problem-why");
    let start = form::start(sh.texts, Some(&row(2)), sh.today);
    let f = FormView::invalid(sh.texts, start, problems);
    let theirs = Theirs {
        by: Some("Ben Muster".to_owned()),
        fields: vec![("Sprachen".to_owned(), "Deutsch".to_owned())],
    };
    form::built(sh, frame, f, theirs)
        .render()
        .unwrap_or_default()
}
