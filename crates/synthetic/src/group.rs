//! Groups of the first place: a training, a workshop with somebody on its list, a course of another
//! provider. Written by the same use cases as in daily work.

use app::{
    App, OpContext,
    assessment::{Settlement, settle},
    group::{Change, Mark, OfferInput, SessionInput, add, add_sessions, attend, change, enrol},
    need::Noted,
};
use domain::{
    assessment::NeedResult,
    contact::EpistemicKind,
    group::{Attendance, GroupKind, MemberStatus},
    ids::{CaseId, GroupMemberId, GroupOfferId, GroupSessionId, SiteId, UserId},
};
use jiff::civil::Weekday;

use crate::{
    SyntheticError,
    office::{Office, at_work},
    source::{Source, at},
};

/// How Luca Nguyen came to the training, week after week.
const CAME: [Attendance; 4] = [
    Attendance::Attended,
    Attendance::Attended,
    Attendance::Excused,
    Attendance::Attended,
];

/// How often the training takes place.
const WEEKS: usize = 8;

struct Writer<'a> {
    app: &'a App,
    source: &'a mut Source,
    site: SiteId,
    coordination: UserId,
    lead: UserId,
}

/// Writes the groups of a demonstration around its told cases.
pub async fn tell(
    app: &App,
    office: &Office,
    source: &mut Source,
    told: &[CaseId],
) -> Result<(), SyntheticError> {
    let (Some(place), [demir, _, nguyen, becker]) = (office.places.first(), told) else {
        return Ok(());
    };
    let Some(lead) = place.workers.first() else {
        return Ok(());
    };
    let mut writer = Writer {
        app,
        source,
        site: place.site,
        coordination: place.coordination,
        lead: *lead,
    };
    writer.training(*nguyen).await?;
    writer.workshop([*demir, *becker, *nguyen]).await?;
    writer.course(*becker).await
}

