//! What the prison is told about leaves: what nobody can approve any more, and who goes along instead.

use domain::ids::{CaseId, LeaveId};
use jiff::civil::date;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{
    decided::{applied, night},
    rows, step_path, take,
};
use crate::release::{newest_id, report};

#[tokio::test]
async fn what_the_release_has_overtaken_is_not_offered_for_approval() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let prison = world.browser(&world.prison).await;
        let leave = applied(&world, &worker, case, "18.12.2026").await;
        let approve = format!("/leaves/{leave}/step?to=approved");
        let refuse = format!("/leaves/{leave}/step?to=refused");
        prison.get("/day").await.has(&approve).has(&refuse);
        let seen = newest_id(&world, case).await;
        report(&world, &worker, case, "18.12.2026", &seen)
            .await
            .is(303);
        let day = prison.get("/day").await;
        day.has("nicht mehr vor der Entlassung am 18.12.2026")
            .has(&refuse)
            .lacks(&approve);
    })
    .await;
}

/// An approved leave on which somebody else goes along.
async fn other_companion(
    worker: &Browser,
    (case, leave): (CaseId, LeaveId),
    (name, version): (&str, &str),
) {
    let path = format!("/cases/{case}/leaves/{leave}/decision");
    let fields = [
        ("applied-on", "23.11.2026"),
        ("companion", name),
        ("on", "23.11.2026"),
        ("by", "Leitung"),
        ("why", "krank"),
        ("version", version),
    ];
    worker.post_sure(&path, &fields).await.is(303);
}

async fn approved(world: &World, worker: &Browser, case: CaseId) -> LeaveId {
    let leave = applied(world, worker, case, "11.12.2026").await;
    let yes = [("version", "2"), ("by", "Leitung")];
    take(worker, &step_path(case, leave), "approved", &yes)
        .await
        .is(303);
    leave
}

#[tokio::test]
async fn who_goes_along_instead_is_told_to_the_prison_until_it_has_seen_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let prison = world.browser(&world.prison).await;
        let leave = approved(&world, &worker, case).await;
        let list = format!("/cases/{case}/leaves");
        prison.get("/day").await.lacks("Begleitung geändert");
        other_companion(&worker, (case, leave), ("Ben Muster", "3")).await;
        let told = "Begleitung geändert: jetzt Ben Muster, bisher Anna Beispiel";
        let seen = format!("{list}/{leave}/seen");
        prison.get("/day").await.has(told).has(&seen);
        prison.get(&list).await.has(told).has(&seen);
        // The office knows, and cannot say that the prison does.
        worker.get(&list).await.lacks("Begleitung geändert");
        let ben = [("companion", "Ben Muster"), ("next", "/day")];
        worker.post(&seen, &ben).await.is(404);
        // Whom the page named is what was seen: somebody else meanwhile is told anew.
        other_companion(&worker, (case, leave), ("Cem Dritt", "4")).await;
        prison.post(&seen, &ben).await.is(422);
        let told = "Begleitung geändert: jetzt Cem Dritt, bisher Anna Beispiel";
        prison.get("/day").await.has(told);
        let cem = [("companion", "Cem Dritt"), ("next", "/day")];
        let answer = prison.post(&seen, &cem).await;
        answer.is(303);
        assert!(answer.location.starts_with("/day"));
        prison.get("/day").await.lacks("Begleitung geändert");
        prison.get(&list).await.lacks("Begleitung geändert");
        assert_eq!(rows(&world, case).await[0].companion, "Cem Dritt");
    })
    .await;
}

#[tokio::test]
async fn whoever_goes_along_after_all_is_no_news() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let leave = approved(&world, &worker, case).await;
        other_companion(&worker, (case, leave), ("Ben Muster", "3")).await;
        other_companion(&worker, (case, leave), ("Anna Beispiel", "4")).await;
        let prison = world.browser(&world.prison).await;
        prison.get("/day").await.lacks("Begleitung geändert");
    })
    .await;
}

#[tokio::test]
async fn what_came_of_a_leave_is_entered_from_its_day_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        approved(&world, &worker, case).await;
        let list = format!("/cases/{case}/leaves");
        worker
            .get(&list)
            .await
            .has("Rücknahme der Genehmigung eintragen")
            .has("Ausgang absagen")
            .lacks("Durchführung eintragen")
            .lacks("Ausfall eintragen");
        world.set_today(date(2026, 12, 11));
        night(&world).await;
        let worker = world.browser(&world.worker).await;
        worker
            .get(&list)
            .await
            .has("Durchführung eintragen")
            .has("Ausgang absagen");
        world.set_today(date(2026, 12, 12));
        let worker = world.browser(&world.worker).await;
        worker
            .get(&list)
            .await
            .has("Durchführung eintragen")
            .has("Ausfall eintragen")
            .lacks("Ausgang absagen");
    })
    .await;
}

#[tokio::test]
async fn the_prison_is_told_what_does_not_take_place_even_when_the_case_has_ended() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let prison = world.browser(&world.prison).await;
        let leave = approved(&world, &worker, case).await;
        let told = "abgesagt, findet nicht statt";
        prison.get("/day").await.lacks(told);
        crate::closing::close(&world, &worker, case, "client_ended").await;
        let day = prison.get("/day").await;
        day.has(told)
            .lacks(&format!("/leaves/{leave}/step"))
            .lacks(&format!("/leaves/{leave}/seen"));
        // What was only planned, no prison has to know.
        let other = Sketch {
            family_name: "Zweite",
            ..Sketch::default()
        };
        let other = world.active_case(other).await;
        let list = format!("/cases/{other}/leaves");
        let planned = super::fields("11.12.2026");
        worker.post(&list, &planned).await.is(303);
        let row = rows(&world, other).await.remove(0);
        let off = [("version", "1"), ("words", "Doch nicht.")];
        take(&worker, &step_path(other, row.id), "cancelled", &off)
            .await
            .is(303);
        let day = prison.get("/day").await;
        assert_eq!(day.body.matches(told).count(), 1);
        // When its day is over, nobody has to know any more.
        world.set_today(date(2026, 12, 12));
        let prison = world.browser(&world.prison).await;
        prison.get("/day").await.lacks(told);
    })
    .await;
}
