//! The page that corrects one row with its trail, or takes it back: the same for every noun that has no
//! form of its own for it. The noun gives its fields and what the row said before.

use app::{AppError, case::Head, correction::Struck};
use askama::Template;
use axum::response::Response;
use i18n::{Lang, texts};

use crate::{
    correction::{Former, struck_by},
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, html, with_status},
    pages::{
        assignment::Theirs,
        case::{CaseFrame, CaseTab, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
};

/// The longest reason, in characters.
pub(crate) const MAX_WHY: usize = 500;

/// What is corrected, and where.
pub(crate) struct Mend {
    /// Key of the heading, and of the button.
    pub title: &'static str,
    /// What stands above the fields: which row it is, what follows.
    pub intro: Vec<String>,
    /// Where the form is sent.
    pub action: String,
    /// Where "cancel" leads.
    pub back: String,
    /// Its fields beside version and reason, drawn.
    pub fields: Vec<String>,
    /// Whether the row can be taken back here.
    pub strikes: bool,
    /// Whether the form does nothing but strike: words of the button, and the question why.
    pub only_strikes: bool,
    /// What it said before.
    pub former: Vec<Former>,
}

#[derive(Template)]
#[template(path = "case/mend.html")]
pub(crate) struct MendPage {
    sh: Shell,
    frame: CaseFrame,
    mend: Mend,
    theirs: Theirs,
    /// What has to be confirmed.
    doubts: Vec<String>,
    f: FormView,
}

impl MendPage {
    /// The same with what has to be confirmed.
    pub(crate) fn asking(self, doubts: Vec<String>) -> Self {
        Self { doubts, ..self }
    }
}

/// The page.
pub(crate) async fn page(
    ctx: &RequestCtx,
    head: &Head,
    mend: Mend,
    f: FormView,
    theirs: Theirs,
) -> Result<MendPage, WebError> {
    let title = ctx.texts().get(mend.title).into_owned();
    Ok(MendPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, head, title),
        mend,
        theirs,
        doubts: Vec::new(),
        f,
    })
}

/// A page that does nothing but strike one row.
pub(crate) struct Strike {
    /// Key of the heading.
    pub title: &'static str,
    /// Which row it is, what follows.
    pub intro: Vec<String>,
    /// Where the form is sent.
    pub action: String,
    /// Where "cancel" leads, and a struck row.
    pub back: String,
    /// Who has struck it already.
    pub struck: Option<Struck>,
}

impl Strike {
    async fn page(
        self,
        ctx: &RequestCtx,
        head: &Head,
        f: FormView,
        theirs: Theirs,
    ) -> Result<MendPage, WebError> {
        let already = self.struck.as_ref();
        let already = already.map(|one| struck_by(ctx.texts(), one));
        let mend = Mend {
            title: self.title,
            intro: self.intro.into_iter().chain(already).collect(),
            action: self.action,
            back: self.back,
            fields: Vec::new(),
            strikes: false,
            only_strikes: true,
            former: Vec::new(),
        };
        page(ctx, head, mend, f, theirs).await
    }

    /// Asks why, of whoever may correct the record.
    pub async fn ask(self, ctx: &RequestCtx, head: &Head) -> Result<Response, WebError> {
        app::correction::allowed(ctx.app(), &ctx.op, head.case.id)
            .await
            .map_err(|e| ctx.error(e))?;
        let f = ctx.form(&self.action, FormData::default()).await?;
        let page = self.page(ctx, head, f, Theirs::default()).await?;
        Ok(html(&page))
    }

    /// The form once more. `by` are the actions of the log that change the row.
    pub async fn again(
        self,
        ctx: &RequestCtx,
        head: &Head,
        (data, by): (FormData, &[&str]),
        error: AppError,
    ) -> Result<Response, WebError> {
        let changing = Changing::row(head.case.id, "", by);
        let (status, f, theirs) = refused(ctx, changing, data, error).await?;
        let page = self.page(ctx, head, f, theirs).await?;
        Ok(with_status(status, &page))
    }
}

/// Whether the row was taken back on the form.
pub(crate) fn strikes(data: &FormData) -> bool {
    data.has("struck", "yes")
}

/// Why, as typed on a form that asks for nothing else.
pub(crate) fn reason(data: &FormData) -> Result<String, AppError> {
    let mut problems = app::Problems::new();
    let why = data.optional("why", MAX_WHY, &mut problems);
    problems.none_or_invalid().map(|()| why)
}

/// The mark of a row that was taken back, as the form starts with it.
pub(crate) fn struck_start(struck: bool) -> (&'static str, String) {
    ("struck", if struck { "yes" } else { "" }.to_owned())
}

/// The page with sample content, for the test that renders all of them.
pub(crate) fn sample(lang: Lang) -> (&'static str, String) {
    let texts = texts(lang);
    let mut problems = app::Problems::new();
    problems.add_key("why", "error-reason-required");
    let start = FormData::from_pairs([("on", "23.11.2026".to_owned())]);
    let f = FormView::invalid(texts, start, problems);
    let words = str::to_owned;
    let page = MendPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Network),
        doubts: vec![words("Ein Termin zur selben Zeit: Fr 11.12.2026, 14:30.")],
        mend: Mend {
            title: "network-contact-correct",
            intro: vec![words("Erika Muster")],
            action: words("/cases/1/network/contacts/1"),
            back: words("/cases/1/network"),
            fields: vec![f.date_field("on", "network-contact-on")],
            strikes: true,
            only_strikes: false,
            former: vec![Former {
                fields: vec![(words("Wann"), words("20.11.2026"))],
                why: words("Anna Beispiel, heute"),
            }],
        },
        theirs: Theirs {
            by: Some(words("Ben Muster")),
            fields: vec![(words("Wann"), words("21.11.2026"))],
        },
        f,
    };
    ("case/mend.html", page.render().unwrap_or_default())
}
