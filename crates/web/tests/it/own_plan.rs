//! Tests of `pages::own_plan`.

use domain::{
    contact::EpistemicKind,
    ids::CaseId,
    own_plan::{CrisisPlan, OwnPlanKind, week::WeeklyPlan},
};
use jiff::civil::date;
use store::{log::LogFilter, own_plan::OwnPlanRow, success::SuccessRow};
use testkit::{Sketch, World, on_each_engine};

async fn weeks(world: &World, case: CaseId) -> Vec<OwnPlanRow<WeeklyPlan>> {
    let mut tx = world.app.store.read().await.unwrap();
    let kind = OwnPlanKind::Weekly;
    store::own_plan::versions(&mut tx, case, kind)
        .await
        .unwrap()
}

async fn crises(world: &World, case: CaseId) -> Vec<OwnPlanRow<CrisisPlan>> {
    let mut tx = world.app.store.read().await.unwrap();
    let kind = OwnPlanKind::Crisis;
    store::own_plan::versions(&mut tx, case, kind)
        .await
        .unwrap()
}

async fn successes(world: &World, case: CaseId) -> Vec<SuccessRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::success::of_case(&mut tx, case).await.unwrap()
}

fn row<'a>(row: [&'a str; 6], names: &'a [String; 6]) -> Vec<(&'a str, &'a str)> {
    names.iter().map(String::as_str).zip(row).collect()
}

fn names(at: usize) -> [String; 6] {
    ["days", "from", "to", "title", "place", "kind"].map(|name| format!("{name}-{at}"))
}

#[tokio::test]
async fn a_weekly_plan_is_typed_in_rows_and_kept_in_versions() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/own-plans");
        let form = format!("{page}/weekly");
        worker.get(&page).await.is(200).has("Noch kein Wochenplan");
        worker.get(&form).await.is(200).has("Zeile 10: Was");

        let (first, second, blank) = (names(0), names(1), names(4));
        let mut fields = vec![("base", "0"), ("valid_from", "23.11.2026")];
        let kitchen = [
            "working_week",
            "7",
            "15.30",
            "Küche Linde",
            "Erfurt",
            "work",
        ];
        fields.extend(row(kitchen, &first));
        fields.extend(row(
            ["tuesday", "10:00", "11:00", "Praxis", "", "appointment"],
            &second,
        ));
        fields.extend(row(["", "", "", "", "", "rest"], &blank));
        worker.post(&form, &fields).await.is(303);
        let stored = weeks(&world, case).await;
        assert_eq!(stored.len(), 1);
        assert_eq!(stored[0].content.entries.len(), 2);
        worker
            .get(&page)
            .await
            .has("Küche Linde")
            .has("07:00–15:30")
            .has("Zur selben Zeit")
            .has("frei");

        // The next version does not overwrite the first.
        fields[0] = ("base", "1");
        fields[5] = ("title-0", "Gasthof");
        worker.post(&form, &fields).await.is(303);
        let stored = weeks(&world, case).await;
        assert_eq!(stored.len(), 2);
        worker
            .get(&format!("{form}/history"))
            .await
            .has("Küche Linde")
            .has("Gasthof");

        // Who was slower sees both, loses nothing, and may save on top.
        fields[5] = ("title-0", "Meine Worte");
        worker
            .post(&form, &fields)
            .await
            .is(409)
            .has("Meine Worte")
            .has("Gasthof")
            .has("name=\"base\" value=\"2\"");
        assert_eq!(weeks(&world, case).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_said_at_its_row() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let form = format!("/cases/{case}/own-plans/weekly");
        let names = names(2);
        let mut fields = vec![("base", "0"), ("valid_from", "31.11.2026")];
        fields.extend(row(
            ["monday", "22:00", "6:00", "Nachtschicht", "", ""],
            &names,
        ));
        worker
            .post(&form, &fields)
            .await
            .is(422)
            .has("Nachtschicht")
            .has("30 Tage")
            .has("id=\"kind-2-error\"");
        fields[1] = ("valid_from", "30.11.2026");
        fields[7] = ("kind-2", "work");
        worker
            .post(&form, &fields)
            .await
            .is(422)
            .has("id=\"to-2-error\"")
            .has("Über Mitternacht: zwei Zeilen")
            .has("Zeile 3: bis");
        let empty = [("base", "0"), ("valid_from", "30.11.2026")];
        worker
            .post(&form, &empty)
            .await
            .is(422)
            .has("mindestens eine Zeile");
        assert!(weeks(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_crisis_plan_keeps_the_order_of_people() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/own-plans");
        let form = format!("{page}/crisis");
        let empty = [("base", "0"), ("share", "niemandem")];
        worker
            .post(&form, &empty)
            .await
            .is(422)
            .has("mindestens einen Teil");
        let fields = [
            ("base", "0"),
            (
                "warning_signs",
                "Ich schlafe schlecht.\nIch gehe nicht mehr raus.",
            ),
            ("helps", "Laufen"),
            ("name-0", "Mara"),
            ("relation-0", "Schwester"),
            ("phone-0", "0000 123"),
            ("name-2", "Praxis"),
            ("phone-2", "0000 456"),
        ];
        worker.post(&form, &fields).await.is(303);
        let stored = crises(&world, case).await;
        let order: Vec<_> = stored[0]
            .content
            .people
            .iter()
            .map(|one| &one.name)
            .collect();
        assert_eq!(order, ["Mara", "Praxis"]);
        worker
            .get(&page)
            .await
            .has("Ich gehe nicht mehr raus.")
            .has("Mara (Schwester)");
        let nameless = [("base", "1"), ("helps", "Laufen"), ("phone-1", "0000")];
        worker
            .post(&form, &nameless)
            .await
            .is(422)
            .has("sagen, wer das ist");
    })
    .await;
}

