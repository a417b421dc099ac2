//! Full-text search over folded words. Folding (Cyrillic, Kazakh, Latin, diacritics,
//! case) is `linkage`'s; here words are only stored and matched by their beginnings.

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::record::RecordId;

/// Words of a query that count, and spellings of each.
const MAX_WORDS: usize = 12;
const MAX_SPELLINGS: usize = 12;

impl ReadTx<'_> {
    /// The records that have, for each word, a word that begins with one of its
    /// spellings, deleted ones and rows of such left out; in no order of weight, at most
    /// `limit`. Words must be folded as those
    /// of [`WriteTx::index_words`] were. No words find nothing.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn search(&self, words: &[Vec<String>], limit: u32) -> Result<Vec<RecordId>, VaultError> {
        let Some(query) = query(words) else { return Ok(Vec::new()) };
        let sql = include_str!("sql/search.sql");
        let found = self.all(sql, params![query, limit], |row| row.get::<_, [u8; 16]>(0))?;
        let id = |bytes: [u8; 16]| {
            RecordId::from_slice(&bytes).map_err(|_| VaultError::Corrupt("a record's id"))
        };
        found.into_iter().map(id).collect()
    }
}

/// The records that words are found in, each by its number in this vault.
pub struct Matching {
    bits: Vec<u64>,
}

impl Matching {
    fn add(&mut self, seq: u64) {
        let place = usize::try_from(seq / 64).unwrap_or(usize::MAX);
        if place >= self.bits.len() {
            self.bits.resize(place.saturating_add(1), 0);
        }
        if let Some(bits) = self.bits.get_mut(place) {
            *bits |= 1 << (seq % 64);
        }
    }

    /// Whether it is among them.
    pub(super) fn contains(&self, seq: u64) -> bool {
        let bits = usize::try_from(seq / 64).ok().and_then(|place| self.bits.get(place));
        bits.is_some_and(|bits| bits & (1 << (seq % 64)) != 0)
    }
}

impl ReadTx<'_> {
    /// As [`ReadTx::search`], of any number and for a list. None if there are no words.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn matching(&self, words: &[Vec<String>]) -> Result<Option<Matching>, VaultError> {
        let Some(query) = query(words) else { return Ok(None) };
        let mut statement = self.conn().prepare_cached("SELECT rowid FROM search(?1)")?;
        let mut rows = statement.query([query])?;
        let mut found = Matching { bits: Vec::new() };
        while let Some(row) = rows.next()? {
            found.add(row.get(0)?);
        }
        Ok(Some(found))
    }
}

impl WriteTx<'_> {
    /// Sets the words of a new record (`records.seq`): folded, with spaces between.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn index_words(&mut self, seq: i64, words: &str) -> Result<(), VaultError> {
        self.run("INSERT INTO search (rowid, words) VALUES (?1, ?2)", params![seq, words])?;
        Ok(())
    }

    /// Sets the words of a record that has some.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn index_words_anew(&mut self, seq: i64, words: &str) -> Result<(), VaultError> {
        let sql = "SELECT words = ?2 FROM search WHERE rowid = ?1";
        let same: Option<bool> = self.one(sql, params![seq, words], |row| row.get(0))?;
        // To delete words without a trace is what costs.
        if same != Some(true) {
            let sql = "REPLACE INTO search (rowid, words) VALUES (?1, ?2)";
            self.run(sql, params![seq, words])?;
        }
        Ok(())
    }

    /// Removes the words of a record, without a trace in the index.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn unindex(&mut self, seq: i64) -> Result<(), VaultError> {
        self.run("DELETE FROM search WHERE rowid = ?1", [seq])?;
        Ok(())
    }
}

/// What FTS5 is asked: `("ab"* OR "cd"*) AND ("ef"*)`. Only letters and digits of the
/// user reach it, and these in quotes.
fn query(words: &[Vec<String>]) -> Option<String> {
    let word = |spellings: &Vec<String>| {
        let spellings: Vec<String> =
            spellings.iter().take(MAX_SPELLINGS).filter_map(|text| prefixes(text)).collect();
        (!spellings.is_empty()).then(|| format!("({})", spellings.join(" OR ")))
    };
    let words: Vec<String> = words.iter().take(MAX_WORDS).filter_map(word).collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

/// One spelling. The tokenizer `ascii` parts words at all of ASCII but letters and
/// digits; a spelling with such signs inside asks for each part.
fn prefixes(spelling: &str) -> Option<String> {
    let parts: Vec<String> = spelling
        .split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(|part| format!("\"{part}\"*"))
        .collect();
    (!parts.is_empty()).then(|| format!("({})", parts.join(" AND ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&[&str]]) -> Option<String> {
        let words: Vec<Vec<String>> =
            words.iter().map(|w| w.iter().map(|s| (*s).to_owned()).collect()).collect();
        query(&words)
    }

    #[test]
    fn a_query_asks_for_every_word_in_any_spelling() {
        let expected = "((\"ай\"*) OR (\"ay\"*)) AND ((\"10\"*))";
        assert_eq!(of(&[&["ай", "ay"], &["10"]]).as_deref(), Some(expected));
    }

    #[test]
    fn nothing_of_fts5s_own_language_gets_through() {
        assert_eq!(of(&[&["\"* OR ("]]).as_deref(), Some("((\"OR\"*))"));
        assert_eq!(of(&[&["a\"b", "^-"]]).as_deref(), Some("((\"a\"* AND \"b\"*))"));
        assert_eq!(of(&[&["\"\"", "*"], &[]]), None);
        assert_eq!(of(&[]), None);
    }
}
