//! Plans: a told one for Jonas Demir, written by the same use cases as in daily work, and short ones
//! for some of the invented cases, so that the report on plans has something to tell.

use access::{ListKind, scope};
use app::{
    App, OpContext,
    plan::{
        act::{self, AnswerEntry, ProgressEntry, SignatureEntry, Way},
        beside::{self, DecisionEntry, ReviewEntry},
        edit::{self, GoalEntry, MeasureEntry, StepEntry, Target},
    },
};
use domain::{
    assessment::NeedResult,
    contact::EpistemicKind,
    ids::{CaseId, PlanItemId, UserId},
    plan::{
        Agreement, CarriedBy, Independence, MeasureKind, MeasureStatus, Signer, review::Attainment,
    },
    report::Period,
    seam::Side,
};
use store::report::Counted;

use crate::{
    SyntheticError, need,
    office::{Office, at_work},
    source::Source,
};

mod corrected;
mod entry;
mod rehearsal;
mod rests;
mod served;

use self::entry::{goal, measure, saved};

/// How many of the invented cases get a short plan.
const SHORT: usize = 14;

/// Writes the plans of a demonstration. `demir` is the told case.
pub async fn tell(
    app: &App,
    office: &Office,
    source: &mut Source,
    demir: Option<CaseId>,
) -> Result<(), SyntheticError> {
    let Some(place) = office.places.first() else {
        return Ok(());
    };
    let lead = place.workers.first().copied();
    if let (Some(case), Some(lead)) = (demir, lead) {
        let mut writer = Writer {
            app,
            source: &mut *source,
            by: lead,
            case,
            day: 0,
        };
        writer.referral().await?;
        writer.first_version().await?;
        writer.between().await?;
        writer.second_version().await?;
        writer.rehearsed().await?;
        writer.since().await?;
        writer.served().await?;
    }
    let mut writer = Writer {
        app,
        source,
        by: place.coordination,
        case: CaseId::from_uuid(uuid::Uuid::nil()),
        day: 0,
    };
    for (number, case) in writer
        .others(&place.programme, demir)
        .await?
        .into_iter()
        .enumerate()
    {
        writer.case = case;
        writer.short().await?;
        if number == 1 {
            writer.rests().await?;
        }
    }
    // The last of them has ended.
    writer.end().await
}

struct Writer<'a> {
    app: &'a App,
    source: &'a mut Source,
    by: UserId,
    case: CaseId,
    /// The day on which things are written down, from today.
    day: i32,
}

