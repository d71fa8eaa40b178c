//! The needs of a client within a life domain (P8a, P18a): noted along with how the domain is settled,
//! named by the goals of the plan, and followed until they are met or no longer there.
//!
//! What is said of a need is only ever added; what was said by mistake is struck. That a need stands in
//! the plan is read from the plan and written nowhere.

use access::Action;
use domain::{
    Code,
    assessment::Voice,
    ids::{CaseId, NeedEventId, NeedId},
    names::fold,
    need::{Known, NeedState, in_plan},
    plan::{Goal, VersionState},
};
use jiff::civil::Date;
use programme::{
    Text,
    model::{LifeDomain, NeedEntry},
};
use store::{StoreError, Tx, case::CaseRow, need::NeedRow, plan::VersionRow, struck::Strikable};

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    assessment::day_fits,
    correction::{self, changes, faster, field},
    journal,
    recompute::{Cause, recompute},
};

pub use store::need::NeedRow as NeedEvent;

/// A need with everything that was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientNeed {
    /// Its id.
    pub id: NeedId,
    /// Id of the life domain.
    pub domain: String,
    /// Id of the need in the programme; empty if it is said in words.
    pub entry: String,
    /// What is needed, in words of one's own.
    pub words: String,
    /// What was said, oldest first; struck rows too.
    pub events: Vec<NeedRow>,
    /// The goal of the plan that counts and names it, and since when a plan has.
    pub planned: Option<(String, Option<Date>)>,
}

impl ClientNeed {
    fn of(row: NeedRow) -> Self {
        Self {
            id: row.need,
            domain: row.domain.clone(),
            entry: row.entry.clone(),
            words: row.words.clone(),
            events: vec![row],
            planned: None,
        }
    }

    /// What was said and counts, oldest first.
    pub fn counting(&self) -> impl DoubleEndedIterator<Item = &NeedRow> {
        self.events.iter().filter(|one| one.struck.is_none())
    }

    /// Where it stands; `None` if everything that was said of it was struck.
    pub fn state(&self) -> Option<NeedState> {
        let last = self.counting().next_back()?;
        Some(NeedState::now(last.state, self.planned.is_some()))
    }

    /// Whether it is there still.
    pub fn is_open(&self) -> bool {
        self.state().is_some_and(NeedState::is_open)
    }

    /// How often something was said of it or taken back: the version that its form names.
    pub fn said_so_far(&self) -> i64 {
        changes(self.events.iter().map(|one| one.struck.is_some()))
    }

    /// What is needed: as the programme lists it, else in words of one's own.
    pub fn title(&self, domain: Option<&LifeDomain>) -> Text {
        let listed = domain.and_then(|one| one.need(&self.entry));
        let own = if self.words.is_empty() {
            &self.entry
        } else {
            &self.words
        };
        listed.map_or_else(
            || Text::new(own.clone(), own.clone()),
            |one| one.title.clone(),
        )
    }

    /// As far as the plan has to know of it.
    pub(crate) fn known(&self) -> Known<'_> {
        Known {
            id: self.id,
            domain: &self.domain,
            open: self.is_open(),
        }
    }
}

/// The needs that are ticked when a domain is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Ids of the programme's list; [`LifeDomain::OTHER`] stands for the words.
    pub entries: Vec<String>,
    /// What else is needed, in words.
    pub other: String,
    /// Who names them.
    pub voice: Voice,
}

impl Default for Noted {
    /// None; a need that nobody else has named is seen by the worker.
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            other: String::new(),
            voice: Voice::Worker,
        }
    }
}

impl Noted {
    /// Whether nothing is ticked and nothing said.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.other.trim().is_empty()
    }

    /// Every tick names a need of this domain, and "other" says which.
    pub(crate) fn check(&self, domain: &LifeDomain, problems: &mut Problems) {
        let other = |one: &str| one == LifeDomain::OTHER;
        let unknown = |one: &&String| !other(one) && domain.need(one).is_none();
        if let Some(found) = self.entries.iter().find(unknown) {
            let message = Message::new("error-unknown-value").with("found", found);
            problems.add("needs", message);
        }
        if self.entries.iter().any(|one| other(one)) && self.other.trim().is_empty() {
            problems.add_key("other", "need-problem-other");
        }
    }
}

/// What is said of a need now, as it was typed; day and codes have been read already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Where it stands.
    pub state: NeedState,
    /// Who says so.
    pub voice: Voice,
    /// How it was met, why it is no longer there, or what else there is to say.
    pub text: String,
    /// The day.
    pub on: Date,
}

/// The needs of a case in the order in which they were noted; what the plan says is not read.
pub(crate) async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ClientNeed>, AppError> {
    let mut needs: Vec<ClientNeed> = Vec::new();
    for row in store::need::of_case(tx, case).await? {
        match needs.iter_mut().find(|one| one.id == row.need) {
            Some(need) => need.events.push(row),
            None => needs.push(ClientNeed::of(row)),
        }
    }
    Ok(needs)
}

