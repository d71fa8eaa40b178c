//! The window of a re-entry: somebody comes back when the window of the programme is long over.

use domain::release::ReleaseKind;

use super::*;
use crate::clearing::{decide, state_facts};

#[tokio::test]
async fn who_comes_back_long_after_the_release_has_a_window_of_their_own() {
    on_each_engine(async |world| {
        let case = world
            .active_case(Sketch {
                custody_start: Some(date(2023, 1, 2)),
                release_on: Some(date(2024, 10, 21)),
                entry_on: date(2024, 5, 2),
                ..Sketch::default()
            })
            .await;
        let worker = world.browser(&world.worker).await;
        let mut tx = world.app.store.write().await.unwrap();
        let day = Some(date(2024, 10, 21));
        let kind = Some(ReleaseKind::FullTerm);
        store::case::set_release(&mut tx, case, day, kind, true)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let over = "20.04.2025";
        worker.get(&format!("/cases/{case}/close")).await.has(over);

        let next = comes_back(&world, case).await;
        let office = world.browser(&world.coordination).await;
        // Until then no window counts: it begins with the admission.
        let clearing = office.get(&format!("/cases/{next}/clearing")).await;
        clearing.is(200).lacks("20.04.2025");
        state_facts(&office, next).await.is(303);
        decide(&world, &office, next, "admit", "").await.is(303);

        let now = row(&world, next).await;
        assert_eq!(now.status, CaseStatus::Active);
        assert_eq!(now.entry_on, Some(date(2026, 11, 23)));
        assert_eq!(now.derived.phase, "aftercare");
        assert_eq!(now.derived.contact_due_on, Some(date(2026, 12, 7)));
        let page = worker.get(&format!("/cases/{next}")).await;
        page.is(200)
            .has("Begleitung vom Programm: 23.11.2026 bis 22.05.2027")
            .has("Nachgehende Betreuung bis 22.05.")
            .has("spätestens Mo 07.12.2026")
            .lacks("20.04.2025")
            .lacks("zu Ende. Bitte abschließen")
            .lacks("Abholen oder begleiten");
        assert_tasks_lie_ahead(&world, next).await;
        // The seam begins with the new admission, and its days lie ahead.
        assert!(now.derived.seam_days_open > 0);
        page.has("wieder aufgenommen Mo 23.11.");

        let close = worker.get(&format!("/cases/{next}/close")).await;
        close.is(200).has("22.05.2027").lacks("20.04.2025");
        let papers = format!("/cases/{next}/papers/preview/agreement/de");
        let paper = worker.get(&papers).await;
        paper.is(200);
        let said = String::from_utf8_lossy(&paper.bytes).into_owned();
        assert!(said.contains("23.11.2026 bis 22.05.2027"), "{said}");
        assert!(!said.contains("2025"), "{said}");
    })
    .await;
}

/// No task of the former way out: what is due hangs on the admission, and nothing is shortened.
async fn assert_tasks_lie_ahead(world: &World, case: CaseId) {
    let mut tx = world.app.store.read().await.unwrap();
    let tasks = store::task::of_case(&mut tx, case).await.unwrap();
    assert!(!tasks.is_empty());
    for task in tasks {
        assert!(!task.shortened, "{}", task.title_de);
        let due = task.due_on;
        assert!(
            due.is_none_or(|due| due >= date(2026, 11, 23)),
            "{}",
            task.title_de
        );
    }
}

