//! Short news at the foot of the window. They hold nothing up, and go by themselves.

use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Role, Vec2, WidgetInfo};

use super::desk::Undoable;
use super::theme::{self, Scale, size, space};
use super::widgets::{Button, Tone};
use super::{icons, text::Text};

/// Seconds that a piece of news stays.
const STAYS: f64 = 8.0;
/// Seconds that one stays that can be undone: whoever has no mouse needs time to get there.
const STAYS_TO_UNDO: f64 = 20.0;
/// As many at once.
const MOST: usize = 4;

/// A piece of news.
#[derive(Debug, Clone)]
struct Toast {
    tone: Tone,
    words: String,
    more: String,
    undo: Option<Undoable>,
    until: f64,
}

/// The news that show at present.
#[derive(Debug, Default)]
pub(super) struct Toasts {
    shown: Vec<Toast>,
}

impl Toasts {
    /// Tells something that went well.
    pub(super) fn done(&mut self, now: f64, words: String) {
        self.add(now, Tone::Done, words, String::new(), None);
    }

    /// Tells something that went well and can be undone.
    pub(super) fn done_with_undo(&mut self, now: f64, words: String, undo: Undoable) {
        self.add(now, Tone::Done, words, String::new(), Some(undo));
    }

    /// Tells something that did not work: what happened, what was kept, what to do.
    pub(super) fn failed(&mut self, now: f64, words: String, more: String) {
        self.add(now, Tone::Refused, words, more, None);
    }

    fn add(&mut self, now: f64, tone: Tone, words: String, more: String, undo: Option<Undoable>) {
        self.shown.retain(|toast| toast.words != words);
        let stays = if undo.is_some() { STAYS_TO_UNDO } else { STAYS };
        self.shown.push(Toast { tone, words, more, undo, until: now + stays });
        let surplus = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..surplus);
    }

    /// What the latest of them offers to undo, once.
    pub(super) fn take_undo(&mut self) -> Option<Undoable> {
        let at = self.shown.iter().rposition(|toast| toast.undo.is_some())?;
        self.shown.remove(at).undo
    }

    /// Puts away the offer to undo this: it is undone.
    pub(super) fn forget_undo(&mut self, undone: Undoable) {
        self.shown.retain(|toast| toast.undo != Some(undone));
    }

    /// Draws them; gives what the user wants undone.
    pub(super) fn show(&mut self, ctx: &Context, text: &Text, now: f64) -> Option<Undoable> {
        // What did not work stays until it is put away.
        self.shown.retain(|toast| toast.tone == Tone::Refused || toast.until > now);
        if let Some(next) = self.shown.iter().map(|toast| toast.until - now).reduce(f64::min)
            && next > 0.0
        {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(next));
        }
        let (mut undo, mut away) = (None, None);
        if self.shown.is_empty() {
            return None;
        }
        let area = Area::new(Id::unique("toasts")).order(Order::Foreground);
        let corner = Vec2::new(-space::XL, -48.0);
        area.anchor(Align2::RIGHT_BOTTOM, corner).show(ctx, |ui| {
            ui.set_max_width(420.0);
            for (at, toast) in self.shown.iter().enumerate() {
                let (fill, edge, colour) = toast.tone.colours(ui);
                let p = theme::palette(ui);
                let frame = Frame::new()
                    .fill(if toast.tone == Tone::Done { p.panel } else { fill })
                    .stroke(if toast.tone == Tone::Done { (1.0, p.line).into() } else { edge })
                    .shadow(theme::shadow(p))
                    .corner_radius(size::CARD_CORNER)
                    .inner_margin(Margin::symmetric(12, 8));
                let response = frame.show(ui, |ui| {
                    ui.horizontal_top(|ui| {
                        let icon = if toast.tone == Tone::Done {
                            icons::CHECK_CIRCLE
                        } else {
                            icons::WARNING
                        };
                        ui.label(Scale::Heading.text(icon).color(colour));
                        ui.vertical(|ui| {
                            ui.set_max_width(280.0);
                            ui.label(Scale::Body.text(&toast.words));
                            if !toast.more.is_empty() {
                                ui.label(Scale::Small.text(&toast.more));
                            }
                        });
                        if toast.undo.is_some()
                            && ui.add(Button::quiet(text.say("toast-undo")).small()).clicked()
                        {
                            undo = toast.undo;
                            away = Some(at);
                        }
                        let close = Button::quiet("").icon(icons::X).name(text.say("toast-close"));
                        if ui.add(close.small()).clicked() {
                            away = Some(at);
                        }
                    });
                });
                let spoken = format!("{} {}", toast.words, toast.more);
                response.response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &spoken));
            }
        });
        if let Some(at) = away {
            self.shown.remove(at);
        }
        undo
    }
}
