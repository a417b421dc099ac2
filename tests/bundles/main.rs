//! Bundles through the public door: round trips, hostile files, standard tools.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod builder;
mod hostile;
mod round_trip;
mod tools;

use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

use dala::bundle::{
    Attachment, BundleError, Class, Contents, Plan, Software, Source, Unverified, Verified, Written,
};
use dala::crypto::{OpenKey, Opened, SealTo, SealingKey, Secret, Signer, SystemRandomness, sha256};
use dala::record::{Day, Digest};

type Open = Verified<Opened<Cursor<Vec<u8>>>>;

/// A source in memory.
#[derive(Clone, Default)]
struct Memory {
    lines: Vec<Vec<u8>>,
    files: std::collections::BTreeMap<Digest, Vec<u8>>,
}

impl Memory {
    fn new(lines: &[&str], files: &[&[u8]]) -> Self {
        Self {
            lines: lines.iter().map(|line| line.as_bytes().to_vec()).collect(),
            files: files.iter().map(|file| (sha256(file), file.to_vec())).collect(),
        }
    }
}

impl Source for Memory {
    fn revisions(&mut self, line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        self.lines.iter().try_for_each(|bytes| line(bytes))
    }

    fn attachment(&mut self, sha256: &Digest) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.files[sha256].as_slice()))
    }
}

fn signer() -> Signer {
    Signer::from_seed(&Secret::new([1; 32]))
}

fn contents(source: &Memory) -> Contents {
    Contents {
        day: Day { year: 2026, month: 11, day: 25 },
        class: Class::Evidence,
        purpose: "own".parse().unwrap(),
        software: Software::this(),
        forms: Vec::new(),
        attachments: source
            .files
            .iter()
            .map(|(sha256, bytes)| Attachment {
                sha256: *sha256,
                size: bytes.len() as u64,
                crc32: crc32fast::hash(bytes),
                extension: "jpg".parse().unwrap(),
            })
            .collect(),
    }
}

fn go(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Writes a bundle; its size must be the one foretold.
fn export(source: &mut Memory, to: &SealTo<'_>) -> (Vec<u8>, Written) {
    let contents = contents(source);
    let plan = Plan::new(contents.clone(), source).unwrap();
    let foretold = plan.sealed_size(to).unwrap();
    let lines = source.lines.iter().map(|line| line.len() as u64 + 1).sum();
    assert_eq!(contents.sealed_size(lines, to).unwrap(), foretold);
    let mut file = Vec::new();
    let written =
        plan.write(source, &mut file, to, &signer(), &mut SystemRandomness, &mut go).unwrap();
    assert_eq!(written.size, file.len() as u64);
    assert_eq!(written.size, foretold);
    (file, written)
}

fn read(file: &[u8], keys: &[OpenKey]) -> Result<Open, BundleError> {
    Unverified::open(Cursor::new(file.to_vec()), keys)?.verify(&mut go)
}

/// Seals any bytes, as a hostile exporter would.
fn seal(plain: &[u8], key: &SealingKey) -> Vec<u8> {
    let mut file = Vec::new();
    let recipients = [key.recipient()];
    let to = SealTo::Recipients(&recipients);
    let (mut writer, _) = to.seal(&mut file, &mut SystemRandomness).unwrap();
    io::Write::write_all(&mut writer, plain).unwrap();
    writer.finish().unwrap();
    file
}
