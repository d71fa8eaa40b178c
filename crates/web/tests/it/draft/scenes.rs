//! Every form with free text, and who stands before it.

use domain::ids::{CaseId, PlanEntryId};
use jiff::civil::date;
use store::account::AccountRow;
use testkit::{Browser, Sketch, World};

/// The templates of the office's letters.
async fn letters<'w>(world: &'w World, office: &Browser) -> [(&'w AccountRow, String); 2] {
    let letter = [
        ("title", "Bescheinigung"),
        ("body", "Guten Tag {Name}"),
        ("language", "de"),
    ];
    office.post("/letters", &letter).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let written = store::letter::newest(&mut tx, world.carrier).await.unwrap();
    [
        (&world.coordination, "/letters/new".to_owned()),
        (
            &world.coordination,
            format!("/letters/{}", written[0].letter),
        ),
    ]
}

/// Everything that a form can be about, and who stands before it.
pub(super) async fn scenes(world: &World) -> Vec<(&AccountRow, String)> {
    let case = world.active_case(Sketch::default()).await;
    let path = format!("/cases/{case}");
    let worker = world.browser(&world.worker).await;
    let office = world.browser(&world.coordination).await;
    let mut all = Vec::new();
    for page in ["tasks/new", "notes/new", "appointments/new", "modules/new"] {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    for page in ["release", "release/actual", "facts", "close", "phone"] {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    let other = Sketch {
        family_name: "Fünfte",
        ..Sketch::default()
    };
    let other = world.active_case(other).await;
    all.push((&world.coordination, format!("/cases/{other}/people")));
    all.extend(moved_and_twice(world, &worker, other).await);
    all.push((&world.coordination, "/referrals/new".to_owned()));
    all.push((&world.coordination, "/reports/pilot".to_owned()));
    all.push((&world.worker, "/emergency".to_owned()));
    all.extend(super::partners::scenes(world, &worker).await);
    all.extend(letters(world, &office).await);
    all.push((&world.administrator, format!("/sites/{}", world.sites[0])));
    let insa = world.app.catalogue.get("insa2").unwrap();
    let offered = format!("/sites/new?programme=insa2&code={}", insa.sites[0].id);
    all.push((&world.administrator, offered));
    let mut pages = rows_of(world, case, &worker).await;
    pages.extend(super::records::pages(world, case, &worker).await);
    pages.extend(leave_pages(world, case, &worker).await);
    pages.extend(network_pages(world, case, &worker).await);
    pages.extend(["arrangements/new", "standards"].map(str::to_owned));
    for page in pages {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    for page in plan_pages(world, case, &worker).await {
        all.push((&world.worker, format!("{path}/plan/{page}")));
    }
    for page in super::mended::pages(world, case, &worker).await {
        all.push((&world.worker, format!("{path}/{page}")));
    }
    all.push((&world.coordination, format!("/cases/{other}/handovers/new")));
    let own_plans = format!("{path}/own-plans");
    for page in ["crisis", "weekly", "successes/new"] {
        all.push((&world.worker, format!("{own_plans}/{page}")));
    }
    all.push((&world.worker, format!("{path}/work-profile/edit")));
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
    all.extend(asked_and_gone_well(world, case, &worker).await);
    all.extend(super::groups::pages(world, case, (&office, &worker)).await);
    all.extend(super::struck::scenes(world, &worker).await);
    all.extend(intake(world, &office).await);
    all.extend(ended(world, &worker).await);
    all
}

/// A question of whoever takes the case over, to be answered, and something that went well.
async fn asked_and_gone_well<'a>(
    world: &'a World,
    case: CaseId,
    worker: &Browser,
) -> Vec<(&'a AccountRow, String)> {
    let path = format!("/cases/{case}");
    let went_well = [
        ("on", "20.11.2026"),
        ("body", "Selbst angerufen."),
        ("voice", "fact"),
    ];
    let successes = format!("{path}/own-plans/successes");
    worker.post(&successes, &went_well).await.is(303);
    let (question, success) = {
        let mut tx = world.app.store.read().await.unwrap();
        let questions = store::handover::questions(&mut tx, case).await.unwrap();
        let successes = store::success::of_case(&mut tx, case).await.unwrap();
        (questions[0].id, successes[0].id)
    };
    let reply = format!("{path}/handovers/questions/{question}");
    vec![
        (&world.worker, reply),
        (&world.worker, format!("{successes}/{success}")),
    ]
}

/// A case whose place of release belongs to another site, and the merge of its person with another one.
async fn moved_and_twice<'a>(
    world: &'a World,
    worker: &Browser,
    other: CaseId,
) -> Vec<(&'a AccountRow, String)> {
    let sketch = Sketch {
        family_name: "Sechste",
        ..Sketch::default()
    };
    let moved = world.active_case(sketch).await;
    let fields = [
        ("was-release_region", ""),
        ("release_region", "Gera"),
        ("source", "Gespräch am 23.11."),
        ("epistemic", "client_statement"),
    ];
    let facts = format!("/cases/{moved}/facts");
    worker.post(&facts, &fields).await.is(303);
    let number = {
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, other).await.unwrap().unwrap();
        row.number
    };
    vec![
        (&world.worker, format!("/cases/{moved}/clearing/place")),
        (
            &world.coordination,
            format!("/cases/{moved}/merge?number={number}"),
        ),
    ]
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
                ("area", "housing"),
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
    let [answer, signature, review] = told_about(world, case, worker, &goal.to_string()).await;
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
        format!("agreement/{answer}/strike"),
        format!("signature/{signature}/strike"),
        format!("reviews/{review}"),
    ]);
    pages
}

