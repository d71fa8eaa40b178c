//! Pages of the directory on which something is written: they are about no case.

use store::account::AccountRow;
use testkit::{Browser, World};

/// All of them, and who stands before them.
pub(super) async fn scenes<'w>(
    world: &'w World,
    worker: &Browser,
) -> Vec<(&'w AccountRow, String)> {
    let pages = pages(world, worker).await;
    pages
        .into_iter()
        .map(|page| (&world.worker, page))
        .collect()
}

async fn pages(world: &World, worker: &Browser) -> Vec<String> {
    let id = crate::partner::entered(worker, "Haus am Fluss", "Jena", &[]).await;
    let page = format!("/partners/{id}");
    let note = [("noted_on", "20.11.2026"), ("body", "Antwortet schnell.")];
    worker.post(&format!("{page}/notes"), &note).await.is(303);
    let site = world.sites[0].to_string();
    let activity = [
        ("kind", "visit"),
        ("held_on", "20.11.2026"),
        ("minutes", "60"),
        ("site", site.as_str()),
        ("outcome", "Kennengelernt."),
    ];
    worker.post("/partners/activities", &activity).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let notes = store::partner::note::of_partner(&mut tx, id, 1).await;
    let acted = store::partner::activity::page(&mut tx, world.carrier, None, 1).await;
    vec![
        "/partners/new".to_owned(),
        page.clone(),
        format!("{page}/edit"),
        format!("{page}/close"),
        format!("{page}/notes/{}", notes.unwrap()[0].id),
        "/partners/activities/new".to_owned(),
        format!("/partners/activities/{}", acted.unwrap()[0].id),
    ]
}
