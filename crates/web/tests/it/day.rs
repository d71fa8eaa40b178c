//! "Mein Tag".

mod agenda;
mod uncontacted;

use jiff::civil::{Date, date};
use testkit::{Sketch, World, on_each_engine};

#[tokio::test]
async fn an_empty_day_says_what_comes_next() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.worker).await;
        browser
            .get("/day")
            .await
            .is(200)
            .has("Montag, 23. November 2026")
            .has("Noch kein laufender Fall")
            .lacks("/referrals");
        let office = world.browser(&world.coordination).await;
        office.get("/day").await.is(200).has("Zugänge ansehen");
        for account in [&world.officer, &world.administrator] {
            world.browser(account).await.get("/day").await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn the_day_shows_what_is_due_the_worst_first() {
    on_each_engine(async |world| {
        let soon = world.active_case(Sketch::default()).await;
        let later = Sketch {
            family_name: "Arslan",
            release_on: Some(date(2027, 1, 15)),
            book_number: None,
            ..Sketch::default()
        };
        world.active_case(later).await;
        let far = Sketch {
            family_name: "Weitweg",
            release_on: Some(date(2027, 6, 15)),
            book_number: None,
            ..Sketch::default()
        };
        world.active_case(far).await;
        let elsewhere = Sketch {
            family_name: "Anderswo",
            site: 1,
            book_number: None,
            ..Sketch::default()
        };
        world.active_case(elsewhere).await;
        let browser = world.browser(&world.worker).await;
        let page = browser.get("/day").await;
        page.is(200)
            .has("Demir, Jonas")
            .has("in 38 Tagen")
            .has("überfällig")
            .has("/complete")
            .has("name=\"next\" value=\"/day\"")
            .has("Kein Kontakt im Rhythmus")
            .has("noch kein Kontakt")
            .lacks("Anderswo");
        let table = page.body.split("id=\"due\"").next().unwrap();
        assert!(!table.contains("Weitweg"), "releases after twelve weeks");
        let ctx = world.ctx(&world.worker).await;
        let day = app::day::day(&world.app, &ctx).await.unwrap();
        assert_eq!(day.releases.len(), 2);
        let worst: Vec<_> = day
            .releases
            .iter()
            .map(|one| {
                let derived = &one.case.derived;
                (
                    -derived.seam_status,
                    -derived.seam_days_open,
                    one.case.release_on,
                )
            })
            .collect();
        assert!(worst.is_sorted());
        let counts = app::day::counts(&world.app, &ctx).await.unwrap();
        let due = day
            .tasks
            .iter()
            .filter(|one| one.row.task.due_on <= Some(ctx.today))
            .count();
        assert!(counts.due > 0 && usize::try_from(counts.due).unwrap() >= due);
        assert_eq!(counts.referrals, 0);
        let log = world.log(Some(soon)).await;
        assert!(log.iter().any(|one| one.action == "day.view"));
    })
    .await;
}

#[tokio::test]
async fn each_role_has_its_own_day() {
    on_each_engine(async |world| {
        world.active_case(Sketch::default()).await;
        world
            .registered_case(Sketch {
                family_name: "Neuling",
                book_number: None,
                ..Sketch::default()
            })
            .await;
        let office = world.browser(&world.coordination).await.get("/day").await;
        office
            .has("Demir, Jonas")
            .has("Neuling, Jonas")
            .has("alle 1");
        let prison = world.browser(&world.prison).await.get("/day").await;
        prison.has("Demir, Jonas").has("Neuling, Jonas");
        let worker = world.browser(&world.worker).await.get("/day").await;
        worker.lacks("Neuling");
        let ctx = world.ctx(&world.prison).await;
        let day = app::day::day(&world.app, &ctx).await.unwrap();
        let role = domain::task::TaskRole::PrisonSocialService;
        assert!(day.tasks.iter().all(|one| one.row.task.role == role));
        let other = world.browser(&world.second).await.get("/day").await;
        other.has("Demir, Jonas");
        for account in [&world.colleague, &world.elsewhere, &world.stranger] {
            world
                .browser(account)
                .await
                .get("/day")
                .await
                .is(200)
                .lacks("Demir");
        }
    })
    .await;
}

/// The worker leads a case, and the colleague stands in.
async fn with_deputy(world: &World, case: domain::ids::CaseId) {
    let (lead, deputy) = (Some(world.worker.id), Some(world.colleague.id));
    let mut tx = world.app.store.write().await.unwrap();
    store::case::set_responsible(&mut tx, case, lead, deputy)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_deputy_sees_the_tasks_of_a_lead_who_is_away() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        with_deputy(&world, case).await;
        let ctx = world.ctx(&world.colleague).await;
        let day = app::day::day(&world.app, &ctx).await.unwrap();
        assert!(day.tasks.is_empty());
        let mut away = world.worker.clone();
        away.absent_until = Some(date(2026, 12, 4));
        let mut tx = world.app.store.write().await.unwrap();
        store::account::update(&mut tx, &away).await.unwrap();
        tx.commit().await.unwrap();
        let page = world.browser(&world.colleague).await.get("/day").await;
        page.has("in Vertretung für Anna Beispiel");
    })
    .await;
}

