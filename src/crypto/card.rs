//! The card (`NAME.dalacard`): who a vault is to others. A few lines of text, signed by
//! the vault's own key, and for a change of key by the old one too. Trust does not come
//! from here: two people compare the fingerprint aloud.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::hash::sha256;
use super::seal::Recipient;
use super::sign::{Signer, verify};
use super::sshsig::{parse_ssh_line, ssh_line};
use crate::record::{Signature, SignerKey};

const HEADER: &str = "dala-card-v1";
const SIGN_DOMAIN: &[u8] = b"dala-card-signature-v1\n";
const SUCCESSION_DOMAIN: &[u8] = b"dala-card-succession-v1\n";
const FINGERPRINT_DOMAIN: &[u8] = b"dala-card-fingerprint-v1\n";
/// The most bytes of a card: names of 80 characters take 320, all else some 600.
const CARD_MOST: usize = 2048;
/// The most characters of a name.
const NAME_MOST: usize = 80;

/// A card, checked: its signatures hold.
///
/// ```text
/// dala-card-v1
/// name: Display or code name
/// key: ssh-ed25519 AAAA…
/// recipient: age1…
/// previous: ssh-ed25519 AAAA… HEX        (only after a change of key)
/// signature: HEX
/// ```
/// Lines end in a line feed, in this order, each once, nothing else. `signature` is
/// Ed25519 by `key` over `dala-card-signature-v1`, a line feed and the SHA-256 of all
/// bytes before its line; the one in `previous` is by the old key over
/// `dala-card-succession-v1`, a line feed and the SHA-256 of the first four lines.
///
/// ```
/// use dala::crypto::{Card, SealingKey, Secret, Signer};
/// let signer = Signer::from_seed(&Secret::new([7; 32]));
/// let card = Card::new("Jolbarys", &signer, SealingKey::generate().recipient()).unwrap();
/// assert_eq!(card.to_text().parse::<Card>().unwrap(), card);
/// assert_eq!(card.fingerprint().to_string().len(), 8 * 5 + 7);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    name: String,
    key: SignerKey,
    recipient: Recipient,
    previous: Option<(SignerKey, Signature)>,
    signature: Signature,
}

/// A card that cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Not a card.
    #[error("this is not a card")]
    NotACard,
    /// A later version.
    #[error("the card was made by a newer version")]
    Newer,
    /// A line that is not as it must be.
    #[error("line {0} of the card is damaged")]
    Line(usize),
    /// Not a name that can be shown.
    #[error("a name has 1 to 80 letters or signs in one line, and no blank at either end")]
    Name,
    /// The card's own signature does not hold.
    #[error("the card was altered: its signature does not hold")]
    Signature,
    /// The old key's signature does not hold.
    #[error("the card was altered: the old key did not sign the new one")]
    Succession,
}

impl Card {
    /// A card of this key and recipient.
    ///
    /// # Errors
    /// [`CardError::Name`].
    pub fn new(name: &str, signer: &Signer, recipient: Recipient) -> Result<Self, CardError> {
        Self::make(name, signer, recipient, None)
    }

    /// A card for new keys, vouched for by the old one.
    ///
    /// # Errors
    /// [`CardError::Name`].
    pub fn succeeding(
        name: &str,
        signer: &Signer,
        recipient: Recipient,
        old: &Signer,
    ) -> Result<Self, CardError> {
        Self::make(name, signer, recipient, Some(old))
    }

    fn make(
        name: &str,
        signer: &Signer,
        recipient: Recipient,
        old: Option<&Signer>,
    ) -> Result<Self, CardError> {
        let name: String = name.nfc().collect();
        check_name(&name)?;
        let signature = Signature([0; 64]);
        let mut card = Self { name, key: signer.key(), recipient, previous: None, signature };
        card.previous = old.map(|old| {
            let message = message(SUCCESSION_DOMAIN, &card.first_lines());
            (old.key(), old.sign(&message))
        });
        card.signature = signer.sign(&message(SIGN_DOMAIN, &card.signed_lines()));
        Ok(card)
    }

    /// Display or code name: one line, NFC.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key that signs this vault's revisions and bundles.
    pub fn key(&self) -> SignerKey {
        self.key
    }

    /// What to seal to.
    pub fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// The key that this card's key takes over from. That key did sign this.
    pub fn previous(&self) -> Option<SignerKey> {
        self.previous.map(|(key, _)| key)
    }

