//! How the engines run what lists ask: on an index, never over a whole table.

use testkit::{TODAY, Value, on_each_engine};

type Asked = Vec<(String, Vec<Value>)>;

fn number(n: i64) -> Value {
    n.into()
}

/// The statements of a part with parameters of the right kinds.
fn asked_of_part(kind: &str, id: &Value, day: &Value, at: &Value) -> Asked {
    let part: Option<Value> = match kind {
        "no_site" => None,
        "institution" => Some("th-tonna".into()),
        _ => Some(id.clone()),
    };
    let none = || -> Value { None::<String>.into() };
    let filter = [number(26), none(), none(), none(), number(0)];
    let filter = filter.into_iter().chain([none(), number(0), number(0)]);
    let filter = filter.chain([none(), none(), none(), none()]);
    let watch = [day.clone(), day.clone(), day.clone(), number(9)].into_iter();
    let (watched, limit) = match kind {
        "own" => ("day::glances", None),
        _ => ("day::watched", Some(number(9))),
    };
    let mut asked = vec![
        ("case_list::count", String::new(), Vec::new()),
        (watched, String::new(), watch.chain(limit).collect()),
        ("day::contacts", String::new(), vec![at.clone(), at.clone()]),
        ("day::meetings", String::new(), vec![at.clone(), at.clone()]),
    ];
    for (order, key) in [
        ("release", vec![day.clone(), id.clone()]),
        ("name", vec!["".into(), id.clone()]),
        ("seam", vec![number(9), number(0), id.clone()]),
    ] {
        let rest = filter.clone().chain(key).collect();
        asked.push(("case_list::page", format!(", {order}"), rest));
    }
    asked
        .into_iter()
        .map(|(name, order, rest)| {
            let params = [id.clone(), number(1)].into_iter().chain(rest);
            let params = params.chain(part.clone()).collect();
            (format!("{name}({kind}{order})"), params)
        })
        .collect()
}

/// The statements about tasks and the search.
fn asked_besides(id: &Value, day: &Value, at: &Value) -> Asked {
    let mut asked = Asked::new();
    asked.push(("day::watched(own)".to_owned(), vec![id.clone(); 32]));
    asked.push(("case_list::institutions".to_owned(), vec![id.clone()]));
    let unattended = vec![id.clone(), id.clone(), day.clone(), number(9)];
    asked.push(("day::unattended".to_owned(), unattended));
    // What else is at the time of an appointment.
    let whole = [at.clone(), at.clone()];
    let [mut conferences, mut leaves] = [[id.clone()].to_vec(), [id.clone()].to_vec()];
    conferences.extend(whole.clone());
    conferences.extend([id.clone(), id.clone()]);
    leaves.extend(whole);
    leaves.push(at.clone());
    asked.push(("conference::AHEAD".to_owned(), conferences));
    asked.push(("leave::ACCOMPANIED".to_owned(), leaves));
    let prison = [id.clone(), number(1), at.clone(), at.clone()].into_iter();
    let prison: Vec<Value> = prison.chain(["th-tonna".into()]).collect();
    asked.push(("day::applied".to_owned(), prison.clone()));
    asked.push(("day::changed".to_owned(), prison));
    let decided = vec![id.clone(), at.clone()];
    asked.push(("leave::DECIDED".to_owned(), decided));
    let questions = vec![id.clone(), id.clone(), at.clone()];
    let mut answers = questions.clone();
    answers.push(number(9));
    asked.push(("handover::ASKED_ABOUT".to_owned(), questions));
    asked.push(("handover::ANSWERED".to_owned(), answers));
    for (whose, value, more) in [
        ("assigned", id.clone(), None),
        ("covered", id.clone(), Some(day.clone())),
        ("unattended", id.clone(), Some(day.clone())),
        ("coordination", id.clone(), None),
        ("prison", "th-tonna".into(), None),
    ] {
        let mut params = vec![id.clone(), value, day.clone(), number(9)];
        let mut counting = params.clone();
        match whose {
            "assigned" => counting[3] = day.clone(),
            _ => counting.push(day.clone()),
        }
        params.extend(more);
        params.push(day.clone());
        asked.push((format!("day::tasks({whose})"), params));
        asked.push((format!("day::count_tasks({whose})"), counting));
    }
    for (within, value, places) in [
        ("own", id.clone(), 1),
        ("sites", id.clone(), 8),
        ("institutions", "th-tonna".into(), 8),
    ] {
        let mut params = vec![id.clone(), number(9)];
        params.extend((0..6).map(|_| Value::from("demir")));
        params.extend(["".into(), id.clone()]);
        params.extend(std::iter::repeat_n(value, places));
        asked.push((format!("search::find({within})"), params));
    }
    asked
}

