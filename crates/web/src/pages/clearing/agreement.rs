//! The partial agreement on paper.

use app::overlap::Agreement;
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::CaseId;
use i18n::Lang;
use programme::Programme;

use super::{id, nav};
use crate::{
    error::WebError,
    page::{Shell, html},
    pages::{
        case::frame::{CaseFrame, CaseTab, form_frame},
        programme::short_name,
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "clearing/agreement.html")]
struct AgreementPage {
    sh: Shell,
    frame: CaseFrame,
    ours: String,
    parties: Vec<(String, String)>,
    domains: Vec<(String, String)>,
    sentences: Vec<String>,
    in_force: bool,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::overlap::agreement(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("clearing-agreement-title").into_owned();
    let frame = form_frame(&ctx, &view.head, title.clone());
    let sh = ctx.shell(nav(&ctx, &view.head), title).await?;
    Ok(html(&built(sh, frame, &view)))
}

fn built(sh: Shell, frame: CaseFrame, view: &Agreement<'_>) -> AgreementPage {
    let p = view.programme;
    let ours = short_name(sh.lang, p);
    let holder = |id: &String| {
        view.overlaps
            .iter()
            .find(|one| one.their_domains.contains(id))
            .map_or_else(|| ours.clone(), |one| app::overlap::name(p, one).to_owned())
    };
    // The sentence of the programme names the other programme, so it fits only that one.
    let named = view
        .overlaps
        .iter()
        .all(|one| p.precedence_of(&one.programme).is_some());
    let sentence = p.sentence("partial_agreement").filter(|_| named);
    let sentences = [sentence, p.disclaimer.as_ref()];
    AgreementPage {
        parties: view
            .overlaps
            .iter()
            .map(|one| {
                let agreed = match one.agreed_on {
                    Some(day) => sh.t2(
                        "clearing-agreed-full",
                        "date",
                        sh.date(&day),
                        "with",
                        &one.agreed_with,
                    ),
                    None => sh.t("clearing-not-agreed").into_owned(),
                };
                (app::overlap::name(p, one).to_owned(), agreed)
            })
            .collect(),
        domains: p
            .domains
            .iter()
            .map(|one| (sh.say(&one.title).to_owned(), holder(&one.id)))
            .collect(),
        sentences: sentences
            .into_iter()
            .flatten()
            .map(|text| sh.say(text).to_owned())
            .collect(),
        in_force: view
            .overlaps
            .iter()
            .all(|one| app::overlap::is_in_force(p, one)),
        ours,
        sh,
        frame,
    }
}

/// The page with sample content.
pub(super) fn samples(lang: Lang, p: &Programme) -> Vec<(&'static str, String)> {
    let sh = Shell::sample(lang);
    let mut frame = CaseFrame::sample(sh.texts, CaseTab::Elsewhere);
    frame.title = sh.t("clearing-agreement-title").into_owned();
    let view = Agreement {
        head: super::decision::sample_head(p),
        programme: p,
        overlaps: vec![super::overlap::sample_row(p)],
    };
    let page = built(sh, frame, &view);
    vec![("clearing/agreement.html", page.render().unwrap_or_default())]
}
