//! What somebody typed into a form stands on the paper that is made of it, in every language.

use super::*;

/// What a paper says, as the plain press of the tests writes it.
pub async fn said(browser: &Browser, case: CaseId, paper: &str, language: &str) -> String {
    let path = format!("/cases/{case}/papers/preview/{paper}/{language}");
    let answer = browser.get(&path).await;
    is_pdf(&answer);
    String::from_utf8_lossy(&answer.bytes).into_owned()
}

/// That the words stand on the paper in each language, and besides them those of the language.
pub async fn everywhere(
    browser: &Browser,
    case: CaseId,
    paper: &str,
    words: &[&str],
    of: [(&str, &[&str]); 3],
) {
    for (language, own) in of {
        let text = said(browser, case, paper, language).await;
        for one in words.iter().chain(own) {
            assert!(text.contains(one), "{paper} {language}: {one} in {text}");
        }
    }
}

#[tokio::test]
async fn a_weekly_plan_on_paper_has_all_that_was_typed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let fields = [
            ("base", "0"),
            ("valid_from", "23.11.2026"),
            ("days-0", "working_week"),
            ("from-0", "7"),
            ("to-0", "15.30"),
            ("title-0", "Küche Linde"),
            ("place-0", "Erfurt, Lindenweg"),
            ("kind-0", "work"),
            ("days-1", "saturday"),
            ("from-1", "10:00"),
            ("to-1", "11:15"),
            ("title-1", "Fußball"),
            ("place-1", "Sportplatz Nord"),
            ("kind-1", "leisure"),
            ("note", "Abends nicht allein sein."),
        ];
        let form = format!("/cases/{case}/own-plans/weekly");
        worker.post(&form, &fields).await.is(303);
        let words = [
            "Küche Linde",
            "Erfurt, Lindenweg",
            "Fußball",
            "Sportplatz Nord",
            "Abends nicht allein sein.",
        ];
        let german: &[&str] = &["Montag", "Samstag", "15:30", "11:15"];
        let english: &[&str] = &["Monday", "Saturday"];
        let of = [("de", german), ("easy", german), ("en", english)];
        everywhere(&worker, case, "weekly_plan", &words, of).await;
        // Five working days, and not the weekend.
        let text = said(&worker, case, "weekly_plan", "de").await;
        assert_eq!(text.matches("Küche Linde").count(), 5, "{text}");
        assert_eq!(text.matches("Fußball").count(), 1, "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_crisis_plan_on_paper_has_all_that_was_typed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let fields = [
            ("base", "0"),
            (
                "warning_signs",
                "Ich schlafe schlecht.\nIch gehe nicht raus.",
            ),
            ("helps", "Laufen gehen"),
            ("name-0", "Mara"),
            ("relation-0", "Schwester"),
            ("phone-0", "0000 123"),
            ("name-1", "Praxis am Anger"),
            ("phone-1", "0000 456"),
            ("places", "Treff am Musterplatz"),
            ("others_do", "Mit mir kochen"),
            ("others_do_not", "Mich ausfragen"),
            ("agreed_with", "Frau Vogt, Beratungsstelle"),
            ("share", "Mara darf alles wissen"),
        ];
        let form = format!("/cases/{case}/own-plans/crisis");
        worker.post(&form, &fields).await.is(303);
        let words = [
            "Ich schlafe schlecht.",
            "Ich gehe nicht raus.",
            "Laufen gehen",
            "Mara (Schwester)",
            "0000 123",
            "Praxis am Anger",
            "0000 456",
            "Treff am Musterplatz",
            "Mit mir kochen",
            "Mich ausfragen",
            "Frau Vogt, Beratungsstelle",
            "Mara darf alles wissen",
        ];
        let of = [("de", &["112"][..]), ("easy", &["112"]), ("en", &["112"])];
        everywhere(&worker, case, "crisis_plan", &words, of).await;
        // When somebody can be reached is asked of nobody: no empty column for it.
        let text = said(&worker, case, "crisis_plan", "de").await;
        let people = text
            .split("Diese Menschen kann ich anrufen")
            .nth(1)
            .unwrap();
        let head = people.split("rows:").next().unwrap();
        assert!(head.contains("Telefon"), "{text}");
        assert!(!head.contains("Erreichbar"), "{text}");
        // What others should do stands under no other heading.
        let text = said(&worker, case, "crisis_plan", "de").await;
        let order = [
            "Das hilft mir",
            "Laufen gehen",
            "Das sollen andere tun",
            "Mit mir kochen",
            "Das sollen andere nicht tun",
            "Mich ausfragen",
            "Das darf weitergesagt werden",
            "Mara darf alles wissen",
        ];
        let places = order.map(|words| text.find(words));
        assert!(places.is_sorted() && places[0].is_some(), "{text}");
    })
    .await;
}

