//! Overlaps and partial agreements.

use std::collections::BTreeSet;

use domain::{
    ids::{CaseId, OverlapId},
    overlap::OverlapResolution,
};
use store::overlap::OverlapRow;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{decide, logged, row, state_facts};

async fn overlaps(world: &World, case: CaseId) -> Vec<OverlapRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::overlap::of_case(&mut tx, case).await.unwrap()
}

async fn add(browser: &Browser, case: CaseId, fields: &[(&str, &str)]) -> OverlapId {
    let answer = browser
        .post(&format!("/cases/{case}/overlaps/new"), fields)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let path = answer.location.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

fn domains(world: &World) -> Vec<String> {
    let puemas = world.app.catalogue.get("puemas").unwrap();
    puemas.domains.iter().map(|one| one.id.clone()).collect()
}

/// A settlement in which every domain but work is ours.
fn all_but_work(world: &World, overlap: OverlapId) -> Vec<(String, String)> {
    domains(world)
        .into_iter()
        .map(|domain| {
            let ours = domain != "work";
            let holder = if ours {
                "ours".to_owned()
            } else {
                overlap.to_string()
            };
            (format!("holder-{domain}"), holder)
        })
        .collect()
}

fn as_fields(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect()
}

#[tokio::test]
async fn an_overlap_stands_in_the_way_until_it_is_split_and_talked_over() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        state_facts(&browser, case).await.is(303);
        let biss = [
            ("programme", "biss"),
            ("domains", "work"),
            ("from", "01.10.2026"),
        ];
        let overlap = add(&browser, case, &biss).await;
        assert_eq!(logged(&world, case, "overlap.add").await, 1);
        let answer = decide(&world, &browser, case, "admit", "Bitte").await;
        answer.is(422).has("Zuerst die Überschneidung klären");

        let path = format!("/cases/{case}/overlaps/{overlap}");
        browser
            .get(&path)
            .await
            .is(200)
            .has("hat dort Vorrang")
            .has("B.I.S.S.");
        let mut pairs = all_but_work(&world, overlap);
        pairs.push(("resolution".to_owned(), "partial_agreement".to_owned()));
        pairs.push(("version".to_owned(), "1".to_owned()));
        browser.post(&path, &as_fields(&pairs)).await.is(303);
        let page = browser.get(&format!("/cases/{case}/clearing")).await;
        page.has("noch nicht abgesprochen");
        decide(&world, &browser, case, "admit", "").await.is(422);
        let paper = browser.get(&format!("/cases/{case}/agreement")).await;
        paper.is(200).has("Entwurf");

        pairs.retain(|(name, _)| name != "version");
        pairs.push(("version".to_owned(), "2".to_owned()));
        pairs.push(("agreed_on".to_owned(), "20.11.2026".to_owned()));
        let answer = browser.post(&path, &as_fields(&pairs)).await;
        answer.is(422).has("mit wem abgesprochen");
        pairs.push(("agreed_with".to_owned(), "Frau Ostermann".to_owned()));
        browser.post(&path, &as_fields(&pairs)).await.is(303);
        let paper = browser.get(&format!("/cases/{case}/agreement")).await;
        paper
            .is(200)
            .has("Frau Ostermann")
            .has("jeder Lebensbereich genau einmal")
            .lacks("Entwurf");
        decide(&world, &browser, case, "admit", "").await.is(303);
        assert!(row(&world, case).await.status.is_running());
        // The worker of the case may read the agreement.
        let worker = world.browser(&world.worker).await;
        worker
            .get(&format!("/cases/{case}/agreement"))
            .await
            .is(200);
        let elsewhere = world.browser(&world.elsewhere).await;
        elsewhere
            .get(&format!("/cases/{case}/agreement"))
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn no_domain_is_lost_given_twice_or_taken_from_who_goes_first() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let biss = [
            ("programme", "biss"),
            ("domains", "work"),
            ("domains", "finance"),
        ];
        let overlap = add(&browser, case, &biss).await;
        let path = format!("/cases/{case}/overlaps/{overlap}");
        let whole = |change: fn(&mut Vec<(String, String)>, &str)| {
            let mut pairs = all_but_work(&world, overlap);
            change(&mut pairs, &overlap.to_string());
            pairs.push(("resolution".to_owned(), "partial_agreement".to_owned()));
            pairs.push(("note".to_owned(), "Meine Worte".to_owned()));
            pairs.push(("version".to_owned(), "1".to_owned()));
            pairs
        };
        let lost = whole(|pairs, _| pairs.retain(|(name, _)| name != "holder-housing"));
        let twice = whole(|pairs, id| {
            pairs.push(("holder-housing".to_owned(), id.to_owned()));
        });
        let taken = whole(|pairs, _| {
            pairs.retain(|(name, _)| name != "holder-work");
            pairs.push(("holder-work".to_owned(), "ours".to_owned()));
        });
        for (pairs, words) in [
            (lost, "übernimmt niemand"),
            (twice, "doppelt vergeben"),
            (taken, "Vorrang. Der Bereich bleibt dort"),
        ] {
            let answer = browser.post(&path, &as_fields(&pairs)).await;
            answer.is(422).has(words).has("Meine Worte");
        }
        let answer = browser.post(&path, &[("version", "1")]).await;
        answer.is(422).has("Bitte eine Möglichkeit auswählen");
        assert_eq!(
            overlaps(&world, case).await[0].resolution,
            OverlapResolution::Unsettled
        );
    })
    .await;
}

