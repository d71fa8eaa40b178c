//! Statements that are put together from parts. Everything that is composed anywhere in this crate
//! is listed here, so that the test that prepares all statements on both engines sees it too.

/// The pages of a case's long lists, and what is read for each of their rows. Nothing is composed
/// here: they are named so that a test can look at how the engines run them.
fn paged() -> Vec<(String, String)> {
    use crate::{
        account, appointment, concern, conference, group, handover, import, leave, log,
        partner::{activity, former, note},
    };
    let named = [
        ("account::OVERVIEW", account::OVERVIEW),
        ("account::PLACES_SITES", account::PLACES_SITES),
        ("account::PLACES_INSTITUTIONS", account::PLACES_INSTITUTIONS),
        ("group::OF_SITE", group::OF_SITE),
        ("group::COUNTS", group::COUNTS),
        ("group::member::OF_CASE", group::member::OF_CASE),
        ("group::member::OF_OFFER", group::member::OF_OFFER),
        ("group::attendance::OF_CASE", group::attendance::OF_CASE),
        ("group::attendance::COUNTS", group::attendance::COUNTS),
        ("import::LATEST", import::LATEST),
        ("import::ROWS", import::ROWS),
        ("import::ROWS_OF_OUTCOME", import::ROWS_OF_OUTCOME),
        ("import::ROWS_BUT", import::ROWS_BUT),
        ("import::ROWS_OF_STATE", import::ROWS_OF_STATE),
        ("import::COUNTS", import::COUNTS),
        ("log::LATEST", log::LATEST),
        ("log::LATEST_OF_CASE", log::LATEST_OF_CASE),
        ("log::LATEST_OF_USER", log::LATEST_OF_USER),
        ("appointment::OPEN_PAGE", appointment::OPEN_PAGE),
        ("concern::PAGE", concern::PAGE),
        ("concern::FORMER", concern::FORMER),
        ("conference::AHEAD", conference::AHEAD),
        ("conference::PAGE", conference::PAGE),
        ("conference::FORMER", conference::FORMER),
        ("conference::TASKS_OF", conference::TASKS_OF),
        ("leave::ACCOMPANIED", leave::ACCOMPANIED),
        ("leave::DECIDED", leave::DECIDED),
        ("handover::ASKED_ABOUT", handover::ASKED_ABOUT),
        ("handover::ANSWERED", handover::ANSWERED),
        ("partner::activity::PAGE", activity::PAGE),
        ("partner::activity::WHO", activity::WHO),
        ("partner::activity::WITH", activity::WITH),
        ("partner::activity::BOOKED", activity::BOOKED),
        ("partner::former::OF_ROW", former::OF_ROW),
        ("partner::note::OF_PARTNER", note::OF_PARTNER),
    ];
    named
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into()
}

/// Name and text of every composed statement.
pub fn all() -> Vec<(String, String)> {
    let mut all = vec![
        ("case::BY_ID".to_owned(), crate::case::BY_ID.clone()),
        (
            "emergency::BY_ID".to_owned(),
            crate::emergency::BY_ID.clone(),
        ),
        (
            "emergency::OF_CASE".to_owned(),
            crate::emergency::OF_CASE.clone(),
        ),
        (
            "emergency::OF_USER".to_owned(),
            crate::emergency::OF_USER.clone(),
        ),
        (
            "emergency::SINCE".to_owned(),
            crate::emergency::SINCE.clone(),
        ),
        ("emergency::PAGE".to_owned(), crate::emergency::PAGE.clone()),
        (
            "approval::OPEN_CASES".to_owned(),
            crate::approval::OPEN_CASES.clone(),
        ),
        ("case::OF_CLIENT".to_owned(), crate::case::OF_CLIENT.clone()),
        (
            "case::OTHERS_OF_CLIENT".to_owned(),
            crate::case::OTHERS_OF_CLIENT.clone(),
        ),
    ];
    all.extend(paged());
    all.extend(crate::case_list::composed());
    all.extend(crate::referral::composed());
    all.extend(crate::day::composed());
    for own in [true, false] {
        let name = format!("group::date::seats({own})");
        all.push((name, crate::group::date::statement(own)));
    }
    all.extend(crate::report::composed());
    all.extend(crate::partner::composed());
    all.extend(crate::search::composed());
    all.extend(crate::struck::composed());
    all.extend(crate::integrity::composed());
    all.extend(crate::log::composed());
    all.extend(crate::backup::composed());
    all
}
