//! Papers: which ones a case can have, what they say, and what was handed out.
//!
//! A paper is previewed as often as one likes; it is kept when it is handed out, byte for byte, so
//! that years later everybody reads what the client holds in hand. Whoever hands it out has seen
//! exactly these bytes: the form carries the hash of what was shown, and if anything has changed
//! since, it is shown once more.
//!
//! A paper contains what its noun contains, so whoever may not see the noun gets no paper of it.

mod ahead;
mod closing;
mod coming;
mod content;
pub mod copy;
mod explanation;
mod hand;
mod letter;
mod plan;
mod press;
mod told;

use access::{Action, decide};
use documents::{
    paper::{Content, Paper},
    sheet::Sheet,
};
use domain::{
    Code,
    ids::{CaseId, PaperId},
    leave::LeavePurpose,
    letter::LetterField,
    network::NoContact,
    paper::{InformationTopic, PaperKind, PaperLanguage},
};
use programme::Text;
pub use store::paper::{ExplanationRow, PaperRow, Struck};
use store::{Tx, case::CaseRow};

pub use self::press::{Press, Printed};
use self::{explanation::topics, press::print};
pub use self::{
    explanation::{
        Explanation, Topic, explain, explanation, form as explanation_form, strike_explanation,
    },
    hand::{Handing, MAX_TEXT, MAX_WORDS, hand_out, strike},
};
use crate::{
    App, AppError, Done, Message, OpContext,
    case::{Head, head},
    network::{
        Person, Place, Unasked,
        consent::{Said, without},
        named::{Named, named},
    },
};

/// Which paper: its kind, and what it is about where a case has several of that kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which {
    /// The kind.
    pub kind: PaperKind,
    /// Id of a row of its noun; empty if the case has one such paper.
    pub about: String,
}

impl Which {
    /// The only paper of this kind.
    pub fn only(kind: PaperKind) -> Self {
        Self {
            kind,
            about: String::new(),
        }
    }

    /// The paper of this kind about one row.
    pub fn about(kind: PaperKind, about: impl std::fmt::Display) -> Self {
        Self {
            kind,
            about: about.to_string(),
        }
    }

    /// Reads what [`Which::code`] has written.
    pub fn parse(code: &str) -> Option<Self> {
        let (kind, about) = code.split_once('.').unwrap_or((code, ""));
        Some(Self {
            kind: PaperKind::from_code(kind).ok()?,
            about: about.to_owned(),
        })
    }

    /// As it stands in an address: `plan`, `appointment_letter.0192…`.
    pub fn code(&self) -> String {
        if self.about.is_empty() {
            self.kind.code().to_owned()
        } else {
            format!("{}.{}", self.kind.code(), self.about)
        }
    }
}

/// A paper that the case can have now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which one.
    pub which: Which,
    /// What tells it from others of its kind: the moment of an appointment, the name of another
    /// programme.
    pub mark: Mark,
    /// Why it cannot be made now.
    pub blocked: Option<Message>,
    /// The only language that it exists in; `None`: in all.
    pub only: Option<PaperLanguage>,
}

impl Offer {
    /// A paper in all languages that nothing speaks against.
    fn new(which: Which, mark: Mark) -> Self {
        Self {
            which,
            mark,
            blocked: None,
            only: None,
        }
    }
}

/// What tells papers of one kind apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// There is only one.
    None,
    /// When it takes place.
    At(jiff::Timestamp),
    /// A leave: when, and what for.
    Leave(jiff::Timestamp, LeavePurpose),
    /// Words.
    Words(Text),
}

/// Everything on the page of papers.
#[derive(Debug, Clone)]
pub struct Papers {
    /// Head of the case.
    pub head: Head,
    /// What can be handed out now, in the order of the kinds.
    pub offers: Vec<Offer>,
    /// What was handed out, the newest first.
    pub handed: Vec<PaperRow>,
    /// What was explained, in the order of the topics.
    pub topics: Vec<Topic>,
    /// What was explained, the newest first.
    pub explanations: Vec<ExplanationRow>,
    /// Whether this person may hand out papers.
    pub may_make: bool,
}

