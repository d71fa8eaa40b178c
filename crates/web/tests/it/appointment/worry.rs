//! Who came late, and what gives cause for worry: said with the outcome, taken up as a concern, corrected
//! with a trail.

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use super::{PLAN, get, held, open, with};

const WORRY: &str = "Schläft seit Tagen kaum";

#[tokio::test]
async fn being_late_and_a_worry_are_said_and_the_worry_becomes_a_concern() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post_sure(&list, &PLAN).await.is(303);
        let first = open(&world, case).await[0].id;
        world.set_today(date(2026, 11, 27));
        let worker = world.browser(&world.worker).await;
        let path = format!("{list}/{first}/result");
        let said = with(&held("1"), &[("late", "601"), ("worry", WORRY)]);
        let refused = worker.post(&path, &said).await;
        refused.is(422).has("zu groß").has(WORRY);
        let said = with(&said, &[("late", "20")]);
        worker.post(&path, &said).await.is(303);

        let concern = format!("/cases/{case}/concerns/new?appointment={first}");
        let page = worker.get(&list).await;
        page.has("20 Minuten zu spät").has(WORRY).has(&concern);
        worker.get(&concern).await.is(200).has(WORRY);
        // It waits on the case and on the day until it is a concern.
        let told = "gab etwas Anlass zur Sorge";
        worker.get(&format!("/cases/{case}")).await.has(told);
        worker.get("/day").await.has("Anlass zur Sorge ansehen");
        let fields = [("topic", "Schlaf"), ("asked", WORRY)];
        let written = format!("/cases/{case}/concerns");
        worker.post(&written, &fields).await.is(303);
        worker.get(&format!("/cases/{case}")).await.lacks(told);

        // Who has it in another case finds nothing.
        let other = world.active_case(Sketch::default()).await;
        let strange = format!("/cases/{other}/concerns/new?appointment={first}");
        worker.get(&strange).await.is(404);

        // Who did not come was not late.
        let missed = [
            ("status", "missed"),
            ("reason", "unexcused"),
            ("why", "verwechselt"),
        ];
        let missed = with(&with(&said, &missed), &[("version", "2"), ("worry", "")]);
        worker.post(&path, &missed).await.is(303);
        let row = get(&world, case, first).await;
        assert_eq!(
            (row.result.late_minutes, row.result.worry.as_str()),
            (0, "")
        );
        let page = worker.get(&list).await;
        page.has("20 Minuten zu spät").has(WORRY).lacks(&concern);
    })
    .await;
}
