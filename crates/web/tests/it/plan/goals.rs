//! What shows that a goal is reached, and by when; the order of goals, measures and steps; steps that
//! a partner takes.

use domain::ids::CaseId;
use testkit::{Browser, Sketch, on_each_engine};

use super::{GOAL, MEASURE, STEP, begin, content, draft, issue, versions, with};

const KEY: &str = "Ein Schlüssel mit meinem Namen an der Klingel.";

/// The client's copy says it in each language.
async fn on_paper(worker: &Browser, case: CaseId) {
    let papers = format!("/cases/{case}/papers/preview/plan");
    for (language, words) in [
        ("de", "Bis wann ich es erreichen will: "),
        ("easy", "Daran merke ich: Ich habe es geschafft."),
        ("en", "What shows that I am there: "),
    ] {
        let paper = worker.get(&format!("{papers}/{language}")).await;
        let text = String::from_utf8_lossy(&paper.bytes).into_owned();
        assert!(text.contains(words) && text.contains(KEY), "{text}");
    }
}

#[tokio::test]
async fn what_shows_that_a_goal_is_reached_stands_wherever_it_is_judged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        let [goal, ..] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let missing = "Noch offen: Woran merken wir";
        worker.get(&plan).await.is(200).has(missing);
        let open = "also die 0, steht noch nicht im Plan";
        worker.get(&format!("{plan}/review")).await.has(open);
        // The next version says what is expected.
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let path = format!("{plan}/draft/goals/{goal}");
        let mut typed = GOAL.to_vec();
        typed.extend([("expected", KEY), ("revision", "1")]);
        let wrong = [&typed[..], &[("until", "31.02.2027")]].concat();
        worker
            .post(&path, &wrong)
            .await
            .is(422)
            .has("gibt es nicht")
            .has(KEY);
        typed.push(("until", "31.03.2027"));
        worker.post(&path, &typed).await.is(303);
        worker.get(&path).await.has(KEY).has("31.03.2027");
        // Whoever is slower sees both.
        let mut slower = with(&typed, "expected", "Eine Tür.");
        slower.push(("why", "darum"));
        worker
            .post(&path, &slower)
            .await
            .is(409)
            .has(KEY)
            .has("Eine Tür.");
        issue(&world, &worker, case).await.is(303);
        worker
            .get(&plan)
            .await
            .has(KEY)
            .has("Bis wann")
            .has("31.03.2027")
            .lacks(missing);
        worker
            .get(&format!("{plan}/compare?from=1&to=2"))
            .await
            .has("Woran wir merken, dass es erreicht ist")
            .has(KEY)
            .has("31.03.2027");
        let review = format!("{plan}/review");
        worker
            .get(&review)
            .await
            .has(&format!("Erwartet ist (0): {KEY} (bis 31.03.2027)"));
        let name = format!("score-{goal}");
        let scored = [
            ("on", "23.11.2026"),
            (&name, "less"),
            ("epistemic", "assessment"),
        ];
        worker.post(&review, &scored).await.is(303);
        let id = {
            let mut tx = world.app.store.read().await.unwrap();
            store::plan::reviews(&mut tx, case).await.unwrap()[0].id
        };
        worker
            .get(&format!("{plan}/reviews/{id}"))
            .await
            .is(200)
            .has(KEY);
        on_paper(&worker, case).await;
    })
    .await;
}

