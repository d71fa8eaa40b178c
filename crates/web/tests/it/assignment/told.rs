//! What came of a handover is told to whoever offered it, on their day and on the case.

use app::assignment::{Assignment, seen};
use domain::ids::CaseId;
use store::account::AccountRow;
use testkit::{Browser, Sketch, World, handover_form, on_each_engine};

use super::{offer_id, row};

#[tokio::test]
async fn a_handover_waits_on_the_day_of_whoever_is_asked() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let offer = store::handover::HandoverRow {
            id: world.ids().next(),
            carrier: world.carrier,
            case,
            case_number: String::new(),
            from: Some(world.worker.id),
            from_name: None,
            kind: domain::handover::HandoverKind::Worker,
            to_site: None,
            checklist: Vec::new(),
            seen_at: None,
            to: world.colleague.id,
            to_name: String::new(),
            content: "Alles Offene steht in den Aufgaben.".to_owned(),
            offered_at: world.now(),
            offered_by: world.worker.id,
            offered_by_name: String::new(),
            answered_at: None,
            accepted: None,
            answer: String::new(),
            ended: None,
            ended_by: None,
        };
        let mut tx = world.app.store.write().await.unwrap();
        store::handover::insert(&mut tx, &offer).await.unwrap();
        tx.commit().await.unwrap();
        let asked = world.browser(&world.colleague).await.get("/day").await;
        asked
            .has(&format!("/handovers/{}", offer.id))
            .has("von Anna Beispiel angeboten, seit heute");
        let other = world.browser(&world.worker).await.get("/day").await;
        other.lacks("/handovers/");
    })
    .await;
}

async fn offers(browser: &Browser, case: CaseId, to: &AccountRow) {
    let to = to.id.to_string();
    let form = handover_form(&to, "Wohnen ist offen.");
    let answer = browser
        .post(&format!("/cases/{case}/handovers"), &form)
        .await;
    answer.is(303);
}

async fn offered(world: &World) -> (CaseId, Browser, String) {
    let case = world.active_case(Sketch::default()).await;
    let lead = world.browser(&world.worker).await;
    offers(&lead, case, &world.colleague).await;
    let offer = format!("/handovers/{}", offer_id(world, case).await);
    (case, lead, offer)
}

#[tokio::test]
async fn a_refusal_is_told_with_its_reason_until_the_case_is_offered_again() {
    on_each_engine(async |world| {
        let (case, lead, offer) = offered(&world).await;
        lead.get("/day").await.lacks("Ben Muster hat die Übergabe");
        let other = world.browser(&world.colleague).await;
        let no = [("answer", "Ich bin selbst am Limit.")];
        other.post(&format!("{offer}/decline"), &no).await.is(303);

        let told = "Ben Muster hat die Übergabe abgelehnt, heute: „Ich bin selbst am Limit.“";
        let day = lead.get("/day").await;
        day.has(told).has(&format!("/cases/{case}/people"));
        lead.get(&format!("/cases/{case}")).await.has(told);
        // Coordination looks at the case; on its own day stands what it offered itself.
        let office = world.browser(&world.coordination).await;
        office.get("/day").await.lacks("hat die Übergabe abgelehnt");
        office.get(&format!("/cases/{case}")).await.has(told);
        other.get("/day").await.lacks("hat die Übergabe abgelehnt");

        offers(&lead, case, &world.colleague).await;
        lead.get("/day").await.lacks("hat die Übergabe abgelehnt");
        lead.get(&format!("/cases/{case}"))
            .await
            .lacks("hat die Übergabe abgelehnt");
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_not_told_for_ever() {
    on_each_engine(async |world| {
        let (case, lead, offer) = offered(&world).await;
        let other = world.browser(&world.colleague).await;
        let no = [("answer", "Nein.")];
        other.post(&format!("{offer}/decline"), &no).await.is(303);
        let later = domain::calendar::add_days(world.today(), 15).unwrap();
        world.set_today(later);
        let lead_later = world.browser(&world.worker).await;
        lead_later
            .get("/day")
            .await
            .lacks("hat die Übergabe abgelehnt");
        let page = lead_later.get(&format!("/cases/{case}")).await;
        page.lacks("hat die Übergabe abgelehnt");
        drop(lead);
    })
    .await;
}

#[tokio::test]
async fn whoever_gave_a_case_away_is_told_without_a_way_into_it() {
    on_each_engine(async |world| {
        let (case, lead, offer) = offered(&world).await;
        let other = world.browser(&world.colleague).await;
        let yes = [("answer", "Gern, ich rufe dich an.")];
        other.post(&format!("{offer}/accept"), &yes).await.is(303);
        let day = lead.get("/day").await;
        day.has("Ben Muster hat die Übergabe angenommen, heute: „Gern, ich rufe dich an.“")
            .lacks(&format!("/cases/{case}/people"))
            .lacks("Demir");
        other.get("/day").await.lacks("hat die Übergabe angenommen");
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_ended_by_itself_says_how() {
    on_each_engine(async |world| {
        let (case, lead, _) = offered(&world).await;
        // Whoever takes it back knows that.
        lead.post(&format!("/cases/{case}/handovers/withdraw"), &[])
            .await
            .is(303);
        lead.get("/day").await.lacks("zurückgenommen, heute");
        let people = format!("/cases/{case}/people");
        lead.get(&people).await.has("zurückgenommen");

        offers(&lead, case, &world.colleague).await;
        let typed = Assignment {
            lead: world.colleague.id.to_string(),
            deputy: world.worker.id.to_string(),
            reason: "Krankheit".to_owned(),
            seen: seen(&row(&world, case).await),
        };
        let office = world.ctx(&world.coordination).await;
        app::assignment::assign(&world.app, &office, case, &typed)
            .await
            .unwrap();
        let day = lead.get("/day").await;
        day.has("ist erledigt: Der Fall wurde direkt zugeteilt, heute");
        lead.get(&people)
            .await
            .has("erledigt: Der Fall wurde direkt zugeteilt");
    })
    .await;
}

#[tokio::test]
async fn an_offer_of_a_case_that_ended_was_not_taken_back() {
    on_each_engine(async |world| {
        let (case, lead, _) = offered(&world).await;
        Box::pin(crate::closing::close(&world, &lead, case, "goal_reached")).await;
        let office = world.browser(&world.coordination).await;
        let people = office.get(&format!("/cases/{case}/people")).await;
        people
            .has("erledigt: Der Fall wurde beendet")
            .lacks("zurückgenommen");
        // Who ended the case knows that.
        let day = lead.get("/day").await;
        day.lacks("ist erledigt: Der Fall wurde beendet");
    })
    .await;
}

#[tokio::test]
async fn whoever_offered_a_case_is_told_that_somebody_else_ended_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        offers(&office, case, &world.colleague).await;
        let lead = world.browser(&world.worker).await;
        Box::pin(crate::closing::close(&world, &lead, case, "goal_reached")).await;
        let day = office.get("/day").await;
        day.has("ist erledigt: Der Fall wurde beendet, heute");
    })
    .await;
}
