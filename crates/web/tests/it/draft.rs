//! What is typed into a form outlives the session: every form with free text, one after the other,
//! and what holds for all of them.

mod groups;
mod mended;
mod partners;
mod records;
mod scenes;
mod struck;

use std::collections::BTreeSet;

use i18n::Lang;
use jiff::ToSpan;
use store::account::AccountRow;
use testkit::{Sketch, World, on_each_engine};

use self::scenes::scenes;

/// What stands in every field of free text.
const WORDS: &str = "Halb getippt & mit Umlaut: Köln";

/// The same in a page.
const SHOWN: &str = "Halb getippt &#38; mit Umlaut: Köln";

/// Forms with a line of text that hold a name, a secret or a seal and nothing to be lost.
const SHORT: [&str; 10] = [
    "/login",
    "/setup/{token}",
    "/invitation/{token}",
    "/account",
    "/account/password",
    "/users",
    "/users/{user}",
    "/log/head",
    "/imports",
    "/cases/{case}/plan/signature",
];

/// A form in a page: where it is sent, and its fields with what stands in them.
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
    free: bool,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The forms of a page that change something; every field of free text holds [`WORDS`].
pub(crate) fn forms(page: &str) -> Vec<Form> {
    let parts = page.split("<form ").skip(1);
    parts
        .filter_map(|part| {
            let body = part.split("</form>").next()?;
            let head = format!(" {}", body.split('>').next()?);
            if attribute(&head, "method") != Some("post") {
                return None;
            }
            let mut form = Form {
                action: attribute(&head, "action")?.replace("&#38;", "&"),
                fields: Vec::new(),
                free: body.contains("<textarea"),
            };
            for tag in body.split('<').filter(|tag| tag.starts_with("input ")) {
                let name = attribute(tag, "name").unwrap_or("").to_owned();
                match attribute(tag, "type") {
                    Some("hidden") => {
                        let value = attribute(tag, "value").unwrap_or("");
                        let value = value.replace("&#38;", "&");
                        form.fields.push((name, value));
                    }
                    Some("text") => {
                        let class = attribute(tag, "class").unwrap_or("");
                        form.free |= !class.contains("w-date") && !class.contains("w-xs");
                        form.fields.push((name, WORDS.to_owned()));
                    }
                    _ => {}
                }
            }
            for tag in body.split('<').filter(|tag| tag.starts_with("textarea ")) {
                let name = attribute(tag, "name").unwrap_or("").to_owned();
                form.fields.push((name, WORDS.to_owned()));
            }
            Some(form)
        })
        .collect()
}

/// The form that an address belongs to, named by where it is sent (a form with two buttons has two
/// addresses and one name), and whether it keeps drafts.
fn declared(address: &str) -> (&'static str, bool) {
    let path = address.split('?').next().unwrap();
    let all = web::pages::all();
    let mut found: Vec<_> = all
        .listed()
        .iter()
        .filter(|route| {
            let (names, values) = (route.path.split('/'), path.split('/'));
            route.method == "POST"
                && names.clone().count() == values.clone().count()
                && names
                    .zip(values)
                    .all(|(name, value)| name.starts_with('{') || name == value)
        })
        .collect();
    found.sort_by_key(|route| route.path.matches('{').count());
    found.first().map_or_else(
        || panic!("{address} is no route"),
        |one| {
            (
                one.form.map_or(one.path, |form| form.action),
                one.form.is_some(),
            )
        },
    )
}

#[test]
fn every_form_with_free_text_is_declared_as_one() {
    for (name, html) in web::pages::samples(Lang::De) {
        for form in forms(&html).iter().filter(|form| form.free) {
            let (route, keeps) = declared(&form.action);
            assert!(
                keeps || SHORT.contains(&route),
                "{name}: declare {route} with Routes::form, so that nothing typed is lost"
            );
        }
    }
}

