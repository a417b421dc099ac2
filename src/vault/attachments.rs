//! Attachments: the original bytes, named by their SHA-256, and a thumbnail beside. One
//! that is not complete is invisible here. How they come in: `intake.rs`.

use std::io::{self, Read, Seek, SeekFrom};

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::record::Digest;

/// Bytes of a chunk; only the last one of an attachment is shorter.
pub(super) const CHUNK: usize = 1 << 20;

/// What is known of an attachment beside its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentInfo {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub size: u64,
    /// CRC-32 of the bytes, as zip has it.
    pub crc32: u32,
    /// Type of the content.
    pub mime: String,
    /// Extension that fits the content, without the dot.
    pub extension: String,
    /// Whether there is a thumbnail.
    pub has_thumbnail: bool,
    /// Why there never will be one.
    pub no_preview: Option<String>,
}

const SELECT: &str =
    "SELECT sha256, size, crc32, mime, extension, thumbnail IS NOT NULL, no_preview
    FROM attachments WHERE complete = 1";

impl<'v> ReadTx<'v> {
    /// What is known of an attachment.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn attachment(&self, sha256: &Digest) -> Result<Option<AttachmentInfo>, VaultError> {
        self.one(&format!("{SELECT} AND sha256 = ?1"), [sha256.0], info)
    }

    /// All attachments, by hash.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn attachments(&self) -> Result<Vec<AttachmentInfo>, VaultError> {
        self.all(&format!("{SELECT} ORDER BY sha256"), [], info)
    }

    /// Attachments that have neither a thumbnail nor a reason why not, in the order in
    /// which they came.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn attachments_without_preview(&self, limit: u32) -> Result<Vec<Digest>, VaultError> {
        let sql = include_str!("sql/without_preview.sql");
        self.all(sql, [limit], |row| row.get(0).map(Digest))
    }

    /// The thumbnail of an attachment.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn thumbnail(&self, sha256: &Digest) -> Result<Option<Vec<u8>>, VaultError> {
        let sql = "SELECT thumbnail FROM attachments WHERE sha256 = ?1 AND complete = 1";
        Ok(self.one(sql, [sha256.0], |row| row.get(0))?.flatten())
    }

    /// The bytes of an attachment, as a stream that holds one chunk in memory.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn read_attachment<'t>(
        &'t self,
        sha256: &Digest,
    ) -> Result<Option<AttachmentReader<'t, 'v>>, VaultError> {
        let sql = "SELECT seq, size FROM attachments WHERE sha256 = ?1 AND complete = 1";
        let found = self.one(sql, [sha256.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.map(|(seq, size)| AttachmentReader::new(self, seq, size)))
    }

    /// One chunk of an attachment, complete or not.
    pub(super) fn chunk(&self, seq: i64, n: u64) -> Result<Option<Vec<u8>>, VaultError> {
        let sql = "SELECT bytes FROM attachment_chunks WHERE attachment = ?1 AND n = ?2";
        self.one(sql, params![seq, n], |row| row.get(0))
    }
}

fn info(row: &rusqlite::Row<'_>) -> rusqlite::Result<AttachmentInfo> {
    Ok(AttachmentInfo {
        sha256: Digest(row.get(0)?),
        size: row.get(1)?,
        crc32: row.get(2)?,
        mime: row.get(3)?,
        extension: row.get(4)?,
        has_thumbnail: row.get(5)?,
        no_preview: row.get(6)?,
    })
}

