//! All widgets in all their states, to look at while building: `dala gallery`, in debug
//! builds alone. What it shows is invented.

use eframe::egui::{Context, Frame, Id, Key, ScrollArea, Ui};

use crate::record::Language;
use crate::ui::icons;
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::theme::{self, Look, Scale, size, space};
use crate::ui::widgets::{
    Button, Chip, Entry, Ground, List, Rows, Tone, card, check, key_cap, notice, progress, segments,
};

/// The gallery.
pub(in crate::ui) struct Gallery {
    choices: Choices,
    text: Text,
    typed: [String; 6],
    chosen: Option<usize>,
    ticked: bool,
    row: Option<usize>,
}

struct Names;

impl Rows for Names {
    fn len(&self) -> usize {
        100_000
    }

    fn name(&self, row: usize) -> String {
        format!("Байтас Зейнеп {row}")
    }

    fn draw(&self, ui: &mut Ui, row: usize, is_selected: bool) {
        let scale = if is_selected { Scale::Strong } else { Scale::Body };
        ui.add_space(space::XS);
        ui.label(scale.text(self.name(row)));
        let p = theme::palette(ui);
        ui.label(Scale::Small.text("6 Jan 2022, 1 day").color(p.text2));
    }
}

impl Gallery {
    /// A gallery in these choices; F2 changes the look, F3 the language.
    pub(in crate::ui) fn new(choices: Choices) -> Self {
        Self {
            choices,
            text: Text::of(choices.language),
            typed: ["welder", "", "31 February 2022", "22 or 25 March", "изол", "құпия"]
                .map(Into::into),
            chosen: Some(1),
            ticked: true,
            row: Some(2),
        }
    }

    fn apply(&mut self, ctx: &Context) {
        if ctx.input(|input| input.key_pressed(Key::F2)) {
            let at = Look::ALL.iter().position(|look| *look == self.choices.look).unwrap_or(0);
            self.choices.look = *Look::ALL.get(at + 1).unwrap_or(&Look::Light);
        }
        if ctx.input(|input| input.key_pressed(Key::F3)) {
            let all = Language::ALL;
            let at = all.iter().position(|one| *one == self.choices.language).unwrap_or(0);
            self.choices.language = *all.get(at + 1).unwrap_or(&Language::En);
            self.text = Text::of(self.choices.language);
        }
        theme::set_look(ctx, self.choices.look);
    }

    fn buttons(ui: &mut Ui) {
        ui.label(Scale::Heading.text("Buttons"));
        ui.horizontal(|ui| {
            ui.add(Button::primary("Merge 3 bundles").key("Enter"));
            ui.add(Button::plain("Add…").icon(icons::PLUS));
            ui.add(Button::quiet("Look"));
            ui.add(Button::dangerous("Erase…"));
        });
        ui.horizontal(|ui| {
            ui.add(Button::primary("Merge").enabled(false));
            ui.add(Button::plain("Add…").enabled(false));
            ui.add(Button::plain("Small").small());
            ui.add(Button::primary("Make the vault").large());
            key_cap(ui, "Ctrl+K");
        });
        ui.horizontal_wrapped(|ui| {
            ui.add(Chip::new(Tone::Contested, "1 contested").icon(icons::GIT_FORK));
            ui.add(Chip::new(Tone::Done, "Verified").icon(icons::CHECK_CIRCLE));
            ui.add(Chip::new(Tone::Refused, "Damaged").icon(icons::WARNING));
            ui.add(Chip::new(Tone::Outline, "draft").icon(icons::PENCIL_SIMPLE));
            ui.add(Chip::new(Tone::Neutral, "3 stays"));
            let filter = Chip::new(Tone::Accent, "From: Jan 2022").after(icons::X);
            ui.add(filter.pressable("Remove the filter From: Jan 2022"));
        });
    }

    fn fields(&mut self, ui: &mut Ui) {
        ui.label(Scale::Heading.text("Fields"));
        let [welder, empty, problem, contested, choice, secret] = &mut self.typed;
        Entry::new(welder, "answered").show(ui);
        Entry::new(empty, "not asked")
            .ground(Ground::NotAsked)
            .hint("Not asked yet. Type to answer.")
            .show(ui);
        Entry::new(problem, "problem").ground(Ground::Problem).show(ui);
        Entry::new(contested, "contested").ground(Ground::Contested).show(ui);
        Entry::new(choice, "with icon").icon(icons::MAGNIFYING_GLASS).show(ui);
        Entry::new(secret, "secret").secret(false).large().show(ui);
        let words = ["Yes", "No", "Does not know", "Declined"];
        if let Some(at) =
            segments(ui, Id::unique("contact"), "Contact", &words, self.chosen, size::CONTROL).0
        {
            self.chosen = (self.chosen != Some(at)).then_some(at);
        }
        check(ui, &mut self.ticked, "Remember where this file is");
        let more = "Nothing was changed. Check the layout and Caps Lock, then try again.";
        notice(
            ui,
            Tone::Contested,
            icons::WARNING,
            "That passphrase does not open this file.",
            more,
        );
        let more = "Everything up to 14:32 is safe. Put it back to go on.";
        notice(ui, Tone::Refused, icons::USB, "The drive was removed.", more);
    }
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.apply(&ui.ctx().clone());
        let fill = theme::palette(ui).bg;
        Frame::new().fill(fill).inner_margin(space::XL).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.label(Scale::Title.text("Widgets and their states"));
            ui.columns(3, |columns| {
                let [first, second, third] = columns else { return };
                ScrollArea::vertical().id_salt("a").show(first, |ui| {
                    Self::buttons(ui);
                    card(ui, |ui| {
                        ui.label(Scale::Strong.text("Merging 3 bundles"));
                        progress(ui, "Merging", Some(0.41));
                        ui.label(Scale::Small.text(self.text.count("locks-after", 5)));
                    });
                });
                ScrollArea::vertical().id_salt("b").show(second, |ui| self.fields(ui));
                let list = List::new(Id::unique("names"), "Names", size::ROW2).selected(self.row);
                if let Some(crate::ui::widgets::ListEvent::Selected(row)) =
                    list.show(third, &Names).event
                {
                    self.row = Some(row);
                }
            });
        });
    }
}
