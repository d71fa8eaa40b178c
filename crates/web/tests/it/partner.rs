//! Tests of `pages::partner`.

mod activity;
mod list;

use domain::ids::PartnerId;
use store::partner::{Filter, PartnerRow};
use testkit::{Browser, Sketch, World, on_each_engine};

/// A form with the least that an entry needs, and more; what comes later counts.
pub(super) fn fields<'a>(
    name: &'a str,
    place: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let given = |field: &str| more.iter().any(|(name, _)| *name == field);
    let usual = [
        ("name", name),
        ("kind", "housing"),
        ("place", place),
        ("confirmed_on", "20.11.2026"),
    ];
    let usual = usual.into_iter().filter(|(field, _)| !given(field));
    usual.chain(more.iter().copied()).collect()
}

/// Enters an organisation.
pub(super) async fn entered(
    browser: &Browser,
    name: &str,
    place: &str,
    more: &[(&str, &str)],
) -> PartnerId {
    let answer = browser.post("/partners", &fields(name, place, more)).await;
    answer.is(303);
    let id = answer.location.trim_start_matches("/partners/");
    id.split('?').next().unwrap().parse().unwrap()
}

pub(super) async fn row(world: &World, id: PartnerId) -> PartnerRow {
    let mut tx = world.app.store.read().await.unwrap();
    let found = store::partner::get(&mut tx, world.carrier, id).await;
    found.unwrap().unwrap()
}

#[tokio::test]
async fn an_entry_is_written_read_and_changed_with_a_trail() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        worker
            .get("/partners")
            .await
            .is(200)
            .has("Noch keine Anlaufstelle");
        worker.get("/partners/new").await.is(200).has("Wohnen");
        let more = [
            ("offers", "Betreutes Wohnen"),
            ("domains", "housing"),
            ("domains", "finance"),
            ("address", "Beispielgasse 4"),
            ("phone", "030 23125 200"),
            ("mail", "haus@example.org"),
            ("languages", "Deutsch, Arabisch"),
            ("access", "Drei Stufen"),
            ("contact_name-1", "Erika Muster"),
            ("contact_function-1", "Aufnahme"),
            ("capacity", "2"),
            ("capacity_on", "19.11.2026"),
            ("agreed", "Rückmeldung in drei Tagen"),
            ("agreed_from", "01.01.2026"),
        ];
        let id = entered(&worker, "Haus Müllerbrücke", "99423 Weimar", &more).await;
        let stored = row(&world, id).await;
        assert_eq!(
            (stored.place.as_str(), stored.place_key.as_str()),
            ("Weimar", "Weimar")
        );
        assert_eq!(stored.told.contacts.len(), 1);
        let page = format!("/partners/{id}");
        // Coordination sees the same directory; both keep it.
        let office = world.browser(&world.coordination).await;
        office
            .get(&page)
            .await
            .is(200)
            .has("Betreutes Wohnen")
            .has("Geld und Schulden")
            .has("Erika Muster")
            .has("2 freie Plätze, Stand 19.11.2026")
            .has("Rückmeldung in drei Tagen")
            .has("Plätze frei")
            .lacks("länger als 180 Tage");
        let edit = office.get(&format!("{page}/edit")).await;
        edit.is(200)
            .has("value=\"Haus Müllerbrücke\"")
            .has("name=\"contact_name-0\" type=\"text\" value=\"Erika Muster\"");
        let changed = [
            &more[..],
            &[
                ("phone", "030 23125 201"),
                ("why", "Zahlendreher"),
                ("version", "1"),
            ],
        ]
        .concat();
        let mut sent = fields("Haus Müllerbrücke", "Weimar", &changed);
        sent.retain(|field| *field != ("phone", "030 23125 200"));
        office.post(&page, &sent).await.is(303);
        worker
            .get(&page)
            .await
            .has("030 23125 201")
            .has("<del>030 23125 200</del>")
            .has("Zahlendreher")
            .lacks("<del>Weimar</del>");
        // Nothing changed, nothing kept.
        sent.retain(|(name, _)| *name != "version");
        sent.push(("version", "2"));
        office.post(&page, &sent).await.is(422).has("dasselbe");
        assert_eq!(row(&world, id).await.version, 2);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let bad = [
            ("mail", "ohne Zeichen"),
            ("capacity", "zwei"),
            ("confirmed_on", "31.11.2026"),
        ];
        worker
            .post("/partners", &fields("", "Jena", &bad))
            .await
            .is(422)
            .has("Diese Angabe fehlt")
            .has("keine ganze Zahl")
            .has("30 Tage")
            .has("value=\"ohne Zeichen\"");
        let bad = [
            ("mail", "ohne Zeichen"),
            ("capacity", "2"),
            ("confirmed_on", "24.11.2026"),
            ("agreed_from", "02.01.2026"),
            ("agreed_to", "01.01.2026"),
            ("contact_reach-2", "vormittags"),
        ];
        worker
            .post("/partners", &fields("Haus", "Jena", &bad))
            .await
            .is(422)
            .has("keine E-Mail-Adresse")
            .has("id=\"capacity_on-error\"")
            .has("liegt in der Zukunft")
            .has("Das Ende liegt vor dem Anfang am 02.01.2026")
            .has("id=\"contact_name-2-error\"")
            .has("value=\"vormittags\"");
        entered(&worker, "Schlüsselhaus", "Jena", &[]).await;
        worker
            .post("/partners", &fields("schluesselhaus", "07743 Jena", &[]))
            .await
            .is(422)
            .has("gibt es schon");
        // The same name elsewhere is another house.
        entered(&worker, "Schlüsselhaus", "Gera", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn the_slower_of_two_sees_both_versions() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        let id = entered(&worker, "Haus am Fluss", "Jena", &[]).await;
        let page = format!("/partners/{id}");
        let theirs = [("version", "1"), ("phone", "030 23125 207")];
        office
            .post(&page, &fields("Haus am Fluss", "Jena", &theirs))
            .await
            .is(303);
        let mine = [("version", "1"), ("phone", "030 23125 208")];
        worker
            .post(&page, &fields("Haus am Fluss", "Jena", &mine))
            .await
            .is(409)
            .has("030 23125 207")
            .has("value=\"030 23125 208\"")
            .has("name=\"version\" value=\"2\"")
            .has(&world.coordination.name);
        let stale = [("version", "1")];
        worker
            .post(&format!("{page}/confirm"), &stale)
            .await
            .is(409);
        let close = [("version", "1"), ("since", "20.11.2026"), ("why", "Zu")];
        worker
            .post(&format!("{page}/close"), &close)
            .await
            .is(409)
            .has("value=\"Zu\"");
    })
    .await;
}

