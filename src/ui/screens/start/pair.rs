//! A new passphrase: typed twice, with an honest estimate of how long it holds, or drawn by
//! chance from a list of words.

use eframe::egui::{Context, CornerRadius, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::strength::{Level, Pattern, Strength, Time};
use crate::crypto::{NoRandomness, Passphrase, Randomness, Words};
use crate::ui::icons;
use crate::ui::keyboard::KeyboardState;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, space};
use crate::ui::widgets::secret::{SecretField, SecretLine, forget_field, label_with_keyboard};
use crate::ui::widgets::{Button, Chip, Tone, entered};

/// Words that are proposed: 66 bits.
const PROPOSED: usize = 6;
/// The bars of the estimate.
const BARS: usize = 4;

/// A new passphrase, as far as it is typed.
#[derive(Default)]
pub(super) struct Pair {
    first: SecretLine,
    again: SecretLine,
    is_shown: bool,
    strength: Option<Strength>,
    /// Whether the words are those that were drawn.
    is_drawn: bool,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PairState {
    /// Nothing is typed.
    Empty,
    /// It would be found while one waits.
    TooWeak,
    /// It is not typed a second time.
    Once,
    /// The second is another one.
    Differs,
    /// It can be taken.
    Ready,
}

/// What was done to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct PairShown {
    /// It is another one now.
    pub(super) is_changed: bool,
    /// Words are to be drawn.
    pub(super) draw: bool,
    /// Enter was pressed in the second field.
    pub(super) is_entered: bool,
}

pub(super) fn first_id() -> Id {
    Id::unique("new passphrase")
}

fn again_id() -> Id {
    Id::unique("new passphrase again")
}

/// The fields.
pub(super) fn ids() -> [Id; 2] {
    [first_id(), again_id()]
}

impl Pair {
    /// How far it is.
    pub(super) fn state(&self) -> PairState {
        let level = self.strength.as_ref().map(Strength::level);
        let same = || {
            let [first, again] = [&self.first, &self.again].map(|text| Passphrase::new(text));
            first.as_bytes() == again.as_bytes()
        };
        match level {
            None => PairState::Empty,
            Some(Level::TooWeak) => PairState::TooWeak,
            Some(_) if self.again.is_empty() => PairState::Once,
            Some(_) if same() => PairState::Ready,
            Some(_) => PairState::Differs,
        }
    }

    /// The passphrase, if it can be taken.
    pub(super) fn passphrase(&self) -> Option<Passphrase> {
        (self.state() == PairState::Ready).then(|| Passphrase::new(&self.first))
    }

    /// Puts words drawn by chance into the first field, where they show.
    ///
    /// # Errors
    /// [`NoRandomness`]. It is as before then.
    pub(super) fn draw(
        &mut self,
        ctx: &Context,
        randomness: &mut dyn Randomness,
    ) -> Result<(), NoRandomness> {
        let words = Words::draw(PROPOSED, randomness)?;
        self.forget(ctx);
        self.first.push_str(&words.to_text());
        self.strength = Some(Strength::of_drawn(PROPOSED));
        (self.is_drawn, self.is_shown) = (true, true);
        Ok(())
    }

    /// Forgets what is typed.
    pub(super) fn forget(&mut self, ctx: &Context) {
        *self = Self::default();
        forget_field(ctx, first_id());
        forget_field(ctx, again_id());
    }

    /// Shows or covers what is typed.
    pub(super) fn toggle(&mut self) {
        self.is_shown = !self.is_shown;
    }

    /// Estimates anew. `known` is what a guesser tries first.
    pub(super) fn measure(&mut self, known: &[&str]) {
        let is_typed = !self.first.is_empty() && !self.is_drawn;
        if is_typed {
            self.strength = Some(Strength::of(&self.first, known));
        } else if self.first.is_empty() {
            self.strength = None;
        }
    }

