//! Tests of `pages::need`, and of where needs are noted and named.

use domain::{
    assessment::{NeedResult, Voice},
    ids::{CaseId, NeedId},
    need::NeedState,
};
use store::need::NeedRow;
use testkit::{Browser, Sketch, World, on_each_engine};

use crate::struck::link;

async fn rows(world: &World, case: CaseId) -> Vec<NeedRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::need::of_case(&mut tx, case).await.unwrap()
}

fn page(case: CaseId, need: NeedId) -> String {
    format!("/cases/{case}/assessment/needs/{need}")
}

/// The page of the need that was noted first.
pub(crate) async fn first(world: &World, case: CaseId) -> String {
    page(case, rows(world, case).await[0].need)
}

fn housing(case: CaseId) -> String {
    format!("/cases/{case}/assessment/domains/housing")
}

fn settled<'a>(
    result: &'a str,
    seen: &'a str,
    rest: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("result", result),
        ("on", "02.11.2026"),
        ("seen", seen),
        ("epistemic", "assessment"),
    ];
    all.extend(rest);
    all
}

fn said<'a>(state: &'a str, on: &'a str, seen: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("state", state),
        ("voice", "client"),
        ("text", "Vertrag liegt vor."),
        ("on", on),
        ("seen", seen),
    ]
}

/// Housing with two needs of the list and one in words.
async fn noted(worker: &Browser, case: CaseId) {
    let ticks = [
        ("needs", "no_home"),
        ("needs", "rent_debts"),
        ("needs", "other"),
        ("other", "Ein Platz für den Hund"),
        ("voice", "client"),
    ];
    let fields = settled("need", "0", &ticks);
    worker.post(&housing(case), &fields).await.is(303);
}

#[tokio::test]
async fn needs_are_ticked_where_a_domain_is_settled_and_no_need_is_exclusive() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = housing(case);
        worker
            .get(&path)
            .await
            .has("Keine Wohnung nach der Entlassung")
            .has("Anderes, in Worten");
        for (result, rest, key) in [
            (
                "no_need",
                [("needs", "no_home"), ("text", "Alles da.")],
                "widersprechen sich",
            ),
            (
                "need",
                [("needs", "other"), ("text", "")],
                "was sonst gebraucht wird",
            ),
            ("need", [("needs", "no_job"), ("text", "Arbeit")], "no_job"),
            (
                "need",
                [("needs", ""), ("text", "")],
                "worin der Bedarf besteht",
            ),
        ] {
            let rest: Vec<_> = rest.into_iter().filter(|one| !one.1.is_empty()).collect();
            let answer = worker.post(&path, &settled(result, "0", &rest)).await;
            answer.is(422).has(key);
        }
        assert!(rows(&world, case).await.is_empty());
        noted(&worker, case).await;
        let all = rows(&world, case).await;
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|one| one.voice == Voice::Client));
        // What was ticked need not be typed once more.
        let mut tx = world.app.store.read().await.unwrap();
        let results = store::assessment::domain_results(&mut tx, case)
            .await
            .unwrap();
        drop(tx);
        assert_eq!(results[0].result, NeedResult::Need);
        assert!(
            results[0].text.contains("Mietschulden"),
            "{}",
            results[0].text
        );
        worker
            .get(&path)
            .await
            .has("Ein Platz für den Hund")
            .has("seit 02.11.2026, Klient_in")
            .lacks("value=\"no_home\"")
            .has("value=\"keep_home\"");
        let tab = format!("/cases/{case}/assessment");
        worker.get(&tab).await.has("3 Bedarfe offen");
        // What is open is not noted twice, also not by somebody with an old page.
        let again = settled(
            "need",
            "1",
            &[("needs", "no_home"), ("text", "Noch immer.")],
        );
        worker.post(&path, &again).await.is(303);
        assert_eq!(rows(&world, case).await.len(), 3);
        // No need, while one is open.
        let none = settled("no_need", "2", &[("text", "Alles da.")]);
        worker
            .post(&path, &none)
            .await
            .is(422)
            .has("ist noch offen");
    })
    .await;
}