#[tokio::test]
async fn two_people_who_settle_the_same_overlap_see_both_versions() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let (first, second) = (
            world.browser(&world.coordination).await,
            world.browser(&world.second).await,
        );
        let other = [("other", "Wohnhilfe Muster"), ("domains", "housing")];
        let overlap = add(&first, case, &other).await;
        let path = format!("/cases/{case}/overlaps/{overlap}");
        let say = |resolution: &'static str, note: &'static str| {
            [("resolution", resolution), ("note", note), ("version", "1")]
        };
        first
            .post(&path, &say("no_conflict", "endet vorher"))
            .await
            .is(303);
        let answer = second.post(&path, &say("refuse", "begleitet schon")).await;
        answer
            .is(409)
            .has("endet vorher")
            .has("begleitet schon")
            .has("name=\"version\" value=\"2\"");
        let again = [
            ("resolution", "refuse"),
            ("note", "begleitet schon"),
            ("version", "2"),
        ];
        second.post(&path, &again).await.is(303);
        let stored = &overlaps(&world, case).await[0];
        assert_eq!(stored.resolution, OverlapResolution::Refuse);
        assert_eq!(logged(&world, case, "overlap.settle").await, 2);
        let foreign = format!("/cases/{case}/overlaps/01920000-0000-7000-8000-00000000ffff");
        first.get(&foreign).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_new_overlap_is_checked_and_what_was_typed_is_kept() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let path = format!("/cases/{case}/overlaps/new");
        browser.get(&path).await.is(200).has("B.I.S.S.");
        let fields = [("note", "Meine Worte"), ("from", "31.02.2026")];
        browser
            .post(&path, &fields)
            .await
            .is(422)
            .has("Meine Worte")
            .has("31.02.2026");
        let fields = [
            ("other", "Wohnhilfe"),
            ("from", "01.10.2026"),
            ("to", "01.09.2026"),
        ];
        let answer = browser.post(&path, &fields).await;
        answer
            .is(422)
            .has("Wohnhilfe")
            .has("liegt vor dem Anfang")
            .has("mindestens eine Möglichkeit");
        assert!(overlaps(&world, case).await.is_empty());
    })
    .await;
}

/// Every partial agreement that is saved is a partition, whatever was typed, with several other
/// programmes, and also after one of them has ended. A small generator stands for chance, so that
/// a failure can be repeated.
#[tokio::test]
async fn a_saved_partial_agreement_is_always_a_partition() {
    let world = World::on_sqlite().await;
    let case = world.registered_case(Sketch::default()).await;
    let browser = world.browser(&world.coordination).await;
    let ctx = world.ctx(&world.coordination).await;
    let all = domains(&world);
    let mut ids = Vec::new();
    for (name, domain) in [
        ("biss", "work"),
        ("Wohnhilfe", "housing"),
        ("Suchthilfe", "health"),
    ] {
        ids.push(add(&browser, case, &[("other", name), ("domains", domain)]).await);
    }
    let mut state: u64 = 42;
    let mut next = |bound: usize| -> usize {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % bound
    };
    let mut accepted = 0;
    for _ in 0..120 {
        let before = overlaps(&world, case).await;
        let target = &before[next(3)];
        let partial = next(5) > 0;
        let mut holders = std::collections::BTreeMap::new();
        for domain in &all {
            let mut held = Vec::new();
            for _ in 0..[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0][next(16)] {
                // Mostly sensible, sometimes not.
                held.push(match next(24) {
                    0..=16 => "ours".to_owned(),
                    17..=22 => target.id.to_string(),
                    _ => ids[next(3)].to_string(),
                });
            }
            if domain == "work" {
                held = vec![ids[0].to_string()];
            }
            holders.insert(domain.clone(), held);
        }
        let settlement = app::overlap::Settlement {
            version: target.version,
            resolution: if partial {
                OverlapResolution::PartialAgreement
            } else {
                OverlapResolution::NoConflict
            },
            holders,
            agreed_on: None,
            agreed_with: String::new(),
            note: String::new(),
        };
        let saved = app::overlap::settle(&world.app, &ctx, case, target.id, &settlement).await;
        accepted += usize::from(saved.is_ok() && partial);
        assert_partition(&all, &overlaps(&world, case).await);
    }
    assert!(accepted > 5, "only {accepted} agreements were accepted");
    let last = overlaps(&world, case).await;
    app::overlap::end(&world.app, &ctx, case, last[0].id, last[0].version)
        .await
        .unwrap();
    assert_partition(&all, &overlaps(&world, case).await);
}

