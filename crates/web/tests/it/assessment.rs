//! Tests of `pages::assessment`.

mod begin;
mod late;
mod paper;

use domain::{
    assessment::{Mark, NeedResult, VersionStatus, Voice},
    ids::{AssessmentId, CaseId},
};
use store::{
    assessment::{AssessmentRow, RatingRow},
    log::LogFilter,
};
use testkit::{Browser, Sketch, World, on_each_engine};

async fn versions(world: &World, case: CaseId) -> Vec<AssessmentRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::assessment::of_case(&mut tx, case).await.unwrap()
}

async fn ratings(world: &World, case: CaseId, version: AssessmentId) -> Vec<RatingRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::assessment::ratings_of_version(&mut tx, case, version)
        .await
        .unwrap()
}

fn tab(case: CaseId) -> String {
    format!("/cases/{case}/assessment")
}

/// Begins a version and returns its address.
async fn begun(browser: &Browser, case: CaseId, voice: &str) -> String {
    let path = format!("{}?voice={voice}", tab(case));
    let fields = [
        ("given_on", "20.11.2026"),
        ("source", "Schwester Derya"),
        ("release_basis", "Einwilligung vom 02.11.2026"),
    ];
    let answer = browser.post(&path, &fields).await;
    answer.is(303);
    answer.location.split('?').next().unwrap().to_owned()
}

/// What is said about a domain; everything else stays as it starts.
fn said<'a>(problem: &'a str, resource: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("problem", problem),
        ("resource", resource),
        ("importance", "important"),
        ("urgency", "before"),
        ("version", version),
    ]
}

/// The form that finishes a version, as it stands on its page.
fn finishing<'a>(version: &'a str, seen: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("given_on", "20.11.2026"),
        ("source", "Schwester Derya"),
        ("release_basis", "Einwilligung vom 02.11.2026"),
        ("occasion", "interim"),
        ("version", version),
        ("seen", seen),
    ]
}

/// One voice, heard about housing.
async fn heard(browser: &Browser, case: CaseId, voice: &str, problem: &str) -> String {
    let path = begun(browser, case, voice).await;
    let housing = format!("{path}/domains/housing");
    browser
        .post(&housing, &said(problem, "2", "0"))
        .await
        .is(303);
    browser
        .post_sure(&format!("{path}/finish"), &finishing("1", ""))
        .await
        .is(303);
    path
}

