//! What is typed into a form outlives the session: every form with free text, one after the other,
//! and what holds for all of them.

use std::collections::BTreeSet;

use domain::ids::CaseId;
use i18n::Lang;
use jiff::ToSpan;
use store::account::AccountRow;
use testkit::{Browser, Sketch, World, on_each_engine};

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
struct Form {
    action: String,
    fields: Vec<(String, String)>,
    free: bool,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The forms of a page that change something; every field of free text holds [`WORDS`].
fn forms(page: &str) -> Vec<Form> {
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
                        let value = attribute(tag, "value").unwrap_or("").to_owned();
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

/// The declared route that an address belongs to: its path, and whether it keeps drafts.
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
        |one| (one.path, one.form.is_some()),
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

/// Everything that a form can be about, and who stands before it.
async fn scenes(world: &World) -> Vec<(&AccountRow, String)> {
    let case = world.active_case(Sketch::default()).await;
    let path = format!("/cases/{case}");
    let worker = world.browser(&world.worker).await;
    let office = world.browser(&world.coordination).await;
    let mut all = Vec::new();
    for page in ["tasks/new", "notes/new", "appointments/new", "modules/new"] {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    for page in ["release", "release/actual", "facts", "close"] {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    all.push((&world.worker, format!("{path}/arrangements/new")));
    all.push((&world.worker, format!("{path}/standards")));
    let other = Sketch {
        family_name: "Fünfte",
        ..Sketch::default()
    };
    let other = world.active_case(other).await;
    all.push((&world.coordination, format!("/cases/{other}/people")));
    all.push((&world.coordination, "/referrals/new".to_owned()));
    all.push((&world.coordination, "/reports/pilot".to_owned()));
    all.push((&world.administrator, format!("/sites/{}", world.sites[0])));
    let insa = world.app.catalogue.get("insa2").unwrap();
    let offered = format!("/sites/new?programme=insa2&code={}", insa.sites[0].id);
    all.push((&world.administrator, offered));
    for page in rows_of(world, case, &worker).await {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    for page in leave_pages(world, case, &worker).await {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    for page in network_pages(world, case, &worker).await {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    for page in plan_pages(world, case, &worker).await {
        all.push((&world.worker, format!("{path}/plan/{page}")));
    }
    all.push((&world.coordination, format!("/cases/{other}/handovers/new")));
    let own_plans = format!("{path}/own-plans");
    for page in ["crisis", "weekly", "successes/new"] {
        all.push((&world.worker, format!("{own_plans}/{page}")));
    }
    let to = world.colleague.id.to_string();
    let fields = testkit::handover_form(&to, "Wohnen ist offen.");
    worker
        .post(&format!("{path}/handovers"), &fields)
        .await
        .is(303);
    let offer = {
        let mut tx = world.app.store.read().await.unwrap();
        store::handover::of_case(&mut tx, case).await.unwrap()[0].id
    };
    all.push((&world.colleague, format!("/handovers/{offer}")));
    let asked = [("question", "Wer geht mit?")];
    let receiver = world.browser(&world.colleague).await;
    let questions = format!("/handovers/{offer}/questions");
    receiver.post(&questions, &asked).await.is(303);
    let went_well = [
        ("on", "20.11.2026"),
        ("body", "Selbst angerufen."),
        ("voice", "fact"),
    ];
    let successes = format!("{own_plans}/successes");
    worker.post(&successes, &went_well).await.is(303);
    let (question, success) = {
        let mut tx = world.app.store.read().await.unwrap();
        let questions = store::handover::questions(&mut tx, case).await.unwrap();
        let successes = store::success::of_case(&mut tx, case).await.unwrap();
        (questions[0].id, successes[0].id)
    };
    let reply = format!("{path}/handovers/questions/{question}");
    all.push((&world.worker, reply));
    all.push((&world.worker, format!("{successes}/{success}")));
    all.extend(intake(world, &office).await);
    all.extend(ended(world, &worker).await);
    all
}

/// Pages of what stands in the case already.
async fn rows_of(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let path = format!("/cases/{case}");
    for (form, fields) in [
        (
            "arrangements",
            vec![
                ("what", "accommodation/hostel"),
                ("provider", "Wohnheim Beispielweg"),
                ("from", "31.12.2026"),
                ("strength", "confirmed"),
                ("side", "outside"),
                ("epistemic", "fact"),
            ],
        ),
        (
            "notes",
            vec![
                ("date", "20.11.2026"),
                ("time", "14:10"),
                ("kind", "prison_visit"),
                ("outcome", "reached"),
                ("epistemic", "client_statement"),
                ("body", "Ein Eintrag."),
            ],
        ),
        (
            "appointments",
            vec![
                ("date", "26.11.2026"),
                ("time", "10:30"),
                ("kind", "prison_visit"),
            ],
        ),
        (
            "modules",
            vec![
                ("module", "housing"),
                ("status", "running"),
                ("from", "02.11.2026"),
                ("side", "inside"),
            ],
        ),
    ] {
        let answer = worker.post(&format!("{path}/{form}"), &fields).await;
        assert_eq!(answer.status, 303, "{form}: {}", answer.body);
    }
    let mut tx = world.app.store.read().await.unwrap();
    let arrangement = store::arrangement::of_case(&mut tx, case).await.unwrap()[0].id;
    let page = store::note::NotePage {
        limit: 1,
        ..store::note::NotePage::default()
    };
    let note = store::note::page(&mut tx, case, &page).await.unwrap()[0].id;
    let contact = store::appointment::open(&mut tx, case).await.unwrap()[0].id;
    let module = store::module::of_case(&mut tx, case).await.unwrap()[0].id;
    let tasks = store::task::of_case(&mut tx, case).await.unwrap();
    let task = tasks
        .iter()
        .find(|task| task.status == domain::task::TaskStatus::Open)
        .unwrap()
        .id;
    vec![
        format!("arrangements/{arrangement}/edit"),
        format!("arrangements/{arrangement}/strike"),
        format!("notes/{note}/correct"),
        format!("notes/new?appointment={contact}"),
        format!("appointments/{contact}/move"),
        format!("modules/{module}"),
        format!("tasks/{task}"),
    ]
}

/// Pages of leaves, with one that is planned.
async fn leave_pages(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let fields = [
        ("kind", "accompanied"),
        ("purpose", "family"),
        ("day", "04.12.2026"),
        ("from", "09:00"),
        ("to", "15:00"),
    ];
    let path = format!("/cases/{case}/leaves");
    worker.post(&path, &fields).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let leave = store::leave::of_case(&mut tx, case).await.unwrap()[0].id;
    vec![
        "leaves/new".to_owned(),
        format!("leaves/{leave}"),
        format!("leaves/{leave}/step?to=cancelled"),
    ]
}

/// Pages of the network, with somebody in it.
async fn network_pages(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let path = format!("/cases/{case}/network");
    let tie = [
        ("name", "Erika Muster"),
        ("kind", "person"),
        ("role", "parent"),
        ("closeness", "inner"),
        ("quality", "supporting"),
        ("wish", "wanted"),
        ("consent", "not_asked"),
        ("since", "02.11.2026"),
    ];
    worker.post(&path, &tie).await.is(303);
    let person = {
        let mut tx = world.app.store.read().await.unwrap();
        let rows = store::network::of_case(&mut tx, case).await.unwrap();
        rows[0].person.to_string()
    };
    let order = [
        ("person", person.as_str()),
        ("basis", "own_wish"),
        ("issued-by", "die Person selbst"),
        ("from", "23.11.2026"),
    ];
    worker.post(&format!("{path}/orders"), &order).await.is(303);
    let step = [
        ("person", person.as_str()),
        ("kind", "distance"),
        ("first-step", "Ein Gespräch."),
        ("status", "planned"),
    ];
    worker.post(&format!("{path}/steps"), &step).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let order = store::network::order::of_case(&mut tx, case).await.unwrap()[0].id;
    let step = store::network::step::of_case(&mut tx, case).await.unwrap()[0].id;
    vec![
        "network/new".to_owned(),
        "network/orders/new".to_owned(),
        "network/steps/new".to_owned(),
        "network/check".to_owned(),
        format!("network/people/{person}"),
        format!("network/people/{person}/contact"),
        format!("network/orders/{order}"),
        format!("network/steps/{step}"),
    ]
}

/// Pages of a plan with a version that counts, and of the draft of the next one.
async fn plan_pages(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let [goal, measure, step] = crate::plan::begin(world, worker, case).await;
    crate::plan::issue(world, worker, case).await.is(303);
    let path = format!("/cases/{case}/plan");
    worker.post(&format!("{path}/draft"), &[]).await.is(303);
    let decision = [
        ("question", "Wohnheim oder warten?"),
        ("wish", "warten"),
        ("result", "Wohnheim"),
        ("present", "J. D."),
        ("on", "20.11.2026"),
    ];
    worker
        .post(&format!("{path}/decisions"), &decision)
        .await
        .is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let decision = store::plan::decisions(&mut tx, case).await.unwrap()[0].id;
    let mut pages: Vec<String> = [
        "draft/goals/new",
        "draft/domains",
        "agreement",
        "review",
        "pause",
        "decisions/new",
        "independence",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.extend([
        format!("draft/goals/{goal}"),
        format!("draft/goals/{goal}/measures/new"),
        format!("draft/measures/{measure}"),
        format!("draft/measures/{measure}/steps/new"),
        format!("draft/steps/{step}"),
        format!("progress/{measure}"),
        format!("decisions/{decision}"),
    ]);
    pages
}

/// Pages of a case that is not admitted yet.
async fn intake<'a>(world: &'a World, office: &Browser) -> Vec<(&'a AccountRow, String)> {
    let case = world
        .registered_case(Sketch {
            family_name: "Anders",
            ..Sketch::default()
        })
        .await;
    let path = format!("/cases/{case}");
    office.get(&format!("{path}/clearing")).await.is(200);
    let overlap = office
        .post(
            &format!("{path}/overlaps/new"),
            &[("other", "Haus Beispiel"), ("domains", "work")],
        )
        .await;
    overlap.is(303);
    let overlap = overlap.location.split('?').next().unwrap().to_owned();
    let other = world
        .registered_case(Sketch {
            family_name: "Zweite",
            ..Sketch::default()
        })
        .await;
    office
        .get(&format!("/cases/{other}/clearing"))
        .await
        .is(200);
    let version = {
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, other).await.unwrap().unwrap();
        row.version.to_string()
    };
    let (site, lead) = (world.sites[0].to_string(), world.worker.id.to_string());
    let asked = office
        .post(
            &format!("/cases/{other}/clearing/decision"),
            &[
                ("decision", "admit"),
                ("reason", "Vorlauf ginge verloren"),
                ("site", &site),
                ("lead", &lead),
                ("version", &version),
            ],
        )
        .await;
    asked.is(303);
    let approval = asked.location.split('?').next().unwrap().to_owned();
    vec![
        (&world.coordination, format!("{path}/clearing")),
        (&world.coordination, format!("{path}/overlaps/new")),
        (&world.coordination, overlap),
        (&world.second, approval),
    ]
}

/// Pages of cases that have ended.
async fn ended<'a>(world: &'a World, worker: &Browser) -> Vec<(&'a AccountRow, String)> {
    let mut paths = Vec::new();
    for family_name in ["Dritte", "Vierte"] {
        let case = world
            .active_case(Sketch {
                family_name,
                ..Sketch::default()
            })
            .await;
        let version = {
            let mut tx = world.app.store.read().await.unwrap();
            let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
            row.version.to_string()
        };
        let fields = [
            ("exit_on", "20.11.2026"),
            ("reason", "goal_reached"),
            ("note", "Arbeit gefunden."),
            ("version", &version),
        ];
        let path = format!("/cases/{case}");
        worker.post(&format!("{path}/close"), &fields).await.is(303);
        paths.push(format!("{path}/reentry"));
    }
    let fields = [
        ("kind", "after_end"),
        ("reason", "Die Wohnung ist gekündigt."),
        ("custody", "same"),
    ];
    worker.post(&paths[1], &fields).await.is(303);
    vec![
        (&world.worker, paths[0].clone()),
        (&world.second, paths[1].clone()),
    ]
}

/// Sends one form after the session has ended, signs in again and looks at what stands there.
async fn survives(world: &World, account: &AccountRow, page: &str, form: &Form) {
    let about = format!("{} on {page} by {}", form.action, account.login);
    let browser = world.browser(account).await;
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
    let again = world.browser(account).await;
    let back = again.get(&next).await;
    assert_eq!(back.status, 200, "{about}: {next}");
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
    let discard = [("form", form.action.as_str()), ("next", next.as_str())];
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
            let shown = world.browser(account).await.get(&page).await;
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
        again.post(&form, &[("title", "Ausweis")]).await.is(422);
        again.get(&page).await.has(SHOWN);
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