#[tokio::test]
async fn goals_measures_and_steps_are_put_in_another_order() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        let [goal, measure, step] = begin(&world, &worker, case).await;
        let other = with(&GOAL, "words", "Ich will kochen.");
        worker
            .post(&format!("{plan}/draft/goals"), &other)
            .await
            .is(303);
        let second = content(&world, case).await.goals[1].id;
        let measures = format!("{plan}/draft/goals/{goal}/measures");
        worker
            .post(&measures, &with(&MEASURE, "what", "Makler fragen"))
            .await
            .is(303);
        let steps = format!("{plan}/draft/measures/{measure}/steps");
        worker
            .post(&steps, &with(&STEP, "what", "Anrufen"))
            .await
            .is(303);
        let path = format!("{plan}/draft");
        worker
            .get(&path)
            .await
            .has("Nach oben: Ich will kochen.")
            .lacks("Nach unten: Ich will kochen.");
        let shift = |item| format!("{plan}/draft/items/{item}/move");
        let (up, down) = ([("to", "up")], [("to", "down")]);
        worker.post(&shift(second), &up).await.is(303);
        worker.post(&shift(measure), &down).await.is(303);
        worker.post(&shift(step), &down).await.is(303);
        // At the end of its row it stays where it is, and nothing is written.
        let before = draft(&world, case).await;
        worker.post(&shift(step), &down).await.is(303);
        assert_eq!(draft(&world, case).await, before);
        let now = before.content;
        assert_eq!(now.goals[0].id, second);
        assert_eq!(now.goals[1].measures[1].id, measure);
        assert_eq!(now.goals[1].measures[1].steps[1].id, step);
        worker.post(&shift(step), &[("to", "left")]).await.is(404);
        let nobody: domain::ids::PlanItemId = world.ids().next();
        worker.post(&shift(nobody), &up).await.is(409);
        issue(&world, &worker, case).await.is(303);
        // Another order alone is a version too, and says so.
        worker.post(&path, &[]).await.is(303);
        worker.post(&shift(second), &down).await.is(303);
        worker.get(&path).await.has("Reihenfolge der Ziele");
        issue(&world, &worker, case).await.is(303);
        assert_eq!(versions(&world, case).await[1].content.goals[0].id, goal);
        worker
            .get(&format!("{plan}/compare?from=1&to=2"))
            .await
            .has("Reihenfolge der Ziele");
        let other = world.browser(&world.elsewhere).await;
        other.post(&shift(step), &up).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_step_that_a_partner_takes_names_the_partner() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        let [_, _, step] = begin(&world, &worker, case).await;
        let path = format!("{plan}/draft/steps/{step}");
        let mut typed = with(&STEP, "by", "partner");
        typed.extend([("measure", ""), ("revision", "1")]);
        worker
            .post(&path, &typed)
            .await
            .is(422)
            .has("Wer macht den Schritt?");
        typed.push(("partner", "Haus Musterbrücke"));
        worker.post(&path, &typed).await.is(303);
        issue(&world, &worker, case).await.is(303);
        worker.get(&plan).await.is(200).has("Haus Musterbrücke");
    })
    .await;
}

#[tokio::test]
async fn a_day_long_gone_is_asked_about_once_and_what_became_late_stays_correctable() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, measure, _] = begin(&world, &worker, case).await;
        let draft = format!("/cases/{case}/plan/draft");
        let mut late_goal = GOAL.to_vec();
        late_goal.push(("until", "01.01.2020"));
        let late = [
            (format!("{draft}/goals"), late_goal),
            (
                format!("{draft}/goals/{goal}/measures"),
                with(&with(&MEASURE, "due", "01.01.2020"), "from", ""),
            ),
            (
                format!("{draft}/measures/{measure}/steps"),
                with(&STEP, "on", "01.01.2020"),
            ),
        ];
        let size = async || {
            let plan = content(&world, case).await;
            let measures = plan.measures().map(|(_, one)| 1 + one.steps.len());
            (plan.goals.len(), measures.sum::<usize>())
        };
        let before = size().await;
        for (path, fields) in &late {
            worker
                .post(path, fields)
                .await
                .is(422)
                .has("Der 01.01.2020 liegt zurück.")
                .has("name=\"meant\" value=\"01.01.2020\"");
            // Another day behind us was not asked about.
            let mut other = fields.clone();
            other.push(("meant", "02.01.2020"));
            worker.post(path, &other).await.is(422);
        }
        assert_eq!(size().await, before);
        for (path, fields) in &late {
            let mut meant = fields.clone();
            meant.push(("meant", "01.01.2020"));
            worker.post(path, &meant).await.is(303);
        }
        assert_ne!(size().await, before);
        // The day stands there: whoever corrects the words is not asked again.
        let late = content(&world, case).await.goals[0].measures[1].id;
        let mut words = with(&MEASURE, "due", "01.01.2020");
        words = with(&with(&words, "from", ""), "what", "Wohnen ansehen");
        words.push(("revision", "1"));
        worker
            .post(&format!("{draft}/measures/{late}"), &words)
            .await
            .is(303);
    })
    .await;
}
