//! Tests of `pages::network`.

mod consent;
mod mended;
mod protected;
mod spoken;
mod withdrawn;

use domain::ids::{CaseId, NetworkPersonId};
use store::network::TieRow;
use testkit::{Browser, Sketch, World, on_each_engine};

async fn rows(world: &World, case: CaseId) -> Vec<TieRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::network::of_case(&mut tx, case).await.unwrap()
}

fn fields<'a>(name: &'a str, role: &'a str, since: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("kind", "person"),
        ("role", role),
        ("closeness", "inner"),
        ("quality", "supporting"),
        ("wish", "wanted"),
        ("consent", "not_asked"),
        ("since", since),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    for (name, value) in more {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    fields
}

pub(crate) async fn enter(
    world: &World,
    worker: &Browser,
    case: CaseId,
    fields: &[(&str, &str)],
) -> NetworkPersonId {
    let before = rows(world, case).await;
    worker
        .post(&format!("/cases/{case}/network"), fields)
        .await
        .is(303);
    let after = rows(world, case).await;
    let new = after
        .iter()
        .find(|row| before.iter().all(|old| old.id != row.id));
    new.unwrap().person
}

#[tokio::test]
async fn a_change_is_a_new_version_and_the_old_map_can_be_drawn() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        worker
            .get(&list)
            .await
            .is(200)
            .has("Noch niemand eingetragen")
            .has("die Netzwerkkarte und ein erster Schritt");
        let person = enter(
            &world,
            &worker,
            case,
            &fields("Erika Muster", "parent", "01.09.2026"),
        )
        .await;
        let page = worker.get(&list).await;
        page.is(200)
            .has("Erika Muster")
            .has("n-node n-supporting")
            .has("<desc")
            .has("1 Verbindungen tragen")
            .lacks("die Netzwerkkarte und");

        let path = format!("{list}/people/{person}");
        worker
            .get(&path)
            .await
            .is(200)
            .has("value=\"Erika Muster\"");
        let changed = with(
            fields("Erika Muster", "parent", "02.11.2026"),
            &[("quality", "burdening"), ("version", "1")],
        );
        // Why it changed has to be said; what was typed stays.
        worker
            .post(&path, &changed)
            .await
            .is(422)
            .has("Bitte kurz sagen")
            .has("value=\"02.11.2026\"");
        let reason = with(changed, &[("reason", "Streit um Geld")]);
        worker.post(&path, &reason).await.is(303);
        let now = worker.get(&list).await;
        now.has("n-node n-burdening")
            .has("0 Verbindungen tragen")
            .has("Streit um Geld");
        worker
            .get(&format!("{list}?on=2026-10-01"))
            .await
            .is(200)
            .has("So war es am 01.10.2026")
            .has("1 Verbindungen tragen");
        worker
            .get(&format!("{list}?on=2026-08-01"))
            .await
            .is(200)
            .has("Noch niemand");

        // Somebody else was faster: both versions, own words kept.
        let slow = with(reason, &[("reason", "Andere Worte")]);
        worker
            .post(&path, &slow)
            .await
            .is(409)
            .has("Andere Worte")
            .has("Streit um Geld")
            .has("name=\"version\" value=\"2\"");
        let end = with(slow, &[("version", "2"), ("ended", "20.11.2026")]);
        worker.post(&path, &end).await.is(303);
        worker
            .get(&list)
            .await
            .has("Nicht mehr im Umfeld")
            .has("beendet am 20.11.2026");
        assert_eq!(rows(&world, case).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let good = fields("Erika Muster", "parent", "01.09.2026");
        for (more, text) in [
            (vec![("name", "")], "Namen oder Funktion"),
            (vec![("since", "24.11.2026")], "liegt in der Zukunft"),
            (vec![("since", "31.11.2026")], "30 Tage"),
            (vec![("role", "")], "Bitte eine Möglichkeit auswählen"),
            (vec![("role", "king")], "steht nicht zur Auswahl"),
            (vec![("interval", "400")], "höchstens 366"),
            (
                vec![("consent", "given")],
                "Bitte den Tag der Antwort angeben",
            ),
            (
                vec![("consent", "given"), ("consent-on", "24.11.2026")],
                "liegt in der Zukunft",
            ),
            (
                vec![("consent", "given"), ("consent-on", "20.11.2026")],
                "ob schriftlich oder mündlich",
            ),
        ] {
            let answer = worker.post(&list, &with(good.clone(), &more)).await;
            answer.is(422).has(text);
        }
        assert!(rows(&world, case).await.is_empty());
        let person = enter(&world, &worker, case, &good).await;
        let path = format!("{list}/people/{person}");
        let early = with(
            good,
            &[("since", "31.08.2026"), ("reason", "x"), ("version", "1")],
        );
        worker
            .post(&path, &early)
            .await
            .is(422)
            .has("gilt ab 01.09.2026");
    })
    .await;
}

