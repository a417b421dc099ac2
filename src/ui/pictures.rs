//! Pictures of the screens on the demo, drawn without a graphics card, and compared with
//! those in `tests/pictures`, which people have looked at. After a change that is meant to be
//! seen, `UPDATE_PICTURES=1 cargo test ui::pictures` draws them anew: look at each.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use dream_soft_render::{ClipRect, Color, Frame, Mesh, SoftwareRenderer, TextureId, Vertex};
use eframe::egui::epaint::{ImageData, Primitive};
use eframe::egui::{self, Key, Modifiers, TexturesDelta, Vec2};
use egui_kittest::TestRenderer;
use egui_kittest::kittest::NodeT as _;
use image::RgbaImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use super::shell::Choices;
use super::testing::{PASSPHRASE, Window};
use super::theme::Look;
use crate::casework::{Casework, demo_testing};
use crate::record::Language;

/// As large as the renderer draws.
const SIZE: Vec2 = Vec2::new(1280.0, 720.0);
/// So many pixels may be of another colour: on another processor the edge of a letter may be
/// rounded otherwise. A word of the smallest type has more.
const OTHERWISE: usize = 100;
/// What is still read, as photos are, comes in this time, on a busy machine too.
const PATIENCE: Duration = Duration::from_mins(1);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The textures that a window has drawn with, as they came.
#[derive(Clone, Default)]
pub(super) struct Textures(Rc<RefCell<Came>>);

/// What came, none of which was drawn with.
#[derive(Default)]
struct Came(Vec<TexturesDelta>);

impl Drop for Came {
    fn drop(&mut self) {
        // They panic else.
        self.0.iter_mut().for_each(TexturesDelta::clear);
    }
}

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let delta = std::mem::take(delta);
        if !delta.is_empty() {
            self.0.borrow_mut().0.push(delta);
        }
    }
}

/// Draws frames.
#[derive(Default)]
struct Painter {
    renderer: SoftwareRenderer,
    textures: BTreeMap<egui::TextureId, TextureId>,
}

impl Painter {
    fn take(&mut self, delta: &TexturesDelta) {
        for (id, image) in
            delta.set.iter().flat_map(|(id, all)| all.iter().map(move |one| (id, one)))
        {
            let ImageData::Color(pixels) = &image.image;
            let [width, height] = pixels.size;
            let bytes: Vec<u8> = pixels.pixels.iter().flat_map(egui::Color32::to_array).collect();
            let known = self.textures.get(id).copied();
            if let (Some([x, y]), Some(known)) = (image.pos, known) {
                self.renderer.update_texture(known, x, y, width, height, &bytes).unwrap();
            } else {
                if let Some(known) = known {
                    self.renderer.free_texture(known).unwrap();
                }
                let new = self.renderer.create_texture(width, height, &bytes).unwrap();
                self.textures.insert(*id, new);
            }
        }
        for id in &delta.free {
            if let Some(known) = self.textures.remove(id) {
                self.renderer.free_texture(known).unwrap();
            }
        }
    }

    fn draw(&mut self, ground: egui::Color32, primitives: &[egui::ClippedPrimitive]) -> RgbaImage {
        let (width, height) = (SIZE.x as usize, SIZE.y as usize);
        let mut frame = self.renderer.begin_frame(width, height).unwrap();
        let [r, g, b, _] = ground.to_array();
        frame.clear(Color::from_rgb(r, g, b));
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            draw_mesh(&mut frame, mesh, primitive.clip_rect, &self.textures);
        }
        let pixels = frame.surface().pixels.clone();
        RgbaImage::from_raw(SIZE.x as u32, SIZE.y as u32, pixels).unwrap()
    }
}

fn draw_mesh(
    frame: &mut Frame<'_>,
    mesh: &egui::Mesh,
    clip: egui::Rect,
    textures: &BTreeMap<egui::TextureId, TextureId>,
) {
    let vertex = |one: &egui::epaint::Vertex| {
        let [r, g, b, a] = one.color.to_array();
        let color = Color::from_rgba_premultiplied(r, g, b, a);
        Vertex::new([one.pos.x, one.pos.y], [one.uv.x, one.uv.y], color)
    };
    let vertices: Vec<Vertex> = mesh.vertices.iter().map(vertex).collect();
    let texture = textures.get(&mesh.texture_id).copied();
    let [min, max] = [clip.min, clip.max].map(|at| at.round().max(egui::Pos2::ZERO));
    let clip = ClipRect::new(min.x as u32, min.y as u32, max.x as u32, max.y as u32);
    frame.mesh(Mesh { vertices: &vertices, indices: &mesh.indices, texture }, clip).unwrap();
}

