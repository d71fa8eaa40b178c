//! What waits in a case although its day is over: the case and Mein Tag say so, and stop when it is
//! dealt with.

use domain::ids::CaseId;
use jiff::civil::{Date, date};
use testkit::{Browser, Sketch, World, on_each_engine};

/// The worker on a later day, signed in anew.
async fn on(world: &World, day: Date) -> Browser {
    world.set_today(day);
    world.browser(&world.worker).await
}

async fn told(worker: &Browser, case: CaseId, words: &str, hint: &str) {
    worker
        .get(&format!("/cases/{case}"))
        .await
        .is(200)
        .has(words);
    worker.get("/day").await.is(200).has(hint);
}

async fn untold(worker: &Browser, case: CaseId, words: &str, hint: &str) {
    worker
        .get(&format!("/cases/{case}"))
        .await
        .is(200)
        .lacks(words);
    worker.get("/day").await.is(200).lacks(hint);
}

/// Brings what lists say up to the day, as the program does every night.
async fn night(world: &World) {
    app::recompute::catch_up(&world.app, world.now(), world.today(), world.ids(), 100)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_need_wants_a_goal_within_two_weeks() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "steht ein Bedarf fest, aber noch kein Ziel",
            "Bedarf ohne Ziel",
        );
        let settle = |day: &'static str, seen: &'static str| {
            [
                ("result", "need"),
                ("text", "Keine Wohnung."),
                ("on", day),
                ("seen", seen),
                ("epistemic", "assessment"),
            ]
        };
        let housing = format!("/cases/{case}/assessment/domains/housing");
        // Fourteen days are time to talk about it.
        worker
            .post(&housing, &settle("09.11.2026", "0"))
            .await
            .is(303);
        untold(&worker, case, words, hint).await;
        worker
            .post(&housing, &settle("08.11.2026", "1"))
            .await
            .is(303);
        told(&worker, case, words, hint).await;
        crate::plan::begin(&world, &worker, case).await;
        told(&worker, case, words, hint).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        untold(&worker, case, words, hint).await;
    })
    .await;
}

#[tokio::test]
async fn a_step_of_the_plan_whose_day_is_over_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "Ein Schritt des Plans war für den 27.11.2026 vereinbart",
            "Schritt des Plans",
        );
        let [_, _, step] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let worker = on(&world, date(2026, 11, 27)).await;
        night(&world).await;
        untold(&worker, case, words, hint).await;
        let worker = on(&world, date(2026, 11, 28)).await;
        night(&world).await;
        told(&worker, case, words, hint).await;
        // The prison has its own tasks; the plan is not for it.
        let prison = world.browser(&world.prison).await;
        prison.get(&format!("/cases/{case}")).await.lacks(words);
        let done = [
            ("status", "done"),
            ("on", "28.11.2026"),
            ("by", "client"),
            ("revision", "0"),
        ];
        let progress = format!("/cases/{case}/plan/progress/{step}");
        worker.post(&progress, &done).await.is(303);
        untold(&worker, case, words, hint).await;
    })
    .await;
}

#[tokio::test]
async fn a_goal_whose_day_is_over_is_asked_about_until_a_review_finds_it_reached() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "Ein Ziel des Plans sollte bis 11.12.2026 erreicht sein",
            "Ziel des Plans: nachsehen",
        );
        let draft = format!("/cases/{case}/plan/draft");
        worker.post(&draft, &[]).await.is(303);
        let goal = [
            ("domain", "housing"),
            ("need", "keine Wohnung"),
            ("words", "Ich will eine Tür."),
            ("until", "11.12.2026"),
        ];
        worker.post(&format!("{draft}/goals"), &goal).await.is(303);
        crate::plan::issue(&world, &worker, case).await.is(303);
        let worker = on(&world, date(2026, 12, 11)).await;
        night(&world).await;
        untold(&worker, case, words, hint).await;
        let worker = on(&world, date(2026, 12, 12)).await;
        night(&world).await;
        told(&worker, case, words, hint).await;
        let mut tx = world.app.store.read().await.unwrap();
        let plan = store::plan::current(&mut tx, case).await.unwrap().unwrap();
        drop(tx);
        let score = format!("score-{}", plan.content.goals[0].id);
        for (level, open) in [("less", true), ("expected", false)] {
            let review = [
                ("on", "12.12.2026"),
                (score.as_str(), level),
                ("words", "Zusammen angesehen."),
            ];
            worker
                .post(&format!("/cases/{case}/plan/review"), &review)
                .await
                .is(303);
            if open {
                told(&worker, case, words, hint).await;
            } else {
                untold(&worker, case, words, hint).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_measure_of_the_plan_whose_day_is_over_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "Eine Maßnahme des Plans sollte bis 15.12.2026 fertig sein",
            "Maßnahme des Plans",
        );
        let [_, measure, _] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let worker = on(&world, date(2026, 12, 15)).await;
        night(&world).await;
        untold(&worker, case, words, hint).await;
        let worker = on(&world, date(2026, 12, 16)).await;
        night(&world).await;
        let page = worker.get(&format!("/cases/{case}")).await;
        page.is(200)
            .has(words)
            .has(&format!("/cases/{case}/plan\""));
        // A measure that runs is as late as one that was only offered.
        let progress = format!("/cases/{case}/plan/progress/{measure}");
        let say = |status: &'static str, revision: &'static str| {
            [
                ("status", status),
                ("on", "16.12.2026"),
                ("words", "Es hat nicht gepasst."),
                ("revision", revision),
            ]
        };
        worker.post(&progress, &say("running", "0")).await.is(303);
        worker.get(&format!("/cases/{case}")).await.has(words);
        worker
            .post(&progress, &say("broken_off", "1"))
            .await
            .is(303);
        untold(&worker, case, words, hint).await;
    })
    .await;
}

