//! The course of a case is looked through by who wrote and by day.

use app::assignment::Assignment;
use testkit::{Sketch, on_each_engine};

use super::{NOTE, row, with};

const COVER: &str = "Vertretung am Telefon";

#[tokio::test]
async fn the_course_is_looked_through_by_author_and_day() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let stands_in = Assignment {
            lead: world.worker.id.to_string(),
            deputy: world.colleague.id.to_string(),
            reason: "Urlaub".to_owned(),
            seen: app::assignment::seen(&row(&world, case).await),
        };
        let ctx = world.ctx(&world.coordination).await;
        app::assignment::assign(&world.app, &ctx, case, &stands_in)
            .await
            .unwrap();
        let lead = world.browser(&world.worker).await;
        let colleague = world.browser(&world.colleague).await;
        let path = format!("/cases/{case}/notes");
        lead.post(&path, &NOTE).await.is(303);
        let earlier = with(&with(&NOTE, "body", COVER), "date", "18.11.2026");
        colleague.post(&path, &earlier).await.is(303);

        let by = format!("{path}?by={}", world.colleague.id);
        lead.get(&by).await.is(200).has(COVER).lacks("zwei Monate");
        for (query, seen, unseen) in [
            ("from=19.11.2026", "zwei Monate", COVER),
            ("from=18.11.2026&to=18.11.2026", COVER, "zwei Monate"),
            ("to=18.11.2026", COVER, "zwei Monate"),
        ] {
            let answer = lead.get(&format!("{path}?{query}")).await;
            answer.is(200).has(seen).lacks(unseen);
        }
        let wrong = lead.get(&format!("{path}?from=31.11.2026")).await;
        wrong.is(422).has("Der November hat 30 Tage");
        wrong.has("value=\"31.11.2026\"");
    })
    .await;
}
