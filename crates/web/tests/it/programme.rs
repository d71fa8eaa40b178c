//! Tests of `pages::programme`.

use testkit::{World, on_each_engine};

#[tokio::test]
async fn every_role_reads_concept_and_rules_side_by_side() {
    on_each_engine(async |world| {
        let people = [
            &world.worker,
            &world.coordination,
            &world.prison,
            &world.officer,
            &world.administrator,
        ];
        for account in people {
            let browser = world.browser(account).await;
            browser
                .get("/programmes")
                .await
                .is(200)
                .has("PÜMaS")
                .has("INSA+2");
            let page = browser.get("/programmes/puemas").await;
            page.is(200)
                .has("Wohnen ist das Herzstück")
                .has("Ein Anspruch entsteht daraus nicht")
                .has("Haftzeit: mindestens 12 Monate")
                .has("§ 7 Abs. 4 SGB II")
                .has("noch nicht geprüft")
                .has("B.I.S.S.")
                .has("Koordination PÜMaS")
                .has("Erprobung");
        }
    })
    .await;
}

#[tokio::test]
async fn every_section_and_every_rule_is_on_the_page() {
    let world = World::on_sqlite().await;
    let browser = world.browser(&world.worker).await;
    for programme in world.app.catalogue.programmes() {
        let path = format!("/programmes/{}/{}", programme.id, programme.version);
        let page = browser.get(&path).await;
        page.is(200);
        for section in &programme.concept {
            page.has(&format!("concept-{}", section.id));
        }
        for task in &programme.tasks {
            page.has(&format!("id=\"task-{}\"", task.id));
        }
        for security in &programme.securities {
            page.has(&format!("id=\"security-{}\"", security.id.code()));
        }
        for reason in &programme.closure_reasons {
            page.has(&format!("id=\"closure-{}\"", reason.id));
        }
        for class in &programme.retention {
            page.has(&format!("id=\"retention-{}\"", class.class));
        }
    }
    browser.get("/programmes/unsinn").await.is(404);
    browser.get("/programmes/puemas/1900-01-01").await.is(404);
    let stranger = world.stranger_browser().get("/programmes").await;
    assert!(stranger.location.starts_with("/login"));
}