/// Says of each need which goal of the plan that counts names it.
pub(crate) fn place(needs: &mut [ClientNeed], plans: &[VersionRow]) {
    let issued = || plans.iter().filter(|one| one.state == VersionState::Issued);
    let Some(counts) = issued().next_back() else {
        return;
    };
    for need in needs {
        let names = |goal: &&Goal| goal.needs.contains(&need.id);
        let goal = counts.content.goals.iter().find(names);
        need.planned = goal.map(|goal| {
            // Since when without a gap.
            let mut newest = issued().rev();
            let since = newest
                .by_ref()
                .take_while(|one| in_plan(&one.content, need.id));
            (
                goal.words.clone(),
                since.last().and_then(|one| one.issued_on),
            )
        });
    }
}

/// Notes what was ticked; what is open already stays as it is, and what was met or gone is open again.
/// Returns the ids of what is new.
pub(crate) async fn note(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (domain, on, noted): (&LifeDomain, Date, &Noted),
    needs: &[ClientNeed],
) -> Result<Vec<String>, AppError> {
    let ticked = noted.entries.iter();
    let ticked = ticked.filter_map(|id| domain.need(id));
    let listed = ticked.map(|one: &NeedEntry| (one.id.as_str(), ""));
    let other = Some(("", noted.other.trim())).filter(|(_, words)| !words.is_empty());
    let mut new = Vec::new();
    for (entry, words) in listed.chain(other) {
        let is_same = |one: &&ClientNeed| {
            one.domain == domain.id && one.entry == entry && fold(&one.words) == fold(words)
        };
        let former = needs.iter().find(is_same);
        if former.is_some_and(ClientNeed::is_open) {
            continue;
        }
        let row = NeedRow {
            id: ctx.new_id(),
            need: former.map_or_else(|| ctx.new_id(), |one| one.id),
            domain: domain.id.clone(),
            entry: entry.to_owned(),
            words: words.to_owned(),
            state: NeedState::Open,
            voice: noted.voice,
            text: String::new(),
            on,
            recorded_at: ctx.now,
            by: ctx.actor.user,
            by_name: String::new(),
            struck: None,
        };
        store::need::insert(tx, (case.carrier, case.id), &row).await?;
        new.push(row.need.to_string());
    }
    Ok(new)
}

/// Says where a need stands now. `seen` is how much of it this person has read (see
/// [`ClientNeed::said_so_far`]).
pub async fn say(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (need, seen): (NeedId, i64),
    said: &Said,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let needs = of_case(&mut tx, case).await?;
    let found = needs.iter().find(|one| one.id == need);
    let found = found.ok_or(AppError::NotFound)?;
    check(&row, found, said, ctx.today).none_or_invalid()?;
    if found.said_so_far() != seen {
        return Err(conflict(found));
    }
    let new = NeedRow {
        id: ctx.new_id(),
        need,
        domain: found.domain.clone(),
        entry: found.entry.clone(),
        words: found.words.clone(),
        state: said.state,
        voice: said.voice,
        text: said.text.trim().to_owned(),
        on: said.on,
        recorded_at: ctx.now,
        by: ctx.actor.user,
        by_name: String::new(),
        struck: None,
    };
    store::need::insert(&mut tx, (row.carrier, case), &new).await?;
    let detail = serde_json::json!({ "state": said.state.code() }).to_string();
    let done = done("need.say", case, need).detail(detail);
    after(app, ctx, tx, (case, done)).await
}

fn done(action: &'static str, case: CaseId, need: NeedId) -> Done {
    Done::on(action, case).subject(format!("need {need}"))
}

/// Lists follow, the log says what happened, and all of it is kept.
async fn after(
    app: &App,
    ctx: &OpContext,
    mut tx: store::WriteTx,
    (case, done): (CaseId, Done),
) -> Result<(), AppError> {
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn check(case: &CaseRow, need: &ClientNeed, said: &Said, today: Date) -> Problems {
    let mut problems = Problems::new();
    if !NeedState::SAID.contains(&said.state) {
        problems.add_key("state", "error-choose");
    }
    day_fits(case, ("on", said.on), today, &mut problems);
    if need.counting().next().is_some_and(|one| said.on < one.on) {
        problems.add_key("on", "need-problem-before-noted");
    }
    if said.text.trim().is_empty() {
        problems.add_key("text", "need-problem-text");
    }
    problems
}

fn conflict(need: &ClientNeed) -> AppError {
    let last = need.events.last();
    let code = |kind: &str, code: &str| format!("code-{kind}-{}", code.replace('_', "-"));
    let fields = last.map_or_else(Vec::new, |one| {
        vec![
            field("need-state", code("need-state", one.state.code())),
            field("need-voice", code("voice", one.voice.code())),
            field("need-text", one.text.clone()),
            field("need-on", one.on.to_string()),
        ]
    });
    let by = last.map_or("", |one| one.by_name.as_str());
    faster(by, need.said_so_far(), fields)
}

/// Takes back what was said of a need by mistake: it stays readable, struck, and what was said before
/// counts again. A need of which nothing counts was never there. Also after the end of the case.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (need, event): (NeedId, NeedEventId),
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let rows = store::need::of_case(&mut tx, case).await?;
    let found = |one: &NeedRow| one.id == event && one.need == need;
    if !rows.iter().any(found) {
        return Err(AppError::NotFound);
    }
    let row = (case, event.uuid());
    correction::strike(&mut tx, ctx, Strikable::Need, row, why).await?;
    after(app, ctx, tx, (case, done("need.strike", case, need))).await
}
