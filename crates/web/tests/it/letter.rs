//! Tests of `pages::letter`: an office writes letters once, and every case fills them.

use store::letter::LetterRow;
use testkit::{Sketch, World, on_each_engine};

const LETTER: [(&str, &str); 4] = [
    ("title", "Bescheinigung für {Name}"),
    (
        "body",
        "Sehr geehrte Damen und Herren,\n\n{Name} wird von {Programm} begleitet.\nBuch: {Buchnummer}\n\n{Ansprechperson}",
    ),
    ("language", "de"),
    ("offered", "yes"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = LETTER.to_vec();
    all.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    all.extend(changes);
    all
}

async fn newest(world: &World) -> Vec<LetterRow> {
    let mut tx = world.app.store.read().await.unwrap();
    let carrier = world.coordination.carrier;
    store::letter::newest(&mut tx, carrier).await.unwrap()
}

#[tokio::test]
async fn coordination_writes_a_letter_in_versions() {
    on_each_engine(async |world| {
        let coordination = world.browser(&world.coordination).await;
        coordination
            .get("/programmes")
            .await
            .has("href=\"/letters\"");
        coordination
            .get("/letters")
            .await
            .is(200)
            .has("Noch keine Vorlage");
        coordination
            .post("/letters", &with(&[("body", "Guten Tag {Straftat}")]))
            .await
            .is(422)
            .has("Das Feld „Straftat“ gibt es nicht")
            .has("Guten Tag {Straftat}");
        coordination
            .post("/letters", &with(&[("title", "Für {Name")]))
            .await
            .is(422)
            .has("fehlt eine schließende Klammer");
        coordination.post("/letters", &LETTER).await.is(303);
        let row = newest(&world).await.remove(0);
        let path = format!("/letters/{}", row.letter);
        // Read with invented details before anybody has used it.
        coordination
            .get(&path)
            .await
            .is(200)
            .has("Kim Muster wird von PÜMaS begleitet.");
        let second = with(&[("body", "Kurz: {Name}."), ("version", "1")]);
        coordination.post(&path, &second).await.is(303);
        coordination
            .post(&path, &with(&[("body", "Meine Worte"), ("version", "1")]))
            .await
            .is(409)
            .has("Meine Worte")
            .has("Kurz: {Name}.");
        coordination
            .get(&path)
            .await
            .has("Frühere Fassungen")
            .has("{Name} wird von {Programm} begleitet.");
        assert_eq!(newest(&world).await[0].number, 2);
        // Others have no way here, and another office does not know it.
        world
            .browser(&world.worker)
            .await
            .get("/letters")
            .await
            .is(403);
    })
    .await;
}

#[tokio::test]
async fn a_case_fills_the_letter_and_says_what_it_does_not_know() {
    on_each_engine(async |world| {
        let sketch = Sketch {
            book_number: None,
            ..Sketch::default()
        };
        let case = world.active_case(sketch).await;
        let coordination = world.browser(&world.coordination).await;
        coordination.post("/letters", &LETTER).await.is(303);
        let row = newest(&world).await.remove(0);
        let worker = world.browser(&world.worker).await;
        let papers = format!("/cases/{case}/papers");
        let which = format!("letter.{}", row.letter);
        worker
            .get(&papers)
            .await
            .has("<h3>Briefe des Büros</h3>")
            .has(&format!("{papers}/new/{which}/de"))
            .lacks(&format!("{papers}/new/{which}/en"));
        worker
            .get(&format!("{papers}/new/{which}/de"))
            .await
            .is(200)
            .has("Im Fall nicht bekannt: Buchnummer der Haftanstalt");
        let preview = worker.get(&format!("{papers}/preview/{which}/de")).await;
        let text = String::from_utf8_lossy(&preview.bytes).into_owned();
        for words in [
            "Bescheinigung für Jonas Demir",
            "Jonas Demir wird von PÜMaS begleitet.",
            "Buch: ____",
            "Anna Beispiel",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(!text.contains("{Name}"), "{text}");
        // In the one language that it was written in.
        worker
            .get(&format!("{papers}/preview/{which}/en"))
            .await
            .is(404);
        // What is offered no more is not made any more.
        let path = format!("/letters/{}", row.letter);
        let away = with(&[("offered", ""), ("version", "1")]);
        coordination.post(&path, &away).await.is(303);
        worker.get(&papers).await.lacks("<h3>Briefe des Büros</h3>");
        worker
            .get(&format!("{papers}/preview/{which}/de"))
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn a_letter_names_nobody_who_is_protected() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let tie = [
            ("name", "Erika Schutz"),
            ("kind", "person"),
            ("role", "parent"),
            ("closeness", "inner"),
            ("quality", "burdening"),
            ("wish", "unwanted"),
            ("consent", "not_asked"),
            ("since", "01.09.2026"),
        ];
        let network = format!("/cases/{case}/network");
        worker.post(&network, &tie).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let person = store::network::of_case(&mut tx, case).await.unwrap()[0].person;
        drop(tx);
        let order = [
            ("person", person.to_string()),
            ("basis", "protection".to_owned()),
            ("issued-by", "Amtsgericht".to_owned()),
            ("content", "Kein Kontakt".to_owned()),
            ("from", "01.10.2026".to_owned()),
        ];
        let order: Vec<(&str, &str)> = order.iter().map(|(k, v)| (*k, v.as_str())).collect();
        worker
            .post(&format!("{network}/orders"), &order)
            .await
            .is(303);
        let coordination = world.browser(&world.coordination).await;
        let naming = with(&[("body", "Bitte grüßen Sie Erika Schutz.")]);
        coordination.post("/letters", &naming).await.is(303);
        let row = newest(&world).await.remove(0);
        let path = format!("/cases/{case}/papers/preview/letter.{}/de", row.letter);
        worker.get(&path).await.is(422).has("Erika Schutz");
    })
    .await;
}