#[tokio::test]
async fn what_is_old_is_asked_about_and_confirmed() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let old = [
            ("confirmed_on", "26.05.2026"),
            ("capacity", "1"),
            ("capacity_on", "26.05.2026"),
        ];
        let id = entered(&worker, "Altes Haus", "Jena", &old).await;
        let page = format!("/partners/{id}");
        worker
            .get(&page)
            .await
            .has("länger als 180 Tage")
            .lacks("Plätze frei<");
        worker.get("/partners").await.has("nachfragen");
        let confirm = format!("{page}/confirm");
        worker.post(&confirm, &[("version", "1")]).await.is(303);
        worker.get("/partners").await.lacks("nachfragen");
        assert_eq!(row(&world, id).await.confirmed_on, world.today());
        worker
            .post(&confirm, &[("version", "2"), ("what", "room")])
            .await
            .is(303);
        worker
            .get(&page)
            .await
            .has("Plätze frei<")
            .has("<del>26.05.2026</del>");
    })
    .await;
}

#[tokio::test]
async fn what_is_closed_stays_readable_and_leaves_the_search() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let id = entered(&worker, "Kurzes Haus", "Jena", &[]).await;
        let close = format!("/partners/{id}/close");
        worker.get(&close).await.is(200).has("Kurzes Haus");
        let sent = |since, why| [("version", "1"), ("since", since), ("why", why)];
        worker
            .post(&close, &sent("24.11.2026", ""))
            .await
            .is(422)
            .has("liegt in der Zukunft")
            .has("einen Grund angeben");
        worker
            .post(&close, &sent("20.11.2026", "Träger aufgelöst"))
            .await
            .is(303);
        worker.get("/partners").await.lacks("Kurzes Haus");
        worker.get("/partners?q=kurzes").await.lacks("Kurzes Haus");
        worker
            .get("/partners?which=closed")
            .await
            .has("Kurzes Haus");
        let page = format!("/partners/{id}");
        worker
            .get(&page)
            .await
            .is(200)
            .has("Beendet seit 20.11.2026")
            .has("Träger aufgelöst");
        // What was known of it may still be corrected; that does not open it again.
        let corrected = [("version", "2"), ("phone", "030 23125 209")];
        worker
            .post(&page, &fields("Kurzes Haus", "Jena", &corrected))
            .await
            .is(303);
        assert!(row(&world, id).await.closed_on.is_some());
        worker
            .post(&format!("{page}/reopen"), &[("version", "3")])
            .await
            .is(303);
        worker.get("/partners").await.has("Kurzes Haus");
    })
    .await;
}