/// The fields of an order that forbids contact until the end of March.
fn order(who: &str) -> Vec<(&str, &str)> {
    vec![
        ("person", who),
        ("basis", "protection"),
        ("issued-by", "Amtsgericht"),
        ("from", "01.10.2026"),
        ("until", "31.03.2027"),
    ]
}

#[tokio::test]
async fn a_no_contact_order_blocks_steps_until_it_is_lifted() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let tie = fields("Lena S.", "partner", "01.09.2026");
        let who = enter(&world, &worker, case, &tie).await.to_string();
        let orders = format!("{list}/orders");
        let backwards = with(order(&who), &[("until", "30.09.2026")]);
        worker
            .post(&orders, &backwards)
            .await
            .is(422)
            .has("Das Ende liegt vor dem Anfang")
            .has("Amtsgericht");
        let unknown = with(
            order(&who),
            &[("person", "0193aaaa-0000-7000-8000-00000000dead")],
        );
        worker
            .post(&orders, &unknown)
            .await
            .is(422)
            .has("steht nicht im Umfeld");
        worker.post(&orders, &order(&who)).await.is(303);
        let page = worker.get(&list).await;
        page.has("Kontaktverbot bis 31.03.2027").has("n-bar");

        let step = [
            ("person", who.as_str()),
            ("kind", "restore"),
            ("first-step", "Ein Brief"),
            ("status", "planned"),
        ];
        let steps = format!("{list}/steps");
        worker
            .post(&steps, &step)
            .await
            .is(422)
            .has("Ein Kontaktverbot gilt bis 31.03.2027")
            .has("Ein Brief");
        let away = with(step.to_vec(), &[("kind", "distance")]);
        worker.post(&steps, &away).await.is(303);

        let id = {
            let mut tx = world.app.store.read().await.unwrap();
            store::network::order::of_case(&mut tx, case).await.unwrap()[0].id
        };
        let lift = format!("{orders}/{id}");
        worker.get(&lift).await.is(200).has("Amtsgericht");
        let fields = [
            ("lifted", "23.11.2026"),
            ("reason", "Beschluss aufgehoben"),
            ("version", "1"),
        ];
        let bare = [fields[0], ("reason", ""), fields[2]];
        worker.post(&lift, &bare).await.is(422).has("einen Grund");
        worker.post(&lift, &fields).await.is(303);
        worker
            .post(&lift, &fields)
            .await
            .is(409)
            .has("Beschluss aufgehoben");
        worker.post_sure(&steps, &step).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn an_order_holds_to_its_last_day() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let tie = fields("Lena S.", "partner", "01.09.2026");
        let person = enter(&world, &worker, case, &tie).await;
        let orders = format!("/cases/{case}/network/orders");
        worker
            .post(&orders, &order(&person.to_string()))
            .await
            .is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let last = jiff::civil::date(2027, 3, 31);
        let inside = store::network::no_contact(&mut tx, case, last)
            .await
            .unwrap();
        assert_eq!(inside.len(), 1);
        assert_eq!(
            (inside[0].person, inside[0].name.as_str()),
            (person, "Lena S.")
        );
        let after = last.tomorrow().unwrap();
        let after = store::network::no_contact(&mut tx, case, after)
            .await
            .unwrap();
        assert!(after.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_check_counts_nobody_as_a_resource_whom_an_order_forbids() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let tie = fields("Lena S.", "partner", "01.09.2026");
        let who = enter(&world, &worker, case, &tie).await.to_string();
        let orders = format!("{list}/orders");
        let short = with(order(&who), &[("until", "24.11.2026")]);
        worker.post(&orders, &short).await.is(303);
        let (resource, willing) = (format!("resource-{who}"), format!("willing-{who}"));
        let check = [
            ("done-on", "20.11.2026"),
            (willing.as_str(), "Schlafplatz"),
            (resource.as_str(), "yes"),
        ];
        let checks = format!("{list}/check");
        worker.get(&checks).await.is(200).has("Kontaktverbot");
        worker
            .post(&checks, &check)
            .await
            .is(422)
            .has("Ein Kontaktverbot gilt")
            .has("Schlafplatz");
        worker.post(&checks, &check[..2]).await.is(303);
        worker
            .get(&list)
            .await
            .has("Check 1 vom 20.11.2026")
            .has("Keine tragende Ressource");
        world.set_today(jiff::civil::date(2026, 11, 25));
        let worker = world.browser(&world.worker).await;
        worker.post(&checks, &check).await.is(303);
        worker
            .get(&list)
            .await
            .has("Check 2 vom 20.11.2026")
            .has("Frühere Checks")
            .has("Darauf kann sich der Übergang stützen");
    })
    .await;
}

