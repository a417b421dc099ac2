//! The lines of a bundle, parsed and strictly verified ahead: a second thread takes piece
//! after piece while the first adds what is verified, and who meets one that is not yet
//! begun does it himself. The order of the lines stays; what is held is bounded.

use std::collections::VecDeque;
use std::mem;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, Scope};

use crate::casework::CaseworkError;
use crate::crypto::Verifier;
use crate::history::{Entry, read_line};

/// A piece: little enough that nobody waits long for one.
const PIECE_LINES: usize = 64;
const PIECE_BYTES: usize = 256 << 10;

/// What is held at once.
const PIECES: usize = 64;
const BYTES: usize = 8 << 20;

type Lines = Vec<(u64, Vec<u8>)>;
/// Each with the bytes of its line.
type Verified = Result<Vec<(usize, Entry)>, CaseworkError>;

enum Piece {
    Raw(Lines),
    Done(Verified),
    Taken,
}

/// Lines on their way.
pub(super) struct Ahead {
    lines: Lines,
    lines_bytes: usize,
    pieces: VecDeque<(usize, Arc<Mutex<Piece>>)>,
    bytes: usize,
    helper: Sender<Arc<Mutex<Piece>>>,
}

impl Ahead {
    /// Starts the second thread, which ends when this is dropped.
    pub(super) fn on<'scope>(scope: &'scope Scope<'scope, '_>) -> Result<Self, CaseworkError> {
        let (helper, pieces) = channel();
        Builder::new()
            .name("verify".to_owned())
            .spawn_scoped(scope, move || help(&pieces))
            .map_err(|_| CaseworkError::WorkerGone)?;
        let (lines, pieces) = (Lines::new(), VecDeque::new());
        Ok(Self { lines, lines_bytes: 0, pieces, bytes: 0, helper })
    }

    /// Takes the next line.
    pub(super) fn push(&mut self, number: u64, line: &[u8]) {
        self.lines_bytes += line.len();
        self.lines.push((number, line.to_vec()));
        if self.lines.len() >= PIECE_LINES || self.lines_bytes >= PIECE_BYTES {
            self.end_piece();
        }
    }

    fn end_piece(&mut self) {
        let bytes = mem::take(&mut self.lines_bytes);
        let piece = Arc::new(Mutex::new(Piece::Raw(mem::take(&mut self.lines))));
        self.bytes += bytes;
        self.pieces.push_back((bytes, Arc::clone(&piece)));
        // Should the second thread be gone, the first does its work.
        let _ = self.helper.send(piece);
    }

    /// The next verified lines, if there are more on their way than are to be held.
    pub(super) fn full(&mut self) -> Option<Verified> {
        (self.pieces.len() >= PIECES || self.bytes >= BYTES).then(|| self.pop()).flatten()
    }

    /// The next verified lines, when no more come; none if that was all.
    pub(super) fn rest(&mut self) -> Option<Verified> {
        if !self.lines.is_empty() {
            self.end_piece();
        }
        self.pop()
    }

    fn pop(&mut self) -> Option<Verified> {
        let (bytes, piece) = self.pieces.pop_front()?;
        self.bytes -= bytes;
        let Ok(mut piece) = piece.lock() else { return Some(Err(CaseworkError::WorkerGone)) };
        Some(match mem::replace(&mut *piece, Piece::Taken) {
            Piece::Raw(lines) => verify(lines),
            Piece::Done(done) => done,
            Piece::Taken => Err(CaseworkError::WorkerGone),
        })
    }
}

/// The second thread.
fn help(pieces: &Receiver<Arc<Mutex<Piece>>>) {
    for piece in pieces {
        let Ok(mut piece) = piece.lock() else { return };
        if let Piece::Raw(lines) = &mut *piece {
            *piece = Piece::Done(verify(mem::take(lines)));
        }
    }
}

fn verify(lines: Lines) -> Verified {
    let mut verifier = Verifier::default();
    let check = |(line, bytes): (u64, Vec<u8>)| {
        let entry = read_line(&bytes)
            .and_then(|entry| entry.signed.verify_with(&mut verifier).map(|()| entry));
        let entry = entry.map_err(|error| CaseworkError::BundleRevision { line, error })?;
        Ok((bytes.len(), entry))
    };
    lines.into_iter().map(check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line is refused, by its number: in order, each piece once, none left out.
    #[test]
    fn lines_come_out_in_order_whoever_verifies_them() {
        let numbers: Vec<u64> = (1..=10_000).collect();
        let mut refused = Vec::new();
        let mut note = |verified: Verified| match verified {
            Err(CaseworkError::BundleRevision { line, .. }) => refused.push(line),
            other => panic!("{other:?}"),
        };
        std::thread::scope(|scope| {
            let mut ahead = Ahead::on(scope).unwrap();
            for number in &numbers {
                ahead.push(*number, b"no revision");
                assert!(ahead.pieces.len() <= PIECES);
                while let Some(verified) = ahead.full() {
                    note(verified);
                }
            }
            while let Some(verified) = ahead.rest() {
                note(verified);
            }
        });
        let firsts: Vec<u64> = numbers.iter().copied().step_by(PIECE_LINES).collect();
        assert_eq!(refused, firsts);
    }
}