/// Digits that differ from run to run: keys are made by chance.
fn is_fingerprint(name: &str) -> bool {
    let groups = name
        .split(' ')
        .filter(|group| group.len() == 5 && group.bytes().all(|byte| byte.is_ascii_digit()));
    groups.count() >= 4
}

impl Window {
    /// What shows once nothing more comes.
    fn settled(&mut self) -> RgbaImage {
        let mut picture = self.picture();
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(60));
            let next = self.picture();
            if next == picture {
                break;
            }
            picture = next;
        }
        picture
    }

    /// What shows, without the digits of keys.
    fn picture(&mut self) -> RgbaImage {
        self.run();
        let mut painter = Painter::default();
        for delta in &self.textures.0.borrow().0 {
            painter.take(delta);
        }
        let output = self.harness.output();
        let primitives =
            self.harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let ground = self.harness.ctx.global_style().visuals.panel_fill;
        let mut picture = painter.draw(ground, &primitives);
        for node in self.harness.root().children_recursive() {
            let here = node.accesskit_node();
            if here.label().or_else(|| here.value()).is_some_and(|name| is_fingerprint(&name)) {
                cover(&mut picture, node.rect());
            }
        }
        picture
    }

    /// Compares what shows with the picture of this name.
    fn looks_as(&mut self, name: &str) {
        let known = pictures().join(format!("{name}.png"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::create_dir_all(pictures()).unwrap();
            write(&self.settled(), &known);
            return;
        }
        let before = image::open(&known).map(|before| before.to_rgba8()).unwrap_or_default();
        let begun = Instant::now();
        loop {
            let picture = self.picture();
            let differing = differing(&before, &picture);
            if differing <= OTHERWISE {
                return;
            }
            if begun.elapsed() > PATIENCE {
                let now = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/{name}.png"));
                write(&picture, &now);
                panic!("{name} differs in {differing} pixels: compare {now:?} with {known:?}");
            }
            std::thread::sleep(Duration::from_millis(60));
        }
    }
}

/// As small as it becomes.
fn write(picture: &RgbaImage, path: &Path) {
    let file = BufWriter::new(fs::File::create(path).unwrap());
    let (way, filter) = (CompressionType::Best, FilterType::Adaptive);
    let rgb = image::DynamicImage::from(picture.clone()).to_rgb8();
    rgb.write_with_encoder(PngEncoder::new_with_quality(file, way, filter)).unwrap();
}

fn pictures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

fn cover(picture: &mut RgbaImage, rect: egui::Rect) {
    let (width, height) = picture.dimensions();
    let within = |at: f32, most: u32| (at.max(0.0) as u32).min(most);
    for y in within(rect.top(), height)..within(rect.bottom(), height) {
        for x in within(rect.left(), width)..within(rect.right(), width) {
            picture.put_pixel(x, y, image::Rgba([128, 128, 128, 255]));
        }
    }
}

/// Pixels that are plainly of another colour.
fn differing(before: &RgbaImage, now: &RgbaImage) -> usize {
    if before.dimensions() != now.dimensions() {
        return usize::MAX;
    }
    let far = |a: &image::Rgba<u8>, b: &image::Rgba<u8>| {
        a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 8)
    };
    before.pixels().zip(now.pixels()).filter(|(a, b)| far(a, b)).count()
}

/// The vault of the demo in which most is to be seen, and the bundles that made it.
fn demo(folder: &Path) -> (PathBuf, PathBuf) {
    let unlock = || Casework::passphrase(PASSPHRASE);
    let made = demo_testing::make_fixed(&folder.join("demo"), &unlock, &mut ()).unwrap();
    (made.vaults.ngo, folder.join("demo/bundles"))
}

fn quiet(window: &mut Window) {
    window.harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
}

/// A case of a vault, chosen in the list.
fn case_chosen(vault: &Path, choices: Choices) -> Window {
    let mut window = Window::fixed(Some(vault.to_owned()), choices, SIZE);
    window.unlock();
    quiet(&mut window);
    window.until("the list", |window| window.shows("A-2022-001"));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    window.until("the record", |window| window.words().contains("Қаңтар наразылығы"));
    window
}

/// A list as people keep them.
const LIST: &str = "Фамилия;Имя;Отчество;Пол;Дата рождения;Область;Примечание
Байтас;Нұрлан;Серікұлы;мужской;12.03.1991;Алматы;был в розыске
Қоскелді;Айгүл;;женский;1988;Жамбыл;
Серикова;Динара;Аскаровна;женский;31.02.1979;Алматы;со слов матери
Тлеуов;Марат;;мужчина?;около 1970;Шымкент;
";