    /// Draws both fields and the estimate.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        known: &[&str],
        keyboard: Option<&KeyboardState>,
    ) -> PairShown {
        let mut shown = PairShown::default();
        label_with_keyboard(ui, text, text.say("start-passphrase"), first_id(), keyboard);
        let first = SecretField {
            id: first_id(),
            name: text.say("start-passphrase"),
            hint: String::new(),
            value: &mut self.first,
            is_shown: &mut self.is_shown,
            width: f32::INFINITY,
        };
        let response = first.show(ui, text);
        if response.changed() {
            self.is_drawn = false;
            self.measure(known);
            shown.is_changed = true;
        }
        let is_entered = entered(ui, &response);
        self.estimate(ui, text);
        ui.horizontal(|ui| {
            let p = theme::palette(ui);
            let button = Button::quiet(text.say("pair-draw")).small();
            shown.draw = ui.add(button).clicked();
            let more = text.count("pair-draw-more", PROPOSED as u64);
            ui.label(Scale::Small.text(more).color(p.text2));
        });
        ui.add_space(space::XS);
        self.again(ui, text, &mut shown, keyboard);
        if is_entered {
            // Not earlier: the other field would take the same Enter for its own.
            ui.memory_mut(|memory| memory.request_focus(again_id()));
        }
        shown
    }

    fn again(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        shown: &mut PairShown,
        keyboard: Option<&KeyboardState>,
    ) {
        label_with_keyboard(ui, text, text.say("pair-again"), again_id(), keyboard);
        let again = SecretField {
            id: again_id(),
            name: text.say("pair-again"),
            hint: String::new(),
            value: &mut self.again,
            is_shown: &mut self.is_shown,
            width: f32::INFINITY,
        };
        let response = again.show(ui, text);
        shown.is_changed |= response.changed();
        shown.is_entered = entered(ui, &response);
        let p = theme::palette(ui);
        let told = match self.state() {
            PairState::Ready => Some((icons::CHECK, text.say("pair-same"), p.done)),
            PairState::Differs => Some((icons::WARNING, text.say("pair-differs"), p.contested)),
            _ => None,
        };
        if let Some((icon, words, colour)) = told {
            ui.label(Scale::Small.text(format!("{icon}  {words}")).color(colour));
        }
    }

    fn estimate(&self, ui: &mut Ui, text: &Text) {
        let p = theme::palette(ui);
        let Some(strength) = &self.strength else {
            bars(ui, 0, "");
            ui.label(Scale::Small.text(text.say("strength-none")).color(p.text2));
            return;
        };
        let (filled, words) = match strength.level() {
            Level::TooWeak => (0, text.say("strength-too-weak")),
            Level::Weak => (1, text.say("strength-weak")),
            Level::Fair => (2, text.say("strength-fair")),
            Level::Good => (3, text.say("strength-good")),
            Level::Strong => (4, text.say("strength-strong")),
        };
        bars(ui, filled, &words);
        ui.label(Scale::Body.text(time_in_words(text, strength.time())));
        ui.label(Scale::Small.text(text.say("strength-more")).color(p.text2));
        ui.horizontal_wrapped(|ui| {
            if strength.words > 0 {
                let words = text.count("strength-words", strength.words as u64);
                ui.add(Chip::new(Tone::Neutral, words));
            }
            for pattern in &strength.patterns {
                let words = text.say(key_of(*pattern));
                ui.add(Chip::new(Tone::Contested, words).icon(icons::WARNING));
            }
        });
    }
}

fn key_of(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Date => "strength-date",
        Pattern::Keys => "strength-keys",
        Pattern::Repeat => "strength-repeat",
        Pattern::Row => "strength-row",
        Pattern::Name => "strength-name",
    }
}

fn time_in_words(text: &Text, time: Time) -> String {
    match time {
        Time::Moments => text.say("strength-moments"),
        Time::Hours(n) => text.count("strength-hours", n),
        Time::Days(n) => text.count("strength-days", n),
        Time::Years(n) => text.count("strength-years", n),
        Time::Ages => text.say("strength-ages"),
    }
}

/// Bars of which some are filled, and what that is called.
fn bars(ui: &mut Ui, filled: usize, words: &str) {
    let p = theme::palette(ui);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), Scale::Strong.font(), p.text);
    let height = Scale::Strong.measure().1;
    let wanted = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Meter, true, words);
        info.value = Some(filled as f64);
        info
    });
    let room = rect.width() - galley.size().x - space::M;
    let width = (room - space::XS * (BARS - 1) as f32) / BARS as f32;
    for bar in 0..BARS {
        let left = rect.left() + bar as f32 * (width + space::XS);
        let size = Vec2::new(width, 6.0);
        let bar_rect = Rect::from_min_size([left, rect.center().y - 3.0].into(), size);
        let fill = if bar < filled { p.accent } else { p.line };
        ui.painter().rect_filled(bar_rect, CornerRadius::same(3), fill);
    }
    let place = eframe::egui::Align2::RIGHT_CENTER.anchor_size(rect.right_center(), galley.size());
    ui.painter().galley(place.min, galley, p.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::SystemRandomness;

    fn pair(first: &str, again: &str) -> PairState {
        let mut pair = Pair::default();
        pair.first.push_str(first);
        pair.again.push_str(again);
        pair.measure(&[]);
        pair.state()
    }

    #[test]
    fn it_is_ready_when_it_is_typed_twice_and_does_not_fall_at_once() {
        let words = "айна бұлт көпір lantern";
        assert_eq!(pair("", ""), PairState::Empty);
        assert_eq!(pair("айна", "айна"), PairState::TooWeak);
        assert_eq!(pair(words, ""), PairState::Once);
        assert_eq!(pair(words, "айна бұлт көпір Lantern"), PairState::Differs);
        assert_eq!(pair(words, "аи\u{306}на бұлт көпір lantern"), PairState::Ready);
    }

    #[test]
    fn drawn_words_are_typed_back_and_are_drawn_no_more_once_they_are_changed() {
        let ctx = Context::default();
        let mut pair = Pair::default();
        pair.draw(&ctx, &mut SystemRandomness).unwrap();
        assert_eq!(pair.state(), PairState::Once);
        assert_eq!(pair.strength, Some(Strength::of_drawn(PROPOSED)));
        let words = pair.first.to_string();
        pair.again.push_str(&words);
        assert!(pair.passphrase().is_some());
        pair.first.truncate(3);
        pair.is_drawn = false;
        pair.measure(&[]);
        assert_eq!(pair.state(), PairState::TooWeak);
    }
}
