//! What must be so in a HEIF file (ISO/IEC 14496-12) before a decoder may look at it: it
//! builds tables from a few bytes, and an allocation that fails ends the program.

/// Bytes of one `meta` box: large photos of phones stay below 16 KiB. The decoder's time
/// grows with the square of what is in it.
const META_MOST: usize = 128 << 10;

/// Whether the tables of a file are such that reading them takes bounded memory and time.
pub(super) fn is_bounded(bytes: &[u8]) -> bool {
    boxes(bytes).filter(|(name, _)| *name == b"meta").all(|(_, body)| {
        // Version and flags stand before the boxes within.
        let within = body.get(4..).unwrap_or_default();
        let places = boxes(within).filter(|(name, _)| *name == b"iloc");
        body.len() <= META_MOST && places.map(|(_, place)| place).all(extents_take_bytes)
    })
}

/// An extent whose offset and length have no bytes can be repeated without end.
fn extents_take_bytes(iloc: &[u8]) -> bool {
    iloc.get(4).is_some_and(|widths| *widths != 0)
}

/// The boxes that follow one another: name and body. Ends at the first that does not fit.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (size, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let (head, size) = match u32::from_be_bytes(*size) {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(*after.first_chunk()?)).ok()?),
            size => (8, size as usize),
        };
        let body = rest.get(head..size)?;
        rest = rest.get(size..)?;
        Some((name, body))
    })
}

#[cfg(test)]
mod tests {
    use super::is_bounded;

    fn bx(name: [u8; 4], body: &[u8]) -> Vec<u8> {
        let size = u32::try_from(8 + body.len()).unwrap().to_be_bytes();
        [&size[..], &name, body].concat()
    }

    fn file(iloc: &[u8], more: usize) -> Vec<u8> {
        let free = bx(*b"free", &vec![0; more]);
        let meta = [&[0; 4][..], &bx(*b"iloc", iloc), &free].concat();
        [bx(*b"ftyp", b"heic\0\0\0\0"), bx(*b"meta", &meta), bx(*b"mdat", &[0; 9])].concat()
    }

    #[test]
    fn tables_without_end_and_extents_without_bytes_are_refused() {
        assert!(is_bounded(&file(&[0, 0, 0, 0, 0x44, 0, 0, 1], 1000)));
        assert!(!is_bounded(&file(&[0, 0, 0, 0, 0, 0, 0xff, 0xff], 0)));
        assert!(!is_bounded(&file(&[0, 0, 0, 0], 0)));
        assert!(!is_bounded(&file(&[0, 0, 0, 0, 0x44, 0, 0, 1], 200 << 10)));
        let large = [&[0, 0, 0, 1][..], b"meta", &(16_u64 + (1 << 20)).to_be_bytes()].concat();
        assert!(!is_bounded(&[large, vec![0; 1 << 20]].concat()));
    }
}
