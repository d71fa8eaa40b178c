//! Tests of `pages::merge`: one person who was entered twice (X18).

use domain::ids::{CaseId, ClientId};
use testkit::{Sketch, World, on_each_engine};

async fn row(world: &World, case: CaseId) -> store::case::CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

async fn version(world: &World, client: ClientId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let client = store::client::get(&mut tx, world.carrier, client).await;
    client.unwrap().unwrap().version.to_string()
}

/// The same person twice: once in the programme, once reported with another spelling.
async fn twice(world: &World) -> (CaseId, CaseId) {
    let running = world.active_case(Sketch::default()).await;
    let reported = world
        .registered_case(Sketch {
            given_names: "Jonaz",
            book_number: Some("0815/26"),
            ..Sketch::default()
        })
        .await;
    (running, reported)
}

/// Both cases belong to one person, who was also the other one.
async fn stand_together(
    world: &World,
    (running, reported): (CaseId, CaseId),
    number: &str,
    words: &str,
) {
    let office = world.browser(&world.coordination).await;
    let people = format!("/cases/{running}/people");
    let page = format!("/cases/{running}/merge");
    let (one, other) = (row(world, running).await, row(world, reported).await);
    assert_eq!(one.client, other.client);
    assert_eq!(other.given_names, "Jonas");
    let mut tx = world.app.store.read().await.unwrap();
    let merged = store::merge::of_client(&mut tx, world.carrier, one.client).await;
    let former = merged.unwrap()[0].former;
    let client = store::client::get(&mut tx, world.carrier, former).await;
    assert_eq!(client.unwrap(), None);
    let episodes = store::client::episodes(&mut tx, world.carrier, one.client).await;
    assert_eq!(episodes.unwrap().len(), 2);
    drop(tx);
    // Both cases stand together, and what the other record said can be read.
    office
        .get(&people)
        .await
        .has(number)
        .has("War auch angelegt als Demir, Jonaz");
    office.get(&page).await.has(words).has("Dora Leitner");
    office
        .get("/search?q=Jonaz")
        .await
        .lacks(&format!("/cases/{reported}"));
    for case in [running, reported] {
        let log = world.log(Some(case)).await;
        assert!(log.iter().any(|one| one.action == "merge.save"), "{case}");
    }
    office
        .get(&format!("{page}?number={number}"))
        .await
        .is(422)
        .has("gehört schon zur selben Person");
}

#[tokio::test]
async fn two_records_of_one_person_become_one() {
    on_each_engine(async |world| {
        let (running, reported) = twice(&world).await;
        let (kept, goes) = (row(&world, running).await, row(&world, reported).await);
        let office = world.browser(&world.coordination).await;
        let people = format!("/cases/{running}/people");
        let page = format!("/cases/{running}/merge");
        office
            .get(&people)
            .await
            .has("Diese Person ist zweimal angelegt")
            .has(&page);
        // Whoever may be the same person is named with the reason.
        office
            .get(&page)
            .await
            .is(200)
            .has("Demir, Jonaz")
            .has(&format!("merge?number={}", goes.number));
        let compare = office.get(&format!("{page}?number={}", goes.number)).await;
        compare
            .is(200)
            .has("Demir, Jonas")
            .has("4711/25")
            .has("0815/26")
            .has("Das lässt sich nicht zurücknehmen.");
        let (here, there) = (
            version(&world, kept.client).await,
            version(&world, goes.client).await,
        );
        let stays = kept.client.to_string();
        let fields = |reason| {
            [
                ("number", goes.number.as_str()),
                ("here", here.as_str()),
                ("there", there.as_str()),
                ("stays", stays.as_str()),
                ("reason", reason),
            ]
        };
        office
            .post(&page, &fields(" "))
            .await
            .is(422)
            .has("Bitte einen Grund angeben.");
        let words = "Gleicher Ausweis, am Telefon bestätigt.";
        office.post(&page, &fields(words)).await.is(303);
        Box::pin(stand_together(
            &world,
            (running, reported),
            &goes.number,
            words,
        ))
        .await;
    })
    .await;
}

#[tokio::test]
async fn whoever_is_slower_compares_again_and_loses_no_word() {
    on_each_engine(async |world| {
        let (running, reported) = twice(&world).await;
        let (kept, goes) = (row(&world, running).await, row(&world, reported).await);
        let office = world.browser(&world.coordination).await;
        let page = format!("/cases/{running}/merge");
        let stays = goes.client.to_string();
        let fields = |there| {
            [
                ("number", goes.number.as_str()),
                ("here", "1"),
                ("there", there),
                ("stays", stays.as_str()),
                ("reason", "Dasselbe Geburtsdatum."),
            ]
        };
        office
            .post(&page, &fields("7"))
            .await
            .is(409)
            .has("Dasselbe Geburtsdatum.")
            .has("inzwischen geändert");
        assert_eq!(row(&world, running).await.client, kept.client);
        // The other record can be the one that stays.
        office.post(&page, &fields("1")).await.is(303);
        let moved = row(&world, running).await;
        assert_eq!(moved.client, goes.client);
        assert_eq!(moved.given_names, "Jonaz");
    })
    .await;
}

#[tokio::test]
async fn only_coordination_merges_and_only_what_lies_in_its_offices() {
    on_each_engine(async |world| {
        let (running, reported) = twice(&world).await;
        let elsewhere = world
            .active_case(Sketch {
                site: 1,
                book_number: None,
                ..Sketch::default()
            })
            .await;
        let page = format!("/cases/{running}/merge");
        let lead = world.browser(&world.worker).await;
        lead.get(&page).await.is(403);
        lead.get(&format!("/cases/{running}/people"))
            .await
            .lacks("zweimal angelegt");
        for account in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(account).await;
            browser.get(&page).await.is(404);
            browser.post(&page, &[("reason", "x")]).await.is(404);
        }
        let office = world.browser(&world.coordination).await;
        for number in [row(&world, elsewhere).await.number, "2020-9999".to_owned()] {
            office
                .get(&format!("{page}?number={number}"))
                .await
                .is(422)
                .has("gibt es in Ihren Büros nicht");
        }
        // One of several records may lie elsewhere; then nothing moves from here.
        assert_ne!(
            row(&world, running).await.client,
            row(&world, reported).await.client
        );
    })
    .await;
}
