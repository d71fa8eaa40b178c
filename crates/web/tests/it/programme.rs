//! Tests of `pages::programme`.

use std::sync::Arc;

use app::programmes::Shelf;
use programme::{Catalogue, model::ProcedurePart};
use testkit::{World, on_each_engine};

#[tokio::test]
async fn every_role_reads_concept_and_rules_side_by_side() {
    on_each_engine(async |world| {
        let people = [
            &world.worker,
            &world.coordination,
            &world.prison,
            &world.officer,
            &world.administrator,
        ];
        for account in people {
            let browser = world.browser(account).await;
            browser
                .get("/programmes")
                .await
                .is(200)
                .has("PÜMaS")
                .has("INSA+2");
            let page = browser.get("/programmes/puemas").await;
            page.is(200)
                .has("Wohnen ist das Herzstück")
                .has("Ein Anspruch entsteht daraus nicht")
                .has("Haftzeit: mindestens 12 Monate")
                .has("§ 7 Abs. 4 SGB II")
                .has("noch nicht geprüft")
                .has("B.I.S.S.")
                .has("Koordination PÜMaS")
                .has("Erprobung");
        }
    })
    .await;
}

#[tokio::test]
async fn every_section_and_every_rule_is_on_the_page() {
    let world = World::on_sqlite().await;
    let browser = world.browser(&world.worker).await;
    for programme in world.app.catalogue.programmes() {
        let path = format!("/programmes/{}/{}", programme.id, programme.version);
        let page = browser.get(&path).await;
        page.is(200);
        for section in &programme.concept {
            page.has(&format!("concept-{}", section.id));
        }
        for task in &programme.tasks {
            page.has(&format!("id=\"task-{}\"", task.id));
        }
        for security in &programme.securities {
            page.has(&format!("id=\"security-{}\"", security.id.code()));
        }
        for reason in &programme.closure_reasons {
            page.has(&format!("id=\"closure-{}\"", reason.id));
        }
        for class in &programme.retention {
            page.has(&format!("id=\"retention-{}\"", class.class));
        }
    }
    browser.get("/programmes/unsinn").await.is(404);
    browser.get("/programmes/puemas/1900-01-01").await.is(404);
    let stranger = world.stranger_browser().get("/programmes").await;
    assert!(stranger.location.starts_with("/login"));
}

#[tokio::test]
async fn a_procedure_leads_to_what_belongs_to_it_and_says_where_it_differs() {
    let world = World::on_sqlite().await;
    let browser = world.browser(&world.worker).await;
    for programme in world.app.catalogue.programmes() {
        let path = format!("/programmes/{}/{}", programme.id, programme.version);
        let page = browser.get(&path).await;
        page.is(200).has("href=\"#procedures\"");
        assert!(!programme.procedures.is_empty());
        for one in &programme.procedures {
            page.has(&format!("id=\"procedure-{}\"", one.id));
            for part in programme.parts_of(one) {
                let anchor = match part {
                    ProcedurePart::Task(task) => format!("task-{}", task.id),
                    ProcedurePart::Module(module) => format!("module-{}", module.id),
                };
                page.has(&format!("href=\"#{anchor}\""));
                page.has(&format!("id=\"{anchor}\""));
            }
        }
    }
    let page = browser.get("/programmes/insa2").await;
    page.has("href=\"#procedure-leave_to_employer\"")
        .has("Anders dort: Standort Lahr (Ortenau)")
        .has("Sprachen: Deutsch, Englisch")
        .has("Ansprechstelle: Team INSA+2 Lahr");
}

/// A programme folder with the concept of PÜMaS as a file, and one document that is not there.
fn with_documents(world: &mut World) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("nahtlos-programmes-{}", world.ids().uuid()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("konzept 2016.pdf"), b"%PDF-1.7 the concept").unwrap();
    std::fs::write(folder.join("other.pdf"), b"%PDF-1.7 not named").unwrap();
    let shipped = include_str!("../../../../programmes/puemas.toml");
    let text = shipped
        .replacen(
            "date = 2016-07-20\n",
            "date = 2016-07-20\nlink = \"https://example.org/konzept\"\nfile = \"konzept 2016.pdf\"\n",
            1,
        )
        .replacen(
            "id = \"practice\"\n",
            "id = \"practice\"\nfile = \"fehlt.pdf\"\n",
            1,
        );
    assert!(text.contains("konzept 2016.pdf") && text.contains("fehlt.pdf"));
    let read = Catalogue::from_texts(vec![("puemas.toml".to_owned(), text)]);
    world.app.catalogue = Arc::new(read.unwrap());
    world.app.shelf = Shelf::new(Some(&folder));
    folder
}

#[tokio::test]
async fn documents_open_where_they_are_and_nothing_else_of_the_folder_does() {
    on_each_engine(async |mut world| {
        let folder = with_documents(&mut world);
        let browser = world.browser(&world.worker).await;
        let page = browser.get("/programmes/puemas").await;
        let href = "/programmes/puemas/sources/concept";
        page.is(200)
            .has("20.07.2016")
            .has("https://example.org/konzept")
            .has(href)
            .has("fehlt.pdf")
            .has("Die Datei liegt nicht im Ordner der Programmdateien.")
            .lacks("/programmes/puemas/sources/practice");
        let version = &world.app.catalogue.get("puemas").unwrap().version;
        for path in [href.to_owned(), format!("{href}?version={version}")] {
            let file = browser.get(&path).await;
            file.is(200);
            assert_eq!(file.bytes, b"%PDF-1.7 the concept");
            assert_eq!(file.headers["content-type"], "application/pdf");
        }
        for path in [
            "/programmes/puemas/sources/practice",
            "/programmes/puemas/sources/law",
            "/programmes/puemas/sources/other.pdf",
            "/programmes/puemas/sources/..%2Fother.pdf",
            "/programmes/puemas/sources/concept?version=1900-01-01",
            "/programmes/insa2/sources/concept",
        ] {
            browser.get(path).await.is(404);
        }
        let stranger = world.stranger_browser().get(href).await;
        assert!(stranger.location.starts_with("/login"));
        std::fs::remove_dir_all(folder).unwrap();
    })
    .await;
}
