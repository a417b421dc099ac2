//! Who is the same: folding names to a matching key. Pure. A match proposes; a person decides.

mod fold;
mod iin;
mod letters;
mod name_key;
mod order;

pub use fold::{search_fold, search_prefixes};
pub use iin::{IinWarning, Sex, check_iin};
pub use name_key::NameKey;
pub use order::sort_key;