#[tokio::test]
async fn an_application_for_a_leave_has_all_that_was_typed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let fields = [
            ("kind", "accompanied"),
            ("purpose", "employer"),
            ("about", "Probearbeit in der Küche"),
            ("day", "11.12.2026"),
            ("from", "09:15"),
            ("to", "15:45"),
            ("times", "1"),
            ("companion", "Anna Beispiel"),
            ("route", "Bahnhof Erfurt\nGasthof Linde, Lindenweg 4"),
        ];
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields).await.is(303);
        let leave = {
            let mut tx = world.app.store.read().await.unwrap();
            store::leave::of_case(&mut tx, case).await.unwrap()[0].id
        };
        let words = [
            "Probearbeit in der Küche",
            "Anna Beispiel",
            "Bahnhof Erfurt",
            "Gasthof Linde, Lindenweg 4",
            "09:15",
            "15:45",
            "Jonas Demir",
        ];
        let of = [("de", &[][..]), ("easy", &[]), ("en", &[])];
        let paper = format!("leave.{leave}");
        everywhere(&worker, case, &paper, &words, of).await;
    })
    .await;
}

#[tokio::test]
async fn minutes_on_paper_have_all_that_was_typed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("place", "Beratungsraum 2"),
            ("purpose", "Wohnen nach der Entlassung"),
            (
                "people",
                "Frau Vogt, Jobcenter\nFrau Linde, Schuldnerberatung",
            ),
            ("agenda", "Zimmer und Kaution"),
        ];
        let list = format!("/cases/{case}/conferences");
        worker.post_sure(&list, &invitation).await.is(303);
        let conference = {
            let mut tx = world.app.store.read().await.unwrap();
            store::conference::of_case(&mut tx, case).await.unwrap()[0].id
        };
        world.set_today(jiff::civil::date(2026, 11, 26));
        let worker = world.browser(&world.worker).await;
        let minutes = [
            ("version", "1"),
            ("came", "0"),
            ("others", "Herr Ostermann, Wohngruppe"),
            ("topic0", "Ein Platz ab Januar"),
            ("options0", "Wohngruppe oder Wohnheim"),
            ("decided0", "Wohngruppe, zuerst auf Probe"),
            ("will0", "Will in die Wohngruppe."),
            ("minutes", "Das Jobcenter wird gefragt."),
            ("what0", "Antrag nachreichen"),
            ("side0", "ours"),
            ("due0", "30.11.2026"),
            ("what1", "Platz zusagen"),
            ("side1", "theirs"),
            ("who1", "Herr Ostermann"),
            ("due1", "02.12.2026"),
        ];
        let path = format!("{list}/{conference}/minutes");
        worker.post(&path, &minutes).await.is(303);
        let words = [
            "Beratungsraum 2",
            "Wohnen nach der Entlassung",
            "Frau Vogt, Jobcenter",
            "Herr Ostermann, Wohngruppe",
            "Ein Platz ab Januar",
            "Wohngruppe oder Wohnheim",
            "Wohngruppe, zuerst auf Probe",
            "Will in die Wohngruppe.",
            "Das Jobcenter wird gefragt.",
            "Antrag nachreichen",
            "Platz zusagen",
            "Zimmer und Kaution",
        ];
        // What the client wants stands with its decision and is nobody's quotation.
        let of: [(&str, &[&str]); 3] = [
            (
                "de",
                &[
                    "30.11.2026",
                    "02.12.2026",
                    "Was Jonas Demir möchte: Will in die Wohngruppe.",
                    "Eingeladen und nicht dabei: Frau Linde, Schuldnerberatung",
                ],
            ),
            (
                "easy",
                &[
                    "Das möchte Jonas Demir: Will in die Wohngruppe.",
                    "nicht da:",
                ],
            ),
            ("en", &["Invited and not there: Frau Linde"]),
        ];
        let paper = format!("conference.{conference}");
        everywhere(&worker, case, &paper, &words, of).await;
    })
    .await;
}