async fn caught_up(world: &World, today: Date) {
    world.set_today(today);
    let (now, ids) = (world.now(), world.ids().clone());
    app::recompute::catch_up(&world.app, now, today, &ids, 100)
        .await
        .unwrap();
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one case from its first hint to its last"
)]
async fn what_nobody_may_overlook_stands_on_the_day_the_worst_first() {
    on_each_engine(async |world| {
        let near = world
            .active_case(Sketch {
                family_name: "Nahmann",
                ..Sketch::default()
            })
            .await;
        world
            .active_case(Sketch {
                family_name: "Offenbach",
                release_on: None,
                ..Sketch::default()
            })
            .await;
        caught_up(&world, date(2026, 12, 10)).await;
        let browser = world.browser(&world.worker).await;
        let page = browser.get("/day").await;
        page.is(200)
            .has("Bitte ansehen")
            .has("Kontakt rund um die Entlassung planen")
            .has(&format!("/cases/{near}/appointments/new"))
            .has("Entlassungstermin eintragen");
        let hinted = page.body.split("id=\"hinted\"").nth(1).unwrap();
        let at = |name: &str| hinted.find(name).unwrap();
        assert!(at("Nahmann") < at("Offenbach"));
        browser
            .get("/cases?only=hinted")
            .await
            .has("Nahmann")
            .has("Offenbach");
        // A planned contact settles it.
        let contact = [
            ("date", "29.12.2026"),
            ("time", "10:30"),
            ("kind", "prison_visit"),
        ];
        browser
            .post(&format!("/cases/{near}/appointments"), &contact)
            .await
            .is(303);
        // On the other side of the gate there is to be a contact, too.
        browser
            .get("/day")
            .await
            .lacks("Kontakt rund um die Entlassung")
            .has("Kontakt nach der Entlassung planen")
            .has("Netzwerkkarte beginnen")
            .has(&format!("/cases/{near}/network\""));
        let outside = [("date", "04.01.2027"), ("time", "9"), ("kind", "office")];
        browser
            .post(&format!("/cases/{near}/appointments"), &outside)
            .await
            .is(303);
        browser
            .get("/day")
            .await
            .lacks("Kontakt nach der Entlassung planen")
            .lacks("Kontakt vor der Entlassung planen");
        // Map and first step are due; the first person, and what is planned with them, settle that.
        browser.get("/cases").await.has("Netzwerkkarte fehlt");
        let sister = [
            ("kind", "person"),
            ("name", "Ayşe Nahmann"),
            ("role", "sibling"),
            ("quality", "supporting"),
            ("closeness", "inner"),
            ("consent", "not_asked"),
            ("wish", "wanted"),
            ("since", "01.11.2026"),
        ];
        let sister = crate::network::enter(&world, &browser, near, &sister).await;
        let sister = sister.to_string();
        let step = [
            ("person", sister.as_str()),
            ("kind", "restore"),
            ("first-step", "Ein Brief"),
            ("status", "planned"),
        ];
        browser
            .post_sure(&format!("/cases/{near}/network/steps"), &step)
            .await
            .is(303);
        // Who stands in when the lead is away is the last hint.
        browser
            .get("/day")
            .await
            .has("Vertretung festlegen")
            .has(&format!("/cases/{near}/people\""));
        crate::assignment::stands_in(&world, near).await;
        browser
            .get("/cases?only=hinted")
            .await
            .lacks("Nahmann")
            .has("Offenbach");
    })
    .await;
}

