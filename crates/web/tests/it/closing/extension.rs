//! More time than the programme gives: asked for with a reason, granted by a second person.

use domain::release::ReleaseKind;

use super::*;

/// A case whose support was over some days ago.
async fn over(world: &World) -> CaseId {
    let sketch = Sketch {
        custody_start: Some(date(2024, 1, 2)),
        release_on: Some(date(2026, 5, 20)),
        entry_on: date(2025, 12, 2),
        ..Sketch::default()
    };
    let case = world.active_case(sketch).await;
    released(world, case).await;
    case
}

/// The person of a case was released on 20 May 2026.
pub(crate) async fn released(world: &World, case: CaseId) {
    let (day, kind) = (Some(date(2026, 5, 20)), Some(ReleaseKind::FullTerm));
    let mut tx = world.app.store.write().await.unwrap();
    store::case::set_release(&mut tx, case, day, kind, true)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn ask(browser: &Browser, case: CaseId, until: &str, reason: &str) -> testkit::Answer {
    let fields = [("until", until), ("reason", reason)];
    let page = format!("/cases/{case}/extension");
    browser.post(&page, &fields).await
}

#[tokio::test]
async fn a_second_person_grants_more_time_and_the_window_ends_later() {
    on_each_engine(async |world| {
        let case = over(&world).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/extension");
        let told = worker.get(&format!("/cases/{case}")).await;
        told.has("am 19.11.2026 zu Ende")
            .has("oder dort eine Verlängerung beantragen");
        worker.get(&format!("/cases/{case}/close")).await.has(&page);
        worker
            .get(&page)
            .await
            .is(200)
            .has("Letzter Tag der Begleitung: 19.11.2026");
        ask(&worker, case, "31.01.2027", "Der Einzug verschiebt sich.")
            .await
            .is(303);
        // Nobody asks twice, and nobody grants the own request.
        ask(&worker, case, "31.01.2027", "Noch einmal.")
            .await
            .is(422);
        let approval = approval(&world, case).await;
        let grant = format!("{page}/{approval}/grant");
        worker.post(&grant, &[]).await.is(403);
        let second = world.browser(&world.second).await;
        second.get("/day").await.has("Mehr Zeit für die Begleitung");
        let way = second.get(&format!("/approvals/{approval}")).await;
        assert_eq!(way.location, page);
        second
            .get(&page)
            .await
            .has("bis 31.01.2027")
            .has("Zustimmen");
        second.post(&grant, &[]).await.is(303);
        second.post(&grant, &[]).await.is(422);

        let now = row(&world, case).await;
        assert_eq!(now.extended_until, Some(date(2027, 1, 31)));
        assert_end_moved(&world, &worker, case).await;
        assert_eq!(now.derived.phase, "aftercare");
        let told = worker.get(&format!("/cases/{case}")).await;
        told.lacks("zu Ende. Bitte")
            .has("bis 31.01.2027")
            .has("Die Begleitung wurde verlängert.");
        worker
            .get(&page)
            .await
            .has("Letzter Tag der Begleitung: 31.01.2027")
            .has("sobald die Entlassung eingetragen ist");
        assert!(has_logged(&world, case, "extension.grant").await);
    })
    .await;
}

/// The tasks of the end hang on the day granted, say so, and a notice tells old and new.
async fn assert_end_moved(world: &World, worker: &Browser, case: CaseId) {
    let mut tx = world.app.store.read().await.unwrap();
    let tasks = store::task::of_case(&mut tx, case).await.unwrap();
    let notices = store::notice::of_case(&mut tx, case, 5).await.unwrap();
    drop(tx);
    let task = |id: &str| tasks.iter().find(|one| one.template.as_deref() == Some(id));
    let (plan, report) = (task("T58").unwrap(), task("T59").unwrap());
    assert_eq!(plan.due_on, Some(date(2026, 12, 31)));
    // 31 January 2027 is a Sunday.
    assert_eq!(report.due_on, Some(date(2027, 1, 29)));
    let page = worker
        .get(&format!("/cases/{case}/tasks/{}", report.id))
        .await;
    page.is(200)
        .has("des Endes der verlängerten Begleitung")
        .has("31.01.2027");
    let told = notices.first().unwrap();
    assert_eq!(told.kind, "extension");
    let moved = told.detail.tasks.iter();
    let moved: Vec<_> = moved
        .map(|one| (one.template.as_str(), one.after))
        .collect();
    assert!(
        moved.contains(&("T59", Some(date(2027, 1, 29)))),
        "{moved:?}"
    );
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_refused() {
    on_each_engine(async |world| {
        let case = over(&world).await;
        let worker = world.browser(&world.worker).await;
        for (until, reason, said) in [
            ("", "Grund", "Diese Angabe fehlt"),
            ("19.11.2026", "Grund", "vor dem 23.11.2026"),
            ("24.05.2027", "Grund", "Spätester Tag: 23.05.2027"),
            ("31.01.2027", " ", "Grund"),
        ] {
            let answer = ask(&worker, case, until, reason).await;
            answer.is(422).has(said);
        }
        // A refusal says why, and changes nothing.
        ask(&worker, case, "31.01.2027", "Der Einzug verschiebt sich.")
            .await
            .is(303);
        let approval = approval(&world, case).await;
        let second = world.browser(&world.second).await;
        let refuse = format!("/cases/{case}/extension/{approval}/refuse");
        second.post(&refuse, &[]).await.is(422);
        let long = "x".repeat(4_001);
        second
            .post(&refuse, &[("answer", &long)])
            .await
            .is(422)
            .has("Zu lang: höchstens");
        let words = [("answer", "Die Beratungsstelle übernimmt.")];
        second.post(&refuse, &words).await.is(303);
        assert_eq!(row(&world, case).await.extended_until, None);
        let page = worker.get(&format!("/cases/{case}/extension")).await;
        page.has("abgelehnt").has("Die Beratungsstelle übernimmt.");
        // Long before the end nobody has to ask.
        let early = world
            .active_case(Sketch {
                family_name: "Früh",
                book_number: None,
                ..Sketch::default()
            })
            .await;
        ask(&worker, early, "31.01.2027", "Grund").await.is(422);
        for stranger in [&world.elsewhere, &world.colleague, &world.stranger] {
            let browser = world.browser(stranger).await;
            ask(&browser, case, "31.01.2027", "Grund").await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn an_end_answers_what_was_asked() {
    on_each_engine(async |world| {
        let case = over(&world).await;
        let worker = world.browser(&world.worker).await;
        ask(&worker, case, "31.01.2027", "Der Einzug verschiebt sich.")
            .await
            .is(303);
        close(&world, &worker, case, "goal_reached").await;
        let mut tx = world.app.store.read().await.unwrap();
        let all = store::approval::of_case(&mut tx, case).await.unwrap();
        assert_eq!(all[0].granted, Some(false));
        drop(tx);
        assert!(has_logged(&world, case, "approval.withdraw").await);
        let second = world.browser(&world.second).await;
        second
            .get("/day")
            .await
            .lacks("Mehr Zeit für die Begleitung");
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_takes_it_back_or_is_told_the_answer() {
    on_each_engine(async |world| {
        let case = over(&world).await;
        let worker = world.browser(&world.worker).await;
        let second = world.browser(&world.second).await;
        let page = format!("/cases/{case}/extension");
        ask(&worker, case, "31.01.2027", "Der Einzug verschiebt sich.")
            .await
            .is(303);
        let path = format!("/approvals/{}", approval(&world, case).await);
        worker
            .get(&page)
            .await
            .has("Sie haben den Antrag gestellt")
            .has("Antrag zurückziehen");
        second.get(&page).await.lacks("Antrag zurückziehen");
        let withdraw = [("answer", "withdraw")];
        second.post(&path, &withdraw).await.is(403);
        // More time is not granted on the page of an exception.
        second.post(&path, &[("answer", "grant")]).await.is(404);
        let gone = worker.post(&path, &withdraw).await;
        gone.is(303);
        assert!(gone.location.starts_with(&page), "{}", gone.location);
        worker.post(&path, &withdraw).await.is(422);
        worker.get(&page).await.has("zurückgezogen von");
        worker.get("/day").await.lacks("Antworten auf Ihre Anträge");
        second.get("/day").await.lacks(&path);
        assert!(has_logged(&world, case, "approval.withdraw").await);

        // Asked again and granted: told on the day of whoever asked, for a week, and of nobody else.
        ask(&worker, case, "31.01.2027", "Nun doch.").await.is(303);
        let newest = approval(&world, case).await;
        let grant = format!("{page}/{newest}/grant");
        second.post(&grant, &[]).await.is(303);
        worker
            .get("/day")
            .await
            .has("Antworten auf Ihre Anträge")
            .has(&format!("/approvals/{newest}"))
            .has("hat zugestimmt");
        second.get("/day").await.lacks("Antworten auf Ihre Anträge");
        let colleague = world.browser(&world.colleague).await;
        colleague.get("/day").await.lacks(&newest);
    })
    .await;
}
