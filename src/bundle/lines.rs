//! Divides `revisions.jsonl` into lines, holding no more than one.

use super::error::{BagFault, BundleError};
use super::limits::LINE_MOST;
use super::names::EntryName;

/// A line that is not whole yet.
pub(super) struct Lines {
    held: Vec<u8>,
    most: usize,
    count: u64,
}

fn fault() -> BundleError {
    BundleError::Bag(EntryName::Revisions, BagFault::Line)
}

impl Lines {
    pub fn new() -> Self {
        Self::with_most(LINE_MOST)
    }

    fn with_most(most: usize) -> Self {
        Self { held: Vec::new(), most, count: 0 }
    }

    /// Takes the next bytes and passes on each line that they complete, without its feed,
    /// with its number, from 1.
    pub fn feed<E: From<BundleError>>(
        &mut self,
        bytes: &[u8],
        each: &mut impl FnMut(&[u8], u64) -> Result<(), E>,
    ) -> Result<(), E> {
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            if self.held.len() + piece.len() > self.most {
                return Err(fault().into());
            }
            self.held.extend_from_slice(piece);
            if let Some(line) = self.held.strip_suffix(b"\n") {
                if line.is_empty() {
                    return Err(fault().into());
                }
                self.count += 1;
                each(line, self.count)?;
                self.held.clear();
            }
        }
        Ok(())
    }

    /// At the end nothing may be left. Returns the number of lines.
    pub fn end(self) -> Result<u64, BundleError> {
        if self.held.is_empty() { Ok(self.count) } else { Err(fault()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(blocks: &[&str], most: usize) -> Result<Vec<(String, u64)>, BundleError> {
        let (mut lines, mut got) = (Lines::with_most(most), Vec::new());
        for block in blocks {
            lines.feed(block.as_bytes(), &mut |line, number| {
                got.push((String::from_utf8_lossy(line).into_owned(), number));
                Ok::<(), BundleError>(())
            })?;
        }
        lines.end().map(|_| got)
    }

    #[test]
    fn lines_are_the_same_however_the_bytes_come() {
        let expected = vec![("a".to_owned(), 1), ("bcd".to_owned(), 2)];
        assert_eq!(lines(&["a\nbcd\n"], 4).unwrap(), expected);
        assert_eq!(lines(&["a", "\nb", "c", "d\n"], 4).unwrap(), expected);
        assert_eq!(lines(&[], 4).unwrap(), vec![]);
    }

    #[test]
    fn lines_too_long_empty_or_cut_are_refused() {
        for blocks in [&["abcd\n"][..], &["abc", "d"], &["\n"], &["a\n\n"], &["a\nb"]] {
            let refused = lines(blocks, 4);
            assert!(
                matches!(refused, Err(BundleError::Bag(EntryName::Revisions, BagFault::Line))),
                "{blocks:?}"
            );
        }
    }

    #[test]
    fn an_endless_line_is_refused_without_holding_it() {
        let (mut lines, block) = (Lines::new(), vec![b'x'; 1 << 16]);
        let fed = (0..1_u64 << 14)
            .take_while(|_| lines.feed::<BundleError>(&block, &mut |_, _| Ok(())).is_ok())
            .count();
        assert!((fed + 1) << 16 <= LINE_MOST + (1 << 16), "{fed} blocks taken");
        assert!(lines.held.capacity() <= 2 * LINE_MOST);
    }
}
