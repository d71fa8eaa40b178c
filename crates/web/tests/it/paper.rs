//! Tests of `pages::paper`.

use domain::ids::CaseId;
use store::paper::PaperRow;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

mod ahead;
mod closing;
pub(crate) mod contents;
mod copy;
mod plan;

async fn rows(world: &World, case: CaseId) -> Vec<PaperRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::paper::of_case(&mut tx, case).await.unwrap()
}

/// The hash of the preview that the page shows.
async fn seen(browser: &Browser, path: &str) -> String {
    let page = browser.get(path).await;
    page.is(200);
    let after = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
    after.split('"').next().unwrap().to_owned()
}

fn fields<'a>(seen: &'a str, understood: &'a str, words: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("seen", seen),
        ("on", "23.11.2026"),
        ("to", "Jonas Demir"),
        ("how", "given"),
        ("explained", "yes"),
        ("understood", understood),
        ("own_words", words),
    ]
}

fn is_pdf(answer: &Answer) {
    answer.is(200);
    assert!(answer.bytes.starts_with(b"%PDF-"), "{}", answer.body);
    let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    let name = header("content-disposition");
    assert!(name.starts_with("inline; filename=\""), "{name}");
    assert!(!name.to_lowercase().contains("demir"), "{name}");
    assert_eq!(header("x-frame-options"), "DENY");
    assert!(header("content-security-policy").contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn whoever_else_gets_a_paper_gets_it_on_a_basis() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/papers/new/information/de");
        let seen = seen(&worker, &page).await;
        let mut other = fields(&seen, "yes", "Ich darf jederzeit aufhören.");
        other[2] = ("to", "Vermieter Müller GmbH");
        let answer = worker.post(&page, &other).await;
        answer.is(422).has("an jemand anderen").has("Vermieter");
        other.push(("basis", "Einwilligung vom 20.11.2026"));
        worker.post(&page, &other).await.is(303);
        let list = worker.get(&format!("/cases/{case}/papers")).await;
        list.has("Einwilligung vom 20.11.2026");
        // The client is the client, however the name is written.
        let mut own = fields(&seen, "yes", "Ich darf jederzeit aufhören.");
        own[2] = ("to", "DEMIR, Jonas");
        worker.post(&page, &own).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_paper_is_previewed_handed_out_and_reopened_byte_for_byte() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        worker
            .get(&list)
            .await
            .is(200)
            .has("Informationsblatt")
            .has("Leichte Sprache")
            .has("Noch kein Papier ausgehändigt")
            .lacks("Abschlussbericht");
        let preview = worker
            .get(&format!("{list}/preview/information/easy"))
            .await;
        is_pdf(&preview);
        assert!(rows(&world, case).await.is_empty(), "nothing is kept");

        let new = format!("{list}/new/information/easy");
        let shown = seen(&worker, &new).await;
        assert_eq!(shown, store::file::sha256(&preview.bytes));
        worker
            .post(&new, &fields(&shown, "yes", ""))
            .await
            .is(422)
            .has("Bitte die Worte der Klient_in festhalten")
            .has("value=\"Jonas Demir\"");
        worker
            .post(&new, &fields(&shown, "yes", "Ich kann jederzeit aufhören."))
            .await
            .is(303);
        let kept = rows(&world, case).await;
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].sha256, shown);

        worker
            .get(&list)
            .await
            .has("übergeben")
            .has("Ich kann jederzeit aufhören.");
        // Another day would give another paper; what was handed out stays what it was.
        world.set_today(jiff::civil::date(2026, 11, 24));
        let worker = world.browser(&world.worker).await;
        let again = worker.get(&format!("{list}/kept/{}", kept[0].id)).await;
        is_pdf(&again);
        assert!(again.bytes == preview.bytes, "byte for byte");
        let actions: Vec<String> = world
            .log(Some(case))
            .await
            .into_iter()
            .map(|one| one.action)
            .collect();
        for action in [
            "paper.list",
            "paper.preview",
            "paper.hand_out",
            "paper.open",
        ] {
            assert!(
                actions.iter().any(|one| one == action),
                "{action}: {actions:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_paper_that_has_changed_since_the_preview_is_shown_again() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        let new = format!("{list}/new/agreement/de");
        let shown = seen(&worker, &new).await;
        // The day stands on the paper.
        world.set_today(jiff::civil::date(2026, 11, 24));
        let worker = world.browser(&world.worker).await;
        let answer = worker
            .post(&new, &fields(&shown, "not_asked", "Meine Worte"))
            .await;
        answer
            .is(422)
            .has("Im Fall hat sich inzwischen etwas geändert")
            .has("Meine Worte")
            .lacks(&shown);
        assert!(rows(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_recorded_by_mistake_is_struck_and_stays() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        let new = format!("{list}/new/information/de");
        let shown = seen(&worker, &new).await;
        worker
            .post(&new, &fields(&shown, "not_asked", ""))
            .await
            .is(303);
        let paper = rows(&world, case).await[0].id;
        let strike = format!("{list}/kept/{paper}/strike");
        worker.get(&strike).await.is(200).has("Informationsblatt");
        worker
            .post(&strike, &[("reason", " ")])
            .await
            .is(422)
            .has("einen Grund angeben");
        worker
            .post(&strike, &[("reason", "Falsche Akte")])
            .await
            .is(303);
        worker
            .post(&strike, &[("reason", "Zu spät")])
            .await
            .is(409)
            .has("inzwischen von jemand anderem gestrichen")
            .has("Falsche Akte")
            .has("Zu spät");
        worker.get(&list).await.has("Falsche Akte").has("<del>");
        worker.get(&format!("{list}/kept/{paper}")).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn the_checklist_says_what_was_explained_and_what_came_across() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        worker.get(&list).await.has("noch nicht erklärt");
        let form = format!("{list}/explained");
        worker.get(&form).await.is(200).has("Freiwilligkeit");
        let typed = |topic, on, words| {
            [
                ("topics", topic),
                ("on", on),
                ("language", "easy"),
                ("material", "Informationsblatt"),
                ("understood", "yes"),
                ("own_words", words),
            ]
        };
        worker
            .post(&form, &typed("", "23.11.2026", "So"))
            .await
            .is(422);
        worker
            .post(&form, &typed("voluntary", "24.11.2026", "So"))
            .await
            .is(422)
            .has("value=\"24.11.2026\"");
        worker
            .post(
                &form,
                &typed("voluntary", "23.11.2026", "Ich darf aufhören."),
            )
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("in dieser Phase erklärt")
            .has("verstanden, in eigenen Worten")
            .has("Ich darf aufhören.");
        let mut tx = world.app.store.read().await.unwrap();
        let rows = store::paper::explanations(&mut tx, case).await.unwrap();
        drop(tx);
        let strike = format!("{form}/{}/strike", rows[0].id);
        worker.get(&strike).await.is(200).has("Freiwilligkeit");
        worker
            .post(&strike, &[("reason", "Andere Person")])
            .await
            .is(303);
        worker.get(&list).await.lacks("in dieser Phase erklärt");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_that_was_explained_counts_for_its_topics_until_it_is_struck() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        let page = format!("{list}/new/information/de");
        let shown = worker.get(&page).await;
        shown
            .is(200)
            .has("zählt das unter „Informiert und verstanden“ für:")
            .has("value=\"not_asked\" checked");
        worker
            .get(&format!("{list}/explained"))
            .await
            .has("value=\"not_asked\" checked")
            .lacks("value=\"yes\" checked");
        let seen = seen(&worker, &page).await;
        let never = async || {
            let page = worker.get(&list).await;
            page.body.matches("noch nicht erklärt").count()
        };
        let all = never().await;
        let mut early = fields(&seen, "partly", "Ich darf gehen.");
        early[1] = ("on", "01.01.1999");
        worker
            .post(&page, &early)
            .await
            .is(422)
            .has("Dieser Tag liegt vor dem 02.06.2025");
        // Handed out without a word, it explains nothing.
        let mut silent = fields(&seen, "not_asked", "");
        silent.retain(|(name, _)| *name != "explained");
        worker.post(&page, &silent).await.is(303);
        assert_eq!(never().await, all);
        let explained = fields(&seen, "partly", "Ich darf gehen.");
        worker.post(&page, &explained).await.is(303);
        assert_eq!(never().await, all - 6);
        worker.get(&list).await.has("teilweise, wird wiederholt");
        let mut tx = world.app.store.read().await.unwrap();
        let handed = store::paper::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let told = handed.iter().find(|one| one.explained).unwrap().id;
        worker
            .post(
                &format!("{list}/kept/{told}/strike"),
                &[("reason", "Andere Person")],
            )
            .await
            .is(303);
        assert_eq!(never().await, all);
    })
    .await;
}

#[tokio::test]
async fn an_appointment_has_a_card_and_a_letter() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/papers");
        worker.get(&list).await.lacks("Terminkarte");
        let plan = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "office"),
            ("place", ""),
            ("note", "Intern: nicht für das Papier"),
        ];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &plan)
            .await
            .is(303);
        let page = worker.get(&list).await;
        page.has("Terminkarte")
            .has("Terminbrief")
            .has("Do 26.11.2026, 10:30");
        let letter = page
            .body
            .split("papers/new/appointment_letter.")
            .nth(1)
            .unwrap();
        let letter = letter.split('/').next().unwrap();
        for language in ["de", "easy", "en"] {
            let path = format!("{list}/preview/appointment_letter.{letter}/{language}");
            is_pdf(&worker.get(&path).await);
            is_pdf(
                &worker
                    .get(&format!("{list}/preview/appointment_card/{language}"))
                    .await,
            );
            is_pdf(
                &worker
                    .get(&format!("{list}/preview/next_steps/{language}"))
                    .await,
            );
        }
        // The log says which appointment's letter was looked at.
        let log = world.log(Some(case)).await;
        let subject = format!("appointment_letter {letter}");
        let looked = |one: &&store::log::LogEntry| one.action == "paper.preview";
        assert!(log.iter().filter(looked).any(|one| one.subject == subject));
        for path in [
            "information/xx",
            "nothing/de",
            "final_report/de",
            "appointment_letter/de",
        ] {
            worker.get(&format!("{list}/preview/{path}")).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn no_paper_leads_to_somebody_whom_an_order_protects() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "office"),
            ("partner", "Frau Lena Sommer"),
        ];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &plan)
            .await
            .is(303);
        let card = format!("/cases/{case}/papers/preview/appointment_card/de");
        is_pdf(&worker.get(&card).await);
        let network = format!("/cases/{case}/network");
        let tie = [
            ("name", "Lena Sommer"),
            ("kind", "person"),
            ("role", "partner"),
            ("closeness", "outer"),
            ("quality", "burdening"),
            ("wish", "wanted"),
            ("consent", "not_asked"),
            ("since", "01.09.2026"),
        ];
        worker.post(&network, &tie).await.is(303);
        let person = {
            let mut tx = world.app.store.read().await.unwrap();
            let all = store::network::of_case(&mut tx, case).await.unwrap();
            all[0].person.to_string()
        };
        let order = [
            ("person", person.as_str()),
            ("basis", "own_wish"),
            ("issued-by", "sie selbst"),
            ("from", "23.11.2026"),
        ];
        worker
            .post(&format!("{network}/orders"), &order)
            .await
            .is(303);
        worker
            .get(&network)
            .await
            .has("Termin am 26.11.2026 (Lena Sommer)");
        // The refusal says what and why, and leads back to the case; the list says it before.
        worker
            .get(&card)
            .await
            .is(422)
            .has("Lena Sommer")
            .has("Geändert wurde nichts.")
            .has(&format!("href=\"/cases/{case}\">"))
            .lacks("Die Stellen sind markiert");
        let page = worker.get(&format!("/cases/{case}/papers")).await;
        page.has("gesperrt").lacks("papers/new/appointment_card/de");
        let steps = format!("/cases/{case}/papers/preview/next_steps/de");
        worker.get(&steps).await.is(422);
        is_pdf(
            &worker
                .get(&format!("/cases/{case}/papers/preview/information/de"))
                .await,
        );
    })
    .await;
}

