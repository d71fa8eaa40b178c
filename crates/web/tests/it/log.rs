//! The log: for the data-protection officer, and who saw a case.

use std::{collections::BTreeSet, fs, path::Path};

use store::log::{LogFilter, LoggedEntry};
use testkit::{Sketch, World, on_each_engine};
use web::pages::log::actions::{ACTIONS, key};

async fn newest(world: &World) -> LoggedEntry {
    let mut tx = world.app.store.read().await.unwrap();
    let mut all = store::log::latest(&mut tx, world.carrier, LogFilter::All, None, 1)
        .await
        .unwrap();
    all.remove(0)
}

#[tokio::test]
async fn the_officer_sees_who_did_what_without_content() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        worker.get(&format!("/cases/{case}/log")).await.is(200);
        let officer = world.browser(&world.officer).await;
        officer
            .get("/log")
            .await
            .is(200)
            .has("Anna Beispiel")
            .has("Zugriffe auf den Fall gelesen")
            .has("2026-0001")
            .has("Übergangsmanagement")
            .lacks("Demir");
        assert_eq!(newest(&world).await.entry.action, "log.view");
    })
    .await;
}

#[tokio::test]
async fn only_the_officer_opens_the_log() {
    on_each_engine(async |world| {
        for account in [&world.worker, &world.coordination, &world.administrator] {
            let browser = world.browser(account).await;
            for path in ["/log", "/log/head"] {
                browser.get(path).await.is(403);
            }
            browser.post("/log/verify", &[]).await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn refusals_stand_out_and_never_hold_what_was_searched() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let elsewhere = world.browser(&world.elsewhere).await;
        elsewhere.get(&format!("/cases/{case}/log")).await.is(404);
        let admin = world.browser(&world.administrator).await;
        admin.get("/log?number=Geheim").await.is(403);
        // The refusal is in the log before the answer has left.
        assert_eq!(newest(&world).await.entry.subject, "/log");
        let officer = world.browser(&world.officer).await;
        officer
            .get("/log?outcome=refused")
            .await
            .is(200)
            .has("class=\"bad\"")
            .has("abgewiesen, wie nicht vorhanden")
            .has(&format!("/cases/{case}/log"))
            .lacks("Geheim")
            .lacks("<td data-label=\"Vorgang\">Anmeldung");
        // Those who answer for the case see who tried to open it.
        let worker = world.browser(&world.worker).await;
        worker
            .get(&format!("/cases/{case}/log"))
            .await
            .is(200)
            .has("Cem Anders")
            .has("abgewiesen, wie nicht vorhanden");
    })
    .await;
}

#[tokio::test]
async fn the_log_is_filtered_and_turned_page_by_page() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        for _ in 0..55 {
            worker.get(&format!("/cases/{case}/log")).await.is(200);
        }
        let officer = world.browser(&world.officer).await;
        let first = officer.get("/log?action=log.case").await;
        first.is(200).has("50 Einträge auf dieser Seite");
        let at = first.body.find("before=").unwrap();
        let digits = first.body[at + 7..].chars();
        let before: String = digits.take_while(char::is_ascii_digit).collect();
        officer
            .get(&format!("/log?action=log.case&before={before}"))
            .await
            .is(200)
            .has("5 Einträge auf dieser Seite")
            .has("Zum Anfang");
        let of = |query: String| format!("/log?{query}");
        for (query, words) in [
            (
                format!("user={}&action=log.case", world.worker.id),
                "50 Einträge",
            ),
            (
                format!("user={}&action=log.case", world.prison.id),
                "Keine Einträge",
            ),
            ("number=2026-0001&action=log.case".to_owned(), "50 Einträge"),
            ("number=1999-0001".to_owned(), "Keine Einträge"),
            ("from=24.11.2026".to_owned(), "Keine Einträge"),
            ("to=22.11.2026".to_owned(), "Keine Einträge"),
            (
                "from=23.11.2026&to=23.11.2026&action=log.case".to_owned(),
                "50 Einträge",
            ),
        ] {
            officer.get(&of(query)).await.is(200).has(words);
        }
        officer
            .get("/log?from=31.11.2026&number=2026-0001")
            .await
            .is(422)
            .has("Der November hat 30 Tage")
            .has("value=\"2026-0001\"");
    })
    .await;
}

