//! What the history of a leave says about a change.

use testkit::{Sketch, on_each_engine};

use super::{fields, rows, with};

#[tokio::test]
async fn the_history_names_a_day_only_if_it_changed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("18.12.2026")).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let path = format!("{list}/{}", row.id);
        let route = with(
            fields("18.12.2026"),
            &[("route", "Mit dem Bus"), ("version", "1")],
        );
        worker.post(&path, &route).await.is(303);
        worker
            .get(&list)
            .await
            .has("23.11.2026 geändert (")
            .lacks("bisher 18.12.2026")
            .has("Mit dem Zug");
        let later = with(route.clone(), &[("from", "10:00"), ("version", "2")]);
        worker.post(&path, &later).await.is(303);
        worker
            .get(&list)
            .await
            .has("geändert (bisher Fr 18.12.2026, 09:00)");
        let moved = with(later.clone(), &[("day", "17.12.2026"), ("version", "3")]);
        worker.post(&path, &moved).await.is(303);
        worker.get(&list).await.has("geändert (bisher 18.12.2026)");
    })
    .await;
}
