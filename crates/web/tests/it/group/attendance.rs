//! Dates, who came, and whose name stands where.

use domain::{
    group::Attendance,
    ids::{CaseId, GroupOfferId},
};
use jiff::civil::date;
use store::group::attendance::AttendanceRow;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{dates, enrol, lead, make, named, roll};

/// Dates on four Tuesdays; the first is behind once the clock is set.
pub(super) async fn weekly(world: &World, browser: &Browser, offer: GroupOfferId) {
    let form = [
        ("date", "24.11.2026"),
        ("time", "14:00"),
        ("minutes", "90"),
        ("weeks", "4"),
        ("topic", "Nein sagen"),
    ];
    browser
        .post(&format!("/groups/{offer}/sessions"), &form)
        .await
        .is(303);
    assert_eq!(dates(world, offer).await.len(), 4);
}

async fn of_case(world: &World, case: CaseId) -> Vec<AttendanceRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::group::attendance::of_case(&mut tx, case)
        .await
        .unwrap()
}

#[tokio::test]
async fn dates_come_every_week_in_the_time_of_the_group_and_holidays_are_said() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "8").await;
        let path = format!("/groups/{offer}/sessions");
        let form = |day, weeks| {
            [
                ("date", day),
                ("time", "14:00"),
                ("minutes", "90"),
                ("weeks", weeks),
            ]
        };
        // Of both ends, nothing is stored if one of them lies outside.
        worker
            .post(&path, &form("01.11.2026", "1"))
            .await
            .is(422)
            .has("beginnt am 02.11.2026");
        worker
            .post(&path, &form("30.03.2027", "2"))
            .await
            .is(422)
            .has("endet am 31.03.2027");
        worker
            .post(&path, &form("24.11.2026", "27"))
            .await
            .is(422)
            .has("höchstens 26")
            .has("value=\"27\"");
        assert!(dates(&world, offer).await.is_empty());
        // Friday after Friday, over Christmas and New Year.
        let answer = worker.post(&path, &form("11.12.2026", "4")).await;
        assert!(answer.location.contains("group-flash-dates-holiday"));
        worker
            .get(&format!("/groups/{offer}"))
            .await
            .has("Feiertag: Neujahr")
            .has("Fr 25.12.2026, 14:00")
            .has("Fr 01.01.2027, 14:00");
        // Called off with its reason; the slower of two sees it.
        let session = dates(&world, offer).await[2].id;
        let edit = format!("{path}/{session}/edit");
        let off = |off| {
            [
                ("date", "25.12.2026"),
                ("time", "14:00"),
                ("minutes", "90"),
                ("off", off),
                ("version", "1"),
            ]
        };
        worker.post(&edit, &off("Weihnachten")).await.is(303);
        office
            .post(&edit, &off("Haus geschlossen"))
            .await
            .is(409)
            .has("<ins>Weihnachten</ins>")
            .has("Haus geschlossen");
        worker
            .get(&format!("/groups/{offer}"))
            .await
            .has("abgesagt")
            .has("Weihnachten");
        let mut after = off("");
        after[4] = ("version", "2");
        worker.post(&edit, &after).await.is(303);
        worker
            .get(&format!("/groups/{offer}"))
            .await
            .has("<del>Weihnachten</del>");
    })
    .await;
}

