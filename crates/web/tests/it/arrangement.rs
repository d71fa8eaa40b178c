//! Arrangements: entering, changing, striking, and what the seam makes of them.

use domain::{
    ids::CaseId,
    seam::{Security, Strength},
};
use jiff::civil::date;
use store::arrangement::ArrangementRow;
use testkit::{Browser, Sketch, World, on_each_engine};

use crate::case::{arrange, logged};

/// A form as a person fills it in, with some fields otherwise.
fn typed<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("what", "accommodation/hostel"),
        ("provider", "Wohnheim Beispielweg"),
        ("from", "31.12.2026"),
        ("to", "13.01.2027"),
        ("strength", "confirmed"),
        ("side", "outside"),
        ("evidence", "E-Mail vom 20.11."),
        ("epistemic", "fact"),
    ];
    for (name, value) in other {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    fields
}

async fn rows(world: &World, case: CaseId) -> Vec<ArrangementRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::arrangement::of_case(&mut tx, case).await.unwrap()
}

async fn days_open(world: &World, case: CaseId) -> i64 {
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    row.derived.seam_days_open
}

async fn entered(world: &World, browser: &Browser, case: CaseId) -> ArrangementRow {
    let path = format!("/cases/{case}/arrangements");
    browser.post(&path, &typed(&[])).await.is(303);
    rows(world, case).await.remove(0)
}

fn keep(name: &str, body: &str) {
    if let Ok(folder) = std::env::var("NAHTLOS_PAGES") {
        std::fs::write(format!("{folder}/{name}.html"), body).unwrap();
    }
}

#[tokio::test]
async fn a_new_arrangement_closes_its_days_and_is_logged() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let before = days_open(&world, case).await;
        let form = browser
            .get(&format!(
                "/cases/{case}/arrangements/new?security=accommodation&kind=hostel&from=2026-12-31"
            ))
            .await;
        form.is(200)
            .has("<option value=\"accommodation/hostel\" selected>")
            .has("value=\"31.12.2026\"")
            .has("Was ist ein freiwilliger Verbleib?");
        keep("form", &form.body);
        let answer = browser
            .post(&format!("/cases/{case}/arrangements"), &typed(&[]))
            .await;
        answer.is(303);
        assert_eq!(
            answer.location,
            format!("/cases/{case}?done=arrangement-flash-saved#naht")
        );
        let row = rows(&world, case).await.remove(0);
        assert_eq!(row.from_on, date(2026, 12, 31));
        // The last day was typed; the first day after it is stored.
        assert_eq!(row.to_on, Some(date(2027, 1, 14)));
        assert_eq!(row.kind.as_deref(), Some("hostel"));
        assert_eq!(days_open(&world, case).await, before - 14);
        assert_eq!(logged(&world, case, "arrangement.add").await, 1);
        let page = browser
            .get(&format!("/cases/{case}?done=arrangement-flash-saved"))
            .await;
        page.has("Wohnheim Beispielweg")
            .has("166 Tage offen ab 14.01.")
            .has("die Naht neu berechnet");
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_arrangement() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        entered(&world, &browser, case).await;
        let path = format!("/cases/{case}/arrangements");
        browser.post(&path, &typed(&[])).await.is(303);
        assert_eq!(rows(&world, case).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_refused_at_its_field_and_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/arrangements");
        let wrong = typed(&[
            ("from", "31.11.2026"),
            ("provider", "  "),
            ("evidence", "von Frau <Ostermann>"),
        ]);
        let answer = browser.post(&path, &wrong).await;
        answer
            .is(422)
            .has("<title>Fehler: ")
            .has("id=\"from-error\"")
            .has("id=\"provider-error\"")
            .has("Der November hat 30 Tage")
            .has("value=\"31.11.2026\"")
            .has("von Frau &#60;Ostermann&#62;")
            .has("<option value=\"accommodation/hostel\" selected>");
        keep("form-error", &answer.body);
        for (field, value, error) in [
            ("to", "30.12.2026", "Der letzte Tag liegt vor dem ersten."),
            ("what", "accommodation/castle", "castle"),
            ("what", "moon/", "moon"),
            ("what", "", "id=\"what-error\""),
            ("strength", "maybe", "id=\"strength-error\""),
            ("side", "", "id=\"side-error\""),
            ("what", "accommodation/voluntary_stay", "id=\"side-error\""),
        ] {
            let answer = browser.post(&path, &typed(&[(field, value)])).await;
            answer.is(422).has(error).has("Wohnheim Beispielweg");
        }
        assert!(rows(&world, case).await.is_empty());
        assert_eq!(logged(&world, case, "arrangement.add").await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_looks_like_a_slip_is_asked_about_once() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/arrangements");
        for (fields, hint) in [
            (vec![("from", "31.12.2028"), ("to", "")], "vorbei sind"),
            (vec![("from", "01.02.2017")], "mehr als fünf Jahre"),
            (
                vec![("from", "01.10.2026"), ("to", "31.10.2026")],
                "schon vorbei",
            ),
            (vec![("side", "inside")], "erst nach der Entlassung"),
            (
                vec![("from", "23.11.2026"), ("strength", "actual")],
                "noch in Haft",
            ),
        ] {
            let answer = browser.post(&path, &typed(&fields)).await;
            answer
                .is(422)
                .has(hint)
                .has("name=\"confirmed\" value=\"yes\"")
                .has("Trotzdem speichern");
        }
        assert!(rows(&world, case).await.is_empty());
        let sure = typed(&[("side", "inside"), ("confirmed", "yes")]);
        browser.post(&path, &sure).await.is(303);
        assert_eq!(rows(&world, case).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_voluntary_stay_is_a_roof_but_not_a_home() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/arrangements");
        let stay = typed(&[("side", "inside"), ("what", "accommodation/voluntary_stay")]);
        browser.post(&path, &stay).await.is(303);
        browser
            .get(&format!("/cases/{case}"))
            .await
            .has("166 Tage offen ab 14.01.")
            .has("14 Tage freiwilliger Verbleib: Unterkunft, aber keine Wohnung");
    })
    .await;
}

