//! Tests of `pages::plan`.

use domain::{
    ids::{CaseId, PlanItemId},
    plan::{PlanContent, VersionState},
};
use store::plan::VersionRow;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

mod around;
mod goals;
mod inside;
mod locks;
mod marks;
mod pauses;
mod rehearsal;
mod resources;
mod signature;
mod wrong;

pub(crate) async fn versions(world: &World, case: CaseId) -> Vec<VersionRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::plan::versions(&mut tx, case).await.unwrap()
}

async fn draft(world: &World, case: CaseId) -> VersionRow {
    let all = versions(world, case).await;
    let mut all = all.into_iter();
    all.find(|one| one.state == VersionState::Draft).unwrap()
}

pub(crate) async fn content(world: &World, case: CaseId) -> PlanContent {
    draft(world, case).await.content
}

pub(crate) const GOAL: [(&str, &str); 4] = [
    ("domain", "housing"),
    ("need", "keine Wohnung nach der Haft"),
    ("words", "Ich will eine Tür, die ich zumachen kann."),
    ("confidence", "6"),
];

pub(crate) const MEASURE: [(&str, &str); 7] = [
    ("what", "Betreutes Wohnen anfragen"),
    ("kind", "housing_search"),
    ("carried_by", "client"),
    ("side", "outside"),
    ("areas", "housing"),
    ("from", "24.11.2026"),
    ("due", "15.12.2026"),
];

pub(crate) const STEP: [(&str, &str); 5] = [
    ("what", "Unterlagen kopieren"),
    ("on", "27.11.2026"),
    ("place", "Büro Erfurt"),
    ("papers", "Personalausweis, Entlassungsschein"),
    ("by", "client"),
];

pub(crate) fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let all = fields.iter().copied();
    all.map(|(field, before)| (field, if field == name { value } else { before }))
        .collect()
}

/// A draft with one goal, one measure and one step, as somebody enters it.
pub(crate) async fn begin(world: &World, worker: &Browser, case: CaseId) -> [PlanItemId; 3] {
    let plan = format!("/cases/{case}/plan");
    worker.post(&format!("{plan}/draft"), &[]).await.is(303);
    worker
        .post(&format!("{plan}/draft/goals"), &GOAL)
        .await
        .is(303);
    let goal = content(world, case).await.goals[0].id;
    worker
        .post(&format!("{plan}/draft/goals/{goal}/measures"), &MEASURE)
        .await
        .is(303);
    let measure = content(world, case).await.goals[0].measures[0].id;
    worker
        .post(&format!("{plan}/draft/measures/{measure}/steps"), &STEP)
        .await
        .is(303);
    let step = content(world, case).await.goals[0].measures[0].steps[0].id;
    [goal, measure, step]
}

pub(crate) async fn issue(world: &World, worker: &Browser, case: CaseId) -> Answer {
    let revision = draft(world, case).await.revision.to_string();
    let path = format!("/cases/{case}/plan/draft/issue");
    worker.post(&path, &[("revision", &revision)]).await
}

