//! What was recorded wrongly about a plan is taken back with a trail.

use domain::ids::PlanEntryId;
use store::plan::{AgreementRow, ReviewRow, SignatureRow};

use super::{
    signature::{PAPER, PDF, answer, answers, signatures, upload},
    *,
};

async fn logged(world: &World, case: CaseId, action: &str) -> usize {
    let log = world.log(Some(case)).await;
    log.iter().filter(|one| one.action == action).count()
}

/// A case with a plan whose version 1 counts.
async fn planned(world: &World, worker: &Browser) -> (CaseId, [PlanItemId; 3]) {
    let case = world.active_case(Sketch::default()).await;
    let items = begin(world, worker, case).await;
    issue(world, worker, case).await.is(303);
    (case, items)
}

/// The newest entry.
fn last<T>(rows: &[T], id: impl Fn(&T) -> PlanEntryId) -> PlanEntryId {
    rows.last().map(id).unwrap()
}

fn signed(rows: &[SignatureRow]) -> PlanEntryId {
    last(rows, |one| one.id)
}

fn said(rows: &[AgreementRow]) -> PlanEntryId {
    last(rows, |one| one.id)
}

#[tokio::test]
async fn a_wrong_signature_is_struck_and_the_version_can_be_signed_again() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, _) = planned(&world, &worker).await;
        upload(&worker, case, &PAPER, PDF).await.is(303);
        let first = signatures(&world, case).await.remove(0);
        let scan = format!("/cases/{case}/scans/{}", first.scan.unwrap());
        let plan = format!("/cases/{case}/plan");
        let strike = format!("{plan}/signature/{}/strike", first.id);
        worker.get(&plan).await.has(&strike);
        worker
            .get(&strike)
            .await
            .is(200)
            .has("Jonas Demir (Klient_in), auf Papier, 23.11.2026")
            .has("Version 1")
            .has(&scan)
            .has("bleibt abgehakt");
        worker
            .post(&strike, &[("reason", " ")])
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        let long = "Das Blatt einer anderen Person. ".repeat(20);
        worker
            .post(&strike, &[("reason", &long)])
            .await
            .is(422)
            .has("Das Blatt einer anderen Person. Das Blatt");
        assert!(signatures(&world, case).await[0].struck.is_none());
        let wrong = [("reason", "Blatt einer anderen Person")];
        worker.post(&strike, &wrong).await.is(303);
        assert_eq!(logged(&world, case, "plan.strike_signature").await, 1);
        let page = worker.get(&plan).await;
        page.has("Noch keine Unterschrift.")
            .has("<del>Jonas Demir (Klient_in), auf Papier, 23.11.2026</del>")
            .has("gestrichen am 23.11.2026")
            .has("von Anna Beispiel, weil: Blatt einer anderen Person")
            .has(&scan)
            .has("Unterschreiben")
            .lacks(&strike);
        worker
            .get(&format!("{plan}/versions/1"))
            .await
            .has("weil: Blatt einer anderen Person");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("noch nicht unterschrieben")
            .lacks("unterschrieben am");
        // The scan stays where those who see the plan can look at it.
        let file = worker.get(&scan).await;
        assert_eq!((file.status, file.body.as_bytes()), (200, PDF));
        world.browser(&world.prison).await.get(&scan).await.is(404);
        // Whoever is slower sees who was faster, and the own words.
        let office = world.browser(&world.coordination).await;
        office
            .post(&strike, &[("reason", "Verwechselt")])
            .await
            .is(409)
            .has("weil: Blatt einer anderen Person")
            .has("Verwechselt");
        office
            .get(&strike)
            .await
            .is(200)
            .has("Das wurde inzwischen gestrichen.");
        // The same paper once more is a new signature.
        upload(&worker, case, &PAPER, PDF).await.is(303);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("unterschrieben am 23.11.2026");
        let all = signatures(&world, case).await;
        let struck: Vec<bool> = all.iter().map(|one| one.struck.is_some()).collect();
        assert_eq!(struck, [true, false]);
        assert_eq!(logged(&world, case, "plan.strike_signature").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_answer_is_struck_and_what_was_said_before_counts() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, _) = planned(&world, &worker).await;
        let plan = format!("/cases/{case}/plan");
        let path = format!("{plan}/agreement");
        let reason = "Das Wohnheim ist nichts für mich.";
        let no = answer("disagrees", reason, "1");
        worker.post(&path, &no).await.is(303);
        let yes = answer("agreed", "", "1");
        worker.post(&path, &yes).await.is(303);
        worker.get(&plan).await.has("vereinbart").lacks(reason);
        let strike = |id: PlanEntryId| format!("{path}/{id}/strike");
        let wrong = said(&answers(&world, case).await);
        let why = [("reason", "falsches Feld angekreuzt")];
        worker.post(&strike(wrong), &why).await.is(303);
        // The no counts again, and with it the measure is only offered.
        worker
            .get(&plan)
            .await
            .has("stimmt nicht zu, 23.11.2026")
            .has(reason)
            .has("angeboten")
            .lacks("vereinbart")
            .has("<del>stimmt zu, 23.11.2026</del>")
            .has("weil: falsches Feld angekreuzt");
        let ctx = world.ctx(&world.worker).await;
        let paper = app::plan::paper::for_paper(&world.app, &ctx, case)
            .await
            .unwrap();
        let said_no = Some((domain::plan::Agreement::Disagrees, reason.to_owned()));
        assert_eq!(paper.agreement, said_no);
        // Without any answer nobody was asked, and that can be said then.
        let not_asked = answer("not_asked", "krank", "1");
        worker.post(&path, &not_asked).await.is(422);
        let first = answers(&world, case).await[0].id;
        worker.post(&strike(first), &why).await.is(303);
        worker.get(&plan).await.has("noch nicht gefragt");
        worker.post(&path, &not_asked).await.is(303);
        assert_eq!(logged(&world, case, "plan.strike_agreement").await, 2);
        let again = worker.post(&strike(first), &why).await;
        again.is(409);
    })
    .await;
}

