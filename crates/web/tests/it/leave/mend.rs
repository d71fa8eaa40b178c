//! What was written down about an application and its decision is corrected with its trail.

use domain::leave::LeaveStatus;
use testkit::{Sketch, on_each_engine};

use super::{fields, rows, step_path, take, with};

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one leave from its application to somebody else who goes along"
)]
async fn application_decision_and_companion_are_corrected_with_their_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let prison = world.browser(&world.prison).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("11.12.2026")).await.is(303);
        let leave = rows(&world, case).await[0].id;
        let (step, path) = (step_path(case, leave), format!("{list}/{leave}/decision"));
        worker.get(&path).await.is(404);
        take(&worker, &step, "applied", &[("version", "1")])
            .await
            .is(303);
        // What was only applied for is not the prison's to correct.
        prison.get(&path).await.is(404);
        let day = [
            ("applied-on", "20.11.2026"),
            ("companion", "Anna Beispiel"),
            ("why", "am Freitag abgegeben"),
            ("version", "2"),
        ];
        prison.post(&path, &day).await.is(403);
        worker.post(&path, &day).await.is(303);
        worker
            .get(&list)
            .await
            .has("Beantragt am: 20.11.2026")
            .has("<del>23.11.2026</del>")
            .has("Grund: am Freitag abgegeben");
        let yes = [
            ("version", "3"),
            ("by", "Leitng"),
            ("conditions", "bis 15 Uhr"),
        ];
        take(&prison, &step, "approved", &yes).await.is(303);
        prison
            .get(&path)
            .await
            .is(200)
            .has("bis 15 Uhr")
            .lacks("applied-on");
        let right = vec![
            ("on", "23.11.2026"),
            ("by", "Leitung"),
            ("conditions", "bis 16 Uhr"),
            ("words", ""),
            ("why", "vertippt"),
            ("version", "4"),
        ];
        for (more, problem) in [
            (("why", ""), "Bitte einen Grund angeben"),
            (("on", "19.11.2026"), "Beantragt wurde am 20.11.2026"),
            (("on", "24.11.2026"), "Dieser Tag liegt in der Zukunft"),
            (("by", " "), "Diese Angabe fehlt"),
        ] {
            let answer = prison.post(&path, &with(right.clone(), &[more])).await;
            answer.is(422).has(problem).has("bis 16 Uhr");
        }
        prison.post(&path, &right).await.is(303);
        prison.post(&path, &right).await.is(409).has("bis 16 Uhr");
        // Whoever goes along falls ill.
        let other = with(
            right.clone(),
            &[
                ("applied-on", "20.11.2026"),
                ("companion", "Ben Muster"),
                ("conditions", "keine"),
                ("version", "5"),
            ],
        );
        // The words of a decision that the prison wrote down stay its own.
        worker
            .get(&path)
            .await
            .is(200)
            .has("companion")
            .lacks("name=\"conditions\"");
        let nobody = with(other.clone(), &[("companion", "")]);
        worker.post(&path, &nobody).await.is(422);
        worker.post(&path, &other).await.is(303);
        worker
            .get(&list)
            .await
            .has("begleiteter Ausgang: Ben Muster")
            .has("<del>bis 15 Uhr</del>")
            .has("<del>Anna Beispiel</del>");
        let row = rows(&world, case).await.remove(0);
        assert_eq!(row.status, LeaveStatus::Approved);
        assert_eq!(row.conditions, "bis 16 Uhr");
        let elsewhere = world.browser(&world.elsewhere).await;
        elsewhere.post(&path, &right).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn whoever_goes_along_instead_is_asked_about_what_they_agreed_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let else_along = with(fields("11.12.2026"), &[("companion", "Dora Leitner")]);
        worker.post_sure(&list, &else_along).await.is(303);
        let leave = rows(&world, case).await[0].id;
        take(
            &worker,
            &step_path(case, leave),
            "applied",
            &[("version", "1")],
        )
        .await
        .is(303);
        let me = world.worker.id.to_string();
        let visit = [
            ("date", "11.12.2026"),
            ("time", "14:30"),
            ("kind", "office"),
            ("worker", me.as_str()),
        ];
        let appointments = format!("/cases/{case}/appointments");
        worker.post_sure(&appointments, &visit).await.is(303);
        let path = format!("{list}/{leave}/decision");
        let along = [
            ("applied-on", "23.11.2026"),
            ("companion", "Anna Beispiel"),
            ("why", "Frau Leitner ist krank"),
            ("version", "2"),
        ];
        worker
            .post(&path, &along)
            .await
            .is(422)
            .has("Ein Termin zur selben Zeit: Fr 11.12.2026, 14:30.")
            .has("Frau Leitner ist krank")
            .has("Trotzdem speichern");
        worker.post_sure(&path, &along).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_leave_is_from_before_the_case() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("11.12.2026")).await.is(303);
        let leave = rows(&world, case).await[0].id;
        let step = step_path(case, leave);
        let long_ago = [("version", "1"), ("on", "01.06.2025")];
        take(&worker, &step, "applied", &long_ago)
            .await
            .is(422)
            .has("Dieser Tag liegt vor dem 02.06.2025");
        let first = [("version", "1"), ("on", "02.06.2025")];
        take(&worker, &step, "applied", &first).await.is(303);
    })
    .await;
}
