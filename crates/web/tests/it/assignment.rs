//! Tests of `pages::assignment`.

use app::assignment::{Assignment, Typed, seen};
use domain::{
    case::Responsibility,
    ids::{CaseId, UserId},
    task::TaskStatus,
};
use store::{account::AccountRow, case::CaseRow, handover::HandoverState, log::LogFilter};
use testkit::{Sketch, World, handover_form, on_each_engine};

mod deputy;
mod passing;
mod sequence;
mod told;

pub(crate) use self::deputy::stands_in;

async fn row(world: &World, case: CaseId) -> CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

async fn actions(world: &World, case: CaseId) -> Vec<String> {
    let mut tx = world.app.store.read().await.unwrap();
    let filter = LogFilter::OfCase(case);
    let entries = store::log::latest(&mut tx, world.carrier, filter, None, 200)
        .await
        .unwrap();
    entries.into_iter().map(|one| one.entry.action).collect()
}

/// What must hold at any time: one lead, at most one deputy, both as the case says, and no open
/// task with somebody outside the team.
async fn check_team(world: &World, case: CaseId) {
    let now = row(world, case).await;
    let mut tx = world.app.store.read().await.unwrap();
    let history = store::assignment::of_case(&mut tx, case).await.unwrap();
    let holds = |responsibility| -> Vec<UserId> {
        let open = history.iter().filter(|one| one.to_at.is_none());
        open.filter(|one| one.responsibility == responsibility)
            .map(|one| one.user)
            .collect()
    };
    assert_eq!(holds(Responsibility::Lead), [now.lead.unwrap()]);
    let deputy: Vec<UserId> = now.deputy.into_iter().collect();
    assert_eq!(holds(Responsibility::Deputy), deputy);
    assert_ne!(now.lead, now.deputy);
    for task in store::task::of_case(&mut tx, case).await.unwrap() {
        if task.status == TaskStatus::Open && task.assignee.is_some() {
            assert!(task.assignee == now.lead || task.assignee == now.deputy);
        }
    }
}

