//! How attachments come in, as streams: from a file in one transaction, or from a bundle
//! in steps that are committed, invisible and resumable. One chunk is in memory.

use std::io::Read;

use rusqlite::params;

use super::attachments::CHUNK;
use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use super::open::Vault;
use super::progress::Progress;
use crate::crypto::Hasher;
use crate::record::Digest;

/// First bytes that are shown to whoever tells the kind of a file.
const SNIFFED: usize = 4_096;

/// Chunks stored ahead in one step: 64 MiB.
const STEP: usize = 64;

/// Stands for the hash of an attachment while it streams in; no file is known to have it.
const NOT_YET: Digest = Digest([0; 32]);

/// What kind of content a file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileKind {
    /// Type of the content.
    pub mime: String,
    /// Extension that fits the content, without the dot.
    pub extension: String,
}

/// An attachment that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub size: u64,
    /// CRC-32 of the bytes, as zip has it.
    pub crc32: u32,
    /// Whether it was here before.
    pub already_known: bool,
}

/// What a bundle says of an attachment that it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub size: u64,
    /// Kind of content, if the vault has none of its own yet.
    pub kind: FileKind,
}

/// Hashes what streams by.
#[derive(Default)]
struct Sums {
    sha256: Hasher,
    crc32: crc32fast::Hasher,
    size: u64,
}

impl Sums {
    fn update(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        self.crc32.update(bytes);
        self.size += bytes.len() as u64;
    }

    fn finish(self) -> Stored {
        let Self { sha256, crc32, size } = self;
        Stored { sha256: sha256.finish(), size, crc32: crc32.finalize(), already_known: false }
    }
}

