//! How far something is: a bar of a known or an unknown share.

use eframe::egui::{CornerRadius, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::theme::palette;

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
