//! The command line: a file a command; the one place that writes to the terminal.
//!
//! Exit codes: 0 done; 1 refused, with one line on stderr that says what happened, what
//! was left unchanged and what to do; 2 wrong usage.

mod args;
mod commands;
mod failure;
mod fields;
mod json;
mod passphrase;
mod progress;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::Cli;
use failure::Failure;
use terminal::Terminal;

use crate::crypto::guard_memory;

/// Runs one command and gives its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    guard_memory();
    let cli = match parse(args) {
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
            Terminal::error(&message);
            ExitCode::from(2)
        }
        Err(failure) => {
            Terminal::error(&failure.line());
            ExitCode::from(1)
        }
    }
}

/// Has a panic tell where it was and nothing of what was at hand: its text may hold what a
/// record says.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        Terminal::error(&format!("something went wrong in the program ({at})"));
    }));
}

/// Tells on the terminal why the window did not open, if it did not.
pub fn window_closed(ended: Result<(), String>) -> ExitCode {
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            Terminal::error(&format!(
                "the window could not be opened ({reason}); nothing was changed; it needs a \
                 desktop with OpenGL and, on Debian, the packages libgl1, libx11-6, libx11-xcb1, \
                 libxcursor1, libxi6 and libxkbcommon-x11-0; the commands of dala help work \
                 without them"
            ));
            ExitCode::from(1)
        }
    }
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut command = Cli::command();
    // The forms are read only for whoever asks.
    if args.iter().any(|arg| arg == "help" || arg == "--help") {
        command = command.mut_subcommand("add", |add| {
            let examples = add.get_after_help().map(ToString::to_string).unwrap_or_default();
            add.after_long_help(format!("{examples}\n\n{}", fields::in_words()))
        });
    }
    Cli::from_arg_matches(&command.try_get_matches_from(args)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_an_example_in_its_help() {
        let command = Cli::command();
        command.clone().debug_assert();
        for one in command.get_subcommands() {
            let help = one.get_after_help().map(ToString::to_string).unwrap_or_default();
            let example = format!("dala {} ", one.get_name());
            assert!(help.contains(&example), "{example}is not in: {help}");
        }
    }

    #[test]
    fn the_help_of_add_has_its_examples_and_all_fields() {
        let args = ["dala", "help", "add"].map(OsString::from);
        let help = parse(args).err().unwrap().to_string();
        for part in ["arrested_on=2022-01-06~", "victim_activity", "citizenship"] {
            assert!(help.contains(part), "{part}");
        }
    }
}
