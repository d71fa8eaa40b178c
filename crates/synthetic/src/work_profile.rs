//! The way into work of a told case, in two versions. All of it is invented.

use domain::{
    contact::EpistemicKind,
    ids::CaseId,
    work_profile::{
        Action, ActionKind, ActionState, StepState, Target, TrainingStep, WhyNot, WorkProfile,
    },
};
use store::{Tx, log::LogEntry, work_profile::WorkProfileRow};

use crate::{
    SyntheticError,
    shape::Shape,
    source::{Source, at},
    told,
};

/// Writes the way into work of a told case, if it has one.
pub async fn tell(
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    if shape.person.family_name != "Demir" {
        return Ok(());
    }
    let by = shape.place.workers.get(shape.lead).copied();
    let by = by.unwrap_or(shape.place.coordination);
    let on = (shape.place.carrier, case);
    let first = first();
    let second = second(source, &first);
    for (number, day, content) in [(1, -75, first), (2, -12, second)] {
        let day = source.day(day);
        let row = WorkProfileRow {
            id: source.id(),
            number,
            on: day,
            content,
            epistemic: EpistemicKind::ClientStatement,
            recorded_at: at(day, 14, 30),
            recorded_by: by,
            recorded_by_name: String::new(),
        };
        store::work_profile::insert(tx, on, &row).await?;
        let subject = format!("work_profile {}", row.id);
        let entry = ("work_profile.save", row.recorded_at, by);
        told.push(told::done(on, entry, subject));
    }
    Ok(())
}

fn target(occupation: &str, why: &str) -> Target {
    Target {
        occupation: occupation.to_owned(),
        why: why.to_owned(),
    }
}

fn action(kind: ActionKind, state: ActionState, words: &str) -> Action {
    Action {
        kind,
        state,
        why_not: None,
        words: words.to_owned(),
    }
}

fn first() -> WorkProfile {
    WorkProfile {
        schooling: "Hauptschule bis zur 9. Klasse, Abschluss in der Haft nachgeholt".to_owned(),
        training: "Lehre als Maler angefangen, nach einem Jahr aufgehört".to_owned(),
        experience: "Lager und Umzüge\nzwei Jahre Anstaltsküche".to_owned(),
        licences: "keiner".to_owned(),
        languages: "Deutsch\nTürkisch".to_owned(),
        limits: "Nicht nachts, sonst schlafe ich gar nicht.".to_owned(),
        wishes: "Ein kleines Team, feste Zeiten.".to_owned(),
        targets: vec![target("Koch oder Beikoch", "Beim Kochen bin ich ruhig.")],
        steps: Vec::new(),
        actions: vec![action(
            ActionKind::Cv,
            ActionState::Running,
            "Die Lücke erklären wir gemeinsam.",
        )],
    }
}

fn second(source: &Source, first: &WorkProfile) -> WorkProfile {
    let step = |what: &str, provider: &str, (from, to): (Option<i32>, i32), state| TrainingStep {
        what: what.to_owned(),
        provider: provider.to_owned(),
        from: from.map(|day| source.day(day)),
        to: Some(source.day(to)),
        state,
    };
    WorkProfile {
        targets: vec![
            target("Beikoch", "Das kann ich jetzt schon, und es geht gleich."),
            target("Koch", "Richtig lernen, wenn alles andere steht."),
        ],
        steps: vec![
            step(
                "Belehrung nach dem Infektionsschutzgesetz",
                "Gesundheitsamt",
                (None, 30),
                StepState::Applied,
            ),
            step(
                "Zeugnis über die Arbeit in der Küche",
                "Küchenleitung der Anstalt",
                (None, -2),
                StepState::Running,
            ),
            step(
                "Teilqualifizierung Küche, erster Baustein",
                "Bildungsträger in Erfurt",
                (Some(70), 160),
                StepState::Planned,
            ),
        ],
        actions: vec![
            action(ActionKind::Cv, ActionState::Done, ""),
            Action {
                why_not: Some(WhyNot::NotPossibleHere),
                ..action(
                    ActionKind::Photo,
                    ActionState::NotNow,
                    "In der ersten Woche draußen.",
                )
            },
            action(
                ActionKind::Interview,
                ActionState::Running,
                "Vor der Probearbeit noch einmal.",
            ),
        ],
        ..first.clone()
    }
}
