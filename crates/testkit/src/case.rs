//! Cases for tests, made directly in the store.

use domain::{
    case::{CaseStatus, Responsibility},
    custody::CustodyKind,
    ids::{CaseId, ClientId, CustodyEpisodeId},
    release::{Confidence, ReleaseKind},
};
use jiff::civil::{Date, date};
use store::{
    case::{NewCase, StatusChange},
    client::{ClientRow, CustodyEpisodeRow},
    release::ReleaseForecastRow,
};

use crate::World;

/// What a case looks like.
#[derive(Debug, Clone)]
pub struct Sketch {
    /// Family name.
    pub family_name: &'static str,
    /// Given names.
    pub given_names: &'static str,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Prison.
    pub institution: &'static str,
    /// Number in its books.
    pub book_number: Option<&'static str>,
    /// Start of custody.
    pub custody_start: Option<Date>,
    /// Expected release.
    pub release_on: Option<Date>,
    /// Entry into the programme.
    pub entry_on: Date,
    /// Which of the world's sites.
    pub site: usize,
}

impl Default for Sketch {
    fn default() -> Self {
        Self {
            family_name: "Demir",
            given_names: "Jonas",
            birth_date: Some(date(1994, 5, 14)),
            institution: "th-tonna",
            book_number: Some("4711/25"),
            custody_start: Some(date(2025, 6, 2)),
            release_on: Some(date(2026, 12, 31)),
            entry_on: date(2026, 6, 30),
            site: 0,
        }
    }
}

impl World {
    /// A case in the state `registered`, without a site.
    pub async fn registered_case(&self, sketch: Sketch) -> CaseId {
        let mut tx = self.app.store.write().await.expect("a transaction");
        let case = self.register(&mut tx, &sketch).await;
        tx.commit().await.expect("a commit");
        case
    }

    /// A running case, led by the worker, with all tasks and its seam computed.
    pub async fn active_case(&self, sketch: Sketch) -> CaseId {
        // Boxed, so that a test with several cases stays small.
        Box::pin(self.running(sketch)).await
    }

    async fn running(&self, sketch: Sketch) -> CaseId {
        let mut tx = self.app.store.write().await.expect("a transaction");
        let case = self.register(&mut tx, &sketch).await;
        let version = self
            .app
            .catalogue
            .get("puemas")
            .expect("puemas")
            .version
            .clone();
        let row = store::case::by_id(&mut tx, case)
            .await
            .expect("a read")
            .expect("the case");
        let site = Some(self.sites[sketch.site]);
        store::case::set_programme(&mut tx, &row, "puemas", &version, site)
            .await
            .expect("a write");
        let row = store::case::by_id(&mut tx, case)
            .await
            .expect("a read")
            .expect("the case");
        let change = StatusChange {
            entry_on: Some(sketch.entry_on),
            ..StatusChange::default()
        };
        store::case::set_status(&mut tx, &row, CaseStatus::Active, &change)
            .await
            .expect("a write");
        let lead = if sketch.site == 0 {
            self.worker.id
        } else {
            self.elsewhere.id
        };
        store::assignment::assign(
            &mut tx,
            self.carrier,
            case,
            self.ids().next(),
            Responsibility::Lead,
            Some(lead),
            self.coordination.id,
            self.now(),
            "",
        )
        .await
        .expect("a lead");
        store::case::set_responsible(&mut tx, case, Some(lead), None)
            .await
            .expect("a write");
        let cause = app::recompute::Cause {
            kind: "admission",
            by: Some(self.coordination.id),
            now: self.now(),
            today: self.today(),
            ids: self.ids().clone(),
        };
        app::recompute::recompute(&self.app, &mut tx, &cause, case, None)
            .await
            .expect("computed");
        tx.commit().await.expect("a commit");
        case
    }

    async fn register(&self, tx: &mut store::Tx, sketch: &Sketch) -> CaseId {
        let client: ClientId = self.ids().next();
        let person = ClientRow {
            id: client,
            carrier: self.carrier,
            family_name: sketch.family_name.to_owned(),
            given_names: sketch.given_names.to_owned(),
            birth_date: sketch.birth_date,
            version: 1,
        };
        store::client::insert(tx, &person, self.now())
            .await
            .expect("a client");
        let episode: CustodyEpisodeId = self.ids().next();
        let custody = CustodyEpisodeRow {
            id: episode,
            client,
            institution: sketch.institution.to_owned(),
            book_number: sketch.book_number.map(str::to_owned),
            custody_kind: Some(CustodyKind::PrisonSentence),
            custody_start: sketch.custody_start,
            custody_end: None,
            sentence_months: Some(18),
            composed_months: None,
            version: 1,
        };
        store::client::insert_episode(tx, self.carrier, &custody, self.now())
            .await
            .expect("an episode");
        let case: CaseId = self.ids().next();
        let programme = self.app.catalogue.get("puemas").expect("puemas");
        let new = NewCase {
            id: case,
            carrier: self.carrier,
            client,
            name_folded: store::client::name_folded(sketch.family_name, sketch.given_names),
            custody_episode: episode,
            previous_case: None,
            programme: programme.id.clone(),
            programme_version: programme.version.clone(),
            site: None,
            institution: sketch.institution.to_owned(),
            registered_on: self.today(),
        };
        store::case::insert(tx, &new).await.expect("a case");
        let row = store::case::by_id(tx, case)
            .await
            .expect("a read")
            .expect("the case");
        store::search::index(tx, &row).await.expect("an index");
        if let Some(day) = sketch.release_on {
            let forecast = ReleaseForecastRow {
                id: self.ids().next(),
                release_on: day,
                kind: Some(ReleaseKind::FullTerm),
                actual: false,
                source: "Entlassungsliste".to_owned(),
                confidence: Confidence::Likely,
                note: String::new(),
                recorded_at: self.now(),
                recorded_by: self.coordination.id,
                recorded_by_name: String::new(),
            };
            store::release::insert(tx, self.carrier, case, &forecast)
                .await
                .expect("a forecast");
            store::case::set_release(tx, case, Some(day), Some(ReleaseKind::FullTerm), false)
                .await
                .expect("a release");
        }
        case
    }
}

/// The form that offers a case to a colleague, with everything on the list ticked.
pub fn handover_form<'a>(to: &'a str, content: &'a str) -> Vec<(&'a str, &'a str)> {
    const TICKS: [&str; 7] = [
        "done-0", "done-1", "done-2", "done-3", "done-4", "done-5", "done-6",
    ];
    let ticks = TICKS.iter().map(|name| (*name, "yes"));
    [("kind", "worker"), ("to", to), ("content", content)]
        .into_iter()
        .chain(ticks)
        .collect()
}
