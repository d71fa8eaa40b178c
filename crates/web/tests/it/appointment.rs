//! Tests of `pages::appointment`: series, results, hints, and the steps towards somebody who does not
//! answer.

mod office;
pub(crate) mod people;
mod series;
mod silent;
mod spent;
mod taken;
mod twice;
mod worry;

use domain::{
    appointment::AppointmentStatus,
    ids::{AppointmentId, CaseId},
};
use jiff::{ToSpan, civil::date};
use store::appointment::AppointmentRow;
use testkit::{Browser, Sketch, World, on_each_engine};

const PLAN: [(&str, &str); 7] = [
    ("date", "26.11.2026"),
    ("time", "10:30"),
    ("end", "11:15"),
    ("kind", "office"),
    ("place", "Raum 4"),
    ("note", "Mietvertrag ansehen"),
    ("bring", "Ausweis"),
];

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<(&str, &str)> = fields.to_vec();
    all.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    all.extend(changes);
    all
}

async fn open(world: &World, case: CaseId) -> Vec<AppointmentRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::appointment::open(&mut tx, case).await.unwrap()
}

async fn get(world: &World, case: CaseId, appointment: AppointmentId) -> AppointmentRow {
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::appointment::get(&mut tx, case, appointment).await;
    row.unwrap().unwrap()
}

async fn derived(world: &World, case: CaseId) -> store::case::Derived {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case)
        .await
        .unwrap()
        .unwrap()
        .derived
}

#[tokio::test]
async fn a_series_is_made_changed_one_by_one_and_ended() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let weekly = |until| with(&PLAN, &[("repeat", "weekly"), ("until", until)]);
        worker
            .post(&list, &weekly(""))
            .await
            .is(422)
            .has("Bis wann geht die Reihe?")
            .has("Mietvertrag ansehen");
        worker
            .post(&list, &weekly("31.12.2027"))
            .await
            .is(422)
            .has("höchstens 26 Termine");
        worker.post_sure(&list, &weekly("17.12.2026")).await.is(303);
        let all = open(&world, case).await;
        assert_eq!(all.len(), 4);
        assert!(
            all.iter()
                .all(|one| one.series == all[0].series && one.series.is_some())
        );
        let clocks: Vec<_> = all
            .iter()
            .map(|one| i18n::berlin(one.agreed.at).time())
            .collect();
        assert!(clocks.iter().all(|one| *one == clocks[0]));
        worker
            .get(&list)
            .await
            .is(200)
            .has("Do 26.11.2026, 10:30 bis 11:15")
            .has("mitbringen: Ausweis")
            .has("Reihe beenden");

        let second = all[1].id;
        let moved = with(&PLAN, &[("date", "04.12.2026"), ("version", "1")]);
        worker
            .post_sure(&format!("{list}/{second}/move"), &moved)
            .await
            .is(303);
        let former = get(&world, case, second).await;
        assert_eq!(former.result.status, AppointmentStatus::Moved);
        let now = open(&world, case).await;
        let next = now.iter().find(|one| one.origin == second).unwrap();
        assert_eq!((next.moves, next.series), (1, all[0].series));

        let third = all[2].id;
        let end = format!("{list}/{third}/end-series");
        // It is asked first: what is called off cannot be taken back.
        worker.get(&list).await.has(&format!(
            "<a class=\"kern-btn kern-btn--tertiary btn-s\" href=\"{end}\""
        ));
        worker.get(&end).await.is(200).has("nicht zurücknehmen");
        assert_eq!(open(&world, case).await.len(), all.len());
        worker.post(&end, &[("version", "1")]).await.is(303);
        assert_eq!(open(&world, case).await.len(), 2);
        worker.post(&end, &[("version", "1")]).await.is(404);
        let row = get(&world, case, third).await;
        assert_eq!(row.result.status, AppointmentStatus::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        for (changes, words) in [
            (
                vec![("end", "10:30")],
                "Das Ende liegt nicht nach dem Beginn",
            ),
            (vec![("end", "99:00")], "99:00"),
            (vec![("date", "20.11.2026")], "Dieser Zeitpunkt ist vorbei"),
            (vec![("date", "20.11.2029")], "mehr als zwei Jahre"),
            (vec![("kind", "")], "Bitte"),
            (
                vec![("worker", "0193aaaa-0000-7000-8000-00000000dead")],
                "wer für den Fall verantwortlich ist",
            ),
        ] {
            let answer = worker.post(&list, &with(&PLAN, &changes)).await;
            answer.is(422).has(words).has("Mietvertrag ansehen");
        }
        assert!(open(&world, case).await.is_empty());
        world.browser(&world.prison).await.get(&list).await.is(404);
        world
            .browser(&world.elsewhere)
            .await
            .post(&list, &PLAN)
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn what_might_not_fit_is_said_and_not_forbidden() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let other = world
            .active_case(Sketch {
                family_name: "Wolff",
                ..Sketch::default()
            })
            .await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let me = world.worker.id.to_string();
        let mine = with(&PLAN, &[("worker", &me)]);
        worker.post_sure(&list, &mine).await.is(303);
        worker.get(&list).await.lacks("zur selben Zeit");
        let holiday = with(&mine, &[("date", "25.12.2026"), ("kind", "prison_visit")]);
        let asked = worker.post(&list, &holiday).await;
        asked.is(422).has("Feiertag, ");
        let seen = asked.to_confirm().unwrap();
        let sure = with(&holiday, &[("confirmed", seen)]);
        worker.post(&list, &sure).await.is(303);
        worker.get(&list).await.has("Feiertag: ");
        let late = with(&mine, &[("time", "11:00"), ("end", "12:00")]);
        worker
            .post_sure(&format!("/cases/{other}/appointments"), &late)
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("in einem anderen Fall zur selben Zeit: Do 26.11.2026, 11:00")
            .lacks("Wolff, ");
        worker.post_sure(&list, &late).await.is(303);
        worker.get(&list).await.has(">zur selben Zeit: ");
    })
    .await;
}

