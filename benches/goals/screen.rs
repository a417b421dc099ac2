//! The window on a screen that nobody sees (Xvfb): how long the start screen takes until
//! its first frame is drawn, against an empty window of the same toolkit in the same run,
//! each in a process of its own; and what an open vault costs while nobody does anything.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dala::casework::Casework;
use dala::ui::app;
use eframe::egui::ViewportCommand;
use eframe::egui::{Context, Event, Key, Modifiers, RawInput, Ui, Vec2, ViewportBuilder};

use crate::clock::on_processors;
use crate::made::create_with;
use crate::window::{PASSPHRASE, opening_of};
use crate::{Fallible, Goal, say};

/// The first argument of a process that opens a window.
pub const FLAG: &str = "--window";

/// Windows of each kind, by turns.
const STARTS: usize = 9;
/// When one begins to measure what an idle window costs, and for how long.
const IDLE: (Duration, Duration) = (Duration::from_secs(8), Duration::from_secs(20));

/// What a window is opened for.
enum Task {
    /// To be closed with its first frame.
    First,
    /// To open its vault, and then nothing.
    Idle,
}

struct Opened {
    app: Option<Box<dyn eframe::App>>,
    task: Task,
    frames: usize,
}

impl eframe::App for Opened {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        if let Some(app) = &mut self.app {
            app.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frames += 1;
        if let Some(app) = &mut self.app {
            app.ui(ui, frame);
        }
        if matches!(self.task, Task::First) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        } else if self.frames < 10 {
            ui.ctx().request_repaint();
        }
    }

    fn raw_input_hook(&mut self, _: &Context, input: &mut RawInput) {
        let typed = match (&self.task, self.frames) {
            (Task::Idle, 5) => Event::Text(PASSPHRASE.to_owned()),
            (Task::Idle, 7) => Event::Key {
                key: Key::Enter,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            },
            _ => return,
        };
        input.events.push(typed);
    }
}

/// Such a process: `empty`, `start`, or `idle VAULT`.
pub fn run(arguments: &[String]) -> Fallible<()> {
    let (opening, task) = match arguments {
        [what] if what == "empty" => (None, Task::First),
        [what] if what == "start" => (Some(opening_of(None)?), Task::First),
        [what, vault] if what == "idle" => (Some(opening_of(Some(Path::new(vault)))?), Task::Idle),
        _ => return Err("no such window".into()),
    };
    let viewport = ViewportBuilder::default().with_inner_size(Vec2::new(1440.0, 900.0));
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let open = Box::new(move |creation: &eframe::CreationContext<'_>| {
        if matches!(task, Task::Idle) {
            let ctx = creation.egui_ctx.clone();
            std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
                std::thread::sleep(IDLE.0);
                let before = on_processors();
                std::thread::sleep(IDLE.1);
                say(&format!("{}", on_processors() - before));
                ctx.send_viewport_cmd(ViewportCommand::Close);
            })?;
        }
        let app = opening.map(|opening| app(opening, creation));
        Ok(Box::new(Opened { app, task, frames: 0 }) as Box<dyn eframe::App>)
    });
    eframe::run_native("goals", options, open).map_err(|error| error.to_string().into())
}

/// A screen that goes when this is dropped.
struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    fn open() -> Fallible<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .args(["-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        BufReader::new(server.stdout.take().ok_or("no pipe")?).read_line(&mut number)?;
        Ok(Self { server, display: format!(":{}", number.trim()) })
    }

    fn command(&self, arguments: &[&str]) -> Fallible<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(FLAG).args(arguments).env("DISPLAY", &self.display);
        for name in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XAUTHORITY"] {
            command.env_remove(name);
        }
        Ok(command)
    }

    /// Seconds from the beginning of a process to its end, which comes with the first frame.
    fn first_frame(&self, what: &str) -> Fallible<f64> {
        let begin = Instant::now();
        let done = self.command(&[what])?.output()?;
        if done.status.success() {
            Ok(begin.elapsed().as_secs_f64())
        } else {
            Err(String::from_utf8_lossy(&done.stdout).into())
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn first_frame(screen: &Screen) -> Fallible<Goal> {
    let (mut empty, mut start) = (Vec::new(), Vec::new());
    screen.first_frame("empty")?;
    for _ in 0..STARTS {
        empty.push(screen.first_frame("empty")?);
        start.push(screen.first_frame("start")?);
    }
    let (empty, start) = (middle(empty), middle(start));
    let detail = format!("{:.0} ms against {:.0} ms of an empty one", start * 1e3, empty * 1e3);
    Ok(Goal { name: "first-frame", measured: start / empty, limit: 1.3, unit: "x", detail })
}

fn idle(screen: &Screen, folder: &Path) -> Fallible<Goal> {
    let vault = folder.join("notes.dala");
    drop(create_with(&vault, Casework::passphrase(PASSPHRASE), "Ular")?);
    let vault = vault.to_str().ok_or("the folder has a strange name")?;
    let done = screen.command(&["idle", vault])?.output()?;
    let used: f64 = String::from_utf8_lossy(&done.stdout).trim().parse()?;
    let share = used / (IDLE.1.as_secs_f64() * 1e3) * 100.0;
    let detail = format!("{used:.0} ms in {} s with an open vault", IDLE.1.as_secs());
    Ok(Goal { name: "idle", measured: share, limit: 0.5, unit: "%", detail })
}

/// Both.
pub fn measure(folder: &Path) -> Fallible<Vec<Goal>> {
    let screen = Screen::open()?;
    Ok(vec![first_frame(&screen)?, idle(&screen, folder)?])
}
