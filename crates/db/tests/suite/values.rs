//! Values, rows and placeholders.

use db::{DbError, Engine, Value};
use jiff::{Timestamp, civil::date};
use uuid::Uuid;

use crate::harness::{on_both, on_postgres};

const INSERT: &str = "INSERT INTO thing (id, truth, number, body, bytes, uid, day, instant) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

const SELECT: &str =
    "SELECT truth, number, body, bytes, uid, day, instant FROM thing WHERE id = $1";

#[tokio::test]
async fn every_type_comes_back_as_it_went_in() {
    let id = Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0001);
    let micros = Timestamp::new(1_800_000_000, 123_456_000).unwrap();
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        let row: Vec<Value> = vec![
            1_i64.into(),
            true.into(),
            i64::MIN.into(),
            "Grüße, 'Zoë' 🗝 $1".into(),
            vec![0_u8, 255, 10].into(),
            id.into(),
            date(2028, 2, 29).into(),
            micros.into(),
        ];
        assert_eq!(tx.execute(INSERT, &row).await.unwrap(), 1);
        let row = tx.query_one(SELECT, &[1.into()]).await.unwrap();
        assert!(row.get::<bool>("truth").unwrap());
        assert_eq!(row.get::<i64>("number").unwrap(), i64::MIN);
        assert_eq!(row.get::<String>("body").unwrap(), "Grüße, 'Zoë' 🗝 $1");
        assert_eq!(row.get::<Vec<u8>>("bytes").unwrap(), [0, 255, 10]);
        assert_eq!(row.get::<Uuid>("uid").unwrap(), id);
        assert_eq!(
            row.get::<Option<jiff::civil::Date>>("day").unwrap(),
            Some(date(2028, 2, 29))
        );
        assert_eq!(row.get::<Timestamp>("instant").unwrap(), micros);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_nul_that_somebody_sends_is_left_out_alike() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        let sql = "INSERT INTO thing (id, body) VALUES ($1, $2)";
        let sent = String::from("\0eins\0zwei\0");
        for (id, body) in [
            (1_i64, Value::from(&sent)),
            (2, sent.as_str().into()),
            (3, sent.clone().into()),
        ] {
            tx.execute(sql, &[id.into(), body]).await.unwrap();
            let row = tx.query_one(SELECT, &[id.into()]).await.unwrap();
            assert_eq!(row.get::<String>("body").unwrap(), "einszwei");
        }
    })
    .await;
}

#[tokio::test]
async fn null_comes_back_as_none_for_every_type() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        let mut row = vec![Value::from(1)];
        row.resize(8, Value::Null);
        tx.execute(INSERT, &row).await.unwrap();
        let row = tx.query_one(SELECT, &[1.into()]).await.unwrap();
        assert_eq!(row.get::<Option<bool>>("truth").unwrap(), None);
        assert_eq!(row.get::<Option<i64>>("number").unwrap(), None);
        assert_eq!(row.get::<Option<String>>("body").unwrap(), None);
        assert_eq!(row.get::<Option<Vec<u8>>>("bytes").unwrap(), None);
        assert_eq!(row.get::<Option<Uuid>>("uid").unwrap(), None);
        assert_eq!(row.get::<Option<jiff::civil::Date>>("day").unwrap(), None);
        assert_eq!(row.get::<Option<Timestamp>>("instant").unwrap(), None);
        let error = row.get::<i64>("number").unwrap_err();
        assert_eq!(
            error.to_string(),
            "column number: expected a whole number, found NULL"
        );
    })
    .await;
}

#[tokio::test]
async fn limits_come_back_and_nanoseconds_are_cut_alike() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        for (number, instant, kept) in [
            (1_i64, Timestamp::new(1, 1_999).unwrap(), 1_000_001_i64),
            (2, Timestamp::new(-1, -1_999).unwrap(), -1_000_001),
        ] {
            let row = [number.into(), i64::MAX.into(), "".into(), instant.into()];
            let sql = "INSERT INTO thing (id, number, body, instant) VALUES ($1, $2, $3, $4)";
            tx.execute(sql, &row).await.unwrap();
            let row = tx.query_one(SELECT, &[number.into()]).await.unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), i64::MAX);
            assert_eq!(row.get::<String>("body").unwrap(), "");
            let kept = Timestamp::from_microsecond(kept).unwrap();
            assert_eq!(row.get::<Timestamp>("instant").unwrap(), kept);
        }
    })
    .await;
}

#[tokio::test]
async fn values_compare_and_sort_alike_inside_the_engine() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        let sql = "INSERT INTO thing (id, body, truth, day, instant) VALUES ($1, $2, $3, $4, $5)";
        for (id, body, day) in [
            (1, "b", date(2026, 9, 30)),
            (2, "Z", date(2026, 10, 1)),
            (3, "ä", date(2027, 1, 1)),
        ] {
            let instant = Timestamp::from_second(id * 1_000_000_000).unwrap();
            let row = [
                id.into(),
                body.into(),
                (id == 2).into(),
                day.into(),
                instant.into(),
            ];
            tx.execute(sql, &row).await.unwrap();
        }
        let rows = tx
            .query("SELECT body FROM thing ORDER BY body", &[])
            .await
            .unwrap();
        let bodies: Vec<String> = rows.iter().map(|row| row.get("body").unwrap()).collect();
        assert_eq!(bodies, ["Z", "b", "ä"], "by bytes, on both engines");
        let sql = "SELECT id FROM thing WHERE day >= $1 AND instant < $2 AND truth = $3";
        let instant = Timestamp::from_second(2_500_000_000).unwrap();
        let params = [date(2026, 10, 1).into(), instant.into(), true.into()];
        let row = tx.query_one(sql, &params).await.unwrap();
        assert_eq!(row.get::<u32>("id").unwrap(), 2);
        let row = tx
            .query_one("SELECT CAST(SUM(id) AS BIGINT) AS sum FROM thing", &[])
            .await;
        assert_eq!(row.unwrap().get::<i64>("sum").unwrap(), 6);
    })
    .await;
}

