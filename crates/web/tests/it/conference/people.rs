//! People of the network who are invited to a conference, and who came.

use testkit::{Sketch, on_each_engine};

use super::{INVITATION, rows, with};
use crate::appointment::people::{keep_away, known};

#[tokio::test]
async fn people_of_the_network_are_invited_beside_free_words() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        let mother = known(&world, &worker, case, ("Erika Muster", "given")).await;
        let brother = known(&world, &worker, case, ("Emre Muster", "refused")).await;
        let (mother, brother) = (mother.to_string(), brother.to_string());
        let chosen = with(&INVITATION, &[("chosen", &mother), ("chosen", &brother)]);
        worker.post_sure(&list, &chosen).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let who: Vec<&str> = row
            .content
            .people
            .iter()
            .map(|one| one.who.as_str())
            .collect();
        let all = [
            "Erika Muster",
            "Emre Muster",
            "Jonas Demir",
            "Frau Vogt, Jobcenter",
        ];
        assert_eq!(who, all);
        worker
            .get(&list)
            .await
            .has(&format!("/network#person-{mother}\">Erika Muster</a>"))
            .has("Einwilligung erteilt")
            .has("Einwilligung von Emre Muster fehlt: abgelehnt");
        let path = format!("{list}/{}", row.id);
        worker
            .get(&path)
            .await
            .has(&format!("value=\"{mother}\" checked"))
            .lacks("Erika Muster\n");
        // Nobody but people of the network is enough too.
        let only = with(&INVITATION, &[("people", ""), ("chosen", &mother)]);
        worker.post_sure(&list, &only).await.is(303);
        let nobody = with(&INVITATION, &[("people", "")]);
        worker.post(&list, &nobody).await.is(422);
        let unknown = with(&INVITATION, &[("chosen", "x")]);
        worker.post(&list, &unknown).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn an_order_keeps_somebody_from_being_invited_but_not_from_the_minutes() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        let person = known(&world, &worker, case, ("Erika Muster", "given")).await;
        let id = person.to_string();
        worker.post(&list, &INVITATION).await.is(303);
        let standing = rows(&world, case).await.remove(0);
        keep_away(&worker, case, person, "23.11.2026").await;
        let reason = "Erika Muster: Ein Kontaktverbot";
        let chosen = with(&INVITATION, &[("chosen", &id)]);
        worker
            .post(&list, &chosen)
            .await
            .is(422)
            .has("id=\"chosen-error\"")
            .has(reason);
        let words = with(&INVITATION, &[("people", "Jonas Demir\nErika Muster")]);
        worker
            .post(&list, &words)
            .await
            .is(422)
            .has("id=\"people-error\"")
            .has(reason);
        let path = format!("{list}/{}", standing.id);
        let why = [("version", "1"), ("why", "Die Mutter soll dabei sein.")];
        let changed = with(&with(&INVITATION, &[("chosen", &id)]), &why);
        worker.post(&path, &changed).await.is(422).has(reason);
        // What happened is written down as it was.
        world.set_today(jiff::civil::date(2026, 11, 26));
        let worker = world.browser(&world.worker).await;
        let minutes = [
            ("version", "1"),
            ("came", "0"),
            ("chosen", id.as_str()),
            ("minutes", "Die Mutter kam ungebeten und ging wieder."),
        ];
        let path = format!("{path}/minutes");
        worker
            .get(&path)
            .await
            .has("Erika Muster (Elternteil), Kontaktverbot");
        worker.post(&path, &minutes).await.is(303);
        let people = rows(&world, case).await.remove(0).content.people;
        let came = people
            .iter()
            .find(|one| one.person == Some(person))
            .unwrap();
        assert_eq!((came.who.as_str(), came.came), ("Erika Muster", Some(true)));
    })
    .await;
}
