//! The list of arrangements, struck ones too.

use app::{
    arrangement::{Line, List},
    leave::LeaveEntry,
};
use askama::Template;
use i18n::Texts;

use crate::{
    page::Shell,
    pages::{
        address::{post_label, post_words},
        case::{CaseFrame, ClosingView, closings},
    },
    seam::{self, PictureOptions},
};

/// One arrangement, in words.
struct Told {
    security: String,
    kind: String,
    provider: String,
    period: String,
    class: &'static str,
    icon: &'static str,
    strength: String,
    side: String,
    evidence: String,
    epistemic: String,
    recorded: String,
    /// The leaves that serve it: day, purpose, where they stand.
    leaves: Vec<String>,
    struck: Option<String>,
    replaced: bool,
    edit: String,
    strike: String,
}

#[derive(Template)]
#[template(path = "arrangement/list.html")]
pub(super) struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    seam: Option<String>,
    standing: Vec<Told>,
    struck: Vec<Told>,
    /// What a former case still holds, with the address that enters it here.
    former: Vec<(Told, String)>,
    struck_count: String,
    may_edit: bool,
    may_add: bool,
    closings: Vec<ClosingView>,
    /// Where post goes.
    post_label: String,
    post: String,
}

impl ListPage {
    pub(super) fn new(sh: Shell, frame: CaseFrame, view: &List) -> Self {
        let (texts, href) = (sh.texts, frame.href.clone());
        let options = PictureOptions {
            prefix: "seam",
            case_href: Some(&href),
            may_add: view.may.add_arrangement,
            may_edit: view.may.edit_arrangement,
            table_open: false,
        };
        let add = |line: &Line| format!("{href}/arrangements/new?former={}", line.row.id);
        let former = view.former.iter();
        let former = former.map(|line| (told(line, texts, &href), add(line)));
        let former = former.collect();
        let all = |lines: &[Line]| lines.iter().map(|line| told(line, texts, &href)).collect();
        Self {
            seam: view
                .seam
                .as_ref()
                .map(|seam| seam::picture(seam, sh.today, texts, options)),
            closings: view.seam.as_ref().map_or_else(Vec::new, |seam| {
                closings(
                    seam,
                    texts,
                    Some(&href).filter(|_| view.may.add_arrangement),
                )
            }),
            standing: all(&view.standing),
            struck: all(&view.struck),
            former,
            struck_count: texts.with(
                "arrangement-struck-count",
                &[("n", view.struck.len().into())],
            ),
            post_label: post_label(texts, &view.post),
            post: post_words(texts, &view.post),
            may_edit: view.may.edit_arrangement,
            may_add: view.may.add_arrangement,
            sh,
            frame,
        }
    }
}

fn told(line: &Line, texts: &Texts, case: &str) -> Told {
    let row = &line.row;
    let lang = texts.lang().code();
    let (class, icon) = match row.strength {
        domain::seam::Strength::Promised => ("risk", "risk"),
        _ => ("ok", "ok"),
    };
    let recorded = texts.with(
        "common-recorded",
        &[
            ("name", (&row.recorded_by_name).into()),
            ("when", texts.instant(row.recorded_at).into()),
        ],
    );
    let struck = row.struck_at.map(|at| {
        texts.with(
            "arrangement-struck-by",
            &[
                (
                    "name",
                    row.struck_by_name.clone().unwrap_or_default().into(),
                ),
                ("when", texts.instant(at).into()),
                (
                    "reason",
                    row.struck_reason.clone().unwrap_or_default().into(),
                ),
            ],
        )
    });
    let path = format!("{case}/arrangements/{}", row.id);
    Told {
        security: line.security.in_language(lang).to_owned(),
        kind: line
            .kind
            .as_ref()
            .map_or_else(String::new, |kind| kind.in_language(lang).to_owned()),
        provider: row.provider.clone(),
        period: texts.period(row.from_on, row.to_on),
        class,
        icon,
        strength: texts.code("strength", row.strength).into_owned(),
        side: texts.code("side", row.side).into_owned(),
        evidence: row.evidence.clone(),
        epistemic: texts.code("epistemic_kind", row.epistemic).into_owned(),
        recorded,
        leaves: line.leaves.iter().map(|one| leave(texts, one)).collect(),
        struck,
        replaced: row.replaced_by.is_some(),
        edit: format!("{path}/edit"),
        strike: format!("{path}/strike"),
    }
}

/// `Fr 11.12.2026, Arbeitgeber (genehmigt)`.
fn leave(texts: &Texts, one: &LeaveEntry) -> String {
    let args = [
        ("day", texts.day(i18n::berlin_date(one.starts_at)).into()),
        (
            "purpose",
            texts.code("leave_purpose", one.purpose).into_owned().into(),
        ),
        (
            "status",
            texts.code("leave_status", one.status).into_owned().into(),
        ),
    ];
    texts.with("plan-leave", &args)
}