async fn third_worker(world: &World) -> AccountRow {
    let account = AccountRow {
        id: world.ids().next(),
        login: "third".to_owned(),
        name: "Jona Dritt".to_owned(),
        ..world.colleague.clone()
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::account::insert(&mut tx, &account, world.now())
        .await
        .unwrap();
    store::account::set_places(&mut tx, account.id, &world.sites[..1], &[])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    account
}

/// An offer to the colleague with everything ticked.
fn offered(world: &World) -> Typed {
    Typed {
        to: world.colleague.id.to_string(),
        kind: "worker".to_owned(),
        content: "bitte".to_owned(),
        items: vec![(true, String::new()); 7],
    }
}

async fn offer_id(world: &World, case: CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let offers = store::handover::of_case(&mut tx, case).await.unwrap();
    offers[0].id.to_string()
}

#[tokio::test]
async fn a_handover_changes_the_lead_only_when_it_is_accepted() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let page = lead.get(&format!("/cases/{case}/people")).await;
        page.is(200).has("Anna Beispiel").has("handovers/new");
        let form = lead.get(&format!("/cases/{case}/handovers/new")).await;
        form.is(200)
            .has("Ben Muster (0 von 30)")
            .has("kein Termin eingetragen");
        let to = world.colleague.id.to_string();
        let answer = lead
            .post(
                &format!("/cases/{case}/handovers"),
                &handover_form(&to, "Wohnen ist offen."),
            )
            .await;
        answer.is(303);
        assert!(answer.location.contains("assignment-flash-offered"));
        assert_eq!(row(&world, case).await.lead, Some(world.worker.id));

        // The other side sees number and text, and nothing of the case itself.
        let other = world.browser(&world.colleague).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        let page = other.get(&offer).await;
        page.is(200)
            .has(&row(&world, case).await.number)
            .has("Wohnen ist offen.")
            .lacks("Demir");
        other.get(&format!("/cases/{case}/people")).await.is(404);
        // Nobody else finds the offer, and nobody else can accept it.
        for stranger in [&world.elsewhere, &world.worker, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&offer).await.is(404);
            browser.post(&format!("{offer}/accept"), &[]).await.is(404);
        }

        other
            .post(&format!("{offer}/accept"), &[("answer", "Gern.")])
            .await
            .is(303);
        check_team(&world, case).await;
        assert_eq!(row(&world, case).await.lead, Some(world.colleague.id));
        let page = other.get(&format!("/cases/{case}/people")).await;
        page.is(200)
            .has("Übergabe angenommen")
            .has("Antwort: Gern.");
        lead.get(&format!("/cases/{case}/people")).await.is(404);
        // Answering twice is not possible, and the page says so.
        other.post(&format!("{offer}/accept"), &[]).await.is(422);
        other.get(&offer).await.is(200).has("angenommen");
        let actions = actions(&world, case).await;
        for action in [
            "handover.offer",
            "handover.view",
            "handover.accept",
            "people.view",
        ] {
            assert!(
                actions.contains(&action.to_owned()),
                "{action} in {actions:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn declining_needs_a_reason_and_changes_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let to = world.colleague.id.to_string();
        let offers = format!("/cases/{case}/handovers");
        let bad = lead.post(&offers, &handover_form(&to, "  ")).await;
        bad.is(422).has("Diese Angabe fehlt").has("selected");
        // To oneself, to another site, to nobody: not on offer.
        for to in [&world.worker, &world.elsewhere, &world.prison] {
            let to = to.id.to_string();
            let bad = lead.post(&offers, &handover_form(&to, "kurz")).await;
            bad.is(422).has("kurz");
        }
        lead.post(&offers, &handover_form(&to, "kurz"))
            .await
            .is(303);
        let again = lead.post(&offers, &handover_form(&to, "nochmal")).await;
        again.is(422).has("wartet schon eine Übergabe");
        lead.get(&format!("{offers}/new")).await.is(422);

        let other = world.browser(&world.colleague).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        let bad = other.post(&format!("{offer}/decline"), &[]).await;
        bad.is(422).has("warum Sie ablehnen");
        other
            .post(
                &format!("{offer}/decline"),
                &[("answer", "Kein Platz bis Januar.")],
            )
            .await
            .is(303);
        // What was told is for whoever takes over: declined, it is gone.
        other.get(&offer).await.is(404).lacks("kurz");
        check_team(&world, case).await;
        assert_eq!(row(&world, case).await.lead, Some(world.worker.id));
        let page = lead.get(&format!("/cases/{case}/people")).await;
        page.has("abgelehnt").has("Kein Platz bis Januar.");
        // A new offer can be made and taken back.
        lead.post(&offers, &handover_form(&to, "bitte"))
            .await
            .is(303);
        lead.post(&format!("{offers}/withdraw"), &[]).await.is(303);
        lead.post(&format!("{offers}/withdraw"), &[]).await.is(422);
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        other.get(&offer).await.is(404).lacks("bitte");
        other.post(&format!("{offer}/accept"), &[]).await.is(422);
        check_team(&world, case).await;
    })
    .await;
}

#[tokio::test]
async fn coordination_assigns_and_open_tasks_go_along() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        let path = format!("/cases/{case}/people");
        let (lead, deputy) = (world.colleague.id.to_string(), world.worker.id.to_string());
        let shown = seen(&row(&world, case).await);
        let bad = office
            .post(
                &path,
                &[
                    ("lead", &lead),
                    ("deputy", &lead),
                    ("reason", ""),
                    ("seen", &shown),
                ],
            )
            .await;
        bad.is(422)
            .has("verschiedene Personen")
            .has("einen Grund angeben");
        let fields = [
            ("lead", lead.as_str()),
            ("deputy", deputy.as_str()),
            ("reason", "Elternzeit"),
            ("seen", shown.as_str()),
        ];
        office.post(&path, &fields).await.is(303);
        check_team(&world, case).await;
        let now = row(&world, case).await;
        assert_eq!(
            (now.lead, now.deputy),
            (Some(world.colleague.id), Some(world.worker.id))
        );
        let mut tx = world.app.store.read().await.unwrap();
        let tasks = store::task::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        assert!(
            tasks
                .iter()
                .all(|task| task.assignee != Some(world.worker.id))
        );
        assert!(
            tasks
                .iter()
                .any(|task| task.assignee == Some(world.colleague.id))
        );
        office
            .get(&path)
            .await
            .has("Elternzeit")
            .has("von Dora Leitner");
    })
    .await;
}

