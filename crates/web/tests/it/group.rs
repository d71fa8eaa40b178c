//! Tests of `pages::group`: offers, seats and the list, the need that a training asks for.

use domain::{
    assessment::NeedResult,
    group::MemberStatus,
    ids::{CaseId, GroupOfferId, UserId},
};
use store::{
    assessment::DomainResult,
    group::{OfferRow, member::MemberRow, session::SessionRow},
};
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

mod attendance;
mod date;
mod ending;
mod race;

/// A group with so many seats; it has begun.
fn offer_form<'a>(kind: &'a str, seats: &'a str, site: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("title", "Dienstagsgruppe"),
        ("kind", kind),
        ("site", site),
        ("purpose", "Gemeinsam etwas tun"),
        ("place", "Werkstatt"),
        ("from", "02.11.2026"),
        ("to", "31.03.2027"),
        ("times", "dienstags 14 bis 15:30 Uhr"),
        ("facilitators", "Kim Beispiel"),
        ("seats", seats),
        ("provider", ""),
    ]
}

async fn offers(world: &World) -> Vec<OfferRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::group::of_site(&mut tx, world.sites[0])
        .await
        .unwrap()
}

async fn roll(world: &World, offer: GroupOfferId) -> Vec<MemberRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::group::member::of_offer(&mut tx, offer)
        .await
        .unwrap()
}

async fn dates(world: &World, offer: GroupOfferId) -> Vec<SessionRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::group::session::of_offer(&mut tx, offer)
        .await
        .unwrap()
}

/// Makes a group of the first site.
pub(crate) async fn make(world: &World, office: &Browser, kind: &str, seats: &str) -> GroupOfferId {
    let site = world.sites[0].to_string();
    office
        .post("/groups/new", &offer_form(kind, seats, &site))
        .await
        .is(303);
    offers(world).await.last().unwrap().id
}

/// Asks for a seat.
pub(crate) async fn enrol(browser: &Browser, case: CaseId, offer: GroupOfferId) -> Answer {
    let offer = offer.to_string();
    browser
        .post(&format!("/cases/{case}/groups"), &[("offer", &offer)])
        .await
}

async fn named(world: &World, family_name: &'static str) -> CaseId {
    let sketch = Sketch {
        family_name,
        ..Sketch::default()
    };
    world.active_case(sketch).await
}

async fn lead(world: &World, case: CaseId, user: UserId) {
    let mut tx = world.app.store.write().await.unwrap();
    store::case::set_responsible(&mut tx, case, Some(user), None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn standing(roll: &[MemberRow]) -> Vec<MemberStatus> {
    roll.iter().map(|one| one.status).collect()
}

#[tokio::test]
async fn a_full_group_has_a_list_that_keeps_its_order() {
    use MemberStatus::{Member, Waiting};
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "leisure", "1").await;
        let [first, second, third] = [
            named(&world, "Demir").await,
            named(&world, "Hartwig").await,
            named(&world, "Becker").await,
        ];
        worker
            .get(&format!("/cases/{first}/groups"))
            .await
            .is(200)
            .has("Dienstagsgruppe")
            .has("0 von 1 Plätzen belegt");
        let seat = enrol(&worker, first, offer).await;
        assert!(seat.location.contains("group-flash-enrolled"));
        for waiting in [second, third] {
            let answer = enrol(&worker, waiting, offer).await;
            assert!(answer.location.contains("group-flash-waits"));
        }
        // Nobody asks twice.
        enrol(&worker, third, offer)
            .await
            .is(422)
            .has("schon angemeldet");
        let members = roll(&world, offer).await;
        assert_eq!(standing(&members), [Member, Waiting, Waiting]);
        let up = |at: usize, case: CaseId| {
            let member = members[at].id;
            format!("/cases/{case}/groups/{member}/seat")
        };
        // No seat is free; and then only for the first of those who wait.
        worker
            .post(&up(1, second), &[])
            .await
            .is(422)
            .has("kein Platz mehr frei");
        let form = format!("/cases/{first}/groups/{}", members[0].id);
        let left = |reason| {
            [
                ("status", "broken_off"),
                ("reason", reason),
                ("result", "Zwei Wochen dabei"),
                ("version", "1"),
            ]
        };
        worker
            .post(&form, &left(""))
            .await
            .is(422)
            .has("einen Grund angeben")
            .has("Zwei Wochen dabei");
        worker.post(&form, &left("Arbeit gefunden")).await.is(303);
        // A seat is free, and it is not for the second of those who wait.
        worker
            .post(&up(2, third), &[])
            .await
            .is(422)
            .has("schon jemand gefragt");
    })
    .await;
}