fn held(version: &str) -> [(&str, &str); 4] {
    [
        ("version", version),
        ("status", "held"),
        ("said", "Vertrag passt."),
        ("next_steps", "Unterschreiben"),
    ]
}

#[tokio::test]
async fn a_result_leads_on_to_the_note_and_the_next_appointment() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post_sure(&list, &PLAN).await.is(303);
        let first = open(&world, case).await[0].id;
        let path = format!("{list}/{first}/result");
        worker.get(&path).await.is(200).has("Do 26.11.2026, 10:30");
        worker
            .post(&path, &held("1"))
            .await
            .is(422)
            .has("Dieser Termin kommt erst noch")
            .has("Vertrag passt.");
        world.set_today(date(2026, 11, 27));
        let worker = world.browser(&world.worker).await;
        worker
            .post(&path, &with(&held("1"), &[("status", "missed")]))
            .await
            .is(422);
        worker.post(&path, &held("1")).await.is(303);
        let page = worker.get(&list).await;
        page.has("hat stattgefunden").has("Vertrag passt.");
        assert_eq!(
            derived(&world, case).await.last_contact_on,
            Some(date(2026, 11, 26))
        );
        worker
            .get(&format!("/cases/{case}/notes/new?appointment={first}"))
            .await
            .has("Vertrag passt.");
        worker
            .get(&format!("{list}/new?after={first}"))
            .await
            .has("Unterschreiben")
            .has("Raum 4");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_result_is_corrected_with_a_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post_sure(&list, &PLAN).await.is(303);
        let first = open(&world, case).await[0].id;
        let path = format!("{list}/{first}/result");
        world.set_today(date(2026, 11, 27));
        let worker = world.browser(&world.worker).await;
        worker.post(&path, &held("1")).await.is(303);
        worker
            .post(&path, &held("1"))
            .await
            .is(409)
            .has("Unterschreiben");
        let missed = with(
            &held("2"),
            &[("status", "missed"), ("reason", "unexcused"), ("said", "")],
        );
        worker
            .post(&path, &missed)
            .await
            .is(422)
            .has("value=\"unexcused\" selected");
        worker
            .post(&path, &with(&missed, &[("why", "verwechselt")]))
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("nicht wahrgenommen, ohne Absage")
            .has("1 Berichtigung")
            .has("verwechselt")
            .has("Vertrag passt.");
        assert_ne!(
            derived(&world, case).await.last_contact_on,
            Some(date(2026, 11, 26))
        );
        let log = world.log(Some(case)).await;
        for action in ["appointment.settle", "appointment.correct"] {
            assert!(log.iter().any(|one| one.action == action), "{action}");
        }
    })
    .await;
}

