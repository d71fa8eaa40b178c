//! What was agreed for one side of the gate when the release moves past it.

use super::*;

#[tokio::test]
async fn what_lies_on_the_other_side_of_the_gate_is_named_before_and_after() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let visits = format!("/cases/{case}/appointments");
        for (day, kind) in [
            ("05.01.2027", "office"),
            ("05.01.2027", "phone"),
            ("29.12.2026", "prison_visit"),
            ("20.01.2027", "home_visit"),
        ] {
            let visit = [("date", day), ("time", "10:30"), ("kind", kind)];
            worker.post_sure(&visits, &visit).await.is(303);
        }
        let stay = [
            ("what", "accommodation/"),
            ("provider", "Haus Lindenhof"),
            ("from", "31.12.2026"),
            ("strength", "confirmed"),
            ("side", "outside"),
            ("epistemic", "fact"),
        ];
        let save = format!("/cases/{case}/arrangements");
        worker.post(&save, &stay).await.is(303);
        // Later: the office and the room would lie in custody; the call and what comes after do not mind.
        let later = worker
            .get(&format!("/cases/{case}/what-if?release=15.01.2027"))
            .await;
        later
            .is(200)
            .has("Passt dann nicht mehr zum Tag der Entlassung")
            .has("Termin (Gespräch im Büro) am Di 05.01.2027")
            .has("Sicherung (Wohnen) ab Do 31.12.2026")
            .lacks("Telefon")
            .lacks("20.01.2027");
        // Earlier: the visit in prison would come too late.
        let earlier = worker
            .get(&format!("/cases/{case}/what-if?release=15.12.2026"))
            .await;
        earlier
            .has("Termin (Besuch in der Haftanstalt) am Di 29.12.2026")
            .lacks("Termin (Gespräch im Büro)");
        let seen = newest_id(&world, case).await;
        report(&world, &worker, case, "15.01.2027", &seen)
            .await
            .is(303);
        let notice = newest_notice(&world, case).await;
        assert_eq!(notice.unfit.len(), 2);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("2 Einträge passten danach nicht mehr");
        worker
            .get(&format!("/cases/{case}/release"))
            .await
            .has("Passte danach nicht mehr")
            .has("Termin (Gespräch im Büro) am Di 05.01.2027")
            .has(&format!("{visits}\""));
        // The list of appointments says so as well, until it is agreed anew.
        worker
            .get(&visits)
            .await
            .has("noch in Haft und ohne Ausgang (Entlassung: 15.01.2027)");
    })
    .await;
}
