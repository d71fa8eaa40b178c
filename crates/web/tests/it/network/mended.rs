//! A contact and a no-contact order that were entered wrongly are corrected with their trail.

use domain::ids::{CaseId, NetworkContactId, NoContactOrderId};
use testkit::{Sketch, World, on_each_engine};

use super::{enter, fields, order, with};

async fn contacts(world: &World, case: CaseId) -> Vec<(NetworkContactId, bool)> {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::network::contact::of_case(&mut tx, case).await;
    let rows = rows.unwrap().into_iter();
    rows.map(|row| (row.id, row.struck)).collect()
}

async fn only_order(world: &World, case: CaseId) -> NoContactOrderId {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::network::order::of_case(&mut tx, case).await;
    rows.unwrap()[0].id
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one contact from its mistake to its end"
)]
async fn a_contact_is_corrected_with_its_trail_and_counts_where_it_belongs() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let office = [("kind", "organisation")];
        let mut ids = Vec::new();
        for name in ["Jobcenter", "Wohnungsamt"] {
            let tie = with(fields(name, "jobcenter", "01.09.2026"), &office);
            ids.push(enter(&world, &worker, case, &tie).await.to_string());
        }
        let contact = [
            ("on", "20.10.2026"),
            ("kind", "phone"),
            ("note", "Antrag da"),
        ];
        let wrong = format!("{list}/people/{}/contact", ids[0]);
        worker.post(&wrong, &contact).await.is(303);
        let (id, _) = contacts(&world, case).await[0];
        let path = format!("{list}/contacts/{id}");
        worker
            .get(&list)
            .await
            .has("Jobcenter: seit 6 Tagen fällig");
        worker
            .get(&format!("{list}/people/{}", ids[0]))
            .await
            .has(&path);
        worker
            .get(&path)
            .await
            .is(200)
            .has("Antrag da")
            .has("Jobcenter");
        let right = |more: &[(&'static str, &'static str)]| {
            let start = vec![
                ("person", ids[1].as_str()),
                ("on", "19.10.2026"),
                ("kind", "office"),
                ("note", "Antrag ist da"),
                ("why", "verwechselt"),
                ("version", "1"),
            ];
            with(start, more)
        };
        for (more, problem) in [
            (("why", " "), "Bitte einen Grund angeben"),
            (("on", "24.11.2026"), "liegt in der Zukunft"),
            (
                ("person", "0193aaaa-0000-7000-8000-00000000dead"),
                "steht nicht im Umfeld",
            ),
        ] {
            let answer = worker.post(&path, &right(&[more])).await;
            answer.is(422).has(problem).has("Antrag ist da");
        }
        let same = [
            ("person", ids[0].as_str()),
            contact[0],
            contact[1],
            contact[2],
            ("why", "x"),
            ("version", "1"),
        ];
        worker
            .post(&path, &same)
            .await
            .is(422)
            .has("dasselbe wie bisher");
        worker.post(&path, &right(&[])).await.is(303);
        worker
            .get(&list)
            .await
            .has("Wohnungsamt: seit 7 Tagen fällig")
            .lacks("Jobcenter: seit");
        worker
            .get(&format!("{list}/people/{}", ids[1]))
            .await
            .has("Antrag ist da")
            .has("<del>Jobcenter</del>")
            .has("<del>20.10.2026</del>")
            .has("Grund: verwechselt. Anna Beispiel");
        // Whoever is slower sees both.
        worker
            .post(&path, &right(&[("note", "Rückruf")]))
            .await
            .is(409)
            .has("Rückruf")
            .has("Antrag ist da")
            .has("name=\"version\" value=\"2\"");
        let strike = right(&[("version", "2"), ("struck", "yes")]);
        worker.post(&path, &strike).await.is(303);
        worker.get(&list).await.lacks("Wohnungsamt: seit");
        worker
            .get(&format!("{list}/people/{}", ids[1]))
            .await
            .has("gestrichen");
        assert_eq!(contacts(&world, case).await, [(id, true)]);
        for account in [&world.elsewhere, &world.officer] {
            let other = world.browser(account).await;
            other.get(&path).await.is(404);
            other.post(&path, &strike).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one order with every way to correct it"
)]
async fn an_order_that_was_entered_wrongly_is_corrected_and_forbids_what_it_should() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let mut ids = Vec::new();
        for name in ["Lena S.", "Lina S."] {
            let tie = fields(name, "partner", "01.09.2026");
            ids.push(enter(&world, &worker, case, &tie).await.to_string());
        }
        worker
            .post(&format!("{list}/orders"), &order(&ids[0]))
            .await
            .is(303);
        let id = only_order(&world, case).await;
        let path = format!("{list}/orders/{id}/correct");
        worker.get(&list).await.has(&path);
        worker.get(&path).await.is(200).has("Amtsgericht");
        let step = |who: usize| {
            [
                ("person", ids[who].as_str()),
                ("kind", "restore"),
                ("first-step", "Ein Brief"),
                ("status", "planned"),
            ]
        };
        let steps = format!("{list}/steps");
        // What is planned with the one who is protected after all is named again.
        worker.post_sure(&steps, &step(1)).await.is(303);
        worker
            .get(&list)
            .await
            .lacks("Schritt im Umfeld: Ein Brief");
        let right = with(
            order(&ids[1]),
            &[("why", "Namen verwechselt"), ("version", "1")],
        );
        worker
            .post(&path, &with(right.clone(), &[("why", "")]))
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        worker
            .post(&path, &with(right.clone(), &[("until", "30.09.2026")]))
            .await
            .is(422)
            .has("Das Ende liegt vor dem Anfang");
        worker.post(&path, &right).await.is(303);
        worker
            .get(&list)
            .await
            .has("Schritt im Umfeld: Ein Brief (Lina S.)")
            .has("<del>Lena S.</del>")
            .has("Grund: Namen verwechselt. Anna Beispiel");
        worker.post_sure(&steps, &step(1)).await.is(422);
        worker.post_sure(&steps, &step(0)).await.is(303);
        worker
            .post(&path, &with(right.clone(), &[("issued-by", "Landgericht")]))
            .await
            .is(409)
            .has("Landgericht")
            .has("Lina S.");

        // Lifted by mistake: it holds again.
        let lift = format!("{list}/orders/{id}");
        let lifted = [
            ("lifted", "23.11.2026"),
            ("reason", "Beschluss aufgehoben"),
            ("version", "2"),
        ];
        worker.post(&lift, &lifted).await.is(303);
        worker.get(&list).await.lacks("Kontaktverbot bis");
        worker.get(&path).await.has("doch nicht aufgehoben");
        let again = with(right.clone(), &[("version", "3"), ("lifted", "")]);
        worker.post(&path, &again).await.is(303);
        worker
            .get(&list)
            .await
            .has("Kontaktverbot bis 31.03.2027")
            .has("<del>Beschluss aufgehoben</del>");

        // There was no order at all.
        let strike = with(right, &[("version", "4"), ("struck", "yes")]);
        worker.post(&path, &strike).await.is(303);
        worker
            .get(&list)
            .await
            .lacks("Kontaktverbot bis")
            .has("<del>Lina S.</del>")
            .has("gestrichen");
        worker.post_sure(&steps, &step(1)).await.is(303);
        let mut lifted = lifted.to_vec();
        lifted[2].1 = "5";
        worker.post(&lift, &lifted).await.is(409).has("gestrichen");
        let other = world.browser(&world.elsewhere).await;
        other.get(&path).await.is(404);
        other.post(&path, &strike).await.is(404);
        let log = world.log(Some(case)).await;
        let corrected = log
            .iter()
            .filter(|one| one.action == "network.correct_order");
        assert_eq!(corrected.count(), 3);
    })
    .await;
}
