//! Tests of `pages::standard` and of the report about standards.

use domain::contact::{ContactKind, ContactOutcome, EpistemicKind};
use jiff::civil::date;
use programme::standards::StandardState as S;
use store::note::{NoteContent, NoteRow};
use testkit::{Sketch, World, on_each_engine};

/// A visit that took place.
pub async fn met(world: &World, case: domain::ids::CaseId, day: jiff::civil::Date) {
    let at = i18n::from_berlin(day.at(10, 0, 0, 0));
    let row = NoteRow {
        id: world.ids().next(),
        content: NoteContent {
            at,
            kind: ContactKind::PrisonVisit,
            outcome: ContactOutcome::Reached,
            place: String::new(),
            minutes: 30,
            travel_minutes: 50,
            domains: Vec::new(),
            areas: Vec::new(),
            epistemic: EpistemicKind::Fact,
            body: "Gespräch".to_owned(),
        },
        recorded_at: at,
        recorded_by: world.worker.id,
        recorded_by_name: String::new(),
        version: 1,
        struck: None,
        about: None,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::note::insert(&mut tx, world.carrier, case, &row)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn standards_are_met_missed_or_deviate_with_a_reason() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        met(&world, case, date(2026, 7, 15)).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/standards");
        worker
            .get(&path)
            .await
            .is(200)
            .has("Ein gemeinsamer, unterschriebener Plan")
            .has("nicht eingehalten")
            .has("am 15.07.2026");
        let lines = {
            let ctx = world.ctx(&world.worker).await;
            app::standard::view(&world.app, &ctx, case)
                .await
                .unwrap()
                .lines
        };
        let state = |id: &str| {
            lines
                .iter()
                .find(|one| one.standard.id == id)
                .unwrap()
                .state
        };
        assert_eq!(state("plan_signed"), S::Missed);
        assert_eq!(state("close_from_six_months"), S::Met);
        assert_eq!(state("first_contact_outside"), S::NotYetDue);
        assert_eq!(state("contact_intensive"), S::Missed);

        worker
            .post(&path, &[("standard", "plan_signed"), ("reason", "")])
            .await
            .is(422);
        worker
            .post(&path, &[("standard", "no_such"), ("reason", "weil")])
            .await
            .is(422)
            .has("weil");
        let reason = "Plan liegt beim Sozialdienst vor.";
        worker
            .post(&path, &[("standard", "plan_signed"), ("reason", reason)])
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .is(200)
            .has("begründete Abweichung")
            .has(reason)
            .has("Anna Beispiel");
        // Inside the prison nobody sees how the office works.
        world.browser(&world.prison).await.get(&path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn before_admission_there_are_no_standards() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        let page = office.get(&format!("/cases/{case}/standards")).await;
        page.is(200).has("Sie gelten ab der Aufnahme");
    })
    .await;
}

#[tokio::test]
async fn the_report_counts_how_often_standards_were_kept() {
    on_each_engine(async |world| {
        for number in 0..6 {
            let sketch = Sketch {
                book_number: Some(Box::leak(format!("{number}/25").into_boxed_str())),
                ..Sketch::default()
            };
            let case = world.active_case(sketch).await;
            met(&world, case, date(2026, 7, 15)).await;
        }
        let office = world.browser(&world.coordination).await;
        let csv = office.get("/reports/standards/standards").await;
        csv.is(200);
        let line = |title: &str| {
            let found = csv.body.lines().find(|line| line.starts_with(title));
            found.unwrap_or_default().to_owned()
        };
        assert_eq!(
            line("Ab sechs Monaten"),
            "Ab sechs Monaten vor der Entlassung dicht begleitet;6;0;0;0;6;100 %"
        );
        assert_eq!(
            line("Ein gemeinsamer"),
            "Ein gemeinsamer, unterschriebener Plan;0;0;0;6;6;0 %"
        );
        office
            .get("/reports/standards")
            .await
            .is(200)
            .has("Büro erfurt");
    })
    .await;
}

/// What is confirmed with a hole behind the gate does not meet a standard about a security: what
/// the seam shows as open is not said to be settled.
#[tokio::test]
async fn a_security_with_a_hole_does_not_meet_its_standard() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let arrangements = format!("/cases/{case}/arrangements");
        let roof = async |from: &str, to: &str| {
            let fields = [
                ("what", "accommodation/hostel"),
                ("provider", "Wohnheim Beispielweg"),
                ("from", from),
                ("to", to),
                ("strength", "confirmed"),
                ("side", "outside"),
                ("evidence", "E-Mail vom 20.11."),
                ("epistemic", "fact"),
                ("confirmed", "yes"),
            ];
            worker.post(&arrangements, &fields).await.is(303);
        };
        let state = async || {
            let ctx = world.ctx(&world.worker).await;
            let found = app::standard::view(&world.app, &ctx, case).await.unwrap();
            let mut lines = found.lines.into_iter();
            let line = lines
                .find(|one| one.standard.id == "roof_confirmed")
                .unwrap();
            (line.state, line.met_on)
        };
        roof("05.01.2027", "").await;
        assert_eq!(state().await, (S::NotYetDue, None));
        roof("31.12.2026", "04.01.2027").await;
        assert_eq!(state().await, (S::Met, Some(world.today())));
    })
    .await;
}
