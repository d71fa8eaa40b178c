//! Tests of `pages::work_profile`.

use domain::{
    contact::EpistemicKind,
    ids::CaseId,
    work_profile::{ActionKind, ActionState, StepState, WhyNot},
};
use store::work_profile::WorkProfileRow;
use testkit::{Sketch, World, on_each_engine};

const PROFILE: [(&str, &str); 13] = [
    ("base", "0"),
    ("on", "20.11.2026"),
    ("schooling", "Hauptschule bis zur 9. Klasse"),
    ("languages", "Deutsch\nTürkisch"),
    ("limits", "Nicht schwer heben."),
    ("occupation-0", "Beikoch"),
    ("because-0", "Beim Kochen bin ich ruhig."),
    ("what-2", "Hygieneschein"),
    ("provider-2", "Gesundheitsamt"),
    ("to-2", "30.11.2026"),
    ("stands-0", "running"),
    ("stands-1", "not_now"),
    ("why-1", "not_possible_here"),
];

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().copied().filter(|(field, _)| *field != name);
    kept.chain([(name, value)]).collect()
}

async fn versions(world: &World, case: CaseId) -> Vec<WorkProfileRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::work_profile::versions(&mut tx, case).await.unwrap()
}

#[tokio::test]
async fn a_way_into_work_is_written_and_goes_on_in_versions() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/work-profile");
        let form = format!("{page}/edit");
        let empty = worker.get(&page).await;
        empty
            .is(200)
            .has("Berufsweg")
            .has("Noch nichts aufgeschrieben.");
        worker.get(&form).await.is(200).has("Keine Diagnosen.");
        let saved = worker.post(&form, &PROFILE).await;
        saved.is(303);
        assert!(saved.location.contains("work-flash-saved"));
        let shown = worker.get(&page).await;
        shown
            .is(200)
            .has("Fassung 1, Stand 20.11.2026")
            .has("Aussage der Klient_in")
            .has("Beikoch")
            .has("bis 30.11.2026")
            .has("geht in der Haft nicht")
            .lacks("Fassungen und was sich geändert hat")
            .lacks("überfällig");
        let first = versions(&world, case).await.remove(0);
        // The empty rows before a filled one are no rows.
        assert_eq!(first.content.steps[0].state, StepState::Planned);
        assert_eq!(first.epistemic, EpistemicKind::ClientStatement);
        let photo = first.content.action(ActionKind::Photo).unwrap();
        assert_eq!(photo.state, ActionState::NotNow);
        assert_eq!(photo.why_not, Some(WhyNot::NotPossibleHere));
        // The next version begins with this one; both stay, and the difference is read.
        worker.get(&form).await.has("Hauptschule bis zur 9. Klasse");
        let next = with(&with(&PROFILE, "base", "1"), "languages", "Deutsch");
        worker.post(&form, &next).await.is(303);
        let shown = worker.get(&page).await;
        shown
            .has("Fassungen und was sich geändert hat")
            .has("<del>Türkisch</del>")
            .has("<ins>Deutsch</ins>");
        assert_eq!(versions(&world, case).await.len(), 2);
        // Without a change there is no further one.
        let same = with(&next, "base", "2");
        worker
            .post(&form, &same)
            .await
            .is(422)
            .has("keine neue Fassung");
        world.set_today(jiff::civil::date(2026, 12, 1));
        let later = world.browser(&world.worker).await;
        later.get(&page).await.has("überfällig");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let form = format!("/cases/{case}/work-profile/edit");
        let long = "x".repeat(2_001);
        for (name, value, problem) in [
            ("on", "24.11.2026", "id=\"on-error\""),
            ("why-1", "", "id=\"why-1-error\""),
            ("why-1", "other", "id=\"words-1-error\""),
            ("why-1", "moon", "id=\"why-1-error\""),
            ("occupation-0", "", "id=\"occupation-0-error\""),
            ("what-2", "", "id=\"what-0-error\""),
            ("from-2", "1.12.2026", "id=\"to-0-error\""),
            ("to-2", "bald", "id=\"to-0-error\""),
            ("experience", &long, "id=\"experience-error\""),
        ] {
            let answer = worker.post(&form, &with(&PROFILE, name, value)).await;
            answer.is(422).has(problem).has("Nicht schwer heben.");
        }
        let nothing = [("base", "0"), ("on", "20.11.2026")];
        worker
            .post(&form, &nothing)
            .await
            .is(422)
            .has("mindestens eine Sache");
        assert!(versions(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_was_slower_sees_both_versions() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let form = format!("/cases/{case}/work-profile/edit");
        worker.post(&form, &PROFILE).await.is(303);
        let mine = with(&PROFILE, "schooling", "Realschule");
        let answer = worker.post(&form, &mine).await;
        answer
            .is(409)
            .has("<ins>Hauptschule bis zur 9. Klasse</ins>")
            .has("Realschule")
            .has("name=\"base\" value=\"1\"");
        worker.post(&form, &with(&mine, "base", "1")).await.is(303);
        assert_eq!(versions(&world, case).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn only_who_works_on_the_assessment_reads_and_writes_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let page = format!("/cases/{case}/work-profile");
        let form = format!("{page}/edit");
        let worker = world.browser(&world.worker).await;
        worker.get(&format!("/cases/{case}")).await.has("Berufsweg");
        let prison = world.browser(&world.prison).await;
        prison.get(&page).await.is(404);
        prison.post(&form, &PROFILE).await.is(403);
        let stranger = world.browser(&world.stranger).await;
        stranger.get(&page).await.is(404);
        stranger.post(&form, &PROFILE).await.is(404);
        assert!(versions(&world, case).await.is_empty());
    })
    .await;
}
