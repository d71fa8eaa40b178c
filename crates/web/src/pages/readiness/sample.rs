//! The page with sample content; everybody in it is invented.

use app::readiness::{GoalNow, Light, Lights, May, Secured};
use askama::Template;
use domain::{
    assessment::NeedResult,
    case::CaseStatus,
    plan::{MeasureStatus, cover::Covered},
    readiness::{Readiness, Step},
};
use i18n::Lang;
use programme::{Text, model::LifeDomain};

use super::page;
use crate::{
    page::Shell,
    pages::case::{CaseFrame, CaseTab, sample},
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let sh = Shell::sample(lang);
    let frame = CaseFrame::sample(sh.texts, CaseTab::Readiness);
    let page = page(sh, frame, &lights());
    vec![("readiness/page.html", page.render().unwrap_or_default())]
}

fn lights() -> Lights {
    let seam = sample::seam_view();
    let housing = seam.rows.first().map(|row| Secured {
        title: row.title.clone(),
        row: Some(row.clone()),
    });
    let mut home = light("Wohnen", Covered::Goal, &[Step::Secure], Readiness::Open);
    home.goals = vec![GoalNow {
        words: "Ein eigenes Zimmer".to_owned(),
        measures: vec![MeasureStatus::Running, MeasureStatus::Offered],
    }];
    home.securities = housing.into_iter().collect();
    let mut work = light("Arbeit", Covered::Nothing, &[], Readiness::Settled);
    work.holder = Some("B.I.S.S.".to_owned());
    let mut leisure = light("Freizeit", Covered::Declined, &[], Readiness::Settled);
    leisure.planned = Some((NeedResult::Declined, "Das regle ich selbst.".to_owned()));
    let health = light(
        "Gesundheit",
        Covered::Nothing,
        &[Step::Settle],
        Readiness::Missing,
    );
    let skills = light(
        "Alltag",
        Covered::NeedOnly,
        &[Step::SetGoal],
        Readiness::Open,
    );
    Lights {
        head: sample::head(sample::case(CaseStatus::Active)),
        lines: vec![home, work, leisure, health, skills],
        seam: Some(seam),
        draft: true,
        may: May {
            settle: true,
            plan: true,
            add: true,
            edit: true,
            release: true,
        },
    }
}

fn light(title: &str, covered: Covered, steps: &[Step], state: Readiness) -> Light {
    Light {
        domain: LifeDomain {
            id: title.to_lowercase(),
            title: Text::new(title, title),
            needs: Vec::new(),
        },
        settled: None,
        planned: None,
        covered,
        goals: Vec::new(),
        drafted: false,
        holder: None,
        securities: Vec::new(),
        steps: steps.to_vec(),
        state,
    }
}
