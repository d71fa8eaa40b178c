//! The agreement with another programme on paper (P21): scans that belong to an overlap. All of them
//! stay; the newest stands first.

use access::Action;
use domain::ids::{CaseId, OverlapId};
use store::StoreError;

use super::find;
use crate::{App, AppError, Done, OpContext, journal, scan, scan::Upload};

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
        .any(|one| one.overlap == overlap && one.sha256 == same)
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
