use auth::password::{HashError, hash, needs_rehash, verify, verify_sign_in};
use rand::{SeedableRng, rngs::StdRng};

const TYPED: &str = "drei Birken am Ufer";

fn rng() -> StdRng {
    StdRng::seed_from_u64(1)
}

#[test]
fn the_right_password_matches_and_no_other() {
    let stored = hash(TYPED, &mut rng()).unwrap();
    assert!(verify(TYPED, &stored));
    assert!(!verify("drei Birken am ufer", &stored));
    assert!(!verify("drei Birken am Ufer ", &stored));
    assert!(!verify("", &stored));
}

#[test]
fn the_hash_is_argon2id_with_the_recommended_cost() {
    let stored = hash(TYPED, &mut rng()).unwrap();
    assert!(
        stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{stored}"
    );
    assert!(stored.is_ascii() && stored.len() <= 128);
    assert!(!needs_rehash(&stored));
}

#[test]
fn two_hashes_of_one_password_differ() {
    let mut rng = rng();
    let (first, second) = (
        hash(TYPED, &mut rng).unwrap(),
        hash(TYPED, &mut rng).unwrap(),
    );
    assert_ne!(first, second);
    assert!(verify(TYPED, &first) && verify(TYPED, &second));
}

#[test]
fn weaker_or_foreign_hashes_are_renewed() {
    let tail = "$bm9ib2R5IGhhcyB0aGlz$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let stale = |head: &str| needs_rehash(&format!("{head}{tail}"));
    assert!(!stale("$argon2id$v=19$m=19456,t=2,p=1"));
    assert!(
        !stale("$argon2id$v=19$m=65536,t=3,p=1"),
        "stronger ones stay"
    );
    assert!(stale("$argon2id$v=19$m=4096,t=2,p=1"));
    assert!(stale("$argon2id$v=19$m=19456,t=1,p=1"));
    assert!(stale("$argon2id$v=19$m=19456,t=2,p=4"));
    assert!(stale("$argon2id$v=16$m=19456,t=2,p=1"));
    assert!(stale("$argon2i$v=19$m=19456,t=2,p=1"));
    assert!(
        needs_rehash("$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz"),
        "no result"
    );
    assert!(needs_rehash("secret"));
    assert!(needs_rehash(""));
}

#[test]
fn a_damaged_hash_matches_nothing() {
    for stored in [
        "",
        "secret",
        "$argon2id$",
        "$2b$12$abc",
        "$argon2id$v=19$m=19456,t=2,p=1$AAAA",
    ] {
        assert!(!verify(TYPED, stored), "{stored}");
        assert!(!verify("", stored), "{stored}");
    }
}

#[test]
fn without_a_stored_hash_nobody_gets_in() {
    let stored = hash(TYPED, &mut rng()).unwrap();
    assert!(verify_sign_in(TYPED, Some(&stored)));
    assert!(!verify_sign_in("something else", Some(&stored)));
    assert!(!verify_sign_in(TYPED, None));
    assert!(!verify_sign_in("", None));
}

#[test]
fn one_letter_typed_on_two_keyboards_is_one_letter() {
    let composed = "Fr\u{fc}hst\u{fc}ck um sieben";
    let decomposed = "Fru\u{308}hstu\u{308}ck\u{a0}um sieben";
    let stored = hash(composed, &mut rng()).unwrap();
    assert!(verify(decomposed, &stored));
}

#[test]
fn what_is_too_long_is_neither_hashed_nor_compared() {
    let longest = "ä".repeat(128);
    let stored = hash(&longest, &mut rng()).unwrap();
    assert!(verify(&longest, &stored));
    let beyond = "ä".repeat(129);
    assert!(!verify(&beyond, &stored));
    let error = hash(&beyond, &mut rng()).unwrap_err();
    assert!(matches!(error, HashError::TooLong { chars: 129 }));
    assert_eq!(
        error.to_string(),
        "the password has 129 characters, at most 128 are hashed"
    );
}

#[test]
fn an_unknown_login_costs_a_whole_hash() {
    // Compared with a damaged hash, which is answered at once, so that no absolute time is asserted.
    let time = |stored: Option<&str>| {
        let begin = std::time::Instant::now();
        assert!(!verify_sign_in(TYPED, stored));
        begin.elapsed()
    };
    let at_once = (0..3).map(|_| time(Some("damaged"))).min().unwrap();
    let unknown = (0..3).map(|_| time(None)).min().unwrap();
    assert!(
        unknown > at_once * 20,
        "unknown {unknown:?}, at once {at_once:?}"
    );
}
