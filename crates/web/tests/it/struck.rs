//! Tests of what was entered by mistake: struck with a reason, still readable, counted nowhere.

use domain::ids::CaseId;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

const WHY: [(&str, &str); 1] = [("why", "Gehört in einen anderen Fall.")];
const REASON: [(&str, &str); 1] = [("reason", "Gehört in einen anderen Fall.")];
const WORDS: &str = "Gehört in einen anderen Fall.";

async fn logged(world: &World, case: CaseId, action: &str) -> bool {
    let log = world.log(Some(case)).await;
    log.iter().any(|one| one.action == action)
}

/// The address of the only link that strikes something on a page.
pub(crate) fn link(page: &Answer, part: &str) -> String {
    let links = page.body.split("href=\"").skip(1);
    let mut links = links.filter_map(|rest| rest.split('"').next());
    let found = links.find(|href| href.contains(part) && href.ends_with("/strike"));
    found
        .unwrap_or_else(|| panic!("no link with {part}"))
        .to_owned()
}

/// Asks for the form, leaves the reason out, gives it, and is slower the second time.
async fn strike(browser: &Browser, path: &str, reason: &[(&str, &str)]) {
    browser.get(path).await.is(200);
    browser.post(path, &[]).await.is(422);
    browser.post(path, reason).await.is(303);
    browser.post(path, reason).await.is(409);
}

#[tokio::test]
async fn a_judgement_counts_no_more_neither_on_the_page_nor_in_the_report() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let mut cases = Vec::new();
        for _ in 0..6 {
            let case = world.active_case(Sketch::default()).await;
            let path = format!("/cases/{case}/plan/independence");
            for (on, level) in [("1.10.2026", "escort"), ("2.11.2026", "alone")] {
                let fields = [
                    ("domain", "housing"),
                    ("level", level),
                    ("on", on),
                    ("epistemic", "assessment"),
                ];
                worker.post(&path, &fields).await.is(303);
            }
            cases.push(case);
        }
        let office = world.browser(&world.coordination).await;
        let report = "/reports/independence/domains";
        office.get(report).await.has("Wohnen;6;0;0;6\r\n");
        let path = format!("/cases/{}/plan/independence", cases[0]);
        let newest = link(&worker.get(&path).await, "/independence/");
        strike(&worker, &newest, &REASON).await;
        worker.get(&path).await.has("<del>").has(WORDS);
        office.get(report).await.has("Wohnen;5;0;0;5\r\n");
        assert!(logged(&world, cases[0], "plan.strike_independence").await);
        world
            .browser(&world.elsewhere)
            .await
            .get(&newest)
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_word_about_a_measure_gives_way_to_the_one_before() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let [_, measure, _] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let path = format!("/cases/{case}/plan/progress/{measure}");
        for (status, revision) in [("running", "0"), ("done", "1")] {
            let fields = [
                ("status", status),
                ("on", "23.11.2026"),
                ("words", "am Telefon"),
                ("revision", revision),
                ("epistemic", "fact"),
            ];
            worker.post(&path, &fields).await.is(303);
        }
        let plan = format!("/cases/{case}/plan");
        worker.get(&plan).await.has("abgeschlossen");
        let newest = link(&worker.get(&path).await, "/progress/entries/");
        strike(&worker, &newest, &REASON).await;
        worker.get(&path).await.has("<del>abgeschlossen").has(WORDS);
        worker.get(&plan).await.has("läuft");
        assert!(logged(&world, case, "plan.strike_progress").await);
    })
    .await;
}

#[tokio::test]
async fn a_result_in_the_wrong_case_is_withdrawn_and_asks_for_no_goal() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/assessment/domains/housing");
        for (result, seen) in [("no_need", "0"), ("need", "1")] {
            let fields = [
                ("result", result),
                ("text", "Wohnung bei der Mutter"),
                ("on", "02.11.2026"),
                ("seen", seen),
                ("epistemic", "assessment"),
            ];
            worker.post(&path, &fields).await.is(303);
        }
        let results = async || {
            let mut tx = world.app.store.read().await.unwrap();
            store::assessment::domain_results(&mut tx, case)
                .await
                .unwrap()
        };
        let need = domain::assessment::NeedResult::Need;
        assert_eq!(results().await[0].result, need);
        let newest = link(&worker.get(&path).await, "/results/");
        strike(&worker, &newest, &WHY).await;
        assert_ne!(results().await[0].result, need);
        let page = worker.get(&path).await;
        page.has("<del>").has(WORDS);
        strike(&worker, &link(&page, "/results/"), &WHY).await;
        assert!(results().await.is_empty());
        assert!(logged(&world, case, "assessment.withdraw").await);
        world
            .browser(&world.prison)
            .await
            .get(&newest)
            .await
            .is(404);
        // It can be settled anew; all results so far are known.
        let anew = [
            ("result", "no_need"),
            ("text", "Eigene Wohnung"),
            ("on", "02.11.2026"),
            ("seen", "4"),
            ("epistemic", "assessment"),
        ];
        worker.post(&path, &anew).await.is(303);
        assert_eq!(results().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_reason_for_a_deviation_is_struck_and_the_standard_is_missed_again() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/standards");
        let fields = [("standard", "plan_signed"), ("reason", "Liegt vor.")];
        worker.post(&path, &fields).await.is(303);
        let page = worker.get(&path).await;
        page.has("begründete Abweichung");
        strike(&worker, &link(&page, "/standards/"), &WHY).await;
        worker
            .get(&path)
            .await
            .lacks("begründete Abweichung")
            .has("<del>Liegt vor.</del>")
            .has(WORDS);
        assert!(logged(&world, case, "standard.strike").await);
    })
    .await;
}