#[tokio::test]
async fn names_stand_only_where_their_case_may_be_seen() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let offer = make(&world, &office, "work", "8").await;
        let own = named(&world, "Demir").await;
        let other = named(&world, "Querbachner").await;
        for case in [own, other] {
            enrol(&office, case, offer).await.is(303);
        }
        lead(&world, other, world.colleague.id).await;
        weekly(&world, &office, offer).await;
        world.set_today(date(2026, 11, 25));
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let (page, sheet) = (
            format!("/groups/{offer}"),
            format!(
                "/groups/{offer}/sessions/{}",
                dates(&world, offer).await[0].id
            ),
        );
        worker
            .get(&page)
            .await
            .is(200)
            .has("Demir")
            .lacks("Querbachner")
            .has("1 weitere Person");
        worker
            .get(&sheet)
            .await
            .is(200)
            .has("Demir")
            .lacks("Querbachner")
            .has("1 weitere Person gehört zu diesem Termin");
        office.get(&sheet).await.has("Demir").has("Querbachner");
        // Entered for both at once by the office.
        let members = roll(&world, offer).await;
        let (first, second) = (members[0].id.to_string(), members[1].id.to_string());
        let both = [
            ("version", "0"),
            ("member-0", first.as_str()),
            ("attendance-0", "attended"),
            ("minutes-0", "60"),
            ("member-1", second.as_str()),
            ("attendance-1", "excused"),
        ];
        office.post(&sheet, &both).await.is(303);
        assert_eq!(of_case(&world, own).await[0].minutes, 60);
        assert_eq!(
            of_case(&world, other).await[0].attendance,
            Attendance::Excused
        );
    })
    .await;
}

#[tokio::test]
async fn a_case_names_nobody_else_and_nobody_writes_about_the_case_of_others() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let offer = make(&world, &office, "work", "8").await;
        let own = named(&world, "Demir").await;
        let other = named(&world, "Querbachner").await;
        for case in [own, other] {
            enrol(&office, case, offer).await.is(303);
        }
        lead(&world, other, world.colleague.id).await;
        weekly(&world, &office, offer).await;
        world.set_today(date(2026, 11, 25));
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let members = roll(&world, offer).await;
        let (first, second) = (members[0].id.to_string(), members[1].id.to_string());
        let session = dates(&world, offer).await[0].id;
        let sheet = format!("/groups/{offer}/sessions/{session}");
        let excused = [
            ("version", "0"),
            ("member-0", second.as_str()),
            ("attendance-0", "excused"),
        ];
        office.post(&sheet, &excused).await.is(303);
        office.get(&sheet).await.is(200);
        // In a case stands its own client and nobody else, whoever reads it.
        for browser in [&office, &worker] {
            for path in [
                format!("/cases/{own}/groups"),
                format!("/cases/{own}/groups/{first}"),
                format!("/cases/{own}/groups/new"),
            ] {
                browser
                    .get(&path)
                    .await
                    .is(200)
                    .lacks("Querbachner")
                    .lacks(&second)
                    .lacks(&other.to_string());
            }
        }
        // Nobody writes about a case that they may not change, even if they know its ids.
        let stolen = [
            ("version", "1"),
            ("member-0", second.as_str()),
            ("attendance-0", "unexcused"),
            ("why", "so"),
        ];
        worker.post(&sheet, &stolen).await;
        assert_eq!(
            of_case(&world, other).await[0].attendance,
            Attendance::Excused
        );
        // The log of a case knows that it was shown and written about, and names nobody.
        let log = world.log(Some(other)).await;
        let has = |action: &str| log.iter().any(|one| one.action == action);
        assert!(has("group.attend") && has("group.sheet"));
        let told = |one: &store::log::LogEntry| one.detail.contains("Querbachner");
        assert!(!log.iter().any(told));
    })
    .await;
}