#[tokio::test]
async fn the_client_is_not_among_those_who_else_are_invited() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen nach der Entlassung"),
            ("people", "Klient_in\nFrau Vogt, Jobcenter"),
        ];
        let list = format!("/cases/{case}/conferences");
        worker.post_sure(&list, &invitation).await.is(303);
        let conference = {
            let mut tx = world.app.store.read().await.unwrap();
            store::conference::of_case(&mut tx, case).await.unwrap()[0].id
        };
        let papers = format!("/cases/{case}/papers");
        worker.get(&papers).await.lacks("An Klient_in");
        let paper = format!("{papers}/preview/invitation.{conference}/de");
        worker
            .get(&paper)
            .await
            .is(200)
            .has("Frau Vogt")
            .lacks("Klient_in");
    })
    .await;
}

#[tokio::test]
async fn the_final_report_has_all_that_was_typed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let version = {
            let mut tx = world.app.store.read().await.unwrap();
            let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
            row.version.to_string()
        };
        let (outcome, words) = (format!("outcome-{goal}"), format!("said-{goal}"));
        let fields = [
            ("exit_on", "20.11.2026"),
            ("reason", "goal_reached"),
            ("note", "Arbeit gefunden; die Beratungsstelle hilft weiter."),
            ("version", &version),
            (outcome.as_str(), "partly"),
            (words.as_str(), "Zimmer in der Wohngruppe."),
        ];
        let path = format!("/cases/{case}/close");
        worker.post(&path, &fields).await.is(303);
        let words = [
            "Ich will eine Tür, die ich zumachen kann.",
            "Zimmer in der Wohngruppe.",
            "Arbeit gefunden; die Beratungsstelle hilft weiter.",
            // What was agreed in the plan and is still open.
            "Unterlagen kopieren",
        ];
        let of = [
            (
                "de",
                &[
                    "teilweise erreicht",
                    "20.11.2026",
                    "Was die Klient_in dazu sagt",
                ][..],
            ),
            ("easy", &[]),
            ("en", &["reached in part"]),
        ];
        everywhere(&worker, case, "final_report", &words, of).await;
        // Whether it was talked over is a blank: nobody has said so yet.
        let text = said(&worker, case, "final_report", "de").await;
        assert!(
            text.contains("Nicht besprochen oder nicht übergeben"),
            "{text}"
        );
        assert!(
            !text.contains("Dieser Bericht ist mit der Klient_in besprochen"),
            "{text}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_next_steps_are_those_of_the_plan_too_until_they_are_done() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [_, _, step] = crate::plan::begin(&world, &worker, case).await;
        // A draft is nobody's plan yet.
        let text = said(&worker, case, "next_steps", "de").await;
        assert!(!text.contains("Unterlagen kopieren"), "{text}");
        crate::plan::issue(&world, &worker, case).await.is(303);
        let words = [
            "Unterlagen kopieren",
            "Büro Erfurt",
            "Personalausweis, Entlassungsschein",
        ];
        let (german, easy, english): (&[&str], &[&str], &[&str]) =
            (&["Mitbringen"], &["Das nehmen Sie mit"], &["Take along"]);
        let of = [("de", german), ("easy", easy), ("en", english)];
        everywhere(&worker, case, "next_steps", &words, of).await;
        let done = [
            ("status", "done"),
            ("on", "23.11.2026"),
            ("by", "client"),
            ("revision", "0"),
        ];
        let progress = format!("/cases/{case}/plan/progress/{step}");
        worker.post(&progress, &done).await.is(303);
        let text = said(&worker, case, "next_steps", "de").await;
        assert!(!text.contains("Unterlagen kopieren"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn after_a_drop_out_a_letter_says_that_the_door_is_open() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        worker.get(&list).await.lacks("coming_back");
        crate::closing::close(&world, &worker, case, "contact_lost").await;
        worker
            .get(&list)
            .await
            .has("Rückkehr ist möglich")
            .has("papers/new/coming_back/");
        let (no_entitlement, name) = ("Anspruch", "Anna Beispiel");
        for (language, own) in [
            ("de", "am 20.11.2026 zu Ende gegangen"),
            ("easy", "Sie können trotzdem wieder zu uns kommen."),
            ("en", "ended on 20 November 2026"),
        ] {
            let text = said(&worker, case, "coming_back", language).await;
            assert!(text.contains(own), "{language}: {own} in {text}");
            assert!(text.contains(name), "{language}: whom to ask in {text}");
            // Why it ended is nobody's business who finds the letter.
            assert!(!text.contains("Kontakt verloren"), "{text}");
        }
        let german = said(&worker, case, "coming_back", "de").await;
        assert!(german.contains("Ausnahmsweise geht das."), "{german}");
        assert!(german.contains(no_entitlement), "{german}");
        // Who ended regularly has the report, and no such letter.
        let regular = Sketch {
            family_name: "Regel",
            book_number: None,
            ..Sketch::default()
        };
        let regular = world.active_case(regular).await;
        crate::closing::close(&world, &worker, regular, "goal_reached").await;
        let path = format!("/cases/{regular}/papers/preview/coming_back/de");
        worker.get(&path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_letter_says_where_in_the_house_and_every_paper_in_which_languages() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "office"),
        ];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &plan)
            .await
            .is(303);
        let page = worker.get(&format!("/cases/{case}/papers")).await;
        let letter = page
            .body
            .split("papers/new/appointment_letter.")
            .nth(1)
            .unwrap();
        let letter = format!("appointment_letter.{}", letter.split('/').next().unwrap());
        let words = ["Zweiter Stock, Zimmer 214", "Deutsch, Türkisch"];
        let of: [(&str, &[&str]); 3] = [
            ("de", &["Im Haus", "Sprachen: "]),
            ("easy", &["Im Haus", "Wir sprechen: "]),
            ("en", &["In the building", "Languages: "]),
        ];
        everywhere(&worker, case, &letter, &words, of).await;
        let sheet = said(&worker, case, "information", "de").await;
        assert!(sheet.contains("Sprachen: Deutsch, Türkisch"), "{sheet}");
        worker
            .get(&format!("/cases/{case}/people"))
            .await
            .has("Deutsch, Türkisch")
            .has("Zweiter Stock, Zimmer 214");
    })
    .await;
}

