//! A locked account: whoever stands in and coordination have its cases, and no paper names it.

use testkit::{Sketch, World, on_each_engine};

#[tokio::test]
async fn the_cases_of_a_locked_account_are_with_the_deputy_and_coordination() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        office.get("/day").await.is(200).lacks("Ohne Vertretung");
        stands_in(&world, case).await;
        let admin = world.browser(&world.administrator).await;
        let path = format!("/users/{}", world.worker.id);
        admin
            .post(&format!("{path}/lock"), &[("version", "1")])
            .await
            .is(303);
        let deputy = world.browser(&world.colleague).await;
        deputy
            .get(&format!("/cases/{case}/people"))
            .await
            .has("Das Konto von Anna Beispiel ist gesperrt. Ben Muster vertritt");
        deputy
            .get(&format!("/cases/{case}"))
            .await
            .has("Konto gesperrt");
        // A deputy stands in, and coordination hands over all the same.
        office
            .get("/day")
            .await
            .has("Ohne Vertretung")
            .has("oder ihr Konto ist gesperrt");
        office
            .get("/capacity")
            .await
            .has("Anna Beispiel<small>Konto gesperrt</small>");
        office
            .get(&format!("/absence/{}", world.worker.id))
            .await
            .is(404);
        office
            .get(&format!("/cases/{case}/people"))
            .await
            .lacks(&format!("/absence/{}", world.worker.id));
        let paper = format!("/cases/{case}/papers/preview/information/de");
        deputy
            .get(&paper)
            .await
            .is(200)
            .has("Ben Muster")
            .lacks("Anna Beispiel");
        // Whoever is back is there as before.
        admin
            .post(&format!("{path}/unlock"), &[("version", "2")])
            .await
            .is(303);
        office.get("/day").await.lacks("Ohne Vertretung");
    })
    .await;
}

#[tokio::test]
async fn nobody_loses_sight_of_cases_that_they_lead() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        stands_in(&world, case).await;
        let admin = world.browser(&world.administrator).await;
        let site = world.sites[0].to_string();
        let other = world.sites[1].to_string();
        for (user, name) in [
            (world.worker.id, "Anna Beispiel"),
            (world.colleague.id, "Ben Muster"),
        ] {
            let path = format!("/users/{user}");
            let fields = |role, site| {
                [
                    ("version", "1"),
                    ("name", name),
                    ("language", "de"),
                    ("capacity", "20"),
                    ("role", role),
                    ("sites", site),
                ]
            };
            for (role, site) in [
                ("coordination", site.as_str()),
                ("transition_manager", &other),
            ] {
                admin
                    .post(&path, &fields(role, site))
                    .await
                    .is(422)
                    .has("Führt oder vertritt dort noch 1 Fall.");
            }
            let same = fields("transition_manager", &site);
            admin.post(&path, &same).await.is(303);
        }
    })
    .await;
}

/// Makes the colleague the deputy of a case.
async fn stands_in(world: &World, case: domain::ids::CaseId) {
    let office = world.browser(&world.coordination).await;
    let page = office.get(&format!("/cases/{case}/people")).await;
    let seen = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
    let seen = seen.split('"').next().unwrap().to_owned();
    let (lead, deputy) = (world.worker.id.to_string(), world.colleague.id.to_string());
    let fields = [
        ("lead", lead.as_str()),
        ("deputy", deputy.as_str()),
        ("reason", "Urlaub"),
        ("seen", seen.as_str()),
    ];
    office
        .post(&format!("/cases/{case}/people"), &fields)
        .await
        .is(303);
}

#[tokio::test]
async fn an_absence_from_before_the_lock_counts_again_afterwards() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let absence = format!("/absence/{}", world.worker.id);
        let away = [("until", "04.12.2026"), ("version", "1")];
        worker.post(&absence, &away).await.is(303);
        let admin = world.browser(&world.administrator).await;
        let path = format!("/users/{}", world.worker.id);
        for (step, version) in [
            ("lock", "2"),
            ("unlock", "3"),
            ("lock", "4"),
            ("unlock", "5"),
        ] {
            let seen = [("version", version)];
            admin.post(&format!("{path}/{step}"), &seen).await.is(303);
        }
        let back = world.browser(&world.worker).await;
        back.get(&absence).await.is(200).has("04.12.2026");
    })
    .await;
}