fn assert_partition(all: &[String], rows: &[OverlapRow]) {
    let partial: Vec<&OverlapRow> = rows
        .iter()
        .filter(|one| {
            one.ended_at.is_none() && one.resolution == OverlapResolution::PartialAgreement
        })
        .collect();
    let Some(first) = partial.first() else { return };
    assert!(!first.our_domains.is_empty());
    let mut held: Vec<&String> = first.our_domains.iter().collect();
    for one in &partial {
        assert_eq!(one.our_domains, first.our_domains);
        held.extend(&one.their_domains);
    }
    let once: BTreeSet<&String> = held.iter().copied().collect();
    assert_eq!(once.len(), held.len(), "held twice: {held:?}");
    assert_eq!(once, all.iter().collect::<BTreeSet<_>>());
}

#[tokio::test]
async fn the_agreement_with_the_other_side_is_kept_as_a_scan() {
    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n";
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let fields = [("programme", "biss"), ("domains", "work")];
        let overlap = add(&worker, case, &fields).await;
        let own = format!("/cases/{case}/overlaps/{overlap}");
        let path = format!("{own}/scan");
        let send = async |browser: &Browser, bytes: &'static [u8]| {
            let file = ("file", "biss.pdf", bytes);
            browser.upload(&path, &[], file).await
        };
        send(&worker, b"no paper").await.is(422).has("weder PDF");
        send(&worker, b"").await.is(422);
        send(&worker, PDF).await.is(303);
        send(&worker, PDF).await.is(422).has("liegt hier schon");
        let page = worker.get(&own).await;
        page.is(200).has(&store::file::sha256(PDF));
        let mut tx = world.app.store.read().await.unwrap();
        let scans = store::overlap::scans(&mut tx, case).await.unwrap();
        drop(tx);
        assert_eq!(scans.len(), 1);
        let scan = format!("/cases/{case}/scans/{}", scans[0].scan);
        for account in [&world.worker, &world.coordination] {
            let browser = world.browser(account).await;
            let clearing = browser.get(&format!("/cases/{case}/clearing")).await;
            clearing.is(200).has(&scan).has("Vereinbarung auf Papier");
            let file = browser.get(&scan).await;
            file.is(200);
            assert_eq!(file.body.as_bytes(), PDF);
        }
        // Kept with the wrong overlap it is struck, stays readable, and can be kept with the right one.
        let strike = crate::struck::link(&worker.get(&own).await, "/scans/");
        worker.get(&strike).await.is(200).has("biss.pdf");
        worker.post(&strike, &[]).await.is(422);
        let why = [("why", "Gehört zu einer anderen Vereinbarung.")];
        worker.post(&strike, &why).await.is(303);
        worker.post(&strike, &why).await.is(409);
        worker.get(&own).await.has("<del>").has(why[0].1);
        let clearing = worker.get(&format!("/cases/{case}/clearing")).await;
        clearing.lacks(&scan);
        worker.get(&scan).await.is(200);
        send(&worker, PDF).await.is(303);
        let entry = world.log(Some(case)).await;
        assert!(entry.iter().any(|one| one.action == "overlap.strike_scan"));
        assert!(entry.iter().any(|one| one.action == "overlap.scan"));
        assert!(entry.iter().any(|one| one.action == "scan.view"));
        // Who does not see overlaps sees no agreement, and of another case there is none.
        for account in [&world.prison, &world.colleague, &world.stranger] {
            let browser = world.browser(account).await;
            browser.get(&scan).await.is(404);
            let sent = send(&browser, PDF).await.status;
            assert!([403, 404].contains(&sent), "{sent}");
        }
        let other = Sketch {
            family_name: "Andere",
            book_number: Some("1/26"),
            ..Sketch::default()
        };
        let other = world.active_case(other).await;
        let wrong = format!("/cases/{other}/scans/{}", scans[0].scan);
        worker.get(&wrong).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn the_same_body_is_entered_once_and_neither_of_two_is_dropped() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let path = format!("/cases/{case}/overlaps/new");
        let body = async |programme: &str, other: &str, days: [&str; 2]| {
            let fields = [
                ("programme", programme),
                ("other", other),
                ("domains", "work"),
                ("from", days[0]),
                ("to", days[1]),
            ];
            browser.post(&path, &fields).await
        };
        let open = ["", ""];
        body("biss", "Auch noch", open)
            .await
            .is(422)
            .has("Bitte entweder wählen oder hier eintragen")
            .has("Auch noch");
        assert!(overlaps(&world, case).await.is_empty());
        body("biss", "", ["01.10.2026", "31.12.2026"]).await.is(303);
        // Chosen or typed, it is the same.
        for (programme, other) in [("biss", ""), ("", "B.I.S.S.")] {
            body(programme, other, open)
                .await
                .is(422)
                .has("ist für diese Zeit schon eingetragen");
        }
        assert_eq!(overlaps(&world, case).await.len(), 1);
        // Another time is another entry, and another body too.
        body("biss", "", ["01.01.2027", ""]).await.is(303);
        body("", "Wohnhilfe", open).await.is(303);
        body("", "wohnhilfe", open).await.is(422);
        assert_eq!(overlaps(&world, case).await.len(), 3);
    })
    .await;
}
