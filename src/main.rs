//! The program `dala`: hands its arguments to the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    dala::cli::run(std::env::args_os())
}