#[tokio::test]
async fn contacts_have_a_target_and_overdue_ones_are_shown() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let tie = with(
            fields("Jobcenter", "jobcenter", "01.09.2026"),
            &[("kind", "organisation")],
        );
        let person = enter(&world, &worker, case, &tie).await;
        let path = format!("{list}/people/{person}/contact");
        let contact = [
            ("on", "20.10.2026"),
            ("kind", "phone"),
            ("note", "Antrag da"),
        ];
        let future = [("on", "24.11.2026"), contact[1], contact[2]];
        worker
            .post(&path, &future)
            .await
            .is(422)
            .has("liegt in der Zukunft")
            .has("Antrag da");
        worker.post(&path, &contact).await.is(303);
        // 34 days ago, and 28 are usual with an office like this.
        worker
            .get(&list)
            .await
            .has("Jobcenter: seit 6 Tagen fällig")
            .has("Ziel: alle 28 Tage");
        worker
            .post(&path, &[("on", "23.11.2026"), ("kind", "phone")])
            .await
            .is(303);
        worker.get(&list).await.lacks("fällig");
        worker
            .get(&format!("{list}/people/{person}"))
            .await
            .has("Antrag da");
    })
    .await;
}

#[tokio::test]
async fn the_network_is_for_casework_only_and_reading_is_logged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let tie = fields("Erika Muster", "parent", "01.09.2026");
        let person = enter(&world, &worker, case, &tie).await;
        worker.get(&list).await.is(200);
        for outsider in [
            &world.prison,
            &world.elsewhere,
            &world.colleague,
            &world.stranger,
        ] {
            let browser = world.browser(outsider).await;
            browser.get(&list).await.is(404);
            browser
                .get(&format!("{list}/people/{person}"))
                .await
                .lacks("Erika");
        }
        let prison = world.browser(&world.prison).await;
        prison.post(&list, &tie).await.is(403);
        // Somebody of another case is not found through this one.
        let other = world.active_case(Sketch::default()).await;
        let wrong = format!("/cases/{other}/network/people/{person}");
        worker.get(&wrong).await.is(404);
        let changed = with(tie, &[("version", "1"), ("reason", "x")]);
        worker.post(&wrong, &changed).await.is(404);
        let log = world.log(Some(case)).await;
        let has = |action: &str| log.iter().any(|one| one.action == action);
        assert!(has("network.view") && has("network.add"));
        assert!(log.iter().all(|one| !one.detail.contains("Erika")));
    })
    .await;
}