#[tokio::test]
async fn the_final_report_calls_what_is_happening_no_promise() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let from = jiff::civil::date(2026, 11, 1);
        for strength in [
            domain::seam::Strength::Actual,
            domain::seam::Strength::Promised,
        ] {
            let security = domain::seam::Security::ACCOMMODATION;
            crate::case::arrange(&world, case, security, (from, None), strength).await;
        }
        let worker = world.browser(&world.worker).await;
        crate::closing::close(&world, &worker, case, "goal_reached").await;
        let report = worker
            .get(&format!("/cases/{case}/papers/preview/final_report/de"))
            .await;
        report.is(200);
        let text = String::from_utf8_lossy(&report.bytes).into_owned();
        assert!(text.contains("seit 01.11.2026"), "{text}");
        assert!(text.contains("zugesagt"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn papers_stand_by_reader_and_say_which_leave_they_are_for() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let leaves = format!("/cases/{case}/leaves");
        for day in ["20.11.2026", "11.12.2026"] {
            let leave = [
                ("kind", "unaccompanied"),
                ("purpose", "employer"),
                ("day", day),
                ("from", "09:00"),
                ("to", "15:00"),
            ];
            worker.post_sure(&leaves, &leave).await.is(303);
        }
        let page = worker.get(&format!("/cases/{case}/papers")).await;
        page.is(200)
            .has("Für die Klient_in")
            .has("Für andere")
            .has("Fr 11.12.2026, 09:00, Vorstellung beim Arbeitgeber");
        let past = page.body.find("Fr 20.11.2026").unwrap();
        let folded = page
            .body
            .find("Anträge für Tage, die zurückliegen")
            .unwrap();
        assert!(folded < past);
    })
    .await;
}