#[tokio::test]
async fn a_voice_is_heard_in_several_sittings_and_then_stays() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let empty = worker.get(&tab(case)).await;
        empty
            .is(200)
            .has("Sicht der Klient_in aufnehmen")
            .has("fehlt noch")
            .has("0 von 8 geklärt");
        worker
            .get(&format!("{}/new?voice=client", tab(case)))
            .await
            .is(200)
            .has("23.11.2026");
        let path = begun(&worker, case, "client").await;
        let form = worker.get(&format!("{path}/domains/housing")).await;
        form.is(200)
            .has("Wie schwer ist es für Sie, eine Wohnung zu haben?")
            .has("Allein schaffe ich das nicht.")
            .has("value=\"not_assessed\" checked")
            .has("Wissen Sie schon, wo Sie nach der Entlassung schlafen?")
            .lacks("Wo ist das? Bei wem?");
        let mut housing = said("3", "1", "0");
        housing.extend([
            ("person", "Kocht gern"),
            ("q_where_sleep", "maybe"),
            ("q_where_exactly", "Bei der Tante"),
        ]);
        let saved = worker
            .post(&format!("{path}/domains/housing"), &housing)
            .await;
        saved.is(303);
        assert!(
            saved.location.contains("/domains/work"),
            "{}",
            saved.location
        );
        worker
            .get(&format!("{path}/domains/housing"))
            .await
            .has("Bei der Tante")
            .has("value=\"3\" checked");
        // A wrong click can be undone: no answer is one of the choices.
        let form = worker.get(&format!("{path}/domains/housing")).await;
        form.has("name=\"q_where_sleep\" value=\"maybe\" checked")
            .has("name=\"q_where_sleep\" value=\"\"")
            .has("keine Angabe");
        // Put away and taken up again; others know of it, not what it says.
        worker.post(&path, &finishing("1", "")).await.is(303);
        let next = worker.get(&tab(case)).await;
        next.has("Weiterschreiben: Klient_in");
        let deputy = world.browser(&world.coordination).await;
        deputy.get(&path).await.is(404);
        deputy.get(&tab(case)).await.is(200).has("in Arbeit bei");
        worker
            .post_sure(&format!("{path}/finish"), &finishing("2", ""))
            .await
            .is(303);
        deputy
            .get(&path)
            .await
            .is(200)
            .has("Bei der Tante")
            .has("Kocht gern");
        let all = versions(&world, case).await;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].status, VersionStatus::Finished);
        assert_eq!(
            all[0].questionnaire,
            Some(("client".to_owned(), "2026-1".to_owned()))
        );
        // Finished is finished.
        let late = worker
            .post(&format!("{path}/domains/housing"), &said("0", "0", "1"))
            .await;
        late.is(422).has("ändert sich nicht mehr");
        let kept = ratings(&world, case, all[0].id).await;
        assert_eq!(kept[0].problem, Mark::Three);
        assert_eq!(kept[0].answers["where_exactly"], "Bei der Tante");
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_a_domain_is_refused_at_its_field_and_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let start = |voice: &str| format!("{}?voice={voice}", tab(case));
        let path = begun(&worker, case, "worker").await;
        worker
            .post_sure(&format!("{path}/finish"), &finishing("1", ""))
            .await
            .is(422)
            .has("Noch steht nichts darin");
        let housing = format!("{path}/domains/housing");
        for (field, value, words) in [
            ("problem", "5", "steht nicht zur Auswahl"),
            ("resource", "", "eine Möglichkeit auswählen"),
            ("q_shoe_size", "43", "gehört nicht zum Fragebogen"),
            ("q_first_night", "moon", "steht nicht zur Auswahl"),
        ] {
            let mut fields = said("1", "1", "0");
            fields.retain(|(name, _)| *name != field);
            fields.extend([(field, value), ("person", "Diese Worte bleiben")]);
            worker
                .post(&housing, &fields)
                .await
                .is(422)
                .has(words)
                .has("Diese Worte bleiben");
        }
        worker.get(&format!("{path}/domains/moon")).await.is(404);
        // Zero, not relevant and not assessed are three different things.
        for (version, mark) in [("0", "0"), ("1", "not_relevant"), ("2", "not_assessed")] {
            worker
                .post(&housing, &said(mark, mark, version))
                .await
                .is(303);
        }
        let all = versions(&world, case).await;
        assert_eq!(ratings(&world, case, all[0].id).await[0].version, 3);
        // Everything is "not assessed": still nothing in it.
        worker
            .post_sure(&format!("{path}/finish"), &finishing("1", ""))
            .await
            .is(422);
        // A second one at the same time would only be two halves.
        worker
            .post(&start("worker"), &[("given_on", "20.11.2026")])
            .await
            .is(422)
            .has("schon an einer Fassung");
        // The slower of two tabs sees what stands there, the answers too.
        let mut first = said("not_assessed", "not_assessed", "3");
        first.push(("q_first_night", "people"));
        worker.post(&housing, &first).await.is(303);
        let mut slow = said("4", "0", "1");
        slow.push(("person", "Aus dem zweiten Fenster"));
        worker
            .post(&housing, &slow)
            .await
            .is(409)
            .has("Aus dem zweiten Fenster")
            .has("bei Familie oder Freund_innen")
            .has("name=\"version\" value=\"4\"");
    })
    .await;
}

#[tokio::test]
async fn a_third_party_needs_a_basis_and_may_be_kept_from_the_copy() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "third_party").await;
        worker
            .post(&format!("{path}/domains/environment"), &said("0", "3", "0"))
            .await
            .is(303);
        let mut fields = finishing("1", "");
        fields[2] = ("release_basis", "");
        worker
            .post_sure(&format!("{path}/finish"), &fields)
            .await
            .is(422)
            .has("warum keine nötig war");
        let mut fields = finishing("1", "");
        fields.push(("keep", "yes"));
        worker
            .post_sure(&format!("{path}/finish"), &fields)
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .is(200)
            .has("Schwester Derya")
            .has("Einwilligung vom 02.11.2026")
            .has("steht nicht in der Kopie der Akte");
        let all = versions(&world, case).await;
        assert!(all[0].keep_from_client_copy);
        let copy = crate::paper::contents::said(&worker, case, "file_copy", "de").await;
        assert!(copy.contains("Nicht enthalten"), "{copy}");
        assert!(!copy.contains("Schwester Derya"), "{copy}");
        assert_eq!(all[0].voice, Voice::ThirdParty);
    })
    .await;
}

