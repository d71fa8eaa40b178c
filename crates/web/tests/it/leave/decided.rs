//! What the prison decides reaches those who look after the case, what waits for it reaches the prison, and a
//! leave that the release has overtaken is marked and goes no further.

use domain::{
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};
use jiff::civil::date;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{fields, rows, step_path, take, with};
use crate::release::report;

/// A leave that is applied for.
pub(super) async fn applied(world: &World, worker: &Browser, case: CaseId, day: &str) -> LeaveId {
    let list = format!("/cases/{case}/leaves");
    worker.post_sure(&list, &fields(day)).await.is(303);
    let all = rows(world, case).await;
    let leave = all
        .iter()
        .find(|one| one.status == LeaveStatus::Planned)
        .unwrap()
        .id;
    take(
        worker,
        &step_path(case, leave),
        "applied",
        &[("version", "1")],
    )
    .await
    .is(303);
    leave
}

/// Brings what lists say up to the day, as the program does every night.
pub(super) async fn night(world: &World) {
    app::recompute::catch_up(&world.app, world.now(), world.today(), world.ids(), 100)
        .await
        .unwrap();
}

#[tokio::test]
async fn what_waits_for_the_prison_and_what_it_decides_stand_on_the_day() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let prison = world.browser(&world.prison).await;
        prison
            .get("/day")
            .await
            .lacks("Ausgänge: Anträge und Änderungen");
        let leave = applied(&world, &worker, case, "11.12.2026").await;
        let step = step_path(case, leave);
        prison
            .get("/day")
            .await
            .has("Ausgänge: Anträge und Änderungen")
            .has("Fr 11.12.2026 · Vorstellung beim Arbeitgeber")
            .has(&format!("{step}?to=approved"))
            .has(&format!("{step}?to=refused"))
            .lacks("Probearbeit in der Küche");
        worker
            .get("/day")
            .await
            .lacks("Ausgänge: Anträge und Änderungen");
        let overview = format!("/cases/{case}");
        let refused = "Die Haftanstalt hat den Ausgang am 11.12.2026 abgelehnt";
        let no = [
            ("version", "2"),
            ("by", "Leitung"),
            ("words", "Kein Personal"),
        ];
        take(&prison, &step, "refused", &no).await.is(303);
        prison
            .get("/day")
            .await
            .lacks("Ausgänge: Anträge und Änderungen");
        prison.get(&overview).await.lacks(refused);
        worker.get(&overview).await.has(refused);
        worker
            .get("/day")
            .await
            .has("Ausgang abgelehnt: besprechen")
            .has(&format!("{overview}/leaves"));
        // Applied for once more and approved, it is told anew; after a week it is no news any more.
        take(&worker, &step, "applied", &[("version", "3")])
            .await
            .is(303);
        worker.get(&overview).await.lacks(refused);
        let yes = [("version", "4"), ("by", "Leitung")];
        take(&prison, &step, "approved", &yes).await.is(303);
        let approved = "Die Haftanstalt hat den Ausgang am 11.12.2026 genehmigt";
        worker.get(&overview).await.has(approved);
        worker.get("/day").await.has("Ausgang genehmigt: Auflagen");
        world.set_today(date(2026, 12, 1));
        night(&world).await;
        let worker = world.browser(&world.worker).await;
        worker.get(&overview).await.lacks(approved);
    })
    .await;
}

#[tokio::test]
async fn whoever_leads_the_case_is_not_told_what_they_wrote_down() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let leave = applied(&world, &worker, case, "11.12.2026").await;
        let no = [
            ("version", "2"),
            ("by", "Leitung"),
            ("words", "Kein Personal"),
        ];
        let step = step_path(case, leave);
        take(&worker, &step, "refused", &no).await.is(303);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .lacks("abgelehnt. Bitte besprechen");
    })
    .await;
}

#[tokio::test]
async fn a_leave_that_the_release_has_overtaken_is_marked_and_goes_no_further() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let leave = applied(&world, &worker, case, "18.12.2026").await;
        worker.post(&list, &fields("21.12.2026")).await.is(303);
        let planned = rows(&world, case).await.remove(1).id;
        let papers = format!("/cases/{case}/papers");
        worker.get(&papers).await.has("Fr 18.12.2026");
        let seen = crate::release::newest_id(&world, case).await;
        report(&world, &worker, case, "18.12.2026", &seen)
            .await
            .is(303);
        let mark = "nicht mehr vor der Entlassung am 18.12.2026";
        worker.get(&list).await.has(mark).lacks("muss heute hinaus");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("2 Ausgänge liegen nicht mehr vor der Entlassung, der erste am 18.12.2026");
        worker
            .get("/day")
            .await
            .has("Ausgang liegt nicht mehr vor der Entlassung");
        let prison = world.browser(&world.prison).await;
        prison.get(&list).await.has(mark);
        let why = "Die Entlassung ist am 18.12.2026. Ein Ausgang liegt davor.";
        let yes = [("version", "2"), ("by", "Leitung")];
        take(&prison, &step_path(case, leave), "approved", &yes)
            .await
            .is(422)
            .has(why)
            .has("Leitung");
        take(
            &worker,
            &step_path(case, planned),
            "applied",
            &[("version", "1")],
        )
        .await
        .is(422)
        .has(why);
        worker.get(&papers).await.lacks("Fr 18.12.2026");
        let ctx = world.ctx(&world.worker).await;
        let paper = app::leave::for_paper(&world.app, &ctx, case, leave).await;
        assert!(matches!(paper, Err(app::AppError::Refused(_))));
        // It can still be refused.
        let no = with(yes.to_vec(), &[("words", "Entlassung vorher")]);
        take(&prison, &step_path(case, leave), "refused", &no)
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn an_approved_leave_that_the_release_has_overtaken_stands_on_no_card() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let leave = applied(&world, &worker, case, "18.12.2026").await;
        let yes = [("version", "2"), ("by", "Leitung")];
        take(&worker, &step_path(case, leave), "approved", &yes)
            .await
            .is(303);
        let papers = format!("/cases/{case}/papers");
        worker.get(&papers).await.has("Terminkarte");
        let seen = crate::release::newest_id(&world, case).await;
        report(&world, &worker, case, "18.12.2026", &seen)
            .await
            .is(303);
        worker.get(&papers).await.lacks("Terminkarte");
    })
    .await;
}

#[tokio::test]
async fn a_leave_that_lies_behind_hides_no_application_that_is_late() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post_sure(&list, &fields("20.11.2026")).await.is(303);
        worker.post(&list, &fields("04.12.2026")).await.is(303);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Der Antrag für den Ausgang am 04.12.2026 ist überfällig")
            .lacks("Der Antrag für den Ausgang am 20.11.2026")
            .has("Über den Ausgang am 20.11.2026 wurde nicht entschieden");
        worker
            .get(&list)
            .await
            .lacks("Der Antrag für den Ausgang am 20.11.2026")
            .has("Tag vorbei, ohne Entscheidung");
    })
    .await;
}
