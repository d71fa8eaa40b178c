//! What a form starts with, and what it says is missing.

use domain::assessment::VersionStatus;
use testkit::{Sketch, on_each_engine};

use super::{begun, finishing, said, tab, versions};

#[tokio::test]
async fn the_next_summary_starts_with_what_the_former_said() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "summary").await;
        let mut fields = finishing("1", "");
        fields.push(("summary", "Ohne Wohnung trägt nichts."));
        fields.push(("priority_1", "work"));
        let finish = format!("{path}/finish");
        worker.post_sure(&finish, &fields).await.is(303);
        for from in ["", &format!("&from={}", path.rsplit('/').next().unwrap())] {
            worker
                .get(&format!("{}/new?voice=summary{from}", tab(case)))
                .await
                .is(200)
                .has("Ohne Wohnung trägt nichts.</textarea>")
                .has("<option value=\"work\" selected>");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_of_a_third_voice_is_said_at_once() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        worker
            .post(&format!("{}?voice=third_party", tab(case)), &[])
            .await
            .is(422)
            .has("id=\"given_on-error\"")
            .has("id=\"source-error\"");
    })
    .await;
}

#[tokio::test]
async fn what_the_plan_says_about_a_domain_is_not_called_open() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        crate::plan::begin(&world, &worker, case).await;
        crate::plan::issue(&world, &worker, case).await.is(303);
        worker
            .get(&tab(case))
            .await
            .has("im Plan: Bedarf")
            .has("keine Wohnung nach der Haft")
            .has("1 von 8 geklärt");
        // One click settles it here too.
        worker
            .get(&format!("{}/domains/housing", tab(case)))
            .await
            .has("value=\"need\" checked")
            .has("keine Wohnung nach der Haft</textarea>");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_begin_is_refused_at_its_field_and_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let start = |voice: &str| format!("{}?voice={voice}", tab(case));
        for (voice, day, source, words) in [
            ("worker", "24.11.2026", "", "liegt in der Zukunft"),
            ("worker", "01.01.1900", "", "liegt vor der Geburt"),
            ("worker", "31.11.2026", "", "30 Tage"),
            ("third_party", "20.11.2026", "", "welche Person oder Stelle"),
        ] {
            worker
                .post(
                    &start(voice),
                    &[
                        ("given_on", day),
                        ("source", source),
                        ("release_basis", "Vom 02.11."),
                    ],
                )
                .await
                .is(422)
                .has(words)
                .has(&format!("value=\"{day}\""));
        }
        worker
            .post(&start("nobody"), &[("given_on", "20.11.2026")])
            .await
            .is(404);
        assert!(versions(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_version_says_its_occasion_and_the_first_is_held_against_the_last() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let new = format!("{}/new?voice=worker", tab(case));
        worker
            .get(&new)
            .await
            .has("<option value=\"intake\" selected>");
        let mut paths = Vec::new();
        for (occasion, problem) in [("intake", "4"), ("before_release", "2"), ("closing", "1")] {
            let path = begun(&worker, case, "worker").await;
            worker
                .post(&format!("{path}/domains/housing"), &said(problem, "2", "0"))
                .await
                .is(303);
            let all = versions(&world, case).await;
            let seen = all.iter().rfind(|one| one.counts());
            let seen = seen.map_or_else(String::new, |one| one.id.to_string());
            let mut fields = finishing("1", &seen);
            let at = fields.iter().position(|one| one.0 == "occasion").unwrap();
            // What is not said at the end is asked for.
            fields[at].1 = "";
            let finish = format!("{path}/finish");
            worker
                .post_sure(&finish, &fields)
                .await
                .is(422)
                .has("id=\"occasion-error\"");
            fields[at].1 = occasion;
            worker.post_sure(&finish, &fields).await.is(303);
            paths.push(path);
        }
        // Whoever was heard is asked again on the way.
        worker
            .get(&new)
            .await
            .lacks("<option value=\"intake\" selected>");
        worker
            .get(&tab(case))
            .await
            .has("<small>Aufnahme</small>")
            .has("<small>Abschluss</small>");
        worker.get(&paths[1]).await.has("vor der Entlassung");
        let id = |at: usize| paths[at].rsplit('/').next().unwrap();
        let pair = format!("/compare?from={}&#38;to={}", id(0), id(2));
        let domain = worker.get(&format!("{}/domains/housing", tab(case))).await;
        domain
            .has("<small>Abschluss</small>")
            .has("Fachkraft: erste und letzte Fassung")
            .has(&format!("{pair}#d-housing"));
        worker
            .get(&format!("{}/domains/work", tab(case)))
            .await
            .lacks("erste und letzte Fassung");
        let compared = worker.get(&format!("{}/compare", tab(case))).await;
        compared
            .has(&pair)
            .has("id=\"d-housing\"")
            .has("(Aufnahme)")
            .has("(Abschluss)")
            .has("besser");
    })
    .await;
}

