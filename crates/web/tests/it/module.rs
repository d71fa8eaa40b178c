//! Tests of `pages::module`.

use domain::{
    ids::{CaseId, ModuleParticipationId},
    participation::ParticipationStatus,
};
use store::{log::LogFilter, module::ParticipationRow};
use testkit::{Sketch, World, on_each_engine};

async fn rows(world: &World, case: CaseId) -> Vec<ParticipationRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::module::of_case(&mut tx, case).await.unwrap()
}

fn fields<'a>(module: &'a str, status: &'a str, from: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("module", module),
        ("status", status),
        ("from", from),
        ("to", ""),
        ("side", "inside"),
    ]
}

fn path_of(case: CaseId, participation: ModuleParticipationId) -> String {
    format!("/cases/{case}/modules/{participation}")
}

#[tokio::test]
async fn several_modules_run_at_once_and_end_with_a_result() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/modules");
        worker
            .get(&list)
            .await
            .is(200)
            .has("Noch kein Modul")
            .has("Soziales Kompetenztraining");
        worker
            .get(&format!("{list}/new?module=housing"))
            .await
            .is(200)
            .has("value=\"housing\" selected");
        for module in ["housing", "work"] {
            worker
                .post(&list, &fields(module, "running", "02.11.2026"))
                .await
                .is(303);
        }
        worker
            .post(&list, &fields("skills_training", "planned", "07.12.2026"))
            .await
            .is(303);
        let all = rows(&world, case).await;
        assert_eq!(all.len(), 3);
        let housing = all.iter().find(|row| row.module == "housing").unwrap().id;

        let path = path_of(case, housing);
        worker
            .get(&format!("{path}?status=done"))
            .await
            .is(200)
            .has("23.11.2026");
        let end = |result, to, version| {
            [
                ("status", "done"),
                ("from", "02.11.2026"),
                ("to", to),
                ("side", "inside"),
                ("result", result),
                ("version", version),
            ]
        };
        let bad = worker.post(&path, &end("", "", "1")).await;
        bad.is(422)
            .has("Bitte das Ergebnis nennen")
            .has("Diese Angabe fehlt")
            .has("value=\"02.11.2026\"");
        worker
            .post(&path, &end("Zusage der Schlüsselstelle", "20.11.2026", "1"))
            .await
            .is(303);
        let page = worker.get(&list).await;
        page.has("abgeschlossen").has("Zusage der Schlüsselstelle");
        let ended = rows(&world, case).await;
        let ended = ended.iter().find(|row| row.id == housing).unwrap();
        assert_eq!(ended.status, ParticipationStatus::Done);

        // Somebody else changed it meanwhile: both versions, and the own words stay.
        let stale = worker
            .post(&path, &end("Andere Worte", "19.11.2026", "1"))
            .await;
        stale
            .is(409)
            .has("Andere Worte")
            .has("Zusage der Schlüsselstelle")
            .has("20.11.2026")
            .has("name=\"version\" value=\"2\"");
        // Repeatable: the same module once more, but not at the same time.
        worker
            .post(&list, &fields("housing", "running", "10.11.2026"))
            .await
            .is(422)
            .has("Zur selben Zeit");
        worker
            .post(&list, &fields("housing", "running", "21.11.2026"))
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/modules");
        let mut future = fields("housing", "running", "24.11.2026");
        worker
            .post(&list, &future)
            .await
            .is(422)
            .has("Bis dahin ist das Modul geplant")
            .has("value=\"24.11.2026\"");
        future[1] = ("status", "planned");
        future[3] = ("to", "23.11.2026");
        worker
            .post(&list, &future)
            .await
            .is(422)
            .has("Das Ende liegt vor dem Anfang am 24.11.2026");
        worker
            .post(&list, &fields("nothing", "planned", "24.11.2026"))
            .await
            .is(422);
        worker
            .post(&list, &fields("housing", "planned", "31.11.2026"))
            .await
            .is(422)
            .has("30 Tage");
        worker
            .post(&list, &fields("housing", "broken_off", "02.11.2026"))
            .await
            .is(422)
            .has("einen Grund angeben");
        assert!(rows(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn others_see_less_or_nothing_and_reading_is_logged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/modules");
        let mut broken_off = fields("housing", "broken_off", "02.11.2026");
        broken_off.push(("reason", "Streit im Kurs"));
        worker.post(&list, &broken_off).await.is(303);
        let path = path_of(case, rows(&world, case).await[0].id);

        // The prison's social service sees which modules there are, not how they went.
        let prison = world.browser(&world.prison).await;
        prison
            .get(&list)
            .await
            .is(200)
            .has("Wohnen")
            .lacks("Streit im Kurs");
        prison.get(&path).await.is(403);
        prison.post(&list, &broken_off).await.is(403);
        for stranger in [&world.elsewhere, &world.colleague, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&list).await.is(404);
            browser.get(&path).await.is(404);
            browser.post(&path, &broken_off).await.is(404);
        }
        // A participation of another case is not found through this one.
        let other = world.active_case(Sketch::default()).await;
        let wrong = path_of(other, rows(&world, case).await[0].id);
        worker.get(&wrong).await.is(404);
        worker.post(&wrong, &broken_off).await.is(404);
        worker.get(&format!("{list}/nonsense")).await.is(404);

        let mut tx = world.app.store.read().await.unwrap();
        let filter = LogFilter::OfCase(case);
        let log = store::log::latest(&mut tx, world.carrier, filter, None, 100)
            .await
            .unwrap();
        let has = |action: &str| log.iter().any(|one| one.entry.action == action);
        assert!(has("module.add") && has("modules.view"));
        assert!(log.iter().all(|one| !one.entry.detail.contains("Streit")));
    })
    .await;
}

