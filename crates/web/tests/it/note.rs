//! Contact notes, their corrections and drafts, and appointments.

mod areas;
mod looked_through;
mod struck;

use domain::ids::CaseId;
use jiff::{ToSpan, civil::date};
use store::log::LogFilter;
use testkit::{Sketch, World, on_each_engine};

pub(crate) const NOTE: [(&str, &str); 9] = [
    ("date", "20.11.2026"),
    ("time", "14:10"),
    ("minutes", "45"),
    ("kind", "prison_visit"),
    ("outcome", "reached"),
    ("place", "JVA Tonna"),
    ("area", "housing"),
    ("epistemic", "client_statement"),
    ("body", "J. kann sich zwei Monate im Wohnheim vorstellen."),
];

pub(crate) fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = fields
        .iter()
        .copied()
        .filter(|(field, _)| *field != name)
        .collect();
    fields.push((name, value));
    fields
}

async fn actions(world: &World, case: CaseId) -> Vec<String> {
    let mut tx = world.app.store.read().await.unwrap();
    let page = store::log::latest(&mut tx, world.carrier, LogFilter::OfCase(case), None, 100)
        .await
        .unwrap();
    page.into_iter().map(|entry| entry.entry.action).collect()
}

async fn row(world: &World, case: CaseId) -> store::case::CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

async fn first_note(world: &World, case: CaseId) -> store::note::NoteRow {
    let mut tx = world.app.store.read().await.unwrap();
    let page = store::note::NotePage {
        limit: 10,
        ..store::note::NotePage::default()
    };
    store::note::page(&mut tx, case, &page)
        .await
        .unwrap()
        .remove(0)
}

#[tokio::test]
async fn a_note_is_written_shown_and_counts_as_contact() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}/notes/new"))
            .await
            .is(200)
            .has("23.11.2026")
            .has("data-guard");
        let answer = browser.post(&format!("/cases/{case}/notes"), &NOTE).await;
        answer.is(303);
        assert!(answer.location.contains("note-flash-added"));
        browser
            .follow(&answer.location)
            .await
            .is(200)
            .has("zwei Monate")
            .has("Aussage der Klient_in")
            .has("45 Min.")
            .has("Kontakt eingetragen.");
        assert_eq!(
            row(&world, case).await.derived.last_contact_on,
            Some(date(2026, 11, 20))
        );
        let log = actions(&world, case).await;
        for action in ["note.form", "note.add", "note.list"] {
            assert!(log.iter().any(|one| one == action), "{action} in {log:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_what_was_typed_is_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/notes");
        for (field, value, words) in [
            ("date", "31.11.2026", "Der November hat 30 Tage"),
            ("date", "24.12.2026", "läge in der Zukunft"),
            ("date", "20.11.1926", "mehr als zehn Jahre"),
            ("minutes", "viele", "keine ganze Zahl"),
            ("travel", "1441", "Die Zahl ist zu groß"),
            ("kind", "", "Bitte eine Möglichkeit auswählen"),
            ("domain", "magic", "steht nicht zur Auswahl"),
            ("body", "", "Diese Angabe fehlt"),
        ] {
            let answer = browser.post(&path, &with(&NOTE, field, value)).await;
            answer.is(422).has(words).has("JVA Tonna").has("Fehler: ");
        }
        let mut tx = world.app.store.read().await.unwrap();
        let page = store::note::NotePage {
            limit: 1,
            ..store::note::NotePage::default()
        };
        assert!(
            store::note::page(&mut tx, case, &page)
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn time_on_the_way_is_shown_and_corrected_with_its_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        let form = browser.get(&format!("{notes}/new")).await;
        form.has("Fahrzeit in Minuten").has("Hin und zurück");
        let fields = with(&NOTE, "travel", "80");
        browser.post(&notes, &fields).await.is(303);
        browser.get(&notes).await.has("45 Min. · 80 Min. Fahrt");
        let note = first_note(&world, case).await.id;
        let path = format!("{notes}/{note}/correct");
        browser.get(&path).await.has("value=\"80\"");
        let fields = with(&with(&NOTE, "travel", "95"), "version", "1");
        let fields = with(&fields, "reason", "Umleitung");
        browser.post(&path, &fields).await.is(303);
        let page = browser.get(&notes).await;
        page.has("95 Min. Fahrt")
            .has("80 Min. Fahrt")
            .has("Umleitung");
        assert_eq!(first_note(&world, case).await.content.travel_minutes, 95);
    })
    .await;
}

