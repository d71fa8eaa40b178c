//! What kind of statement something is, is asked for where it is written, and shown beside it.

use jiff::ToSpan;
use testkit::{Browser, Sketch, World, on_each_engine};

use crate::plan::{begin, issue};

const SAID: &str = "Aussage Dritter";
const THIRD: (&str, &str) = ("epistemic", "third_party_statement");
const ASKED: &str = "name=\"epistemic\"";

fn kinds(page: &testkit::Answer) -> usize {
    page.body.matches(&format!(">{SAID}</span>")).count()
}

#[tokio::test]
async fn what_comes_of_plan_and_assessment_says_what_kind_of_statement_it_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [_, measure, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        let on = ("on", "23.11.2026");
        let progress = format!("progress/{measure}");
        for (form, usual, fields) in [
            (
                "review",
                "assessment",
                vec![on, ("words", "Es geht voran."), THIRD],
            ),
            (
                "independence",
                "assessment",
                vec![on, ("domain", "work"), ("level", "alone"), THIRD],
            ),
            (
                progress.as_str(),
                "fact",
                vec![
                    on,
                    ("status", "running"),
                    ("words", "Brief ist da"),
                    ("revision", "0"),
                    THIRD,
                ],
            ),
        ] {
            let path = format!("{plan}/{form}");
            worker
                .get(&path)
                .await
                .is(200)
                .has(ASKED)
                .has(&format!("value=\"{usual}\" selected"));
            let wrong = [&fields[..fields.len() - 1], &[("epistemic", "moon")][..]].concat();
            worker
                .post(&path, &wrong)
                .await
                .is(422)
                .has("steht nicht zur Auswahl");
            worker.post(&path, &fields).await.is(303);
        }
        let page = worker.get(&plan).await;
        page.has("Brief ist da (Aussage Dritter, ");
        assert_eq!(kinds(&page), 2);
        let housing = format!("/cases/{case}/assessment/domains/housing");
        worker
            .get(&housing)
            .await
            .has("value=\"assessment\" selected")
            .has(ASKED);
        let settled = [
            ("result", "need"),
            ("text", "Keine Wohnung."),
            on,
            ("seen", "0"),
            THIRD,
        ];
        worker.post(&housing, &settled).await.is(303);
        assert_eq!(kinds(&worker.get(&housing).await), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_said_when_people_met_says_what_kind_of_statement_it_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        settled(&world, &worker, &format!("/cases/{case}/appointments")).await;
        let worker = world.browser(&world.worker).await;
        let concerns = format!("/cases/{case}/concerns");
        worker
            .get(&format!("{concerns}/new"))
            .await
            .has("value=\"fact\" selected");
        let asked = [
            ("topic", "Handyvertrag"),
            ("asked", "Läuft er noch?"),
            ("answer", "Ja."),
            THIRD,
        ];
        worker.post(&concerns, &asked).await.is(303);
        assert_eq!(kinds(&worker.get(&concerns).await), 1);
        // Nobody has answered: there is no kind of it.
        let open = [asked[0], asked[1], ("answer", ""), THIRD];
        worker.post(&concerns, &open).await.is(303);
        assert_eq!(kinds(&worker.get(&concerns).await), 1);
        minutes(&world, &worker, &format!("/cases/{case}/conferences")).await;
    })
    .await;
}

async fn settled(world: &World, worker: &Browser, list: &str) {
    let plan = [
        ("date", "23.11.2026"),
        ("time", "11:00"),
        ("kind", "office"),
    ];
    worker.post_sure(list, &plan).await.is(303);
    let page = worker.get(list).await;
    let at = page.body.find("/result").unwrap();
    let start = page.body[..at].rfind("/cases/").unwrap();
    let path = format!("{}/result", &page.body[start..at]);
    world.set_now(world.now() + 5.hours());
    let worker = world.browser(&world.worker).await;
    worker
        .get(&path)
        .await
        .has(ASKED)
        .has("value=\"fact\" selected");
    let held = [
        ("version", "1"),
        ("status", "held"),
        ("said", "Die Mutter holt ihn ab."),
        THIRD,
    ];
    worker.post(&path, &held).await.is(303);
    assert_eq!(kinds(&worker.get(list).await), 1);
    // Corrected: the former kind stands with the former words.
    let again = [
        ("version", "2"),
        held[1],
        held[2],
        ("epistemic", "client_statement"),
        ("why", "verhört"),
    ];
    worker.post(&path, &again).await.is(303);
    worker
        .get(list)
        .await
        .has("Die Mutter holt ihn ab. · Aussage Dritter")
        .has(">Aussage der Klient_in</span>");
}