#[tokio::test]
async fn a_stale_assignment_is_told_and_others_find_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        let path = format!("/cases/{case}/people");
        let shown = seen(&row(&world, case).await);
        let lead = world.colleague.id.to_string();
        let fields = [
            ("lead", lead.as_str()),
            ("deputy", ""),
            ("reason", "Elternzeit"),
            ("seen", shown.as_str()),
        ];
        office.post(&path, &fields).await.is(303);

        // Whoever saw the former team is told, keeps the own words, and can save again.
        let third = third_worker(&world).await.id.to_string();
        let stale = [
            ("lead", third.as_str()),
            ("deputy", ""),
            ("reason", "Umzug"),
            ("seen", shown.as_str()),
        ];
        let conflict = office.post(&path, &stale).await;
        conflict.is(409).has("Umzug").has("Ben Muster");
        assert!(
            actions(&world, case)
                .await
                .contains(&"case.assign".to_owned())
        );
        // A lead may hand over, but not assign; others find nothing.
        world
            .browser(&world.colleague)
            .await
            .post(&path, &fields)
            .await
            .is(403);
        for stranger in [&world.elsewhere, &world.stranger, &world.officer] {
            let browser = world.browser(stranger).await;
            browser.get(&path).await.is(404);
            browser.post(&path, &fields).await.is(404);
            let offers = format!("/cases/{case}/handovers");
            browser.post(&offers, &[]).await.is(404);
        }
        // The prison's social service sees whom to ask, and no reasons.
        let prison = world.browser(&world.prison).await;
        prison
            .get(&path)
            .await
            .is(200)
            .has("Ben Muster")
            .lacks("Elternzeit");
        prison
            .get("/cases/0192ffff-0000-7000-8000-000000000001/people")
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn an_open_offer_is_overtaken_by_a_new_lead() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let third = third_worker(&world).await;
        let ctx = world.ctx(&world.worker).await;
        let offer = app::assignment::offer(&world.app, &ctx, case, &offered(&world))
            .await
            .unwrap();
        let typed = Assignment {
            lead: third.id.to_string(),
            deputy: String::new(),
            reason: "dringend".to_owned(),
            seen: seen(&row(&world, case).await),
        };
        let office = world.ctx(&world.coordination).await;
        app::assignment::assign(&world.app, &office, case, &typed)
            .await
            .unwrap();
        let receiver = world.ctx(&world.colleague).await;
        let late = app::assignment::accept(&world.app, &receiver, offer, "", (None, None)).await;
        assert!(matches!(late, Err(app::AppError::Refused(_))));
        let mut tx = world.app.store.read().await.unwrap();
        let offers = store::handover::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        assert_eq!(offers[0].state(), HandoverState::Withdrawn);
        assert_eq!(row(&world, case).await.lead, Some(third.id));
        let coordination = world.browser(&world.coordination).await;
        coordination
            .get(&format!("/cases/{case}/people"))
            .await
            .has("erledigt: Der Fall wurde direkt zugeteilt");
        check_team(&world, case).await;
    })
    .await;
}

