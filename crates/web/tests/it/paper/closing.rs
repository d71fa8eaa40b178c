//! The report at the end: what goes on without us, how far each goal was reached, and that it is there while
//! the end is prepared.

use super::{
    contents::{everywhere, said},
    *,
};
use crate::plan::{MEASURE, begin, content, issue, with};

/// What stands on a report between two of its headings.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let after = text.split(from).nth(1).unwrap();
    after.split(to).next().unwrap()
}

/// A plan with a measure that the client carries and another one of this kind, both agreed.
async fn agreed(
    world: &World,
    worker: &Browser,
    case: CaseId,
    more: &[(&str, &str)],
) -> [String; 3] {
    let [goal, own, _] = begin(world, worker, case).await;
    let measures = format!("/cases/{case}/plan/draft/goals/{goal}/measures");
    let mut another = with(&MEASURE, "what", "Schuldnerberatung");
    for (name, value) in more {
        another.retain(|(field, _)| field != name);
        another.push((name, value));
    }
    worker.post(&measures, &another).await.is(303);
    let other = content(world, case).await.goals[0].measures[1].id;
    issue(world, worker, case).await.is(303);
    let yes = [
        ("answer", "agreed"),
        ("words", ""),
        ("number", "1"),
        ("on", "23.11.2026"),
    ];
    let path = format!("/cases/{case}/plan/agreement");
    worker.post(&path, &yes).await.is(303);
    [goal, own, other].map(|id| id.to_string())
}

async fn runs(worker: &Browser, case: CaseId, measure: &str) {
    let begun = [
        ("status", "running"),
        ("on", "23.11.2026"),
        ("revision", "0"),
    ];
    let path = format!("/cases/{case}/plan/progress/{measure}");
    worker.post(&path, &begun).await.is(303);
}

async fn close(world: &World, worker: &Browser, case: CaseId, more: &[(&str, &str)]) {
    let version = version(world, case).await;
    let mut fields = vec![
        ("exit_on", "23.11.2026"),
        ("reason", "goal_reached"),
        ("note", "Arbeit gefunden."),
        ("version", version.as_str()),
    ];
    fields.extend(more);
    let path = format!("/cases/{case}/close");
    worker.post(&path, &fields).await.is(303);
}

async fn version(world: &World, case: CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    row.version.to_string()
}

#[tokio::test]
async fn only_what_runs_without_us_goes_on_after_the_end() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let partner = [("carried_by", "partner"), ("partner", "Beratung am Anger")];
        let [_, own, other] = agreed(&world, &worker, case, &partner).await;
        runs(&worker, case, &other).await;
        close(&world, &worker, case, &[]).await;
        let text = said(&worker, case, "final_report", "de").await;
        let on = between(&text, "Was weiterläuft", "Was noch offen ist");
        assert!(on.contains("Schuldnerberatung"), "{on}");
        assert!(on.contains("Beratung am Anger"), "{on}");
        // What the client carries was agreed, and never begun.
        assert!(!on.contains("Betreutes Wohnen anfragen"), "{own}: {on}");

        let sketch = Sketch {
            family_name: "Zweit",
            book_number: None,
            ..Sketch::default()
        };
        let case = world.active_case(sketch).await;
        let ours = [("carried_by", "worker")];
        let [_, own, other] = agreed(&world, &worker, case, &ours).await;
        runs(&worker, case, &own).await;
        runs(&worker, case, &other).await;
        close(&world, &worker, case, &[]).await;
        let text = said(&worker, case, "final_report", "de").await;
        let on = between(&text, "Was weiterläuft", "Was noch offen ist");
        assert!(on.contains("Betreutes Wohnen anfragen"), "{on}");
        assert!(!on.contains("Schuldnerberatung"), "what we carried: {on}");
        let text = said(&worker, case, "final_report", "en").await;
        assert!(text.contains("goals reached ahead of time"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn the_report_is_there_while_the_end_is_prepared_and_tells_the_attainment() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let ours = [("carried_by", "worker")];
        let [goal, _, _] = agreed(&world, &worker, case, &ours).await;
        let score = format!("score-{goal}");
        let review = [
            ("on", "23.11.2026"),
            (score.as_str(), "less"),
            ("words", "Es dauert."),
        ];
        let path = format!("/cases/{case}/plan/review");
        worker.post(&path, &review).await.is(303);
        let list = format!("/cases/{case}/papers");
        worker.get(&list).await.lacks("final_report");
        let fields = [
            ("note", "Die Beratung hilft weiter."),
            ("version", &*version(&world, case).await),
        ];
        let prepare = format!("/cases/{case}/close/prepare");
        worker.post(&prepare, &fields).await.is(303);
        worker.get(&list).await.has("papers/new/final_report/de");
        let words = ["Ich will eine Tür, die ich zumachen kann.", "−1"];
        let of: [(&str, &[&str]); 3] = [
            (
                "de",
                &[
                    "Vorläufiger Stand vom 23.11.2026.",
                    "noch nicht festgehalten",
                    "−1 und −2 weniger als erwartet",
                    "Mit der Klient_in besprochen",
                ],
            ),
            (
                "easy",
                &[
                    "Unsere Hilfe ist noch nicht zu Ende.",
                    "0 heißt: wie geplant.",
                ],
            ),
            ("en", &["The support has not ended yet.", "Goal attainment"]),
        ];
        everywhere(&worker, case, "final_report", &words, of).await;
        let (outcome, said_of) = (format!("outcome-{goal}"), format!("said-{goal}"));
        let judged = [
            (outcome.as_str(), "partly"),
            (said_of.as_str(), "Zimmer in der Wohngruppe."),
        ];
        close(&world, &worker, case, &judged).await;
        let text = said(&worker, case, "final_report", "de").await;
        assert!(!text.contains("Vorläufig"), "{text}");
        let goals = between(&text, "Was aus den Zielen wurde", "Stand am Ende");
        assert!(goals.contains("teilweise erreicht"), "{goals}");
        assert!(goals.contains("\"−1\""), "beside the words: {goals}");
    })
    .await;
}

#[tokio::test]
async fn what_secures_something_is_said_once_and_the_result_under_its_own_heading() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let card = [
            ("what", "identity/identity_card"),
            ("provider", "Personalausweis, gültig bis 2036"),
            ("from", "01.11.2026"),
            ("strength", "actual"),
            ("side", "outside"),
            ("epistemic", "fact"),
        ];
        let path = format!("/cases/{case}/arrangements");
        worker.post(&path, &card).await.is(303);
        close(&world, &worker, case, &[]).await;
        let text = said(&worker, case, "final_report", "de").await;
        assert_eq!(text.matches("Personalausweis").count(), 1, "{text}");
        let result = between(&text, "Das Ergebnis in wenigen Sätzen", "Stand am Ende");
        assert!(result.contains("Arbeit gefunden."), "{text}");
        assert!(!text.contains("Wie es weitergeht"), "{text}");
    })
    .await;
}
