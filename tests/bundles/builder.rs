//! A second, plain writer of the format, which can break one thing at a time.

use dala::crypto::{sha256, sign_bundle};

use crate::signer;

/// A file in the zip, and all that its two headers say.
#[derive(Clone)]
pub struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
    pub local: Header,
    pub central: Header,
    /// Comment in the directory.
    pub comment: Vec<u8>,
    /// External attributes.
    pub attributes: u32,
    /// Bytes before the local header.
    pub gap: Vec<u8>,
    /// Bytes after the content (a data descriptor).
    pub after: Vec<u8>,
    /// Added to the offset in the directory.
    pub shift: i64,
    /// Whether the directory lists it.
    pub listed: bool,
}

#[derive(Clone)]
pub struct Header {
    pub name: String,
    pub version: u16,
    pub flags: u16,
    pub method: u16,
    pub time: u16,
    pub crc32: u32,
    pub packed: u32,
    pub size: u32,
    pub extra: Vec<u8>,
}

impl Part {
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let size = u32::try_from(bytes.len()).unwrap();
        let header = Header {
            name: name.to_owned(),
            version: 10,
            flags: 0,
            method: 0,
            time: 0,
            crc32: crc32fast::hash(bytes),
            packed: size,
            size,
            extra: Vec::new(),
        };
        Self {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
            local: header.clone(),
            central: header,
            comment: Vec::new(),
            attributes: 0,
            gap: Vec::new(),
            after: Vec::new(),
            shift: 0,
            listed: true,
        }
    }

    /// Alters both headers alike.
    pub fn both(&mut self, change: impl Fn(&mut Header)) {
        change(&mut self.local);
        change(&mut self.central);
    }
}

impl Header {
    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for number in [self.version, self.flags, self.method, self.time, 0x21] {
            out.extend(number.to_le_bytes());
        }
        for number in [self.crc32, self.packed, self.size] {
            out.extend(number.to_le_bytes());
        }
        for length in [self.name.len(), self.extra.len()] {
            out.extend(u16::try_from(length).unwrap().to_le_bytes());
        }
        out
    }
}

/// The zip of these parts, with a comment at its end.
pub fn zip(parts: &[Part], comment: &[u8]) -> Vec<u8> {
    let (mut out, mut directory, mut listed) = (Vec::new(), Vec::new(), 0_u16);
    for part in parts {
        out.extend(&part.gap);
        let offset = u32::try_from(i64::try_from(out.len()).unwrap() + part.shift).unwrap();
        out.extend(b"PK\x03\x04");
        out.extend(part.local.bytes());
        out.extend(part.local.name.as_bytes());
        out.extend(&part.local.extra);
        out.extend(&part.bytes);
        out.extend(&part.after);
        if !part.listed {
            continue;
        }
        listed += 1;
        directory.extend(b"PK\x01\x02\x2d\0");
        directory.extend(part.central.bytes());
        directory.extend(u16::try_from(part.comment.len()).unwrap().to_le_bytes());
        directory.extend([0; 4]);
        directory.extend(part.attributes.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(part.central.name.as_bytes());
        directory.extend(&part.central.extra);
        directory.extend(&part.comment);
    }
    let start = u32::try_from(out.len()).unwrap();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(listed.to_le_bytes());
    out.extend(listed.to_le_bytes());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(u16::try_from(comment.len()).unwrap().to_le_bytes());
    out.extend(comment);
    out
}

type Edit = Box<dyn Fn(String) -> String>;

/// A bag whose texts can each be altered before what depends on it is made.
pub struct Bag {
    pub bagit: String,
    pub payload: Vec<(String, Vec<u8>)>,
    pub padding: Vec<u8>,
    pub info: Edit,
    pub manifest: Edit,
    pub tags: Edit,
    pub sign: Box<dyn Fn(&str) -> String>,
}

pub const PHOTO: &[u8] = b"not really a photo";

pub fn photo_name() -> String {
    format!("data/attachments/{}.jpg", sha256(PHOTO))
}

impl Bag {
    pub fn sound() -> Self {
        Self {
            bagit: "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned(),
            payload: vec![
                ("data/README.txt".to_owned(), b"Read me.\n".to_vec()),
                ("data/revisions.jsonl".to_owned(), b"{\"v\":1}\n{\"v\":1}\n".to_vec()),
                ("data/forms/person@1.json".to_owned(), b"{}".to_vec()),
                (photo_name(), PHOTO.to_vec()),
            ],
            padding: vec![0; 16],
            info: Box::new(|text| text),
            manifest: Box::new(|text| text),
            tags: Box::new(|text| text),
            sign: Box::new(|tags| sign_bundle(&signer(), tags.as_bytes()).unwrap()),
        }
    }

    pub fn parts(&self) -> Vec<Part> {
        let size: usize = self.payload.iter().map(|(_, bytes)| bytes.len()).sum();
        let info = (self.info)(format!(
            "Bagging-Date: 2026-11-25\nPayload-Oxum: {size}.{}\nBag-Software-Agent: dala 0.1.0\n\
             Dala-Bundle-Class: evidence\nDala-Purpose: own\n",
            self.payload.len()
        ));
        let line = |name: &str, bytes: &[u8]| format!("{}  {name}\n", sha256(bytes));
        let manifest =
            (self.manifest)(self.payload.iter().map(|(name, bytes)| line(name, bytes)).collect());
        let tags = (self.tags)(
            [
                line("bagit.txt", self.bagit.as_bytes()),
                line("bag-info.txt", info.as_bytes()),
                line("manifest-sha256.txt", manifest.as_bytes()),
                line("padding", &self.padding),
            ]
            .concat(),
        );
        let signature = (self.sign)(&tags);
        let mut parts = vec![
            Part::new("bagit.txt", self.bagit.as_bytes()),
            Part::new("bag-info.txt", info.as_bytes()),
            Part::new("manifest-sha256.txt", manifest.as_bytes()),
            Part::new("tagmanifest-sha256.txt", tags.as_bytes()),
            Part::new("signature.sshsig", signature.as_bytes()),
        ];
        parts.extend(self.payload.iter().map(|(name, bytes)| Part::new(name, bytes)));
        parts.push(Part::new("padding", &self.padding));
        parts
    }

    pub fn zip(&self) -> Vec<u8> {
        zip(&self.parts(), b"")
    }
}