#[tokio::test]
async fn placeholders_go_by_number_and_stay_out_of_quotes_and_comments() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        for (id, body) in [(1, "one"), (2, "two")] {
            let row = [id.into(), body.into()];
            tx.execute("INSERT INTO thing (body, id) VALUES ($2, $1)", &row)
                .await
                .unwrap();
        }
        let sql = "SELECT id AS \"$2\", '$1 it''s $9' AS literal -- not $7\n\
                   FROM thing WHERE body = $2 /* nor $8 */ AND id = $1 AND id <= $1";
        let row = tx.query_one(sql, &[2.into(), "two".into()]).await.unwrap();
        assert_eq!(row.get::<i64>("$2").unwrap(), 2);
        assert_eq!(row.get::<String>("literal").unwrap(), "$1 it's $9");
        let sql = "SELECT id FROM thing WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let ids: Vec<Value> = (1..=10).map(|id| Value::Int(10 - id + 1)).collect();
        assert_eq!(tx.query(sql, &ids).await.unwrap().len(), 2);
        drop(tx);

        let mut tx = db.read().await.unwrap();
        let error = tx.query(SELECT, &[1.into(), 2.into()]).await.unwrap_err();
        assert!(
            error.to_string().contains("1 parameters expected, 2 given"),
            "{error}"
        );
        let error = tx.query(SELECT, &[]).await.unwrap_err();
        assert!(
            error.to_string().contains("1 parameters expected, 0 given"),
            "{error}"
        );
        let failures = db
            .prepare_all(&["SELECT id FROM thing WHERE id = ?1", SELECT])
            .await;
        assert_eq!(failures.len(), 1, "{failures:?}");
        assert!(failures[0].0.ends_with("?1"));
    })
    .await;
}

#[tokio::test]
async fn rows_say_what_is_wrong_without_showing_content() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        let sql = "INSERT INTO thing (id, body, bytes) VALUES ($1, $2, $3)";
        tx.execute(sql, &[700.into(), "secret".into(), vec![1_u8, 2].into()])
            .await
            .unwrap();
        let row = tx
            .query_one("SELECT id, body, bytes FROM thing", &[])
            .await
            .unwrap();
        let problem = |error: DbError| error.to_string();
        assert_eq!(row.columns(), ["id", "body", "bytes"]);
        assert_eq!(
            problem(row.get::<i64>("title").unwrap_err()),
            "column title: no such column, there are: id, body, bytes"
        );
        assert_eq!(
            problem(row.get::<i64>("body").unwrap_err()),
            "column body: expected a whole number, found text"
        );
        assert_eq!(
            problem(row.get::<u8>("id").unwrap_err()),
            "column id: expected a whole number from 0 to 255, found 700"
        );
        for error in [
            problem(row.get::<jiff::civil::Date>("body").unwrap_err()),
            problem(row.get::<Uuid>("bytes").unwrap_err()),
            problem(row.get::<bool>("id").unwrap_err()),
            problem(row.get::<Timestamp>("body").unwrap_err()),
            problem(row.get::<String>("bytes").unwrap_err()),
            problem(row.get::<Vec<u8>>("id").unwrap_err()),
        ] {
            assert!(
                error.contains("expected") && !error.contains("secret"),
                "{error}"
            );
        }
        let error = tx.query("SELECT 1.5 AS half", &[]).await.unwrap_err();
        assert_eq!(error.code(), "row");
        assert!(error.to_string().contains("CAST"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn one_or_none_means_at_most_one() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        let one = "SELECT id FROM thing WHERE id = 1";
        assert!(tx.query_opt(one, &[]).await.unwrap().is_none());
        assert_eq!(tx.query_one(one, &[]).await.unwrap_err().code(), "row");
        let count = tx
            .execute("INSERT INTO thing (id) VALUES (1), (2)", &[])
            .await
            .unwrap();
        assert_eq!(count, 2);
        let error = tx.query_opt("SELECT id FROM thing", &[]).await.unwrap_err();
        assert!(
            error
                .to_string()
                .contains("expected at most one row, found 2"),
            "{error}"
        );
        let sql = "UPDATE thing SET number = $1 WHERE id = $2 RETURNING number";
        let row = tx.query_one(sql, &[5.into(), 2.into()]).await.unwrap();
        assert_eq!(row.get::<i64>("number").unwrap(), 5);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_value_of_the_wrong_kind_is_named() {
    on_postgres(&db::OpenOptions::default(), async |db| {
        assert_eq!(db.engine(), Engine::Postgres);
        let error = db
            .read()
            .await
            .unwrap()
            .query(SELECT, &["1".into()])
            .await
            .unwrap_err();
        assert!(
            error.to_string().contains("int8 expected, text given"),
            "{error}"
        );
        let small = "SELECT CAST($1 AS SMALLINT) AS small, CAST($2 AS INTEGER) AS medium";
        let row = db
            .read()
            .await
            .unwrap()
            .query_one(small, &[7.into(), 8.into()])
            .await
            .unwrap();
        assert_eq!(row.get::<u8>("small").unwrap(), 7);
        assert_eq!(row.get::<i32>("medium").unwrap(), 8);
        let big = [70_000.into(), 8.into()];
        let error = db
            .read()
            .await
            .unwrap()
            .query(small, &big)
            .await
            .unwrap_err();
        assert!(error.to_string().contains("out of range"), "{error}");
    })
    .await;
}
