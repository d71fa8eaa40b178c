//! A consent that is missing is told wherever somebody is named: before it is written, where it stands,
//! and before a paper goes out.

use domain::ids::CaseId;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

use crate::{
    appointment::people::known,
    leave,
    plan::{GOAL, MEASURE, STEP, content, issue, with},
};

/// A draft with a goal, and where its measures are added.
async fn drafted(world: &World, worker: &Browser, case: CaseId) -> String {
    let draft = format!("/cases/{case}/plan/draft");
    worker.post(&draft, &[]).await.is(303);
    worker.post(&format!("{draft}/goals"), &GOAL).await.is(303);
    let goal = content(world, case).await.goals[0].id;
    format!("{draft}/goals/{goal}/measures")
}

fn asked(answer: &Answer, words: &str) {
    answer
        .is(422)
        .has("Ist das so gemeint?")
        .has(words)
        .has("Trotzdem speichern");
}

#[tokio::test]
async fn a_plan_asks_before_it_names_somebody_without_consent_and_marks_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        known(&world, &worker, case, ("Emre Kaya", "not_asked")).await;
        known(&world, &worker, case, ("Mika", "refused")).await;
        known(&world, &worker, case, ("Erika Muster", "given")).await;
        let measures = drafted(&world, &worker, case).await;
        let draft = format!("/cases/{case}/plan/draft");
        let mut asks = with(&MEASURE, "carried_by", "partner");
        asks.push(("partner", "Emre Kaya"));
        let answer = worker.post(&measures, &asks).await;
        asked(&answer, "Emre Kaya hat noch nicht eingewilligt.");
        answer.has("value=\"Emre Kaya\"").lacks("Mika hat");
        assert!(content(&world, case).await.goals[0].measures.is_empty());
        worker.post_sure(&measures, &asks).await.is(303);
        let mark = "Einwilligung von Emre Kaya fehlt: noch nicht gefragt";
        worker.get(&draft).await.has(mark);
        // What stood there before is not asked about again; whoever agreed is not asked about at all.
        let measure = content(&world, case).await.goals[0].measures[0].id;
        let path = format!("{draft}/measures/{measure}");
        let mut later = with(&asks, "due", "18.12.2026");
        later.extend([("target", "Erika Muster hilft"), ("revision", "1")]);
        worker.post(&path, &later).await.is(303);
        let steps = format!("{path}/steps");
        let letter = with(&STEP, "what", "Brief an Mika schreiben");
        let answer = worker.post(&steps, &letter).await;
        asked(&answer, "Mika hat die Einwilligung abgelehnt.");
        // Confirmed is confirmed for these words.
        let other = with(&STEP, "what", "Emre anrufen");
        let seen = ("confirmed", "Brief an Mika schreiben||Büro Erfurt|");
        let answer = worker.post(&steps, &[&other[..], &[seen]].concat()).await;
        asked(&answer, "Emre Kaya hat noch nicht eingewilligt.");
        worker.post_sure(&steps, &letter).await.is(303);
        let goals = format!("{draft}/goals");
        let first = [&GOAL[..], &[("first_step", "Mika fragen")]].concat();
        let answer = worker.post(&goals, &first).await;
        asked(&answer, "Mika hat die Einwilligung abgelehnt.");
        issue(&world, &worker, case).await.is(303);
        worker
            .get(&format!("/cases/{case}/plan"))
            .await
            .has(mark)
            .has("Einwilligung von Mika fehlt: abgelehnt");
        // The paper for the client names them, and whoever hands it out is told.
        worker
            .get(&format!("/cases/{case}/papers/new/plan/de"))
            .await
            .is(200)
            .has("Namen ohne Einwilligung: Emre Kaya (noch nicht gefragt); Mika (abgelehnt).")
            .has("Für die Klient_in selbst ist das in Ordnung.")
            .lacks("Erika Muster");
    })
    .await;
}

