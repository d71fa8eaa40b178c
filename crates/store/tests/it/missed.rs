//! What planned contacts became when they turned into appointments.

use db::{Db, Value};
use jiff::civil::date;
use store::MIGRATIONS;
use uuid::Uuid;

use crate::backup::{NOW, Place};

const CARRIER: &str = "INSERT INTO carrier (id, name, created_at) VALUES ($1, 'Brücke', $2)";
const PERSON: &str = "INSERT INTO user_account
 (id, carrier_id, login, name, role, language, capacity, active, created_at, version)
 VALUES ($1, $1, 'anna', 'Anna', 'coordination', 'de', 30, TRUE, $2, 1)";
const PLANNED: &str = "INSERT INTO planned_contact (id, carrier_id, case_id, at, kind, place, note,
 status, recorded_at, recorded_by, version) VALUES ($1, $2, $3, $4, 'office', '', '', 'done', $5,
 $2, 1)";
const NOTE: &str = "INSERT INTO contact_note (id, carrier_id, case_id, at, kind, outcome, place,
 minutes, domains, epistemic, body, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, 'office', $5, '', 0, '', 'fact', 'x', $6, $2, 1)";

async fn status(db: &Db, id: u128) -> String {
    let mut tx = db.read().await.unwrap();
    let sql = "SELECT status FROM appointment WHERE id = $1";
    let row = tx.query_one(sql, &[Uuid::from_u128(id).into()]).await;
    row.unwrap().get("status").unwrap()
}

async fn run(db: &Db, sql: &str, params: &[Value]) {
    let mut tx = db.write().await.unwrap();
    tx.execute(sql, params).await.unwrap();
    tx.commit().await.unwrap();
}

/// A case with nothing but what its row must hold.
async fn bare_case(db: &Db, carrier: Uuid) -> Uuid {
    let id = Uuid::from_u128(9);
    let (day, params) = (date(2026, 11, 1), [id.into(), carrier.into(), NOW.into()]);
    let client = "INSERT INTO client (id, carrier_id, family_name, given_names, name_folded,
 name_phonetic, created_at, version) VALUES ($1, $2, 'Demir', 'Jonas', 'demir', '26', $3, 1)";
    run(db, client, &params).await;
    let custody = "INSERT INTO custody_episode (id, carrier_id, client_id, institution, created_at,
 version) VALUES ($1, $2, $1, 'th-tonna', $3, 1)";
    run(db, custody, &params).await;
    let case = "INSERT INTO cases (id, carrier_id, number, client_id, custody_episode_id, programme,
 programme_version, institution, status, stage, registered_on, released, version, name_folded,
 release_sort, seam_status, seam_days_open, seam_detail, derived_on) VALUES ($1, $2, '2026-1', $1, $1,
 'puemas', '1', 'th-tonna', 'active', 1, $3, FALSE, 1, 'demir', $3, 0, 0, '[]', $3)";
    run(db, case, &[id.into(), carrier.into(), day.into()]).await;
    id
}

#[tokio::test]
async fn somebody_who_did_not_come_was_not_met() {
    for place in Place::on_each_engine().await {
        let db = place.open().await;
        let before = MIGRATIONS.iter().position(|one| one.version == 16).unwrap();
        db.migrate(&MIGRATIONS[..before], NOW).await.unwrap();
        let carrier = Uuid::from_u128(7);
        run(&db, CARRIER, &[carrier.into(), NOW.into()]).await;
        run(&db, PERSON, &[carrier.into(), NOW.into()]).await;
        let case = bare_case(&db, carrier).await;
        let (a, b) = (NOW, NOW + jiff::SignedDuration::from_hours(24));
        for (id, at, outcome) in [(21_u128, a, "no_show"), (22, b, "reached")] {
            let (planned, note) = (Uuid::from_u128(id), Uuid::from_u128(id + 100));
            let params = [
                planned.into(),
                carrier.into(),
                case.into(),
                at.into(),
                NOW.into(),
            ];
            run(&db, PLANNED, &params).await;
            let params = [
                note.into(),
                carrier.into(),
                case.into(),
                at.into(),
                outcome.into(),
                NOW.into(),
            ];
            run(&db, NOTE, &params).await;
        }
        db.migrate(MIGRATIONS, NOW).await.unwrap();
        assert_eq!(status(&db, 21).await, "missed");
        assert_eq!(status(&db, 22).await, "held");
    }
}
