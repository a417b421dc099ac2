//! The frame of the window: closed or open, locking, keys, news. What is open is in
//! [`super::open`].

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Frame, Margin, Panel, Ui};

use super::desk::{Desk, KeyWork, Request, Wake};
use super::desktop::Leaving;
use super::dialogs::Dialogs;
use super::failures::{Amount, Failure};
use super::icons;
use super::keyboard::{self, Keyboard};
use super::machine::Machine;
use super::menu::{self, Command};
use super::open::Open;
use super::overlay::{Overlay, Picked};
use super::screens::guide;
use super::screens::start::{Means, Opened, Start, StartEvent};
use super::start_up::Opening;
use super::text::Text;
use super::theme::{self, Look, Scale};
use super::toasts::Toasts;
use crate::casework::{CaseworkError, PRACTICE_PASSPHRASE, Surroundings, Worker};
use crate::record::Language;

/// What a user chooses for the window. None of it tells anything of him.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choices {
    /// The language of the window.
    pub(super) language: Language,
    /// Its colours.
    pub(super) look: Look,
    /// The size of its text, in percent.
    pub(super) percent: u16,
    /// Minutes without a key or a move after which it locks.
    pub(super) idle_minutes: u16,
}

impl Default for Choices {
    fn default() -> Self {
        Self { language: Language::En, look: Look::Light, percent: 100, idle_minutes: 5 }
    }
}

/// The sizes of text that are offered, in percent.
pub(super) const SIZES: [u16; 6] = [80, 100, 125, 150, 175, 200];

impl Choices {
    /// The language of the machine, and else what most take.
    pub(super) fn of_this_machine() -> Self {
        let locale = sys_locale::get_locale().unwrap_or_default();
        let language = Language::from_code(locale.get(..2).unwrap_or_default());
        Self { language: language.unwrap_or(Language::En), ..Self::default() }
    }

    /// The size of text in percent that is written so, if it can be read.
    pub(super) fn percent_of(written: &str) -> Option<u16> {
        written.parse().ok().filter(|percent| (50..=300).contains(percent))
    }

    fn sized(self, larger: bool) -> Self {
        let at = SIZES.iter().position(|size| *size >= self.percent).unwrap_or(1);
        let at = if larger { at.saturating_add(1) } else { at.saturating_sub(1) };
        Self { percent: *SIZES.get(at).unwrap_or(&self.percent), ..self }
    }
}

/// What the window takes from outside.
pub(super) struct Around {
    /// Wakes the window, from any thread.
    pub(super) wake: Wake,
    /// Has files chosen.
    pub(super) dialogs: Arc<dyn Dialogs>,
    /// Tells how the keyboard stands.
    pub(super) keyboard: Keyboard,
    /// Clock and randomness of a vault.
    pub(super) surroundings: Arc<dyn Fn() -> Surroundings + Send + Sync>,
    /// Hears when the desktop leaves its user.
    pub(super) leaving: Receiver<Leaving>,
    /// What the machine offers.
    pub(super) machine: Machine,
    /// Replaces the process. If it comes back, the vault is closed all the same.
    pub(super) relaunch: Box<dyn FnMut(&Opening)>,
    /// Seconds since some moment, sleep included.
    pub(super) now: Box<dyn Fn() -> f64>,
}

impl Around {
    /// What the start screen works with.
    fn means(&self) -> Means {
        Means {
            wake: Arc::clone(&self.wake),
            dialogs: Arc::clone(&self.dialogs),
            surroundings: Arc::clone(&self.surroundings),
            machine: self.machine.clone(),
        }
    }
}

enum Stage {
    Closed(Box<Start>),
    Open(Box<Open>),
}

impl Stage {
    fn desk(&self) -> Option<&Desk> {
        match self {
            Self::Open(open) => Some(open.desk()),
            Self::Closed(_) => None,
        }
    }
}

/// The window.
pub(super) struct Shell {
    text: Text,
    choices: Choices,
    applied: Option<Choices>,
    stage: Stage,
    around: Around,
    /// When somebody last did something.
    touched: f64,
    /// The time of the input that was looked at last, by egui's clock: while the window is
    /// hidden no new one comes, and the old one stays.
    input_at: f64,
    overlay: Option<Overlay>,
    /// Whether the guide is drawn over everything.
    is_guide: bool,
    /// Whether what is open holds invented people alone.
    is_practice: bool,
    toasts: Toasts,
}

/// So long a lock waits for the last words to be kept.
const LAST_WORDS: Duration = Duration::from_secs(2);

impl Shell {
    /// The desk of the vault that is open.
    #[cfg(test)]
    pub(super) fn desk(&self) -> Option<&Desk> {
        self.stage.desk()
    }

    /// A window without an open vault; `vault` is the one that may be opened.
    pub(super) fn new(vault: Option<PathBuf>, choices: Choices, around: Around) -> Self {
        let touched = (around.now)();
        let start = Start::new(vault, around.means());
        Self {
            text: Text::of(choices.language),
            choices,
            applied: None,
            stage: Stage::Closed(Box::new(start)),
            around,
            touched,
            input_at: 0.0,
            overlay: None,
            is_guide: false,
            is_practice: false,
            toasts: Toasts::default(),
        }
    }

