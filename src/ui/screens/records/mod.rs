//! The main screen: what there is at the left, a list in the middle, the record at the
//! right.

use std::time::Duration;

use eframe::egui::Ui;

use crate::record::Kind;
use crate::ui::desk::Desk;
use crate::ui::menu::Command;
use crate::ui::route::{Route, Section};
use crate::ui::text::Text;

/// The main screen.
pub(in crate::ui) struct Records {
    section: Section,
}

impl Default for Records {
    fn default() -> Self {
        Self { section: Kind::new("case").map_or(Section::Drafts, Section::Kind) }
    }
}

impl Records {
    /// The section that shows.
    pub(in crate::ui) fn section(&self) -> &Section {
        &self.section
    }

    /// Has everything kept that was typed.
    pub(in crate::ui) fn keep(&mut self, _: &Desk, _: Duration) {}

    /// Does what is meant for this screen.
    pub(in crate::ui) fn carry_out(&mut self, _: Command) {}

    /// Takes in what is done, and asks for what is stale.
    pub(in crate::ui) fn logic(&mut self, _: &mut Desk, _: &Route, _: &Text) {}

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, _: &mut Ui, _: &Text) {}
}
