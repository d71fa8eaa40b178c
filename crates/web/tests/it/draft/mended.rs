//! Forms that correct or strike what was entered wrongly; the case has a network and a plan already.

use domain::{
    contact::ContactKind,
    ids::{CaseId, LeaveId},
    reach::ReachStep,
};
use store::reach::AttemptRow;
use testkit::{Browser, World};

pub(super) async fn pages(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let path = format!("/cases/{case}");
    let mut tx = world.app.store.read().await.unwrap();
    let person = store::network::of_case(&mut tx, case).await.unwrap()[0].person;
    drop(tx);
    let leave = [
        ("kind", "accompanied"),
        ("purpose", "family"),
        ("day", "11.12.2026"),
        ("from", "09:00"),
        ("to", "15:00"),
    ];
    for (form, fields) in [
        (
            format!("network/people/{person}/contact"),
            vec![("on", "20.11.2026"), ("kind", "phone")],
        ),
        (
            "plan/pause".to_owned(),
            vec![
                ("from", "20.11.2026"),
                ("until", "14.12.2026"),
                ("kind", "transfer"),
            ],
        ),
        (
            "concerns".to_owned(),
            vec![("topic", "Handy"), ("asked", "Läuft der Vertrag noch?")],
        ),
        ("leaves".to_owned(), leave.to_vec()),
    ] {
        let answer = worker.post(&format!("{path}/{form}"), &fields).await;
        assert_eq!(answer.status, 303, "{form}: {}", answer.body);
    }
    let mut tx = world.app.store.read().await.unwrap();
    let leaves = store::leave::of_case(&mut tx, case).await.unwrap();
    let leave = leaves.last().unwrap().id;
    drop(tx);
    let off = [("to", "cancelled"), ("words", "Krank"), ("version", "1")];
    worker
        .post(&format!("{path}/leaves/{leave}/step"), &off)
        .await
        .is(303);
    let applied = applied_for(world, case, worker).await;
    let attempt = tried(world, case).await;
    let mut tx = world.app.store.read().await.unwrap();
    let contact = store::network::contact::of_case(&mut tx, case)
        .await
        .unwrap()[0]
        .id;
    let order = store::network::order::of_case(&mut tx, case).await.unwrap()[0].id;
    let pause = store::plan::pauses(&mut tx, case).await.unwrap()[0].id;
    let concern = store::concern::page(&mut tx, case, None, 1).await.unwrap()[0].id;
    let page = store::note::NotePage {
        limit: 1,
        ..store::note::NotePage::default()
    };
    let note = store::note::page(&mut tx, case, &page).await.unwrap()[0].id;
    vec![
        format!("network/contacts/{contact}"),
        format!("network/orders/{order}/correct"),
        format!("leaves/{leave}/ending"),
        format!("leaves/{applied}/decision"),
        format!("reach/{attempt}"),
        format!("plan/pauses/{pause}"),
        format!("notes/{note}/strike"),
        format!("concerns/{concern}/strike"),
    ]
}

/// A leave that is applied for.
async fn applied_for(world: &World, case: CaseId, worker: &Browser) -> LeaveId {
    let path = format!("/cases/{case}/leaves");
    let leave = [
        ("kind", "unaccompanied"),
        ("purpose", "office"),
        ("day", "14.12.2026"),
        ("from", "09:00"),
        ("to", "15:00"),
    ];
    worker.post_sure(&path, &leave).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let leaves = store::leave::of_case(&mut tx, case).await.unwrap();
    drop(tx);
    let leave = leaves.last().unwrap().id;
    let sent = [("to", "applied"), ("on", "23.11.2026"), ("version", "1")];
    let step = format!("{path}/{leave}/step");
    worker.post(&step, &sent).await.is(303);
    leave
}

/// An attempt to reach somebody.
async fn tried(world: &World, case: CaseId) -> domain::ids::ReachAttemptId {
    let row = AttemptRow {
        id: world.ids().next(),
        step: ReachStep::SameDay,
        way: ContactKind::Phone,
        on: world.today(),
        struck: false,
        recorded_at: world.now(),
        recorded_by: world.worker.id,
        recorded_by_name: String::new(),
        version: 1,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::reach::insert(&mut tx, world.carrier, case, &row)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    row.id
}