#[tokio::test]
async fn what_is_only_taken_over_says_so_until_somebody_has_gone_through_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let former = super::heard(&worker, case, "client", "3").await;
        let from = former.rsplit('/').next().unwrap();
        let started = worker
            .post(
                &format!("{}?voice=client&from={from}", tab(case)),
                &[("given_on", "23.11.2026")],
            )
            .await;
        started.is(303);
        let again = started.location.split('?').next().unwrap();
        let taken = "übernommen vom 20.11.2026";
        worker
            .get(again)
            .await
            .has(taken)
            .has("bleibt als übernommen gekennzeichnet");
        // Nothing was said today, so there is nothing to finish.
        let mut fields = finishing("1", from);
        fields[0] = ("given_on", "23.11.2026");
        let finish = format!("{again}/finish");
        worker
            .post_sure(&finish, &fields)
            .await
            .is(422)
            .has("nur übernommen");
        worker
            .post(&format!("{again}/domains/work"), &said("1", "2", "0"))
            .await
            .is(303);
        worker.post_sure(&finish, &fields).await.is(303);
        worker.get(again).await.has(taken);
        worker
            .get(&format!("{}/domains/housing", tab(case)))
            .await
            .has(taken);
        let to = again.rsplit('/').next().unwrap();
        let compare = format!("{}/compare?from={from}&to={to}", tab(case));
        worker.get(&compare).await.has("nicht neu besprochen");
        // A third version takes over what was said in the first, and gone through it counts as said anew.
        let third = worker
            .post(
                &format!("{}?voice=client&from={to}", tab(case)),
                &[("given_on", "23.11.2026")],
            )
            .await;
        let third = third.location.split('?').next().unwrap();
        worker.get(third).await.has(taken);
        worker
            .post(&format!("{third}/domains/housing"), &said("3", "2", "1"))
            .await
            .is(303);
        worker.get(third).await.lacks(taken);
    })
    .await;
}

#[tokio::test]
async fn two_voices_differ_and_have_not_changed_and_one_voice_stands_in_order() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let client = super::heard(&worker, case, "client", "1").await;
        let pro = super::heard(&worker, case, "worker", "4").await;
        let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let compare = |from: &str, to: &str| format!("{}/compare?from={from}&to={to}", tab(case));
        let (client, pro) = (id(&client), id(&pro));
        worker
            .get(&compare(&client, &pro))
            .await
            .has("verschieden gesehen")
            .has("gleich gesehen")
            .has("Klient_in:")
            .lacks("besser")
            .lacks("schlechter");
        // Asked for in the wrong order, the earlier still comes first.
        let later = worker
            .post(
                &format!("{}?voice=worker&from={pro}", tab(case)),
                &[("given_on", "23.11.2026")],
            )
            .await;
        let later = later.location.split('?').next().unwrap().to_owned();
        worker
            .post(&format!("{later}/domains/housing"), &said("2", "3", "1"))
            .await
            .is(303);
        let mut fields = finishing("1", &pro);
        fields[0] = ("given_on", "23.11.2026");
        worker
            .post_sure(&format!("{later}/finish"), &fields)
            .await
            .is(303);
        worker
            .get(&compare(&id(&later), &pro))
            .await
            .has("besser")
            .lacks("schlechter");
    })
    .await;
}

#[tokio::test]
async fn a_version_with_mostly_empty_domains_is_asked_about_before_it_is_finished() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "client").await;
        let housing = format!("{path}/domains/housing");
        worker.post(&housing, &said("2", "2", "0")).await.is(303);
        // Enter saves; finishing for good is the second button.
        let page = worker.get(&path).await;
        page.has(&format!("method=\"post\" action=\"{path}\""));
        let (save, finish) = ("Zwischenspeichern", ">Abschließen<");
        let at = |words: &str| page.body.find(words).unwrap();
        assert!(at(save) < at(finish));
        let finish = format!("{path}/finish");
        let asked = worker.post(&finish, &finishing("1", "")).await;
        asked
            .is(422)
            .has("7 von 8 Lebensbereichen sind noch leer")
            .has("Trotzdem abschließen")
            .lacks("leer: Wohnen");
        assert_eq!(versions(&world, case).await[0].status, VersionStatus::Open);
        // What was confirmed are these domains, and no others.
        let mut other = finishing("1", "");
        other.push(("confirmed", "housing"));
        worker.post(&finish, &other).await.is(422);
        let mut sure = finishing("1", "");
        sure.push(("confirmed", asked.to_confirm().unwrap()));
        worker.post(&finish, &sure).await.is(303);
        let all = versions(&world, case).await;
        assert_eq!(all[0].status, VersionStatus::Finished);
    })
    .await;
}
