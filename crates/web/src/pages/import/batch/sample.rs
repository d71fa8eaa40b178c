//! One release list with sample content, for the test that renders every page.

use app::import::{
    BatchPage, BatchStatus, Listed, Matched, Outcome, Progress, RowView, State, TwinView,
};
use askama::Template;
use domain::ids::ImportBatchId;
use i18n::Lang;

use super::filled;
use crate::{
    form::{FormData, FormView},
    page::Shell,
};

pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    use jiff::civil::date;
    let texts = i18n::texts(lang);
    let row = |line, outcome, listed: Option<Listed>, matched| RowView {
        line,
        outcome,
        state: State::Open,
        listed,
        told: Vec::new(),
        matched,
        candidates: Vec::new(),
        others: outcome == Outcome::Unsure,
        twins: Vec::new(),
        case: None,
    };
    let demir = Listed::sample("Demir", "Jonas", "4711/25", date(2026, 12, 31));
    let moves = Matched::sample(date(2027, 1, 2), 6, (14, 3));
    let day = date(2027, 2, 2);
    let changed = |before| Matched::sample_changed(before, day, date(2027, 1, 20));
    let mut refused = row(5, Outcome::Refused, None, Matched::default());
    refused.told.push(app::import::Told {
        column: Some("Entlassung".to_owned()),
        typed: "31.02.2027".to_owned(),
        reason: "no_such_day".to_owned(),
        german: "Diesen Tag gibt es nicht.".to_owned(),
        english: "This day does not exist.".to_owned(),
    });
    let mut alike = row(7, Outcome::Unsure, Some(demir.clone()), Matched::default());
    alike.twins.push(TwinView {
        line: 2,
        listed: demir.clone(),
        reason: domain::duplicate::MatchReason::OtherFamilyName,
    });
    let rows = vec![
        alike,
        row(2, Outcome::New, Some(demir.clone()), Matched::default()),
        row(3, Outcome::Moved, Some(demir.clone()), moves),
        row(4, Outcome::Unsure, Some(demir), Matched::default()),
        row(6, Outcome::Elsewhere, None, Matched::default()),
        row(8, Outcome::Back, None, Matched::default()),
        row(9, Outcome::Unsure, None, changed(Some(date(2027, 1, 2)))),
        row(10, Outcome::Unsure, None, changed(None)),
        refused,
    ];
    let page = |status, interrupted, rows: &[RowView]| {
        let found = BatchPage::sample(
            Progress {
                batch: ImportBatchId::from_uuid(uuid::Uuid::nil()),
                file_name: "tonna-2026-11.csv".to_owned(),
                status,
                done: 42,
                total: 100,
                interrupted,
            },
            rows.to_vec(),
        );
        let f = FormView::new(texts, FormData::default());
        let page = filled(Shell::sample(lang), f, &found, 0);
        ("import/batch.html", page.render().unwrap_or_default())
    };
    vec![
        page(BatchStatus::Checked, false, &rows),
        page(BatchStatus::Checked, false, &[]),
        page(BatchStatus::Checked, false, &rows[..1]),
        page(BatchStatus::Running, false, &[]),
        page(BatchStatus::Checking, true, &[]),
        page(BatchStatus::Done, false, &rows),
        page(BatchStatus::Discarded, false, &[]),
    ]
}
