//! People of the network who come to an appointment: named, linked, kept away by orders.

use domain::ids::{CaseId, NetworkPersonId};
use testkit::{Browser, Sketch, World, on_each_engine};

use super::open;

/// Somebody in the network of a case.
pub(crate) async fn known(
    world: &World,
    browser: &Browser,
    case: CaseId,
    (name, consent): (&str, &str),
) -> NetworkPersonId {
    let tie = [
        ("name", name),
        ("kind", "person"),
        ("role", "parent"),
        ("closeness", "inner"),
        ("quality", "supporting"),
        ("wish", "wanted"),
        ("since", "02.11.2026"),
        ("consent", consent),
        ("consent-on", "02.11.2026"),
        ("consent-way", "spoken"),
        ("consent-for", "Termine"),
    ];
    let path = format!("/cases/{case}/network");
    browser.post(&path, &tie).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::network::of_case(&mut tx, case).await.unwrap();
    rows.iter().find(|row| row.name == name).unwrap().person
}

/// An order that keeps somebody away, from a day on.
pub(crate) async fn keep_away(browser: &Browser, case: CaseId, who: NetworkPersonId, from: &str) {
    let who = who.to_string();
    let order = [
        ("person", who.as_str()),
        ("basis", "own_wish"),
        ("issued-by", "die Person selbst"),
        ("from", from),
    ];
    let path = format!("/cases/{case}/network/orders");
    browser.post(&path, &order).await.is(303);
}

fn visit<'a>(day: &'a str, person: &'a str, partner: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("date", day),
        ("time", "10:30"),
        ("kind", "prison_visit"),
        ("person", person),
        ("partner", partner),
    ]
}

#[tokio::test]
async fn a_part_of_a_protected_name_is_asked_about_and_never_refused() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let lena = known(&world, &worker, case, ("Lena Sommer", "given")).await;
        keep_away(&worker, case, lena, "02.11.2026").await;
        let path = format!("/cases/{case}/appointments");
        let send = async |partner: &str, confirmed: &str| {
            let mut fields = visit("01.12.2026", "", partner).to_vec();
            fields.push(("confirmed", confirmed));
            worker.post(&path, &fields).await
        };
        // The whole name is refused, a part of it asked about; the client's own name says nothing.
        send("Lena Sommer", "")
            .await
            .is(422)
            .lacks("Ist das so gemeint?");
        for partner in ["Lena kommt mit", "Frau Sommer"] {
            let asked = send(partner, "").await;
            asked
                .is(422)
                .has("Ist das so gemeint?")
                .has("„Lena Sommer“");
        }
        let asked = send("Lena kommt mit", "").await;
        let after = asked
            .body
            .split("name=\"confirmed\" value=\"")
            .nth(1)
            .unwrap();
        let confirmed = after.split('"').next().unwrap().to_owned();
        send("Lena kommt mit", &confirmed).await.is(303);
        // A paper that bears a part of the name says so before it is handed out.
        let task = [("title", "Mit Lena sprechen"), ("role", "client")];
        let tasks = format!("/cases/{case}/tasks");
        worker
            .post(&tasks, &task)
            .await
            .is(422)
            .has("„Lena Sommer“");
    })
    .await;
}

