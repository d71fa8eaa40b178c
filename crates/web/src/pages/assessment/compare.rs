//! Change over time: two versions of one voice, domain by domain. The table holds the bars, so
//! picture and words cannot part.

use app::assessment::{Assessments, Version};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    assessment::{Change, Mark, Voice, problem_change, resource_change},
    ids::{AssessmentId, CaseId},
};
use i18n::Texts;

use super::{
    base, domain_title, list_path,
    words::{self, Marked},
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

/// One domain in both versions.
pub(super) struct Row {
    /// Id of the domain, for links to its row.
    pub id: String,
    pub title: String,
    pub href: String,
    pub problem: [Marked; 2],
    pub problem_change: Sign,
    pub resource: [Marked; 2],
    pub resource_change: Sign,
}

/// A change with its sign.
pub(super) struct Sign {
    pub class: &'static str,
    pub icon: &'static str,
    pub words: String,
}

#[derive(Template)]
#[template(path = "assessment/compare.html")]
pub(super) struct ComparePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    /// All finished versions to choose from.
    pub versions: Vec<Choice>,
    pub from: String,
    pub to: String,
    pub rows: Vec<Row>,
    /// The first and the last of a voice: address and words.
    pub pairs: Vec<(String, String)>,
    /// Whether the two speak with different voices.
    pub apart: bool,
    /// What the two are called beside each mark.
    pub labels: [String; 2],
    pub f: FormView,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let all = app::assessment::assessments(ctx.app(), &ctx.op, case, "")
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("assessment-compare").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(&ctx, &all.head, title);
    let chosen = (chosen(&ctx, &all, "from"), chosen(&ctx, &all, "to"));
    let pair = match chosen {
        // Of one voice the earlier comes first, however it was asked for.
        (Some(from), Some(to)) if is_turned(from, to) => Some((to, from)),
        (Some(from), Some(to)) => Some((from, to)),
        _ => farthest(&all),
    };
    Ok(html(&built(sh, frame, &all, pair)))
}

fn is_turned(from: &Version, to: &Version) -> bool {
    let (one, other) = (&from.row, &to.row);
    from.is_same_voice(other.voice, &other.source)
        && (one.given_on, one.finished_at) > (other.given_on, other.finished_at)
}

fn rated(all: &Assessments) -> impl Iterator<Item = &Version> {
    all.versions
        .iter()
        .filter(|one| one.row.counts() && one.row.voice.rates())
}

fn chosen<'a>(ctx: &RequestCtx, all: &'a Assessments, name: &str) -> Option<&'a Version> {
    let id: AssessmentId = ctx.query(name)?.parse().ok()?;
    rated(all).find(|one| one.row.id == id)
}

/// The original and the latest of the voice that has spoken most often.
fn farthest(all: &Assessments) -> Option<(&Version, &Version)> {
    let voice = [Voice::ThirdParty, Voice::Client, Voice::Worker]
        .into_iter()
        .max_by_key(|voice| all.finished(*voice).count())?;
    let first = all.finished(voice).next()?;
    Some((first, all.newest(voice, &first.row.source).unwrap_or(first)))
}

/// The first and the last of each voice that was heard twice, of third parties for each source: address
/// and words. With a domain, those that speak of it, at its row.
pub(super) fn firsts_and_lasts(
    texts: &Texts,
    all: &Assessments,
    domain: &str,
) -> Vec<(String, String)> {
    let speaks = |one: &&Version| domain.is_empty() || one.rating(domain).is_some();
    let spoken: Vec<&Version> = rated(all).filter(speaks).collect();
    let mut pairs: Vec<(&Version, &Version)> = Vec::new();
    for one in spoken {
        let same = |(first, _): &&mut (&Version, &Version)| {
            first.is_same_voice(one.row.voice, &one.row.source)
        };
        match pairs.iter_mut().find(same) {
            Some((_, last)) => *last = one,
            None => pairs.push((one, one)),
        }
    }
    pairs.retain(|(first, last)| first.row.id != last.row.id);
    let path = list_path(all.head.case.id);
    let at = match domain {
        "" => String::new(),
        domain => format!("#d-{domain}"),
    };
    let link = |(first, last): (&Version, &Version)| {
        let voice = texts.code("voice", last.row.voice).into_owned();
        let who = match last.row.source.as_str() {
            "" => voice,
            source => format!("{voice}, {source}"),
        };
        let words = texts.with("assessment-first-and-last", &[("who", who.into())]);
        let (from, to) = (first.row.id, last.row.id);
        (format!("{path}/compare?from={from}&to={to}{at}"), words)
    };
    pairs.into_iter().map(link).collect()
}