async fn minutes(world: &World, worker: &Browser, list: &str) {
    let invitation = [
        ("date", "24.11.2026"),
        ("time", "14:00"),
        ("purpose", "Wohnen"),
        ("people", "Frau Vogt, Jobcenter"),
    ];
    worker.post_sure(list, &invitation).await.is(303);
    world.set_now(world.now() + 48.hours());
    let worker = world.browser(&world.worker).await;
    let page = worker.get(list).await;
    let at = page.body.find("/minutes").unwrap();
    let start = page.body[..at].rfind("/cases/").unwrap();
    let path = format!("{}/minutes", &page.body[start..at]);
    worker
        .get(&path)
        .await
        .has(ASKED)
        .has("value=\"fact\" selected");
    let kept = [
        ("version", "1"),
        ("came", "0"),
        ("minutes", "Der Platz ist frei."),
        THIRD,
    ];
    worker.post(&path, &kept).await.is(303);
    assert_eq!(kinds(&worker.get(list).await), 1);
}

#[tokio::test]
async fn a_tie_says_what_kind_of_statement_each_version_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let new = worker.get(&format!("{list}/new")).await;
        new.has(ASKED).has("value=\"client_statement\" selected");
        let tie = [
            ("name", "Erika Muster"),
            ("kind", "person"),
            ("role", "parent"),
            ("closeness", "inner"),
            ("quality", "supporting"),
            ("wish", "wanted"),
            ("consent", "not_asked"),
            ("since", "01.09.2026"),
            THIRD,
        ];
        worker.post(&list, &tie).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let ties = store::network::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let page = format!("{list}/people/{}", ties[0].person);
        worker.get(&page).await.has("(Aussage Dritter)");
    })
    .await;
}

#[tokio::test]
async fn a_check_says_what_kind_of_statement_it_is_and_an_old_one_says_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let tie = [
            ("name", "Erika Muster"),
            ("kind", "person"),
            ("role", "parent"),
            ("closeness", "inner"),
            ("quality", "supporting"),
            ("wish", "wanted"),
            ("consent", "not_asked"),
            ("since", "01.09.2026"),
        ];
        worker.post(&list, &tie).await.is(303);
        let path = format!("{list}/check");
        worker
            .get(&path)
            .await
            .has(ASKED)
            .has("value=\"assessment\" selected");
        let check = [
            ("done-on", "20.11.2026"),
            ("summary", "Die Mutter trägt die ersten Tage."),
            THIRD,
        ];
        worker.post(&path, &check).await.is(303);
        assert_eq!(kinds(&worker.get(&list).await), 1);
        let mut tx = world.app.store.write().await.unwrap();
        let mut row = store::network::check::of_case(&mut tx, case)
            .await
            .unwrap()
            .remove(0);
        (row.id, row.number, row.epistemic) = (world.ids().next(), 2, None);
        store::network::check::insert(&mut tx, &row).await.unwrap();
        tx.commit().await.unwrap();
        let page = worker.get(&list).await;
        page.has("Check 2 vom 20.11.2026");
        assert_eq!(kinds(&page), 1);
    })
    .await;
}

#[tokio::test]
async fn what_came_of_a_step_in_the_network_says_what_kind_of_statement_it_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let person = crate::struck::enter(&world, &worker, case, "Erika Muster").await;
        let form = format!("{list}/steps");
        worker.get(&format!("{form}/new")).await.has(ASKED);
        let agreed = [
            ("person", person.as_str()),
            ("kind", "restore"),
            ("first-step", "Eine Karte schreiben"),
            ("status", "planned"),
            THIRD,
        ];
        worker.post_sure(&form, &agreed).await.is(303);
        // While nothing came of it there is nothing to be a statement.
        assert_eq!(kinds(&worker.get(&list).await), 0);
        let mut tx = world.app.store.read().await.unwrap();
        let step = store::network::step::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let step = format!("{form}/{}", step[0].id);
        let done = [
            ("first-step", "Eine Karte schreiben"),
            ("status", "done"),
            ("result", "Sie hat geantwortet."),
            ("version", "1"),
            THIRD,
        ];
        worker.post(&step, &done).await.is(303);
        assert_eq!(kinds(&worker.get(&list).await), 1);
        worker
            .get(&step)
            .await
            .has("value=\"third_party_statement\" selected");
    })
    .await;
}
