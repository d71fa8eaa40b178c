//! Tests of `pages::leave`.

mod decided;
mod doubts;
mod ending;
mod measure;
mod mend;
mod prison;
mod trail;

use domain::{
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};
use jiff::civil::date;
use store::leave::LeaveRow;
use testkit::{Browser, Sketch, World, on_each_engine};

pub async fn rows(world: &World, case: CaseId) -> Vec<LeaveRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::leave::of_case(&mut tx, case).await.unwrap()
}

pub fn fields(day: &str) -> Vec<(&str, &str)> {
    vec![
        ("kind", "accompanied"),
        ("purpose", "employer"),
        ("about", "Probearbeit in der Küche"),
        ("day", day),
        ("from", "09:00"),
        ("to", "15:00"),
        ("times", "1"),
        ("companion", "Anna Beispiel"),
        ("route", "Mit dem Zug"),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    for (name, value) in more {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    fields
}

pub fn step_path(case: CaseId, leave: LeaveId) -> String {
    format!("/cases/{case}/leaves/{leave}/step")
}

pub async fn take(
    browser: &Browser,
    path: &str,
    to: &str,
    more: &[(&str, &str)],
) -> testkit::Answer {
    let start = vec![("to", to), ("on", "23.11.2026")];
    browser.post(path, &with(start, more)).await
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one course from the plan to what came of it"
)]
async fn a_series_is_planned_applied_for_approved_and_taken() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.get(&list).await.is(200).has("Kein Ausgang geplant");
        worker
            .get(&format!("{list}/new"))
            .await
            .is(200)
            .has("14 Tage vorher");
        let three = with(fields("04.12.2026"), &[("times", "3")]);
        worker.post(&list, &three).await.is(303);
        let all = rows(&world, case).await;
        let days: Vec<_> = all
            .iter()
            .map(|row| i18n::berlin_date(row.starts_at))
            .collect();
        assert_eq!(
            days,
            [date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18)]
        );
        assert!(all[0].series.is_some() && all[0].series == all[2].series);
        // Fourteen days before the 4th was the 20th; before the 11th is this Friday.
        worker
            .get(&list)
            .await
            .has("Reihe: 2 von 3")
            .has("seit 3 Tagen überfällig")
            .has("in 4 Tagen hinaus")
            .has("3 Ausgänge");

        let path = step_path(case, all[1].id);
        worker
            .get(&format!("{path}?to=applied"))
            .await
            .is(200)
            .has("Beantragt am");
        take(&worker, &path, "applied", &[("version", "1")])
            .await
            .is(303);
        // The prison sees what it decides about, and decides.
        let prison = world.browser(&world.prison).await;
        prison
            .get(&list)
            .await
            .is(200)
            .has("Vorstellung beim Arbeitgeber")
            .has("stellt ihn oder verschiebt den Ausgang")
            .lacks("Bitte beantragen")
            .has("Anna Beispiel")
            .lacks("Probearbeit in der Küche")
            .lacks("?to=cancelled");
        let approve = format!("{path}?to=approved");
        prison.get(&approve).await.is(200);
        take(&prison, &path, "approved", &[("version", "2")])
            .await
            .is(422)
            .has("Diese Angabe fehlt");
        let by = [
            ("version", "2"),
            ("by", "Abteilungsleitung"),
            ("conditions", "Rückkehr bis 16 Uhr"),
        ];
        let early = with(by.to_vec(), &[("on", "20.11.2026")]);
        take(&prison, &path, "approved", &early)
            .await
            .is(422)
            .has("Beantragt wurde am 23.11.2026")
            .has("Rückkehr bis 16 Uhr");
        take(&prison, &path, "approved", &by).await.is(303);
        worker
            .get(&list)
            .await
            .has("Rückkehr bis 16 Uhr")
            .has("genehmigt");

        // Two at once: the slower sees what stands now and keeps the own words.
        let slow = [("version", "2"), ("words", "Klappt nicht")];
        take(&worker, &path, "cancelled", &slow)
            .await
            .is(409)
            .has("Klappt nicht")
            .has("Abteilungsleitung");
        let early = [("version", "3"), ("words", "Gut gelaufen")];
        take(&worker, &path, "took_place", &early)
            .await
            .is(422)
            .has("erst am 11.12.2026");
        world.set_today(date(2026, 12, 14));
        let worker = world.browser(&world.worker).await;
        take(&worker, &path, "took_place", &early).await.is(303);
        worker
            .get(&list)
            .await
            .has("Durchgeführt: 1.")
            .has("Gut gelaufen");
        let taken = rows(&world, case).await;
        assert_eq!(taken[1].status, LeaveStatus::TookPlace);
        // What took place is over.
        take(
            &worker,
            &path,
            "cancelled",
            &[("version", "4"), ("words", "x")],
        )
        .await
        .is(422);
        let prison = world.browser(&world.prison).await;
        prison.get(&list).await.lacks("Gut gelaufen");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let (custody, release) = {
            let mut tx = world.app.store.read().await.unwrap();
            let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
            (row.custody_start.unwrap(), row.release_on.unwrap())
        };
        let texts = i18n::texts(i18n::Lang::De);
        let before = texts.date(custody.yesterday().unwrap());
        let on_release = texts.date(release);
        for (more, text) in [
            (
                vec![("to", "08:00")],
                "Das Ende liegt nicht nach dem Anfang",
            ),
            (vec![("day", before.as_str())], "Die Haft hat am"),
            (vec![("day", on_release.as_str())], "Die Entlassung ist am"),
            (vec![("day", "")], "Diese Angabe fehlt"),
            (vec![("day", "31.11.2026")], "30 Tage"),
            (vec![("from", "25:00")], "25:00"),
            (vec![("times", "13")], "höchstens 12"),
            (vec![("last-day", "05.12.2026")], "Nur ein Langzeitausgang"),
            (
                vec![("last-day", "03.12.2026")],
                "Das Ende liegt vor dem Anfang",
            ),
            (vec![("purpose", "other"), ("about", "")], "worum es geht"),
            (vec![("person", "nobody")], "steht nicht im Umfeld"),
            (
                vec![("person", "0193aaaa-0000-7000-8000-00000000dead")],
                "steht nicht im Umfeld",
            ),
            (
                vec![("arrangement", "x")],
                "Diese Sicherung gibt es nicht mehr",
            ),
        ] {
            let answer = worker.post(&list, &with(fields("04.12.2026"), &more)).await;
            answer.is(422).has(text).has("Mit dem Zug");
        }
        assert!(rows(&world, case).await.is_empty());
        // A public holiday is asked about once.
        let holiday = fields("25.12.2026");
        let asked = worker.post(&list, &holiday).await;
        asked.is(422).has("Weihnachtstag").has("Trotzdem speichern");
        worker.post_sure(&list, &holiday).await.is(303);
        let row = rows(&world, case).await.remove(0);
        // Without a companion there is no accompanied leave to apply for.
        let alone = with(fields("25.12.2026"), &[("companion", ""), ("version", "1")]);
        let change = format!("{list}/{}", row.id);
        worker.get(&change).await.is(200).has("25.12.2026");
        worker.post_sure(&change, &alone).await.is(303);
        worker.post_sure(&change, &alone).await.is(409);
        let path = step_path(case, row.id);
        take(&worker, &path, "applied", &[("version", "2")])
            .await
            .is(422)
            .has("zuerst die Begleitung")
            .lacks("on-error")
            .has(&format!("<a href=\"{change}\">Begleitung eintragen</a>"));
        take(&worker, &path, "approved", &[("version", "2"), ("by", "x")])
            .await
            .is(422);
        take(&worker, &path, "cancelled", &[("version", "2")])
            .await
            .is(422)
            .has("einen Grund");
    })
    .await;
}

