//! The page of a case.

use domain::{
    case::CaseStatus,
    contact::EpistemicKind,
    ids::CaseId,
    seam::{Security, Side, Strength},
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use store::{
    arrangement::ArrangementRow, case::StatusChange, log::LogFilter, referral::ReferralRow,
};
use testkit::{Sketch, World, on_each_engine};

/// How often an action on a case stands in the log.
pub async fn logged(world: &World, case: CaseId, action: &str) -> usize {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::log::latest(&mut tx, world.carrier, LogFilter::OfCase(case), None, 100)
        .await
        .unwrap();
    all.iter()
        .filter(|one| one.entry.action == action && one.entry.outcome == "ok")
        .count()
}

/// Stores an arrangement without the pages.
pub async fn arrange(
    world: &World,
    case: CaseId,
    security: Security,
    (from_on, to_on): (Date, Option<Date>),
    strength: Strength,
) -> ArrangementRow {
    let row = ArrangementRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        security,
        kind: None,
        provider: "Neue Brücke <Erfurt>".to_owned(),
        from_on,
        to_on,
        strength,
        side: Side::Outside,
        evidence: "Anruf vom 20.11.".to_owned(),
        epistemic: EpistemicKind::Fact,
        recorded_at: world.now(),
        recorded_by: world.worker.id,
        recorded_by_name: world.worker.name.clone(),
        struck_at: None,
        struck_by_name: None,
        struck_reason: None,
        replaced_by: None,
        version: 1,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::arrangement::insert(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
    row
}

#[tokio::test]
async fn the_page_answers_at_a_glance_and_is_logged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        arrange(
            &world,
            case,
            Security::ACCOMMODATION,
            (date(2027, 1, 14), None),
            Strength::Promised,
        )
        .await;
        let browser = world.browser(&world.worker).await;
        let before = logged(&world, case, "case.view").await;
        let answer = browser.get(&format!("/cases/{case}")).await;
        answer
            .is(200)
            .has("<h1>Demir, Jonas</h1>")
            .has("geb. 14.05.1994")
            .has("Buchnr. 4711/25")
            .has("Intensivphase bis 30.12.")
            .has("in 38 Tagen")
            .has("Do 31.12.2026, Vollverbüßung")
            .has("frühestens Mo 21.12.2026")
            .has("Anna Beispiel")
            .has("14 Tage offen ab 31.12.")
            .has("Neue Brücke &lt;Erfurt&gt;")
            .has("Kontakt eintragen")
            .has("Nächster Schritt: eigene Wohnung")
            .lacks("\u{27e6}");
        if let Ok(folder) = std::env::var("NAHTLOS_PAGES") {
            std::fs::write(format!("{folder}/case.html"), &answer.body).unwrap();
        }
        assert_eq!(logged(&world, case, "case.view").await, before + 1);
    })
    .await;
}

#[tokio::test]
async fn other_offices_and_roles_without_cases_find_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}");
        for account in [
            &world.colleague,
            &world.elsewhere,
            &world.officer,
            &world.administrator,
            &world.stranger,
        ] {
            world.browser(account).await.get(&path).await.is(404);
        }
        let browser = world.browser(&world.worker).await;
        browser.get("/cases/not-an-id").await.is(404);
        browser
            .get("/cases/01920000-0000-7000-8000-0000000000ff")
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn the_prison_sees_dates_tasks_and_seam_but_no_notes() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.prison).await;
        let answer = browser.get(&format!("/cases/{case}")).await;
        answer
            .is(200)
            .has("in 38 Tagen")
            .has("<h2 id=\"naht\">")
            .has("/arrangements/new")
            .lacks("Kontakt eintragen")
            .lacks("Nächster Kontakt")
            .lacks(&format!("/cases/{case}/notes"))
            .lacks(&format!("/cases/{case}/log"))
            .lacks(&format!("/cases/{case}/clearing"));
    })
    .await;
}

#[tokio::test]
async fn without_a_release_date_the_page_asks_for_one() {
    on_each_engine(async |world| {
        let sketch = Sketch {
            release_on: None,
            ..Sketch::default()
        };
        let case = world.active_case(sketch).await;
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .has("Ohne Entlassungstermin gibt es keine Naht")
            .lacks("seam-grid");
    })
    .await;
}

#[tokio::test]
async fn a_case_in_intake_leads_to_its_clearing() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let answer = browser.get(&format!("/cases/{case}")).await;
        answer.is(303);
        assert_eq!(answer.location, format!("/cases/{case}/clearing"));
        assert_eq!(logged(&world, case, "case.view").await, 0);
        // The prison may not see the clearing; for it the page stands.
        let prison = world.browser(&world.prison).await;
        prison
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .has("gemeldet");
    })
    .await;
}

#[tokio::test]
async fn an_ended_case_says_so_and_offers_only_a_re_entry() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let mut tx = world.app.store.write().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        let change = StatusChange {
            entry_on: row.entry_on,
            exit_on: Some(date(2026, 11, 20)),
            closure_reason: Some("regular_end".to_owned()),
            closure_note: Some("Auf eigenen Wunsch.".to_owned()),
            closure_epistemic: Some(EpistemicKind::ClientStatement),
        };
        store::case::set_status(&mut tx, &row, CaseStatus::Closed, &change)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .has("seit dem 20.11.2026 abgeschlossen")
            .has("Auf eigenen Wunsch.")
            .has(&format!("/cases/{case}/reentry"))
            .lacks("/notes/new")
            .lacks("/arrangements/new");
    })
    .await;
}

#[tokio::test]
async fn after_the_release_it_counts_the_days_since() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        world.set_today(date(2027, 1, 20));
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .has("vor 20 Tagen")
            .has("Die tatsächliche Entlassung ist noch nicht eingetragen.");
    })
    .await;
}

