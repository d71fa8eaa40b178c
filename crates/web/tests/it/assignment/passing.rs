//! What goes to whoever takes over besides open tasks.

use testkit::{Sketch, handover_form, on_each_engine};

use super::{offer_id, row, seen};

#[tokio::test]
async fn appointments_ahead_and_what_is_unfinished_go_to_whoever_takes_over() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let mine = world.worker.id.to_string();
        let visit = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "office"),
            ("worker", &mine),
        ];
        lead.post_sure(&format!("/cases/{case}/appointments"), &visit)
            .await
            .is(303);
        let summary = format!("/cases/{case}/assessment?voice=summary");
        let begun = lead.post(&summary, &[("given_on", "20.11.2026")]).await;
        let begun = begun.is(303).location.split('?').next().unwrap().to_owned();
        let form = lead.get(&format!("/cases/{case}/handovers/new")).await;
        form.is(200)
            .has("1 künftiger Termin und 1 unfertige Einschätzung");

        let to = world.colleague.id.to_string();
        let offered = format!("/cases/{case}/handovers");
        let form = handover_form(&to, "bitte");
        lead.post(&offered, &form).await.is(303);
        let other = world.browser(&world.colleague).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        other.get(&offer).await.is(200).has("die künftigen Termine");
        other.post(&format!("{offer}/accept"), &[]).await.is(303);

        let page = other.get(&format!("/cases/{case}/appointments")).await;
        page.is(200)
            .has("Ben Muster")
            .has("Was vorher verabredet war")
            .has("Anna Beispiel (geändert von Ben Muster");
        other.get(&begun).await.is(200).has("name=\"summary\"");
        // Nobody stands in: the page says so, and coordination gets the way to the form.
        let people = format!("/cases/{case}/people");
        let page = other.get(&people).await;
        page.is(200)
            .has("vertritt niemand")
            .has("Die Koordination trägt");
        let coordination = world.browser(&world.coordination).await;
        coordination
            .get(&people)
            .await
            .is(200)
            .has("<a href=\"#c-assign\">Vertretung eintragen");
        let mut tx = world.app.store.read().await.unwrap();
        let rows = store::appointment::open(&mut tx, case).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows[0].agreed.worker, rows[0].moves),
            (Some(world.colleague.id), 1)
        );
        let span = (
            world.now(),
            world.now() + jiff::SignedDuration::from_hours(240),
        );
        let left = store::appointment::of_worker(&mut tx, world.worker.id, span).await;
        assert!(left.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_the_deputy_leaves_behind_is_counted_if_the_case_goes_to_another_site() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let offer = format!("/cases/{case}/handovers/new");
        lead.get(&offer)
            .await
            .is(200)
            .lacks("Geht der Fall an einen anderen Standort");
        let coordination = world.browser(&world.coordination).await;
        let (mine, deputy) = (world.worker.id.to_string(), world.colleague.id.to_string());
        let shown = seen(&row(&world, case).await);
        let team = [
            ("lead", mine.as_str()),
            ("deputy", &deputy),
            ("reason", "Urlaub"),
            ("seen", &shown),
        ];
        coordination
            .post(&format!("/cases/{case}/people"), &team)
            .await
            .is(303);
        let visits = format!("/cases/{case}/appointments");
        for (day, who) in [
            ("25.11.2026", &mine),
            ("26.11.2026", &deputy),
            ("27.11.2026", &deputy),
        ] {
            let visit = [
                ("date", day),
                ("time", "10:30"),
                ("kind", "phone"),
                ("worker", who.as_str()),
            ];
            lead.post(&visits, &visit).await.is(303);
        }
        lead.get(&offer)
            .await
            .is(200)
            .has("1 künftiger Termin und keine unfertige Einschätzung.")
            .has("von der Vertretung 2 künftige Termine und keine unfertige Einschätzung dazu");
    })
    .await;
}

#[tokio::test]
async fn leaves_on_which_the_giver_goes_along_are_named_and_asked_about_until_somebody_said_who_goes()
 {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let leaves = format!("/cases/{case}/leaves");
        lead.post(&leaves, &crate::leave::fields("11.12.2026"))
            .await
            .is(303);
        let leave = crate::leave::rows(&world, case).await[0].id;
        lead.get(&format!("/cases/{case}/handovers/new"))
            .await
            .is(200)
            .has("Anna Beispiel geht bei einem Ausgang mit: Fr 11.12.2026 (geplant)");
        let to = world.colleague.id.to_string();
        let form = handover_form(&to, "bitte");
        lead.post(&format!("/cases/{case}/handovers"), &form)
            .await
            .is(303);
        let other = world.browser(&world.colleague).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        // Where the prison stands with it is nothing of whoever has not accepted.
        other
            .get(&offer)
            .await
            .is(200)
            .has("Anna Beispiel geht bei einem Ausgang mit: Fr 11.12.2026.")
            .lacks("(geplant)");
        let words = "steht Anna Beispiel als Begleitung, ist aber nicht mehr";
        let overview = format!("/cases/{case}");
        lead.get(&overview).await.lacks(words);
        other.post(&format!("{offer}/accept"), &[]).await.is(303);
        other.get(&overview).await.has(words);
        other
            .get(&leaves)
            .await
            .has("Begleitung klären: Anna Beispiel ist nicht mehr zuständig");
        other.get("/day").await.has("Ausgang: klären, wer mitgeht");
        let mut change = crate::leave::fields("11.12.2026");
        change.retain(|(name, _)| *name != "companion");
        change.extend([("companion", "Ben Muster"), ("version", "1")]);
        other
            .post_sure(&format!("{leaves}/{leave}"), &change)
            .await
            .is(303);
        other.get(&overview).await.lacks(words);
        other.get(&leaves).await.lacks("Begleitung klären");
    })
    .await;
}

#[tokio::test]
async fn leaves_on_which_the_deputy_goes_along_are_named_if_the_case_goes_to_another_site() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        super::stands_in(&world, case).await;
        let lead = world.browser(&world.worker).await;
        let mut leave = crate::leave::fields("11.12.2026");
        leave.retain(|(name, _)| *name != "companion");
        leave.push(("companion", "Ben Muster"));
        let leaves = format!("/cases/{case}/leaves");
        lead.post(&leaves, &leave).await.is(303);
        let form = lead.get(&format!("/cases/{case}/handovers/new")).await;
        form.has("Ben Muster geht bei einem Ausgang mit: Fr 11.12.2026 (geplant)")
            .lacks("Anna Beispiel geht bei");
        let to = format!("{}@{}", world.elsewhere.id, world.sites[1]);
        let mut form = handover_form(&to, "bitte");
        form.retain(|(name, _)| *name != "kind");
        form.push(("kind", "site"));
        lead.post(&format!("/cases/{case}/handovers"), &form)
            .await
            .is(303);
        let other = world.browser(&world.elsewhere).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        let page = other.get(&offer).await;
        page.has("Ben Muster geht bei einem Ausgang mit: Fr 11.12.2026.")
            .lacks("(geplant)");
    })
    .await;
}
