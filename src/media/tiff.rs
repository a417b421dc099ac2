//! Reads the entries of an EXIF block (TIFF 6.0, section 2; EXIF 2.32, 4.6.2) within fixed
//! bounds. Our own reader and not the `exif` crate's, because that one keeps every entry of
//! every directory: overlapping directories in a 64 KiB block would cost gigabytes. The
//! crate names the tags and prints the values.

use exif::{Context, Field, In, Rational, SRational, Tag, Value};

/// Entries of one file that are read; a camera writes under a hundred.
const MAX_ENTRIES: usize = 1_000;
/// Directories of one file that are read.
const MAX_DIRECTORIES: usize = 12;
/// Bytes of one value that are read. Longer ones (maker notes, colour profiles) tell a
/// monitor nothing.
const MAX_VALUE_BYTES: usize = 16 * 1024;
/// Texts in one entry; each costs an allocation.
const MAX_TEXTS: usize = 16;

/// What was found.
pub(super) struct Entries {
    /// All entries that could be read, those of the main picture first.
    pub fields: Vec<Field>,
    /// Something was broken, or more than the bounds allow.
    pub damaged: bool,
}

struct Reader<'a> {
    block: &'a [u8],
    little: bool,
    found: Entries,
    /// Directories still to read, with where they are.
    waiting: Vec<(usize, Context, In)>,
    seen: Vec<usize>,
    entries: usize,
}

/// Reads a block. `None` if it has no TIFF header at all.
pub(super) fn read_entries(block: &[u8]) -> Option<Entries> {
    let little = match block.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let mut reader = Reader {
        block,
        little,
        found: Entries { fields: Vec::new(), damaged: false },
        waiting: Vec::new(),
        seen: Vec::new(),
        entries: 0,
    };
    let first = reader.u32(4)?;
    reader.waiting.push((first, Context::Tiff, In::PRIMARY));
    while let Some((offset, context, part)) = reader.waiting.pop() {
        if reader.directory(offset, context, part).is_none() {
            reader.found.damaged = true;
        }
    }
    Some(reader.found)
}

impl Reader<'_> {
    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.block.get(at..at.checked_add(N)?)?.try_into().ok()
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.array(at)?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<usize> {
        self.word(&self.array::<4>(at)?).map(|word| word as usize)
    }

    fn word(&self, bytes: &[u8]) -> Option<u32> {
        let bytes = bytes.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// One directory; `None` if it is broken or beyond the bounds.
    fn directory(&mut self, offset: usize, context: Context, part: In) -> Option<()> {
        if self.seen.contains(&offset) || self.seen.len() >= MAX_DIRECTORIES {
            return None;
        }
        self.seen.push(offset);
        let count = usize::from(self.u16(offset)?);
        for at in (0..count).map(|index| offset + 2 + index * 12) {
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                return None;
            }
            self.entry(at, context, part)?;
        }
        // The second directory describes the thumbnail; more are pages of a scan.
        if context == Context::Tiff && part == In::PRIMARY {
            let next = self.u32(offset + 2 + count * 12)?;
            if next != 0 {
                self.waiting.insert(0, (next, Context::Tiff, In::THUMBNAIL));
            }
        }
        Some(())
    }

    /// One entry; `None` only if the block ends before it does. An entry whose value is
    /// out of reach is left out and marks the block as damaged.
    fn entry(&mut self, at: usize, context: Context, part: In) -> Option<()> {
        let tag = Tag(context, self.u16(at)?);
        let kind = self.u16(at + 2)?;
        let count = self.u32(at + 4)?;
        self.u32(at + 8)?;
        let child = match tag {
            Tag::ExifIFDPointer => Some(Context::Exif),
            Tag::GPSInfoIFDPointer => Some(Context::Gps),
            Tag::InteropIFDPointer => Some(Context::Interop),
            _ => None,
        };
        match self.value(at + 8, kind, count) {
            Ok(Some(value)) => match (child, value.get_uint(0)) {
                (Some(child), Some(offset)) => self.waiting.push((offset as usize, child, part)),
                (Some(_), None) => self.found.damaged = true,
                (None, _) => self.found.fields.push(Field { tag, ifd_num: part, value }),
            },
            Ok(None) => {}
            Err(OutOfReach) => self.found.damaged = true,
        }
        Some(())
    }

    /// The value of an entry: `None` if it is of no use here (unknown type, too long).
    fn value(&self, at: usize, kind: u16, count: usize) -> Result<Option<Value>, OutOfReach> {
        let size = match kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 => 4,
            5 | 10 | 12 => 8,
            _ => return Ok(None),
        };
        let length = count.checked_mul(size).ok_or(OutOfReach)?;
        let from = if length <= 4 { at } else { self.u32(at).ok_or(OutOfReach)? };
        let to = from.checked_add(length).ok_or(OutOfReach)?;
        let bytes = self.block.get(from..to).ok_or(OutOfReach)?;
        Ok((length <= MAX_VALUE_BYTES).then(|| self.typed(kind, bytes)).flatten())
    }

    fn typed(&self, kind: u16, bytes: &[u8]) -> Option<Value> {
        let words = || bytes.chunks_exact(4).filter_map(|four| self.word(four));
        let pairs = || {
            let mut words = words();
            std::iter::from_fn(move || Some((words.next()?, words.next()?)))
        };
        let short = |two: &[u8]| {
            let two = two.try_into().ok()?;
            Some(if self.little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
        };
        let shorts = || bytes.chunks_exact(2).filter_map(short);
        Some(match kind {
            1 => Value::Byte(bytes.to_vec()),
            2 => Value::Ascii(texts(bytes)),
            3 => Value::Short(shorts().collect()),
            4 => Value::Long(words().collect()),
            5 => Value::Rational(pairs().map(|(num, denom)| Rational { num, denom }).collect()),
            6 => Value::SByte(bytes.iter().map(|byte| byte.cast_signed()).collect()),
            7 => Value::Undefined(bytes.to_vec(), 0),
            8 => Value::SShort(shorts().map(u16::cast_signed).collect()),
            9 => Value::SLong(words().map(u32::cast_signed).collect()),
            10 => Value::SRational(
                pairs()
                    .map(|(num, denom)| SRational {
                        num: num.cast_signed(),
                        denom: denom.cast_signed(),
                    })
                    .collect(),
            ),
            11 => Value::Float(words().map(f32::from_bits).collect()),
            _ => return None,
        })
    }
}

struct OutOfReach;

fn texts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    let text = bytes.get(..end).unwrap_or_default();
    text.split(|&byte| byte == 0).take(MAX_TEXTS).map(<[u8]>::to_vec).collect()
}
