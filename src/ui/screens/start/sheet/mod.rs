//! The recovery sheet: its words, whole or in parts, printed or written down by hand, and
//! proved by typing some of them back. Where the words come from is not decided here.

mod paper;
mod printing;
mod view;

pub(super) use paper::{Kind, Paper, papers_of_key, papers_of_vault};
pub(super) use view::{SheetAction, SheetOffer};

use eframe::egui::{Context, Id};
use zeroize::Zeroizing;

use super::means::Means;
use crate::casework::CaseworkError;
use crate::crypto::{NoRandomness, Randomness};
use crate::ui::desk::Asked;
use crate::ui::text::Text;
use crate::ui::widgets::secret::forget_field;

/// Words that are typed back.
const ASKED: usize = 3;

/// A word that is to be typed back.
struct Proof {
    /// Of which paper, from 0.
    paper: usize,
    /// Which word, from 0.
    word: usize,
    typed: Zeroizing<String>,
}

/// What became of printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Printed {
    /// The printer took it.
    Taken,
    /// It did not.
    Refused,
}

/// How far the sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetState {
    /// There are no words yet.
    NotMade,
    /// So many words are still to be typed back.
    ToProve(usize),
    /// It is proved.
    Proved,
    /// It is left out.
    Skipped,
}

/// The recovery sheet of a vault.
pub(super) struct Sheet {
    kind: Kind,
    papers: Vec<Paper>,
    /// The paper that shows, from 0.
    at: usize,
    proofs: Vec<Proof>,
    /// Whether the first word to type back is to get the keys.
    is_to_prove: bool,
    is_skipped: bool,
    /// Whether there were words that a change of the passphrase has made useless.
    is_outdated: bool,
    printing: Option<Asked<bool>>,
    printed: Option<Printed>,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            kind: Kind::Whole,
            papers: Vec::new(),
            at: 0,
            proofs: Vec::new(),
            is_to_prove: false,
            is_skipped: false,
            is_outdated: false,
            printing: None,
            printed: None,
        }
    }
}

fn proof_id(at: usize) -> Id {
    Id::unique("proof").with(at)
}

impl Sheet {
    /// How far it is.
    pub(super) fn state(&self) -> SheetState {
        if self.is_skipped {
            return SheetState::Skipped;
        }
        if self.papers.is_empty() {
            return SheetState::NotMade;
        }
        match self.proofs.iter().filter(|proof| !self.is_right(proof)).count() {
            0 => SheetState::Proved,
            left => SheetState::ToProve(left),
        }
    }

    /// Whole or in parts.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Chooses whether it is whole or in parts. The words of before are put away.
    pub(super) fn choose(&mut self, kind: Kind, ctx: &Context) {
        if self.kind != kind {
            self.kind = kind;
            self.put_away(ctx);
        }
    }

    /// Leaves it out, or takes it in again.
    pub(super) fn skip(&mut self, is_skipped: bool) {
        self.is_skipped = is_skipped;
    }

    /// Takes in words, and chooses by chance which are to be typed back.
    ///
    /// # Errors
    /// [`NoRandomness`]; there are no words then.
    pub(super) fn take(
        &mut self,
        papers: Vec<Paper>,
        randomness: &mut dyn Randomness,
    ) -> Result<(), NoRandomness> {
        self.proofs = questions(&papers, randomness)?;
        (self.papers, self.at, self.is_skipped) = (papers, 0, false);
        self.is_outdated = false;
        Ok(())
    }

    /// Puts the words away: they open nothing any more.
    pub(super) fn outdate(&mut self, ctx: &Context) {
        self.is_outdated |= !self.papers.is_empty();
        self.put_away(ctx);
    }

    fn put_away(&mut self, ctx: &Context) {
        for at in 0..self.proofs.len() {
            forget_field(ctx, proof_id(at));
        }
        self.papers = Vec::new();
        self.proofs = Vec::new();
        (self.printing, self.printed) = (None, None);
    }

    /// Prints all papers, one after the other.
    pub(super) fn print(
        &mut self,
        text: &Text,
        means: &Means,
        refused: &mut Option<CaseworkError>,
    ) {
        let Some(printer) = means.machine.printer.clone() else { return };
        let texts: Vec<_> = self.papers.iter().map(|paper| paper.to_print(text)).collect();
        self.printed = None;
        self.printing = means.ask(refused, move |_| Ok(printing::print(&printer, &texts)));
    }

    /// Takes in what became of printing.
    pub(super) fn logic(&mut self) {
        if let Some(done) = self.printing.as_mut().and_then(Asked::done) {
            self.printing = None;
            let is_taken = done.unwrap_or_default();
            self.printed = Some(if is_taken { Printed::Taken } else { Printed::Refused });
        }
    }

    fn is_right(&self, proof: &Proof) -> bool {
        let word = self.papers.get(proof.paper).and_then(|paper| paper.word(proof.word));
        word.is_some_and(|word| is_that_word(&proof.typed, word))
    }
}

/// Whether somebody means this word: whole, or by four of its letters as with a whole sheet.
fn is_that_word(typed: &str, word: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    typed == word || (typed.len() >= 4 && word.starts_with(&typed))
}

/// Which words are to be typed back: of as many papers as there are, and none twice.
fn questions(
    papers: &[Paper],
    randomness: &mut dyn Randomness,
) -> Result<Vec<Proof>, NoRandomness> {
    let mut order: Vec<usize> = (0..papers.len()).collect();
    shuffle(&mut order, randomness)?;
    let mut proofs: Vec<Proof> = Vec::new();
    for paper in order.iter().cycle().take(if papers.is_empty() { 0 } else { ASKED }) {
        let of_paper = papers.get(*paper).map_or(0, Paper::count);
        let mut words: Vec<usize> = (0..of_paper).collect();
        shuffle(&mut words, randomness)?;
        let is_new =
            |word: &usize| !proofs.iter().any(|proof| (proof.paper, proof.word) == (*paper, *word));
        if let Some(word) = words.into_iter().find(is_new) {
            proofs.push(Proof {
                paper: *paper,
                word,
                typed: Zeroizing::new(String::with_capacity(64)),
            });
        }
    }
    proofs.sort_by_key(|proof| (proof.paper, proof.word));
    Ok(proofs)
}

/// Shuffles (Fisher and Yates). A byte modulo so few leans by less than one in eight, which
/// does not matter here: nothing secret depends on it.
fn shuffle(items: &mut [usize], randomness: &mut dyn Randomness) -> Result<(), NoRandomness> {
    for last in (1..items.len()).rev() {
        let [byte] = randomness.bytes()?;
        items.swap(last, usize::from(byte) % (last + 1));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