pub(crate) async fn enter(world: &World, worker: &Browser, case: CaseId, name: &str) -> String {
    let fields = [
        ("name", name),
        ("kind", "person"),
        ("role", "parent"),
        ("closeness", "inner"),
        ("quality", "supporting"),
        ("wish", "wanted"),
        ("consent", "not_asked"),
        ("since", "01.09.2026"),
    ];
    let list = format!("/cases/{case}/network");
    worker.post(&list, &fields).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::network::of_case(&mut tx, case).await.unwrap();
    let row = rows.iter().find(|one| one.name == name).unwrap();
    row.person.to_string()
}

#[tokio::test]
async fn who_was_entered_by_mistake_stands_on_no_map_and_in_no_choice() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let list = format!("/cases/{case}/network");
        enter(&world, &worker, case, "Erika Muster").await;
        let wrong = enter(&world, &worker, case, "Otto Falsch").await;
        let person = format!("{list}/people/{wrong}");
        let path = link(&worker.get(&person).await, &wrong);
        // Whom an order protects is real.
        let order = [
            ("person", wrong.as_str()),
            ("basis", "protection"),
            ("issued-by", "Amtsgericht"),
            ("from", "01.11.2026"),
        ];
        let ordered = worker.post(&format!("{list}/orders"), &order).await;
        if ordered.status == 303 {
            worker.post(&path, &WHY).await.has("Kontaktverbot");
            take_order_back(&world, &worker, case).await;
        }
        strike(&worker, &path, &WHY).await;
        let page = worker.get(&list).await;
        page.has("<del>Otto Falsch").has(WORDS).has("Erika Muster");
        page.lacks(&format!("id=\"person-{wrong}\""));
        worker.get(&person).await.is(404);
        worker
            .get(&format!("/cases/{case}/appointments/new"))
            .await
            .has("Erika Muster")
            .lacks("Otto Falsch");
        worker
            .post(
                &format!("{person}/contact"),
                &[("on", "20.11.2026"), ("kind", "phone")],
            )
            .await
            .lacks("Location");
        assert!(logged(&world, case, "network.strike").await);
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

async fn take_order_back(world: &World, worker: &Browser, case: CaseId) {
    let mut tx = world.app.store.read().await.unwrap();
    let orders = store::network::order::of_case(&mut tx, case).await.unwrap();
    drop(tx);
    let (order, list) = (&orders[0], format!("/cases/{case}/network"));
    let fields = [
        ("person", order.person.to_string()),
        ("basis", domain::Code::code(order.basis).to_owned()),
        ("issued-by", order.issued_by.clone()),
        ("from", "01.11.2026".to_owned()),
        ("struck", "yes".to_owned()),
        ("why", "falsche Person".to_owned()),
        ("version", order.version.to_string()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let path = format!("{list}/orders/{}/correct", order.id);
    worker.post(&path, &fields).await.is(303);
}

#[tokio::test]
async fn a_check_of_the_network_gives_way_to_the_one_before() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let person = enter(&world, &worker, case, "Erika Muster").await;
        let list = format!("/cases/{case}/network");
        let willing = format!("willing-{person}");
        for (on, summary) in [
            ("02.11.2026", "Die Mutter trägt."),
            ("09.11.2026", "Verwechselt."),
        ] {
            let fields = [
                ("done-on", on),
                ("summary", summary),
                (willing.as_str(), summary),
                ("epistemic", "assessment"),
            ];
            worker.post(&format!("{list}/check"), &fields).await.is(303);
        }
        let next = format!("{list}/check");
        worker.get(&next).await.has("Verwechselt.");
        let path = link(&worker.get(&list).await, "/checks/");
        strike(&worker, &path, &WHY).await;
        // The next check does not begin with what was struck.
        let form = worker.get(&next).await;
        form.has("Die Mutter trägt.").lacks("Verwechselt.");
        worker.get(&list).await.has("Die Mutter trägt.").has(WORDS);
        assert!(logged(&world, case, "network.strike_check").await);
    })
    .await;
}
