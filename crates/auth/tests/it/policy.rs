use auth::password::{PasswordProblem as Problem, policy};
use domain::{Code, names::fold_tight};
use proptest::prelude::*;

fn problems(password: &str) -> Vec<Problem> {
    policy(password, "m.beispiel", &["Mara", "Beispiel-Özkan"])
        .err()
        .unwrap_or_default()
}

#[test]
fn sentences_and_random_passwords_pass() {
    for password in [
        "drei Birken am Ufer",
        "Der Zug nach Gera hat Verspätung",
        "kX9#vLq2$mWz8",
        "elevator blue cheese",
        "7 Zwerge, 1 Berg, 0 Socken",
        "mein Hund mag keine Gurken",
        "пароль из четырёх слов",
        "Wir nutzen nahtlos seit Herbst",
        "Mara hört gern Orgelmusik",
        "!§%&/()=?*+#",
    ] {
        assert_eq!(problems(password), [], "{password}");
    }
}

#[test]
fn length_is_counted_in_characters() {
    assert_eq!(problems("kÄÖÜß9vLqmW"), [Problem::TooShort]);
    assert_eq!(problems("kÄÖÜß9vLqmWz"), []);
    assert_eq!(problems(&"kÄÖÜß9vLqmWzabde".repeat(8)), []);
    assert_eq!(
        problems(&format!("{}x", "kÄÖÜß9vLqmWzabde".repeat(8))),
        [Problem::TooLong]
    );
}

#[test]
fn common_words_are_recognised_under_their_decoration() {
    for password in [
        "Sommer2024!!",
        "SOMMER-2024-!",
        "2024sommer2024",
        "passwort123456",
        "P4ssw0rt-2027",
        "p@$$w0rt20277",
        "Passwörter2027!",
        "hallohallohallo",
        "Hallo.Hallo.Hallo",
        "schatzschatzsch",
        "Gartenschlüssel7",
        "Erfurt-Winter-27",
        "qwertzuiopasdf",
        "1q2w3e4r5t6z",
        "1qay2wsx3edc4rfv",
        "maxmustermann1",
        "justizvollzugsanstalt",
        "Herzlich Willkommen",
        "w1llkommen2027",
    ] {
        assert!(problems(password).contains(&Problem::Common), "{password}");
    }
}

#[test]
fn rows_of_digits_and_of_one_sign_are_refused() {
    assert_eq!(problems("123456789012"), [Problem::OnlyDigits]);
    assert_eq!(problems("15.03.2027 07:00"), [Problem::OnlyDigits]);
    assert_eq!(problems("0361 / 555 0199"), [Problem::OnlyDigits]);
    assert_eq!(problems("zzzzzzzzzzzz"), [Problem::Monotonous]);
    assert_eq!(problems("xyvxyvxyvxyv"), [Problem::Monotonous]);
    assert_eq!(problems("            "), [Problem::Monotonous]);
}

#[test]
fn ones_own_name_is_no_password() {
    for password in [
        "m.beispiel2027",
        "Mara.Beispiel!",
        "BeispielMara27",
        "maramaramara1",
        "Beispiel-Oezkan",
        "özkanözkan2027",
        "nahtlos2027!",
        "Nahtlos-Mara-27",
        "nahtlosnahtlos",
        "N4htl0s!2027",
    ] {
        assert!(
            problems(password).contains(&Problem::Personal),
            "{password}"
        );
    }
}

#[test]
fn short_names_do_not_spoil_other_words() {
    assert_eq!(
        policy("elevator blue cheese", "e.li", &["Eva", "Li"]),
        Ok(())
    );
    assert_eq!(
        policy("Eva-Eva-Eva-1", "e.li", &["Eva", "Li"]),
        Err(vec![Problem::Common, Problem::Personal])
    );
    assert_eq!(policy("drei Birken am Ufer", "", &[]), Ok(()));
    assert_eq!(policy("drei Birken am Ufer", " ", &["", "-"]), Ok(()));
}

#[test]
fn every_reason_is_named() {
    assert_eq!(problems("aaa"), [Problem::TooShort, Problem::Monotonous]);
    assert_eq!(
        problems("111"),
        [Problem::TooShort, Problem::Monotonous, Problem::OnlyDigits]
    );
    assert_eq!(
        problems("Nahtlos1"),
        [Problem::TooShort, Problem::Common, Problem::Personal]
    );
    for &problem in Problem::ALL {
        assert_eq!(Problem::from_code(problem.code()), Ok(problem));
    }
}

#[test]
fn the_list_is_sorted_without_doubles_and_long_enough() {
    let words: Vec<String> = include_str!("../../src/common_passwords.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(String::from)
        .collect();
    assert!(words.len() >= 1500, "{}", words.len());
    assert!(words.is_sorted());
    let mut folded: Vec<String> = words.iter().map(|word| fold_tight(word)).collect();
    folded.sort();
    let doubles: Vec<_> = folded
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .collect();
    assert!(doubles.is_empty(), "{doubles:?}");
    assert!(folded.iter().all(|word| word.len() >= 3));
    for word in words {
        assert!(
            problems(&format!("{word}!2027!!!!!!!")).contains(&Problem::Common),
            "{word}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(password in ".{0,140}", login in ".{0,20}", name in ".{0,20}") {
        let answer = policy(&password, &login, &[&name]);
        let chars = password.chars().count();
        if !(12..=128).contains(&chars) {
            prop_assert!(answer.is_err());
        }
    }

    #[test]
    fn years_and_signs_never_mend_a_common_word(
        tail in "[0-9!?.#*-]{0,12}",
        head in "[0-9!?.#*-]{0,4}",
    ) {
        let password = format!("{head}Sommer{tail}");
        prop_assert!(problems(&password).contains(&Problem::Common), "{}", password);
    }
}
