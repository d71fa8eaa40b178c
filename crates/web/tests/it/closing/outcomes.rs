//! What became of the goals: kept with the end, corrected after it.

use store::closing::EndReportRow;

use super::*;

async fn kept(world: &World, case: CaseId) -> Vec<EndReportRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::closing::versions(&mut tx, case).await.unwrap()
}

/// A case that ended with one goal reached in part.
async fn ended(world: &World, worker: &Browser) -> (CaseId, String, String) {
    let case = world.active_case(Sketch::default()).await;
    let [goal, _, _] = crate::plan::begin(world, worker, case).await;
    crate::plan::issue(world, worker, case).await.is(303);
    let version = row(world, case).await.version.to_string();
    let (outcome, said) = (format!("outcome-{goal}"), format!("said-{goal}"));
    let fields = [
        ("exit_on", "20.11.2026"),
        ("reason", "goal_reached"),
        ("note", "Arbeit gefunden."),
        ("version", &version),
        (outcome.as_str(), "partly"),
        (said.as_str(), "Zimmer in der Wohngruppe."),
    ];
    let path = format!("/cases/{case}/close");
    worker.post(&path, &fields).await.is(303);
    (case, outcome, said)
}

#[tokio::test]
async fn the_outcome_of_a_goal_is_corrected_after_the_end_with_a_trail() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, outcome, said) = ended(&world, &worker).await;
        let page = format!("/cases/{case}");
        let path = format!("{page}/outcomes");
        worker.get(&page).await.has(&path).has("teilweise erreicht");
        worker
            .get(&path)
            .await
            .is(200)
            .has("value=\"partly\" selected")
            .has("Zimmer in der Wohngruppe.")
            .has("name=\"number\" value=\"1\"");
        let fields = |level: &'static str, words: &'static str, why: &'static str, number| {
            [
                (outcome.as_str(), level),
                (said.as_str(), words),
                ("why", why),
                ("number", number),
            ]
        };
        let words = "Eigener Mietvertrag ab 1. November.";
        worker
            .post(&path, &fields("reached", words, "", "1"))
            .await
            .is(422)
            .has("Bitte einen Grund angeben")
            .has(words);
        worker
            .post(&path, &fields("given_up", "", "Brief übersehen", "1"))
            .await
            .is(422)
            .has("Brief übersehen");
        let same = fields("partly", "Zimmer in der Wohngruppe.", "nichts", "1");
        worker
            .post(&path, &same)
            .await
            .is(422)
            .has("dasselbe wie bisher");
        let right = fields("reached", words, "Brief übersehen", "1");
        worker.post(&path, &right).await.is(303);
        assert!(has_logged(&world, case, "closing.correct").await);
        worker
            .get(&page)
            .await
            .has(words)
            .has("<del>teilweise erreicht</del>")
            .has("<del>Zimmer in der Wohngruppe.</del>")
            .has("Grund: Brief übersehen. Anna Beispiel");
        // The final report says what counts now.
        let paper = worker
            .get(&format!("{page}/papers/preview/final_report/de"))
            .await;
        let text = String::from_utf8_lossy(&paper.bytes).into_owned();
        assert!(text.contains(words), "{text}");
        assert!(!text.contains("Zimmer in der Wohngruppe."), "{text}");
        // Whoever is slower sees both.
        let office = world.browser(&world.coordination).await;
        office
            .post(&path, &fields("not_reached", "", "anders gehört", "1"))
            .await
            .is(409)
            .has("anders gehört")
            .has(words)
            .has("Anna Beispiel")
            .has("name=\"number\" value=\"2\"");
        let all = kept(&world, case).await;
        let reasons: Vec<&str> = all.iter().map(|one| &*one.report.reason).collect();
        assert_eq!(reasons, ["", "Brief übersehen"]);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_said_at_the_end_is_said_later() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let [goal, _, _] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let page = format!("/cases/{case}");
        let path = format!("{page}/outcomes");
        // While the case runs, the goals are judged where its end is prepared.
        worker.get(&path).await.is(422).has("Der Fall läuft noch.");
        close(&world, &worker, case, "goal_reached").await;
        worker
            .get(&page)
            .await
            .has("Noch nicht festgehalten.")
            .has(&path);
        let outcome = format!("outcome-{goal}");
        let fields = [
            (outcome.as_str(), "reached"),
            ("why", "beim Abschluss vergessen"),
            ("number", "0"),
        ];
        worker.post(&path, &fields).await.is(303);
        worker
            .get(&page)
            .await
            .has("<del>noch nicht festgehalten</del>")
            .has("erreicht")
            .lacks("Noch nicht festgehalten.");
    })
    .await;
}