/// Reads the page of papers and logs that.
pub async fn papers(app: &App, ctx: &OpContext, case: CaseId) -> Result<Papers, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewPapers, case).await?;
    let facts = row.access_facts();
    let head = head(app, &mut tx, ctx, &row).await?;
    let (mut offers, coming) = content::offers(app, &mut tx, ctx, &row).await?;
    content::block(&mut tx, ctx, &row, (&mut offers, &coming)).await?;
    let mut handed = store::paper::of_case(&mut tx, case).await?;
    handed.retain(|one| may_see(ctx, &row, one.kind));
    let explanations = store::paper::explanations(&mut tx, case).await?;
    drop(tx);
    app.viewed(ctx, Done::on("paper.list", case)).await?;
    Ok(Papers {
        topics: topics(app.programme_of(&row)?, &head, &explanations),
        head,
        offers,
        handed,
        explanations,
        may_make: decide(&ctx.actor, Action::MakePaper, Some(&facts)).is_allowed(),
    })
}

/// All that the copy of the file shows.
const WHOLE_FILE: &[Action] = &[
    Action::ViewCase,
    Action::ViewSeam,
    Action::ViewTasks,
    Action::ViewNotes,
    Action::ViewReleaseHistory,
    Action::ViewClearing,
    Action::ViewOverlap,
    Action::ViewStandards,
    Action::ViewAssessment,
    Action::ViewNetwork,
    Action::ViewPlan,
    Action::ViewAppointments,
    Action::ViewLeaves,
    Action::ViewConferences,
    Action::ViewOwnPlans,
    Action::ViewPapers,
    Action::ViewMemberships,
];

/// What a paper shows beyond papers as such, and who may see that.
fn nouns(kind: PaperKind) -> &'static [Action] {
    match kind {
        PaperKind::Plan => &[Action::ViewPlan],
        PaperKind::WeeklyPlan | PaperKind::CrisisPlan => &[Action::ViewOwnPlans],
        PaperKind::Leave => &[Action::ViewLeaves],
        PaperKind::Invitation | PaperKind::GuestInvitation | PaperKind::Conference => {
            &[Action::ViewConferences]
        }
        PaperKind::PartialAgreement => &[Action::ViewOverlap],
        PaperKind::NextSteps => &[Action::ViewTasks],
        PaperKind::FileCopy => WHOLE_FILE,
        PaperKind::Information
        | PaperKind::Agreement
        | PaperKind::AppointmentCard
        | PaperKind::AppointmentLetter
        | PaperKind::FinalReport
        | PaperKind::ComingBack
        | PaperKind::Letter => &[Action::ViewPapers],
    }
}

fn may_see(ctx: &OpContext, case: &CaseRow, kind: PaperKind) -> bool {
    let facts = case.access_facts();
    let may = |action: &Action| decide(&ctx.actor, *action, Some(&facts)).is_allowed();
    nouns(kind).iter().all(may)
}

/// A paper as it would be handed out now.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Head of the case.
    pub head: Head,
    /// What tells it from others of its kind.
    pub mark: Mark,
    /// The file.
    pub bytes: Vec<u8>,
    /// Its name.
    pub file_name: String,
    /// Topics of the checklist that count as explained once it was explained to the client.
    pub explains: Vec<InformationTopic>,
    /// Its title in its language.
    pub title: String,
    /// SHA-256 of the file; the form that hands it out names it.
    pub sha256: String,
    /// Letters that somebody typed and no paper can show.
    pub missing: Vec<char>,
    /// What a letter asks for and the record does not know; a line stands there.
    pub blank: Vec<LetterField>,
    /// Somebody whom an order protects, of whose name only a part stands on it: it may be anybody.
    pub perhaps: Option<String>,
    /// Those who are left out because their consent is missing.
    pub left_out: Vec<Unasked>,
    /// Those whose name stands on it although their consent is missing.
    pub unasked: Vec<Unasked>,
    /// The only language that it exists in; `None`: in all.
    pub only: Option<PaperLanguage>,
    /// The name of the client, or of whom it goes to, as the first guess of whom it is handed to.
    pub client: String,
}