#[tokio::test]
async fn notes_are_struck_by_whom_wrote_them() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        let id = entered(&worker, "Haus am Tor", "Jena", &[]).await;
        let (page, notes) = (format!("/partners/{id}"), format!("/partners/{id}/notes"));
        worker
            .post(&notes, &[("noted_on", "24.11.2026"), ("body", "Schnell")])
            .await
            .is(422)
            .has("liegt in der Zukunft")
            .has("Schnell");
        worker
            .post(
                &notes,
                &[("noted_on", "20.11.2026"), ("body", "Antwortet schnell.")],
            )
            .await
            .is(303);
        office.get(&page).await.has("Antwortet schnell.");
        let mut tx = world.app.store.read().await.unwrap();
        let note = store::partner::note::of_partner(&mut tx, id, 9)
            .await
            .unwrap()[0]
            .id;
        drop(tx);
        let strike = format!("{notes}/{note}");
        office
            .get(&strike)
            .await
            .is(422)
            .has("wer sie geschrieben hat");
        office.post(&strike, &[("why", "Anders")]).await.is(422);
        worker.get(&strike).await.is(200).has("Antwortet schnell.");
        worker.post(&strike, &[("why", "")]).await.is(422);
        worker
            .post(&strike, &[("why", "Anderes Haus gemeint")])
            .await
            .is(303);
        worker
            .get(&page)
            .await
            .has("said struck")
            .has("Anderes Haus gemeint");
        worker
            .post(&strike, &[("why", "Noch einmal")])
            .await
            .is(422);
    })
    .await;
}

#[tokio::test]
async fn others_are_kept_out_and_every_look_is_logged() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let id = entered(&worker, "Haus im Tal", "Jena", &[]).await;
        let page = format!("/partners/{id}");
        for account in [&world.prison, &world.officer, &world.administrator] {
            let browser = world.browser(account).await;
            browser.get("/partners").await.is(403);
            browser.get(&page).await.is(403);
            browser.get("/partners/activities").await.is(403);
            let sent = fields("Fremd", "Jena", &[]);
            browser.post("/partners", &sent).await.is(403);
        }
        // Another carrier has a directory of its own.
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/partners").await.is(200).lacks("Haus im Tal");
        for path in [
            page.clone(),
            format!("{page}/edit"),
            format!("{page}/close"),
            format!("/partners?after={id}"),
        ] {
            stranger.get(&path).await.is(404);
        }
        let sent = fields("Fremd", "Jena", &[("version", "1")]);
        stranger.post(&page, &sent).await.is(404);
        worker.get(&page).await.is(200);
        worker.get("/partners?q=geheim").await.is(200);
        let log = world.log(None).await;
        let about = |action: &str| log.iter().filter(|one| one.action == action).count();
        for action in ["partner.add", "partner.view", "partner.list"] {
            assert!(about(action) > 0, "{action}");
        }
        assert!(log.iter().all(|one| !one.detail.contains("geheim")));
    })
    .await;
}

#[tokio::test]
async fn the_way_from_a_case_is_a_read_of_the_case() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let link = format!("/cases/{case}/partners");
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .has(&format!("href=\"{link}\""));
        let before = world.log(Some(case)).await.len();
        let page = worker.get(&link).await;
        // Without a known place it leads to the directory and says so.
        page.is(303).lacks("Demir");
        assert_eq!(page.location, "/partners?done=partner-flash-no-place");
        let log = world.log(Some(case)).await;
        assert_eq!(log.len(), before + 1, "the directory knows nothing of it");
        assert_eq!(log[0].action, "partner.near");
        for account in [&world.prison, &world.elsewhere, &world.stranger] {
            world.browser(account).await.get(&link).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_place_of_release_is_where_the_way_is_reckoned_from() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        for (stated, place) in [
            ("ostthueringen", "Gera"),
            ("16075085", "Pößneck"),
            ("Musterstadt", "Musterstadt"),
        ] {
            let fact = store::fact::FactRow {
                name: "release_region".to_owned(),
                value: Some(serde_json::json!(stated)),
                source: "Gespräch".to_owned(),
                epistemic: None,
                recorded_at: world.now(),
                recorded_by: world.worker.id,
                recorded_by_name: String::new(),
            };
            let mut tx = world.app.store.write().await.unwrap();
            store::fact::insert(&mut tx, world.ids().uuid(), world.carrier, case, &fact)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            let link = format!("/cases/{case}/partners");
            worker.get(&link).await.is(200).has(place);
        }
        let unknown = worker.get("/partners?near=Musterstadt").await;
        unknown.is(200).has("ist hier nicht bekannt");
    })
    .await;
}

/// What the store finds, for tests of the list.
pub(super) fn everything(world: &World) -> Filter<'static> {
    Filter {
        carrier: world.carrier,
        closed: false,
        kind: None,
        domain: None,
        room_since: None,
        words: &[],
    }
}