#[tokio::test]
async fn a_plan_grows_from_a_goal_in_the_clients_words_to_steps() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        worker
            .get(&plan)
            .await
            .is(200)
            .has("Es gibt noch keinen Plan.");
        let [_, measure, step] = begin(&world, &worker, case).await;
        worker
            .get(&format!("{plan}/draft"))
            .await
            .is(200)
            .has("Ich will eine Tür, die ich zumachen kann.")
            .has("Unterlagen kopieren")
            .has("Noch nichts gesagt zu:");
        issue(&world, &worker, case).await.is(303);
        worker
            .get(&plan)
            .await
            .is(200)
            .has("Version 1, seit 23.11.2026")
            .has("6 von 10")
            .has("Mitbringen: Personalausweis, Entlassungsschein")
            .has("angeboten")
            .has("spätestens am");
        let paper = format!("/cases/{case}/papers/new/plan/de");
        worker.get(&plan).await.has(&paper);
        worker.get(&paper).await.is(200);
        // Progress is told beside the version, with its day and who wrote it down.
        let progress = |item| format!("{plan}/progress/{item}");
        worker
            .post(
                &progress(measure),
                &[
                    ("status", "running"),
                    ("on", "23.11.2026"),
                    ("revision", "0"),
                ],
            )
            .await
            .is(303);
        let done = [
            ("status", "done"),
            ("on", "23.11.2026"),
            ("by", "client"),
            ("words", "alles beisammen"),
            ("revision", "0"),
        ];
        worker.post(&progress(step), &done).await.is(303);
        worker
            .get(&plan)
            .await
            .has("läuft")
            .has("alles beisammen")
            .has("Anna Beispiel");
        assert_eq!(versions(&world, case).await[0].carried.steps.client, 1);
        // Somebody else has told something meanwhile: both stand there, and the own words stay.
        let late = [
            ("status", "broken_off"),
            ("on", "23.11.2026"),
            ("words", "war zu viel"),
            ("revision", "0"),
        ];
        worker
            .post(&progress(step), &late)
            .await
            .is(409)
            .has("war zu viel")
            .has("alles beisammen");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field_and_the_rest_is_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        let [goal, measure, step] = begin(&world, &worker, case).await;
        let goals = format!("{plan}/draft/goals");
        let without_words = worker.post(&goals, &with(&GOAL, "words", "  ")).await;
        without_words
            .is(422)
            .has("Ohne Worte der Person ist es noch kein Ziel")
            .has("keine Wohnung nach der Haft");
        for (field, value, words) in [
            ("domain", "moon", "Bitte eine Möglichkeit auswählen"),
            ("confidence", "11", "Die Zahl ist zu groß"),
            ("confidence", "viel", "ist keine ganze Zahl"),
        ] {
            let answer = worker.post(&goals, &with(&GOAL, field, value)).await;
            answer.is(422).has(words).has("eine Tür");
        }
        let measures = format!("{plan}/draft/goals/{goal}/measures");
        for (field, value, words) in [
            ("what", "", "Diese Angabe fehlt"),
            ("kind", "magic", "steht nicht zur Auswahl"),
            ("kind", "network_restore", "Zu wem soll der Kontakt"),
            ("carried_by", "partner", "Bitte den Partner nennen"),
            ("areas", "moon", "steht nicht zur Auswahl"),
            ("due", "01.11.2026", "Das Ende liegt vor dem Anfang"),
            ("due", "31.02.2027", "gibt es nicht"),
        ] {
            let answer = worker.post(&measures, &with(&MEASURE, field, value)).await;
            answer.is(422).has(words).has("24.11.2026");
        }
        let steps = format!("{plan}/draft/measures/{measure}/steps");
        worker
            .post(&steps, &with(&STEP, "on", "bald"))
            .await
            .is(422)
            .has("ist kein Datum")
            .has("Unterlagen kopieren");
        let all = content(&world, case).await;
        assert_eq!((all.goals.len(), all.measures().count()), (1, 1));
        issue(&world, &worker, case).await.is(303);
        let progress = format!("{plan}/progress/{step}");
        for (status, on, words) in [
            ("broken_off", "23.11.2026", "Bitte einen Grund angeben"),
            ("running", "23.11.2026", "Bitte eine Möglichkeit auswählen"),
            ("done", "24.11.2026", "liegt in der Zukunft"),
            ("done", "22.11.2026", "gilt erst seit"),
        ] {
            let fields = [
                ("status", status),
                ("on", on),
                ("by", "client"),
                ("revision", "0"),
            ];
            worker.post(&progress, &fields).await.is(422).has(words);
        }
    })
    .await;
}