    /// The short form to compare aloud.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.key, &self.recipient.to_string())
    }

    /// The text of the file, also of the QR code.
    pub fn to_text(&self) -> String {
        format!("{}signature: {}\n", self.signed_lines(), self.signature)
    }

    fn first_lines(&self) -> String {
        let Self { name, key, recipient, previous: _, signature: _ } = self;
        format!("{HEADER}\nname: {name}\nkey: {}\nrecipient: {recipient}\n", ssh_line(key))
    }

    fn signed_lines(&self) -> String {
        let mut lines = self.first_lines();
        if let Some((key, signature)) = &self.previous {
            lines += &format!("previous: {} {signature}\n", ssh_line(key));
        }
        lines
    }

    fn check_signatures(&self) -> Result<(), CardError> {
        if let Some((old, signature)) = &self.previous {
            let message = message(SUCCESSION_DOMAIN, &self.first_lines());
            if *old == self.key || !verify(old, &message, signature) {
                return Err(CardError::Succession);
            }
        }
        let message = message(SIGN_DOMAIN, &self.signed_lines());
        if verify(&self.key, &message, &self.signature) {
            Ok(())
        } else {
            Err(CardError::Signature)
        }
    }
}

fn message(domain: &[u8], lines: &str) -> Vec<u8> {
    [domain, sha256(lines.as_bytes()).as_bytes()].concat()
}

/// One line that looks the same to both who compare it: no control characters, no
/// characters that are invisible or turn the direction of writing.
fn check_name(name: &str) -> Result<(), CardError> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{e0000}'..='\u{e0fff}')
    };
    let length = name.chars().count();
    let sound = (1..=NAME_MOST).contains(&length)
        && name.trim() == name
        && is_nfc(name)
        && !name.chars().any(hidden);
    if sound { Ok(()) } else { Err(CardError::Name) }
}

impl FromStr for Card {
    type Err = CardError;

    fn from_str(text: &str) -> Result<Self, CardError> {
        if text.len() > CARD_MOST || !text.starts_with("dala-card-v") {
            return Err(CardError::NotACard);
        }
        let lines: Vec<&str> = text.split_terminator('\n').collect();
        if lines.first() != Some(&HEADER) {
            return Err(CardError::Newer);
        }
        let field = |index: usize, label: &str| {
            lines
                .get(index)
                .and_then(|line| line.strip_prefix(label)?.strip_prefix(": "))
                .ok_or(CardError::Line(index + 1))
        };
        let name = field(1, "name")?;
        check_name(name)?;
        let key = parse_ssh_line(field(2, "key")?).ok_or(CardError::Line(3))?;
        let recipient = field(3, "recipient")?.parse().map_err(|_| CardError::Line(4))?;
        let previous = match field(4, "previous") {
            Ok(line) => Some(parse_previous(line).ok_or(CardError::Line(5))?),
            Err(_) => None,
        };
        let last = if previous.is_some() { 5 } else { 4 };
        let signature = field(last, "signature")?.parse().map_err(|_| CardError::Line(last + 1))?;
        let card = Self { name: name.to_owned(), key, recipient, previous, signature };
        if card.to_text() != text {
            return Err(CardError::Line(last + 2));
        }
        card.check_signatures()?;
        Ok(card)
    }
}

fn parse_previous(line: &str) -> Option<(SignerKey, Signature)> {
    let (key, signature) = line.rsplit_once(' ')?;
    Some((parse_ssh_line(key)?, signature.parse().ok()?))
}

/// The short form of a card's key and recipient, to compare aloud: eight groups of five
/// digits, each two bytes of a SHA-256 (00000 to 65535). That is 128 bits: whoever wants a
/// card of his own to show the same digits must try 2^128 keys. The name has no part in
/// it, since it may change, and since it is compared by eye anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u16; 8]);

/// Text that is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is eight groups of five digits")]
pub struct BadFingerprint;

impl Fingerprint {
    /// That of a key and a recipient (`age1…`), as a card shows it.
    pub fn of(key: &SignerKey, recipient: &str) -> Self {
        let digest = sha256(&[FINGERPRINT_DOMAIN, key.as_bytes(), recipient.as_bytes()].concat());
        let mut groups = [0; 8];
        for (group, pair) in groups.iter_mut().zip(digest.0.chunks_exact(2)) {
            *group = pair.iter().fold(0, |sum, &byte| sum << 8 | u16::from(byte));
        }
        Self(groups)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, group) in self.0.iter().enumerate() {
            let blank = if index == 0 { "" } else { " " };
            write!(f, "{blank}{group:05}")?;
        }
        Ok(())
    }
}

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    /// As written or typed: blanks, hyphens and line breaks between the digits do not
    /// count.
    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        let mut digits = String::new();
        for letter in text.chars().take(200) {
            match letter {
                '0'..='9' => digits.push(letter),
                '-' => {}
                blank if blank.is_whitespace() => {}
                _ => return Err(BadFingerprint),
            }
        }
        if digits.len() != 40 {
            return Err(BadFingerprint);
        }
        let mut groups = [0; 8];
        for (index, group) in groups.iter_mut().enumerate() {
            let five = digits.get(5 * index..5 * index + 5).ok_or(BadFingerprint)?;
            *group = five.parse().map_err(|_| BadFingerprint)?;
        }
        Ok(Self(groups))
    }
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;
