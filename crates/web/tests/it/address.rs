//! Addresses: where post goes while there is no flat, corrected with their trail, and seen where something waits.

use domain::ids::CaseId;
use testkit::{Browser, Sketch, World, on_each_engine};

use crate::case::logged;

fn path(case: CaseId) -> String {
    format!("/cases/{case}/addresses")
}

fn typed<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("kind", "care_of"),
        ("care_of", "Beratungsstelle Am Anger"),
        ("street", "Anger 1"),
        ("postcode", "99084"),
        ("place", "Erfurt"),
        ("from", "01.11.2026"),
        ("until", "31.03.2027"),
        ("consent_on", "30.10.2026"),
        ("source", "Anruf am 30.10.2026"),
    ];
    for (name, value) in other {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    fields
}

async fn enter(worker: &Browser, case: CaseId, other: &[(&str, &str)]) {
    let new = format!("{}/new", path(case));
    worker.post(&new, &typed(other)).await.is(303);
}

async fn first(world: &World, case: CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::address::of_case(&mut tx, case).await.unwrap();
    format!("{}/{}", path(case), all[0].id)
}

#[tokio::test]
async fn post_goes_where_somebody_takes_it_and_is_told_where_something_waits() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let none = "noch keine Postanschrift";
        worker.get(&path(case)).await.is(200).has(none);
        let tasks = format!("/cases/{case}/tasks");
        worker
            .get(&tasks)
            .await
            .has("Post nach der Entlassung:")
            .has(none);
        // Without consent it does not count.
        enter(&worker, case, &[("consent_on", ""), ("care_of", "Pension")]).await;
        worker
            .get(&path(case))
            .await
            .has("Zustimmung fehlt")
            .has(none);
        enter(&worker, case, &[]).await;
        let post = "c/o Beratungsstelle Am Anger, Anger 1, 99084 Erfurt";
        for page in [
            path(case),
            tasks.clone(),
            format!("/cases/{case}"),
            format!("/cases/{case}/arrangements"),
        ] {
            worker.get(&page).await.is(200).has(post);
        }
        // Of two the one that was recorded last counts, everywhere.
        enter(&worker, case, &[("care_of", "Zweite Stelle")]).await;
        for page in [path(case), format!("/cases/{case}"), tasks.clone()] {
            let page = worker.get(&page).await;
            page.has("c/o Zweite Stelle, Anger 1, 99084 Erfurt (bis 31.03.2027)");
        }
        // What waits for a flat goes on waiting.
        worker.get(&tasks).await.has("Wartet");
        assert_eq!(logged(&world, case, "address.add").await, 3);
        // The prison sees where somebody was registered, and writes nothing.
        let prison = world.browser(&world.prison).await;
        prison
            .get(&path(case))
            .await
            .is(200)
            .lacks("/addresses/new");
        let new = format!("{}/new", path(case));
        prison.post(&new, &typed(&[])).await.is(403);
        for stranger in [&world.elsewhere, &world.colleague, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&path(case)).await.is(404);
            browser.post(&new, &typed(&[])).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_last_registration_leads_to_offices_there() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let other = [
            ("kind", "registered"),
            ("care_of", ""),
            ("street", ""),
            ("postcode", ""),
            ("place", "Gera"),
            ("until", "01.06.2025"),
            ("from", ""),
            ("consent_on", ""),
        ];
        enter(&worker, case, &other).await;
        worker
            .get(&path(case))
            .await
            .has("zuletzt gemeldet")
            .has("welches Jobcenter zuständig ist")
            .has("noch keine Postanschrift");
        let near = format!("/cases/{case}/partners?of=registered");
        worker.get(&near).await.is(200).has("Gera");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let new = format!("{}/new", path(case));
        for (other, words) in [
            (&[("place", "")][..], "Diese Angabe fehlt"),
            (&[("postcode", "9908")], "fünf Ziffern"),
            (&[("care_of", "")], "wer die Post annimmt"),
            (&[("until", "31.10.2026")], "Das Ende liegt vor dem Anfang"),
            (&[("consent_on", "24.11.2026")], "in der Zukunft"),
            (&[("kind", "residence")], "braucht nur die Postanschrift"),
            (&[("source", "")], "Bitte die Quelle nennen"),
        ] {
            let answer = worker.post(&new, &typed(other)).await;
            answer.is(422).has(words).has("Anger 1");
        }
        // The same form sent twice is one row.
        enter(&worker, case, &[]).await;
        enter(&worker, case, &[]).await;
        assert_eq!(logged(&world, case, "address.add").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_address_is_corrected_and_struck_with_its_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        enter(&worker, case, &[]).await;
        let one = first(&world, case).await;
        worker.get(&one).await.is(200).has("Anger 1");
        let change = [("street", "Anger 9"), ("version", "1"), ("why", "Zahl")];
        worker.post(&one, &typed(&change)).await.is(303);
        worker.get(&path(case)).await.has("Anger 9").has("Anger 1");
        // Who was slower sees what the other wrote, and keeps what they typed.
        let slow = [("street", "Anger 5"), ("version", "1"), ("why", "Zahl")];
        let answer = worker.post(&one, &typed(&slow)).await;
        answer.is(409).has("Anger 9").has("Anger 5");
        let strike = [
            ("street", "Anger 9"),
            ("version", "2"),
            ("struck", "yes"),
            ("why", "Zusage zurückgezogen"),
        ];
        worker.post(&one, &typed(&strike)).await.is(303);
        worker
            .get(&path(case))
            .await
            .has("gestrichen")
            .has("noch keine Postanschrift");
        assert_eq!(logged(&world, case, "address.correct").await, 2);
    })
    .await;
}

#[tokio::test]
async fn addresses_go_along_into_a_new_episode() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        enter(&worker, case, &[]).await;
        let next = crate::closing::comes_back(&world, case).await;
        let second = world.browser(&world.second).await;
        second.get(&path(next)).await.is(200).has("Anger 1");
    })
    .await;
}
