//! Tests of `pages::assessment::late`.

use testkit::{Sketch, on_each_engine};

use super::{begun, finishing, ratings, said, tab, versions};

#[tokio::test]
async fn words_typed_while_the_version_was_finished_elsewhere_go_into_a_new_one() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let mut worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "worker").await;
        let housing = format!("{path}/domains/housing");
        worker.post(&housing, &said("1", "1", "0")).await.is(303);
        // Finished in another tab.
        worker
            .post_sure(&format!("{path}/finish"), &finishing("1", ""))
            .await
            .is(303);
        let mut typed = said("3", "2", "1");
        typed.push(("problem_text", "Die Wohnung ist gekündigt"));
        let late = worker.post(&housing, &typed).await;
        late.is(422)
            .has("ändert sich nicht mehr")
            .has("Die Wohnung ist gekündigt")
            .has("value=\"3\" checked")
            .has("In eine neue Fassung übernehmen")
            .lacks("Speichern und zurück");
        // What could not be saved anyway is kept in the same way.
        let mut wrong = typed.clone();
        wrong.retain(|(name, _)| *name != "problem");
        worker
            .post(&housing, &wrong)
            .await
            .is(422)
            .has("Die Wohnung ist gekündigt")
            .has("In eine neue Fassung übernehmen");
        // Left by mistake: the words are still there. Another domain leads to what is finished.
        worker
            .get(&housing)
            .await
            .is(200)
            .has("Die Wohnung ist gekündigt")
            .has("In eine neue Fassung übernehmen");
        let work = worker.get(&format!("{path}/domains/work")).await;
        work.is(303);
        assert_eq!(work.location, path);

        let anew = worker.post(&format!("{housing}/anew"), &typed).await;
        anew.is(303);
        let to = anew.location.split('?').next().unwrap().to_owned();
        assert!(to.ends_with("/domains/housing") && to != housing, "{to}");
        let form = worker.follow(&anew.location).await;
        form.is(200)
            .has("Die Wohnung ist gekündigt")
            .has("Ihre Worte stehen im Formular der neuen Fassung");
        // Nothing counts before it is saved, and the old form is forgotten.
        let all = versions(&world, case).await;
        assert_eq!(all.len(), 2);
        let kept = ratings(&world, case, all[1].id).await;
        assert!(kept[0].problem_text.is_empty(), "{kept:?}");
        worker.get(&housing).await.is(303);
        worker.post(&to, &typed).await.is(303);
        let kept = ratings(&world, case, all[1].id).await;
        assert_eq!(kept[0].problem_text, "Die Wohnung ist gekündigt");

        // Once more: the version that is open is used, and what it says already is not overwritten.
        let again = worker.post(&format!("{housing}/anew"), &typed).await;
        assert_eq!(again.location.split('?').next(), Some(to.as_str()));
        assert_eq!(versions(&world, case).await.len(), 2);
        worker
            .get(&to)
            .await
            .is(200)
            .has("name=\"version\" value=\"0\"");
        // Nobody else gets anything from the address.
        worker = world.browser(&world.coordination).await;
        worker
            .post(&format!("{housing}/anew"), &typed)
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn a_summary_typed_while_it_was_finished_elsewhere_is_not_lost() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "summary").await;
        let form = |summary| {
            let mut fields = finishing("1", "");
            fields.push(("summary", summary));
            fields
        };
        worker
            .post_sure(&format!("{path}/finish"), &form("Erste Worte"))
            .await
            .is(303);
        for address in [path.clone(), format!("{path}/finish")] {
            worker
                .post(&address, &form("Ein langes Bild der Lage"))
                .await
                .is(422)
                .has("ändert sich nicht mehr")
                .has("Ein langes Bild der Lage")
                .has("In eine neue Fassung übernehmen");
        }
        // Left by mistake: what is finished leads to what was typed too late, for nobody else.
        let read = worker.get(&path).await;
        read.is(200)
            .has("Erste Worte")
            .has("Ansehen und übernehmen")
            .lacks("Ein langes Bild der Lage");
        worker
            .get(&format!("{path}?typed=1"))
            .await
            .is(200)
            .has("ändert sich nicht mehr")
            .has("Ein langes Bild der Lage")
            .has("In eine neue Fassung übernehmen");
        let other = world.browser(&world.coordination).await;
        let read = other.get(&format!("{path}?typed=1")).await;
        read.is(200).has("Erste Worte").lacks("langes Bild");
        let english = world.browser(&world.worker).await;
        english.post("/language", &[("language", "en")]).await;
        english
            .post(&path, &form("Ein langes Bild der Lage"))
            .await
            .is(422)
            .has("Take them into a new version");
        let anew = worker
            .post(&format!("{path}/anew"), &form("Ein langes Bild der Lage"))
            .await;
        anew.is(303);
        let to = anew.location.split('?').next().unwrap().to_owned();
        worker
            .get(&to)
            .await
            .is(200)
            .has("Ein langes Bild der Lage");
        worker
            .get(&path)
            .await
            .is(200)
            .lacks("See them and take them over");
        let all = versions(&world, case).await;
        assert_eq!(all.len(), 2, "of {}", tab(case));
        let seen = all[0].id.to_string();
        let mut fields = form("Ein langes Bild der Lage");
        fields.retain(|(name, _)| *name != "seen");
        fields.push(("seen", &seen));
        worker
            .post_sure(&format!("{to}/finish"), &fields)
            .await
            .is(303);
    })
    .await;
}
