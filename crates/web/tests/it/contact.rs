//! What lists show of contacts is computed alone when a contact changes, and is what computing the
//! whole case would give.

use app::{
    AppError,
    appointment::{Agreed, AppointmentRow, Outcome, Plan, Settlement},
    note::{Correction, NewNote, NoteContent},
    recompute::{Cause, recompute},
};
use domain::{
    Code,
    appointment::{AppointmentStatus, CancelledBy, OutcomeReason, Repeat},
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    ids::{AppointmentId, CaseId, ContactNoteId},
    reach::ReachStep,
};
use jiff::{SignedDuration, ToSpan, civil::date};
use store::{case::CaseRow, task::TaskRow};
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
            areas: vec!["housing".to_owned()],
            epistemic: EpistemicKind::Fact,
            body: format!("Gespräch {}", self.roll(1_000_000)),
        }
    }

    fn plan(&mut self, world: &World) -> Plan {
        let hours = 1 + i64::try_from(self.roll(24 * 50)).unwrap();
        Plan {
            agreed: Agreed {
                at: world.now() + SignedDuration::from_hours(hours),
                ends_at: None,
                kind: ContactKind::Office,
                place: String::new(),
                note: String::new(),
                person: None,
                partner: String::new(),
                bring: String::new(),
                way: String::new(),
                with_client: self.roll(4) > 0,
                worker: None,
                measure: None,
                in_group: false,
            },
            person: None,
            repeat: Repeat::Once,
            until: None,
            skip: Vec::new(),
            confirmed: true,
        }
    }

    fn outcome(&mut self, over: bool) -> Outcome {
        let status = match (over, self.roll(3)) {
            (true, 0) => AppointmentStatus::Held,
            (true, 1) => AppointmentStatus::Missed,
            _ => AppointmentStatus::Cancelled,
        };
        Outcome {
            reason: (status == AppointmentStatus::Missed).then_some(OutcomeReason::Unexcused),
            cancelled_by: (status == AppointmentStatus::Cancelled).then_some(CancelledBy::Client),
            ..Outcome::of(status)
        }
    }
}

async fn open(world: &World, case: CaseId) -> Vec<AppointmentRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::appointment::open(&mut tx, case).await.unwrap()
}

async fn settled(world: &World, case: CaseId) -> Vec<AppointmentRow> {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::appointment::settled(&mut tx, case, None, 1000)
        .await
        .unwrap();
    let wanted = |one: &AppointmentRow| one.result.status != AppointmentStatus::Moved;
    rows.into_iter().filter(wanted).collect()
}

/// Something that people do about contacts.
async fn happens(world: &World, dice: &mut Dice, case: CaseId) {
    let (app, ctx) = (&world.app, world.ctx(&world.worker).await);
    let planned = open(world, case).await;
    let former = settled(world, case).await;
    let deed = dice.roll(7);
    match (deed, planned.first(), former.first()) {
        (1, Some(one), _) | (2, _, Some(one)) => {
            let settlement = Settlement {
                version: one.version,
                outcome: dice.outcome(one.agreed.at <= world.now()),
                why: "Tippfehler".to_owned(),
                spent: None,
            };
            // A note says that it took place: that is struck first.
            let said = app::appointment::settle(app, &ctx, case, one.id, &settlement).await;
            assert!(
                matches!(said, Ok(()) | Err(AppError::Invalid(_))),
                "{said:?}"
            );
        }
        (3, Some(one), _) => {
            let plan = dice.plan(world);
            app::appointment::shift(app, &ctx, case, (one.id, one.version), plan)
                .await
                .unwrap();
        }
        (0..=3, _, _) => {
            let plan = dice.plan(world);
            app::appointment::plan(app, &ctx, case, plan).await.unwrap();
        }
        (4, _, _) => {
            let note = noted(world, dice, case, None).await;
            let correction = Correction {
                content: dice.note(world),
                reason: "Tippfehler".to_owned(),
                version: 1,
                confirmed: true,
            };
            app::note::correct(app, &ctx, case, note, correction)
                .await
                .unwrap();
        }
        (5, _, _) => {
            let step = dice.pick(ReachStep::ALL);
            let way = app::reach::ways(step)[0];
            match app::reach::tried(app, &ctx, case, step, way).await {
                Ok(()) => {}
                // There is nobody to be reached, so something else happens.
                Err(AppError::Refused(_)) => {
                    noted(world, dice, case, None).await;
                }
                Err(other) => panic!("{other}"),
            }
        }
        (_, settles, _) => {
            let over = settles.filter(|one| one.agreed.at <= world.now());
            noted(world, dice, case, over.map(|one| one.id)).await;
        }
    }
}

async fn noted(
    world: &World,
    dice: &mut Dice,
    case: CaseId,
    contact: Option<AppointmentId>,
) -> ContactNoteId {
    let new = NewNote {
        content: dice.note(world),
        contact,
        success: String::new(),
        confirmed: true,
    };
    let ctx = world.ctx(&world.worker).await;
    app::note::add(&world.app, &ctx, case, new).await.unwrap()
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
        let (mut steps, mut late) = (0, 0);
        for step in 0..80i64 {
            if step % 20 == 19 {
                let next = world.today().checked_add(1.day()).unwrap();
                world.set_today(next);
            }
            let case = dice.pick(&cases);
            Box::pin(happens(&world, &mut dice, case)).await;
            let ctx = world.ctx(&world.worker).await;
            let mut tx = world.app.store.write().await.unwrap();
            let before = as_it_is(&mut tx, case).await;
            let cause = Cause::of(&ctx, "nightly");
            recompute(&world.app, &mut tx, &cause, case, None)
                .await
                .unwrap();
            let (whole, tasks) = as_it_is(&mut tx, case).await;
            assert_eq!(whole, before.0, "step {step}");
            assert!(tasks == before.1, "tasks, step {step}");
            steps += i32::from(before.0.derived.reach_step > 0);
            late += i32::from(!before.0.derived.hints.is_empty());
        }
        assert!(steps > 0 && late > 0, "nothing that contacts say was seen");
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");
    })
    .await;
}
