//! The sentences that make up a time in custody: entered, added up, corrected, and what follows.

use domain::{ids::CaseId, sentence::Sum};
use programme::{Fact, FactValue};
use testkit::{Browser, Sketch, World, on_each_engine};

use crate::case::logged;

fn path(case: CaseId) -> String {
    format!("/cases/{case}/custody/sentences")
}

fn typed<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("kind", "sentence"),
        ("from", "01.03.2025"),
        ("until", "31.08.2025"),
        ("months", ""),
        ("days", ""),
        ("within", ""),
        ("source", "Vollstreckungsblatt vom 03.11.2026"),
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

/// What the sentences come to, and the months that count.
async fn comes_to(world: &World, case: CaseId) -> (Option<Sum>, Option<u32>) {
    let ctx = world.ctx(&world.worker).await;
    let view = app::sentence::view(&world.app, &ctx, case).await.unwrap();
    let mut seen = view.criteria.iter().flat_map(|one| &one.seen);
    let seen = seen.find(|seen| seen.fact == Fact::CustodyMonths).unwrap();
    let counts = seen.known.as_ref().and_then(|known| match known.value {
        FactValue::Int(months) => u32::try_from(months).ok(),
        _ => None,
    });
    (view.sum, counts)
}

fn sum(months: u32, days: u32) -> Sum {
    Sum { months, days }
}

#[tokio::test]
async fn sentences_are_added_up_and_count_in_the_clearing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        worker
            .get(&path(case))
            .await
            .is(200)
            .has("Noch ist keine Zeit eingetragen")
            .has("sind es 18 volle Monate");
        enter(&worker, case, &[]).await;
        let linked = [
            ("kind", "linked"),
            ("from", "01.09.2025"),
            ("until", "14.02.2026"),
        ];
        enter(&worker, case, &linked).await;
        assert_eq!(comes_to(&world, case).await, (Some(sum(11, 14)), Some(11)));
        let remand = [
            ("kind", "credited_remand"),
            ("from", ""),
            ("until", ""),
            ("months", "2"),
            ("within", "yes"),
        ];
        enter(&worker, case, &remand).await;
        assert_eq!(comes_to(&world, case).await, (Some(sum(11, 14)), Some(11)));
        worker
            .get(&path(case))
            .await
            .has("Zusammen 11 Monate und 14 Tage")
            .has("Darunter 2 Monate angerechnete Untersuchungshaft")
            .has("steckt schon in der Strafe")
            .has("Haftzeit mindestens ein Jahr")
            .has("nicht erfüllt")
            .has("Absatz 4: Zielgruppe");
        worker
            .get(&format!("/cases/{case}/clearing"))
            .await
            .has("zusammengesetzt: Strafe 01.03.2025")
            .has(&path(case));
        for page in ["release", "people"] {
            let page = worker.get(&format!("/cases/{case}/{page}")).await;
            page.has(&path(case));
        }
        assert_eq!(logged(&world, case, "sentence.add").await, 3);
        world
            .browser(&world.prison)
            .await
            .get(&path(case))
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        enter(&worker, case, &[]).await;
        // The same form sent twice is one row.
        enter(&worker, case, &[]).await;
        assert_eq!(comes_to(&world, case).await.0, Some(sum(6, 0)));
        let new = format!("{}/new", path(case));
        let none = [("from", ""), ("until", "")];
        for (other, words) in [
            (
                &[("from", "31.08.2025"), ("until", "02.09.2025")][..],
                "Diese Tage zählen schon: 01.03.2025 bis 31.08.2025",
            ),
            (&[("until", "28.02.2025")], "Das Ende liegt vor dem Anfang"),
            (&none, "ersten und letzten Tag oder die Länge"),
            (&[("months", "4")], "nicht beides"),
            (&[("until", "")], "Der letzte Tag fehlt"),
            (
                &[
                    ("kind", "credited_remand"),
                    ("from", "01.01.2024"),
                    ("until", "31.01.2024"),
                ],
                "eine Möglichkeit auswählen",
            ),
            (&[("source", "")], "Bitte die Quelle nennen"),
        ] {
            let answer = worker.post(&new, &typed(other)).await;
            answer.is(422).has(words);
        }
        assert_eq!(comes_to(&world, case).await.0, Some(sum(6, 0)));
    })
    .await;
}

#[tokio::test]
async fn a_sentence_is_corrected_and_struck_with_its_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        enter(&worker, case, &[]).await;
        let ctx = world.ctx(&world.worker).await;
        let rows = app::sentence::view(&world.app, &ctx, case)
            .await
            .unwrap()
            .rows;
        let one = format!("{}/{}", path(case), rows[0].id);
        worker.get(&one).await.is(200).has("value=\"31.08.2025\"");
        let longer = typed(&[("until", "28.02.2026"), ("version", "1")]);
        worker
            .post(&one, &longer)
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        let why = ("why", "Im Vollstreckungsblatt verlesen.");
        let longer = typed(&[("until", "28.02.2026"), ("version", "1"), why]);
        worker.post(&one, &longer).await.is(303);
        assert_eq!(comes_to(&world, case).await, (Some(sum(12, 0)), Some(12)));
        // The slower one sees what stands now.
        worker.post(&one, &longer).await.is(409).has("28.02.2026");
        let struck = typed(&[
            ("until", "28.02.2026"),
            ("version", "2"),
            ("struck", "yes"),
            ("why", "Gehört zu jemand anderem."),
        ]);
        worker.post(&one, &struck).await.is(303);
        // Without sentences the dates count again.
        assert_eq!(comes_to(&world, case).await, (None, Some(18)));
        worker
            .get(&path(case))
            .await
            .has("gestrichen")
            .has("Im Vollstreckungsblatt verlesen.")
            .has("Gehört zu jemand anderem.");
        assert_eq!(logged(&world, case, "sentence.correct").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_figure_entered_by_hand_counts_before_the_sum_until_it_is_taken_back() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        enter(&worker, case, &[]).await;
        let facts = format!("/cases/{case}/facts");
        let state = |was, now| {
            [
                ("was-custody_months", was),
                ("custody_months", now),
                ("source", "Sozialdienst am Telefon"),
                ("epistemic", "fact"),
            ]
        };
        worker.post(&facts, &state("6", "20")).await.is(303);
        assert_eq!(comes_to(&world, case).await, (Some(sum(6, 0)), Some(20)));
        worker
            .get(&path(case))
            .await
            .has("Von Hand eingetragen sind 20 Monate")
            .has("Sozialdienst am Telefon");
        worker.post(&facts, &state("20", "")).await.is(303);
        assert_eq!(comes_to(&world, case).await, (Some(sum(6, 0)), Some(6)));
    })
    .await;
}
