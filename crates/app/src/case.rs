//! The page of a case: everything that answers at a glance, and the head that all its pages share.

mod head;
mod overview;
mod seam;

pub use head::{Head, PhaseNow};
pub(crate) use head::{anchors_of, head, head_of, short_title};
pub use overview::{
    CasePage, Closure, EndOfGoals, Episode, May, OpenTask, Overlap, Overview, page,
};
pub(crate) use seam::kind_title;
pub use seam::{
    Closing, EscalationNow, ItemKind, SeamBegin, SeamItem, SeamRow, SeamView, WayState, seam_view,
};
pub use store::{
    case::{CaseRow, Derived, SeamDetail},
    notice::{ChangeNoticeRow, MovedTask, Moves},
    plan::PlanState,
    referral::ReferralRow,
    task::TaskRow,
};
