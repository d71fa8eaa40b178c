//! What lists show of contacts is computed alone when a contact changes, and is what computing the
//! whole case would give.

use app::{
    note::{Correction, NoteContent},
    planned_contact::Plan,
    recompute::{Cause, recompute},
};
use domain::{
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    ids::CaseId,
};
use jiff::{SignedDuration, ToSpan, civil::date};
use store::{case::CaseRow, planned_contact::PlannedContactRow, task::TaskRow};
use testkit::{Sketch, World, on_each_engine};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }

    fn note(&mut self, world: &World) -> NoteContent {
        let hours = i64::try_from(self.roll(24 * 60)).unwrap();
        NoteContent {
            at: world.now() - SignedDuration::from_hours(hours),
            kind: self.pick(&[ContactKind::Office, ContactKind::ThirdParty]),
            outcome: self.pick(&[ContactOutcome::Reached, ContactOutcome::Attempted]),
            place: String::new(),
            minutes: 10,
            travel_minutes: 0,
            domains: Vec::new(),
            epistemic: EpistemicKind::Fact,
            body: format!("Gespräch {}", self.roll(1_000_000)),
        }
    }

    fn plan(&mut self, world: &World) -> Plan {
        let hours = 1 + i64::try_from(self.roll(24 * 50)).unwrap();
        Plan {
            at: world.now() + SignedDuration::from_hours(hours),
            kind: ContactKind::Office,
            place: String::new(),
            note: String::new(),
        }
    }
}

async fn open(world: &World, case: CaseId) -> Vec<PlannedContactRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::planned_contact::open(&mut tx, case).await.unwrap()
}

/// Something that people do about contacts.
async fn happens(world: &World, dice: &mut Dice, case: CaseId) {
    let (app, ctx) = (&world.app, world.ctx(&world.worker).await);
    let planned = open(world, case).await;
    match (dice.roll(6), planned.first()) {
        (0, _) | (1 | 3, None) => {
            let plan = dice.plan(world);
            app::planned_contact::plan(app, &ctx, case, plan)
                .await
                .unwrap();
        }
        (1, Some(one)) => app::planned_contact::cancel(app, &ctx, case, one.id, one.version)
            .await
            .unwrap(),
        (3, Some(one)) => {
            let plan = dice.plan(world);
            app::planned_contact::shift(app, &ctx, case, one.id, one.version, plan)
                .await
                .unwrap();
        }
        (2, _) => {
            let content = dice.note(world);
            let note = app::note::add(app, &ctx, case, content, None)
                .await
                .unwrap();
            let correction = Correction {
                content: dice.note(world),
                reason: "Tippfehler".to_owned(),
                version: 1,
            };
            app::note::correct(app, &ctx, case, note, correction)
                .await
                .unwrap();
        }
        (_, settles) => {
            let content = dice.note(world);
            let contact = settles.map(|one| one.id);
            app::note::add(app, &ctx, case, content, contact)
                .await
                .unwrap();
        }
    }
}

async fn as_it_is(tx: &mut store::Tx, case: CaseId) -> (CaseRow, Vec<TaskRow>) {
    (
        store::case::by_id(tx, case).await.unwrap().unwrap(),
        store::task::of_case(tx, case).await.unwrap(),
    )
}

#[tokio::test]
async fn what_follows_from_a_contact_is_what_computing_the_whole_case_gives() {
    on_each_engine(async |world| {
        let mut dice = Dice(20_261_123);
        let mut cases = Vec::new();
        for release_on in [
            None,
            Some(date(2026, 11, 30)),
            Some(date(2026, 12, 31)),
            Some(date(2028, 1, 31)),
        ] {
            let sketch = Sketch {
                release_on,
                ..Sketch::default()
            };
            cases.push(world.active_case(sketch).await);
        }
        for step in 0..60i64 {
            if step % 20 == 19 {
                let next = world.today().checked_add(1.day()).unwrap();
                world.set_today(next);
            }
            let case = dice.pick(&cases);
            happens(&world, &mut dice, case).await;
            let ctx = world.ctx(&world.worker).await;
            let mut tx = world.app.store.write().await.unwrap();
            let before = as_it_is(&mut tx, case).await;
            let cause = Cause::of(&ctx, "nightly");
            recompute(&world.app, &mut tx, &cause, case, None)
                .await
                .unwrap();
            assert_eq!(as_it_is(&mut tx, case).await, before, "step {step}");
        }
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");
    })
    .await;
}
