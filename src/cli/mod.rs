//! The command line: a file a command; the one place that writes to the terminal.
//!
//! Exit codes: 0 done; 1 refused, with one line on stderr that says what happened, what
//! was left unchanged and what to do; 2 wrong usage.

mod args;
mod commands;
mod failure;
mod json;
mod passphrase;
mod progress;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::Cli;
use failure::Failure;
use terminal::Terminal;

/// Runs one command and gives its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are asked for; all else is wrong usage.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let terminal = Terminal::new(cli.json);
    match commands::run(cli, &terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(message)) => {
            terminal.error(&message);
            ExitCode::from(2)
        }
        Err(failure) => {
            terminal.error(&failure.line());
            ExitCode::from(1)
        }
    }
}