#[tokio::test]
async fn how_a_case_began_and_what_came_later_is_shown_to_those_who_may_see_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let mut tx = world.app.store.write().await.unwrap();
        for (hour, source, note) in [
            (1, "release_list", "der Anfang"),
            (2, "prison", "fragt nach einer Wohnung"),
        ] {
            let row = ReferralRow {
                id: world.ids().next(),
                carrier: world.carrier,
                case,
                source: source.to_owned(),
                import_batch: None,
                note: note.to_owned(),
                own_wish: true,
                informed: Some(true),
                received_at: world.now() + hour.hours(),
                received_by: world.prison.id,
                received_by_name: String::new(),
                version: 1,
            };
            store::referral::insert(&mut tx, &row).await.unwrap();
        }
        tx.commit().await.unwrap();
        let path = format!("/cases/{case}");
        for account in [&world.worker, &world.coordination] {
            let page = world.browser(account).await.get(&path).await;
            page.is(200)
                .has("Meldungen</h2>")
                .has("Sozialdienst der Haftanstalt · eigener Wunsch · Fritzi Vollmer")
                .has("fragt nach einer Wohnung")
                .has("der Anfang");
        }
        // The prison sees the case, but not what others have reported.
        let prison = world.browser(&world.prison).await.get(&path).await;
        prison
            .is(200)
            .lacks("Meldungen</h2>")
            .lacks("fragt nach einer Wohnung");
    })
    .await;
}

#[tokio::test]
async fn what_was_known_long_ago_is_asked_about_once_with_one_click() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let page = format!("/cases/{case}");
        let worker = world.browser(&world.worker).await;
        let fields = [
            ("what", "accommodation/hostel"),
            ("provider", "Wohnheim Beispielweg"),
            ("from", "31.12.2026"),
            ("strength", "confirmed"),
            ("side", "outside"),
            ("epistemic", "fact"),
        ];
        worker
            .post(&format!("{page}/arrangements"), &fields)
            .await
            .is(303);
        worker.get(&page).await.lacks("Stimmt das noch?");
        // Before the release it holds for sixty days.
        world.set_today(date(2027, 1, 22));
        let worker = world.browser(&world.worker).await;
        worker.get(&page).await.lacks("Stimmt das noch?");
        world.set_today(date(2027, 1, 23));
        let worker = world.browser(&world.worker).await;
        worker
            .get(&page)
            .await
            .has("Stimmt das noch?")
            .has("Wohnheim Beispielweg. Zuletzt bestätigt am 23.11.2026.");
        let confirm = format!("{page}/confirm");
        worker
            .post(&confirm, &[("matter", "nothing")])
            .await
            .is(404);
        let yes = [("matter", "accommodation")];
        let stranger = world.browser(&world.stranger).await;
        stranger.post(&confirm, &yes).await.is(404);
        worker.get(&page).await.has("Stimmt das noch?");
        worker.post(&confirm, &yes).await.is(303);
        worker.get(&page).await.lacks("Stimmt das noch?");
        // It is no fact: the page of facts does not list it.
        worker
            .get(&format!("{page}/facts"))
            .await
            .is(200)
            .lacks("confirmed.");
    })
    .await;
}

#[tokio::test]
async fn the_next_appointment_is_for_those_who_see_appointments() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let fields = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "accompaniment"),
            ("place", "Suchtberatung am Anger"),
        ];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &fields)
            .await
            .is(303);
        let page = format!("/cases/{case}");
        worker.get(&page).await.has("Suchtberatung am Anger");
        let prison = world.browser(&world.prison).await;
        prison
            .get(&page)
            .await
            .is(200)
            .lacks("Suchtberatung am Anger")
            .lacks("26.11.2026");
    })
    .await;
}

#[tokio::test]
async fn a_telephone_number_is_written_down_and_asked_about_again() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let page = format!("/cases/{case}");
        let path = format!("{page}/phone");
        let worker = world.browser(&world.worker).await;
        worker.get(&page).await.has("nicht eingetragen");
        let number = [("seen", ""), ("phone", "0361 000 111 (Mutter)")];
        let none = [("seen", ""), ("phone", "hat keins")];
        worker
            .post(&path, &none)
            .await
            .is(422)
            .has("value=\"hat keins\"");
        worker.post(&path, &number).await.is(303);
        // The slower of two sees the number that is there, and keeps the own one.
        let mine = [("seen", ""), ("phone", "0361 000 222")];
        worker
            .post(&path, &mine)
            .await
            .is(409)
            .has("0361 000 111 (Mutter)")
            .has("value=\"0361 000 222\"");
        worker
            .get(&page)
            .await
            .has("0361 000 111 (Mutter)")
            .lacks("Stimmt das noch?");
        world.set_today(date(2027, 1, 23));
        let worker = world.browser(&world.worker).await;
        worker
            .get(&page)
            .await
            .has("Stimmt das noch?")
            .has(&format!("{path}\""));
        let yes = [("matter", "phone")];
        worker.post(&format!("{page}/confirm"), &yes).await.is(303);
        worker.get(&page).await.lacks("Stimmt das noch?");
        // The prison neither sees nor changes it.
        let prison = world.browser(&world.prison).await;
        prison.get(&page).await.lacks("0361 000 111");
    })
    .await;
}

#[tokio::test]
async fn a_promise_is_confirmed_where_it_was_entered() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let span = (date(2026, 12, 31), None);
        let promised = arrange(&world, case, Security::INCOME, span, Strength::Promised).await;
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        drop(tx);
        assert!(row.release_on.is_some());
        let worker = world.browser(&world.worker).await;
        worker
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .has("Zusage bestätigen lassen")
            .has(&format!("/cases/{case}/arrangements/{}/edit", promised.id));
    })
    .await;
}
