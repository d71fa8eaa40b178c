//! The client's copy of the plan: which version it is, what it builds on, and what of it is agreed.

use super::{
    contents::{everywhere, said},
    *,
};
use crate::plan::{GOAL, MEASURE, STEP, begin, content, issue};

/// The client agrees to a version.
async fn agree(worker: &Browser, case: CaseId, number: &str) {
    let said = [
        ("answer", "agreed"),
        ("words", ""),
        ("number", number),
        ("on", "23.11.2026"),
    ];
    let path = format!("/cases/{case}/plan/agreement");
    worker.post(&path, &said).await.is(303);
}

/// What stands on the copy in each language besides what was typed.
const SAID: [(&str, &[&str]); 3] = [
    (
        "de",
        &[
            "Version 1 vom 23.11.2026",
            "Worauf ich bauen kann: Die Schwester hilft",
            "nutzt: kennt das Wohnheim",
            "6 von 10",
            "kein Bedarf: spielt Fußball",
            "keine Hilfe gewünscht",
            "fertig",
        ],
    ),
    (
        "easy",
        &[
            "Plan Nummer 1 vom 23.11.2026",
            "Das hilft mir dabei: Die Schwester hilft",
            "So sicher bin ich: 6 von 10",
            "Hier brauche ich keine Hilfe.",
            "Hier möchte ich keine Hilfe.",
            "Das ist fertig",
        ],
    ),
    (
        "en",
        &[
            "Version 1 of 23 November 2026",
            "What I can build on: Die Schwester hilft",
            "uses: kennt das Wohnheim",
            "6 of 10",
            "no need: spielt Fußball",
            "no help wanted",
            "done",
        ],
    ),
];

#[tokio::test]
async fn the_plan_on_paper_says_which_version_it_is_and_what_it_builds_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, measure, step] = begin(&world, &worker, case).await;
        let draft = format!("/cases/{case}/plan/draft");
        let mut fields = GOAL.to_vec();
        fields.extend([("resource", "Die Schwester hilft"), ("revision", "1")]);
        worker
            .post(&format!("{draft}/goals/{goal}"), &fields)
            .await
            .is(303);
        let mut fields = MEASURE.to_vec();
        fields.extend([("resource", "kennt das Wohnheim"), ("revision", "1")]);
        worker
            .post(&format!("{draft}/measures/{measure}"), &fields)
            .await
            .is(303);
        let revision = {
            let all = crate::plan::versions(&world, case).await;
            all[0].revision.to_string()
        };
        let covers = [
            ("revision", revision.as_str()),
            ("state-leisure", "no_need"),
            ("words-leisure", "spielt Fußball"),
            ("state-health", "declined"),
            ("state-work", "need"),
        ];
        worker
            .post(&format!("{draft}/domains"), &covers)
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        let done = [
            ("status", "done"),
            ("on", "23.11.2026"),
            ("by", "client"),
            ("revision", "0"),
        ];
        let progress = format!("/cases/{case}/plan/progress/{step}");
        worker.post(&progress, &done).await.is(303);
        let words = [
            "Die Schwester hilft",
            "kennt das Wohnheim",
            "spielt Fußball",
            "Unterlagen kopieren",
        ];
        everywhere(&worker, case, "plan", &words, SAID).await;
        // A need without a goal is work that waits, and closed it is not.
        let text = said(&worker, case, "plan", "de").await;
        let after = text.split("Bereiche ohne Ziel").nth(1).unwrap();
        let closed = after.split("Was ich dazu sage").next().unwrap();
        assert!(!closed.contains("Arbeit"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn what_the_client_agreed_to_stays_agreed_in_a_new_version_that_leaves_it_as_it_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, measure, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        worker.get(&plan).await.has("angeboten").lacks("vereinbart");
        agree(&worker, case, "1").await;
        worker.get(&plan).await.has("vereinbart").lacks("angeboten");
        // A second measure comes along; nobody has asked the client about it yet.
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let another = crate::plan::with(&MEASURE, "what", "Kaution klären");
        worker
            .post(&format!("{plan}/draft/goals/{goal}/measures"), &another)
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        let page = worker.get(&plan).await;
        let one_each = |text: &str| {
            let found = |word| text.matches(word).count();
            assert_eq!((found("vereinbart"), found("angeboten")), (1, 1), "{text}");
        };
        let goals = page.body.split("<ol class=\"measures\">").nth(1).unwrap();
        one_each(goals.split("</ol>").next().unwrap());
        one_each(&said(&worker, case, "plan", "de").await);
        // What says something else is offered anew; only the other one is left as it was.
        agree(&worker, case, "2").await;
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let mut later = crate::plan::with(&MEASURE, "due", "20.12.2026");
        let revision = content(&world, case).await.revision(measure).unwrap();
        let revision = revision.to_string();
        later.push(("revision", &revision));
        worker
            .post(&format!("{plan}/draft/measures/{measure}"), &later)
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        one_each(&said(&worker, case, "plan", "de").await);
        // A version from before says what held then.
        let first = worker.get(&format!("{plan}/versions/1")).await;
        first.has("vereinbart").lacks("angeboten");
    })
    .await;
}

#[tokio::test]
async fn a_step_that_was_given_up_is_no_next_step() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [_, _, step] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let (_, what) = STEP[0];
        let before = said(&worker, case, "next_steps", "de").await;
        assert!(before.contains(what), "{before}");
        let dropped = [
            ("status", "broken_off"),
            ("on", "23.11.2026"),
            ("words", "Das Amt hat alles da."),
            ("revision", "0"),
        ];
        let progress = format!("/cases/{case}/plan/progress/{step}");
        worker.post(&progress, &dropped).await.is(303);
        let after = said(&worker, case, "next_steps", "de").await;
        assert!(!after.contains(what), "{after}");
        let plan = said(&worker, case, "plan", "de").await;
        assert!(plan.contains(what) && plan.contains("beendet"), "{plan}");
    })
    .await;
}
