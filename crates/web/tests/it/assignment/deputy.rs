//! Who stands in once a handover is accepted.

use super::*;

/// Coordination says that the colleague stands in for the worker of a case.
pub(crate) async fn stands_in(world: &World, case: CaseId) {
    let office = world.browser(&world.coordination).await;
    let shown = seen(&row(world, case).await);
    let (lead, deputy) = (world.worker.id.to_string(), world.colleague.id.to_string());
    let fields = [
        ("lead", lead.as_str()),
        ("deputy", deputy.as_str()),
        ("reason", "Vertretung"),
        ("seen", shown.as_str()),
    ];
    let people = format!("/cases/{case}/people");
    office.post(&people, &fields).await.is(303);
}

#[tokio::test]
async fn whoever_stood_in_takes_over_and_the_former_lead_stands_in() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        stands_in(&world, case).await;
        let (lead, deputy) = (world.worker.id.to_string(), world.colleague.id.to_string());
        let worker = world.browser(&world.worker).await;
        let meeting = [
            ("date", "01.12.2026"),
            ("time", "10:00"),
            ("kind", "prison_visit"),
            ("worker", lead.as_str()),
        ];
        let appointments = format!("/cases/{case}/appointments");
        worker.post(&appointments, &meeting).await.is(303);
        let offers = format!("/cases/{case}/handovers");
        let form = handover_form(&deputy, "Ich bin ein halbes Jahr weg.");
        worker.post(&offers, &form).await.is(303);
        let other = world.browser(&world.colleague).await;
        let offer = format!("/handovers/{}", offer_id(&world, case).await);
        // The former lead is proposed; nobody unknown, and not whoever takes over.
        let proposed = format!("value=\"{lead}\" selected");
        other
            .get(&offer)
            .await
            .has("Wer vertritt Sie")
            .has(&proposed);
        let accept = format!("{offer}/accept");
        // Who stands in has changed since the page was opened: it is asked once more.
        let stale = [("deputy", lead.as_str()), ("seen", "nobody/nobody")];
        let answer = other.post(&accept, &stale).await;
        answer.is(422).has("hat sich geändert");
        for nobody in [deputy.as_str(), "nonsense", &world.elsewhere.id.to_string()] {
            let answer = other.post(&accept, &[("deputy", nobody)]).await;
            answer.is(422).has("Wer vertritt Sie");
        }
        other.post(&accept, &[("deputy", &lead)]).await.is(303);
        let now = row(&world, case).await;
        assert_eq!(now.lead, Some(world.colleague.id));
        assert_eq!(now.deputy, Some(world.worker.id));
        check_team(&world, case).await;
        // What is begun goes along, although the former lead stays in the team; what it was is still told.
        let mut tx = world.app.store.read().await.unwrap();
        let open = store::appointment::open(&mut tx, case).await.unwrap();
        drop(tx);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].agreed.worker, Some(world.colleague.id));
        let page = other.get(&appointments).await;
        page.has("Was vorher verabredet war")
            .has("Anna Beispiel (geändert von");
    })
    .await;
}
