//! Work in the network: entered, corrected by whom entered it, and told beside the time of cases.

use store::partner::activity::ActivityRow;
use testkit::{World, on_each_engine};

use super::entered;

fn fields<'a>(site: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let given = |field: &str| more.iter().any(|(name, _)| *name == field);
    let usual = [
        ("kind", "round_table"),
        ("held_on", "20.11.2026"),
        ("minutes", "90"),
        ("site", site),
        ("outcome", "Ein Weg für Anfragen ist verabredet."),
    ];
    let usual = usual.into_iter().filter(|(field, _)| !given(field));
    usual.chain(more.iter().copied()).collect()
}

async fn rows(world: &World) -> Vec<ActivityRow> {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::partner::activity::page(&mut tx, world.carrier, None, 99).await;
    rows.unwrap()
}

#[tokio::test]
async fn an_activity_is_entered_and_corrected_by_its_author() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        let list = "/partners/activities";
        worker
            .get(list)
            .await
            .is(200)
            .has("Noch keine Netzwerkarbeit");
        let partner = entered(&worker, "Haus Müllerbrücke", "Jena", &[]).await;
        let site = world.sites[0].to_string();
        worker
            .get("/partners/activities/new")
            .await
            .is(200)
            .has("<option value=\"Haus Müllerbrücke\">");
        // Who took part is found however the name is spelt.
        let more = [
            ("partner-0", "haus muellerbruecke"),
            ("others", "Frau Probe"),
        ];
        worker.post(list, &fields(&site, &more)).await.is(303);
        office
            .get(list)
            .await
            .has("Runder Tisch")
            .has("Haus Müllerbrücke")
            .has("Frau Probe")
            .has("90 Min.")
            .lacks("Berichtigen<");
        office
            .get(&format!("/partners/{partner}"))
            .await
            .has("Ein Weg für Anfragen");
        let one = rows(&world).await.remove(0);
        let path = format!("{list}/{}", one.id);
        office.get(&path).await.is(422).has("wer ihn gemacht hat");
        office
            .post(
                &path,
                &fields(&site, &[("version", "1"), ("why", "Anders")]),
            )
            .await
            .is(422);
    })
    .await;
}

#[tokio::test]
async fn a_correction_says_why_and_keeps_what_was_there() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let list = "/partners/activities";
        let partner = entered(&worker, "Haus Müllerbrücke", "Jena", &[]).await;
        let site = world.sites[0].to_string();
        let more = [("partner-0", "Haus Müllerbrücke")];
        worker.post(list, &fields(&site, &more)).await.is(303);
        let path = format!("{list}/{}", rows(&world).await[0].id);
        let shown = worker.get(&path).await;
        shown.is(200).has("value=\"Haus Müllerbrücke\"");
        let mut corrected = vec![
            ("version", "1"),
            ("minutes", "120"),
            ("partner-0", "Haus Müllerbrücke"),
        ];
        worker
            .post(&path, &fields(&site, &corrected))
            .await
            .is(422)
            .has("einen Grund angeben");
        corrected.push(("why", "Weg vergessen"));
        worker.post(&path, &fields(&site, &corrected)).await.is(303);
        worker
            .get(list)
            .await
            .has("120 Min.")
            .has("<del>90</del>")
            .has("Weg vergessen");
        // The form that is older now shows both.
        worker
            .post(&path, &fields(&site, &corrected))
            .await
            .is(409)
            .has("120")
            .has("name=\"version\" value=\"2\"");
        let taken_back = [("version", "2"), ("struck", "yes"), ("why", "War doppelt")];
        worker
            .post(&path, &fields(&site, &taken_back))
            .await
            .is(303);
        worker.get(list).await.has("gestrichen").has("War doppelt");
        worker
            .get(&format!("/partners/{partner}"))
            .await
            .lacks("Ein Weg für Anfragen");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let list = "/partners/activities";
        let bad = [
            ("kind", ""),
            ("minutes", "viel"),
            ("outcome", "Gutes Gespräch"),
        ];
        worker
            .post(list, &fields("", &bad))
            .await
            .is(422)
            .has("Bitte eine Möglichkeit auswählen")
            .has("keine ganze Zahl")
            .has("Gutes Gespräch");
        let other = world.sites[1].to_string();
        let bad = [
            ("held_on", "24.11.2026"),
            ("minutes", ""),
            ("outcome", ""),
            ("partner-1", "Kennt niemand"),
        ];
        // Another site's time is not theirs to book.
        worker
            .post(list, &fields(&other, &bad))
            .await
            .is(422)
            .has("liegt in der Zukunft")
            .has("steht nicht im Verzeichnis")
            .has("value=\"Kennt niemand\"")
            .has("id=\"site-error\"")
            .has("id=\"outcome-error\"")
            .has("id=\"minutes-error\"");
        assert!(rows(&world).await.is_empty());
        let worker_of_others = world.browser(&world.stranger).await;
        let site = world.sites[0].to_string();
        worker_of_others
            .post(list, &fields(&site, &[]))
            .await
            .is(422);
    })
    .await;
}