#[tokio::test]
async fn voices_stand_side_by_side_and_differences_are_marked() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        heard(&worker, case, "client", "1").await;
        let former = heard(&worker, case, "worker", "4").await;
        let page = worker.get(&tab(case)).await;
        page.is(200)
            .has("Problem: 3 Stufen auseinander")
            .has("Problem 1, Stärke 2")
            .has("Problem 4, Stärke 2");
        let housing = worker.get(&format!("{}/domains/housing", tab(case))).await;
        housing
            .is(200)
            .has("3 Stufen auseinander")
            .has("4: keine Unterkunft in Sicht")
            .has("1: ein bisschen schwer")
            .has("mark-problem");
        // A new version starts from the former one, and the change is seen.
        let from = former.rsplit('/').next().unwrap();
        let started = worker
            .post(
                &format!("{}?voice=worker&from={from}", tab(case)),
                &[("given_on", "23.11.2026")],
            )
            .await;
        started.is(303);
        let again = started.location.split('?').next().unwrap();
        worker
            .get(&format!("{again}/domains/housing"))
            .await
            .has("value=\"4\" checked");
        worker
            .post(&format!("{again}/domains/housing"), &said("2", "3", "1"))
            .await
            .is(303);
        let mut fields = finishing("1", from);
        fields[0] = ("given_on", "23.11.2026");
        worker
            .post_sure(&format!("{again}/finish"), &fields)
            .await
            .is(303);
        let compared = worker.get(&format!("{}/compare", tab(case))).await;
        compared
            .is(200)
            .has("2: Unterkunft auf Zeit, die Suche läuft")
            .has("4: keine Unterkunft in Sicht")
            .has("besser")
            .has("nicht vergleichbar");
        // Struck, the former one counts again; the struck one stays to be read.
        worker
            .post(
                &format!("{again}/strike"),
                &[("reason", ""), ("version", "2")],
            )
            .await
            .is(422)
            .has("einen Grund angeben");
        worker
            .post(
                &format!("{again}/strike"),
                &[("reason", "Im falschen Fall"), ("version", "2")],
            )
            .await
            .is(303);
        worker
            .get(&tab(case))
            .await
            .has("Problem 4, Stärke 2")
            .has("Im falschen Fall");
        worker.get(again).await.is(200).has("Gestrichen von");
    })
    .await;
}

#[tokio::test]
async fn whoever_finishes_second_sees_both() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let other = world.browser(&world.coordination).await;
        let mine = begun(&worker, case, "worker").await;
        worker
            .post(&format!("{mine}/domains/housing"), &said("4", "1", "0"))
            .await
            .is(303);
        let theirs = heard(&other, case, "worker", "1").await;
        let mut fields = finishing("1", "");
        fields.push(("summary", "Meine Worte"));
        let both = worker.post_sure(&format!("{mine}/finish"), &fields).await;
        both.is(409)
            .has("Meine Worte")
            .has("Problem 1, Stärke 2")
            .has("Problem 4, Stärke 1")
            .has("3 Stufen auseinander")
            .has("Auch meine Fassung abschließen");
        let seen = theirs.rsplit('/').next().unwrap();
        both.has(&format!("name=\"seen\" value=\"{seen}\""));
        worker
            .post_sure(&format!("{mine}/finish"), &finishing("1", seen))
            .await
            .is(303);
        let all = versions(&world, case).await;
        assert_eq!(all.iter().filter(|one| one.counts()).count(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_summary_puts_domains_in_order() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "summary").await;
        let finish = format!("{path}/finish");
        let mut fields = finishing("1", "");
        worker
            .post_sure(&finish, &fields)
            .await
            .is(422)
            .has("das Gesamtbild");
        fields.extend([
            ("summary", "Ohne Wohnung trägt nichts."),
            ("priority_1", "housing"),
            ("priority_2", "housing"),
            ("priority_3", "moon"),
        ]);
        worker
            .post_sure(&finish, &fields)
            .await
            .is(422)
            .has("steht schon weiter oben")
            .has("Ohne Wohnung trägt nichts.");
        fields.truncate(7);
        fields.extend([("priority_1", "housing"), ("priority_2", "finance")]);
        worker.post_sure(&finish, &fields).await.is(303);
        let page = worker.get(&tab(case)).await;
        page.has("Vorrang 1").has("Vorrang 2");
        worker
            .get(&path)
            .await
            .has("Bewertung, keine Tatsache")
            .has("Ohne Wohnung trägt nichts.");
    })
    .await;
}

