//! Long lists of a case: every entry can be reached page by page, each once, and by its own address.

use domain::{
    appointment::AppointmentStatus,
    concern::ConcernStatus,
    conference::{ConferenceSide, ConferenceStatus},
    contact::ContactKind,
    ids::CaseId,
};
use jiff::ToSpan;
use store::{
    appointment::{Agreed, AppointmentRow, Outcome},
    concern::{ConcernRow, Words},
    conference::{AgreedTaskRow, ConferenceRow, Content},
};
use testkit::{Sketch, Value, World, on_each_engine};

/// Follows the way through a list; how often each of the marks stood on a page, and on how many pages.
async fn walked(world: &World, (list, section): (&str, &str), marks: &[String]) -> usize {
    let worker = world.browser_in_session(&world.worker).await;
    let mut seen = vec![0; marks.len()];
    let (mut path, mut pages) = (list.to_owned(), 0);
    loop {
        let page = worker.get(&path).await;
        page.is(200);
        pages += 1;
        for (mark, seen) in marks.iter().zip(&mut seen) {
            *seen += usize::from(page.body.contains(mark.as_str()));
        }
        if pages > 1 {
            page.has("zum Anfang");
        }
        let link = format!("href=\"{list}?from=");
        let links = page.body.split(&link).skip(1);
        let next: Vec<&str> = links.filter_map(|rest| rest.split('"').next()).collect();
        assert!(next.len() <= 1, "{next:?}");
        let Some(next) = next.first().and_then(|one| one.strip_suffix(section)) else {
            break;
        };
        path = format!("{list}?from={next}");
    }
    assert!(seen.iter().all(|times| *times == 1), "{seen:?}");
    pages
}

async fn concerns(world: &World, case: CaseId) -> Vec<ConcernRow> {
    let row = |number: i64| ConcernRow {
        id: world.ids().next(),
        words: Words {
            topic: format!("Frage {number}."),
            asked: "Wann?".to_owned(),
            answer: String::new(),
            answer_epistemic: None,
            follow_up_on: None,
        },
        status: ConcernStatus::Open,
        task: None,
        plan: None,
        // Three at a time were written down in the same moment.
        recorded_at: world.now() - (number / 3).hours(),
        recorded_by: world.worker.id,
        recorded_by_name: String::new(),
        version: 1,
        struck: None,
    };
    let rows: Vec<ConcernRow> = (0..60).map(row).collect();
    let mut tx = world.app.store.write().await.unwrap();
    for row in &rows {
        store::concern::insert(&mut tx, world.carrier, case, row)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    rows
}

#[tokio::test]
async fn every_concern_can_be_reached() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let list = format!("/cases/{case}/concerns");
        let rows = concerns(&world, case).await;
        let marks: Vec<String> = rows.iter().map(|row| row.words.topic.clone()).collect();
        assert_eq!(walked(&world, (&list, ""), &marks).await, 3);
        // One that is linked from elsewhere heads its page, and can be changed.
        let worker = world.browser(&world.worker).await;
        let old = &rows[50];
        worker
            .get(&format!("{list}?from={}", old.id))
            .await
            .is(200)
            .has("Frage 50.")
            .lacks("Frage 40.");
        let form = format!("{list}/{}", old.id);
        worker.get(&form).await.is(200).has("Frage 50.");
        let typed = [
            ("topic", "Frage 50."),
            ("asked", "Wann?"),
            ("answer", "Morgen."),
            ("version", "1"),
        ];
        worker.post(&form, &typed).await.is(303);
        let typed = [
            ("topic", "Frage 50."),
            ("asked", "Wann?"),
            ("answer", "Gestern."),
            ("version", "1"),
        ];
        let late = worker.post(&form, &typed).await;
        late.is(409).has("Morgen.").has("Gestern.");
        let other = world.active_case(Sketch::default()).await;
        let foreign = format!("/cases/{other}/concerns?from={}", old.id);
        worker.get(&foreign).await.is(404);
        worker.get(&format!("{list}?from=x")).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn every_conference_can_be_reached_and_promises_stay_in_sight() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let list = format!("/cases/{case}/conferences");
        let mut tx = world.app.store.write().await.unwrap();
        let mut last = None;
        for number in 1..=25_i64 {
            let row = ConferenceRow {
                id: world.ids().next(),
                at: world.now() - (number / 2 * 24).hours(),
                status: ConferenceStatus::Held,
                content: Content {
                    purpose: format!("Runde {number}."),
                    ..Content::default()
                },
                overlap: None,
                recorded_at: world.now(),
                recorded_by: world.worker.id,
                recorded_by_name: String::new(),
                version: 1,
            };
            store::conference::insert(&mut tx, world.carrier, case, &row)
                .await
                .unwrap();
            last = Some(row.id);
        }
        let task = AgreedTaskRow {
            id: world.ids().next(),
            conference: last.unwrap(),
            side: ConferenceSide::Theirs,
            what: "Bescheid schicken".to_owned(),
            who: "Jobcenter".to_owned(),
            due_on: None,
            task: None,
            done_on: None,
            done_by_name: None,
            version: 1,
        };
        store::conference::insert_task(&mut tx, world.carrier, case, &task)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let marks: Vec<String> = (1..=25).map(|number| format!("Runde {number}.")).collect();
        assert_eq!(walked(&world, (&list, ""), &marks).await, 3);
        let worker = world.browser(&world.worker).await;
        let first = worker.get(&list).await;
        assert_eq!(first.body.matches("Bescheid schicken").count(), 2);
        let own = format!("{list}?from={}", last.unwrap());
        let page = worker.get(&own).await;
        page.has("Runde 25.");
        // Among what others promised, and at its conference; each with its tick.
        assert_eq!(page.body.matches("Bescheid schicken").count(), 4);
        let form = format!("{list}/{}/minutes", last.unwrap());
        worker.get(&form).await.is(200);
        let other = world.active_case(Sketch::default()).await;
        let foreign = format!("/cases/{other}/conferences?from={}", last.unwrap());
        worker.get(&foreign).await.is(404);
    })
    .await;
}

