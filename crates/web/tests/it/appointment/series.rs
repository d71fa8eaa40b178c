//! Series over public holidays, and calling an appointment off in short.

use domain::appointment::{AppointmentStatus, CancelledBy};
use store::appointment::AppointmentRow;
use testkit::{Sketch, World, on_each_engine};

use super::with;

const WEEKLY: [(&str, &str); 6] = [
    ("date", "18.12.2026"),
    ("time", "10:30"),
    ("kind", "prison_visit"),
    ("note", "Wohnung"),
    ("repeat", "weekly"),
    ("until", "08.01.2027"),
];

async fn open(world: &World, case: domain::ids::CaseId) -> Vec<AppointmentRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::appointment::open(&mut tx, case).await.unwrap()
}

/// What the page asks to be sent along.
fn asked(answer: &testkit::Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = answer.body.find(&mark).unwrap() + mark.len();
    let rest = &answer.body[at..];
    rest[..rest.find('"').unwrap()].to_owned()
}

#[tokio::test]
async fn a_series_proposes_to_leave_public_holidays_out() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let answer = worker.post(&list, &WEEKLY).await;
        answer
            .is(422)
            .has("Diese Tage auslassen")
            .has("Fr 25.12.2026, 1. Weihnachtstag")
            .has("value=\"2026-12-25\" checked")
            .has("value=\"2027-01-01\" checked");
        let (confirmed, offered) = (asked(&answer, "confirmed"), asked(&answer, "offered"));
        let sure = [("confirmed", confirmed.as_str()), ("offered", &offered)];
        let sure = with(&WEEKLY, &sure);
        // One tick is taken away, and stays away when something else is asked about anew.
        let mut later = with(&sure, &[("time", "11:30")]);
        later.push(("skip", "2026-12-25"));
        let again = worker.post(&list, &later).await;
        again
            .is(422)
            .has("value=\"2026-12-25\" checked")
            .lacks("value=\"2027-01-01\" checked");
        let confirmed = asked(&again, "confirmed");
        later.retain(|(name, _)| *name != "confirmed");
        later.push(("confirmed", &confirmed));
        worker.post(&list, &later).await.is(303);
        let days: Vec<String> = open(&world, case)
            .await
            .iter()
            .map(|one| one.agreed.at.to_string()[..10].to_owned())
            .collect();
        assert_eq!(days, ["2026-12-18", "2027-01-01", "2027-01-08"]);
    })
    .await;
}

#[tokio::test]
async fn one_day_of_a_series_stays() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let short = [("date", "25.12.2026"), ("until", "01.01.2027")];
        let short = with(&WEEKLY, &short);
        let mut all = short.clone();
        all.extend([
            ("offered", "2026-12-25 Weihnachten;2027-01-01 Neujahr"),
            ("skip", "2026-12-25"),
            ("skip", "2027-01-01"),
        ]);
        let none = worker.post(&list, &all).await;
        none.is(422)
            .has("Von der Reihe bliebe kein Termin")
            .has("value=\"2027-01-01\" checked");
        assert!(open(&world, case).await.is_empty());
        // A single appointment on a holiday is only asked about.
        let once = [("repeat", "once"), ("until", "")];
        let once = with(&short, &once);
        let asked = worker.post(&list, &once).await;
        asked.is(422).has("Feiertag").lacks("Diese Tage auslassen");
        worker.post_sure(&list, &once).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn an_appointment_is_called_off_in_a_short_form() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let once = with(&WEEKLY, &[("repeat", "once"), ("until", "")]);
        worker.post(&list, &once).await.is(303);
        let visit = open(&world, case).await[0].id;
        let result = format!("{list}/{visit}/result");
        let short = worker.get(&format!("{result}?status=cancelled")).await;
        short
            .is(200)
            .has("Termin absagen")
            .has("name=\"cancelled_by\"")
            .lacks("name=\"feedback\"")
            .lacks("name=\"next_steps\"")
            .lacks("Was aus dem Termin wurde");
        let whole = worker.get(&result).await;
        whole.has("name=\"feedback\"").lacks("Termin absagen");
        let fields = [("version", "1"), ("status", "cancelled"), ("short", "yes")];
        let wrong = worker.post(&result, &fields).await;
        wrong
            .is(422)
            .has("Termin absagen")
            .lacks("name=\"feedback\"");
        let more = [("cancelled_by", "prison"), ("reason", "organisational")];
        let said = [("said", "Anstalt geschlossen")];
        let fields = with(&with(&fields, &more), &said);
        worker.post(&result, &fields).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::appointment::get(&mut tx, case, visit).await.unwrap();
        let result = row.unwrap().result;
        assert_eq!(result.status, AppointmentStatus::Cancelled);
        assert_eq!(result.cancelled_by, Some(CancelledBy::Prison));
        assert_eq!(result.said, "Anstalt geschlossen");
    })
    .await;
}