#[tokio::test]
async fn a_no_contact_order_forbids_the_leave_on_its_days() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let network = format!("/cases/{case}/network");
        let tie = [
            ("name", "Lena S."),
            ("kind", "person"),
            ("role", "partner"),
            ("closeness", "outer"),
            ("quality", "burdening"),
            ("wish", "wanted"),
            ("consent", "not_asked"),
            ("since", "01.09.2026"),
        ];
        worker.post(&network, &tie).await.is(303);
        let person = {
            let mut tx = world.app.store.read().await.unwrap();
            let all = store::network::of_case(&mut tx, case).await.unwrap();
            all[0].person.to_string()
        };
        let to_her = |day| with(fields(day), &[("person", &*person), ("purpose", "family")]);
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &to_her("18.12.2026")).await.is(303);
        let order = [
            ("person", person.as_str()),
            ("basis", "protection"),
            ("issued-by", "Amtsgericht"),
            ("from", "01.12.2026"),
            ("until", "18.12.2026"),
        ];
        worker
            .post(&format!("{network}/orders"), &order)
            .await
            .is(303);
        worker
            .post(&list, &to_her("11.12.2026"))
            .await
            .is(422)
            .has("Lena S.: Ein Kontaktverbot gilt bis 18.12.2026")
            .has("Mit dem Zug");
        worker.post(&list, &to_her("21.12.2026")).await.is(303);
        // What was planned before the order came cannot be applied for, and is marked.
        let planned = rows(&world, case).await.remove(0);
        worker.get(&list).await.has("Kontaktverbot");
        let path = step_path(case, planned.id);
        take(&worker, &path, "applied", &[("version", "1")])
            .await
            .is(422)
            .has("Ein Kontaktverbot gilt bis");
        let ctx = world.ctx(&world.worker).await;
        let paper = app::leave::for_paper(&world.app, &ctx, case, planned.id).await;
        assert!(matches!(paper, Err(app::AppError::Refused(_))));
        let other = rows(&world, case).await.remove(1);
        let paper = app::leave::for_paper(&world.app, &ctx, case, other.id).await;
        // Without her consent the paper does not name her, and says so to whoever makes it.
        let paper = paper.unwrap();
        assert_eq!(paper.person, None);
        assert_eq!(paper.left_out[0].name, "Lena S.");
    })
    .await;
}

