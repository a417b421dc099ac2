//! Forms that others wrote, the checker of others on forms that Dala writes, and a form of
//! an organisation on its way: checked, added, filled in, sent and merged.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panic")]

#[path = "../common/cli.rs"]
mod cli;
#[path = "../common/mod.rs"]
mod common;

mod peers;
mod samples;
mod travels;

#[expect(clippy::print_stderr, reason = "a test that checks less than it could must say so")]
fn say(text: &str) {
    eprintln!("\n*** {text} ***\n");
}