    fn apply(&mut self, ctx: &Context) {
        if self.applied == Some(self.choices) {
            return;
        }
        if self.text.language() != self.choices.language {
            self.text = Text::of(self.choices.language);
        }
        theme::set_look(ctx, self.choices.look);
        ctx.set_zoom_factor(f32::from(self.choices.percent) / 100.0);
        self.applied = Some(self.choices);
    }

    fn open(&mut self, opened: Opened, now: f64) {
        let Opened { casework, path, is_practice, not_remembered } = opened;
        self.is_practice = is_practice;
        if let Some(error) = not_remembered {
            self.failed(now, &error);
        }
        match Worker::start(casework) {
            Ok(worker) => {
                let (wake, dialogs) =
                    (Arc::clone(&self.around.wake), Arc::clone(&self.around.dialogs));
                let desk = Desk::new(worker, wake, dialogs);
                self.stage = Stage::Open(Box::new(Open::new(desk, path)));
            }
            Err(error) => self.failed(now, &error),
        }
    }

    fn failed(&mut self, now: f64, error: &CaseworkError) {
        let (what, more) = failure(&self.text, error);
        self.toasts.failed(now, what, more);
    }

    /// Locks: at once, without a question, without loss.
    fn lock(&mut self) {
        let vault = match &mut self.stage {
            Stage::Open(open) => {
                open.keep(Instant::now() + LAST_WORDS);
                Some(open.path().to_owned())
            }
            Stage::Closed(start) if start.holds_secret() => start.path(),
            Stage::Closed(_) => return,
        };
        let opening = Opening::again(vault.clone(), self.choices);
        (self.around.relaunch)(&opening);
        self.stage = Stage::Closed(Box::new(Start::new(vault, self.around.means())));
        self.overlay = None;
        self.is_guide = false;
        self.toasts = Toasts::default();
    }

    /// Whether a vault is open, or a passphrase typed.
    fn holds_secret(&self) -> bool {
        match &self.stage {
            Stage::Open(_) => true,
            Stage::Closed(start) => start.holds_secret(),
        }
    }

    /// Locks if the desktop leaves its user, or nobody did anything for so long.
    fn idle(&mut self, ctx: &Context) {
        let now = (self.around.now)();
        // Held until it is locked: until then the machine stays awake.
        let leaving: Vec<Leaving> = self.around.leaving.try_iter().collect();
        if !leaving.is_empty() {
            self.lock();
        }
        leaving.into_iter().for_each(Leaving::let_sleep);
        let (at, is_touched) =
            ctx.input(|input| (input.time, !input.events.is_empty() || input.pointer.is_moving()));
        let is_new = at.total_cmp(&self.input_at).is_ne();
        self.input_at = at;
        if is_new && is_touched && !self.is_due(now) {
            self.touched = now;
        }
        if !self.holds_secret() {
            self.touched = now;
        } else if self.is_due(now) {
            self.lock();
            self.touched = now;
        } else {
            let left = self.touched + self.idle_seconds() - now;
            ctx.request_repaint_after(Duration::from_secs_f64(left.clamp(0.1, 60.0)));
        }
    }

    fn idle_seconds(&self) -> f64 {
        f64::from(self.choices.idle_minutes) * 60.0
    }

    fn is_due(&self, now: f64) -> bool {
        now - self.touched >= self.idle_seconds()
    }

    fn carry_out(&mut self, command: Command) {
        match command {
            Command::Lock => self.lock(),
            Command::LargerText => self.choices = self.choices.sized(true),
            Command::SmallerText => self.choices = self.choices.sized(false),
            Command::NextLook => self.choices.look = next(&Look::ALL, self.choices.look),
            Command::NextLanguage => {
                self.choices.language = next(&Language::ALL, self.choices.language);
            }
            Command::Palette => self.overlay = Some(Overlay::commands()),
            Command::Search => self.overlay = Some(Overlay::search()),
            Command::Guide => self.is_guide = !self.is_guide,
            other => {
                self.is_guide = false;
                let Stage::Open(open) = &mut self.stage else { return };
                if other != Command::Undo {
                    return open.carry_out(other);
                }
                // What the place in hand has to take back comes before what was offered.
                if let Some(own) = open.undoes() {
                    self.toasts.forget_undo(own);
                    open.carry_out(other);
                } else if let Some(offered) = self.toasts.take_undo() {
                    open.undo(offered);
                }
            }
        }
    }

    fn answer(&mut self, now: f64, request: Request) {
        let Stage::Open(open) = &mut self.stage else { return };
        match request {
            Request::Go(route) => open.go(route),
            Request::Replace(route) => open.replace(route),
            Request::Done(key) => self.toasts.done(now, self.text.say(key)),
            Request::DoneWithUndo(key, undo) => {
                self.toasts.done_with_undo(now, self.text.say(key), undo);
            }
            Request::Failed(error) => self.failed(now, &error),
            Request::Keys(work) => self.show_keys(work),
        }
    }