#[tokio::test]
async fn a_case_in_intake_has_no_modules_yet() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        let list = format!("/cases/{case}/modules");
        office.get(&list).await.is(200);
        office.get(&format!("{list}/new")).await.is(422);
        let sent = fields("housing", "planned", "24.11.2026");
        office.post(&list, &sent).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_correction_needs_a_reason_and_keeps_what_was_said() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/modules");
        let start = fields("housing", "running", "02.11.2026");
        worker.post(&list, &start).await.is(303);
        let path = path_of(case, rows(&world, case).await[0].id);
        let mut corrected = fields("housing", "running", "03.11.2026");
        corrected.push(("version", "1"));
        worker
            .post(&path, &corrected)
            .await
            .is(422)
            .has("einen Grund angeben");
        corrected.push(("why", "Einen Tag vertan."));
        worker.post(&path, &corrected).await.is(303);
        worker
            .get(&list)
            .await
            .has("ab 03.11.2026")
            .has("<del>02.11.2026</del>")
            .has("Einen Tag vertan.");
        // What the social service may not read stays hidden in its former words too.
        let prison = world.browser(&world.prison).await;
        prison.get(&list).await.is(200).lacks("Einen Tag vertan.");
    })
    .await;
}

#[tokio::test]
async fn hours_of_attendance_are_kept_and_what_they_were_before() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/modules");
        let with = |status, hours, why: &'static str, version: &'static str| {
            let mut all = fields("housing", status, "02.11.2026");
            all.extend([("attended", hours), ("why", why), ("version", version)]);
            all
        };
        // What cannot be read stays in its field, and a plan has no hours yet.
        worker
            .post(&list, &with("running", "drei", "", ""))
            .await
            .is(422)
            .has("value=\"drei\"")
            .has("Stunden bitte als Zahl");
        worker
            .post(&list, &with("planned", "3", "", ""))
            .await
            .is(422)
            .has("hat noch keine Stunden");
        worker
            .post(&list, &with("running", "12,5", "", ""))
            .await
            .is(303);
        worker.get(&list).await.has("12:30 Stunden anwesend");
        let row = rows(&world, case).await.remove(0);
        assert_eq!(row.attended, Some(750));
        let path = path_of(case, row.id);
        worker.get(&path).await.has("value=\"12:30\"");
        worker
            .post(&path, &with("running", "14", "Woche nachgetragen", "1"))
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("14 Stunden anwesend")
            .has("12:30")
            .has("Woche nachgetragen");
    })
    .await;
}
