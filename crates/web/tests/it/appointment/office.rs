//! Appointments at a site: when it is open, and asking once more when it is not.

use testkit::{Sketch, World, on_each_engine};

use super::open;

const SITE: [(&str, &str); 8] = [
    ("name", "Büro Erfurt"),
    ("address", "Musterstraße 1, 00000 Musterstadt"),
    ("capacity", "40"),
    ("open_1", "9-12, 13-16"),
    ("open_2", "9-15"),
    ("open_3", "9.00 – 15 Uhr"),
    ("open_4", "9-15"),
    ("version", "1"),
];

/// The administrator enters when the first site is open.
async fn hours_are_known(world: &World) {
    let administrator = world.browser(&world.administrator).await;
    let path = format!("/sites/{}", world.sites[0]);
    administrator.post(&path, &SITE).await.is(303);
}

fn meeting<'a>(
    day: &'a str,
    (from, to): (&'a str, &'a str),
    confirmed: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("date", day),
        ("time", from),
        ("end", to),
        ("kind", "office"),
        ("bring", "Ausweis"),
        ("confirmed", confirmed),
    ]
}

#[tokio::test]
async fn a_closed_office_is_asked_about_and_never_forbids() {
    on_each_engine(async |world| {
        hours_are_known(&world).await;
        let case = world
            .active_case(Sketch {
                release_on: Some(jiff::civil::date(2026, 11, 20)),
                ..Sketch::default()
            })
            .await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker
            .get(&format!("{list}/new"))
            .await
            .has("Mo 9:00–12:00, 13:00–16:00, Di–Do 9:00–15:00");
        // Within the hours nobody is asked.
        let fits = meeting("25.11.2026", ("10:30", "11:00"), "");
        worker.post(&list, &fits).await.is(303);
        let late = ("14:30", "15:30");
        let answer = worker.post(&list, &meeting("26.11.2026", late, "")).await;
        answer
            .is(422)
            .has("Ist das so gemeint?")
            .has("Do 26.11.2026: Das Büro ist nur 9:00–15:00 geöffnet.")
            .has("Trotzdem speichern")
            .has("value=\"Ausweis\"");
        assert_eq!(open(&world, case).await.len(), 1, "nothing is saved yet");
        // What was confirmed is this time and no other.
        let yes = answer.to_confirm().unwrap();
        worker
            .post(&list, &meeting("27.11.2026", late, yes))
            .await
            .is(422)
            .has("Fr 27.11.2026: Das Büro ist an diesem Tag geschlossen.");
        worker
            .post(&list, &meeting("26.11.2026", late, yes))
            .await
            .is(303);
        assert_eq!(open(&world, case).await.len(), 2);
        worker.get(&list).await.has("Büro nur 9:00–15:00 geöffnet");
    })
    .await;
}

#[tokio::test]
async fn only_the_office_has_doors_and_holidays() {
    on_each_engine(async |world| {
        hours_are_known(&world).await;
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let visit = [
            ("date", "27.11.2026"),
            ("time", "18:00"),
            ("kind", "prison_visit"),
        ];
        worker.post(&list, &visit).await.is(303);
        // A series is looked at day by day.
        let mut series = meeting("18.12.2026", ("10:00", "10:30"), "");
        series.extend([("repeat", "weekly"), ("until", "25.12.2026")]);
        worker
            .post(&list, &series)
            .await
            .is(422)
            .has("Fr 18.12.2026: Das Büro ist an diesem Tag geschlossen.")
            .has("Fr 25.12.2026: Feiertag, ");
        // Moving asks too.
        let one = open(&world, case).await.remove(0);
        let moved = format!("{list}/{}/move", one.id);
        let mut late = meeting("26.11.2026", ("16:00", ""), "");
        late.push(("version", "1"));
        let answer = worker.post(&moved, &late).await;
        answer.is(422).has("Trotzdem speichern");
        let yes = answer.to_confirm().unwrap();
        late.retain(|(name, _)| *name != "confirmed");
        late.push(("confirmed", yes));
        worker.post(&moved, &late).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn hours_that_cannot_be_are_kept_at_their_field() {
    on_each_engine(async |world| {
        let administrator = world.browser(&world.administrator).await;
        let path = format!("/sites/{}", world.sites[0]);
        let mut wrong = SITE.to_vec();
        wrong[3] = ("open_1", "vormittags");
        wrong[4] = ("open_2", "15-9");
        administrator
            .post(&path, &wrong)
            .await
            .is(422)
            .has("„vormittags“ lässt sich nicht lesen")
            .has("„15-9“: Das Ende liegt nicht nach dem Beginn")
            .has("value=\"9-15\"");
        administrator.post(&path, &SITE).await.is(303);
        administrator.get("/sites").await.has("Di–Do 9:00–15:00");
        // Whoever was slower sees the hours that stand now.
        administrator
            .post(&path, &SITE)
            .await
            .is(409)
            .has("Geöffnet nach Wochentagen")
            .has("Mo 9:00–12:00, 13:00–16:00");
        let worker = world.browser(&world.worker).await;
        worker.post(&path, &SITE).await.is(403);
    })
    .await;
}
