//! What is asked before a case ends, what ends with it, and how its end is corrected.

use domain::{conference::ConferenceStatus, leave::LeaveStatus, release::ReleaseKind};

use super::*;
use crate::{
    leave::{fields as leave_fields, rows as leaves, step_path, take},
    note::NOTE,
};

fn fields<'a>(exit_on: &'a str, reason: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("exit_on", exit_on),
        ("reason", reason),
        ("note", "Mein Satz."),
        ("version", version),
    ]
}

async fn released(world: &World, case: CaseId, on: jiff::civil::Date) {
    let mut tx = world.app.store.write().await.unwrap();
    let kind = Some(ReleaseKind::FullTerm);
    store::case::set_release(&mut tx, case, Some(on), kind, true)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_reason_that_hardly_fits_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/close");
        let version = row(&world, case).await.version.to_string();
        let regular = fields("20.11.2026", "regular_end", &version);
        let asked = worker.post(&path, &regular).await;
        asked
            .is(422)
            .has("Eine Entlassung ist noch nicht eingetragen.")
            .has("Trotzdem abschließen")
            .has("Mein Satz.");
        assert_eq!(row(&world, case).await.status, CaseStatus::Active);
        // What was confirmed is this reason on this day.
        let mut other = fields("19.11.2026", "regular_end", &version);
        other.push(("confirmed", asked.to_confirm().unwrap()));
        worker.post(&path, &other).await.is(422);

        released(&world, case, date(2026, 8, 3)).await;
        let version = row(&world, case).await.version.to_string();
        let early = fields("20.11.2026", "regular_end", &version);
        worker
            .post(&path, &early)
            .await
            .is(422)
            .has("Die Begleitung ist bis 02.02.2027 vorgesehen");
        let before = fields("02.08.2026", "moved", &version);
        worker
            .post(&path, &before)
            .await
            .is(422)
            .has("vor der Entlassung am 03.08.2026");
        // What fits is not asked about, and what is meant is taken.
        worker.post_sure(&path, &early).await.is(303);
        let closed = row(&world, case).await;
        assert_eq!(closed.closure_reason.as_deref(), Some("regular_end"));
    })
    .await;
}

#[tokio::test]
async fn the_last_day_is_held_against_the_last_contact() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        worker.post(&notes, &NOTE).await.is(303);
        let path = format!("/cases/{case}/close");
        let version = row(&world, case).await.version.to_string();
        let early = fields("18.11.2026", "client_ended", &version);
        worker
            .post(&path, &early)
            .await
            .is(422)
            .has("20.11.2026 gab es noch einen Kontakt");
        let fits = fields("20.11.2026", "client_ended", &version);
        worker.post(&path, &fits).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn leaves_and_conferences_ahead_are_called_off_with_the_end() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker
            .post(&list, &leave_fields("11.12.2026"))
            .await
            .is(303);
        let leave = leaves(&world, case).await.remove(0).id;
        let step = step_path(case, leave);
        take(&worker, &step, "applied", &[("version", "1")])
            .await
            .is(303);
        let prison = world.browser(&world.prison).await;
        let approved = [("version", "2"), ("by", "Frau Roth")];
        take(&prison, &step, "approved", &approved).await.is(303);
        let invitation = [
            ("date", "01.12.2026"),
            ("time", "10:00"),
            ("purpose", "Wohnen"),
            ("place", "Anstalt"),
            ("people", "Frau Vogt, Jobcenter"),
            ("agenda", "Wohnung"),
            ("legal_basis", "Entbindung vom 2.11.2026"),
        ];
        let conferences = format!("/cases/{case}/conferences");
        worker.post_sure(&conferences, &invitation).await.is(303);
        let concern = [("topic", "Handyvertrag"), ("asked", "Wer kündigt?")];
        let concerns = format!("/cases/{case}/concerns");
        worker.post(&concerns, &concern).await.is(303);
        worker
            .get(&format!("/cases/{case}/close"))
            .await
            .has("Ein Ausgang ist geplant, beantragt oder genehmigt.")
            .has("Zu einer Konferenz ist eingeladen.")
            .has("Ein Anliegen ist noch offen.")
            .lacks("Zusagen");
        close(&world, &worker, case, "client_ended").await;
        let off = leaves(&world, case).await.remove(0);
        assert_eq!(off.status, LeaveStatus::Cancelled);
        assert_eq!(off.cancelled, "Fall beendet");
        // The prison reads that, and nothing about the end of the case.
        prison
            .get(&list)
            .await
            .has("abgesagt")
            .lacks("Fall beendet");
        let mut tx = world.app.store.read().await.unwrap();
        let conference = store::conference::of_case(&mut tx, case).await.unwrap();
        assert_eq!(conference[0].status, ConferenceStatus::Cancelled);
        let steps = store::leave::steps_of_case(&mut tx, case).await.unwrap();
        assert_eq!(steps.last().unwrap().status, LeaveStatus::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn nothing_about_a_goal_is_chosen_beforehand() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        let score = format!("score-{goal}");
        let review = [
            ("on", "23.11.2026"),
            (score.as_str(), "more"),
            ("words", "Es geht voran."),
        ];
        let path = format!("/cases/{case}/plan/review");
        worker.post(&path, &review).await.is(303);
        let page = worker.get(&format!("/cases/{case}/close")).await;
        page.has("das wäre „erreicht“")
            .lacks("value=\"reached\" selected");
        close(&world, &worker, case, "client_ended").await;
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Noch nicht festgehalten.");
    })
    .await;
}

