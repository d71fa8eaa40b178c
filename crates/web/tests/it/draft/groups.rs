//! Forms of groups: an offer, its dates, who came, the end of a membership.

use domain::ids::CaseId;
use store::account::AccountRow;
use testkit::{Browser, World};

use crate::group::{enrol, make};

pub(super) async fn pages<'a>(
    world: &'a World,
    case: CaseId,
    (office, worker): (&Browser, &Browser),
) -> Vec<(&'a AccountRow, String)> {
    let offer = make(world, office, "work", "8").await;
    enrol(worker, case, offer).await.is(303);
    let sessions = format!("/groups/{offer}/sessions");
    let date = [("date", "23.11.2026"), ("time", "08:00")];
    worker.post(&sessions, &date).await.is(303);
    let (member, session) = {
        let mut tx = world.app.store.read().await.unwrap();
        let members = store::group::member::of_offer(&mut tx, offer)
            .await
            .unwrap();
        let dates = store::group::session::of_offer(&mut tx, offer)
            .await
            .unwrap();
        (members[0].id.to_string(), dates[0].id)
    };
    let came = [
        ("version", "0"),
        ("member-0", member.as_str()),
        ("attendance-0", "attended"),
    ];
    let sheet = format!("{sessions}/{session}");
    worker.post(&sheet, &came).await.is(303);
    vec![
        (&world.coordination, "/groups/new".to_owned()),
        (&world.coordination, format!("/groups/{offer}/edit")),
        (&world.worker, format!("{sessions}/new")),
        (&world.worker, format!("{sheet}/edit")),
        (&world.worker, sheet),
        (&world.worker, format!("/cases/{case}/groups/{member}")),
    ]
}