/// Sends one form after the session has ended, signs in again and looks at what stands there.
async fn survives(world: &World, account: &AccountRow, page: &str, form: &Form) {
    let about = format!("{} on {page} by {}", form.action, account.login);
    let id = form.fields.iter().find(|(name, _)| name == "once");
    let id = id.unwrap_or_else(|| panic!("{about}: could be taken twice, see `Shell::once`"));
    let browser = world.browser_in_session(account).await;
    world.set_now(world.now() + 2.hours());
    let fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let answer = browser.post(&form.action, &fields).await;
    assert_eq!(answer.status, 303, "{about}");
    let next = answer.location.strip_prefix("/login?next=").unwrap();
    let next = web::form::FormData::parse(&format!("n={next}"))
        .get("n")
        .to_owned();
    let again = world.browser_in_session(account).await;
    let back = again.get(&next).await;
    assert_eq!(back.status, 200, "{about}: {next}");
    let shown = format!("name=\"once\" value=\"{}\"", id.1);
    assert!(back.body.contains(&shown), "{about}: another id");
    let typed = form.fields.iter().filter(|(_, value)| value == WORDS);
    let there = forms(&back.body)
        .iter()
        .any(|one| one.action == form.action && one.fields.len() >= form.fields.len());
    assert!(there, "{about}: the form is not on {next}");
    assert!(
        back.body.matches(SHOWN).count() >= typed.count(),
        "{about}: words are missing on {next}\n{}",
        back.body
    );
    back.has("ist wieder da.").has("/drafts/discard");
    let discard = forms(&back.body);
    let discard = discard.iter().find(|one| one.action == "/drafts/discard");
    let discard: Vec<(&str, &str)> = discard
        .iter()
        .flat_map(|one| &one.fields)
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let gone = again.post("/drafts/discard", &discard).await;
    assert_eq!(gone.location, next);
    again.get(&next).await.lacks(SHOWN);
    world.set_now(world.now() - 2.hours());
}

#[tokio::test]
async fn every_form_with_free_text_is_back_after_the_session_has_ended() {
    on_each_engine(async |world| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (account, page) in scenes(&world).await {
            let shown = world.browser_in_session(account).await.get(&page).await;
            assert_eq!(shown.status, 200, "{page} by {}", account.login);
            let free: Vec<Form> = forms(&shown.body)
                .into_iter()
                .filter(|form| form.free && declared(&form.action).1)
                .collect();
            assert!(!free.is_empty(), "no form with free text on {page}");
            for form in &free {
                seen.insert(declared(&form.action).0);
                survives(&world, account, &page, form).await;
            }
        }
        let all = web::pages::all();
        let declared: BTreeSet<&str> = all
            .listed()
            .iter()
            .filter_map(|route| Some(route.form?.action))
            .collect();
        assert_eq!(seen, declared, "a form has no scene here");
    })
    .await;
}

