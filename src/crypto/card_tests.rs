//! Cards: round trips, hostile text, pinned bytes. SSH signatures too.

use super::super::secret::Secret;
use super::super::sshsig::{SshsigError, sign_bundle, verify_bundle};
use super::*;

const RECIPIENT: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

fn signer(seed: u8) -> Signer {
    Signer::from_seed(&Secret::new([seed; 32]))
}

fn card(name: &str) -> Card {
    Card::new(name, &signer(1), RECIPIENT.parse().unwrap()).unwrap()
}

#[test]
fn the_bytes_of_a_card_are_pinned() {
    let card = card("Айгүл");
    assert_eq!(card.to_text(), include_str!("card_golden.txt"));
    assert_eq!(card.fingerprint().to_string(), include_str!("card_fingerprint.txt").trim_end());
}

#[test]
fn a_card_comes_back_from_its_text() {
    let old = signer(9);
    let next =
        Card::succeeding("Жолбарыс 2", &signer(1), RECIPIENT.parse().unwrap(), &old).unwrap();
    assert_eq!(next.to_text().parse::<Card>().unwrap(), next);
    assert_eq!(next.previous(), Some(old.key()));
    assert_eq!(card("a").previous(), None);
}

#[test]
fn every_altered_byte_of_a_card_is_noticed() {
    let next = Card::succeeding("Jo", &signer(1), RECIPIENT.parse().unwrap(), &signer(9)).unwrap();
    let text = next.to_text();
    for at in 0..text.len() {
        for flip in [1, 2, 0x20] {
            let mut altered = text.clone().into_bytes();
            altered[at] ^= flip;
            if let Ok(altered) = String::from_utf8(altered) {
                assert!(altered.parse::<Card>().is_err(), "byte {at} by {flip}:\n{altered}");
            }
        }
        assert!(text[..at].parse::<Card>().is_err(), "cut at {at}");
    }
    assert!(format!("{text}\n").parse::<Card>().is_err());
    assert!(text.replace('\n', "\r\n").parse::<Card>().is_err());
}

#[test]
fn an_old_key_cannot_be_claimed_without_it() {
    let mut forged = card("Jo");
    let signature = signer(1).sign(b"anything");
    forged.previous = Some((signer(9).key(), signature));
    forged.signature = signer(1).sign(&message(SIGN_DOMAIN, &forged.signed_lines()));
    assert_eq!(forged.to_text().parse::<Card>(), Err(CardError::Succession));
}

#[test]
fn names_that_deceive_or_break_the_line_are_refused() {
    let recipient: Recipient = RECIPIENT.parse().unwrap();
    let long = "ә".repeat(81);
    for name in ["", " a", "a ", "a\nkey: x", "a\u{202e}b", "a\u{200b}", "a\tb", "\u{feff}a", &long]
    {
        let made = Card::new(name, &signer(1), recipient.clone());
        assert_eq!(made, Err(CardError::Name), "{name:?}");
    }
    assert_eq!(card("и\u{306}").name(), "й");
    assert!(Card::new(&"ә".repeat(80), &signer(1), recipient).is_ok());
}

#[test]
fn other_text_and_newer_cards_are_told_apart() {
    assert_eq!("hello".parse::<Card>(), Err(CardError::NotACard));
    assert_eq!("dala-card-v2\nname: x\n".parse::<Card>(), Err(CardError::Newer));
    assert_eq!("dala-card-v1\nnom: x\n".parse::<Card>(), Err(CardError::Line(2)));
    let huge = format!("dala-card-v1\nname: {}", "x".repeat(1 << 20));
    assert_eq!(huge.parse::<Card>(), Err(CardError::NotACard));
}

#[test]
fn a_fingerprint_comes_back_however_it_was_typed() {
    let fingerprint = card("a").fingerprint();
    let text = fingerprint.to_string();
    assert_eq!(text.parse(), Ok(fingerprint));
    assert_eq!(text.replace(' ', "-").parse(), Ok(fingerprint));
    assert_eq!(text.replace(' ', "").parse(), Ok(fingerprint));
    assert_eq!(text.replace(' ', "\n  ").parse(), Ok(fingerprint));
    assert!(text[1..].parse::<Fingerprint>().is_err());
    assert!("99999 ".repeat(8).parse::<Fingerprint>().is_err());
}

#[test]
fn the_fingerprint_depends_on_key_and_recipient_and_not_on_the_name() {
    let fingerprint = card("a").fingerprint();
    assert_eq!(card("b").fingerprint(), fingerprint);
    let recipient = super::super::seal::SealingKey::generate().recipient();
    let other = Card::new("a", &signer(1), recipient).unwrap();
    assert_ne!(other.fingerprint(), fingerprint);
    let other = Card::new("a", &signer(2), RECIPIENT.parse().unwrap()).unwrap();
    assert_ne!(other.fingerprint(), fingerprint);
}

#[test]
fn an_ssh_signature_holds_for_its_bytes_alone() {
    let armored = sign_bundle(&signer(1), b"words").unwrap();
    assert_eq!(verify_bundle(armored.as_bytes(), b"words"), Ok(signer(1).key()));
    assert_eq!(verify_bundle(armored.as_bytes(), b"Words"), Err(SshsigError::Wrong));
    for at in 0..armored.len() {
        for flip in [1, 0x20] {
            let mut altered = armored.clone().into_bytes();
            altered[at] ^= flip;
            assert!(verify_bundle(&altered, b"words").is_err(), "byte {at}");
        }
        assert!(verify_bundle(&armored.as_bytes()[..at], b"words").is_err());
    }
    for other in [armored.replace('\n', "\r\n"), format!("{armored}\n"), format!("\n{armored}")] {
        assert_eq!(verify_bundle(other.as_bytes(), b"words"), Err(SshsigError::Malformed));
    }
}
