//! The inbox, and reporting a person by hand.

pub(crate) mod correct;

use domain::case::CaseStatus;
use jiff::civil::date;
use testkit::{Sketch, World, on_each_engine};

const FORM: [(&str, &str); 11] = [
    ("family_name", "Arslan"),
    ("given_names", "Emre"),
    ("birth_date", "03.02.1998"),
    ("institution", "th-tonna"),
    ("book_number", "0815/25"),
    ("custody_start", "01.06.2025"),
    ("release_on", "24.06.2027"),
    ("release_place", "Erfurt"),
    ("programme", "puemas"),
    ("source", "client"),
    ("informed", "yes"),
];

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    other: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<(&str, &str)> = fields
        .iter()
        .filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name))
        .copied()
        .collect();
    all.extend(other);
    all
}

async fn logged(world: &World, action: &str) -> usize {
    let mut tx = world.app.store.read().await.unwrap();
    store::log::latest(
        &mut tx,
        world.carrier,
        store::log::LogFilter::All,
        None,
        500,
    )
    .await
    .unwrap()
    .iter()
    .filter(|one| one.entry.action == action)
    .count()
}

async fn cases(world: &World, status: CaseStatus) -> Vec<store::case::CaseRow> {
    let actor = world.actor(&world.coordination).await;
    let scope = access::scope(&actor, access::ListKind::Referrals);
    let mut tx = world.app.store.read().await.unwrap();
    store::referral::inbox(&mut tx, &scope, status, None, 1000)
        .await
        .unwrap()
}

async fn set_status(world: &World, case: domain::ids::CaseId, status: CaseStatus) {
    let mut tx = world.app.store.write().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    store::case::set_status(&mut tx, &row, status, &store::case::StatusChange::default())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_inbox_is_empty_at_first_and_says_where_people_come_from() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let page = browser.get("/referrals").await;
        page.is(200).has("Keine neuen Meldungen.").has("/imports");
        let page = browser.get("/referrals?show=waiting").await;
        page.is(200).has("Die Warteliste ist leer.");
    })
    .await;
}

#[tokio::test]
async fn the_inbox_tells_lead_time_source_and_what_is_missing() {
    on_each_engine(async |world| {
        let coordination = world.browser(&world.coordination).await;
        coordination.post("/referrals/new", &FORM).await.is(303);
        let page = coordination.get("/referrals").await;
        page.is(200)
            .has("Arslan, Emre")
            .has("in 7 Monaten")
            .has("Do 24.06.2027")
            .has("Intensivphase ab 24.12.2026")
            .has("eigener Wunsch")
            .has("1 neu, 0 in Klärung, 0 auf der Warteliste")
            .has("fehlen")
            .has("/clearing\"");
        assert_eq!(logged(&world, "referral.list").await, 1);
        let case = cases(&world, CaseStatus::Registered).await.remove(0);
        // Nothing is arranged yet, and lists say so from the first moment on.
        assert_eq!(case.derived.seam_status, 2);
        assert!(!case.derived.seam_detail.is_empty());
        coordination
            .get("/cases?stage=intake&in=none")
            .await
            .has("Arslan, Emre")
            .lacks("nicht benötigt");
        set_status(&world, case.id, CaseStatus::Waiting).await;
        coordination.get("/referrals").await.lacks("Arslan, Emre");
        coordination
            .get("/referrals?show=waiting")
            .await
            .has("Arslan, Emre");
    })
    .await;
}

#[tokio::test]
async fn a_prison_sees_its_own_people_and_no_criteria() {
    on_each_engine(async |world| {
        world.registered_case(Sketch::default()).await;
        let elsewhere = Sketch {
            family_name: "Vogt",
            institution: "th-hohenleuben",
            ..Sketch::default()
        };
        world.registered_case(elsewhere).await;
        let prison = world.browser(&world.prison).await;
        let page = prison.get("/referrals").await;
        page.is(200)
            .has("Demir, Jonas")
            .has("gemeldet")
            .lacks("Vogt")
            .lacks("fehlen")
            .lacks("/clearing")
            .lacks("/imports");
    })
    .await;
}

#[tokio::test]
async fn who_has_no_part_in_intake_is_refused() {
    on_each_engine(async |world| {
        for account in [&world.worker, &world.officer, &world.administrator] {
            let browser = world.browser(account).await;
            browser.get("/referrals").await.is(403);
            browser.get("/referrals/new").await.is(403);
            browser.post("/referrals/new", &FORM).await.is(403);
        }
        let stranger = world.stranger_browser();
        assert_eq!(
            stranger.get("/referrals").await.location,
            "/login?next=/referrals"
        );
        world.registered_case(Sketch::default()).await;
        let other = world.browser(&world.stranger).await;
        other.get("/referrals").await.is(200).lacks("Demir");
    })
    .await;
}

