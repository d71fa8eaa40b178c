//! Striking a note that was written by mistake.

use app::{AppError, note::NoteForm};
use axum::{extract::Path, response::Response};
use domain::ids::{CaseId, ContactNoteId};

use super::timeline::note_item;
use crate::{
    error::WebError,
    form::{FormData, FormView},
    mend::{self, Mend, reason},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
};

fn path(case: CaseId, note: ContactNoteId) -> String {
    format!("/cases/{case}/notes/{note}/strike")
}

async fn open(ctx: &RequestCtx, case: CaseId, note: ContactNoteId) -> Result<NoteForm, WebError> {
    app::note::correcting(ctx.app(), &ctx.op, case, note)
        .await
        .map_err(|e| ctx.error(e))
}

fn mend(ctx: &RequestCtx, form: &NoteForm, note: ContactNoteId) -> Mend {
    let texts = ctx.texts();
    let case = form.head.case.id;
    let mut intro = Vec::new();
    if let Some(entry) = &form.entry {
        let item = note_item(texts, entry, &form.topics, None);
        intro.push(format!("{} {}, {}", item.day, item.clock, item.about));
        intro.push(item.body);
        intro.extend(item.struck);
    }
    intro.push(texts.get("note-strike-appointment").into_owned());
    Mend {
        title: "note-strike",
        intro,
        action: path(case, note),
        back: format!("/cases/{case}/notes"),
        fields: Vec::new(),
        strikes: false,
        only_strikes: true,
        former: Vec::new(),
    }
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path((case, note)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, note): (CaseId, ContactNoteId) = (id(&ctx, &case)?, id(&ctx, &note)?);
    let form = open(&ctx, case, note).await?;
    let version = form.entry.as_ref().map_or(0, |entry| entry.note.version);
    let start = FormData::from_pairs([("version", version.to_string())]);
    let f: FormView = ctx.form(&path(case, note), start).await?;
    let mend = mend(&ctx, &form, note);
    let page = mend::page(&ctx, &form.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

pub(super) async fn strike(
    ctx: RequestCtx,
    Path((case, note)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, note): (CaseId, ContactNoteId) = (id(&ctx, &case)?, id(&ctx, &note)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer: Result<(), AppError> = match reason(&data) {
        Ok(why) => app::note::strike(ctx.app(), &ctx.op, case, (note, version), &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        let back = format!("/cases/{case}/notes");
        return Ok(done(&back, "common-flash-struck"));
    };
    let subject = format!("contact_note {note}");
    let changing = Changing::row(case, &subject, &["note.strike", "note.correct"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let form = open(&ctx, case, note).await?;
    let mend = mend(&ctx, &form, note);
    let page = mend::page(&ctx, &form.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
