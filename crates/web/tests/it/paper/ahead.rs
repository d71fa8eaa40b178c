//! What lies ahead on paper: the way and what to bring, a call, the next steps in easy words, invitations.

use domain::task::{TaskRole, TaskStatus};

use super::{
    contents::{everywhere, said},
    *,
};

/// Plans an appointment and returns its letter.
async fn letter(world: &World, worker: &Browser, case: CaseId, more: &[(&str, &str)]) -> String {
    let mut fields = vec![("date", "26.11.2026"), ("time", "10:30")];
    fields.extend(more);
    let list = format!("/cases/{case}/appointments");
    let answer = worker.post(&list, &fields).await;
    // A visit at home while in custody is asked about once.
    if let Some((_, rest)) = answer.body.split_once("name=\"confirmed\" value=\"") {
        let meant = rest.split('"').next().unwrap();
        fields.push(("confirmed", meant));
        worker.post(&list, &fields).await.is(303);
    } else {
        answer.is(303);
    }
    let mut tx = world.app.store.read().await.unwrap();
    let open = store::appointment::open(&mut tx, case).await.unwrap();
    let kind = fields.iter().find(|(name, _)| *name == "kind").unwrap().1;
    let row = open
        .iter()
        .find(|one| domain::Code::code(one.agreed.kind) == kind)
        .unwrap();
    format!("appointment_letter.{}", row.id)
}

#[tokio::test]
async fn the_way_and_what_to_bring_stand_on_letter_and_card() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let more = [
            ("kind", "accompaniment"),
            ("place", "Jobcenter Erfurt"),
            ("way", "Bahn 3 bis Musterplatz, dann links"),
            ("bring", "Bankkarte"),
        ];
        let letter = letter(&world, &worker, case, &more).await;
        let words = ["Bahn 3 bis Musterplatz, dann links", "Bankkarte"];
        let of: [(&str, &[&str]); 3] = [
            (
                "de",
                &["So kommen Sie hin", "Bitte mitbringen", "dieses Blatt"],
            ),
            ("easy", &["So kommen Sie hin", "Ihren Ausweis"]),
            ("en", &["this sheet"]),
        ];
        everywhere(&worker, case, &letter, &words, of).await;
        let of: [(&str, &[&str]); 3] = [
            ("de", &["Mitbringen: Bankkarte", "Weg: Bahn 3"]),
            ("easy", &["Das nehmen Sie mit: Bankkarte"]),
            ("en", &["Take along: Bankkarte"]),
        ];
        everywhere(&worker, case, "appointment_card", &words, of).await;
        // Moved, the way is still there.
        let id = letter.split('.').nth(1).unwrap();
        worker
            .get(&format!("/cases/{case}/appointments/{id}/move"))
            .await
            .has("Bahn 3 bis Musterplatz, dann links");
    })
    .await;
}

#[tokio::test]
async fn who_stays_where_they_are_is_asked_for_no_papers_and_no_way() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        for kind in ["phone", "prison_visit", "home_visit"] {
            let letter = letter(&world, &worker, case, &[("kind", kind)]).await;
            for language in ["de", "easy", "en"] {
                let text = said(&worker, case, &letter, language).await;
                for wrong in [
                    "Ausweis",
                    "dieses Blatt",
                    "mitbringen",
                    "den Weg",
                    "Bringen Sie",
                    "the way",
                    "this sheet",
                ] {
                    assert!(
                        !text.contains(wrong),
                        "{kind} {language}: {wrong} in {text}"
                    );
                }
            }
            let text = said(&worker, case, &letter, "de").await;
            assert!(text.contains("Der Termin passt nicht?"), "{text}");
        }
        let call = [("kind", "video"), ("bring", "den Brief vom Amt")];
        let letter = letter(&world, &worker, case, &call).await;
        let text = said(&worker, case, &letter, "de").await;
        assert!(text.contains("Bitte bereitlegen"), "{text}");
        assert!(text.contains("den Brief vom Amt"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn tasks_stand_on_easy_paper_in_easy_words() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let mut tx = world.app.store.read().await.unwrap();
        let mut tasks = store::task::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        tasks.retain(|one| {
            one.status == TaskStatus::Open
                && matches!(one.role, TaskRole::Client | TaskRole::Together)
        });
        tasks.sort_by_key(|one| (one.due_on.unwrap_or(jiff::civil::Date::MAX), one.id));
        let first = &tasks[0];
        let programme = world.app.catalogue.get("puemas").unwrap();
        let template = programme.template_of(first.template.as_deref().unwrap());
        let easy = template.unwrap().easy.clone().unwrap();
        let text = said(&worker, case, "next_steps", "easy").await;
        assert!(
            text.contains(&easy) && !text.contains(&first.title_de),
            "{text}"
        );
        let text = said(&worker, case, "next_steps", "de").await;
        assert!(text.contains(&first.title_de), "{text}");
    })
    .await;
}