#[tokio::test]
async fn how_a_case_ended_is_corrected_with_a_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}");
        let path = format!("{page}/close/correct");
        worker.get(&path).await.is(422).has("Der Fall läuft noch.");
        close(&world, &worker, case, "goal_reached").await;
        worker.get(&page).await.has(&path);
        worker
            .get(&path)
            .await
            .is(200)
            .has("value=\"goal_reached\" selected")
            .has("Arbeit gefunden, Wohnung sicher.");
        let version = row(&world, case).await.version.to_string();
        let with = |reason: &'static str, note: &'static str, why: &'static str| {
            vec![
                ("exit_on", "20.11.2026"),
                ("reason", reason),
                ("note", note),
                ("epistemic", "assessment"),
                ("why", why),
                ("version", version.as_str()),
            ]
        };
        let (found, wish) = ("Arbeit gefunden, Wohnung sicher.", "Wollte nicht mehr.");
        worker
            .post(&path, &with("goal_reached", found, "nichts"))
            .await
            .is(422)
            .has("dasselbe");
        worker
            .post(&path, &with("client_ended", wish, ""))
            .await
            .is(422)
            .has(wish);
        let odd = with("moved", wish, "falsch gewählt");
        worker
            .post(&path, &odd)
            .await
            .is(422)
            .has("Eine Entlassung ist noch nicht eingetragen.");
        let right = with("client_ended", wish, "falsch gewählt");
        worker.post(&path, &right).await.is(303);
        worker
            .get(&page)
            .await
            .has(wish)
            .has("auf eigenen Wunsch beendet")
            .has("<del>Ziele vorher erreicht</del>")
            .has("Grund: falsch gewählt. Anna Beispiel");
        let now = row(&world, case).await;
        assert_eq!(now.status, CaseStatus::Closed);
        assert_eq!(now.closure_reason.as_deref(), Some("client_ended"));
        assert!(has_logged(&world, case, "closing.correct_end").await);
        // Whoever is slower sees both, and strangers see nothing.
        let office = world.browser(&world.coordination).await;
        let slow = with("contact_lost", "Kam nicht mehr.", "anders gehört");
        office
            .post(&path, &slow)
            .await
            .is(409)
            .has("Kam nicht mehr.")
            .has(wish);
        for stranger in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&path).await.is(404);
            browser.post(&path, &slow).await.is(404);
        }
        let prison = world.browser(&world.prison).await;
        prison.get(&path).await.is(403);
        prison.get(&page).await.lacks("Ziele vorher erreicht");
    })
    .await;
}

#[tokio::test]
async fn who_came_back_since_is_asked_about_when_the_end_is_corrected() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let next = comes_back(&world, case).await;
        assert_ne!(next, case);
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/close/correct");
        let version = row(&world, case).await.version.to_string();
        let mut typed = fields("20.11.2026", "died", &version);
        typed.extend([("epistemic", "fact"), ("why", "falsch gewählt")]);
        worker
            .post(&path, &typed)
            .await
            .is(422)
            .has("gibt es einen neuen Fall, der an dieses Ende anschließt");
        worker.post_sure(&path, &typed).await.is(303);
    })
    .await;
}