/// The step of a plan that reads a whole table, if there is one. Rows that a subquery has made are
/// walked; a table never is.
fn whole_table(plan: &str) -> Option<&str> {
    let made = [
        "led",
        "deputised",
        "counted",
        "own",
        "met",
        "known",
        "(subquery",
    ];
    plan.lines().map(str::trim_start).find(|line| {
        let walks = line.strip_prefix("SCAN ");
        walks.is_some_and(|what| !made.iter().any(|one| what.starts_with(one)))
            || line.contains("Seq Scan")
    })
}

/// The statements of inbox, log, imports and accounts.
fn asked_of_offices(id: &Value, day: &Value, at: &Value) -> Asked {
    let mut asked = Asked::new();
    let prison = || Value::from("th-tonna");
    for (cut, places) in [
        ("no site", vec![]),
        ("sites", vec![id.clone(), id.clone()]),
        ("institutions", vec![prison(), prison()]),
    ] {
        let page = [id.clone(), "registered".into(), day.clone(), id.clone()];
        let page = page.into_iter().chain([number(51)]).chain(places.clone());
        asked.push((format!("referral::inbox {cut}"), page.collect()));
        let count = [id.clone(), "registered".into()].into_iter();
        asked.push((
            format!("referral::count {cut}"),
            count.chain(places).collect(),
        ));
    }
    let whose = vec![id.clone(), id.clone(), number(9), number(50)];
    asked.extend([
        (
            "log::LATEST".to_owned(),
            vec![id.clone(), number(9), number(50)],
        ),
        ("log::LATEST_OF_CASE".to_owned(), whose.clone()),
        ("log::LATEST_OF_USER".to_owned(), whose),
    ]);
    for (bits, params) in [
        ("00001", vec![id.clone()]),
        ("00010", vec![id.clone()]),
        ("00100", vec!["case.view".into()]),
        ("11000", vec![at.clone(), at.clone()]),
    ] {
        let all = [id.clone(), number(9), number(50)].into_iter();
        asked.push((
            format!("log::search {bits} None"),
            all.chain(params).collect(),
        ));
    }
    let of_list = |code: Option<&str>| -> Vec<Value> {
        let code = code.map(Value::from);
        let rest = [number(0), number(50)];
        [id.clone()].into_iter().chain(code).chain(rest).collect()
    };
    asked.extend([
        ("import::LATEST".to_owned(), vec![id.clone(), number(20)]),
        ("import::ROWS".to_owned(), of_list(None)),
        ("import::ROWS_OF_OUTCOME".to_owned(), of_list(Some("new"))),
        ("import::ROWS_BUT".to_owned(), of_list(Some("new"))),
        ("import::ROWS_OF_STATE".to_owned(), of_list(Some("open"))),
        ("import::COUNTS".to_owned(), vec![id.clone()]),
        ("account::OVERVIEW".to_owned(), vec![id.clone()]),
        ("account::PLACES_SITES".to_owned(), vec![id.clone()]),
        ("account::PLACES_INSTITUTIONS".to_owned(), vec![id.clone()]),
    ]);
    asked
}

#[tokio::test]
async fn inbox_log_imports_and_accounts_touch_only_indexed_rows() {
    on_each_engine(async |world| {
        let id: Value = world.carrier.uuid().into();
        let (day, at): (Value, Value) = (TODAY.into(), world.now().into());
        for (name, params) in asked_of_offices(&id, &day, &at) {
            let (_, plan) = world.plan_of(&name, &params).await;
            assert_eq!(whole_table(&plan), None, "{name}\n{plan}");
        }
    })
    .await;
}

#[tokio::test]
async fn lists_touch_only_indexed_rows() {
    on_each_engine(async |world| {
        let id: Value = world.carrier.uuid().into();
        let (day, at): (Value, Value) = (TODAY.into(), world.now().into());
        let parts = ["own", "site", "no_site", "institution"];
        let parts = parts.map(|kind| asked_of_part(kind, &id, &day, &at));
        for (name, params) in parts
            .concat()
            .into_iter()
            .chain(asked_besides(&id, &day, &at))
        {
            let (sqlite, plan) = world.plan_of(&name, &params).await;
            assert_eq!(whole_table(&plan), None, "{name}\n{plan}");
            let index = match name.strip_prefix("case_list::page(site, ") {
                Some("release)") => "cases_by_site (",
                Some("name)") => "cases_by_site_name (",
                Some(_) => "cases_by_site_seam (",
                None => continue,
            };
            assert!(!sqlite || plan.contains(index), "{name}\n{plan}");
        }
    })
    .await;
}
