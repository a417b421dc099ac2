//! How far something is: a bar of a known or an unknown share, and a card with a button
//! that stops it.

use eframe::egui::{CornerRadius, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Button, card};
use crate::ui::icons;
use crate::ui::theme::{Scale, palette, space};

/// A bar; without a share known it shows that something goes on, and no more.
pub(in crate::ui) fn progress(ui: &mut Ui, name: &str, share: Option<f32>) {
    let p = palette(ui);
    let wanted = Vec2::new(ui.available_width(), 6.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.value = share.map(f64::from);
        info
    });
    let corner = CornerRadius::same(3);
    ui.painter().rect_filled(rect, corner, p.neutral);
    let share = share.unwrap_or(0.33).clamp(0.0, 1.0);
    let done = Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, corner, p.accent);
}

/// Long work, in words.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Progress<'a> {
    /// What is being done as a whole.
    pub(in crate::ui) what: &'a str,
    /// What is being done just now.
    pub(in crate::ui) stage: &'a str,
    /// How much of it is done, from 0 to 1, if that is known.
    pub(in crate::ui) share: Option<f32>,
    /// What happens if it is stopped.
    pub(in crate::ui) remark: &'a str,
    /// The word on the button; none once it is being stopped.
    pub(in crate::ui) stop: Option<&'a str>,
}

/// A card with a bar, for long work; gives whether it is to be stopped.
pub(in crate::ui) fn progress_card(ui: &mut Ui, shown: &Progress<'_>) -> bool {
    let p = palette(ui);
    let drawn = card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(Scale::Heading.text(shown.what));
        let percent = shown.share.map(|share| format!(" {} %", (share * 100.0).floor()));
        let stage = format!("{}{}", shown.stage, percent.unwrap_or_default());
        ui.label(Scale::Body.text(&stage).color(p.text2));
        progress(ui, &format!("{}: {stage}", shown.what), shown.share);
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let stop = shown.stop.map(|stop| Button::plain(stop).icon(icons::X));
            let stopped = stop.is_some_and(|stop| ui.add(stop).clicked());
            ui.label(Scale::Small.text(shown.remark).color(p.text2));
            stopped
        })
        .inner
    });
    drawn.inner
}