#[tokio::test]
async fn the_end_of_the_programme_is_proposed_and_never_done() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        world.set_today(date(2027, 1, 4));
        let browser = world.browser(&world.worker).await;
        let released = [
            ("release_on", "31.12.2026"),
            ("kind", "full_term"),
            ("source", "Anruf der Anstalt"),
            ("way", "other_day"),
        ];
        let form = format!("/cases/{case}/release/actual");
        let page = browser.get(&form).await;
        let seen = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
        let seen = seen.split('"').next().unwrap();
        let fields = [&released[..], &[("seen", seen)]].concat();
        browser.post(&form, &fields).await.is(303);
        caught_up(&world, date(2027, 7, 5)).await;
        for account in [&world.worker, &world.coordination] {
            let browser = world.browser(account).await;
            browser
                .get("/day")
                .await
                .has("Abschluss vorgeschlagen")
                .has(&format!("/cases/{case}/close"));
            browser
                .get("/cases")
                .await
                .has("Demir")
                .has("Abschluss vorgeschlagen");
        }
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}"))
            .await
            .has("Fall abschließen");
    })
    .await;
}

#[tokio::test]
async fn what_is_due_is_on_one_day_and_on_no_second_one() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let mut tx = world.app.store.write().await.unwrap();
        let mut all = store::task::of_case(&mut tx, case).await.unwrap();
        let coordination = domain::task::TaskRole::Coordination;
        for task in all.iter_mut().take(2) {
            task.due_on = Some(date(2026, 1, 2));
            task.status = domain::task::TaskStatus::Open;
        }
        let (mut first, mut second) = (all[0].clone(), all[1].clone());
        first.role = coordination;
        first.assignee = None;
        second.role = domain::task::TaskRole::TransitionManager;
        second.assignee = None;
        first.template = None;
        second.template = None;
        for (task, id) in [
            (&mut first, world.ids().next()),
            (&mut second, world.ids().next()),
        ] {
            task.id = id;
            store::task::insert(&mut tx, task, world.now(), None)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let of = async |account: &store::account::AccountRow| {
            let ctx = world.ctx(account).await;
            let day = app::day::day(&world.app, &ctx).await.unwrap();
            let ids = day.tasks.iter().map(|one| one.row.task.id);
            ids.collect::<Vec<_>>()
        };
        let seen = |ids: &[domain::ids::TaskId], id| ids.iter().filter(|one| **one == id).count();
        let (worker, office) = (of(&world.worker).await, of(&world.coordination).await);
        assert_eq!((seen(&worker, first.id), seen(&office, first.id)), (0, 1));
        // Given to somebody by name it is theirs alone; a team that is set takes what nobody had.
        let typed = app::assignment::Assignment {
            lead: world.worker.id.to_string(),
            deputy: world.colleague.id.to_string(),
            reason: "Urlaub".to_owned(),
            seen: {
                let mut tx = world.app.store.read().await.unwrap();
                let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
                app::assignment::seen(&row)
            },
        };
        let ctx = world.ctx(&world.coordination).await;
        app::assignment::assign(&world.app, &ctx, case, &typed)
            .await
            .unwrap();
        let (worker, office) = (of(&world.worker).await, of(&world.coordination).await);
        assert_eq!((seen(&worker, second.id), seen(&office, second.id)), (1, 0));
        assert_eq!((seen(&worker, first.id), seen(&office, first.id)), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn the_next_review_of_a_plan_is_announced_and_then_late() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let review = format!("{plan}/review");
        worker.get("/day").await.lacks("Plan überprüfen");
        // Within three months of the release: every four weeks.
        caught_up(&world, date(2026, 12, 15)).await;
        let worker = world.browser(&world.worker).await;
        // My day shows the three worst hints of a case, the case all of them.
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("gemeinsam überprüft")
            .has(&format!("{review}\""));
        caught_up(&world, date(2026, 12, 22)).await;
        let worker = world.browser(&world.worker).await;
        worker.get("/day").await.has("Plan überprüfen: überfällig");
        worker.get("/cases").await.has("Plan überprüfen");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("seit 21.12.2026 überfällig")
            .has(&format!("{review}\""));
        let entry = [("on", "22.12.2026"), ("words", "Alles auf dem Weg.")];
        worker.post(&review, &entry).await.is(303);
        worker.get("/day").await.lacks("Plan überprüfen");
        // Who may not see the plan is not told.
        caught_up(&world, date(2026, 12, 30)).await;
        let prison = world.browser(&world.prison).await;
        prison
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .lacks("Plans ist")
            .lacks("Netzwerkkarte");
        prison
            .get("/cases")
            .await
            .lacks("Plan überprüfen")
            .lacks("Netzwerkkarte fehlt");
    })
    .await;
}

