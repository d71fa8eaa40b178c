//! A backup of every schema there was.

use db::Db;
use store::{MIGRATIONS, backup};
use uuid::Uuid;

use super::{NOW, Place, taken};

const CARRIER: &str = "INSERT INTO carrier (id, name, created_at) VALUES ($1, 'Brücke', $2)";
const PERSON: &str = "INSERT INTO user_account
 (id, carrier_id, login, name, role, language, capacity, active, created_at, version)
 VALUES ($1, $1, 'anna', 'Anna', 'coordination', 'de', 30, TRUE, $2, 1)";
const HEAD: &str = "INSERT INTO log_head (id, seq, hash) VALUES (1, 0, $1)";

async fn as_it_was(db: &Db, migrations: usize) {
    db.migrate(&MIGRATIONS[..migrations], NOW).await.unwrap();
    let id = Uuid::from_u128(7);
    let mut tx = db.write().await.unwrap();
    tx.execute(CARRIER, &[id.into(), NOW.into()]).await.unwrap();
    tx.execute(PERSON, &[id.into(), NOW.into()]).await.unwrap();
    tx.execute(HEAD, &[vec![0u8; 32].into()]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    let newest = MIGRATIONS.last().unwrap().version;
    for migrations in 1..MIGRATIONS.len() {
        for place in Place::on_each_engine().await {
            let source = place.open().await;
            as_it_was(&source, migrations).await;
            let bytes = taken(&source).await;
            let to = Place::sqlite();
            let target = to.open().await;
            let contents = backup::restore(&target, &bytes[..], NOW).await.unwrap();
            assert_eq!(contents.header.schema, MIGRATIONS[migrations - 1].version);
            assert_eq!(target.schema_version().await.unwrap(), newest);
            // The program that comes next finds nothing to do.
            assert_eq!(target.migrate(MIGRATIONS, NOW).await.unwrap(), 0);
            let mut tx = target.read().await.unwrap();
            let name: String = tx
                .query_one("SELECT name FROM user_account", &[])
                .await
                .unwrap()
                .get("name")
                .unwrap();
            assert_eq!(name, "Anna");
        }
    }
}
