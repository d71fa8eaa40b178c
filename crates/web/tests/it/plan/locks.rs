//! What blocks a measure: a domain that somebody else holds, and a no-contact order. And the report
//! on who carries the plans.

use domain::{
    ids::NetworkPersonId,
    network::{Closeness, Consent, ContactWish, OrderBasis, OrderSpan, Quality, TieKind, TieRole},
    overlap::OverlapResolution,
    plan::{CarriedBy, carried::carried},
};
use jiff::civil::{Date, date};
use store::{
    network::{TieRow, order::OrderRow},
    overlap::OverlapRow,
};

use super::*;

/// B.I.S.S. holds work, and both sides have agreed.
async fn biss(world: &World, case: CaseId) {
    let ours = ["housing", "finance", "leisure", "environment", "health"];
    let overlap = OverlapRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        programme: "biss".to_owned(),
        domains: vec!["work".to_owned()],
        their_domains: vec!["work".to_owned()],
        our_domains: ours.map(str::to_owned).to_vec(),
        valid_from: None,
        valid_to: None,
        resolution: OverlapResolution::PartialAgreement,
        agreed_on: Some(date(2026, 10, 1)),
        agreed_with: "Frau Beispiel".to_owned(),
        note: String::new(),
        recorded_at: world.now(),
        recorded_by: world.coordination.id,
        recorded_by_name: String::new(),
        ended_at: None,
        version: 1,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::overlap::insert(&mut tx, &overlap).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_measure_where_somebody_else_leads_needs_a_reason_that_is_shown_and_logged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        biss(&world, case).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        worker
            .get(&plan)
            .await
            .has("Arbeit, Ausbildung, Qualifizierung: B.I.S.S. führt.");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let goals = format!("{plan}/draft/goals");
        worker
            .post(&goals, &with(&GOAL, "domain", "work"))
            .await
            .is(303);
        let goal = content(&world, case).await.goals[0].id;
        worker
            .get(&format!("{goals}/{goal}/measures/new"))
            .await
            .is(200)
            .has("Warum trotzdem hier");
        let measures = format!("{goals}/{goal}/measures");
        let mut fields = MEASURE.to_vec();
        fields.push(("goal", "x"));
        worker
            .post(&measures, &fields)
            .await
            .is(422)
            .has("Bitte begründen, warum die Maßnahme trotzdem hier steht")
            .has("Betreutes Wohnen anfragen")
            .has("name=\"override\"");
        fields.push(("override", "Mit B.I.S.S. am Telefon abgesprochen."));
        worker.post(&measures, &fields).await.is(303);
        issue(&world, &worker, case).await.is(303);
        worker
            .get(&plan)
            .await
            .has("Mit B.I.S.S. am Telefon abgesprochen.");
        let office = world.browser(&world.coordination).await;
        office
            .get(&format!("/cases/{case}/log"))
            .await
            .has("Maßnahme trotz anderer Zuständigkeit geschrieben");
    })
    .await;
}

/// Somebody with whom contact is forbidden.
async fn forbidden(world: &World, case: CaseId) -> NetworkPersonId {
    let person: NetworkPersonId = world.ids().next();
    let tie = TieRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        person,
        number: 1,
        since_on: date(2026, 9, 1),
        ended_on: None,
        name: "Rita Demir".to_owned(),
        purpose: String::new(),
        kind: TieKind::Person,
        role: <TieRole as domain::Code>::ALL[0],
        closeness: Closeness::Inner,
        quality: Quality::Unclear,
        willing: String::new(),
        place: String::new(),
        reach: String::new(),
        wish: ContactWish::Wanted,
        wish_note: String::new(),
        consent: Consent::NotAsked,
        consent_on: None,
        consent_way: None,
        consent_for: String::new(),
        interval_days: None,
        reason: String::new(),
        epistemic: None,
        recorded_at: world.now(),
        recorded_by: world.worker.id,
        recorded_by_name: String::new(),
        struck: None,
    };
    let order = OrderRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        person,
        basis: OrderBasis::Protection,
        issued_by: "Amtsgericht Musterstadt".to_owned(),
        content: "kein Kontakt".to_owned(),
        span: OrderSpan {
            from: date(2026, 9, 1),
            until: None,
            lifted: None,
        },
        recorded_at: world.now(),
        recorded_by: world.worker.id,
        recorded_by_name: String::new(),
        lifted_reason: String::new(),
        lifted_by_name: None,
        struck: false,
        version: 1,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::network::insert(&mut tx, &tie).await.unwrap();
    store::network::order::insert(&mut tx, &order)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    person
}

