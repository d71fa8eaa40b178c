//! Locks, coverage, reviews, decisions, independence, and who may do what.

use store::plan::ReviewRow;

use super::*;

async fn reviews(world: &World, case: CaseId) -> Vec<ReviewRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::plan::reviews(&mut tx, case).await.unwrap()
}

#[tokio::test]
async fn every_domain_has_a_goal_or_says_why_not() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        let path = format!("/cases/{case}/plan/draft/domains");
        let page = worker.get(&path).await;
        page.is(200).has("state-work").lacks("state-housing");
        let revision = draft(&world, case).await.revision.to_string();
        let said = [
            ("revision", revision.as_str()),
            ("state-work", "need"),
            ("words-work", "B.I.S.S. fragen"),
            ("state-leisure", "no_need"),
            ("state-health", "declined"),
        ];
        let nothing = [("state-work", ""), ("words-work", "nur Worte")];
        worker
            .post(&path, &nothing)
            .await
            .is(422)
            .has("nur Worte")
            .has("Bitte eine Möglichkeit auswählen");
        worker.post(&path, &said).await.is(303);
        worker
            .get(&format!("/cases/{case}/plan/draft"))
            .await
            .has("Bedarf ohne Ziel: Arbeit")
            .has("kein Bedarf")
            .has("Hilfe abgelehnt")
            .has("Hier steht nur, was fehlt");
        // With a goal nothing is left to be said.
        worker
            .post(
                &format!("/cases/{case}/plan/draft/goals"),
                &with(&GOAL, "domain", "work"),
            )
            .await
            .is(303);
        let covers = content(&world, case).await.covers;
        assert!(covers.iter().all(|one| one.domain != "work"));
        // Somebody else has said something else meanwhile.
        let stale = [("revision", "1"), ("state-leisure", "need")];
        worker.post(&path, &stale).await.is(409);
    })
    .await;
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one plan with everything that stands beside it"
)]
async fn reviews_pauses_decisions_and_independence_are_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        let review = format!("{plan}/review");
        worker.get(&review).await.is(200).has("Zielerreichung");
        worker
            .post(&review, &[("on", "23.11.2026")])
            .await
            .is(422)
            .has("mindestens ein Ziel einschätzen");
        let score = format!("score-{goal}");
        let fields = [
            ("on", "23.11.2026"),
            (score.as_str(), "more"),
            ("words", "Es geht voran."),
        ];
        worker.post(&review, &fields).await.is(303);
        assert_eq!(reviews(&world, case).await[0].scores[0].points, 1);
        worker
            .get(&plan)
            .await
            .has("+1: mehr als erwartet")
            .has("Es geht voran.");
        let pause = format!("{plan}/pause");
        worker
            .post(
                &pause,
                &[
                    ("from", "23.11.2026"),
                    ("until", "14.12.2026"),
                    ("kind", "other"),
                ],
            )
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        let why = [
            ("from", "23.11.2026"),
            ("until", "14.12.2026"),
            ("kind", "transfer"),
        ];
        worker.post(&pause, &why).await.is(303);
        worker
            .post(&pause, &why)
            .await
            .is(422)
            .has("schon ausgesetzt");
        worker
            .get(&plan)
            .await
            .has("Ruht seit 23.11.2026 bis 14.12.2026: Verlegung")
            .has("spätestens am");
        worker.post(&format!("{plan}/resume"), &[]).await.is(303);
        worker
            .get(&plan)
            .await
            .lacks("Ruht seit")
            .has("spätestens am");
        let decision = [
            ("question", "Wohnheim oder warten?"),
            ("options", "Wohnheim; bei der Mutter"),
            ("wish", "nicht ins Wohnheim"),
            ("result", "zwei Wochen Wohnheim"),
            ("present", "J. D., A. B."),
            ("on", "23.11.2026"),
            ("why", ""),
        ];
        let decisions = format!("{plan}/decisions");
        worker
            .post(&decisions, &with(&decision, "wish", ""))
            .await
            .is(422)
            .has("zwei Wochen Wohnheim");
        worker.post(&decisions, &decision).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let kept = store::plan::decisions(&mut tx, case).await.unwrap();
        drop(tx);
        let correct = format!("{decisions}/{}", kept[0].id);
        worker.get(&correct).await.is(200).has("nicht ins Wohnheim");
        let shorter = with(&decision, "result", "eine Woche Wohnheim");
        worker
            .post(&correct, &shorter)
            .await
            .is(422)
            .has("Bitte einen Grund angeben")
            .has("eine Woche Wohnheim");
        let early = with(&shorter, "on", "01.06.2025");
        worker
            .post(&correct, &with(&early, "why", "verhört."))
            .await
            .is(422)
            .has("Dieser Tag liegt vor dem 02.06.2025");
        let why = with(&shorter, "why", "verhört.");
        worker.post(&correct, &why).await.is(303);
        worker
            .post(&correct, &with(&why, "result", "drei Wochen"))
            .await
            .is(409)
            .has("drei Wochen")
            .has("eine Woche Wohnheim");
        worker
            .get(&plan)
            .await
            .has("<del>zwei Wochen Wohnheim</del>")
            .has("eine Woche Wohnheim")
            .has("berichtigt, siehe den neueren Eintrag (Grund: verhört. Anna Beispiel");
        let judge = format!("{plan}/independence");
        for (level, on) in [("escort", "01.10.2026"), ("reminder", "23.11.2026")] {
            let fields = [("domain", "authorities"), ("level", level), ("on", on)];
            worker.post(&judge, &fields).await.is(303);
        }
        worker
            .get(&plan)
            .await
            .has("mit Erinnerung")
            .has("am 01.10.2026 noch: mit Begleitung");
        worker
            .post(
                &judge,
                &[("domain", "moon"), ("level", "alone"), ("on", "23.11.2026")],
            )
            .await
            .is(422);
        // The begin of custody is the first day that can be.
        for (on, status) in [("01.06.2025", 422), ("02.06.2025", 303)] {
            let fields = [("domain", "authorities"), ("level", "escort"), ("on", on)];
            worker.post(&judge, &fields).await.is(status);
        }
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_for_those_who_do_the_casework() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        let plan = format!("/cases/{case}/plan");
        let prison = world.browser(&world.prison).await;
        prison.get(&plan).await.is(404);
        prison.get(&format!("/cases/{case}")).await.lacks("/plan\"");
        let denied = prison.post(&format!("{plan}/draft/goals"), &GOAL).await;
        denied.is(403);
        let waiting = world
            .registered_case(Sketch {
                family_name: "Warten",
                book_number: None,
                ..Sketch::default()
            })
            .await;
        let office = world.browser(&world.coordination).await;
        office
            .post(&format!("/cases/{waiting}/plan/draft"), &[])
            .await
            .is(422)
            .has("Ein Plan beginnt nach der Aufnahme");
    })
    .await;
}