#[tokio::test]
async fn others_are_invited_formally_and_learn_no_more_than_they_need() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen nach der Entlassung"),
            ("place", "Beratungsraum 2"),
            (
                "people",
                "Jonas Demir\nFrau Vogt, Jobcenter\nHerr Sommer, Wohngruppe",
            ),
            ("agenda", "Zimmer\nKaution"),
        ];
        worker.post_sure(&list, &invitation).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::conference::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let id = row[0].id;
        // The client is invited as such, and not among the others.
        let own = said(&worker, case, &format!("invitation.{id}"), "de").await;
        assert!(own.contains("Frau Vogt, Jobcenter"), "{own}");
        let named = own.matches("Jonas Demir").count();
        assert_eq!(named, 1, "only in the greeting: {own}");
        let papers = worker.get(&format!("/cases/{case}/papers")).await;
        papers
            .has("Einladung an andere zur Fallkonferenz")
            .has("Frau Vogt, Jobcenter")
            .has(&format!("papers/new/guest_invitation.{id}.1/de"))
            .lacks(&format!("papers/new/guest_invitation.{id}.0/"))
            .lacks(&format!("papers/new/guest_invitation.{id}.1/easy"));
        let guest = format!("guest_invitation.{id}.1");
        let text = said(&worker, case, &guest, "de").await;
        for words in [
            "Frau Vogt, Jobcenter",
            "Sehr geehrte Damen und Herren,",
            "Unterstützung von Jonas Demir",
            "14:00",
            "Beratungsraum 2",
            "Zimmer",
            "Kaution",
            "Herr Sommer, Wohngruppe",
            "Anna Beispiel",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        // Whom it goes to is not among those who else are invited.
        assert_eq!(text.matches("Frau Vogt, Jobcenter").count(), 1, "{text}");
        assert!(!text.contains("14.03.1991"), "{text}");
        // It is handed to whom it is for.
        worker
            .get(&format!("/cases/{case}/papers/new/{guest}/de"))
            .await
            .is(200)
            .has("value=\"Frau Vogt, Jobcenter\"");
        for wrong in [
            format!("guest_invitation.{id}.0/de"),
            format!("guest_invitation.{id}.9/de"),
            format!("guest_invitation.{id}.1/easy"),
            format!("guest_invitation.{id}/de"),
        ] {
            let path = format!("/cases/{case}/papers/preview/{wrong}");
            worker.get(&path).await.is(404);
        }
    })
    .await;
}

/// A leave on this day with somebody whom it leads to, approved by the prison.
async fn approved_leave(world: &World, worker: &Browser, case: CaseId, day: &str) {
    let list = format!("/cases/{case}/leaves");
    let leave = crate::leave::fields(day);
    worker.post_sure(&list, &leave).await.is(303);
    let id = crate::leave::rows(world, case).await[0].id;
    let path = crate::leave::step_path(case, id);
    crate::leave::take(worker, &path, "applied", &[("version", "1")])
        .await
        .is(303);
    let text = said(worker, case, "next_steps", "de").await;
    assert!(!text.contains("Ausgang"), "not approved yet: {text}");
    let prison = world.browser(&world.prison).await;
    let by = [("version", "2"), ("by", "Abteilungsleitung")];
    crate::leave::take(&prison, &path, "approved", &by)
        .await
        .is(303);
}