#[tokio::test]
async fn a_leave_says_whom_its_application_leaves_out_and_names_offices() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Kaya", "not_asked")).await;
        let office = super::with(
            super::fields("Jobcenter Erfurt, Leistung", "jobcenter", "01.09.2026"),
            &[("kind", "organisation")],
        );
        let office = super::enter(&world, &worker, case, &office).await;
        let list = format!("/cases/{case}/leaves");
        let papers = format!("/cases/{case}/papers");
        let to = async |who: &str, day: &str| {
            let mut fields = leave::fields(day);
            fields.push(("person", who));
            worker.post(&list, &fields).await.is(303);
            leave::rows(&world, case).await.pop().unwrap().id
        };
        let visit = to(&emre.to_string(), "10.12.2026").await;
        worker
            .get(&list)
            .await
            .has("Einwilligung von Emre Kaya fehlt: noch nicht gefragt")
            .has("Im Antrag: ohne den Namen, solange die Einwilligung fehlt");
        worker
            .get(&format!("{papers}/new/leave.{visit}/de"))
            .await
            .has("Nicht auf dem Papier, weil die Einwilligung fehlt: Emre Kaya (noch nicht gefragt).")
            .lacks("Namen ohne Einwilligung");
        let paper = format!("{papers}/preview/leave.{visit}/de");
        worker.get(&paper).await.is(200).lacks("Emre Kaya");
        // An office acts as such and needs no consent.
        let claim = to(&office.to_string(), "11.12.2026").await;
        worker
            .get(&format!("{papers}/new/leave.{claim}/de"))
            .await
            .lacks("weil die Einwilligung fehlt");
        let paper = format!("{papers}/preview/leave.{claim}/de");
        worker.get(&paper).await.has("Jobcenter Erfurt, Leistung");
        worker.get(&list).await.lacks("Einwilligung von Jobcenter");
        // Who is named in free words stands on the application, so that is asked about and told.
        let mut named = leave::fields("14.12.2026");
        named.retain(|(field, _)| *field != "about");
        named.push(("about", "Essen bei Emre Kaya"));
        asked(
            &worker.post(&list, &named).await,
            "Emre Kaya hat noch nicht eingewilligt.",
        );
        worker.post_sure(&list, &named).await.is(303);
        let third = leave::rows(&world, case).await.pop().unwrap().id;
        worker
            .get(&format!("{papers}/new/leave.{third}/de"))
            .await
            .has("Auf dem Papier stehen Namen ohne Einwilligung: Emre Kaya")
            .has("Bitte zuerst fragen");
    })
    .await;
}

#[tokio::test]
async fn cards_and_invitations_say_whom_they_leave_out() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Kaya", "withdrawn")).await;
        let emre = emre.to_string();
        let visit = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "prison_visit"),
            ("person", emre.as_str()),
        ];
        let visits = format!("/cases/{case}/appointments");
        worker.post_sure(&visits, &visit).await.is(303);
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen nach der Entlassung"),
            ("place", "JVA Tonna"),
            ("people", "Frau Vogt, Jobcenter"),
            ("chosen", emre.as_str()),
        ];
        let conferences = format!("/cases/{case}/conferences");
        worker.post_sure(&conferences, &invitation).await.is(303);
        let id = {
            let mut tx = world.app.store.read().await.unwrap();
            store::conference::of_case(&mut tx, case).await.unwrap()[0].id
        };
        let new = format!("/cases/{case}/papers/new");
        for paper in ["appointment_card".to_owned(), format!("invitation.{id}")] {
            worker
                .get(&format!("{new}/{paper}/de"))
                .await
                .is(200)
                .has("weil die Einwilligung fehlt: Emre Kaya (widerrufen).");
        }
        worker
            .get(&format!("{new}/information/de"))
            .await
            .lacks("Emre Kaya");
    })
    .await;
}

#[tokio::test]
async fn in_the_table_a_consent_is_called_one() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        known(&world, &worker, case, ("Emre Kaya", "not_asked")).await;
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .has("Einwilligung der Person: noch nicht gefragt");
    })
    .await;
}

#[tokio::test]
async fn appointments_and_conferences_ask_before_they_name_somebody_without_consent() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Kaya", "not_asked")).await;
        let words = "Emre Kaya hat noch nicht eingewilligt.";
        let list = format!("/cases/{case}/appointments");
        let chosen = emre.to_string();
        let meeting = |name, value| {
            [
                ("date", "25.11.2026"),
                ("time", "10:30"),
                ("kind", "prison_visit"),
                (name, value),
            ]
        };
        for (field, value) in [("person", chosen.as_str()), ("note", "mit Emre Kaya reden")] {
            let fields = meeting(field, value);
            asked(&worker.post(&list, &fields).await, words);
        }
        let with_emre = meeting("note", "mit Emre Kaya reden");
        worker.post_sure(&list, &with_emre).await.is(303);
        // Who stood there before is not asked about again when it is moved.
        let mut tx = world.app.store.read().await.unwrap();
        let open = store::appointment::open(&mut tx, case).await.unwrap();
        drop(tx);
        let move_it = format!("{list}/{}/move", open[0].id);
        let mut later = with(&with_emre, "time", "11:30");
        later.push(("version", "1"));
        worker.post(&move_it, &later).await.is(303);

        let conferences = format!("/cases/{case}/conferences");
        let mut invitation = vec![
            ("date", "26.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen"),
            ("people", "Emre Kaya"),
            ("legal_basis", "Entbindung vom 2.11.2026"),
        ];
        asked(&worker.post(&conferences, &invitation).await, words);
        worker.post_sure(&conferences, &invitation).await.is(303);
        // Others talk about the client on some basis.
        invitation.retain(|(name, _)| *name != "legal_basis");
        invitation[0].1 = "27.11.2026";
        invitation[3].1 = "Frau Vogt, Jobcenter";
        let basis = "Die Grundlage fehlt.";
        asked(&worker.post(&conferences, &invitation).await, basis);
        let alone = with(&invitation, "people", "Jonas Demir, Klient");
        worker.post(&conferences, &alone).await.is(303);
        // One at the time of another is asked about too.
        invitation.push(("legal_basis", "Entbindung vom 2.11.2026"));
        let answer = worker.post(&conferences, &invitation).await;
        asked(
            &answer,
            "Eine Fallkonferenz zur selben Zeit: Fr 27.11.2026, 14:00.",
        );
        answer.lacks(basis);
    })
    .await;
}