/// Makes a paper to be looked at, and logs that. Nothing is kept.
pub async fn preview(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    which: &Which,
    language: PaperLanguage,
) -> Result<Preview, AppError> {
    let told = told::told(app, ctx, case, which).await?;
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewPapers, case).await?;
    let head = head(app, &mut tx, ctx, &row).await?;
    let made = made(app, &mut tx, ctx, &row, (which, &told), language).await?;
    let (paper, offer, left_out) = made;
    let orders = store::network::no_contact(&mut tx, row.id, ctx.today).await?;
    let people = crate::network::known(&mut tx, row.id, ctx.today).await?;
    drop(tx);
    let mut sheet = documents::compose(&paper, language);
    let unasked = names_unasked(&mut sheet, &people);
    let perhaps = may_name(&mut sheet, &orders, &row).filter(|_| !tells_of_orders(which.kind));
    let (file_name, title) = (sheet.file_name(), sheet.title.clone());
    let printed = print(app, sheet).await?;
    let done = Done::on("paper.preview", case).detail(detail(which, language));
    let done = if which.about.is_empty() {
        done
    } else {
        done.subject(format!("{} {}", which.kind.code(), which.about))
    };
    app.viewed(ctx, done).await?;
    // It is handed to whom it is for.
    let addressee = match &paper.content {
        Content::GuestInvitation(letter) => Some(letter.to.clone()),
        _ => None,
    };
    Ok(Preview {
        head,
        mark: offer.mark,
        perhaps,
        left_out,
        unasked,
        blank: match paper.content {
            Content::Letter(letter) => letter.blank,
            _ => Vec::new(),
        },
        only: offer.only,
        sha256: store::file::sha256(&printed.bytes),
        bytes: printed.bytes,
        file_name,
        explains: explanation::explained_by(app.programme_of(&row)?, which.kind),
        title,
        missing: printed.missing.into_iter().collect(),
        client: addressee.unwrap_or(paper.head.client),
    })
}

/// The paper as the case stands now, and who is left out of it; not found if the case has no such paper.
async fn made(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    (which, told): (&Which, &told::Told),
    language: PaperLanguage,
) -> Result<(Paper, Offer, Vec<Unasked>), AppError> {
    let (offers, coming) = content::offers(app, tx, ctx, row).await?;
    let offer = offers
        .into_iter()
        .find(|one| one.which == *which && one.only.is_none_or(|only| only == language))
        .ok_or(AppError::NotFound)?;
    protects(tx, ctx, row, which).await?;
    let mut left_out = coming.left_out(which);
    left_out.extend(told.left_out().iter().cloned());
    let paper = content::paper(app, tx, ctx, (row, coming), (which, told), language).await?;
    if !tells_of_orders(which.kind) {
        names_nobody_protected(tx, ctx, row, (&paper, language)).await?;
    }
    Ok((paper, offer, left_out))
}

/// Whether a paper tells of the orders themselves, so that it bears the names of those they protect.
fn tells_of_orders(kind: PaperKind) -> bool {
    kind == PaperKind::FileCopy
}

/// No paper bears the name of somebody whom an order protects, wherever on it the name would stand. Only
/// whole names are looked for: a single word may stand on a paper for anything.
async fn names_nobody_protected(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    (paper, language): (&Paper, PaperLanguage),
) -> Result<(), AppError> {
    let orders = whole_names(tx, ctx, row.id).await?;
    if orders.is_empty() {
        return Ok(());
    }
    let mut found = None;
    documents::compose(paper, language).each_text(&mut |text| {
        found = found.or_else(|| domain::network::named(&orders, text));
    });
    refused_for(found)
}

/// Somebody protected of whose name only a part stands on a sheet, or whose name is one word.
fn may_name(sheet: &mut Sheet, orders: &[NoContact], row: &CaseRow) -> Option<String> {
    let own = format!("{} {}", row.given_names, row.family_name);
    let mut found = None;
    sheet.each_text(&mut |text| {
        let here = || domain::network::named(orders, text);
        found = found
            .or_else(|| domain::network::perhaps(orders, text, &own))
            .or_else(here);
    });
    found.map(|order| order.name.clone())
}

/// Those whose name stands on a sheet although their consent is missing.
fn names_unasked(sheet: &mut Sheet, people: &[Person]) -> Vec<Unasked> {
    let mut texts = Vec::new();
    sheet.each_text(&mut |text| texts.push(text.to_owned()));
    let words: Vec<&str> = texts.iter().map(String::as_str).collect();
    without(people, Said::words(&words))
}