#[tokio::test]
async fn a_report_begins_a_case_with_everything_that_belongs_to_it() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.prison).await;
        browser
            .get("/referrals/new")
            .await
            .is(200)
            .has("JVA Tonna")
            .lacks("JVA Hohenleuben");
        let answer = browser.post("/referrals/new", &FORM).await;
        assert_eq!(answer.location, "/referrals?done=referral-flash-reported");
        let case = cases(&world, CaseStatus::Registered).await.remove(0);
        assert_eq!(case.family_name, "Arslan");
        assert_eq!(case.book_number.as_deref(), Some("0815/25"));
        assert_eq!(case.release_on, Some(date(2027, 6, 24)));
        assert_eq!(case.release_kind, None, "nobody has said why");
        let mut tx = world.app.store.read().await.unwrap();
        let referrals = store::referral::of_case(&mut tx, case.id).await.unwrap();
        assert_eq!(referrals[0].source, "client");
        assert!(referrals[0].own_wish);
        assert_eq!(referrals[0].informed, Some(true));
        let facts = store::fact::of_case(&mut tx, case.id).await.unwrap();
        assert_eq!(facts[0].name, "release_region");
        assert_eq!(facts[0].source, "die Person selbst");
        let forecasts = store::release::of_case(&mut tx, case.id).await.unwrap();
        assert_eq!(forecasts.len(), 1);
        drop(tx);
        assert_eq!(logged(&world, "referral.register").await, 1);
    })
    .await;
}