#[tokio::test]
async fn a_correction_keeps_the_former_words_and_says_why() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        browser
            .post(&format!("/cases/{case}/notes"), &NOTE)
            .await
            .is(303);
        let note = first_note(&world, case).await.id;
        let path = format!("/cases/{case}/notes/{note}/correct");
        browser.get(&path).await.is(200).has("zwei Monate");
        let fields = with(&NOTE, "body", "J. kann sich zwei Wochen vorstellen.");
        browser
            .post(&path, &with(&fields, "version", "1"))
            .await
            .is(422)
            .has("Bitte einen Grund angeben")
            .has("zwei Wochen");
        let fields = with(&with(&fields, "version", "1"), "reason", "verhört");
        browser.post(&path, &fields).await.is(303);
        let page = browser.get(&format!("/cases/{case}/notes")).await;
        page.has("zwei Wochen")
            .has("zwei Monate")
            .has("verhört")
            .has("1 Berichtigung");
        let unchanged = with(&fields, "version", "2");
        browser
            .post(&path, &unchanged)
            .await
            .is(422)
            .has("Es hat sich nichts geändert");
        assert!(
            actions(&world, case)
                .await
                .iter()
                .any(|one| one == "note.correct")
        );
    })
    .await;
}

#[tokio::test]
async fn two_people_correct_one_note_and_both_versions_are_shown() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        worker
            .post(&format!("/cases/{case}/notes"), &NOTE)
            .await
            .is(303);
        let note = first_note(&world, case).await.id;
        let path = format!("/cases/{case}/notes/{note}/correct");
        let base = with(&with(&NOTE, "version", "1"), "reason", "verhört");
        office
            .post(&path, &with(&base, "body", "Drei Wochen."))
            .await
            .is(303);
        let mine = with(&base, "body", "Zwei Wochen, höchstens.");
        worker
            .post(&path, &mine)
            .await
            .is(409)
            .has("Dora Leitner hat diesen Eintrag inzwischen geändert (Mo 23.11.2026")
            .has("Drei Wochen.")
            .has("Zwei Wochen, höchstens.")
            .has("name=\"version\" value=\"2\"");
        worker
            .post(&path, &with(&mine, "version", "2"))
            .await
            .is(303);
        assert_eq!(first_note(&world, case).await.version, 3);
    })
    .await;
}

#[tokio::test]
async fn a_note_sent_after_the_session_ended_is_not_lost() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        world.set_now(world.now() + 2.hours());
        let answer = browser.post(&format!("/cases/{case}/notes"), &NOTE).await;
        answer.is(303);
        assert!(
            answer.location.starts_with("/login?next="),
            "{}",
            answer.location
        );
        let again = world.browser(&world.worker).await;
        again
            .get(&format!("/cases/{case}/notes/new"))
            .await
            .has("zwei Monate")
            .has("Ihr Entwurf von 11:00 ist wieder da.");
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_ended_leaves_no_draft_behind() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/notes");
        let browser = world.browser(&world.worker).await;
        let again = world.browser(&world.worker).await;
        again
            .post("/account/sessions/end-others", &[])
            .await
            .is(303);
        browser.post(&path, &NOTE).await.is(303);
        let form = format!("{path}/new");
        again.get(&form).await.is(200).lacks("zwei Monate");
    })
    .await;
}

#[tokio::test]
async fn a_rescued_draft_does_not_overwrite_a_newer_one() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/notes");
        let form = format!("{path}/new");
        let forgotten = world.browser(&world.worker).await;
        world.set_now(world.now() + 2.hours());
        // Again and again from one expired page: the last words count.
        forgotten
            .post(&path, &with(&NOTE, "body", "Erste Fassung."))
            .await;
        forgotten.post(&path, &NOTE).await.is(303);
        let again = world.browser(&world.worker).await;
        again.get(&form).await.has("zwei Monate");
        let draft = format!("/drafts?form=/cases/{case}/notes");
        let newer = [("body", "Neue Fassung an anderem Platz.")];
        again.post(&draft, &newer).await.is(204);
        world.set_now(world.now() + 5.minutes());
        forgotten.post(&path, &NOTE).await.is(303);
        again
            .get(&form)
            .await
            .has("Neue Fassung")
            .lacks("zwei Monate");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_read_notes_is_not_told_that_there_are_any() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let owner = world.browser(&world.worker).await;
        owner
            .post(&format!("/cases/{case}/notes"), &NOTE)
            .await
            .is(303);
        let prison = world.browser(&world.prison).await;
        let path = format!("/cases/{case}/notes");
        prison.get(&path).await.is(404).lacks("zwei Monate");
        prison.post(&path, &NOTE).await.is(403);
        prison
            .get(&format!("/cases/{case}/appointments/new"))
            .await
            .is(403);
        for account in [
            &world.colleague,
            &world.elsewhere,
            &world.stranger,
            &world.officer,
        ] {
            let browser = world.browser(account).await;
            browser.get(&path).await.is(404).lacks("zwei Monate");
            browser.post(&path, &NOTE).await.is(404);
        }
        owner.get("/cases/unknown/notes").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn the_course_is_filtered_and_paged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/notes");
        for number in 1..=27 {
            let body = format!("Eintrag Nummer {number}.");
            let day = format!("{number:02}.10.2026");
            let fields = with(&with(&NOTE, "body", &body), "date", &day);
            let kind = if number == 3 { "phone" } else { "letter" };
            let domain = if number == 5 { "work" } else { "housing" };
            let fields = with(&with(&fields, "kind", kind), "domain", domain);
            let answer = browser.post(&path, &fields).await;
            assert!([303, 422].contains(&answer.status), "{}", answer.body);
        }
        let first = browser.get(&path).await;
        first
            .has("Eintrag Nummer 27.")
            .has("Eintrag Nummer 3.")
            .lacks("Eintrag Nummer 2.");
        let at = first.body.find("notes?before=").unwrap();
        let older: String = first.body[at..].chars().take_while(|c| *c != '"').collect();
        let second = browser.get(&format!("/cases/{case}/{older}")).await;
        second
            .has("Eintrag Nummer 2.")
            .lacks("Eintrag Nummer 3.")
            .has("zum Anfang");
        let phone = browser.get(&format!("{path}?kind=phone")).await;
        phone.has("Eintrag Nummer 3.").lacks("Eintrag Nummer 4.");
        browser
            .get(&format!("{path}?domain=nothing"))
            .await
            .has("Dazu gibt es keinen Eintrag");
    })
    .await;
}

