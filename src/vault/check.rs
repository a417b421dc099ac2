//! Checking a vault: every page, SQLite's structure, every attachment, the log. Derived
//! tables and revisions are checked where they are kept.

use super::attachments::CHUNK;
use super::door::ReadTx;
use super::error::VaultError;
use super::open::Vault;
use super::pages::Pages;
use super::progress::Progress;
use crate::crypto::Hasher;
use crate::record::Digest;

/// Findings of one kind that are listed; more only say that there are more.
const LISTED: u32 = 100;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// A page of the file is not as it was written. With one of these nothing further is
    /// checked: SQLite stops at such a page.
    Page {
        /// Its number, from 1.
        number: u32,
    },
    /// SQLite finds fault with a table or an index.
    Structure {
        /// In SQLite's words, which name tables and rows and no content.
        message: String,
    },
    /// A row refers to one that is not there.
    Reference {
        /// The table of the row.
        table: String,
        /// Its number, if it has one.
        row: Option<i64>,
    },
    /// The bytes of an attachment are not those of its hash, size and CRC.
    Attachment {
        /// Its hash, as it should be.
        sha256: Digest,
    },
    /// A form is not the one of its hash.
    Form {
        /// Its hash, as it should be.
        sha256: Digest,
    },
    /// An entry of the activity log does not follow from the one before.
    Log {
        /// Its number.
        seq: i64,
    },
}

impl Vault {
    /// Checks the whole file and lists what is wrong. Changes nothing.
    ///
    /// # Errors
    /// If the vault cannot be read at all, or the user cancels.
    pub fn check(&self, progress: &mut dyn FnMut(Progress)) -> Result<Vec<Finding>, VaultError> {
        let pages = Pages::of(&self.file)?;
        let attached = self.read(|tx| {
            let sql = "SELECT coalesce(sum(size), 0) FROM attachments WHERE complete = 1";
            tx.one(sql, [], |row| row.get::<_, u64>(0))
        });
        let attached = match attached {
            Ok(size) => size.unwrap_or_default(),
            Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
            // A damaged page, most likely; the pages themselves tell more.
            Err(_) => 0,
        };
        let (size, total) = (pages.size, pages.size + attached);
        let damaged = pages.damaged(&self.key, &self.cancel, &mut |done| {
            progress(Progress { done, total });
        })?;
        if !damaged.is_empty() {
            return Ok(damaged.into_iter().map(|number| Finding::Page { number }).collect());
        }
        self.read(|tx| {
            let mut findings = structure(tx)?;
            findings.extend(references(tx)?);
            let mut done = size;
            for info in tx.attachments()? {
                if !attachment_is_whole(tx, &info.sha256, info.size, info.crc32)? {
                    findings.push(Finding::Attachment { sha256: info.sha256 });
                }
                done += info.size;
                progress(Progress { done, total });
            }
            for form in tx.stored_forms()? {
                if crate::crypto::sha256(form.json.as_bytes()) != form.sha256 {
                    findings.push(Finding::Form { sha256: form.sha256 });
                }
            }
            findings.extend(tx.broken_log_entry()?.map(|seq| Finding::Log { seq }));
            Ok(findings)
        })
    }
}

fn structure(tx: &ReadTx<'_>) -> Result<Vec<Finding>, VaultError> {
    let sql = format!("PRAGMA integrity_check({LISTED})");
    let messages: Vec<String> = tx.all(&sql, [], |row| row.get(0))?;
    let faults = messages.into_iter().filter(|message| message != "ok");
    Ok(faults.map(|message| Finding::Structure { message }).collect())
}

fn references(tx: &ReadTx<'_>) -> Result<Vec<Finding>, VaultError> {
    let found = tx.all(
        "SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT ?1",
        [LISTED],
        |row| Ok(Finding::Reference { table: row.get(0)?, row: row.get(1)? }),
    )?;
    Ok(found)
}

fn attachment_is_whole(
    tx: &ReadTx<'_>,
    sha256: &Digest,
    size: u64,
    crc32: u32,
) -> Result<bool, VaultError> {
    let sql = "SELECT seq FROM attachments WHERE sha256 = ?1";
    let Some(seq) = tx.one(sql, [sha256.0], |row| row.get(0))? else { return Ok(false) };
    let (mut hash, mut crc, mut seen) = (Hasher::default(), crc32fast::Hasher::new(), 0);
    for n in 0.. {
        tx.check_cancelled()?;
        let Some(chunk) = tx.chunk(seq, n)? else { break };
        hash.update(&chunk);
        crc.update(&chunk);
        // A short chunk in the middle would shift what a reader seeks.
        if seen != n * CHUNK as u64 {
            return Ok(false);
        }
        seen += chunk.len() as u64;
    }
    Ok(seen == size && crc.finalize() == crc32 && hash.finish() == *sha256)
}