#[tokio::test]
async fn an_order_protects_its_person_in_every_case_of_the_client() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let tie = fields("Lena Sommer", "partner", "01.09.2026");
        let who = enter(&world, &worker, case, &tie).await.to_string();
        let list = format!("/cases/{case}/network");
        worker
            .post(&format!("{list}/orders"), &order(&who))
            .await
            .is(303);
        let next = crate::closing::comes_back(&world, case).await;

        let office = world.browser(&world.coordination).await;
        let list = format!("/cases/{next}/network");
        office
            .get(&list)
            .await
            .is(200)
            .has("aus einem anderen Fall")
            .has("Lena Sommer: gilt bis 31.03.2027, auch hier.");
        // Entered anew in the new case, she is known by her name.
        let tie = fields("LENA SOMMER", "friend", "23.11.2026");
        let who = enter(&world, &office, next, &tie).await.to_string();
        office.get(&list).await.has("Kontaktverbot bis 31.03.2027");
        let step = [
            ("person", who.as_str()),
            ("kind", "restore"),
            ("first-step", "Ein Brief"),
            ("status", "planned"),
        ];
        office
            .post(&format!("{list}/steps"), &step)
            .await
            .is(422)
            .has("Ein Kontaktverbot gilt bis 31.03.2027");
        let leave = [
            ("kind", "unaccompanied"),
            ("purpose", "family"),
            ("person", who.as_str()),
            ("day", "11.12.2026"),
            ("from", "09:00"),
            ("to", "15:00"),
            ("times", "1"),
        ];
        let answer = office.post(&format!("/cases/{next}/leaves"), &leave).await;
        answer.is(422).has("Ein Kontaktverbot gilt bis 31.03.2027");
    })
    .await;
}

#[tokio::test]
async fn a_changed_step_keeps_its_former_words_and_its_first_author() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let tie = fields("Lena Sommer", "partner", "01.09.2026");
        let who = enter(&world, &worker, case, &tie).await.to_string();
        let steps = format!("{list}/steps");
        let step = [
            ("person", who.as_str()),
            ("kind", "distance"),
            ("first-step", "Ein Brief"),
            ("status", "planned"),
        ];
        worker.post(&steps, &step).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::network::step::of_case(&mut tx, case).await.unwrap()[0].clone();
        drop(tx);
        let office = world.browser(&world.coordination).await;
        let changed = with(
            step.to_vec(),
            &[("first-step", "Eine neue Nummer"), ("version", "1")],
        );
        let path = format!("{steps}/{}", row.id);
        office.post(&path, &changed).await.is(303);
        worker
            .get(&list)
            .await
            .has("Eine neue Nummer")
            .has("<del>Ein Brief</del>");
        let mut tx = world.app.store.read().await.unwrap();
        let now = store::network::step::of_case(&mut tx, case).await.unwrap();
        assert_eq!(now[0].recorded_by, world.worker.id);
    })
    .await;
}

#[tokio::test]
async fn all_that_is_missing_is_said_at_once() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/network");
        let answer = worker.post(&list, &[("consent", "given")]).await;
        answer.is(422);
        for field in [
            "name",
            "role",
            "closeness",
            "quality",
            "consent-on",
            "consent-way",
            "consent-for",
        ] {
            answer.has(&format!("id=\"{field}-error\""));
        }
        let answer = worker
            .post(&format!("{list}/orders"), &[("basis", "other")])
            .await;
        answer.is(422);
        for field in ["person", "issued-by", "content", "from"] {
            answer.has(&format!("id=\"{field}-error\""));
        }
        // What is asked for once somebody agreed is not called voluntary.
        let form = worker.get(&format!("{list}/new")).await.body;
        let way = form.find("for=\"consent-way\"").unwrap();
        let label = form[way..].split("</label>").next().unwrap();
        assert!(!label.contains("freiwillig"), "{label}");
    })
    .await;
}

#[tokio::test]
async fn a_map_without_a_first_step_is_told_once_its_day_is_over() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}");
        let tie = fields("Mara S.", "partner", "01.09.2026");
        let person = enter(&world, &worker, case, &tie).await.to_string();
        let told = "Im Umfeld ist noch kein erster Schritt geplant";
        worker
            .get(&page)
            .await
            .has(told)
            .lacks("Auf der Netzwerkkarte steht noch niemand");
        let hint = "Ersten Schritt im Umfeld planen";
        worker.get("/day").await.has(hint);
        let step = [
            ("person", person.as_str()),
            ("kind", "restore"),
            ("first-step", "Ein Brief"),
            ("status", "planned"),
        ];
        let steps = format!("/cases/{case}/network/steps");
        worker.post_sure(&steps, &step).await.is(303);
        worker.get(&page).await.lacks(told);
        worker.get("/day").await.lacks(hint);
    })
    .await;
}
