//! Who somebody is, and in which prison: what stands in the record, what stood there, and the forms that
//! correct it. Forms that could make one person look like another one ask first.

use app::{
    AppError, Problems,
    assignment::People,
    custody::last,
    person::{Person, Saved, Words},
    referral::Candidate,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{CaseId, ClientId};
use i18n::{Lang, Texts};

use crate::{
    correction::{Former, former, struck_by},
    error::WebError,
    form::{FormData, FormView, encode},
    mend::MAX_WHY,
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id, without},
        case::{
            CaseFrame, CaseTab, form_frame,
            frame::{person_name, prison_words},
        },
        referral::PersonLine,
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod custody;

/// The longest name, in characters.
const MAX_NAME: usize = 100;

/// Routes of this noun.
pub fn routes() -> Routes {
    let person = "/cases/{case}/person";
    Routes::new()
        .get(person, Guard::Case, show)
        .form(person, person, Guard::Case, save)
        .merge(custody::routes())
}

// --- what the page of people shows

/// Person and custody, for those who see reasons.
pub(crate) struct PersonCard {
    pub name: String,
    pub born: String,
    pub place: String,
    pub names: Vec<Former>,
    pub custody: Vec<Former>,
    pub stays: Vec<StayLine>,
    /// Whether this person may see what the time in custody is put together from.
    pub sentences: bool,
    /// Whether this person may correct what stands here.
    pub correct: bool,
    /// Whether this person may record a transfer.
    pub transfer: bool,
}

/// Where the person was before.
pub(crate) struct StayLine {
    pub words: String,
    pub about: String,
    pub struck: Option<String>,
    /// Where it is taken back, if this person may and it is the last one: the part of the case's
    /// address after its id.
    pub back: Option<String>,
}

/// The card of a case.
pub(crate) fn card(texts: &Texts, people: &People) -> PersonCard {
    let case = &people.head.case;
    let born = case.birth_date.map(|day| texts.date(day));
    let trace = &people.trace;
    let newest = last(&trace.stays).map(|one| one.id);
    PersonCard {
        name: person_name(&case.family_name, &case.given_names),
        born: born.unwrap_or_else(|| texts.get("person-born-unknown").into_owned()),
        place: prison_words(texts, &people.head.institution, case.book_number.as_deref()),
        names: former(texts, &trace.names),
        custody: former(texts, &trace.custody),
        stays: trace
            .stays
            .iter()
            .map(|(one, name)| {
                let may = people.powers.correct && newest == Some(one.id);
                let back = may.then(|| format!("/custody/stays/{}/strike", one.id));
                stay_line(texts, one, name, back)
            })
            .collect(),
        sentences: people.powers.inner,
        correct: people.powers.correct,
        transfer: people.powers.transfer,
    }
}

fn stay_line(
    texts: &Texts,
    one: &app::custody::Stay,
    name: &str,
    back: Option<String>,
) -> StayLine {
    let when = texts.instant(one.recorded_at);
    let args = [
        ("name", (&one.recorded_by_name).into()),
        ("when", when.into()),
    ];
    let recorded = texts.with("common-recorded", &args);
    StayLine {
        words: stay_words(texts, one, name),
        about: [one.source.clone(), recorded]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        struck: one.struck.as_ref().map(|struck| struck_by(texts, struck)),
        back,
    }
}

/// `bis 12.10.2026 JVA Tonna, Buchnummer 4711/25`.
fn stay_words(texts: &Texts, one: &app::custody::Stay, name: &str) -> String {
    let place = prison_words(texts, name, one.book_number.as_deref());
    let args = [("date", one.moved_on.into()), ("place", place.into())];
    texts.with("custody-stay", &args)
}

// --- the form

/// A form about person or custody.
#[derive(Template)]
#[template(path = "person/form.html")]
struct FormPage {
    sh: Shell,
    frame: CaseFrame,
    form: Form,
    /// Whom the person would look like, each with the address where both are compared, if this person
    /// may merge.
    people: Vec<(PersonLine, Option<String>)>,
    theirs: Theirs,
    f: FormView,
}

/// What a form asks for.
struct Form {
    /// Key of its heading.
    title: &'static str,
    /// Keys of what stands above the fields.
    intro: &'static [&'static str],
    /// The part of the case's address after its id.
    action: &'static str,
    /// Its fields, drawn.
    fields: Vec<String>,
    /// What the record said before.
    former: Vec<Former>,
}

/// What was sent: status, form, what somebody else has stored, and whom the person would look like.
struct Sent {
    status: StatusCode,
    f: FormView,
    theirs: Theirs,
    people: Vec<Candidate>,
}

impl Sent {
    fn fresh(f: FormView) -> Self {
        Self {
            status: StatusCode::OK,
            f,
            theirs: Theirs::default(),
            people: Vec::new(),
        }
    }
}

async fn page(
    ctx: &RequestCtx,
    head: &app::case::Head,
    form: Form,
    sent: Sent,
) -> Result<Response, WebError> {
    let texts = ctx.texts();
    let title = texts.get(form.title).into_owned();
    let frame = form_frame(ctx, head, title.clone());
    let facts = head.case.access_facts();
    let merge = access::Action::MergePerson;
    let merges = access::decide(&ctx.op.actor, merge, Some(&facts)).is_allowed();
    let people = sent.people.iter().map(|one| {
        let number = encode(&one.case_number);
        let compare = merges.then(|| format!("{}/merge?number={number}", frame.href));
        (PersonLine::of(texts, one, false), compare)
    });
    let page = FormPage {
        people: people.collect(),
        sh: ctx.shell(Nav::Cases, title).await?,
        frame,
        form,
        theirs: sent.theirs,
        f: sent.f,
    };
    Ok(if sent.status == StatusCode::OK {
        html(&page)
    } else {
        with_status(sent.status, &page)
    })
}

