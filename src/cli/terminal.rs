//! All that reaches the terminal goes through here.

use std::io::{IsTerminal, Write};

use crate::record::Json;

/// Standard output and error.
pub(super) struct Terminal {
    json: bool,
}

impl Terminal {
    pub(super) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether a person sees what goes to standard error.
    pub(super) fn shows_progress() -> bool {
        std::io::stderr().is_terminal()
    }

    /// The answer: JSON for a machine, else lines for a person.
    pub(super) fn answer(&self, json: &Json, lines: impl FnOnce() -> String) {
        let text = if self.json { json.to_string() } else { lines() };
        if !text.is_empty() {
            Self::write(text.trim_end());
        }
    }

    /// A line on standard output, whatever the form of the answer.
    pub(super) fn write(text: &str) {
        // A reader that went away (a closed pipe) is no fault of the command.
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }

    /// A line on standard error.
    pub(super) fn error(line: &str) {
        let one_line = line.replace(['\n', '\r'], " ");
        let _ = writeln!(std::io::stderr().lock(), "dala: {one_line}");
    }

    /// A remark on standard error, for a person.
    pub(super) fn remark(&self, line: &str) {
        if !self.json {
            let _ = writeln!(std::io::stderr().lock(), "{line}");
        }
    }
}
