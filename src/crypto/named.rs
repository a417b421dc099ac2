//! Digests by the names that forms give them. For old ones too: they tell whether two
//! answers are the same, nothing here relies on them.

use sha2::Digest as _;

/// The digest of some bytes by the algorithm's name (`MD5`, `SHA-1`, `SHA-256`, `SHA-384`,
/// `SHA-512`, as ODK has them). None for another name.
pub fn named_digest(algorithm: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    Some(match algorithm {
        "MD5" => md5::Md5::digest(bytes).to_vec(),
        "SHA-1" => sha1::Sha1::digest(bytes).to_vec(),
        "SHA-256" => sha2::Sha256::digest(bytes).to_vec(),
        "SHA-384" => sha2::Sha384::digest(bytes).to_vec(),
        "SHA-512" => sha2::Sha512::digest(bytes).to_vec(),
        _ => return None,
    })
}
