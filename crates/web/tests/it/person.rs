//! Tests of `pages::person`: who somebody is and in which prison, corrected with its trail.

use domain::ids::CaseId;
use testkit::{Sketch, World, on_each_engine};

async fn row(world: &World, case: CaseId) -> store::case::CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

fn name<'a>(
    version: &'a str,
    family: &'a str,
    given: &'a str,
    born: &'a str,
    why: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("family_name", family),
        ("given_names", given),
        ("birth_date", born),
        ("why", why),
    ]
}

async fn nothing_apart(world: &World) {
    let report = app::doctor::check(&world.app, world.today()).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[tokio::test]
async fn a_misread_name_is_corrected_everywhere_and_stays_readable() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/person");
        let people = format!("/cases/{case}/people");
        lead.get(&people).await.is(200).has(&page);
        lead.get(&page)
            .await
            .is(200)
            .has("value=\"Demir\"")
            .has("14.05.1994");
        lead.post(&page, &name("1", "Demiral", "", "31.02.1994", ""))
            .await
            .is(422)
            .has("value=\"Demiral\"")
            .has("value=\"31.02.1994\"");
        lead.post(
            &page,
            &name("1", "Demiral", "Jonas", "15.04.2024", "Ausweis"),
        )
        .await
        .is(422)
        .has("value=\"Demiral\"");
        lead.post(&page, &name("1", "Demiral", "Jonas", "14.05.1994", " "))
            .await
            .is(422)
            .has("Bitte einen Grund angeben.");
        lead.post(&page, &name("1", "Demir", "Jonas", "14.05.1994", "x"))
            .await
            .is(422)
            .has("dasselbe wie bisher");
        let why = "Geheiratet, Urkunde gesehen.";
        lead.post(&page, &name("1", "Demiral", "Jonas", "15.04.1994", why))
            .await
            .is(303);
        lead.get(&people)
            .await
            .has("Demiral, Jonas")
            .has("<del>Demir</del>")
            .has("<del>14.05.1994</del>")
            .has(why)
            .has("Anna Beispiel");
        let link = format!("/cases/{case}");
        lead.post("/search", &[("q", "Demiral")]).await.has(&link);
        lead.get("/cases").await.has("Demiral, Jonas");
        let changed = row(&world, case).await;
        assert_eq!(changed.birth_date, Some(jiff::civil::date(1994, 4, 15)));
        nothing_apart(&world).await;
        let log = world.log(Some(case)).await;
        assert!(log.iter().any(|one| one.action == "person.correct"));
        // Whoever is slower sees both and keeps what was typed.
        lead.post(
            &page,
            &name("1", "Demirel", "Jonas", "14.05.1994", "Schreibfehler"),
        )
        .await
        .is(409)
        .has("Demiral")
        .has("value=\"Demirel\"");
        lead.post(
            &page,
            &name("2", "Demirel", "Jonas", "15.04.1994", "Schreibfehler"),
        )
        .await
        .is(303);
        assert_eq!(row(&world, case).await.family_name, "Demirel");
        lead.post("/search", &[("q", "Demiral")]).await.lacks(&link);
    })
    .await;
}

#[tokio::test]
async fn who_would_look_like_somebody_else_is_compared_first() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let other = world
            .active_case(Sketch {
                family_name: "Tämmler",
                given_names: "Ute",
                book_number: Some("99/26"),
                ..Sketch::default()
            })
            .await;
        let office = world.browser(&world.coordination).await;
        let page = format!("/cases/{case}/person");
        let other_client = row(&world, other).await.client.to_string();
        let mut fields = name("1", "Temmler", "Ute", "14.05.1994", "Verwechselt.");
        let answer = office.post(&page, &fields).await;
        answer
            .is(422)
            .has("value=\"Temmler\"")
            .has("Tämmler, Ute")
            .has(&other_client)
            .has("/merge?number=");
        assert_eq!(row(&world, case).await.family_name, "Demir");
        // A tick counts only for the people who were shown.
        fields.push(("other", "yes"));
        office.post(&page, &fields).await.is(422);
        fields.push(("seen", &other_client));
        office.post(&page, &fields).await.is(303);
        assert_eq!(row(&world, case).await.family_name, "Temmler");
        // So is a book number that somebody else has there.
        let custody = format!("/cases/{case}/custody");
        let number = [
            ("version", "1"),
            ("institution", "th-tonna"),
            ("book_number", "99/26"),
            ("why", "Aktenblatt gesehen"),
        ];
        office
            .post(&custody, &number)
            .await
            .is(422)
            .has("Tämmler, Ute");
    })
    .await;
}

fn place<'a>(version: &'a str, prison: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("institution", prison),
        ("book_number", number),
    ]
}