#[tokio::test]
async fn a_signature_under_a_former_version_is_struck_and_that_version_stays_unsigned() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, _) = planned(&world, &worker).await;
        upload(&worker, case, &PAPER, PDF).await.is(303);
        let plan = format!("/cases/{case}/plan");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let goal = with(&GOAL, "domain", "work");
        let goals = format!("{plan}/draft/goals");
        worker.post(&goals, &goal).await.is(303);
        issue(&world, &worker, case).await.is(303);
        let id = signed(&signatures(&world, case).await);
        let strike = format!("{plan}/signature/{id}/strike");
        // It stands with its version, not with the one that counts.
        worker.get(&plan).await.lacks(&strike);
        let version = format!("{plan}/versions/1");
        worker.get(&version).await.has(&strike);
        let why = [("reason", "gehört zu Version 2")];
        worker.post(&strike, &why).await.is(303);
        worker
            .get(&version)
            .await
            .has("weil: gehört zu Version 2")
            .lacks(&strike);
        upload(&worker, case, &PAPER, PDF)
            .await
            .is(422)
            .has("Version 1 gilt nicht mehr");
        upload(&worker, case, &with(&PAPER, "number", "2"), PDF)
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn only_those_who_may_record_may_strike() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, _) = planned(&world, &worker).await;
        upload(&worker, case, &PAPER, PDF).await.is(303);
        let path = format!("/cases/{case}/plan/agreement");
        let yes = answer("agreed", "", "1");
        worker.post(&path, &yes).await.is(303);
        let signature = signed(&signatures(&world, case).await);
        let spoken = said(&answers(&world, case).await);
        let plan = format!("/cases/{case}/plan");
        let why = [("reason", "falsch")];
        let strikes = [
            format!("{plan}/signature/{signature}/strike"),
            format!("{plan}/agreement/{spoken}/strike"),
        ];
        for strike in &strikes {
            for account in [&world.elsewhere, &world.colleague, &world.officer] {
                let other = world.browser(account).await;
                other.get(strike).await.is(404);
                other.post(strike, &why).await.is(404);
            }
            let prison = world.browser(&world.prison).await;
            prison.get(strike).await.is(403);
            prison.post(strike, &why).await.is(403);
        }
        // The id of one is none of the other, and none of another case.
        let crossed = format!("{plan}/agreement/{signature}/strike");
        worker.get(&crossed).await.is(404);
        worker.post(&crossed, &why).await.is(404);
        let sketch = Sketch {
            family_name: "Anders",
            book_number: None,
            ..Sketch::default()
        };
        let second = world.active_case(sketch).await;
        let foreign = format!("/cases/{second}/plan/signature/{signature}/strike");
        worker.post(&foreign, &why).await.is(404);
        // After the end nothing is struck any more.
        crate::closing::close(&world, &worker, case, "goal_reached").await;
        for strike in &strikes {
            worker.get(strike).await.is(403);
            worker.post(strike, &why).await.is(403);
        }
        worker.get(&plan).await.is(200).lacks("/strike");
        assert!(signatures(&world, case).await[0].struck.is_none());
        assert!(answers(&world, case).await[0].struck.is_none());
    })
    .await;
}

