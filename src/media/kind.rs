//! What a file is, by its first bytes and never by its name. A table of our own: about
//! forty signatures, each readable beside its MIME type; anything else is
//! `application/octet-stream`. Programs are deliberately not told apart: a bundle entry
//! must not get an ending that a double click would run.

/// How many of the first bytes are enough for [`file_kind`].
pub const HEAD_BYTES: usize = 4096;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileKind {
    /// MIME type.
    pub mime: &'static str,
    /// Ending for an entry of a bundle: 1 to 5 of `[a-z0-9]`, no dot.
    pub extension: &'static str,
}

impl FileKind {
    const fn new(mime: &'static str, extension: &'static str) -> Self {
        Self { mime, extension }
    }

    /// Not known.
    pub const OTHER: Self = Self::new("application/octet-stream", "bin");
    /// JPEG.
    pub const JPEG: Self = Self::new("image/jpeg", "jpg");
    /// PNG.
    pub const PNG: Self = Self::new("image/png", "png");
    /// GIF.
    pub const GIF: Self = Self::new("image/gif", "gif");
    /// WebP.
    pub const WEBP: Self = Self::new("image/webp", "webp");
    /// TIFF.
    pub const TIFF: Self = Self::new("image/tiff", "tif");
    /// HEIF with HEVC inside, as phones write it.
    pub const HEIC: Self = Self::new("image/heic", "heic");
    /// HEIF with another or an unnamed codec.
    pub const HEIF: Self = Self::new("image/heif", "heif");
    /// AVIF.
    pub const AVIF: Self = Self::new("image/avif", "avif");
    /// PDF.
    pub const PDF: Self = Self::new("application/pdf", "pdf");
    /// MP4 film.
    pub const MP4: Self = Self::new("video/mp4", "mp4");
    /// `QuickTime` film.
    pub const MOV: Self = Self::new("video/quicktime", "mov");

    /// Whether it is a still picture.
    pub fn is_image(self) -> bool {
        self.mime.starts_with("image/")
    }
}

const TEXT: FileKind = FileKind::new("text/plain", "txt");
const ZIP: FileKind = FileKind::new("application/zip", "zip");

/// Signatures at the very beginning; the first that fits counts.
const MAGIC: &[(&[u8], FileKind)] = &[
    (b"\xff\xd8\xff", FileKind::JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind::PNG),
    (b"GIF87a", FileKind::GIF),
    (b"GIF89a", FileKind::GIF),
    (b"II*\0\x10\0\0\0CR", FileKind::new("image/x-canon-cr2", "cr2")),
    (b"II*\0", FileKind::TIFF),
    (b"MM\0*", FileKind::TIFF),
    (b"II+\0\x08\0\0\0", FileKind::TIFF),
    (b"MM\0+\0\x08\0\0", FileKind::TIFF),
    (b"%PDF-", FileKind::PDF),
    (b"\0\0\0\x0cJXL \r\n\x87\n", FileKind::new("image/jxl", "jxl")),
    (b"\xff\x0a", FileKind::new("image/jxl", "jxl")),
    (b"\0\0\0\x0cjP  \r\n\x87\n", FileKind::new("image/jp2", "jp2")),
    (b"8BPS", FileKind::new("image/vnd.adobe.photoshop", "psd")),
    (b"ID3", FileKind::new("audio/mpeg", "mp3")),
    (b"\xff\xfb", FileKind::new("audio/mpeg", "mp3")),
    (b"\xff\xf3", FileKind::new("audio/mpeg", "mp3")),
    (b"\xff\xf1", FileKind::new("audio/aac", "aac")),
    (b"\xff\xf9", FileKind::new("audio/aac", "aac")),
    (b"#!AMR", FileKind::new("audio/amr", "amr")),
    (b"OggS", FileKind::new("audio/ogg", "ogg")),
    (b"fLaC", FileKind::new("audio/flac", "flac")),
    (b"\x1f\x8b\x08", FileKind::new("application/gzip", "gz")),
    (b"BZh", FileKind::new("application/x-bzip2", "bz2")),
    (b"\xfd7zXZ\0", FileKind::new("application/x-xz", "xz")),
    (b"\x28\xb5\x2f\xfd", FileKind::new("application/zstd", "zst")),
    (b"7z\xbc\xaf\x27\x1c", FileKind::new("application/x-7z-compressed", "7z")),
    (b"Rar!\x1a\x07", FileKind::new("application/vnd.rar", "rar")),
    (b"{\\rtf", FileKind::new("application/rtf", "rtf")),
    (b"SQLite format 3\0", FileKind::new("application/vnd.sqlite3", "db")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::new("application/x-ole-storage", "ole")),
    (b"AT&TFORM", FileKind::new("image/vnd.djvu", "djvu")),
    (b"age-encryption.org/v1\n", FileKind::new("application/x-age", "age")),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", FileKind::new("video/x-ms-asf", "wmv")),
    (b"FLV\x01", FileKind::new("video/x-flv", "flv")),
    (b"\0\0\x01\xba", FileKind::new("video/mpeg", "mpg")),
];