#[tokio::test]
async fn a_transfer_keeps_where_somebody_was_and_hands_the_view_over() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let tonna = world.browser(&world.prison).await;
        let link = format!("/cases/{case}");
        tonna.get(&link).await.is(200);
        let page = format!("/cases/{case}/custody/transfer");
        let people = format!("/cases/{case}/people");
        lead.get(&people).await.has(&page);
        lead.get(&page).await.is(200);
        for (prison, on, problem) in [
            ("th-tonna", "20.11.2026", "Dort ist die Person schon"),
            ("th-suhl-goldlauter", "24.11.2026", "liegt noch vor uns"),
            ("th-suhl-goldlauter", "01.06.2025", "02.06.2025"),
        ] {
            let mut fields = place("1", prison, "7/26");
            fields.push(("on", on));
            lead.post(&page, &fields)
                .await
                .is(422)
                .has(problem)
                .has("value=\"7/26\"");
        }
        let mut fields = place("1", "th-suhl-goldlauter", "7/26");
        fields.extend([("on", "20.11.2026"), ("source", "Anruf des Sozialdienstes")]);
        lead.post(&page, &fields).await.is(303);
        let moved = row(&world, case).await;
        assert_eq!(moved.institution, "th-suhl-goldlauter");
        assert_eq!(moved.book_number.as_deref(), Some("7/26"));
        nothing_apart(&world).await;
        tonna.get(&link).await.is(404);
        tonna.get("/cases").await.lacks(&link);
        lead.get(&people)
            .await
            .has("bis 20.11.2026")
            .has("JVA Tonna")
            .has("4711/25")
            .has("Anruf des Sozialdienstes");
        lead.post("/search", &[("q", "7/26")]).await.has(&link);
        // The page that was open before says so, and keeps what was typed.
        let mut late = place("1", "th-hohenleuben", "8/26");
        late.push(("on", "22.11.2026"));
        lead.post(&page, &late).await.is(409).has("value=\"8/26\"");
        take_back(&world, case).await;
        tonna.get(&link).await.is(200);
    })
    .await;
}

/// It did not take place: the record names again where the person was.
async fn take_back(world: &World, case: CaseId) {
    let lead = world.browser(&world.worker).await;
    let people = format!("/cases/{case}/people");
    let mut tx = world.app.store.read().await.unwrap();
    let client = row(world, case).await.client;
    let stays = store::custody::of_client(&mut tx, world.carrier, client).await;
    let stay = stays.unwrap()[0].id;
    drop(tx);
    let page = format!("/cases/{case}/custody/stays/{stay}/strike");
    lead.get(&people).await.has(&page);
    lead.get(&page).await.is(200).has("bis 20.11.2026");
    lead.post(&page, &[("why", "")]).await.is(422);
    lead.post(&page, &[("why", "Nur zur Untersuchung dort.")])
        .await
        .is(303);
    assert_eq!(row(world, case).await.institution, "th-tonna");
    lead.get(&people)
        .await
        .has("Nur zur Untersuchung dort.")
        .lacks(&page);
    lead.get(&page).await.is(404);
    nothing_apart(world).await;
}

#[tokio::test]
async fn a_wrong_prison_is_corrected_and_no_stay() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let tonna = world.browser(&world.prison).await;
        let page = format!("/cases/{case}/custody");
        let mut fields = place("1", "th-hohenleuben", "");
        fields.push(("why", "Falsche Zeile der Liste."));
        lead.post(&page, &fields).await.is(303);
        tonna.get(&format!("/cases/{case}")).await.is(404);
        lead.get(&format!("/cases/{case}/people"))
            .await
            .has("<del>JVA Tonna</del>")
            .has("<del>4711/25</del>")
            .lacks("Vorher in");
        nothing_apart(&world).await;
    })
    .await;
}

#[tokio::test]
async fn only_who_works_on_the_case_corrects_also_after_its_end() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let paths =
            ["person", "custody", "custody/transfer"].map(|one| format!("/cases/{case}/{one}"));
        let prison = world.browser(&world.prison).await;
        for page in &paths {
            prison.get(page).await.is(403);
            prison.post(page, &[]).await.is(403);
            for account in [&world.elsewhere, &world.stranger] {
                world.browser(account).await.get(page).await.is(404);
            }
        }
        prison
            .get(&format!("/cases/{case}/people"))
            .await
            .is(200)
            .lacks(&paths[0]);
        let office = world.browser(&world.coordination).await;
        let mut tx = world.app.store.write().await.unwrap();
        let stands = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        let ended = domain::case::CaseStatus::Closed;
        let change = store::case::StatusChange {
            entry_on: stands.entry_on,
            exit_on: Some(world.today()),
            ..store::case::StatusChange::default()
        };
        store::case::set_status(&mut tx, &stands, ended, &change)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        office
            .post(
                &paths[0],
                &name("1", "Demirel", "Jonas", "14.05.1994", "Ausweis"),
            )
            .await
            .is(303);
        office.get(&paths[2]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn at_a_transfer_only_the_number_of_somebody_else_asks_back() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        // Somebody of the same name, on record for long.
        world.active_case(Sketch::default()).await;
        let other = world
            .active_case(Sketch {
                family_name: "Tämmler",
                given_names: "Ute",
                book_number: Some("99/26"),
                ..Sketch::default()
            })
            .await;
        let office = world.browser(&world.coordination).await;
        let page = format!("/cases/{case}/custody/transfer");
        let mut away = place("1", "th-suhl-goldlauter", "7/26");
        away.push(("on", "20.11.2026"));
        office.post(&page, &away).await.is(303);
        let mut back = place("2", "th-tonna", "99/26");
        back.push(("on", "21.11.2026"));
        let client = row(&world, other).await.client.to_string();
        office
            .post(&page, &back)
            .await
            .is(422)
            .has("Tämmler, Ute")
            .has(&client);
        assert_eq!(row(&world, case).await.institution, "th-suhl-goldlauter");
        // Whoever was looked at is enough; the namesake was never in question.
        back.extend([("other", "yes"), ("seen", &client)]);
        office.post(&page, &back).await.is(303);
        assert_eq!(row(&world, case).await.institution, "th-tonna");
    })
    .await;
}
