//! Agreement and signatures.

use domain::plan::{Agreement, Signer};
use store::plan::{AgreementRow, SignatureRow};

use super::*;

pub(super) async fn answers(world: &World, case: CaseId) -> Vec<AgreementRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::plan::agreements(&mut tx, case).await.unwrap()
}

pub(super) async fn signatures(world: &World, case: CaseId) -> Vec<SignatureRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::plan::signatures(&mut tx, case).await.unwrap()
}

pub(super) fn answer<'a>(
    answer: &'a str,
    words: &'a str,
    number: &'a str,
) -> [(&'a str, &'a str); 4] {
    [
        ("answer", answer),
        ("words", words),
        ("number", number),
        ("on", "23.11.2026"),
    ]
}

pub(super) const PDF: &[u8] = b"%PDF-1.4\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n";

pub(super) const PAPER: [(&str, &str); 5] = [
    ("number", "1"),
    ("signer", "client"),
    ("name", "Jonas Demir"),
    ("way", "paper"),
    ("on", "23.11.2026"),
];

pub(super) async fn upload(
    browser: &Browser,
    case: CaseId,
    fields: &[(&str, &str)],
    file: &[u8],
) -> Answer {
    let path = format!("/cases/{case}/plan/signature");
    browser
        .upload(&path, fields, ("file", "plan.pdf", file))
        .await
}

#[tokio::test]
async fn a_no_is_kept_and_stands_in_nobodys_way() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [_, measure, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        let path = format!("{plan}/agreement");
        worker
            .post(&path, &answer("disagrees", "", "1"))
            .await
            .is(422)
            .has("Bitte in einem Satz festhalten");
        let reason = "Das Wohnheim ist nichts für mich.";
        worker
            .post(&path, &answer("disagrees", reason, "1"))
            .await
            .is(303);
        worker
            .get(&plan)
            .await
            .has("stimmt nicht zu, 23.11.2026")
            .has(reason)
            .has("angeboten");
        // Recording goes on, and who answered was asked.
        let progress = format!("{plan}/progress/{measure}");
        let begun = [
            ("status", "running"),
            ("on", "23.11.2026"),
            ("revision", "0"),
        ];
        worker.post(&progress, &begun).await.is(303);
        worker
            .post(&path, &answer("not_asked", "krank", "1"))
            .await
            .is(422)
            .has("Sie wurde also gefragt");
        worker
            .post(&path, &answer("with_remark", "Nur zwei Wochen.", "1"))
            .await
            .is(303);
        let all = answers(&world, case).await;
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].answer, Agreement::Disagrees);
        assert_eq!(all[1].answer, Agreement::WithRemark);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_signed_on_paper_or_on_the_screen() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        worker
            .get(&format!("{plan}/signature"))
            .await
            .is(200)
            .has("Unterschrieben wird Version 1.");
        upload(&worker, case, &PAPER, PDF).await.is(303);
        // A second press is no second signature.
        upload(&worker, case, &PAPER, PDF)
            .await
            .is(422)
            .has("Diese Unterschrift ist schon eingetragen.");
        let screen = with(&PAPER, "way", "screen");
        upload(&worker, case, &screen, b"")
            .await
            .is(422)
            .has("Bitte bestätigen, dass an diesem Bildschirm")
            .has("Jonas Demir");
        let mut confirmed = with(&screen, "signer", "worker");
        confirmed.push(("confirmed", "yes"));
        // Whoever signs for us has a name of their own.
        worker
            .upload(&format!("{plan}/signature"), &confirmed, ("drawn", "", b""))
            .await
            .is(422)
            .has("Das ist der Name der Klient_in.");
        let confirmed = with(&confirmed, "name", "Anna Beispiel");
        worker
            .upload(&format!("{plan}/signature"), &confirmed, ("drawn", "", b""))
            .await
            .is(303);
        let all = signatures(&world, case).await;
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].signer, all[0].on_screen), (Signer::Client, false));
        assert_eq!((all[1].signer, all[1].on_screen), (Signer::Worker, true));
        let scan = all[0].scan.unwrap();
        let page = worker.get(&plan).await;
        page.has(&format!("/cases/{case}/scans/{scan}"))
            .has(&store::file::sha256(PDF));
        worker
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .has("Version 1")
            .has("unterschrieben am 23.11.2026");
        let file = worker.get(&format!("/cases/{case}/scans/{scan}")).await;
        file.is(200);
        assert_eq!(file.body.as_bytes(), PDF);
        // The scan is seen with the case only.
        for other in [&world.elsewhere, &world.prison, &world.stranger] {
            let other = world.browser(other).await;
            other
                .get(&format!("/cases/{case}/scans/{scan}"))
                .await
                .is(404);
        }
        let office = world.browser(&world.coordination).await;
        let second = world
            .active_case(Sketch {
                family_name: "Anders",
                book_number: None,
                ..Sketch::default()
            })
            .await;
        office
            .get(&format!("/cases/{second}/scans/{scan}"))
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn everybody_signs_a_version_once() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let path = format!("/cases/{case}/plan/signature");
        let screen = async |signer: &str, name: &str| {
            let mut fields = with(&with(&PAPER, "way", "screen"), "signer", signer);
            fields.retain(|(field, _)| *field != "name");
            fields.extend([("name", name), ("confirmed", "yes")]);
            worker.upload(&path, &fields, ("drawn", "", b"")).await
        };
        upload(&worker, case, &PAPER, PDF).await.is(303);
        // There is one client, however the name is written and in whatever way they sign.
        for name in ["Jonas Demir", "J. Demir"] {
            screen("client", name)
                .await
                .is(422)
                .has("id=\"name-error\"")
                .has("Jonas Demir hat diese Version schon am 23.11.2026 unterschrieben.");
        }
        screen("worker", "Anna Beispiel").await.is(303);
        screen("worker", "Ben Beispiel").await.is(303);
        let again = PAPER.map(|(field, value)| match field {
            "signer" => (field, "worker"),
            "name" => (field, "anna  beispiel"),
            _ => (field, value),
        });
        upload(&worker, case, &again, PDF)
            .await
            .is(422)
            .has("Anna Beispiel hat diese Version schon");
        assert_eq!(signatures(&world, case).await.len(), 3);
        // What was wrong is struck, and then there is room for the right one.
        let first = signatures(&world, case).await[0].id;
        let why = [("reason", "falsches Blatt")];
        worker
            .post(&format!("{path}/{first}/strike"), &why)
            .await
            .is(303);
        screen("client", "Jonas Demir").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_scan_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let mut large = PDF.to_vec();
        large.resize(8 * 1024 * 1024 + 1, b' ');
        let mut huge = PDF.to_vec();
        huge.resize(17 * 1024 * 1024, b' ');
        let cases: [(&[u8], &str); 6] = [
            (b"", "Bitte eine Datei auswählen"),
            (b"<html></html>", "weder PDF noch PNG noch JPEG"),
            (b"GIF89a.......", "weder PDF noch PNG noch JPEG"),
            (&PDF[..20], "beschädigt oder unvollständig"),
            (b"\x89PNG\r\n\x1a\nabc", "beschädigt oder unvollständig"),
            (&large, "höchstens 8 MB"),
        ];
        for (file, words) in cases {
            let answer = upload(&worker, case, &PAPER, file).await;
            answer
                .is(422)
                .has(words)
                .has("Jonas Demir")
                .has("23.11.2026");
        }
        // Beyond what a form is read for, what was typed stays all the same.
        let beyond = vec![b'%'; 17 * 1024 * 1024];
        let typed = with(&PAPER, "on", "20.11.2026");
        upload(&worker, case, &typed, &beyond)
            .await
            .is(422)
            .has("value=\"20.11.2026\"");
        upload(&worker, case, &PAPER, &huge)
            .await
            .is(422)
            .has("höchstens 8 MB");
        assert!(signatures(&world, case).await.is_empty());
        let future = with(&PAPER, "on", "24.11.2026");
        upload(&worker, case, &future, PDF)
            .await
            .is(422)
            .has("liegt in der Zukunft");
    })
    .await;
}