async fn review_of(world: &World, case: CaseId) -> ReviewRow {
    let mut tx = world.app.store.read().await.unwrap();
    let mut all = store::plan::reviews(&mut tx, case).await.unwrap();
    all.remove(0)
}

/// A case whose goal was found to be less than expected.
async fn reviewed(world: &World, worker: &Browser) -> (CaseId, PlanItemId) {
    let (case, [goal, _, _]) = planned(world, worker).await;
    let score = format!("score-{goal}");
    let why = format!("words-{goal}");
    let fields = [
        ("on", "23.11.2026"),
        (score.as_str(), "less"),
        (why.as_str(), "noch keine Zusage"),
        ("words", "Es geht voran."),
    ];
    let path = format!("/cases/{case}/plan/review");
    worker.post(&path, &fields).await.is(303);
    (case, goal)
}

#[tokio::test]
async fn how_far_a_goal_was_reached_is_corrected_with_a_trail() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, goal) = reviewed(&world, &worker).await;
        let plan = format!("/cases/{case}/plan");
        let path = format!("{plan}/reviews/{}", review_of(&world, case).await.id);
        worker
            .get(&plan)
            .await
            .has("−1: weniger als erwartet")
            .has("noch keine Zusage")
            .has(&path);
        worker
            .get(&path)
            .await
            .is(200)
            .has("Überprüfung vom 23.11.2026")
            .has("value=\"less\" selected")
            .has("noch keine Zusage");
        let (score, words) = (format!("score-{goal}"), format!("words-{goal}"));
        let fields = |level: &'static str, said: &'static str, why: &'static str, revision| {
            [
                ("on", "23.11.2026"),
                (score.as_str(), level),
                (words.as_str(), said),
                ("words", "Es geht voran."),
                ("why", why),
                ("revision", revision),
            ]
        };
        let said = "Zusage lag schon vor";
        let same = "noch keine Zusage";
        for (level, words, why, problem) in [
            ("more", said, " ", "Bitte einen Grund angeben"),
            ("", said, "übersehen", "Bitte eine Möglichkeit auswählen"),
            ("moon", said, "übersehen", "steht nicht zur Auswahl"),
            ("less", same, "übersehen", "dasselbe wie bisher"),
        ] {
            let answer = worker.post(&path, &fields(level, words, why, "1")).await;
            answer.is(422).has(problem).has(words).has(why);
        }
        let right = fields("more", said, "Brief übersehen", "1");
        worker.post(&path, &right).await.is(303);
        assert_eq!(logged(&world, case, "plan.correct_review").await, 1);
        worker
            .get(&plan)
            .await
            .has("+1: mehr als erwartet, am 23.11.2026")
            .has(said)
            .has("<del>weniger als erwartet</del>")
            .has("<del>noch keine Zusage</del>")
            .lacks("<del>nicht eingeschätzt</del>")
            .has("Grund: Brief übersehen. Anna Beispiel");
        let kept = review_of(&world, case).await;
        assert_eq!((kept.scores[0].points, kept.revision), (1, 2));
        assert_eq!(kept.words, "Es geht voran.");
        // What the last review says stands beside the goal at the end.
        worker
            .get(&format!("/cases/{case}/close"))
            .await
            .has("das wäre „erreicht“");
        // Whoever is slower sees both.
        let office = world.browser(&world.coordination).await;
        office
            .post(&path, &fields("expected", "wie geplant", "zu gut", "1"))
            .await
            .is(409)
            .has("wie geplant")
            .has("zu gut")
            .has("mehr als erwartet")
            .has("Anna Beispiel")
            .has("name=\"revision\" value=\"2\"");
    })
    .await;
}

