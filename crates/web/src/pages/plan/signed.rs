//! What was said to a version and who put their name under it, in words. What was recorded wrongly
//! stays readable, struck out, with its scan.

use app::plan::{Answer, PlanView, Signature};
use domain::ids::{PlanEntryId, PlanVersionId};
use i18n::{Arg, Texts};

use super::code;

/// An answer that counts.
pub(super) struct AnswerLine {
    pub said: String,
    /// The remark or reason.
    pub words: String,
    /// Where it is struck.
    pub strike: Option<String>,
}

/// A signature that counts.
pub(super) struct SignatureLine {
    pub words: String,
    /// Address of the paper, and its hash.
    pub scan: Option<(String, String)>,
    /// Where it is struck.
    pub strike: Option<String>,
}

/// What was recorded wrongly.
pub(super) struct StruckLine {
    pub words: String,
    /// The remark or reason of an answer.
    pub said: String,
    /// Address of the paper, and its hash.
    pub scan: Option<(String, String)>,
    /// Who struck it, when and why.
    pub why: String,
}

/// Everything about one version.
#[derive(Default)]
pub(super) struct Signed {
    /// What the client said, the oldest first; the last one counts.
    pub answers: Vec<AnswerLine>,
    pub signatures: Vec<SignatureLine>,
    pub struck: Vec<StruckLine>,
}

impl Signed {
    /// Whether nothing was said and nobody signed.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.signatures.is_empty() && self.struck.is_empty()
    }
}

/// Answers and signatures of a version, for whoever may strike them.
pub(super) fn signed(texts: &Texts, view: &PlanView<'_>, version: PlanVersionId) -> Signed {
    let href = format!("/cases/{}/plan", view.head.case.id);
    let strike = |kind: &str, id: PlanEntryId| {
        let may = view.may_edit;
        may.then(|| format!("{href}/{kind}/{id}/strike"))
    };
    let answers = view.agreements.iter().filter(|one| one.version == version);
    let (struck_answers, answers): (Vec<&Answer>, Vec<&Answer>) =
        answers.partition(|one| one.struck.is_some());
    let struck_answers = struck_answers.into_iter().map(|one| StruckLine {
        words: answer_words(texts, one),
        said: one.words.clone(),
        scan: None,
        why: struck(texts, one.struck.as_ref()),
    });
    let signatures = view.signatures.iter();
    let struck_signatures = signatures
        .filter(|one| one.version == version && one.struck.is_some())
        .map(|one| StruckLine {
            words: signature_words(texts, one),
            said: String::new(),
            scan: scan(view, one),
            why: struck(texts, one.struck.as_ref()),
        });
    Signed {
        struck: struck_answers.chain(struck_signatures).collect(),
        answers: answers
            .into_iter()
            .map(|one| AnswerLine {
                said: answer_words(texts, one),
                words: one.words.clone(),
                strike: strike("agreement", one.id),
            })
            .collect(),
        signatures: view
            .signatures_of(version)
            .map(|one| SignatureLine {
                words: signature_words(texts, one),
                scan: scan(view, one),
                strike: strike("signature", one.id),
            })
            .collect(),
    }
}

/// `stimmt zu, 23.11.2026`.
pub(super) fn answer_words(texts: &Texts, one: &Answer) -> String {
    let said = code(texts, "plan_agreement", one.answer);
    let args = [("said", Arg::from(said)), ("day", one.on.into())];
    texts.with("plan-answer-said", &args)
}

/// `Jonas Demir (Klient_in), auf Papier, 23.11.2026`.
pub(super) fn signature_words(texts: &Texts, one: &Signature) -> String {
    let key = if one.on_screen {
        "plan-signed-screen"
    } else {
        "plan-signed-paper"
    };
    let args = [
        ("name", Arg::from(&one.name)),
        ("signer", code(texts, "plan_signer", one.signer).into()),
        ("day", one.on.into()),
    ];
    texts.with(key, &args)
}

/// Address and hash of what was signed.
pub(super) fn scan(view: &PlanView<'_>, one: &Signature) -> Option<(String, String)> {
    let found = view.scans.iter().find(|scan| Some(scan.id) == one.scan)?;
    let href = format!("/cases/{}/scans/{}", view.head.case.id, found.id);
    Some((href, found.sha256.clone()))
}

/// `gestrichen am 23.11.2026 von Anna Beispiel, weil: falsches Blatt`.
pub(super) fn struck(texts: &Texts, struck: Option<&app::plan::Struck>) -> String {
    struck.map_or_else(String::new, |one| {
        let args = [
            ("day", Arg::from(i18n::berlin_date(one.at))),
            ("name", (&one.by_name).into()),
            ("reason", (&one.reason).into()),
        ];
        texts.with("plan-struck", &args)
    })
}
