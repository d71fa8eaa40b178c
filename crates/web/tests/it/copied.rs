//! What is recorded about somebody stands in the copy of their file: in the told cases of the demonstration,
//! which have something of everything, each table that has a row has its chapter.

use app::paper::copy::{CHAPTERS, Copied};
use domain::ids::CaseId;
use i18n::Lang;
use store::coverage::{Holds, Key, TABLES};

use crate::logged::Office;

/// What no told case has; tests of the paper look at it.
const NOT_TOLD: &[&str] = &[
    "overlap",
    "overlap_scan",
    "handover",
    "handover_question",
    "paper",
    "explanation",
    "scan",
];

/// Of these, all rows of a case may be what third parties said; then they stay out, and that is said.
const WITHHELD: [&str; 3] = ["contact_note", "assessment", "domain_rating"];

/// Whether a table has a row about the case or its client.
async fn holds(office: &Office, table: &str, case: CaseId) -> bool {
    let key = TABLES.iter().find(|(name, _)| *name == table);
    let Some((_, Holds::Person(_, key))) = key else {
        return false;
    };
    let client = "(SELECT client_id FROM cases WHERE id = $1)";
    let condition = match key {
        Key::Itself => format!("id = {client}"),
        Key::Client => format!("client_id = {client}"),
        Key::Case | Key::Note | Key::List => "case_id = $1".to_owned(),
    };
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}");
    let mut tx = office.app.store.read().await.unwrap();
    let row = tx.query_one(&sql, &[case.uuid().into()]).await.unwrap();
    let n: i64 = row.get("n").unwrap();
    n > 0
}

#[tokio::test]
async fn whatever_is_recorded_has_its_chapter_and_every_label_its_words() {
    let (office, _folder) = Office::told().await;
    let texts = i18n::texts(Lang::De);
    let cases: Vec<CaseId> = {
        let mut tx = office.app.store.read().await.unwrap();
        let sql = "SELECT id FROM cases ORDER BY id";
        let rows = tx.query(sql, &[]).await.unwrap();
        let ids = rows.iter();
        ids.map(|row| CaseId::from_uuid(row.get("id").unwrap()))
            .collect()
    };
    let mut seen = std::collections::BTreeSet::new();
    for case in cases {
        let path = format!("/cases/{case}/papers/preview/file_copy/de");
        let answer = office.browsers[1].get(&path).await;
        if answer.status == 404 {
            continue;
        }
        answer.is(200);
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        assert!(!text.contains('⟦'), "a label without words in {text}");
        for (table, copied) in CHAPTERS {
            let Copied::In(chapter) = copied else {
                continue;
            };
            if holds(&office, table, case).await {
                let title = texts.get(chapter);
                let withheld = WITHHELD.contains(table) && text.contains("Nicht enthalten");
                let told = text.contains(&*title) || withheld;
                assert!(told, "{table}: no {title} in {text}");
                seen.insert(*table);
            }
        }
    }
    let placed = CHAPTERS
        .iter()
        .filter(|(_, copied)| matches!(copied, Copied::In(_)));
    let tables = placed.map(|(table, _)| *table);
    let lacking: Vec<&str> = tables.filter(|table| !seen.contains(table)).collect();
    assert_eq!(lacking, NOT_TOLD);
}