impl Writer<'_> {
    async fn ctx(&mut self, by: UserId, day: i32) -> Result<OpContext, SyntheticError> {
        let ctx = at_work(self.app, self.source, by, (day, 17, 30)).await?;
        Ok(OpContext {
            purpose: String::new(),
            ..ctx
        })
    }

    async fn offer(
        &mut self,
        (title, kind, seats): (&str, GroupKind, Option<i64>),
        [purpose, place, times, facilitators, provider]: [&str; 5],
    ) -> Result<GroupOfferId, SyntheticError> {
        let ctx = self.ctx(self.coordination, -45).await?;
        let input = OfferInput {
            site: self.site,
            title: title.to_owned(),
            kind,
            purpose: purpose.to_owned(),
            place: place.to_owned(),
            from: self.source.day(-42),
            to: Some(self.source.day(90)),
            times: times.to_owned(),
            facilitators: facilitators.to_owned(),
            seats,
            provider: provider.to_owned(),
        };
        Ok(add(self.app, &ctx, &input).await?)
    }

    async fn roll(&self, offer: GroupOfferId) -> Result<Vec<GroupMemberId>, SyntheticError> {
        let mut tx = self.app.store.read().await?;
        let roll = store::group::member::of_offer(&mut tx, offer).await?;
        Ok(roll.iter().map(|one| one.id).collect())
    }

    /// A training on Tuesdays, with one date that was missed and made up for.
    async fn training(&mut self, case: CaseId) -> Result<(), SyntheticError> {
        let said = [
            "Konflikte ansprechen, Nein sagen, um Hilfe bitten",
            "Projektbüro Erfurt, Raum 2",
            "dienstags 14 bis 15:30 Uhr",
            "Kim Beispiel",
            "",
        ];
        let about = ("Klartext", GroupKind::SkillsTraining, Some(6));
        let offer = self.offer(about, said).await?;
        let first = self.source.day(-34);
        let first = first
            .nth_weekday(-1, Weekday::Tuesday)
            .unwrap_or(self.source.day(-35));
        let date = |day, weeks, instead_of, topic: &str| SessionInput {
            at: at(day, 14, 0),
            minutes: 90,
            weeks,
            topic: topic.to_owned(),
            called_off: String::new(),
            instead_of,
        };
        let office = self.ctx(self.coordination, -44).await?;
        add_sessions(self.app, &office, offer, &date(first, WEEKS, None, "")).await?;
        let lead = self.ctx(self.lead, -42).await?;
        let need = Settlement {
            result: NeedResult::Need,
            text: "Streit endet schnell laut. Will ruhig bleiben können.".to_owned(),
            on: lead.today,
            epistemic: EpistemicKind::ClientStatement,
            needs: Noted::default(),
        };
        settle(self.app, &lead, case, ("skills", 0), &need).await?;
        enrol(self.app, &lead, case, (offer, None)).await?;
        let sessions = self.sessions(offer).await?;
        for (session, came) in sessions.iter().zip(CAME) {
            self.mark(offer, *session, came).await?;
        }
        let made_up = date(
            self.source.day(-8),
            1,
            sessions.get(2).copied(),
            "Nachholtermin",
        );
        let lead = self.ctx(self.lead, -10).await?;
        add_sessions(self.app, &lead, offer, &made_up).await?;
        let known = |one: &GroupSessionId| !sessions.contains(one);
        let all = self.sessions(offer).await?;
        if let Some(new) = all.into_iter().find(known) {
            self.mark(offer, new, Attendance::Attended).await?;
        }
        Ok(())
    }

    async fn sessions(&self, offer: GroupOfferId) -> Result<Vec<GroupSessionId>, SyntheticError> {
        let mut tx = self.app.store.read().await?;
        let all = store::group::session::of_offer(&mut tx, offer).await?;
        Ok(all.iter().map(|one| one.id).collect())
    }

    async fn mark(
        &mut self,
        offer: GroupOfferId,
        session: GroupSessionId,
        came: Attendance,
    ) -> Result<(), SyntheticError> {
        let marks: Vec<Mark> = self
            .roll(offer)
            .await?
            .into_iter()
            .map(|member| Mark {
                member,
                attendance: Some(came),
                minutes: None,
            })
            .collect();
        let ctx = self.ctx(self.lead, -1).await?;
        attend(self.app, &ctx, (offer, session, 0), (&marks, "")).await?;
        Ok(())
    }

    /// A workshop with two seats: one became free with a release, and somebody waits for it.
    async fn workshop(
        &mut self,
        [demir, becker, nguyen]: [CaseId; 3],
    ) -> Result<(), SyntheticError> {
        let said = [
            "Tagesstruktur bis zur Entlassung, Arbeit mit Holz",
            "JVA Tonna, Werkstatt",
            "montags und donnerstags 8 bis 12 Uhr",
            "Bo Muster",
            "",
        ];
        let about = ("Holzwerkstatt", GroupKind::Work, Some(2));
        let offer = self.offer(about, said).await?;
        let lead = self.ctx(self.lead, -40).await?;
        for case in [demir, becker, nguyen] {
            enrol(self.app, &lead, case, (offer, None)).await?;
        }
        let Some(member) = self.roll(offer).await?.get(1).copied() else {
            return Ok(());
        };
        let lead = self.ctx(self.lead, -8).await?;
        let end = Change {
            status: MemberStatus::Completed,
            since: None,
            until: Some(self.source.day(-9)),
            minutes: Some(38 * 60),
            provider: String::new(),
            result: "Bis zur Entlassung dabei, hat ein Regal gebaut und mitgenommen.".to_owned(),
            reason: String::new(),
            epistemic: EpistemicKind::Fact,
            why: String::new(),
        };
        change(self.app, &lead, becker, (member, 1), &end).await?;
        Ok(())
    }

    /// A course of another provider.
    async fn course(&mut self, case: CaseId) -> Result<(), SyntheticError> {
        let said = [
            "Günstig kochen, einkaufen, zusammen essen",
            "Lehrküche am Anger",
            "freitags 16 bis 19 Uhr",
            "",
            "Volkshochschule Erfurt",
        ];
        let about = ("Kochen für wenig Geld", GroupKind::Leisure, None);
        let offer = self.offer(about, said).await?;
        let lead = self.ctx(self.lead, -5).await?;
        enrol(self.app, &lead, case, (offer, None)).await?;
        Ok(())
    }
}
