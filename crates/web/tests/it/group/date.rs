//! Dates of groups in the day of those who look after a member, and in their calendar.

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use super::{attendance::weekly, dates, enrol, lead, make, named, roll};

#[tokio::test]
async fn a_date_stands_in_the_day_until_it_is_known_who_came() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "leisure", "8").await;
        let (mine, others) = (named(&world, "Demir").await, named(&world, "Becker").await);
        enrol(&worker, mine, offer).await.is(303);
        enrol(&worker, others, offer).await.is(303);
        lead(&world, others, world.colleague.id).await;
        weekly(&world, &worker, offer).await;
        let session = dates(&world, offer).await[0].id;
        let sheet = format!("/groups/{offer}/sessions/{session}");
        worker
            .get("/day")
            .await
            .has("Di 24.11.")
            .has("Dienstagsgruppe")
            .has("Nein sagen · eine Person von hier")
            .lacks(&sheet);
        office.get("/day").await.has("2 Personen von hier");
        world
            .browser(&world.prison)
            .await
            .get("/day")
            .await
            .lacks("Dienstagsgruppe");
        // Who looks after nobody in it is not told of it.
        let stranger = world.browser(&world.elsewhere).await;
        stranger.get("/day").await.is(200).lacks("Dienstagsgruppe");

        world.set_today(date(2026, 11, 26));
        let worker = world.browser(&world.worker).await;
        worker
            .get("/day")
            .await
            .has("Anwesenheit offen: eine Person")
            .has(&sheet)
            .has("Anwesenheit eintragen");
        worker
            .get(&sheet)
            .await
            .is(200)
            .has("Demir")
            .lacks("Becker");
        let member = roll(&world, offer).await[0].id.to_string();
        let filled = [
            ("version", "0"),
            ("member-0", member.as_str()),
            ("attendance-0", "attended"),
            ("minutes-0", "90"),
        ];
        worker.post(&sheet, &filled).await.is(303);
        worker.get("/day").await.lacks(&sheet);
    })
    .await;
}

#[tokio::test]
async fn a_calendar_says_that_there_is_a_group_and_not_which() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "leisure", "8").await;
        weekly(&world, &worker, offer).await;
        let path = crate::calendar::made(&worker).await;
        let program = world.stranger_browser();
        program.get(&path).await.is(200).lacks("DTSTART:20261124");
        let case = world.active_case(Sketch::default()).await;
        enrol(&worker, case, offer).await.is(303);
        let session = &dates(&world, offer).await[1];
        let edit = format!("/groups/{offer}/sessions/{}/edit", session.id);
        let off = [
            ("date", "01.12.2026"),
            ("time", "14:00"),
            ("minutes", "90"),
            ("off", "Haus geschlossen"),
            ("version", "1"),
        ];
        worker.post(&edit, &off).await.is(303);
        let feed = program.get(&path).await;
        feed.is(200)
            .has("DTSTART:20261124T130000Z")
            .has("DTEND:20261124T143000Z")
            .has("SUMMARY:Gruppe")
            .has(&format!("UID:{}@nahtlos", session.id))
            .has("STATUS:CANCELLED");
        for secret in [
            "Dienstagsgruppe",
            "Nein sagen",
            "Werkstatt",
            "Demir",
            "geschlossen",
        ] {
            feed.lacks(secret);
        }
    })
    .await;
}

#[tokio::test]
async fn the_printed_week_names_the_dates_of_the_own_groups_and_nobody_else() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "leisure", "8").await;
        let (mine, others) = (named(&world, "Demir").await, named(&world, "Becker").await);
        enrol(&worker, mine, offer).await.is(303);
        enrol(&worker, others, offer).await.is(303);
        weekly(&world, &worker, offer).await;
        let week = [
            ("base", "0"),
            ("valid_from", "23.11.2026"),
            ("days-0", "saturday"),
            ("from-0", "10:00"),
            ("to-0", "11:15"),
            ("title-0", "Fußball"),
            ("kind-0", "leisure"),
        ];
        let apart = named(&world, "Neumann").await;
        for case in [mine, apart] {
            let form = format!("/cases/{case}/own-plans/weekly");
            worker.post(&form, &week).await.is(303);
        }
        let paper =
            |case, language: &str| format!("/cases/{case}/papers/preview/weekly_plan/{language}");
        let printed = worker.get(&paper(mine, "de")).await;
        printed
            .is(200)
            .has("Termine meiner Gruppen")
            .has("24. November 2026, 14:00 bis 15:30 Uhr: Dienstagsgruppe, Werkstatt")
            .lacks("Becker");
        worker
            .get(&paper(mine, "easy"))
            .await
            .has("Meine Gruppen treffen sich");
        // Whoever has no seat has no dates.
        worker
            .get(&paper(apart, "de"))
            .await
            .is(200)
            .lacks("Termine meiner Gruppen");
    })
    .await;
}