#[tokio::test]
async fn after_the_end_only_a_review_can_be_corrected() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, goal) = reviewed(&world, &worker).await;
        let plan = format!("/cases/{case}/plan");
        let review = review_of(&world, case).await.id;
        let path = format!("{plan}/reviews/{review}");
        crate::closing::close(&world, &worker, case, "goal_reached").await;
        worker.get(&plan).await.has(&path);
        worker.get(&path).await.is(200).has("noch keine Zusage");
        let (score, words) = (format!("score-{goal}"), format!("words-{goal}"));
        let right = [
            ("on", "23.11.2026"),
            (score.as_str(), "expected"),
            (words.as_str(), "Zusage kam vor dem Ende"),
            ("words", "Es geht voran."),
            ("why", "Brief übersehen"),
            ("revision", "1"),
        ];
        let twice = worker.post(&path, &right[..5]).await;
        twice.is(409).has("Zusage kam vor dem Ende");
        worker.post(&path, &right).await.is(303);
        worker
            .get(&plan)
            .await
            .has("0: wie erwartet")
            .has("<del>weniger als erwartet</del>");
        // Nothing else of the plan is open.
        let yes = answer("agreed", "", "1");
        worker
            .post(&format!("{plan}/agreement"), &yes)
            .await
            .is(403);
        for (what, fields) in [
            ("review", &right[..]),
            ("draft", &[][..]),
            (
                "pause",
                &[
                    ("from", "20.11.2026"),
                    ("until", "24.11.2026"),
                    ("kind", "illness"),
                ][..],
            ),
            (
                "independence",
                &[("domain", "work"), ("level", "alone")][..],
            ),
            ("decisions", &[("question", "x")][..]),
        ] {
            worker.post(&format!("{plan}/{what}"), fields).await.is(403);
        }
        // Nor for anybody else.
        for account in [&world.elsewhere, &world.colleague, &world.officer] {
            let other = world.browser(account).await;
            other.get(&path).await.is(404);
            other.post(&path, &right).await.is(404);
        }
        let prison = world.browser(&world.prison).await;
        prison.post(&path, &right).await.is(403);
        let unknown = format!("{plan}/reviews/{goal}");
        worker.get(&unknown).await.is(404);
        worker.post(&unknown, &right).await.is(404);
        assert_eq!(review_of(&world, case).await.revision, 2);
    })
    .await;
}

