//! A small table of numbers: a word and an icon at the left, figures in columns at the
//! right. For tables of a few dozen rows; longer ones are lists.

use eframe::egui::{Align2, Frame, Margin, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::ui::theme::{Scale, palette, size, space};

/// One row.
#[derive(Debug, Clone)]
pub(in crate::ui) struct TableRow {
    /// Its icon.
    pub(in crate::ui) icon: &'static str,
    /// What the figures are of.
    pub(in crate::ui) words: String,
    /// The figures, one a column.
    pub(in crate::ui) figures: Vec<u64>,
}

/// How a table looks.
pub(in crate::ui) struct Table<'a> {
    /// The words above the first column.
    pub(in crate::ui) name: String,
    /// The words above the figures.
    pub(in crate::ui) heads: Vec<String>,
    /// The column whose figures are to be seen first, if they are not 0.
    pub(in crate::ui) marked: Option<usize>,
    /// Writes a figure.
    pub(in crate::ui) number: &'a dyn Fn(u64) -> String,
}

const ROW: f32 = 32.0;
/// The least width of a column, in points.
const NARROWEST: f32 = 56.0;

/// Where the figures of a column end.
fn place(row: Rect, widths: &[f32], column: usize) -> Pos2 {
    let after: f32 = widths.iter().skip(column + 1).sum();
    row.right_center() - Vec2::new(space::L + after, 0.0)
}

impl Table<'_> {
    /// Draws it.
    pub(in crate::ui) fn show(&self, ui: &mut Ui, rows: &[TableRow]) {
        let p = palette(ui);
        let frame = Frame::new()
            .fill(p.panel)
            .stroke(Stroke::new(1.0, p.line))
            .corner_radius(size::CARD_CORNER)
            .inner_margin(Margin::ZERO);
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let width = ui.available_width();
            let (head, _) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::hover());
            let (font, colour) = (Scale::SmallStrong.font(), p.text2);
            let wide = |words: &String| {
                let galley = ui.painter().layout_no_wrap(words.clone(), font.clone(), colour);
                (galley.size().x + space::M).max(NARROWEST)
            };
            let widths: Vec<f32> = self.heads.iter().map(wide).collect();
            let left = head.left_center() + Vec2::new(40.0, 0.0);
            ui.painter().text(left, Align2::LEFT_CENTER, &self.name, font.clone(), colour);
            for (at, words) in self.heads.iter().enumerate() {
                let place = place(head, &widths, at);
                ui.painter().text(place, Align2::RIGHT_CENTER, words, font.clone(), colour);
            }
            for row in rows {
                self.row(ui, row, width, &widths);
            }
        });
    }

    fn row(&self, ui: &mut Ui, row: &TableRow, width: f32, widths: &[f32]) {
        let p = palette(ui);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, p.line));
        let at = rect.left_center();
        let icon = at + Vec2::new(space::L, 0.0);
        let font = Scale::Heading.font();
        ui.painter().text(icon, Align2::LEFT_CENTER, row.icon, font, p.text2);
        let end = place(rect, widths, 0).x - NARROWEST;
        let name = Rect::from_min_max(
            rect.min + Vec2::new(40.0, 0.0),
            Pos2::new(end.max(rect.left() + 80.0), rect.bottom()),
        );
        let painter = ui.painter().with_clip_rect(name.intersect(ui.clip_rect()));
        let left = name.left_center();
        painter.text(left, Align2::LEFT_CENTER, &row.words, Scale::Body.font(), p.text);
        let mut spoken = row.words.clone();
        for (column, figure) in row.figures.iter().enumerate() {
            let is_marked = self.marked == Some(column) && *figure > 0;
            let (scale, colour) = match (is_marked, figure) {
                (true, _) => (Scale::Strong, p.contested),
                (false, 0) => (Scale::Body, p.text2),
                (false, _) => (Scale::Body, p.text),
            };
            let words = if *figure == 0 { "–".to_owned() } else { (self.number)(*figure) };
            let place = place(rect, widths, column);
            ui.painter().text(place, Align2::RIGHT_CENTER, words, scale.font(), colour);
            let head = self.heads.get(column).map(String::as_str).unwrap_or_default();
            spoken.push_str(&format!(", {head} {figure}"));
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }
}
