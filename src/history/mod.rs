//! Revisions, commitments, heads, folding, conflicts, withholding, erasure: the algebra.
//!
//! Pure: no file, clock or randomness. Everything here is set union and folding, so it
//! must never depend on the order in which things arrive.