#[tokio::test]
async fn what_a_script_keeps_belongs_to_its_author_and_goes_when_the_form_is_taken() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let form = format!("/cases/{case}/tasks");
        let page = format!("{form}/new");
        let keep = format!("/drafts?form={form}");
        browser.post(&keep, &[("title", WORDS)]).await.is(204);
        browser.post("/logout", &[]).await.is(303);
        let again = world.browser(&world.worker).await;
        again.get(&page).await.has(SHOWN).has("09:00");
        let office = world.browser(&world.coordination).await;
        office.get(&page).await.is(200).lacks(SHOWN);
        let task = [("title", "Ausweis"), ("role", "transition_manager")];
        // Refused, the newest words are kept.
        again.post(&form, &[("title", "Ausweis")]).await.is(422);
        again.get(&page).await.has("value=\"Ausweis\"");
        again.post(&form, &task).await.is(303);
        again.get(&page).await.lacks(SHOWN);
        for account in [&world.colleague, &world.stranger, &world.officer] {
            let browser = world.browser(account).await;
            browser.post(&keep, &[("title", WORDS)]).await.is(404);
        }
        for other in ["/nowhere", "/login", "", "tasks"] {
            let answer = again.post(&format!("/drafts?form={other}"), &[]).await;
            assert_eq!(answer.status, 404, "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_stranger_or_an_old_session_leaves_nothing_behind() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let form = format!("/cases/{case}/tasks");
        let fields = [("title", WORDS)];
        let nobody = world.stranger_browser();
        nobody.post(&form, &fields).await.is(303);
        let old = world.browser(&world.worker).await;
        let foreign = world.browser(&world.colleague).await;
        world.set_now(world.now() + 2.hours());
        foreign.post(&form, &fields).await.is(303);
        world.set_now(world.now() + 30.hours());
        old.post(&form, &fields).await.is(303);
        for account in [&world.worker, &world.coordination] {
            let browser = world.browser(account).await;
            browser.get(&format!("{form}/new")).await.lacks(SHOWN);
        }
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_nobody_came_back_to_is_forgotten() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let keep = format!("/drafts?form=/cases/{case}/tasks");
        browser.post(&keep, &[("title", WORDS)]).await.is(204);
        let later = world.now() + (31 * 24).hours();
        world.set_now(later);
        app::retention::run(&world.app, later, world.today(), None)
            .await
            .unwrap();
        let again = world.browser(&world.worker).await;
        again
            .get(&format!("/cases/{case}/tasks/new"))
            .await
            .is(200)
            .lacks(SHOWN);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_a_refused_form_finds_it_again_in_the_other_language() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/tasks/new");
        let refused = browser
            .post(&format!("/cases/{case}/tasks"), &[("title", WORDS)])
            .await;
        // The way to the other language leads back to the page of the form, not to where it was sent.
        let next = format!("name=\"next\" value=\"{page}\"");
        refused.is(422).has(&next);
        let switch = [("language", "en"), ("next", &*page)];
        let answer = browser.post("/language", &switch).await;
        assert_eq!(answer.location, page);
        browser.get(&page).await.is(200).has(SHOWN);
    })
    .await;
}

#[tokio::test]
async fn a_draft_knows_the_changes_of_others_from_those_of_its_author() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let leaves = format!("/cases/{case}/leaves");
        let (own, fields) = ("inzwischen selbst", crate::leave::fields("04.12.2026"));
        worker.post(&leaves, &fields).await.is(303);
        let leave = crate::leave::rows(&world, case).await[0].id;
        let page = format!("{leaves}/{leave}");
        let version = |of: i64| format!("name=\"version\" value=\"{of}\"");
        for (account, is_own) in [(&world.worker, true), (&world.coordination, false)] {
            world.set_now(world.now() + 5.minutes());
            let who = world.browser(account).await;
            let shown = worker.get(&page).await;
            let form = forms(&shown.is(200).body);
            let form = form.iter().find(|one| one.action == page).unwrap();
            let hidden = ["once", "opened", "version"];
            let mut typed: Vec<(&str, &str)> = form
                .fields
                .iter()
                .filter(|(name, _)| hidden.contains(&name.as_str()))
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            typed.extend(&fields);
            typed.retain(|(name, _)| *name != "about");
            typed.push(("about", WORDS));
            let keep = format!("/drafts?form={page}");
            worker.post(&keep, &typed).await.is(204);
            let read = crate::leave::rows(&world, case).await[0].version;
            // Somebody who only looks changes nothing.
            let office = world.browser(&world.coordination).await;
            office.get(&format!("/cases/{case}")).await.is(200);
            world.set_now(world.now() + 5.minutes());
            let mut changed = fields.clone();
            let (seen, about) = (read.to_string(), account.login.clone());
            changed.retain(|(name, _)| *name != "about");
            changed.extend([("version", seen.as_str()), ("about", &about)]);
            who.post_sure(&page, &changed).await.is(303);
            if is_own {
                // The form itself was sent, so its draft is gone: it was typed once more elsewhere.
                worker.post(&keep, &typed).await.is(204);
                worker
                    .get(&page)
                    .await
                    .has(SHOWN)
                    .has(own)
                    .has(&version(read + 1));
            } else {
                worker
                    .get(&page)
                    .await
                    .has(SHOWN)
                    .lacks(own)
                    .has(&version(read));
                worker.post_sure(&page, &typed).await.is(409);
            }
            let gone = [("form", page.as_str()), ("next", "/")];
            worker.post("/drafts/discard", &gone).await.is(303);
        }
    })
    .await;
}