pub(super) fn built(
    sh: Shell,
    frame: CaseFrame,
    all: &Assessments,
    pair: Option<(&Version, &Version)>,
) -> ComparePage {
    let texts = sh.texts;
    let named = |one: &Version| {
        let voice = texts.code("voice", one.row.voice);
        format!("{voice}, {}", words::spoken(texts, &one.row))
    };
    let rows = pair.map_or_else(Vec::new, |pair| {
        let row = |domain: &programme::model::LifeDomain| row(texts, &frame, all, pair, &domain.id);
        all.domains.iter().map(row).collect()
    });
    let id = |one: Option<&Version>| one.map_or_else(String::new, |one| one.row.id.to_string());
    let (from, to) = pair.unzip();
    let start = FormData::from_pairs([("from", id(from)), ("to", id(to))]);
    ComparePage {
        action: format!("{}/compare", base(&frame)),
        versions: rated(all)
            .map(|one| Choice::new(one.row.id.to_string(), named(one)))
            .collect(),
        from: from.map(named).unwrap_or_default(),
        to: to.map(named).unwrap_or_default(),
        apart: pair.is_some_and(|(from, to)| are_apart(from, to)),
        labels: match pair.filter(|(from, to)| are_apart(from, to)) {
            Some((from, to)) => [from, to].map(|one| format!("{}:", voice_of(texts, one))),
            None => {
                ["assessment-before", "assessment-after"].map(|key| texts.get(key).into_owned())
            }
        },
        rows,
        pairs: firsts_and_lasts(texts, all, ""),
        f: FormView::new(texts, start),
        frame,
        sh,
    }
}

fn row(
    texts: &Texts,
    frame: &CaseFrame,
    all: &Assessments,
    (from, to): (&Version, &Version),
    domain: &str,
) -> Row {
    let marks = |one| words::marks(texts, all.questionnaire_of(one), one, domain);
    let ((old_problem, old_resource), (problem, resource)) = (marks(from), marks(to));
    let change = |of: fn(&Version, &str) -> Mark, change: fn(Mark, Mark) -> Change| {
        let (old, new) = (of(from, domain), of(to, domain));
        let taken = to
            .rating(domain)
            .is_some_and(|rating| rating.taken_from.is_some());
        if are_apart(from, to) {
            beside(texts, old, new)
        } else if taken {
            unchanged_as("assessment-not-gone-through", texts)
        } else {
            sign(texts, change(old, new))
        }
    };
    Row {
        id: domain.to_owned(),
        title: domain_title(texts, all, domain),
        href: format!("{}/domains/{domain}", base(frame)),
        problem: [old_problem, problem],
        problem_change: change(Version::problem, problem_change),
        resource: [old_resource, resource],
        resource_change: change(Version::resource, resource_change),
    }
}

/// Whether two speak with different voices, or two third parties do: then nothing has become better or worse.
fn are_apart(from: &Version, to: &Version) -> bool {
    !from.is_same_voice(to.row.voice, &to.row.source)
}

fn voice_of(texts: &Texts, one: &Version) -> String {
    match one.row.source.as_str() {
        "" => texts.code("voice", one.row.voice).into_owned(),
        source => source.to_owned(),
    }
}

/// Two voices side by side: whether they say the same, as far as both say something.
fn beside(texts: &Texts, one: Mark, other: Mark) -> Sign {
    match (one.step(), other.step()) {
        (Some(one), Some(other)) if one == other => unchanged_as("assessment-seen-alike", texts),
        (Some(_), Some(_)) => Sign {
            class: "st-risk",
            icon: "risk",
            words: texts.get("assessment-seen-differently").into_owned(),
        },
        _ => sign(texts, Change::Unknown),
    }
}

fn unchanged_as(key: &str, texts: &Texts) -> Sign {
    Sign {
        words: texts.get(key).into_owned(),
        ..sign(texts, Change::Same)
    }
}

pub(super) fn sign(texts: &Texts, change: Change) -> Sign {
    let (class, icon) = words::change_sign(change);
    Sign {
        class,
        icon,
        words: texts.coded("mark_change", change.code()).into_owned(),
    }
}
