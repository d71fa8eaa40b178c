//! The power fails while people write: what was confirmed is there, with its log entry.

use std::{
    collections::HashSet,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::program::{Client, Office, Server, head, nahtlos, notes, success, times};

/// Writes notes until nobody answers, and reports each that was confirmed.
fn write_on(client: &Client, case: &str, name: &str, confirmed: &mpsc::Sender<String>) {
    for number in 0.. {
        let body = format!("{name}-{number}");
        match client.note(case, &body) {
            Ok(answer) if answer.status == 303 => confirmed.send(body).unwrap(),
            Ok(answer) => unreachable!("{}: {}", answer.status, answer.body),
            // Cut off, or nobody there any more: this one was never confirmed.
            Err(_) => return,
        }
    }
}

/// How long a server may take to start after a kill, the middle one of all rounds: single ones are late
/// when other tests run beside. Five rounds say little, so they only have to be done.
fn most() -> Duration {
    Duration::from_millis(if times(5, 200) > 5 { 300 } else { 10_000 })
}

#[test]
fn what_was_confirmed_survives_a_kill() {
    let office = Office::new();
    let (mut confirmed, mut starts) = (HashSet::new(), Vec::new());
    let head = head(&office.url());
    let before = notes(&office.url(), head).0.len();
    // A few milliseconds to almost half a second, in an order that looks like none.
    let pauses = (1..).map(|round: u64| Duration::from_millis(20 + round * 7919 % 450));
    for (round, pause) in pauses.take(times(5, 200)).enumerate() {
        let began = Instant::now();
        let server = Server::start(&office.url());
        starts.push(began.elapsed());
        let client = server.signed_in("anna");
        let case = client.a_case();
        let (tell, told) = mpsc::channel();
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (client, case, tell) = (client.clone(), case.clone(), tell.clone());
                let name = format!("{round}-{writer}");
                thread::spawn(move || write_on(&client, &case, &name, &tell))
            })
            .collect();
        drop(tell);
        // Somebody writes before the lights go out.
        let first = told.recv().unwrap();
        thread::sleep(pause);
        server.kill();
        for writer in writers {
            writer.join().unwrap();
        }
        confirmed.insert(first);
        confirmed.extend(told);
        let (bodies, entries) = notes(&office.url(), head);
        let there: HashSet<&String> = bodies.iter().collect();
        let lost: Vec<_> = confirmed
            .iter()
            .filter(|body| !there.contains(body))
            .collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        // A note without its entry, or an entry without its note, would show here.
        let written = i64::try_from(bodies.len() - before).unwrap();
        assert_eq!(written, entries, "round {round}");
    }
    assert!(confirmed.len() >= times(5, 200));
    starts.sort_unstable();
    let middle = starts[starts.len() / 2];
    println!("started in {middle:?}, the slowest in {:?}", starts.last());
    assert!(middle <= most(), "started in {middle:?}");
    success(nahtlos().args(["audit", "verify", "--database", &office.url()]));
    let said = success(nahtlos().args(["doctor", "--database", &office.url()]));
    assert!(said.ends_with("all well\n"), "{said}");
}
