//! Starting the window, and starting it anew to lock: the process is replaced, so that no
//! decrypted byte stays in its memory.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{IconData, Vec2, ViewportBuilder};

use super::chooser;
use super::desk::Wake;
use super::desktop;
use super::dialogs::DesktopDialogs;
use super::keyboard::Keyboard;
use super::machine::Machine;
use super::relaunch::{replace_process, take_over};
use super::shell::{Around, Choices, Shell};
use super::theme::{self, Look};
use crate::casework::Surroundings;
use crate::crypto::guard_memory;
use crate::record::Language;

/// How the window is to open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    way: Way,
    vault: Option<PathBuf>,
    choices: Choices,
}

/// Who says how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Way {
    /// The command line, which whoever uses the machine can read.
    #[default]
    Named,
    /// An earlier process, by a pipe.
    HandedOver,
    /// There is no window: files are chosen for one.
    Chooser,
    /// The gallery of widgets opens.
    Gallery,
}

/// The word that asks for the window with choices of its own.
const WINDOW: &str = "window";
/// What follows it where the choices come by a pipe.
const AGAIN: &str = "--again";
/// What follows it where files are to be chosen for a window.
pub(super) const CHOOSE: [&str; 2] = [WINDOW, "--choose"];

impl Opening {
    /// What a command line asks of the window; nothing if it is for the command line.
    /// Without arguments the window opens, with the path of a vault too.
    pub fn from_args(args: &[OsString]) -> Option<Self> {
        let rest = args.get(1..).unwrap_or_default();
        let opening = Self { choices: Choices::of_this_machine(), ..Self::default() };
        match rest {
            [] => Some(opening),
            [word] if word == "gallery" && cfg!(debug_assertions) => {
                Some(Self { way: Way::Gallery, ..opening })
            }
            [path] if PathBuf::from(path).extension() == Some(OsStr::new("dala")) => {
                Some(Self { vault: Some(path.into()), ..opening })
            }
            [word, how] if word == WINDOW && how == AGAIN => {
                Some(Self { way: Way::HandedOver, ..opening })
            }
            rest if rest == CHOOSE => Some(Self { way: Way::Chooser, ..opening }),
            [word, rest @ ..] if word == WINDOW => opening.with(rest),
            _ => None,
        }
    }

    fn with(mut self, words: &[OsString]) -> Option<Self> {
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next()?;
            let code = value.to_str();
            match word.to_str()? {
                "--language" => self.choices.language = Language::from_code(code?)?,
                "--look" => self.choices.look = Look::from_code(code?)?,
                "--text-size" => self.choices.percent = Choices::percent_of(code?)?,
                "--vault" => self.vault = Some(value.into()),
                _ => return None,
            }
        }
        Some(self)
    }

    fn words(&self) -> Vec<OsString> {
        let Choices { language, look, percent, .. } = self.choices;
        let mut words: Vec<OsString> = Vec::new();
        words.extend(["--language", language.code(), "--look", look.code()].map(Into::into));
        words.extend(["--text-size".into(), percent.to_string().into()]);
        if let Some(vault) = &self.vault {
            words.extend(["--vault".into(), vault.into()]);
        }
        words
    }

    /// Opening a vault again, or none, with these choices.
    pub(super) fn again(vault: Option<PathBuf>, choices: Choices) -> Self {
        Self { way: Way::HandedOver, vault, choices }
    }
}

/// Opens the window; ends with it.
///
/// # Errors
/// Why it did not open, as the system says it.
pub fn run(opening: Opening) -> Result<(), String> {
    if opening.way == Way::Chooser {
        // Holds no secret, and the desktop must be able to see who asks.
        chooser::serve();
        return Ok(());
    }
    guard_memory();
    if opening.way == Way::Named && opening.vault.is_some() {
        // So that the list of processes does not tell the path for as long as the window is open.
        start_anew(&opening);
    }
    let opening = if opening.way == Way::HandedOver {
        opening.clone().with(&take_over(std::io::stdin())).unwrap_or(opening)
    } else {
        opening
    };
    let viewport = ViewportBuilder::default()
        // Neither the vault nor what is open in it stands in the title.
        .with_title("Dala")
        .with_app_id("dala")
        .with_icon(icon())
        .with_inner_size(Vec2::new(1440.0, 900.0))
        .with_min_inner_size(Vec2::new(640.0, 420.0));
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let made =
        eframe::run_native("dala", options, Box::new(move |creation| Ok(app(opening, creation))));
    made.map_err(|error| error.to_string())
}

/// The program of the window, for whoever drives it: the system, or a measurement.
pub fn app(opening: Opening, creation: &eframe::CreationContext<'_>) -> Box<dyn eframe::App> {
    theme::install(&creation.egui_ctx);
    let ctx = creation.egui_ctx.clone();
    let wake: Wake = Arc::new(move || ctx.request_repaint());
    if opening.way == Way::Gallery {
        return Box::new(super::screens::gallery::Gallery::new(opening.choices));
    }
    let around = Around {
        keyboard: Keyboard::of_this_machine(),
        leaving: desktop::listen(&wake),
        wake,
        dialogs: Arc::new(DesktopDialogs),
        surroundings: Arc::new(Surroundings::system),
        machine: Machine::this(),
        relaunch: Box::new(start_anew),
        now: Box::new(since_boot),
    };
    Box::new(Shell::new(opening.vault, opening.choices, around))
}

/// Replaces this process by one that opens so. If it comes back, it did not work, and the
/// vault is closed by its owner all the same.
fn start_anew(opening: &Opening) {
    let args = [WINDOW, AGAIN];
    replace_process(&args, &opening.words());
    // A path too long to be handed over: then without one.
    replace_process(&args, &Opening { vault: None, ..opening.clone() }.words());
}

/// Seconds since the machine started, sleep included: a lid that was closed counts.
fn since_boot() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::try_from(now).unwrap_or_default().as_secs_f64()
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
        let read = Opening::from_args(&args(&["window", "--again"])).unwrap();
        assert_eq!(read.clone().with(&opening.words()), Some(opening));
        assert_eq!(read.with(&["".into()]), None, "nothing was handed over");
    }
}