impl WriteTx<'_> {
    /// Keeps the thumbnail of an attachment.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn set_thumbnail(&mut self, sha256: &Digest, thumbnail: &[u8]) -> Result<(), VaultError> {
        self.run(
            "UPDATE attachments SET thumbnail = ?2, no_preview = NULL WHERE sha256 = ?1",
            params![sha256.0, thumbnail],
        )?;
        Ok(())
    }

    /// Notes why there is no thumbnail of an attachment.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn set_no_preview(&mut self, sha256: &Digest, reason: &str) -> Result<(), VaultError> {
        self.run(
            "UPDATE attachments SET thumbnail = NULL, no_preview = ?2 WHERE sha256 = ?1",
            params![sha256.0, reason],
        )?;
        Ok(())
    }

    /// Forgets why there is no thumbnail of an attachment: it is to be tried again.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn clear_no_preview(&mut self, sha256: &Digest) -> Result<(), VaultError> {
        let sql = "UPDATE attachments SET no_preview = NULL WHERE sha256 = ?1";
        self.run(sql, [sha256.0])?;
        Ok(())
    }

    /// Removes an attachment; whether it was there.
    ///
    /// # Errors
    /// If the vault cannot be written, or the user cancels.
    pub fn remove_attachment(&mut self, sha256: &Digest) -> Result<bool, VaultError> {
        let sql = "SELECT seq FROM attachments WHERE sha256 = ?1";
        let Some(seq) = self.one(sql, [sha256.0], |row| row.get(0))? else { return Ok(false) };
        self.remove_by_seq(seq)?;
        Ok(true)
    }

    /// Removes what broken-off merges stored ahead; how many attachments.
    ///
    /// # Errors
    /// If the vault cannot be written, or the user cancels.
    pub fn remove_incomplete_attachments(&mut self) -> Result<usize, VaultError> {
        let sql = include_str!("sql/incomplete.sql");
        let incomplete: Vec<i64> = self.all(sql, [], |row| row.get(0))?;
        for seq in &incomplete {
            self.remove_by_seq(*seq)?;
        }
        Ok(incomplete.len())
    }

    /// Chunk by chunk: one statement for all would hold each page in memory twice.
    pub(super) fn remove_by_seq(&mut self, seq: i64) -> Result<(), VaultError> {
        let sql = "SELECT max(n) FROM attachment_chunks WHERE attachment = ?1";
        let mut last = self.one(sql, [seq], |row| row.get::<_, Option<i64>>(0))?.flatten();
        while let Some(n) = last {
            self.check_cancelled()?;
            let sql = "DELETE FROM attachment_chunks WHERE attachment = ?1 AND n = ?2";
            self.run(sql, [seq, n])?;
            last = n.checked_sub(1).filter(|n| *n >= 0);
        }
        self.run("DELETE FROM attachments WHERE seq = ?1", [seq])?;
        Ok(())
    }
}

/// Reads an attachment from its chunks.
pub struct AttachmentReader<'t, 'v> {
    tx: &'t ReadTx<'v>,
    seq: i64,
    size: u64,
    position: u64,
    loaded: Option<u64>,
    chunk: Vec<u8>,
}

impl<'t, 'v> AttachmentReader<'t, 'v> {
    fn new(tx: &'t ReadTx<'v>, seq: i64, size: u64) -> Self {
        Self { tx, seq, size, position: 0, loaded: None, chunk: Vec::new() }
    }

    /// How many bytes there are in all.
    pub fn size(&self) -> u64 {
        self.size
    }
}

impl Read for AttachmentReader<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.size || buffer.is_empty() {
            return Ok(0);
        }
        let (n, offset) = (self.position / CHUNK as u64, self.position % CHUNK as u64);
        if self.loaded != Some(n) {
            self.loaded = None;
            let chunk = self.tx.chunk(self.seq, n).map_err(io::Error::other)?;
            self.chunk = chunk.ok_or_else(|| io::Error::other("a chunk is missing"))?;
            self.loaded = Some(n);
        }
        let offset = usize::try_from(offset).map_err(io::Error::other)?;
        let mut rest = self.chunk.get(offset..).unwrap_or_default();
        let taken = rest.read(buffer)?;
        if taken == 0 {
            return Err(io::Error::other("a chunk is too short"));
        }
        self.position += taken as u64;
        Ok(taken)
    }
}

impl Seek for AttachmentReader<'_, '_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.size.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}
