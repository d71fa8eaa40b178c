//! Reading arrangements: the list, and what the forms need.

use access::{Action, decide, decide_arrangement};
use domain::{
    ids::{ArrangementId, CaseId},
    seam::Side,
};
use programme::{Programme, Text};
use store::{arrangement::ArrangementRow, leave::LeaveRow};

use super::{Line, List, SecurityChoice, Sheet, former, in_place_of};
use crate::{
    App, AppError, Done, OpContext,
    case::{May, head_of, kind_title, seam_view},
    record::Record,
};

/// Reads all arrangements of a case.
pub async fn list(app: &App, ctx: &OpContext, case: CaseId) -> Result<List, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewSeam, case).await?;
    let may = May::of(ctx, &row);
    let record = app.record(&mut tx, row).await?;
    let facts = record.case.access_facts();
    let may_see = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let leaves = if may_see(Action::ViewLeaves) && may_see(Action::ViewNetwork) {
        store::leave::of_case(&mut tx, case).await?
    } else {
        Vec::new()
    };
    let former = former(&mut tx, ctx, &record.case, &record.arrangements).await?;
    let (before, former) = former.unzip();
    let post = crate::address::post(&mut tx, &record.case, ctx.today).await?;
    drop(tx);
    let order = |row: &ArrangementRow| {
        let securities = &record.programme.securities;
        securities.iter().position(|rule| rule.id == row.security)
    };
    let lines = record.arrangements.iter().map(|row| line(&record, row));
    let (mut standing, mut struck): (Vec<Line>, Vec<Line>) =
        lines.partition(|line| line.row.struck_at.is_none());
    let rows = &record.arrangements;
    let serves = |leave: &LeaveRow| leave.arrangement.and_then(|id| in_place_of(rows, id));
    for line in &mut standing {
        let mine = leaves
            .iter()
            .filter(|leave| serves(leave) == Some(line.row.id));
        line.leaves = mine.cloned().collect();
    }
    standing.sort_by_key(|line| (order(&line.row), line.row.from_on));
    struck.sort_by_key(|line| std::cmp::Reverse(line.row.struck_at));
    let holidays = app.catalogue.holidays();
    let list = List {
        head: head_of(app, &record, ctx.today),
        seam: seam_view(&record, &record.facts, holidays, ctx.today),
        standing,
        struck,
        former: former
            .iter()
            .flatten()
            .map(|row| line(&record, row))
            .collect(),
        post,
        may,
    };
    app.viewed(ctx, Done::on("arrangement.list", case).cases(before))
        .await?;
    Ok(list)
}

fn line(record: &Record<'_>, row: &ArrangementRow) -> Line {
    let rule = record.programme.security_rule(&row.security);
    let code = row.security.code();
    Line {
        security: rule.map_or_else(|| Text::new(code, code), |rule| rule.title.clone()),
        kind: rule
            .zip(row.kind.as_deref())
            .and_then(|(rule, kind)| kind_title(rule, kind)),
        leaves: Vec::new(),
        row: row.clone(),
    }
}

/// Reads what the form for a new arrangement needs, with what a former case still holds, if it is to be
/// entered here too.
pub async fn sheet(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    former: Option<ArrangementId>,
) -> Result<Sheet, AppError> {
    read_sheet(app, ctx, Action::AddArrangement, case, Wanted::New(former)).await
}

/// Reads what the form for changing or striking an arrangement needs.
pub async fn sheet_of(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    arrangement: ArrangementId,
) -> Result<Sheet, AppError> {
    read_sheet(
        app,
        ctx,
        Action::EditArrangement,
        case,
        Wanted::There(arrangement),
    )
    .await
}

/// Which arrangement a form is about.
enum Wanted {
    /// A new one, perhaps like one of a former case.
    New(Option<ArrangementId>),
    /// One of this case.
    There(ArrangementId),
}

async fn read_sheet(
    app: &App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
    wanted: Wanted,
) -> Result<Sheet, AppError> {
    let mut tx = app.store.read().await?;
    let found = app.case_for(&mut tx, ctx, action, case).await?;
    let (row, former) = match wanted {
        Wanted::There(id) => {
            let row = store::arrangement::get(&mut tx, case, id).await?;
            (Some(row.ok_or(AppError::NotFound)?), None)
        }
        Wanted::New(Some(id)) => (None, former::one(&mut tx, ctx, &found, id).await?),
        Wanted::New(None) => (None, None),
    };
    let (before, former) = former.unzip();
    let facts = found.access_facts();
    let head = crate::case::head(app, &mut tx, ctx, &found).await?;
    drop(tx);
    let programme = app.programme_of(&found)?;
    let sheet = Sheet {
        head,
        securities: choices(programme),
        may_outside: decide_arrangement(&ctx.actor, action, &facts, Side::Outside).is_allowed(),
        row,
        former,
    };
    let shown = sheet.row.as_ref().or(sheet.former.as_ref());
    let subject = shown.map_or_else(String::new, |row| format!("arrangement {}", row.id));
    let done = Done::on("arrangement.view", case).subject(subject);
    app.viewed(ctx, done.cases(before)).await?;
    Ok(sheet)
}

fn choices(programme: &Programme) -> Vec<SecurityChoice> {
    programme
        .securities
        .iter()
        .map(|rule| SecurityChoice {
            code: rule.id.code().to_owned(),
            title: rule.title.clone(),
            kinds: rule
                .kinds
                .iter()
                .map(|kind| (kind.id.clone(), kind.title.clone()))
                .collect(),
        })
        .collect()
}