impl Writer<'_> {
    async fn ctx(&mut self) -> Result<OpContext, SyntheticError> {
        let ctx = at_work(self.app, self.source, self.by, (self.day, 10, 30)).await?;
        Ok(OpContext {
            purpose: String::new(),
            ..ctx
        })
    }

    async fn begin(&mut self, day: i32) -> Result<(), SyntheticError> {
        self.day = day;
        let ctx = self.ctx().await?;
        edit::begin(self.app, &ctx, self.case).await?;
        Ok(())
    }

    async fn goal(&mut self, entry: GoalEntry) -> Result<PlanItemId, SyntheticError> {
        let ctx = self.ctx().await?;
        saved(&edit::goal(self.app, &ctx, self.case, Target::New, &entry).await?)
    }

    /// A goal with its target day and what shows that it is reached.
    async fn goal_by(
        &mut self,
        entry: GoalEntry,
        (day, expected): (i32, &str),
    ) -> Result<PlanItemId, SyntheticError> {
        let entry = GoalEntry {
            until: Some(self.source.day(day)),
            expected: expected.to_owned(),
            ..entry
        };
        self.goal(entry).await
    }

    async fn measure(
        &mut self,
        goal: PlanItemId,
        entry: MeasureEntry,
    ) -> Result<PlanItemId, SyntheticError> {
        let ctx = self.ctx().await?;
        saved(&edit::measure(self.app, &ctx, self.case, (goal, Target::New), &entry).await?)
    }

    async fn step(
        &mut self,
        measure: PlanItemId,
        (what, day, by): (&str, i32, CarriedBy),
        [place, papers]: [&str; 2],
    ) -> Result<PlanItemId, SyntheticError> {
        let ctx = self.ctx().await?;
        let entry = StepEntry {
            what: what.to_owned(),
            on: Some(self.source.day(day)),
            meant: None,
            place: place.to_owned(),
            papers: papers.to_owned(),
            by,
            partner: String::new(),
            confirmed: true,
        };
        saved(&edit::step(self.app, &ctx, self.case, (measure, Target::New), &entry).await?)
    }

    /// Settles the draft, with what the client says to it and both signatures.
    async fn settle(
        &mut self,
        number: i64,
        answer: Agreement,
        words: &str,
        names: Option<[&str; 2]>,
    ) -> Result<(), SyntheticError> {
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let versions = store::plan::versions(&mut tx, self.case).await?;
        drop(tx);
        let revision = versions.last().map_or(0, |one| one.revision);
        edit::issue(self.app, &ctx, self.case, revision).await?;
        let answer = AnswerEntry {
            number,
            answer,
            words: words.to_owned(),
            on: ctx.today,
        };
        act::answer(self.app, &ctx, self.case, &answer).await?;
        for (signer, name) in [Signer::Client, Signer::Worker]
            .into_iter()
            .zip(names.into_iter().flatten())
        {
            let signature = SignatureEntry {
                number,
                signer,
                name: name.to_owned(),
                on: ctx.today,
                way: Way::Screen {
                    confirmed: true,
                    drawn: None,
                },
                against: None,
            };
            act::sign(self.app, &ctx, self.case, &signature).await?;
        }
        Ok(())
    }

    async fn progress(
        &mut self,
        item: PlanItemId,
        (day, seen): (i32, usize),
        status: MeasureStatus,
        (by, words): (Option<CarriedBy>, &str),
    ) -> Result<(), SyntheticError> {
        self.day = day;
        let ctx = self.ctx().await?;
        let entry = ProgressEntry {
            item,
            seen,
            status,
            on: ctx.today,
            done_by: by,
            words: words.to_owned(),
            epistemic: EpistemicKind::Fact,
        };
        act::progress(self.app, &ctx, self.case, &entry).await?;
        Ok(())
    }

    async fn first_version(&mut self) -> Result<(), SyntheticError> {
        self.begin(-110).await?;
        let home = goal(
            "housing",
            [
                "Nach der Haft keine eigene Wohnung.",
                "Ich will eine Tür, die ich selbst zumachen kann.",
                "Damit meine Tochter mich besuchen kann.",
                "Aufschreiben, wie ich wohnen will und was ich zahlen kann.",
                "Meine Schwester Mara hilft beim Umzug.",
            ],
            5,
        );
        let key = "Ein Mietvertrag oder ein Platz im Betreuten Wohnen, mit eigenem Schlüssel.";
        let mut tx = self.app.store.read().await?;
        let needs = need::open_in(&mut tx, self.case, "housing").await?;
        drop(tx);
        let home = GoalEntry { needs, ..home };
        let home = self.goal_by(home, (90, key)).await?;
        let search = MeasureEntry {
            due: Some(self.source.day(20)),
            ..measure(
                "Plätze im Betreuten Wohnen anfragen",
                MeasureKind::HousingSearch,
                CarriedBy::Worker,
                "housing",
            )
        };
        let search = self.measure(home, search).await?;
        let papers = ("Unterlagen zusammenstellen", -95, CarriedBy::Together);
        let place = ["JVA Tonna", "Personalausweis, Entlassungsschein"];
        let papers = self.step(search, papers, place).await?;
        let work = goal(
            "work",
            [
                "Keine Arbeit, lange Lücke im Lebenslauf.",
                "Ich will in einer Küche arbeiten, am liebsten richtig lernen.",
                "Beim Kochen bin ich ruhig.",
                "Mit dem Küchenleiter hier reden.",
                "Kocht gern, zwei Jahre Anstaltsküche.",
            ],
            6,
        );
        let work = self.goal(work).await?;
        let guidance = MeasureEntry {
            side: Side::Inside,
            target: "Koch oder Beikoch, Plan für die Teilqualifizierung".to_owned(),
            resource: "zwei Jahre Anstaltsküche".to_owned(),
            ..measure(
                "Berufswege klären",
                MeasureKind::CareerGuidance,
                CarriedBy::Together,
                "work",
            )
        };
        self.measure(work, guidance).await?;
        self.domains().await?;
        let names = Some(["Jonas Demir", "Sascha Sahin"]);
        self.settle(1, Agreement::Agreed, "", names).await?;
        self.sign_anew("Anna Krüger").await?;
        let by = Some(CarriedBy::Together);
        self.progress(
            papers,
            (-95, 0),
            MeasureStatus::Done,
            (by, "alles beisammen"),
        )
        .await?;
        self.progress(search, (-90, 0), MeasureStatus::Running, (None, ""))
            .await
    }

    async fn domains(&mut self) -> Result<(), SyntheticError> {
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let versions = store::plan::versions(&mut tx, self.case).await?;
        drop(tx);
        let revision = versions.last().map_or(0, |one| one.revision);
        let said = [
            ("finance", NeedResult::Need, "Grundsicherung, alte Schulden"),
            ("leisure", NeedResult::NoNeed, "Fußball läuft"),
            ("environment", NeedResult::NoNeed, "Schwester hält Kontakt"),
            ("health", NeedResult::Need, "Substitution ohne Lücke"),
            ("skills", NeedResult::Declined, ""),
        ];
        let said =
            said.map(|(domain, state, words)| (domain.to_owned(), Some(state), words.to_owned()));
        edit::domains(self.app, &ctx, self.case, revision, &said).await?;
        Ok(())
    }

    /// How far the first goals were reached, as a form sends it.
    fn scores(
        goals: &[PlanItemId],
        levels: &[(Attainment, &str)],
    ) -> Vec<(PlanItemId, Option<Attainment>, String)> {
        let all = goals.iter().zip(levels);
        all.map(|(goal, (level, why))| (*goal, Some(*level), (*why).to_owned()))
            .collect()
    }

    async fn review(
        &mut self,
        (day, words): (i32, &str),
        goals: &[PlanItemId],
        levels: &[(Attainment, &str)],
    ) -> Result<(), SyntheticError> {
        self.day = day;
        let ctx = self.ctx().await?;
        let entry = ReviewEntry {
            on: ctx.today,
            words: words.to_owned(),
            scores: Self::scores(goals, levels),
            epistemic: EpistemicKind::Assessment,
        };
        beside::review(self.app, &ctx, self.case, &entry).await?;
        Ok(())
    }

    /// Reviews and judgements between the versions.
    async fn between(&mut self) -> Result<(), SyntheticError> {
        let mut tx = self.app.store.read().await?;
        let versions = store::plan::versions(&mut tx, self.case).await?;
        drop(tx);
        let goals: Vec<PlanItemId> = versions
            .iter()
            .flat_map(|one| one.content.goals.iter().map(|goal| goal.id))
            .collect();
        let expected = (Attainment::Expected, "Vorgemerkt für Januar.");
        let more = (Attainment::More, "Der Küchenleiter gibt ein Zeugnis.");
        let first = "Noch keine Zusage, aber zwei Gespräche.";
        let second = "Die Neue Brücke hat vorgemerkt.";
        let slipped = [(Attainment::MuchLess, "Zwei Gespräche, keine Absage.")];
        self.review((-72, first), &goals, &slipped).await?;
        let right = (Attainment::Less, "Zwei Gespräche, keine Absage.");
        self.correct_review((-71, "in der Zeile verrutscht"), &goals, &[right])
            .await?;
        self.review((-40, second), &goals, &[expected, more])
            .await?;
        let levels = [
            (
                -108,
                "authorities",
                Independence::Escort,
                "Briefe bleiben liegen.",
            ),
            (
                -30,
                "authorities",
                Independence::Reminder,
                "Antrag selbst ausgefüllt.",
            ),
            (-30, "work", Independence::Reminder, ""),
        ];
        for (day, domain, level, words) in levels {
            self.day = day;
            let ctx = self.ctx().await?;
            let what = (domain, level);
            beside::judge(
                self.app,
                &ctx,
                self.case,
                what,
                (ctx.today, words, EpistemicKind::Assessment),
            )
            .await?;
        }
        Ok(())
    }

    async fn second_version(&mut self) -> Result<(), SyntheticError> {
        self.begin(-11).await?;
        let money = goal(
            "finance",
            [
                "Vier Wochen ohne Einkommen nach der Entlassung.",
                "Ich will vom ersten Tag an mein eigenes Geld haben.",
                "Nicht wieder bei Freunden leihen.",
                "Den Antrag selbst ausfüllen.",
                "Unterlagen sind vollständig.",
            ],
            7,
        );
        let paid = (45, "Das erste Geld ist auf dem eigenen Konto.");
        let money = self.goal_by(money, paid).await?;
        let claim = MeasureEntry {
            due: Some(self.source.day(38)),
            resource: "vollständige Unterlagen".to_owned(),
            ..measure(
                "Grundsicherung beantragen",
                MeasureKind::Application,
                CarriedBy::Client,
                "information_and_benefits",
            )
        };
        let claim = self.measure(money, claim).await?;
        let fill = ("Antrag ausfüllen", -8, CarriedBy::Client);
        let fill = self
            .step(claim, fill, ["JVA Tonna", "Ausweis, Kontoverbindung"])
            .await?;
        let hand = ("Antrag im Jobcenter abgeben", 39, CarriedBy::Together);
        self.step(
            claim,
            hand,
            ["Jobcenter Erfurt", "Antrag, Entlassungsschein, Ausweis"],
        )
        .await?;
        let health = goal(
            "health",
            [
                "Substitution darf keinen Tag ausfallen.",
                "Ich will keinen Tag ohne mein Medikament sein.",
                "Sonst geht alles von vorn los.",
                "In der Praxis anrufen.",
                "Die Praxis kennt mich schon.",
            ],
            8,
        );
        let health = self.goal(health).await?;
        let first = MeasureEntry {
            partner: "Praxis Dr. Vogelsang".to_owned(),
            from: Some(self.source.day(42)),
            ..measure(
                "Substitution übernehmen",
                MeasureKind::Treatment,
                CarriedBy::Partner,
                "health",
            )
        };
        self.measure(health, first).await?;
        self.rehearsal().await?;
        let remark = "Ins Wohnheim nur, wenn das Betreute Wohnen danach fest steht. Höchstens zwei \
                      Wochen.";
        let names = Some(["Jonas Demir", "Anna Krüger"]);
        self.settle(2, Agreement::WithRemark, remark, names).await?;
        self.progress(claim, (-8, 0), MeasureStatus::Running, (None, ""))
            .await?;
        let by = Some(CarriedBy::Client);
        self.progress(
            fill,
            (-8, 0),
            MeasureStatus::Done,
            (by, "allein ausgefüllt"),
        )
        .await?;
        let filled = (Attainment::Expected, "Der Antrag ist ausgefüllt.");
        let words = "Der Antrag ist fertig, die Praxis meldet sich.";
        self.review((-7, words), &[money], &[filled]).await
    }

    async fn since(&mut self) -> Result<(), SyntheticError> {
        self.day = -3;
        let ctx = self.ctx().await?;
        let entry = DecisionEntry {
            on: ctx.today,
            question: "Wo wohne ich in den ersten zwei Wochen?".to_owned(),
            options: "Wohnheim; bei Mara auf dem Sofa; freiwillig länger in der Anstalt bleiben"
                .to_owned(),
            wish: "Nicht ins Wohnheim, wenn es irgendwie geht.".to_owned(),
            result:
                "Wohnheim für höchstens zwei Wochen, sobald die Neue Brücke schriftlich zusagt."
                    .to_owned(),
            present: "Jonas Demir, Anna Krüger".to_owned(),
            why: String::new(),
        };
        beside::decide(self.app, &ctx, self.case, None, &entry).await?;
        Ok(())
    }

    /// Some running cases of the programme that have been there for more than three months.
    async fn others(
        &mut self,
        programme: &str,
        except: Option<CaseId>,
    ) -> Result<Vec<CaseId>, SyntheticError> {
        let ctx = self.ctx().await?;
        let reports = scope(&ctx.actor, ListKind::Reports);
        let today = self.source.today;
        let what = Counted {
            scope: &reports,
            programme,
            period: Period {
                from: today,
                to: today,
            },
        };
        let mut tx = self.app.store.read().await?;
        let mut cases = Vec::new();
        let long_ago = self.source.day(-100);
        for case in store::report::followed(&mut tx, &what).await? {
            let row = store::case::by_id(&mut tx, case).await?;
            let fits = row.is_some_and(|row| {
                row.status.is_running() && row.entry_on.is_some_and(|entry| entry < long_ago)
            });
            if fits && Some(case) != except && cases.len() < SHORT {
                cases.push(case);
            }
        }
        Ok(cases)
    }

    /// Two versions: the second hands over to the client what the worker did in the first.
    async fn short(&mut self) -> Result<(), SyntheticError> {
        self.begin(-80).await?;
        let entry = goal(
            "housing",
            [
                "Wohnung nach der Haft offen.",
                "Ich will irgendwo ankommen.",
                "",
                "",
                "Hat früher schon allein gewohnt.",
            ],
            5,
        );
        let one = self.goal(entry).await?;
        let kind = MeasureKind::HousingSearch;
        let what = measure("Vermieter anschreiben", kind, CarriedBy::Worker, "housing");
        let first = self.measure(one, what).await?;
        let letter = ("Anschreiben verfassen", -75, CarriedBy::Together);
        self.step(first, letter, ["", ""]).await?;
        self.settle(1, Agreement::Agreed, "", None).await?;
        self.begin(-20).await?;
        let by = if self.source.chance(60) {
            CarriedBy::Client
        } else {
            CarriedBy::Together
        };
        let what = measure("Besichtigungen vereinbaren", kind, by, "housing");
        let second = self.measure(one, what).await?;
        self.step(second, ("Drei Termine vereinbaren", -10, by), ["", ""])
            .await?;
        self.settle(2, Agreement::Agreed, "", None).await
    }
}