/// The people of whom somebody has said on the form that they are somebody else.
fn seen(data: &FormData) -> Vec<ClientId> {
    if !data.has("other", "yes") {
        return Vec::new();
    }
    let ids = data.get("seen").split(',');
    ids.filter_map(|id| id.parse().ok()).collect()
}

/// The form once more, with what was typed; `Ok`: it is saved.
async fn answered(
    ctx: &RequestCtx,
    changing: Changing<'_>,
    data: FormData,
    answer: Result<Saved, AppError>,
) -> Result<Option<Sent>, WebError> {
    match answer {
        Ok(Saved::Done) => Ok(None),
        Ok(Saved::Compare(people)) => {
            // What is confirmed is said of the people that are shown beside it.
            let mut kept = without(&without(&data, "seen"), "other");
            let shown = people.iter().map(|one| one.client.to_string());
            kept.push("seen", shown.collect::<Vec<_>>().join(","));
            let problems = app::person::must_compare();
            Ok(Some(Sent {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                f: FormView::invalid(ctx.texts(), kept, problems),
                theirs: Theirs::default(),
                people,
            }))
        }
        Err(error) => {
            let (status, f, theirs) = refused(ctx, changing, data, error).await?;
            Ok(Some(Sent {
                status,
                f,
                theirs,
                people: Vec::new(),
            }))
        }
    }
}

async fn open(ctx: &RequestCtx, case: CaseId) -> Result<Person, WebError> {
    app::person::correctable(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

fn form(texts: &Texts, person: &Person, f: &FormView) -> Form {
    Form {
        title: "person-title",
        intro: &["person-intro", "common-correct-text"],
        action: "/person",
        fields: vec![
            f.text("family_name", "common-family-name"),
            f.text("given_names", "common-given-names"),
            f.date_optional("birth_date", "referral-birth-date"),
            f.text("why", "common-why"),
        ],
        former: former(texts, &person.former),
    }
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let person = open(&ctx, case).await?;
    let client = &person.client;
    let born = client.birth_date.map(|day| ctx.texts().date(day));
    let start = FormData::from_pairs([
        ("version", client.version.to_string()),
        ("family_name", client.family_name.clone()),
        ("given_names", client.given_names.clone()),
        ("birth_date", born.unwrap_or_default()),
    ]);
    let f = ctx.form(&format!("/cases/{case}/person"), start).await?;
    let form = form(ctx.texts(), &person, &f);
    page(&ctx, &person.head, form, Sent::fresh(f)).await
}

fn typed(data: &FormData) -> Result<Words, AppError> {
    let mut problems = Problems::new();
    let words = Words {
        family_name: data.required("family_name", MAX_NAME, &mut problems),
        given_names: data.required("given_names", MAX_NAME, &mut problems),
        birth_date: data.optional_date("birth_date", &mut problems),
        why: data.optional("why", MAX_WHY, &mut problems),
    };
    problems.none_or_invalid().map(|()| words)
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(words) => {
            let seen = seen(&data);
            app::person::correct(ctx.app(), &ctx.op, case, version, &words, &seen).await
        }
        Err(error) => Err(error),
    };
    let changing = Changing::row(case, "", &["person.correct", "merge.save"]);
    let Some(sent) = answered(&ctx, changing, data, answer).await? else {
        return Ok(done(&format!("/cases/{case}/people"), "person-flash"));
    };
    let person = open(&ctx, case).await?;
    let form = form(ctx.texts(), &person, &sent.f);
    page(&ctx, &person.head, form, sent).await
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let words = |text: &str| text.to_owned();
    let start = FormData::from_pairs([
        ("family_name", words("Demir")),
        ("given_names", words("Jonas")),
    ]);
    let f = FormView::invalid(texts, start, app::person::must_compare());
    let page = FormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        form: Form {
            title: "person-title",
            intro: &["person-intro"],
            action: "/person",
            fields: vec![f.text("family_name", "common-family-name")],
            former: vec![Former {
                fields: vec![(words("Familienname"), words("Demier"))],
                why: words("verlesen"),
            }],
        },
        people: vec![(
            PersonLine::sample(texts),
            Some(words("/cases/1/merge?number=2026-0148")),
        )],
        theirs: Theirs::default(),
        f,
    };
    vec![("person/form.html", page.render().unwrap_or_default())]
}

impl PersonCard {
    /// The card with sample content.
    pub(crate) fn sample() -> Self {
        let words = str::to_owned;
        Self {
            name: words("Demir, Jonas"),
            born: words("14.05.1994"),
            place: words("JVA Tonna"),
            names: vec![Former {
                fields: vec![(words("Familienname"), words("Demier"))],
                why: words("verlesen"),
            }],
            custody: Vec::new(),
            stays: vec![StayLine {
                words: words("bis 12.10.2026 JVA Untermaßfeld"),
                about: words("Sozialdienst"),
                struck: Some(words("Dora Leitner, heute")),
                back: Some(words("/custody/stays/1/strike")),
            }],
            correct: true,
            sentences: true,
            transfer: true,
        }
    }
}
