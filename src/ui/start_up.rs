//! Starting the window, and starting it anew to lock: the process is replaced, so that no
//! decrypted byte stays in its memory.

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use eframe::egui::{IconData, Vec2, ViewportBuilder};

use super::desk::Wake;
use super::dialogs::DesktopDialogs;
use super::shell::{Around, Choices, Shell};
use super::theme::{self, Look};
use crate::casework::Surroundings;
use crate::record::Language;

/// How the window is to open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    vault: Option<PathBuf>,
    choices: Choices,
    gallery: bool,
}

/// The word that asks for the window with choices of its own.
const WINDOW: &str = "window";

impl Opening {
    /// What a command line asks of the window; nothing if it is for the command line.
    /// Without arguments the window opens, with the path of a vault too.
    pub fn from_args(args: &[OsString]) -> Option<Self> {
        let rest = args.get(1..).unwrap_or_default();
        let mut opening = Self { choices: Choices::of_this_machine(), ..Self::default() };
        match rest {
            [] => Some(opening),
            [word] if word == "gallery" && cfg!(debug_assertions) => {
                opening.gallery = true;
                Some(opening)
            }
            [path] if PathBuf::from(path).extension() == Some(OsStr::new("dala")) => {
                opening.vault = Some(path.into());
                Some(opening)
            }
            [word, rest @ ..] if word == WINDOW => opening.with(rest),
            _ => None,
        }
    }

    fn with(mut self, rest: &[OsString]) -> Option<Self> {
        let mut rest = rest.iter();
        while let Some(word) = rest.next() {
            let value = rest.next()?;
            let code = value.to_str();
            match word.to_str()? {
                "--language" => self.choices.language = Language::from_code(code?)?,
                "--look" => self.choices.look = Look::from_code(code?)?,
                "--text-size" => self.choices.percent = code?.parse().ok()?,
                "--vault" => self.vault = Some(value.into()),
                _ => return None,
            }
        }
        Some(self)
    }

    fn args(&self) -> Vec<OsString> {
        let Choices { language, look, percent, .. } = self.choices;
        let mut args: Vec<OsString> = vec![WINDOW.into()];
        args.extend(["--language", language.code(), "--look", look.code()].map(Into::into));
        args.extend(["--text-size".into(), percent.to_string().into()]);
        if let Some(vault) = &self.vault {
            args.extend(["--vault".into(), vault.into()]);
        }
        args
    }

    /// Opening a vault again, or none, with these choices.
    pub(super) fn again(vault: Option<PathBuf>, choices: Choices) -> Self {
        Self { vault, choices, gallery: false }
    }
}

/// Opens the window; ends with it.
///
/// # Errors
/// Why it did not open, as the system says it.
pub fn run(opening: Opening) -> Result<(), String> {
    let viewport = ViewportBuilder::default()
        // Neither the vault nor what is open in it stands in the title.
        .with_title("Dala")
        .with_app_id("dala")
        .with_icon(icon())
        .with_inner_size(Vec2::new(1440.0, 900.0))
        .with_min_inner_size(Vec2::new(640.0, 420.0));
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let made = eframe::run_native(
        "dala",
        options,
        Box::new(move |creation| {
            theme::install(&creation.egui_ctx);
            let ctx = creation.egui_ctx.clone();
            let wake: Wake = Arc::new(move || ctx.request_repaint());
            #[cfg(debug_assertions)]
            if opening.gallery {
                return Ok(Box::new(super::screens::gallery::Gallery::new(opening.choices)));
            }
            let around = Around {
                wake,
                dialogs: Arc::new(DesktopDialogs),
                surroundings: Arc::new(Surroundings::system),
                relaunch: Box::new(replace_process),
                now: Box::new(since_boot),
            };
            Ok(Box::new(Shell::new(opening.vault, opening.choices, around)))
        }),
    );
    made.map_err(|error| error.to_string())
}

/// Replaces this process by a new one of the same program: its memory is gone with it.
fn replace_process(opening: &Opening) {
    let Ok(program) = std::env::current_exe() else { return };
    // Comes back only if it did not work; the vault is closed by then all the same.
    let _ = Command::new(program).args(opening.args()).exec();
}

/// Seconds since the machine started, sleep included: a lid that was closed counts.
fn since_boot() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
}

fn icon() -> IconData {
    let decoded = image::load_from_memory(include_bytes!("../../assets/icons/dala-64.png"));
    match decoded {
        Ok(picture) => {
            let picture = picture.into_rgba8();
            IconData { width: picture.width(), height: picture.height(), rgba: picture.into_raw() }
        }
        Err(_) => IconData::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Vec<OsString> {
        std::iter::once("dala").chain(words.iter().copied()).map(Into::into).collect()
    }

    #[test]
    fn only_what_is_for_the_window_opens_it() {
        assert!(Opening::from_args(&args(&[])).is_some());
        let opening = Opening::from_args(&args(&["a/notes.dala"])).unwrap();
        assert_eq!(opening.vault, Some("a/notes.dala".into()));
        for words in [&["help"][..], &["list", "a.dala", "person"], &["window", "--nothing", "1"]] {
            assert_eq!(Opening::from_args(&args(words)), None, "{words:?}");
        }
    }

    #[test]
    fn what_is_chosen_comes_through_a_lock() {
        let choices = Choices {
            language: Language::Kk,
            look: Look::Dark,
            percent: 150,
            ..Choices::default()
        };
        let opening = Opening::again(Some("a b/ғ.dala".into()), choices);
        let mut words = vec![OsString::from("dala")];
        words.extend(opening.args());
        let read = Opening::from_args(&words).unwrap();
        assert_eq!((read.vault, read.choices.language), (opening.vault, Language::Kk));
        assert_eq!((read.choices.look, read.choices.percent), (Look::Dark, 150));
    }
}