#[tokio::test]
async fn somebody_comes_back_to_a_concern_on_its_day() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "Ein Anliegen wartet seit dem 30.11.2026",
            "Auf ein Anliegen",
        );
        let list = format!("/cases/{case}/concerns");
        let asked = [
            ("topic", "Handyvertrag"),
            ("asked", "Läuft der alte Vertrag noch?"),
            ("follow_up_on", "30.11.2026"),
        ];
        worker.post(&list, &asked).await.is(303);
        untold(&worker, case, words, hint).await;
        let worker = on(&world, date(2026, 11, 30)).await;
        night(&world).await;
        told(&worker, case, words, hint).await;
        let mut tx = world.app.store.read().await.unwrap();
        let open = store::concern::open(&mut tx, case).await.unwrap();
        drop(tx);
        let answered = [
            asked[0],
            asked[1],
            ("answer", "Kündigung ist möglich."),
            ("follow_up_on", ""),
            ("version", "1"),
        ];
        let path = format!("{list}/{}", open[0].id);
        worker.post(&path, &answered).await.is(303);
        untold(&worker, case, words, hint).await;
    })
    .await;
}

#[tokio::test]
async fn what_another_body_promised_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "Eine andere Stelle wollte bis zum 02.12.2026",
            "Zusage einer anderen Stelle",
        );
        let list = format!("/cases/{case}/conferences");
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen"),
            ("people", "Frau Vogt, Jobcenter"),
        ];
        worker.post_sure(&list, &invitation).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let held = store::conference::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let worker = on(&world, date(2026, 11, 25).tomorrow().unwrap()).await;
        let minutes = [
            ("version", "1"),
            ("came", "0"),
            ("topic0", "Wohnen"),
            ("decided0", "Wohngruppe ab Januar"),
            ("what0", "Platz zusagen"),
            ("side0", "theirs"),
            ("who0", "Frau Vogt"),
            ("due0", "02.12.2026"),
        ];
        let path = format!("{list}/{}/minutes", held[0].id);
        worker.post(&path, &minutes).await.is(303);
        let worker = on(&world, date(2026, 12, 3)).await;
        night(&world).await;
        told(&worker, case, words, hint).await;
        let mut tx = world.app.store.read().await.unwrap();
        let promised = store::conference::promised(&mut tx, case).await.unwrap();
        drop(tx);
        let tick = format!("/cases/{case}/conference-tasks/{}/done", promised[0].id);
        let fields = [("version", "1"), ("done", "1")];
        worker.post(&tick, &fields).await.is(303);
        untold(&worker, case, words, hint).await;
    })
    .await;
}

#[tokio::test]
async fn the_network_is_spoken_to_as_often_as_was_wanted() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (words, hint) = (
            "Mit Jobcenter wurde länger nicht gesprochen",
            "wieder Kontakt aufnehmen",
        );
        let list = format!("/cases/{case}/network");
        let tie = [
            ("name", "Jobcenter"),
            ("kind", "organisation"),
            ("role", "jobcenter"),
            ("closeness", "inner"),
            ("quality", "supporting"),
            ("wish", "wanted"),
            ("consent", "not_asked"),
            ("since", "01.09.2026"),
        ];
        worker.post(&list, &tie).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let ties = store::network::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let spoken = format!("{list}/people/{}/contact", ties[0].person);
        // 34 days ago, and 28 are usual with an office like this.
        let long_ago = [("on", "20.10.2026"), ("kind", "phone")];
        worker.post(&spoken, &long_ago).await.is(303);
        told(&worker, case, words, hint).await;
        let now = [("on", "23.11.2026"), ("kind", "phone")];
        worker.post(&spoken, &now).await.is(303);
        untold(&worker, case, words, hint).await;
    })
    .await;
}
