//! One lead at any time (P15a), after any sequence of steps and with two people at once.

use app::assignment::{Assignment, seen};
use domain::ids::CaseId;
use jiff::civil::date;
use store::account::AccountRow;
use testkit::{Sketch, World, on_each_engine};

use super::{check_team, row, third_worker};

/// A small deterministic source of choices.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

async fn random_step(world: &World, people: &[AccountRow], case: CaseId, dice: &mut Dice) {
    let one = |dice: &mut Dice| people[usize::try_from(dice.roll(3)).unwrap()].clone();
    let (app, office) = (&world.app, world.ctx(&world.coordination).await);
    // Refusals and problems are part of the game; what must hold is checked after each step.
    match dice.roll(6) {
        0 | 1 => {
            let typed = Assignment {
                lead: one(dice).id.to_string(),
                deputy: match dice.roll(3) {
                    0 => String::new(),
                    _ => one(dice).id.to_string(),
                },
                reason: "Würfel".to_owned(),
                seen: seen(&row(world, case).await),
            };
            let _ = app::assignment::assign(app, &office, case, &typed).await;
        }
        2 => {
            let mut typed = super::offered(world);
            typed.to = one(dice).id.to_string();
            let _ = app::assignment::offer(app, &office, case, &typed).await;
        }
        3 | 4 => {
            let receiver = world.ctx(&one(dice)).await;
            let mut tx = app.store.read().await.unwrap();
            let user = receiver.actor.user;
            let mut offers = store::handover::of_case(&mut tx, case).await.unwrap();
            let open = store::handover::HandoverState::Open;
            offers.retain(|one| one.state() == open && one.to == user);
            drop(tx);
            if let Some(offer) = offers.first().filter(|_| dice.roll(2) == 0) {
                // Asking back and opening an offer leaves the lead where it is.
                let _ = app::assignment::ask(app, &receiver, offer.id, "Wer?").await;
                let _ = app::assignment::handover_view(app, &receiver, offer.id).await;
            }
            for offer in offers {
                if dice.roll(3) == 0 {
                    let _ = app::assignment::decline(app, &receiver, offer.id, "nein").await;
                } else {
                    let _ =
                        app::assignment::accept(app, &receiver, offer.id, "", (None, None)).await;
                }
            }
        }
        _ => {
            let user = one(dice).id;
            let mut tx = app.store.read().await.unwrap();
            let account = store::account::by_id(&mut tx, user).await.unwrap().unwrap();
            drop(tx);
            let until = (dice.roll(2) == 0).then_some(date(2026, 12, 4));
            let version = account.version;
            app::assignment::set_absence(app, &office, user, until, version)
                .await
                .unwrap();
        }
    }
}

#[tokio::test]
async fn there_is_one_lead_after_any_sequence_of_steps() {
    on_each_engine(async |world| {
        let people = [
            world.worker.clone(),
            world.colleague.clone(),
            third_worker(&world).await,
        ];
        for seed in 0..4 {
            let case = world.active_case(Sketch::default()).await;
            let mut dice = Dice(seed);
            for _ in 0..40 {
                Box::pin(random_step(&world, &people, case, &mut dice)).await;
                check_team(&world, case).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn two_assignments_at_once_leave_one_lead() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let third = third_worker(&world).await;
        let shown = seen(&row(&world, case).await);
        let office = world.ctx(&world.coordination).await;
        let typed = |lead: &AccountRow| Assignment {
            lead: lead.id.to_string(),
            deputy: String::new(),
            reason: "gleichzeitig".to_owned(),
            seen: shown.clone(),
        };
        let (first, second) = (typed(&world.colleague), typed(&third));
        let (one, other) = tokio::join!(
            Box::pin(app::assignment::assign(&world.app, &office, case, &first)),
            Box::pin(app::assignment::assign(&world.app, &office, case, &second)),
        );
        assert!(one.is_ok() != other.is_ok(), "one of them is told");
        check_team(&world, case).await;
    })
    .await;
}