#[tokio::test]
async fn a_no_contact_order_blocks_a_measure_that_names_the_person() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let person = forbidden(&world, case).await.to_string();
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = begin(&world, &worker, case).await;
        let path = format!("/cases/{case}/plan/draft/goals/{goal}/measures");
        worker
            .get(&format!("{path}/new"))
            .await
            .is(200)
            .has("Rita Demir, Kontaktverbot</option>");
        let words = "besteht ein Kontaktverbot";
        for (field, value) in [("person_id", person.as_str()), ("person", "rita  DEMIR")] {
            let mut fields = with(&MEASURE, "kind", "network_restore");
            fields.push((field, value));
            worker
                .post(&path, &fields)
                .await
                .is(422)
                .has(words)
                .has("Betreutes Wohnen anfragen");
        }
        let mut other = with(&MEASURE, "kind", "network_restore");
        other.push(("person", "Onkel Kemal"));
        worker.post(&path, &other).await.is(303);
    })
    .await;
}

/// A version of a plan that counts from `day`, with one measure for each of `by`.
async fn version(world: &World, case: CaseId, number: i64, day: Date, by: &[CarriedBy]) {
    let template = serde_json::json!({
        "id": world.ids().uuid(), "revision": 1, "domain": "housing", "need": "n", "words": "w",
        "why": "", "confidence": null, "first_step": "", "resource": "",
        "measures": by.iter().map(|by| serde_json::json!({
            "id": world.ids().uuid(), "revision": 1, "what": "m", "kind": "counselling",
            "carried_by": by, "partner": "", "person": "", "side": "outside", "areas": [],
            "from": null, "due": null, "resource": "", "target": "", "override_reason": "",
            "steps": [],
        })).collect::<Vec<_>>(),
    });
    let content = PlanContent {
        goals: vec![serde_json::from_value(template).unwrap()],
        ..PlanContent::default()
    };
    let row = VersionRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        number,
        state: VersionState::Issued,
        carried: carried(&content),
        content,
        created_at: world.now(),
        created_by: world.worker.id,
        created_by_name: String::new(),
        issued_on: Some(day),
        issued_by: Some(world.worker.id),
        revision: 1,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::plan::insert(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_report_tells_how_the_client_share_shifts_and_nothing_of_few_people() {
    on_each_engine(async |world| {
        use CarriedBy::{Client, Worker};
        let office = world.browser(&world.coordination).await;
        for number in 1..=5 {
            let sketch = Sketch {
                book_number: Some(Box::leak(format!("{number}/25").into_boxed_str())),
                ..Sketch::default()
            };
            let case = world.active_case(sketch).await;
            version(&world, case, 1, date(2026, 7, 10), &[Worker]).await;
            version(&world, case, 2, date(2026, 10, 10), &[Client, Worker]).await;
            if number == 4 {
                let few = office.get("/reports/carried").await;
                few.is(200).has("&#60; 5").has("zu wenige").lacks("50 %");
            }
        }
        office
            .get("/reports/carried")
            .await
            .is(200)
            .has("1. bis 3. Monat")
            .has("50 %")
            .has("100 %");
        let csv = office.get("/reports/carried/measures").await;
        csv.is(200)
            .has("1. bis 3. Monat;5;5;0 %;0 %;100 %;0 %")
            .has("4. bis 6. Monat;5;10;50 %;0 %;50 %;0 %")
            .has("7. bis 9. Monat;0;0;–");
        let worker = world.browser(&world.worker).await;
        worker.get("/reports/carried").await.is(403);
    })
    .await;
}

/// Draft with one measure whose partner is this.
async fn with_partner(world: &World, worker: &Browser, case: CaseId, partner: &str) {
    let [goal, _, _] = begin(world, worker, case).await;
    let mut fields = with(&MEASURE, "what", "Gespräch anbahnen");
    fields.push(("partner", partner));
    let path = format!("/cases/{case}/plan/draft/goals/{goal}/measures");
    worker.post(&path, &fields).await.is(303);
}

#[tokio::test]
async fn a_partner_whom_an_order_protects_is_refused_at_the_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        forbidden(&world, case).await;
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = begin(&world, &worker, case).await;
        let mut fields = with(&MEASURE, "carried_by", "partner");
        fields.push(("partner", "Frau Rita Demir"));
        worker
            .post(
                &format!("/cases/{case}/plan/draft/goals/{goal}/measures"),
                &fields,
            )
            .await
            .is(422)
            .has("besteht ein Kontaktverbot")
            .has("Frau Rita Demir");
    })
    .await;
}