const PLAN: [(&str, &str); 5] = [
    ("date", "26.11.2026"),
    ("time", "10:30"),
    ("kind", "prison_visit"),
    ("place", "JVA Tonna"),
    ("note", "Besichtigung vorbereiten"),
];

#[tokio::test]
async fn an_appointment_is_moved_and_becomes_a_note() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        let contacts = format!("/cases/{case}/appointments");
        browser.get(&format!("{contacts}/new")).await.is(200);
        browser
            .post(&contacts, &with(&PLAN, "date", "01.11.2026"))
            .await
            .is(422)
            .has("Dieser Zeitpunkt ist vorbei")
            .has("Besichtigung vorbereiten");
        browser.post(&contacts, &PLAN).await.is(303);
        browser
            .get(&notes)
            .await
            .has("Do 26.11.2026, 10:30")
            .has("Besichtigung vorbereiten");
        let next = row(&world, case).await.derived.next_contact_at;
        assert_eq!(
            next,
            Some(i18n::from_berlin(date(2026, 11, 26).at(10, 30, 0, 0)))
        );

        let first = open_contact(&world, case).await;
        let path = format!("{contacts}/{first}/move");
        browser.get(&path).await.is(200).has("26.11.2026");
        let moved = with(&with(&PLAN, "date", "27.11.2026"), "version", "1");
        browser.post(&path, &moved).await.is(303);
        let typed = with(&moved, "note", "Meine eigenen Worte");
        browser
            .post(&path, &typed)
            .await
            .is(409)
            .has("Anna Beispiel hat diesen Eintrag")
            .has("27.11.2026")
            .has("Meine eigenen Worte");

        let second = open_contact(&world, case).await;
        world.set_today(date(2026, 11, 27));
        let later = world.browser(&world.worker).await;
        let form = later
            .get(&format!("{notes}/new?appointment={second}"))
            .await;
        form.is(200).has("27.11.2026").has("JVA Tonna");
        let contact = second.to_string();
        world.set_now(world.now() + 5.hours());
        let later = world.browser(&world.worker).await;
        let fields = with(&with(&NOTE, "date", "27.11.2026"), "appointment", &contact);
        later.post(&notes, &fields).await.is(303);
        // A second one about the same appointment is asked about: it would count by itself.
        let second = with(&fields, "body", "Noch ein Gespräch am Abend.");
        later
            .post(&notes, &second)
            .await
            .is(422)
            .has("Zu diesem Termin steht schon ein Kontakt im Verlauf.")
            .has("Noch ein Gespräch am Abend.");
        later.post_sure(&notes, &second).await.is(303);
        later
            .get(&notes)
            .await
            .lacks("27.11.2026, 10:30")
            .has("Noch ein Gespräch am Abend.")
            .has("Kein Termin vereinbart");
        let derived = row(&world, case).await.derived;
        assert_eq!(derived.next_contact_at, None);
        assert_eq!(derived.last_contact_on, Some(date(2026, 11, 27)));
    })
    .await;
}

async fn open_contact(world: &World, case: CaseId) -> domain::ids::AppointmentId {
    let mut tx = world.app.store.read().await.unwrap();
    store::appointment::open(&mut tx, case).await.unwrap()[0].id
}

