//! A window for tests: the whole shell on a real vault, driven through the accessibility
//! tree by keyboard, with a clock and file windows that the test decides.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{DroppedFile, Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use super::desktop::Leaving;
use super::dialogs::{Answer, Chosen, Dialogs, Wanted};
use super::keyboard::{Keyboard, KeyboardState};
use super::machine::Machine;
use super::pictures::Textures;
use super::shell::{Around, Choices, Shell};
use super::start_up::Opening;
use super::theme;
use crate::casework::Surroundings;

/// The passphrase of vaults in tests.
pub(super) const PASSPHRASE: &str = "correct horse battery staple";

/// File windows that answer what the test says.
#[derive(Default)]
struct Answers {
    next: Mutex<Vec<Chosen>>,
}

impl Dialogs for Answers {
    fn ask(&self, _: Wanted, answer: Answer) {
        let next = self.next.lock().unwrap().pop();
        answer.give(next.unwrap_or(Chosen::Unavailable));
    }
}

/// A file that falls into the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only the path is of use".to_owned())
    }
}

/// A window under test.
pub(super) struct Window {
    /// The harness, for what is not covered here.
    pub(super) harness: Harness<'static, Shell>,
    /// What was drawn with, for pictures.
    pub(super) textures: Textures,
    answers: Arc<Answers>,
    desktop: Sender<Leaving>,
    /// How the keyboard stands.
    pub(super) keyboard: Rc<RefCell<KeyboardState>>,
    relaunched: Rc<RefCell<Vec<Opening>>>,
    clock: Rc<Cell<f64>>,
}

/// No step of a test takes longer, on a busy machine either.
const PATIENCE: Duration = Duration::from_mins(4);

impl Window {
    /// The window on its start page.
    pub(super) fn start(vault: Option<PathBuf>, choices: Choices) -> Self {
        Self::sized(vault, choices, Vec2::new(1440.0, 900.0))
    }

    /// As [`Window::start`], of another size.
    pub(super) fn sized(vault: Option<PathBuf>, choices: Choices, size: Vec2) -> Self {
        Self::on(Machine::default(), vault, choices, size)
    }

    /// As [`Window::sized`], on a machine that offers this.
    pub(super) fn on(
        machine: Machine,
        vault: Option<PathBuf>,
        choices: Choices,
        size: Vec2,
    ) -> Self {
        Self::around(machine, Surroundings::system, vault, choices, size)
    }

    /// As [`Window::sized`], with the clock and the chance of the demo for tests.
    pub(super) fn fixed(vault: Option<PathBuf>, choices: Choices, size: Vec2) -> Self {
        let surroundings = || crate::casework::demo_testing::surroundings(99);
        Self::around(Machine::default(), surroundings, vault, choices, size)
    }

    fn around(
        machine: Machine,
        surroundings: fn() -> Surroundings,
        vault: Option<PathBuf>,
        choices: Choices,
        size: Vec2,
    ) -> Self {
        let answers = Arc::new(Answers::default());
        let relaunched = Rc::new(RefCell::new(Vec::new()));
        let clock = Rc::new(Cell::new(1000.0));
        let stands = Rc::new(RefCell::new(KeyboardState::default()));
        let keyboard = Rc::clone(&stands);
        let (desktop, leaving) = channel();
        let (dialogs, orders, now) =
            (Arc::clone(&answers), Rc::clone(&relaunched), Rc::clone(&clock));
        let textures = Textures::default();
        let builder = Harness::builder().renderer(textures.clone());
        let harness = builder.with_size(size).with_max_steps(60).build_eframe(move |creation| {
            theme::install(&creation.egui_ctx);
            let ctx = creation.egui_ctx.clone();
            let around = Around {
                wake: Arc::new(move || ctx.request_repaint()),
                dialogs,
                keyboard: Keyboard::of(move || keyboard.borrow().clone()),
                leaving,
                surroundings: Arc::new(surroundings),
                machine,
                relaunch: Box::new(move |opening| orders.borrow_mut().push(opening.clone())),
                now: Box::new(move || now.get()),
            };
            Shell::new(vault, choices, around)
        });
        Self { harness, textures, answers, desktop, keyboard: stands, relaunched, clock }
    }

    /// Opens a vault with the passphrase of tests.
    pub(super) fn open(path: &Path, choices: Choices) -> Self {
        let mut window = Self::start(Some(path.to_owned()), choices);
        window.unlock();
        window
    }

    /// Types the passphrase on the start page.
    pub(super) fn unlock(&mut self) {
        self.run();
        self.type_text(PASSPHRASE);
        self.press(Key::Enter);
        self.until("the vault opens", |window| {
            window.harness.query_by_role(Role::PasswordInput).is_none()
        });
    }