#[tokio::test]
async fn a_change_strikes_the_old_row_and_links_both() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let old = entered(&world, &browser, case).await;
        let path = format!("/cases/{case}/arrangements/{}", old.id);
        browser
            .get(&format!("{path}/edit"))
            .await
            .is(200)
            .has("value=\"13.01.2027\"")
            .has("name=\"version\" value=\"1\"");
        let without = typed(&[("version", "1"), ("to", "20.01.2027")]);
        browser
            .post(&path, &without)
            .await
            .is(422)
            .has("id=\"reason-error\"")
            .has("value=\"20.01.2027\"");
        let fields = typed(&[
            ("version", "1"),
            ("to", "20.01.2027"),
            ("reason", "Zimmer länger frei"),
        ]);
        browser.post(&path, &fields).await.is(303);
        let rows = rows(&world, case).await;
        let struck = rows.iter().find(|row| row.id == old.id).unwrap();
        let new = rows.iter().find(|row| row.id != old.id).unwrap();
        assert_eq!(struck.replaced_by, Some(new.id));
        assert_eq!(struck.struck_reason.as_deref(), Some("Zimmer länger frei"));
        assert_eq!(new.to_on, Some(date(2027, 1, 21)));
        assert_eq!(logged(&world, case, "arrangement.change").await, 1);
        let list = browser.get(&format!("/cases/{case}/arrangements")).await;
        list.is(200)
            .has("1 gestrichene Sicherung")
            .has("Zimmer länger frei")
            .has("durch eine neue ersetzt");
        keep("list", &list.body);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_the_same_the_second_sees_both_versions() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let (first, second) = (
            world.browser(&world.coordination).await,
            world.browser(&world.worker).await,
        );
        let old = entered(&world, &second, case).await;
        let path = format!("/cases/{case}/arrangements/{}", old.id);
        let theirs = typed(&[("version", "1"), ("to", "20.01.2027"), ("reason", "Anruf")]);
        first.post(&path, &theirs).await.is(303);
        let mine = typed(&[
            ("version", "1"),
            ("provider", "Wohnheim Beispielweg, Zimmer 12"),
            ("reason", "Zimmer steht fest"),
        ]);
        let answer = second.post(&path, &mine).await;
        let now = rows(&world, case)
            .await
            .into_iter()
            .find(|row| row.struck_at.is_none())
            .unwrap();
        answer
            .is(409)
            .has("Dora Leitner")
            .has("<ins>20.01.2027</ins>")
            .has("<ins>Wohnheim Beispielweg, Zimmer 12</ins>")
            .has("value=\"Wohnheim Beispielweg, Zimmer 12\"")
            .has("value=\"Zimmer steht fest\"")
            .has(&format!("action=\"/cases/{case}/arrangements/{}\"", now.id));
        keep("conflict", &answer.body);
        // Sent again, the own words replace what stands now.
        let path = format!("/cases/{case}/arrangements/{}", now.id);
        second.post(&path, &mine).await.is(303);
        let standing: Vec<_> = rows(&world, case).await;
        let standing: Vec<_> = standing
            .iter()
            .filter(|row| row.struck_at.is_none())
            .collect();
        assert_eq!(standing.len(), 1);
        assert_eq!(standing[0].provider, "Wohnheim Beispielweg, Zimmer 12");
    })
    .await;
}

