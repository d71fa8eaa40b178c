use std::collections::HashSet;

use auth::token::{MalformedToken, TOKEN_CHARS, Token};
use proptest::prelude::*;
use rand::{SeedableRng, rngs::StdRng};

#[test]
fn tokens_differ_and_survive_a_cookie() {
    let mut rng = StdRng::seed_from_u64(1);
    let tokens: Vec<Token> = (0..200).map(|_| Token::random(&mut rng)).collect();
    let hashes: HashSet<[u8; 32]> = tokens.iter().map(Token::hash).collect();
    assert_eq!(hashes.len(), tokens.len());
    for token in tokens {
        assert_eq!(token.reveal().len(), TOKEN_CHARS);
        let safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        assert!(token.reveal().chars().all(safe));
        assert_eq!(Token::parse(token.reveal()).unwrap(), token);
    }
}

#[test]
fn the_hash_is_sha_256_of_the_bytes() {
    // 32 zero bytes; the result is the published one for that input.
    let zeros = Token::parse(&"A".repeat(43)).unwrap();
    let hash = zeros.hash();
    assert_eq!(hash[..8], [0x66, 0x68, 0x7a, 0xad, 0xf8, 0x62, 0xbd, 0x77]);
    assert_eq!(hash[24..], [0x90, 0x2a, 0x59, 0x1d, 0x0d, 0x5f, 0x29, 0x25]);
}

#[test]
fn what_is_no_token_is_refused_without_being_repeated() {
    let plus = format!("{}+", "A".repeat(42));
    let second_spelling = format!("{}B", "A".repeat(42));
    for text in [
        "",
        "A",
        "secret",
        &"A".repeat(42),
        &"A".repeat(44),
        &plus,
        &second_spelling,
    ] {
        assert_eq!(Token::parse(text), Err(MalformedToken), "{text}");
    }
    assert!(!MalformedToken.to_string().contains("secret"));
}

#[test]
fn debug_shows_nothing_of_the_secret() {
    let token = Token::random(&mut StdRng::seed_from_u64(1));
    assert_eq!(format!("{token:?}"), "Token(secret)");
}

proptest! {
    #[test]
    fn a_token_is_written_in_one_way_only(text in "[A-Za-z0-9_-]{43}") {
        if let Ok(token) = Token::parse(&text) {
            prop_assert_eq!(token.reveal(), text);
        }
    }
}