#[tokio::test]
async fn long_lists_of_activities_have_pages() {
    on_each_engine(async |world| {
        let worker = world.browser_in_session(&world.worker).await;
        let site = world.sites[0].to_string();
        for number in 0..30 {
            let day = format!("{:02}.11.2026", 1 + number / 3);
            let outcome = format!("Ergebnis Nummer {number}.");
            let more = [("held_on", day.as_str()), ("outcome", outcome.as_str())];
            let sent = fields(&site, &more);
            worker.post("/partners/activities", &sent).await.is(303);
        }
        let first = worker.get("/partners/activities").await;
        let next = first.body.split("href=\"/partners/activities?from=").nth(1);
        let next = next.and_then(|rest| rest.split('"').next()).unwrap();
        let path = format!("/partners/activities?from={next}");
        let second = worker.get(&path).await;
        second.has("zum Anfang");
        for number in 0..30 {
            let words = format!("Ergebnis Nummer {number}.");
            let there = [&first, &second].map(|page| page.body.contains(&words));
            assert_eq!(there.iter().filter(|one| **one).count(), 1, "{words}");
        }
        let stranger = world.browser_in_session(&world.stranger).await;
        stranger.get(&path).await.is(404);
        stranger
            .get("/partners/activities")
            .await
            .is(200)
            .lacks("Ergebnis");
    })
    .await;
}

#[tokio::test]
async fn network_time_stands_beside_case_time_in_the_report() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        let site = world.sites[0].to_string();
        let list = "/partners/activities";
        for (day, minutes) in [
            ("20.11.2026", "90"),
            ("05.10.2026", "60"),
            ("01.01.2020", "600"),
        ] {
            let more = [("held_on", day), ("minutes", minutes)];
            worker.post(list, &fields(&site, &more)).await.is(303);
        }
        let visit = [("kind", "visit"), ("minutes", "30")];
        worker.post(list, &fields(&site, &visit)).await.is(303);
        let struck = rows(&world).await.into_iter().find(|row| row.minutes == 30);
        let path = format!("{list}/{}", struck.unwrap().id);
        office
            .get("/reports/network")
            .await
            .is(200)
            .has("3,0 Std.")
            .has("Besuch")
            .has("100 %");
        let back = [("version", "1"), ("struck", "yes"), ("why", "Doppelt")];
        worker.post(&path, &fields(&site, &back)).await.is(303);
        let report = office.get("/reports/network").await;
        report
            .has("2,5 Std.")
            .has("Oktober 2026")
            .has("Runder Tisch")
            .lacks("Besuch")
            .lacks("Ein Weg für Anfragen");
        let csv = office.get("/reports/network/sites").await;
        csv.is(200).has("Büro erfurt;2;2,5 Std.;0,0 Std.;100 %");
        for table in ["months", "kinds"] {
            office
                .get(&format!("/reports/network/{table}"))
                .await
                .is(200);
        }
        worker.get("/reports/network").await.is(403);
        let stranger = world.browser(&world.stranger).await;
        stranger
            .get("/reports/network")
            .await
            .is(200)
            .lacks("2,5 Std.");
    })
    .await;
}
