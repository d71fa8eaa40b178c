//! Correcting what a referral said, with a trail.

use domain::ids::{CaseId, ReferralId};
use store::referral::ReferralRow;
use testkit::{Sketch, World, on_each_engine};

/// A case was reported with these words.
pub(crate) async fn reported(
    world: &World,
    case: CaseId,
    (source, note): (&str, &str),
) -> ReferralId {
    let row = ReferralRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        source: source.to_owned(),
        import_batch: None,
        note: note.to_owned(),
        own_wish: false,
        informed: None,
        received_at: world.now(),
        received_by: world.prison.id,
        received_by_name: String::new(),
        version: 1,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::referral::insert(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
    row.id
}

async fn row(world: &World, case: CaseId) -> ReferralRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::referral::of_case(&mut tx, case).await.unwrap()[0].clone()
}

fn words<'a>(note: &'a str, why: &'a str, version: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("source", "client"),
        ("informed", "yes"),
        ("note", note),
        ("why", why),
        ("version", version),
    ]
}

#[tokio::test]
async fn what_was_reported_is_corrected_and_stays_readable() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let id = reported(&world, case, ("prison", "Fragt nach Arbeit.")).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/referrals/{id}");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Fragt nach Arbeit.")
            .has(&format!("href=\"{path}\""));
        worker
            .get(&path)
            .await
            .is(200)
            .has("Fragt nach Arbeit.")
            .has("value=\"prison\" checked");
        worker
            .post(&path, &words("Fragt nach Wohnung.", " ", "1"))
            .await
            .is(422)
            .has("id=\"why-error\"")
            .has("Fragt nach Wohnung.");
        let good = words("Fragt nach Wohnung.", "Verhört", "1");
        worker.post(&path, &good).await.is(303);
        let now = row(&world, case).await;
        assert_eq!((now.source.as_str(), now.own_wish), ("client", true));
        assert_eq!((now.informed, now.version), (Some(true), 2));
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Fragt nach Wohnung.")
            .has("<del>Fragt nach Arbeit.</del>")
            .has("<del>Sozialdienst der Haftanstalt</del>")
            .has("Verhört");
        // The slower of two sees both and loses no word.
        worker
            .post(&path, &words("Meine eigenen Worte", "Auch verhört", "1"))
            .await
            .is(409)
            .has("Meine eigenen Worte")
            .has("Fragt nach Wohnung.")
            .has("Anna Beispiel");
    })
    .await;
}

#[tokio::test]
async fn a_release_list_stays_a_release_list() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let id = reported(&world, case, ("release_list", "")).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/referrals/{id}");
        worker
            .get(&path)
            .await
            .has("Entlassungsliste")
            .lacks("name=\"source\"");
        let typed = words("Weiß Bescheid.", "Nachgefragt", "1");
        worker.post(&path, &typed).await.is(422);
        worker.post(&path, &typed[1..]).await.is(303);
        assert_eq!(row(&world, case).await.source, "release_list");
    })
    .await;
}

#[tokio::test]
async fn only_who_answers_for_the_case_corrects() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let id = reported(&world, case, ("prison", "Fragt nach Arbeit.")).await;
        let path = format!("/cases/{case}/referrals/{id}");
        let typed = words("x", "y", "1");
        let prison = world.browser(&world.prison).await;
        prison.get(&path).await.is(403);
        prison.post(&path, &typed).await.is(403);
        for other in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(other).await;
            browser.get(&path).await.is(404);
            browser.post(&path, &typed).await.is(404);
        }
        let worker = world.browser(&world.worker).await;
        let unknown = format!("/cases/{case}/referrals/{}", world.ids().uuid());
        worker.get(&unknown).await.is(404);
        assert_eq!(row(&world, case).await.note, "Fragt nach Arbeit.");
    })
    .await;
}