#[tokio::test]
async fn somebody_of_the_network_is_named_with_their_consent() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker
            .get(&format!("{list}/new"))
            .await
            .lacks("Aus dem Umfeld");
        let mother = known(&world, &worker, case, ("Erika Muster", "given")).await;
        let brother = known(&world, &worker, case, ("Emre Muster", "not_asked")).await;
        worker
            .get(&format!("{list}/new"))
            .await
            .has("Erika Muster (Elternteil)</option>")
            .has("Emre Muster (Elternteil), Einwilligung noch nicht gefragt");
        let day = "26.11.2026";
        let (mother, brother) = (mother.to_string(), brother.to_string());
        worker
            .post(&list, &visit(day, &mother, "Frau Vogt"))
            .await
            .is(303);
        let row = open(&world, case).await.remove(0);
        assert_eq!(row.agreed.others(), "Erika Muster; Frau Vogt");
        worker
            .get(&list)
            .await
            .has(&format!("/network#person-{mother}\">Erika Muster</a>"))
            .has("Einwilligung erteilt")
            .lacks("Einwilligung von");
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .has(&format!("id=\"person-{mother}\""));
        worker
            .post_sure(&list, &visit("27.11.2026", &brother, ""))
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("Einwilligung von Emre Muster fehlt: noch nicht gefragt");
        // Whom the case does not know is refused at the field.
        let nobody = NetworkPersonId::from_uuid(world.ids().uuid()).to_string();
        for unknown in [nobody.as_str(), "x"] {
            worker
                .post(&list, &visit(day, unknown, "Meine Worte"))
                .await
                .is(422)
                .has("id=\"person-error\"")
                .has("Meine Worte");
        }
        // Moving keeps them, whoever else was changed meanwhile.
        let path = format!("{list}/{}/move", row.id);
        worker
            .get(&path)
            .await
            .has(&format!("value=\"{mother}\" selected"));
    })
    .await;
}

#[tokio::test]
async fn an_order_keeps_an_appointment_from_being_made() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let person = known(&world, &worker, case, ("Erika Muster", "given")).await;
        let id = person.to_string();
        keep_away(&worker, case, person, "27.11.2026").await;
        let reason = "Erika Muster: Ein Kontaktverbot ohne Enddatum gilt.";
        worker
            .post(&list, &visit("27.11.2026", &id, ""))
            .await
            .is(422)
            .has("id=\"person-error\"")
            .has(reason);
        worker
            .post(&list, &visit("27.11.2026", "", "mit erika  muster, Mutter"))
            .await
            .is(422)
            .has("id=\"partner-error\"")
            .has(reason);
        // One day of a series is enough.
        let mut series = visit("26.11.2026", &id, "").to_vec();
        series.extend([("repeat", "weekly"), ("until", "03.12.2026")]);
        worker.post(&list, &series).await.is(422).has(reason);
        assert!(open(&world, case).await.is_empty());
        // The day counts, not today.
        worker
            .post(&list, &visit("26.11.2026", &id, ""))
            .await
            .is(303);
        let made = open(&world, case).await.remove(0);
        let mut moved = visit("30.11.2026", &id, "").to_vec();
        moved.push(("version", "1"));
        worker
            .post(&format!("{list}/{}/move", made.id), &moved)
            .await
            .is(422)
            .has(reason);
    })
    .await;
}

#[tokio::test]
async fn an_order_that_comes_later_is_shown_and_stops_the_paper() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let person = known(&world, &worker, case, ("Erika Muster", "given")).await;
        let id = person.to_string();
        worker
            .post(&list, &visit("26.11.2026", &id, ""))
            .await
            .is(303);
        let card = format!("/cases/{case}/papers/preview/appointment_card/de");
        let page = worker.get(&card).await;
        page.is(200);
        let text = String::from_utf8_lossy(&page.bytes).into_owned();
        assert!(text.contains("Erika Muster"), "{text}");
        keep_away(&worker, case, person, "23.11.2026").await;
        worker.get(&list).await.has("Kontaktverbot: Erika Muster");
        worker
            .get(&card)
            .await
            .is(422)
            .has("Erika Muster: Ein Kontaktverbot");
        let other = format!("/cases/{case}/papers/preview/information/de");
        worker.get(&other).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn who_did_not_agree_stands_on_no_paper() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let person = known(&world, &worker, case, ("Emre Muster", "refused")).await;
        let list = format!("/cases/{case}/appointments");
        let id = person.to_string();
        let both = visit("26.11.2026", &id, "Frau Vogt");
        worker.post_sure(&list, &both).await.is(303);
        let card = format!("/cases/{case}/papers/preview/appointment_card/de");
        let page = worker.get(&card).await;
        let text = String::from_utf8_lossy(&page.bytes).into_owned();
        assert!(
            text.contains("Frau Vogt") && !text.contains("Emre"),
            "{text}"
        );
    })
    .await;
}