#[tokio::test]
async fn a_version_that_no_longer_counts_is_not_signed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        worker
            .post(
                &format!("{plan}/draft/goals"),
                &with(&GOAL, "domain", "work"),
            )
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        upload(&worker, case, &PAPER, PDF)
            .await
            .is(422)
            .has("Version 1 gilt nicht mehr")
            .has("Die neue Version lesen")
            .has("name=\"number\" value=\"2\"")
            .has("Jonas Demir");
        worker
            .post(&format!("{plan}/agreement"), &answer("agreed", "", "1"))
            .await
            .is(422)
            .has("Version 1 gilt nicht mehr");
        assert!(signatures(&world, case).await.is_empty());
        upload(&worker, case, &with(&PAPER, "number", "2"), PDF)
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn a_no_to_the_version_stands_beside_its_signature_in_the_case() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        upload(&worker, case, &PAPER, PDF).await.is(303);
        let path = format!("/cases/{case}/plan/agreement");
        let reason = "Das Wohnheim ist nichts für mich.";
        worker
            .post(&path, &answer("disagrees", reason, "1"))
            .await
            .is(303);
        let page = format!("/cases/{case}");
        worker
            .get(&page)
            .await
            .has("unterschrieben am 23.11.2026")
            .has("stimmt nicht zu: „Das Wohnheim ist nichts für mich.“");
        // The last answer counts.
        worker
            .post(&path, &answer("with_remark", "Nur zwei Wochen.", "1"))
            .await
            .is(303);
        worker.get(&page).await.lacks("stimmt nicht zu");
    })
    .await;
}

