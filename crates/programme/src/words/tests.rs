use domain::{
    Code,
    anchor::Anchors,
    calendar::{Holiday, HolidayRule, Holidays, Roll},
    deadline::{DueRule, due},
    land::Land,
};
use jiff::civil::date;

use super::*;
use crate::{expression::Expression, facts::Fact, fixture};

fn in_words(offset: &str, anchor: Anchor) -> (String, String) {
    let offset = offset.parse().unwrap();
    (
        offset_in_words(offset, anchor, Lang::De),
        offset_in_words(offset, anchor, Lang::En),
    )
}

#[test]
fn offsets_read_as_people_say_them() {
    for (offset, anchor, de, en) in [
        (
            "-3m",
            Anchor::Release,
            "3 Monate vor der Entlassung",
            "3 months before release",
        ),
        (
            "-1m",
            Anchor::Release,
            "1 Monat vor der Entlassung",
            "1 month before release",
        ),
        (
            "0d",
            Anchor::Release,
            "am Tag der Entlassung",
            "on the day of release",
        ),
        (
            "+14d",
            Anchor::MoveIn,
            "14 Tage nach dem Einzug",
            "14 days after moving in",
        ),
        (
            "+1wd",
            Anchor::Release,
            "1 Arbeitstag nach der Entlassung",
            "1 working day after release",
        ),
        (
            "-6m +4w",
            Anchor::Release,
            "6 Monate vor der Entlassung plus 4 Wochen",
            "6 months before release plus 4 weeks",
        ),
        (
            "+1m +2d",
            Anchor::JobStart,
            "1 Monat und 2 Tage nach dem Arbeitsbeginn",
            "1 month and 2 days after the start of the job",
        ),
    ] {
        assert_eq!(in_words(offset, anchor), (de.to_owned(), en.to_owned()));
    }
    for anchor in Anchor::ALL {
        let (de, en) = in_words("-2w", *anchor);
        assert!(
            de.starts_with("2 Wochen vor de") && en.starts_with("2 weeks before "),
            "{de} {en}"
        );
    }
}

fn explained(anchors: &Anchors, offset: &str, roll: Roll) -> (String, String) {
    let holidays = Holidays(vec![Holiday {
        name: "Tag der Deutschen Einheit".into(),
        rule: HolidayRule::Fixed { month: 10, day: 3 },
        laender: vec![],
        from_year: None,
        to_year: None,
    }]);
    let rule = DueRule {
        anchor: Anchor::Release,
        offset: offset.parse().unwrap(),
        roll,
    };
    let due = due(rule, anchors, Land::Thueringen, &holidays).unwrap();
    (due_in_words(&due, Lang::De), due_in_words(&due, Lang::En))
}

#[test]
fn a_due_date_explains_itself_in_one_sentence() {
    let release = |day| Anchors::new().with(Anchor::Release, day);
    let plain = explained(&release(date(2026, 12, 31)), "-3m", Roll::Before);
    assert_eq!(
        plain.0,
        "3 Monate vor der Entlassung am 31.12.2026: 30.09.2026."
    );
    assert_eq!(
        plain.1,
        "3 months before release on 31 December 2026: 30 September 2026."
    );
    let holiday = explained(&release(date(2028, 1, 3)), "-3m", Roll::Before);
    assert_eq!(
        holiday.0,
        "3 Monate vor der Entlassung am 03.01.2028: 03.10.2027; der 03.10.2027 ist ein Feiertag \
         (Tag der Deutschen Einheit), deshalb der 01.10.2027."
    );
    let sunday = explained(&release(date(2027, 1, 3)), "0d", Roll::After);
    assert_eq!(sunday.0, "Am Tag der Entlassung am 03.01.2027: 03.01.2027; der 03.01.2027 ist ein Sonntag, deshalb der 04.01.2027.".replace(" am 03.01.2027:", ":"));
    let both = explained(&release(date(2026, 12, 31)), "-6m +4w", Roll::Before);
    assert_eq!(
        both.0,
        "6 Monate vor der Entlassung am 31.12.2026 plus 4 Wochen: 28.07.2026."
    );
    let late = release(date(2026, 12, 31)).with(Anchor::Entry, date(2026, 11, 2));
    let late = explained(&late, "-3m", Roll::Before);
    assert_eq!(
        late.0,
        "3 Monate vor der Entlassung am 31.12.2026: 30.09.2026; der Fall begann erst am \
         02.11.2026, deshalb sofort fällig (verkürzt)."
    );
    assert!(late.1.ends_with("so it is due at once (shortened)."));
}

#[test]
fn rules_read_in_both_languages() {
    let programme = fixture::programme();
    let rule = |id: &str| {
        let one = programme.criteria.iter().find(|one| one.id == id).unwrap();
        expression(&programme, &one.when)
    };
    assert_eq!(
        rule("region"),
        Text::new(
            "Entlassungsort: Erfurt oder Ostthüringen",
            "place of release: Erfurt or East Thuringia"
        )
    );
    assert_eq!(
        rule("support").de,
        "andere Unterstützung: keine oder nur B.I.S.S."
    );
    assert_eq!(
        rule("supervision"),
        Text::new("Führungsaufsicht: nein", "conduct supervision: no")
    );
    let both = Expression::None(vec![
        programme.criteria[0].when.clone(),
        Expression::All(vec![
            programme.criteria[1].when.clone(),
            programme.criteria[2].when.clone(),
        ]),
    ]);
    assert_eq!(
        expression(&programme, &both).de,
        "nicht (Haftzeit: mindestens 12 Monate oder (Entlassungsort: Erfurt oder Ostthüringen \
         und Führungsaufsicht: nein))"
    );
    for fact in Fact::ALL {
        assert!(!fact_label(*fact).de.is_empty() && !fact_label(*fact).en.is_empty());
    }
}
