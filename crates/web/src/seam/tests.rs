//! The picture says what the seam says: every hole, every item, nothing over anything else.

use std::collections::{BTreeMap, BTreeSet};

use app::case::{ItemKind, SeamBegin, SeamItem, SeamRow, SeamView};
use domain::{
    calendar::add_days,
    seam::{Coverage, NeededSecurity, SeamStatus, Security, Side, Strength, seam},
};
use i18n::{Lang, texts};
use jiff::civil::{Date, date};
use programme::Text;
use proptest::prelude::*;

use super::{
    PictureOptions,
    geometry::{Frame, Lanes, MOST_LANES, NARROW, WIDE, fit, per_cent, text_width},
    picture,
};

const RELEASE: Date = date(2026, 12, 31);
const TODAY: Date = date(2026, 11, 23);

/// A view with one security that has these arrangements.
fn view(release: Date, today: Date, given: &[(Date, Option<Date>, Strength, &str)]) -> SeamView {
    let coverage: Vec<Coverage> = given
        .iter()
        .map(|(from, to, strength, _)| Coverage {
            security: Security::ACCOMMODATION,
            from: *from,
            to: *to,
            strength: *strength,
            side: Side::Outside,
            of: None,
            tolerance_days: None,
            source: None,
        })
        .collect();
    let need = NeededSecurity {
        security: Security::ACCOMMODATION,
        each_kind: false,
        tolerance_days: 0,
        tolerance_of: BTreeMap::new(),
    };
    let computed = seam(&[need], &coverage, release, today);
    let mut items: Vec<SeamItem> = given
        .iter()
        .map(|(from, to, strength, provider)| SeamItem {
            from: *from,
            to: *to,
            kind: match strength {
                Strength::Promised => ItemKind::Promised,
                _ => ItemKind::Confirmed,
            },
            strength: *strength,
            provider: (*provider).to_owned(),
            of: None,
            kind_first: false,
            evidence: "E-Mail".to_owned(),
            arrangement: None,
        })
        .collect();
    items.sort_by_key(|item| (item.from, item.to.unwrap_or(Date::MAX)));
    let row = |security, title: &str, seam, items| SeamRow {
        security,
        title: Text::new(title, title),
        seam,
        items,
        closing: None,
    };
    SeamView {
        day: release,
        begin: SeamBegin::Expected,
        window_end: computed.window_end,
        rows: vec![
            row(
                Security::ACCOMMODATION,
                "Wohnen",
                computed.securities.into_iter().next(),
                items,
            ),
            row(Security::TREATMENT, "Behandlung", None, Vec::new()),
        ],
    }
}

fn drawn(view: &SeamView, today: Date) -> String {
    let options = PictureOptions {
        prefix: "s",
        ..PictureOptions::default()
    };
    picture(view, today, texts(Lang::De), options)
}

/// The shapes of a class: (x, width, y).
fn shapes(html: &str, class: &str) -> Vec<(f64, f64, f64)> {
    let end = format!("class=\"s-{class}\"");
    let plots = html.split("<p class=\"legend\">").next().unwrap_or("");
    plots
        .split("<rect ")
        .skip(1)
        .filter_map(|rest| rest.split("/>").next())
        .filter(|rect| rect.contains(&end))
        .map(|rect| {
            let number = |name: &str| -> f64 {
                let begin = format!("{name}=\"");
                rect.split(&begin)
                    .nth(1)
                    .and_then(|rest| rest.split(['"', '%']).next())
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(f64::NAN)
            };
            (number("x"), number("width"), number(" y"))
        })
        .collect()
}

#[test]
fn the_shown_days_are_those_of_the_geometry() {
    let frame = Frame::new(TODAY, RELEASE);
    assert_eq!(frame.begin, date(2026, 10, 1));
    assert_eq!(frame.end, date(2027, 6, 29));
    assert_eq!(per_cent(frame.x(Some(RELEASE))), "33.58%");
    assert_eq!(per_cent(frame.x(Some(TODAY))), "19.56%");
    // Long before the release no more than half a year is shown; long after it today is not there.
    assert_eq!(
        Frame::new(date(2020, 1, 1), RELEASE).begin,
        date(2026, 5, 1)
    );
    assert!(!Frame::new(date(2028, 1, 1), RELEASE).today_shown());
}

#[test]
fn labels_are_cut_after_whole_words() {
    assert_eq!(fit("Praxis Vogelsang", 500.0), "Praxis Vogelsang");
    assert_eq!(fit("Gruppe der Suchtberatung", 120.0), "Gruppe der …");
    assert_eq!(fit("Suchtberatungsstelle", 60.0), "");
    assert_eq!(per_cent(-0.001), "0%");
    assert_eq!(per_cent(41.8), "41.8%");
}

#[test]
fn what_finds_no_lane_shares_the_last() {
    let mut lanes = Lanes::default();
    let (from, to) = (RELEASE, date(2027, 2, 1));
    for lane in 0..MOST_LANES {
        assert_eq!(lanes.place(from, to), (lane, true));
    }
    assert_eq!(lanes.place(from, to), (MOST_LANES - 1, false));
    assert_eq!(lanes.place(to, date(2027, 3, 1)), (0, true));
}