#[tokio::test]
async fn calling_off_says_by_whom_and_ends_the_next_contact() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post_sure(&list, &PLAN).await.is(303);
        assert!(derived(&world, case).await.next_contact_at.is_some());
        let first = open(&world, case).await[0].id;
        let path = format!("{list}/{first}/result");
        let off = [("version", "1"), ("status", "cancelled")];
        worker.post(&path, &off).await.is(422);
        worker
            .post(&path, &with(&off, &[("cancelled_by", "prison")]))
            .await
            .is(303);
        worker.get(&list).await.has("abgesagt, von der Haftanstalt");
        assert_eq!(derived(&world, case).await.next_contact_at, None);
    })
    .await;
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one course from the missed day to the contact"
)]
async fn who_missed_an_appointment_is_looked_for_step_by_step() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let note = [
            ("date", "20.11.2026"),
            ("time", "08:00"),
            ("kind", "phone"),
            ("outcome", "reached"),
            ("epistemic", "fact"),
            ("area", "networking"),
            ("body", "Termin besprochen."),
        ];
        let notes = format!("/cases/{case}/notes");
        worker.post(&notes, &note).await.is(303);
        let today = with(&PLAN, &[("date", "23.11.2026")]);
        worker.post_sure(&list, &today).await.is(303);
        let first = open(&world, case).await[0].id;
        world.set_now(world.now() + 3.hours());
        let worker = world.browser(&world.worker).await;
        let missed = [
            ("version", "1"),
            ("status", "missed"),
            ("reason", "unexcused"),
        ];
        worker
            .post(&format!("{list}/{first}/result"), &missed)
            .await
            .is(303);
        let now = derived(&world, case).await;
        assert_eq!(
            (now.reach_step, now.contact_due_on),
            (1, Some(date(2026, 11, 23)))
        );
        worker.get("/day").await.has("Am selben Tag versuchen");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Termin am 23.11.2026 nicht wahrgenommen")
            .has("Angerufen");
        let reach = format!("/cases/{case}/reach");
        let attempt = |step, way| [("step", step), ("way", way)];
        worker
            .post(&reach, &attempt("same_day", "letter"))
            .await
            .is(422);
        worker
            .post(&reach, &attempt("same_day", "phone"))
            .await
            .is(303);
        worker
            .post(&reach, &attempt("same_day", "phone"))
            .await
            .is(422);
        assert_eq!(derived(&world, case).await.reach_step, 0);
        worker.get("/day").await.lacks("Am selben Tag versuchen");
        mended(&world, &worker, case).await;

        world.set_today(date(2026, 11, 30));
        let worker = world.browser(&world.worker).await;
        worker
            .get(&list)
            .await
            .has("Telefon, 23.11.2026, Anna Beispiel")
            .has("Nachricht geschickt")
            .has("Brief geschickt");
        worker
            .post(&reach, &attempt("letter", "letter"))
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("durch einen weiteren Schritt überholt")
            .lacks("Nachricht geschickt");
        // A contact ends it.
        let note = with(&note, &[("date", "30.11.2026")]);
        worker.post(&notes, &note).await.is(303);
        worker.get(&list).await.lacks("Wieder in Kontakt kommen");
        worker
            .post(&reach, &attempt("case_talk", "third_party"))
            .await
            .is(422);
    })
    .await;
}

#[tokio::test]
async fn all_settled_appointments_can_be_reached() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post_sure(&list, &PLAN).await.is(303);
        let pattern = open(&world, case).await.remove(0);
        let mut tx = world.app.store.write().await.unwrap();
        for number in 1..=120_i64 {
            let mut row = pattern.clone();
            row.id = world.ids().next();
            row.origin = row.id;
            row.agreed.at = world.now() - (number * 24).hours();
            row.agreed.ends_at = None;
            row.agreed.place = format!("Raum {number}.");
            row.result = store::appointment::Outcome::of(AppointmentStatus::Held);
            row.settled_at = Some(world.now());
            store::appointment::insert(&mut tx, world.carrier, case, &row)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let (mut path, mut pages) = (list.clone(), 0);
        loop {
            let page = worker.get(&path).await;
            page.is(200);
            pages += 1;
            let links = page.body.split("?before=").skip(1);
            let mut links = links.filter_map(|rest| rest.split('"').next()?.strip_suffix("#past"));
            let Some(last) = links.next() else {
                page.has("Raum 120.");
                break;
            };
            path = format!("{list}?before={last}");
        }
        assert_eq!(pages, 3);
    })
    .await;
}

