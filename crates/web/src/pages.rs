//! All pages, one file per noun. Each file declares its routes; this one only puts them together.

use i18n::Lang;

use crate::routes::Routes;

pub mod account;
pub mod address;
pub mod appointment;
pub mod arrangement;
pub mod assessment;
pub mod assignment;
pub mod calendar;
pub mod capacity;
pub mod case;
pub mod clearing;
pub mod closing;
pub mod concern;
pub mod conference;
pub mod day;
pub mod emergency;
pub mod group;
pub mod help;
pub mod import;
pub mod leave;
pub mod letter;
pub mod list;
pub mod log;
pub mod merge;
pub mod module;
pub mod need;
pub mod network;
pub mod note;
pub mod own_plan;
pub mod paper;
pub mod partner;
pub mod person;
pub mod plan;
pub mod programme;
pub mod readiness;
pub mod referral;
pub mod release;
pub mod report;
pub mod search;
pub mod sentence;
pub mod session;
pub mod site;
pub mod standard;
pub mod task;
pub mod work_profile;

/// Every route of the product.
pub fn all() -> Routes {
    Routes::new()
        .merge(account::routes())
        .merge(appointment::routes())
        .merge(arrangement::routes())
        .merge(assessment::routes())
        .merge(assignment::routes())
        .merge(calendar::routes())
        .merge(capacity::routes())
        .merge(case::routes())
        .merge(clearing::routes())
        .merge(closing::routes())
        .merge(concern::routes())
        .merge(conference::routes())
        .merge(day::routes())
        .merge(crate::draft::routes())
        .merge(emergency::routes())
        .merge(group::routes())
        .merge(help::routes())
        .merge(import::routes())
        .merge(leave::routes())
        .merge(letter::routes())
        .merge(list::routes())
        .merge(log::routes())
        .merge(merge::routes())
        .merge(module::routes())
        .merge(need::routes())
        .merge(network::routes())
        .merge(note::routes())
        .merge(paper::routes())
        .merge(partner::routes())
        .merge(own_plan::routes())
        .merge(work_profile::routes())
        .merge(person::routes())
        .merge(plan::routes())
        .merge(programme::routes())
        .merge(readiness::routes())
        .merge(referral::routes())
        .merge(release::routes())
        .merge(report::routes())
        .merge(search::routes())
        .merge(address::routes())
        .merge(sentence::routes())
        .merge(session::routes())
        .merge(site::routes())
        .merge(standard::routes())
        .merge(task::routes())
}

/// Every page with sample content: (name of the template, HTML).
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    [
        account::samples(lang),
        appointment::samples(lang),
        arrangement::samples(lang),
        assessment::samples(lang),
        assignment::samples(lang),
        capacity::samples(lang),
        case::samples(lang),
        clearing::samples(lang),
        closing::samples(lang),
        concern::samples(lang),
        conference::samples(lang),
        day::samples(lang),
        crate::error::samples(lang),
        emergency::samples(lang),
        group::samples(lang),
        import::samples(lang),
        leave::samples(lang),
        help::samples(lang),
        letter::samples(lang),
        list::samples(lang),
        log::samples(lang),
        vec![crate::mend::sample(lang)],
        merge::samples(lang),
        module::samples(lang),
        need::samples(lang),
        network::samples(lang),
        note::samples(lang),
        paper::samples(lang),
        partner::samples(lang),
        own_plan::samples(lang),
        person::samples(lang),
        plan::samples(lang),
        programme::samples(lang),
        readiness::samples(lang),
        referral::samples(lang),
        release::samples(lang),
        report::samples(lang),
        search::samples(lang),
        address::samples(lang),
        sentence::samples(lang),
        session::samples(lang),
        site::samples(lang),
        standard::samples(lang),
        task::samples(lang),
        work_profile::samples(lang),
    ]
    .concat()
}
