//! Inbox and my day show exactly what may be seen.

use std::collections::BTreeSet;

use access::{Action, decide};
use domain::{case::CaseStatus, ids::CaseId};
use jiff::ToSpan;
use store::account::AccountRow;
use testkit::{TODAY, World, on_each_engine};

use super::{Dice, accounts, strange_case};

/// Every case that the inbox shows to somebody in one state, over all pages.
async fn reported(world: &World, account: &AccountRow, status: CaseStatus) -> BTreeSet<CaseId> {
    let ctx = world.ctx(account).await;
    let (mut found, mut after) = (BTreeSet::new(), None);
    while let Ok(page) = app::referral::inbox(&world.app, &ctx, status, after).await {
        for one in &page.rows {
            assert!(found.insert(one.case.id), "{} twice", one.case.number);
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    found
}

#[tokio::test]
async fn the_inbox_shows_exactly_what_decide_allows() {
    on_each_engine(async |world| {
        let mut dice = Dice(20_261_129);
        let mut cases = Vec::new();
        for number in 0..150 {
            cases.push(strange_case(&world, &mut dice, number).await);
        }
        let mut tx = world.app.store.read().await.unwrap();
        let mut rows = Vec::new();
        for case in &cases {
            rows.push(store::case::by_id(&mut tx, *case).await.unwrap().unwrap());
        }
        drop(tx);
        for account in accounts(&world) {
            let actor = world.actor(account).await;
            let lists = decide(&actor, Action::ListReferrals, None).is_allowed();
            for status in app::referral::INBOX_STATES {
                let allowed = |row: &&store::case::CaseRow| {
                    let facts = row.access_facts();
                    lists && decide(&actor, Action::ViewCase, Some(&facts)).is_allowed()
                };
                let expected: BTreeSet<CaseId> = rows
                    .iter()
                    .filter(|row| row.status == status)
                    .filter(allowed)
                    .map(|row| row.id)
                    .collect();
                let found = reported(&world, account, status).await;
                assert_eq!(found, expected, "{} {status:?}", account.login);
            }
        }
    })
    .await;
}

/// Every case that somebody's day names.
fn named_by(day: &app::day::Day) -> BTreeSet<CaseId> {
    let hinted = day.hinted.iter().map(|one| &one.listed);
    let listed = day.releases.iter().chain(hinted).chain(&day.woken);
    let listed = listed.chain(day.silent.iter().flatten());
    let referred = day.referrals.iter().flat_map(|(_, cases)| cases);
    listed
        .chain(referred)
        .map(|one| one.case.id)
        .chain(day.tasks.iter().map(|one| one.row.task.case))
        .chain(day.contacts.iter().flatten().map(|one| one.case))
        .collect()
}

#[tokio::test]
async fn my_day_shows_what_decide_allows_and_every_release_of_it() {
    on_each_engine(async |world| {
        let mut dice = Dice(4_711);
        let mut cases = Vec::new();
        for number in 0..120 {
            cases.push(strange_case(&world, &mut dice, number).await);
        }
        let mut tx = world.app.store.read().await.unwrap();
        let mut rows = Vec::new();
        for case in &cases {
            rows.push(store::case::by_id(&mut tx, *case).await.unwrap().unwrap());
        }
        drop(tx);
        let mut compared = 0;
        for account in accounts(&world) {
            let actor = world.actor(account).await;
            let ctx = world.ctx(account).await;
            let sees = decide(&actor, Action::ViewDay, None).is_allowed();
            let day = app::day::day(&world.app, &ctx).await;
            assert_eq!(day.is_ok(), sees, "{}", account.login);
            let Ok(day) = day else { continue };
            let allowed: BTreeSet<CaseId> = rows
                .iter()
                .filter(|row| {
                    let facts = row.access_facts();
                    decide(&actor, Action::ViewCase, Some(&facts)).is_allowed()
                })
                .map(|row| row.id)
                .collect();
            let named = named_by(&day);
            assert!(named.is_subset(&allowed), "{}", account.login);
            // A release of the coming eighty days is on the day of everybody who may see the case.
            let soon = |row: &&store::case::CaseRow| {
                let day = row.release_on.filter(|_| !row.released);
                let near = day.is_some_and(|day| day >= TODAY && day <= TODAY + 80.days());
                near && store::case::stage(row.status) == 1 && allowed.contains(&row.id)
            };
            let expected: BTreeSet<CaseId> = rows.iter().filter(soon).map(|row| row.id).collect();
            let shown: BTreeSet<CaseId> = day.releases.iter().map(|one| one.case.id).collect();
            // A case of no site yet has nobody whose day it could be on.
            let placed = |id: &CaseId| rows.iter().any(|row| row.id == *id && row.site.is_some());
            if !day.more_releases {
                let missing: Vec<&CaseId> = expected
                    .difference(&shown)
                    .filter(|id| placed(id))
                    .collect();
                assert_eq!(missing, Vec::<&CaseId>::new(), "{}", account.login);
                compared += expected.len();
            }
        }
        assert!(compared > 0, "no release was compared");
    })
    .await;
}