#[tokio::test]
async fn an_absence_is_told_and_the_deputy_stands_in() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let own = world.browser(&world.worker).await;
        let page = own.get("/absence").await;
        page.is(200).has("1 Fall ohne Vertretung");
        let path = format!("/absence/{}", world.worker.id);
        let bad = own
            .post(&path, &[("until", "31.11.2026"), ("version", "1")])
            .await;
        bad.is(422).has("value=\"31.11.2026\"");
        own.post(&path, &[("until", "20.11.2026"), ("version", "1")])
            .await
            .is(422);
        own.post(&path, &[("until", "04.12.2026"), ("version", "1")])
            .await
            .is(303);
        own.get(&format!("/cases/{case}/people"))
            .await
            .has("bis 04.12.2026 abwesend, und niemand vertritt");

        // Coordination names a deputy, who then sees for whom to stand in.
        let office = world.browser(&world.coordination).await;
        let fields = [
            ("lead", world.worker.id.to_string()),
            ("deputy", world.colleague.id.to_string()),
            ("reason", "Urlaub".to_owned()),
            ("seen", seen(&row(&world, case).await)),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        office
            .post(&format!("/cases/{case}/people"), &fields)
            .await
            .is(303);
        own.get(&format!("/cases/{case}/people"))
            .await
            .has("Ben Muster vertritt");
        office.get(&path).await.is(200).lacks("ohne Vertretung");

        // A second change of the same account shows both versions; then it ends.
        let stale = office
            .post(&path, &[("until", "11.12.2026"), ("version", "1")])
            .await;
        stale.is(409).has("11.12.2026").has("04.12.2026");
        office
            .post(&path, &[("back", "1"), ("version", "2")])
            .await
            .is(303);
        own.get(&format!("/cases/{case}/people"))
            .await
            .lacks("abwesend bis");
        // Nobody else enters or sees the absence of a worker.
        for stranger in [
            &world.colleague,
            &world.elsewhere,
            &world.stranger,
            &world.prison,
        ] {
            let browser = world.browser(stranger).await;
            browser.get(&path).await.is(404);
            browser
                .post(&path, &[("until", "04.12.2026")])
                .await
                .is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_looked_at_is_ticked_or_explained_and_seen() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let offers = format!("/cases/{case}/handovers");
        let to = world.colleague.id.to_string();
        let mut form = handover_form(&to, "Wohnen ist offen.");
        form.retain(|(name, _)| *name != "done-2");
        let bad = lead.post(&offers, &form).await;
        bad.is(422)
            .has("Bitte abhaken oder kurz sagen, warum nicht")
            .has("id=\"remark-2-error\"")
            .has("href=\"#remark-2\">")
            .lacks(">Anmerkung: Bitte abhaken")
            .has("Wohnen ist offen.");
        form.push(("remark-2", "wird am Montag vereinbart"));
        lead.post(&offers, &form).await.is(303);
        lead.get(&format!("/cases/{case}/people"))
            .await
            .has("noch nicht geöffnet")
            .has("Antwort bis 26.11.2026");

        let other = world.browser(&world.colleague).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        other
            .get(&offer)
            .await
            .is(200)
            .has("wird am Montag vereinbart")
            .has("nicht erledigt");
        // Asked back, answered, and still nobody but the former lead answers for the case.
        let questions = format!("{offer}/questions");
        other.post(&questions, &[("question", " ")]).await.is(422);
        let asked = [("question", "Wer geht am Entlassungstag mit?")];
        other.post(&questions, &asked).await.is(303);
        lead.post(&questions, &asked).await.is(404);
        let page = lead.get(&format!("/cases/{case}/people")).await;
        page.has("Wer geht am Entlassungstag mit?").has("geöffnet ");
        let (to_giver, to_asker) = (
            "Ben Muster hat dazu etwas gefragt, heute",
            "Anna Beispiel hat Ihre Frage beantwortet, heute",
        );
        other.get("/day").await.lacks(to_giver).lacks(to_asker);
        let question = {
            let mut tx = world.app.store.read().await.unwrap();
            store::handover::questions(&mut tx, case).await.unwrap()[0].id
        };
        let reply = format!("{offers}/questions/{question}");
        lead.get("/day").await.has(to_giver).has(&reply);
        lead.get(&reply).await.is(200).has("Entlassungstag");
        lead.post(&reply, &[("reply", "")]).await.is(422);
        other.post(&reply, &[("reply", "Ich")]).await.is(404);
        lead.post(&reply, &[("reply", "Der Bruder.")]).await.is(303);
        lead.post(&reply, &[("reply", "Doch ich.")]).await.is(422);
        other.get("/day").await.has(to_asker).has(&offer);
        lead.get("/day").await.lacks(to_giver).lacks(to_asker);
        other.get(&offer).await.has("Der Bruder.");
        assert_eq!(row(&world, case).await.lead, Some(world.worker.id));
        check_team(&world, case).await;
    })
    .await;
}

