//! The way forward, and every way that is refused.

use db::{Db, DbError, Migration, OpenOptions};

use crate::harness::{NOW, Place, TABLES, count, on_both, on_postgres};

const SECOND: Migration = Migration {
    version: 2,
    name: "label",
    sql: "CREATE TABLE label (name TEXT COLLATE \"C\" PRIMARY KEY);\nINSERT INTO label VALUES ('a');",
};

async fn refusal(db: &Db, migrations: &[Migration]) -> DbError {
    db.migrate(migrations, NOW).await.unwrap_err()
}

#[tokio::test]
async fn migrations_go_forward_once() {
    for place in Place::all().await {
        let db = Db::open(&place.url, &OpenOptions::default()).await.unwrap();
        assert_eq!(db.schema_version().await.unwrap(), 0);
        assert_eq!(db.migrate(&[], NOW).await.unwrap(), 0);
        assert_eq!(db.migrate(&[TABLES], NOW).await.unwrap(), 1);
        assert_eq!(db.schema_version().await.unwrap(), 1);
        assert_eq!(db.migrate(&[TABLES, SECOND], NOW).await.unwrap(), 1);
        assert_eq!(db.migrate(&[TABLES, SECOND], NOW).await.unwrap(), 0);
        assert_eq!(count(&db, "label").await, 1);
        let sql = "SELECT name, applied_at FROM nahtlos_migration WHERE version = 2";
        let row = db.read().await.unwrap().query_one(sql, &[]).await.unwrap();
        assert_eq!(row.get::<String>("name").unwrap(), "label");
        assert_eq!(row.get::<jiff::Timestamp>("applied_at").unwrap(), NOW);
        db.close().await.unwrap();

        let db = Db::open(&place.url, &OpenOptions::default()).await.unwrap();
        assert_eq!(db.schema_version().await.unwrap(), 2);
        db.close().await.unwrap();
        place.remove().await;
    }
}

#[tokio::test]
async fn what_was_applied_must_stay_as_it_was() {
    on_both(async |db| {
        db.migrate(&[TABLES, SECOND], NOW).await.unwrap();
        let changed = Migration {
            sql: "CREATE TABLE other (id BIGINT)",
            ..SECOND
        };
        let error = refusal(db, &[TABLES, changed]).await;
        assert_eq!(error.code(), "migration");
        assert!(
            error
                .to_string()
                .starts_with("migration 2 (label): its text was changed")
        );

        let windows: &'static str = "CREATE TABLE label (name TEXT COLLATE \"C\" PRIMARY KEY);\r\n\
                                     INSERT INTO label VALUES ('a');";
        let same = Migration {
            sql: windows,
            ..SECOND
        };
        assert_eq!(
            db.migrate(&[TABLES, same], NOW).await.unwrap(),
            0,
            "line ends do not count"
        );

        assert_eq!(
            refusal(db, &[TABLES]).await,
            DbError::TooNew { found: 2, known: 1 }
        );
        let third = Migration {
            version: 3,
            name: "third",
            sql: "",
        };
        let error = refusal(db, &[TABLES, third]).await;
        assert!(
            error
                .to_string()
                .contains("migration 2 (label): it was applied"),
            "{error}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_list_must_be_in_order_and_nothing_is_overtaken() {
    on_both(async |db| {
        let error = refusal(db, &[SECOND, TABLES]).await;
        assert!(
            error.to_string().contains("must be higher than 2"),
            "{error}"
        );
        let fifth = Migration {
            version: 5,
            name: "fifth",
            sql: "CREATE TABLE fifth (id BIGINT)",
        };
        db.migrate(&[TABLES, fifth], NOW).await.unwrap();
        let error = refusal(db, &[TABLES, SECOND, fifth]).await;
        assert!(
            error
                .to_string()
                .contains("version 5 was applied before it"),
            "{error}"
        );
        let sql = "CREATE TABLE d (id BIGINT REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED)";
        let deferred = Migration {
            version: 6,
            name: "deferred",
            sql,
        };
        let error = refusal(db, &[TABLES, fifth, deferred]).await;
        assert!(
            error.to_string().contains("deferred constraints"),
            "{error}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_failed_migration_leaves_nothing_behind() {
    on_both(async |db| {
        let sql = "CREATE TABLE half (id BIGINT); CREATE TABLE thing (id BIGINT);";
        let broken = Migration {
            version: 3,
            name: "broken",
            sql,
        };
        let error = refusal(db, &[TABLES, SECOND, broken]).await;
        assert!(
            error.to_string().starts_with("migration 3 (broken): "),
            "{error}"
        );
        assert_eq!(
            db.schema_version().await.unwrap(),
            2,
            "those before it stay"
        );
        assert_eq!(db.prepare_all(&["SELECT id FROM half"]).await.len(), 1);
        let sql = "CREATE TABLE half (id BIGINT)";
        db.migrate(&[TABLES, SECOND, Migration { sql, ..broken }], NOW)
            .await
            .unwrap();
        assert_eq!(count(db, "half").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_migration_cannot_end_its_transaction_on_sqlite() {
    let place = Place::sqlite();
    let db = place.open().await;
    let sql = "CREATE TABLE early (id BIGINT); COMMIT;";
    let ending = Migration {
        version: 3,
        name: "ending",
        sql,
    };
    let error = refusal(&db, &[TABLES, SECOND, ending]).await;
    assert!(
        error.to_string().contains("ended the transaction"),
        "{error}"
    );
}

#[tokio::test]
async fn a_foreign_database_is_named() {
    let Some(place) = Place::postgres().await else {
        return;
    };
    let db = Db::open(&place.url, &OpenOptions::default()).await.unwrap();
    let mut tx = db.write().await.unwrap();
    tx.execute("CREATE TABLE invoice (id BIGINT)", &[])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let error = refusal(&db, &[TABLES]).await;
    assert_eq!(error.code(), "foreign");
    assert!(
        error.to_string().contains("the first is invoice"),
        "{error}"
    );
    assert_eq!(db.schema_version().await.unwrap(), 0);
    assert_eq!(db.prepare_all(&["SELECT id FROM thing"]).await.len(), 1);
    db.close().await.unwrap();
    place.remove().await;
}

#[tokio::test]
async fn servers_that_start_together_share_the_work() {
    on_postgres(&OpenOptions::default(), async |db| {
        let sql = "CREATE TABLE slow AS SELECT 1 AS id";
        let list = [
            TABLES,
            SECOND,
            Migration {
                version: 3,
                name: "slow",
                sql,
            },
        ];
        let all = futures_util::future::join_all((0..4).map(|_| db.migrate(&list, NOW))).await;
        let done: usize = all.into_iter().map(Result::unwrap).sum();
        assert_eq!(done, 2);
        assert_eq!(count(db, "label").await, 1);
    })
    .await;
    let Some(place) = Place::postgres().await else {
        return;
    };
    let db = Db::open(&place.url, &OpenOptions::default()).await.unwrap();
    let list = [TABLES, SECOND];
    let all = futures_util::future::join_all((0..4).map(|_| db.migrate(&list, NOW))).await;
    let done: usize = all.into_iter().map(Result::unwrap).sum();
    assert_eq!(done, 2, "on an empty database too");
    db.close().await.unwrap();
    place.remove().await;
}
