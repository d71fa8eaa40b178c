//! Sites, for administration.

use store::log::LogFilter;
use testkit::on_each_engine;

const FIELDS: [(&str, &str); 4] = [
    ("name", "Büro Erfurt"),
    ("address", "Beispielgasse 4, 00000 Musterstadt"),
    ("access_note", "Der Ausweis wird am Eingang geprüft."),
    ("capacity", "35"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [FIELDS.to_vec(), more.to_vec()].concat()
}

#[tokio::test]
async fn a_site_of_a_programme_is_taken_over_with_what_its_file_tells() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let programme = world.app.catalogue.get("insa2").unwrap();
        let site = &programme.sites[0];
        let form = format!("/sites/new?programme=insa2&code={}", site.id);
        admin
            .get("/sites")
            .await
            .is(200)
            .has("Büro erfurt")
            .has(&site.name.de);
        admin.get(&form).await.is(200).has(&site.name.de);
        let keys = [
            ("programme", "insa2"),
            ("code", site.id.as_str()),
            ("contact_languages", "Deutsch, Arabisch"),
            ("rooms", "Hinterhaus, Zimmer 3"),
        ];
        admin.post("/sites", &with(&keys)).await.is(303);
        admin
            .post("/sites", &with(&keys))
            .await
            .is(422)
            .has("schon übernommen")
            .has("Beispielgasse 4");
        let mut tx = world.app.store.read().await.unwrap();
        let sites = store::site::of_carrier(&mut tx, world.carrier)
            .await
            .unwrap();
        let stored = sites.iter().find(|one| one.programme == "insa2").unwrap();
        let said = (&*stored.contact_languages, &*stored.rooms);
        assert_eq!(said, ("Deutsch, Arabisch", "Hinterhaus, Zimmer 3"));
        admin
            .get(&format!("/sites/{}", stored.id))
            .await
            .has("value=\"Deutsch, Arabisch\"")
            .has("value=\"Hinterhaus, Zimmer 3\"");
        assert_eq!((stored.capacity, stored.code.as_str()), (35, &*site.id));
        let log = store::log::latest(&mut tx, world.carrier, LogFilter::All, None, 20)
            .await
            .unwrap();
        let entry = log
            .iter()
            .find(|one| one.entry.action == "site.add")
            .unwrap();
        assert_eq!(entry.entry.subject, format!("site {}", stored.id));
        for unknown in ["programme=x&code=y", "programme=insa2&code=y", ""] {
            admin.get(&format!("/sites/new?{unknown}")).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_site_is_refused_and_what_was_typed_is_kept() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let path = format!("/sites/{}", world.sites[0]);
        admin
            .post(
                &path,
                &[
                    ("version", "1"),
                    ("name", ""),
                    ("address", "Hier 1"),
                    ("capacity", "-3"),
                ],
            )
            .await
            .is(422)
            .has("Diese Angabe fehlt")
            .has("mindestens 0")
            .has("Hier 1");
    })
    .await;
}

#[tokio::test]
async fn a_second_change_shows_both_versions() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let path = format!("/sites/{}", world.sites[0]);
        admin
            .get(&path)
            .await
            .is(200)
            .has("Ausweis am Eingang zeigen");
        admin.post(&path, &with(&[("version", "1")])).await.is(303);
        admin
            .post(
                &path,
                &[
                    ("version", "1"),
                    ("name", "Mein Name dafür"),
                    ("address", "Dort 2"),
                ],
            )
            .await
            .is(409)
            .has("Beispielgasse 4")
            .has("Mein Name dafür")
            .has("name=\"version\" value=\"2\"");
    })
    .await;
}

#[tokio::test]
async fn only_administration_sees_sites_and_only_of_its_carrier() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        worker.get("/sites").await.is(403);
        worker
            .post(&format!("/sites/{}", world.sites[0]), &with(&[]))
            .await
            .is(403);
        let admin = world.browser(&world.administrator).await;
        let mut tx = world.app.store.read().await.unwrap();
        let foreign = store::site::of_carrier(&mut tx, world.stranger.carrier)
            .await
            .unwrap();
        drop(tx);
        let unknown = uuid::Uuid::from_u128(9).to_string();
        for id in [foreign[0].id.to_string(), unknown, "x".to_owned()] {
            let path = format!("/sites/{id}");
            admin.get(&path).await.is(404);
            admin.post(&path, &with(&[("version", "1")])).await.is(404);
        }
    })
    .await;
}
