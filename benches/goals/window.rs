//! The window over 100,000 persons and a case of 2,000 records, driven by key and wheel
//! without a screen: the time on the processor that a frame costs, the accessibility tree
//! and the triangles included; and how long it takes until a record stands open.

use std::ffi::OsString;
use std::path::Path;
use std::time::{Duration, Instant};

use dala::casework::{Casework, Filter, SortBy};
use dala::ui::{Opening, app};
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Ui, Vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::clock::on_processor;
use crate::made::Monitor;
use crate::people::people;
use crate::{Fallible, Goal, listing};

const PERSONS: usize = 100_000;
/// What opens the vaults that a window opens.
pub const PASSPHRASE: &str = "correct horse battery staple";
/// Records that are opened one after the other.
const OPENED: usize = 100;
/// Longer than anything here may take.
const PATIENCE: Duration = Duration::from_mins(1);

struct App(Box<dyn eframe::App>);

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.0.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.0.ui(ui, frame);
    }
}

/// What the program is told on its command line, to open with a vault or without.
pub fn opening_of(vault: Option<&Path>) -> Fallible<Opening> {
    let mut words: Vec<OsString> = ["dala", "window", "--language", "en"].map(Into::into).into();
    words.extend(vault.into_iter().flat_map(|vault| ["--vault".into(), vault.into()]));
    Opening::from_args(&words).ok_or_else(|| "the window does not open so".into())
}

/// A window that is driven.
pub struct Window {
    harness: Harness<'static, App>,
    times: Vec<f64>,
}

impl Window {
    /// A window with this vault open, once it shows what begins with `sign`.
    pub fn open_at(vault: &Path, sign: &str) -> Fallible<Self> {
        let opening = opening_of(Some(vault))?;
        let harness = Harness::builder()
            .with_size(Vec2::new(1440.0, 900.0))
            .with_step_dt(1.0 / 60.0)
            .build_eframe(move |creation| App(app(opening, creation)));
        let mut window = Self { harness, times: Vec::new() };
        window.settle();
        window.harness.event(Event::Text(PASSPHRASE.to_owned()));
        window.press(Modifiers::NONE, Key::Enter);
        window.until("the vault opens", |window| window.finds(sign))?;
        Ok(window)
    }

    /// One frame, which counts.
    fn frame(&mut self) {
        let before = on_processor();
        self.harness.step();
        let output = self.harness.output();
        let shapes = output.shapes.clone();
        self.harness.ctx.tessellate(shapes, output.pixels_per_point);
        self.times.push(on_processor() - before);
    }

    /// Frames until what was asked for has come, as long as a person would take for a key.
    pub fn settle(&mut self) {
        for _ in 0..4 {
            self.frame();
            std::thread::sleep(Duration::from_millis(4));
        }
    }

    /// A key with others held, and what it leads to.
    pub fn press(&mut self, held: Modifiers, key: Key) {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: held,
        };
        let let_go = Event::ModifiersChanged(Modifiers::NONE);
        for event in [Event::ModifiersChanged(held), event(true), event(false), let_go] {
            self.harness.event(event);
            self.frame();
        }
        self.settle();
    }

    fn wheel(&mut self, at: Pos2, points: f32) {
        self.harness.event(Event::PointerMoved(at));
        self.frame();
        self.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, points),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        self.settle();
    }

    fn finds(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// Frames, which do not count, until something holds.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> Fallible<()> {
        let begun = Instant::now();
        while !holds(self) {
            if begun.elapsed() > PATIENCE {
                return Err(format!("it does not come: {what}\n{}", self.words()).into());
            }
            self.harness.step();
            std::thread::sleep(Duration::from_micros(200));
        }
        Ok(())
    }

    fn words(&self) -> String {
        let root = self.harness.root();
        let names = root.children_recursive().filter_map(|node| node.accesskit_node().label());
        names.collect::<Vec<_>>().join("; ")
    }

    /// Clicks on what is called so.
    pub fn click(&mut self, label: &str) -> Fallible<()> {
        let mut found = self.harness.query_all_by_label_contains(label);
        found.next().ok_or_else(|| format!("nothing is called {label}"))?.click();
        drop(found);
        self.settle();
        Ok(())
    }

    /// What happens in the next frame.
    pub fn event(&mut self, event: Event) {
        self.harness.event(event);
    }

    /// Presses a key, in the next frame.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
    }

    /// What stands in the field of this name.
    pub fn value(&self, name: &str) -> Option<String> {
        self.harness.query_all_by_label(name).last()?.accesskit_node().value()
    }

    /// The names of the person whose record is open.
    fn names(&self) -> Option<[Option<String>; 3]> {
        let names = ["Family name", "Given name", "Patronymic"].map(|name| self.value(name));
        names[0].is_some().then_some(names)
    }

    /// The frames since this was asked last: under which 99 of 100 were, the longest, and
    /// how many.
    pub fn take(&mut self) -> (f64, f64, usize) {
        let mut times = std::mem::take(&mut self.times);
        times.sort_by(f64::total_cmp);
        let under = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
        (under, times.last().copied().unwrap_or_default(), times.len())
    }
}

