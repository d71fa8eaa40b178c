//! Release lists from the command line, and long ones.

use std::fmt::Write;

use app::import::{Choice, Report, Run, Upload, run_file};
use jiff::civil::date;
use testkit::{World, on_each_engine};

use super::{LIST, registered, uploaded};

async fn run(world: &World, text: &str, dry_run: bool, choice: Choice) -> Report {
    let ctx = world.ctx(&world.coordination).await;
    let upload = Upload {
        institution: "th-tonna".to_owned(),
        programme: "puemas".to_owned(),
        file_name: "tonna.csv".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let what = Run {
        upload,
        dry_run,
        choice,
    };
    Box::pin(run_file(&world.app, &ctx, what)).await.unwrap()
}

#[tokio::test]
async fn the_command_line_reports_refused_rows_and_obeys_the_dry_run() {
    on_each_engine(async |world| {
        let report = run(&world, LIST, true, Choice::GoodRows).await;
        assert!(report.has_refusals() && !report.applied);
        assert_eq!(report.counts.new, 3);
        let (line, told) = &report.refused[0];
        assert_eq!((*line, told[0].reason.as_str()), (6, "no_such_day"));
        assert_eq!(told[0].column.as_deref(), Some("Entlassung"));
        assert!(registered(&world).await.is_empty());
        let report = run(&world, LIST, false, Choice::AllOrNothing).await;
        assert!(!report.applied);
        assert!(registered(&world).await.is_empty());
        let report = run(&world, LIST, false, Choice::GoodRows).await;
        assert!(report.applied);
        assert_eq!(registered(&world).await.len(), 3);
        let report = run(&world, "Zelle\n12\n", false, Choice::GoodRows).await;
        assert!(report.unreadable.is_some() && report.has_refusals());
    })
    .await;
}

/// People who are clearly told apart by name, day of birth and number.
fn long_list(rows: usize) -> String {
    let letters = |mut number: usize| {
        let mut name = String::new();
        for _ in 0..5 {
            name.push(char::from(b"bdfgklmnrs"[number % 10]));
            name.push(char::from(b"aeiou"[(number / 3) % 5]));
            number /= 10;
        }
        name
    };
    let mut text = "Buchnummer;Nachname;Vorname;Geburtsdatum;Haftbeginn;Entlassung\n".to_owned();
    for number in 0..rows {
        let born = date(1960, 1, 1).saturating_add(jiff::ToSpan::days(
            i64::try_from(number * 7 % 14_000).unwrap(),
        ));
        let name = letters(number);
        writeln!(
            text,
            "{number}/25;Probe{name};Kim {name};{born};01.06.2025;24.06.2027"
        )
        .unwrap();
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_rows_are_checked_and_applied_with_progress() {
    let world = World::on_sqlite().await;
    let browser = world.browser(&world.coordination).await;
    let begun = std::time::Instant::now();
    let location = uploaded(&browser, &long_list(10_000)).await;
    let progress = format!("{location}/progress");
    let mut polled = 0;
    let mut seen_part = false;
    let wait = async |polled: &mut usize, seen_part: &mut bool| {
        loop {
            let part = browser.get(&progress).await;
            part.is(200);
            *polled += 1;
            if !part.body.contains("data-poll-url") {
                break;
            }
            *seen_part |= !part.body.contains("value=\"0\"");
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        }
    };
    wait(&mut polled, &mut seen_part).await;
    let checked = begun.elapsed();
    let page = browser.get(&format!("{location}?show=new")).await;
    page.is(200).has("10.000").has("Nächste Seite");
    browser
        .post(&format!("{location}/apply"), &[("choice", "good_rows")])
        .await
        .is(303);
    wait(&mut polled, &mut seen_part).await;
    let applied = begun.elapsed();
    eprintln!("checked after {checked:?}, applied after {applied:?}, polled {polled} times");
    assert!(seen_part, "progress was never seen");
    let cases = registered(&world).await;
    let unsure = 10_000 - cases.len();
    assert!(unsure < 1_000, "{unsure} rows were not applied");
}