#[tokio::test]
async fn leaves_at_the_same_time_are_named() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let leaves = format!("/cases/{case}/leaves");
        let leave = [
            ("kind", "unaccompanied"),
            ("purpose", "employer"),
            ("day", "11.12.2026"),
            ("from", "09:00"),
            ("to", "15:00"),
        ];
        worker.post(&leaves, &leave).await.is(303);
        let visit = with(&PLAN, &[("date", "11.12.2026"), ("kind", "prison_visit")]);
        let mut tx = world.app.store.read().await.unwrap();
        let planned = store::leave::of_case(&mut tx, case)
            .await
            .unwrap()
            .remove(0);
        drop(tx);
        // Planned is not asked for yet: nobody knows whether the client will be away.
        worker.post(&list, &visit).await.is(303);
        let applied = [("to", "applied"), ("on", "23.11.2026"), ("version", "1")];
        let step = format!("{leaves}/{}/step", planned.id);
        worker.post(&step, &applied).await.is(303);
        worker
            .get(&list)
            .await
            .has("Ausgang zur selben Zeit: Fr 11.12.2026, 09:00 bis 15:00");
        worker
            .post(&list, &visit)
            .await
            .is(422)
            .has("Ausgang zur selben Zeit: Fr 11.12.2026, 09:00 bis 15:00.")
            .has("Trotzdem speichern");
        // A meeting outside is what the leave is for; without one it is asked about, and said.
        let outside = with(&PLAN, &[("date", "11.12.2026"), ("kind", "accompaniment")]);
        worker
            .post(&list, &outside)
            .await
            .is(422)
            .has("Ein Termin zur selben Zeit: Fr 11.12.2026, 10:30.")
            .lacks("Ausgang zur selben Zeit");
        worker.post_sure(&list, &outside).await.is(303);
        // The leave names it.
        worker.get(&leaves).await.has("Termin 10:30: Begleitung");
        let alone = with(&PLAN, &[("date", "09.12.2026"), ("kind", "accompaniment")]);
        let asked = worker.post(&list, &alone).await;
        asked
            .is(422)
            .has("Treffen draußen vor der Entlassung (31.12.2026)");
        worker.post_sure(&list, &alone).await.is(303);
        let said = worker.get(&list).await;
        said.has("noch in Haft und ohne Ausgang (Entlassung: 31.12.2026)");
    })
    .await;
}

#[tokio::test]
async fn each_of_three_at_the_same_time_names_the_two_others() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let at = |time| with(&PLAN, &[("time", time), ("end", "11:30")]);
        for time in ["10:30", "10:40", "10:50"] {
            worker.post_sure(&list, &at(time)).await.is(303);
        }
        let page = worker.get(&list).await;
        for time in ["10:30", "10:40", "10:50"] {
            let named = format!(">zur selben Zeit: Do 26.11.2026, {time}");
            assert_eq!(page.body.matches(&named).count(), 2, "{time}");
        }
    })
    .await;
}

/// The only attempt is taken back, comes back, and says what it was after all.
async fn mended(world: &World, worker: &Browser, case: CaseId) {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::reach::since(&mut tx, case, date(2026, 11, 1)).await;
    let id = all.unwrap()[0].id;
    drop(tx);
    let path = format!("/cases/{case}/reach/{id}");
    worker.get(&format!("/cases/{case}")).await.has(&path);
    worker
        .get(&path)
        .await
        .is(200)
        .has("Am selben Tag versuchen");
    let fields = |way, why, version, struck| {
        [
            ("way", way),
            ("on", "23.11.2026"),
            ("why", why),
            ("version", version),
            ("struck", struck),
        ]
    };
    let answer = worker.post(&path, &fields("letter", "x", "1", "")).await;
    answer.is(422);
    let answer = worker.post(&path, &fields("message", "", "1", "")).await;
    answer.is(422).has("Bitte einen Grund angeben");
    let strike = fields("phone", "andere Person", "1", "yes");
    worker.post(&path, &strike).await.is(303);
    assert_eq!(derived(world, case).await.reach_step, 1);
    worker
        .get(&format!("/cases/{case}"))
        .await
        .has("<del>Telefon, 23.11.2026, Anna Beispiel</del>")
        .has("Angerufen");
    worker.post(&path, &strike).await.is(409).has("gestrichen");
    let back = fields("phone", "doch diese Person", "2", "");
    worker.post(&path, &back).await.is(303);
    assert_eq!(derived(world, case).await.reach_step, 0);
    worker
        .get(&path)
        .await
        .has("<del>gestrichen</del>")
        .has("Grund: doch diese Person. Anna Beispiel");
    let other = world.browser(&world.elsewhere).await;
    other.get(&path).await.is(404);
    other.post(&path, &back).await.is(404);
}
