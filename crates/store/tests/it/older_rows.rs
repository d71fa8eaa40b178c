//! Rows of an older schema say in the newest one what they said before: migrations that move what is
//! written, tried on rows as the program of that time stored them.

use db::{Db, Value};
use jiff::civil::date;
use store::{
    MIGRATIONS,
    case::{SeamDetail, by_id},
};
use uuid::Uuid;

use crate::backup::{NOW, Place};

const CARRIER: &str = "INSERT INTO carrier (id, name, created_at) VALUES ($1, 'Brücke', $2)";
const PERSON: &str = "INSERT INTO user_account
 (id, carrier_id, login, name, role, language, capacity, active, created_at, version)
 VALUES ($1, $1, 'anna', 'Anna', 'transition_manager', 'de', 30, TRUE, $2, 1)";
const CLIENT: &str = "INSERT INTO client (id, carrier_id, family_name, given_names, birth_date,
 name_folded, name_phonetic, created_at, version)
 VALUES ($1, $1, 'Querbachner', 'Ottokar', '1990-05-04', 'querbachner', '4', $2, 1)";
const EPISODE: &str = "INSERT INTO custody_episode (id, carrier_id, client_id, institution,
 book_number, custody_start, created_at, version)
 VALUES ($1, $1, $1, 'th-tonna', '12/2025', '2025-02-03', $2, 1)";
const CASE: &str = "INSERT INTO cases (id, carrier_id, number, client_id, custody_episode_id,
 programme, programme_version, institution, status, stage, registered_on, lead_id, released, version,
 name_folded, release_sort, seam_status, seam_days_open, seam_detail, derived_on)
 VALUES ($1, $2, $3, $2, $2, 'puemas', '2026-01-01', 'th-tonna', 'active', 1, '2026-03-01', $2, FALSE, 1,
 'querbachner', '2027-01-04', 2, 14, $4, '2026-11-20')";
const APPOINTMENT: &str = "INSERT INTO appointment (id, carrier_id, case_id, origin_id, moves, at, kind,
 place, note, partner, bring, with_client, status, said, next_steps, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $1, 0, $4, 'visit', '', '', '', '', TRUE, $5, '', '', $6, $2, 1)";

/// Before names stood with the case and the seam in plain words.
async fn as_it_was(db: &Db, seams: &[(Uuid, &str)]) {
    let before = MIGRATIONS.iter().take_while(|one| one.version < 37).count();
    db.migrate(&MIGRATIONS[..before], NOW).await.unwrap();
    let own: Value = Uuid::from_u128(7).into();
    let mut tx = db.write().await.unwrap();
    for sql in [CARRIER, PERSON, CLIENT, EPISODE] {
        tx.execute(sql, &[own.clone(), NOW.into()]).await.unwrap();
    }
    for (id, seam) in seams {
        let number = id.to_string();
        let params = [
            (*id).into(),
            own.clone(),
            number.as_str().into(),
            (*seam).into(),
        ];
        tx.execute(CASE, &params).await.unwrap();
    }
    let (with, day) = (seams[0].0, jiff::SignedDuration::from_hours(24));
    for (number, (at, status)) in [
        (NOW - day * 3, "held"),
        (NOW + day * 2, "planned"),
        (NOW - day, "planned"),
    ]
    .into_iter()
    .enumerate()
    {
        let id = Uuid::from_u128(100 + u128::try_from(number).unwrap());
        let params = [
            id.into(),
            own.clone(),
            with.into(),
            at.into(),
            status.into(),
            NOW.into(),
        ];
        tx.execute(APPOINTMENT, &params).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn person_seam_and_appointments_of_old_rows_stand_with_the_case() {
    let (two, none) = (Uuid::from_u128(20), Uuid::from_u128(21));
    let seams = [
        (
            two,
            r#"[{"security":"housing","status":2,"open":14,"at_risk":0},{"security":"income","status":0,"open":0,"at_risk":3}]"#,
        ),
        (none, "[]"),
    ];
    for place in Place::on_each_engine().await {
        let db = place.open().await;
        as_it_was(&db, &seams).await;
        db.migrate(MIGRATIONS, NOW).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let case = by_id(&mut tx, domain::ids::CaseId::from_uuid(two));
        let case = case.await.unwrap().unwrap();
        assert_eq!(case.family_name, "Querbachner");
        assert_eq!(case.given_names, "Ottokar");
        assert_eq!(case.birth_date, Some(date(1990, 5, 4)));
        assert_eq!(case.custody_start, Some(date(2025, 2, 3)));
        assert_eq!(case.book_number.as_deref(), Some("12/2025"));
        let seam = |security: &str, status, open, at_risk| SeamDetail {
            security: security.to_owned(),
            status,
            open,
            at_risk,
        };
        let expected = [seam("housing", 2, 14, 0), seam("income", 0, 0, 3)];
        assert_eq!(case.derived.seam_detail, expected);
        let empty = by_id(&mut tx, domain::ids::CaseId::from_uuid(none));
        assert_eq!(empty.await.unwrap().unwrap().derived.seam_detail, []);
        // What nobody has written about yet, also of yesterday; and nothing of the other case.
        let rows = tx.query("SELECT planned_at FROM cases ORDER BY id", &[]);
        let rows = rows.await.unwrap();
        let planned = rows.iter().map(|row| row.get("planned_at").unwrap());
        let planned: Vec<Option<jiff::Timestamp>> = planned.collect();
        let yesterday = NOW - jiff::SignedDuration::from_hours(24);
        assert_eq!(planned, [Some(yesterday), None]);
        drop(tx);
        // Those two checks of `nahtlos doctor` agree.
        let mut tx = db.read().await.unwrap();
        assert_eq!(
            store::integrity::persons_apart(&mut tx, 9).await.unwrap(),
            []
        );
        assert_eq!(
            store::integrity::planned_apart(&mut tx, 9).await.unwrap(),
            []
        );
    }
}