#[tokio::test]
async fn a_need_has_a_history_that_is_only_added_to_and_corrected_with_a_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        noted(&worker, case).await;
        let path = first(&world, case).await;
        worker.get(&path).await.is(200).has("Aussage der Klient_in");
        for (fields, key) in [
            (said("in_plan", "03.11.2026", "1"), "Bitte"),
            (said("met", "01.11.2026", "1"), "vor dem Tag"),
            (said("met", "24.11.2026", "1"), "Zukunft"),
        ] {
            worker.post(&path, &fields).await.is(422).has(key);
        }
        worker
            .post(&path, &said("met", "03.11.2026", "1"))
            .await
            .is(303);
        worker
            .post(&path, &said("gone", "03.11.2026", "1"))
            .await
            .is(409)
            .has("Vertrag liegt vor.");
        let closed = worker.get(&path).await;
        closed.has("gedeckt").has("seit 03.11.2026");
        worker.get(&housing(case)).await.has("value=\"no_home\"");
        // Struck, and what was said before counts again.
        let strike = link(&closed, "/events/");
        worker.get(&strike).await.is(200).has("gedeckt");
        worker.post(&strike, &[]).await.is(422);
        let why = [("why", "Gehört in einen anderen Fall.")];
        worker.post(&strike, &why).await.is(303);
        worker.post(&strike, &why).await.is(409);
        worker.get(&path).await.has("<del>gedeckt");
        worker.get(&housing(case)).await.lacks("value=\"no_home\"");
        let all = rows(&world, case).await;
        assert_eq!(all.len(), 4);
        assert_eq!(all[3].state, NeedState::Met);
        assert!(all[3].struck.is_some());
        let log = world.log(Some(case)).await;
        for action in ["need.say", "need.strike"] {
            assert!(log.iter().any(|one| one.action == action), "{action}");
        }
        // Ticked again after it was gone: the same need, open once more.
        worker
            .post(&path, &said("gone", "04.11.2026", "3"))
            .await
            .is(303);
        let again = settled("need", "1", &[("needs", "no_home")]);
        worker.post(&housing(case), &again).await.is(303);
        let all = rows(&world, case).await;
        assert_eq!(all.last().unwrap().need, all[0].need);
        for (other, status) in [(&world.prison, 403), (&world.elsewhere, 404)] {
            let other = world.browser(other).await;
            other.get(&path).await.is(404);
            other.get(&strike).await.is(404);
            other
                .post(&path, &said("met", "05.11.2026", "4"))
                .await
                .is(status);
        }
    })
    .await;
}

#[tokio::test]
async fn a_goal_answers_to_needs_of_its_domain_and_the_need_says_so() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        noted(&worker, case).await;
        let all = rows(&world, case).await;
        let (home, debts) = (all[0].need.to_string(), all[1].need.to_string());
        let draft = format!("/cases/{case}/plan/draft");
        worker.post(&draft, &[]).await.is(303);
        let goals = format!("{draft}/goals");
        worker
            .get(&format!("{goals}/new?domain=housing"))
            .await
            .is(200)
            .has("Wohnen: Keine Wohnung nach der Entlassung")
            .has("Wohnen: Ein Platz für den Hund");
        let goal = |domain: &'static str, need: String| {
            [
                ("domain", domain.to_owned()),
                ("words", "Ich will eine Tür.".to_owned()),
                ("needs", need),
            ]
        };
        let post = async |fields: [(&str, String); 3]| {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            worker.post(&goals, &fields).await
        };
        post(goal("work", home.clone()))
            .await
            .is(422)
            .has("gehört zu einem anderen Lebensbereich");
        let unknown = uuid::Uuid::from_u128(7).to_string();
        post(goal("housing", unknown)).await.is(422);
        // The ticked need is the need of the goal in words.
        post(goal("housing", home.clone())).await.is(303);
        worker
            .get(&draft)
            .await
            .has("Bedarfe aus der Einschätzung")
            // The other two still wait, and the plan says so as it does for a domain without a goal.
            .has("Bedarf ohne Ziel: Wohnen");
        worker
            .get(&page(case, all[0].need))
            .await
            .lacks("im Plan seit");
        crate::plan::issue(&world, &worker, case).await.is(303);
        worker
            .get(&page(case, all[0].need))
            .await
            .has("„Ich will eine Tür.“, im Plan seit 23.11.2026");
        let domain = worker.get(&housing(case)).await;
        domain.has("im Plan seit 23.11.2026");
        let overview = format!("/cases/{case}/assessment");
        worker
            .get(&overview)
            .await
            .has("3 Bedarfe offen, 1 im Plan");
        // The reminder of needs without a goal knows of it, and rests when the others are over.
        let words = "steht ein Bedarf fest, aber noch kein Ziel";
        let whole = format!("/cases/{case}");
        worker.get(&whole).await.has(words);
        for need in [debts, all[2].need.to_string()] {
            let path = page(case, need.parse().unwrap());
            worker
                .post(&path, &said("met", "05.11.2026", "1"))
                .await
                .is(303);
        }
        worker.get(&whole).await.lacks(words);
        worker
            .get(&format!("/cases/{case}/plan"))
            .await
            .lacks("Bedarf ohne Ziel: Wohnen");
    })
    .await;
}