#[tokio::test]
async fn day_and_words_of_a_review_are_corrected_and_the_next_one_is_counted_anew() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, goal) = reviewed(&world, &worker).await;
        let plan = format!("/cases/{case}/plan");
        let path = format!("{plan}/reviews/{}", review_of(&world, case).await.id);
        let (score, why) = (format!("score-{goal}"), format!("words-{goal}"));
        world.set_today(jiff::civil::date(2026, 11, 30));
        let worker = world.browser(&world.worker).await;
        let fields = |on: &'static str, words: &'static str| {
            [
                ("on", on),
                (score.as_str(), "less"),
                (why.as_str(), "noch keine Zusage"),
                ("words", words),
                ("why", "verschrieben"),
                ("revision", "1"),
            ]
        };
        for (on, problem) in [
            ("01.12.2026", "liegt in der Zukunft"),
            ("01.01.2026", "gilt erst seit"),
        ] {
            let answer = worker.post(&path, &fields(on, "Es hakt.")).await;
            answer.is(422).has(problem).has("Es hakt.");
        }
        let before = worker.get(&plan).await;
        before.has("spätestens am");
        let next = |page: &str| {
            page.split("spätestens am ")
                .nth(1)
                .map(|rest| rest[..10].to_owned())
        };
        worker
            .post(&path, &fields("30.11.2026", "Es hakt."))
            .await
            .is(303);
        let after = worker.get(&plan).await;
        after
            .has("Es hakt.")
            .has("<del>23.11.2026</del>")
            .has("<del>Es geht voran.</del>")
            .lacks("<del>noch keine Zusage</del>");
        assert_ne!(next(&before.body), next(&after.body));
    })
    .await;
}

#[tokio::test]
async fn a_pause_that_was_entered_wrongly_is_corrected_or_taken_back() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, _) = reviewed(&world, &worker).await;
        let plan = format!("/cases/{case}/plan");
        let start = [
            ("from", "23.11.2026"),
            ("until", "14.12.2026"),
            ("kind", "transfer"),
            ("reason", "nach Tonna"),
        ];
        worker.post(&format!("{plan}/pause"), &start).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let pause = store::plan::pauses(&mut tx, case).await.unwrap()[0].id;
        drop(tx);
        let path = format!("{plan}/pauses/{pause}");
        worker
            .get(&plan)
            .await
            .has(&path)
            .has("Ruht seit 23.11.2026 bis 14.12.2026");
        worker.get(&path).await.is(200).has("Verlegung, nach Tonna");
        let fields = |from, to, why, struck, version| {
            [
                ("from", from),
                ("until", "14.12.2026"),
                ("to", to),
                ("kind", "other"),
                ("reason", "Krankheit"),
                ("why", why),
                ("struck", struck),
                ("version", version),
            ]
        };
        for (from, to, why, problem) in [
            ("24.11.2026", "", "x", "liegt in der Zukunft"),
            (
                "20.11.2026",
                "19.11.2026",
                "x",
                "Das Ende liegt vor dem Anfang",
            ),
            ("20.11.2026", "24.11.2026", "x", "liegt in der Zukunft"),
            ("20.11.2026", "", "", "Bitte einen Grund angeben"),
        ] {
            let answer = worker.post(&path, &fields(from, to, why, "", "1")).await;
            answer.is(422).has(problem).has("Krankheit");
        }
        let right = fields("16.11.2026", "20.11.2026", "schon vorbei", "", "1");
        worker.post(&path, &right).await.is(303);
        worker
            .get(&plan)
            .await
            .has("16.11.2026 bis 20.11.2026: Krankheit")
            .has("<del>Verlegung</del>")
            .has("<del>nach Tonna</del>")
            .has("Grund: schon vorbei. Anna Beispiel")
            .lacks("Ruht seit");
        worker.post(&path, &right).await.is(409).has("Krankheit");
        // On again, while another one is on: one is enough.
        worker.post(&format!("{plan}/pause"), &start).await.is(303);
        let open = fields("16.11.2026", "", "läuft noch", "", "2");
        worker
            .post(&path, &open)
            .await
            .is(422)
            .has("schon ausgesetzt");
        let strike = fields("16.11.2026", "", "anderer Fall", "yes", "2");
        worker.post(&path, &strike).await.is(303);
        worker.get(&plan).await.has("gestrichen");
        let other = world.browser(&world.elsewhere).await;
        other.get(&path).await.is(404);
        other.post(&path, &strike).await.is(404);
    })
    .await;
}