#[test]
fn a_hole_and_a_promise_are_told_and_drawn() {
    let given = [(
        date(2027, 1, 14),
        None,
        Strength::Promised,
        "Betreutes Wohnen <Neue Brücke>",
    )];
    let html = drawn(&view(RELEASE, TODAY, &given), TODAY);
    for part in [
        "<title id=\"s-0-t\">Wohnen: 14 Tage offen ab 31.12.</title>",
        "offen 31.12.2026 bis 13.01.2027; Betreutes Wohnen &lt;Neue Brücke&gt;: zugesagt ab 14.01.2027.",
        "Entlassung Do 31.12.2026",
        "fill=\"url(#hatch)\"",
        "hier nicht nötig",
        "13.01.2027",
        "ohne Ende",
        "E-Mail",
    ] {
        assert!(html.contains(part), "{part} is missing in\n{html}");
    }
    assert!(!html.contains("<Neue"));
    assert_eq!(shapes(&html, "hole").len(), 1);
    assert_eq!(shapes(&html, "prom").len(), 1);
}

#[test]
fn a_single_open_day_is_wide_enough_to_be_seen() {
    let given = [
        (
            RELEASE,
            Some(date(2027, 1, 9)),
            Strength::Actual,
            "Wohnheim",
        ),
        (date(2027, 1, 10), None, Strength::Confirmed, "Wohnung"),
    ];
    let html = drawn(&view(RELEASE, TODAY, &given), TODAY);
    let holes = shapes(&html, "hole");
    assert_eq!(holes.len(), 1);
    assert!(holes[0].1 >= 1.2);
    assert!(html.contains("1 Tag offen ab 09.01."));
}

#[test]
fn without_any_arrangement_everything_is_open() {
    let html = drawn(&view(RELEASE, TODAY, &[]), TODAY);
    assert!(html.contains("durchgehend offen"));
    assert_eq!(shapes(&html, "hole").len(), 1);
}

#[test]
fn two_pictures_on_a_page_share_no_id() {
    let view = view(RELEASE, TODAY, &[]);
    let ids = |prefix| -> BTreeSet<String> {
        let options = PictureOptions {
            prefix,
            ..PictureOptions::default()
        };
        let html = picture(&view, TODAY, texts(Lang::De), options);
        html.split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .collect()
    };
    assert!(ids("before").is_disjoint(&ids("after")));
}

fn days() -> impl Strategy<Value = Date> {
    (-400i32..400).prop_map(|days| add_days(RELEASE, days).unwrap_or(RELEASE))
}

fn arrangements() -> impl Strategy<Value = Vec<(Date, Option<Date>, Strength, &'static str)>> {
    let strength = prop_oneof![
        Just(Strength::Promised),
        Just(Strength::Confirmed),
        Just(Strength::Actual)
    ];
    let provider = prop_oneof![
        Just("Wohnheim"),
        Just("Betreutes Wohnen „Neue Brücke“, Erfurt"),
        Just("bei der Schwester & ihrer Familie")
    ];
    let one = (days(), proptest::option::of(1i32..300), strength, provider).prop_map(
        |(from, length, strength, provider)| {
            let to = length.and_then(|days| add_days(from, days));
            (from, to, strength, provider)
        },
    );
    prop::collection::vec(one, 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn everything_lies_within_the_plot_and_every_hole_is_there(
        given in arrangements(),
        today in days(),
    ) {
        let view = view(RELEASE, today, &given);
        let html = drawn(&view, today);
        let seam = view.rows[0].seam.as_ref();
        let open: Vec<_> = seam
            .iter()
            .flat_map(|seam| &seam.holes)
            .filter(|hole| hole.status == SeamStatus::Open)
            .collect();
        prop_assert_eq!(shapes(&html, "hole").len(), open.len());
        for hole in open {
            // In the table and in the description, with its first and its last day.
            let period = texts(Lang::De).period(hole.from, Some(hole.to));
            prop_assert!(html.contains(&period), "{}", period);
        }
        for class in ["hole", "conf", "prom", "cust"] {
            for (x, width, _) in shapes(&html, class) {
                prop_assert!(x >= 0.0 && width > 0.0 && x + width <= 100.02);
            }
        }
        prop_assert!(!html.contains("NaN"));
        prop_assert!(!html.contains('⟦'));
    }

    #[test]
    fn bands_in_a_lane_do_not_overlap(given in arrangements(), today in days()) {
        let html = drawn(&view(RELEASE, today, &given), today);
        let last = f64::from(u8::try_from(8 + 30 * (MOST_LANES - 1)).unwrap_or(u8::MAX));
        let mut bands: Vec<(f64, f64, f64)> = ["conf", "prom", "cust"]
            .iter()
            .flat_map(|class| shapes(&html, class))
            .filter(|(_, _, y)| *y < last)
            .collect();
        bands.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (index, one) in bands.iter().enumerate() {
            for other in bands.iter().skip(index + 1) {
                let same_lane = (one.2 - other.2).abs() < 1.0;
                // Two decimals are written, so edges may touch by that much.
                prop_assert!(!same_lane || one.0 + one.1 <= other.0 + 0.02);
            }
        }
    }

    #[test]
    fn a_label_never_runs_out_of_its_room(label in "[a-zA-ZäöüÄ ,.()„“–]{0,60}", room in 0.0f64..500.0) {
        let cut = fit(&label, room);
        prop_assert!(cut.is_empty() || text_width(&cut) <= room);
        if text_width(&label) <= room {
            prop_assert_eq!(cut, label);
        }
    }

    #[test]
    fn any_day_stands_between_nought_and_a_hundred(day in days(), today in days()) {
        let frame = Frame::new(today, RELEASE);
        let x = frame.x(Some(day));
        prop_assert!((0.0..=100.0).contains(&x));
        prop_assert!(frame.begin.day() == 1 && frame.begin < RELEASE);
        prop_assert!(WIDE > NARROW);
    }
}