/// An answer to the version that counts, a signature and a review of it.
async fn told_about(world: &World, case: CaseId, worker: &Browser, goal: &str) -> [PlanEntryId; 3] {
    let path = format!("/cases/{case}/plan");
    let said = [("number", "1"), ("answer", "agreed"), ("on", "23.11.2026")];
    let agreement = format!("{path}/agreement");
    worker.post(&agreement, &said).await.is(303);
    let screen = [
        ("number", "1"),
        ("signer", "client"),
        ("name", "Jonas Demir"),
        ("way", "screen"),
        ("confirmed", "yes"),
        ("on", "23.11.2026"),
    ];
    let signature = format!("{path}/signature");
    worker
        .upload(&signature, &screen, ("drawn", "", b""))
        .await
        .is(303);
    let score = format!("score-{goal}");
    let reviewed = [("on", "23.11.2026"), (score.as_str(), "less")];
    let review = format!("{path}/review");
    worker.post(&review, &reviewed).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let answers = store::plan::agreements(&mut tx, case).await.unwrap();
    let signatures = store::plan::signatures(&mut tx, case).await.unwrap();
    let reviews = store::plan::reviews(&mut tx, case).await.unwrap();
    [answers[0].id, signatures[0].id, reviews[0].id]
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
    let pdf: &[u8] = b"%PDF-1.4\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n";
    let scan = format!("{overlap}/scan");
    office
        .upload(&scan, &[], ("file", "biss.pdf", pdf))
        .await
        .is(303);
    let scan = crate::struck::link(&office.get(&overlap).await, "/scans/");
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
        (&world.coordination, scan),
        (&world.second, approval),
    ]
}

/// Pages of cases that have ended.
async fn ended<'a>(world: &'a World, worker: &Browser) -> Vec<(&'a AccountRow, String)> {
    let (mut paths, mut outcomes, mut ending) = (Vec::new(), String::new(), String::new());
    for family_name in ["Dritte", "Vierte"] {
        let case = world
            .active_case(Sketch {
                family_name,
                ..Sketch::default()
            })
            .await;
        crate::plan::begin(world, worker, case).await;
        crate::plan::issue(world, worker, case).await.is(303);
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
        outcomes = format!("{path}/outcomes");
        ending = format!("{path}/close/correct");
    }
    let fields = [
        ("kind", "after_end"),
        ("reason", "Die Wohnung ist gekündigt."),
        ("custody", "same"),
    ];
    worker.post(&paths[1], &fields).await.is(303);
    let [extension, asked] = prolonged(world, worker).await;
    vec![
        (&world.worker, paths[0].clone()),
        (&world.second, paths[1].clone()),
        (&world.worker, outcomes),
        (&world.worker, ending),
        (&world.worker, extension),
        (&world.second, asked),
    ]
}

/// Pages that ask for more time: of a case for which nobody has asked, and of one that waits for its answer.
async fn prolonged(world: &World, worker: &Browser) -> [String; 2] {
    let mut pages = [String::new(), String::new()];
    for (page, family_name) in pages.iter_mut().zip(["Neunte", "Zehnte"]) {
        let case = world
            .active_case(Sketch {
                family_name,
                custody_start: Some(date(2024, 1, 2)),
                release_on: Some(date(2026, 5, 20)),
                entry_on: date(2025, 12, 2),
                book_number: None,
                ..Sketch::default()
            })
            .await;
        crate::closing::extension::released(world, case).await;
        *page = format!("/cases/{case}/extension");
    }
    let fields = [
        ("until", "31.01.2027"),
        ("reason", "Der Einzug verschiebt sich."),
    ];
    worker.post(&pages[1], &fields).await.is(303);
    pages
}
