//! The Entlassungsampel: what is shown of each life domain, and to whom.

use app::readiness::Lights;
use domain::{
    ids::CaseId,
    readiness::{Readiness, Step},
};
use testkit::{Browser, Sketch, World, on_each_engine};

use crate::case::logged;

async fn lights(world: &World, case: CaseId) -> Lights {
    let ctx = world.ctx(&world.worker).await;
    app::readiness::view(&world.app, &ctx, case).await.unwrap()
}

fn state(lights: &Lights, domain: &str) -> (Readiness, Vec<Step>) {
    let mut all = lights.lines.iter();
    let found = all.find(|one| one.domain.id == domain).unwrap();
    (found.state, found.steps.clone())
}

async fn settle(worker: &Browser, case: CaseId, domain: &str, result: &str) {
    let fields = [
        ("result", result),
        ("text", "Wie besprochen."),
        ("on", "20.11.2026"),
        ("seen", "0"),
    ];
    let path = format!("/cases/{case}/assessment/domains/{domain}");
    worker.post(&path, &fields).await.is(303);
}

#[tokio::test]
async fn every_domain_stands_once_and_says_what_comes_next() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/readiness");
        let page = worker.get(&path).await;
        page.is(200).has("0 von 8 Lebensbereichen sind geklärt");
        let programme = world.app.catalogue.get("puemas").unwrap();
        for domain in &programme.domains {
            let row = format!("<tr id=\"{}\">", domain.id);
            assert_eq!(page.body.matches(&row).count(), 1, "{}", domain.id);
        }
        let all = lights(&world, case).await;
        assert_eq!(all.count(Readiness::Missing), programme.domains.len());

        settle(&worker, case, "leisure", "declined").await;
        settle(&worker, case, "housing", "no_need").await;
        settle(&worker, case, "skills", "need").await;
        let all = lights(&world, case).await;
        assert_eq!(state(&all, "leisure"), (Readiness::Settled, Vec::new()));
        // Whoever has nowhere to sleep behind the gate is not settled by saying so.
        let hole = (Readiness::Open, vec![Step::Secure]);
        assert_eq!(state(&all, "housing"), hole);
        assert_eq!(state(&all, "skills").1, [Step::SetGoal]);
        worker
            .get(&path)
            .await
            .has("1 von 8 Lebensbereichen ist geklärt")
            .has("Hilfe abgelehnt")
            .has("Wohnen: Lücke schließen")
            .has(&format!(
                "/cases/{case}/arrangements/new?security=accommodation"
            ))
            .has(&format!("/cases/{case}/assessment/domains/work"));
        assert!(logged(&world, case, "readiness.view").await >= 2);
    })
    .await;
}

#[tokio::test]
async fn the_plan_that_counts_moves_a_domain_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        crate::plan::begin(&world, &worker, case).await;
        let all = lights(&world, case).await;
        let drafted: Vec<&str> = all
            .lines
            .iter()
            .filter(|one| one.drafted)
            .map(|one| one.domain.id.as_str())
            .collect();
        assert_eq!(drafted.len(), 1);
        let domain = drafted[0].to_owned();
        assert!(state(&all, &domain).1.contains(&Step::Settle));
        crate::plan::issue(&world, &worker, case).await.is(303);
        let all = lights(&world, case).await;
        let steps = state(&all, &domain).1;
        assert!(steps.contains(&Step::Agree), "{steps:?}");
        worker
            .get(&format!("/cases/{case}/readiness"))
            .await
            .has("Maßnahmen: 1 angeboten")
            .has(&format!("/cases/{case}/plan/agreement"));
    })
    .await;
}

#[tokio::test]
async fn the_case_leads_to_it_for_those_who_may_see_all_that_it_rests_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/readiness");
        let worker = world.browser(&world.worker).await;
        for page in ["", "/assessment", "/plan"] {
            let page = worker.get(&format!("/cases/{case}{page}")).await;
            let links = page.body.matches(&format!("href=\"{path}\"")).count();
            assert_eq!(links, 2, "the tab and a link");
        }
        let prison = world.browser(&world.prison).await;
        prison.get(&path).await.is(404);
        prison.get(&format!("/cases/{case}")).await.lacks(&path);
        world
            .browser(&world.colleague)
            .await
            .get(&path)
            .await
            .is(404);
    })
    .await;
}