#[tokio::test]
async fn another_carrier_is_never_in_it() {
    on_each_engine(async |world| {
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/account").await.is(200);
        let officer = world.browser(&world.officer).await;
        officer.get("/log").await.is(200).lacks("Ida Nebenan");
    })
    .await;
}

#[tokio::test]
async fn the_chain_is_checked_and_a_break_is_named() {
    on_each_engine(async |world| {
        let officer = world.browser(&world.officer).await;
        officer
            .post("/log/verify", &[])
            .await
            .is(200)
            .has("Kette vollständig");
        let entry = newest(&world).await.entry;
        assert_eq!(entry.action, "log.verify");
        assert!(entry.detail.contains("\"whole\":true"));
        let mut tx = world.app.store.write().await.unwrap();
        tx.execute("UPDATE log_entry SET outcome = 'ok!' WHERE seq = 1", &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        officer
            .post("/log/verify", &[])
            .await
            .is(200)
            .has("Die Kette ist gebrochen")
            .has("Eintrag 1 wurde nach dem Schreiben geändert");
    })
    .await;
}

#[tokio::test]
async fn a_printed_seal_can_be_compared_later() {
    on_each_engine(async |world| {
        let officer = world.browser(&world.officer).await;
        let page = officer.get("/log/head").await;
        page.is(200).has("Siegel des Protokolls");
        let mut tx = world.app.store.read().await.unwrap();
        let head = store::log::head(&mut tx).await.unwrap();
        drop(tx);
        let number = head.seq.to_string();
        let typed = head.hash.to_uppercase();
        let typed = format!("{} {}", &typed[..4], &typed[4..]);
        let send = async |number: &str, seal: &str| {
            officer
                .post("/log/head", &[("number", number), ("seal", seal)])
                .await
        };
        send(&number, &typed)
            .await
            .is(200)
            .has("Das Siegel stimmt:");
        send("1", &typed).await.is(200).has("stimmt nicht");
        send("9999", &typed).await.is(200).has("gibt es nicht");
        send(&number, "7f3a")
            .await
            .is(422)
            .has("64 Zeichen")
            .has("7f3a");
    })
    .await;
}

#[tokio::test]
async fn a_case_tells_who_saw_it_to_those_who_answer_for_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/log");
        let worker = world.browser(&world.worker).await;
        worker.get(&path).await.is(200);
        let coordination = world.browser(&world.coordination).await;
        coordination
            .get(&path)
            .await
            .is(200)
            .has("Demir, Jonas")
            .has("Anna Beispiel")
            .has("Übergangsmanagement");
        let entry = newest(&world).await.entry;
        assert_eq!(
            (entry.action.as_str(), entry.case),
            ("log.case", Some(case))
        );
        for account in [&world.prison, &world.officer, &world.elsewhere] {
            world.browser(account).await.get(&path).await.is(404);
        }
    })
    .await;
}

