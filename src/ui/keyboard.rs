//! What a keyboard does to a passphrase that is typed in dots: whether Caps Lock is on, and
//! which layout is chosen. The toolkit tells neither. X11 is asked for both; elsewhere the
//! light of Caps Lock is read, and nothing is known of the layout.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Duration;

use eframe::egui::Ui;
use x11rb::connection::Connection;
use x11rb::protocol::xkb::{ConnectionExt as _, ID};
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, ModMask, Window};
use x11rb::rust_connection::RustConnection;

use super::icons;
use super::text::Text;
use super::widgets::{Chip, Tone};

/// How a keyboard stands. What is not known is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct KeyboardState {
    /// Whether Caps Lock is on.
    pub(super) caps_lock: Option<bool>,
    /// The layout as it is called in short: `RU`.
    pub(super) layout: Option<String>,
}

/// A keyboard that can be asked again and again.
pub(super) struct Keyboard {
    read: Box<dyn FnMut() -> KeyboardState>,
    last: Option<(f64, KeyboardState)>,
}

/// So long an answer holds: whoever presses Caps Lock sees it at once.
pub(super) const PACE: Duration = Duration::from_millis(250);

/// Where the kernel shows the lights of keyboards.
const LIGHTS: &str = "/sys/class/leds";

impl Keyboard {
    /// The keyboard of this machine. It is looked for when it is first asked.
    pub(super) fn of_this_machine() -> Self {
        let mut display = None;
        Self::of(move || {
            let display = display.get_or_insert_with(Display::of_this_machine);
            display.as_ref().and_then(|display| display.read().ok()).unwrap_or_else(|| {
                KeyboardState { caps_lock: caps_lock_light(Path::new(LIGHTS)), layout: None }
            })
        })
    }

    /// A keyboard that is read so.
    pub(super) fn of(read: impl FnMut() -> KeyboardState + 'static) -> Self {
        Self { read: Box::new(read), last: None }
    }

    /// How it stands; `now` in seconds.
    pub(super) fn state(&mut self, now: f64) -> KeyboardState {
        let state = match self.last.take() {
            Some((at, state)) if now - at < PACE.as_secs_f64() => return self.keep(at, state),
            _ => (self.read)(),
        };
        self.keep(now, state)
    }

    fn keep(&mut self, at: f64, state: KeyboardState) -> KeyboardState {
        self.last = Some((at, state.clone()));
        state
    }
}

/// Draws what is known and matters, from right to left.
pub(super) fn show(ui: &mut Ui, text: &Text, state: &KeyboardState) {
    if state.caps_lock == Some(true) {
        let words = text.say("keyboard-caps-lock");
        ui.add(Chip::new(Tone::Contested, words).icon(icons::CARET_UP));
    }
    if let Some(layout) = &state.layout {
        let words = text.with("keyboard-layout", &[("code", layout.as_str().into())]);
        ui.add(Chip::new(Tone::Neutral, words).icon(icons::KEYBOARD));
    }
}

/// A display of X11.
struct Display {
    connection: RustConnection,
    root: Window,
}

impl Display {
    /// That of this machine, if the window is on one.
    fn of_this_machine() -> Option<Self> {
        let var = |name| std::env::var(name).unwrap_or_default();
        let [name, wayland, socket] = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].map(var);
        // With both, the window is on Wayland; and another machine is never asked.
        let is_here = name.starts_with(':') && wayland.is_empty() && socket.is_empty();
        is_here.then(|| Self::connect(&name).ok()).flatten()
    }

    fn connect(name: &str) -> Result<Self, Box<dyn Error>> {
        let (connection, screen) = RustConnection::connect(Some(name))?;
        let root = connection.setup().roots.get(screen).ok_or("no such screen")?.root;
        connection.xkb_use_extension(1, 0)?.reply()?;
        Ok(Self { connection, root })
    }

    fn read(&self) -> Result<KeyboardState, Box<dyn Error>> {
        let state = self.connection.xkb_get_state(ID::USE_CORE_KBD.into())?.reply()?;
        let rules = self.connection.intern_atom(true, b"_XKB_RULES_NAMES")?.reply()?.atom;
        let (of, string) = (self.root, AtomEnum::STRING);
        let rules = self.connection.get_property(false, of, rules, string, 0, 1024)?.reply()?;
        Ok(KeyboardState {
            caps_lock: Some(state.locked_mods.contains(ModMask::LOCK)),
            layout: layout(&rules.value, state.group.into()),
        })
    }
}

/// The layout of a group, from `_XKB_RULES_NAMES`: rules, model, layouts, variants and
/// options, a zero byte behind each; layouts with commas between them, one for each group.
fn layout(rules: &[u8], group: u8) -> Option<String> {
    let layouts = rules.split(|byte| *byte == 0).nth(2)?;
    let layout = std::str::from_utf8(layouts).ok()?.split(',').nth(group.into())?.trim();
    let is_code = !layout.is_empty() && layout.bytes().all(|b| b.is_ascii_alphanumeric());
    is_code.then(|| layout.to_ascii_uppercase())
}

/// Whether the light of Caps Lock is on, on any keyboard that has one.
fn caps_lock_light(lights: &Path) -> Option<bool> {
    let lights = fs::read_dir(lights).ok()?.flatten();
    let of_caps_lock =
        lights.filter(|light| light.file_name().as_encoded_bytes().ends_with(b"::capslock"));
    let read = |light: fs::DirEntry| fs::read_to_string(light.path().join("brightness")).ok();
    of_caps_lock.filter_map(read).map(|brightness| brightness.trim() != "0").reduce(|a, b| a || b)
}

#[cfg(test)]
mod tests;
