//! The agreement with another programme on paper (P21): scans that belong to an overlap. All of them
//! stay; the newest stands first, and one that was kept with the wrong overlap is struck.

use access::Action;
use domain::ids::{CaseId, OverlapId};
use store::{StoreError, Tx, overlap::OverlapScanRow, struck::Strikable};
use uuid::Uuid;

use super::find;
use crate::{
    App, AppError, Done, OpContext,
    case::{Head, head},
    correction, journal, scan,
    scan::Upload,
};

/// Keeps a scan with an overlap. The same paper is not kept twice.
pub async fn attach(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    overlap: OverlapId,
    upload: Option<&Upload>,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOverlap, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let (found, _) = find(&record, overlap)?;
    let Some(upload) = upload else {
        return Err(AppError::invalid("file", "error-file-missing"));
    };
    let same = store::file::sha256(&upload.bytes);
    let kept = store::overlap::scans(&mut tx, case).await?;
    if kept
        .iter()
        .any(|one| one.overlap == overlap && one.struck.is_none() && one.sha256 == same)
    {
        return Err(AppError::invalid("file", "clearing-scan-same"));
    }
    let scan = scan::keep(&mut tx, ctx, &record.case, upload).await?;
    let now = (ctx.now, ctx.actor.user);
    store::overlap::insert_scan(&mut tx, ctx.ids.uuid(), &found, scan, now).await?;
    let done = Done::on("overlap.scan", case).subject(format!("overlap {overlap} scan {scan}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The scans of a case that count, newest first.
pub(crate) async fn standing(tx: &mut Tx, case: CaseId) -> Result<Vec<OverlapScanRow>, AppError> {
    let mut all = store::overlap::scans(tx, case).await?;
    all.retain(|one| one.struck.is_none());
    Ok(all)
}

/// A scan of an overlap, also of one that has ended, for whoever corrects the record.
pub async fn to_strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (overlap, scan): (OverlapId, Uuid),
) -> Result<(Head, OverlapScanRow), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let all = store::overlap::scans(&mut tx, case).await?;
    let mut all = all.into_iter();
    let one = all.find(|one| one.id == scan && one.overlap == overlap);
    let one = one.ok_or(AppError::NotFound)?;
    let head = head(app, &mut tx, ctx, &row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("overlap.view", case)).await?;
    Ok((head, one))
}

/// Strikes a scan that was kept with the wrong overlap. Its bytes stay, and so does the way to them.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (overlap, scan): (OverlapId, Uuid),
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let all = store::overlap::scans(&mut tx, case).await?;
    let one = all
        .iter()
        .find(|one| one.id == scan && one.overlap == overlap);
    let one = one.ok_or(AppError::NotFound)?;
    correction::strike(&mut tx, ctx, Strikable::OverlapScan, (case, scan), why).await?;
    let subject = format!("overlap {overlap} scan {}", one.scan);
    let done = Done::on("overlap.strike_scan", case).subject(subject);
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