#[tokio::test]
async fn a_version_is_not_settled_and_no_paper_made_while_a_measure_leads_to_somebody_protected() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        with_partner(&world, &worker, case, "Rita Demir").await;
        issue(&world, &worker, case).await.is(303);
        let paper = format!("/cases/{case}/papers/preview/plan/de");
        worker.get(&paper).await.is(200);
        // The order comes in afterwards: the next version takes the measures over.
        forbidden(&world, case).await;
        worker.get(&paper).await.is(422).has("Rita Demir");
        let plan = format!("/cases/{case}/plan");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let goals = content(&world, case).await.goals;
        let goal = &goals[0];
        let changed = with(&GOAL, "need", "keine Wohnung, keine Zusage");
        let mut changed = changed;
        let revision = goal.revision.to_string();
        changed.push(("revision", &revision));
        worker
            .post(&format!("{plan}/draft/goals/{}", goal.id), &changed)
            .await
            .is(303);
        issue(&world, &worker, case)
            .await
            .is(422)
            .has("Gespräch anbahnen")
            .has("Rita Demir");
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .has("Maßnahme: Gespräch anbahnen (Rita Demir)");
        let measure = &goal.measures[1];
        let revision = measure.revision.to_string();
        worker
            .post(
                &format!("{plan}/draft/items/{}/remove", measure.id),
                &[("revision", &revision)],
            )
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        worker.get(&paper).await.is(200);
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .lacks("Gespräch anbahnen");
    })
    .await;
}

#[tokio::test]
async fn a_goal_does_not_carry_its_measures_into_a_domain_that_somebody_else_holds() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, _, _] = begin(&world, &worker, case).await;
        biss(&world, case).await;
        let path = format!("/cases/{case}/plan/draft/goals/{goal}");
        let mut moved = with(&GOAL, "domain", "work");
        moved.push(("revision", "1"));
        worker
            .post(&path, &moved)
            .await
            .is(422)
            .has("braucht erst eine Begründung")
            .has("Betreutes Wohnen anfragen");
        assert_eq!(content(&world, case).await.goals[0].domain, "housing");
    })
    .await;
}

#[tokio::test]
async fn a_domain_that_was_given_away_meanwhile_is_noticed_when_a_version_is_settled() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let goals = format!("{plan}/draft/goals");
        worker
            .post(&goals, &with(&GOAL, "domain", "work"))
            .await
            .is(303);
        let goal = content(&world, case).await.goals[0].id;
        worker
            .post(&format!("{goals}/{goal}/measures"), &MEASURE)
            .await
            .is(303);
        biss(&world, case).await;
        issue(&world, &worker, case)
            .await
            .is(422)
            .has("B.I.S.S.")
            .has("Betreutes Wohnen anfragen");
    })
    .await;
}

#[tokio::test]
async fn the_id_of_a_step_is_no_measure() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let [goal, measure, step] = begin(&world, &worker, case).await;
        let goal_id = goal.to_string();
        let mut fields = MEASURE.to_vec();
        fields.push(("goal", &goal_id));
        fields.push(("revision", "1"));
        for other in [goal, step] {
            let path = format!("/cases/{case}/plan/draft/measures/{other}");
            let answer = worker.post(&path, &fields).await;
            assert_ne!(answer.status, 303, "{other} became a measure");
        }
        let measure_id = measure.to_string();
        let mut fields = STEP.to_vec();
        fields.push(("measure", &measure_id));
        fields.push(("revision", "1"));
        let path = format!("/cases/{case}/plan/draft/steps/{measure}");
        let answer = worker.post(&path, &fields).await;
        assert_ne!(answer.status, 303);
        let plan = content(&world, case).await;
        assert_eq!(plan.goals[0].measures.len(), 1);
        assert_eq!(plan.goals[0].measures[0].steps.len(), 1);
    })
    .await;
}