#[tokio::test]
async fn others_do_not_see_leaves_and_the_prison_does_not_plan() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("04.12.2026")).await.is(303);
        let leave = rows(&world, case).await.remove(0).id;
        let prison = world.browser(&world.prison).await;
        prison.get(&list).await.is(200).lacks("Ausgang planen");
        prison.get(&format!("{list}/new")).await.is(403);
        prison.post(&list, &fields("11.12.2026")).await.is(403);
        let path = step_path(case, leave);
        take(&prison, &path, "applied", &[("version", "1")])
            .await
            .is(403);
        for outsider in [&world.elsewhere, &world.colleague, &world.stranger] {
            let browser = world.browser(outsider).await;
            browser.get(&list).await.is(404);
            take(&browser, &path, "approved", &[("version", "1")])
                .await
                .is(404);
        }
        let other = world.active_case(Sketch::default()).await;
        let wrong = step_path(other, leave);
        take(&worker, &wrong, "applied", &[("version", "1")])
            .await
            .is(404);
        let log = world.log(Some(case)).await;
        let has = |action: &str| log.iter().any(|one| one.action == action);
        assert!(has("leave.plan") && has("leave.view"));
        assert!(log.iter().all(|one| !one.detail.contains("Küche")));
    })
    .await;
}

/// Somebody of the network.
async fn tie(world: &World, worker: &Browser, case: CaseId, name: &str) -> String {
    let fields = [
        ("name", name),
        ("kind", "person"),
        ("role", "partner"),
        ("closeness", "outer"),
        ("quality", "burdening"),
        ("wish", "wanted"),
        ("consent", "not_asked"),
        ("since", "01.09.2026"),
    ];
    worker
        .post(&format!("/cases/{case}/network"), &fields)
        .await
        .is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::network::of_case(&mut tx, case).await.unwrap();
    let found = all.iter().find(|one| one.name == name).unwrap();
    found.person.to_string()
}

async fn forbid(worker: &Browser, case: CaseId, person: &str, from: &str) {
    let order = [
        ("person", person),
        ("basis", "protection"),
        ("issued-by", "Amtsgericht"),
        ("from", from),
    ];
    worker
        .post(&format!("/cases/{case}/network/orders"), &order)
        .await
        .is(303);
}

#[tokio::test]
async fn a_leave_of_days_is_held_against_the_orders_of_all_of_them() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let person = tie(&world, &worker, case, "Lena Sommer").await;
        let list = format!("/cases/{case}/leaves");
        let long = |day, last| {
            with(
                fields(day),
                &[
                    ("kind", "extended"),
                    ("person", person.as_str()),
                    ("purpose", "family"),
                    ("last-day", last),
                ],
            )
        };
        // Planned before the order is known; the order begins on the third day.
        worker
            .post(&list, &long("07.12.2026", "11.12.2026"))
            .await
            .is(303);
        forbid(&worker, case, &person, "09.12.2026").await;
        worker
            .post(&list, &long("07.12.2026", "11.12.2026"))
            .await
            .is(422)
            .has("Lena Sommer: Ein Kontaktverbot");
        let short = long("07.12.2026", "08.12.2026");
        worker.post_sure(&list, &short).await.is(303);
        let planned = rows(&world, case).await;
        let long = planned
            .iter()
            .find(|one| i18n::berlin_date(one.ends_at) == date(2026, 12, 11))
            .unwrap();
        worker.get(&list).await.has("Kontaktverbot");
        let path = step_path(case, long.id);
        take(&worker, &path, "applied", &[("version", "1")])
            .await
            .is(422)
            .has("Ein Kontaktverbot");
        worker
            .get(&format!(
                "/cases/{case}/papers/preview/leave.{}/de",
                long.id
            ))
            .await
            .is(422)
            .has("Lena Sommer");
    })
    .await;
}