/// Turns the wheel over list and record.
pub fn scroll(window: &mut Window) {
    for (x, way) in [(450.0, -400.0), (450.0, 900.0), (1000.0, -300.0), (1000.0, 500.0)] {
        for _ in 0..40 {
            window.wheel(Pos2::new(x, 500.0), way);
        }
    }
}

/// A page of its own, scrolled.
fn page(window: &mut Window, name: &str) -> Fallible<()> {
    window.click(name)?;
    scroll(window);
    Ok(())
}

type Scene = fn(&mut Window) -> Fallible<()>;

const SCENES: [(&str, Scene); 10] = [
    ("list", |window| {
        window.click("People: ")?;
        scroll(window);
        window.press(Modifiers::COMMAND, Key::Num2);
        for key in [Key::ArrowDown, Key::PageDown, Key::ArrowUp, Key::End, Key::Home] {
            (0..25).for_each(|_| window.press(Modifiers::NONE, key));
        }
        Ok(())
    }),
    ("filter", |window| {
        window.press(Modifiers::COMMAND, Key::F);
        for letter in "нұрбек айғанболат".chars() {
            window.harness.event(Event::Text(letter.to_string()));
            window.settle();
        }
        for _ in 0..20 {
            window.press(Modifiers::NONE, Key::Backspace);
        }
        Ok(())
    }),
    ("editor", |window| {
        window.press(Modifiers::COMMAND, Key::N);
        window.until("the form", |window| window.names().is_some())?;
        for _ in 0..60 {
            window.press(Modifiers::NONE, Key::Tab);
            window.harness.event(Event::Text("Қ".to_owned()));
            window.settle();
        }
        scroll(window);
        Ok(())
    }),
    ("case", |window| {
        window.click("Cases: 1")?;
        window.until("the case", |window| window.finds("K-1"))?;
        window.press(Modifiers::COMMAND, Key::Num2);
        window.press(Modifiers::NONE, Key::ArrowDown);
        window.until("the record", |window| window.finds("Open the case page"))?;
        scroll(window);
        Ok(())
    }),
    ("page of the case", |window| {
        window.click("Open the case page")?;
        window.settle();
        scroll(window);
        Ok(())
    }),
    ("photos", |window| page(window, "Photos")),
    ("send", |window| page(window, "Send")),
    ("merge", |window| page(window, "Merge")),
    ("review", |window| page(window, "Review")),
    ("settings", |window| page(window, "Settings")),
];

/// How long it takes from the key to the frame in which the record can be read.
fn opening(window: &mut Window) -> Fallible<Goal> {
    window.click("Records")?;
    window.click("People: ")?;
    window.press(Modifiers::COMMAND, Key::Num2);
    // Until the list has come.
    for _ in 0..200 {
        window.press(Modifiers::NONE, Key::ArrowDown);
        if window.names().is_some() {
            break;
        }
    }
    window.until("a record", |window| window.names().is_some())?;
    let mut times = Vec::new();
    for _ in 0..OPENED {
        let before = window.names();
        let begin = Instant::now();
        window.harness.key_press(Key::ArrowDown);
        window.until("the next record", |window| {
            let now = window.names();
            now.is_some() && now != before
        })?;
        times.push(begin.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let detail = format!("the longest of {OPENED}; half under {:.1} ms", times[OPENED / 2]);
    Ok(Goal { name: "record", measured: times[OPENED - 1], limit: 50.0, unit: "ms", detail })
}

fn fill(vault: &Path, folder: &Path) -> Fallible<()> {
    let monitor = Monitor::new();
    let mut casework = monitor.trusted_by_with(vault, Casework::passphrase(PASSPHRASE))?;
    let bundle = monitor.pack(&people(&monitor, PERSONS)?, &casework, folder)?;
    casework.merge(&[&bundle], None, false, &mut ())?;
    listing::fill(&mut casework)?;
    let person = "person".parse()?;
    let all = casework.index(&person, &Filter::default(), SortBy::Title)?;
    if all.entries.len() < PERSONS { Err("not all are there".into()) } else { Ok(()) }
}

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let vault = folder.join("ngo.dala");
    fill(&vault, folder)?;
    let mut window = Window::open_at(&vault, "Cases: 1")?;
    window.take();
    let (mut worst, mut told, mut all) = (0.0_f64, Vec::new(), 0);
    for (name, scene) in SCENES {
        scene(&mut window)?;
        let (under, _, frames) = window.take();
        told.push(format!("{name} {under:.1}"));
        worst = worst.max(under);
        all += frames;
    }
    let detail = format!("of the worst scene, of {all} frames: {}", told.join(", "));
    let frames = Goal { name: "frame", measured: worst, limit: 8.0, unit: "ms", detail };
    Ok(vec![frames, opening(&mut window)?])
}