impl WriteTx<'_> {
    /// Stores the bytes of a file. `kind` is given its first 4 KiB. `progress` is told how
    /// many bytes are in.
    ///
    /// # Errors
    /// If the stream breaks or the vault cannot be written; nothing of it stays.
    pub fn store_attachment(
        &mut self,
        reader: &mut dyn Read,
        kind: &dyn Fn(&[u8]) -> FileKind,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Stored, VaultError> {
        let seq = self.new_attachment(
            &NOT_YET,
            0,
            &FileKind { mime: String::new(), extension: String::new() },
        )?;
        let streamed = self.stream_in(seq, reader, kind, progress);
        let (stored, kind) = match streamed {
            Ok(done) => done,
            Err(error) => {
                // The caller may go on with other files in the same transaction.
                let _ = self.remove_by_seq(seq);
                return Err(error);
            }
        };
        match self.attachment_seq(&stored.sha256)? {
            Some((_, true)) => {
                self.remove_by_seq(seq)?;
                return Ok(Stored { already_known: true, ..stored });
            }
            Some((stump, false)) => self.remove_by_seq(stump)?,
            None => {}
        }
        self.run(
            "UPDATE attachments SET sha256 = ?2, size = ?3, crc32 = ?4, mime = ?5, extension = ?6,
                complete = 1 WHERE seq = ?1",
            params![seq, stored.sha256.0, stored.size, stored.crc32, kind.mime, kind.extension],
        )?;
        Ok(stored)
    }

    fn stream_in(
        &mut self,
        seq: i64,
        reader: &mut dyn Read,
        kind: &dyn Fn(&[u8]) -> FileKind,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(Stored, FileKind), VaultError> {
        let mut chunk = Vec::with_capacity(CHUNK);
        let (mut sums, mut found) = (Sums::default(), None);
        for n in 0_i64.. {
            self.check_cancelled()?;
            read_chunk(reader, &mut chunk)?;
            if n == 0 {
                found = Some(kind(chunk.get(..SNIFFED).unwrap_or(&chunk)));
            }
            if chunk.is_empty() {
                break;
            }
            sums.update(&chunk);
            self.put_chunk(seq, n, &chunk)?;
            progress(sums.size);
            if chunk.len() < CHUNK {
                break;
            }
        }
        let found = found.ok_or(VaultError::Corrupt("a file without a beginning"))?;
        Ok((sums.finish(), found))
    }

    /// Makes an attachment that was stored ahead, in this run, visible.
    ///
    /// # Errors
    /// If it is not wholly there.
    pub fn complete_attachment(&mut self, sha256: &Digest) -> Result<(), VaultError> {
        let changed = self.run(
            "UPDATE attachments SET complete = 1 WHERE sha256 = ?1 AND size =
                (SELECT total(length(bytes)) FROM attachment_chunks WHERE attachment = seq)",
            [sha256.0],
        )?;
        if changed == 1 {
            Ok(())
        } else {
            Err(VaultError::Corrupt("an attachment that is not whole"))
        }
    }

    fn new_attachment(
        &mut self,
        sha256: &Digest,
        size: u64,
        kind: &FileKind,
    ) -> Result<i64, VaultError> {
        self.run(
            "INSERT INTO attachments (sha256, size, crc32, mime, extension, complete)
             VALUES (?1, ?2, 0, ?3, ?4, 0)",
            params![sha256.0, size, kind.mime, kind.extension],
        )?;
        Ok(self.conn().last_insert_rowid())
    }

    fn put_chunk(&mut self, seq: i64, n: i64, bytes: &[u8]) -> Result<(), VaultError> {
        self.run(
            "INSERT INTO attachment_chunks (attachment, n, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (attachment, n) DO UPDATE SET bytes = excluded.bytes",
            params![seq, n, bytes],
        )?;
        Ok(())
    }
}

impl ReadTx<'_> {
    /// Where an attachment is stored, and whether it is complete.
    fn attachment_seq(&self, sha256: &Digest) -> Result<Option<(i64, bool)>, VaultError> {
        let sql = "SELECT seq, complete FROM attachments WHERE sha256 = ?1";
        self.one(sql, [sha256.0], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Vault {
    /// Stores what a bundle brings ahead of its merge, in steps of 64 MiB that are each
    /// committed. It stays invisible until [`WriteTx::complete_attachment`]; after a kill
    /// or a cancel the same call goes on where it was: what is there is compared with the
    /// stream, not trusted.
    ///
    /// # Errors
    /// [`VaultError::WrongContent`] if the bytes are not the promised ones; nothing of
    /// them stays then.
    pub fn store_ahead(
        &mut self,
        promised: &Promised,
        reader: &mut dyn Read,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Stored, VaultError> {
        let Promised { sha256, size, kind } = promised;
        let seq = self.write("store ahead", |tx| {
            Ok::<_, VaultError>(match tx.attachment_seq(sha256)? {
                Some((_, true)) => None,
                Some((seq, false)) => Some(seq),
                None => Some(tx.new_attachment(sha256, *size, kind)?),
            })
        })?;
        let Some(seq) = seq else {
            let known = self.read(|tx| tx.attachment(sha256))?;
            let crc32 = known.map(|info| info.crc32).unwrap_or_default();
            return Ok(Stored { sha256: *sha256, size: *size, crc32, already_known: true });
        };
        let mut steps = Steps { seq, next: 0, sums: Sums::default(), size: *size };
        let told = loop {
            let last = self.write("store ahead", |tx| steps.step(tx, reader))?;
            progress(Progress { done: steps.sums.size, total: *size });
            if last {
                break steps.sums.finish();
            }
        };
        self.write("store ahead", |tx| {
            if told.sha256 != *sha256 || told.size != *size {
                tx.remove_by_seq(seq)?;
                return Ok::<_, VaultError>(Err(VaultError::WrongContent));
            }
            // A stump of an earlier run that was longer.
            tx.run(
                "DELETE FROM attachment_chunks WHERE attachment = ?1 AND n >= ?2",
                [seq, steps.next],
            )?;
            tx.run(
                "UPDATE attachments SET size = ?2, crc32 = ?3 WHERE seq = ?1",
                params![seq, told.size, told.crc32],
            )?;
            Ok(Ok(told))
        })?
    }
}

/// Where storing ahead is.
struct Steps {
    seq: i64,
    next: i64,
    sums: Sums,
    size: u64,
}

impl Steps {
    /// Takes in some chunks; whether that was the end.
    fn step(&mut self, tx: &mut WriteTx<'_>, reader: &mut dyn Read) -> Result<bool, VaultError> {
        let mut chunk = Vec::with_capacity(CHUNK);
        for _ in 0..STEP {
            tx.check_cancelled()?;
            read_chunk(reader, &mut chunk)?;
            if chunk.is_empty() {
                return Ok(true);
            }
            self.sums.update(&chunk);
            let stored = tx.chunk(self.seq, u64::try_from(self.next).unwrap_or_default())?;
            if stored.as_ref() != Some(&chunk) {
                tx.put_chunk(self.seq, self.next, &chunk)?;
            }
            self.next += 1;
            if chunk.len() < CHUNK || self.sums.size > self.size {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The next chunk; shorter than [`CHUNK`] only at the end of the stream.
fn read_chunk(reader: &mut dyn Read, chunk: &mut Vec<u8>) -> Result<(), VaultError> {
    chunk.clear();
    reader
        .take(CHUNK as u64)
        .read_to_end(chunk)
        .map_err(|source| VaultError::Io { what: "the file could not be read", source })?;
    Ok(())
}