#[tokio::test]
async fn the_plan_for_paper_holds_what_counts() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [_, _, step] = begin(&world, &worker, case).await;
        let ctx = world.ctx(&world.worker).await;
        let none = app::plan::paper::for_paper(&world.app, &ctx, case).await;
        assert!(matches!(none, Err(app::AppError::NotFound)), "{none:?}");
        issue(&world, &worker, case).await.is(303);
        let paper = app::plan::paper::for_paper(&world.app, &ctx, case)
            .await
            .unwrap();
        assert_eq!(paper.version, 1);
        let steps = &paper.goals[0].measures[0].steps;
        assert_eq!(steps[0].papers, "Personalausweis, Entlassungsschein");
        assert!(!steps[0].status.is_over());
        let done = [
            ("status", "done"),
            ("on", "23.11.2026"),
            ("by", "client"),
            ("revision", "0"),
        ];
        let path = format!("/cases/{case}/plan/progress/{step}");
        worker.post(&path, &done).await.is(303);
        let paper = app::plan::paper::for_paper(&world.app, &ctx, case)
            .await
            .unwrap();
        assert!(paper.goals[0].measures[0].steps[0].status.is_over());
        let prison = world.ctx(&world.prison).await;
        let hidden = app::plan::paper::for_paper(&world.app, &prison, case).await;
        assert!(matches!(hidden, Err(app::AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_clients_copy_names_the_first_own_step() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let mut goal = GOAL.to_vec();
        goal.push(("why", "Dann habe ich Ruhe."));
        goal.push(("first_step", "Ich rufe im Wohnheim an."));
        worker
            .post(&format!("{plan}/draft/goals"), &goal)
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        let papers = format!("/cases/{case}/papers/preview/plan");
        for (language, words) in [
            ("de", "Mein erster Schritt: Ich rufe im Wohnheim an."),
            ("easy", "Das mache ich zuerst: Ich rufe im Wohnheim an."),
            ("en", "My first step: Ich rufe im Wohnheim an."),
        ] {
            let paper = worker.get(&format!("{papers}/{language}")).await;
            let text = String::from_utf8_lossy(&paper.bytes).into_owned();
            assert!(text.contains(words), "{text}");
            assert!(text.contains("keine Wohnung nach der Haft"), "{text}");
        }
    })
    .await;
}