#[tokio::test]
async fn what_went_well_is_corrected_with_its_trail_and_shows_strengths() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/own-plans");
        let list = format!("{page}/successes");
        worker.get(&format!("{list}/new")).await.is(200);
        let mut fields = vec![
            ("on", "24.11.2026"),
            ("body", "Selbst angerufen."),
            ("voice", "client_statement"),
            ("domain", "housing"),
            ("strength", "Mut"),
        ];
        worker
            .post(&list, &fields)
            .await
            .is(422)
            .has("Selbst angerufen.");
        fields[0] = ("on", "22.11.2026");
        worker.post(&list, &fields).await.is(303);
        worker
            .get(&page)
            .await
            .has("Selbst angerufen.")
            .has("einmal genannt");

        let one = format!("{list}/{}", successes(&world, case).await[0].id);
        worker.get(&one).await.is(200).has("Selbst angerufen.");
        fields.push(("version", "1"));
        fields[1] = ("body", "Beim Vermieter angerufen.");
        worker
            .post(&one, &fields)
            .await
            .is(422)
            .has("einen Grund angeben");
        fields.push(("reason", "Es war der Vermieter."));
        worker.post(&one, &fields).await.is(303);
        worker
            .get(&page)
            .await
            .has("Beim Vermieter angerufen.")
            .has("<del>Selbst angerufen.</del>")
            .has("Es war der Vermieter.");
        // The version is used up.
        fields[1] = ("body", "Langsamer getippt.");
        worker
            .post(&one, &fields)
            .await
            .is(409)
            .has("Langsamer getippt.")
            .has("Beim Vermieter angerufen.");
        // Taken back, it stays readable and counts no more.
        fields[5] = ("version", "2");
        fields.push(("struck", "yes"));
        worker.post(&one, &fields).await.is(303);
        worker
            .get(&page)
            .await
            .has("gestrichen")
            .lacks("einmal genannt");
        let print = worker.get(&format!("{list}/print")).await;
        print.is(200).lacks("Langsamer getippt.");
    })
    .await;
}