/// What a file is, by its first bytes ([`HEAD_BYTES`] are enough, more are not read).
///
/// ```
/// use dala::media::{FileKind, file_kind};
/// assert_eq!(file_kind(b"\xff\xd8\xff\xe0 what a camera writes"), FileKind::JPEG);
/// assert_eq!(file_kind(b"\x7fELF a program"), FileKind::OTHER);
/// ```
pub fn file_kind(head: &[u8]) -> FileKind {
    let head = head.get(..HEAD_BYTES).unwrap_or(head);
    iso_media(head)
        .or_else(|| riff(head))
        .or_else(|| matroska(head))
        .or_else(|| zipped(head))
        .or_else(|| bitmap(head))
        .or_else(|| MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind))
        .or_else(|| text(head))
        .unwrap_or(FileKind::OTHER)
}

fn at(head: &[u8], from: usize, len: usize) -> &[u8] {
    from.checked_add(len).and_then(|to| head.get(from..to)).unwrap_or_default()
}

/// MP4, MOV and HEIF: ISO/IEC 14496-12, told apart by the brands in `ftyp`.
fn iso_media(head: &[u8]) -> Option<FileKind> {
    if at(head, 4, 4) != b"ftyp" {
        // Films of old QuickTime have no `ftyp`.
        let old = matches!(at(head, 4, 4), b"moov" | b"mdat" | b"wide");
        return (old && head.first() == Some(&0)).then_some(FileKind::MOV);
    }
    let size = at(head, 0, 4).try_into().map_or(0, u32::from_be_bytes) as usize;
    let brands = head.get(16..size.min(head.len())).unwrap_or_default();
    let compatible = |brand: &[u8]| brands.chunks_exact(4).any(|other| other == brand);
    Some(match at(head, 8, 4) {
        b"avif" | b"avis" => FileKind::AVIF,
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => FileKind::HEIC,
        b"mif1" | b"msf1" | b"mif2" | b"miaf" if compatible(b"avif") => FileKind::AVIF,
        b"mif1" | b"msf1" | b"mif2" | b"miaf" if compatible(b"heic") || compatible(b"heix") => {
            FileKind::HEIC
        }
        b"mif1" | b"msf1" | b"mif2" | b"miaf" => FileKind::HEIF,
        b"qt  " => FileKind::MOV,
        b"crx " => FileKind::new("image/x-canon-cr3", "cr3"),
        b"M4A " | b"M4B " => FileKind::new("audio/mp4", "m4a"),
        brand if brand.starts_with(b"3g2") => FileKind::new("video/3gpp2", "3g2"),
        brand if brand.starts_with(b"3g") => FileKind::new("video/3gpp", "3gp"),
        _ => FileKind::MP4,
    })
}

fn riff(head: &[u8]) -> Option<FileKind> {
    if at(head, 0, 4) != b"RIFF" {
        return None;
    }
    match at(head, 8, 4) {
        b"WEBP" => Some(FileKind::WEBP),
        b"WAVE" => Some(FileKind::new("audio/wav", "wav")),
        b"AVI " => Some(FileKind::new("video/x-msvideo", "avi")),
        _ => None,
    }
}

fn matroska(head: &[u8]) -> Option<FileKind> {
    if !head.starts_with(b"\x1a\x45\xdf\xa3") {
        return None;
    }
    let webm = at(head, 0, head.len().min(64)).windows(4).any(|part| part == b"webm");
    Some(if webm {
        FileKind::new("video/webm", "webm")
    } else {
        FileKind::new("video/x-matroska", "mkv")
    })
}