#[tokio::test]
async fn an_approved_leave_and_the_own_groups_stand_among_the_fixed_dates() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        worker
            .get(&format!("/cases/{case}/papers"))
            .await
            .lacks("appointment_card");
        approved_leave(&world, &worker, case, "11.12.2026").await;
        let offer = crate::group::make(&world, &office, "leisure", "8").await;
        let sessions = [
            ("date", "24.11.2026"),
            ("time", "14:00"),
            ("minutes", "90"),
            ("weeks", "2"),
            ("topic", "Nein sagen"),
        ];
        worker
            .post(&format!("/groups/{offer}/sessions"), &sessions)
            .await
            .is(303);
        let text = said(&worker, case, "appointment_card", "de").await;
        assert!(!text.contains("Dienstagsgruppe"), "no seat yet: {text}");
        crate::group::enrol(&worker, case, offer).await.is(303);
        let of: [(&str, &[&str]); 3] = [
            (
                "de",
                &[
                    "Begleiteter Ausgang, Vorstellung bei einem Betrieb",
                    "Rückkehr: 15:00 Uhr",
                    "24. November 2026",
                ],
            ),
            (
                "easy",
                &["Ausgang mit Begleitung", "Dann bin ich zurück: 15:00 Uhr"],
            ),
            (
                "en",
                &["Accompanied leave, Meeting an employer", "Return: "],
            ),
        ];
        let words = ["Dienstagsgruppe", "Werkstatt"];
        everywhere(&worker, case, "appointment_card", &words, of).await;
        let of: [(&str, &[&str]); 3] = [
            ("de", &["Begleiteter Ausgang", "Rückkehr: 15:00 Uhr"]),
            // Its page is full before.
            ("easy", &["Es gibt noch mehr Schritte"]),
            ("en", &["Accompanied leave"]),
        ];
        everywhere(&worker, case, "next_steps", &["Dienstagsgruppe"], of).await;
        // What else was written of the leave, and who goes along, stays on its application.
        for paper in ["appointment_card", "next_steps"] {
            let text = said(&worker, case, paper, "de").await;
            assert!(!text.contains("Probearbeit"), "{text}");
        }
    })
    .await;
}

/// A call at half past each of these hours.
async fn calls(worker: &Browser, case: CaseId, hours: std::ops::Range<u32>) {
    for hour in hours {
        let time = format!("{hour:02}:30");
        let fields = [("date", "26.11.2026"), ("time", &time), ("kind", "phone")];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &fields)
            .await
            .is(303);
    }
}

#[tokio::test]
async fn a_card_without_room_for_all_says_how_many_more_there_are_and_whom_to_ask() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        calls(&worker, case, 8..11).await;
        let text = said(&worker, case, "appointment_card", "de").await;
        assert!(text.contains("10:30"), "all three have room: {text}");
        assert!(!text.contains("Weitere Termine"), "{text}");
        calls(&worker, case, 11..20).await;
        let of: [(&str, &[&str]); 3] = [
            (
                "de",
                &[
                    "Weitere Termine, die hier nicht stehen: 6.",
                    "Fragen Sie dazu Anna Beispiel.",
                ],
            ),
            (
                "easy",
                &["Es gibt noch mehr Termine: ", "Fragen Sie Anna Beispiel."],
            ),
            ("en", &["More appointments that do not stand here: 6."]),
        ];
        everywhere(&worker, case, "appointment_card", &["10:30"], of).await;
        let text = said(&worker, case, "appointment_card", "de").await;
        assert!(!text.contains("18:30"), "{text}");
    })
    .await;
}