#[tokio::test]
async fn an_answer_goes_on_with_the_version_that_came_meanwhile() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [_, measure, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        second_version(&world, &worker, (case, measure)).await;
        let path = format!("/cases/{case}/plan/agreement");
        let said = answer("with_remark", "Aber nur bis März.", "1");
        let again = worker.post(&path, &said).await;
        again
            .is(422)
            .has("Aber nur bis März.")
            .has("Was sagt die Person zu Version 2?")
            .has("name=\"number\" value=\"2\"");
        // The same words once more, under the version that they were shown with.
        let now = answer("with_remark", "Aber nur bis März.", "2");
        worker.post(&path, &now).await.is(303);
        let all = answers(&world, case).await;
        assert_eq!(all.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_happened_before_the_newest_version_is_told_with_its_day() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, measure, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        world.set_today(jiff::civil::date(2026, 11, 27));
        let worker = world.browser(&world.worker).await;
        second_version(&world, &worker, (case, measure)).await;
        let plan = format!("/cases/{case}/plan");
        let told = |on| [("status", "running"), ("on", on), ("revision", "0")];
        let progress = format!("{plan}/progress/{measure}");
        worker
            .post(&progress, &told("22.11.2026"))
            .await
            .is(422)
            .has("23.11.2026");
        worker.post(&progress, &told("25.11.2026")).await.is(303);
        let review = format!("{plan}/review");
        let (score, words) = (format!("score-{goal}"), "Wir sind auf dem Weg.");
        let fields = |on| [("on", on), ("words", words), (score.as_str(), "more")];
        worker.post(&review, &fields("22.11.2026")).await.is(422);
        worker.post(&review, &fields("25.11.2026")).await.is(303);
        // It belongs to the version that counted then.
        let mut tx = world.app.store.read().await.unwrap();
        let versions = store::plan::versions(&mut tx, case).await.unwrap();
        let reviews = store::plan::reviews(&mut tx, case).await.unwrap();
        assert_eq!(reviews[0].version, versions[0].id);
    })
    .await;
}

/// Settles a second version in which a measure is due later.
async fn second_version(world: &World, worker: &Browser, (case, measure): (CaseId, PlanItemId)) {
    let draft = format!("/cases/{case}/plan/draft");
    worker.post(&draft, &[]).await.is(303);
    let mut later = with(&MEASURE, "due", "31.12.2026");
    later.push(("revision", "1"));
    worker
        .post(&format!("{draft}/measures/{measure}"), &later)
        .await
        .is(303);
    issue(world, worker, case).await.is(303);
}

#[tokio::test]
async fn a_scan_is_not_lost_beside_a_signature_on_the_screen() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let mut screen = with(&PAPER, "way", "screen");
        screen.push(("confirmed", "yes"));
        upload(&worker, case, &screen, PDF)
            .await
            .is(422)
            .has("Es ist ein Scan ausgewählt");
        assert!(signatures(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_signature_against_what_the_client_said_is_asked_about_first() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        let path = format!("{plan}/signature");
        worker.get(&path).await.lacks("unterschreibt trotzdem");
        let said = [
            ("disagrees", "Das Wohnheim ist nichts für mich."),
            ("not_asked", "war krank"),
        ];
        let on_screen = [
            ("number", "1"),
            ("signer", "client"),
            ("name", "Jonas Demir"),
            ("way", "screen"),
            ("confirmed", "yes"),
            ("on", "23.11.2026"),
        ];
        let agreement = format!("{plan}/agreement");
        // Nobody could be asked: then nobody signs unasked.
        let (code, words) = said[1];
        worker
            .post(&agreement, &answer(code, words, "1"))
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .has("konnte nicht gefragt werden")
            .has("Die Klient_in unterschreibt trotzdem");
        let refused = upload(&worker, case, &on_screen, b"").await;
        refused
            .is(422)
            .has("Die Unterschrift widerspricht der Antwort")
            .has("Jonas Demir");
        // The worker's own signature contradicts nothing.
        let mut mine = on_screen.to_vec();
        mine.retain(|(name, _)| !["signer", "name"].contains(name));
        mine.extend([("signer", "worker"), ("name", "Anna Beispiel")]);
        upload(&worker, case, &mine, b"").await.is(303);
        let (code, words) = said[0];
        worker
            .post(&agreement, &answer(code, words, "1"))
            .await
            .is(303);
        // What was confirmed was another answer.
        let mut sure = on_screen.to_vec();
        sure.push(("against", "not_asked"));
        upload(&worker, case, &sure, b"").await.is(422);
        sure.retain(|(name, _)| *name != "against");
        sure.push(("against", "disagrees"));
        upload(&worker, case, &sure, b"").await.is(303);
        assert_eq!(signatures(&world, case).await.len(), 2);
    })
    .await;
}