/// The voice of a third party about housing, finished.
async fn third_party(worker: &Browser, case: CaseId, source: &str, resource: &str, keep: bool) {
    let tab = format!("/cases/{case}/assessment?voice=third_party");
    let mut about = vec![
        ("given_on", "20.11.2026"),
        ("source", source),
        ("release_basis", "Einwilligung vom 02.11.2026"),
    ];
    let answer = worker.post(&tab, &about).await;
    answer.is(303);
    let path = answer.location.split('?').next().unwrap().to_owned();
    let said = [
        ("problem", "0"),
        ("resource", "3"),
        ("resource_text", resource),
        ("importance", "important"),
        ("urgency", "before"),
        ("version", "0"),
    ];
    worker
        .post(&format!("{path}/domains/housing"), &said)
        .await
        .is(303);
    about.extend([("occasion", "intake"), ("version", "1"), ("seen", "")]);
    if keep {
        about.push(("keep", "yes"));
    }
    worker
        .post_sure(&format!("{path}/finish"), &about)
        .await
        .is(303);
}

#[tokio::test]
async fn what_is_kept_from_the_clients_copy_is_no_resource_of_the_plan() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        third_party(
            &worker,
            case,
            "Schwester Derya",
            "hat ein Zimmer frei",
            false,
        )
        .await;
        third_party(&worker, case, "Onkel Kemal", "hilft beim Umzug", false).await;
        third_party(&worker, case, "Nachbarin", "weiß von der Kündigung", true).await;
        let ctx = world.ctx(&world.worker).await;
        let view = app::plan::view(&world.app, &ctx, case, "plan.view")
            .await
            .unwrap();
        let found = view.resources.iter();
        let mut found: Vec<&str> = found.map(|one| one.words.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["hat ein Zimmer frei", "hilft beim Umzug"]);
    })
    .await;
}

#[tokio::test]
async fn a_goal_where_help_was_declined_since_is_told() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        let words = "Hilfe inzwischen abgelehnt, das Ziel steht noch im Plan: Wohnen";
        worker.get(&plan).await.lacks(words);
        let declined = [
            ("result", "declined"),
            ("on", "23.11.2026"),
            ("seen", "0"),
            ("text", "Möchte bei der Familie bleiben."),
        ];
        worker
            .post(
                &format!("/cases/{case}/assessment/domains/housing"),
                &declined,
            )
            .await
            .is(303);
        worker.get(&plan).await.has(words);
    })
    .await;
}