#[tokio::test]
async fn a_note_tells_what_went_well_in_one_save() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        worker
            .get(&format!("{notes}/new"))
            .await
            .has("Was ist gelungen?");
        let long = "x".repeat(1_001);
        let mut fields = vec![
            ("date", "20.11.2026"),
            ("time", "14:10"),
            ("kind", "prison_visit"),
            ("outcome", "reached"),
            ("epistemic", "client_statement"),
            ("domain", "housing"),
            ("body", "Gespräch."),
            ("success", &long),
            ("area", "housing"),
        ];
        worker.post(&notes, &fields).await.is(422);
        assert!(successes(&world, case).await.is_empty());
        fields[7] = ("success", "Den Antrag allein ausgefüllt.");
        worker.post(&notes, &fields).await.is(303);
        let all = successes(&world, case).await;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].content.domain.as_deref(), Some("housing"));
        assert_eq!(all[0].content.epistemic, EpistemicKind::ClientStatement);
        assert!(all[0].note.is_some());
        fields[7] = ("success", "");
        worker.post(&notes, &fields).await.is(303);
        assert_eq!(successes(&world, case).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn own_plans_are_open_to_those_who_work_on_the_case() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/own-plans");
        worker.get(&page).await.is(200);
        let fields = [("base", "0"), ("helps", "Laufen im Wald")];
        // The prison's social service knows the case, but not this.
        for (stranger, refused) in [
            (&world.stranger, 404),
            (&world.prison, 403),
            (&world.administrator, 404),
        ] {
            let browser = world.browser(stranger).await;
            browser.get(&page).await.is(404);
            let print = format!("{page}/successes/print");
            browser.get(&print).await.is(404);
            let sent = browser.post(&format!("{page}/crisis"), &fields).await;
            sent.is(refused);
        }
        assert!(crises(&world, case).await.is_empty());
        worker
            .post(&format!("{page}/crisis"), &fields)
            .await
            .is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let filter = LogFilter::OfCase(case);
        let log = store::log::latest(&mut tx, world.carrier, filter, None, 50)
            .await
            .unwrap();
        let has = |action: &str| log.iter().any(|one| one.entry.action == action);
        assert!(has("own_plan.view") && has("own_plan.save"));
        assert!(log.iter().all(|one| !one.entry.detail.contains("Wald")));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_to_be_called_whom_an_order_protects() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let network = format!("/cases/{case}/network");
        let tie = [
            ("name", "Rita Demir"),
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
        let form = format!("/cases/{case}/own-plans/crisis");
        let fields = [
            ("base", "0"),
            ("helps", "Laufen"),
            ("name-0", "Mara Demir"),
            ("phone-0", "0000 123"),
            ("name-1", "rita demir"),
            ("phone-1", "0000 456"),
        ];
        worker.post(&form, &fields).await.is(303);
        let paper = format!("/cases/{case}/papers/preview/crisis_plan/de");
        worker.get(&paper).await.is(200);
        let order = [
            ("person", person.as_str()),
            ("basis", "protection"),
            ("issued-by", "Amtsgericht"),
            ("from", "23.11.2026"),
        ];
        worker
            .post(&format!("{network}/orders"), &order)
            .await
            .is(303);
        worker
            .get(&network)
            .await
            .has("Krisenplan, „Wen ich anrufe“: rita demir (Rita Demir)");
        worker.get(&paper).await.is(422).has("Rita Demir");
        let mut again = fields.to_vec();
        again[0] = ("base", "1");
        worker
            .post(&form, &again)
            .await
            .is(422)
            .has("Rita Demir: Ein Kontaktverbot")
            .has("0000 456");
        again.truncate(4);
        worker.post(&form, &again).await.is(303);
        worker.get(&paper).await.is(200);
        worker.get(&network).await.lacks("Krisenplan");
    })
    .await;
}

#[tokio::test]
async fn the_paper_shows_the_week_that_counts_today() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let form = format!("/cases/{case}/own-plans/weekly");
        let first = names(0);
        let entry = |title| ["monday", "10:00", "11:00", title, "", "appointment"];
        for (base, from, title) in [
            ("0", "23.11.2026", "Praxis"),
            ("1", "01.12.2026", "Werkstatt"),
        ] {
            let mut fields = vec![("base", base), ("valid_from", from)];
            fields.extend(row(entry(title), &first));
            worker.post(&form, &fields).await.is(303);
        }
        let paper = format!("/cases/{case}/papers/preview/weekly_plan/de");
        let text = |answer: testkit::Answer| String::from_utf8_lossy(&answer.bytes).into_owned();
        let now = text(worker.get(&paper).await);
        assert!(
            now.contains("Praxis") && !now.contains("Werkstatt"),
            "{now}"
        );
        world.set_today(date(2026, 12, 1));
        let worker = world.browser(&world.worker).await;
        assert!(text(worker.get(&paper).await).contains("Werkstatt"));
    })
    .await;
}

#[tokio::test]
async fn an_announced_week_stands_whatever_is_written_for_the_days_before_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/own-plans");
        let form = format!("{page}/weekly");
        let first = names(0);
        let entry = |title| ["monday", "10:00", "11:00", title, "", "appointment"];
        let plan = |base, from, title| {
            let mut fields = vec![("base", base), ("valid_from", from)];
            fields.extend(row(entry(title), &first));
            fields
        };
        let now = plan("0", "20.11.2026", "Praxis");
        worker.post(&form, &now).await.is(303);
        let later = plan("1", "01.02.2027", "Werkstatt");
        worker.post(&form, &later).await.is(303);
        worker.get(&page).await.lacks("frühere Fassung");
        let words = "Ab 01.02.2027 gilt ein neuer Wochenplan";
        let between = plan("2", "23.11.2026", "Sprachkurs");
        worker.post(&form, &between).await.is(303);
        worker
            .get(&page)
            .await
            .has("Sprachkurs")
            .has("eine frühere Fassung")
            .has(words)
            .lacks("Praxis");
        for (from, why) in [
            ("01.06.2025", "Dieser Tag liegt vor dem 02.06.2025"),
            ("20.11.2026", "Seit dem 23.11.2026 gilt schon ein anderer"),
        ] {
            let early = plan("3", from, "Verein");
            worker
                .post(&form, &early)
                .await
                .is(422)
                .has(why)
                .has("Verein");
        }
        world.set_today(date(2027, 2, 1));
        let worker = world.browser(&world.worker).await;
        worker.get(&page).await.has("Werkstatt").lacks(words);
    })
    .await;
}