/// Office files are zips: what is in them shows in the name of an early entry.
fn zipped(head: &[u8]) -> Option<FileKind> {
    if !head.starts_with(b"PK\x03\x04") && !head.starts_with(b"PK\x05\x06") {
        return None;
    }
    let has = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    let declared = at(head, 30, 8) == b"mimetype";
    Some(if declared && has(b"application/vnd.oasis.opendocument.text") {
        FileKind::new("application/vnd.oasis.opendocument.text", "odt")
    } else if declared && has(b"application/vnd.oasis.opendocument.spreadsheet") {
        FileKind::new("application/vnd.oasis.opendocument.spreadsheet", "ods")
    } else if declared && has(b"application/epub+zip") {
        FileKind::new("application/epub+zip", "epub")
    } else if has(b"word/") {
        FileKind::new(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
        )
    } else if has(b"xl/") {
        FileKind::new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    } else if has(b"ppt/") {
        FileKind::new(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx",
        )
    } else {
        ZIP
    })
}

/// Two letters are a weak signature: the header's size must be one that exists, too.
fn bitmap(head: &[u8]) -> Option<FileKind> {
    let size: [u8; 4] = at(head, 14, 4).try_into().ok()?;
    let known = matches!(u32::from_le_bytes(size), 12 | 40 | 52 | 56 | 64 | 108 | 124);
    (head.starts_with(b"BM") && known).then_some(FileKind::new("image/bmp", "bmp"))
}

/// Text in UTF-8 without control characters; a letter cut off at the end is no fault.
fn text(head: &[u8]) -> Option<FileKind> {
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() && head.len() == HEAD_BYTES => {
            std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let plain = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let text = valid.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() || !text.chars().all(plain) {
        return None;
    }
    let begins = |word: &str| text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
    Some(if begins("<!doctype html") || begins("<html") {
        FileKind::new("text/html", "html")
    } else if begins("<svg") || (begins("<?xml") && text.contains("<svg")) {
        FileKind::new("image/svg+xml", "svg")
    } else if begins("<?xml") {
        FileKind::new("application/xml", "xml")
    } else {
        TEXT
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_extension_fits_a_bundle_entry() {
        let fits = |kind: &FileKind| {
            (1..=5).contains(&kind.extension.len())
                && kind.extension.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        assert!(MAGIC.iter().all(|(_, kind)| fits(kind)));
        for head in [&b"RIFF....WAVE"[..], b"PK\x03\x04 word/document.xml", b"<html>", b"\0"] {
            assert!(fits(&file_kind(head)));
        }
    }

    #[test]
    fn films_and_pictures_of_one_container_are_told_apart() {
        let ftyp = |brands: &[u8]| {
            let mut head = u32::try_from(brands.len() + 12).unwrap().to_be_bytes().to_vec();
            head.extend_from_slice(b"ftyp");
            head.extend_from_slice(&brands[..4]);
            head.extend_from_slice(b"\0\0\0\0");
            head.extend_from_slice(&brands[4..]);
            head
        };
        assert_eq!(file_kind(&ftyp(b"heicmif1heic")), FileKind::HEIC);
        assert_eq!(file_kind(&ftyp(b"mif1mif1heic")), FileKind::HEIC);
        assert_eq!(file_kind(&ftyp(b"mif1mif1")), FileKind::HEIF);
        assert_eq!(file_kind(&ftyp(b"mif1avif")), FileKind::AVIF);
        assert_eq!(file_kind(&ftyp(b"isomiso2avc1mp41")), FileKind::MP4);
        assert_eq!(file_kind(&ftyp(b"qt  ")), FileKind::MOV);
        assert_eq!(file_kind(&ftyp(b"3gp4")).mime, "video/3gpp");
        assert_eq!(file_kind(&ftyp(b"M4A ")).mime, "audio/mp4");
    }

    #[test]
    fn what_is_not_known_is_octet_stream() {
        let noise = [&b"\x7fELF\x02\x01\x01"[..], b"MZ\x90\0\x03", b"", b"\0\0\0\0", b"\x01abc"];
        for head in noise {
            assert_eq!(file_kind(head), FileKind::OTHER);
        }
        assert_eq!(file_kind(b"BMW is a car"), TEXT);
        assert_eq!(file_kind("Сұхбат мәтіні".as_bytes()), TEXT);
        assert_eq!(file_kind(&"ә".repeat(HEAD_BYTES).as_bytes()[..HEAD_BYTES]), TEXT);
        let odd = [b"a".as_slice(), "ә".repeat(HEAD_BYTES).as_bytes()].concat();
        assert_eq!(file_kind(&odd), TEXT);
        assert_eq!(file_kind(b"<?xml version='1.0'?><svg/>").mime, "image/svg+xml");
    }
}