fn visit(world: &World, number: i64) -> AppointmentRow {
    let id = world.ids().next();
    AppointmentRow {
        id,
        origin: id,
        moves: 0,
        series: None,
        agreed: Agreed {
            at: world.now() + (number * 24).hours(),
            ends_at: None,
            kind: ContactKind::Phone,
            place: format!("Zimmer {number}."),
            note: String::new(),
            person: None,
            partner: String::new(),
            bring: String::new(),
            way: String::new(),
            with_client: true,
            worker: None,
            measure: None,
            in_group: false,
        },
        worker_name: None,
        result: Outcome::of(AppointmentStatus::Planned),
        settled_at: None,
        settled_by_name: None,
        recorded_by: world.worker.id,
        recorded_at: world.now(),
        version: 1,
    }
}

#[tokio::test]
async fn every_open_appointment_can_be_reached() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let list = format!("/cases/{case}/appointments");
        let mut tx = world.app.store.write().await.unwrap();
        let mut rows = Vec::new();
        for number in 1..=60_i64 {
            let row = visit(&world, number);
            store::appointment::insert(&mut tx, world.carrier, case, &row)
                .await
                .unwrap();
            rows.push(row);
        }
        // Somebody else comes at the same time as the first one of the second page, a little before.
        let mut twin = visit(&world, 26);
        twin.agreed.at -= 10.minutes();
        twin.agreed.place = "Flur.".to_owned();
        store::appointment::insert(&mut tx, world.carrier, case, &twin)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let marks: Vec<String> = (1..=60).map(|number| format!("Zimmer {number}.")).collect();
        assert_eq!(walked(&world, (&list, "#coming"), &marks).await, 3);
        let worker = world.browser(&world.worker).await;
        let second = format!("{list}?from={}", rows[25].id);
        worker
            .get(&second)
            .await
            .lacks("Flur.")
            .has("zur selben Zeit");
        // An appointment that is over by now still tells where the page begins.
        let result = format!("{list}/{}/result", rows[25].id);
        let gone = [
            ("status", "cancelled"),
            ("cancelled_by", "prison"),
            ("version", "1"),
        ];
        worker.post(&result, &gone).await.is(303);
        worker.get(&second).await.is(200).has("Zimmer 27.");
        // The course of the case shows the first few and the way to the others.
        let notes = worker.get(&format!("/cases/{case}/notes")).await;
        notes.has("Zimmer 10.").lacks("Zimmer 11.");
        notes.has("alle offenen Termine");
    })
    .await;
}

#[tokio::test]
async fn pages_are_found_on_an_index() {
    on_each_engine(async |world| {
        let id: Value = world.carrier.uuid().into();
        let at: Value = world.now().into();
        let page = vec![id.clone(), at, id.clone(), 26_i64.into()];
        for (name, params, index) in [
            ("appointment::OPEN_PAGE", &page, "appointment_by_case ("),
            ("concern::PAGE", &page, "concern_by_day ("),
            (
                "concern::FORMER",
                &vec![id.clone()],
                "concern_former_by_concern (",
            ),
            ("conference::PAGE", &page, "conference_by_case ("),
            (
                "conference::FORMER",
                &vec![id.clone()],
                "conference_former_by_conference (",
            ),
            (
                "conference::TASKS_OF",
                &vec![id.clone(), id.clone()],
                "conference_task_by_case (",
            ),
            ("group::OF_SITE", &vec![id.clone()], "group_offer_by_site ("),
            (
                "group::COUNTS",
                &vec![id.clone()],
                "group_member_by_offer (",
            ),
            (
                "group::member::OF_CASE",
                &vec![id.clone()],
                "group_member_by_case (",
            ),
            (
                "group::member::OF_OFFER",
                &vec![id.clone()],
                "group_member_by_offer (",
            ),
            (
                "group::attendance::OF_CASE",
                &vec![id.clone()],
                "group_attendance_by_case (",
            ),
            (
                "group::attendance::COUNTS",
                &vec![id.clone()],
                "group_session_by_offer (",
            ),
        ] {
            let (sqlite, plan) = world.plan_of(name, params).await;
            let walks = plan
                .lines()
                .map(str::trim_start)
                .any(|line| line.starts_with("SCAN") || line.contains("Seq Scan"));
            assert!(!walks, "{name}\n{plan}");
            assert!(!sqlite || plan.contains(index), "{name}\n{plan}");
            // Rows come in the order of the index: nothing is sorted to show a page.
            let paged = name.ends_with("PAGE");
            let sorts = plan.contains("TEMP B-TREE");
            assert!(!(sqlite && paged && sorts), "{name}\n{plan}");
        }
    })
    .await;
}