#[tokio::test]
async fn a_late_answer_is_on_the_day_of_both_sides_and_of_coordination() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let number = row(&world, case).await.number;
        let lead = world.browser(&world.worker).await;
        let to = world.colleague.id.to_string();
        lead.post(
            &format!("/cases/{case}/handovers"),
            &handover_form(&to, "kurz"),
        )
        .await
        .is(303);
        let unanswered = "angeboten an Ben Muster am 23.11.2026";
        // Monday; three working days later the answer is due, on the fourth it is late.
        world.set_today(jiff::civil::date(2026, 11, 26));
        let lead = world.browser(&world.worker).await;
        lead.get("/day").await.lacks(unanswered);
        world.set_today(jiff::civil::date(2026, 11, 27));
        for giver in [&world.worker, &world.coordination] {
            let day = world.browser(giver).await.get("/day").await;
            day.has(unanswered).has("Antwort überfällig");
            assert_eq!(day.body.matches(unanswered).count(), 1);
        }
        let asked = world.browser(&world.colleague).await.get("/day").await;
        asked
            .has(&number)
            .has("Antwort überfällig")
            .lacks(unanswered);
        let stranger = world.browser(&world.elsewhere).await.get("/day").await;
        stranger.lacks(unanswered);
    })
    .await;
}

#[tokio::test]
async fn a_case_goes_to_another_site_with_whoever_accepts() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let lead = world.browser(&world.worker).await;
        let offers = format!("/cases/{case}/handovers");
        let to = format!("{}@{}", world.elsewhere.id, world.sites[1]);
        lead.get(&format!("{offers}/new")).await.has(&to);
        let mut form = handover_form(&to, "Umzug nach Gera.");
        lead.post(&offers, &form)
            .await
            .is(422)
            .has("anderen Standort");
        form[0] = ("kind", "site");
        let own = world.colleague.id.to_string();
        form[1] = ("to", &own);
        lead.post(&offers, &form)
            .await
            .is(422)
            .has("am selben Standort");
        form[1] = ("to", &to);
        lead.post(&offers, &form).await.is(303);
        // Nothing has moved while nobody has accepted.
        let before = row(&world, case).await;
        assert_eq!(before.site, Some(world.sites[0]));
        assert_eq!(before.lead, Some(world.worker.id));
        let other = world.browser(&world.elsewhere).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        other.post(&format!("{offer}/accept"), &[]).await.is(303);
        let after = row(&world, case).await;
        assert_eq!(after.site, Some(world.sites[1]));
        assert_eq!(after.lead, Some(world.elsewhere.id));
        assert_eq!(after.deputy, None);
        check_team(&world, case).await;
        lead.get(&format!("/cases/{case}")).await.is(404);
        other.get(&format!("/cases/{case}")).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn the_people_of_a_case_name_the_version_it_was_admitted_under() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let version = row(&world, case).await.programme_version;
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}/people"))
            .await
            .is(200)
            .has("Aufgenommen unter")
            .has(&format!("href=\"/programmes/puemas/{version}\""))
            .has("gültig seit 20.07.2016")
            .has("Deutsch, Englisch");
        let waiting = world.registered_case(Sketch {
            book_number: Some("9/26"),
            ..Sketch::default()
        });
        let path = format!("/cases/{}/people", waiting.await);
        let coordination = world.browser(&world.coordination).await;
        let page = coordination.get(&path).await;
        page.is(200).has("Geprüft nach").lacks("Aufgenommen unter");
    })
    .await;
}
