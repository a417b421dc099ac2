//! Lists of records, and search as one types.

use super::titles::Titles;
use crate::casework::{Casework, CaseworkError};
use crate::linkage::search_prefixes;
use crate::record::Kind;
use crate::vault::{RecordRow, VaultError};

/// Words of a query that count.
const WORDS_MOST: usize = 8;

impl Casework {
    /// The records of a kind, deleted ones left out, by id.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn list(&self, kind: &Kind) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let mut rows = tx.list(kind)?;
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            Ok::<_, VaultError>(rows)
        })?)
    }

    /// The records that have, for each word typed, a word that begins so, in whichever of
    /// the spellings (Cyrillic, Kazakh, Latin) it is written.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let found = tx.search(&prefixes(typed), limit)?;
            let rows: Vec<_> = found.iter().map(|id| tx.record(id)).collect::<Result<_, _>>()?;
            let mut rows: Vec<_> = rows.into_iter().flatten().collect();
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            Ok::<_, VaultError>(rows)
        })?)
    }
}

fn prefixes(typed: &str) -> Vec<Vec<String>> {
    let words = typed.split(|c: char| !c.is_alphanumeric() && !is_inside_a_word(c));
    let words = words.filter(|word| !word.is_empty()).take(WORDS_MOST);
    words.map(search_prefixes).filter(|spellings| !spellings.is_empty()).collect()
}

/// Marks that stand within a word and do not part it.
fn is_inside_a_word(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{300}'..='\u{36f}')
}