/// An appointment at this time, as somebody plans it; its id.
async fn planned(world: &World, case: CaseId, day: &str) -> String {
    let browser = world.browser(&world.worker).await;
    let fields = [("date", day), ("time", "10:30"), ("kind", "office")];
    browser
        .post_sure(&format!("/cases/{case}/appointments"), &fields)
        .await
        .is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let open = store::appointment::open(&mut tx, case).await.unwrap();
    open[0].id.to_string()
}

#[tokio::test]
async fn a_note_from_an_appointment_ahead_leaves_it_ahead() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let id = planned(&world, case, "15.12.2026").await;
        let browser = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/notes");
        // Nothing is written about what is still to come …
        browser.get(&list).await.is(200).lacks("?appointment=");
        // … and if somebody calls before, the appointment stands all the same.
        let fields = with(&NOTE, "appointment", &id);
        browser.post(&list, &fields).await.is(303);
        let derived = row(&world, case).await.derived;
        assert_eq!(derived.last_contact_on, Some(date(2026, 11, 20)));
        assert!(derived.next_contact_at.is_some());
        // Once it lies behind, the note settles it.
        world.set_today(date(2026, 12, 16));
        let browser = world.browser(&world.worker).await;
        browser.get(&list).await.has("?appointment=");
        let fields = with(&fields, "date", "15.12.2026");
        browser.post(&list, &fields).await.is(303);
        let derived = row(&world, case).await.derived;
        assert_eq!(derived.last_contact_on, Some(date(2026, 12, 15)));
        assert_eq!(derived.next_contact_at, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_called_held_in_the_future_is_no_contact_yet() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        planned(&world, case, "15.12.2026").await;
        let browser = world.browser(&world.worker).await;
        {
            let mut tx = world.app.store.write().await.unwrap();
            let one = store::appointment::open(&mut tx, case)
                .await
                .unwrap()
                .remove(0);
            let held = store::appointment::Outcome::of(store::appointment::AppointmentStatus::Held);
            let by = (world.now(), world.worker.id);
            store::appointment::settle(&mut tx, case, &one, &held, by)
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        browser
            .post(&format!("/cases/{case}/notes"), &NOTE)
            .await
            .is(303);
        let derived = row(&world, case).await.derived;
        assert_eq!(derived.last_contact_on, Some(date(2026, 11, 20)));
    })
    .await;
}

#[tokio::test]
async fn a_note_that_somebody_did_not_come_begins_the_steps_towards_them() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        let reached = with(&with(&NOTE, "date", "19.11.2026"), "kind", "phone");
        browser.post(&notes, &reached).await.is(303);
        assert_eq!(row(&world, case).await.derived.reach_step, 0);
        let missed = with(&with(&NOTE, "outcome", "no_show"), "date", "23.11.2026");
        let missed = with(&missed, "time", "08:30");
        browser.post(&notes, &missed).await.is(303);
        assert_eq!(row(&world, case).await.derived.reach_step, 1);
        browser
            .get(&format!("/cases/{case}/appointments"))
            .await
            .has("id=\"reach\"");
        // Reached again, it is over.
        let again = with(&with(&reached, "date", "23.11.2026"), "time", "08:45");
        browser.post(&notes, &again).await.is(303);
        assert_eq!(row(&world, case).await.derived.reach_step, 0);
    })
    .await;
}

#[tokio::test]
async fn a_day_before_custody_and_case_is_asked_about_once() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/notes");
        let early = with(&NOTE, "date", "20.11.2020");
        let asked = worker.post(&path, &early).await;
        asked
            .is(422)
            .has("id=\"date-error\"")
            .has("liegt vor der Haft und vor dem Fall, die am 02.06.2025 beginnen")
            .has("Wohnheim vorstellen");
        // What was confirmed is this day and no other.
        let mut other = with(&NOTE, "date", "20.11.2021");
        other.push(("confirmed", asked.to_confirm().unwrap()));
        worker.post(&path, &other).await.is(422);
        worker.post_sure(&path, &early).await.is(303);
        // In custody and before the case was reported: nothing to ask.
        let before = with(&NOTE, "date", "10.06.2025");
        worker.post(&path, &before).await.is(303);
        // A correction asks about a new day, and not about the one that stands.
        let note = {
            let mut tx = world.app.store.read().await.unwrap();
            let page = store::note::NotePage {
                limit: 10,
                ..store::note::NotePage::default()
            };
            let all = store::note::page(&mut tx, case, &page).await.unwrap();
            all.into_iter().last().unwrap()
        };
        let correct = format!("{path}/{}/correct", note.id);
        let mut words = with(&early, "body", "Andere Worte");
        words.extend([("reason", "verschrieben"), ("version", "1")]);
        worker.post(&correct, &words).await.is(303);
        let again = with(&with(&words, "version", "2"), "date", "20.11.2019");
        worker
            .post(&correct, &again)
            .await
            .is(422)
            .has("liegt vor der Haft");
        worker.post_sure(&correct, &again).await.is(303);
    })
    .await;
}
