//! Who was reported and never contacted (I3b).

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

#[tokio::test]
async fn whoever_was_reported_and_never_contacted_is_named_before_it_is_too_late() {
    on_each_engine(async |world| {
        let reported = |family_name, book_number, day| Sketch {
            family_name,
            book_number: Some(book_number),
            release_on: Some(day),
            ..Sketch::default()
        };
        // PÜMaS wants a first contact four months before; named four weeks before that day.
        let near = reported("Vergessen", "1/26", date(2027, 4, 15));
        let forgotten = world.registered_case(near).await;
        let reached = world
            .registered_case(reported("Besucht", "2/26", date(2027, 4, 15)))
            .await;
        let later = world
            .registered_case(reported("Spaeter", "3/26", date(2027, 6, 1)))
            .await;
        let office = world.browser(&world.coordination).await;
        let note = [
            ("date", "20.11.2026"),
            ("time", "14:10"),
            ("minutes", "45"),
            ("kind", "prison_visit"),
            ("outcome", "reached"),
            ("area", "housing"),
            ("epistemic", "client_statement"),
            ("body", "Erstes Gespräch."),
        ];
        let notes = format!("/cases/{reached}/notes");
        office.post(&notes, &note).await.is(303);
        for path in ["/day", "/referrals", "/referrals?show=clearing"] {
            let page = office.get(path).await;
            page.is(200)
                .has("id=\"uncontacted\"")
                .has(&format!("/cases/{forgotten}/notes/new"))
                .has("erster Kontakt bis 15.12.2026")
                .lacks(&format!("/cases/{reached}/notes/new"));
        }
        let later = format!("/cases/{later}/notes/new");
        office.get("/day").await.lacks(&later);
        // The prison sees the inbox and no contacts, so nothing is said of them; others see nothing.
        let prison = world.browser(&world.prison).await;
        prison.get("/day").await.is(200).lacks("uncontacted");
        prison.get("/referrals").await.is(200).lacks("uncontacted");
        let worker = world.browser(&world.worker).await;
        worker.get("/day").await.is(200).lacks("Vergessen");
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/day").await.is(200).lacks("Vergessen");

        let note = format!("/cases/{forgotten}/notes");
        let first = [
            ("date", "23.11.2026"),
            ("time", "08:00"),
            ("minutes", "20"),
            ("kind", "prison_visit"),
            ("outcome", "reached"),
            ("area", "housing"),
            ("epistemic", "client_statement"),
            ("body", "Erstes Gespräch."),
        ];
        office.post(&note, &first).await.is(303);
        office.get("/day").await.lacks("id=\"uncontacted\"");
    })
    .await;
}
