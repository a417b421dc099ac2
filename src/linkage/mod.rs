//! Who is the same: folding names to a matching key. Pure. A match proposes; a person decides.