/// Refuses what would be taken away with the whole name of somebody whom an order protects.
pub(crate) async fn bears_no_protected_name<'t>(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    mut words: impl Iterator<Item = &'t str>,
) -> Result<(), AppError> {
    let orders = whole_names(tx, ctx, case).await?;
    refused_for(words.find_map(|text| domain::network::named(&orders, text)))
}

/// Orders in force on people whose whole name is known.
async fn whole_names(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Vec<NoContact>, AppError> {
    let mut orders = store::network::no_contact(tx, case, ctx.today).await?;
    orders.retain(|order| order.name.trim().contains(' '));
    Ok(orders)
}

fn refused_for(order: Option<&NoContact>) -> Result<(), AppError> {
    order.map_or(Ok(()), |order| {
        let message = Message::new("paper-refused-names").with("name", &order.name);
        Err(AppError::Refused(message))
    })
}

/// A plan that would lead to somebody whom a no-contact order protects is not made: ours, the next
/// steps from it, that for the crisis, that for the week, an invitation to a conference.
/// (Papers about appointments and the application for a leave ask for themselves, and minutes tell of
/// what was.)
async fn protects(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    which: &Which,
) -> Result<(), AppError> {
    let named = match which.kind {
        PaperKind::Plan
        | PaperKind::NextSteps
        | PaperKind::CrisisPlan
        | PaperKind::WeeklyPlan
        | PaperKind::Invitation
        | PaperKind::GuestInvitation => named(tx, row.id, ctx.today).await?,
        _ => return Ok(()),
    };
    leads_to(&named, which).map_or(Ok(()), |message| Err(AppError::Refused(message)))
}

/// Whether a paper would lead to one of those who are protected, and what is said of it then.
fn leads_to(named: &[Named], which: &Which) -> Option<Message> {
    let leads = |one: &&Named| match (which.kind, one.place) {
        (PaperKind::Plan | PaperKind::NextSteps, Place::Goal(_) | Place::Measure(_))
        | (PaperKind::CrisisPlan, Place::Crisis(_))
        | (PaperKind::WeeklyPlan, Place::Week) => true,
        (PaperKind::Leave, Place::Leave(leave)) => which.about == leave.to_string(),
        (PaperKind::Invitation | PaperKind::GuestInvitation, Place::Conference(one)) => {
            which.about.split('.').next() == Some(&*one.to_string())
        }
        _ => false,
    };
    let found = named.iter().find(leads)?;
    Some(Message::new("paper-refused-no-contact").with("name", &found.name))
}

fn detail(which: &Which, language: PaperLanguage) -> String {
    serde_json::json!({ "paper": which.kind.code(), "language": language.code() }).to_string()
}

/// A paper that was kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What was recorded about it.
    pub row: PaperRow,
    /// The very bytes.
    pub bytes: Vec<u8>,
}

/// Opens a paper that was handed out, and logs that.
pub async fn kept(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    paper: PaperId,
) -> Result<Kept, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewPapers, case).await?;
    let found = find(&mut tx, ctx, &row, paper).await?;
    let bytes = store::paper::content(&mut tx, case, paper)
        .await?
        .ok_or(AppError::NotFound)?;
    drop(tx);
    let done = Done::on("paper.open", case).subject(format!("paper {paper}"));
    app.viewed(ctx, done).await?;
    Ok(Kept { row: found, bytes })
}

/// One of the papers that this person may see, with the head of its case: for the form that
/// strikes it.
pub async fn one(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    paper: PaperId,
) -> Result<(Head, PaperRow), AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::MakePaper, case).await?;
    let found = find(&mut tx, ctx, &row, paper).await?;
    let head = head(app, &mut tx, ctx, &row).await?;
    drop(tx);
    let done = Done::on("paper.list", case).subject(format!("paper {paper}"));
    app.viewed(ctx, done).await?;
    Ok((head, found))
}

async fn find(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    paper: PaperId,
) -> Result<PaperRow, AppError> {
    store::paper::of_case(tx, case.id)
        .await?
        .into_iter()
        .find(|one| one.id == paper && may_see(ctx, case, one.kind))
        .ok_or(AppError::NotFound)
}