#[tokio::test]
async fn a_domain_is_settled_and_its_history_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("{}/domains/work", tab(case));
        let fields = |result, text, on, seen| {
            [
                ("result", result),
                ("text", text),
                ("on", on),
                ("seen", seen),
            ]
        };
        for (result, text, on, words) in [
            ("", "Worte", "23.11.2026", "eine Möglichkeit auswählen"),
            ("need", "", "23.11.2026", "worin der Bedarf besteht"),
            ("no_need", "", "23.11.2026", "warum kein Bedarf besteht"),
            ("declined", "", "23.11.2026", "mit denen Hilfe abgelehnt"),
            ("need", "Worte", "24.11.2026", "in der Zukunft"),
        ] {
            worker
                .post(&path, &fields(result, text, on, "0"))
                .await
                .is(422)
                .has(words)
                .has(text);
        }
        worker
            .post(
                &path,
                &fields("declined", "„Lass ich erst mal.“", "20.11.2026", "0"),
            )
            .await
            .is(303);
        // The slower one sees what was settled meanwhile.
        worker
            .post(&path, &fields("need", "Braucht Arbeit", "23.11.2026", "0"))
            .await
            .is(409)
            .has("Hilfe abgelehnt")
            .has("Braucht Arbeit")
            .has("name=\"seen\" value=\"1\"");
        worker
            .post(&path, &fields("need", "Braucht Arbeit", "23.11.2026", "1"))
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .has("Lass ich erst mal")
            .has("Braucht Arbeit");
        let mut tx = world.app.store.read().await.unwrap();
        let newest = store::assessment::domain_results(&mut tx, case)
            .await
            .unwrap();
        assert_eq!(newest.len(), 1);
        assert_eq!(newest[0].result, NeedResult::Need);
        let history = store::assessment::domain_history(&mut tx, case)
            .await
            .unwrap();
        assert_eq!(history.len(), 2);
        let log = store::log::latest(
            &mut tx,
            world.worker.carrier,
            LogFilter::OfCase(case),
            None,
            20,
        )
        .await
        .unwrap();
        assert!(
            log.iter()
                .any(|one| one.entry.action == "assessment.settle")
        );
        // What was said is nobody's business in the log.
        assert!(log.iter().all(|one| !one.entry.detail.contains("Arbeit")));
    })
    .await;
}

#[tokio::test]
async fn the_form_goes_on_paper_in_easy_words() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        worker
            .get(&format!("{}/paper", tab(case)))
            .await
            .is(200)
            .has("Meine Sicht")
            .has("Es gibt kein Richtig und kein Falsch.")
            .has("noch nicht eingeschätzt")
            .has("nur bei: Ja, das ist sicher oder Vielleicht")
            .lacks("<input type=\"radio\"");
        worker
            .get(&format!("{}/paper?voice=summary", tab(case)))
            .await
            .is(404);
        // Who only cares for the release from inside may not read it.
        let prison = world.browser(&world.prison).await;
        prison.get(&tab(case)).await.is(404);
        prison
            .post(&format!("{}?voice=client", tab(case)), &[])
            .await
            .is(403);
    })
    .await;
}

#[tokio::test]
async fn a_question_is_asked_once_its_condition_is_met_and_kept_when_it_no_longer_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "client").await;
        let housing = format!("{path}/domains/housing");
        let save = async |version: &str, answers: &[(&str, &str)]| {
            let mut fields = said("3", "1", version);
            fields.extend_from_slice(answers);
            worker.post(&housing, &fields).await
        };
        // The answer opens a question that was not on the form, so the form comes once more.
        let shown = ("shown", "where_sleep");
        let saved = save("0", &[("q_where_sleep", "maybe"), shown]).await;
        assert!(saved.is(303).location.starts_with(&format!("{housing}?")));
        worker
            .get(&saved.location)
            .await
            .has("Wo ist das? Bei wem?")
            .has("value=\"where_sleep,where_exactly");
        let shown = ("shown", "where_sleep,where_exactly");
        let exactly = ("q_where_exactly", "Bei der Tante");
        let saved = save("1", &[("q_where_sleep", "maybe"), exactly, shown]).await;
        assert!(!saved.is(303).location.starts_with(&housing));
        // Another answer closes it: what was typed stays, and does not count.
        save("2", &[("q_where_sleep", "no"), exactly, shown])
            .await
            .is(303);
        worker
            .get(&housing)
            .await
            .has("Nicht mehr gefragt, zählt nicht:")
            .has("name=\"q_where_exactly\" value=\"Bei der Tante\"");
        let all = versions(&world, case).await;
        let rating = ratings(&world, case, all[0].id).await.remove(0);
        assert_eq!(rating.answers["where_exactly"], "Bei der Tante");
        worker
            .post_sure(&format!("{path}/finish"), &finishing("1", ""))
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .has("Bei der Tante (nicht mehr gefragt, zählt nicht)");
    })
    .await;
}
