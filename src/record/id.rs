//! Typed ids: thirty-two bytes of one meaning can never be taken for another.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use uuid::{Uuid, Variant};

/// Text that is not the lower-case hexadecimal form of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not {0} lower-case hexadecimal digits")]
pub struct BadHex(usize);

/// By hand: merging writes a dozen of these for each revision, and `{:02x}` would take as
/// long for them as everything else that the revision needs.
fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' - 10 + nibble };
    let mut text = [0; 2 * 64];
    let mut end = 0;
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 0xf)]);
        end += 2;
    }
    f.write_str(text.get(..end).and_then(|text| str::from_utf8(text).ok()).ok_or(fmt::Error)?)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

fn read_hex<const N: usize>(text: &str) -> Result<[u8; N], BadHex> {
    let bad = BadHex(2 * N);
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return Err(bad);
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return Err(bad) };
        *byte = nibble(*high).ok_or(bad)? << 4 | nibble(*low).ok_or(bad)?;
    }
    Ok(bytes)
}

macro_rules! hex_bytes {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }

            /// From a slice of exactly the right length.
            ///
            /// # Errors
            /// [`BadHex`] if the slice has another length.
            pub fn from_slice(bytes: &[u8]) -> Result<Self, BadHex> {
                bytes.try_into().map(Self).map_err(|_| BadHex(2 * $len))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "("))?;
                write_hex(&self.0, f)?;
                f.write_str(")")
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl FromStr for $name {
            type Err = BadHex;

            fn from_str(text: &str) -> Result<Self, BadHex> {
                read_hex(text).map(Self)
            }
        }
    };
}

hex_bytes! {
    /// SHA-256 of the original bytes of a file (an attachment), a form or a bundle.
    Digest, 32
}
hex_bytes! {
    /// The id of a revision: SHA-256 of its canonical JSON without the signature.
    RevisionId, 32
}
hex_bytes! {
    /// The commitment to one assigned value; it stays when the value is withheld or erased.
    Commitment, 32
}
hex_bytes! {
    /// The commitment to the source of a revision within one record.
    SourceTag, 32
}
hex_bytes! {
    /// An Ed25519 public key: the author of revisions, the signer of bundles.
    SignerKey, 32
}
hex_bytes! {
    /// An Ed25519 signature.
    Signature, 64
}
hex_bytes! {
    /// Sixteen random bytes that keep a commitment from being guessed.
    Salt, 16
}

/// The random id of a record: a UUID of version 4 that tells neither time nor machine.
/// Links made of two ids (`same_as`) use version 8, derived from both.
///
/// ```
/// use dala::record::RecordId;
/// let id = RecordId::from_random([0xff; 16]);
/// assert_eq!(id.to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
/// assert_eq!(id.to_string().parse(), Ok(id));
/// assert!("FFFFFFFF-ffff-4fff-bfff-ffffffffffff".parse::<RecordId>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Uuid);

impl RecordId {
    /// A new id from sixteen random bytes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// A derived id (UUID version 8) from the first sixteen bytes of a digest.
    pub fn from_digest(digest: &Digest) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.0[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// The sixteen bytes, as the vault stores them.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// From the sixteen bytes that the vault stored.
    ///
    /// # Errors
    /// [`BadHex`] if the slice has another length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, BadHex> {
        Uuid::from_slice(bytes).map(Self).map_err(|_| BadHex(32))
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordId({self})")
    }
}

impl FromStr for RecordId {
    type Err = BadHex;

    /// Only the lower-case hyphenated form, so that one id has one spelling, and only
    /// versions 4 and 8: an id tells no time.
    fn from_str(text: &str) -> Result<Self, BadHex> {
        let id = Uuid::try_parse(text).map_err(|_| BadHex(32))?;
        let mut buffer = Uuid::encode_buffer();
        let kept = matches!(id.get_version_num(), 4 | 8) && id.get_variant() == Variant::RFC4122;
        if kept && id.hyphenated().encode_lower(&mut buffer) == text {
            Ok(Self(id))
        } else {
            Err(BadHex(32))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_records_are_of_versions_4_and_8_alone() {
        let with = |version, variant| {
            format!("12345678-1234-{version}234-{variant}234-123456789abc").parse::<RecordId>()
        };
        assert!(with('4', '8').is_ok() && with('8', 'b').is_ok());
        for version in "01235679abcdef".chars() {
            assert!(with(version, '8').is_err(), "{version}");
        }
        for variant in "01234567cdef".chars() {
            assert!(with('4', variant).is_err(), "{variant}");
        }
        assert!("00000000-0000-0000-0000-000000000000".parse::<RecordId>().is_err());
    }
}
