//! Nothing that is typed about an appointment vanishes in silence.

use domain::appointment::{AppointmentStatus, CancelledBy, OutcomeReason};
use testkit::{Sketch, on_each_engine};

use super::{get, open, with};

/// A visit, which no release and no door of an office speaks against.
const PLAN: [(&str, &str); 6] = [
    ("date", "26.11.2026"),
    ("time", "10:30"),
    ("end", "11:15"),
    ("kind", "prison_visit"),
    ("note", "Mietvertrag ansehen"),
    ("bring", "Ausweis"),
];

#[tokio::test]
async fn a_last_day_without_a_series_is_told_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        for repeat in ["once", ""] {
            let typed = with(&PLAN, &[("repeat", repeat), ("until", "17.12.2026")]);
            worker
                .post(&list, &typed)
                .await
                .is(422)
                .has("id=\"until-error\"")
                .has("Ein letzter Tag gehört zu einer Reihe.")
                .has("value=\"17.12.2026\"");
        }
        let group = with(&PLAN, &[("group", "yes")]);
        worker
            .post(&list, &group)
            .await
            .is(422)
            .has("Das passt nur zu einer Maßnahme des Plans.");
        assert!(open(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_cancellation_keeps_its_reason_and_refuses_what_does_not_fit() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post(&list, &PLAN).await.is(303);
        let row = open(&world, case).await.remove(0);
        let result = format!("{list}/{}/result", row.id);
        let off = [
            ("version", "1"),
            ("status", "cancelled"),
            ("cancelled_by", "client"),
            // As the form begins, without having been asked about.
            ("spent", "yes"),
            ("spent-minutes", "45"),
        ];
        for (field, value, error) in [
            ("reason", "unexcused", "reason-error"),
            ("reason", "late", "reason-error"),
            ("late", "20", "late-error"),
            ("spent-minutes", "30", "spent-minutes-error"),
            ("spent-travel", "60", "spent-travel-error"),
        ] {
            worker
                .post(&result, &with(&off, &[(field, value)]))
                .await
                .is(422)
                .has(&format!("id=\"{error}\""))
                .has(value);
        }
        let excused = with(&off, &[("reason", "excused")]);
        worker.post(&result, &excused).await.is(303);
        let kept = get(&world, case, row.id).await.result;
        assert_eq!(kept.status, AppointmentStatus::Cancelled);
        assert_eq!(kept.reason, Some(OutcomeReason::Excused));
        assert_eq!(kept.cancelled_by, Some(CancelledBy::Client));
        // It would still be to come: it does not stand among what is past.
        let page = worker.get(&list).await;
        page.is(200)
            .has("Abgesagt, bevor es so weit war")
            .has("abgesagt, entschuldigt, von Klient_in")
            .lacks("Bisherige Termine");

        // What stood there for the former result goes with it; what is chosen now does not.
        worker.post_sure(&list, &PLAN).await.is(303);
        let row = open(&world, case).await.remove(0);
        let result = format!("{list}/{}/result", row.id);
        let missed = [
            ("version", "1"),
            ("status", "cancelled"),
            ("cancelled_by", "client"),
        ];
        worker.post(&result, &missed).await.is(303);
        world.set_today(jiff::civil::date(2026, 11, 27));
        let worker = world.browser(&world.worker).await;
        worker
            .get(&list)
            .await
            .has("Bisherige Termine")
            .lacks("Abgesagt, bevor es so weit war");
        let other = [
            ("version", "2"),
            ("status", "missed"),
            ("reason", "unexcused"),
            ("cancelled_by", "prison"),
            ("why", "verwechselt"),
        ];
        worker
            .post(&result, &other)
            .await
            .is(422)
            .has("Das passt nur zu einer Absage.");
        let same = with(&other, &[("cancelled_by", "client")]);
        worker.post(&result, &same).await.is(303);
        let kept = get(&world, case, row.id).await.result;
        assert_eq!(
            (kept.status, kept.cancelled_by),
            (AppointmentStatus::Missed, None)
        );
    })
    .await;
}

#[tokio::test]
async fn moving_nothing_leaves_no_trace() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post(&list, &PLAN).await.is(303);
        let row = open(&world, case).await.remove(0);
        let shift = format!("{list}/{}/move", row.id);
        let same = with(&PLAN, &[("version", "1")]);
        let answer = worker.post(&shift, &same).await;
        answer.is(303);
        worker
            .follow(&answer.location)
            .await
            .has("Nichts geändert")
            .lacks("Was vorher verabredet war");
        let now = open(&world, case).await;
        assert_eq!((now.len(), now[0].id, now[0].version), (1, row.id, 1));
        let other = with(&same, &[("bring", "Ausweis und Vertrag")]);
        worker.post(&shift, &other).await.is(303);
        assert_eq!(open(&world, case).await[0].moves, 1);
    })
    .await;
}