#[tokio::test]
async fn who_asked_first_moves_up_and_there_is_no_way_round() {
    use MemberStatus::{BrokenOff, Member, Waiting};
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "leisure", "1").await;
        let [first, second, third] = [
            named(&world, "Demir").await,
            named(&world, "Hartwig").await,
            named(&world, "Becker").await,
        ];
        for case in [first, second, third] {
            enrol(&worker, case, offer).await.is(303);
        }
        let members = roll(&world, offer).await;
        let up = |at: usize, case: CaseId| {
            let member = members[at].id;
            format!("/cases/{case}/groups/{member}/seat")
        };
        let form = format!("/cases/{first}/groups/{}", members[0].id);
        let left = [
            ("status", "broken_off"),
            ("reason", "Arbeit gefunden"),
            ("version", "1"),
        ];
        worker.post(&form, &left).await.is(303);
        // A seat is free, but somebody waits: who asks now goes behind them.
        let late = named(&world, "Nguyen").await;
        let answer = enrol(&worker, late, offer).await;
        assert!(answer.location.contains("group-flash-waits"));
        worker
            .get(&format!("/groups/{offer}"))
            .await
            .is(200)
            .has("Ein Platz ist frei")
            .has(&up(1, second))
            .lacks(&up(2, third));
        worker
            .get(&format!("/cases/{second}/groups"))
            .await
            .has(&up(1, second));
        let back = worker.post(&up(1, second), &[("back", "offer")]).await;
        assert!(back.location.starts_with(&format!("/groups/{offer}")));
        let members = roll(&world, offer).await;
        assert_eq!(standing(&members), [BrokenOff, Member, Waiting, Waiting]);
        worker
            .get(&format!("/cases/{third}/groups"))
            .await
            .has("Platz 1 auf der Warteliste");
        // There is no way round the list.
        let seat = [("status", "member"), ("version", "1"), ("why", "bitte")];
        let form = format!("/cases/{third}/groups/{}", members[2].id);
        worker
            .post(&form, &seat)
            .await
            .is(422)
            .has("über die Anmeldung oder die Warteliste");
    })
    .await;
}

#[tokio::test]
async fn a_seat_in_the_wrong_case_is_taken_back_and_can_be_asked_for_again() {
    use MemberStatus::{Member, Mistaken, Waiting};
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "leisure", "1").await;
        let (wrong, right) = (named(&world, "Demir").await, named(&world, "Hartwig").await);
        enrol(&worker, wrong, offer).await.is(303);
        enrol(&worker, right, offer).await.is(303);
        let member = roll(&world, offer).await[0].id;
        let form = format!("/cases/{wrong}/groups/{member}");
        worker.get(&form).await.has("irrtümlich eingetragen");
        let without = [("status", "mistaken"), ("version", "1")];
        worker.post(&form, &without).await.is(422);
        let reason = "Gemeint war Herr Hartwig";
        let taken = [without[0], without[1], ("reason", reason)];
        worker.post(&form, &taken).await.is(303);
        assert_eq!(standing(&roll(&world, offer).await), [Mistaken, Waiting]);
        worker
            .get(&format!("/cases/{wrong}/groups"))
            .await
            .has("irrtümlich eingetragen")
            .has(reason);
        // The seat is free again, for whoever waits and then for anybody.
        let second = roll(&world, offer).await[1].id;
        let up = format!("/cases/{right}/groups/{second}/seat");
        worker.post(&up, &[]).await.is(303);
        enrol(&worker, wrong, offer).await.is(303);
        let all = standing(&roll(&world, offer).await);
        assert_eq!(all, [Mistaken, Member, Waiting]);
    })
    .await;
}

#[tokio::test]
async fn a_training_asks_for_an_assessed_need_and_keeps_which() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "skills_training", "8").await;
        let case = world.active_case(Sketch::default()).await;
        let assessment = format!("href=\"/cases/{case}/assessment\"");
        enrol(&worker, case, offer)
            .await
            .is(422)
            .has("festgestellter Bedarf im Bereich „Persönliche und soziale Kompetenzen“ nötig")
            .has(&assessment);
        settle(&world, case, NeedResult::NoNeed).await;
        enrol(&worker, case, offer).await.is(422);
        assert!(roll(&world, offer).await.is_empty());
        let need = settle(&world, case, NeedResult::Need).await;
        enrol(&worker, case, offer).await.is(303);
        let members = roll(&world, offer).await;
        assert_eq!(members[0].need, Some(need));
        worker
            .get(&format!("/cases/{case}/groups/{}", members[0].id))
            .await
            .is(200)
            .has("Streit endet oft laut");
        // Other kinds ask for none.
        let other = make(&world, &office, "work", "8").await;
        enrol(&worker, case, other).await.is(303);
    })
    .await;
}

