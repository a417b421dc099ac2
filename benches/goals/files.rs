//! Photos to take in: drawn, with EXIF, and made as large as a phone's by bytes after
//! their end, which every reader of JPEG passes over.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use dala::crypto::sha256;
use dala::media::{PhotoTaken, draw_photo};

use crate::Fallible;

pub fn photos(folder: &Path, count: u32, bytes: usize) -> Fallible<Vec<PathBuf>> {
    let photo = draw_photo(1, &taken());
    let mut paths = Vec::new();
    for n in 0..count {
        let path = folder.join(format!("IMG_{n:04}.jpg"));
        let mut file = BufWriter::with_capacity(1 << 20, File::create(&path)?);
        file.write_all(&photo)?;
        // No two blocks alike, and quick to make.
        let block = sha256(&n.to_le_bytes()).0.repeat(32);
        let mut left = bytes.saturating_sub(photo.len());
        while left > 0 {
            let take = left.min(block.len());
            file.write_all(&block[..take])?;
            left -= take;
        }
        file.into_inner()?.sync_all()?;
        paths.push(path);
    }
    Ok(paths)
}

fn taken() -> PhotoTaken {
    PhotoTaken {
        date_time: "2022:01:06 10:00:00".to_owned(),
        offset: Some("+06:00".to_owned()),
        make: "Demo".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: 6,
        place: None,
    }
}