    /// Takes the vault out of its window, to the page that shows or changes its keys.
    fn show_keys(&mut self, work: KeyWork) {
        let nothing = Stage::Closed(Box::new(Start::new(None, self.around.means())));
        let Stage::Open(open) = std::mem::replace(&mut self.stage, nothing) else { return };
        let path = open.path().to_owned();
        let means = self.around.means();
        let start = match open.end(Instant::now() + LAST_WORDS) {
            Some(opened) => Start::of_keys(opened, work, means),
            None => Start::new(Some(path), means),
        };
        self.stage = Stage::Closed(Box::new(start));
    }
}

/// What was refused, and what was kept and what to do, in words.
pub(super) fn failure(text: &Text, error: &CaseworkError) -> (String, String) {
    let Failure { key, args } = Failure::of(error);
    let args: Vec<_> = args
        .into_iter()
        .map(|(name, amount)| match amount {
            Amount::Number(n) => (name, n.into()),
            Amount::Bytes(n) => (name, text.bytes(n).into()),
        })
        .collect();
    let more = ["kept", "next"].into_iter().filter_map(|part| text.attribute(key, part, &args));
    (text.with(key, &args), more.collect::<Vec<_>>().join(" "))
}

fn next<T: Copy + PartialEq>(all: &[T], now: T) -> T {
    let at = all.iter().position(|one| *one == now).map_or(0, |at| at.saturating_add(1));
    all.get(at).or(all.first()).copied().unwrap_or(now)
}

/// A strip that tells that nothing here is real.
fn practice_strip(ui: &mut Ui, text: &Text) {
    let p = theme::palette(ui);
    let frame = Frame::new().fill(p.contested_fill).inner_margin(Margin::symmetric(16, 4));
    Panel::top("practice").resizable(false).frame(frame).show_separator_line(true).show(ui, |ui| {
        let args = [("passphrase", PRACTICE_PASSPHRASE.into())];
        let words = format!("{}  {}", icons::BOOK_OPEN, text.with("practice-strip", &args));
        ui.label(Scale::Small.text(words).color(p.contested));
    });
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.apply(ctx);
        self.idle(ctx);
        let now = (self.around.now)();
        let requests = match &mut self.stage {
            Stage::Closed(start) => {
                let is_typing = Start::is_typing(ctx);
                let stands = is_typing.then(|| self.around.keyboard.state(now));
                start.keyboard(stands);
                if is_typing {
                    ctx.request_repaint_after(keyboard::PACE);
                }
                match start.logic(ctx, &self.text) {
                    Some(StartEvent::Opened(opened)) => self.open(*opened, now),
                    Some(StartEvent::Guide) => self.is_guide = true,
                    None => {}
                }
                Vec::new()
            }
            Stage::Open(open) => open.logic(now, &self.text, &mut self.choices),
        };
        for request in requests {
            self.answer(now, request);
        }
        if let Stage::Open(open) = &mut self.stage
            && let Some(wait) = open.take_wake()
        {
            ctx.request_repaint_after(wait);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let is_open = matches!(self.stage, Stage::Open(_));
        if let Some(command) = ctx.input_mut(|input| menu::pressed(input, is_open)) {
            self.carry_out(command);
        }
        let now = (self.around.now)();
        // The ground is what the window is cleared to: to fill it once more costs a machine
        // without a graphics card as much as all that stands on it.
        ui.scope(|ui| {
            ui.set_min_size(ui.available_size());
            if self.is_guide {
                self.is_guide = !guide::show(ui, &self.text, &mut self.choices);
                return;
            }
            match &mut self.stage {
                Stage::Closed(start) => start.show(ui, &self.text, &mut self.choices),
                Stage::Open(open) => {
                    if self.is_practice {
                        practice_strip(ui, &self.text);
                    }
                    let command = open.show(ui, &self.text, &mut self.choices, now);
                    open.show_typed_path(&ctx, &self.text, &self.around.machine);
                    if let Some(command) = command {
                        self.carry_out(command);
                    }
                }
            }
        });
        if let Some(overlay) = &mut self.overlay {
            let desk = self.stage.desk();
            match overlay.show(&ctx, &self.text, desk) {
                None => {}
                Some(Picked::Nothing) => self.overlay = None,
                Some(Picked::Command(command)) => {
                    self.overlay = None;
                    self.carry_out(command);
                }
                Some(Picked::Record(route)) => {
                    self.overlay = None;
                    self.is_guide = false;
                    if let Stage::Open(open) = &mut self.stage {
                        open.go(route);
                    }
                }
            }
        }
        let undo = self.toasts.show(&ctx, &self.text, now);
        if let (Some(undo), Stage::Open(open)) = (undo, &mut self.stage) {
            open.undo(undo);
        }
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        if let Stage::Open(open) = &mut self.stage {
            open.keep(Instant::now() + LAST_WORDS);
        }
    }

    fn clear_color(&self, visuals: &eframe::egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