async fn settle(world: &World, case: CaseId, result: NeedResult) -> domain::ids::DomainResultId {
    let row = DomainResult {
        id: world.ids().next(),
        domain: "skills".to_owned(),
        result,
        text: "Streit endet oft laut".to_owned(),
        epistemic: None,
        on: world.today(),
        recorded_at: world.now(),
        by: world.worker.id,
        by_name: String::new(),
        struck: None,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::assessment::insert_result(&mut tx, world.carrier, case, &row)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    row.id
}

#[tokio::test]
async fn the_slower_of_two_sees_both_versions_of_an_offer() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let second = world.browser(&world.second).await;
        let offer = make(&world, &office, "work", "8").await;
        let (site, path) = (world.sites[0].to_string(), format!("/groups/{offer}/edit"));
        let change = |seats, place| {
            let mut form = offer_form("work", seats, &site);
            form[4] = ("place", place);
            form.push(("version", "1"));
            form
        };
        office.post(&path, &change("10", "Garten")).await.is(303);
        let slow = second.post(&path, &change("6", "Halle 3")).await;
        slow.is(409)
            .has("Halle 3")
            .has("<ins>Garten</ins>")
            .has("<ins>10</ins>")
            .has("name=\"version\" value=\"2\"");
        // What it said before stays readable.
        office
            .get(&format!("/groups/{offer}"))
            .await
            .has("Garten")
            .has("<del>Werkstatt</del>");
        // Wrong values stay at their fields.
        let mut wrong = change("0", "Garten");
        wrong[6] = ("to", "01.11.2026");
        office
            .post(&path, &wrong)
            .await
            .is(422)
            .has("mindestens 1")
            .has("value=\"01.11.2026\"");
        let mut none = offer_form("work", "", &site);
        office
            .post("/groups/new", &none)
            .await
            .is(422)
            .has("Zahl der Plätze");
        // Another provider may leave it open.
        none[10] = ("provider", "Volkshochschule");
        office.post("/groups/new", &none).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn nobody_loses_a_seat_to_a_smaller_number() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "2").await;
        for name in ["Demir", "Hartwig"] {
            let case = named(&world, name).await;
            enrol(&worker, case, offer).await.is(303);
        }
        let site = world.sites[0].to_string();
        let mut fewer = offer_form("work", "1", &site);
        fewer.push(("version", "1"));
        office
            .post(&format!("/groups/{offer}/edit"), &fewer)
            .await
            .is(422)
            .has("2 Personen haben schon einen Platz");
        assert_eq!(offers(&world).await[0].seats, Some(2));
    })
    .await;
}

#[tokio::test]
async fn groups_are_for_their_office() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "8").await;
        let site = world.sites[0].to_string();
        let form = offer_form("work", "9", &site);
        let (page, edit) = (format!("/groups/{offer}"), format!("/groups/{offer}/edit"));
        // A transition manager sees offers and sets dates, and does not change offers.
        worker
            .get("/groups")
            .await
            .is(200)
            .has("Dienstagsgruppe")
            .lacks("/groups/new");
        worker.get(&page).await.is(200).lacks(&edit);
        worker.post("/groups/new", &form).await.is(403);
        // There is no case to speak of; on a page of a case there is.
        worker
            .get("/groups/new")
            .await
            .is(403)
            .has("gehört nicht zu Ihren Aufgaben")
            .lacks("Fall sehen");
        worker.get(&edit).await.is(403);
        worker.post(&edit, &form).await.is(403);
        for account in [&world.prison, &world.officer, &world.administrator] {
            let browser = world.browser(account).await;
            for path in ["/groups", &page, &edit] {
                browser.get(path).await.is(403);
            }
        }
        // Another office, and another carrier, do not even learn that there is one.
        for account in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(account).await;
            browser
                .get("/groups")
                .await
                .is(200)
                .lacks("Dienstagsgruppe");
            browser.get(&page).await.is(404);
            let date = [("date", "24.11.2026"), ("time", "14:00")];
            browser
                .post(&format!("{page}/sessions"), &date)
                .await
                .is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn memberships_are_for_the_lead_and_the_office() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "8").await;
        let case = world.active_case(Sketch::default()).await;
        enrol(&worker, case, offer).await.is(303);
        let member = roll(&world, offer).await[0].id;
        let groups = format!("/cases/{case}/groups");
        office.get(&groups).await.is(200).has("Dienstagsgruppe");
        for account in [&world.prison, &world.colleague, &world.stranger] {
            let browser = world.browser(account).await;
            for path in [
                &groups,
                &format!("{groups}/{member}"),
                &format!("{groups}/new"),
            ] {
                assert!(
                    [403, 404].contains(&browser.get(path).await.status),
                    "{path}"
                );
            }
            browser.get(&groups).await.is(404);
        }
        // A group of another office cannot be chosen, and a member of another case is not found.
        let elsewhere = Sketch {
            site: 1,
            ..Sketch::default()
        };
        let far = world.active_case(elsewhere).await;
        let browser = world.browser(&world.elsewhere).await;
        enrol(&browser, far, offer).await.is(422);
        browser
            .get(&format!("/cases/{far}/groups/{member}"))
            .await
            .is(404);
        let log = world.log(Some(case)).await;
        let has = |action: &str| log.iter().any(|one| one.action == action);
        assert!(has("group.enrol") && has("group.of_case"));
    })
    .await;
}