#[tokio::test]
async fn two_people_write_one_draft_and_lose_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        let [goal, _, _] = begin(&world, &worker, case).await;
        let plan = format!("/cases/{case}/plan");
        // Beginning once more finds the same draft.
        office.post(&format!("{plan}/draft"), &[]).await.is(303);
        assert_eq!(versions(&world, case).await.len(), 1);
        let path = format!("{plan}/draft/goals/{goal}");
        let page = worker.get(&path).await;
        page.is(200).has("name=\"revision\" value=\"1\"");
        let of = |words| {
            let mut fields = with(&GOAL, "words", words);
            fields.push(("revision", "1"));
            fields
        };
        office.post(&path, &of("Ich will zu mir.")).await.is(303);
        // Another goal beside it is no conflict.
        worker
            .post(
                &format!("{plan}/draft/goals"),
                &with(&GOAL, "domain", "work"),
            )
            .await
            .is(303);
        let slower = worker.post(&path, &of("Ich will Ruhe.")).await;
        slower
            .is(409)
            .has("Ich will Ruhe.")
            .has("Ich will zu mir.")
            .has("Dora Leitner")
            .has("name=\"revision\" value=\"2\"");
        let mut again = of("Ich will Ruhe bei mir.");
        again.pop();
        again.push(("revision", "2"));
        worker.post(&path, &again).await.is(303);
        let all = content(&world, case).await;
        assert_eq!(all.goals[0].words, "Ich will Ruhe bei mir.");
        assert_eq!(all.goals[0].measures.len(), 1);
        // What is gone meanwhile: the words are still on the page.
        let remove = format!("{plan}/draft/items/{goal}/remove");
        office.post(&remove, &[("revision", "1")]).await.is(409);
        office.post(&remove, &[("revision", "3")]).await.is(303);
        worker
            .post(&path, &again)
            .await
            .is(422)
            .has("inzwischen aus dem Plan herausgenommen")
            .has("Ich will Ruhe bei mir.");
        // Settled by somebody who had not seen the last change: not done, and shown as it is now.
        let stale = worker
            .post(&format!("{plan}/draft/issue"), &[("revision", "1")])
            .await;
        stale.is(409).has("an diesem Entwurf geschrieben");
    })
    .await;
}

#[tokio::test]
async fn versions_stay_and_their_differences_are_told() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        let [_, measure, _] = begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        // The same once more is no new version.
        issue(&world, &worker, case)
            .await
            .is(422)
            .has("dasselbe wie die bisherige")
            .has("/plan/draft/issue");
        let path = format!("{plan}/draft/measures/{measure}");
        let mut fields = with(&MEASURE, "due", "31.12.2026");
        fields.push(("revision", "1"));
        worker.post(&path, &fields).await.is(303);
        worker
            .get(&format!("{plan}/draft"))
            .await
            .has("Was sich ändert")
            .has("<del>15.12.2026</del>");
        issue(&world, &worker, case).await.is(303);
        let all = versions(&world, case).await;
        assert_eq!(all.len(), 2);
        assert_ne!(all[0].content, all[1].content);
        worker
            .get(&format!("{plan}/compare?from=1&to=2"))
            .await
            .is(200)
            .has("Maßnahme „Betreutes Wohnen anfragen“")
            .has("<del>15.12.2026</del>")
            .has("<ins>31.12.2026</ins>");
        worker
            .get(&format!("{plan}/versions/1"))
            .await
            .is(200)
            .has("Diese Version gilt nicht")
            .has("15.12.2026");
        worker
            .get(&format!("{plan}/compare?from=1&to=9"))
            .await
            .is(404);
        worker.get(&format!("{plan}/versions/zwei")).await.is(404);
        // A draft that is given up stays in the chain.
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let revision = draft(&world, case).await.revision.to_string();
        worker
            .post(&format!("{plan}/draft/give-up"), &[("revision", &revision)])
            .await
            .is(303);
        worker.get(&plan).await.has("nicht weitergeführt");
        assert_eq!(versions(&world, case).await[2].state, VersionState::Dropped);
    })
    .await;
}

#[tokio::test]
async fn taking_out_and_giving_up_are_asked_once_more() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        worker
            .get(&format!("/cases/{case}/plan/draft"))
            .await
            .has("<summary>Entwurf aufgeben</summary>")
            .has("Ja, Entwurf aufgeben")
            .has("Das Ziel geht mit allen Maßnahmen")
            .has("Ja, herausnehmen");
    })
    .await;
}