/// String literals of the use cases that look like an action: `noun.verb`.
fn actions_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            actions_in(&path, found);
        } else {
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or("");
            for literal in code.split('"').skip(1).step_by(2) {
                let word = |part: &str| {
                    !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                };
                if literal
                    .split_once('.')
                    .is_some_and(|(a, b)| word(a) && word(b))
                {
                    found.insert(literal.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_action_that_is_logged_has_words() {
    let mut written = BTreeSet::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/src");
    actions_in(Path::new(folder), &mut written);
    assert!(written.len() > 20);
    let listed: BTreeSet<String> = ACTIONS.iter().map(|one| (*one).to_owned()).collect();
    let missing: Vec<_> = written.difference(&listed).collect();
    assert!(
        missing.is_empty(),
        "name in pages/log/actions.rs: {missing:?}"
    );
    for lang in i18n::Lang::ALL {
        for action in ACTIONS {
            assert!(i18n::texts(lang).has(&key(action)), "{lang}: {action}");
        }
    }
}

/// The first words of the subjects that use cases write: `format!("contact_note {id}")`.
fn subjects_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            subjects_in(&path, found);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or("");
        for written in code.split(".subject(format!(\"").skip(1) {
            let literal = written.split('"').next().unwrap_or("");
            let words = literal.split(' ').filter(|word| !word.contains('{'));
            found.extend(words.map(str::to_owned));
        }
    }
}

#[test]
fn sweep_what_every_entry_of_the_log_is_about_has_words() {
    let mut written = BTreeSet::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/src");
    subjects_in(Path::new(folder), &mut written);
    assert!(written.len() > 12, "{written:?}");
    for lang in i18n::Lang::ALL {
        for word in &written {
            let key = web::pages::log::subject::key(word);
            assert!(i18n::texts(lang).has(&key), "{lang}: {key} in log.ftl");
        }
    }
    let words = web::pages::log::subject::parts(
        i18n::texts(i18n::Lang::De),
        "contact_note 0192a1b2-0000-7000-8000-000000000000 strange_row /cases/1",
    );
    let told: Vec<(&str, bool)> = words.iter().map(|one| (&*one.text, one.raw)).collect();
    assert_eq!(
        told,
        [
            ("Notiz", false),
            ("0192a1b2-0000-7000-8000-000000000000", true),
            ("strange_row", true),
            ("/cases/1", true)
        ]
    );
    let kinds = web::pages::log::subject::parts(
        i18n::texts(i18n::Lang::De),
        "appointment_letter own_plan weekly invitation",
    );
    let told: Vec<(&str, bool)> = kinds.iter().map(|one| (&*one.text, one.raw)).collect();
    assert_eq!(
        told,
        [
            ("Terminbrief", false),
            ("eigener Plan", false),
            ("Wochenplan", false),
            ("Einladung zur Fallkonferenz", false)
        ]
    );
}

#[tokio::test]
async fn a_life_domain_is_called_by_its_title_in_the_log() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let settled = [
            ("result", "need"),
            ("text", "Keine Wohnung."),
            ("on", "23.11.2026"),
            ("seen", "0"),
            ("epistemic", "assessment"),
        ];
        let housing = format!("/cases/{case}/assessment/domains/housing");
        worker.post(&housing, &settled).await.is(303);
        let officer = world.browser(&world.officer).await;
        officer
            .get("/log")
            .await
            .is(200)
            .has("Lebensbereich Wohnen")
            .lacks("Lebensbereich <small>housing");
    })
    .await;
}

#[tokio::test]
async fn old_entries_lose_their_content_once_a_day() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        worker.get(&format!("/cases/{case}")).await.is(200);
        worker.get("/cases").await.is(200);
        let before = world.log(Some(case)).await.len();
        assert!(before >= 2);
        let run = async |year: i16, done_on| {
            let today = jiff::civil::date(year, 1, 1);
            app::retention::run(&world.app, world.now(), today, done_on)
                .await
                .unwrap();
            world.log(Some(case)).await.len()
        };
        // Kept until the end of the following year, and not looked for twice a day.
        assert_eq!(run(2027, None).await, before);
        assert_eq!(run(2028, Some(jiff::civil::date(2028, 1, 1))).await, before);
        assert_eq!(run(2028, Some(jiff::civil::date(2027, 12, 31))).await, 0);
        let found = app::log::verify(&world.app, jiff::civil::date(2028, 1, 1))
            .await
            .unwrap();
        assert!(found.broken.is_none() && found.erased > 0);
    })
    .await;
}