#[tokio::test]
async fn nothing_counts_on_whoever_withdrew_their_consent() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Kaya", "withdrawn")).await;
        let mika = known(&world, &worker, case, ("Mika", "given")).await;
        let checks = format!("/cases/{case}/network/check");
        let (resource, willing) = (format!("resource-{emre}"), format!("willing-{emre}"));
        let check = [
            ("done-on", "20.11.2026"),
            (willing.as_str(), "Schlafplatz"),
            (resource.as_str(), "yes"),
        ];
        worker
            .post(&checks, &check)
            .await
            .is(422)
            .has("Ohne Einwilligung kann sich der Übergang nicht auf diese Person stützen.")
            .has("Schlafplatz");
        let (resource, willing) = (format!("resource-{mika}"), format!("willing-{mika}"));
        let counts = [
            ("done-on", "20.11.2026"),
            (willing.as_str(), "Holt mich ab"),
            (resource.as_str(), "yes"),
        ];
        worker.post(&checks, &counts).await.is(303);
        let draft = drafted(&world, &worker, case).await;
        let draft = draft.split("/goals").next().unwrap();
        worker.get(draft).await.has("Mika: Holt mich ab");
        // Whoever says no later is offered no more, and not ticked in the next check.
        let no = super::with(
            super::fields("Mika", "parent", "23.11.2026"),
            &[
                ("consent", "withdrawn"),
                ("consent-on", "23.11.2026"),
                ("version", "1"),
                ("reason", "möchte nicht mehr"),
            ],
        );
        worker
            .post(&format!("/cases/{case}/network/people/{mika}"), &no)
            .await
            .is(303);
        worker.get(draft).await.lacks("Mika: Holt mich ab");
        worker.get(&checks).await.lacks("value=\"yes\" checked");
    })
    .await;
}

#[tokio::test]
async fn a_step_towards_somebody_is_asked_about_and_looks_ahead() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Kaya", "withdrawn")).await;
        let lena = known(&world, &worker, case, ("Lena Sommer", "given")).await;
        let (emre, lena) = (emre.to_string(), lena.to_string());
        let list = format!("/cases/{case}/network");
        let step = |who, due| {
            [
                ("person", who),
                ("kind", "restore"),
                ("first-step", "Ein Brief"),
                ("due", due),
                ("status", "planned"),
            ]
        };
        let steps = format!("{list}/steps");
        let withdrawn = step(emre.as_str(), "10.12.2020");
        let answer = worker.post(&steps, &withdrawn).await;
        asked(&answer, "Emre Kaya hat die Einwilligung widerrufen.");
        answer
            .has("10.12.2020: Dieser Tag liegt schon zurück.")
            .has("Ein Brief");
        let later = step(emre.as_str(), "10.12.2026");
        worker.post_sure(&steps, &later).await.is(303);
        // An order that begins before the step is to be done speaks against it today.
        let order = super::order(&lena);
        let begins = super::with(order, &[("from", "05.12.2026"), ("until", "31.12.2026")]);
        worker
            .post(&format!("{list}/orders"), &begins)
            .await
            .is(303);
        worker
            .post(&steps, &step(lena.as_str(), "10.12.2026"))
            .await
            .is(422)
            .has("Ein Kontaktverbot");
        worker
            .post(&steps, &step(lena.as_str(), "01.12.2026"))
            .await
            .is(303);
    })
    .await;
}