#[tokio::test]
async fn a_name_in_the_words_of_a_leave_is_found_too() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let person = tie(&world, &worker, case, "Lena Sommer").await;
        forbid(&worker, case, &person, "01.12.2026").await;
        let list = format!("/cases/{case}/leaves");
        let about = with(
            fields("11.12.2026"),
            &[("about", "Besuch bei LENA  SOMMER, Gotha")],
        );
        worker
            .post(&list, &about)
            .await
            .is(422)
            .has("Lena Sommer: Ein Kontaktverbot")
            .has("Besuch bei LENA");
    })
    .await;
}

#[tokio::test]
async fn the_prison_is_told_to_ask_before_an_approved_leave_that_an_order_forbids() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let person = tie(&world, &worker, case, "Lena Sommer").await;
        let list = format!("/cases/{case}/leaves");
        let to_her = with(fields("11.12.2026"), &[("person", &person)]);
        worker.post(&list, &to_her).await.is(303);
        let path = step_path(case, rows(&world, case).await[0].id);
        take(&worker, &path, "applied", &[("version", "1")])
            .await
            .is(303);
        let prison = world.browser(&world.prison).await;
        let by = [("version", "2"), ("by", "Abteilungsleitung")];
        take(&prison, &path, "approved", &by).await.is(303);
        prison.get(&list).await.is(200).lacks("Rücksprache");
        forbid(&worker, case, &person, "01.12.2026").await;
        prison
            .get(&list)
            .await
            .is(200)
            .has("Vor der Durchführung Rücksprache")
            .lacks("Kontaktverbot")
            .lacks("Lena");
        worker
            .get(&list)
            .await
            .has("Kontaktverbot")
            .lacks("Rücksprache");
        // It is named where orders are kept, and on the first page of those who see the network.
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .has("Ausgang am 11.12.2026 (Lena Sommer)");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("führt noch zu der Person");
        prison
            .get(&format!("/cases/{case}"))
            .await
            .is(200)
            .lacks("Kontaktverbot");
    })
    .await;
}

#[tokio::test]
async fn the_last_leave_of_a_series_ends_before_the_release() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        // The fourth begins on the 30th and would end on the 1st, after the release on the 31st.
        let four = with(
            fields("09.12.2026"),
            &[
                ("kind", "extended"),
                ("last-day", "11.12.2026"),
                ("times", "4"),
            ],
        );
        worker.post(&list, &four).await.is(422).has("31.12.2026");
        let three = with(four, &[("times", "3")]);
        worker.post(&list, &three).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn nothing_that_was_planned_or_decided_is_overwritten() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("11.12.2026")).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let office = world.browser(&world.coordination).await;
        let changed = with(
            fields("11.12.2026"),
            &[("route", "Mit dem Bus"), ("version", "1")],
        );
        office
            .post(&format!("{list}/{}", row.id), &changed)
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("Mit dem Bus")
            .has("<del>Mit dem Zug</del>");
        assert_eq!(rows(&world, case).await[0].recorded_by, world.worker.id);
        let path = step_path(case, row.id);
        take(&worker, &path, "applied", &[("version", "2")])
            .await
            .is(303);
        let prison = world.browser(&world.prison).await;
        let yes = [
            ("version", "3"),
            ("by", "Abteilungsleitung"),
            ("conditions", "Rückkehr bis 16 Uhr"),
        ];
        take(&prison, &path, "approved", &yes).await.is(303);
        let no = [
            ("version", "4"),
            ("by", "Anstaltsleitung"),
            ("words", "Vorfall"),
        ];
        take(&prison, &path, "refused", &no).await.is(303);
        worker
            .get(&list)
            .await
            .has("Anstaltsleitung")
            .has("<del>Abteilungsleitung</del>")
            .has("<del>Rückkehr bis 16 Uhr</del>");
        prison.get(&list).await.lacks("<del>");
    })
    .await;
}