#[tokio::test]
async fn the_client_is_invited_on_paper_as_others_are_in_words() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen nach der Entlassung"),
            ("place", "Beratungsraum 2"),
            ("people", "Frau Vogt, Jobcenter"),
            ("agenda", "Zimmer\nKaution"),
        ];
        worker.post_sure(&list, &invitation).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::conference::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let which = format!("invitation.{}", row[0].id);
        // The conference leads to its paper.
        let href = format!("/cases/{case}/papers/new/{which}/de");
        worker.get(&list).await.has(&href);
        worker.get(&href).await.is(200);
        let words = [
            "14:00",
            "Wohnen nach der Entlassung",
            "Beratungsraum 2",
            "Frau Vogt, Jobcenter",
            "Zimmer",
            "Kaution",
            "Anna Beispiel",
        ];
        let german: &[&str] = &["Einladung zur Besprechung", "Es geht um Sie."];
        let easy: &[&str] = &["Wir laden Sie zu einem Gespräch ein"];
        let english: &[&str] = &["Invitation to a meeting"];
        let of = [("de", german), ("easy", easy), ("en", english)];
        everywhere(&worker, case, &which, &words, of).await;
        // What was called off invites nobody any more.
        let cancel = format!("{list}/{}/cancel", row[0].id);
        let why = [("version", "1"), ("why", "Frau Vogt ist krank")];
        worker.post(&cancel, &why).await.is(303);
        let path = format!("/cases/{case}/papers/preview/{which}/de");
        worker.get(&path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn no_entitlement_stands_on_the_papers_that_the_programme_names() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let crisis = [
            ("base", "0"),
            ("warning_signs", "Ich schlafe schlecht."),
            ("helps", "Laufen gehen."),
        ];
        let path = format!("/cases/{case}/own-plans/crisis");
        worker.post(&path, &crisis).await.is(303);
        for (paper, says_it) in [
            ("information", true),
            ("agreement", true),
            ("next_steps", true),
            ("crisis_plan", false),
            ("file_copy", false),
        ] {
            let text = said(&worker, case, paper, "de").await;
            assert_eq!(text.contains("Kein Anspruch"), says_it, "{paper}: {text}");
        }
    })
    .await;
}