#[tokio::test]
async fn a_struck_arrangement_covers_nothing_but_stays() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let before = days_open(&world, case).await;
        let row = entered(&world, &browser, case).await;
        let path = format!("/cases/{case}/arrangements/{}/strike", row.id);
        browser.get(&path).await.is(200).has("Wohnheim Beispielweg");
        let empty = [("version", "1"), ("reason", "")];
        browser
            .post(&path, &empty)
            .await
            .is(422)
            .has("id=\"reason-error\"");
        let fields = [("version", "1"), ("reason", "Absage")];
        browser.post(&path, &fields).await.is(303);
        assert_eq!(days_open(&world, case).await, before);
        assert_eq!(logged(&world, case, "arrangement.strike").await, 1);
        browser
            .post(&path, &fields)
            .await
            .is(409)
            .has("Sie ist schon gestrichen.");
        browser
            .get(&format!("/cases/{case}"))
            .await
            .lacks("Wohnheim Beispielweg");
        // Who was changing it meanwhile keeps the words, as a new arrangement.
        let change = typed(&[("version", "1"), ("to", "15.01.2027"), ("reason", "x")]);
        let path = format!("/cases/{case}/arrangements/{}", row.id);
        browser
            .post(&path, &change)
            .await
            .is(409)
            .has("Absage")
            .has(&format!("action=\"/cases/{case}/arrangements\""));
    })
    .await;
}

#[tokio::test]
async fn the_prison_enters_only_what_is_inside() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.prison).await;
        let path = format!("/cases/{case}/arrangements");
        browser
            .get(&format!("{path}/new"))
            .await
            .is(200)
            .has("value=\"inside\"")
            .lacks("value=\"outside\"");
        browser.post(&path, &typed(&[])).await.is(403);
        let inside = typed(&[
            ("side", "inside"),
            ("what", "work_or_day_structure/employment"),
            ("from", "01.09.2026"),
            ("to", "30.12.2026"),
        ]);
        browser.post(&path, &inside).await.is(303);
        let row = rows(&world, case).await.remove(0);
        browser
            .get(&path)
            .await
            .is(200)
            .lacks(&format!("{}/edit", row.id));
        browser
            .get(&format!("{path}/{}/edit", row.id))
            .await
            .is(403);
        let strike = [("version", "1"), ("reason", "x")];
        browser
            .post(&format!("{path}/{}/strike", row.id), &strike)
            .await
            .is(403);
    })
    .await;
}

#[tokio::test]
async fn foreign_and_unknown_ids_answer_alike() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let other = world.active_case(Sketch::default()).await;
        let days = (date(2026, 12, 31), None);
        let row = arrange(&world, other, Security::INCOME, days, Strength::Confirmed).await;
        let path = format!("/cases/{case}/arrangements");
        for account in [&world.elsewhere, &world.stranger, &world.colleague] {
            let browser = world.browser(account).await;
            browser.get(&path).await.is(404);
            browser.get(&format!("{path}/new")).await.is(404);
            browser.post(&path, &typed(&[])).await.is(404);
        }
        let browser = world.browser(&world.worker).await;
        let change = typed(&[("version", "1"), ("reason", "x")]);
        for id in [row.id.to_string(), "nonsense".to_owned()] {
            browser.get(&format!("{path}/{id}/edit")).await.is(404);
            browser.get(&format!("{path}/{id}/strike")).await.is(404);
            browser.post(&format!("{path}/{id}"), &change).await.is(404);
        }
        assert!(rows(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_day_a_lifetime_ahead_is_refused() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/arrangements");
        for other in [
            [("to", "31.12.3000"), ("evidence", "Anruf")],
            [("from", "31.12.2626"), ("to", "")],
        ] {
            let answer = browser.post(&path, &typed(&other)).await;
            answer.is(422).has("Dieser Tag liegt nach dem");
        }
        assert!(rows(&world, case).await.is_empty());
    })
    .await;
}