#[tokio::test]
async fn a_contact_outside_alone_leaves_the_side_before_the_gate_open() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        caught_up(&world, date(2026, 12, 10)).await;
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}"))
            .await
            .has("Lücke: Rund um die Entlassung ist kein Kontakt geplant");
        let gate = [
            ("date", "31.12.2026"),
            ("time", "9"),
            ("kind", "accompaniment"),
        ];
        browser
            .post(&format!("/cases/{case}/appointments"), &gate)
            .await
            .is(303);
        browser
            .get(&format!("/cases/{case}"))
            .await
            .has("Bis zur Entlassung ist kein Kontakt mehr geplant.")
            .lacks("Lücke: Rund um");
        browser
            .get("/day")
            .await
            .has("Kontakt vor der Entlassung planen");
    })
    .await;
}

#[tokio::test]
async fn whoever_was_registered_early_comes_up_again_twelve_and_seven_months_before() {
    on_each_engine(async |world| {
        let early = |family_name, book_number| Sketch {
            family_name,
            book_number: Some(book_number),
            release_on: Some(date(2028, 2, 15)),
            ..Sketch::default()
        };
        let running = world.active_case(early("Laufend", "1/26")).await;
        let waiting = world.registered_case(early("Vormerk", "2/26")).await;
        let office = world.browser(&world.coordination).await;
        office.get("/day").await.lacks("Wiedervorlage");
        caught_up(&world, date(2027, 2, 20)).await;
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        office
            .get("/day")
            .await
            .has("id=\"woken\"")
            .has(&format!("/cases/{waiting}/clearing"))
            .has("Wiedervorlage: früh vorgemerkt");
        worker
            .get("/day")
            .await
            .lacks("id=\"woken\"")
            .has("Wiedervorlage: früh vorgemerkt");
        worker
            .get(&format!("/cases/{running}"))
            .await
            .has("Wiedervorlage vom 15.02.2027");
        // Four weeks later it is quiet, and once more seven months before.
        caught_up(&world, date(2027, 3, 20)).await;
        let office = world.browser(&world.coordination).await;
        office.get("/day").await.lacks("Wiedervorlage");
        caught_up(&world, date(2027, 7, 16)).await;
        let office = world.browser(&world.coordination).await;
        office.get("/day").await.has("id=\"woken\"");
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/day").await.lacks("Vormerk");
    })
    .await;
}

#[tokio::test]
async fn who_is_in_no_phase_is_not_forgotten() {
    on_each_engine(async |world| {
        let sketch = |family_name, entry_on| Sketch {
            family_name,
            entry_on,
            release_on: None,
            custody_start: None,
            ..Sketch::default()
        };
        // The longest interval of the programme is ninety days.
        let long = date(2026, 8, 20);
        world.active_case(sketch("Lang", long)).await;
        let lately = date(2026, 9, 10);
        world.active_case(sketch("Neulich", lately)).await;
        caught_up(&world, world.today()).await;
        let page = world.browser(&world.worker).await.get("/day").await;
        let silent = page.body.find("id=\"silent\"").expect("the card is there");
        let card = page.body[silent..].split("</section>").next().unwrap_or("");
        assert!(card.contains("Lang") && !card.contains("Neulich"), "{card}");
        assert!(card.contains("90 Tage"), "{card}");
    })
    .await;
}

#[tokio::test]
async fn where_lead_and_deputy_are_away_coordination_has_the_tasks_and_is_told() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        with_deputy(&world, case).await;
        let mut tx = world.app.store.write().await.unwrap();
        let away = |who: &store::account::AccountRow| store::account::AccountRow {
            absent_until: Some(date(2026, 12, 4)),
            ..who.clone()
        };
        store::account::update(&mut tx, &away(&world.worker))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let office = world.browser(&world.coordination).await;
        let filter = "/cases?only=undeputised";
        // The deputy is there.
        office.get("/day").await.lacks("Ohne Vertretung");
        office.get(filter).await.lacks(&format!("/cases/{case}"));
        let mut tx = world.app.store.write().await.unwrap();
        store::account::update(&mut tx, &away(&world.colleague))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        office
            .get("/day")
            .await
            .has("Ohne Vertretung")
            .has(&format!("/cases/{case}/people"))
            .has("in Vertretung für Anna Beispiel");
        office.get(filter).await.has(&format!("/cases/{case}"));
        let elsewhere = world.browser(&world.elsewhere).await;
        elsewhere.get("/day").await.lacks("Ohne Vertretung");
    })
    .await;
}
