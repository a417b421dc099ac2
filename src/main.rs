//! The program `dala`: a window, or a command of the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    dala::cli::quiet_panics();
    let args: Vec<_> = std::env::args_os().collect();
    #[cfg(feature = "gui")]
    if let Some(opening) = dala::ui::Opening::from_args(&args) {
        return dala::cli::window_closed(dala::ui::run(opening));
    }
    dala::cli::run(args)
}