    /// Keeps the vault busy until the guard is dropped, as a slow machine does: what is
    /// asked of it meanwhile does not come.
    pub(super) fn busy(&self) -> Sender<()> {
        let (guard, done) = channel();
        let desk = self.harness.state().desk().unwrap();
        let _ = desk.keep(move |_| {
            let _ = done.recv();
            Ok(())
        });
        guard
    }

    /// What the next file window answers.
    pub(super) fn will_choose(&self, paths: &[&Path]) {
        let paths = paths.iter().map(|path| path.to_path_buf()).collect();
        self.answers.next.lock().unwrap().push(Chosen::Paths(paths));
    }

    /// Lets files fall into the window.
    pub(super) fn drop_files(&mut self, paths: &[&Path]) {
        for path in paths {
            let dropped = Arc::new(Dropped(path.to_path_buf()));
            self.harness.input_mut().dropped_files.push(dropped);
        }
        self.run();
    }

    /// How often the process was to be replaced.
    pub(super) fn relaunches(&self) -> usize {
        self.relaunched.borrow().len()
    }

    /// The desktop locks its screen.
    pub(super) fn desktop_locks(&mut self) {
        self.desktop.send(Leaving::default()).unwrap();
        self.run();
    }

    /// Lets time pass, in seconds.
    pub(super) fn wait(&mut self, seconds: f64) {
        self.clock.set(self.clock.get() + seconds);
        self.run();
    }

    /// Lets time pass while the window is hidden: no frame is drawn, and no input comes.
    pub(super) fn pass_hidden(&mut self, seconds: f64) {
        self.clock.set(self.clock.get() + seconds);
        let ctx = self.harness.ctx.clone();
        let mut frame = eframe::Frame::_new_kittest();
        eframe::App::logic(self.harness.state_mut(), &ctx, &mut frame);
    }

    /// Frames until nothing moves.
    pub(super) fn run(&mut self) {
        let _ = self.harness.try_run();
    }

    /// Presses a key.
    pub(super) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key while others are held.
    pub(super) fn press_with(&mut self, held: Modifiers, key: Key) {
        self.harness.key_press_modifiers(held, key);
        self.run();
    }

    /// Types into what has the keys.
    pub(super) fn type_text(&mut self, text: &str) {
        self.harness.event(eframe::egui::Event::Text(text.to_owned()));
        self.run();
    }

    /// Goes by Tab to what is called so, as someone without a mouse does.
    pub(super) fn tab_to(&mut self, name: &str) {
        self.tab_until(name, |here| here == name);
    }

    /// Presses Tab until what has the keys begins so.
    pub(super) fn tab_to_part(&mut self, name: &str) {
        self.tab_until(name, |here| here.starts_with(name));
    }

    fn tab_until(&mut self, name: &str, is_it: impl Fn(&str) -> bool) {
        let mut seen = BTreeSet::new();
        for _ in 0..150 {
            if let Some(here) = self.focused() {
                if is_it(&here) {
                    return;
                }
                seen.insert(here);
            }
            self.press(Key::Tab);
        }
        panic!("Tab does not lead to {name:?}, but to {seen:?}");
    }

    /// Goes to a section, named with its number.
    pub(super) fn go_to_section(&mut self, section: &str) {
        self.press_with(Modifiers::COMMAND, Key::Num1);
        self.tab_to(section);
        self.press(Key::Enter);
    }

    /// Goes to a section and begins a record there, whose form shows this.
    pub(super) fn begin(&mut self, section: &str, first: &str) {
        self.go_to_section(section);
        self.press_with(Modifiers::COMMAND, Key::N);
        self.until("the form", |window| window.shows(first));
    }

    /// What has the keys.
    pub(super) fn focused(&self) -> Option<String> {
        let root = self.harness.root();
        let node = root.children_recursive().find(Node::is_focused)?;
        node.accesskit_node().label()
    }

    /// Whether the choice that is called so is chosen, if it shows.
    pub(super) fn chosen(&self, label: &str) -> Option<bool> {
        let node = self.harness.query_by_label(label)?;
        Some(node.accesskit_node().toggled() == Some(Toggled::True))
    }

    /// Whether something is called so.
    pub(super) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// Runs until something holds.
    pub(super) fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        loop {
            self.run();
            if holds(self) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "it does not come: {what}\n{}", self.words());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// All names in the window, to read when a test fails.
    pub(super) fn words(&self) -> String {
        let root = self.harness.root();
        let names = root.children_recursive().filter_map(|node| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value())?;
            Some(format!("{:?}: {name}", node.role()))
        });
        names.collect::<Vec<_>>().join("\n")
    }
}
