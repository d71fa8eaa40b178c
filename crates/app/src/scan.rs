//! Scans of paper that belong to a case: kept as they came, shown only with the case.

use access::{Action, decide};
use domain::{
    ids::{CaseId, ScanId},
    scan::{ScanProblem, kind},
};
use store::{Tx, case::CaseRow, scan::ScanRow};

use crate::{App, AppError, Done, Message, OpContext, journal};

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its name.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is wrong with a file, in words.
pub fn problem(problem: ScanProblem) -> Message {
    Message::new(match problem {
        ScanProblem::Empty => "error-file-missing",
        ScanProblem::TooLarge => "scan-problem-too-large",
        ScanProblem::OtherKind => "scan-problem-kind",
        ScanProblem::Damaged => "scan-problem-damaged",
    })
}

/// Keeps a file with a case; the caller has checked that it may. What is no whole scan is told.
pub(crate) async fn keep(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    upload: &Upload,
) -> Result<ScanId, AppError> {
    let kind = kind(&upload.bytes).map_err(|found| {
        let mut problems = crate::Problems::new();
        problems.add("file", problem(found));
        AppError::Invalid(problems)
    })?;
    let row = ScanRow {
        id: ctx.new_id(),
        carrier: case.carrier,
        case: case.id,
        kind,
        file_name: upload.file_name.clone(),
        size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
        sha256: store::file::sha256(&upload.bytes),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
    };
    store::scan::insert(tx, &row, &upload.bytes).await?;
    Ok(row.id)
}

/// A scan with its bytes. Who may see the plan may see what was signed; who may see overlaps, the
/// agreement with another programme.
pub async fn open(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    scan: ScanId,
) -> Result<(ScanRow, Vec<u8>), AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    let of_overlaps = store::overlap::scans(&mut tx, case).await?;
    let action = if of_overlaps.iter().any(|one| one.scan == scan) {
        Action::ViewOverlap
    } else {
        Action::ViewPlan
    };
    journal::allowed(decide(&ctx.actor, action, Some(&row.access_facts())))?;
    let found = store::scan::get(&mut tx, case, scan).await?;
    drop(tx);
    let found = found.ok_or(AppError::NotFound)?;
    let done = Done::on("scan.view", case).subject(format!("scan {scan}"));
    app.viewed(ctx, done).await?;
    Ok(found)
}
