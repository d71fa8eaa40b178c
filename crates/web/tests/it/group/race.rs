//! Two ask for the last seat at the same moment.

use domain::group::MemberStatus;
use testkit::{World, again, on_each_engine};

use super::{make, named, roll};

/// How often each pair meets; the order in which they come differs every time.
const ROUNDS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_who_ask_for_the_last_seat_do_not_both_get_it() {
    on_each_engine(async |world| Box::pin(last_seat(world)).await).await;
}

async fn last_seat(world: World) {
    let office = world.browser(&world.coordination).await;
    let (worker, other) = (
        world.ctx(&world.worker).await,
        world.ctx(&world.coordination).await,
    );
    for _ in 0..ROUNDS {
        let offer = make(&world, &office, "work", "1").await;
        let (a, b) = (named(&world, "Demir").await, named(&world, "Hartwig").await);
        let (one, two) = tokio::join!(
            again(async || app::group::enrol(&world.app, &worker, a, (offer, None)).await),
            again(async || app::group::enrol(&world.app, &other, b, (offer, None)).await),
        );
        assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
        let members = roll(&world, offer).await;
        let seats = |status| members.iter().filter(|one| one.status == status).count();
        assert_eq!(members.len(), 2);
        assert_eq!(seats(MemberStatus::Member), 1);
        assert_eq!(seats(MemberStatus::Waiting), 1);
        // Who got the seat stands first.
        assert_eq!(members[0].status, MemberStatus::Member);
    }
}
