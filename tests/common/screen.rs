//! A screen of its own for a window under test, and keys for it: Xvfb and xdotool. Where
//! they are not there, there is no screen, and the test says so.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::program::say;

/// Nothing that is waited for takes longer, unless it does not come at all.
const PATIENCE: Duration = Duration::from_mins(2);

/// What the window opens at run time.
const LIBRARIES: [&str; 6] = [
    "libGL.so.1",
    "libX11.so.6",
    "libX11-xcb.so.1",
    "libXcursor.so.1",
    "libXi.so.6",
    "libxkbcommon-x11.so.0",
];

/// A screen that nobody sees. It goes when this is dropped.
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// A screen for a test of this name; none if this machine cannot show one.
    pub fn of(test: &str) -> Option<Self> {
        let missing = missing();
        if !missing.is_empty() {
            say(&format!("SKIPPED: {test}: {} missing", missing.join(", ")));
            return None;
        }
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        assert_ne!(display, ":", "Xvfb has opened no screen");
        Some(Self { server, display })
    }

    /// The program on this screen. Its home is `folder`, and it knows no other desktop.
    pub fn dala(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dala"));
        command.current_dir(folder).args(args).env("DISPLAY", &self.display);
        for name in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XAUTHORITY"] {
            command.env_remove(name);
        }
        for name in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
            command.env(name, folder);
        }
        for bus in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"] {
            command.env(bus, "unix:path=/nonexistent/bus");
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Waits for the window and gives it the keys: there is no window manager to do so.
    pub fn focus(&self) {
        until("a window shows and takes the keys", || {
            let mut search = self.xdotool(&["search", "--onlyvisible", "--name", "^Dala$"]);
            let found = String::from_utf8(search.output().unwrap().stdout).unwrap();
            let Some(window) = found.lines().last() else { return false };
            let focused = self.xdotool(&["windowfocus", window]).output().unwrap();
            let mut asked = self.xdotool(&["getwindowfocus"]);
            let has_keys = asked.output().unwrap().stdout == format!("{window}\n").into_bytes();
            focused.status.success() && has_keys
        });
    }

    /// Types a text, or presses keys: what xdotool's `type` and `key` take.
    pub fn keys(&self, how: &str, keys: &str) {
        let pressed = self.xdotool(&[how, "--delay", "40", keys]).output().unwrap();
        assert!(pressed.status.success(), "{pressed:?}");
    }

    fn xdotool(&self, args: &[&str]) -> Command {
        let mut command = Command::new("xdotool");
        command.args(args).env("DISPLAY", &self.display);
        command
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// What this machine lacks to show a window.
fn missing() -> Vec<&'static str> {
    let is_there = |tool: &&str| {
        let mut asked = Command::new(tool);
        asked.arg("-version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    };
    let mut missing: Vec<&str> = ["Xvfb", "xdotool"].into_iter().filter(|t| !is_there(t)).collect();
    // Where the list cannot be had, the window itself tells what it lacks.
    if let Ok(known) = Command::new("/sbin/ldconfig").arg("-p").output() {
        let known = String::from_utf8_lossy(&known.stdout).into_owned();
        missing.extend(LIBRARIES.iter().filter(|library| !known.contains(**library)));
    }
    missing
}

/// Waits until something holds.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "it does not come: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