#[tokio::test]
async fn absences_count_and_are_corrected_with_a_reason() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "8").await;
        let case = world.active_case(Sketch::default()).await;
        enrol(&worker, case, offer).await.is(303);
        weekly(&world, &worker, offer).await;
        let all = dates(&world, offer).await;
        let member = roll(&world, offer).await[0].id.to_string();
        let sheet = |at: usize| format!("/groups/{offer}/sessions/{}", all[at].id);
        let mark = |attendance, minutes, version, why| {
            [
                ("member-0", member.as_str()),
                ("attendance-0", attendance),
                ("minutes-0", minutes),
                ("version", version),
                ("why", why),
            ]
        };
        // Not before it took place.
        let early = mark("attended", "", "0", "");
        worker.post(&sheet(0), &early).await.is(422);
        world.set_today(date(2026, 12, 2));
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        worker
            .post(&sheet(0), &mark("excused", "30", "0", ""))
            .await
            .is(422)
            .has("hat keine Minuten")
            .has("value=\"30\"");
        worker
            .post(&sheet(0), &mark("unexcused", "", "0", ""))
            .await
            .is(303);
        worker
            .post(&sheet(1), &mark("attended", "", "0", ""))
            .await
            .is(303);
        worker
            .get(&format!("/cases/{case}/groups"))
            .await
            .has("1 Termin da (1:30 Stunden)")
            .has("1 ohne Absage gefehlt");
        // A correction says why; the slower of two sees what stands there.
        let excused = mark("excused", "", "1", "");
        worker
            .post(&sheet(0), &excused)
            .await
            .is(422)
            .has("einen Grund angeben");
        office
            .post(&sheet(0), &mark("organisational", "", "0", "x"))
            .await
            .is(409)
            .has("<ins>ohne Absage</ins>");
        worker
            .post(&sheet(0), &mark("excused", "", "1", "Attest kam später"))
            .await
            .is(303);
        worker
            .get(&format!("/cases/{case}/groups/{member}"))
            .await
            .has("1 entschuldigt gefehlt")
            .has("<del>ohne Absage</del>")
            .has("Attest kam später");
    })
    .await;
}

#[tokio::test]
async fn a_catch_up_makes_up_for_an_absence() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "8").await;
        let case = world.active_case(Sketch::default()).await;
        enrol(&worker, case, offer).await.is(303);
        weekly(&world, &worker, offer).await;
        let all = dates(&world, offer).await;
        let member = roll(&world, offer).await[0].id.to_string();
        let sheet = |at: usize| format!("/groups/{offer}/sessions/{}", all[at].id);
        let mark = |attendance, minutes| {
            [
                ("member-0", member.as_str()),
                ("attendance-0", attendance),
                ("minutes-0", minutes),
                ("version", "0"),
            ]
        };
        world.set_today(date(2026, 12, 2));
        let worker = world.browser(&world.worker).await;
        for (at, attendance) in [(0, "excused"), (1, "attended")] {
            worker.post(&sheet(at), &mark(attendance, "")).await.is(303);
        }
        // What took place cannot be called off any more.
        let off = [
            ("date", "24.11.2026"),
            ("time", "14:00"),
            ("off", "krank"),
            ("version", "1"),
        ];
        worker
            .post(&format!("{}/edit", sheet(0)), &off)
            .await
            .is(422)
            .has("schon Anwesenheit eingetragen");
        let missed = all[0].id.to_string();
        worker
            .get(&format!("/groups/{offer}/sessions/new?for={missed}"))
            .await
            .is(200)
            .has("holt den 24.11.2026 nach");
        let catch_up = [
            ("date", "01.12.2026"),
            ("time", "17:00"),
            ("minutes", "90"),
            ("for", missed.as_str()),
        ];
        worker
            .post(&format!("/groups/{offer}/sessions"), &catch_up)
            .await
            .is(303);
        let made_up = dates(&world, offer).await;
        let made_up = made_up.iter().find(|one| one.instead_of == Some(all[0].id));
        let made_up = made_up.unwrap().id;
        worker
            .post(
                &format!("/groups/{offer}/sessions/{made_up}"),
                &mark("attended", "45"),
            )
            .await
            .is(303);
        worker
            .get(&format!("/cases/{case}/groups/{member}"))
            .await
            .has("2 Termine da (2:15 Stunden)")
            .has("1 entschuldigt gefehlt")
            .has("1 nachgeholt")
            .has("holt den 24.11.2026 nach")
            .has("45 Minuten");
    })
    .await;
}