/// Ends a case of somebody who was released on 2 November 2026 and met at the gate, and lets them come back
/// on 23 November; the new case.
async fn comes_back_soon(world: &World, case: CaseId) -> CaseId {
    let worker = world.browser(&world.worker).await;
    let mut tx = world.app.store.write().await.unwrap();
    let kind = Some(ReleaseKind::FullTerm);
    store::case::set_release(&mut tx, case, Some(date(2026, 11, 2)), kind, true)
        .await
        .unwrap();
    let tasks = store::task::of_case(&mut tx, case).await.unwrap();
    for (name, value) in [
        ("nationality_group", "\"german\""),
        ("move_in", "\"2026-11-03\""),
    ] {
        let stated = store::fact::FactRow {
            name: name.to_owned(),
            value: Some(value.parse().unwrap()),
            source: "Beschluss vom 02.10.2026".to_owned(),
            epistemic: None,
            recorded_at: world.now(),
            recorded_by: world.worker.id,
            recorded_by_name: String::new(),
        };
        let id = world.ids().uuid();
        store::fact::insert(&mut tx, id, world.carrier, case, &stated)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let contact = tasks
        .iter()
        .find(|one| one.template.as_deref() == Some("T47"));
    let contact = contact.unwrap();
    let done = format!("/cases/{case}/tasks/{}/complete", contact.id);
    let version = contact.version.to_string();
    let answer = worker.post(&done, &[("version", &version)]).await;
    answer.is(303);
    let save = format!("/cases/{case}/arrangements");
    for (provider, last) in [("Haus Lindenhof", ""), ("Pension Muster", "10.11.2026")] {
        let fields = [
            ("what", "accommodation/"),
            ("provider", provider),
            ("from", "02.11.2026"),
            ("to", last),
            ("strength", "actual"),
            ("side", "outside"),
            ("epistemic", "fact"),
            ("confirmed", "yes"),
        ];
        worker.post(&save, &fields).await.is(303);
    }
    comes_back_after(world, case, ("client_ended", "after_dropout")).await
}

#[tokio::test]
async fn who_comes_back_while_the_window_lasts_goes_on_from_that_day() {
    on_each_engine(async |world| {
        let case = world
            .active_case(Sketch {
                custody_start: Some(date(2024, 1, 2)),
                release_on: Some(date(2026, 11, 2)),
                entry_on: date(2026, 6, 2),
                ..Sketch::default()
            })
            .await;
        let next = comes_back_soon(&world, case).await;
        // What was stated goes along with its source; a day of the former case does not.
        let mut tx = world.app.store.read().await.unwrap();
        let stated = store::fact::of_case(&mut tx, next).await.unwrap();
        drop(tx);
        let names: Vec<&str> = stated.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["nationality_group"]);
        assert_eq!(stated[0].source, "Beschluss vom 02.10.2026");
        let office = world.browser(&world.coordination).await;
        state_facts(&office, next).await.is(303);
        decide(&world, &office, next, "admit", "").await.is(303);
        let worker = world.browser(&world.worker).await;
        let page = worker.get(&format!("/cases/{next}")).await;
        page.is(200)
            .has("bis 01.05.2027")
            .has("wieder aufgenommen Mo 23.11.")
            .lacks("Abholen oder begleiten")
            .lacks("Erster Kontakt draußen");
        let mut tx = world.app.store.read().await.unwrap();
        let tasks = store::task::of_case(&mut tx, next).await.unwrap();
        drop(tx);
        let has = |id: &str| tasks.iter().any(|one| one.template.as_deref() == Some(id));
        assert!(!has("T43") && !has("T44") && !has("T47"));
        // What was left undone after the release is there, and so is the end.
        assert!(has("T46") && has("T58"));

        // The flat still runs and is offered; it counts once somebody has looked at it.
        page.has("Im früheren Fall steht noch eine Sicherung");
        let open = row(&world, next).await.derived.seam_days_open;
        let list = worker.get(&format!("/cases/{next}/arrangements")).await;
        list.has("Haus Lindenhof").lacks("Pension Muster");
        let at = list.body.find("arrangements/new?former=").unwrap();
        let way = list.body[at..].split('"').next().unwrap();
        let form = worker.get(&format!("/cases/{next}/{way}")).await;
        form.is(200)
            .has("Aus dem früheren Fall. Gilt das noch so?")
            .has("value=\"Haus Lindenhof\"");
        let fields = [
            ("what", "accommodation/"),
            ("provider", "Haus Lindenhof"),
            ("from", "02.11.2026"),
            ("strength", "actual"),
            ("side", "outside"),
            ("epistemic", "fact"),
        ];
        let save = format!("/cases/{next}/arrangements");
        worker.post(&save, &fields).await.is(303);
        assert!(row(&world, next).await.derived.seam_days_open < open);
        let told = worker.get(&format!("/cases/{next}")).await;
        told.lacks("Im früheren Fall");
        worker.get(&save).await.lacks("Aus dem früheren Fall");
        // Nobody reads another person's arrangement that way.
        let other = world
            .active_case(Sketch {
                book_number: None,
                ..Sketch::default()
            })
            .await;
        let page = worker.get(&format!("/cases/{other}/{way}")).await;
        page.is(200).lacks("Haus Lindenhof");
    })
    .await;
}
