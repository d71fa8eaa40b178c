//! Recording facts with their source.

use app::{
    AppError, Problems,
    clearing::facts::{BY_HAND, FactRow, FactsView, Statement},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code, contact::EpistemicKind, custody::CustodyKind, ids::CaseId, nationality::NationalityGroup,
    supervision::SupervisionBasis,
};
use i18n::Lang;
use programme::{Fact, FactValue, Facts, Programme, facts::FactType, words};

use super::{id, nav};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, parse_date},
    page::{Shell, done, html, with_status},
    pages::case::frame::{CaseFrame, CaseTab, form_frame},
    request::RequestCtx,
};

/// A field with what is known now.
struct Field {
    html: String,
    was: String,
    now: String,
}

/// A former statement.
struct Line {
    when: String,
    fact: String,
    value: String,
    source: String,
    kind: String,
    by: String,
}

#[derive(Template)]
#[template(path = "clearing/facts.html")]
struct FactsPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    criteria: Vec<Field>,
    supervision: Vec<Field>,
    days: Vec<Field>,
    other_support: Option<String>,
    kinds: Vec<Choice>,
    history: Vec<Line>,
    stale: bool,
}

pub(super) async fn form(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::clearing::facts::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/facts");
    let f = ctx.form(&action, start(&view)).await?;
    Ok(html(&page(&ctx, &view, f, false).await?))
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::clearing::facts::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let saved = match statements(view.programme, &view.facts, &data) {
        Ok(statements) => app::clearing::facts::state(ctx.app(), &ctx.op, case, &statements).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    let (status, problems) = match saved {
        Ok(()) => {
            let back = back(&ctx, &view);
            return Ok(done(&back, "clearing-flash-facts"));
        }
        Err(AppError::Invalid(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
        Err(AppError::Conflict(_)) => (StatusCode::CONFLICT, Problems::new()),
        Err(other) => return Err(ctx.error(other)),
    };
    let mut f = FormView::invalid(ctx.texts(), data, problems);
    if status == StatusCode::CONFLICT {
        f.faster = ctx.faster(Some(case), "", &["facts.record"]).await?;
    }
    let page = page(&ctx, &view, f, status == StatusCode::CONFLICT).await?;
    Ok(with_status(status, &page))
}

/// To the clearing while the admission is open, else to the case.
fn back(ctx: &RequestCtx, view: &FactsView<'_>) -> String {
    let case = &view.head.case;
    let clearing = access::decide(
        &ctx.op.actor,
        access::Action::ViewClearing,
        Some(&case.access_facts()),
    );
    if case.status.is_intake() && clearing.is_allowed() {
        format!("/cases/{}/clearing", case.id)
    } else {
        format!("/cases/{}/facts", case.id)
    }
}

/// What belongs to supervision after the release, beside whether it is conduct supervision.
const SUPERVISION: [Fact; 4] = [
    Fact::SupervisionBasis,
    Fact::SupervisionFrom,
    Fact::SupervisionUntil,
    Fact::Probation,
];

/// Which of the facts are offered: other support has its own page as soon as there is some.
fn offered(view: &FactsView<'_>) -> impl Iterator<Item = Fact> {
    let has_overlaps = view.has_overlaps;
    BY_HAND
        .into_iter()
        .filter(move |fact| *fact != Fact::OtherSupport || !has_overlaps)
}

/// The fields as they stand when the page is opened.
fn start(view: &FactsView<'_>) -> FormData {
    let mut data = FormData::default();
    for fact in offered(view) {
        for value in shown(view.programme, &view.facts, fact) {
            data.push(fact.code(), value);
        }
    }
    data.push("epistemic", EpistemicKind::Fact.code());
    data
}

/// What stands in the field of a fact.
fn shown(p: &Programme, facts: &Facts, fact: Fact) -> Vec<String> {
    match (fact, facts.get(fact)) {
        (Fact::Needs, None) => all_needs(p),
        (Fact::Needs, Some(FactValue::List(needs))) => needs.clone(),
        (_, None) => vec![String::new()],
        (_, Some(FactValue::Bool(true))) => vec!["yes".to_owned()],
        (_, Some(FactValue::Bool(false))) => vec!["no".to_owned()],
        (_, Some(FactValue::Int(number))) => vec![number.to_string()],
        (_, Some(FactValue::Date(day))) => vec![words::date(*day, programme::Lang::De)],
        (Fact::ReleaseRegion, Some(FactValue::Text(text))) => {
            let region = p.regions.iter().find(|one| one.id == *text);
            vec![region.map_or_else(|| text.clone(), |one| one.name.de.clone())]
        }
        (_, Some(FactValue::Text(text))) => vec![text.clone()],
        (_, Some(FactValue::List(names))) if names.is_empty() => vec!["none".to_owned()],
        (_, Some(FactValue::List(names))) => vec![names.join(", ")],
    }
}

fn all_needs(p: &Programme) -> Vec<String> {
    p.securities
        .iter()
        .map(|one| one.id.code().to_owned())
        .collect()
}

/// The same on one line, to be sent along and compared.
fn joined(values: &[String]) -> String {
    values.join("|")
}

/// What was changed on the page: every field whose value is another one than when it was opened.
fn statements(p: &Programme, now: &Facts, data: &FormData) -> Result<Vec<Statement>, Problems> {
    let mut problems = Problems::new();
    let source = data.optional("source", 300, &mut problems);
    let epistemic = data.code_or("epistemic", EpistemicKind::Fact, &mut problems);
    let mut found = Vec::new();
    for fact in BY_HAND {
        let code = fact.code();
        let Some(was) = data.first(&format!("was-{code}")) else {
            continue;
        };
        let typed: Vec<String> = data
            .all(code)
            .iter()
            .map(|one| one.trim().to_owned())
            .collect();
        let typed = if typed.is_empty() && fact != Fact::Needs {
            vec![String::new()]
        } else {
            typed
        };
        if joined(&typed) == was {
            continue;
        }
        // What the page has shown is what counts now, unless somebody else was faster.
        let seen = if joined(&shown(p, now, fact)) == was {
            now.get(fact).cloned()
        } else {
            let former: Vec<String> = was.split('|').map(str::to_owned).collect();
            read(p, fact, &former, &mut Problems::new())
        };
        let value = read(p, fact, &typed, &mut problems);
        found.push(Statement {
            fact,
            value,
            seen,
            source: source.clone(),
            epistemic,
        });
    }
    if found.is_empty() && problems.0.is_empty() {
        problems.add_key("", "clearing-error-nothing-changed");
    }
    if problems.0.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

fn read(p: &Programme, fact: Fact, typed: &[String], problems: &mut Problems) -> Option<FactValue> {
    let code = fact.code();
    let first = typed.first().map_or("", String::as_str);
    if fact == Fact::Needs {
        return needs(p, typed, problems);
    }
    if first.is_empty() {
        return None;
    }
    match fact.kind() {
        FactType::Number => {
            let data = FormData::from_pairs([(code, first.to_owned())]);
            Some(FactValue::Int(data.number(code, 0..=1200, 0, problems)))
        }
        FactType::Date => match parse_date(first) {
            Ok(day) => Some(FactValue::Date(day)),
            Err(message) => {
                problems.add(code, message);
                None
            }
        },
        FactType::Bool => Some(FactValue::Bool(first == "yes")),
        FactType::CustodyKind => {
            let data = FormData::from_pairs([(code, first.to_owned())]);
            let kind: Option<CustodyKind> = data.code(code, problems);
            kind.map(|kind| FactValue::Text(kind.code().to_owned()))
        }
        FactType::NationalityGroup => {
            let data = FormData::from_pairs([(code, first.to_owned())]);
            let group: Option<NationalityGroup> = data.code(code, problems);
            group.map(|group| FactValue::Text(group.code().to_owned()))
        }
        FactType::SupervisionBasis => {
            let data = FormData::from_pairs([(code, first.to_owned())]);
            let basis: Option<SupervisionBasis> = data.code(code, problems);
            basis.map(|basis| FactValue::Text(basis.code().to_owned()))
        }
        FactType::Region => {
            let region = p.regions.iter().find(|one| one.name.de == first);
            let text = region.map_or(first, |one| one.id.as_str());
            Some(FactValue::Text(text.to_owned()))
        }
        FactType::Names => {
            let names = first.split(", ").filter(|name| *name != "none");
            Some(FactValue::List(names.map(str::to_owned).collect()))
        }
        _ => None,
    }
}

/// All securities together are the rule, and stored as "not narrowed".
fn needs(p: &Programme, typed: &[String], problems: &mut Problems) -> Option<FactValue> {
    let ticked: Vec<String> = typed
        .iter()
        .filter(|one| !one.is_empty())
        .cloned()
        .collect();
    if ticked.is_empty() {
        problems.add_key("needs", "error-choose-some");
    }
    for one in ticked.iter().filter(|one| !p.knows_need(one)) {
        problems.add(
            "needs",
            app::Message::new("error-unknown-value").with("found", one),
        );
    }
    (ticked != all_needs(p)).then_some(FactValue::List(ticked))
}

async fn page(
    ctx: &RequestCtx,
    view: &FactsView<'_>,
    f: FormView,
    stale: bool,
) -> Result<FactsPage, WebError> {
    let title = ctx.texts().get("clearing-facts-title").into_owned();
    let frame = form_frame(ctx, &view.head, title.clone());
    let title = if f.has_problems() {
        ctx.texts().with("error-prefix", &[("title", title.into())])
    } else {
        title
    };
    let sh = ctx.shell(nav(ctx, &view.head), title).await?;
    Ok(built(sh, frame, view, f, stale))
}

fn built(sh: Shell, frame: CaseFrame, view: &FactsView<'_>, f: FormView, stale: bool) -> FactsPage {
    let p = view.programme;
    let other = view
        .facts
        .get(Fact::OtherSupport)
        .filter(|_| view.has_overlaps);
    let (supervision, others): (Vec<Fact>, Vec<Fact>) =
        offered(view).partition(|fact| SUPERVISION.contains(fact));
    let (days, criteria): (Vec<Fact>, Vec<Fact>) = others
        .into_iter()
        .partition(|fact| fact.kind() == FactType::Date && *fact != Fact::CustodyStart);
    let fields = |facts: Vec<Fact>| {
        facts
            .into_iter()
            .map(|fact| field(&sh, view, &f, fact))
            .collect()
    };
    FactsPage {
        criteria: fields(criteria),
        supervision: fields(supervision),
        days: fields(days),
        other_support: other.map(|value| {
            sh.say(&words::value(p, Fact::OtherSupport, value))
                .to_owned()
        }),
        kinds: Choice::all::<EpistemicKind>(sh.texts, "epistemic_kind"),
        history: view.history.iter().map(|row| line(&sh, p, row)).collect(),
        sh,
        frame,
        f,
        stale,
    }
}

fn field(sh: &Shell, view: &FactsView<'_>, f: &FormView, fact: Fact) -> Field {
    let code = fact.code();
    let key = format!("clearing-fact-{code}").replace('_', "-");
    let choice = |value: &str, key: &str| Choice::new(value, sh.t(key));
    let yes_no = [
        choice("yes", "common-yes"),
        choice("no", "common-no"),
        choice("", "common-unknown"),
    ];
    let p = view.programme;
    let html = match fact.kind() {
        FactType::Number => f.number_field(code, &key),
        FactType::Date => f.date_field(code, &key),
        FactType::Bool => f.radios(code, &key, &yes_no),
        FactType::CustodyKind => {
            let kinds: Vec<Choice> = Choice::all::<CustodyKind>(sh.texts, "custody_kind");
            f.select_optional(code, &key, &kinds)
        }
        FactType::NationalityGroup => {
            let mut groups: Vec<Choice> = NationalityGroup::ALL
                .iter()
                .map(|one| Choice::new(one.code(), sh.say(&words::nationality_group(*one))))
                .collect();
            groups.push(choice("", "common-unknown"));
            f.radios(code, &key, &groups)
        }
        FactType::SupervisionBasis => {
            let all = SupervisionBasis::ALL.iter();
            let all = all
                .map(|one| Choice::new(one.code(), sh.say(&words::supervision_basis(*one))))
                .collect::<Vec<_>>();
            f.select_optional(code, &key, &all)
        }
        FactType::Names => {
            let mut choices = vec![
                choice("none", "clearing-no-other-support"),
                choice("", "common-unknown"),
            ];
            // A statement from elsewhere that names some stays as it is until it is recorded.
            let stated = f.value(code);
            if !["none", ""].contains(&stated) {
                choices.push(Choice::new(stated, stated));
            }
            f.radios(code, &key, &choices)
        }
        FactType::Needs => {
            let securities: Vec<Choice> = p
                .securities
                .iter()
                .map(|one| Choice::new(one.id.code(), sh.say(&one.title)))
                .collect();
            f.checks(code, &key, &securities)
        }
        _ => f.text(code, &key),
    };
    Field {
        html,
        was: format!(
            "<input type=\"hidden\" name=\"was-{code}\" value=\"{}\">",
            escaped(&joined(&shown(p, &view.facts, fact)))
        ),
        now: now(sh, view, fact),
    }
}

fn escaped(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html)
        .map(|escaped| escaped.to_string())
        .unwrap_or_default()
}

/// What counts now and who said it.
fn now(sh: &Shell, view: &FactsView<'_>, fact: Fact) -> String {
    let Some(known) = view.facts.known(fact) else {
        return String::new();
    };
    let value = sh
        .say(&words::value(view.programme, fact, &known.value))
        .to_owned();
    if known.derived {
        return sh.t1("clearing-now-computed", "value", value);
    }
    let newest = view.history.iter().find(|row| row.name == fact.code());
    match newest.filter(|row| row.value.as_ref() == Some(&known.value.to_json())) {
        Some(row) => sh.t2("clearing-now-said", "value", value, "source", &row.source),
        None => sh.t1("clearing-now", "value", value),
    }
}

/// What kind of statement it was, if somebody said so.
fn kind(sh: &Shell, row: &FactRow) -> String {
    row.epistemic.map_or_else(String::new, |one| {
        sh.texts.code("epistemic_kind", one).into_owned()
    })
}

fn line(sh: &Shell, p: &Programme, row: &FactRow) -> Line {
    let fact = Fact::from_code(&row.name).ok();
    let value = row.value.as_ref().and_then(|value| {
        let one = serde_json::json!({ &row.name: value });
        let facts = Facts::from_json(&one).ok()?;
        let fact = fact?;
        let value = facts.get(fact)?;
        Some(sh.say(&words::value(p, fact, value)).to_owned())
    });
    let none = if fact == Some(Fact::Needs) {
        "clearing-needs-all"
    } else {
        "common-unknown"
    };
    Line {
        when: sh.texts.instant(row.recorded_at),
        fact: fact.map_or_else(
            || row.name.clone(),
            |fact| sh.texts.code("fact", fact).into_owned(),
        ),
        value: value.unwrap_or_else(|| sh.t(none).into_owned()),
        source: row.source.clone(),
        kind: kind(sh, row),
        by: row.recorded_by_name.clone(),
    }
}

/// The page with sample content.
pub(super) fn samples(lang: Lang, p: &Programme) -> Vec<(&'static str, String)> {
    let sh = Shell::sample(lang);
    let mut frame = CaseFrame::sample(sh.texts, CaseTab::Elsewhere);
    frame.title = sh.t("clearing-facts-title").into_owned();
    let row = FactRow {
        name: "custody_months".to_owned(),
        value: Some(18.into()),
        source: "Vollstreckungsblatt vom 02.10.2026".to_owned(),
        epistemic: Some(EpistemicKind::Fact),
        recorded_at: jiff::Timestamp::UNIX_EPOCH,
        recorded_by: domain::ids::UserId::from_uuid(uuid::Uuid::from_u128(7)),
        recorded_by_name: "Anna Beispiel".to_owned(),
    };
    let view = FactsView {
        head: super::decision::sample_head(p),
        programme: p,
        facts: Facts::new().with(Fact::CustodyMonths, FactValue::Int(18)),
        history: vec![row],
        has_overlaps: false,
    };
    let f = FormView::new(sh.texts, start(&view));
    let page = built(sh, frame, &view, f, true);
    vec![("clearing/facts.html", page.render().unwrap_or_default())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn puemas() -> Programme {
        programme::Catalogue::shipped()
            .unwrap()
            .get("puemas")
            .unwrap()
            .clone()
    }

    #[test]
    fn what_stands_in_a_field_is_read_back_as_the_same_fact() {
        let p = puemas();
        let facts = Facts::new()
            .with(Fact::CustodyMonths, FactValue::Int(18))
            .with(Fact::ConductSupervision, FactValue::Bool(false))
            .with(Fact::ReleaseRegion, FactValue::Text("erfurt".into()))
            .with(
                Fact::OtherSupport,
                FactValue::List(vec!["biss".into(), "Diakonie".into()]),
            )
            .with(Fact::CustodyKind, FactValue::Text("remand".into()))
            .with(Fact::Needs, FactValue::List(vec!["income".into()]))
            .with_day(Fact::MoveIn, jiff::civil::date(2027, 1, 2));
        for fact in BY_HAND {
            let mut problems = Problems::new();
            let again = read(&p, fact, &shown(&p, &facts, fact), &mut problems);
            assert_eq!(again.as_ref(), facts.get(fact), "{fact}");
            assert!(problems.0.is_empty());
        }
    }

    #[test]
    fn only_what_was_changed_becomes_a_statement() {
        let data = FormData::from_pairs([
            ("was-custody_months", "18".to_owned()),
            ("custody_months", "18".to_owned()),
            ("was-unemployed", String::new()),
            ("unemployed", "yes".to_owned()),
            ("source", "Sozialdienst, Anruf".to_owned()),
        ]);
        let now = Facts::new().with(Fact::CustodyMonths, FactValue::Int(18));
        let found = statements(&puemas(), &now, &data).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].value, Some(FactValue::Bool(true)));
        assert_eq!(found[0].seen, None);
    }
}