#[test]
fn a_vault_looks_as_it_was_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let (vault, bundles) = demo(folder.path());
    for (name, language, look) in [
        ("records-ru-dark", Language::Ru, Look::Dark),
        ("records-kk-contrast", Language::Kk, Look::HighContrast),
    ] {
        case_chosen(&vault, Choices { language, look, ..Choices::default() }).looks_as(name);
    }
    let mut window = case_chosen(&vault, Choices::default());
    window.looks_as("records");
    window.tab_to("Open the case page");
    window.press(Key::Enter);
    window.looks_as("case");
    window.press_with(CTRL_SHIFT, Key::F);
    window.until("photos", |window| window.shows("of 13"));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::Home);
    window.until("a photo", |window| window.shows("Show at 100 %"));
    window.looks_as("photos");
    window.press_with(CTRL_SHIFT, Key::E);
    window.until("what would go", |window| window.shows("Goes: "));
    window.looks_as("send");
    window.press_with(CTRL_SHIFT, Key::M);
    window.looks_as("merge-empty");
    window.drop_files(&[&bundles]);
    window.until("what they would bring", |window| window.shows("Already known: "));
    window.looks_as("merge");
    window.press(Key::Escape);
    window.press_with(CTRL_SHIFT, Key::T);
    window.until("tables", |window| window.shows("Drop a table or a form here"));
    window.looks_as("tables-empty");
    let list = folder.path().join("list.csv");
    std::fs::File::create(&list).unwrap().write_all(LIST.as_bytes()).unwrap();
    window.drop_files(&[&list]);
    window.until("what the list would bring", |window| window.shows("will not go in"));
    window.looks_as("tables");
    window.press_with(CTRL_SHIFT, Key::V);
    window.until("the claims", |window| window.shows("This is right: 1"));
    window.looks_as("review");
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.until("the signers", |window| window.shows("Whose words count"));
    window.looks_as("settings");
    window.press_with(CTRL_SHIFT, Key::P);
    window.looks_as("palette");
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::K);
    window.type_text("Нұр");
    window.looks_as("search");
    window.press(Key::Escape);
    window.press(Key::F1);
    window.looks_as("guide");
}

#[test]
fn an_interview_looks_as_it_was_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let (vault, _) = demo(folder.path());
    for (name, language, look) in [
        ("interview-consent-ru", Language::Ru, Look::Light),
        ("interview-map-kk-dark", Language::Kk, Look::Dark),
    ] {
        let choices = Choices { language, look, ..Choices::default() };
        let mut window = Window::fixed(Some(vault.clone()), choices, SIZE);
        window.unlock();
        quiet(&mut window);
        let (section, lead) = match language {
            Language::Ru => ("Интервью: 18", "Вести по шагам"),
            _ => ("Сұхбаттар: 18", "Қадам бойынша жүргізу"),
        };
        window.go_to_section(section);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        window.press(Key::ArrowDown);
        window.until("the interview", |window| window.shows(lead));
        window.tab_to(lead);
        window.press(Key::Enter);
        let steps = if language == Language::Ru { 2 } else { 6 };
        for _ in 0..steps {
            window.wait(0.2);
            window.press_with(Modifiers::COMMAND, Key::Enter);
        }
        if language == Language::Kk {
            window.until("the drawing", |window| window.words().contains("Дене, арты"));
            window.tab_to_part("Дене, арты");
        } else {
            window.until("consent", |window| window.shows("Жариялау: Бас тартты"));
        }
        window.looks_as(name);
    }
}

#[test]
fn start_pages_look_as_they_were_looked_at() {
    let looks = [
        ("start", Language::En, Look::Light),
        ("start-ru-dark", Language::Ru, Look::Dark),
        ("start-kk-contrast", Language::Kk, Look::HighContrast),
    ];
    for (name, language, look) in looks {
        let choices = Choices { language, look, ..Choices::default() };
        let mut window = Window::fixed(None, choices, SIZE);
        quiet(&mut window);
        window.looks_as(name);
    }
    for (name, button) in
        [("new", "New vault…"), ("recover", "Open with recovery words…"), ("practise", "Practise…")]
    {
        let mut window = Window::fixed(None, Choices::default(), SIZE);
        quiet(&mut window);
        window.tab_to(button);
        window.press(Key::Enter);
        window.looks_as(name);
    }
}