#[tokio::test]
async fn impossible_days_are_refused_at_the_field_and_everything_typed_is_kept() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        for (field, typed, says) in [
            ("birth_date", "31.02.1998", "gibt es nicht"),
            ("birth_date", "24.12.2026", "liegt in der Zukunft"),
            ("birth_date", "03.02.2020", "unter 14 Jahre"),
            (
                "custody_start",
                "01.06.2027",
                "Der Haftbeginn liegt in der Zukunft",
            ),
            (
                "release_on",
                "31.05.2025",
                "vor dem Haftbeginn am 01.06.2025",
            ),
            ("release_on", "24.06.2127", "mehr als 20 Jahre"),
            ("family_name", "", "Diese Angabe fehlt"),
            ("family_name", "4711", "ist kein Name"),
            ("programme", "gibtsnicht", "Möglichkeit auswählen"),
        ] {
            let sent = with(&FORM, &[(field, typed), ("note", "spricht <Kurdisch>")]);
            let page = browser.post("/referrals/new", &sent).await;
            page.is(422)
                .has(says)
                .has("spricht &#60;Kurdisch&#62;")
                .has("value=\"Emre\"")
                .has(&format!("id=\"{field}-error\""));
            if !typed.is_empty() && field != "programme" {
                page.has(&format!("value=\"{typed}\""));
            }
        }
        let neither = with(&FORM, &[("birth_date", ""), ("book_number", "")]);
        let page = browser.post("/referrals/new", &neither).await;
        page.is(422)
            .has("Geburtsdatum oder Buchnummer wird gebraucht");
        assert!(cases(&world, CaseStatus::Registered).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_prison_reports_only_for_itself() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.prison).await;
        let sent = with(&FORM, &[("institution", "th-hohenleuben")]);
        browser.post("/referrals/new", &sent).await.is(403);
        assert!(cases(&world, CaseStatus::Registered).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_known_person_with_a_running_case_is_not_registered_twice() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let same = [
            ("family_name", "DEMIR"),
            ("given_names", "Jonas"),
            ("birth_date", "14.05.1994"),
            ("book_number", "4711-25"),
        ];
        let page = browser.post("/referrals/new", &with(&FORM, &same)).await;
        page.is(422)
            .has("könnte schon bekannt sein")
            .has("läuft schon ein Fall")
            .has(&format!("/cases/{case}"))
            .has("value=\"DEMIR\"");
        // Even a form that was forged to say "the same person" makes no second case.
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        drop(tx);
        let client = row.client.to_string();
        let mut forged = with(&FORM, &same);
        forged.extend([("person", &*client), ("seen", &*client)]);
        browser
            .post("/referrals/new", &forged)
            .await
            .is(422)
            .has("Ein zweiter entsteht nicht");
        assert_eq!(cases(&world, CaseStatus::Registered).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_known_person_is_compared_and_then_referred_again_or_taken_for_somebody_else() {
    on_each_engine(async |world| {
        let former = world.registered_case(Sketch::default()).await;
        set_status(&world, former, CaseStatus::Rejected).await;
        let browser = world.browser(&world.coordination).await;
        let alike = [
            ("family_name", "Demier"),
            ("given_names", "Jonas"),
            ("birth_date", "14.05.1994"),
            ("book_number", "99/26"),
        ];
        let page = browser.post("/referrals/new", &with(&FORM, &alike)).await;
        page.is(422).has("klingt gleich").has("Dieselbe Person");
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, former).await.unwrap().unwrap();
        drop(tx);
        let client = row.client.to_string();
        // A decision about people who were not shown does not count.
        let mut blind = with(&FORM, &alike);
        blind.push(("person", "different"));
        browser.post("/referrals/new", &blind).await.is(422);
        let mut decided = with(&FORM, &alike);
        decided.extend([("person", &*client), ("seen", &*client)]);
        browser.post("/referrals/new", &decided).await.is(303);
        let new = cases(&world, CaseStatus::Registered).await.remove(0);
        assert_eq!(new.client, row.client);
        assert_eq!(new.previous_case, Some(former));
        let mut other = with(&FORM, &alike);
        other.extend([("person", "different"), ("seen", &*client)]);
        let page = browser.post("/referrals/new", &other).await;
        page.is(303);
        let all = cases(&world, CaseStatus::Registered).await;
        assert_eq!(all.iter().filter(|one| one.client != row.client).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn people_whom_the_reporter_may_not_see_are_neither_shown_nor_doubled() {
    on_each_engine(async |world| {
        let elsewhere = Sketch {
            institution: "th-hohenleuben",
            ..Sketch::default()
        };
        let case = world.registered_case(elsewhere).await;
        let prison = world.browser(&world.prison).await;
        let same = [
            ("family_name", "Demir"),
            ("given_names", "Jonas"),
            ("birth_date", "14.05.1994"),
        ];
        let answer = prison.post("/referrals/new", &with(&FORM, &same)).await;
        assert_eq!(answer.location, "/referrals?done=referral-flash-reported");
        assert_eq!(cases(&world, CaseStatus::Registered).await.len(), 1);
        let mut tx = world.app.store.read().await.unwrap();
        let referrals = store::referral::of_case(&mut tx, case).await.unwrap();
        assert_eq!(referrals.len(), 1);
        drop(tx);
        // Another carrier knows nobody of ours.
        let stranger = world.browser(&world.stranger).await;
        stranger
            .post("/referrals/new", &with(&FORM, &same))
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn the_inbox_goes_on_where_a_page_ends() {
    on_each_engine(async |world| {
        let ctx = world.ctx(&world.coordination).await;
        let mut tx = world.app.store.write().await.unwrap();
        for number in 0..60_u32 {
            let new = app::referral::NewReferral {
                person: app::referral::Person::New {
                    family_name: format!("Probe{number:02}"),
                    given_names: "Kim".to_owned(),
                    birth_date: Some(date(1990, 1, 1)),
                },
                custody: app::referral::Custody {
                    institution: "th-tonna".to_owned(),
                    ..app::referral::Custody::default()
                },
                episode: None,
                previous_case: None,
                programme: "puemas".to_owned(),
                // Some leave on the same day, some have no date.
                release: (number % 7 != 0).then(|| app::referral::Expected {
                    day: date(2027, 1, 1 + i8::try_from(number % 20).unwrap()),
                    kind: None,
                    confidence: domain::release::Confidence::Likely,
                }),
                release_place: None,
                source: app::referral::ReferralSource::Other,
                said_by: String::new(),
                import_batch: None,
                own_wish: false,
                informed: None,
                note: String::new(),
            };
            app::referral::register(&world.app, &mut tx, &ctx, &new)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let first = app::referral::inbox(&world.app, &ctx, CaseStatus::Registered, None)
            .await
            .unwrap();
        let second = app::referral::inbox(&world.app, &ctx, CaseStatus::Registered, first.next)
            .await
            .unwrap();
        assert_eq!((first.rows.len(), second.rows.len()), (50, 10));
        assert_eq!(second.next, None);
        let mut seen: Vec<_> = first
            .rows
            .iter()
            .chain(&second.rows)
            .map(|row| row.case.id)
            .collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 60);
        let browser = world.browser(&world.coordination).await;
        let page = browser.get("/referrals").await;
        let after = page.body.split("show=new&#38;after=").nth(1).unwrap();
        let after = after.split('"').next().unwrap();
        browser
            .get(&format!("/referrals?show=new&after={after}"))
            .await
            .is(200)
            .has("Termin unbekannt");
    })
    .await;
}
