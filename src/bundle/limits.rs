//! The bounds of what is read, each with its reason. All are checked before anything is
//! allocated.

/// Entries of a bundle: twice the 100,000 photos of the largest archive that was asked
/// for. A directory of so many takes 35 MB to read and 20 MB to keep.
pub const ENTRIES_MOST: u64 = 200_000;
/// Forms of a bundle: each kind in a few versions.
pub const FORMS_MOST: usize = 2_000;
/// Bytes of one form: the largest XLSForms in public use stay below 2 MiB as JSON.
pub const FORM_MOST: u64 = 8 << 20;
/// Bytes of one line of `revisions.jsonl`, its line feed included: an interview of
/// 200,000 words, escaped, fits. A line is held in memory.
pub const LINE_MOST: usize = 4 << 20;
/// Bytes of `bag-info.txt`: five short lines.
pub const BAG_INFO_MOST: u64 = 512;
/// Bytes of `tagmanifest-sha256.txt`: four lines of known names.
pub const TAG_MANIFEST_MOST: u64 = 512;
/// Bytes of `data/README.txt`.
pub const README_MOST: u64 = 64 << 10;
/// Bytes of one line of a manifest: digest, two blanks, the longest name, line feed.
pub const MANIFEST_LINE_MOST: u64 = 64 + 2 + NAME_MOST as u64 + 1;
/// Bytes of an entry's name: that of a form with an id and a version of 64 each.
pub const NAME_MOST: usize = 11 + 64 + 1 + 64 + 5;
/// The least size of a bundle's file, in bytes.
pub const FILE_LEAST: u64 = 64 << 10;
/// The largest size that is reckoned with: 2^56 bytes. Sums of such sizes do not
/// overflow.
pub const SIZE_MOST: u64 = 1 << 56;