#[tokio::test]
async fn an_outcome_is_corrected_by_those_who_do_the_casework_and_nothing_else_is() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, outcome, _) = ended(&world, &worker).await;
        let page = format!("/cases/{case}");
        let path = format!("{page}/outcomes");
        let fields = [
            (outcome.as_str(), "reached"),
            ("why", "übersehen"),
            ("number", "1"),
        ];
        for account in [&world.elsewhere, &world.colleague, &world.officer] {
            let other = world.browser(account).await;
            other.get(&path).await.is(404);
            other.post(&path, &fields).await.is(404);
        }
        let prison = world.browser(&world.prison).await;
        prison.get(&path).await.is(403);
        prison.post(&path, &fields).await.is(403);
        assert_eq!(kept(&world, case).await.len(), 1);
        let before = row(&world, case).await;
        let office = world.browser(&world.coordination).await;
        office.post(&path, &fields).await.is(303);
        let after = row(&world, case).await;
        assert_eq!(before, after);
        // The end itself stays as it is.
        let closing = [("reason", "goal_reached"), ("note", "Anders.")];
        for what in ["close", "close/prepare", "close/resume"] {
            let answer = worker.post(&format!("{page}/{what}"), &closing).await;
            answer.is(403);
        }
        // Without goals there is nothing to correct.
        let sketch = Sketch {
            family_name: "Anders",
            book_number: None,
            ..Sketch::default()
        };
        let second = world.active_case(sketch).await;
        close(&world, &worker, second, "goal_reached").await;
        let none = format!("/cases/{second}/outcomes");
        worker.get(&none).await.is(404);
        worker
            .get(&format!("/cases/{second}"))
            .await
            .lacks("Was aus den Zielen wurde");
    })
    .await;
}

#[tokio::test]
async fn what_became_of_the_goals_is_kept_with_the_end_and_stands_on_its_paper() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let score = format!("score-{goal}");
        let review = [("on", "23.11.2026"), (score.as_str(), "less")];
        worker
            .post(&format!("/cases/{case}/plan/review"), &review)
            .await
            .is(303);
        let path = format!("/cases/{case}/close");
        let (outcome, said) = (format!("outcome-{goal}"), format!("said-{goal}"));
        // The last review is a suggestion; nothing is kept yet.
        worker
            .get(&path)
            .await
            .is(200)
            .has("Bei einem Ziel ist noch nicht festgehalten")
            .has("Ich will eine Tür, die ich zumachen kann.")
            .has("−1")
            .has("das wäre „teilweise erreicht“")
            .lacks("value=\"partly\" selected");
        let version = row(&world, case).await.version.to_string();
        let ending = |level: &'static str, words: &'static str, version: &str| {
            [
                ("exit_on", "20.11.2026".to_owned()),
                ("reason", "goal_reached".to_owned()),
                ("note", "Arbeit gefunden.".to_owned()),
                ("version", version.to_owned()),
                (outcome.as_str(), level.to_owned()),
                (said.as_str(), words.to_owned()),
            ]
        };
        let sent = async |path: &str, fields: [(&str, String); 6]| {
            let fields = fields
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            worker.post(path, &fields).await
        };
        // Given up needs a reason; words need a level.
        sent(&path, ending("given_up", "", &version))
            .await
            .is(422)
            .has("Arbeit gefunden.");
        sent(&path, ending("", "Zimmer in Aussicht", &version))
            .await
            .is(422)
            .has("Zimmer in Aussicht");
        sent(&path, ending("moon", "", &version)).await.is(422);
        let prepare = format!("{path}/prepare");
        sent(
            &prepare,
            ending("given_up", "Zieht zur Schwester.", &version),
        )
        .await
        .is(303);
        worker
            .get(&path)
            .await
            .has("Zieht zur Schwester.")
            .has("value=\"given_up\" selected")
            .lacks("noch nicht festgehalten");
        let version = row(&world, case).await.version.to_string();
        let words = "Zimmer in der Wohngruppe.";
        sent(&path, ending("partly", words, &version)).await.is(303);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Was aus den Zielen wurde")
            .has("teilweise erreicht")
            .has(words);
        let mut tx = world.app.store.read().await.unwrap();
        let kept = store::closing::newest(&mut tx, case)
            .await
            .unwrap()
            .unwrap();
        drop(tx);
        assert_eq!((kept.number, kept.outcomes[0].points), (2, Some(-1)));
        told_to_those_who_may_know(&world, &worker, case).await;
    })
    .await;
}

/// The final report can be made in every language; who may not see the plan sees no goals.
async fn told_to_those_who_may_know(world: &World, worker: &Browser, case: CaseId) {
    for language in ["de", "easy", "en"] {
        let paper = format!("/cases/{case}/papers/preview/final_report/{language}");
        worker.get(&paper).await.is(200);
    }
    // Who may not see the plan sees no goals.
    let prison = world.browser(&world.prison).await;
    let page = prison.get(&format!("/cases/{case}")).await;
    page.lacks("Was aus den Zielen wurde");
}
